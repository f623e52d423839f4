"""What has to be there before a site may be published; only asked for a release."""

from __future__ import annotations

from collections.abc import Iterator

from praxistransfer.library.library import Library
from praxistransfer.model import faults
from praxistransfer.model.betreiber import Betreiber
from praxistransfer.model.problem import Problem
from praxistransfer.model.schema import field_rows


def check_release(library: Library) -> list[Problem]:
    """Return one problem for each statement that the operator still owes, sorted by place."""
    return sorted({*_check_missing(library), *_check_contradiction(library)})


def _check_missing(library: Library) -> Iterator[Problem]:
    origin = library.betreiber_origin
    for row in field_rows(Betreiber):
        if row.stage == "S" and getattr(library.betreiber, row.name) is None:
            state = "ist leer" if row.name in origin.document.data else "fehlt"
            fault = faults.BETREIBER_FIELD_OPEN.fill(name=row.name, state=state, hint=row.hint)
            yield Problem(origin.file, origin.document.key_at((row.name,)), *fault)


def _check_contradiction(library: Library) -> Iterator[Problem]:
    report = library.pruefbericht
    if library.betreiber.bewertung == "vollstaendig" and report and report.has_failures:
        fault = faults.BEWERTUNG_CONTRADICTED.fill()
        yield library.betreiber_origin.problem(("bewertung",), fault)
