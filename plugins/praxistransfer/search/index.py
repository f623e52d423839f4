"""From analysed documents to an inverted index: for each term, the documents and their weights."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from praxistransfer.search.documents import WEIGHTS, Analysed
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

_MOST_COUNTED = 20

Postings = list[int]
"""Numbers of documents in rising order, each times ``CLASSES`` plus the class of its weight."""


class Index(NamedTuple):
    """What the search knows of the texts."""

    postings: Mapping[str, Postings]
    documents: int
    groups: tuple[Group, ...]
    """The groups that lead to a document, with the words that do."""


def build_index(found: Sequence[tuple[Analysed, float]], groups: Sequence[Group] = ()) -> Index:
    """Return the index of analysed documents, each given with its priority."""
    postings = _invert(found)
    alive: list[Group] = []
    for group in groups:
        used = _used(postings, group)
        if used.find:
            postings[f"{GROUP}{len(alive)}"] = _any_of(postings, used.find)
            alive.append(used)
    return Index(postings, len(found), tuple(alive))


def _used(postings: Mapping[str, Postings], group: Group) -> Group:
    """Return a group with only those words that stand in a document."""
    pairs = zip(group.find, group.shown, strict=True)
    used = [(phrase, shown) for phrase, shown in pairs if any(_holding(postings, phrase))]
    found, shown = tuple(item for item, _ in used), tuple(item for _, item in used)
    return group._replace(find=found, shown=shown)


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


def _invert(found: Sequence[tuple[Analysed, float]]) -> dict[str, Postings]:
    """Weigh each term of each document by BM25, field by field."""
    averages = [_rounded(length) for length in average_lengths(found)]
    boosts = tuple(WEIGHTS.values())
    postings: dict[str, Postings] = {}
    log, scale, shift = math.log, 1 / STEP, 0.5 - math.log(LEAST) / STEP
    for number, (document, priority) in enumerate(found):
        weights: dict[str, float] = {}
        for field, counts in enumerate(document.counts):
            if not counts:
                continue
            norm = K1 * (1 - B + B * document.lengths[field] / averages[field])
            top = boosts[field] * priority * (K1 + 1)
            table = [top * n / (norm + n) for n in range(_MOST_COUNTED + 1)]
            for term, count in counts.items():
                weight = table[count] if count < _MOST_COUNTED else table[_MOST_COUNTED]
                weights[term] = weights[term] + weight if term in weights else weight
        base = number * CLASSES
        for term, weight in weights.items():
            cls = int(log(weight) * scale + shift)
            if not 0 <= cls < CLASSES:
                cls = 0 if cls < 0 else CLASSES - 1
            posting = base + cls
            if term in postings:
                postings[term].append(posting)
            else:
                postings[term] = [posting]
        for name in document.names:
            postings.setdefault(name + NAME, []).append(base)
    return postings


def _rounded(length: float) -> float:
    """Round an average so that one more document seldom changes the weights of all others."""
    return math.exp(round(math.log(length) * 20) / 20)


def _any_of(postings: Mapping[str, Postings], phrases: Sequence[tuple[str, ...]]) -> Postings:
    """Return the documents that hold all terms of any of the phrases."""
    best: dict[int, int] = {}
    for phrase in phrases:
        for number, cls in _holding(postings, phrase):
            if cls > best.get(number, -1):
                best[number] = cls
    return [number * CLASSES + best[number] for number in sorted(best)]


def _holding(
    postings: Mapping[str, Postings], phrase: tuple[str, ...]
) -> Iterable[tuple[int, int]]:
    """Return the documents that hold all terms, each with the class of the least weight."""
    if len(phrase) == 1:
        return (divmod(posting, CLASSES) for posting in postings.get(phrase[0], ()))
    rarest, *others = sorted((postings.get(term, ()) for term in phrase), key=len)
    classes = dict(divmod(posting, CLASSES) for posting in rarest)
    for other in others:
        both = (divmod(posting, CLASSES) for posting in other)
        classes = {number: min(classes[number], cls) for number, cls in both if number in classes}
        if not classes:
            break
    return classes.items()
