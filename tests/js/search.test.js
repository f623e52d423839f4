// What the search in the header finds, and in which order.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./scripts.js";

const { find, fold } = await load("search.js");

/** An entry as the search reads it from its file; words and summary are made up. */
function entry(name, words = "", summary = "") {
  return { name, kind: "", address: "", summary, found: [name, words, summary].map(fold) };
}

/** The names of the hits, the best first. */
function names(entries, query) {
  return find(entries, query).map((hit) => hit.name);
}

test("small and capital letters are the same", () => {
  assert.equal(fold("SchWIMMen"), "schwimmen");
});

test("umlauts and their two letters are the same", () => {
  assert.equal(fold("Ältere Größe Übung"), "aeltere groesse uebung");
  assert.equal(fold("ÄÖÜ"), fold("aeoeue"));
});

test("accents of other languages do not count", () => {
  assert.equal(fold("Çağrı café"), "cagrı cafe");
});

test("every word has to be found, wherever it stands", () => {
  const entries = [entry("Musterlauf", "", "mit Probeband"), entry("Musterlauf"), entry("Probeband")];
  assert.deepEqual(names(entries, "probeband musterlauf"), ["Musterlauf"]);
  assert.equal(find(entries, "probeband musterlauf")[0], entries[0]);
});

test("a hit in the name comes before one in the search words and one in the summary", () => {
  const entries = [
    entry("A", "", "Probe"),
    entry("B", "Probe"),
    entry("Probe"),
  ];
  assert.deepEqual(names(entries, "probe"), ["Probe", "B", "A"]);
});

test("a word that begins so comes before one that contains it", () => {
  const entries = [entry("Anprobe"), entry("Probelauf")];
  assert.deepEqual(names(entries, "probe"), ["Probelauf", "Anprobe"]);
});

test("equal hits stand in the order of the German alphabet", () => {
  const entries = [entry("Probe Z"), entry("Probe Ö"), entry("Probe O")];
  assert.deepEqual(names(entries, "probe"), ["Probe O", "Probe Ö", "Probe Z"]);
});

test("nothing, blanks and signs alone find nothing", () => {
  const entries = [entry("Probe")];
  for (const query of ["", "   ", "+-~^:*[(", "\u202e"]) assert.deepEqual(find(entries, query), []);
});

test("signs separate words and are no patterns", () => {
  const entries = [entry("Probe-Lauf (neu)"), entry("Anderes")];
  assert.deepEqual(names(entries, "(probe*lauf"), ["Probe-Lauf (neu)"]);
  assert.deepEqual(names(entries, ".*"), []);
});

test("a query without an end is cut", () => {
  assert.deepEqual(names([entry("Probe")], `probe ${" ".repeat(300)} fehlt`), ["Probe"]);
});
