// What practices have in common as sets of bits, so that thousands are counted in a moment.

/**
 * @typedef {{id: string, label: string, within: number, bits: Uint32Array, words: Uint32Array,
 *   own: Uint32Array}} Value
 *   `bits` are its practices, those of narrower values too, and stand in these `words`; `own` are those
 *   that have it directly
 * @typedef {{id: string, label: string, values: Value[]}} Facet
 * @typedef {{stamp: string, size: number, perFile: number, first: string[], facets: Facet[],
 *   orders: Record<string, number[]>}} Model
 * @typedef {Map<string, Set<string>>} Chosen facet → values
 */

/** @param {number[]} gaps @param {number} size @returns {Uint32Array} */
function bitsOfGaps(gaps, size) {
  const bits = new Uint32Array(Math.ceil(size / 32));
  let at = 0;
  for (const gap of gaps) {
    at += gap;
    bits[at >>> 5] |= 1 << (at & 31);
  }
  return bits;
}

/** @param {Iterable<number>} numbers @param {number} size */
export function bitsOf(numbers, size) {
  const bits = new Uint32Array(Math.ceil(size / 32));
  for (const at of numbers) if (at >= 0 && at < size) bits[at >>> 5] |= 1 << (at & 31);
  return bits;
}

/** @param {Uint32Array} bits @param {number} at */
export const has = (bits, at) => (bits[at >>> 5] & (1 << (at & 31))) !== 0;

/** @param {number} word how many bits it has */
function ones(word) {
  word = (word - ((word >>> 1) & 0x55555555)) | 0;
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** @param {Uint32Array} bits @returns {Uint32Array} the places of the words that hold any */
const filled = (bits) => Uint32Array.from([...bits.keys()].filter((at) => bits[at]));

/**
 * @param {Uint32Array} a
 * @param {Uint32Array} words of a that hold any
 * @param {Uint32Array} b
 * @returns {number} how many bits both have
 */
function common(a, words, b) {
  let sum = 0;
  for (let n = 0; n < words.length; n++) {
    const both = a[words[n]] & b[words[n]];
    if (both) sum += ones(both);
  }
  return sum;
}

/** @param {Uint32Array} a @param {Uint32Array} b */
const and = (a, b) => a.map((word, i) => word & b[i]);

/** @param {Uint32Array} all @param {Uint32Array} more which are added to all */
function add(all, more) {
  for (let i = 0; i < all.length; i++) all[i] |= more[i];
}

/** @param {any} data the content of filter.json @returns {Model} */
export function readModel(data) {
  const size = data.anzahl;
  const facets = data.facetten.map((/** @type {any} */ [id, label, rows]) => {
    const values = rows.map((/** @type {any} */ [id, label, within, gaps]) => {
      const own = bitsOfGaps(gaps, size);
      return { id, label, within, own, bits: own.slice() };
    });
    // A narrower value stands after its broader one.
    for (const { within, bits } of values.toReversed()) {
      if (within >= 0) add(values[within].bits, bits);
    }
    for (const value of values) value.words = filled(value.bits);
    return { id, label, values };
  });
  return {
    stamp: data.stempel,
    size,
    perFile: data.je,
    first: data.erste,
    facets,
    orders: data.folgen,
  };
}

/**
 * Any value of a facet will do, and every facet has to agree.
 * @param {Model} model
 * @param {Chosen} chosen
 * @param {Uint32Array} found what the search allows
 * @returns {{bits: Uint32Array, total: number, counts: number[][]}} what is left, and how much each
 *   value of each facet would give together with what is chosen in the other facets
 */
export function narrow(model, chosen, found) {
  const { facets } = model;
  const allowed = facets.map(({ id, values }) => {
    const ids = chosen.get(id);
    if (!ids?.size) return null;
    const any = new Uint32Array(found.length);
    for (const value of values) {
      if (ids.has(value.id)) add(any, value.bits);
    }
    return any;
  });
  const before = [found];
  for (const set of allowed) {
    const last = before[before.length - 1];
    before.push(set ? and(last, set) : last);
  }
  const bits = before[before.length - 1];
  const counts = new Array(facets.length);
  /** @type {Uint32Array | null} */
  let after = null;
  for (let f = facets.length - 1; f >= 0; f--) {
    const others = after ? and(before[f], after) : before[f];
    counts[f] = facets[f].values.map((value) => common(value.bits, value.words, others));
    const set = allowed[f];
    if (set) after = after ? and(after, set) : set;
  }
  return { bits, total: bits.reduce((sum, word) => sum + ones(word), 0), counts };
}

/** @param {number} size a set that holds everything */
export function everything(size) {
  const bits = new Uint32Array(Math.ceil(size / 32)).fill(0xffffffff);
  if (size % 32) bits[bits.length - 1] = 2 ** (size % 32) - 1;
  return bits;
}

/** @param {Facet} facet @param {number} number the values that a practice has itself */
export const labelsOf = (facet, number) =>
  facet.values.filter((value) => has(value.own, number)).map((value) => value.label);
