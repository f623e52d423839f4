// Two to four practices side by side. What is compared is read from their own pages, so that it never
// says anything else than they do; pages of this site are data here, nothing in them is run.
import { remembered } from "../merkliste/remembered.js";
import { addressOf, comparisonOf, complaint, listed, MOST_COMPARED, pageOf, possibleIds } from "../shared/addresses.js";
import { about, copy, h, tool } from "../shared/dom.js";

/** @typedef {{id: string, title: string, href: string, rows: Map<string, Node[]>}} Column */

const NOT_KNOWN = "nicht belegt";

/** @param {HTMLElement} place */
export async function showComparison(place) {
  const asked = new URLSearchParams(location.search).getAll("id").flatMap(listed);
  const ids = possibleIds(asked).slice(0, MOST_COMPARED);
  const strange = asked.filter((id) => !ids.includes(id));
  const columns = [];
  let missing = "";
  for (const answer of await Promise.allSettled(ids.map(column))) {
    if (answer.status === "fulfilled" && answer.value) columns.push(answer.value);
    else if (answer.status === "rejected") missing = "Nicht alle Seiten konnten geladen werden. Bitte später noch einmal versuchen.";
  }
  const found = new Set(columns.map(({ id }) => id));
  if (!missing) strange.push(...ids.filter((id) => !found.has(id)));
  const warning = [complaint(strange), missing].filter(Boolean).join(" ");
  const parts = warning ? [h("p", { className: "px-finder-warning", role: "alert" }, warning)] : [];
  if (columns.length > 1) parts.push(tools(), table(columns));
  else parts.push(...invitation(columns));
  place.replaceChildren(...parts);
}

/** @param {Column[]} columns none, or the only one */
function invitation(columns) {
  const said = columns.length
    ? `Bisher ausgewählt: ${columns[0].title}. Zum Vergleichen braucht es zwei bis vier Beispiele.`
    : "Zum Vergleichen braucht es zwei bis vier Beispiele.";
  const kept = remembered();
  const own = kept.length > 1 && kept.length <= MOST_COMPARED;
  return [
    h("p", { role: "status" }, said),
    h("p", {}, h("a", { href: addressOf("praxis/") }, "Beispiele in der Liste auswählen")),
    ...(own ? [h("p", {}, h("a", { href: comparisonOf(kept) }, "Die Beispiele Ihrer Merkliste vergleichen"))] : []),
  ];
}

function tools() {
  const said = h("span", { role: "status" });
  const say = (/** @type {string} */ text) => (said.textContent = text);
  const share = tool("Adresse kopieren", () =>
    copy(location.href, say, "Bitte kopieren Sie die Adresse aus der Adresszeile."),
  );
  const print = tool("Drucken", () => window.print());
  return h("p", { className: "px-compare-tools" }, share, " ", print, " ", said);
}

/** @param {Column[]} columns */
function table(columns) {
  const labels = [...new Set(columns.flatMap(({ rows }) => [...rows.keys()]))];
  const ids = columns.map(({ id }) => id);
  const titles = columns.map(({ id, title, href }) => {
    const others = comparisonOf(ids.filter((other) => other !== id));
    const away = h("a", { className: "px-note", href: others }, "Entfernen", about(title));
    return h("th", { scope: "col" }, h("a", { href }, title), ...(columns.length > 2 ? [h("br"), away] : []));
  });
  const rows = labels.map((label) => {
    const cells = columns.map(({ title, rows }) =>
      h("td", {}, h("span", { className: "px-cell-label" }, title), cell(rows.get(label) ?? [])),
    );
    return h("tr", {}, h("th", { scope: "row" }, label), ...cells);
  });
  return h(
    "table",
    { className: "px-table px-comparison" },
    h("caption", {}, `${columns.length} Praxisbeispiele im Vergleich`),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Merkmal"), ...titles)),
    h("tbody", {}, ...rows),
  );
}

/** @param {Node[]} values */
function cell(values) {
  if (values.length > 1) {
    return h("ul", { className: "px-cell-list" }, ...values.map((value) => h("li", {}, value)));
  }
  const [value] = values;
  const known = value?.textContent?.trim() && value.textContent.trim() !== NOT_KNOWN;
  return h("span", { className: known ? "" : "px-unknown" }, known ? value : NOT_KNOWN);
}

/** @param {string} id @returns {Promise<Column | null>} what the page of a practice says; null if there is none */
async function column(id) {
  const href = pageOf({ id });
  const page = await loadPage(href);
  const title = textOf(page?.querySelector("h1"));
  // Former ids lead on, lists have pages beside those of practices; neither is a practice.
  return page && title && page.querySelector("[data-practice]") ? { id, title, href, rows: rowsOf(page) } : null;
}

/** @param {string} href @returns {Promise<Document | null>} null if there is no such page */
function loadPage(href) {
  // Trusted types forbid to make a document from text; this way no text becomes one.
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.addEventListener("load", () => resolve(request.status === 200 ? request.responseXML : null));
    request.addEventListener("error", reject);
    request.open("GET", href);
    request.send();
  });
}

/** @param {Document} page @returns {Map<string, Node[]>} label → values, in the order of the page */
function rowsOf(page) {
  const rows = new Map();
  const all = (/** @type {string} */ what) => [...page.querySelectorAll(what)];
  const facts = (/** @type {string} */ rowsOf) => {
    for (const row of all(rowsOf)) {
      const label = textOf(row.querySelector("dt"));
      if (!rows.has(label)) rows.set(label, [...row.querySelectorAll("dd")].map(plain));
    }
  };
  rows.set("Kurzfassung", all(".titel .lead").map(plain));
  facts("#angaben .akte-in > div > dl > div");
  rows.set("Akteure", all(".sektoren span").map(plain));
  for (const label of ["Muss bleiben", "Darf sich ändern"]) {
    const steps = all(".schritt").filter((step) => textOf(step.querySelector(".marke-k b")) === label);
    rows.set(label, steps.map(stepOf));
  }
  facts("[aria-labelledby=voraussetzungen] dl > div");
  rows.set("Ergebnisse", all(".zahl p:last-of-type, .saeulen li:not(.luecke) small, .weitere li > span:first-of-type").map(plain));
  rows.set("Voraussetzungen", all(".px-checklist label").map(plain));
  rows.set("Stolpersteine", all(".stolper li").map(plain));
  const transfers = all(".weg-zu h3").map(plain);
  if (transfers.length) rows.set("Übertragungen", transfers);
  return rows;
}

/** @param {Element | null | undefined} element @returns {string} its text as it was written, without soft hyphens */
const textOf = (element) => (element?.textContent ?? "").replaceAll("\u00ad", "").trim();

/** @param {Element} step @returns {Node} what is done, and whether only the editors say what it is for the whole */
function stepOf(step) {
  const judged = step.matches(".red") ? " (Einschätzung der Redaktion)" : "";
  return h("span", {}, plain(/** @type {Element} */ (step.querySelector(".was"))), judged);
}

/** @param {Element} element @returns {Node} its text and links, without citations and labels */
function plain(element) {
  const copy = h("span");
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) copy.append(node.textContent ?? "");
    else if (node instanceof Element && !node.matches("sup, .px-cell-label, input, svg, small")) copy.append(inner(node));
  }
  return copy;
}

/** @param {Element} element @returns {Node} a link, or the text and links inside */
function inner(element) {
  if (element.tagName !== "A") return plain(element);
  return h("a", { href: new URL(element.getAttribute("href") ?? "", element.baseURI).href }, element.textContent ?? "");
}
