// The finder as a page: what its list, its filters and its words say after each thing a reader does.
import assert from "node:assert/strict";
import { test } from "node:test";

import { enter, openPage, settle, textOf, until } from "../page.js";
import { load } from "../scripts.js";

const SIZE = 65;
const PER_FILE = 20;
const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
const idOf = (/** @type {number} */ number) => `p${two(number)}`;
const numbers = [...Array(SIZE).keys()];
/** Narrow fields below fields: 31 values, so many that those below are folded. */
const FIELDS = [
  ["bildung", "Bildung", -1, [5]],
  ["schule", "Schule", 0, [0, 1]],
  ["ganztag", "Ganztag", 1, [2]],
  ["sport", "Sport", -1, [1, 2, 60]],
  ...Array.from({ length: 27 }, (_, i) => [`leer-${i}`, `Leer ${i}`, -1, []]),
];
const PLACES = [
  ["stadt", "Stadt", -1, [0, 1, 1]],
  ["viertel", "Viertel", 0, [1]],
  ["kreis", "Kreis", -1, [3, 1, 4]],
];
const DATA = {
  stempel: "probe",
  anzahl: SIZE,
  je: PER_FILE,
  erste: ["p00", "p20", "p40", "p60"],
  facetten: [["feld", "Handlungsfeld", FIELDS], ["ort", "Ort", PLACES]],
  folgen: { titel: numbers.toReversed(), stand: numbers, ort: [...numbers.slice(10), ...numbers.slice(0, 10)] },
};
const row = (/** @type {number} */ number) => [
  idOf(number), `Titel ${two(number)}`, `Kurz ${number}`, `Feld ${number}`, `Ort ${number}`, `Zeit ${number}`,
  `Ergebnis ${number}`, "2025", "Akteur", `Verbreitung ${number}`, "",
];
const card = (/** @type {number} */ file) => ["probe", ...numbers.slice(file * PER_FILE, (file + 1) * PER_FILE).map(row)];
const FILES = {
  "praxis/filter.json": DATA,
  "praxis/praxisbeispiele.csv": `\ufeff"Titel"\r\n${numbers.map((number) => `"T${number}"\r\n`).join("")}`,
  ...Object.fromEntries([0, 1, 2, 3].map((file) => [`praxis/karten/${file}.json`, card(file)])),
};
const PLAIN = '<article><div class="px-finder" data-finder></div><section class="px-section">Liste</section><nav class="verzeichnis"></nav></article>';

/** @param {string} [search] the part of the address from "?" on */
async function finder(search = "", { files = {}, ...options } = {}) {
  const page = openPage(PLAIN, { address: `praxis/${search}`, files: { ...FILES, ...files }, ...options });
  const { showFinder } = await load("finder/finder.js");
  await showFinder(page.one("[data-finder]"));
  return Object.assign(page, {
    status: () => textOf(page.one(".px-finder-status")),
    titles: () => page.texts(".px-result h3"),
    search: () => decodeURIComponent(page.window.location.search),
    facet: (/** @type {string} */ label) => page.all(".px-facet").find((one) => textOf(one.firstChild).startsWith(label)),
    box: (/** @type {string} */ label) =>
      page.all(".px-options label").find((one) => textOf(one).replace(/ \(\d+\)$/, "") === label)?.querySelector("input"),
    tick: (/** @type {string} */ label) => page.box(label).click(),
    chosen: () => page.texts(".px-chips li"),
    pick: (/** @type {number} */ number) => page.one(`[data-id=${idOf(number)}]`).click(),
    bar: () => textOf(page.one(".px-selection-text")),
    done: () => textOf(page.one(".px-finder-done")),
  });
}

const titled = (/** @type {number[]} */ ...wanted) => wanted.map((number) => `Titel ${two(number)}`);

test("the finder takes the place of the plain lists and shows the first thirty by title", async () => {
  const page = await finder();
  assert.equal(page.status(), "65 von 65 Praxisbeispielen");
  assert.deepEqual(page.titles(), titled(...numbers.toReversed().slice(0, 30)));
  assert.equal(page.all(".px-section, .verzeichnis").length, 0);
  assert.equal(page.one(".px-finder").children.length, 2);
  assert.equal(page.one(".px-finder-warning").hidden, true);
  assert.equal(page.one(".px-finder-warning").getAttribute("role"), "alert");
  const spoken = [".px-finder-notes", ".px-finder-status", ".px-finder-done", ".px-selection-text"];
  assert.deepEqual(spoken.map((name) => page.one(name).getAttribute("role")), Array(4).fill("status"));
  assert.equal(page.one(".px-chips").hidden, true);
  assert.equal(page.one(".px-chips").getAttribute("aria-label"), "Gewählte Filter");
  assert.equal(page.one(".px-selection").hidden, true);
  assert.deepEqual(page.loaded, ["praxis/filter.json", "praxis/karten/3.json", "praxis/karten/2.json", "praxis/karten/1.json"]);
  assert.equal(page.control("So suchen und filtern Sie").href.replace(/.*example\/\d+\//, ""), "ueber/#so-suchen-und-filtern-sie");
  assert.equal(page.control("Merkliste").href.replace(/.*example\/\d+\//, ""), "merkliste/");
});

test("a card says what the practice is, leads to it and offers to compare and to remember it", async () => {
  const page = await finder("?ort=viertel");
  const [shown] = page.all(".px-result");
  assert.equal(textOf(shown.querySelector(".px-card-label")), "Feld 1");
  assert.equal(textOf(shown.querySelector(".px-card-label + h3 + p")), "Kurz 1");
  assert.match(shown.querySelector("h3 a").href, /^https:\/\/handbuch\.example\/\d+\/praxis\/p01\/$/);
  assert.deepEqual(page.texts(".px-card-signs li"), ["Ort 1", "Zeit 1", "Ergebnis 1", "Verbreitung 1"]);
  assert.deepEqual(page.texts(".px-result-tools > *"), ["Vergleichen: Titel 01", "Merken: Titel 01"]);
  page.click("Merken: Titel 01");
  assert.equal(page.done(), "Auf die Merkliste gesetzt.");
});

test("more practices come thirty at a time, are noted in the address and take the focus", async () => {
  const page = await finder();
  page.click("Weitere zeigen");
  await until(() => page.titles().length === 60);
  assert.equal(page.search(), "?zeigen=60");
  assert.deepEqual(page.titles(), titled(...numbers.toReversed().slice(0, 60)));
  assert.equal(textOf(page.document.activeElement), "Titel 34");
  assert.equal(page.one(".px-more").hidden, false);
  assert.equal(page.window.history.length, 1);
  page.control("Weitere zeigen").click();
  await until(() => page.titles().length === SIZE);
  assert.equal(page.all(".px-more").find((one) => textOf(one) === "Weitere zeigen").hidden, true);
  assert.equal((await finder("?zeigen=60")).titles().length, 60);
});

test("each facet has a box for each of its values, narrower ones below broader ones", async () => {
  const page = await finder();
  assert.deepEqual(page.texts(".px-facet > summary"), ["Handlungsfeld", "Ort"]);
  assert.deepEqual(page.all(".px-facet").map(({ open }) => open), [true, false]);
  page.facet("Ort").open = true;
  await until(() => page.box("Viertel"));
  for (const [, label, values] of DATA.facetten) {
    const labels = [...page.facet(label).querySelectorAll("label")].map(textOf);
    assert.deepEqual(labels.map((text) => text.replace(/ \(\d+\)$/, "")), values.map(([, name]) => name));
    assert.equal(page.facet(label).querySelector("[role=group]").getAttribute("aria-label"), label);
  }
  const above = (/** @type {string} */ label) => textOf(page.box(label).closest("ul").closest("li").querySelector("label > span"));
  assert.equal(above("Schule"), "Bildung (4)");
  assert.equal(above("Ganztag"), "Schule (3)");
  assert.equal(above("Viertel"), "Stadt (3)");
  assert.equal(page.box("Sport").closest("ul").closest("li"), null);
});

test("boxes say how many practices they would give; what would give none cannot be ticked", async () => {
  const page = await finder("?ort=kreis&feld=sport");
  assert.equal(textOf(page.box("Sport").closest("label")), "Sport (1)");
  assert.equal(textOf(page.box("Bildung").closest("label")), "Bildung (0)");
  assert.equal(page.box("Bildung").disabled, true);
  assert.equal(page.box("Sport").disabled, false);
  assert.equal(page.box("Sport").checked, true);
  assert.equal(page.box("Kreis").checked, true);
  assert.equal(page.box("Stadt").checked, false);
});

test("a chosen value stays at hand although others leave nothing of it", async () => {
  const page = await finder("?ort=viertel&feld=leer-3");
  assert.equal(page.status(), "Kein Praxisbeispiel passt zu allen Angaben. Nehmen Sie einen Filter oder ein Suchwort weg.");
  assert.deepEqual([page.box("Leer 3").disabled, page.box("Leer 4").disabled], [false, true]);
  assert.equal(page.one(".px-filter-close").textContent, "0 Beispiele zeigen");
});

test("where a facet has many values, narrower ones are folded until one of them is chosen", async () => {
  const page = await finder();
  const folded = () => page.all(".px-options details").map(({ open }) => open);
  assert.deepEqual(page.texts(".px-options summary"), ["einzeln wählen (1): Bildung", "einzeln wählen (1): Schule"]);
  assert.deepEqual(folded(), [false, false]);
  page.tick("Bildung");
  await until(() => page.titles().length === 4);
  assert.deepEqual(folded(), [false, false]);
  page.tick("Bildung");
  page.tick("Ganztag");
  await until(() => page.titles().length === 1);
  assert.deepEqual(folded(), [true, true]);
  assert.equal(page.facet("Ort").querySelectorAll("details").length, 0);
});

test("a choice narrows the list, stands in the address, above the list and at its facet", async () => {
  const page = await finder();
  page.tick("Ganztag");
  await until(() => page.titles().length === 1);
  assert.deepEqual(page.titles(), titled(2));
  assert.equal(page.search(), "?feld=ganztag");
  assert.equal(page.status(), "1 von 65 Praxisbeispielen");
  assert.deepEqual(page.chosen(), ["Filter entfernen: Handlungsfeld: Ganztag", "Alle Filter zurücksetzen"]);
  assert.equal(page.one(".px-chips").hidden, false);
  assert.deepEqual(page.texts(".px-filter > summary, .px-facet > summary"), ["Filtern (1 gewählt)", "Handlungsfeld 1 gewählt", "Ort"]);
  assert.equal(page.one(".px-filter-close").textContent, "1 Beispiel zeigen");
  page.tick("Sport");
  await until(() => page.titles().length === 4);
  assert.deepEqual(page.titles(), titled(63, 3, 2, 1));
  assert.equal(page.search(), "?feld=ganztag,sport");
  assert.equal(page.one(".px-chips-reset").textContent, "Alle Filter zurücksetzen");
  page.tick("Ganztag");
  page.tick("Sport");
  await until(() => page.titles().length === 30);
  assert.equal(page.search(), "");
  assert.equal(page.window.location.pathname, "/0/praxis/");
  assert.equal(page.one(".px-chips").hidden, true);
  assert.deepEqual(page.texts(".px-filter > summary, .px-facet > summary"), ["Filtern", "Handlungsfeld", "Ort"]);
});

test("filters are taken off one by one or together, and the focus stays near", async () => {
  const page = await finder("?feld=bildung,sport&ort=stadt");
  assert.deepEqual(page.titles(), titled(2, 1, 0));
  assert.equal(page.facet("Ort").open, true);
  page.click("Filter entfernen: Handlungsfeld: Bildung");
  await until(() => page.titles().length === 1);
  assert.equal(page.search(), "?feld=sport&ort=stadt");
  assert.equal(textOf(page.document.activeElement), "Filter entfernen: Handlungsfeld: Sport");
  page.click("Alle Filter zurücksetzen");
  await until(() => page.titles().length === 30);
  assert.equal(page.document.activeElement, page.one(".px-finder-status"));
  assert.equal(page.search(), "");
});

test("going back shows the list before, and a longer list begins anew with each choice", async () => {
  const page = await finder();
  page.click("Weitere zeigen");
  await until(() => page.titles().length === 60);
  page.tick("Sport");
  await until(() => page.titles().length === 3);
  assert.equal(page.search(), "?feld=sport");
  page.window.history.back();
  await until(() => page.titles().length === 60);
  assert.equal(page.box("Sport").checked, false);
  page.tick("Sport");
  page.tick("Sport");
  await until(() => page.titles().length === 30);
  assert.equal(page.window.history.length, 3);
});

test("the list is sorted by title, by date, by place, and with a question by how well it answers", async () => {
  const page = await finder("?ort=stadt");
  const sort = page.one("#finder-folge");
  assert.deepEqual(page.texts("#finder-folge option"), ["Titel", "neuester Stand", "Ort"]);
  assert.equal(sort.value, "titel");
  assert.deepEqual(page.titles(), titled(2, 1, 0));
  enter(sort, "stand");
  await until(() => page.titles()[0] === "Titel 00");
  assert.deepEqual(page.titles(), titled(0, 1, 2));
  assert.equal(page.search(), "?ort=stadt&sort=stand");
  assert.equal(sort.value, "stand");
  const asked = await finder("?q=Nebel+Kreide+Murmel");
  assert.deepEqual(asked.texts("#finder-folge option"), ["beste Treffer", "Titel", "neuester Stand", "Ort"]);
  assert.equal(asked.one("#finder-folge").value, "treffer");
  assert.deepEqual(asked.titles(), titled(3, 2));
  assert.equal(asked.one("#finder-feld").value, "Nebel Kreide Murmel");
  assert.deepEqual((await finder("?q=Nebel+Kreide+Murmel&sort=stand")).titles(), titled(2, 3));
});

test("a question is searched when the reader pauses, and typing on adds nothing to go back to", async (t) => {
  const page = await finder("?ort=kreis");
  t.mock.timers.enable({ apis: ["setTimeout"] });
  enter(page.one("#finder-feld"), "Fl");
  t.mock.timers.tick(149);
  enter(page.one("#finder-feld"), "  Flöte ");
  t.mock.timers.tick(149);
  await settle();
  assert.equal(page.search(), "?ort=kreis");
  t.mock.timers.tick(1);
  await until(() => page.search() === "?q=Flöte&ort=kreis");
  await until(() => page.status().startsWith("Kein"));
  page.click("Filter entfernen: Ort: Kreis");
  await until(() => page.status() === "1 von 65 Praxisbeispielen zu „Flöte“");
  assert.deepEqual(page.titles(), titled(7));
  const steps = page.window.history.length;
  enter(page.one("#finder-feld"), "Kringelf");
  t.mock.timers.tick(150);
  await until(() => page.search() === "?q=Kringelf");
  enter(page.one("#finder-feld"), "Kringelfest");
  t.mock.timers.tick(150);
  await until(() => page.status() === "1 von 65 Praxisbeispielen zu „Kringelfest“");
  assert.equal(page.window.history.length, steps + 1);
  assert.deepEqual(page.titles(), titled(0));
  enter(page.one("#finder-feld"), "");
  t.mock.timers.tick(150);
  await until(() => page.status() === "65 von 65 Praxisbeispielen");
  assert.equal(page.one("#finder-folge").value, "titel");
  assert.equal(page.search(), "");
});

test("a question sorts by hits unless the reader chose another order", async (t) => {
  const page = await finder();
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const ask = async (/** @type {string} */ query) => {
    enter(page.one("#finder-feld"), query);
    t.mock.timers.tick(150);
    await settle();
  };
  await ask("Flöte");
  await until(() => page.one("#finder-folge").value === "treffer");
  enter(page.one("#finder-folge"), "ort");
  await ask("Kringelfest");
  await until(() => page.titles().length === 1 && page.search() === "?q=Kringelfest&sort=ort");
  await ask("");
  await until(() => page.titles().length === 30);
  assert.equal(page.search(), "?sort=ort");
  await ask("Kringelfest");
  enter(page.one("#finder-folge"), "treffer");
  await ask("");
  await until(() => page.titles().length === 30);
  assert.equal(page.search(), "");
});

test("the form asks at once and leads to the results", async () => {
  const page = await finder();
  page.one("#finder-feld").value = "Kringelfest";
  const sent = new Event("submit", { cancelable: true });
  page.one("form").dispatchEvent(sent);
  assert.equal(sent.defaultPrevented, true);
  assert.equal(page.document.activeElement, page.one(".px-finder-status"));
  await until(() => page.titles().length === 1);
  page.one("form").dispatchEvent(new Event("submit", { cancelable: true }));
  assert.equal(page.window.history.length, 2);
});

test("what the search says of a question becomes a sentence, and goes with it", async () => {
  const page = await finder("?q=Rundes");
  assert.equal(textOf(page.one(".px-finder-notes")), "Auch gesucht nach „Kringelfest“.");
  page.one("#finder-feld").value = "";
  page.one("form").dispatchEvent(new Event("submit", { cancelable: true }));
  await until(() => page.titles().length === 30);
  assert.equal(textOf(page.one(".px-finder-notes")), "");
  assert.equal(textOf((await finder("?q=Kringelfest")).one(".px-finder-notes")), "");
});

test("hits that are no practices are not counted", async () => {
  const few = { ...DATA, anzahl: 3, facetten: [["feld", "Feld", [["a", "A", -1, [0, 1, 1]]]]], folgen: { titel: [0, 1, 2] } };
  const page = await finder("?q=Nebel", { files: { "praxis/filter.json": few } });
  assert.equal(page.status(), "1 von 3 Praxisbeispielen zu „Nebel“");
  assert.deepEqual(page.titles(), titled(2));
});

test("one practice is not many", async () => {
  const one = { ...DATA, anzahl: 1, facetten: [["feld", "Feld", [["a", "A", -1, [0]]]]], folgen: { titel: [0] } };
  const page = await finder("", { files: { "praxis/filter.json": one } });
  assert.equal(page.status(), "1 von 1 Praxisbeispiel");
  assert.equal(page.all(".px-more").find((button) => textOf(button) === "Weitere zeigen").hidden, true);
});

test("of two lists the one asked for last is shown and spoken of, whichever comes first", async () => {
  /** @type {(() => void)[]} */
  const waiting = [];
  const late = (/** @type {any} */ content) => () => new Promise((done) => waiting.push(() => done(content)));
  const page = await finder("?ort=kreis");
  await settle();
  page.files["praxis/karten/1.json"] = late(card(1));
  page.files["praxis/karten/2.json"] = late(card(2));
  page.files["praxis/karten/3.json"] = late(card(3));
  page.click("Alle Filter zurücksetzen"); // needs files that come late
  await until(() => waiting.length === 3);
  page.tick("Ganztag"); // needs what is there
  await until(() => page.titles().length === 1);
  for (const come of waiting) come();
  await settle();
  assert.deepEqual(page.titles(), titled(2));
  assert.equal(page.status(), "1 von 65 Praxisbeispielen");
});

test("of two questions the one asked last is answered, whichever answer comes first", async () => {
  const page = await finder();
  const search = await import("node:fs/promises");
  let come = () => {};
  page.files["suche/verzeichnis.bin"] = () =>
    new Promise((done) => (come = () => done(search.readFile(`${process.env.SUCHE_WENIGE}/suche/verzeichnis.bin`))));
  const ask = (/** @type {string} */ query) => {
    page.one("#finder-feld").value = query;
    page.one("form").dispatchEvent(new Event("submit", { cancelable: true }));
  };
  ask("Rundes");
  await settle();
  ask("Flöte");
  come();
  await until(() => page.titles().length === 1 && page.status().endsWith("zu „Flöte“"));
  await settle();
  assert.equal(page.status(), "1 von 65 Praxisbeispielen zu „Flöte“");
  assert.equal(textOf(page.one(".px-finder-notes")), "");
});

test("without its data the finder says so, and the plain lists stay", async () => {
  const page = await finder("", { files: { "praxis/filter.json": new TypeError("offline") } });
  assert.equal(textOf(page.one(".px-finder > [role=status]")), "Die Liste konnte nicht geladen werden. Bitte die Seite später noch einmal laden.");
  assert.equal(page.all(".px-section, .verzeichnis").length, 2);
  assert.ok(page.document.documentElement.hasAttribute("data-plain"));
});

test("data that holds something else is named in German, and the plain lists stay", async () => {
  for (const odd of ["null", [], { ...DATA, folgen: null }]) {
    const page = await finder("", { files: { "praxis/filter.json": odd } });
    assert.match(textOf(page.one(".px-finder > [role=status]")), /^(Die Liste ist unvollständig angekommen|Das hat nicht geklappt)\. Bitte die Seite neu laden\.$/);
    assert.equal(page.all(".px-section, .verzeichnis").length, 2);
  }
});

test("a file of cards that is missing is named and the rest goes on", async () => {
  const page = await finder("", { files: { "praxis/karten/1.json": new TypeError("offline") } });
  assert.equal(page.done(), "Die Liste konnte nicht geladen werden. Bitte die Seite später noch einmal laden.");
  page.tick("Ganztag");
  await until(() => page.titles().length === 1);
  assert.equal(page.done(), "");
});

test("without the search the whole list is shown, and why", async () => {
  const page = await finder("?q=Flöte", { files: { "suche/verzeichnis.bin": new TypeError("offline") } });
  assert.match(textOf(page.one(".px-finder-notes")), /^Die Suche konnte nicht geladen werden\./);
  assert.equal(page.status(), "65 von 65 Praxisbeispielen");
});

test("what the address cannot mean is named until the next choice", async () => {
  const page = await finder("?feld=nirgends&ort=viertel");
  const warning = page.one(".px-finder-warning");
  assert.equal(warning.hidden, false);
  assert.equal(textOf(warning), "Nicht alles in der Adresse ist hier bekannt. Weggelassen: „nirgends“.");
  page.click("Alle Filter zurücksetzen");
  assert.equal(warning.hidden, true);
});

test("two to four practices are chosen for a comparison", async () => {
  const page = await finder();
  const compare = () => page.control("Auswahl vergleichen");
  page.pick(64);
  assert.equal(page.one(".px-selection").hidden, false);
  assert.equal(page.bar(), "1 ausgewählt. Zum Vergleichen wählen Sie zwei bis vier Beispiele.");
  assert.equal(compare().disabled, true);
  page.pick(62);
  assert.equal(page.bar(), "2 ausgewählt.");
  assert.equal(compare().disabled, false);
  page.pick(60);
  assert.equal(page.all("[data-id]:disabled").length, 0);
  page.pick(58);
  assert.equal(page.bar(), "4 ausgewählt (mehr geht nicht).");
  assert.equal(page.all("[data-id]:disabled").length, 26);
  assert.equal(page.all("[data-id]:checked").length, 4);
  page.pick(60);
  assert.equal(page.bar(), "3 ausgewählt.");
  assert.equal(page.all("[data-id]:disabled").length, 0);
  compare().click();
  assert.match(page.visited[0], /\/vergleich\/\?id=p64,p62,p58$/);
  assert.deepEqual(page.window.history.state.selected, [["p64", "Titel 64"], ["p62", "Titel 62"], ["p58", "Titel 58"]]);
  page.click("Auswahl aufheben");
  assert.equal(page.one(".px-selection").hidden, true);
  assert.equal(page.all("[data-id]:checked").length, 0);
  assert.equal(page.document.activeElement, page.one(".px-finder-status"));
});

test("the choice for a comparison outlives other lists and the way back", async () => {
  const page = await finder();
  page.pick(64);
  page.tick("Ganztag");
  await until(() => page.titles().length === 1);
  page.pick(2);
  assert.equal(page.bar(), "2 ausgewählt.");
  page.click("Auswahl vergleichen");
  page.click("Auswahl aufheben");
  page.window.dispatchEvent(new page.window.PopStateEvent("popstate"));
  await until(() => page.bar() === "2 ausgewählt.");
  assert.equal(page.one("[data-id=p02]").checked, true);
});

test("the list is saved as a table in its order, and what goes wrong is named", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const page = await finder("?ort=kreis");
  page.click("Liste als CSV");
  await until(() => page.saved.length);
  assert.equal(page.saved[0].name, "praxisbeispiele.csv");
  assert.equal(page.saved[0].type, "text/csv;charset=utf-8");
  assert.equal((await page.saved[0].text()).replace("\ufeff", ""), '"Titel"\r\n"T8"\r\n"T4"\r\n"T3"\r\n');
  await until(() => page.done() === "3 Beispiele als CSV gespeichert.");
  t.mock.timers.tick(59_999);
  assert.equal(page.offered.size, 1);
  t.mock.timers.tick(1);
  assert.equal(page.offered.size, 0);
  page.files["praxis/praxisbeispiele.csv"] = "kurz\r\n";
  page.click("Liste als CSV");
  await until(() => page.done() === "Das Handbuch wurde gerade erneuert. Bitte die Seite neu laden.");
  assert.equal(page.saved.length, 1);
});

test("filters stand open where there is room, and close to show the results", async () => {
  const page = await finder("", { wide: false });
  assert.equal(page.one(".px-filter").open, false);
  page.one(".px-filter").open = true;
  page.click("65 Beispiele zeigen");
  assert.equal(page.one(".px-filter").open, false);
  assert.equal(page.document.activeElement, page.one(".px-finder-status"));
  page.media.change("(min-width: 60em)", true);
  assert.equal(page.one(".px-filter").open, true);
});

test("an address from earlier days leads to the comparison of what can be an id", async () => {
  const page = openPage(PLAIN, { address: "praxis/?vergleich=p01,<b>,p02", files: FILES });
  const { showFinder } = await load("finder/finder.js");
  await showFinder(page.one("[data-finder]"));
  assert.match(page.visited[0], /\/vergleich\/\?id=p01,p02$/);
  assert.deepEqual(page.loaded, []);
});
