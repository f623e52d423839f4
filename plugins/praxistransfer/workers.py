"""Spreads long work over all cores."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Progress = Callable[[str, int, int], None]
"""Told what is done, in German, with how many things of how many."""

T = TypeVar("T")
R = TypeVar("R")

_PORTIONS = 4
"""Portions for each core, so that no core waits long for the last one."""

_NOTHING: tuple[Callable[[Any], Any], Sequence[Any]] = (repr, ())
_work = _NOTHING
"""What the workers do; they inherit it, so that nothing has to be sent to them."""


def spread(work: Callable[[T], R], items: Sequence[T], *, worth: int) -> Iterator[R]:
    """Yield the result for every item in order, on all cores from ``worth`` items on.

    ``work`` must not change anything but files of its own; results have to be picklable.
    """
    cores = _cores()
    if len(items) < worth or cores < 2:
        yield from map(work, items)
        return
    global _work  # noqa: PLW0603 - see there
    _work = (work, items)
    size = -(-len(items) // (cores * _PORTIONS))
    ranges = [range(start, min(start + size, len(items))) for start in range(0, len(items), size)]
    try:
        with multiprocessing.get_context("fork").Pool(cores) as pool:
            for results in pool.imap(_do, ranges):
                yield from results
    finally:
        _work = _NOTHING


def silent(_what: str, _done: int, _total: int) -> None:
    """Tell nobody."""


def _do(numbers: range) -> list[Any]:
    work, items = _work
    return [work(items[number]) for number in numbers]


def _cores() -> int:
    """Return how many cores may be used; 1 where a process cannot be forked safely."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))
