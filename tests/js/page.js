// A page in node: a document of jsdom, and stand-ins for what a browser has beyond it. Scripts see it as
// their surroundings until the next page is opened.
import { readFile } from "node:fs/promises";

import { JSDOM, VirtualConsole } from "jsdom";

const SITE = /^https:\/\/handbuch\.example\/\d+\//;
const OWN = [
  "document", "DOMParser", "Element", "Event", "history", "HTMLButtonElement", "HTMLDetailsElement",
  "HTMLDialogElement", "HTMLElement", "KeyboardEvent", "MutationObserver", "Node",
];

/**
 * @param {string} html what stands in the body
 * @param {object} [options]
 * @param {string} [options.address] below the site, or a whole one
 * @param {Record<string, any>} [options.files] address → what a server has there: text, bytes, data, an
 *   error for a broken network, or a function that makes one of these
 * @param {Record<string, string>} [options.stored] what the browser kept from earlier visits
 * @param {boolean} [options.storage] whether the browser allows to store something
 * @param {boolean} [options.clipboard] whether the browser allows to copy something
 * @param {boolean} [options.wide] whether the window is wide
 * @param {boolean} [options.narrow] whether it is that of a phone
 * @param {boolean} [options.dark] whether the system is dark
 */
export function openPage(html, options = {}) {
  const { address = "", files = {}, stored = {}, storage = true, clipboard = true, wide = true, narrow = false, dark = false } = options;
  const url = URL.canParse(address) ? address : `https://handbuch.example/0/${address}`;
  const { window } = new JSDOM(`<!doctype html><html lang="de"><body>${html}</body></html>`, {
    url,
    virtualConsole: new VirtualConsole(), // jsdom names what it does not do, such as leaving a page
  });
  const page = {
    window,
    document: window.document,
    /** What scripts asked the server for, where they went, what they copied, saved, and hold to be saved. */
    loaded: /** @type {string[]} */ ([]),
    visited: /** @type {string[]} */ ([]),
    copied: /** @type {string[]} */ ([]),
    saved: /** @type {{name: string, type: string, text: () => Promise<string>}[]} */ ([]),
    offered: /** @type {Map<string, Blob>} */ (new Map()),
    printed: 0,
    files,
    media: mediaOf({ "(min-width: 60em)": wide, "(max-width: 36rem)": narrow, "(prefers-color-scheme: dark)": dark }),
    stored: () => ({ ...window.localStorage }),
    all: (/** @type {string} */ selector) => /** @type {any[]} */ ([...window.document.querySelectorAll(selector)]),
    one: (/** @type {string} */ selector) => /** @type {any} */ (window.document.querySelector(selector)),
    texts: (/** @type {string} */ selector) => page.all(selector).map(textOf),
    /** The element with this text that can be clicked. */
    control: (/** @type {string} */ text) => page.all("button, a, summary, label").find((one) => textOf(one) === text),
    click: (/** @type {string} */ text) => page.control(text).click(),
  };
  for (const [key, value] of Object.entries(stored)) window.localStorage.setItem(key, value);
  for (const name of OWN) set(name, window[name]);
  set("window", window);
  set("addEventListener", window.addEventListener.bind(window));
  set("matchMedia", page.media.query);
  set("location", locationOf(page));
  set("fetch", (/** @type {string} */ asked) => answer(page, String(asked)));
  set("XMLHttpRequest", requestOf(page));
  const forbidden = () => {
    throw new window.DOMException("storage is switched off", "SecurityError");
  };
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get: storage ? () => window.localStorage : forbidden });
  const writeText = async (/** @type {string} */ text) => (clipboard ? page.copied.push(text) : forbidden());
  set("navigator", { clipboard: { writeText } });
  window.print = () => (page.printed += 1);
  window.HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  window.HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
  const { offered } = page;
  URL.createObjectURL = (blob) => (offered.set(`blob:${offered.size}`, blob), `blob:${offered.size - 1}`);
  URL.revokeObjectURL = (made) => offered.delete(made);
  window.HTMLAnchorElement.prototype.click = function () {
    const blob = offered.get(this.href);
    if (!blob) return window.HTMLElement.prototype.click.call(this);
    page.saved.push({ name: this.download, type: blob.type, text: () => blob.text() });
  };
  return page;
}

/** @param {string} name @param {unknown} value */
function set(name, value) {
  Object.defineProperty(globalThis, name, { configurable: true, writable: true, value });
}

/** Wait until something is so, as readers do. @param {() => unknown} check @param {string} [what] */
export async function until(check, what = String(check)) {
  for (const end = performance.now() + 2_000; performance.now() < end; await new Promise(setImmediate)) {
    if (check()) return;
  }
  throw new Error(`never came: ${what}`);
}

/** Let everything that can happen now happen. */
export async function settle() {
  for (let turn = 0; turn < 30; turn++) await new Promise(setImmediate);
}

/** @param {Element} element @returns {string} its text, with single blanks */
export const textOf = (element) => (element.textContent ?? "").replace(/\s+/g, " ").trim();

/** Write into a field or choose in a list, and tell it as a browser does. @param {any} field @param {string} value */
export function enter(field, value) {
  field.value = value;
  field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
}

/** @param {any} element @param {string} key @returns {boolean} whether the browser does what it usually does */
export const press = (element, key) =>
  element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

/** @param {ReturnType<typeof openPage>} page @param {string} asked */
async function contentOf(page, asked) {
  const name = asked.replace(SITE, "");
  page.loaded.push(name);
  const file = page.files[name];
  const content = await (typeof file === "function" ? file() : file);
  if (content instanceof Error) throw content;
  const index = process.env.SUCHE_WENIGE;
  return content ?? (index && name.startsWith("suche/") ? readFile(`${index}/${name}`) : undefined);
}

/** @param {ReturnType<typeof openPage>} page @param {string} asked */
async function answer(page, asked) {
  const content = await contentOf(page, asked);
  if (content === undefined) return new Response("", { status: 404 });
  return new Response(typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content));
}

/** @param {ReturnType<typeof openPage>} page what reads pages of the site as documents */
function requestOf(page) {
  return class {
    status = 404;
    /** @type {Document | null} */
    responseXML = null;
    /** @type {Record<string, () => void>} */
    #told = {};

    addEventListener(/** @type {string} */ type, /** @type {() => void} */ tell) {
      this.#told[type] = tell;
    }

    open(/** @type {string} */ _method, /** @type {string} */ address) {
      this.address = address;
    }

    send() {
      contentOf(page, this.address ?? "").then((html) => {
        const text = html ?? "<h1>Nicht gefunden</h1>";
        if (html !== undefined) this.status = 200;
        this.responseXML = new DOMParser().parseFromString(`<base href="${this.address}">${text}`, "text/html");
        this.#told.load();
      }, () => this.#told.error());
    }
  };
}

/** @param {ReturnType<typeof openPage>} page its address, from which it never leaves */
function locationOf({ window, visited }) {
  return {
    get href() {
      return window.location.href;
    },
    set href(value) {
      visited.push(value);
    },
    replace: (/** @type {string} */ value) => visited.push(value),
    get search() {
      return window.location.search;
    },
    get pathname() {
      return window.location.pathname;
    },
    get protocol() {
      return window.location.protocol;
    },
  };
}

/** @param {Record<string, boolean>} known media query → whether it holds */
function mediaOf(known) {
  /** @type {Map<string, {matches: boolean, told: Function[]}>} */
  const states = new Map(Object.entries(known).map(([query, matches]) => [query, { matches, told: [] }]));
  const stateOf = (/** @type {string} */ query) => {
    const state = states.get(query);
    if (!state) throw new Error(`unknown media query ${query}`);
    return state;
  };
  return {
    query: (/** @type {string} */ query) => ({
      get matches() {
        return stateOf(query).matches;
      },
      addEventListener: (/** @type {string} */ _type, /** @type {Function} */ tell) => stateOf(query).told.push(tell),
    }),
    change(/** @type {string} */ query, /** @type {boolean} */ matches) {
      stateOf(query).matches = matches;
      for (const tell of stateOf(query).told) tell();
    },
  };
}
