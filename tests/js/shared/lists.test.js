// What the finder narrows down to, counts, reads from the address and saves.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "../scripts.js";

const { bitsOf, everything, has, labelsOf, narrow, readModel } = await load("shared/facets.js");
const { complaint } = await load("shared/addresses.js");
const { readAddress, writeAddress } = await load("finder/address.js");
const { Library, openLibrary, pickLines } = await load("shared/library.js");

/** Four made-up practices: two facets, one of them with a broader value. */
const DATA = {
  stempel: "probe",
  anzahl: 4,
  je: 2,
  erste: ["a", "c"],
  facetten: [
    ["feld", "Feld", [["breit", "Breit", -1, [0]], ["eng", "Eng", 0, [1, 1]], ["anderes", "Anderes", -1, [3]]]],
    ["ort", "Ort", [["hier", "Hier", -1, [0, 1]], ["dort", "Dort", -1, [2, 1]], ["nirgends", "Nirgends", -1, []]]],
  ],
  folgen: { titel: [3, 2, 1, 0], stand: [0, 1, 2, 3], ort: [0, 1, 2, 3] },
};
const model = readModel(DATA);

/** @param {Record<string, string[]>} chosen */
function narrowed(chosen, found = everything(4)) {
  const sets = new Map(Object.entries(chosen).map(([id, values]) => [id, new Set(values)]));
  const { bits, total, counts } = narrow(model, sets, found);
  return { left: [0, 1, 2, 3].filter((number) => has(bits, number)), total, counts };
}

test("without a choice everything is left and every value is counted", () => {
  assert.deepEqual(narrowed({}), { left: [0, 1, 2, 3], total: 4, counts: [[3, 2, 1], [2, 2, 0]] });
});

test("a broader value holds what narrower ones hold, but does not become their label", () => {
  assert.deepEqual(narrowed({ feld: ["breit"] }).left, [0, 1, 2]);
  assert.deepEqual(labelsOf(model.facets[0], 1), ["Eng"]);
});

test("values of one facet add up, facets have to agree", () => {
  assert.deepEqual(narrowed({ feld: ["eng", "anderes"] }).left, [1, 2, 3]);
  assert.deepEqual(narrowed({ feld: ["eng", "anderes"], ort: ["dort"] }).left, [2, 3]);
});

test("counts say what a value would give beside the other facets, whatever its own has", () => {
  const { counts } = narrowed({ feld: ["anderes"], ort: ["dort"] });
  assert.deepEqual(counts, [[1, 1, 1], [0, 1, 0]]);
});

test("what the search found narrows list and counts", () => {
  const { left, counts } = narrowed({ feld: ["breit"] }, bitsOf([2, 3, 99, -1], 4));
  assert.deepEqual(left, [2]);
  assert.deepEqual(counts, [[1, 1, 1], [0, 1, 0]]);
});

test("sets and counts are those of a plain count, at any size", () => {
  for (const size of [1, 31, 32, 33, 64, 1000]) {
    const some = [...Array(size).keys()].filter((number) => (number * 7919) % 3 === 0);
    const gaps = some.map((number, i) => number - (some[i - 1] ?? 0));
    const data = { ...DATA, anzahl: size, facetten: [["f", "F", [["v", "V", -1, gaps]]]] };
    const all = narrow(readModel(data), new Map(), everything(size));
    assert.equal(all.total, size);
    assert.deepEqual(all.counts, [[some.length]]);
  }
});

test("an address says what was chosen and is written the same way again", () => {
  const search = "?q=%C3%A4ltere+pflege&feld=anderes,eng&ort=hier&sort=stand";
  const { state, strange } = readAddress(search, model);
  assert.equal(state.query, "ältere pflege");
  assert.deepEqual([...state.chosen.get("feld")], ["anderes", "eng"]);
  assert.deepEqual(strange, []);
  assert.equal(writeAddress(state), search);
  assert.equal(writeAddress(readAddress("", model).state), "");
});

test("the best come first with a question, titles without one", () => {
  assert.equal(readAddress("?q=x", model).state.sort, "treffer");
  assert.equal(readAddress("", model).state.sort, "titel");
  assert.equal(readAddress("?sort=treffer", model).state.sort, "titel");
});

test("what an address says beyond that is left out and named", () => {
  const hostile = "<img src=x onerror=alert(1)>";
  const search = `?feld=${encodeURIComponent(hostile)},eng&unbekannt=1&sort=__proto__`;
  const { state, strange } = readAddress(search, model);
  assert.deepEqual([...state.chosen], [["feld", new Set(["eng"])]]);
  assert.equal(state.sort, "titel");
  assert.deepEqual(strange, [hostile, "unbekannt", "__proto__"]);
  assert.match(complaint(strange), /Weggelassen: „<img/);
  assert.equal(complaint([]), "");
});

test("a question without an end is cut, and broken signs are no fault", () => {
  const { state, strange } = readAddress(`?q=${"x".repeat(10_000)}&%E0%A4%A=%&&==`, model);
  assert.equal(state.query.length, 200);
  assert.ok(strange.length);
  const named = (/** @type {number} */ length) => complaint(["y".repeat(length)]).match(/„.*“/)?.[0];
  assert.equal(named(40), `„${"y".repeat(40)}“`);
  assert.equal(named(41), `„${"y".repeat(40)} …“`);
  assert.match(complaint([..."abc"]), /„a“, „b“, „c“\.$/);
  assert.match(complaint([..."abcd"]), /„a“, „b“, „c“ und anderes\.$/);
});

test("a table of the list has its head, the lines in the order of the list, and the mark", () => {
  const text = '\ufeff"Kopf"\r\n"a"\r\n"b;""x"""\r\n"c"\r\n';
  assert.equal(pickLines(text, [2, 1], 3), '\ufeff"Kopf"\r\n"c"\r\n"b;""x"""\r\n');
  assert.equal(pickLines(text, [], 3), '\ufeff"Kopf"\r\n');
  assert.throws(() => pickLines(text, [0], 4), /neu laden/);
});

/** @param {Record<string, unknown>} files what the server has below "praxis/karten/" */
function served(files) {
  globalThis.fetch = async (url) => {
    const content = files[String(url).split("/karten/")[1]];
    if (content === undefined) throw new TypeError("no network");
    return new Response(typeof content === "string" ? content : JSON.stringify(content));
  };
}

const row = (/** @type {string} */ id) => [id, `Titel ${id}`, "", "", "", "", "", "", "", ""];

test("cards come from the file that holds them, each file once", async () => {
  served({ "0.json": ["probe", row("a"), row("b")], "1.json": ["probe", row("c"), row("d")] });
  const library = new Library(model);
  assert.deepEqual((await library.cards([3, 0])).map(({ id, number }) => [id, number]), [["d", 3], ["a", 0]]);
  assert.deepEqual((await library.named(["b", "x", "0", "c"])).map((card) => card?.number), [1, undefined, undefined, 2]);
});

test("a missing, cut or outdated file is told in German, and the next attempt loads again", async () => {
  const library = new Library(model);
  served({});
  await assert.rejects(library.cards([0]), /konnte nicht geladen werden/);
  served({ "0.json": '["probe",["a"' });
  await assert.rejects(library.cards([0]), /konnte nicht geladen werden/);
  served({ "0.json": ["alt", row("a")] });
  await assert.rejects(library.cards([0]), /neu laden/);
  served({ "0.json": ["probe", row("a"), row("b")] });
  assert.equal((await library.cards([1]))[0].id, "b");
});

test("a file of cards that holds something else is told in German", async () => {
  for (const odd of [null, 7, "Text", {}, ["probe", null], ["probe", 7]]) {
    served({ "0.json": odd === "Text" ? '"Text"' : odd });
    await assert.rejects(new Library(model).cards([0]), /^Error: (Die Liste ist unvollständig angekommen|Das Handbuch wurde gerade erneuert)/);
  }
});

test("a file of all practices that holds something else is told in German", async () => {
  for (const odd of [null, 7, [], {}, { ...DATA, facetten: null }, { ...DATA, facetten: [["feld", "Feld", null]] }]) {
    globalThis.fetch = async () => new Response(JSON.stringify(odd));
    await assert.rejects(openLibrary(), /^Error: Die Liste ist unvollständig angekommen/);
  }
});

test("how much of a list is shown stands in the address, within reason", () => {
  const wide = { ...model, size: 100 };
  const most = (search) => readAddress(search, wide).state.most;
  assert.deepEqual(["", "?zeigen=60", "?zeigen=7", "?zeigen=1000000"].map(most), [30, 60, 30, 100]);
  for (const strange of ["?zeigen=x", "?zeigen=-1", "?zeigen=", "?zeigen=1.5"]) {
    assert.equal(most(strange), 30, strange);
  }
  assert.deepEqual(readAddress("?zeigen=viele", wide).strange, ["viele"]);
  assert.deepEqual(readAddress("?zeigen=1", wide).strange, []);
  assert.equal(writeAddress(readAddress("?zeigen=60", wide).state), "?zeigen=60");
  assert.equal(writeAddress(readAddress("?zeigen=30", wide).state), "");
});
