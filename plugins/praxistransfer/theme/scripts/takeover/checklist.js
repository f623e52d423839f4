// Lists to tick off: what is ticked is kept in this browser after a click, and nowhere else.
import { h, tool } from "../shared/dom.js";
import { NOT_STORED, readStored, store } from "../shared/storage.js";

const CHECKED_KEY = "praxistransfer.checklisten";
const MOST = 500;
const KEY = /^[0-9a-f]{1,16}$/;

/** @param {unknown[]} keys */
const possible = (keys) => keys.map(String).filter((key) => KEY.test(key));

/** @returns {Record<string, string[]>} practice → keys of what is ticked */
export function keptChecks() {
  const lists = Object.entries(readStored(CHECKED_KEY) ?? {});
  return Object.fromEntries(lists.map(([id, keys]) => [id, Array.isArray(keys) ? possible(keys) : []]));
}

/** @param {string} id @param {string[]} keys @returns {boolean} whether that could be stored */
export function keepChecks(id, keys) {
  const { [id]: _old, ...others } = keptChecks();
  const lists = [...(keys.length ? [[id, keys]] : []), ...Object.entries(others)].slice(0, MOST);
  return store(CHECKED_KEY, lists.length ? Object.fromEntries(lists) : null);
}

/** Offer to keep what is ticked. @param {HTMLElement} place */
export function showChecklist(place) {
  const id = place.dataset.checklist ?? "";
  const boxes = /** @type {HTMLInputElement[]} */ ([...place.querySelectorAll("[data-key]")]);
  const status = h("span", { role: "status" });
  const ticked = () => boxes.filter((box) => box.checked).map((box) => box.dataset.key ?? "");
  const say = (/** @type {string} */ text) => {
    status.textContent = `${ticked().length} von ${boxes.length} abgehakt. ${text}`;
  };
  const keep = tool("Stand merken", () => {
    say(keepChecks(id, ticked()) ? "In diesem Browser gemerkt." : NOT_STORED);
  });
  const clear = tool("Stand löschen", () => {
    for (const box of boxes) box.checked = false;
    say(keepChecks(id, []) ? "Nichts mehr gemerkt." : NOT_STORED);
  });
  const kept = keptChecks()[id] ?? [];
  for (const box of boxes) {
    box.checked = kept.includes(box.dataset.key ?? "");
    box.addEventListener("change", () => say("Noch nicht gemerkt."));
  }
  place.append(h("p", { className: "px-compare-tools" }, keep, " ", clear, " ", status));
  if (kept.length) say("In diesem Browser gemerkt.");
}
