"""Which day counts as today: builds know no clock, so that the same input gives the same bytes."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from praxistransfer.library.library import Library
from praxistransfer.model.fields import UNDATED
from praxistransfer.tools.day import EPOCH, day_of


def find_today(library: Library, epoch: str | None = None) -> str:
    """Return the day that counts as today, e.g. "2026-02-01".

    It is that of ``epoch``, seconds as SOURCE_DATE_EPOCH has them, which is asked if none is given.
    Without one it is the newest date in the practices; empty if there is none.
    """
    epoch = os.environ.get(EPOCH) if epoch is None else epoch
    if epoch:
        return day_of(int(epoch))
    practices = [summary.grades.review for summary in library.summaries if summary.grades]
    dates = (text for item in practices for text in (item.stand, item.checked))
    newest = max((text for text in dates if text != UNDATED), default="")
    return f"{newest}-01-01"[:10] if newest else ""


class Clock:
    """Dates the builds of one process; a day that was given from outside stays."""

    def __init__(self) -> None:
        self._epoch = os.environ.get(EPOCH, "")

    def set_today(self, library: Library) -> str:
        """Return the day that counts as today, and let the host date its files by it."""
        today = find_today(library, self._epoch)
        if today and not self._epoch:
            day = datetime.fromisoformat(today).replace(tzinfo=UTC)
            os.environ[EPOCH] = str(int(day.timestamp()))
        return today
