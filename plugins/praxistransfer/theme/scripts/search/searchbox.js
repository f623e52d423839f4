// The dialog of the search in the header. The search itself (search.js) comes with the first question.

import { addressOf, SITE } from "../shared/addresses.js";

/** @typedef {import("./search.js").Search} Search */
/** @typedef {import("./index.js").Hit} Hit */

const FIRST = 10;
const MORE = 20;
const PAUSE = 120; // milliseconds without a key, so that not every letter is searched
const UNREACHABLE =
  "Die Suche konnte nicht geladen werden. Bitte später noch einmal versuchen; alle Beispiele stehen auch in der Liste.";

/** @type {Search | undefined} */
let search;

/** @returns {Promise<Search>} */
async function theSearch() {
  search ??= await (await import("./search.js")).openSearch(SITE);
  return search;
}

/** @param {unknown} error @returns {string} what the search says of itself, or that it did not even come */
const reasonOf = (error) => (error instanceof Error && "code" in error ? error.message : UNREACHABLE);

/**
 * @param {Hit} hit
 * @returns {HTMLLIElement}
 */
function listItem({ name, kind, address, summary }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const sort = document.createElement("span");
  const text = document.createElement("p");
  link.href = addressOf(address);
  link.textContent = name;
  sort.className = "px-hit-kind";
  sort.textContent = kind;
  text.textContent = summary;
  item.append(sort, link, text);
  return item;
}

/** Let every search form of the page open the search dialog. */
export function openSearchBox() {
  const dialog = document.querySelector("dialog.px-search");
  if (!(dialog instanceof HTMLDialogElement)) return;
  const field = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  const status = /** @type {HTMLElement} */ (dialog.querySelector("[data-search-status]"));
  const list = /** @type {HTMLElement} */ (dialog.querySelector("[data-search-hits]"));
  const more = document.createElement("button");
  more.type = "button";
  more.className = "px-tool";
  more.textContent = "Weitere Treffer";
  more.hidden = true;
  list.after(more);

  /** @type {number[]} */
  let ids = [];
  let asked = 0;
  let pause = 0;

  /** @param {number} count */
  const add = async (count) => {
    const mine = asked;
    const start = list.children.length;
    const hits = await (await theSearch()).records(ids.slice(start, start + count));
    if (mine !== asked) return;
    list.append(...hits.map(listItem));
    more.hidden = list.children.length >= ids.length;
  };

  const ask = async () => {
    const query = field.value.trim();
    const mine = ++asked;
    const show = async (/** @type {number[]} */ found) => {
      const hits = await (await theSearch()).records(found.slice(0, FIRST));
      if (mine !== asked) return; // a later question was faster
      ids = found;
      list.replaceChildren(...hits.map(listItem));
      more.hidden = ids.length <= FIRST;
    };
    try {
      if (!query) {
        status.textContent = "";
        await show([]);
        return;
      }
      for await (const { ids: found, notes, final } of (await theSearch()).find(query)) {
        if (mine !== asked) return;
        await show(found);
        if (mine === asked && (final || found.length)) {
          status.textContent = message(found.length, query, notes);
        }
      }
    } catch (error) {
      if (mine !== asked) return;
      status.textContent = reasonOf(error);
    }
  };

  const open = (/** @type {string} */ query) => {
    field.value = query;
    if (!dialog.open) dialog.showModal();
    field.focus();
    ask();
  };

  for (const form of document.querySelectorAll("form[data-search]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      open(form.querySelector("input")?.value ?? "");
    });
  }
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE);
  });
  dialog.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  more.addEventListener("click", async () => {
    const before = list.children.length;
    await add(MORE).catch((error) => (status.textContent = reasonOf(error)));
    list.children[before]?.querySelector("a")?.focus();
  });
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [field, ...list.querySelectorAll("a")];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    if (at < 0 || !stops[at + step]) return;
    event.preventDefault(); // the page behind must not scroll
    stops[at + step].focus();
  });
  dialog.querySelector("[data-search-close]")?.addEventListener("click", () => dialog.close());
  const query = new URLSearchParams(location.search).get("q");
  // The finder answers the question of its address itself.
  if (query && !document.querySelector("[data-finder]")) open(query);
}

/**
 * @param {number} count
 * @param {string} query
 * @param {string[]} notes
 * @returns {string}
 */
function message(count, query, notes) {
  const shown = query.length > 60 ? `${query.slice(0, 60)} …` : query;
  if (count === 0) {
    return `Kein Treffer für „${shown}“. Vielleicht hilft ein kürzeres oder ein anderes Wort.`;
  }
  const hits = count === 1 ? "1 Treffer" : `${count} Treffer`;
  return [`${hits} für „${shown}“`, ...notes].join("; ") + ".";
}
