// What a site serves are the scripts without comments and blanks (static_files.py): nothing else is lost.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { parse } from "acorn";

import { SCRIPTS } from "./served.js";

const SERVED = process.env.AUSGELIEFERT ?? "";

/** @param {string} text @returns {unknown} what it says, wherever in the text */
function meaning(text) {
  const tree = parse(text, { ecmaVersion: "latest", sourceType: "module" });
  return JSON.parse(JSON.stringify(tree, (key, value) => (key === "start" || key === "end" ? undefined : value)));
}

test("every script is served and says what was written", { skip: !SERVED && "only with a built site" }, () => {
  const names = readdirSync(SCRIPTS, { recursive: true }).map(String).filter((name) => name.endsWith(".js"));
  assert.ok(names.length > 20);
  for (const name of names) {
    const served = readFileSync(`${SERVED}/assets/handbuch/${name}`, "utf-8");
    const written = readFileSync(new URL(name, SCRIPTS), "utf-8");
    assert.deepEqual(meaning(served), meaning(written), name);
    assert.ok(served.length < written.length && !/^ *\/[/*]/m.test(served), name);
  }
});
