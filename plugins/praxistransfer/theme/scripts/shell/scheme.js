// Light or dark: as the system says until the reader chooses; the choice is kept on the click only.
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

export const SCHEME_KEY = "praxistransfer.farben";

/** @returns {string | null} what the reader chose earlier: "dark", "light" or nothing */
function chosen() {
  try {
    const value = localStorage.getItem(SCHEME_KEY);
    return value === "dark" || value === "light" ? value : null;
  } catch {
    return null; // storage is switched off
  }
}

function isDark() {
  const scheme = root.dataset.scheme;
  return scheme ? scheme === "dark" : system.matches;
}

function toggle() {
  const dark = !isDark();
  root.dataset.scheme = dark ? "dark" : "light";
  try {
    if (dark === system.matches) {
      localStorage.removeItem(SCHEME_KEY);
    } else {
      localStorage.setItem(SCHEME_KEY, root.dataset.scheme);
    }
  } catch {
    // Without storage the choice holds for this page.
  }
}

const earlier = chosen();
if (earlier) {
  root.dataset.scheme = earlier;
}

// Modules run when the document has been read.
/** @type {HTMLButtonElement | null} */
const button = document.querySelector("[data-scheme-switch]");
if (button) {
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.hidden = false;
  button.addEventListener("click", toggle);
  system.addEventListener("change", show);
  // The choice is also taken back where everything stored is deleted.
  new MutationObserver(show).observe(root, { attributeFilter: ["data-scheme"] });
  show();
}
