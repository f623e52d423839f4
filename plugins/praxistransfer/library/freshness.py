"""Whether an entry was checked, and whether that is still recent."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from praxistransfer.model.fields import UNDATED
from praxistransfer.model.practice import Practice

REVIEW_YEARS = 2
"""An entry that says nothing else is due so long after it was checked."""
SOON_DAYS = 90
"""So long before that, it is due soon."""

State = Literal["aktuell", "bald", "ueberfaellig", "ungeprueft"]
FRESHNESS: dict[State, tuple[str, str]] = {
    "aktuell": (
        "geprüft und aktuell",
        f"Die nächste Prüfung ist in mehr als {SOON_DAYS} Tagen fällig.",
    ),
    "bald": (
        "bald zu prüfen",
        f"Die nächste Prüfung ist in höchstens {SOON_DAYS} Tagen fällig.",
    ),
    "ueberfaellig": (
        "Prüfung überfällig",
        "Der Tag, bis zu dem wieder geprüft werden sollte, ist vorbei.",
    ),
    "ungeprueft": (
        "noch nicht förmlich geprüft",
        "Es ist keine Prüfung eingetragen, oder der Inhalt ist jünger als die Prüfung.",
    ),
}
"""State → how it is called, and when it is so."""


class Review(NamedTuple):
    """When an entry was checked, of which day it speaks, and until when it is to be checked."""

    stand: str
    checked: str
    due: str


def review_of(practice: Practice) -> Review:
    """Return what an entry says of being checked; empty what it does not say."""
    return Review(practice.stand, practice.geprueft_am or "", practice.pruefen_bis or "")


def due_day(review: Review) -> str:
    """Return until when an entry is to be checked again; empty if it never was."""
    if not review.checked:
        return ""
    return review.due or years_before(review.checked, -REVIEW_YEARS)


def freshness_of(review: Review, today: str) -> State:
    """Return whether an entry was checked, and whether that is still recent.

    Without a ``today`` nothing is due. Content that is younger than the check was not checked.
    """
    checked, stand = review.checked, review.stand
    if not checked or (stand != UNDATED and stand > checked[: len(stand)]):
        return "ungeprueft"
    due = last_day(due_day(review))
    if not today or today <= (due - timedelta(days=SOON_DAYS + 1)).isoformat():
        return "aktuell"
    return "bald" if today <= due.isoformat() else "ueberfaellig"


@lru_cache(maxsize=100)
def years_before(day: str, years: int) -> str:
    """Return the same date some years before, of the same precision."""
    year = f"{int(day[:4]) - years:04}"
    return f"{year}{day[4:]}".replace("02-29", "02-28")


def last_day(text: str) -> date:
    """Return the last day of a year, a month or a day."""
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day)
    if month in {0, 12}:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)
