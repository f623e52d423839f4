"""Process patterns side by side."""

from __future__ import annotations

from typing import get_args

from praxistransfer.model.base import Schritt
from praxistransfer.model.practice import Vorgehensmuster
from praxistransfer.model.words import WORDS
from praxistransfer.pages.blocks import Inline, Notice, Section, Table
from praxistransfer.pages.parts import Book, plain_text

_NONE = "kein Schritt genannt"


def side_by_side(book: Book) -> list[Section]:
    """Return the patterns whose steps have phases in one table: a column for each pattern."""
    patterns = [
        pattern
        for pattern in book.library.of(Vorgehensmuster)
        if any(step.phase for step in pattern.schritte)
    ]
    if len(patterns) < 2:
        return []
    rows = tuple(
        ((WORDS[phase],), *(_steps_of(pattern, phase) for pattern in patterns))
        for phase in _phases()
    )
    table = Table(
        "Die Schritte der Vorgehensmuster nach Phasen",
        ("Phase", *(pattern.titel for pattern in patterns)),
        rows,
        listed=True,
    )
    text = (
        "Die Schritte stehen so in den Quellen der einzelnen Muster. Die Phasen hat die Redaktion "
        "gebildet, um sie vergleichen zu können."
    )
    notice = Notice("redaktion", "Eigene Ordnung der Redaktion", (text,))
    return [Section("nebeneinander", "Nebeneinander", (notice, table))]


def _steps_of(pattern: Vorgehensmuster, phase: str) -> tuple[Inline, ...]:
    found = [plain_text(step.text) for step in pattern.schritte if step.phase == phase]
    return tuple(found) or (_NONE,)


def _phases() -> tuple[str, ...]:
    """Return the phases in their order."""
    literal, _ = get_args(Schritt.model_fields["phase"].annotation)
    return get_args(literal)
