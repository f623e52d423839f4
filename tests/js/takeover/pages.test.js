// Does it fit, practices side by side, and lists to tick off: what these pages say after each thing a
// reader does.
import assert from "node:assert/strict";
import { test } from "node:test";

import { enter, openPage, settle, textOf, until } from "../page.js";
import { load } from "../scripts.js";

// -- does it fit ---------------------------------------------------------------------------------

const numbers = [...Array(25).keys()];
const idOf = (/** @type {number} */ number) => `p${String(number).padStart(2, "0")}`;
const LIST = {
  stempel: "probe",
  anzahl: 25,
  je: 25,
  erste: ["p00"],
  facetten: [
    ["handlungsfeld", "Handlungsfeld", [["sport", "Sport", -1, [0, 1, 1]], ["kunst", "Kunst", -1, [3]], ["leer", "Leer", -1, []]]],
    ["zielgruppe", "Zielgruppe", [["alte", "Ältere", -1, [1, 2]], ["junge", "Jüngere", -1, [0]]]],
    ["kommune", "Kommune", [["ki-hier", "Hier", -1, [2]]]],
  ],
  folgen: { titel: numbers.toReversed() },
};
const CARDS = ["probe", ...numbers.map((n) => [idOf(n), `Titel ${n}`, "", `Feld ${n}`, `Ort ${n}`, "", "", "", "", "", ""])];
/** Kind and posts are asked for; practices 0 and 1 fit a district, 2 and later fit a town, 24 is not offered. */
const FITS = {
  anzahl: 25,
  urteile: [["passt", "passt", "passen"], ["anpassbar", "lässt sich anpassen", "lassen sich anpassen"], ["offen", "offen", "offen"], ["weicht-ab", "weicht ab", "weichen ab"]],
  merkmale: [
    ["art", "Art der Kommune", "art", [[[2, 0], [0, 1], [3, 2]], [[2, 0], [3, 3], [0, 4]]]],
    ["personal", "Personal", "personal", [[[2, 5], [0, 6]]]],
  ],
  saetze: ["nicht gesagt", "auch ein Kreis", "anders als eine Stadt", "anders als ein Kreis", "auch eine Stadt", "Personal ist nicht belegt", "genug Personal"],
  gruppen: [[0, 0], [1, 0]],
  beispiele: numbers.map((n) => (n === 24 ? -1 : n < 2 ? 0 : 1)),
  kommunen: [["ki-hier", "Hier", 1, 1], ["ki-dort", "Dort", 2, 1]],
  art: [["kreis", "Kreis"], ["stadt", "Stadt"]],
  groesse: [["klein", "klein"], ["gross", "groß"]],
  personal: [["viel", "viel"]],
};
const FIT_FILES = { "praxis/filter.json": LIST, "passung/daten.json": FITS, "praxis/karten/0.json": CARDS };

/** @param {string} [search] the part of the address from "?" on */
async function fit(search = "", files = {}) {
  const page = openPage("<div data-fit></div>", { address: `passung/${search}`, files: { ...FIT_FILES, ...files } });
  const { showFit } = await load("takeover/fit-page.js");
  await showFit(page.one("[data-fit]"));
  return Object.assign(page, {
    status: () => textOf(page.one(".px-finder-status")),
    titles: () => page.texts(".px-fit h3"),
    search: () => page.window.location.search,
    field: (/** @type {string} */ label) => page.all("label").find((one) => textOf(one) === label).control,
    choose: (/** @type {string} */ label, /** @type {string} */ value) => enter(page.field(label), value),
    shown: (/** @type {string} */ label) => !page.field(label).closest("[hidden]"),
    warning: () => page.one(".px-finder-warning"),
  });
}
const titled = (/** @type {number[]} */ ...wanted) => wanted.map((n) => `Titel ${n}`);
const down = (/** @type {number} */ from, /** @type {number} */ to) => numbers.toReversed().filter((n) => n <= from && n >= to);

test("nothing is compared before a municipality is chosen", async () => {
  const page = await fit();
  assert.equal(page.status(), "Wählen Sie Ihre Kommune oder „anderer Ort“.");
  assert.deepEqual(page.titles(), []);
  assert.equal(page.control("Weitere zeigen").hidden, true);
  assert.equal(page.warning().hidden, true);
  assert.equal(page.warning().getAttribute("role"), "alert");
  assert.equal(page.one(".px-finder-status").getAttribute("role"), "status");
  assert.equal(page.shown("Art der Kommune"), false);
  assert.equal(page.shown("Größe"), false);
  assert.equal(page.one(".px-fit-tool, section > p:nth-of-type(2)").hidden, true);
});

test("each choice offers what there is, and nothing first", async () => {
  const page = await fit();
  const options = (/** @type {string} */ label) => [...page.field(label).options].map((one) => [one.value, one.text]);
  assert.deepEqual(options("Ihre Kommune"), [["", "bitte wählen"], ["ki-hier", "Hier"], ["ki-dort", "Dort"], ["anderer-ort", "anderer Ort"]]);
  assert.deepEqual(options("Art der Kommune"), [["", "keine Angabe"], ["kreis", "Kreis"], ["stadt", "Stadt"]]);
  assert.deepEqual(options("Größe"), [["", "keine Angabe"], ["klein", "klein"], ["gross", "groß"]]);
  assert.deepEqual(options("Stellen im Integrationszentrum"), [["", "keine Angabe"], ["viel", "viel"]]);
  assert.deepEqual(options("Handlungsfeld"), [["", "alle"], ["sport", "Sport"], ["kunst", "Kunst"]]);
  assert.deepEqual(options("Zielgruppe"), [["", "alle"], ["alte", "Ältere"], ["junge", "Jüngere"]]);
});

test("with a municipality those that fit come first, without its own, twenty at a time", async () => {
  const page = await fit();
  page.choose("Ihre Kommune", "ki-hier");
  await until(() => page.titles().length);
  assert.equal(page.status(), "23 Praxisbeispiele verglichen"); // neither the own one nor the one not offered
  assert.deepEqual(page.titles(), titled(1, 0, ...down(23, 6)));
  assert.equal(page.search(), "?ki=ki-hier");
  page.click("Weitere zeigen");
  await until(() => page.titles().length === 23);
  assert.deepEqual(page.titles(), titled(1, 0, ...down(23, 3)));
  assert.equal(textOf(page.document.activeElement), "Titel 5");
  assert.equal(page.control("Weitere zeigen").hidden, true);
  assert.equal(page.status(), "23 Praxisbeispiele verglichen");
});

test("a practice says how much fits and why; what is open is folded away", async () => {
  const page = await fit("?ki=ki-hier");
  const [first, , third] = page.all(".px-fit");
  const words = (/** @type {Element} */ from, /** @type {string} */ selector) => [...from.querySelectorAll(selector)].map(textOf);
  assert.deepEqual(words(first, ".px-card-label, .px-note"), ["Feld 1", "Ort 1"]);
  assert.match(first.querySelector("h3 a").href, /\/praxis\/p01\/$/);
  assert.deepEqual(words(first, ".px-fit-counts li"), ["1 passt", "1 offen"]);
  assert.deepEqual(words(first, ":scope > dl > div"), ["Art der Kommune: passtauch ein Kreis"]);
  assert.deepEqual(words(first, "details summary, details div"), ["Was nicht belegt ist: Titel 1", "PersonalPersonal ist nicht belegt"]);
  assert.equal(first.querySelectorAll(".px-fit-passt").length, 2);
  assert.deepEqual(words(third, ".px-fit-counts li"), ["1 offen", "1 weicht ab"]);
  assert.deepEqual(words(third, ":scope > dl > div"), ["Art der Kommune: weicht abanders als ein Kreis"]);
  const all = await fit("?ki=ki-hier&personal=viel");
  assert.equal(all.all("details").length, 0);
  assert.deepEqual(words(all.one(".px-fit"), ".px-fit-counts li"), ["2 passen"]);
  const open = await fit("?groesse=klein");
  assert.equal(open.one(".px-fit > dl"), null);
});

test("field, group and what differs narrow the list", async () => {
  const page = await fit("?ki=ki-dort");
  page.choose("Handlungsfeld", "sport");
  await until(() => page.titles().length === 3);
  assert.deepEqual(page.titles(), titled(2, 1, 0));
  page.choose("Zielgruppe", "alte");
  await until(() => page.titles().length === 1);
  assert.deepEqual(page.titles(), titled(1));
  assert.equal(page.status(), "1 Praxisbeispiel verglichen");
  assert.equal(page.search(), "?ki=ki-dort&handlungsfeld=sport&zielgruppe=alte");
  page.field("nur Beispiele, bei denen nichts abweicht").click();
  await until(() => !page.titles().length);
  assert.equal(page.status(), "Kein Praxisbeispiel passt zu allen Angaben. Nehmen Sie eine weg.");
  assert.equal(page.search(), "?ki=ki-dort&handlungsfeld=sport&zielgruppe=alte&nur=passend");
  page.choose("Zielgruppe", "");
  await until(() => page.titles().length === 1);
  assert.deepEqual(page.titles(), titled(2));
  page.field("nur Beispiele, bei denen nichts abweicht").click();
  await until(() => page.titles().length === 3);
  assert.equal(page.search(), "?ki=ki-dort&handlungsfeld=sport");
});

test("another place is described, and a known one is not described again", async () => {
  const page = await fit();
  page.choose("Ihre Kommune", "anderer-ort");
  assert.deepEqual([page.shown("Art der Kommune"), page.shown("Größe")], [true, true]);
  assert.equal(page.status(), "Wählen Sie Ihre Kommune oder „anderer Ort“.");
  page.choose("Art der Kommune", "kreis");
  await until(() => page.titles().length === 20);
  assert.equal(page.status(), "24 Praxisbeispiele verglichen");
  assert.equal(page.search(), "?art=kreis");
  assert.equal(page.field("Ihre Kommune").value, "anderer-ort");
  page.choose("Größe", "gross");
  assert.equal(page.search(), "?art=kreis&groesse=gross");
  page.choose("Ihre Kommune", "ki-hier");
  await until(() => page.status().startsWith("23"));
  assert.equal(page.search(), "?ki=ki-hier");
  assert.equal(page.shown("Art der Kommune"), false);
  assert.equal(page.field("Art der Kommune").value, "");
});

test("an address shows again what was chosen, and so does going back", async () => {
  const page = await fit("?art=stadt&personal=viel&nur=passend");
  assert.equal(page.field("Ihre Kommune").value, "anderer-ort");
  assert.equal(page.shown("Größe"), true);
  assert.equal(page.field("Art der Kommune").value, "stadt");
  assert.equal(page.field("Stellen im Integrationszentrum").value, "viel");
  assert.equal(page.field("nur Beispiele, bei denen nichts abweicht").checked, true);
  assert.equal(page.status(), "22 Praxisbeispiele verglichen");
  page.choose("Ihre Kommune", "ki-hier");
  page.window.history.back();
  await until(() => page.search() === "?art=stadt&personal=viel&nur=passend");
  await until(() => page.field("Art der Kommune").value === "stadt");
  assert.equal(page.field("Ihre Kommune").value, "anderer-ort");
  assert.equal((await fit("?ki=ki-dort")).field("Ihre Kommune").value, "ki-dort");
});

test("one practice is compared alone until all are asked for", async () => {
  const page = await fit("?ki=ki-hier&praxis=p02&nur=passend");
  assert.deepEqual(page.titles(), titled(2)); // although it is the own one and differs
  assert.equal(page.status(), "1 Praxisbeispiel verglichen");
  const alone = page.all("section > p").find((one) => textOf(one).startsWith("Nur dieses"));
  assert.equal(textOf(alone), "Nur dieses Beispiel: Titel 2. Alle Beispiele vergleichen");
  page.click("Alle Beispiele vergleichen");
  await until(() => page.titles().length === 2);
  assert.equal(alone.hidden, true);
  assert.equal(page.search(), "?ki=ki-hier&nur=passend");
});

test("what the address cannot mean is named until the next choice", async () => {
  for (const [search, named] of [
    ["?ki=anderer-ort", "anderer-ort"], ["?ki=nirgends", "nirgends"], ["?nur=alles", "alles"], ["?praxis=nirgends", "nirgends"],
    ["?praxis=../x", "../x"], ["?handlungsfeld=leer", "leer"], ["?ki=ki-hier&art=stadt", "stadt"], ["?unbekannt=1", "unbekannt"],
  ]) {
    const page = await fit(search);
    assert.equal(textOf(page.warning()), `Nicht alles in der Adresse ist hier bekannt. Weggelassen: „${named}“.`, search);
    assert.equal(page.warning().hidden, false);
    page.choose("Ihre Kommune", "ki-dort");
    assert.equal(page.warning().hidden, true);
  }
  assert.equal((await fit("?ki=ki-hier&praxis=p03&nur=passend")).warning().hidden, true);
});

test("of two comparisons the one asked for last is shown, whichever comes first", async () => {
  const few = { ...LIST, je: 24, erste: ["p00", "p24"] };
  const fits = { ...FITS, beispiele: numbers.map((n) => (n === 24 ? 1 : 0)) };
  let come = () => {};
  /** @type {any} */
  let brought = ["probe", CARDS[25]];
  const late = () => new Promise((done) => (come = () => done(brought)));
  const files = { "praxis/filter.json": few, "passung/daten.json": fits, "praxis/karten/1.json": late, "praxis/karten/0.json": CARDS.slice(0, 25) };
  const page = await fit("", files);
  page.choose("Ihre Kommune", "ki-dort"); // the late one fits best
  await until(() => page.loaded.includes("praxis/karten/1.json"));
  page.choose("Handlungsfeld", "kunst");
  await until(() => page.titles().length === 1);
  come();
  await settle();
  assert.deepEqual(page.titles(), titled(3));
  assert.equal(page.status(), "1 Praxisbeispiel verglichen");

  brought = new TypeError("offline"); // a failure that comes too late is nobody's any more
  const other = await fit("", files);
  other.choose("Ihre Kommune", "ki-dort");
  await until(() => other.loaded.includes("praxis/karten/1.json"));
  other.choose("Handlungsfeld", "kunst");
  await until(() => other.titles().length === 1);
  come();
  await settle();
  assert.equal(other.status(), "1 Praxisbeispiel verglichen");
});

test("a list that cannot be loaded is named; without the tables the page says where the lists are", async () => {
  const broken = new TypeError("offline");
  const page = await fit("?ki=ki-hier", { "praxis/karten/0.json": broken });
  assert.equal(page.status(), "Die Liste konnte nicht geladen werden. Bitte die Seite später noch einmal laden.");
  const none = await fit("", { "passung/daten.json": broken });
  assert.equal(textOf(none.one("[role=alert]")), "Die Liste konnte nicht geladen werden. Bitte die Seite später noch einmal laden. Die fertigen Listen stehen unten.");
});

test("tables that hold something else are named in German", async () => {
  for (const odd of ["null", [], { ...FITS, urteile: null }]) {
    const page = await fit("", { "passung/daten.json": odd });
    assert.match(textOf(page.one("[role=alert]")), /^Die Liste ist unvollständig angekommen\. .* Die fertigen Listen stehen unten\.$/);
  }
});

test("the form is never sent", async () => {
  const page = await fit();
  const sent = new Event("submit", { cancelable: true });
  page.one("form").dispatchEvent(sent);
  assert.equal(sent.defaultPrevented, true);
});

// -- practices side by side ----------------------------------------------------------------------

const fact = (/** @type {string} */ label, /** @type {string[]} */ ...values) =>
  `<div><dt>${label}</dt>${values.map((value) => `<dd>${value}</dd>`).join("")}</div>`;
/** A step of a practice. @param {string} kind @param {string} word @param {string} text */
const step = (kind, word, text) => `<li class="schritt ${kind}"><div class="was">${text}<sup>1</sup></div><p class="marke-k"><b>${word}</b> <small>wer das sagt</small></p></li>`;
/** A page of a practice, with the parts that a comparison reads. */
const practice = (/** @type {string} */ name, /** @type {string} */ more = "") => `
  <header class="titel"><h1> ${name} </h1><p class="lead">Kurz ${name}.<sup>1</sup></p></header><nav data-practice></nav>
  <ul class="sektoren"><li><b>Kommune</b><span><a href="../../akteure/a/">Verein ${name}</a> – hilft</span></li></ul>
  <ol>${step("kern beleg", "Muss bleiben", "Paare")}${step("kern red", "Muss bleiben", "Treffen")}${step("", "Kann wegfallen", "steht nicht da")}</ol>
  <section aria-labelledby="voraussetzungen"><h2 id="voraussetzungen"></h2><dl>${fact("Räume", "nicht belegt")}</dl>
    <ul class="px-checklist"><li><label><input type="checkbox">Geduld <small>(muss sein)</small></label></li></ul></section>
  <div class="zahl"><p class="riese">7</p><p>Viele</p></div>
  <figure class="saeulen"><ol><li><span><b>7</b><small>Sieben</small></span></li><li class="luecke"><span><small>nichts</small></span></li></ol></figure>
  <ul class="weitere"><li><b>3</b><span>Drei <small>Gemessenes</small></span><span class="weise">Presse</span></li></ul>
  <ul class="stolper"><li>Kein Bus. <small>Auch anderswo</small></li></ul>
  <details id="angaben"><div class="akte-in"><div><dl>${fact("Kurzfassung", "steht schon oben")}${fact("Ort", `<a href="../../ki/${name}/">Ort <b>${name}</b></a>`)}${fact("Leer", " ")}${fact("Programme", "Eins", "Zwei")}</dl><details><dl>${fact("Kennung", "für die Redaktion")}</dl></details></div></div></details>${more}`;
const TRANSFER = '<div class="weg-zu"><h3>Nach Musterstadt</h3></div>';
const PAGES = {
  "praxis/a/": practice("A"),
  "praxis/b/": practice("B", TRANSFER),
  "praxis/c/": practice("C"),
  "praxis/liste/": "<h1>Eine Liste</h1>",
  "praxis/ohne/": "<nav data-practice></nav>",
};

/** @param {string} search */
async function comparison(search, options = {}) {
  const { files = {}, ...others } = options;
  const page = openPage('<div data-compared></div>', { address: `vergleich/${search}`, files: { ...PAGES, ...files }, ...others });
  const { showComparison } = await load("takeover/comparison-page.js");
  await showComparison(page.one("[data-compared]"));
  const cells = () => new Map(page.all("tbody tr").map((row) => [textOf(row.children[0]), [...row.children].slice(1).map((cell) => textOf(cell.lastChild))]));
  return Object.assign(page, { cells, said: () => textOf(page.one("[role=status]")), left: () => page.texts("[role=alert]") });
}

test("practices stand side by side with what their own pages say", async () => {
  const page = await comparison("?id=a,b");
  assert.equal(textOf(page.one("caption")), "2 Praxisbeispiele im Vergleich");
  assert.deepEqual(page.texts("thead th"), ["Merkmal", "A", "B"]);
  assert.deepEqual([...page.cells().keys()], [
    "Kurzfassung", "Ort", "Leer", "Programme", "Akteure", "Muss bleiben", "Darf sich ändern", "Räume", "Ergebnisse",
    "Voraussetzungen", "Stolpersteine", "Übertragungen",
  ]);
  assert.deepEqual(page.cells().get("Kurzfassung"), ["Kurz A.", "Kurz B."]);
  assert.deepEqual(page.cells().get("Ort"), ["Ort A", "Ort B"]);
  assert.deepEqual(page.cells().get("Programme"), ["EinsZwei", "EinsZwei"]);
  assert.deepEqual(page.cells().get("Akteure"), ["Verein A – hilft", "Verein B – hilft"]);
  assert.deepEqual(page.cells().get("Muss bleiben")?.[0], "PaareTreffen (Einschätzung der Redaktion)");
  assert.deepEqual(page.cells().get("Darf sich ändern"), ["nicht belegt", "nicht belegt"]);
  assert.deepEqual(page.cells().get("Räume"), ["nicht belegt", "nicht belegt"]);
  assert.deepEqual(page.cells().get("Leer"), ["nicht belegt", "nicht belegt"]);
  assert.deepEqual(page.cells().get("Ergebnisse")?.[0], "VieleSiebenDrei");
  assert.deepEqual(page.cells().get("Voraussetzungen"), ["Geduld", "Geduld"]);
  assert.deepEqual(page.cells().get("Stolpersteine")?.[0], "Kein Bus.");
  assert.deepEqual(page.cells().get("Übertragungen"), ["nicht belegt", "Nach Musterstadt"]);
});

test("in a comparison links lead where they led, several values are a list, unknown ones look so", async () => {
  const page = await comparison("?id=a,b");
  const cell = (/** @type {string} */ label) => page.all("tbody tr").find((row) => textOf(row.children[0]) === label).children[1];
  assert.match(cell("Ort").querySelector("a").href, /\/ki\/A\/$/);
  assert.equal(textOf(cell("Ort").querySelector(".px-cell-label")), "A");
  assert.deepEqual([...cell("Programme").querySelectorAll("ul.px-cell-list > li")].map(textOf), ["Eins", "Zwei"]);
  assert.equal(cell("Kurzfassung").querySelector("ul"), null);
  assert.deepEqual([cell("Räume"), cell("Leer"), cell("Ort")].map((one) => one.querySelectorAll(".px-unknown").length), [1, 1, 0]);
  assert.match(page.one("thead a").href, /\/praxis\/a\/$/);
});

test("of three practices each can be taken away, of two none", async () => {
  const page = await comparison("?id=a,b&id=c");
  assert.deepEqual(page.texts("thead th"), ["Merkmal", "AEntfernen: A", "BEntfernen: B", "CEntfernen: C"]);
  assert.deepEqual(page.all("thead a.px-note").map((link) => link.href.replace(/.*\?/, "")), ["id=b,c", "id=a,c", "id=a,b"]);
  assert.equal((await comparison("?id=a,b")).all("thead a.px-note").length, 0);
});

test("at most four are compared, and what is no practice is named", async () => {
  const files = { "praxis/d/": practice("D"), "praxis/e/": practice("E") };
  const page = await comparison("?id=a,b,c,d,e", { files });
  assert.equal(page.all("thead th").length, 5);
  assert.deepEqual(page.left(), ["Nicht alles in der Adresse ist hier bekannt. Weggelassen: „e“."]);
  const some = await comparison("?id=a,b,liste,nirgends");
  assert.equal(some.all("thead th").length, 3);
  assert.deepEqual(some.left(), ["Nicht alles in der Adresse ist hier bekannt. Weggelassen: „liste“, „nirgends“."]);
  assert.deepEqual((await comparison("?id=a,b,ohne,<b>")).left(), ["Nicht alles in der Adresse ist hier bekannt. Weggelassen: „<b>“, „ohne“."]);
});

test("what cannot be loaded is said, and not taken for what is not there", async () => {
  const page = await comparison("?id=a,b,c", { files: { "praxis/c/": new TypeError("offline") } });
  assert.deepEqual(page.left(), ["Nicht alle Seiten konnten geladen werden. Bitte später noch einmal versuchen."]);
  assert.equal(page.all("thead th").length, 3);
  const none = await comparison("?id=a,x..", { files: { "praxis/a/": new TypeError("offline") } });
  assert.deepEqual(none.left(), ["Nicht alles in der Adresse ist hier bekannt. Weggelassen: „x..“. Nicht alle Seiten konnten geladen werden. Bitte später noch einmal versuchen."]);
});

test("with less than two the page says what it needs and leads on", async () => {
  const page = await comparison("");
  assert.equal(page.said(), "Zum Vergleichen braucht es zwei bis vier Beispiele.");
  assert.deepEqual(page.left(), []);
  assert.deepEqual(page.texts("a"), ["Beispiele in der Liste auswählen"]);
  assert.match(page.one("a").href, /\/praxis\/$/);
  assert.equal(page.one("table"), null);
  assert.equal((await comparison("?id=a")).said(), "Bisher ausgewählt: A. Zum Vergleichen braucht es zwei bis vier Beispiele.");
});

test("a Merkliste of two to four is offered for comparison", async () => {
  const kept = (/** @type {string[]} */ ...ids) => comparison("", { stored: { "praxistransfer.merkliste": JSON.stringify(ids) } });
  for (const [ids, offered] of [[["a"], 1], [["a", "b"], 2], [["a", "b", "c", "d"], 2], [["a", "b", "c", "d", "e"], 1]]) {
    assert.equal((await kept(.../** @type {string[]} */ (ids))).all("a").length, offered, String(ids));
  }
  const page = await kept("a", "b");
  assert.equal(page.texts("a")[1], "Die Beispiele Ihrer Merkliste vergleichen");
  assert.match(page.all("a")[1].href, /\/vergleich\/\?id=a,b$/);
});

test("the comparison is printed, and its address copied where the browser allows it", async () => {
  const page = await comparison("?id=a,b");
  page.click("Drucken");
  assert.equal(page.printed, 1);
  page.click("Adresse kopieren");
  await until(() => page.said() === "Die Adresse ist kopiert.");
  assert.deepEqual(page.copied, [page.window.location.href]);
  const other = await comparison("?id=a,b", { clipboard: false });
  other.click("Adresse kopieren");
  await until(() => other.said() === "Bitte kopieren Sie die Adresse aus der Adresszeile.");
});

// -- lists to tick off ---------------------------------------------------------------------------

const CHECKED = "praxistransfer.checklisten";
const CHECKLIST = `<div data-checklist="garten">${["1a", "2b", "3c"].map((key) => `<input type="checkbox" data-key="${key}">`).join("")}</div>`;

/** @param {Record<string, any>} [options] */
async function checklist(options) {
  const page = openPage(CHECKLIST, options);
  const { showChecklist } = await load("takeover/checklist.js");
  showChecklist(page.one("[data-checklist]"));
  return Object.assign(page, {
    said: () => textOf(page.one("[role=status]")),
    tick: (/** @type {number} */ at) => page.all("input")[at].click(),
    ticked: () => page.all("input").map(({ checked }) => checked),
    lists: () => JSON.parse(page.stored()[CHECKED] ?? "null"),
  });
}

test("what is ticked is kept on a click, beside other lists, and taken back on another", async () => {
  const page = await checklist({ stored: { [CHECKED]: '{"andere":["f"]}' } });
  assert.equal(page.said(), "");
  assert.deepEqual(page.texts("button"), ["Stand merken", "Stand löschen"]);
  page.tick(0);
  page.tick(2);
  assert.equal(page.said(), "2 von 3 abgehakt. Noch nicht gemerkt.");
  assert.deepEqual(page.lists(), { andere: ["f"] });
  page.click("Stand merken");
  assert.equal(page.said(), "2 von 3 abgehakt. In diesem Browser gemerkt.");
  assert.deepEqual(page.lists(), { garten: ["1a", "3c"], andere: ["f"] });
  page.click("Stand löschen");
  assert.equal(page.said(), "0 von 3 abgehakt. Nichts mehr gemerkt.");
  assert.deepEqual(page.ticked(), [false, false, false]);
  assert.deepEqual(page.lists(), { andere: ["f"] });
});

test("what was kept is ticked again, and nothing else", async () => {
  const page = await checklist({ stored: { [CHECKED]: '{"garten":["2b","f00"]}' } });
  assert.deepEqual(page.ticked(), [false, true, false]);
  assert.equal(page.said(), "1 von 3 abgehakt. In diesem Browser gemerkt.");
  page.click("Stand löschen");
  assert.deepEqual(page.stored(), {});
});

test("keys are one to sixteen hexadecimal digits; anything else in the storage is left aside", async () => {
  openPage("", { stored: { [CHECKED]: JSON.stringify({ a: ["7", "0123456789abcdef", "0123456789abcdef0", "", "g", "A", "x7", "7x", null, 8], b: "7" }) } });
  const { keptChecks } = await load("takeover/checklist.js");
  assert.deepEqual(keptChecks(), { a: ["7", "0123456789abcdef", "8"], b: [] });
  for (const strange of ["{", "null", "7"]) {
    openPage("", { stored: { [CHECKED]: strange } });
    assert.deepEqual(keptChecks(), {}, strange);
  }
});

test("at most five hundred lists are kept, the newest first", async () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`p${i}`, ["1"]]));
  const page = await checklist({ stored: { [CHECKED]: JSON.stringify(many) } });
  page.tick(0);
  page.click("Stand merken");
  const kept = Object.keys(page.lists());
  assert.deepEqual([kept.length, kept[0], kept[1], kept.at(-1)], [500, "garten", "p0", "p498"]);
});

test("where nothing can be stored the list says so", async () => {
  const page = await checklist({ storage: false });
  page.tick(1);
  page.click("Stand merken");
  assert.equal(page.said(), "1 von 3 abgehakt. Ihr Browser erlaubt dieser Website nicht, etwas zu speichern.");
  page.click("Stand löschen");
  assert.equal(page.said(), "0 von 3 abgehakt. Ihr Browser erlaubt dieser Website nicht, etwas zu speichern.");
});
