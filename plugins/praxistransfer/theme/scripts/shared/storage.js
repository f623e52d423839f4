// What this site keeps in the browser: values behind keys, after a click and nowhere else.

export const NOT_STORED = "Ihr Browser erlaubt dieser Website nicht, etwas zu speichern.";

/** @param {string} key @returns {any} what was kept, whoever wrote it; null if there is nothing */
export function readStored(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null; // storage is switched off, or somebody else wrote there
  }
}

/** @param {string} key @param {unknown} value null to keep nothing @returns {boolean} whether that could be done */
export function store(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
