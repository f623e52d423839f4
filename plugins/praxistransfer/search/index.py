"""From analysed documents to an inverted index: for each term, the documents and their weights."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import accumulate, compress
from operator import not_
from typing import NamedTuple, TypeAlias

from praxistransfer.search.documents import WEIGHTS, Analysed, Counts
from praxistransfer.search.postings import (
    CLASSES,
    Postings,
    class_of,
    documents_with_all,
    documents_with_any,
    no_postings,
    put_posting,
)
from praxistransfer.search.thesaurus import Group, Phrase
from praxistransfer.tools.store import pack, unpack

K1, B = 1.2, 0.6
GROUP = "~"
"""Begins a term that stands for a group of the thesaurus."""
KEY = "#"
"""Ends a term that is a phrase of the thesaurus; it stands in groups instead of documents."""

_LONGEST_KEY = 100
_FEW = 8
"""If more than one in so many documents has changed, a new index is made sooner."""

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

    def to_bytes(self) -> bytes:
        """Return the index as bytes; one list for all terms is quicker than thousands of lists."""
        terms = sorted(self.postings)
        lengths, whole = array("I"), no_postings()
        for term in terms:
            lengths.append(len(self.postings[term]))
            whole += self.postings[term]
        rest = self._replace(postings={})
        return pack((rest, terms, lengths, whole))

    @classmethod
    def from_bytes(cls, data: bytes) -> Index:
        """Return an index that was made bytes."""
        rest, terms, lengths, whole = unpack(data)
        ends = zip(terms, lengths, accumulate(lengths), strict=True)
        postings = {term: whole[end - length : end] for term, length, end in ends}
        return cls(postings, *rest[1:])


def build_index(documents: Sequence[Weighted], groups: Sequence[Group] = ()) -> Index:
    """Return the index of analysed documents."""
    averages = _average_lengths(documents)
    postings = _invert_documents(documents, averages)
    alive: list[Group] = []
    unused: set[str] = set()
    asking: defaultdict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in groups:
        for phrase in group.ask:
            asking[phrase].append(group)
    held = cache(partial(documents_with_all, postings))  # many phrases stand in several groups
    for group in groups:
        holding = list(map(held, group.find))
        unused.update(compress(group.shown, map(not_, holding)))
        if not any(holding):
            group = _lead_on(group, asking)  # noqa: PLW2901 - in its place
            holding = list(map(held, group.find))
        if any(holding):
            postings[f"{GROUP}{len(alive)}"] = documents_with_any(holding)
            used = tuple(compress(group.find, holding)), tuple(compress(group.shown, holding))
            for key in {f"{' '.join(phrase)}{KEY}" for phrase in group.ask}:
                if len(key) <= _LONGEST_KEY:
                    postings.setdefault(key, no_postings()).append(len(alive) * CLASSES)
            alive.append(Group(group.ask, *used, group.asked))
    return Index(postings, len(documents), tuple(alive), frozenset(unused), averages)


def update_index(
    index: Index,
    documents: Sequence[Weighted],
    before: Mapping[int, Weighted],
    groups: Sequence[Group] = (),
) -> Index | None:
    """Return what :func:`build_index` would, where few documents have changed since ``index``.

    ``before`` holds by their numbers what these documents were; all others, and the groups, are
    what they were. ``index`` is used up. There is none if that does not do: if the weights of all
    documents change, or what groups lead to.
    """
    is_few = len(before) * _FEW <= len(documents) == index.documents
    if not is_few or index.averages != _average_lengths(documents):
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
        was = _class_by_term(old, index)
        now = _class_by_term(documents[number], index)
        if any(map(now.keys().__ge__, map(set, nowhere))):
            return None
        lost |= {
            phrase for phrase in leading if was.keys() >= {*phrase} and not now.keys() >= {*phrase}
        }
        for term in {term for term, _ in was.items() ^ now.items()}:
            put_posting(index.postings, term, number, now.get(term))
    return index if all(documents_with_all(index.postings, phrase) for phrase in lost) else None


def _class_by_term(document: Weighted, index: Index) -> dict[str, int]:
    """Return the classes of all terms of a document, those of groups too."""
    classes = {
        term: cls for cls, terms in _terms_by_class(document, index.averages) for term in terms
    }
    for number, group in enumerate(index.groups):
        phrases = [
            min(map(classes.__getitem__, phrase))
            for phrase in group.find
            if classes.keys() >= {*phrase}
        ]
        if phrases:
            classes[f"{GROUP}{number}"] = max(phrases)
    return classes


def _lead_on(group: Group, asking: Mapping[tuple[str, ...], Sequence[Group]]) -> Group:
    """Return a group that leads where those groups lead for which its own words ask."""
    targets = {
        phrase: word
        for own in group.find
        for other in asking.get(own, ())
        for phrase, word in zip(other.find, other.shown, strict=True)
    }
    return group._replace(find=tuple(targets), shown=tuple(targets.values()))


def _average_lengths(documents: Sequence[Weighted]) -> tuple[float, ...]:
    """Return how long each field is on average, roughly."""
    lengths = [document.lengths for document, _ in documents]
    sums = map(sum, zip(*lengths, strict=True)) if documents else [0] * len(WEIGHTS)
    return tuple(_round_length(total / (len(documents) or 1) or 1.0) for total in sums)


_TOPS = tuple(weight * (K1 + 1) for weight in WEIGHTS.values())


def _invert_documents(
    documents: Sequence[Weighted], averages: Sequence[float]
) -> dict[str, Postings]:
    """Return for each term the documents that hold it."""
    postings: defaultdict[str, Postings] = defaultdict(no_postings)
    for number, document in enumerate(documents):
        for cls, terms in _terms_by_class(document, averages):
            posting = number * CLASSES + cls
            for of_term in map(postings.__getitem__, terms):
                of_term.append(posting)
    return dict(postings)


def _terms_by_class(
    weighted: Weighted, averages: Sequence[float]
) -> Iterator[tuple[int, list[str]]]:
    """Yield the terms of a document by the class of their weight: BM25, field by field."""
    document, priority = weighted
    norms = [
        K1 * (1 - B + B * _round_length(length) / average)
        for length, average in zip(document.lengths, averages, strict=True)
    ]
    for counts, terms in document.terms_by_counts:
        weight = 0.0
        for field, count, top in _field_counts(counts):
            weight += top / (norms[field] + count)
        yield class_of(priority * weight), terms
    yield 0, list(document.names)


@cache
def _field_counts(counts: Counts) -> list[tuple[int, int, float]]:
    """Return for each field that holds a term how often, and that times the most it can weigh."""
    return [(field, n, _TOPS[field] * n) for field, n in enumerate(counts) if n]


@cache
def _round_length(length: float) -> float:
    """Round a length so that a few words more seldom change the weights of all others."""
    return math.exp(round(math.log(length) * 20) / 20) if length else 0.0
