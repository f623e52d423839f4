// A practice in a list that scripts write, with what can be done with it.
import { pageOf } from "../shared/addresses.js";
import { about, h } from "../shared/dom.js";
import { rememberButton } from "./merkliste.js";

/** @typedef {import("../shared/library.js").Card} Card */

/**
 * @param {Card} card
 * @param {(text: string) => void} say what a click did
 * @param {...Node} tools
 * @returns {HTMLLIElement}
 */
export function resultCard(card, say, ...tools) {
  const signs = [card.place, card.period, card.results, card.spread].map((sign) => h("li", {}, sign));
  return h(
    "li",
    { className: "px-card px-result" },
    h("p", { className: "px-card-label" }, card.field),
    h("h3", { className: "px-card-title" }, h("a", { href: pageOf(card) }, card.title)),
    h("p", {}, card.summary),
    h("ul", { className: "px-card-signs" }, ...signs),
    h("div", { className: "px-result-tools" }, ...tools, rememberButton(card.id, card.title, say)),
  );
}

/**
 * @param {Card} card
 * @param {(box: HTMLInputElement) => void} changed
 * @returns {{box: HTMLInputElement, label: HTMLLabelElement}} what chooses a practice for a comparison
 */
export function compareBox(card, changed) {
  const box = h("input", { type: "checkbox", "data-id": card.id });
  box.addEventListener("change", () => changed(box));
  return { box, label: h("label", { className: "px-choose" }, box, h("span", {}, "Vergleichen", about(card.title))) };
}
