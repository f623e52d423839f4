// Submenus are <details>: they open without a script. This closes them as people expect it.

/** Close a submenu on Esc, on a click elsewhere, and when the focus moves on. */
export function closeOpenMenus() {
  const wide = matchMedia("(min-width: 60em)");
  for (const menu of document.querySelectorAll(".px-menu details")) {
    if (!(menu instanceof HTMLDetailsElement)) continue;
    menu.addEventListener("focusout", (event) => {
      const next = event.relatedTarget;
      if (wide.matches && next instanceof Node && !menu.contains(next)) menu.open = false;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      event.preventDefault();
      menu.open = false;
      menu.querySelector("summary")?.focus();
    });
    document.addEventListener("click", (event) => {
      if (wide.matches && event.target instanceof Node && !menu.contains(event.target)) {
        menu.open = false;
      }
    });
  }
}
