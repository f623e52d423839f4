"""From analysed documents to an inverted index: for each term, the documents and their weights."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, compress
from operator import not_
from typing import NamedTuple, TypeAlias

from praxistransfer.search.documents import WEIGHTS, Analysed, Counts
from praxistransfer.search.thesaurus import Group

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

_LONGEST_KEY = 100

Postings: TypeAlias = "array[int]"
"""Numbers of documents in rising order, each times ``CLASSES`` plus the class of its weight."""


class Index(NamedTuple):
    """What the search knows of the texts."""

    postings: Mapping[str, Postings]
    documents: int
    groups: tuple[Group, ...]
    """The groups that lead to a document, with the words that do."""
    unused: frozenset[str]
    """Words of groups that stand in no document."""


def build_index(found: Sequence[tuple[Analysed, float]], groups: Sequence[Group] = ()) -> Index:
    """Return the index of analysed documents, each given with its priority."""
    postings = _invert(found)
    alive: list[Group] = []
    unused: set[str] = set()
    asking: defaultdict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in groups:
        for phrase in group.ask:
            asking[phrase].append(group)
    for group in groups:
        holding = [_holding(postings, phrase) for phrase in group.find]
        unused.update(compress(group.shown, map(not_, holding)))
        if not any(holding):
            group = _leading_on(group, asking)  # noqa: PLW2901 - in its place
            holding = [_holding(postings, phrase) for phrase in group.find]
        if any(holding):
            postings[f"{GROUP}{len(alive)}"] = _any_of(holding)
            used = tuple(compress(group.find, holding)), tuple(compress(group.shown, holding))
            for key in {f"{' '.join(phrase)}{KEY}" for phrase in group.ask}:
                if len(key) <= _LONGEST_KEY:
                    postings.setdefault(key, _no_postings()).append(len(alive) * CLASSES)
            alive.append(Group(group.ask, *used, group.asked))
    return Index(postings, len(found), tuple(alive), frozenset(unused))


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


def average_lengths(found: Sequence[tuple[Analysed, float]]) -> list[float]:
    """Return how long each field is on average."""
    return [
        sum(document.lengths[field] for document, _ in found) / (len(found) or 1) or 1.0
        for field in range(len(WEIGHTS))
    ]


_TOPS = tuple(weight * (K1 + 1) for weight in WEIGHTS.values())


def _invert(found: Sequence[tuple[Analysed, float]]) -> dict[str, Postings]:
    """Return for each term the documents that hold it."""
    averages = [_rounded(length) for length in average_lengths(found)]
    postings: defaultdict[str, Postings] = defaultdict(_no_postings)
    for number, (document, priority) in enumerate(found):
        for cls, terms in _weighed(document, priority, averages):
            posting = number * CLASSES + cls
            for of_term in map(postings.__getitem__, terms):
                of_term.append(posting)
    return dict(postings)


def _no_postings() -> Postings:
    return array("I")


def _weighed(
    document: Analysed, priority: float, averages: Sequence[float]
) -> Iterator[tuple[int, list[str]]]:
    """Yield the terms of a document by the class of their weight: BM25, field by field."""
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


def _any_of(holding: Iterable[Sequence[int]]) -> Postings:
    """Return the documents that stand in any of the lists, each with its highest class."""
    together = sorted(chain.from_iterable(holding))
    return array("I", {posting // CLASSES: posting for posting in together}.values())


def _holding(postings: Mapping[str, Postings], phrase: tuple[str, ...]) -> Sequence[int]:
    """Return the documents that hold all terms, each with the class of the least weight."""
    all_terms: list[Sequence[int]] = [postings.get(term, ()) for term in phrase]
    least, *others = sorted(all_terms, key=len)
    for other in others:
        if not least:
            break
        by_number = {posting // CLASSES: posting for posting in least}
        both = (posting for posting in other if posting // CLASSES in by_number)
        least = [min(by_number[posting // CLASSES], posting) for posting in both]
    return least
