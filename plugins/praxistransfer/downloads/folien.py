"""The slides: few words on each, everything in full in its notes."""

from __future__ import annotations

from dataclasses import dataclass

from praxistransfer.downloads.example import Example
from praxistransfer.downloads.papers import Blocks, clean
from praxistransfer.model.dates import show_date, show_period
from praxistransfer.model.text import List, Table, plain_blocks, plain_text, shorten, words_of
from praxistransfer.model.words import JUDGED, NOT_KNOWN, WORDS

_ON_A_SLIDE = 170
"""So many characters of a point are readable from the last row."""
_ALONE_ON_A_SLIDE = 420
_POINTS = 5


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide with few words; ``notes`` are what is said, in full."""

    title: str
    points: tuple[str, ...]
    notes: tuple[str, ...]


def write_folien(example: Example) -> tuple[Slide, ...]:
    """Return all slides but the one with the title."""
    practice = example.practice
    situation = _list_words(example.read_section("Ausgangslage"))
    goals = [f"Ziel: {goal}" for goal in example.list_goals()]
    steps = [plain_blocks(step.text) for step in example.steps] if practice.schritte else []
    results = [
        f"{words_of(example.write_claim(item.aussage, None))} ({WORDS[item.methode]})"
        for item in practice.ergebnisse
    ]
    costs = [f"{label}: {words_of(known)}" for label, known in example.list_costs()]
    needs = [words_of(example.write_claim(item.text, None)) for item in practice.voraussetzungen]
    return (
        _show_summary(example),
        _show_points("Ausgangslage und Ziele", [*situation, *goals]),
        _show_points("Vorgehen", steps or _list_words(example.read_section("Vorgehen"))),
        _show_points("Was wurde erreicht?", results or [f"Ergebnisse: {NOT_KNOWN}"]),
        _show_points("Was braucht es?", [*costs, *needs]),
        _show_points("Was muss bleiben, was war schwierig?", _list_lessons(example)),
        _show_points(
            "Und bei uns?",
            [
                "Welchen Bedarf haben wir? [ausfüllen]",
                "Was davon gibt es schon? [ausfüllen]",
                "Was würden wir ändern, und warum? [ausfüllen]",
                "Wer übernimmt den nächsten Schritt, bis wann? [ausfüllen]",
            ],
        ),
    )


def _show_summary(example: Example) -> Slide:
    practice = example.practice
    more = [
        f"Wo: {shorten(example.places, _ON_A_SLIDE)}",
        f"Wann: {show_period(practice.zeitraum)}",
        f"Stand des Inhalts: {show_date(practice.stand)}",
    ]
    return _show_points("Worum geht es?", [plain_text(practice.kurzfassung)], more)


def _list_lessons(example: Example) -> list[str]:
    stays = [
        f"{word}: {plain_blocks(step)}" for word, steps in example.group_steps() for step in steps
    ]
    hurdles = list(map(words_of, (*example.list_obstacles(), *example.list_risks())))
    opinions = [
        f"{word}: {plain_blocks(step)}"
        for word, steps in example.group_judged_steps()
        for step in steps
    ]
    opinions += [f"Risiko: {words_of(line)}" for line in example.list_judged_risks()]
    return [
        *(stays or [f"Was bleiben muss und was sich ändern darf: {NOT_KNOWN}"]),
        *(hurdles or [f"Stolpersteine: {NOT_KNOWN}"]),
        *(f"{JUDGED}: {text}" for text in opinions),
    ]


def _show_points(title: str, points: list[str], more: list[str] | None = None) -> Slide:
    """Return a slide: short points, and in its notes everything in full."""
    points = [clean(point) for point in points] or [NOT_KNOWN]
    most = _ALONE_ON_A_SLIDE if len(points) == 1 else _ON_A_SLIDE
    short = [shorten(point, most) for point in points]
    left = len(short) - _POINTS
    if left > 1:
        short = [*short[:_POINTS], f"… und {left} weitere (in den Notizen)"]
    return Slide(title, (*short, *map(clean, more or ())), tuple(points))


def _list_words(blocks: Blocks) -> list[str]:
    """Return a text point by point: its items, the rows of its tables, and all other blocks."""
    points: list[str] = []
    for block in blocks:
        match block:
            case List(items, ordered, start):
                # Slides have bullets for all items; only an odd beginning has to be said.
                for number, item in enumerate(items, start):
                    label = f"{number}. " if ordered and start != 1 else ""
                    points.append(label + plain_blocks(item))
            case Table(head, rows):
                names = list(map(words_of, head))
                for row in rows:
                    cells = zip(names, map(words_of, row), strict=True)
                    points.append("; ".join(f"{name}: {cell}" for name, cell in cells))
            case _:
                points.append(plain_blocks((block,)))
    return points
