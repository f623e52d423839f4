// What the frame says that a build cannot know: how many practices are remembered, and its own address.
import { REMEMBERED, remembered } from "../merkliste/remembered.js";

/** Show beside the link to the Merkliste how many practices are on it. */
export function showCount() {
  const place = document.querySelector("[data-remembered-count]");
  if (!(place instanceof HTMLElement)) return;
  const show = () => {
    const number = remembered().length;
    place.textContent = number ? String(number) : "";
    place.hidden = !number;
  };
  document.addEventListener(REMEMBERED, show);
  addEventListener("storage", show); // another window has changed it
  show();
}

/** Complete the citation of a site whose builder did not say where it is published. */
export function completeAddress() {
  const place = document.querySelector("[data-address]");
  if (place) place.textContent = location.href.split(/[?#]/)[0];
}
