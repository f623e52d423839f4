// A practice in a list that scripts write, with what can be done with it.
import { h } from "../shared/dom.js";
import { pageOf } from "../shared/library.js";
import { rememberButton } from "./merkliste.js";

/**
 * @param {import("../shared/library.js").Card} card
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
