// Opened from a folder instead of a server, browsers load no modules, so that there is no search. This
// script is none: it says so, and lets links to folders lead to the pages in them.
(() => {
  if (location.protocol !== "file:") return;
  const text =
    "Das Handbuch wurde aus einem Ordner geöffnet. Suchen und Filtern gehen nur, wenn ein Webserver es ausliefert; alle Listen und Seiten können Sie auch so lesen.";

  for (const link of document.links) {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }

  const finder = document.querySelector("[data-finder]");
  if (finder) {
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    said.textContent = text;
    finder.append(said);
    document.documentElement.toggleAttribute("data-plain", true); // the lists need not wait
  }

  const dialog = document.querySelector("dialog.px-search");
  if (!(dialog instanceof HTMLDialogElement)) return;
  const field = dialog.querySelector("input");
  const status = dialog.querySelector("[data-search-status]");
  if (field) field.disabled = true;
  for (const form of document.querySelectorAll("form[data-search]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      dialog.showModal();
      if (status) status.textContent = text;
    });
  }
  dialog.querySelector("[data-search-close]")?.addEventListener("click", () => dialog.close());
})();
