"""The page of one take-over of a practice."""

from __future__ import annotations

from collections.abc import Iterable

from praxistransfer.model.addresses import Anchor
from praxistransfer.model.dates import show_period
from praxistransfer.model.practice import Uebertragung
from praxistransfer.model.words import WORDS
from praxistransfer.pages.blocks import (
    Empty,
    Fact,
    Facts,
    Inline,
    Notice,
    Page,
    Prose,
    Section,
)
from praxistransfer.pages.page_parts import Book, fact, known_facts
from praxistransfer.pages.profile import results_table
from praxistransfer.pages.takeover import changes_in_words, changes_table

_NOT_EXPRESS = (
    "Keine ausgewertete Quelle sagt ausdrücklich, dass die Praxis übernommen wurde. In den Zahlen "
    "des Handbuchs zählt dieser Eintrag deshalb nicht als Übernahme."
)


def uebertragung_page(book: Book, item: Uebertragung) -> Page:
    """Return the page of one take-over: what was kept, what was changed, and why."""

    def places(which: Iterable[object]) -> tuple[Inline, ...]:
        return tuple(
            Anchor(place.name, book.link(place.kommune).target) if place.kommune else place.name  # type: ignore[attr-defined]
            for place in which
        )

    practice = book.knowledge.find_entry(item.praxis or "")
    facts = Facts(
        (
            *known_facts(Fact("Beispiel", book.links([item.praxis] if item.praxis else []))),
            fact("Art", WORDS[item.art]),
            fact("Beleg", WORDS[item.beleg] if item.beleg else None),
            Fact("Von", places(item.von)),
            Fact("Nach", places(item.nach)),
            *known_facts(
                Fact(
                    "Handlungsfeld",
                    book.links([item.in_handlungsfeld] if item.in_handlungsfeld else []),
                )
            ),
            fact("Zeitraum", show_period(item.zeitraum)),
            fact("Status", WORDS[item.status]),
            fact("Am Standort" if item.ist_standort else "Übernommen", item.uebernommen),
            fact("Aufwand", item.aufwand),
            fact("Unterstützung", item.unterstuetzung),
            fact("Rat", item.rat),
        )
    )
    table = changes_table(item, practice) if item.anpassungen else Empty()
    results = results_table(item.ergebnisse) if item.ergebnisse else Empty()
    notices = [Notice("unsicher", "Was unsicher ist", item.unsicher)] if item.unsicher else []
    if item.ist_standort:
        text = "Dies ist ein Standort eines Programms. Als Übernahme zählt er nicht."
        notices.insert(0, Notice("hinweis", "Keine Übernahme", (text,)))
    elif not item.ist_uebernahme:
        notices.insert(0, Notice("unsicher", "Nicht ausdrücklich belegt", (_NOT_EXPRESS,)))
    return book.entry_page(
        item,
        lead="",
        top=notices,
        sections=(
            Section("auf-einen-blick", "Auf einen Blick", (facts,)),
            Section("anpassungen", "Anpassungen", (Prose(f"{changes_in_words(item)}."), table)),
            Section("ergebnisse", "Ergebnisse", (results,)),
        ),
        sources=item.quellen,
    )
