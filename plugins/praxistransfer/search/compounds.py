"""Takes German compounds apart: Fahrradkurs → Fahrrad, Kurs.

The words come from simplemma's German dictionary. Reading it takes seconds, so what is needed of it
is kept in a file, and nothing is read before the first word that might be a compound.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from praxistransfer.search.german import Known, fold_word, german_tables, stem_word
from praxistransfer.tools.generation import language_store
from praxistransfer.tools.store import fingerprint_of

if TYPE_CHECKING:
    from marisa_trie import Trie

_LEAST_WHOLE, _LONGEST = 7, 40
"""Only words of so many letters are taken apart."""
_SHORTEST, _LEAST, _MOST = 3, 4, 14
"""Letters of a part; some that are shorter are named in ``german.yml``."""
_LINKS = {"s": ("", "s"), "e": ("", "e", "es", "en", "er"), "n": ("", "n", "nen")}
"""What may stand between two parts, by the letter behind the first one; elsewhere nothing may."""
_REACH = _MOST + 3
"""Letters of a part with the longest of these."""
_SPECIFICATION = Path(__file__).with_name("german.yml")

Parts = tuple[str, ...]


class Vocabulary(NamedTuple):
    """What compounds consist of; as tries, for sets of so many words take fifty megabytes."""

    fronts: Trie
    """Words that may stand before another one."""
    ends: Trie
    """Stems that may end a compound, each written backwards."""

    @classmethod
    def of(cls, fronts: Iterable[str], ends: Iterable[str]) -> Vocabulary:
        """Return the vocabulary of these words and stems."""
        from marisa_trie import Trie  # noqa: PLC0415 - only who makes one needs it

        return cls(Trie(sorted(fronts)), Trie(sorted(end[::-1] for end in ends)))


class Compounds:
    """Knows the parts of every compound; remembers those of parts, which many words share."""

    def __init__(self) -> None:
        self._known = Known(self.split_compound)

    @cached_property
    def _word_parts(self) -> Vocabulary:
        return _load_vocabulary()

    def split_compound(self, term: str) -> Parts:
        """Return the terms of all parts of a term without endings; nothing if it has no parts."""
        if not _LEAST_WHOLE <= len(term) <= _LONGEST or not term.isalpha():
            return ()
        direct = _root_word(term, self._word_parts.fronts) or _split_word(term, self._word_parts)
        within = map(self._known.__getitem__, direct)
        return tuple(dict.fromkeys(chain(direct, *within))) if direct else ()


def find_joints(word: str) -> list[int]:
    """Return where the parts of a compound meet: Integrationszentren → after "Integrations".

    Nothing, if the word is none, or has another length without its accents.
    """
    folded = fold_word(word)
    if len(folded) != len(word) or not folded.isalpha():
        return []
    joints: list[int] = []
    front = stem_word(folded)
    while _LEAST_WHOLE <= len(front) <= _LONGEST:
        parts = _split_word(front, _load_vocabulary())
        if not parts:
            break
        joints.insert(0, len(front) - len(parts[-1]))
        front = stem_word(folded[: joints[0]])
    return joints


def _split_word(term: str, words: Vocabulary) -> Parts:
    """Return the fewest parts a term consists of; of equal numbers the one with longer parts."""
    length = len(term)
    starts = (length - len(end) for end in reversed(words.ends.prefixes(term[::-1])))
    lasts = [start for start in starts if _SHORTEST <= start <= length - _SHORTEST]
    first = _front_parts(term, 0, words.fronts) if lasts else {}
    ways: list[tuple[int, int, Parts]] = [
        (_part_cost(end) + _part_cost(length - end), end, (first[end],))
        for end in lasts
        if end in first
    ]
    # Two parts always cost less than three, which settles most words.
    if lasts and not ways:
        best = _ways_to_split(term, lasts[-1], words.fronts)
        ways = [
            (best[end][0] + _part_cost(length - end), end, best[end][1])
            for end in lasts
            if end in best
        ]
    if not ways:
        return ()
    _, end, fronts = min(ways)
    return (*map(stem_word, fronts), term[end:])


def _ways_to_split(term: str, last: int, fronts: Trie) -> dict[int, tuple[int, Parts]]:
    """Return how fronts best lead to places up to the last one: what they cost, and their words."""
    best: dict[int, tuple[int, Parts]] = {0: (0, ())}
    for start in range(last):
        if start not in best:
            continue
        cost, parts = best[start]
        for end, word in _front_parts(term, start, fronts).items():
            new = cost + _part_cost(end - start)
            if end <= last and (end not in best or new < best[end][0]):
                best[end] = (new, (*parts, word))
    return best


def _part_cost(length: int) -> int:
    # Short parts are often chance.
    return 10 + max(0, 6 - length)


def _front_parts(term: str, start: int, fronts: Trie) -> dict[int, str]:
    """Return the words from a place on that may stand before another one, by where that begins.

    There may be a link between; of words that lead to the same place, the longest is returned.
    """
    rest = term[start : start + _REACH]
    words: dict[int, str] = {}
    for word in fronts.prefixes(rest):  # the longer ones later
        end = len(word)
        for link in _LINKS.get(rest[end : end + 1], ("",)):
            if rest.startswith(link, end) and end + len(link) >= _SHORTEST:
                words[start + end + len(link)] = word
    return words


def _root_word(term: str, fronts: Trie) -> Parts:
    """Return the word from which a term is derived, e.g. Ehrenamt for ehrenamtlich."""
    for ending in german_tables()["ableitungen"]:
        root = term.removesuffix(ending)
        if root != term and len(root) >= _LEAST:
            front = _front_parts(root, 0, fronts).get(len(root))
            if front and (word := stem_word(front)) != term:
                return (word,)
    return ()


@cache
def _load_vocabulary() -> Vocabulary:
    """Return the words of the dictionary."""
    return language_store().remember("parts of words", _dictionary_version(), _read_dictionary)


def _dictionary_version() -> bytes:
    """Return a hash that changes with the dictionary and with the rules."""
    import simplemma  # noqa: PLC0415 - costs a tenth of a second, and mostly nobody asks

    return fingerprint_of(simplemma.__version__.encode(), _SPECIFICATION.read_bytes())


def _read_dictionary() -> Vocabulary:
    from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415
        DefaultDictionaryFactory,
    )

    dictionary = DefaultDictionaryFactory(cache_max_size=0).get_dictionary("de")
    return _collect_words(form for form, lemma in dictionary.items() if form == lemma)


def _collect_words(lemmas: Iterable[str]) -> Vocabulary:
    data = german_tables()
    never = {*data["keine_teile"], *data["stoppwoerter"]}
    short = set(data["kurze_teile"])
    words = set()
    for lemma in lemmas:
        if len(lemma) <= _MOST and lemma.isalpha() and not lemma[1:2].isupper():
            folded = fold_word(lemma)
            if folded not in never and (len(folded) >= _LEAST or folded in short):
                words.add(folded)
    # "Schule" and "lernen" stand in compounds as "Schul-" and "Lern-".
    roots = {word[:-1] for word in words if word.endswith("e") and len(word) > _LEAST}
    roots |= {word[:-2] for word in words if word.endswith("en") and len(word) > _LEAST + 1}
    fronts = words | (roots - never)
    ends = {stem_word(word) for word in words} - never
    return Vocabulary.of(fronts, (end for end in ends if len(end) >= _SHORTEST))
