// Asks the search of the browser: node search_quality.js SCRIPTS INDEX < queries > ranked ids.
// SCRIPTS is a folder with the modules of the site, INDEX one with "suche/"; input and output are JSON.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [scripts, index] = process.argv.slice(2);
const { openSearch } = await import(pathToFileURL(join(scripts, "search.js")).href);

let bytes = 0;
const load = async (/** @type {string} */ address) => {
  const content = await readFile(fileURLToPath(address)).catch(() => null);
  bytes += content?.length ?? 0;
  return new Response(content, { status: content ? 200 : 404 });
};

let input = "";
for await (const part of process.stdin) input += part;

const answers = [];
for (const query of JSON.parse(input)) {
  bytes = 0;
  const search = await openSearch(pathToFileURL(`${index}/`), load); // cold, as on a new page
  let found = { ids: /** @type {number[]} */ ([]), notes: /** @type {string[]} */ ([]) };
  for await (const result of search.find(query)) found = result;
  await search.records(found.ids.slice(0, 10));
  const firstBytes = bytes;
  const start = performance.now();
  for await (const _ of search.find(query)); // warm
  const milliseconds = performance.now() - start;
  const hits = await search.records(found.ids);
  answers.push({ ids: hits.map(({ id }) => id), notes: found.notes, bytes: firstBytes, milliseconds });
}
process.stdout.write(JSON.stringify(answers));
