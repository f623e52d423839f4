// What a reader can do with a practice: remember it, print it, copy its address, tick off what is there.
import { connectRemember } from "../merkliste/merkliste.js";
import { addressOf } from "../shared/addresses.js";
import { copy, h } from "../shared/dom.js";
import { showChecklist } from "../takeover/checklist.js";

/** @param {HTMLElement} bar the row of links and buttons of a practice */
export function showPractice(bar) {
  const status = /** @type {HTMLElement} */ (bar.querySelector("[role=status]"));
  const say = (/** @type {string} */ text) => (status.textContent = text);

  offer(bar, "merken", (button) =>
    connectRemember(button, bar.dataset.practice ?? "", (text) => {
      say(`${text} `);
      status.append(h("a", { href: addressOf("merkliste/") }, "Zur Merkliste"));
    }),
  );
  offer(bar, "drucken", (button) => button.addEventListener("click", () => window.print()));
  offer(bar, "link", (button) =>
    button.addEventListener("click", () =>
      copy(document.URL.split(/[?#]/)[0], say, "Bitte kopieren Sie die Adresse aus der Adresszeile."),
    ),
  );

  const checklist = document.querySelector("[data-checklist]");
  if (checklist instanceof HTMLElement) showChecklist(checklist);
  const narrow = matchMedia("(max-width: 36rem)");
  narrow.addEventListener("change", () => foldParts(narrow.matches));
  foldParts(narrow.matches);
  openAtJumps();
}

/**
 * Fold what is secondary on a phone, so that the page is a few screens long: the heading opens it again.
 * On paper and on wide screens everything stays open, whatever was folded.
 * @param {boolean} narrow
 */
function foldParts(narrow) {
  for (const more of document.querySelectorAll("details.mehr")) more.toggleAttribute("open", !narrow);
  for (const part of document.querySelectorAll(".praxis:not(.notiz) .falt")) {
    const heading = part.querySelector("h2");
    if (!heading || Boolean(heading.querySelector("button")) === narrow) continue; // is as it should be
    part.classList.toggle("zu", narrow);
    if (!narrow) heading.replaceChildren(...(heading.querySelector("button")?.childNodes ?? []));
    else heading.replaceChildren(opener(part, [...heading.childNodes]));
  }
}

/** @param {Element} part @param {Node[]} words @returns {HTMLButtonElement} what opens a part and closes it */
function opener(part, words) {
  const button = h("button", { type: "button", "aria-expanded": "false" }, ...words);
  button.addEventListener("click", () => {
    button.setAttribute("aria-expanded", String(!part.classList.toggle("zu")));
  });
  return button;
}

/** Show a button that does nothing without scripts. @param {HTMLElement} bar @param {string} name @param {(button: HTMLButtonElement) => void} connect */
function offer(bar, name, connect) {
  const button = bar.querySelector(`[data-do="${name}"]`);
  if (!(button instanceof HTMLButtonElement)) return;
  connect(button);
  button.closest("li")?.removeAttribute("hidden");
}

/** Open the folded part to which a link leads; most browsers do that themselves. */
function openAtJumps() {
  const open = () => {
    const goal = document.getElementById(decodeURIComponent(new URL(document.URL).hash.slice(1)));
    for (let part = goal?.closest("details"); part; part = part.parentElement?.closest("details")) part.open = true;
    goal?.closest(".zu")?.querySelector("button")?.click();
  };
  addEventListener("hashchange", open);
  open();
}
