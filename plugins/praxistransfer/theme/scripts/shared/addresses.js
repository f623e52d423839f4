// Addresses of the site, and what the part of an address from "?" on may ask for.

export const SITE = new URL("../../../", import.meta.url);
export const MOST_COMPARED = 4;
const ID = /^[a-z0-9][a-z0-9-]{0,99}$/;

/** @param {string} path @returns {string} the whole address of a page of this site */
export const addressOf = (path) => new URL(path, SITE).href;

/** @param {{id: string}} card @returns {string} the address of the page of a practice */
export const pageOf = ({ id }) => addressOf(`praxis/${id}/`);

/** @param {string[]} ids @returns {string} the address at which practices stand side by side */
export const comparisonOf = (ids) => addressOf(`vergleich/?id=${ids.join(",")}`);

/** @param {string | null} text @returns {string[]} what stands between commas, each once */
export const listed = (text) => [...new Set((text ?? "").split(",").map((part) => part.trim()).filter(Boolean))];

/** @param {string[]} ids @returns {string[]} those that can be ids */
export const possibleIds = (ids) => ids.filter((id) => ID.test(id));

/** @param {string[]} strange @returns {string} a sentence on what was left aside, or nothing */
export function complaint(strange) {
  if (!strange.length) return "";
  const shown = strange.slice(0, 3).map((word) => `„${word.slice(0, 40)}${word.length > 40 ? " …" : ""}“`);
  const more = strange.length > 3 ? " und anderes" : "";
  return `Nicht alles in der Adresse ist hier bekannt. Weggelassen: ${shown.join(", ")}${more}.`;
}
