"""Maps, charts, timelines and the comparison of patterns say what the library says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from content import CENTRES, VALID, report
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.practice import Practice, Vorgehensmuster
from praxistransfer.model.vocabulary import Integrationszentrum, Rechtsgrundlage, Strukturelement
from praxistransfer.pages.blocks import Bars, Curve, Notice, Point, Section, Table, Timeline
from praxistransfer.pages.figures import curve_of, figures_page, law_timeline
from praxistransfer.pages.maps import map_page, short_name, tile_map
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.patterns import compare_patterns
from praxistransfer.theme.charts import draw_curve, shade_of, table_of

B = TypeVar("B")
CURVE = Curve("Erfundenes", (Point("2013-12-02", 47, ""), Point("2016", 50, "ungefähr")))


@pytest.fixture(scope="module")
def nrw_book(nrw: Library) -> Book:
    return Book(Knowledge(nrw))


@pytest.fixture(scope="module")
def beispielland_book(beispielland: Library) -> Book:
    return Book(Knowledge(beispielland))


def block(section: Section, kind: type[B]) -> B:
    """Return the one block of its kind."""
    (found,) = (item for item in section.blocks if isinstance(item, kind))
    return found


def test_every_centre_has_one_tile_of_its_own(nrw_book: Book) -> None:
    found = tile_map(nrw_book, "", ())
    assert found is not None
    assert len(found.tiles) == 54
    assert len({(tile.column, tile.row) for tile in found.tiles}) == 54


def test_tiles_follow_each_other_from_north_west_to_south_east(nrw_book: Book) -> None:
    found = tile_map(nrw_book, "", ())
    assert found is not None
    places = [(tile.row, tile.column) for tile in found.tiles]
    assert places == sorted(places)


def test_tiles_lie_roughly_where_the_municipalities_lie(nrw: Library) -> None:
    """No two neighbours in a row or column are the wrong way round by more than half a degree."""
    centres = [item for item in nrw.entries_of(Integrationszentrum) if item.kachel]
    for one in centres:
        for other in centres:
            assert one.kachel
            assert other.kachel
            if one.kachel.zeile == other.kachel.zeile and one.kachel.spalte < other.kachel.spalte:
                assert one.lon < other.lon + 0.5, (one.label, other.label)
            if one.kachel.spalte == other.kachel.spalte and one.kachel.zeile < other.kachel.zeile:
                assert one.lat > other.lat - 0.5, (one.label, other.label)


def test_the_map_counts_a_practice_in_each_of_its_municipalities(nrw_book: Book) -> None:
    practices = nrw_book.knowledge.entries_of(Practice)
    expected = Counter(id_ for practice in practices for id_ in practice.kommunen)
    found = tile_map(nrw_book, "", nrw_book.knowledge.summaries_of(Practice))
    assert found is not None
    assert {tile.link.target: tile.number for tile in found.tiles if tile.number} == {
        f"ki/{id_}/": number for id_, number in expected.items()
    }


def test_a_handbook_without_tiles_has_no_map_but_the_tables(nrw: Library) -> None:
    flat = {
        id_: entry.model_copy(update={"kachel": None})
        if isinstance(entry, Integrationszentrum)
        else entry
        for id_, entry in nrw.entries.items()
    }
    library = replace(nrw, entries=flat)
    page = map_page(Book(Knowledge(library)))
    assert [section.id for section in page.sections] == ["lesehilfe", "tabelle"]


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("Duisburg", "Duis"),
        ("Kreis Olpe", "Olpe"),
        ("Rhein-Sieg-Kreis", "RSK"),
        ("Mülheim an der Ruhr", "MR"),
        ("Stadt Aachen", "Aach"),
    ],
)
def test_names_are_short_on_small_tiles(label: str, short: str) -> None:
    assert short_name(label) == short


def test_two_municipalities_on_one_tile_are_a_fault(tmp_path: Path) -> None:
    tile = "    kachel: {spalte: 2, zeile: 3}\n"
    second = VALID[CENTRES].partition("eintraege:\n")[2].replace("musterland", "zweitland", 1)
    files = {CENTRES: VALID[CENTRES] + tile + second + tile}
    assert report(tmp_path, files) == [
        (
            f"{CENTRES}:19:13  PT410  Auf der Kachel in Spalte 2, Zeile 3 steht schon "
            "„Kreis Musterland“.  → Eine freie Kachel wählen."
        )
    ]


@pytest.mark.parametrize(("number", "shade"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (99, 3)])
def test_shades_are_those_of_the_legend(number: int, shade: int) -> None:
    assert shade_of(number) == shade


def test_a_curve_begins_at_zero_and_ends_at_its_last_number() -> None:
    drawing = draw_curve(CURVE)
    assert drawing.levels[0][1] == 0
    assert drawing.levels[-1][1] >= 50
    (x1, y1), (x2, y2) = drawing.dots
    assert drawing.left < x1 < x2 < drawing.width
    assert y1 > y2 > drawing.levels[-1][0]
    assert drawing.path == f"M{x1} {y1}H{x2}V{y2}"
    assert [year for _, year in drawing.years] == [2013, 2014, 2015, 2016, 2017]


def test_a_curve_of_one_number_can_be_drawn() -> None:
    drawing = draw_curve(Curve("Erfundenes", (Point("2020", 0, ""),)))
    assert len(drawing.dots) == 1


def test_the_table_of_a_curve_has_every_number_with_its_date_and_note() -> None:
    assert table_of(CURVE).rows == (
        (("2. Dezember 2013",), ("47",), ("",)),
        (("2016",), ("50",), ("ungefähr",)),
    )


def test_numbers_over_time_cite_their_sources_on_their_own_page_only(beispielland: Library) -> None:
    entry = beispielland.entries["musterbuero"]
    assert isinstance(entry, Strukturelement)
    assert entry.verlauf
    assert [point.note for point in curve_of(entry.verlauf, cited=False).points] == [
        "",
        "Eine davon war ein Bauwagen.",
        "Unsicher.",
    ]
    cited = curve_of(entry.verlauf, cited=True).points
    assert all(point.note.endswith("[^bericht]") for point in cited)


def test_numbers_out_of_order_are_a_fault(tmp_path: Path) -> None:
    files = {
        "vokabulare/strukturelemente.yml": (
            "eintraege:\n  - id: probe\n    label: Probe\n    art: instrument\n"
            "    definition: Ausgedacht.\n    quellen: [{id: q, titel: T, datum: 2019}]\n"
            "    verlauf:\n      was: Zahl\n      werte:\n"
            "        - {datum: 2020, wert: 1, quelle: q}\n"
            "        - {datum: 2019, wert: 2, quelle: q}\n"
        )
    }
    problems = report(tmp_path, files)
    assert len(problems) == 1
    assert "vokabulare/strukturelemente.yml:8:7  PT" in problems[0]


def test_the_charts_count_every_field_and_every_practice(nrw_book: Book) -> None:
    sections = {section.id: section for section in figures_page(nrw_book).sections}
    numbers = [number for _, number in block(sections["handlungsfelder"], Bars).rows]
    assert numbers == sorted(numbers, reverse=True)
    assert 0 in numbers
    names = [getattr(link, "text", "") for link, _ in block(sections["handlungsfelder"], Bars).rows]
    sport = nrw_book.knowledge.practices_of(nrw_book.knowledge.open_entry("sport"))
    assert numbers[names.index("Sport und Integration")] == len(sport)
    methods = block(sections["belege"], Bars).rows
    assert sum(number for _, number in methods) >= len(nrw_book.knowledge.entries_of(Practice))


def test_the_timeline_of_laws_is_in_order_and_tells_beginnings_from_ends(nrw: Library) -> None:
    laws = nrw.entries_of(Rechtsgrundlage)
    (section,) = law_timeline(laws)
    moments = block(section, Timeline).moments
    assert len(moments) == sum(bool(law.von) + bool(law.bis) for law in laws)
    assert [moment.when for moment in moments if moment.is_end] == ["2021: außer Kraft"]
    assert moments[-1].when == "11. Januar 2022: in Kraft"


def test_patterns_stand_side_by_side_with_every_step_in_its_phase(nrw_book: Book) -> None:
    section, common = compare_patterns(nrw_book)
    assert "Redaktion" in block(section, Notice).title
    table = block(section, Table)
    patterns = nrw_book.knowledge.entries_of(Vorgehensmuster)
    assert table.head == ("Phase", *(pattern.titel for pattern in patterns))
    shown = [text for row in table.rows for cell in row[1:] for text in cell]
    steps = sum(len(pattern.schritte) for pattern in patterns)
    assert len([text for text in shown if text != "kein Schritt genannt"]) == steps
    assert table.rows[0][0] == ("Anlass und Auftrag klären",)
    phases, actors = (item for item in common.blocks if isinstance(item, Bars))
    assert [label for label, _ in phases.rows] == [cells[0][0] for cells in table.rows]
    for (_, number), cells in zip(phases.rows, table.rows, strict=True):
        assert number == sum(cell != ("kein Schritt genannt",) for cell in cells[1:])
    assert actors.rows[0][1] == max(number for _, number in actors.rows)


def test_one_pattern_alone_is_not_compared(beispielland: Library) -> None:
    entries = {k: v for k, v in beispielland.entries.items() if k != "rueckschau-halten"}
    library = replace(beispielland, entries=entries)
    assert compare_patterns(Book(Knowledge(library))) == []
