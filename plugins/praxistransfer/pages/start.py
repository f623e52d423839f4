"""The start page: what this is, where to begin, one take-over, all fields, and figures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from praxistransfer.library.transfers import shows_transfer
from praxistransfer.model.addresses import (
    KARTE,
    MITMACHEN,
    NEU,
    Anchor,
    address_of,
    anchor,
    overview,
)
from praxistransfer.model.base import Konzept
from praxistransfer.model.dates import show_date
from praxistransfer.model.practice import PracticeBrief, Uebertragung
from praxistransfer.model.text import plain_text, shorten
from praxistransfer.model.vocabulary import (
    Foerderprogramm,
    Handlungsfeld,
    Integrationszentrum,
    Zielgruppe,
)
from praxistransfer.model.writing import count_words
from praxistransfer.pages.blocks import Page, SearchBox, Section
from praxistransfer.pages.figures import key_figures
from praxistransfer.pages.maps import letters_of
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.start_blocks import (
    Arc,
    ArcMap,
    Closing,
    Doors,
    Featured,
    FieldGroup,
    FieldIndex,
    MapTile,
    Opening,
)
from praxistransfer.tools.folder import StaticFile

PLACES = "ki/orte.json"
"""Name of a place → address of its centre, for the field „Ihr Ort“."""
_AROUND = 1
"""So many tiles are shown around those of one take-over."""
_BEFORE_OF = re.compile(r"(.+?) ((?:der|des|für|aus|in) .+)")
_NEWEST = 5
_SHORT = 24
"""Characters of an example of what can be searched."""
_SENTENCE = 150
"""Characters of each fact of the featured take-over."""


def start_products(book: Book) -> list[Page | StaticFile]:
    """Return the start page and what its field for the reader's place asks for."""
    return [start_page(book), _places_file(book)]


def start_page(book: Book) -> Page:
    """Return the start page."""
    handbuch = book.knowledge.handbuch
    transfers = [item for item in book.knowledge.entries_of(Uebertragung) if item.ist_uebernahme]
    whole = _arc_map(
        book,
        transfers,
        "Kachelkarte mit Bögen von der Kommune, in der eine Praxis entstand, zu denen, die sie "
        "übernahmen; die Liste der Übertragungen sagt dasselbe",
    )
    featured = _featured(book, transfers)
    sections = [
        Section("einstieg", "Womit möchten Sie beginnen?", (_doors(book),)),
        *([Section("im-blick", "Übertragung im Blick", (featured,))] if featured else []),
        Section("felder", "Handlungsfelder", (_field_index(book),)),
        Section("zahlen", "Das Handbuch in Zahlen", (_closing(book),)),
    ]
    return Page(
        address="",
        layout="start",
        tone="q",
        title=handbuch.titel,
        kind=handbuch.untertitel,
        lead=handbuch.beschreibung,
        top=(
            _opening(handbuch.untertitel),
            SearchBox("Wonach suchen Sie?", _examples(book)),
            *((whole,) if whole else ()),
        ),
        sections=tuple(sections),
        own_description=shorten(plain_text(handbuch.beschreibung), 160),
        menu="Start",
    )


def _opening(name: str) -> Opening:
    """Return a name with its first words large: those before what it is of, or all."""
    parts = _BEFORE_OF.match(name)
    return Opening(*parts.groups()) if parts else Opening(name, "")


def _examples(book: Book) -> tuple[str, ...]:
    """Return what can be searched: a field, a group, a place and a programme with most practices.

    Whatever the handbook holds, what is named finds something; long names are no examples.
    """
    kinds: tuple[type[Konzept], ...] = (
        Handlungsfeld,
        Zielgruppe,
        Integrationszentrum,
        Foerderprogramm,
    )
    found = []
    for kind in kinds:
        counts = {
            entry.label: len(book.knowledge.practices_of(entry))
            for entry in book.knowledge.entries_of(kind)
            if len(entry.label) <= _SHORT
        }
        most = max(counts, key=lambda label: (counts[label], label), default="")
        if counts.get(most):
            found.append(most)
    return tuple(found)


def _doors(book: Book) -> Doors:
    centres = book.knowledge.summaries_of(Integrationszentrum)
    return Doors(
        (
            Anchor(
                "Finden",
                overview("practice").target,
                "Beispiele aus anderen Kommunen, mit Schritten, Voraussetzungen und Quellen",
            ),
            Anchor(
                "Übertragen",
                overview("uebertragung").target,
                "Was wohin ging, was gleich blieb, was sich änderte – und ob es zu uns passt",
            ),
            Anchor(
                "Schulen",
                overview("schulungsbaustein").target,
                "Bausteine mit Ablauf, Material und Beispielen für Ihre Gruppe",
            ),
            Anchor(
                "Neu im KI",
                NEU,
                "Für jedes Handlungsfeld ein Leseweg: Recht, Akteure, Programme, Beispiele",
            ),
        ),
        "Ihr Ort",
        f"z. B. {centres[0].name}" if centres else "",
    )


def _places_file(book: Book) -> StaticFile:
    """Return which places lead to which centre: the centres, and the municipalities they name."""
    places: dict[str, str] = {}
    for centre in book.knowledge.entries_of(Integrationszentrum):
        for municipality in centre.gemeinden.liste if centre.gemeinden else ():
            places.setdefault(municipality.name, address_of(centre))
    for centre in book.knowledge.entries_of(Integrationszentrum):
        places[centre.label] = address_of(centre)
    text = json.dumps(dict(sorted(places.items())), ensure_ascii=False, separators=(",", ":"))
    return StaticFile(PLACES, text.encode())


# -- the featured take-over ----------------------------------------------------------------------


def _featured(book: Book, transfers: Iterable[Uebertragung]) -> Featured | None:
    """Return the take-over of which most is told, between places on the map, tried at least."""
    told = [item for item in transfers if shows_transfer(item) and _ends(item)]
    if not told:
        return None
    best = max(told, key=_worth_of)
    field = best.in_handlungsfeld or _field_of_practice(book, best)
    picture = _arc_map(book, [best], "", cropped=True)
    if not picture or not field:
        return None
    return Featured(
        book.link(field),
        field,
        book.tone_of(field),
        anchor(best),
        shorten(plain_text(best.uebernommen or ""), 2 * _SENTENCE),
        _facts(best),
        picture,
    )


def _worth_of(transfer: Uebertragung) -> tuple[bool, int, int, str]:
    """Return what to choose by: from place to place, of which most is told, to the most places."""
    between_places = transfer.art == "kommune_zu_kommune"
    return between_places, len(_facts(transfer)), len(_ends(transfer)), transfer.id


def _field_of_practice(book: Book, transfer: Uebertragung) -> str:
    return book.knowledge.brief_of(transfer.praxis).handlungsfelder[0] if transfer.praxis else ""


def _ends(transfer: Uebertragung) -> tuple[tuple[str, str], ...]:
    """Return from which municipality to which others it went."""
    starts = [place.kommune for place in transfer.von if place.kommune]
    goals = [place.kommune for place in transfer.nach if place.kommune]
    return tuple(
        dict.fromkeys((start, goal) for start in starts[:1] for goal in goals if goal not in starts)
    )


def _facts(transfer: Uebertragung) -> tuple[tuple[str, str], ...]:
    """Return what is told of a take-over, each with its question."""
    changes = [item.was for item in transfer.anpassungen if item.was]
    results = [item.aussage for item in transfer.ergebnisse if item.wert]
    results += [item.aussage for item in transfer.ergebnisse if not item.wert]
    answers = (
        ("Was sich änderte", changes[0] if changes else ""),
        ("Was herauskam", results[0] if results else ""),
        ("Was es kostete", transfer.aufwand or ""),
    )
    return tuple(
        (question, shorten(plain_text(answer), _SENTENCE)) for question, answer in answers if answer
    )


def _arc_map(
    book: Book, transfers: Sequence[Uebertragung], label: str, *, cropped: bool = False
) -> ArcMap | None:
    """Return the map of take-overs between municipalities; None where no tiles are given."""
    ends = [(item, start, goal) for item in transfers for start, goal in _ends(item)]
    starts, goals = {start for _, start, _ in ends}, {goal for _, _, goal in ends}
    tiles = {}
    for centre in book.knowledge.entries_of(Integrationszentrum):
        if centre.kachel:
            role = "her" if centre.id in starts else "hin" if centre.id in goals else ""
            place = centre.kachel
            tiles[centre.id] = MapTile(letters_of(centre), place.spalte, place.zeile, role)  # type: ignore[arg-type]
    arcs = tuple(
        Arc(
            tiles[start],
            tiles[goal],
            book.tone_of(item.in_handlungsfeld or _field_of_practice(book, item)),
            item.beleg != "mittelbar",
        )
        for item, start, goal in ends
        if start in tiles and goal in tiles
    )
    shown = tuple(tiles.values())
    if cropped:
        shown = _around(shown, [tile for arc in arcs for tile in (arc.start, arc.end)])
    return ArcMap(shown, arcs, label) if shown and (arcs or not cropped) else None


def _around(tiles: Iterable[MapTile], ends: Sequence[MapTile]) -> tuple[MapTile, ...]:
    """Return the tiles that lie between some, and around them."""
    columns, rows = [tile.column for tile in ends], [tile.row for tile in ends]
    return tuple(
        tile
        for tile in tiles
        if ends
        and min(columns) - _AROUND <= tile.column <= max(columns) + _AROUND
        and min(rows) - _AROUND <= tile.row <= max(rows) + _AROUND
    )


# -- fields and figures --------------------------------------------------------------------------


def _field_index(book: Book) -> FieldIndex:
    strategies = [
        entry for entry in book.knowledge.entries_of(Handlungsfeld) if entry.art == "strategie"
    ]
    return FieldIndex(tuple(_field_group(book, strategy) for strategy in strategies))


def _field_group(book: Book, strategy: Handlungsfeld) -> FieldGroup:
    below = book.knowledge.narrower_fields(strategy)
    counts = {field.id: len(book.knowledge.practices_of(field)) for field in below}
    rows = tuple(
        (field.id, anchor(field), counts[field.id])
        for field in sorted(below, key=lambda field: -counts[field.id])
        if counts[field.id]
    )
    return FieldGroup(
        anchor(strategy),
        strategy.id,
        book.tone_of(strategy.id),
        rows,
        tuple(anchor(field) for field in below if not counts[field.id]),
    )


def _closing(book: Book) -> Closing:
    practices = sorted(
        book.knowledge.briefs.values(), key=lambda practice: (practice.stand or "", practice.id)
    )
    newest = [practice for practice in practices if practice.stand[:4].isdigit()]
    counts = book.knowledge.counts_by_place
    tiles = []
    centres = book.knowledge.entries_of(Integrationszentrum)
    for centre in centres:
        if centre.kachel:
            place, role = centre.kachel, "an" if counts[centre.id] else ""
            tiles.append(MapTile("", place.spalte, place.zeile, role))  # type: ignore[arg-type]
    places = sum(bool(counts[centre.id]) for centre in centres)
    figures = tuple(
        (number, label) for number, label in key_figures(book).items if number.isdigit()
    )
    missing = len(centres) - places
    return Closing(
        tuple(_newest_row(book, practice) for practice in reversed(newest[-_NEWEST:])),
        ArcMap(tuple(tiles), has_letters=False) if tiles else None,
        places,
        len(centres),
        Anchor(f"Gesucht: {count_words(missing, 'Kommune', 'Kommunen')}", MITMACHEN)
        if missing
        else Anchor("Zur Karte", KARTE),
        figures,
    )


def _newest_row(book: Book, practice: PracticeBrief) -> tuple[str, str, Anchor]:
    note = f"Stand {show_date(practice.stand)}"
    if len(practice.kommunen) == 1:
        centre = book.knowledge.open_entry(practice.kommunen[0])
        if isinstance(centre, Integrationszentrum):
            return letters_of(centre), centre.label, anchor(practice, note)
    count = count_words(len(practice.kommunen), "Ort", "Orte")
    return ("Land" if practice.landesweit else count), book.places(practice), anchor(practice, note)
