// How the search reads German, word by word; that Python reads alike is tested with the search.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { load } from "../scripts.js";

const { openIndex } = await load("search/index.js");
const { readGerman } = await load("search/german.js");
const { german } = await openIndex(pathToFileURL(`${process.env.SUCHE_WENIGE}/`), async (/** @type {string} */ address) =>
  new Response(await readFile(fileURLToPath(address))),
);
const words = (/** @type {string} */ text) => german.words(text).map((/** @type {any} */ { form, folded, term }) => `${form} ${folded} ${term}`);

test("umlauts, accents, letters of other alphabets and hidden signs are folded", () => {
  assert.deepEqual(words("Straße Große naïve Łódź Фото Soft\u00adware"), [
    "Straße strasse strass", "Große grosse gross", "naïve naive naiv", "Łódź lodz lodz", "Фото foto foto", "Software software softwar",
  ]);
  assert.deepEqual(words("Uebung uebt SOE neue"), ["Uebung ubung ubung", "uebt ubt ubt", "SOE soe soe", "neue neue neu"]);
});

test("all ways to name genders are one word", () => {
  for (const text of ["Bürger*innen", "Bürger:innen", "Bürger_innen", "Bürger/-innen", "Bürger(innen)", "BürgerInnen", "Bürger-innen", "Bürger/in"]) {
    assert.deepEqual(words(text), ["Bürger burger burg"], text);
  }
  assert.deepEqual(words("Übungsleiterinnen Romnja"), ["Übungsleiterinnen ubungsleiterinnen ubungsleit", "Romnja romnja roma"]);
  assert.deepEqual(words("beginnen"), ["beginnen beginnen beginn"]);
});

test("words are cut at hyphens; small words and single letters are left out, single numbers are not", () => {
  assert.deepEqual(words("Älteren-Treffs und 7 x A1"), ["Älteren alteren alt", "Treffs treffs treff", "7 7 7", "A1 a1 a1"]);
  assert.deepEqual(words("und oder ist"), []);
  assert.deepEqual(words(" ,;! "), []);
});

test("endings are cut one after the other while enough is left, and kept where they belong to the word", () => {
  const terms = ["Vereine", "Vereinen", "Stadt", "Städten", "Beratungen", "Museums", "Häuser", "Rat", "See", "Fall", "Kinder"];
  assert.deepEqual(terms.map((term) => german.words(term)[0].term), ["verei", "verei", "stadt", "stadt", "beratung", "mus", "hau", "rat", "see", "fall", "kind"]);
});

test("a family are the words of the same root, without and with their inflection", () => {
  const tables = { beugung: ["en"], familien: [["er", "ung"], ["lich", "keit"]], familien_rest: 3 };
  const plain = {
    unsichtbar: "\u00ad", wort: "{L}+", strich: "-", geschlecht: "\\*in", grosses_i: "(a)In", buchstaben: {}, umlaut: "(^)([x])e",
    ganze_woerter: {}, weiblich: {}, weiblich_nicht: [], weiblich_rest: 4, endungen: {}, bleibt: [], stoppwoerter: [],
  };
  const { family } = readGerman({ ...plain, ...tables });
  assert.deepEqual(family("forder"), ["forder", "fordung"]);
  assert.deepEqual(family("forderen"), ["forder", "fordung"]);
  assert.deepEqual(family("taler"), ["taler", "talung"]);
  assert.deepEqual(family("oer"), []);
  assert.deepEqual(family("probelich"), ["probelich", "probekeit"]);
  const { stem } = readGerman({ ...plain, ...tables, weiblich: { innen: "" } });
  assert.deepEqual(["rabeinnen", "rabinnen"].map(stem), ["rabe", "rabinnen"]); // four letters must be left
});
