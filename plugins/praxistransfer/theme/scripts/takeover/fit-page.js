// The page that compares practices with one's own municipality; its whole state stands in the address.
import { complaint, pageOf, possibleIds } from "../shared/addresses.js";
import { about, count, h, messageOf, tool } from "../shared/dom.js";
import { has } from "../shared/facets.js";
import { inWords, NAMES, oursOf, ranked, readAsked, readFits, reasons, writeAsked } from "./fit.js";
import { loadJson, openLibrary } from "../shared/library.js";

/** @typedef {import("../shared/library.js").Card} Card */
/** @typedef {import("./fit.js").Asked} Asked */

const AT_ONCE = 20;
const ELSEWHERE = "anderer-ort";
const FACETS = /** @type {const} */ (["handlungsfeld", "zielgruppe"]);

/** @param {HTMLElement} place */
export async function showFit(place) {
  try {
    const [library, fits] = await Promise.all([openLibrary(), loadJson("passung/daten.json", readFits)]);
    const page = new FitPage(library, fits);
    place.replaceChildren(...page.elements);
    await page.start();
  } catch (error) {
    const text = `${messageOf(error)} Die fertigen Listen stehen unten.`;
    place.replaceChildren(h("p", { role: "alert" }, text));
  }
}

class FitPage {
  /** @type {Asked} */
  #asked = readAsked("", () => true).asked;
  /** @type {{number: number, counts: number[]}[]} */
  #found = [];
  #shown = 0;
  #drawn = 0;

  #warning = h("p", { className: "px-finder-warning", role: "alert", hidden: true });
  #status = h("p", { className: "px-finder-status", role: "status" });
  #one = h("p", { hidden: true });
  #list = h("ol", { className: "px-fits" });
  #more = h("button", { type: "button", className: "px-more", hidden: true }, "Weitere zeigen");
  /** @type {Record<string, HTMLSelectElement>} */
  #selects = {};
  #only = h("input", { type: "checkbox" });
  #elsewhere = h("div", { className: "px-fit-fields", hidden: true });

  /** @param {import("../shared/library.js").Library} library @param {import("./fit.js").Fits} fits */
  constructor(library, fits) {
    this.library = library;
    this.fits = fits;
    const places = fits.municipalities.map(({ id, name }) => /** @type {[string, string]} */ ([id, name]));
    const { art, groesse, personal } = fits.answers;
    const elsewhere = [ELSEWHERE, "anderer Ort"];
    const ki = this.#select("ki", "Ihre Kommune", [...places, /** @type {[string, string]} */ (elsewhere)], "bitte wählen");
    this.#elsewhere.append(
      this.#select("art", "Art der Kommune", art, "keine Angabe"),
      this.#select("groesse", "Größe", groesse, "keine Angabe"),
    );
    const [field, group] = FACETS.map((id) => {
      const facet = library.model.facets.find((one) => one.id === id);
      const values = (facet?.values ?? []).filter(({ bits }) => bits.some(Boolean));
      return this.#select(id, facet?.label ?? id, values.map(({ id, label }) => [id, label]), "alle");
    });
    this.#only.addEventListener("change", () => this.#choose("nur", this.#only.checked ? "passend" : ""));
    this.#more.addEventListener("click", async () => {
      const before = this.#shown;
      await this.#draw(before + AT_ONCE);
      this.#list.children[before]?.querySelector("a")?.focus();
    });
    addEventListener("popstate", () => this.start());
    const form = h(
      "form",
      { className: "px-fit-form", "aria-label": "Vergleich mit Ihrer Kommune" },
      h("div", { className: "px-fit-fields" }, ki, this.#select("personal", "Stellen im Integrationszentrum", personal, "keine Angabe")),
      this.#elsewhere,
      h("div", { className: "px-fit-fields" }, field, group),
      h("label", { className: "px-choose" }, this.#only, h("span", {}, "nur Beispiele, bei denen nichts abweicht")),
      h("p", { className: "px-note" }, "Verglichen wird in Ihrem Browser. Ihre Auswahl steht in der Adresse und wird nicht gespeichert."),
    );
    form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
    const heading = h("h2", { className: "px-hidden" }, "Ergebnis");
    const results = h("section", { "aria-label": "Ergebnis" }, heading, this.#status, this.#one, this.#list, this.#more);
    this.elements = [this.#warning, form, results];
  }

  /** @param {keyof Asked} name @param {string} label @param {[string, string][]} options @param {string} none */
  #select(name, label, options, none) {
    const id = `passung-${name}`;
    const items = [["", none], ...options].map(([value, text]) => h("option", { value }, text));
    const select = h("select", { className: "px-select", id }, ...items);
    select.addEventListener("change", () => this.#choose(name, select.value));
    this.#selects[name] = select;
    return h("p", {}, h("label", { htmlFor: id }, label), " ", select);
  }

  /** @param {keyof Asked} name @param {string} value */
  #choose(name, value) {
    if (name === "ki") {
      this.#elsewhere.hidden = value !== ELSEWHERE;
      Object.assign(this.#asked, { ki: value === ELSEWHERE ? "" : value, art: "", groesse: "" });
    } else {
      this.#asked[name] = value;
    }
    this.#warning.hidden = true;
    history.pushState(null, "", writeAsked(this.#asked) || location.pathname);
    return this.#show();
  }

  /** Show what the address says. */
  async start() {
    const { asked, strange } = readAsked(location.search, (name, value) => this.#isKnown(name, value));
    this.#asked = asked;
    const isElsewhere = Boolean(asked.art || asked.groesse);
    this.#elsewhere.hidden = !isElsewhere;
    if (isElsewhere) this.#selects.ki.value = ELSEWHERE;
    await this.#show();
    const card = await this.#practice();
    if (asked.praxis && !card) strange.push(asked.praxis);
    this.#warning.textContent = complaint(strange);
    this.#warning.hidden = !strange.length;
  }

  /** @param {keyof Asked} name @param {string} value */
  #isKnown(name, value) {
    if (name === "praxis") return possibleIds([value]).length > 0;
    if (name === "nur") return value === "passend";
    return [...this.#selects[name].options].some((option) => option.value === value && value !== ELSEWHERE);
  }

  async #practice() {
    if (!this.#asked.praxis) return undefined;
    return (await this.library.named([this.#asked.praxis]))[0];
  }

  async #show() {
    const asked = this.#asked;
    for (const name of NAMES) {
      const select = this.#selects[name];
      if (select && !(name === "ki" && !this.#elsewhere.hidden)) select.value = asked[name];
    }
    this.#only.checked = asked.nur === "passend";
    const ours = oursOf(this.fits, asked);
    const card = await this.#practice();
    this.#showOne(card);
    if (!ours) {
      this.#found = [];
    } else {
      const { model } = this.library;
      const wanted = FACETS.flatMap((id) => {
        const values = model.facets.find((facet) => facet.id === id)?.values ?? [];
        const chosen = values.find((value) => value.id === asked[id]);
        return chosen ? [chosen.bits] : [];
      });
      const own = model.facets.find(({ id }) => id === "kommune")?.values.find(({ id }) => id === asked.ki)?.own;
      const order = model.orders.titel.filter((number) =>
        card ? number === card.number : wanted.every((bits) => has(bits, number)) && !(own && has(own, number)),
      );
      const differs = this.fits.results.findIndex(({ key }) => key === "weicht-ab");
      const all = ranked(this.fits, ours, order);
      this.#found = asked.nur && !card ? all.filter(({ counts }) => !counts[differs]) : all;
    }
    await this.#draw(AT_ONCE);
  }

  #said() {
    if (!oursOf(this.fits, this.#asked)) return "Wählen Sie Ihre Kommune oder „anderer Ort“.";
    const number = this.#found.length;
    if (!number) return "Kein Praxisbeispiel passt zu allen Angaben. Nehmen Sie eine weg.";
    return `${count(number, "Praxisbeispiel", "Praxisbeispiele")} verglichen`;
  }

  /** Say that only one practice is compared, and offer the others. @param {Card | undefined} card */
  #showOne(card) {
    this.#one.hidden = !card;
    if (!card) return;
    const all = tool("Alle Beispiele vergleichen", () => this.#choose("praxis", ""));
    this.#one.replaceChildren(`Nur dieses Beispiel: ${card.title}. `, all);
  }

  /** Show that many practices of the list, and then say how many there are. @param {number} most */
  async #draw(most) {
    const mine = ++this.#drawn;
    const kept = most > AT_ONCE ? this.#shown : 0;
    const part = this.#found.slice(kept, most);
    try {
      const cards = await this.library.cards(part.map(({ number }) => number));
      if (mine !== this.#drawn) return;
      const items = cards.map((card, i) => this.#item(card, part[i].counts));
      if (kept) this.#list.append(...items);
      else this.#list.replaceChildren(...items);
      this.#shown = kept + items.length;
      this.#status.textContent = this.#said();
    } catch (error) {
      if (mine !== this.#drawn) return;
      this.#status.textContent = messageOf(error);
    }
    this.#more.hidden = this.#shown >= this.#found.length;
  }

  /** @param {Card} card @param {number[]} counts */
  #item(card, counts) {
    const ours = oursOf(this.fits, this.#asked);
    const all = ours ? reasons(this.fits, ours, card.number) : [];
    const row = (/** @type {import("./fit.js").Reason} */ { result, label, text }) =>
      result.key === "offen"
        ? h("div", {}, h("dt", {}, label), h("dd", {}, text))
        : h("div", { className: `px-fit-${result.key}` }, h("dt", {}, `${label}: ${result.one}`), h("dd", {}, text));
    const open = all.filter(({ result }) => result.key === "offen");
    const told = all.filter(({ result }) => result.key !== "offen");
    const numbers = this.fits.results.flatMap((result, i) =>
      counts[i] ? [h("li", { className: `px-fit-${result.key}` }, inWords(result, counts[i]))] : [],
    );
    return h(
      "li",
      { className: "px-fit" },
      h("p", { className: "px-card-label" }, card.field),
      h("h3", {}, h("a", { href: pageOf(card) }, card.title)),
      h("p", { className: "px-note" }, card.place),
      h("ul", { className: "px-fit-counts" }, ...numbers),
      ...(told.length ? [h("dl", { className: "px-fit-reasons" }, ...told.map(row))] : []),
      ...(open.length
        ? [
            h(
              "details",
              { className: "px-fit-open" },
              h("summary", {}, "Was nicht belegt ist", about(card.title)),
              h("dl", { className: "px-fit-reasons" }, ...open.map(row)),
            ),
          ]
        : []),
    );
  }
}
