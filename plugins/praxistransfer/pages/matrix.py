"""Where the handbook has practices and where it has none: Handlungsfelder by three criteria."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from praxistransfer.library.facets import Facet, FacetValue, facets_of
from praxistransfer.model.addresses import MATRIX, MITMACHEN, Anchor
from praxistransfer.model.vocabulary import Handlungsfeld
from praxistransfer.pages.blocks import (
    Block,
    Count,
    Empty,
    Inline,
    Links,
    Matrix,
    Page,
    Prose,
    Section,
)
from praxistransfer.pages.page_parts import Book

_FINDER = "praxis/"


class Crossing(NamedTuple):
    """How many practices have a Handlungsfeld and a value of another facet."""

    field: FacetValue
    value: FacetValue
    number: int


def matrix_page(book: Book) -> Page:
    """Return the page with a table for each criterion."""
    lead = (
        "Wie viele Praxisbeispiele es je Handlungsfeld gibt: für welche Zielgruppen, mit welchen "
        "Belegen und aus welchen Regierungsbezirken."
    )
    return Page(
        address=MATRIX,
        layout="tool",
        title="Matrix",
        lead=lead,
        sections=(
            Section("lesehilfe", "Wie die Tabellen zählen", (Prose(_READING),)),
            Section("zielgruppen", "Nach Zielgruppen", _matrix_blocks(book, "zielgruppe")),
            Section("belege", "Nach Belegen", _matrix_blocks(book, "beleg")),
            Section(
                "regierungsbezirke", "Nach Regierungsbezirken", _matrix_blocks(book, "kommune")
            ),
        ),
        about_site=True,
    )


_READING = """\
- Ein Beispiel zählt in jedem seiner Handlungsfelder, auch in den weiteren, und bei jedem Merkmal.
  Die Zahlen einer Zeile lassen sich deshalb nicht zusammenzählen.
- Eine Zahl führt zu ihren Beispielen. Dafür braucht die Suche JavaScript; ohne steht dort die
  Liste aller Beispiele. Die Namen der Zeilen führen zum Handlungsfeld mit allen seinen Beispielen.
- Eine **0** heißt: Im Handbuch steht noch nichts. Sie heißt nicht, dass es nichts gibt. Sie führt
  dorthin, wo steht, wie ein Beispiel ins Handbuch kommt."""

_NAMES = {
    "zielgruppe": "Praxisbeispiele nach Handlungsfeld und Zielgruppe",
    "beleg": "Praxisbeispiele nach Handlungsfeld und Stufe der Belege",
    "kommune": "Praxisbeispiele nach Handlungsfeld und Regierungsbezirk",
}


def cross_facets(book: Book, facet_id: str) -> list[list[Crossing]]:
    """Return a row for each Handlungsfeld with a crossing for each value of another facet.

    Strategies are left out, since they hold everything below them, and so are municipalities.
    """
    return book.knowledge.share(f"crossings {facet_id}", lambda: _cross_facets(book, facet_id))


def _cross_facets(book: Book, facet_id: str) -> list[list[Crossing]]:
    facets = {facet.id: facet for facet in facets_of(book.knowledge)}
    fields, other = facets["handlungsfeld"], facets[facet_id]
    entries = book.knowledge.entries_of(Handlungsfeld)
    strategies = {entry.id for entry in entries if entry.art == "strategie"}
    columns = [(value, {*other.all_holders(value)}) for value in _column_values(other)]
    rows = []
    for field in fields.values:
        if field.id not in strategies:
            holders = {*fields.all_holders(field)}
            rows.append([Crossing(field, value, len(holders & ours)) for value, ours in columns])
    return rows


def _column_values(facet: Facet) -> Sequence[FacetValue]:
    return [value for value in facet.values if facet.id != "kommune" or not value.within]


def _matrix_blocks(book: Book, facet_id: str) -> tuple[Block, ...]:
    rows = cross_facets(book, facet_id)
    if not rows or not rows[0]:
        return (Empty("Noch keine Einträge."),)
    matrix = Matrix(
        _NAMES[facet_id],
        "Handlungsfeld",
        tuple(_show_head(item.value) for item in rows[0]),
        tuple(
            (
                Anchor(row[0].field.label, row[0].field.address),
                tuple(_show_count(item, facet_id) for item in row),
            )
            for row in rows
        ),
        large=True,
    )
    return matrix, Links((Anchor("Eine Lücke füllen: ein Beispiel vorschlagen", MITMACHEN),))


def _show_head(value: FacetValue) -> Inline:
    label = value.label.removeprefix("Regierungsbezirk ")
    return Anchor(label, value.address) if value.address else label


def _show_count(item: Crossing, facet_id: str) -> Count:
    if not item.number:
        return Count(0, MITMACHEN, "– Beispiel vorschlagen")
    query = f"?handlungsfeld={item.field.id}&{facet_id}={item.value.id}"
    return Count(item.number, _FINDER + query, "ansehen")
