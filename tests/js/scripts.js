// The scripts of the site for node. They say nowhere that they are modules (browsers learn it from
// the script element), so node gets copies beside a package.json that does.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const SCRIPTS = new URL("../../plugins/praxistransfer/theme/scripts/", import.meta.url);

/**
 * @param {string} name
 * @returns {Promise<any>} the script as a module
 */
export async function load(name) {
  const folder = mkdtempSync(join(tmpdir(), "praxistransfer-"));
  try {
    cpSync(fileURLToPath(SCRIPTS), folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{"type": "module"}');
    return await import(pathToFileURL(join(folder, name)).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
