// Loads what the build wrote about all practices: facets at once, cards when they are shown.
import { SITE } from "./addresses.js";
import { readModel } from "./facets.js";

/**
 * @typedef {{number: number, id: string, title: string, summary: string, field: string,
 *   place: string, period: string, results: string, stand: string, actors: string,
 *   spread: string, transfers: string}} Card
 */

const UNREACHABLE =
  "Die Liste konnte nicht geladen werden. Bitte die Seite später noch einmal laden.";
const DAMAGED =
  "Die Liste ist unvollständig angekommen. Bitte die Seite neu laden.";
const RENEWED = "Das Handbuch wurde gerade erneuert. Bitte die Seite neu laden.";

/** @param {string} path @returns {Promise<Response>} */
async function load(path) {
  const answer = await fetch(new URL(path, SITE)).catch(() => null);
  if (!answer?.ok) throw new Error(UNREACHABLE);
  return answer;
}

/**
 * @template T
 * @param {string} path
 * @param {(data: any) => T} read
 * @returns {Promise<T>} what is read of a file; whatever is odd in it ends with a German sentence
 */
export async function loadJson(path, read) {
  const answer = await load(path);
  const data = await answer.json().catch(() => {
    throw new Error(UNREACHABLE);
  });
  try {
    return read(data);
  } catch {
    throw new Error(DAMAGED);
  }
}

/** @returns {Promise<Library>} all practices; fails with a German sentence */
export async function openLibrary() {
  return new Library(await loadJson("praxis/filter.json", readModel));
}

/** All practices by number: the order of their ids. */
export class Library {
  /** @type {Map<number, Promise<Card[]>>} */
  #files = new Map();

  /** @param {import("./facets.js").Model} model */
  constructor(model) {
    this.model = model;
  }

  /** @param {number} file @returns {Promise<Card[]>} */
  #file(file) {
    const known = this.#files.get(file);
    if (known) return known;
    const loading = this.#read(file);
    this.#files.set(file, loading);
    loading.catch(() => this.#files.delete(file)); // the next attempt loads again
    return loading;
  }

  /** @param {number} file @returns {Promise<Card[]>} */
  async #read(file) {
    const { stamp, cards } = await loadJson(`praxis/karten/${file}.json`, ([stamp, ...rows]) => {
      const cards = rows.map((/** @type {string[]} */ row, /** @type {number} */ i) => {
        const [id, title, summary, field, place, period, results, stand, actors, spread, transfers] = row;
        const number = file * this.model.perFile + i;
        return { number, id, title, summary, field, place, period, results, stand, actors, spread, transfers };
      });
      return { stamp, cards };
    });
    if (stamp !== this.model.stamp) throw new Error(RENEWED);
    return cards;
  }

  /** @param {number[]} numbers @returns {Promise<Card[]>} */
  async cards(numbers) {
    const { perFile } = this.model;
    return Promise.all(
      numbers.map(async (number) => (await this.#file(Math.floor(number / perFile)))[number % perFile]),
    );
  }

  /** @param {string[]} ids @returns {Promise<(Card | undefined)[]>} */
  async named(ids) {
    return Promise.all(
      ids.map(async (id) => {
        const file = this.model.first.findLastIndex((first) => first <= id);
        return file < 0 ? undefined : (await this.#file(file)).find((card) => card.id === id);
      }),
    );
  }

  /** @param {number[]} numbers @returns {Promise<string>} a table of these practices as CSV */
  async table(numbers) {
    const answer = await load("praxis/praxisbeispiele.csv");
    return pickLines(await answer.text(), numbers, this.model.size);
  }
}

/**
 * @param {string} text a table with a line for each practice
 * @param {number[]} numbers
 * @param {number} size how many practices there have to be
 * @returns {string} the head and the lines of these practices, with the mark that Excel needs
 */
export function pickLines(text, numbers, size) {
  const [head, ...lines] = text.replace(/^\ufeff/, "").trimEnd().split("\r\n");
  if (lines.length !== size) throw new Error(RENEWED);
  return `\ufeff${[head, ...numbers.map((number) => lines[number])].join("\r\n")}\r\n`;
}
