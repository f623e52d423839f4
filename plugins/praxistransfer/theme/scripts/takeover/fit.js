// Compares practices with a municipality by tables that the build has written; no rule stands here.

/**
 * @typedef {{key: string, one: string, many: string}} Result
 * @typedef {{label: string, asks: keyof Ours | "", rows: [number, number][][]}} Criterion
 * @typedef {{id: string, name: string, art: number, groesse: number}} Municipality
 * @typedef {{result: Result, label: string, text: string}} Reason
 * @typedef {{art: number, groesse: number, personal: number}} Ours places among the answers to what
 *   criteria ask for; 0 says nothing
 * @typedef {{size: number, results: Result[], criteria: Criterion[], sentences: string[],
 *   groups: number[][], practices: number[], municipalities: Municipality[],
 *   answers: Record<string, [string, string][]>}} Fits
 */

/** What fits counts first, then what can be adapted, then what differs. */
const WORTH = [1e8, 1e4, 0, -1];

/** @param {any} data the content of daten.json @returns {Fits} */
export function readFits(data) {
  return {
    size: data.anzahl,
    results: data.urteile.map((/** @type {string[]} */ [key, one, many]) => ({ key, one, many })),
    criteria: data.merkmale.map((/** @type {any[]} */ [, label, asks, rows]) => ({ label, asks, rows })),
    sentences: data.saetze,
    groups: data.gruppen,
    practices: data.beispiele,
    municipalities: data.kommunen.map((/** @type {any[]} */ [id, name, art, groesse]) => ({ id, name, art, groesse })),
    answers: { art: data.art, groesse: data.groesse, personal: data.personal },
  };
}

/** @param {Fits} fits @param {Ours} ours @returns {[number, number][][]} group → result and sentence of each criterion */
function judgements(fits, ours) {
  const places = fits.criteria.map(({ asks }) => (asks ? ours[asks] : 0));
  return fits.groups.map((rows) => rows.map((row, i) => fits.criteria[i].rows[row][places[i]]));
}

/**
 * @param {Fits} fits
 * @param {Ours} ours
 * @param {number[]} order the numbers of practices, in the order that decides where all else is equal
 * @returns {{number: number, counts: number[]}[]} those that are offered, the best first, each with
 *   how many criteria came to each result
 */
export function ranked(fits, ours, order) {
  const counts = judgements(fits, ours).map((cells) => {
    const found = fits.results.map(() => 0);
    for (const [result] of cells) found[result] += 1;
    return found;
  });
  const scores = counts.map((found) => found.reduce((sum, number, i) => sum + number * WORTH[i], 0));
  return order
    .filter((number) => fits.practices[number] >= 0)
    .map((number) => ({ number, counts: counts[fits.practices[number]], score: scores[fits.practices[number]] }))
    .sort((a, b) => b.score - a.score);
}

/** @param {Fits} fits @param {Ours} ours @param {number} number @returns {Reason[]} what each criterion says of a practice */
export function reasons(fits, ours, number) {
  const cells = judgements({ ...fits, groups: [fits.groups[fits.practices[number]]] }, ours)[0];
  return cells.map(([result, text], i) => ({
    result: fits.results[result],
    label: fits.criteria[i].label,
    text: fits.sentences[text],
  }));
}

/** @param {Result} result @param {number} number */
export const inWords = (result, number) => `${number} ${number === 1 ? result.one : result.many}`;

/**
 * What the address asks for; every value is that of a choice, empty for none.
 * @typedef {{ki: string, art: string, groesse: string, personal: string, handlungsfeld: string,
 *   zielgruppe: string, nur: string, praxis: string}} Asked
 */

export const NAMES = /** @type {(keyof Asked)[]} */ (["ki", "art", "groesse", "personal", "handlungsfeld", "zielgruppe", "nur", "praxis"]);

/**
 * @param {string} search the part of the address from "?" on
 * @param {(name: keyof Asked, value: string) => boolean} isKnown
 * @returns {{asked: Asked, strange: string[]}} what is asked, and what makes no sense here
 */
export function readAsked(search, isKnown) {
  const asked = /** @type {Asked} */ (Object.fromEntries(NAMES.map((name) => [name, ""])));
  /** @type {string[]} */
  const strange = [];
  for (const [name, value] of new URLSearchParams(search)) {
    const known = NAMES.find((one) => one === name);
    if (!known) strange.push(name);
    else if (value && (asked[known] || !isKnown(known, value))) strange.push(value);
    else asked[known] = value;
  }
  // A municipality that is known needs no description.
  if (asked.ki) strange.push(...[asked.art, asked.groesse].filter(Boolean));
  if (asked.ki) asked.art = asked.groesse = "";
  return { asked, strange };
}

/** @param {Asked} asked @returns {string} the part of the address from "?" on, or nothing */
export function writeAsked(asked) {
  const query = new URLSearchParams(NAMES.filter((name) => asked[name]).map((name) => [name, asked[name]]));
  return query.size ? `?${query}` : "";
}

/** @param {Fits} fits @param {Asked} asked @returns {Ours | null} null if nothing was said of the municipality */
export function oursOf(fits, asked) {
  const place = (/** @type {"art" | "groesse" | "personal"} */ name) => fits.answers[name].findIndex(([id]) => id === asked[name]) + 1;
  const known = fits.municipalities.find(({ id }) => id === asked.ki);
  if (!known && !asked.art && !asked.groesse) return null;
  return {
    art: known?.art ?? place("art"),
    groesse: known?.groesse ?? place("groesse"),
    personal: place("personal"),
  };
}
