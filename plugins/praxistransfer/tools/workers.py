"""Spreads long work over all cores."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_PORTIONS = 200
"""Portions for each core, so that no core waits long for the last one."""

_AHEAD = 3
"""Portions each worker has before it, so that it hardly ever waits while this process does one."""

_NOTHING: tuple[Callable[[Any], Any], Sequence[Any]] = (repr, ())
_work = _NOTHING
"""What the workers do; they inherit it, so that nothing has to be sent to them."""


def spread(work: Callable[[T], R], items: Sequence[T], *, worth: int) -> Iterator[R]:
    """Yield the result for every item in order, on all cores from ``worth`` items on.

    This process works as well, which spares the memory of one worker. ``work`` must not change
    anything but files of its own; results have to be picklable.
    """
    cores = _cores()
    if len(items) < worth or cores < 2:
        yield from map(work, items)
        return
    global _work  # noqa: PLW0603 - see there
    _work = (work, items)
    size = -(-len(items) // (cores * _PORTIONS))
    portions = [range(start, min(start + size, len(items))) for start in range(0, len(items), size)]
    fork = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(cores - 1, fork) as workers:
            yield from _together(workers, portions, (cores - 1) * _AHEAD)
    finally:
        _work = _NOTHING


def _together(workers: ProcessPoolExecutor, portions: Iterable[range], ahead: int) -> Iterator[Any]:
    """Yield all results in order: workers always have ``ahead`` portions, this process does others.

    No portion is taken back from a worker: before Python 3.12 a pool cannot bear that one is
    while a worker dies (https://github.com/python/cpython/pull/108974).
    """
    found: deque[Future[list[Any]]] = deque()
    for part in portions:
        waiting = sum(not one.done() for one in found)
        found.append(workers.submit(_do, part) if waiting < ahead else _done_here(part))
        while found and found[0].done():
            yield from found.popleft().result()
    for one in found:
        yield from one.result()


def _done_here(numbers: range) -> Future[list[Any]]:
    done: Future[list[Any]] = Future()
    done.set_result(_do(numbers))
    return done


def _do(numbers: range) -> list[Any]:
    work, items = _work
    return [work(items[number]) for number in numbers]


def _cores() -> int:
    """Return how many cores may be used; 1 where a process cannot be forked safely."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))
