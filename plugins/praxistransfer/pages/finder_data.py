"""What the finder knows of all practices: files for the browser, and a table for everybody."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from praxistransfer.library.facets import Facet, facets_of, numbered_practices
from praxistransfer.library.fit_rules import Own
from praxistransfer.library.transfers import group_transfers, sort_transfers
from praxistransfer.model.addresses import address_of
from praxistransfer.model.dates import show_date, show_period, show_short_period
from praxistransfer.model.fields import UNDATED
from praxistransfer.model.practice import PracticeBrief, Uebertragung
from praxistransfer.model.text import plain_text
from praxistransfer.model.words import JUDGED
from praxistransfer.model.writing import sort_key
from praxistransfer.pages.page_parts import Book, show_level
from praxistransfer.tools.folder import StaticFile, compact_json

FILTER = "praxis/filter.json"
CARDS = "praxis/karten/{number}.json"
TABLE = "praxis/praxisbeispiele.csv"
MOST_IN_ONE_FILE = 500
"""Up to so many practices, all cards are one file."""
CARDS_PER_FILE = 50
_BETWEEN = "; "
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def finder_files(book: Book) -> Iterator[StaticFile]:
    """Yield the files that the finder loads, and the table that it offers."""
    practices, facets = numbered_practices(book.knowledge), facets_of(book.knowledge)
    cards = _card_rows(book, practices)
    size = MOST_IN_ONE_FILE if len(cards) <= MOST_IN_ONE_FILE else CARDS_PER_FILE
    blocks = [cards[start : start + size] for start in range(0, len(cards), size)]
    content = {
        "anzahl": len(practices),
        "je": size,
        "erste": [block[0][0] for block in blocks],
        "facetten": [_describe_facet(facet) for facet in facets],
        "folgen": _sort_orders(book, practices),
    }
    stamp = hashlib.sha256(compact_json([content, cards])).hexdigest()[:12]
    yield StaticFile(FILTER, compact_json({"stempel": stamp, **content}))
    for number, block in enumerate(blocks):
        yield StaticFile(CARDS.format(number=number), compact_json([stamp, *block]))
    yield StaticFile(TABLE, _write_table(book, practices, cards, facets))


def _describe_facet(facet: Facet) -> list[Any]:
    """Return id, label and values: each with its broader one and the gaps between its holders."""
    places = {value.id: place for place, value in enumerate(facet.values)}
    values = [
        [
            value.id,
            value.label,
            places.get(value.within, -1),
            _count_gaps(facet.holders.get(value.id, ())),
        ]
        for value in facet.values
    ]
    return [facet.id, facet.label, values]


def _count_gaps(numbers: tuple[int, ...]) -> list[int]:
    return [after - before for before, after in pairwise((0, *numbers))]


def _sort_orders(book: Book, practices: Sequence[PracticeBrief]) -> dict[str, list[int]]:
    """Return the numbers of the practices in each order by which readers can sort."""
    numbers = range(len(practices))
    titles = [sort_key(practice.name) for practice in practices]
    places = [sort_key(book.places(practice)) for practice in practices]
    dates = ["" if practice.stand == UNDATED else practice.stand for practice in practices]
    by_title = sorted(numbers, key=titles.__getitem__)
    return {
        "titel": by_title,
        "stand": sorted(by_title, key=dates.__getitem__, reverse=True),
        "ort": sorted(by_title, key=places.__getitem__),
    }


def _card_rows(book: Book, practices: Iterable[PracticeBrief]) -> list[tuple[str, ...]]:
    """Return for each practice what its card and the comparison show besides the facets."""
    groups = group_transfers(book.knowledge.entries_of(Uebertragung))
    transfers = {id_: sort_transfers(items) for id_, items in groups.items()}
    none = sort_transfers(())
    return [
        (
            practice.id,
            practice.name,
            plain_text(practice.kurzfassung),
            book.knowledge.summary_of(practice.handlungsfelder[0]).name,
            book.places(practice),
            show_short_period(practice.zeitraum),
            show_level(book.knowledge.level_of(practice.id)),
            show_date(practice.stand),
            _BETWEEN.join(_name_actors(book, practice)),
            transfers.get(practice.id, none).words,
            _BETWEEN.join(item.titel for item in transfers.get(practice.id, none).taken_over),
        )
        for practice in practices
    ]


def _name_actors(book: Book, practice: PracticeBrief) -> Iterator[str]:
    for item in practice.akteure:
        yield item.name or book.knowledge.summary_of(item.akteur).name


def _write_table(
    book: Book,
    practices: Sequence[PracticeBrief],
    cards: Sequence[tuple[str, ...]],
    facets: Iterable[Facet],
) -> bytes:
    """Return all practices as CSV that Excel reads; one line each, in the order of their ids.

    The browser picks lines from it, so no cell may hold a line break.
    """
    columns = [(facet.label, _collect_labels(facet, len(practices))) for facet in facets]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    head = ["Kennung", "Titel", "Kurzfassung", "Orte", "Zeitraum"]
    tail = ["Namen der Akteure", "Ergebnisse", "Dokumentierte Übernahmen", "Stand", "Seite"]
    tail.append(f"{JUDGED} (kein Beleg)")
    writer.writerow([*head, *(label for label, _ in columns), *tail])
    for number, (practice, card) in enumerate(zip(practices, cards, strict=True)):
        id_, title, summary, _, _, _, results, stand, actors, _, transfers = card
        where = _BETWEEN.join(practice.orte)
        row = [id_, *map(_clean_cell, (title, summary, where, show_period(practice.zeitraum)))]
        row += [_BETWEEN.join(labels[number]) for _, labels in columns]
        row += [_clean_cell(actors), results, _clean_cell(transfers), stand, address_of(practice)]
        row.append(_tell_judgement(book, id_))
        writer.writerow(row)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _tell_judgement(book: Book, id_: str) -> str:
    """Return what the editors think of the steps of a practice, in numbers."""
    own = book.knowledge.summary_of(id_).traits
    if not isinstance(own, Own) or not (own.judged_core or own.judged_changeable):
        return ""
    return f"Schritte: {own.judged_core} Kern, {own.judged_changeable} anpassbar oder optional"


def _collect_labels(facet: Facet, count: int) -> list[list[str]]:
    """Return for each practice the values that it has itself, in words."""
    labels: list[list[str]] = [[] for _ in range(count)]
    for value in facet.values:
        label = _clean_cell(value.label)
        for number in facet.holders.get(value.id, ()):
            labels[number].append(label)
    return labels


def _clean_cell(text: str) -> str:
    """Return text on one line that no program takes for a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(_FORMULA) else line
