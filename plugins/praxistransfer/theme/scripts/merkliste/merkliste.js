// The Merkliste: ids of practices, kept in this browser after a click and nowhere else.
import { possibleIds } from "../finder/address.js";
import { h } from "../shared/dom.js";

const REMEMBERED_KEY = "praxistransfer.merkliste";
const MOST = 500;
export const NOT_STORED = "Ihr Browser erlaubt dieser Website nicht, etwas zu speichern.";

/** @returns {string[]} the ids on the list */
export function remembered() {
  try {
    const ids = JSON.parse(localStorage.getItem(REMEMBERED_KEY) ?? "[]");
    return Array.isArray(ids) ? possibleIds(ids.map(String)).slice(0, MOST) : [];
  } catch {
    return []; // storage is switched off, or somebody else wrote there
  }
}

/** @param {string[]} ids @returns {boolean} whether they could be stored */
export function remember(ids) {
  try {
    if (ids.length) localStorage.setItem(REMEMBERED_KEY, JSON.stringify(ids.slice(0, MOST)));
    else localStorage.removeItem(REMEMBERED_KEY);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} id
 * @param {string} title
 * @param {(text: string) => void} say what happened
 * @returns {HTMLButtonElement} a button that puts a practice on the list and takes it off
 */
export function rememberButton(id, title, say) {
  const word = h("span");
  const button = h(
    "button",
    { type: "button", className: "px-tool px-remember-button" },
    word,
    h("span", { className: "px-hidden" }, `: ${title}`),
  );
  const show = () => {
    const on = remembered().includes(id);
    button.setAttribute("aria-pressed", String(on));
    word.textContent = on ? "Gemerkt" : "Merken";
  };
  button.addEventListener("click", () => {
    const ids = remembered();
    const on = ids.includes(id);
    const done = remember(on ? ids.filter((other) => other !== id) : [...ids, id]);
    show();
    if (!done) say(NOT_STORED);
    else say(on ? "Von der Merkliste genommen." : "Auf die Merkliste gesetzt.");
  });
  show();
  return button;
}

/** @param {HTMLElement} place where the button stands on the page of a practice */
export function showRememberButton(place) {
  const status = h("span", { role: "status" });
  const link = h("a", { href: new URL("../../../merkliste/", import.meta.url).href }, "Zur Merkliste");
  const title = document.querySelector("h1")?.textContent ?? "";
  const button = rememberButton(place.dataset.remember ?? "", title, (text) => {
    status.textContent = `${text} `;
    status.append(link);
  });
  place.replaceChildren(button, " ", status);
}
