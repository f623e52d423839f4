// Lists the mistakes that can be made in the scripts of the site: node mutate_scripts.js FILE... writes
// one JSON object for each, with the place in the file and what would stand there instead.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../tests/js/package.json", import.meta.url));
const { parse } = require("acorn");
const { full } = require("acorn-walk");

const TURNED = {
  "<": "<=", "<=": "<", ">": ">=", ">=": ">", "===": "!==", "!==": "===",
  "+": "-", "-": "+", "*": "/", "/": "*", "&": "|", "|": "&", "&&": "||", "||": "&&", "??": "&&",
};
/** Calls that return something like what they are called on. */
const DROPPED = /^(filter|sort|toSorted|toReversed|trim|trimEnd|slice|replace|replaceAll|normalize|toLowerCase|flatMap)$/;
const LEAVES = /^(Return|Continue|Break|Throw)Statement$/;

/** @param {string} file */
function mistakes(file) {
  const text = readFileSync(file, "utf-8");
  /** @type {{file: string, line: number, start: number, end: number, text: string, kind: string}[]} */
  const found = [];
  const of = (/** @type {any} */ { start, end }) => text.slice(start, end);
  const note = (/** @type {string} */ kind, /** @type {any} */ { start, end }, /** @type {string} */ instead) => {
    const line = text.slice(0, start).split("\n").length;
    found.push({ file, line, start, end, text: instead, kind });
  };
  const negate = (/** @type {string} */ kind, /** @type {any} */ test) => note(kind, test, `!(${of(test)})`);
  full(parse(text, { ecmaVersion: "latest", sourceType: "module" }), (/** @type {any} */ node) => {
    switch (node.type) {
      case "BinaryExpression":
      case "LogicalExpression": {
        const between = text.slice(node.left.end, node.right.start);
        const turned = TURNED[/** @type {keyof typeof TURNED} */ (node.operator)];
        const place = { start: node.left.end, end: node.right.start };
        if (turned) note("operator turned", place, between.replace(node.operator, turned));
        break;
      }
      case "UnaryExpression":
        if (node.operator === "!") note("not dropped", node, `(${of(node.argument)})`);
        break;
      case "IfStatement":
        negate("condition turned", node.test);
        if (LEAVES.test((node.consequent.body?.at(-1) ?? node.consequent).type) && !node.alternate) {
          note("early leaving dropped", node, ";");
        }
        break;
      case "ConditionalExpression":
        negate("condition turned", node.test);
        break;
      case "Literal":
        if (typeof node.value === "number") note("number changed", node, String(node.value + 1));
        if (typeof node.value === "boolean") note("constant turned", node, String(!node.value));
        if (node.regex) {
          const loosened = node.regex.pattern.replace(/^\^|\$$|\+(?!.*\+)/, (/** @type {string} */ sign) => (sign === "+" ? "*" : ""));
          if (loosened !== node.regex.pattern) note("pattern loosened", node, `/${loosened}/${node.regex.flags}`);
        }
        break;
      case "CallExpression":
        if (node.callee.type === "MemberExpression" && DROPPED.test(node.callee.property.name ?? "")) {
          note("call dropped", node, of(node.callee.object));
        }
        break;
      case "ExpressionStatement":
        note("statement dropped", node, ";");
        break;
      case "ObjectExpression":
        node.properties.slice(1).forEach((/** @type {any} */ one, /** @type {number} */ i) => {
          const before = node.properties[i];
          if (one.type !== "Property" || before.type !== "Property" || one.shorthand || before.shorthand || one.method) return;
          const between = text.slice(before.value.end, one.value.start);
          note("values exchanged", { start: before.value.start, end: one.value.end }, of(one.value) + between + of(before.value));
        });
        break;
    }
  });
  return found.sort((a, b) => a.start - b.start || a.kind.localeCompare(b.kind));
}

for (const mistake of process.argv.slice(2).flatMap(mistakes)) console.log(JSON.stringify(mistake));
