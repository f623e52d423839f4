// The field of the start page for the reader's own place.
import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage, settle, textOf, until } from "../page.js";
import { load } from "../scripts.js";

const FORM = `<form action="ki/" data-place><input id="o" list="l"><datalist id="l"></datalist><button>Zeigen</button>
  <p role="status" data-place-status></p></form>`;
const PLACES = { Talheim: "ki/ki-kreis-musterland/", "Kreis Musterland": "ki/ki-kreis-musterland/", Großburg: "ki/ki-grossburg/" };

/** @param {unknown} [places] */
async function open(places = PLACES) {
  const page = openPage(FORM, { files: { "ki/orte.json": places } });
  const { showPlaces } = await load("start/place.js");
  showPlaces(page.one("form"));
  const ask = async (/** @type {string} */ name) => {
    page.one("input").value = name;
    page.one("form").dispatchEvent(new page.window.Event("submit", { cancelable: true }));
    await settle();
  };
  return { page, ask };
}

test("names are offered once somebody comes to the field, and not before", async () => {
  const { page } = await open();
  await settle();
  assert.deepEqual(page.loaded, []);
  page.one("input").dispatchEvent(new page.window.Event("focus"));
  await until(() => page.all("option").length === 3, "the names");
  assert.deepEqual(page.all("option").map((one) => one.value), Object.keys(PLACES));
});

for (const [name, end] of [
  ["Talheim", "ki/ki-kreis-musterland/"],
  ["  musterland ", "ki/ki-kreis-musterland/"],
  ["GROSSBURG", "ki/ki-grossburg/"],
  ["Stadt Großburg", "ki/ki-grossburg/"],
  ["", "ki/"],
]) {
  test(`„${name}“ leads to ${end}`, async () => {
    const { page, ask } = await open();
    await ask(name);
    await until(() => page.visited.length === 1, "the next page");
    assert.equal(page.visited[0].endsWith(`/${end}`), true, page.visited[0]);
  });
}

test("a place that nobody knows leads nowhere, and the field says so", async () => {
  const { page, ask } = await open();
  await ask("Atlantis");
  await until(() => textOf(page.one("[role=status]")) !== "", "the answer");
  assert.equal(textOf(page.one("[role=status]")), "Diesen Ort kennen wir nicht. Alle Integrationszentren");
  assert.deepEqual(page.visited, []);
});

test("without the names the list of all centres helps on", async () => {
  const { page, ask } = await open(new TypeError("offline"));
  await ask("Talheim");
  await until(() => page.visited.length === 1, "the next page");
  assert.equal(page.visited[0].endsWith("/ki/"), true);
});
