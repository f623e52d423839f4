// The filters of the finder: for each facet its values as check boxes, each with its count.
import { h } from "./dom.js";

/**
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {{box: HTMLInputElement, count: HTMLElement, inner: HTMLDetailsElement | null}} Option
 */

const MANY_VALUES = 30;

/** All facets of the finder; tells through `changed` when the reader ticks a box. */
export class Filters {
  /** @type {{facet: Facet, options: Option[], badge: HTMLElement, part: HTMLDetailsElement}[]} */
  #parts = [];

  /**
   * @param {Facet[]} facets
   * @param {(facet: string, value: string, on: boolean) => void} changed
   */
  constructor(facets, changed) {
    this.elements = facets.map((facet, i) => this.#part(facet, i === 0, changed));
  }

  /**
   * @param {Facet} facet
   * @param {boolean} open
   * @param {(facet: string, value: string, on: boolean) => void} changed
   */
  #part(facet, open, changed) {
    const badge = h("span", { className: "px-badge" });
    /** @type {Option[]} */
    const options = facet.values.map(({ id }) => {
      const box = h("input", { type: "checkbox" });
      box.addEventListener("change", () => changed(facet.id, id, box.checked));
      return { box, count: h("span", { className: "px-count" }), inner: null };
    });
    const group = h("div", { role: "group", "aria-label": facet.label }, this.#list(facet, options, -1));
    const part = h("details", { className: "px-facet", open }, h("summary", {}, facet.label, " ", badge), group);
    this.#parts.push({ facet, options, badge, part });
    return part;
  }

  /** @param {Facet} facet @param {Option[]} options @param {number} within @returns {HTMLElement} */
  #list(facet, options, within) {
    const items = facet.values.flatMap((value, i) => {
      if (value.within !== within) return [];
      const { box, count } = options[i];
      const item = h("li", {}, h("label", {}, box, h("span", {}, value.label, " ", count)));
      const below = facet.values.filter((other) => other.within === i).length;
      if (below) {
        const list = this.#list(facet, options, i);
        item.append(facet.values.length > MANY_VALUES ? this.#inner(options[i], value.label, below, list) : list);
      }
      return [item];
    });
    return h("ul", { className: "px-options" }, ...items);
  }

  /** @param {Option} option @param {string} label @param {number} below @param {HTMLElement} list */
  #inner(option, label, below, list) {
    const about = h("span", { className: "px-hidden" }, `: ${label}`);
    option.inner = h("details", {}, h("summary", {}, `einzeln wählen (${below})`, about), list);
    return /** @type {HTMLElement} */ (option.inner);
  }

  /**
   * @param {import("./facets.js").Chosen} chosen
   * @param {number[][]} counts
   */
  show(chosen, counts) {
    this.#parts.forEach(({ facet, options, badge, part }, f) => {
      const ids = chosen.get(facet.id) ?? new Set();
      badge.textContent = ids.size ? `${ids.size} gewählt` : "";
      if (ids.size && !this.shown) part.open = true;
      options.forEach(({ box, count }, v) => {
        const { id, within } = facet.values[v];
        box.checked = ids.has(id);
        box.disabled = !counts[f][v] && !box.checked && box !== document.activeElement;
        count.textContent = `(${counts[f][v]})`;
        for (let up = within; box.checked && up >= 0; up = facet.values[up].within) {
          const { inner } = options[up];
          if (inner) inner.open = true;
        }
      });
    });
    this.shown = true;
  }

  shown = false;
}
