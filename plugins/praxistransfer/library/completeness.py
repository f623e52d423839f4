"""How much of what is expected of a complete entry it says, and what to add next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from praxistransfer.model.fields import UNDATED, Stage
from praxistransfer.model.practice import Practice

STAGES: dict[Stage, str] = {"S": "Steckbrief", "V": "Vollprofil", "T": "Transferpaket"}
NOT_EXPECTED = frozenset(
    {
        "einschaetzung",  # what the editors think is nothing that a source says
        "frueher",
        "id",
        "kommunen",  # either this or "landesweit"; the model asks for one of them
        "kontext",
        "landesweit",
        "lizenz",
        "materialien",
        "muster_einschaetzung",
        "nicht_zutreffend",
        "orte",
        "programme",
        "rechtsgrundlagen",
        "redaktionelle_einschaetzung",
        "rolle_ki_hinweis",
        "status",
        "unsicher",
        "verwandt",
    }
)
"""Fields that a complete entry may leave empty, because not every practice has such a thing."""

_SAYS_NOTHING = {None, "", UNDATED, "unbekannt", "nicht_belegt"}


class Expected(NamedTuple):
    """A field or a section that a complete entry fills."""

    name: str
    stage: Stage
    label: str
    hint: str
    is_section: bool = False

    @property
    def step(self) -> str:
        """What to do about it, as a German sentence with the help text of the model."""
        if self.is_section:
            return f"Den Abschnitt „{self.label}“ schreiben."
        return f"Das Feld „{self.label}“ ({self.name}) ausfüllen: {self.hint}"


@cache
def list_expected() -> tuple[Expected, ...]:
    """Return what a complete entry fills: stage by stage, each in the order of the model."""
    expected = [Expected(title, "S", title, "", is_section=True) for title in Practice.sections]
    for name, info in Practice.model_fields.items():
        extra: Any = info.json_schema_extra
        if extra and name not in NOT_EXPECTED:
            field = Expected(name, extra["x-stufe"], info.title or name, info.description or "")
            expected.append(field)
    order = [*STAGES]
    return tuple(sorted(expected, key=lambda item: order.index(item.stage)))


def _is_filled(practice: Practice, item: Expected) -> bool:
    if item.is_section:
        steps = item.name == "Vorgehen" and practice.schritte
        return bool(practice.section(item.name) or steps)
    value = getattr(practice, item.name)
    if item.name == "zeitraum":
        return bool(value.von or value.bis or value.zuletzt_belegt or value.laufend)
    return bool(value) and (not isinstance(value, str) or value not in _SAYS_NOTHING)


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of what is expected an entry says."""

    stages: Mapping[Stage, tuple[int, int]]
    """Stage → how many of how many fields."""
    missing: tuple[Expected, ...]

    @property
    def percent(self) -> int:
        """The share of all fields, rounded down, so that only a complete entry has a hundred."""
        filled = sum(number for number, _ in self.stages.values())
        return 100 * filled // sum(number for _, number in self.stages.values())

    @property
    def words(self) -> str:
        """The numbers of each stage in German."""
        return ", ".join(
            f"{STAGES[stage]} {filled} von {number}"
            for stage, (filled, number) in self.stages.items()
        )

    @property
    def next_step(self) -> str:
        """The next best step; empty if nothing is missing."""
        return self.missing[0].step if self.missing else ""


class Gaps(NamedTuple):
    """What is not there: a bit for each of :func:`list_expected`, the lowest first."""

    missing: int
    """What says nothing yet."""
    inapplicable: int
    """What there can be nothing of, as the entry says."""


def find_gaps(practice: Practice) -> Gaps:
    """Return what an entry does not say."""
    missing = inapplicable = 0
    for bit, item in enumerate(list_expected()):
        if item.name in practice.nicht_zutreffend:
            inapplicable |= 1 << bit
        elif not _is_filled(practice, item):
            missing |= 1 << bit
    return Gaps(missing, inapplicable)


@lru_cache(maxsize=1000)
def completeness_of(gaps: Gaps) -> Completeness:
    """Return how complete an entry with these gaps is; what cannot be does not count."""
    missing = _items_of(gaps.missing)
    left_out = _items_of(gaps.inapplicable)
    stages: dict[Stage, tuple[int, int]] = {}
    for stage in STAGES:
        expected, absent, silent = (
            sum(item.stage == stage for item in items)
            for items in (list_expected(), left_out, missing)
        )
        stages[stage] = (expected - absent - silent, expected - absent)
    return Completeness(stages, missing)


def _items_of(bits: int) -> tuple[Expected, ...]:
    return tuple(item for bit, item in enumerate(list_expected()) if bits >> bit & 1)
