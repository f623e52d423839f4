// Two to four practices side by side, with the same rows for each.
import { h } from "./dom.js";
import { labelsOf } from "./facets.js";
import { pageOf } from "./library.js";

/** @typedef {import("./library.js").Card} Card */

const NOT_KNOWN = "nicht belegt";

/** @param {string} text */
const list = (text) => text.split("; ").filter(Boolean);

/** What is compared: words for a row, and a facet or what to take from the card. */
/** @type {[string, string | ((card: Card) => string[])][]} */
const ROWS = [
  ["Kurzfassung", (card) => [card.summary]],
  ["Kommune", (card) => [card.place]],
  ["Art der Kommune", "kommunentyp"],
  ["Handlungsfelder", "handlungsfeld"],
  ["Zielgruppen", "zielgruppe"],
  ["Zeitraum", (card) => [card.period]],
  ["Akteure", (card) => list(card.actors)],
  ["Programme", "programm"],
  ["Rolle des Kommunalen Integrationszentrums", "rolle"],
  ["Aufwand", "aufwand"],
  ["Belege zu Ergebnissen", "beleg"],
  ["Wie ermittelt", "methode"],
  ["Dokumentierte Übernahmen", (card) => list(card.transfers || "noch keine dokumentiert")],
  ["Verstetigung", "verstetigung"],
  ["Status", "status"],
  ["Stand", (card) => [card.stand]],
];

/**
 * @param {import("./facets.js").Model} model
 * @param {Card[]} cards
 * @returns {HTMLTableElement}
 */
export function comparison(model, cards) {
  const titles = cards.map((card) =>
    h("th", { scope: "col" }, h("a", { href: pageOf(card) }, card.title)),
  );
  const rows = ROWS.map(([label, from]) => {
    const cells = cards.map((card) => h("td", {}, h("span", { className: "px-cell-label" }, card.title), cell(model, card, from)));
    return h("tr", {}, h("th", { scope: "row" }, label), ...cells);
  });
  return h(
    "table",
    { className: "px-table px-comparison" },
    h("caption", {}, `${cards.length} Praxisbeispiele im Vergleich`),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Merkmal"), ...titles)),
    h("tbody", {}, ...rows),
  );
}

/**
 * @param {import("./facets.js").Model} model
 * @param {Card} card
 * @param {string | ((card: Card) => string[])} from
 */
function cell(model, card, from) {
  let words = [];
  if (typeof from === "string") {
    const facet = model.facets.find(({ id }) => id === from);
    words = facet ? labelsOf(facet, card.number) : [];
  } else {
    words = from(card);
  }
  if (words.length > 1) {
    return h("ul", { className: "px-cell-list" }, ...words.map((word) => h("li", {}, word)));
  }
  const known = words[0] && words[0] !== NOT_KNOWN;
  return h("span", { className: known ? "" : "px-unknown" }, words[0] ?? NOT_KNOWN);
}
