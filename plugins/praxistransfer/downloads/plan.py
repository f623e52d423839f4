"""What plan and costs can be filled in from."""

from __future__ import annotations

from dataclasses import dataclass

from praxistransfer.downloads.example import Example
from praxistransfer.downloads.papers import clean, text_of
from praxistransfer.model.text import plain_blocks
from praxistransfer.model.words import NOT_KNOWN


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that was done in the example, and what a source says of its weight."""

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
    first = (Measure(text_of(line), "erste 90 Tage") for line in example.list_first_days())
    steps = (Measure(plain_blocks(step.text), step.part or NOT_KNOWN) for step in example.steps)
    results = example.practice.ergebnisse
    return Plan(
        goals=tuple(example.list_goals()),
        measures=(*first, *steps),
        indicators=tuple(
            dict.fromkeys(clean(item.indikator) for item in results if item.indikator)
        ),
        costs=example.list_costs(),
    )
