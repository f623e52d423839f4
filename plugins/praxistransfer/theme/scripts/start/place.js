// The field „Ihr Ort“ of the start page: a place leads to its centre. Without scripts, and for what is no
// place that is known, the form leads to the list of all centres.
import { addressOf } from "../shared/addresses.js";
import { h } from "../shared/dom.js";

const PLACES = "ki/orte.json";

/** @param {string} name as people may write it */
const plain = (name) => name.trim().toLowerCase().replaceAll("ß", "ss").replace(/^(stadt|gemeinde) /, "");

/** Offer the names of all places once somebody comes to the field. @param {HTMLElement} form */
export function showPlaces(form) {
  const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const names = /** @type {HTMLElement} */ (form.querySelector("datalist"));
  const status = /** @type {HTMLElement} */ (form.querySelector("[data-place-status]"));
  /** @type {Promise<Map<string, string>> | undefined} */
  let places;

  async function load() {
    const answer = await fetch(addressOf(PLACES));
    /** @type {Record<string, string>} */
    const found = answer.ok ? await answer.json() : {};
    names.replaceChildren(...Object.keys(found).map((name) => h("option", { value: name })));
    return new Map(Object.entries(found).map(([name, address]) => [plain(name), address]));
  }
  const known = () => (places ??= load().catch(() => new Map()));

  field.addEventListener("focus", known, { once: true });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const asked = plain(field.value);
    const found = await known();
    const address = found.get(asked) ?? found.get(`kreis ${asked}`);
    if (address || !asked || !found.size) location.href = addressOf(address ?? "ki/");
    else status.replaceChildren("Diesen Ort kennen wir nicht. ", h("a", { href: addressOf("ki/") }, "Alle Integrationszentren"));
  });
}
