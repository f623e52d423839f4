// The search of the whole site: plans what a question may mean, and ranks what it finds.

import { openIndex } from "./index.js";

/**
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./index.js").Hit} Hit
 * @typedef {import("./index.js").Postings} Postings
 * @typedef {{form: string, folded: string, term: string}} Word
 * @typedef {{ids: number[], scores: number[], notes: string[], final: boolean}} Result
 *   numbers of all documents that were found, the best first
 * @typedef {{practices: () => Promise<number>, find: (query: string) => AsyncGenerator<Result>,
 *   records: (ids: number[]) => Promise<Hit[]>}} Search
 */

const MOST_SIGNS = 300;
const MOST_WORDS = 12;
const LONGEST_PHRASE = 4;
const WEIGHTS = { exact: 1, group: 0.6, prefix: 0.5, parts: 0.45, part: 0.2, fuzzy: 0.5, family: 0.45 };
const NAMED = 30; // added for a document whose whole name is asked for
const POWER = 0.7; // of weights: a rare word in the text must count beside a common one in a title
const LEAST_PREFIX = 3;
const LEAST_COMPOUND = 7;
const LEAST_PART = 3;
const LEAST_HALF = 6;
const LEAST_SLIP = 4;
const LEAST_TWO_SLIPS = 8;
const MOST_NEAR = 4;
const MOST_ENDING = 2; // letters of a typed word that may be its ending
const ENDING = new RegExp(`[emnrst]{0,${MOST_ENDING}}$`);
const FEW = 10; // with fewer hits for a word, parts of it are searched as well
const COVERAGE = 1; // how much it counts that a hit answers all of the question
const LEAST_EVIDENCE = 0.15; // share of the question, by rareness, that a hit must answer
const ENOUGH_EVIDENCE = 0.25; // hits with less are shown only where there are few others
const MOST_DOUBTFUL = 3;
const MOST_UNKNOWN = 2; // how much more an unknown word may count than the rarest known one
const FINE = 1e6; // scores are told apart to so many parts of 1
const ROOM = 2 ** 20; // more than there are documents
const MOST_LISTED = 5; // words that were searched, too

/**
 * @param {URL | string} base where the site begins
 * @param {import("./index.js").Load} [load]
 * @returns {Promise<Search>} nothing is loaded before the first question
 */
export async function openSearch(base, load = (address) => fetch(address)) {
  /** @type {Promise<Index> | undefined} */
  let opening;
  const index = () => {
    opening ??= openIndex(new URL(base), load).catch((error) => {
      opening = undefined; // the next attempt loads again
      throw error;
    });
    return opening;
  };
  return {
    practices: async () => (await index()).practices,
    find: async function* (query) {
      yield* new Question(await index(), query).answer();
    },
    records: async (ids) => {
      const opened = await index();
      return Promise.all(ids.map((id) => opened.record(id)));
    },
  };
}

/** What is known of one word of a question: for each document the best score and how sure it is. */
class Found {
  /**
   * @param {Index} index
   * @param {Word} word
   */
  constructor(index, word) {
    this.weights = index.weights.map((weight) => weight ** POWER);
    this.word = word;
    this.scores = new Float64Array(index.size);
    this.sureness = new Float32Array(index.size);
    this.count = 0;
    this.rareness = rareness(index.size, 0);
    this.exact = false;
    this.meant = false; // found as it was written, or by words of the same meaning
    this.sure = false;
  }

  /**
   * Count documents for this word; what counted more before stays.
   * @param {Postings} postings
   * @param {number} sure how sure it is that this was meant
   * @param {number} rare
   */
  add({ docs, classes }, sure, rare) {
    for (let at = 0; at < docs.length; at++) {
      this.#count(docs[at], sure * rare * this.weights[classes[at]], sure);
    }
  }

  /**
   * Count documents that hold all of several terms.
   * @param {Postings[]} parts
   * @param {number} sure
   * @param {number} rare
   */
  addAll(parts, sure, rare) {
    const sums = new Float64Array(this.scores.length);
    const holds = new Uint8Array(this.scores.length);
    for (const { docs, classes } of parts) {
      for (let at = 0; at < docs.length; at++) {
        sums[docs[at]] += this.weights[classes[at]];
        holds[docs[at]] += 1;
      }
    }
    for (const doc of parts[0].docs) {
      if (holds[doc] === parts.length) this.#count(doc, (sure * rare * sums[doc]) / parts.length, sure);
    }
  }

  /**
   * @param {number} doc
   * @param {number} score
   * @param {number} sure
   */
  #count(doc, score, sure) {
    if (!this.scores[doc]) this.count += 1;
    if (sure > WEIGHTS.part) this.sure = true;
    if (score > this.scores[doc]) this.scores[doc] = score;
    if (sure > this.sureness[doc]) this.sureness[doc] = sure;
  }
}

/** One question to the index. */
class Question {
  /**
   * @param {Index} index
   * @param {string} query
   */
  constructor(index, query) {
    this.index = index;
    const words = index.german.words(query.slice(0, MOST_SIGNS));
    const known = new Set();
    this.words = words.filter(({ term }) => !known.has(term) && known.add(term)).slice(0, MOST_WORDS);
    this.found = this.words.map((word) => new Found(index, word));
    /** @type {Set<number>} */
    this.named = new Set();
    /** @type {Map<number, string[]>} groups that were asked for, with their words */
    this.groups = new Map();
    /** @type {Map<number, string[]>} groups of parts and of words that are written like those asked for */
    this.otherGroups = new Map();
    /** @type {string[]} */
    this.instead = [];
  }

  /** @returns {AsyncGenerator<Result>} */
  async *answer() {
    if (!this.words.length) {
      yield { ids: [], scores: [], notes: [], final: true };
      return;
    }
    const [groups] = await Promise.all([
      this.#groups(),
      this.#names(),
      ...this.found.map((found) => this.#asWritten(found)),
    ]);
    for (const { from, to, postings } of groups) this.#addGroup(this.found.slice(from, to), postings);
    for (const found of this.found) found.meant = found.count > 0;
    const weak = this.found.filter(({ count }) => count < FEW);
    yield this.#result(!weak.length);
    if (!weak.length) return;
    await Promise.all(weak.map((found) => this.#otherwise(found)));
    yield this.#result(true);
  }

  /** @param {Found} found */
  async #asWritten(found) {
    const { term, folded } = found.word;
    const exact = await this.index.postings(term);
    if (exact) {
      found.exact = true;
      found.rareness = rareness(this.index.size, exact.docs.length);
      found.add(exact, WEIGHTS.exact, found.rareness);
    }
    if ([...folded].length < LEAST_PREFIX) return;
    const longer = await this.index.beginning(folded, 2);
    longer.delete(term);
    if (!exact && longer.size) {
      const docs = new Uint8Array(this.index.size);
      for (const postings of longer.values()) for (const doc of postings.docs) docs[doc] = 1;
      found.rareness = rareness(this.index.size, docs.reduce((sum, one) => sum + one));
    }
    for (const postings of longer.values()) {
      const rare = rareness(this.index.size, postings.docs.length);
      found.add(postings, WEIGHTS.prefix, Math.min(rare, found.rareness));
    }
  }

  /**
   * @returns {Promise<{from: number, to: number, postings: Postings}[]>} where words stand that mean the
   *   same as those of the question from one to before another
   */
  async #groups() {
    const terms = this.words.map(({ term }) => term);
    const phrases = terms.flatMap((_, from) =>
      terms.slice(from, from + LONGEST_PHRASE).map((_, more) => [from, from + more + 1]),
    );
    const found = await Promise.all(
      phrases.map(async ([from, to]) => {
        const groups = await this.index.groupsOf(terms.slice(from, to).join(" "));
        return Promise.all(groups.map(async (group) => ({ from, to, group, ...(await this.#group(group)) })));
      }),
    );
    for (const { group, words } of found.flat()) this.groups.set(group, words);
    return found.flat();
  }

  /**
   * @param {number} group
   * @returns {Promise<{postings: Postings, words: string[]}>} where its words stand, and the words
   */
  async #group(group) {
    const [postings, words] = await Promise.all([
      this.index.postings(`~${group}`),
      this.index.wordsOf(group),
    ]);
    return { postings: /** @type {Postings} */ (postings), words };
  }

  /**
   * @param {Found[]} words
   * @param {Postings} postings
   */
  #addGroup(words, postings) {
    const rare = rareness(this.index.size, postings.docs.length);
    for (const found of words) {
      if (!found.exact) found.rareness = Math.min(found.rareness, rare);
      found.add(postings, WEIGHTS.group, rare / words.length); // the words of a phrase mean one thing
    }
  }

  async #names() {
    // A place has no endings: „Bünde“ is not „Bund“.
    const names = [
      `${this.words.map(({ term }) => term).join(" ")}=`,
      `${this.words.map(({ folded }) => folded).join(" ")}@`,
    ];
    for (const postings of await Promise.all(names.map((name) => this.index.postings(name)))) {
      for (const doc of postings?.docs ?? []) this.named.add(doc);
    }
  }

  /**
   * Search for words of the same family, for the parts of a word and, if nothing else helps, for words
   * that are written like it.
   * @param {Found} found
   */
  async #otherwise(found) {
    const { folded, term, form } = found.word;
    const family = await this.#senses(this.index.german.family(folded).filter((other) => other !== term));
    for (const postings of family) this.#addInstead(found, postings, WEIGHTS.family);
    const parts = await this.#parts(term);
    if (parts.length) this.#addParts(found, parts);
    if (found.sure) return;
    if (folded.length >= LEAST_HALF) {
      const begun = await this.#senses((await this.index.askingWith(folded)).slice(0, MOST_NEAR));
      for (const postings of begun) this.#addInstead(found, postings, WEIGHTS.prefix);
      if (begun.length) return;
    }
    const near = await this.#near(folded, folded.length >= LEAST_TWO_SLIPS ? 2 : 1);
    for (const postings of await this.#senses(near)) this.#addInstead(found, postings, WEIGHTS.fuzzy);
    const [like, mistyped] = parts.length || near.length ? ["", []] : await this.#mistypedCompound(folded);
    if (mistyped.length) this.#addParts(found, mistyped);
    const [half, postings] = found.count ? [] : await this.#half(term);
    if (postings) this.#addInstead(found, postings, WEIGHTS.part);
    const shown = half ? [half] : like ? [like] : near;
    if (shown.length) {
      const list = shown.map((word) => `„${word}“`).join(", ");
      this.instead.push(`keine Treffer für „${form}“, gezeigt für Wörter wie ${list}`);
    }
  }

  /**
   * Count documents for another word than was asked for.
   * @param {Found} found
   * @param {Postings} postings
   * @param {number} sure
   */
  #addInstead(found, postings, sure) {
    const rare = rareness(this.index.size, postings.docs.length);
    found.rareness = Math.min(found.rareness, rare);
    found.add(postings, sure, found.rareness);
  }

  /**
   * @param {Found} found
   * @param {Postings[]} parts
   */
  #addParts(found, parts) {
    const rares = parts.map(({ docs }) => rareness(this.index.size, docs.length));
    if (!found.exact && !found.count) found.rareness = Math.max(...rares);
    parts.forEach((part, at) => found.add(part, WEIGHTS.part, Math.min(rares[at], found.rareness)));
    found.addAll(parts, WEIGHTS.parts, Math.min(found.rareness, average(rares)));
  }

  /**
   * @param {string} term
   * @returns {Promise<Postings | undefined>} where a term or words of the same meaning stand
   */
  async #sense(term) {
    const exact = await this.index.postings(term);
    if (exact) return exact;
    const groups = await this.index.groupsOf(term);
    const found = await Promise.all(groups.map((group) => this.#group(group)));
    groups.forEach((group, at) => this.otherGroups.set(group, found[at].words));
    return union(found.map(({ postings }) => postings));
  }

  /** @param {string[]} terms @returns {Promise<Postings[]>} where they stand, if they do */
  async #senses(terms) {
    const found = await Promise.all(terms.map((term) => this.#sense(term)));
    return found.filter((postings) => postings !== undefined);
  }

  /**
   * @param {string} term
   * @returns {Promise<Postings[]>} where the parts of a compound stand
   */
  async #parts(term) {
    if (term.length < LEAST_COMPOUND) return [];
    for (let cut = term.length - LEAST_PART; cut >= LEAST_PART; cut--) {
      const front = this.index.german.stem(term.slice(0, cut));
      if (front.length < LEAST_PART) continue;
      const first = await this.#sense(front);
      if (!first) continue;
      const rest = term.slice(cut);
      const second = await this.#sense(rest);
      if (second) return [first, second];
      const more = await this.#parts(rest);
      if (more.length) return [first, ...more];
    }
    return [];
  }

  /**
   * @param {string} folded a word that is not in the index
   * @param {number} most letters that may be wrong
   * @returns {Promise<string[]>} the terms that are written most like it
   */
  async #near(folded, most) {
    if (folded.length < LEAST_SLIP || /\d/.test(folded)) return [];
    const first = String.fromCodePoint(/** @type {number} */ (folded.codePointAt(0)));
    /** @type {string[][]} */
    const near = [];
    const length = [...folded].length;
    for (const words of await this.index.wordsWith(first, length - MOST_ENDING - most, length + most)) {
      for (const word of words) {
        const far = distance(folded, word, most);
        if (far <= most) (near[far] ??= []).push(word);
      }
    }
    return near.find((words) => words?.length)?.sort().slice(0, MOST_NEAR) ?? [];
  }

  /**
   * @param {string} folded
   * @returns {Promise<[string, Postings[]]>} a term like the mistyped end of a compound; the parts
   */
  async #mistypedCompound(folded) {
    for (let cut = folded.length - LEAST_SLIP; cut >= LEAST_SLIP; cut--) {
      const front = this.index.german.stem(folded.slice(0, cut));
      const first = front.length >= LEAST_SLIP && (await this.index.postings(front));
      if (!first) continue;
      const [like] = await this.#near(folded.slice(cut), 1);
      const second = like && (await this.index.postings(like));
      if (second) return [like, [first, second]];
    }
    return ["", []];
  }

  /**
   * @param {string} term
   * @returns {Promise<[string, Postings] | []>} the longest part at one end of a compound that stands somewhere
   */
  async #half(term) {
    for (let length = term.length - LEAST_PART; length >= LEAST_HALF; length--) {
      for (const half of [this.index.german.stem(term.slice(0, length)), term.slice(-length)]) {
        const postings = half.length >= LEAST_HALF && (await this.#sense(half));
        if (postings) return [half, postings];
      }
    }
    return [];
  }

  /**
   * @param {boolean} final
   * @returns {Result}
   */
  #result(final) {
    // A word that nothing answers must not hide what answers the others, but it counts.
    const known = Math.max(...this.found.map(({ meant, rareness }) => (meant ? rareness : 0)));
    const most = known * MOST_UNKNOWN || Infinity;
    for (const found of this.found) if (!found.meant) found.rareness = Math.min(found.rareness, most);
    const whole = this.found.reduce((sum, { rareness }) => sum + rareness, 0);
    const { size } = this.index;
    const totals = new Float64Array(size);
    const evidence = new Float64Array(size);
    for (const { scores, sureness, rareness } of this.found) {
      for (let doc = 0; doc < size; doc++) {
        totals[doc] += scores[doc];
        evidence[doc] += (rareness * sureness[doc]) / whole;
      }
    }
    const hits = /** @type {number[]} */ ([]);
    const doubtful = /** @type {number[]} */ ([]);
    for (let doc = 0; doc < size; doc++) {
      if (evidence[doc] < LEAST_EVIDENCE) continue;
      totals[doc] *= evidence[doc] ** COVERAGE;
      if (this.named.has(doc)) totals[doc] += NAMED;
      (evidence[doc] < ENOUGH_EVIDENCE ? doubtful : hits).push(doc);
    }
    const ids = best(hits, totals);
    if (ids.length < MOST_DOUBTFUL) ids.push(...best(doubtful, totals).slice(0, MOST_DOUBTFUL - ids.length));
    const also = this.#also();
    const notes = [...(also.length ? [`auch gesucht nach ${listed(also)}`] : []), ...this.instead];
    return { ids, scores: ids.map((doc) => totals[doc]), notes, final };
  }

  /** @returns {string[]} the words that were not asked for, but searched because they mean the same */
  #also() {
    const asked = new Set(this.words.map(({ term }) => term));
    const found = new Map();
    const others = [...this.otherGroups].sort(([a], [b]) => a - b).map(([, words]) => words);
    for (const words of [...this.groups.values(), ...others]) {
      for (const shown of words) {
        const terms = this.index.german.words(shown).map(({ term }) => term);
        if (!terms.every((term) => asked.has(term))) found.set(terms.join(" "), found.get(terms.join(" ")) ?? shown);
      }
    }
    return [...found.values()];
  }
}

/**
 * @param {number[]} docs in rising order
 * @param {Float64Array} scores
 * @returns {number[]} the documents, the best first, of equal ones the first
 */
function best(docs, scores) {
  // Numbers sort much faster than pairs: first the score, from high to low, then the document.
  const keys = Float64Array.from(docs, (doc) => -Math.round(scores[doc] * FINE) * ROOM + doc).sort();
  return Array.from(keys, (key) => ((key % ROOM) + ROOM) % ROOM);
}

/**
 * @param {string[]} words
 * @returns {string} the words, of many only the first, so that the hits stay in sight
 */
function listed(words) {
  const quoted = words.map((word) => `„${word}“`);
  if (words.length <= MOST_LISTED + 1) return quoted.join(", ");
  const rest = words.length - MOST_LISTED;
  return `${quoted.slice(0, MOST_LISTED).join(", ")} und ${rest} weiteren Wörtern`;
}

/**
 * @param {number} all documents
 * @param {number} those that hold a word
 * @returns {number} how much the word says (inverse document frequency)
 */
function rareness(all, those) {
  return Math.log(1 + (all - those + 0.5) / (those + 0.5));
}

/**
 * @param {(Postings | undefined)[]} lists
 * @returns {Postings | undefined} the documents of all lists, each with its greatest class
 */
function union(lists) {
  const [first, ...more] = lists.filter((postings) => postings !== undefined);
  if (!more.length) return first;
  const best = new Map();
  for (const { docs, classes } of [first, ...more]) {
    docs.forEach((doc, at) => best.set(doc, Math.max(best.get(doc) ?? 0, classes[at])));
  }
  const docs = Uint32Array.from(best.keys()).sort();
  return { docs, classes: Uint8Array.from(docs, (doc) => best.get(doc)) };
}

/** @param {number[]} values */
function average(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Room for the table of distances, so that thousands of words are compared without making any. */
const ROWS = [0, 1, 2].map(() => new Uint16Array(2 * MOST_SIGNS));

/**
 * @param {string} typed a folded word
 * @param {string} term a word without its endings
 * @param {number} most
 * @returns {number} letters to change, add, leave out or swap, an ending of the typed word aside;
 *   more than most if there are more
 */
export function distance(typed, term, most) {
  const ending = ENDING.exec(typed)?.[0].length ?? 0;
  if (term.length - typed.length > most || typed.length - ending - term.length > most) return most + 1;
  // Only cells so near to the diagonal matter; what stands beside them is too much.
  const width = term.length;
  let [before, last, row] = ROWS;
  for (let j = 0; j <= Math.min(width, most + 1); j++) last[j] = j;
  let best = most + 1;
  for (let i = 1; i <= typed.length; i++) {
    const from = Math.max(1, i - most);
    const to = Math.min(width, i + most);
    const sign = typed.charCodeAt(i - 1);
    const signBefore = i > 1 ? typed.charCodeAt(i - 2) : 0;
    row[from - 1] = from === 1 ? i : most + 1;
    let least = row[from - 1];
    for (let j = from; j <= to; j++) {
      const other = term.charCodeAt(j - 1);
      let value = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (sign === other ? 0 : 1));
      if (j > 1 && sign === term.charCodeAt(j - 2) && signBefore === other) {
        value = Math.min(value, before[j - 2] + 1);
      }
      row[j] = value;
      if (value < least) least = value;
    }
    row[to + 1] = most + 1;
    if (least > most) return best;
    if (i >= typed.length - ending && to === width) best = Math.min(best, row[width]);
    [before, last, row] = [last, row, before];
  }
  return best;
}
