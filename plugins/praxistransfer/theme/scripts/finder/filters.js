// The filters of the finder: for each facet its values as check boxes, each with its count.
import { about, h } from "../shared/dom.js";

/**
 * @typedef {import("../shared/facets.js").Facet} Facet
 * @typedef {(facet: string, value: string, on: boolean) => void} Changed
 * @typedef {{box: HTMLInputElement, count: HTMLElement, inner: HTMLDetailsElement | null}} Option
 */

const MANY_VALUES = 30;

/** All facets of the finder; tells through `changed` when the reader ticks a box. */
export class Filters {
  /** @param {Facet[]} facets @param {Changed} changed */
  constructor(facets, changed) {
    this.parts = facets.map((facet) => new Part(facet, changed));
    this.elements = this.parts.map(({ element }) => element);
    this.elements[0].open = true;
  }

  /** @param {import("../shared/facets.js").Chosen} chosen @param {number[][]} counts */
  show(chosen, counts) {
    this.parts.forEach((part, i) => part.show(chosen.get(part.facet.id) ?? new Set(), counts[i]));
  }
}

/** One facet; its check boxes are made when it is opened. */
class Part {
  /** @type {Option[]} */
  #options = [];
  /** @type {Set<string>} */
  #chosen = new Set();
  /** @type {number[]} */
  #counts = [];
  #badge = h("span", { className: "px-badge" });

  /** @param {Facet} facet @param {Changed} changed */
  constructor(facet, changed) {
    this.facet = facet;
    this.changed = changed;
    this.element = h("details", { className: "px-facet" }, h("summary", {}, facet.label, " ", this.#badge));
    this.element.addEventListener("toggle", () => this.#update());
  }

  /** @param {Set<string>} chosen @param {number[]} counts */
  show(chosen, counts) {
    if (chosen.size && !this.#counts.length) this.element.open = true; // the address chose here
    this.#chosen = chosen;
    this.#counts = counts;
    this.#badge.textContent = chosen.size ? `${chosen.size} gewählt` : "";
    this.#update();
  }

  #update() {
    if (!this.element.open) return;
    const { values } = this.facet;
    if (!this.#options.length) this.#make();
    this.#options.forEach(({ box, count }, i) => {
      box.checked = this.#chosen.has(values[i].id);
      box.disabled = !this.#counts[i] && !box.checked && box !== document.activeElement;
      count.textContent = `(${this.#counts[i] ?? 0})`;
      for (let up = values[i].within; box.checked && up >= 0; up = values[up].within) {
        const { inner } = this.#options[up];
        if (inner) inner.open = true;
      }
    });
  }

  #make() {
    const { id, label, values } = this.facet;
    this.#options = values.map((value) => {
      const box = h("input", { type: "checkbox" });
      box.addEventListener("change", () => this.changed(id, value.id, box.checked));
      return { box, count: h("span", { className: "px-count" }), inner: null };
    });
    this.element.append(h("div", { role: "group", "aria-label": label }, this.#list(-1)));
  }

  /** @param {number} within @returns {HTMLElement} the values directly below one, with theirs */
  #list(within) {
    const { values } = this.facet;
    const items = values.flatMap((value, i) => {
      if (value.within !== within) return [];
      const { box, count } = this.#options[i];
      const item = h("li", {}, h("label", {}, box, h("span", {}, value.label, " ", count)));
      const below = values.filter((other) => other.within === i).length;
      if (below) item.append(values.length > MANY_VALUES ? this.#inner(i, below) : this.#list(i));
      return [item];
    });
    return h("ul", { className: "px-options" }, ...items);
  }

  /** @param {number} i @param {number} below how many values there are below */
  #inner(i, below) {
    const summary = h("summary", {}, `einzeln wählen (${below})`, about(this.facet.values[i].label));
    const inner = h("details", {}, summary, this.#list(i));
    this.#options[i].inner = inner;
    return inner;
  }
}
