"""How often a practice was taken over, and what counts as that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from praxistransfer.model.practice import Uebertragung
from praxistransfer.model.writing import count_words

WORKING = ("erprobt", "verstetigt", "abgewandelt")
"""Take-overs of these statuses show that the practice can be carried over."""
NOT_YET = ("interesse", "geplant")
"""Take-overs of these statuses have not happened."""


@dataclass(frozen=True, slots=True)
class Transfers:
    """How often a practice was taken over, stopped take-overs included."""

    taken_over: tuple[Uebertragung, ...]
    sites: tuple[Uebertragung, ...]
    """Sites of a programme, which took nothing over from each other."""
    planned: tuple[Uebertragung, ...]
    inferred: tuple[Uebertragung, ...]
    """Take-overs that no source expressly names; they do not count."""

    @property
    def stopped(self) -> tuple[Uebertragung, ...]:
        """Take-overs that were given up."""
        return tuple(item for item in self.taken_over if item.status == "abgebrochen")

    @property
    def words(self) -> str:
        """The numbers in a few German words."""
        parts = []
        if self.taken_over:
            count = count_words(len(self.taken_over), "Übernahme", "Übernahmen")
            stopped = f", davon {len(self.stopped)} abgebrochen" if self.stopped else ""
            parts.append(f"{count} dokumentiert{stopped}")
        if self.planned:
            parts.append(f"{len(self.planned)} geplant")
        if self.inferred:
            parts.append(f"{len(self.inferred)} nicht ausdrücklich belegt")
        if self.sites:
            parts.append(count_words(len(self.sites), "Programmstandort", "Programmstandorte"))
        if not self.taken_over:
            parts.insert(0, "noch keine Übernahme dokumentiert")
        return "; ".join(parts)


def sort_transfers(items: Iterable[Uebertragung]) -> Transfers:
    """Sort the take-overs of one practice."""
    items = tuple(items)
    adopted = [item for item in items if item.ist_uebernahme]
    return Transfers(
        tuple(item for item in adopted if item.status not in NOT_YET),
        tuple(item for item in items if item.ist_standort),
        tuple(item for item in adopted if item.status in NOT_YET),
        tuple(item for item in items if not (item.ist_uebernahme or item.ist_standort)),
    )


def shows_transfer(item: Uebertragung) -> bool:
    """Say whether a take-over was tried at least, as the status "uebertragbar" asks for."""
    return item.ist_uebernahme and item.status in WORKING


def group_transfers(items: Iterable[Uebertragung]) -> dict[str, Sequence[Uebertragung]]:
    """Return practice → its take-overs and programme sites, in the given order."""
    groups: dict[str, list[Uebertragung]] = {}
    for item in items:
        if item.praxis:
            groups.setdefault(item.praxis, []).append(item)
    return dict(groups)
