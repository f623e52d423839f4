// The comparison with a municipality: looked up, ordered, and kept in the address.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "../scripts.js";

const { inWords, oursOf, ranked, readAsked, readFits, reasons, writeAsked } = await load("takeover/fit.js");

/** Two made-up criteria, one of which asks for the kind; four practices, the last not offered. */
const fits = readFits({
  anzahl: 4,
  urteile: [["passt", "passt", "passen"], ["anpassbar", "lässt", "lassen"], ["offen", "offen", "offen"], ["weicht-ab", "weicht ab", "weichen ab"]],
  merkmale: [
    ["art", "Art", "art", [[[2, 0], [0, 1], [3, 2]], [[2, 0], [3, 3], [0, 4]]]],
    ["rolle", "Rolle", "", [[[0, 5]], [[1, 6]]]],
  ],
  saetze: ["keine Angabe", "gleich", "anders", "auch anders", "auch gleich", "Träger", "beteiligt"],
  gruppen: [[0, 1], [1, 0]],
  beispiele: [1, 0, 0, -1],
  kommunen: [["ki-hier", "Hier", 1, 0]],
  art: [["kreis", "Kreis"], ["stadt", "Stadt"]],
  groesse: [["klein", "klein"]],
  personal: [["viel", "viel"]],
});
const NOTHING = readAsked("", () => true).asked;
const numbers = (/** @type {any} */ asked, order = [0, 1, 2, 3]) =>
  ranked(fits, oursOf(fits, { ...NOTHING, ...asked }), order).map((/** @type {any} */ { number }) => number);

test("the same comes out as in the tables, for a municipality that is known or described", () => {
  const here = oursOf(fits, { ...NOTHING, ki: "ki-hier" });
  assert.deepEqual(here, { art: 1, groesse: 0, personal: 0 });
  assert.deepEqual(oursOf(fits, { ...NOTHING, art: "stadt", personal: "viel" }), { art: 2, groesse: 0, personal: 1 });
  assert.deepEqual(
    reasons(fits, here, 0).map((/** @type {any} */ { result, label, text }) => [result.key, label, text]),
    [["weicht-ab", "Art", "auch anders"], ["passt", "Rolle", "Träger"]],
  );
});

test("nothing is compared before the reader says something of the municipality", () => {
  assert.equal(oursOf(fits, NOTHING), null);
  assert.equal(oursOf(fits, { ...NOTHING, personal: "viel" }), null);
});

test("more that fits comes first, then what can be adapted; equal ones keep their order", () => {
  assert.deepEqual(numbers({ ki: "ki-hier" }), [1, 2, 0]);
  assert.deepEqual(numbers({ ki: "ki-hier" }, [3, 2, 1, 0]), [2, 1, 0]);
  assert.deepEqual(numbers({ art: "stadt" }), [0, 1, 2]);
});

test("a practice that is not offered never comes up", () => {
  assert.ok(!numbers({ art: "kreis" }).includes(3));
});

test("an address says what was chosen and is written the same way again", () => {
  const search = "?ki=ki-hier&handlungsfeld=sport&nur=passend";
  const { asked, strange } = readAsked(search, () => true);
  assert.deepEqual(strange, []);
  assert.equal(writeAsked(asked), search);
  assert.equal(writeAsked(NOTHING), "");
});

test("what an address says beyond that is left out and named", () => {
  const known = (/** @type {string} */ name, /** @type {string} */ value) => value === "gut";
  const hostile = "<img src=x onerror=alert(1)>";
  const { asked, strange } = readAsked(`?ki=gut&ki=gut&art=${encodeURIComponent(hostile)}&toString=1&nur=gut`, known);
  assert.deepEqual([asked.ki, asked.art, asked.nur], ["gut", "", "gut"]);
  assert.deepEqual(strange, ["gut", hostile, "toString"]);
});

test("a municipality that is known is not described a second time", () => {
  const { asked, strange } = readAsked("?ki=a&art=b&groesse=c", () => true);
  assert.deepEqual([asked.ki, asked.art, asked.groesse], ["a", "", ""]);
  assert.deepEqual(strange, ["b", "c"]);
});

test("numbers are told in words", () => {
  assert.equal(inWords(fits.results[0], 1), "1 passt");
  assert.equal(inWords(fits.results[0], 2), "2 passen");
});
