// Reads words of a text, one line after the other, as the browser does: node parity.js TABLES < lines.
// For each line it writes the folded words and their terms.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

import { load } from "../js/scripts.js";

const { readGerman } = await load("search/german.js");
const german = readGerman(JSON.parse(readFileSync(process.argv[2], "utf-8")));

let output = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: 0 })) {
  output.push(german.words(line).map(({ folded, term }) => `${folded}=${term}`).join(" "));
  if (output.length === 10_000) {
    process.stdout.write(`${output.join("\n")}\n`);
    output = [];
  }
}
process.stdout.write(output.map((line) => `${line}\n`).join(""));
