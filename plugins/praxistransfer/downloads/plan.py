"""What plan and costs can be filled in from."""

from __future__ import annotations

from dataclasses import dataclass

from praxistransfer.downloads.example import Example
from praxistransfer.model.text import plain_blocks, words_of
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
    first = (Measure(words_of(line), "erste 90 Tage") for line in example.list_first_days())
    steps = (Measure(plain_blocks(step.text), step.part or NOT_KNOWN) for step in example.steps)
    results = example.practice.ergebnisse
    indicators = (example.write_claim(item.indikator, None) for item in results if item.indikator)
    return Plan(
        goals=tuple(example.list_goals()),
        measures=(*first, *steps),
        indicators=tuple(dict.fromkeys(map(words_of, indicators))),
        costs=tuple((label, words_of(known)) for label, known in example.list_costs()),
    )
