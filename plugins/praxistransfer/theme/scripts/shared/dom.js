// Makes elements from plain data; text stays text, whatever it holds.

/**
 * @param {string} tag
 * @param {Record<string, any>} [properties] properties of the element; "data-…", "aria-…" and
 *   "role" become attributes
 * @param {...(Node | string)} children
 * @returns {any} the element
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (/^(data-|aria-|role$|scope$)/.test(name)) element.setAttribute(name, value);
    else Object.assign(element, { [name]: value });
  }
  element.append(...children);
  return element;
}

/** A button of a row of tools. @param {string} text @param {() => unknown} click */
export function tool(text, click) {
  const element = h("button", { type: "button", className: "px-tool" }, text);
  element.addEventListener("click", click);
  return element;
}

/** What a link or button is about, only to be heard. @param {string} title */
export const about = (title) => h("span", { className: "px-hidden" }, `: ${title}`);

/**
 * @param {number} number
 * @param {string} one
 * @param {string} many
 */
export const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

const BROKEN = "Das hat nicht geklappt. Bitte die Seite neu laden.";

/** What went wrong, in words; those of the browser say nothing to readers. @param {unknown} error */
export const messageOf = (error) =>
  error instanceof Error && error.name === "Error" ? error.message : BROKEN;

/** Offer a text as a file. @param {string} name @param {string} type @param {string} text */
export function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Copy an address, and say so or what to do instead. @param {string} address @param {(text: string) => void} say @param {string} otherwise */
export const copy = (address, say, otherwise) =>
  navigator.clipboard.writeText(address).then(
    () => say("Die Adresse ist kopiert."),
    () => say(otherwise),
  );
