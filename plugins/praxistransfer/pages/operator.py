"""How pages show what the operator of the site has said, and what is still to be said."""

from __future__ import annotations

from praxistransfer.model.addresses import Anchor
from praxistransfer.model.betreiber import Betreiber
from praxistransfer.model.dates import show_date
from praxistransfer.model.fields import is_datum
from praxistransfer.model.schema import field_rows
from praxistransfer.model.words import WORDS
from praxistransfer.model.writing import count_words, enumerate_words
from praxistransfer.pages.blocks import TO_FILL_IN, Fact, Facts, Inline, Notice, Section

_ROWS = {row.name: row for row in field_rows(Betreiber)}

_TEMPLATE = (
    "Diese Seite entsteht aus einer Vorlage des Handbuchs und aus den Angaben des Betreibers. Die "
    "Vorlage ist keine Rechtsberatung. Der Betreiber muss prüfen, ob die Seite für ihn richtig und "
    "vollständig ist; er verantwortet ihren Inhalt."
)
TEMPLATE_NOTICE = Section(
    "zu-dieser-seite",
    "Zu dieser Seite",
    (Notice("hinweis", "Vorlage, keine Rechtsberatung", (_TEMPLATE,)),),
)
"""Ends every page that is made from the operator's file."""


def show_statement(betreiber: Betreiber, name: str) -> str:
    """Return a statement for a sentence in Markdown; an open one is marked with its label."""
    return getattr(betreiber, name) or f"*[{TO_FILL_IN}: {_ROWS[name].label}]*"


def operator_facts(betreiber: Betreiber, *names: str) -> Facts:
    """Return statements as a table; open ones are marked, optional ones left out."""
    known = (name for name in names if getattr(betreiber, name) or _ROWS[name].stage == "S")
    return Facts(tuple(Fact(_ROWS[name].label, (_show_value(betreiber, name),)) for name in known))


def open_places(betreiber: Betreiber, *names: str) -> tuple[Notice, ...]:
    """Return a notice that lists what is still to be filled in, or nothing."""
    labels = [
        f"„{_ROWS[name].label}“"
        for name in names
        if _ROWS[name].stage == "S" and not getattr(betreiber, name)
    ]
    if not labels:
        return ()
    count = count_words(len(labels), "Angabe", "Angaben")
    text = f"{count} auf dieser Seite: {enumerate_words(labels)}."
    where = "Sie gehören in die Datei `betreiber.yml`. Vorher darf die Seite nicht erscheinen."
    return (Notice("unsicher", f"Noch {TO_FILL_IN}", (text, where)),)


def _show_value(betreiber: Betreiber, name: str) -> Inline:
    value: str = getattr(betreiber, name) or TO_FILL_IN
    if value.startswith(("https://", "http://")):
        return Anchor(value, value)
    return show_date(value) if is_datum(value) else WORDS.get(value, value)
