"""The checklist: what is known of the example, with room for a tick and a note."""

from __future__ import annotations

from praxistransfer.downloads.example import DEGREES, Example
from praxistransfer.downloads.papers import (
    Grid,
    Line,
    Paper,
    Paragraph,
    Part,
    Run,
    plain,
    worded,
)
from praxistransfer.model.words import NOT_KNOWN


def write_checkliste(example: Example) -> Paper:
    """Return the checklist."""
    lead = Paragraph(
        worded(
            "Zum Abhaken und Ergänzen. In der Mitte steht, was über das Beispiel bekannt ist; die "
            "rechte Spalte ist für Ihre Kommune."
        )
    )
    obstacles, risks = example.list_obstacles(), example.list_risks()
    limits = example.practice.nicht_geeignet_wenn
    parts = (
        _list_checks("Voraussetzungen", "Voraussetzung", _list_needs(example)),
        _list_checks("Schritte", "Schritt", _list_steps(example)),
        _list_checks("Stolpersteine", "Stolperstein und Gegenmaßnahme", obstacles),
        _list_checks("Risiken", "Risiko und Gegenmaßnahme", risks),
        _list_checks("Die ersten 90 Tage", "Schritt", example.list_first_days()),
        *([Part("Nicht geeignet, wenn", example.reader.prose(limits))] if limits else []),
        example.list_sources(),
    )
    return Paper("Checkliste", example.title, (lead,), parts)


def _list_checks(heading: str, what: str, lines: list[Line]) -> Part:
    if not lines:
        return Part(heading, (Paragraph(plain(NOT_KNOWN)),))
    rows = tuple((plain("☐"), line, worded("[Notiz]")) for line in lines)
    return Part(heading, (Grid(heading, ("Erledigt", what, "Bei uns"), rows, (3, 13, 7)),))


def _list_needs(example: Example) -> list[Line]:
    needs = sorted(example.practice.voraussetzungen, key=lambda item: item.grad != "muss")
    return [
        (Run(f"{DEGREES[item.grad]}: ", "strong"), *example.cite_source(item.text, item.quelle))
        for item in needs
    ]


def _list_steps(example: Example) -> list[Line]:
    return [
        (*item.line, *((Run(f" – {part}", "strong"),) if part else ()))
        for item, part in zip(example.steps, example.step_parts(), strict=True)
    ]
