// The button that puts a practice on the Merkliste.
import { addressOf } from "../shared/addresses.js";
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
  const link = h("a", { href: addressOf("merkliste/") }, "Zur Merkliste");
  const title = document.querySelector("h1")?.textContent ?? "";
  const button = rememberButton(place.dataset.remember ?? "", title, (text) => {
    status.textContent = `${text} `;
    status.append(link);
  });
  place.replaceChildren(button, " ", status);
}
