// How the search reads German: the same as search/german.py, with the tables of the index.

/**
 * @typedef {{form: string, folded: string, term: string}} Word
 * @typedef {{
 *   unsichtbar: string, wort: string, strich: string, geschlecht: string, grosses_i: string,
 *   buchstaben: Record<string, string>, umlaut: string, ganze_woerter: Record<string, string>,
 *   weiblich: Record<string, string>, weiblich_nicht: string[], weiblich_rest: number,
 *   endungen: Record<string, number>, bleibt: string[], stoppwoerter: string[],
 *   beugung: string[], familien: string[][], familien_rest: number,
 * }} Tables
 * @typedef {{words: (text: string) => Word[], stem: (folded: string) => string,
 *   family: (folded: string) => string[]}} German "family": terms of words of the same root, if there are such
 */

/**
 * @param {Tables} tables
 * @returns {German} an analyser with these tables
 */
export function readGerman(tables) {
  const pattern = (/** @type {string} */ text) =>
    new RegExp(text.replaceAll("{L}", "[\\p{L}\\p{N}]"), "gu");
  const invisible = pattern(tables.unsichtbar);
  const unit = pattern(`${tables.wort}(?:${tables.strich}${tables.wort})*`);
  const hyphen = pattern(tables.strich);
  const gender = pattern(tables.geschlecht);
  const capitalI = pattern(tables.grosses_i);
  const umlaut = pattern(tables.umlaut);
  const letters = new Map(Object.entries(tables.buchstaben));
  const whole = new Map(Object.entries(tables.ganze_woerter));
  const feminine = Object.entries(tables.weiblich);
  const endings = Object.entries(tables.endungen);
  const stop = new Set(tables.stoppwoerter);

  const fold = (/** @type {string} */ text) => {
    const signs = [...text.toLowerCase().normalize("NFD").replace(invisible, "")];
    const plain = signs.map((sign) => letters.get(sign) ?? sign).join("");
    // In words of so few letters two vowels are no umlaut (SOE).
    return [...plain].length > 3 ? plain.replace(umlaut, "$1$2") : plain;
  };

  const stem = (/** @type {string} */ folded) => {
    let word = whole.get(folded) ?? folded;
    if (!tables.weiblich_nicht.some((ending) => word.endsWith(ending))) {
      word =
        feminine
          .filter(([ending]) => word.endsWith(ending))
          .map(([ending, instead]) => word.slice(0, -ending.length) + instead)
          .find((neutral) => [...neutral].length >= tables.weiblich_rest) ?? word;
    }
    for (let cut; ; word = word.slice(0, -cut[0].length)) {
      const length = [...word].length;
      if (tables.bleibt.some((ending) => word.endsWith(ending))) return word;
      cut = endings.find(
        ([ending, least]) => length >= least && word.endsWith(ending) && word.at(-2) !== word.at(-1),
      );
      if (!cut) return word;
    }
  };

  const words = (/** @type {string} */ text) =>
    (text.normalize("NFC").replace(invisible, "").match(unit) ?? [])
      .flatMap((found) => found.replace(gender, "").split(hyphen))
      .map((part) => part.replace(capitalI, "$1"))
      .map((form) => ({ form, folded: fold(form) }))
      .filter(({ folded }) => !stop.has(folded) && ([...folded].length > 1 || /^\p{Nd}$/u.test(folded)))
      .map(({ form, folded }) => ({ form, folded, term: stem(folded) }));

  const family = (/** @type {string} */ folded) => {
    const found = new Set();
    const bases = ["", ...tables.beugung].filter((ending) => folded.endsWith(ending));
    for (const base of bases.map((ending) => folded.slice(0, folded.length - ending.length))) {
      for (const endings of tables.familien) {
        for (const ending of endings.filter((one) => base.endsWith(one))) {
          const root = base.slice(0, base.length - ending.length);
          if ([...root].length < tables.familien_rest) continue;
          for (const other of endings) found.add(stem(root + other));
        }
      }
    }
    return [...found];
  };

  return { words, stem, family };
}
