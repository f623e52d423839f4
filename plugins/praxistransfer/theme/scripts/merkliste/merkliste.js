// The button that puts a practice on the Merkliste.
import { about, h } from "../shared/dom.js";
import { NOT_STORED } from "../shared/storage.js";
import { remember, remembered } from "./remembered.js";

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
    about(title),
  );
  const show = () => {
    const on = remembered().includes(id);
    button.setAttribute("aria-pressed", String(on));
    word.textContent = on ? "Gemerkt" : "Merken";
  };
  button.addEventListener("click", () => {
    const said = toggle(id);
    show();
    say(said);
  });
  show();
  return button;
}

/**
 * Let a button of a page put a practice on the list and take it off. What it is called stays the same:
 * its state says whether the practice is on the list.
 * @param {HTMLButtonElement} button
 * @param {string} id
 * @param {(text: string) => void} say what happened
 */
export function connectRemember(button, id, say) {
  const show = () => button.setAttribute("aria-pressed", String(remembered().includes(id)));
  button.addEventListener("click", () => {
    say(toggle(id));
    show();
  });
  addEventListener("storage", show);
  show();
}

/** @param {string} id @returns {string} what happened, in words */
function toggle(id) {
  const ids = remembered();
  const on = ids.includes(id);
  if (!remember(on ? ids.filter((other) => other !== id) : [...ids, id])) return NOT_STORED;
  return on ? "Von der Merkliste genommen." : "Auf die Merkliste gesetzt.";
}
