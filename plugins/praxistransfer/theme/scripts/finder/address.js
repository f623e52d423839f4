// The address of the finder says everything that was asked and chosen; nothing else is kept.
import { listed } from "../shared/addresses.js";

/**
 * @typedef {import("../shared/facets.js").Model} Model
 * @typedef {{query: string, chosen: import("../shared/facets.js").Chosen, sort: string, most: number}} State
 *   "most": how many results are shown
 */

export const LONGEST_QUERY = 200;
export const AT_ONCE = 30;
export const SORTS = { treffer: "beste Treffer", titel: "Titel", stand: "neuester Stand", ort: "Ort" };

/** @param {string} query how results are sorted unless the reader says otherwise */
export const usualSort = (query) => (query ? "treffer" : "titel");

/**
 * @param {string} search the part of the address from "?" on
 * @param {Model} model
 * @returns {{state: State, strange: string[]}} what is asked, and what makes no sense here
 */
export function readAddress(search, model) {
  const query = new URLSearchParams(search);
  const text = (query.get("q") ?? "").trim();
  /** @type {State} */
  const state = { query: text.slice(0, LONGEST_QUERY), chosen: new Map(), sort: "", most: AT_ONCE };
  /** @type {string[]} */
  const strange = [];
  if (text.length > LONGEST_QUERY) strange.push(`Suchtext nach ${LONGEST_QUERY} Zeichen`);
  for (const name of new Set(query.keys())) {
    const facet = model.facets.find(({ id }) => id === name);
    const values = query.getAll(name).flatMap(listed);
    if (facet) {
      const known = new Set(facet.values.map(({ id }) => id));
      const chosen = values.filter((value) => known.has(value));
      if (chosen.length) state.chosen.set(name, new Set(chosen));
      strange.push(...values.filter((value) => !known.has(value)));
    } else if (name === "sort") {
      if (Object.hasOwn(SORTS, values[0] ?? "")) state.sort = values[0];
      else strange.push(...values);
    } else if (name === "zeigen") {
      const most = Number(values[0]);
      if (Number.isInteger(most) && most > 0) state.most = Math.min(Math.max(most, AT_ONCE), model.size);
      else strange.push(...values);
    } else if (name !== "q") {
      strange.push(name);
    }
  }
  state.sort ||= usualSort(state.query);
  if (state.sort === "treffer" && !state.query) state.sort = usualSort("");
  return { state, strange };
}

/** @param {State} state @returns {string} the part of the address from "?" on, or nothing */
export function writeAddress(state) {
  const query = new URLSearchParams();
  if (state.query) query.set("q", state.query);
  for (const [facet, values] of state.chosen) {
    if (values.size) query.set(facet, [...values].sort().join(","));
  }
  if (state.sort !== usualSort(state.query)) query.set("sort", state.sort);
  if (state.most > AT_ONCE) query.set("zeigen", String(state.most));
  const text = query.toString().replaceAll("%2C", ",");
  return text && `?${text}`;
}
