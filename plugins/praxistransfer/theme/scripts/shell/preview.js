// Only in the preview of authors: shows what is wrong in the entries, above the last good state.
import { addressOf } from "../shared/addresses.js";
import { count, h } from "../shared/dom.js";

const answer = await fetch(addressOf("vorschau.json"));
const found = answer.ok ? await answer.json() : [];
/** @type {string[]} */
const problems = Array.isArray(found) ? found : []; // it may just be written
if (problems.length) {
  const title = `${count(problems.length, "Fehler", "Fehler")} in den Einträgen: Hier steht der letzte gute Stand.`;
  const box = h(
    "section",
    { className: "px-notice px-notice-unsicher", role: "alert" },
    h("p", { className: "px-notice-title" }, title),
    h("ul", {}, ...problems.map((problem) => h("li", {}, problem))),
  );
  document.querySelector("main > article")?.prepend(h("div", { className: "bahn" }, box));
}
