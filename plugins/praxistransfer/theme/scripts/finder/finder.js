// The finder: search, filter, sort, compare and take along. Its whole state stands in the address.
import { compareBox, resultCard } from "../merkliste/result-card.js";
import { openSearch } from "../search/search.js";
import { addressOf, comparisonOf, complaint, listed, MOST_COMPARED, possibleIds, SITE } from "../shared/addresses.js";
import { count, download, h, messageOf, tool } from "../shared/dom.js";
import { bitsOf, everything, has, narrow } from "../shared/facets.js";
import { openLibrary } from "../shared/library.js";
import { AT_ONCE, LONGEST_QUERY, readAddress, SORTS, usualSort, writeAddress } from "./address.js";
import { Filters } from "./filters.js";

/** @typedef {import("../shared/library.js").Card} Card */

const HELP = "ueber/#so-suchen-und-filtern-sie";
const PAUSE = 150;
const WIDE = matchMedia("(min-width: 60em)");

/** Put the finder in its place, and the plain lists away. @param {HTMLElement} place */
export async function showFinder(place) {
  const compared = new URLSearchParams(location.search).get("vergleich");
  if (compared !== null) {
    location.replace(comparisonOf(possibleIds(listed(compared)))); // links from earlier days
    return;
  }
  const plain = document.querySelectorAll("article .px-section, .verzeichnis");
  try {
    const finder = new Finder(await openLibrary());
    await finder.start();
    place.replaceChildren(...finder.elements);
    for (const part of plain) part.remove();
  } catch (error) {
    document.documentElement.toggleAttribute("data-plain", true);
    place.replaceChildren(h("p", { role: "status" }, messageOf(error)));
  }
}

class Finder {
  /** @type {import("./address.js").State} */
  #state = { query: "", chosen: new Map(), sort: "", most: AT_ONCE };
  /** @type {{query: string, ids: number[], bits: Uint32Array} | null} */
  #hits = null;
  /** @type {Map<string, string>} selected for comparison: id → title */
  #selected = new Map();
  /** @type {number[]} */
  #order = [];
  #shown = 0;
  #asked = 0;
  #drawn = 0;
  #timer = 0;
  #search = openSearch(SITE);

  #field = h("input", { className: "px-field", type: "search", name: "q", id: "finder-feld", autocomplete: "off", maxLength: LONGEST_QUERY });
  #notes = h("p", { className: "px-finder-notes", role: "status" });
  #warning = h("p", { className: "px-finder-warning", role: "alert", hidden: true });
  #status = h("p", { className: "px-finder-status", role: "status", tabIndex: -1 });
  #chips = h("ul", { className: "px-chips", hidden: true, "aria-label": "Gewählte Filter" });
  #sort = h("select", { className: "px-select", id: "finder-folge" });
  #list = h("ul", { className: "px-cards px-results" });
  #more = h("button", { type: "button", className: "px-more", hidden: true }, "Weitere zeigen");
  #done = h("p", { className: "px-finder-done", role: "status" });
  #summary = h("summary", {}, "Filtern");
  #close = h("button", { type: "button", className: "px-more px-filter-close" });
  #chosenText = h("p", { className: "px-selection-text", role: "status" });
  #compare = h("button", { type: "button" }, "Auswahl vergleichen");
  #selection = h("div", { className: "px-selection", hidden: true });

  /** @param {import("../shared/library.js").Library} library */
  constructor(library) {
    this.library = library;
    this.filters = new Filters(library.model.facets, (facet, value, on) => this.#choose(facet, value, on));
    this.filter = h(
      "details",
      { className: "px-filter" },
      this.#summary,
      h("h2", {}, "Filtern"),
      ...this.filters.elements,
      this.#close,
    );
    this.finding = h("div", { className: "px-finding" }, this.#form(), this.#columns());
    this.elements = [this.#warning, this.finding];
    this.#listen();
  }

  #form() {
    return h(
      "form",
      { className: "suchfeld", role: "search", "aria-label": "Praxisbeispiele" },
      h("label", { htmlFor: "finder-feld" }, "Thema, Ort, Einrichtung oder Abkürzung"),
      h("div", {}, this.#field, " ", h("button", {}, "Suchen")),
      this.#notes,
      h("p", { className: "px-finder-help" }, h("a", { href: addressOf(HELP) }, "So suchen und filtern Sie")),
    );
  }

  #columns() {
    const save = tool("Liste als CSV", () => this.#save());
    const clear = tool("Auswahl aufheben", () => {
      this.#selected.clear();
      this.#showSelection();
      this.#status.focus();
    });
    this.#selection.append(this.#chosenText, this.#compare, clear);
    const tools = h(
      "div",
      { className: "px-finder-tools" },
      h("span", {}, h("label", { htmlFor: "finder-folge" }, "Sortieren nach "), this.#sort),
      save,
      h("a", { href: addressOf("merkliste/") }, "Merkliste"),
    );
    const results = h(
      "section",
      { className: "px-finder-results", "aria-label": "Ergebnisse" },
      h("h2", { className: "px-hidden" }, "Ergebnisse"),
      h("div", { className: "px-finder-head" }, this.#status, tools),
      this.#chips,
      this.#done,
      this.#list,
      this.#more,
      this.#selection,
    );
    return h("div", { className: "px-finder-columns" }, this.filter, results);
  }

  #listen() {
    const fit = () => (this.filter.open = WIDE.matches);
    WIDE.addEventListener("change", fit);
    fit();
    this.#field.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#ask(), PAUSE);
    });
    this.#field.form.addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      clearTimeout(this.#timer);
      this.#ask();
      this.#status.focus();
    });
    this.#sort.addEventListener("change", () => {
      this.#state.sort = this.#sort.value;
      this.#change();
    });
    this.#more.addEventListener("click", async () => {
      const before = this.#shown;
      this.#state.most = before + AT_ONCE;
      // Whoever comes back from a page finds the list as long as it was.
      history.replaceState(history.state, "", this.#address());
      await this.#draw(before);
      this.#list.children[before]?.querySelector("a")?.focus();
    });
    this.#close.addEventListener("click", () => {
      this.filter.open = false;
      this.#status.focus();
    });
    this.#compare.addEventListener("click", () => {
      // Whoever comes back finds the choice again.
      history.replaceState({ ...history.state, selected: [...this.#selected] }, "");
      location.href = comparisonOf([...this.#selected.keys()]);
    });
    addEventListener("popstate", () => this.start());
  }

  /** Show what the address says. */
  async start() {
    const { state, strange } = readAddress(location.search, this.library.model);
    for (const [id, title] of history.state?.selected ?? []) this.#selected.set(id, title);
    this.#state = state;
    this.#field.value = state.query;
    this.#warning.textContent = complaint(strange);
    this.#warning.hidden = !strange.length;
    await this.#show();
  }

  /** Show another list, from its beginning. @param {boolean} [typing] */
  #change(typing = false) {
    this.#state.most = AT_ONCE;
    return this.#go(typing);
  }

  #address() {
    return writeAddress(this.#state) || location.pathname;
  }

  /** Put the state into the address and show it. @param {boolean} [typing] */
  #go(typing = false) {
    const address = this.#address();
    this.#warning.hidden = true;
    if (typing && history.state?.typing) history.replaceState({ typing }, "", address);
    else history.pushState({ typing }, "", address);
    return this.#show();
  }

  #ask() {
    const query = this.#field.value.trim().slice(0, LONGEST_QUERY);
    if (query === this.#state.query) return;
    const usual = this.#state.sort === usualSort(this.#state.query);
    this.#state.query = query;
    if (usual || (this.#state.sort === "treffer" && !query)) this.#state.sort = usualSort(query);
    this.#change(true);
  }

  /** @param {string} facet @param {string} value @param {boolean} on */
  #choose(facet, value, on) {
    const { chosen } = this.#state;
    const values = chosen.get(facet) ?? new Set();
    if (on) values.add(value);
    else values.delete(value);
    if (values.size) chosen.set(facet, values);
    else chosen.delete(facet);
    return this.#change();
  }

  async #show() {
    const { query } = this.#state;
    const mine = ++this.#asked;
    if (!query || this.#hits?.query !== query) this.#hits = null;
    if (!query) this.#notes.textContent = "";
    if (!query || this.#hits) {
      await this.#filter();
      return;
    }
    try {
      for await (const { ids: all, notes } of (await this.#search).find(query)) {
        if (mine !== this.#asked) return; // a later question was faster
        const ids = all.filter((number) => number < this.library.model.size); // practices come first
        this.#hits = { query, ids, bits: bitsOf(ids, this.library.model.size) };
        this.#notes.textContent = sentence(notes);
        await this.#filter();
      }
    } catch (error) {
      if (mine !== this.#asked) return;
      this.#notes.textContent = messageOf(error);
      await this.#filter();
    }
  }

  async #filter() {
    const { model } = this.library;
    const { chosen, sort } = this.#state;
    const { bits, total, counts } = narrow(model, chosen, this.#hits?.bits ?? everything(model.size));
    const order = (sort === "treffer" && this.#hits?.ids) || model.orders[sort] || model.orders.titel;
    this.#order = order.filter((number) => has(bits, number));
    this.filters.show(chosen, counts);
    this.#showSorts();
    this.#showChips();
    this.#close.textContent = `${count(total, "Beispiel", "Beispiele")} zeigen`;
    if (!(await this.#draw(0))) return;
    // Said last: whoever hears it finds the list as it says.
    const asked = this.#hits ? ` zu „${this.#hits.query}“` : "";
    this.#status.textContent = total
      ? `${total} von ${count(model.size, "Praxisbeispiel", "Praxisbeispielen")}${asked}`
      : "Kein Praxisbeispiel passt zu allen Angaben. Nehmen Sie einen Filter oder ein Suchwort weg.";
  }

  /**
   * Show as many practices of the list as wanted.
   * @param {number} kept those that stand there already
   * @returns whether this is the newest list
   */
  async #draw(kept) {
    const mine = ++this.#drawn;
    try {
      const cards = await this.library.cards(this.#order.slice(0, this.#state.most));
      if (mine !== this.#drawn) return false;
      this.#done.textContent = "";
      const items = cards.slice(kept).map((card) => this.#card(card));
      if (kept) this.#list.append(...items);
      else this.#list.replaceChildren(...items);
      this.#shown = cards.length;
    } catch (error) {
      this.#done.textContent = messageOf(error);
    }
    this.#more.hidden = this.#shown >= this.#order.length;
    this.#showSelection();
    return true;
  }

  /** @param {Card} card */
  #card(card) {
    const { label } = compareBox(card, ({ checked }) => {
      if (checked) this.#selected.set(card.id, card.title);
      else this.#selected.delete(card.id);
      this.#showSelection();
    });
    return resultCard(card, (text) => (this.#done.textContent = text), label);
  }

  #showSorts() {
    const options = Object.entries(SORTS)
      .filter(([id]) => id !== "treffer" || this.#state.query)
      .map(([value, text]) => h("option", { value }, text));
    this.#sort.replaceChildren(...options);
    this.#sort.value = this.#state.sort;
  }

  #showChips() {
    const items = [];
    for (const { id, label, values } of this.library.model.facets) {
      for (const value of values.filter((value) => this.#state.chosen.get(id)?.has(value.id))) {
        const name = h("span", {}, h("span", { className: "px-hidden" }, "Filter entfernen: "), `${label}: ${value.label}`);
        items.push(this.#chip(name, () => this.#choose(id, value.id, false)));
      }
    }
    const number = items.length;
    if (number) {
      items.push(
        this.#chip("Alle Filter zurücksetzen", () => {
          this.#state.chosen = new Map();
          return this.#change();
        }),
      );
      items[number].className = "px-chips-reset";
    }
    this.#chips.hidden = !number;
    this.#chips.replaceChildren(...items);
    this.#summary.textContent = number ? `Filtern (${number} gewählt)` : "Filtern";
  }

  /** @param {Node | string} name @param {() => unknown} click */
  #chip(name, click) {
    const button = h("button", { type: "button" }, name);
    button.addEventListener("click", () => {
      click();
      const next = this.#chips.querySelector("button");
      (this.#chips.hidden ? this.#status : next).focus();
    });
    return h("li", {}, button);
  }

  #showSelection() {
    const number = this.#selected.size;
    this.#selection.hidden = !number;
    this.#compare.disabled = number < 2;
    this.#chosenText.textContent =
      number < 2
        ? `${number} ausgewählt. Zum Vergleichen wählen Sie zwei bis vier Beispiele.`
        : `${number} ausgewählt${number === MOST_COMPARED ? " (mehr geht nicht)" : ""}.`;
    for (const box of this.#list.querySelectorAll("[data-id]")) {
      box.checked = this.#selected.has(box.dataset.id);
      box.disabled = !box.checked && number >= MOST_COMPARED;
    }
  }

  async #save() {
    try {
      const text = await this.library.table(this.#order);
      download("praxisbeispiele.csv", "text/csv;charset=utf-8", text);
      this.#done.textContent = `${count(this.#order.length, "Beispiel", "Beispiele")} als CSV gespeichert.`;
    } catch (error) {
      this.#done.textContent = messageOf(error);
    }
  }
}

/** @param {string[]} notes */
function sentence(notes) {
  const text = notes.join("; ");
  return text && `${text[0].toUpperCase()}${text.slice(1)}.`;
}
