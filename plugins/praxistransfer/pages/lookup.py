"""The page that leads to what is looked up: lists, maps and figures, with their sizes."""

from __future__ import annotations

from praxistransfer.model.addresses import (
    GLOSSAR,
    KARTE,
    MATRIX,
    NACHSCHLAGEN,
    QUELLEN,
    ZAHLEN,
    Anchor,
    overview,
)
from praxistransfer.model.base import Eintrag
from praxistransfer.model.vocabulary import (
    Akteur,
    Begriff,
    Foerderprogramm,
    Handlungsfeld,
    Integrationszentrum,
    Quellenwerk,
    Rechtsgrundlage,
    Stolperstein,
    Strukturelement,
    Zielgruppe,
)
from praxistransfer.model.writing import count_words
from praxistransfer.pages.blocks import Card, Cards, Page, Section
from praxistransfer.pages.page_parts import Book

_LISTS: tuple[tuple[str, str, tuple[tuple[type[Eintrag], str, str, str], ...]], ...] = (
    (
        "wer-und-womit",
        "Wer und womit",
        (
            (Akteur, "Akteur", "Akteure", "Wer mit den Integrationszentren arbeitet."),
            (Foerderprogramm, "Programm", "Programme", "Was läuft, was beendet ist."),
            (Rechtsgrundlage, "Grundlage", "Grundlagen", "Gesetze und Erlasse mit Fassungen."),
            (Zielgruppe, "Zielgruppe", "Zielgruppen", "Für wen die Beispiele gedacht sind."),
            (Strukturelement, "Teil", "Teile", "Wie der Verbund arbeitet und gearbeitet hat."),
        ),
    ),
    (
        "worte-und-belege",
        "Worte und Belege",
        (
            (Begriff, "Begriff", "Begriffe", "Abkürzungen und Begriffe in eigenen Worten."),
            (Stolperstein, "Art", "Arten", "Was Vorhaben schwer macht, und was half."),
            (Quellenwerk, "Werk", "Werke", "Worauf sich viele Einträge stützen."),
        ),
    ),
)
"""Id and heading of each group, and of each list in it: kind, one, many, what it is for."""

_OWN_PAGES: dict[type[Eintrag], Anchor] = {
    Begriff: Anchor("Glossar", GLOSSAR),
    Quellenwerk: Anchor("Quellen", QUELLEN),
}
"""Lists that show their entries themselves."""


def lookup_page(book: Book) -> Page:
    """Return the page, whose cards say how much stands behind each."""
    pictures = Section("uebersichten", "Auf einen Blick", (Cards(_picture_cards(book)),))
    lists = tuple(
        Section(
            id_,
            heading,
            (Cards(tuple(_list_card(book, *words) for words in kinds)),),
        )
        for id_, heading, kinds in _LISTS
    )
    return Page(
        address=NACHSCHLAGEN,
        title="Nachschlagen",
        lead="Alles, was hinter den Praxisbeispielen steht: wer beteiligt ist, was gilt, "
        "was Wörter bedeuten und worauf sich das Handbuch stützt.",
        sections=(pictures, *lists),
    )


def _picture_cards(book: Book) -> tuple[Card, ...]:
    centres = len(book.knowledge.summaries_of(Integrationszentrum))
    fields = len(book.knowledge.summaries_of(Handlungsfeld))
    practices = len(book.knowledge.briefs)
    places = count_words(centres, "Kommune", "Kommunen")
    return (
        Card(Anchor("Karte", KARTE), "Woher die Praxisbeispiele kommen.", signs=(places,)),
        Card(
            Anchor("Zahlen", ZAHLEN),
            "Das Handbuch in Schaubildern.",
            signs=(count_words(practices, "Praxisbeispiel", "Praxisbeispiele"),),
        ),
        Card(
            Anchor("Matrix", MATRIX),
            "Handlungsfelder und Zielgruppen: wo es Beispiele gibt und wo keine.",
            signs=(count_words(fields, "Handlungsfeld", "Handlungsfelder"),),
        ),
    )


def _list_card(book: Book, kind: type[Eintrag], one: str, many: str, text: str) -> Card:
    count = count_words(len(book.knowledge.summaries_of(kind)), one, many)
    own = _OWN_PAGES.get(kind)
    return Card(own or overview(kind.kind), text, signs=(count,))
