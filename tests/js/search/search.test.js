// What the search of the browser does with an index of made-up documents (see test_scripts.py), with
// files that are missing, damaged or of another release, and with what people may type.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { load as script } from "../scripts.js";

const { distance, openSearch } = await script("search/search.js");
const MANY = pathToFileURL(`${process.env.SUCHE_VIELE}/`);
const TOWNS = pathToFileURL(`${process.env.SUCHE_ORTE}/`);
const FEW = pathToFileURL(`${process.env.SUCHE_WENIGE}/`);

/** Loads files of the index; "change" may put something else in their place. */
function loader(change = (_name, content) => content) {
  const loaded = [];
  const load = async (address) => {
    const name = address.split("/").at(-1);
    loaded.push(name);
    const content = change(name, await readFile(fileURLToPath(address)).catch(() => null));
    return new Response(content, { status: content ? 200 : 404 });
  };
  return { load, loaded };
}

async function last(search, query) {
  let result;
  for await (result of search.find(query));
  return result;
}

/** The names of the hits, the best first. */
async function names(query, base = FEW) {
  const search = await openSearch(base, loader().load);
  const { ids } = await last(search, query);
  return (await search.records(ids)).map(({ name }) => name);
}

test("nothing is loaded before the first question", async () => {
  const { load, loaded } = loader();
  const search = await openSearch(MANY, load);
  assert.deepEqual(loaded, []);
  await last(search, "Wolken");
  assert.ok(loaded.length);
});

test("few documents need one file, many only some of theirs", async () => {
  for (const [base, least, most] of [[FEW, 1, 1], [MANY, 3, 30]]) {
    const { load, loaded } = loader();
    const search = await openSearch(base, load);
    const { ids } = await last(search, "Wolkenkurs");
    await search.records(ids.slice(0, 10));
    assert.ok(least <= loaded.length && loaded.length <= most, String(loaded.length));
  }
});

test("a hit says what it is and where it lives", async () => {
  const search = await openSearch(FEW, loader().load);
  const [hit] = await search.records((await last(search, "Kringelfest")).ids);
  assert.deepEqual(hit, {
    id: "muster-00000",
    name: "Kringelfest",
    kind: "Praxisbeispiel",
    address: "praxis/muster-00000/",
    summary: "Ein Fest.",
  });
  assert.equal(await search.practices(), 8);
});

test("forms, umlauts, genders and accents do not matter", async () => {
  for (const query of ["Kringelfeste", "KRINGELFEST", "kringelfesten", "Kringel\u00adfest"]) {
    assert.equal((await names(query))[0], "Kringelfest", query);
  }
  for (const query of ["Übungsleiterinnen", "uebungsleiter", "ubungsleiter", "Übungsleiter*innen"]) {
    assert.equal((await names(query))[0], "Übung", query);
  }
});

test("what begins so is found from three letters on", async () => {
  assert.equal((await names("krin"))[0], "Kringelfest");
  assert.deepEqual(await names("kr"), []);
});

test("a compound is found by its parts, and parts find the compound", async () => {
  assert.equal((await names("Fest"))[0], "Kringelfest");
  assert.deepEqual((await names("Flötenfest")).sort(), ["Flöte", "Kringelfest"]);
  assert.equal((await names("Nebelkreide"))[0], "Nebel und Kreide");
});

test("a mistyped word finds what was meant and says so", async () => {
  const search = await openSearch(FEW, loader().load);
  const { ids, notes } = await last(search, "Kirngelfest");
  assert.deepEqual(ids, [0]);
  assert.match(notes[0], /^keine Treffer für „Kirngelfest“, gezeigt für Wörter wie „kringelfest“$/);
});

test("words of the same meaning are found and named", async () => {
  const search = await openSearch(FEW, loader().load);
  const { ids, notes } = await last(search, "Rundes");
  assert.deepEqual(ids.slice(0, 1), [0]);
  assert.deepEqual(notes, ["auch gesucht nach „Kringelfest“"]);
});

test("of many words of the same meaning the first are named, so that the hits stay in sight", async () => {
  const search = await openSearch(FEW, loader().load);
  const { notes } = await last(search, "Klang");
  assert.deepEqual(notes, ["auch gesucht nach „Flöte“, „Horn“, „Geige“, „Trommel“, „Harfe“ und 2 weiteren Wörtern"]);
});

test("a phrase leads to words of the same meaning", async () => {
  assert.ok((await names("sehr runde Sache")).includes("Kringelfest"));
});

test("what is named exactly so comes first", async () => {
  assert.equal((await names("Übung"))[0], "Übung");
  assert.equal((await names("Musterbegriff"))[0], "Musterbegriff");
});

test("a place is meant as it is written, and not by its stem", async () => {
  assert.equal((await names("Bünde", TOWNS))[0], "Kringelfest");
  assert.equal((await names("Buende", TOWNS))[0], "Kringelfest");
  assert.equal((await names("Bund", TOWNS))[0], "Bünde und Bund");
  assert.equal((await names("Nebel an der Kreide", TOWNS))[0], "Nebelkurs");
});

test("who answers more of a question comes first", async () => {
  assert.equal((await names("Nebel Kreide Murmel"))[0], "Nebel, Kreide und Murmel");
});

test("the first answer is exact, the last one final", async () => {
  const search = await openSearch(MANY, loader().load);
  const results = [];
  for await (const result of search.find("Wolkenmurmelkreide")) results.push(result);
  assert.deepEqual(results.map(({ final }) => final), [false, true]);
  assert.ok(results[1].ids.length > results[0].ids.length);
});

test("scores fall and belong to the hits", async () => {
  const search = await openSearch(MANY, loader().load);
  const { ids, scores } = await last(search, "Wolken Kurs");
  assert.equal(ids.length, scores.length);
  assert.deepEqual(scores, [...scores].sort((a, b) => b - a));
  assert.equal(new Set(ids).size, ids.length);
});

test("what is not there finds nothing", async () => {
  assert.deepEqual(await names("Xylophon", MANY), []);
  assert.deepEqual(await names("und oder aber", MANY), []);
});

const AWKWARD = [
  "", " ", "\0", "+-~^:*[(", "titel:Probe", "wolk*", "-Wolken", "Wolken^10", "Wolken~3", "(.*)+$", "\\",
  "<img src=x onerror=alert(1)>", "__proto__", "constructor", "toString", "\u202e\u202d", "\ud800",
  "🎈".repeat(200), "ſ ﬁ ẞ Ⅳ ²", "שלום العربية 日本語", "a".repeat(10_000), "wolken ".repeat(2_000),
  "~0", "=", "wolken=", "Schüler:innen", "../../etc/passwd", "%00", "x'; DROP TABLE y; --",
];

for (const base of [FEW, MANY]) {
  test(`any text is taken (${base === FEW ? "one file" : "many files"})`, async () => {
    const search = await openSearch(base, loader().load);
    for (const query of AWKWARD) {
      const { ids, final } = await last(search, query);
      assert.ok(final && ids.every(Number.isInteger), query);
      await search.records(ids.slice(0, 10));
    }
  });
}

/** What goes wrong when a question is asked, and its hits are shown. */
async function failure(change, query = "Wolkenkurs") {
  const search = await openSearch(MANY, loader(change).load);
  try {
    const { ids } = await last(search, query);
    await search.records(ids);
  } catch (error) {
    return error;
  }
  return undefined;
}

test("a missing directory and a missing network are said", async () => {
  const missing = await failure(() => null);
  assert.equal(missing.code, "netz");
  assert.match(missing.message, /konnte nicht geladen werden/);
  const search = await openSearch(MANY, () => Promise.reject(new TypeError("offline")));
  await assert.rejects(last(search, "Wolken"), { code: "netz" });
});

test("a file of an older release that is gone is said", async () => {
  const error = await failure((name, content) => (name === "verzeichnis.bin" ? content : null));
  assert.equal(error.code, "veraltet");
  assert.match(error.message, /Seite neu laden/);
});

test("a directory that this script cannot read is said", async () => {
  const { deflateRawSync } = await import("node:zlib");
  const head = Buffer.from(JSON.stringify({ format: 99 }));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  assert.equal((await failure(() => deflateRawSync(Buffer.concat([size, head])))).code, "veraltet");
});

test("truncated and damaged files are said, whichever they are", async () => {
  const half = (content) => content.subarray(0, content.length / 2);
  const damaged = () => Buffer.from("<!doctype html><title>404</title>");
  for (const spoil of [half, damaged, () => Buffer.from([0])]) {
    for (const which of [(name) => name === "verzeichnis.bin", (name) => name !== "verzeichnis.bin"]) {
      const error = await failure((name, content) => (which(name) ? spoil(content) : content));
      assert.equal(error?.code, "defekt");
      assert.match(error.message, /unvollständig/);
    }
  }
});

test("after a failure the next question loads again", async () => {
  let broken = true;
  const search = await openSearch(MANY, loader((_name, content) => (broken ? null : content)).load);
  await assert.rejects(last(search, "Wolken"));
  broken = false;
  assert.ok((await last(search, "Wolken")).ids.length);
});

test("letters are counted as changed, added, left out or swapped; endings are free", () => {
  for (const [typed, term, far] of [
    ["kringel", "kringel", 0], ["kirngel", "kringel", 1], ["kringl", "kringel", 1],
    ["krringel", "kringel", 1], ["kringels", "kringel", 0], ["krangol", "kringel", 2],
    ["verien", "verei", 1], ["anders", "kringel", 3],
  ]) {
    assert.equal(distance(typed, term, 2), far, `${typed} ${term}`);
  }
});

test("the distance is that of a full table", () => {
  const full = (typed, term) => {
    const rows = [Array.from({ length: term.length + 1 }, (_, j) => j)];
    for (let i = 1; i <= typed.length; i++) {
      rows.push([i]);
      for (let j = 1; j <= term.length; j++) {
        const same = typed[i - 1] === term[j - 1] ? 0 : 1;
        let value = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
        if (i > 1 && j > 1 && typed[i - 1] === term[j - 2] && typed[i - 2] === term[j - 1]) {
          value = Math.min(value, rows[i - 2][j - 2] + 1);
        }
        rows[i].push(value);
      }
    }
    const ending = /[emnrst]{0,2}$/.exec(typed)[0].length;
    return Math.min(...rows.slice(typed.length - ending).map((row) => row[term.length]));
  };
  let seed = 1;
  const word = () => {
    let text = "";
    do {
      seed = (seed * 48271) % 2147483647;
      text += "aben"[seed % 4];
    } while (text.length < 3 || seed % 7);
    return text;
  };
  for (let round = 0; round < 3000; round++) {
    const [typed, term, most] = [word(), word(), 1 + (round % 2)];
    const far = full(typed, term);
    assert.equal(Math.min(distance(typed, term, most), most + 1), Math.min(far, most + 1), `${typed} ${term}`);
  }
});

test("words of one family find each other where there is little else", async () => {
  assert.deepEqual(await names("Murmelung"), ["Nebel, Kreide und Murmel"]);
  assert.deepEqual(await names("Kringelfestlichkeit"), ["Kringelfest"]);
});

test("a word that only asks for others may be begun or mistyped", async () => {
  for (const query of ["Rosett", "Rosette", "Rosetten", "Rostete"]) {
    assert.deepEqual(await names(query), ["Flöte"], query);
  }
});

test("a compound is found by words that mean the same as its parts", async () => {
  assert.deepEqual((await names("Rosettenfest")).sort(), ["Flöte", "Kringelfest"]);
});

test("of a compound of which nothing else is known, the longer known part is found and named", async () => {
  const search = await openSearch(FEW, loader().load);
  const { ids, notes } = await last(search, "Kringelfestverordnung");
  assert.deepEqual(ids, [0]);
  assert.deepEqual(notes, ["keine Treffer für „Kringelfestverordnung“, gezeigt für Wörter wie „kringelfest“"]);
});

test("a word that nothing answers does not hide what answers the others", async () => {
  assert.ok((await names("Kurs Xylophon", MANY)).length > 10);
  assert.deepEqual(await names("Xylophon", MANY), []);
});

test("the words that were searched, too, are named in the order of the question", async () => {
  const search = await openSearch(FEW, loader().load);
  assert.match((await last(search, "Rosette Rundes")).notes[0], /„Flöte“, „Kringelfest“/);
  assert.match((await last(search, "Rundes Rosette")).notes[0], /„Kringelfest“, „Flöte“/);
});

/** What answers to a question score, in hundredths, by name; and what is said of it. */
const ANSWERS = {
  Kringelfest: { Kringelfest: 590 },
  Fest: { Kringelfest: 699 },
  Übung: { Übung: 3549, "Übung macht Muster": 689 },
  "Nebel Kreide": { "Nebel und Kreide": 927, "Nebel, Kreide und Murmel": 843 },
  "Nebel Kreide Murmel": { "Nebel, Kreide und Murmel": 1433, "Nebel und Kreide": 546 },
  Musterbegriff: { Musterbegriff: 3222, "Musterbegriff im Titel": 529, "Übung macht Muster": 14 },
  Muster: { "Musterbegriff im Titel": 390, "Übung macht Muster": 342, Musterbegriff: 164 },
  "Kringelf Übung": { "Übung macht Muster": 287, Übung: 229, Kringelfest: 86 },
  Rundes: { Kringelfest: 212, notes: ["auch gesucht nach „Kringelfest“"] },
  "sehr runde Sache": { Kringelfest: 319, notes: ["auch gesucht nach „Kringelfest“"] },
  Flötenfest: { Flöte: 29, Kringelfest: 28 },
  Kirngelfest: { Kringelfest: 147, notes: ["keine Treffer für „Kirngelfest“, gezeigt für Wörter wie „kringelfest“"] },
  Nebelkraide: { "Nebel und Kreide": 94, "Nebel, Kreide und Murmel": 85, notes: ["keine Treffer für „Nebelkraide“, gezeigt für Wörter wie „kreid“"] },
  Murmelverordnung: { "Nebel, Kreide und Murmel": 24, notes: ["keine Treffer für „Murmelverordnung“, gezeigt für Wörter wie „murmel“"] },
  Murmelung: { "Nebel, Kreide und Murmel": 119 },
  Rosettenfest: { Flöte: 29, Kringelfest: 28, notes: ["auch gesucht nach „Flöte“"] },
  Rosett: { Flöte: 261, notes: ["auch gesucht nach „Flöte“"] },
  "Nebel Xylophon": { "Nebel und Kreide": 155, "Nebel, Kreide und Murmel": 141 },
  "Übungsleiter Titel": { "Musterbegriff im Titel": 268, Übung: 85 },
};

test("answers, their scores and what is said of them are these", async () => {
  const search = await openSearch(FEW, loader().load);
  for (const [query, { notes = [], ...scored }] of Object.entries(ANSWERS)) {
    const answer = await last(search, query);
    const hits = await search.records(answer.ids);
    const scores = answer.scores.map((/** @type {number} */ score) => Math.round(score * 100));
    assert.deepEqual(Object.fromEntries(hits.map(({ name }, at) => [name, scores[at]])), scored, query);
    assert.deepEqual(hits.map(({ name }) => name), Object.keys(scored), query);
    assert.deepEqual(answer.notes, notes, query);
  }
});

test("a part of a compound counts from six letters on", async () => {
  assert.deepEqual(await names("Murmelverordnung"), ["Nebel, Kreide und Murmel"]);
  assert.deepEqual(await names("Nebelverordnung"), []);
});

test("in the end of a compound one letter may be wrong, not two", async () => {
  assert.ok((await names("Nebelkraide")).includes("Nebel und Kreide"));
  assert.deepEqual(await names("Nebelkraibe"), []);
});

test("short words and words with digits are no slips of others", async () => {
  assert.deepEqual(await names("Flxte"), ["Flöte"]);
  for (const query of ["Fst", "Fl0te", "F1öte"]) assert.deepEqual(await names(query), [], query);
});

test("a word that only begins others is as common as they are together", async () => {
  const both = await names("Kre Zaubertreffen", MANY);
  assert.equal(both.length, 167); // "Kre" begins words of nearly every document, and decides nothing
  assert.equal((await names("Zaubertreffen", MANY)).length, 167);
});
