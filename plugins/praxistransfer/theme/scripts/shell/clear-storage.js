// The page on privacy shows what this site keeps in the browser and deletes it.
import { REMEMBERED } from "../merkliste/remembered.js";

const PREFIX = "praxistransfer.";

/** @returns {string[]} the keys that this site has written */
function storedKeys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return []; // storage is switched off
  }
}

/** Make the button "Alles löschen" work where a page has one. */
export function showStored() {
  const button = document.querySelector("[data-clear-storage]");
  const status = document.querySelector("[data-storage-status]");
  if (!(button instanceof HTMLButtonElement) || !status) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const keys = storedKeys();
    keys.forEach((key) => localStorage.removeItem(key));
    delete document.documentElement.dataset.scheme;
    document.dispatchEvent(new Event(REMEMBERED));
    status.textContent = keys.length
      ? `Gelöscht: ${keys.join(", ")}.`
      : "In diesem Browser ist nichts gespeichert.";
  });
}
