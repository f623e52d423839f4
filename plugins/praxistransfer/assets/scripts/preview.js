// Only in the preview of authors: shows what is wrong in the entries, above the last good state.

const answer = await fetch(new URL("../../vorschau.json", import.meta.url));
/** @type {string[]} */
const problems = answer.ok ? await answer.json() : [];
if (problems.length) {
  const box = document.createElement("section");
  const title = document.createElement("p");
  const list = document.createElement("ul");
  box.className = "px-notice px-notice-unsicher";
  box.setAttribute("role", "alert");
  title.className = "px-notice-title";
  const number = problems.length === 1 ? "1 Fehler" : `${problems.length} Fehler`;
  title.textContent = `${number} in den Einträgen: Hier steht der letzte gute Stand.`;
  for (const problem of problems) {
    const item = document.createElement("li");
    item.textContent = problem;
    list.append(item);
  }
  box.append(title, list);
  document.querySelector("main > article")?.prepend(box);
}
