// Stands in for the search engine until it comes; the contract is the same, the quality is not.
import { find, fold } from "./search.js";

const UNREACHABLE =
  "Die Suche konnte nicht geladen werden. Bitte später noch einmal versuchen; die Liste zeigt alle Beispiele.";

/**
 * @param {URL} base the address of the site
 * @returns what finds numbers of practices, the best first
 */
export function openSearch(base) {
  /** @type {Promise<string[][]> | undefined} */
  let loading;
  /** @returns {Promise<string[][]>} */
  const load = () =>
    (loading ??= fetch(new URL("suche.json", base))
      .then((answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      })
      .catch(() => {
        loading = undefined;
        throw new Error(UNREACHABLE);
      }));
  return {
    /**
     * @param {string} query
     * @returns {AsyncGenerator<{ids: number[], notes: string[], final: boolean}>}
     */
    async *find(query) {
      const entries = (await load())
        .map(([name, kind, address, summary, words]) => ({
          id: /^praxis\/([^/]+)\/$/.exec(address)?.[1] ?? "",
          kind,
          name,
          address,
          summary,
          found: [name, words, summary].map(fold),
        }))
        .filter(({ id, kind }) => id && kind === "Praxisbeispiel")
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      const numbers = new Map(entries.map(({ address }, number) => [address, number]));
      const ids = find(entries, query).map(({ address }) => Number(numbers.get(address)));
      yield { ids, notes: [], final: true };
    },
  };
}
