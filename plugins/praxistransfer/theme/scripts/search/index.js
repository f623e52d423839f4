// Reads the files of the search (search/packed.py) piece by piece. Whatever goes wrong there becomes
// one kind of error with a sentence for people.

import { readGerman } from "./german.js";

/**
 * @typedef {(address: string) => Promise<{ok: boolean, status: number, arrayBuffer: () => Promise<ArrayBuffer>}>} Load
 * @typedef {{docs: Uint32Array, classes: Uint8Array}} Postings
 * @typedef {{terms: string[], read: (at: number) => Postings}} Shard
 * @typedef {{id: string, name: string, kind: string, address: string, summary: string}} Hit
 */

const FORMAT = 2;
const ASKS = /^[^ ]+#$/; // a term that asks for a group, and is no phrase
const MESSAGES = {
  netz: "Die Suche konnte nicht geladen werden. Bitte später noch einmal versuchen; alle Beispiele stehen auch in der Liste.",
  veraltet: "Das Handbuch wurde inzwischen erneuert. Bitte die Seite neu laden, dann geht die Suche wieder.",
  defekt: "Ein Teil der Suche ist unvollständig angekommen. Bitte die Seite neu laden; alle Beispiele stehen auch in der Liste.",
};

/** An error that people may read. */
export class SearchError extends Error {
  /** @param {keyof typeof MESSAGES} code */
  constructor(code) {
    super(MESSAGES[code]);
    this.code = code;
  }
}

/**
 * @param {URL} base where the site begins
 * @param {Load} load
 * @returns {Promise<Index>}
 */
export async function openIndex(base, load) {
  const fetchFile = async (/** @type {string} */ name) => {
    const answer = await load(new URL(`suche/${name}.bin`, base).href).catch(() => {
      throw new SearchError("netz");
    });
    // Only the directory has a name that stays; the others go with their release.
    if (answer.status === 404 && name !== "verzeichnis") throw new SearchError("veraltet");
    if (!answer.ok) throw new SearchError("netz");
    return guard(async () => inflate(await answer.arrayBuffer()));
  };
  const whole = await fetchFile("verzeichnis");
  return guard(async () => {
    const head = new DataView(whole.buffer).getUint32(0, true);
    const directory = JSON.parse(new TextDecoder().decode(whole.subarray(4, 4 + head)));
    if (directory.format !== FORMAT) throw new SearchError("veraltet");
    return new Index(directory, whole.subarray(4 + head), fetchFile);
  });
}

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} what the work returns; whatever it throws means that a file is damaged
 */
async function guard(work) {
  try {
    return await work();
  } catch (error) {
    throw error instanceof SearchError ? error : new SearchError("defekt");
  }
}

/** @param {ArrayBuffer} packed */
async function inflate(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The index of one release. */
export class Index {
  /** @type {Map<string, Promise<any>>} */
  #loaded = new Map();

  /**
   * @param {any} directory
   * @param {Uint8Array} attached the sections that stand in the directory itself
   * @param {(name: string) => Promise<Uint8Array>} fetchFile
   */
  constructor(directory, attached, fetchFile) {
    this.size = /** @type {number} */ (directory.dokumente);
    this.practices = /** @type {number} */ (directory.beispiele);
    this.german = readGerman(directory.deutsch);
    this.weights = Float64Array.from({ length: directory.klassen }, (_, cls) =>
      directory.kleinstes * Math.exp(directory.stufe * cls),
    );
    this.firsts = directory.teile.map((/** @type {[string, unknown]} */ [first]) => first);
    this.directory = directory;
    this.fetchFile = fetchFile;
    // In one file, sections are named by their length and follow each other.
    let at = 0;
    const place = (/** @type {string | number} */ name) => {
      if (typeof name === "string") return name;
      const start = at;
      at += name;
      return attached.subarray(start, at);
    };
    this.shards = directory.teile.map((/** @type {[string, any]} */ [, name]) => place(name));
    this.blocks = directory.eintraege.map(place);
    /** @type {Map<string, {least: number, section: string | Uint8Array}[]>} shorter words first */
    this.words = new Map(
      Object.entries(directory.woerter).map(([letter, lists]) => [
        letter,
        lists.map((/** @type {[number, string | number]} */ [least, name]) => ({ least, section: place(name) })),
      ]),
    );
    this.groups = directory.gruppen.map(place);
  }

  /**
   * @template T
   * @param {string} key
   * @param {string | Uint8Array} section
   * @param {(bytes: Uint8Array) => T} read
   * @returns {Promise<T>} a section, loaded once; a failure is forgotten, so that the next try loads again
   */
  #once(key, section, read) {
    let found = this.#loaded.get(key);
    if (!found) {
      found = guard(async () =>
        read(typeof section === "string" ? await this.fetchFile(section) : section),
      );
      found.catch(() => this.#loaded.delete(key));
      this.#loaded.set(key, found);
    }
    return found;
  }

  /**
   * @param {string} term
   * @returns {number} the number of the shard where the term would stand, -1 before the first
   */
  shardOf(term) {
    let low = 0;
    let high = this.firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.firsts[middle], term) <= 0) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /**
   * @param {number} number
   * @returns {Promise<Shard>}
   */
  shard(number) {
    return this.#once(`s${number}`, this.shards[number], readShard);
  }

  /**
   * @param {string} term
   * @returns {Promise<Postings | undefined>} where the term stands
   */
  async postings(term) {
    const number = this.shardOf(term);
    if (number < 0) return undefined;
    const shard = await this.shard(number);
    const at = find(shard.terms, term);
    return shard.terms[at] === term ? shard.read(at) : undefined;
  }

  /**
   * @param {string} prefix
   * @param {number} most shards to look into
   * @returns {Promise<[string, () => Postings][]>} all that begins so
   */
  async #startingWith(prefix, most) {
    /** @type {[string, () => Postings][]} */
    const found = [];
    const first = Math.max(0, this.shardOf(prefix));
    for (let number = first; number < Math.min(first + most, this.shards.length); number++) {
      if (number > first && !this.firsts[number].startsWith(prefix)) break;
      const shard = await this.shard(number);
      for (let at = find(shard.terms, prefix); shard.terms[at]?.startsWith(prefix); at++) {
        const place = at;
        found.push([shard.terms[at], () => shard.read(place)]);
      }
    }
    return found;
  }

  /**
   * @param {string} prefix
   * @param {number} most shards to look into
   * @returns {Promise<Map<string, Postings>>} the terms that begin so, without names and phrases
   */
  async beginning(prefix, most) {
    const terms = (await this.#startingWith(prefix, most)).filter(([term]) => !/[=@# ]/.test(term));
    return new Map(terms.map(([term, read]) => [term, read()]));
  }

  /**
   * @param {string} prefix
   * @returns {Promise<string[]>} the terms that begin so and ask for a group
   */
  async askingWith(prefix) {
    const terms = (await this.#startingWith(prefix, 1)).map(([term]) => term);
    return terms.filter((term) => ASKS.test(term)).map((term) => term.slice(0, -1));
  }

  /**
   * @param {string} letter
   * @param {number} least letters
   * @param {number} most letters
   * @returns {Promise<string[][]>} lists of the terms that begin with the letter and are so long, and of others
   */
  async wordsWith(letter, least, most) {
    const lists = this.words.get(letter) ?? [];
    const wanted = lists.map(({ least: from, section }, at) => {
      const to = lists[at + 1]?.least ?? Infinity;
      if (from > most || to <= least) return [];
      return this.#once(`w${letter}${at}`, section, (bytes) => new TextDecoder().decode(bytes).split("\n"));
    });
    return Promise.all(wanted);
  }

  /**
   * @param {string} phrase terms with blanks between them
   * @returns {Promise<number[]>} the groups of words of the same meaning that it asks for
   */
  async groupsOf(phrase) {
    return [...((await this.postings(`${phrase}#`))?.docs ?? [])];
  }

  /**
   * @param {number} group
   * @returns {Promise<string[]>} the words that a group leads to
   */
  async wordsOf(group) {
    const { je_gruppen: each } = this.directory;
    const block = Math.floor(group / each);
    const groups = await this.#once(`g${block}`, this.groups[block], readJson);
    return groups[group % each];
  }

  /**
   * @param {number} number
   * @returns {Promise<Hit>} what a hit shows of a document
   */
  async record(number) {
    const { je, arten, ordner } = this.directory;
    const block = Math.floor(number / je);
    const rows = await this.#once(`e${block}`, this.blocks[block], readJson);
    const [id, kind, name, summary, address] = rows[number % je];
    return { id, name, kind: arten[kind], summary, address: address ?? `${ordner[kind]}${id}/` };
  }
}

/** @param {Uint8Array} bytes @returns {any} */
function readJson(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {number} negative if one stands before the other in the order of code points, as in Python
 */
function compare(one, other) {
  const a = [...one];
  const b = [...other];
  const at = a.findIndex((sign, place) => sign !== b[place]);
  if (at < 0) return a.length - b.length;
  return at < b.length ? /** @type {number} */ (a[at].codePointAt(0)) - /** @type {number} */ (b[at].codePointAt(0)) : 1;
}

/**
 * @param {string[]} terms
 * @param {string} term
 * @returns {number} the place of the first term that is not before this one
 */
function find(terms, term) {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(terms[middle], term) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @param {Uint8Array} bytes
 * @returns {Shard}
 */
function readShard(bytes) {
  let at = 0;
  const byte = () => {
    if (at >= bytes.length) throw new RangeError("truncated");
    return bytes[at++];
  };
  const number = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const part = byte();
      value += (part & 127) * scale;
      if (part < 128) return value;
    }
  };
  const count = number();
  const text = new Uint8Array(512);
  const decoder = new TextDecoder();
  const terms = /** @type {string[]} */ ([]);
  const sizes = /** @type {number[]} */ ([]);
  const gapsAt = [0];
  const classesAt = [0];
  for (let term = 0; term < count; term++) {
    const same = byte();
    const more = byte();
    text.set(bytes.subarray(at, at + more), same);
    at += more;
    terms.push(decoder.decode(text.subarray(0, same + more)));
    sizes.push(number());
    gapsAt.push(gapsAt[term] + sizes[term] + number());
    classesAt.push(classesAt[term] + sizes[term]);
  }
  const gaps = at;
  const classes = gaps + gapsAt[count];
  if (classes + classesAt[count] !== bytes.length) throw new RangeError("truncated");
  /** @type {Postings[]} */
  const known = [];
  const read = (/** @type {number} */ term) => (known[term] ??= decode(term));
  const decode = (/** @type {number} */ term) => {
    at = gaps + gapsAt[term];
    let doc = -1;
    const docs = new Uint32Array(sizes[term]);
    for (let place = 0; place < docs.length; place++) docs[place] = doc += number();
    const start = classes + classesAt[term];
    return { docs, classes: bytes.subarray(start, start + sizes[term]) };
  };
  return { terms, read };
}
