"""The checklist: what is known of the example, with room for a tick and a note."""

from __future__ import annotations

from praxistransfer.downloads.example import DEGREES, Example
from praxistransfer.downloads.papers import (
    Blocks,
    Grid,
    Paper,
    Part,
    append_runs,
    plain,
    strong,
    write_sentence,
)
from praxistransfer.model.text import Line, Paragraph
from praxistransfer.model.words import JUDGED, NOT_KNOWN


def write_checkliste(example: Example) -> Paper:
    """Return the checklist."""
    lead = Paragraph(
        write_sentence(
            "Zum Abhaken und Ergänzen. In der Mitte steht, was über das Beispiel bekannt ist; die "
            "rechte Spalte ist für Ihre Kommune."
        )
    )
    limits = example.practice.nicht_geeignet_wenn
    parts = (
        _list_checks("Voraussetzungen", "Voraussetzung", _wrap_lines(_list_needs(example))),
        _list_checks("Schritte", "Schritt", _list_steps(example)),
        _list_checks(
            "Stolpersteine", "Stolperstein und Gegenmaßnahme", _wrap_lines(example.list_obstacles())
        ),
        _list_checks("Risiken", "Risiko und Gegenmaßnahme", _wrap_lines(example.list_risks())),
        _list_checks("Die ersten 90 Tage", "Schritt", _wrap_lines(example.list_first_days())),
        *_list_judgement(example),
        *([Part("Nicht geeignet, wenn", example.scribe.copy_text(limits))] if limits else []),
        example.list_sources(),
    )
    return Paper("Checkliste", example.title, (lead,), parts)


def _list_judgement(example: Example) -> list[Part]:
    """Return what the editors think is to be done, asked and feared, marked as that."""
    days = [plain(f"{step} ({when})") for step, when in example.list_judged_days()]
    lists = (
        ("Die ersten 90 Tage", "Schritt", days),
        ("Risiken", "Risiko und Gegenmaßnahme", example.list_judged_risks()),
        ("Fragen an den Ort", "Frage", example.list_judged_questions()),
    )
    return [
        _list_checks(f"{heading} ({JUDGED}, keine Aussage einer Quelle)", what, _wrap_lines(lines))
        for heading, what, lines in lists
        if lines
    ]


def _list_checks(heading: str, what: str, texts: list[Blocks]) -> Part:
    if not texts:
        return Part(heading, (Paragraph(plain(NOT_KNOWN)),))
    box, note = (Paragraph(plain("☐")),), (Paragraph(write_sentence("[Notiz]")),)
    rows = tuple((box, text, note) for text in texts)
    head = tuple(map(plain, ("Erledigt", what, "Bei uns")))
    return Part(heading, (Grid(heading, head, rows, (3, 13, 7)),))


def _wrap_lines(lines: list[Line]) -> list[Blocks]:
    return [(Paragraph(line),) for line in lines]


def _list_needs(example: Example) -> list[Line]:
    needs = sorted(example.practice.voraussetzungen, key=lambda item: item.grad != "muss")
    return [
        (
            *((strong(f"{DEGREES[item.grad]}: "),) if item.grad else ()),
            *example.write_claim(item.text, item.quelle),
        )
        for item in needs
    ]


def _list_steps(example: Example) -> list[Blocks]:
    return [
        append_runs(step.text, (strong(f" – {part}"),) if part else ())
        for number, step in enumerate(example.steps)
        for part in [step.part or example.judged_part_of(number)]
    ]
