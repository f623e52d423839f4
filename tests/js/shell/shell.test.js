// The frame of every page: what a build cannot know, colours, the dialog of the search, what is stored, and what only some
// pages need.
import assert from "node:assert/strict";
import { test } from "node:test";

import { enter, openPage, press, settle, textOf, until } from "../page.js";
import { load } from "../scripts.js";

const DARK = "(prefers-color-scheme: dark)";

// -- what a build cannot know -----------------------------------------------------------------------

const FRAME = '<a href="merkliste/">Merkliste<b data-remembered-count hidden></b></a><span data-address>Adresse der Seite: /praxis/a/</span>';
const LIST = "praxistransfer.merkliste";

test("the header counts what is remembered, here and in another window, and is silent about nothing", async () => {
  const page = openPage(FRAME, { stored: { [LIST]: '["a","b"]' } });
  const { showCount } = await load("shell/frame.js");
  showCount();
  const number = page.one("[data-remembered-count]");
  assert.deepEqual([number.hidden, textOf(number)], [false, "2"]);
  const { remember } = await load("merkliste/remembered.js");
  remember(["a", "b", "c"]);
  assert.equal(textOf(number), "3");
  page.window.localStorage.setItem(LIST, '["a"]');
  page.window.dispatchEvent(new page.window.Event("storage"));
  assert.equal(textOf(number), "1");
  remember([]);
  assert.equal(number.hidden, true);
});

test("a citation without a full address gets that of the page", async () => {
  const page = openPage(FRAME);
  const { completeAddress } = await load("shell/frame.js");
  completeAddress();
  assert.equal(textOf(page.one("[data-address]")), page.window.location.href.split(/[?#]/)[0]);
  openPage("<p></p>");
  completeAddress(); // a page that says none stays as it is
});

// -- colours -------------------------------------------------------------------------------------

const COLOURS = "praxistransfer.farben";

/** @param {Record<string, any>} options */
async function scheme(options = {}) {
  const page = openPage("<button data-scheme-switch hidden>Dunkle Ansicht</button>", options);
  await load("shell/scheme.js");
  const button = page.one("button");
  const root = page.document.documentElement;
  return Object.assign(page, { button, state: () => [root.dataset.scheme, button.getAttribute("aria-pressed"), page.stored()[COLOURS]] });
}

test("colours are those of the system until a click, and the click is kept", async () => {
  const page = await scheme();
  assert.equal(page.button.hidden, false);
  assert.deepEqual(page.state(), [undefined, "false", undefined]);
  page.button.click();
  await settle();
  assert.deepEqual(page.state(), ["dark", "true", "dark"]);
  page.button.click();
  await settle();
  assert.deepEqual(page.state(), ["light", "false", undefined]); // as the system says: nothing to keep
});

test("in a dark system the click leads to light", async () => {
  const page = await scheme({ dark: true });
  assert.deepEqual(page.state(), [undefined, "true", undefined]);
  page.button.click();
  await settle();
  assert.deepEqual(page.state(), ["light", "false", "light"]);
});

test("an earlier choice holds, whatever else somebody stored does not", async () => {
  assert.deepEqual((await scheme({ stored: { [COLOURS]: "dark" } })).state(), ["dark", "true", "dark"]);
  assert.deepEqual((await scheme({ dark: true, stored: { [COLOURS]: "light" } })).state(), ["light", "false", "light"]);
  assert.deepEqual((await scheme({ stored: { [COLOURS]: "bunt" } })).state(), [undefined, "false", "bunt"]);
});

test("the button follows the system, and the choice where all that is stored is deleted", async () => {
  const page = await scheme();
  page.media.change(DARK, true);
  assert.equal(page.state()[1], "true");
  page.button.click();
  delete page.document.documentElement.dataset.scheme;
  await settle();
  assert.equal(page.state()[1], "true");
});

test("without storage the choice holds for the page", async () => {
  const page = await scheme({ storage: false });
  page.button.click();
  assert.equal(page.document.documentElement.dataset.scheme, "dark");
});

// -- what is stored ------------------------------------------------------------------------------

const PRIVACY = "<button data-clear-storage hidden></button><p data-storage-status></p>";

test("what this site stored is deleted and named, what others stored is not", async () => {
  const page = openPage(PRIVACY, { stored: { "praxistransfer.b": "1", fremd: "2", "x.praxistransfer.": "3", "praxistransfer.a": "4" } });
  page.document.documentElement.dataset.scheme = "dark";
  const { showStored } = await load("shell/clear-storage.js");
  showStored();
  const button = page.one("button");
  assert.equal(button.hidden, false);
  button.click();
  assert.equal(textOf(page.one("p")).split(/[ ,.:]+/).sort().join(" ").trim(), "Gelöscht a b praxistransfer praxistransfer");
  assert.match(textOf(page.one("p")), /^Gelöscht: praxistransfer\.\w, praxistransfer\.\w\.$/);
  assert.deepEqual(page.stored(), { fremd: "2", "x.praxistransfer.": "3" });
  assert.equal(page.document.documentElement.dataset.scheme, undefined);
  button.click();
  assert.equal(textOf(page.one("p")), "In diesem Browser ist nichts gespeichert.");
});

test("where storage is switched off nothing is stored", async () => {
  const page = openPage(PRIVACY, { storage: false });
  (await load("shell/clear-storage.js")).showStored();
  page.one("button").click();
  assert.equal(textOf(page.one("p")), "In diesem Browser ist nichts gespeichert.");
});

// -- the dialog of the search --------------------------------------------------------------------

const SEARCH = `<form data-search><input value="Nebel"><button>Suche</button></form>
<dialog class="px-search"><form><button data-search-close type="button">Schließen</button><input></form>
<p data-search-status></p><ol data-search-hits></ol></dialog>`;

/** @param {Record<string, any>} options */
async function searchBox({ html = SEARCH, ...options } = {}) {
  const page = openPage(html, options);
  const { openSearchBox } = await load("search/searchbox.js");
  openSearchBox();
  return Object.assign(page, {
    dialog: page.one("dialog"),
    field: page.one("dialog input"),
    said: () => textOf(page.one("[data-search-status]")),
    hits: () => page.texts("[data-search-hits] a"),
    submit: (/** @type {string} */ form) => page.one(form).dispatchEvent(new Event("submit", { cancelable: true })),
  });
}

test("the search opens with the question of its form, and shows what it found", async () => {
  const page = await searchBox();
  assert.equal(page.dialog.open, false);
  assert.equal(page.submit("[data-search]"), false);
  assert.equal(page.dialog.open, true);
  assert.equal(page.field.value, "Nebel");
  assert.equal(page.document.activeElement, page.field);
  await until(() => page.said() === "2 Treffer für „Nebel“.");
  assert.deepEqual(page.hits().toSorted(), ["Nebel und Kreide", "Nebel, Kreide und Murmel"]);
  const [item] = page.all("[data-search-hits] li");
  assert.deepEqual([...item.children].map((one) => one.tagName), ["SPAN", "A", "P"]);
  assert.equal(textOf(item.querySelector(".px-hit-kind")), "Praxisbeispiel");
  assert.match(item.querySelector("a").href, /example\/\d+\/praxis\/muster-0000[23]\/$/);
  page.submit("dialog form");
  assert.equal(page.document.activeElement, item.querySelector("a"));
  page.click("Schließen");
  assert.equal(page.dialog.open, false);
});

test("a hit shows its summary, and the search says what else it searched for", async () => {
  const page = await searchBox({ address: "?q=Rundes" });
  await until(() => page.said() === "1 Treffer für „Rundes“; auch gesucht nach „Kringelfest“.");
  assert.equal(textOf(page.one("[data-search-hits] p")), "Ein Fest.");
});

test("an address with a question opens the search, but not where the finder answers it", async () => {
  const page = await searchBox({ address: "?q=Nebel" });
  assert.equal(page.dialog.open, true);
  await until(() => page.hits().length === 2);
  assert.equal((await searchBox({ address: "?q=" })).dialog.open, false);
  assert.equal((await searchBox({ address: "?q=Nebel", html: `${SEARCH}<div data-finder></div>` })).dialog.open, false);
});

test("the question is asked when the reader pauses", async (t) => {
  const page = await searchBox();
  t.mock.timers.enable({ apis: ["setTimeout"] });
  enter(page.field, "Ne");
  t.mock.timers.tick(119);
  enter(page.field, " Flöte ");
  t.mock.timers.tick(119);
  await settle();
  assert.deepEqual(page.loaded, []);
  t.mock.timers.tick(1);
  await until(() => page.said() === "1 Treffer für „Flöte“.");
  enter(page.field, "");
  t.mock.timers.tick(120);
  await until(() => !page.hits().length);
  assert.equal(page.said(), "");
});

test("without a hit the question is quoted from its beginning, a long one cut", async () => {
  const page = await searchBox({ address: "?q=Xylophon" });
  await until(() => page.said() === "Kein Treffer für „Xylophon“. Vielleicht hilft ein kürzeres oder ein anderes Wort.");
  const long = `Anfang${"x".repeat(54)}`;
  const exact = await searchBox({ address: `?q=${long}` });
  await until(() => exact.said().startsWith(`Kein Treffer für „${long}“.`));
  const cut = await searchBox({ address: `?q=${long}y` });
  await until(() => cut.said().startsWith(`Kein Treffer für „${long} …“.`));
});

test("ten hits are shown at first, twenty more on demand; the first of them takes the focus", async () => {
  const page = await searchBox({ files: await manyFiles() });
  page.field.value = "Wolken";
  page.one("[data-search] input").value = "Wolken";
  page.submit("[data-search]");
  await until(() => page.hits().length === 10);
  const more = page.control("Weitere Treffer");
  assert.equal(more.hidden, false);
  more.click();
  await until(() => page.hits().length === 30);
  assert.equal(page.document.activeElement, page.all("[data-search-hits] a")[10]);
  assert.equal(new Set(page.all("[data-search-hits] a").map(({ href }) => href)).size, 30);
  const few = await searchBox({ address: "?q=Nebel" });
  await until(() => few.hits().length === 2);
  assert.equal(few.control("Weitere Treffer").hidden, true);
});

test("when the last hits are shown no more are offered", async () => {
  const page = await searchBox({ files: await manyFiles(), address: "?q=Wolken" });
  await until(() => page.said());
  const all = Number(page.said().split(" ")[0]);
  const more = page.control("Weitere Treffer");
  for (let shown = 10; shown < all; shown = Math.min(all, shown + 20)) {
    await until(() => page.hits().length === shown);
    assert.equal(more.hidden, false);
    more.click();
  }
  await until(() => page.hits().length === all);
  await settle();
  assert.equal(more.hidden, true);
});

test("arrow keys move between the field and the hits and stop at both ends", async () => {
  const page = await searchBox({ address: "?q=Nebel" });
  await until(() => page.hits().length === 2);
  const [first, second] = page.all("[data-search-hits] a");
  const stop = (/** @type {string} */ key) => [press(page.document.activeElement, key), page.document.activeElement];
  assert.deepEqual(stop("ArrowUp"), [true, page.field]);
  assert.deepEqual(stop("ArrowDown"), [false, first]);
  assert.deepEqual(stop("ArrowDown"), [false, second]);
  assert.deepEqual(stop("ArrowDown"), [true, second]);
  assert.deepEqual(stop("Tab"), [true, second]);
  assert.deepEqual(stop("ArrowUp"), [false, first]);
  assert.deepEqual(stop("ArrowUp"), [false, page.field]);
  page.control("Schließen").focus();
  assert.deepEqual(stop("ArrowDown"), [true, page.control("Schließen")]);
});

test("a search that cannot be loaded says so, and the next question loads again", async () => {
  const page = await searchBox({ address: "?q=Nebel", files: { "suche/verzeichnis.bin": new TypeError("offline") } });
  await until(() => page.said().startsWith("Die Suche konnte nicht geladen werden."));
  delete page.files["suche/verzeichnis.bin"];
  page.submit("[data-search]");
  await until(() => page.said() === "2 Treffer für „Nebel“.");
});

test("of two questions the one asked last is answered, whichever answer comes first", async () => {
  const { readFile } = await import("node:fs/promises");
  let come = () => {};
  const late = () => new Promise((done) => (come = () => done(readFile(`${process.env.SUCHE_WENIGE}/suche/verzeichnis.bin`))));
  const page = await searchBox({ files: { "suche/verzeichnis.bin": late }, address: "?q=Nebel" });
  await until(() => page.loaded.length);
  page.one("[data-search] input").value = "Flöte";
  page.submit("[data-search]");
  come();
  await until(() => page.said() === "1 Treffer für „Flöte“.");
  await settle();
  assert.equal(page.said(), "1 Treffer für „Flöte“.");
  assert.deepEqual(page.hits(), ["Flöte"]);
});

/** The files of the bigger index, as if this site had them. */
async function manyFiles() {
  const { readFile, readdir } = await import("node:fs/promises");
  const folder = `${process.env.SUCHE_VIELE}/suche`;
  return Object.fromEntries((await readdir(folder)).map((name) => [`suche/${name}`, () => readFile(`${folder}/${name}`)]));
}

// -- from a folder, in the preview, and what only some pages need --------------------------------

test("opened from a folder the search says why it does not work, and links lead to pages", async () => {
  const html = `${SEARCH}<div data-finder></div><a href="karte/">Karte</a><a href="a.pdf">PDF</a><a href="https://example.org/x/">fort</a>`;
  const page = openPage(html, { address: "file:///handbuch/index.html" });
  await load("shell/folder.js");
  assert.deepEqual(page.all("a").map(({ href }) => href), ["file:///handbuch/karte/index.html", "file:///handbuch/a.pdf", "https://example.org/x/"]);
  const text = /^Das Handbuch wurde aus einem Ordner geöffnet\./;
  assert.match(textOf(page.one("[data-finder] [role=status]")), text);
  assert.ok(page.document.documentElement.hasAttribute("data-plain"));
  assert.equal(page.one("dialog input").disabled, true);
  assert.equal(page.one("[data-search]").dispatchEvent(new Event("submit", { cancelable: true })), false);
  assert.equal(page.one("dialog").open, true);
  assert.match(textOf(page.one("[data-search-status]")), text);
  page.click("Schließen");
  assert.equal(page.one("dialog").open, false);
});

test("on a server the script for folders does nothing", async () => {
  const page = openPage(`${SEARCH}<div data-finder></div><a href="karte/">Karte</a>`);
  await load("shell/folder.js");
  assert.equal(page.one("a").getAttribute("href"), "karte/");
  assert.equal(page.one("dialog input").disabled, false);
  assert.equal(textOf(page.one("[data-finder]")), "");
});

test("the preview names the faults above the page, and nothing where there are none", async () => {
  const preview = async (/** @type {any} */ faults) => {
    const page = openPage("<main><article><h1>Seite</h1></article></main>", { files: { "vorschau.json": faults } });
    await load("shell/preview.js");
    return page;
  };
  const page = await preview(["a.md:1 Fehler", "<b>"]);
  assert.equal(textOf(page.one("article > div:first-child > section .px-notice-title")), "2 Fehler in den Einträgen: Hier steht der letzte gute Stand.");
  assert.deepEqual(page.texts("section li"), ["a.md:1 Fehler", "<b>"]);
  assert.equal((await preview([])).one("section"), null);
  assert.equal((await preview(undefined)).one("section"), null);
});

test("a page gets the scripts that it is marked for, and no others", async () => {
  const files = { "praxis/filter.json": new TypeError("offline"), "passung/daten.json": new TypeError("offline") };
  const shown = async (/** @type {string} */ html, /** @type {string} */ selector) => {
    const page = openPage(html, { files });
    await load("shell/shell.js");
    await until(() => page.one(selector), selector);
    return page;
  };
  await shown("<div data-finder></div>", "[data-finder] > [role=status]");
  await shown('<nav data-practice="a"><ul><li hidden><button data-do="merken"></button></li></ul><p role="status"></p></nav>', "li:not([hidden]) [aria-pressed]");
  await shown("<div data-remembered></div>", "[data-remembered] > [role=status]");
  await shown("<div data-fit></div>", "[data-fit] > [role=alert]");
  await shown("<div data-compared></div>", "[data-compared] > [role=status]");
  const page = await shown(`${PRIVACY}${SEARCH}${FRAME}`, "[data-clear-storage]:not([hidden])");
  page.one("[data-search]").dispatchEvent(new Event("submit", { cancelable: true }));
  assert.equal(page.one("dialog").open, true);
  assert.notEqual(textOf(page.one("[data-address]")), "Adresse der Seite: /praxis/a/");
});
