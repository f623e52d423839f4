"""The handbook in numbers, and what happened when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from praxistransfer.library.transfers import sort_transfers
from praxistransfer.model.addresses import ZAHLEN, anchor
from praxistransfer.model.dates import show_date
from praxistransfer.model.practice import Uebertragung
from praxistransfer.model.vocabulary import (
    Foerderprogramm,
    Handlungsfeld,
    Integrationszentrum,
    Messwert,
    Rechtsgrundlage,
    Strukturelement,
    Verlauf,
)
from praxistransfer.model.words import WORDS
from praxistransfer.pages.blocks import (
    Bars,
    Block,
    Curve,
    Empty,
    Figures,
    Links,
    Moment,
    Page,
    Point,
    Section,
    Timeline,
)
from praxistransfer.pages.page_parts import Book


def key_figures(book: Book) -> Figures:
    """Return how much stands in the handbook."""
    practices = book.knowledge.briefs.values()
    places = {id_ for practice in practices for id_ in practice.kommunen}
    grades = [book.knowledge.grades_of(practice.id) for practice in practices]
    sources = {source for item in grades for source in item.sources}
    centres = book.knowledge.entries_of(Integrationszentrum)
    transfers = book.knowledge.entries_of(Uebertragung)
    return Figures(
        (
            (str(len(practices)), "Praxisbeispiele"),
            (f"{len(places)} von {len(centres)}", "Kommunen mit mindestens einem Beispiel"),
            (str(len(sources)), "verschiedene Quellen"),
            (str(len(sort_transfers(transfers).taken_over)), "dokumentierte Übernahmen"),
        )
    )


def figures_page(book: Book) -> Page:
    """Return the page with all numbers and charts."""
    curves = [
        Section(
            f"verlauf-{entry.id}",
            entry.label,
            (
                curve_of(entry.verlauf, cited=False),
                Links((anchor(entry, "Einzelheiten und Quellen"),)),
            ),
        )
        for entry in book.knowledge.entries_of(Strukturelement)
        if entry.verlauf
    ]
    return Page(
        address=ZAHLEN,
        title="Das Handbuch in Zahlen",
        menu="Zahlen",
        lead="Was in diesem Handbuch steht und worauf es beruht, in Zahlen.",
        sections=(
            Section("bestand", "Bestand", (key_figures(book),)),
            Section("handlungsfelder", "Beispiele je Handlungsfeld", (_by_field(book),)),
            Section("belege", "Wie Ergebnisse belegt sind", (_by_method(book),)),
            *curves,
        ),
    )


def _by_field(book: Book) -> Block:
    rows = [
        (anchor(field), len(book.knowledge.practices_of(field)))
        for field in book.knowledge.entries_of(Handlungsfeld)
        if field.oberbegriff
    ]
    rows.sort(key=lambda row: -row[1])  # keeps the German order among equals
    if not rows:
        return Empty("Noch keine Handlungsfelder.")
    caption = "Praxisbeispiele, auch die engerer Handlungsfelder; ein Beispiel kann mehrfach zählen"
    return Bars(caption, ("Handlungsfeld", "Beispiele"), tuple(rows))


def _by_method(book: Book) -> Block:
    """Count practices by how their claims about results were found."""
    methods: Counter[str] = Counter()
    for id_ in book.knowledge.briefs:
        words = {WORDS[claim.method] for claim in book.knowledge.grades_of(id_).results.claims}
        methods.update(words or {"keine Aussage belegt"})
    if not methods:
        return Empty("Noch keine Praxisbeispiele.")
    rows = tuple(sorted(methods.items(), key=lambda row: (-row[1], row[0])))
    caption = "Praxisbeispiele danach, wie ihre Ergebnisse ermittelt wurden; auch mehrfach gezählt"
    return Bars(caption, ("Ermittelt durch", "Beispiele"), rows)


def curve_of(verlauf: Verlauf, *, cited: bool) -> Curve:
    """Return numbers over time; citations lead somewhere only on the page of their own entry."""
    return Curve(
        verlauf.was,
        tuple(
            Point(item.datum, item.wert, _describe_value(item, cited=cited))
            for item in verlauf.werte
        ),
    )


def _describe_value(value: Messwert, *, cited: bool) -> str:
    parts = (value.hinweis or "", "Unsicher." if value.unsicher else "")
    return " ".join(filter(None, parts)) + (f"[^{value.quelle}]" if cited else "")


def law_timeline(entries: Iterable[Rechtsgrundlage]) -> list[Section]:
    """Return when laws came into force and ended."""
    return _timeline_sections(entries, ("in Kraft", "außer Kraft"))


def programme_timeline(entries: Iterable[Foerderprogramm]) -> list[Section]:
    """Return when programmes began and ended."""
    return _timeline_sections(entries, ("Beginn", "Ende"))


def _timeline_sections(
    entries: Iterable[Rechtsgrundlage | Foerderprogramm], words: Sequence[str]
) -> list[Section]:
    dated = [
        (date, is_end, entry)
        for entry in entries
        for is_end, date in enumerate((entry.von, entry.bis))
        if date
    ]
    dated.sort(key=lambda item: item[:2])
    moments = tuple(
        Moment(f"{show_date(date)}: {words[is_end]}", (anchor(entry),), bool(is_end))
        for date, is_end, entry in dated
    )
    return [Section("zeitleiste", "Zeitleiste", (Timeline(moments),))] if moments else []
