"""What the editors think of a practice: always marked as their judgement, never as evidence."""

from __future__ import annotations

from praxistransfer.model.dates import show_date
from praxistransfer.model.einschaetzung import Einschaetzung
from praxistransfer.model.practice import Practice
from praxistransfer.model.words import WORDS
from praxistransfer.model.writing import capitalize_first
from praxistransfer.pages.blocks import Inline
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.story_blocks import Judgement

JUDGED = "Einschätzung der Redaktion, aus den Schritten abgeleitet; keine Quelle sagt das"
_OPINION = "Einschätzung der Redaktion; keine Quelle sagt das"

Row = tuple[tuple[Inline, ...], str]


def judgement_of(book: Book, practice: Practice) -> Judgement | None:
    """Return the judgement on a practice, if there is one."""
    notes = tuple(filter(None, (practice.redaktionelle_einschaetzung,)))
    judged = practice.einschaetzung
    if judged is None:
        return Judgement(_OPINION, notes=notes) if notes else None
    method = f"{JUDGED}. Methode: {WORDS[judged.methode]}. Stand: {show_date(judged.stand)}."
    changes = tuple((capitalize_first(item.was), item.warum) for item in judged.anpassen)
    return Judgement(method, changes, _parts(book, judged), notes)


def _parts(book: Book, judged: Einschaetzung) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    plan = tuple(
        ((item.schritt,), f"Woche {item.wochen}, {item.rolle}") for item in judged.plan_90_tage
    )
    risks = tuple(((item.was,), f"Dagegen: {item.gegenmassnahme}") for item in judged.risiken)
    questions = tuple(((text,), "") for text in judged.fragen)
    fields = tuple(((book.link(item.handlungsfeld),), item.grund) for item in judged.passt_fuer)
    parts = (
        ("Plan für die ersten 90 Tage", plan),
        ("Was schiefgehen kann", risks),
        ("Fragen an den Ort", questions),
        ("Könnte auch dienen", fields),
    )
    return tuple((heading, rows) for heading, rows in parts if rows)
