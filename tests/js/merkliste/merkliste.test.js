// The Merkliste: what a click keeps, what its page shows, and what it shares, saves and deletes.
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage, settle, textOf, until } from "../page.js";
import { load } from "../scripts.js";

const KEY = "praxistransfer.merkliste";
const NOT_STORED = "Ihr Browser erlaubt dieser Website nicht, etwas zu speichern.";
const LIST = { stempel: "probe", anzahl: 6, je: 6, erste: ["a"], facetten: [], folgen: {} };
const CARDS = ["probe", ...[..."abcdef"].map((id) => [id, `Titel ${id}`, "", "", "", "", "", "", "", "", ""])];
const FILES = {
  "praxis/filter.json": LIST,
  "praxis/karten/0.json": CARDS,
  "praxis/praxisbeispiele.csv": `Kopf\r\n${[..."ABCDEF"].map((line) => `${line}\r\n`).join("")}`,
};
const kept = (/** @type {string[]} */ ...ids) => ({ stored: { [KEY]: JSON.stringify(ids) } });

/** @param {string} search @param {Record<string, any>} [options] */
async function merkliste(search = "", { files = {}, html = "<div data-remembered></div>", ...options } = {}) {
  const page = openPage(html, { address: `merkliste/${search}`, files: { ...FILES, ...files }, ...options });
  const { showMerkliste } = await load("merkliste/merkliste-page.js");
  await showMerkliste(page.one("[data-remembered]"));
  return Object.assign(page, {
    said: () => textOf(page.one("[data-remembered] > [role=status]")),
    titles: () => page.texts(".px-result h3"),
    tools: () => page.texts(".px-compare-tools > *"),
    ids: () => JSON.parse(page.stored()[KEY] ?? "null"),
    bar: () => page.all("p > a").find((one) => /vergleichen$/.test(textOf(one))),
  });
}

test("only ids are read from the storage, and at most five hundred", async () => {
  const read = async (/** @type {string} */ value, options = {}) => {
    openPage("", { stored: { [KEY]: value }, ...options });
    return (await load("merkliste/remembered.js")).remembered();
  };
  assert.deepEqual(await read('["a","<b>",7,null,"A","-x","b-2"]'), ["a", "7", "null", "b-2"]);
  for (const strange of ["{", "{}", '"a"', "null", "7"]) assert.deepEqual(await read(strange), [], strange);
  assert.equal((await read(JSON.stringify(Array(600).fill("a")))).length, 500);
  assert.deepEqual(await read('["a"]', { storage: false, stored: {} }), []);
});

test("at most five hundred ids are kept, and none leaves nothing behind", async () => {
  const page = openPage("", kept("alt"));
  const { remember } = await load("merkliste/remembered.js");
  assert.equal(remember(Array.from({ length: 501 }, (_, i) => `p${i}`)), true);
  const ids = JSON.parse(page.stored()[KEY]);
  assert.deepEqual([ids.length, ids[0], ids.at(-1)], [500, "p0", "p499"]);
  assert.equal(remember([]), true);
  assert.deepEqual(page.stored(), {});
  openPage("", { storage: false });
  assert.equal(remember(["a"]), false);
});

test("the button of a practice puts it on the list and takes it off, and says so", async () => {
  const page = openPage("<p></p>", kept("a"));
  const { rememberButton } = await load("merkliste/merkliste.js");
  page.one("p").append(rememberButton("garten", "Garten", (/** @type {string} */ text) => said.push(text)));
  const said = /** @type {string[]} */ ([]);
  const button = page.one("button");
  const state = () => [textOf(button), button.getAttribute("aria-pressed"), page.stored()[KEY], said.at(-1)];
  assert.deepEqual([button.type, button.className], ["button", "px-tool px-remember-button"]);
  assert.deepEqual(state(), ["Merken: Garten", "false", '["a"]', undefined]);
  button.click();
  assert.deepEqual(state(), ["Gemerkt: Garten", "true", '["a","garten"]', "Auf die Merkliste gesetzt."]);
  button.click();
  assert.deepEqual(state(), ["Merken: Garten", "false", '["a"]', "Von der Merkliste genommen."]);
});

test("one's own list is shown in its order and counted", async () => {
  const page = await merkliste("", kept("c", "a"));
  assert.equal(page.said(), "2 Praxisbeispiele auf Ihrer Merkliste.");
  assert.deepEqual(page.titles(), ["Titel c", "Titel a"]);
  assert.deepEqual(page.tools(), ["Adresse kopieren", "Als CSV speichern", "Als JSON speichern", "Alles löschen"]);
  assert.equal((await merkliste("", kept("b"))).said(), "1 Praxisbeispiel auf Ihrer Merkliste.");
  assert.equal((await merkliste("", kept("b", "weg"))).said(), "1 Praxisbeispiel auf Ihrer Merkliste. 1 Angabe gehört zu keinem Beispiel.");
});

test("an empty list leads to the practices; ids that lead nowhere can be deleted", async () => {
  const page = await merkliste();
  assert.equal(page.said(), "0 Praxisbeispiele auf Ihrer Merkliste.");
  assert.match(page.control("Alle Praxisbeispiele").href, /example\/\d+\/praxis\/$/);
  assert.equal(page.control("Alles löschen"), undefined);
  const lost = await merkliste("", kept("weg", "fort"));
  assert.equal(lost.said(), "0 Praxisbeispiele auf Ihrer Merkliste. 2 Angaben gehören zu keinem Beispiel.");
  lost.click("Alles löschen");
  await until(() => lost.said() === "0 Praxisbeispiele auf Ihrer Merkliste.");
  assert.deepEqual(lost.stored(), {});
});

test("all is deleted on a click, where the browser allows it", async () => {
  const page = await merkliste("", kept("a", "b"));
  page.click("Alles löschen");
  await until(() => page.said() === "0 Praxisbeispiele auf Ihrer Merkliste.");
  assert.deepEqual(page.stored(), {});
  assert.deepEqual(page.titles(), []);
});

test("two to four are compared at once, more by choice", async () => {
  const few = await merkliste("", kept("a", "b", "c", "d"));
  assert.equal(textOf(few.bar()), "Diese Beispiele vergleichen");
  assert.match(few.bar().href, /vergleich\/\?id=a,b,c,d$/);
  assert.equal(few.all(".px-choose").length, 0);
  assert.equal((await merkliste("", kept("a"))).bar(), undefined);
  const page = await merkliste("", kept("a", "b", "c", "d", "e", "f"));
  const boxes = page.all(".px-choose input");
  const chosen = () => textOf(page.bar().closest("p").querySelector("[role=status]"));
  assert.equal(textOf(page.bar()), "Auswahl vergleichen");
  assert.equal(boxes.length, 6);
  assert.equal(chosen(), "0 ausgewählt. Zum Vergleichen wählen Sie zwei bis vier Beispiele.");
  boxes[1].click();
  assert.equal(page.bar().hidden, true);
  boxes[0].click();
  assert.equal(page.bar().hidden, false);
  assert.match(page.bar().href, /\?id=b,a$/);
  assert.equal(chosen(), "2 ausgewählt. Zum Vergleichen wählen Sie zwei bis vier Beispiele.");
  boxes[2].click();
  assert.equal(boxes[5].disabled, false);
  boxes[3].click();
  assert.deepEqual(boxes.map(({ disabled }) => disabled), [false, false, false, false, true, true]);
  boxes[1].click();
  assert.equal(boxes[5].disabled, false);
  assert.match(page.bar().href, /\?id=a,c,d$/);
});

test("the address of a list is copied, or shown where the browser forbids it", async () => {
  const page = await merkliste("", kept("a", "b"));
  page.click("Adresse kopieren");
  await until(() => page.said() === "Die Adresse ist kopiert.");
  assert.match(page.copied[0], /example\/\d+\/merkliste\/\?m=a,b$/);
  const other = await merkliste("", { ...kept("a"), clipboard: false });
  other.click("Adresse kopieren");
  await until(() => /^Bitte kopieren Sie die Adresse von Hand: https:.*\?m=a$/.test(other.said()));
});

test("a list is saved as a table and as data", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const page = await merkliste("", kept("c", "a"));
  page.click("Als CSV speichern");
  await until(() => page.saved.length === 1);
  page.click("Als JSON speichern");
  const [table, data] = page.saved;
  assert.deepEqual([table.name, table.type], ["merkliste.csv", "text/csv;charset=utf-8"]);
  assert.equal((await table.text()).replace("\ufeff", ""), "Kopf\r\nC\r\nA\r\n");
  assert.deepEqual([data.name, data.type], ["merkliste.json", "application/json"]);
  const { merkliste: items } = JSON.parse(await data.text());
  assert.deepEqual(items.map((/** @type {any} */ { id, titel }) => [id, titel]), [["c", "Titel c"], ["a", "Titel a"]]);
  assert.match(items[0].seite, /\/praxis\/c\/$/);
  page.files["praxis/praxisbeispiele.csv"] = new TypeError("offline");
  page.click("Als CSV speichern");
  await until(() => page.said().startsWith("Die Liste konnte nicht geladen werden."));
});

test("a list that somebody sent is shown, and kept only when it is taken over", async () => {
  const page = await merkliste("?m=b,<i>,weg,a", kept("c", "a"));
  assert.equal(page.said(), "2 Praxisbeispiele in dieser geteilten Liste. 2 Angaben gehören zu keinem Beispiel.");
  assert.deepEqual(page.titles(), ["Titel b", "Titel a"]);
  assert.deepEqual(page.tools(), ["Übernehmen", "Zur eigenen Merkliste"]);
  assert.match(page.control("Zur eigenen Merkliste").href, /example\/\d+\/merkliste\/$/);
  assert.deepEqual(page.ids(), ["c", "a"]);
  page.click("Übernehmen");
  await until(() => page.said() === "3 Praxisbeispiele auf Ihrer Merkliste.");
  assert.deepEqual(page.ids(), ["c", "a", "b"]);
  assert.equal(page.window.location.href, "https://handbuch.example/0/merkliste/");
  assert.deepEqual((await merkliste("?m=weg")).tools(), ["Zur eigenen Merkliste"]);
});

test("where nothing can be stored a list that was sent stays one, and says why", async () => {
  const page = await merkliste("?m=a,b", { storage: false });
  page.click("Übernehmen");
  await settle();
  assert.equal(page.said(), NOT_STORED);
  assert.equal(page.window.location.search, "?m=a,b");
  assert.deepEqual(page.titles(), ["Titel a", "Titel b"]);
});

test("a practice on the list leads to its package where there are packages", async () => {
  const page = await merkliste("?m=a", { html: "<div data-packages><div data-remembered></div></div>" });
  const link = page.control("Transferpaket: Titel a");
  assert.match(link.href, /\/praxis\/a\/#transferpaket$/);
  assert.equal((await merkliste("?m=a")).control("Transferpaket: Titel a"), undefined);
});

test("what a click on a card did is said, and a missing list named", async () => {
  const page = await merkliste("?m=a");
  page.click("Merken: Titel a");
  assert.equal(page.said(), "Auf die Merkliste gesetzt.");
  const none = await merkliste("", { ...kept("a"), files: { "praxis/filter.json": new TypeError("offline") } });
  assert.equal(none.said(), "Die Liste konnte nicht geladen werden. Bitte die Seite später noch einmal laden.");
});
