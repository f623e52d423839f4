"""Lists of documents that hold a term, each document with the class of its weight.

A posting is one number, so that a list is an array that is quickly kept, merged and sliced.
"""

from __future__ import annotations

import math
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import chain, compress
from typing import TypeAlias

CLASSES = 256
"""Weights are kept in so many classes, each a fixed share above the one below."""
LEAST, STEP = 0.05, 0.027
"""The weight of class 0, and the logarithm of the share."""

LOWEST = 0 if sys.byteorder == "little" else 3
"""Where the class stands in the four bytes of a posting."""

Postings: TypeAlias = "array[int]"
"""Numbers of documents in rising order, each times ``CLASSES`` plus the class of its weight."""


def weight_of(cls: int) -> float:
    """Return the weight that a class stands for."""
    return LEAST * math.exp(STEP * cls)


def class_of(weight: float) -> int:
    """Return the class of a weight."""
    return min(CLASSES - 1, max(0, round(math.log(weight / LEAST) / STEP)))


def no_postings() -> Postings:
    """Return a list that holds no document."""
    return array("I")


_NONE = no_postings()


def put_posting(postings: dict[str, Postings], term: str, number: int, cls: int | None) -> None:
    """Let a term stand in a document with a class, or not any more."""
    of_term = postings.setdefault(term, no_postings())
    at = bisect_left(of_term, number * CLASSES)
    if at < len(of_term) and of_term[at] // CLASSES == number:
        del of_term[at]
    if cls is not None:
        of_term.insert(at, number * CLASSES + cls)
    if not of_term:
        del postings[term]


def numbers_of(postings: Postings) -> Postings:
    """Return the numbers of the documents alone."""
    # The class is the lowest of four bytes: moving bytes is much faster than dividing numbers.
    whole = bytearray(postings)
    whole[LOWEST::4] = bytes(len(postings))
    moved = (whole + b"\0")[1:] if LOWEST == 0 else (b"\0" + whole)[:-1]
    return array("I", bytes(moved))


def documents_with_any(holding: Iterable[Postings]) -> Postings:
    """Return the documents that stand in any of the lists, each with its highest class."""
    lists = list(filter(None, holding))
    if len(lists) == 1:
        return lists[0][:]
    together = array("I", sorted(chain.from_iterable(lists)))
    return array("I", postings_by_number(together).values())


def documents_with_all(postings: Mapping[str, Postings], phrase: tuple[str, ...]) -> Postings:
    """Return the documents that hold all terms, each with the class of the least weight."""
    all_terms = [postings.get(term, _NONE) for term in phrase]
    least, *others = sorted(all_terms, key=len)
    for other in others if least else ():
        ours, numbers = postings_by_number(least), numbers_of(other)
        is_ours = list(map(ours.__contains__, numbers))
        both = map(ours.__getitem__, compress(numbers, is_ours))
        least = array("I", map(min, both, compress(other, is_ours)))
    return least


def postings_by_number(postings: Postings) -> dict[int, int]:
    """Return number of the document → its posting."""
    return dict(zip(numbers_of(postings), postings, strict=True))
