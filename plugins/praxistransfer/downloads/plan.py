"""What plan and costs can be filled in from."""

from __future__ import annotations

from dataclasses import dataclass

from praxistransfer.downloads.example import Example
from praxistransfer.model.text import plain_blocks, words_of
from praxistransfer.model.words import JUDGED, NOT_KNOWN


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that was done in the example, or that the editors propose.

    ``part`` is what a source says of its weight, or else what the editors think, marked as that.
    """

    text: str
    part: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan and its costs can be filled in from."""

    goals: tuple[str, ...]
    measures: tuple[Measure, ...]
    indicators: tuple[str, ...]
    costs: tuple[tuple[str, str], ...]
    """What kind of cost → what is known of it in the example."""


def write_plan(example: Example) -> Plan:
    """Return the plan of the example."""
    first = (Measure(words_of(line), "erste 90 Tage") for line in example.list_first_days())
    ours = (Measure(step, f"{JUDGED}: {when}") for step, when in example.list_judged_days())
    steps = (
        Measure(plain_blocks(step.text), step.part or example.judged_part_of(number) or NOT_KNOWN)
        for number, step in enumerate(example.steps)
    )
    results = example.practice.ergebnisse
    indicators = (example.write_claim(item.indikator, None) for item in results if item.indikator)
    return Plan(
        goals=tuple(example.list_goals()),
        measures=(*first, *ours, *steps),
        indicators=tuple(dict.fromkeys(map(words_of, indicators))),
        costs=tuple((label, words_of(known)) for label, known in example.list_costs()),
    )
