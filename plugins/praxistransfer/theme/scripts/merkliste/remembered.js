// The ids of practices on the Merkliste, kept in this browser after a click and nowhere else.
import { possibleIds } from "../shared/addresses.js";
import { readStored, store } from "../shared/storage.js";

const REMEMBERED_KEY = "praxistransfer.merkliste";
const MOST = 500;

/** The event that tells a page that the list has changed. */
export const REMEMBERED = "praxistransfer-merkliste";

/** @returns {string[]} the ids on the list */
export function remembered() {
  const ids = readStored(REMEMBERED_KEY);
  return Array.isArray(ids) ? possibleIds(ids.map(String)).slice(0, MOST) : [];
}

/** @param {string[]} ids @returns {boolean} whether they could be stored */
export function remember(ids) {
  const done = store(REMEMBERED_KEY, ids.length ? ids.slice(0, MOST) : null);
  document.dispatchEvent(new Event(REMEMBERED));
  return done;
}
