"""Maps of the municipalities, and the page that counts practices by place and Handlungsfeld."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from praxistransfer.library.knowledge import count_by_place
from praxistransfer.library.summaries import Summary
from praxistransfer.model.addresses import KARTE, MATRIX, Anchor, anchor
from praxistransfer.model.base import Eintrag
from praxistransfer.model.vocabulary import Handlungsfeld, Integrationszentrum
from praxistransfer.model.writing import count_words
from praxistransfer.pages.blocks import (
    Links,
    Matrix,
    Page,
    Prose,
    Section,
    Tile,
    TileMap,
)
from praxistransfer.pages.page_parts import Book

_MORE = Anchor("Matrix", MATRIX, "Handlungsfelder nach Regierungsbezirken, Zielgruppen und Belegen")
_KIND_OF_PLACE = re.compile(r"^(Kreis|Stadt|Städteregion) ")


def tile_map(
    book: Book,
    label: str,
    practices: Iterable[Summary] | None = None,
    here: Integrationszentrum | None = None,
) -> TileMap | None:
    """Return a map that counts practices, or all, by municipality; None where no tiles are given.

    Tiles follow each other as people read a map, from north-west to south-east, so that the focus
    of a keyboard moves as the eye does.
    """
    numbers = book.knowledge.counts_by_place if practices is None else count_by_place(practices)
    tiles = []
    for centre in book.knowledge.entries_of(Integrationszentrum):
        if centre.kachel:
            number = numbers[centre.id]
            words = count_words(number, "Praxisbeispiel", "Praxisbeispiele")
            tiles.append(
                Tile(
                    anchor(centre),
                    letters_of(centre),
                    number,
                    words if number else "kein Praxisbeispiel",
                    centre.kachel.spalte,
                    centre.kachel.zeile,
                    here=centre is here,
                )
            )
    tiles.sort(key=lambda tile: (tile.row, tile.column))
    return TileMap(label, tuple(tiles)) if tiles else None


def map_section(
    book: Book,
    heading: str,
    label: str,
    practices: Iterable[Summary] | None = None,
    here: Integrationszentrum | None = None,
) -> list[Section]:
    """Return a section with a map, or nothing where no tiles are given."""
    whole_map = tile_map(book, label, practices, here)
    return [Section("karte", heading, (whole_map,))] if whole_map else []


@cache
def short_name(label: str) -> str:
    """Return four letters at most: the beginning of a name, or the initials of its parts.

    For example "Duis" for Duisburg and "RSK" for Rhein-Sieg-Kreis.
    """
    name = _KIND_OF_PLACE.sub("", label)
    initials = [part[0] for part in re.split(r"[\s-]+", name) if part[:1].isupper()]
    return "".join(initials) if len(initials) > 1 else name[:4]


def letters_of(centre: Integrationszentrum) -> str:
    """Return the letters of a municipality: those of its number plate, or of its name."""
    if not centre.kennzeichen:
        return short_name(centre.label)
    shared = "" if centre.kennzeichen.eindeutig or centre.typ.endswith("stadt") else "-R"
    return centre.kennzeichen.zeichen + shared


def map_page(book: Book) -> Page:
    """Return the page with the map of all municipalities, and its numbers as a table."""
    lead = (
        "Woher die Praxisbeispiele dieses Handbuchs kommen. Die Kacheln sind gleich groß und nur "
        "ungefähr dort, wo die Kommunen liegen."
    )
    statewide = sum(practice.landesweit for practice in book.knowledge.briefs.values())
    remark = (
        "Ein Beispiel zählt in jeder Kommune, aus der es kommt. Eine leere Kachel heißt: Im "
        "Handbuch steht noch nichts. Sie heißt nicht, dass es dort nichts gibt."
    )
    if statewide:
        count = count_words(statewide, "landesweites Beispiel", "landesweite Beispiele")
        remark += f" Dazu kommt {count} ohne Ort auf der Karte."
    return Page(
        address=KARTE,
        title="Karte",
        lead=lead,
        sections=(
            *map_section(book, "Alle Kommunen", "Praxisbeispiele nach Kommunen"),
            Section("lesehilfe", "Wie die Karte zählt", (Prose(remark),)),
            Section("tabelle", "Die Karte als Tabelle", (_by_strategy(book), Links((_MORE,)))),
        ),
    )


def _by_strategy(book: Book) -> Matrix:
    """Count the practices of each municipality by strategy."""
    strategies = [
        item for item in book.knowledge.entries_of(Handlungsfeld) if item.art == "strategie"
    ]
    groups = [book.knowledge.practices_of(strategy) for strategy in strategies]
    numbers = [*map(count_by_place, groups), book.knowledge.counts_by_place]
    entries: tuple[Eintrag, ...] = book.knowledge.entries_of(Integrationszentrum)
    rows = tuple((anchor(entry), tuple(count[entry.id] for count in numbers)) for entry in entries)
    columns = (*(strategy.label for strategy in strategies), "insgesamt")
    return Matrix("Praxisbeispiele nach Kommune und Strategie", "Kommune", columns, rows)
