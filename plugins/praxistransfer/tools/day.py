"""Which day it is: for what was written later than that, and never for what a page says."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime

EPOCH = "SOURCE_DATE_EPOCH"
"""The variable by which a day is given from outside, in seconds (reproducible-builds.org)."""

_A_DAY = 24 * 60 * 60


def day_of(epoch: float) -> str:
    """Return the day of a number of seconds, e.g. "2026-02-01"."""
    return datetime.fromtimestamp(epoch, UTC).date().isoformat()


def latest_day() -> str:
    """Return the last day that can have come.

    What is refused by this clock today is taken later, and what is taken stays so: a build of the
    same input gives the same bytes whenever it succeeds. A day more than the clock says is granted,
    for days begin earlier in Germany than in the commits that date a build.
    """
    return day_of(max(time.time(), float(os.environ.get(EPOCH) or 0)) + _A_DAY)
