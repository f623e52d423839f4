// The search of the header: names, summaries and search words of all entries, in the browser.

/** @typedef {{name: string, kind: string, address: string, summary: string, found: string[]}} Entry */

const SITE = new URL("../../", import.meta.url);
const MOST = 30;
const UNREACHABLE =
  "Die Suche konnte nicht geladen werden. Bitte später noch einmal versuchen; alle Beispiele stehen auch in der Liste.";

/** @type {Promise<Entry[]> | undefined} */
let loading;

/**
 * @param {string} text
 * @returns {string} small letters without accents; "ä" and "ae" are the same
 */
export function fold(text) {
  return text
    .toLowerCase()
    .replace(/ä/g, "ae")
    .replace(/ö/g, "oe")
    .replace(/ü/g, "ue")
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}

/** @returns {Promise<Entry[]>} */
function load() {
  loading ??= fetch(new URL("suche.json", SITE))
    .then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    })
    .then((rows) =>
      rows.map((/** @type {string[]} */ [name, kind, address, summary, words]) => ({
        name,
        kind,
        address,
        summary,
        found: [name, words, summary].map(fold),
      })),
    )
    .catch((error) => {
      loading = undefined; // the next attempt loads again
      throw error;
    });
  return loading;
}

/**
 * @param {Entry[]} entries
 * @param {string} query
 * @returns {Entry[]} entries that hold every word, the best first
 */
export function find(entries, query) {
  const words = fold(query).slice(0, 200).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (!words.length) return [];
  const weights = [4, 2, 1];
  return entries
    .map((entry) => {
      const scores = words.map((word) =>
        Math.max(
          ...entry.found.map((text, field) => {
            const at = text.indexOf(word);
            if (at < 0) return 0;
            const starts = at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]);
            return weights[field] * (starts ? 2 : 1);
          }),
        ),
      );
      const score = scores.includes(0) ? 0 : scores.reduce((sum, value) => sum + value, 0);
      return { entry, score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.entry.name.localeCompare(b.entry.name, "de"))
    .map(({ entry }) => entry);
}

/**
 * @param {Entry} entry
 * @returns {HTMLLIElement}
 */
function hit(entry) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const kind = document.createElement("span");
  const summary = document.createElement("p");
  link.href = new URL(entry.address, SITE).href;
  link.textContent = entry.name;
  kind.className = "px-hit-kind";
  kind.textContent = entry.kind;
  summary.textContent = entry.summary;
  item.append(kind, link, summary);
  return item;
}

/** Let every search form of the page open the search dialog. */
export function openSearch() {
  const dialog = document.querySelector("dialog.px-search");
  if (!(dialog instanceof HTMLDialogElement)) return;
  const field = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  const status = /** @type {HTMLElement} */ (dialog.querySelector("[data-search-status]"));
  const list = /** @type {HTMLElement} */ (dialog.querySelector("[data-search-hits]"));
  let asked = 0;

  const search = async () => {
    const query = field.value.trim();
    const mine = ++asked;
    if (!query) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    try {
      const hits = find(await load(), query);
      if (mine !== asked) return; // a later question was faster
      list.replaceChildren(...hits.slice(0, MOST).map(hit));
      status.textContent = message(hits.length, query);
    } catch {
      status.textContent = UNREACHABLE;
    }
  };

  const open = (/** @type {string} */ query) => {
    field.value = query;
    if (!dialog.open) dialog.showModal();
    field.focus();
    search();
  };

  for (const form of document.querySelectorAll("form[data-search]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      open(form.querySelector("input")?.value ?? "");
    });
  }
  field.addEventListener("input", search);
  dialog.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  dialog.querySelector("[data-search-close]")?.addEventListener("click", () => dialog.close());
  const query = new URLSearchParams(location.search).get("q");
  if (query) open(query);
}

/**
 * @param {number} count
 * @param {string} query
 * @returns {string}
 */
function message(count, query) {
  const shown = query.length > 60 ? `${query.slice(0, 60)} …` : query;
  if (count === 0) {
    return `Kein Treffer für „${shown}“. Vielleicht hilft ein kürzeres oder ein anderes Wort.`;
  }
  const hits = count === 1 ? "1 Treffer" : `${count} Treffer`;
  const most = count > MOST ? `, die ersten ${MOST} stehen hier` : "";
  return `${hits} für „${shown}“${most}.`;
}
