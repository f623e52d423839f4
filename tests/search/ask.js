// Asks the search of the site: node ask.js INDEX < queries > answers, both JSON. INDEX is a folder with
// "suche/"; each answer is that of a page just opened, with the bytes its first ten hits needed.
import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

import { load as script } from "../js/scripts.js";

const { openSearch } = await script("search/search.js");
const base = pathToFileURL(`${process.argv[2]}/`);

let bytes = 0;
/** @param {string} address */
async function load(address) {
  const content = await readFile(fileURLToPath(address)).catch(() => null);
  bytes += content?.length ?? 0;
  return new Response(content, { status: content ? 200 : 404 });
}

let input = "";
for await (const part of process.stdin) input += part;

const answers = [];
for (const query of JSON.parse(input)) {
  bytes = 0;
  const search = await openSearch(base, load);
  let last;
  for await (const result of search.find(query)) last = result;
  await search.records(last.ids.slice(0, 10));
  const first = bytes;
  const start = performance.now();
  for await (const _ of search.find(query)); // what it takes when everything is there
  const milliseconds = performance.now() - start;
  const hits = await search.records(last.ids);
  answers.push({ ids: hits.map(({ id }) => id), notes: last.notes, bytes: first, milliseconds });
}
process.stdout.write(JSON.stringify(answers));
