"""No date lies in a time of which nobody can know yet."""

from __future__ import annotations

from collections.abc import Iterator

from praxistransfer.content.checks.texts import whole_values
from praxistransfer.library.library import Library, Origin
from praxistransfer.model import faults
from praxistransfer.model.base import Value
from praxistransfer.model.dates import is_later
from praxistransfer.model.fields import Until
from praxistransfer.model.marks import find_marked_values
from praxistransfer.model.problem import Problem
from praxistransfer.model.writing import quote_text


def check_dates(library: Library, latest: str) -> Iterator[Problem]:
    """Report dates after the ``latest`` day that can have come, so far as fields allow none."""
    for summary in library.summaries:
        if any(is_later(date, latest, years) for years, date in summary.latest):
            yield from _check(library.open_entry(summary), library.origin_of(summary), latest)
    for written, origin in (*whole_values(library), *library.drafts):
        yield from _check(written, origin, latest)


def _check(entry: Value, origin: Origin, latest: str) -> Iterator[Problem]:
    for path, mark, date, _ in find_marked_values(entry, Until):
        if is_later(date, latest, mark.years):
            if mark.years:
                fault = faults.DATE_FAR_AHEAD.fill(date=quote_text(date), years=mark.years)
            else:
                fault = faults.DATE_AHEAD.fill(date=quote_text(date))
            yield origin.problem(path, fault)
