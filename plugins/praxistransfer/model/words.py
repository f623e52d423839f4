"""What readers see for the words of closed lists, and how kinds of entries are called."""

from __future__ import annotations

from dataclasses import dataclass

from praxistransfer.model.base import Value
from praxistransfer.model.fields import Labels
from praxistransfer.model.marks import marked_fields
from praxistransfer.model.places import CLASSES, WURZEL

JUDGED = "Einschätzung der Redaktion"
"""Stands wherever something is shown that the editors think and no source says."""
NOT_KNOWN = "nicht belegt"
"""Stands where nothing was found in the sources that were read; others may well say it."""

WORDS: dict[str, str] = {
    word: label
    for model in (*CLASSES.values(), *WURZEL.values())
    for field in marked_fields(model, Labels)
    for word, label in field.mark.by_word.items()
}
"""What people read for a word of any closed list; the fields declare it."""


def list_words(model: type[Value], field: str) -> tuple[str, ...]:
    """Return the words of the closed list of a field, in its order."""
    marks = {path: mark for path, mark, _ in marked_fields(model, Labels)}
    return tuple(marks[field,].by_word)


@dataclass(frozen=True, slots=True)
class KindWords:
    """How one kind of entry is called and where its pages live."""

    one: str
    many: str
    folder: str
    """First part of the address of its pages, e.g. ``praxis``; empty if it has none of its own."""
    menu: str = ""
    """Short name for menus."""


KINDS = {
    "practice": KindWords("Praxisbeispiel", "Praxisbeispiele", "praxis"),
    "handlungsfeld": KindWords("Handlungsfeld", "Handlungsfelder", "handlungsfelder"),
    "integrationszentrum": KindWords(
        "Kommunales Integrationszentrum",
        "Kommunale Integrationszentren",
        "ki",
        menu="Integrationszentren",
    ),
    "akteur": KindWords("Akteur", "Akteure", "akteure"),
    "foerderprogramm": KindWords("Programm", "Programme", "programme"),
    "rechtsgrundlage": KindWords(
        "Rechtsgrundlage", "Rechtsgrundlagen", "rechtsgrundlagen", "Recht"
    ),
    "zielgruppe": KindWords("Zielgruppe", "Zielgruppen", "zielgruppen"),
    "vorgehensmuster": KindWords("Vorgehensmuster", "Vorgehensmuster", "muster"),
    "strukturelement": KindWords("Arbeitsform im Verbund", "Arbeitsformen im Verbund", "struktur"),
    "stolperstein": KindWords("Stolperstein", "Stolpersteine", "stolpersteine"),
    "uebertragung": KindWords("Übertragung", "Übertragungen", "uebertragungen"),
    "schulungsbaustein": KindWords("Schulungsbaustein", "Schulungen", "schulungen", "Schulen"),
    "begriff": KindWords("Begriff", "Glossar", ""),
    "quellenwerk": KindWords("Werk", "Werke", ""),
}
"""All kinds, in the order in which lists of different kinds name them."""
