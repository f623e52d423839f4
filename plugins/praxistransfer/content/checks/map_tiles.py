"""No two municipalities stand on the same tile of the map."""

from __future__ import annotations

from collections.abc import Iterator

from praxistransfer.library.library import Library
from praxistransfer.model.problem import Problem
from praxistransfer.model.vocabulary import Integrationszentrum, Kachel


def check_map_tiles(library: Library) -> Iterator[Problem]:
    """Report each municipality whose tile an earlier one has already."""
    taken: dict[Kachel, Integrationszentrum] = {}
    for centre in library.of(Integrationszentrum):
        if centre.kachel and (other := taken.setdefault(centre.kachel, centre)) is not centre:
            place = f"Spalte {centre.kachel.spalte}, Zeile {centre.kachel.zeile}"
            text = f"Auf der Kachel in {place} steht schon „{other.label}“."
            advice = "Eine freie Kachel wählen."
            yield library.origin(centre).problem(("kachel",), "PT410", text, advice)
