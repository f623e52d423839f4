// The page that shows the Merkliste: one's own, or one that somebody sent as an address.
import { addressOf, comparisonOf, listed, MOST_COMPARED, pageOf, possibleIds } from "../shared/addresses.js";
import { about, copy, count, download, h, messageOf, tool } from "../shared/dom.js";
import { openLibrary } from "../shared/library.js";
import { NOT_STORED } from "../shared/storage.js";
import { remember, remembered } from "./remembered.js";
import { compareBox, resultCard } from "./result-card.js";

/** @typedef {import("../shared/library.js").Card} Card */

/** @param {HTMLElement} place */
export async function showMerkliste(place) {
  const status = h("p", { role: "status" });
  const content = h("div");
  place.replaceChildren(status, content);
  try {
    const library = await openLibrary();
    await show(library, status, content);
  } catch (error) {
    status.textContent = messageOf(error);
  }
}

/**
 * @param {import("../shared/library.js").Library} library
 * @param {HTMLElement} status
 * @param {HTMLElement} content
 */
async function show(library, status, content) {
  const sent = new URLSearchParams(location.search).get("m");
  const asked = sent === null ? remembered() : listed(sent);
  const ids = possibleIds(asked).slice(0, 500);
  const cards = (await library.named(ids)).filter((card) => card !== undefined);
  const again = () => show(library, status, content);
  const missing = asked.length - cards.length;
  const said = missing ? ` ${count(missing, "Angabe gehört", "Angaben gehören")} zu keinem Beispiel.` : "";
  const whose = sent === null ? "auf Ihrer Merkliste" : "in dieser geteilten Liste";
  status.textContent = `${count(cards.length, "Praxisbeispiel", "Praxisbeispiele")} ${whose}.${said}`;
  const say = (/** @type {string} */ text) => (status.textContent = text);
  const { bar, boxOf } = chooser(cards);
  const packages = content.closest("[data-packages]") !== null;
  const toolsOf = (/** @type {Card} */ card) => [...boxOf(card), ...(packages ? [packageOf(card)] : [])];
  content.replaceChildren(
    ...(sent === null ? ownTools(library, cards, again, say) : sentTools(cards, again, say)),
    ...(cards.length > 1 ? [bar] : []),
    h("ul", { className: "px-cards px-results" }, ...cards.map((card) => resultCard(card, say, ...toolsOf(card)))),
  );
}

/**
 * A link to the files that help to take a practice over; sizes and formats stand on its page.
 * @param {Card} card
 */
function packageOf(card) {
  return h("a", { href: `${pageOf(card)}#transferpaket` }, "Transferpaket", about(card.title));
}

/**
 * What leads from the list to a comparison: of all practices on it, or of those that are chosen.
 * @param {Card[]} cards
 * @returns {{bar: HTMLElement, boxOf: (card: Card) => HTMLElement[]}}
 */
function chooser(cards) {
  const few = cards.length <= MOST_COMPARED;
  const chosen = new Set(few ? cards.map(({ id }) => id) : []);
  const said = h("span", { role: "status" });
  const link = h("a", {}, few ? "Diese Beispiele vergleichen" : "Auswahl vergleichen");
  const bar = h("p", {}, said, " ", link);
  /** @type {HTMLInputElement[]} */
  const boxes = [];
  const show = () => {
    link.href = comparisonOf([...chosen]);
    link.hidden = chosen.size < 2;
    if (!few) said.textContent = `${chosen.size} ausgewählt. Zum Vergleichen wählen Sie zwei bis vier Beispiele.`;
    for (const box of boxes) box.disabled = !box.checked && chosen.size >= MOST_COMPARED;
  };
  const boxOf = (/** @type {Card} */ card) => {
    if (few) return [];
    const { box, label } = compareBox(card, ({ checked }) => {
      if (checked) chosen.add(card.id);
      else chosen.delete(card.id);
      show();
    });
    boxes.push(box);
    return [label];
  };
  show();
  return { bar, boxOf };
}

/**
 * @param {import("../shared/library.js").Library} library
 * @param {Card[]} cards
 * @param {() => unknown} again
 * @param {(text: string) => void} say
 */
function ownTools(library, cards, again, say) {
  if (!cards.length) {
    const all = h("a", { href: addressOf("praxis/") }, "Alle Praxisbeispiele");
    const clear = remembered().length ? [tool("Alles löschen", () => (remember([]), again()))] : [];
    return [h("p", {}, all), ...clear];
  }
  const ids = cards.map(({ id }) => id).join(",");
  const address = addressOf(`merkliste/?m=${ids}`);
  const share = () => copy(address, say, `Bitte kopieren Sie die Adresse von Hand: ${address}`);
  const saveTable = async () => {
    const numbers = cards.map(({ number }) => number);
    await library.table(numbers).then(
      (text) => download("merkliste.csv", "text/csv;charset=utf-8", text),
      (error) => say(messageOf(error)),
    );
  };
  const saveJson = () => {
    const items = cards.map((card) => ({ id: card.id, titel: card.title, seite: pageOf(card) }));
    download("merkliste.json", "application/json", `${JSON.stringify({ merkliste: items }, null, 2)}\n`);
  };
  const clear = () => {
    if (remember([])) again();
    else say(NOT_STORED);
  };
  return [
    h(
      "p",
      { className: "px-compare-tools" },
      tool("Adresse kopieren", share),
      " ",
      tool("Als CSV speichern", saveTable),
      " ",
      tool("Als JSON speichern", saveJson),
      " ",
      tool("Alles löschen", clear),
    ),
  ];
}

/**
 * @param {Card[]} cards
 * @param {() => unknown} again
 * @param {(text: string) => void} say
 */
function sentTools(cards, again, say) {
  const own = h("a", { href: addressOf("merkliste/") }, "Zur eigenen Merkliste");
  const take = tool("Übernehmen", () => {
    const ids = [...new Set([...remembered(), ...cards.map(({ id }) => id)])];
    if (!remember(ids)) {
      say(NOT_STORED);
      return;
    }
    history.replaceState(null, "", location.pathname);
    again();
  });
  const text = "Jemand hat Ihnen diese Liste geschickt. Gespeichert wird sie erst, wenn Sie sie übernehmen.";
  return [h("p", {}, text), h("p", { className: "px-compare-tools" }, ...(cards.length ? [take, " "] : []), own)];
}
