"""Tells people how far long work is."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told what is done, in German, with how many things of how many."""

_LONG = 100
"""Less takes no time worth speaking of."""
_OFTEN = 1000


def say_nothing(_what: str, _done: int, _total: int) -> None:
    """Tell nobody."""


def say_progress(log: logging.Logger, what: str, done: int, total: int) -> None:
    """Keep one line on a terminal up to date; elsewhere log a plain line now and then."""
    if total < _LONG:
        return
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        sys.stderr.write(f"\r{done} von {total} {what}{end}")
        sys.stderr.flush()
    elif done % _OFTEN == 0:
        log.info("%d von %d %s", done, total, what)
