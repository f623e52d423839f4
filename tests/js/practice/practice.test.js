// The page of a practice: what its row of deeds does, and that links open what is folded.
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage, textOf, until } from "../page.js";
import { load } from "../scripts.js";

const KEY = "praxistransfer.merkliste";
const NOT_STORED = "Ihr Browser erlaubt dieser Website nicht, etwas zu speichern.";
const BAR = `<nav data-practice="garten"><ul>
  <li><a href="#offen">Ergänzen</a></li>
  <li hidden><button type="button" data-do="merken">Merken</button></li>
  <li hidden><button type="button" data-do="drucken">Drucken</button></li>
  <li hidden><button type="button" data-do="link">Link</button></li>
</ul><p role="status"></p></nav>`;

/** @param {string} [html] what stands below the bar @param {Record<string, any>} [options] */
async function practice(html = "", options = {}) {
  const page = openPage(BAR + html, { address: "praxis/garten/", ...options });
  const { showPractice } = await load("practice/practice-page.js");
  showPractice(page.one("[data-practice]"));
  return Object.assign(page, {
    said: () => textOf(page.one("[role=status]")),
    kept: () => JSON.parse(page.stored()[KEY] ?? "null"),
  });
}

test("buttons are offered where scripts run", async () => {
  const page = await practice();
  assert.deepEqual(page.all("li[hidden]"), []);
  assert.equal(page.said(), "");
  assert.deepEqual(page.stored(), {});
});

test("remembering is a state of the button, whose name stays", async () => {
  const page = await practice("", { stored: { [KEY]: '["a"]' } });
  const pressed = () => page.control("Merken").getAttribute("aria-pressed");
  assert.equal(pressed(), "false");
  page.click("Merken");
  assert.deepEqual([pressed(), page.kept(), page.said()], ["true", ["a", "garten"], "Auf die Merkliste gesetzt. Zur Merkliste"]);
  assert.match(page.control("Zur Merkliste").href, /example\/\d+\/merkliste\/$/);
  page.click("Merken");
  assert.deepEqual([pressed(), page.kept(), page.said()], ["false", ["a"], "Von der Merkliste genommen. Zur Merkliste"]);
});

test("where nothing can be stored the button says so and stays as it was", async () => {
  const page = await practice("", { storage: false });
  page.click("Merken");
  assert.equal(page.control("Merken").getAttribute("aria-pressed"), "false");
  assert.equal(page.said(), `${NOT_STORED} Zur Merkliste`);
});

test("the page is printed, and its address copied without what stands behind it", async () => {
  const page = await practice("", { address: "praxis/garten/?von=suche#offen" });
  page.click("Drucken");
  assert.equal(page.printed, 1);
  page.click("Link");
  await until(() => page.said() === "Die Adresse ist kopiert.");
  assert.match(page.copied[0], /\/praxis\/garten\/$/);
  const other = await practice("", { clipboard: false });
  other.click("Link");
  await until(() => other.said() === "Bitte kopieren Sie die Adresse aus der Adresszeile.");
});

test("a list to tick off can be kept", async () => {
  const page = await practice('<div data-checklist="garten"><input type="checkbox" data-key="1a"></div>');
  assert.ok(page.control("Stand merken"));
});

test("a link to something folded opens all that holds it", async () => {
  const folded = '<details id="akte"><details id="innen"><p id="quelle-ä">Quelle</p></details></details><details id="andere"></details>';
  const open = (/** @type {any} */ page) => page.all("details[open]").map((/** @type {Element} */ one) => one.id);
  assert.deepEqual(open(await practice(folded)), []);
  assert.deepEqual(open(await practice(folded, { address: "praxis/garten/#quelle-%C3%A4" })), ["akte", "innen"]);
  const page = await practice(folded);
  page.window.location.hash = "#innen";
  await until(() => open(page).length === 2);
  assert.deepEqual(open(page), ["akte", "innen"]);
});

const PARTS = `<article class="praxis"><details class="mehr" open>Mehr</details>
  <section class="falt"><h2 id="ziele">Ziele <b>2</b></h2><p id="tief">Text</p></section><section><h2>Bleibt</h2></section></article>`;

test("a phone folds what is secondary, and the headings open it", async () => {
  const page = await practice(PARTS, { narrow: true });
  const folded = () => page.all(".zu").length;
  const button = page.one("h2 > button");
  assert.deepEqual([folded(), textOf(button), button.getAttribute("aria-expanded"), page.all("h2 button").length], [1, "Ziele 2", "false", 1]);
  assert.equal(page.one(".mehr").open, false);
  button.click();
  assert.deepEqual([folded(), button.getAttribute("aria-expanded")], [0, "true"]);
  button.click();
  assert.deepEqual([folded(), button.getAttribute("aria-expanded")], [1, "false"]);
});

test("a link to something in a folded part opens it", async () => {
  const page = await practice(PARTS, { narrow: true, address: "praxis/garten/#tief" });
  assert.equal(page.one("h2 > button").getAttribute("aria-expanded"), "true");
});

test("a wide window folds nothing, nor does a note, and both ways lead back", async () => {
  assert.equal((await practice(PARTS)).one("h2 > button"), null);
  assert.equal((await practice(PARTS.replace("praxis", "praxis notiz"), { narrow: true })).one("h2 > button"), null);
  const page = await practice(PARTS, { narrow: true });
  page.media.change("(max-width: 36rem)", false);
  assert.deepEqual([page.one("h2 > button"), textOf(page.one("#ziele")), page.all(".zu").length, page.one(".mehr").open], [null, "Ziele 2", 0, true]);
  page.media.change("(max-width: 36rem)", true);
  assert.equal(page.all(".zu").length, 1);
});
