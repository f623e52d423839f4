"""Takes German compounds apart: Fahrradkurs → Fahrrad, Kurs.

The words come from simplemma's German dictionary. Reading it takes seconds, so what is needed of it
is kept in a file, and nothing is read before the first word that might be a compound.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

from praxistransfer.search.german import fold, stem, tables

_SHORTEST, _LONGEST = 7, 40
"""Only words of so many letters are taken apart."""
_LEAST, _MOST = 4, 14
"""Letters of a part; some that are shorter are named in ``german.yml``."""
_LINKS = {"s": ("s", "es"), "n": ("n", "en", "nen"), "e": ("e",), "r": ("er",)}
"""What may stand between two parts, by its last letter."""
_LONGEST_LINK = 3
_SPECIFICATION = Path(__file__).with_name("german.yml")

Vocabulary = tuple[frozenset[str], frozenset[str]]
"""Words that may stand before another one, and stems that may end a compound."""


class Compounds:
    """Knows the parts of every compound; remembers what it was asked."""

    def __init__(self, folder: Path | None = None) -> None:
        """``folder`` keeps the list of words from one run to the next; else the user's cache."""
        self._folder = folder or user_cache_path("praxistransfer")
        self._known: dict[str, tuple[str, ...]] = {}

    def parts(self, term: str) -> tuple[str, ...]:
        """Return the terms of all parts of a term without endings; nothing if it has no parts."""
        found = self._known.get(term)
        if found is None:
            found = self._known[term] = self._take_apart(term)
        return found

    def _take_apart(self, term: str) -> tuple[str, ...]:
        if not _SHORTEST <= len(term) <= _LONGEST or not term.isalpha():
            return ()
        fronts, ends = _vocabulary(self._folder)
        direct = _derived(term, fronts) or _split(term, fronts, ends)
        inner = (part for direct_part in direct for part in self.parts(direct_part))
        return tuple(dict.fromkeys([*direct, *inner]))


def _split(term: str, fronts: frozenset[str], ends: frozenset[str]) -> tuple[str, ...]:
    """Return the fewest parts a term consists of; of equal numbers the one with longer parts."""
    length = len(term)
    best: dict[int, tuple[int, tuple[str, ...]]] = {0: (0, ())}
    for start in range(length - 2):
        if start not in best:
            continue
        cost, parts = best[start]
        found = _fronts(term, start, fronts)
        if start and term[start:] in ends:
            found.append((length, term[start:]))
        for end, part in found:
            # Short parts are often chance.
            new = cost + 10 + max(0, 6 - (end - start))
            if end not in best or new < best[end][0]:
                best[end] = (new, (*parts, part))
    return best[length][1] if length in best else ()


def _fronts(term: str, start: int, fronts: frozenset[str]) -> list[tuple[int, str]]:
    """Return the parts that begin here and have another one behind them, and where they end."""
    last = min(start + _MOST + _LONGEST_LINK, len(term) - 1)
    found = []
    for end in range(start + 3, last + 1):
        piece = term[start:end]
        # Most pieces are no words and have no link at their end: that is seen at once.
        if (piece in fronts or piece[-1] in _LINKS) and (part := _front(piece, fronts)):
            found.append((end, part))
    return found


def _front(piece: str, fronts: frozenset[str]) -> str:
    """Return the term of a piece that may stand before another one, with or without a link."""
    if piece in fronts:
        return stem(piece)
    for link in _LINKS.get(piece[-1:], ()):
        if piece.endswith(link) and piece[: -len(link)] in fronts:
            return stem(piece[: -len(link)])
    return ""


def _derived(term: str, fronts: frozenset[str]) -> tuple[str, ...]:
    """Return the word from which a term is derived, e.g. Ehrenamt for ehrenamtlich."""
    for ending in tables()["ableitungen"]:
        root = term.removesuffix(ending)
        found = _front(root, fronts) if root != term and len(root) >= _LEAST else ""
        if found and found != term:
            return (found,)
    return ()


@cache
def _vocabulary(folder: Path) -> Vocabulary:
    """Return the words of the dictionary, from the file in ``folder`` if it is there."""
    path = folder / f"woerter-{_version()}.bin"
    with suppress(OSError, zlib.error, ValueError):
        fronts, ends = zlib.decompress(path.read_bytes()).decode().split("\n")
        return frozenset(fronts.split(" ")), frozenset(ends.split(" "))
    words = _read_dictionary()
    with suppress(OSError):  # then the next run reads the dictionary again
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}")
        text = "\n".join(" ".join(sorted(part)) for part in words)
        unfinished.write_bytes(zlib.compress(text.encode(), 1))
        unfinished.replace(path)
    return words


def _version() -> str:
    """Return a text that changes with the dictionary and with the rules."""
    import simplemma  # noqa: PLC0415 - costs a tenth of a second, and mostly nobody asks

    parts = (simplemma.__version__.encode(), _SPECIFICATION.read_bytes())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:12]


def _read_dictionary() -> Vocabulary:
    from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415
        DefaultDictionaryFactory,
    )

    dictionary = DefaultDictionaryFactory(cache_max_size=0).get_dictionary("de")
    return _words_of(form for form, lemma in dictionary.items() if form == lemma)


def _words_of(lemmas: Iterable[str]) -> Vocabulary:
    data = tables()
    never = {*data["keine_teile"], *data["stoppwoerter"]}
    short = set(data["kurze_teile"])
    words = set()
    for lemma in lemmas:
        if len(lemma) <= _MOST and lemma.isalpha() and not lemma[1:2].isupper():
            folded = fold(lemma)
            if folded not in never and (len(folded) >= _LEAST or folded in short):
                words.add(folded)
    # "Schule" and "lernen" stand in compounds as "Schul-" and "Lern-".
    roots = {word[:-1] for word in words if word.endswith("e") and len(word) > _LEAST}
    roots |= {word[:-2] for word in words if word.endswith("en") and len(word) > _LEAST + 1}
    fronts = words | (roots - never)
    ends = {stem(word) for word in words} - never
    return frozenset(fronts), frozenset(end for end in ends if len(end) >= 3)
