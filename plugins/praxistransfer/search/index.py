"""From analysed documents to an inverted index: for each term, the documents and their weights."""

from __future__ import annotations

import math
import pickle
import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import accumulate, chain, compress
from operator import not_
from typing import NamedTuple, TypeAlias

from praxistransfer.search.documents import WEIGHTS, Analysed, Counts
from praxistransfer.search.thesaurus import Group, Phrase

K1, B = 1.2, 0.6
CLASSES = 256
"""Weights are kept in so many classes, each a fixed share above the one below."""
LEAST, STEP = 0.05, 0.027
"""The weight of class 0, and the logarithm of the share."""
NAME = "="
"""Ends a term that is a whole name."""
GROUP = "~"
"""Begins a term that stands for a group of the thesaurus."""
KEY = "#"
"""Ends a term that is a phrase of the thesaurus; it stands in groups instead of documents."""

LOWEST = 0 if sys.byteorder == "little" else 3
"""Where the class stands in the four bytes of a posting."""
_LONGEST_KEY = 100
_FEW = 8
"""If more than one in so many documents has changed, a new index is made sooner."""

Postings: TypeAlias = "array[int]"
"""Numbers of documents in rising order, each times ``CLASSES`` plus the class of its weight."""


Weighted: TypeAlias = tuple[Analysed, float]
"""A document with its priority."""


class Index(NamedTuple):
    """What the search knows of the texts."""

    postings: dict[str, Postings]
    documents: int
    groups: tuple[Group, ...]
    """The groups that lead to a document, with the words that do."""
    unused: frozenset[str]
    """Words of groups that stand in no document."""
    averages: tuple[float, ...]
    """How long each field is on average, roughly."""

    def pickled(self) -> bytes:
        """Return the index as bytes; one list for all terms is quicker than thousands of lists."""
        terms = sorted(self.postings)
        lengths, whole = array("I"), _no_postings()
        for term in terms:
            lengths.append(len(self.postings[term]))
            whole += self.postings[term]
        rest = self._replace(postings={})
        return pickle.dumps((rest, terms, lengths, whole), pickle.HIGHEST_PROTOCOL)

    @classmethod
    def unpickled(cls, data: bytes) -> Index:
        """Return an index that was made bytes."""
        rest, terms, lengths, whole = pickle.loads(data)  # noqa: S301 - see Memory
        ends = zip(terms, lengths, accumulate(lengths), strict=True)
        postings = {term: whole[end - length : end] for term, length, end in ends}
        return cls(postings, *rest[1:])


def build_index(found: Sequence[Weighted], groups: Sequence[Group] = ()) -> Index:
    """Return the index of analysed documents."""
    averages = _averages(found)
    postings = _invert(found, averages)
    alive: list[Group] = []
    unused: set[str] = set()
    asking: defaultdict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in groups:
        for phrase in group.ask:
            asking[phrase].append(group)
    held = cache(partial(_holding, postings))  # many phrases stand in several groups
    for group in groups:
        holding = list(map(held, group.find))
        unused.update(compress(group.shown, map(not_, holding)))
        if not any(holding):
            group = _leading_on(group, asking)  # noqa: PLW2901 - in its place
            holding = list(map(held, group.find))
        if any(holding):
            postings[f"{GROUP}{len(alive)}"] = _any_of(holding)
            used = tuple(compress(group.find, holding)), tuple(compress(group.shown, holding))
            for key in {f"{' '.join(phrase)}{KEY}" for phrase in group.ask}:
                if len(key) <= _LONGEST_KEY:
                    postings.setdefault(key, _no_postings()).append(len(alive) * CLASSES)
            alive.append(Group(group.ask, *used, group.asked))
    return Index(postings, len(found), tuple(alive), frozenset(unused), averages)


def update_index(
    index: Index,
    found: Sequence[Weighted],
    before: Mapping[int, Weighted],
    groups: Sequence[Group] = (),
) -> Index | None:
    """Return what :func:`build_index` would, where few documents have changed since ``index``.

    ``before`` holds by their numbers what these documents were; all others, and the groups, are
    what they were. ``index`` is used up. There is none if that does not do: if the weights of all
    documents change, or what groups lead to.
    """
    is_few = len(before) * _FEW <= len(found) == index.documents
    if not is_few or index.averages != _averages(found):
        return None
    leading = {phrase for group in index.groups for phrase in group.find}
    nowhere = {
        phrase
        for group in groups
        for phrase, word in zip(group.find, group.shown, strict=True)
        if word in index.unused
    }
    lost: set[Phrase] = set()
    for number, old in before.items():
        was = _classes(old, index)
        now = _classes(found[number], index)
        if any(map(now.keys().__ge__, map(set, nowhere))):
            return None
        lost |= {
            phrase for phrase in leading if was.keys() >= {*phrase} and not now.keys() >= {*phrase}
        }
        for term in {term for term, _ in was.items() ^ now.items()}:
            _put(index.postings, term, number, now.get(term))
    return index if all(_holding(index.postings, phrase) for phrase in lost) else None


def _classes(document: Weighted, index: Index) -> dict[str, int]:
    """Return the classes of all terms of a document, those of groups too."""
    found = {term: cls for cls, terms in _weighed(document, index.averages) for term in terms}
    for number, group in enumerate(index.groups):
        phrases = [
            min(map(found.__getitem__, phrase))
            for phrase in group.find
            if found.keys() >= {*phrase}
        ]
        if phrases:
            found[f"{GROUP}{number}"] = max(phrases)
    return found


def _put(postings: dict[str, Postings], term: str, number: int, cls: int | None) -> None:
    """Let a term stand in a document with a class, or not any more."""
    of_term = postings.setdefault(term, _no_postings())
    at = bisect_left(of_term, number * CLASSES)
    if at < len(of_term) and of_term[at] // CLASSES == number:
        del of_term[at]
    if cls is not None:
        of_term.insert(at, number * CLASSES + cls)
    if not of_term:
        del postings[term]


def _leading_on(group: Group, asking: Mapping[tuple[str, ...], Sequence[Group]]) -> Group:
    """Return a group that leads where those groups lead for which its own words ask."""
    found = {
        phrase: word
        for own in group.find
        for other in asking.get(own, ())
        for phrase, word in zip(other.find, other.shown, strict=True)
    }
    return group._replace(find=tuple(found), shown=tuple(found.values()))


def weight_of(cls: int) -> float:
    """Return the weight that a class stands for."""
    return LEAST * math.exp(STEP * cls)


def class_of(weight: float) -> int:
    """Return the class of a weight."""
    return min(CLASSES - 1, max(0, round(math.log(weight / LEAST) / STEP)))


def _averages(found: Sequence[Weighted]) -> tuple[float, ...]:
    """Return how long each field is on average, roughly."""
    lengths = [document.lengths for document, _ in found]
    sums = map(sum, zip(*lengths, strict=True)) if found else [0] * len(WEIGHTS)
    return tuple(_rounded(total / (len(found) or 1) or 1.0) for total in sums)


_TOPS = tuple(weight * (K1 + 1) for weight in WEIGHTS.values())


def _invert(found: Sequence[Weighted], averages: Sequence[float]) -> dict[str, Postings]:
    """Return for each term the documents that hold it."""
    postings: defaultdict[str, Postings] = defaultdict(_no_postings)
    for number, document in enumerate(found):
        for cls, terms in _weighed(document, averages):
            posting = number * CLASSES + cls
            for of_term in map(postings.__getitem__, terms):
                of_term.append(posting)
    return dict(postings)


def _no_postings() -> Postings:
    return array("I")


_NONE = _no_postings()


def _weighed(weighted: Weighted, averages: Sequence[float]) -> Iterator[tuple[int, list[str]]]:
    """Yield the terms of a document by the class of their weight: BM25, field by field."""
    document, priority = weighted
    norms = [
        K1 * (1 - B + B * _rounded(length) / average)
        for length, average in zip(document.lengths, averages, strict=True)
    ]
    for counts, terms in document.alike:
        weight = 0.0
        for field, count, top in _fields(counts):
            weight += top / (norms[field] + count)
        yield class_of(priority * weight), terms
    yield 0, [name + NAME for name in document.names]


@cache
def _fields(counts: Counts) -> list[tuple[int, int, float]]:
    """Return for each field that holds a term how often, and that times the most it can weigh."""
    return [(field, n, _TOPS[field] * n) for field, n in enumerate(counts) if n]


@cache
def _rounded(length: float) -> float:
    """Round a length so that a few words more seldom change the weights of all others."""
    return math.exp(round(math.log(length) * 20) / 20) if length else 0.0


def numbers_of(postings: Postings) -> Postings:
    """Return the numbers of the documents alone."""
    # The class is the lowest of four bytes: moving bytes is much faster than dividing numbers.
    whole = bytearray(postings)
    whole[LOWEST::4] = bytes(len(postings))
    moved = (whole + b"\0")[1:] if LOWEST == 0 else (b"\0" + whole)[:-1]
    return array("I", bytes(moved))


def _any_of(holding: Iterable[Postings]) -> Postings:
    """Return the documents that stand in any of the lists, each with its highest class."""
    found = list(filter(None, holding))
    if len(found) == 1:
        return found[0][:]
    together = array("I", sorted(chain.from_iterable(found)))
    return array("I", _by_number(together).values())


def _holding(postings: Mapping[str, Postings], phrase: tuple[str, ...]) -> Postings:
    """Return the documents that hold all terms, each with the class of the least weight."""
    all_terms = [postings.get(term, _NONE) for term in phrase]
    least, *others = sorted(all_terms, key=len)
    for other in others if least else ():
        ours, numbers = _by_number(least), numbers_of(other)
        is_ours = list(map(ours.__contains__, numbers))
        both = map(ours.__getitem__, compress(numbers, is_ours))
        least = array("I", map(min, both, compress(other, is_ours)))
    return least


def _by_number(postings: Postings) -> dict[int, int]:
    return dict(zip(numbers_of(postings), postings, strict=True))
