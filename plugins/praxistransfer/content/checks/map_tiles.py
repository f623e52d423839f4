"""No two municipalities stand on the same tile of the map."""

from __future__ import annotations

from collections.abc import Iterator

from praxistransfer.library.library import Library
from praxistransfer.model import faults
from praxistransfer.model.problem import Problem
from praxistransfer.model.vocabulary import Integrationszentrum, Kachel


def check_map_tiles(library: Library) -> Iterator[Problem]:
    """Report each municipality whose tile an earlier one has already."""
    taken: dict[Kachel, Integrationszentrum] = {}
    for centre in library.entries_of(Integrationszentrum):
        if centre.kachel and (other := taken.setdefault(centre.kachel, centre)) is not centre:
            column, row = centre.kachel.spalte, centre.kachel.zeile
            fault = faults.KACHEL_TAKEN.fill(column=column, row=row, other=other.label)
            yield library.origin_of(centre).problem(("kachel",), fault)
