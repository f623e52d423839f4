"""No concept is, over any number of steps, its own broader concept."""

from __future__ import annotations

from collections.abc import Iterator

from praxistransfer.library.library import Library
from praxistransfer.library.summaries import summaries_in
from praxistransfer.model import faults
from praxistransfer.model.base import Konzept
from praxistransfer.model.places import CLASSES
from praxistransfer.model.problem import Problem


def check_hierarchy(library: Library) -> Iterator[Problem]:
    """Report each circle of ``oberbegriff`` once, at its alphabetically first member."""
    broader = {
        id_: next(iter(summary.ids_in("oberbegriff")), None)
        for id_, summary in summaries_in(library.entries).items()
        if issubclass(CLASSES[summary.kind], Konzept)
    }
    cleared: set[str] = set()
    for start in sorted(broader):
        chain: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in cleared and here not in chain:
            chain[here] = None
            here = broader.get(here)
        if here in chain:
            ids = list(chain)
            circle = ids[ids.index(here) :]
            first = circle.index(min(circle))
            circle = [*circle[first:], *circle[:first]]
            fault = faults.CIRCLE_OF_OBERBEGRIFFE.fill(circle=" → ".join([*circle, circle[0]]))
            yield library.origin_of(library.entries[circle[0]]).problem(("oberbegriff",), fault)
        cleared.update(chain)
