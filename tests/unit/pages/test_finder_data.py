"""What the finder knows of the practices: facets, compact data, the table and plain pages."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate
from typing import Any

import municipalities
import pytest
from municipalities import THERE, VOCABULARY

from praxistransfer.building.plan import build_pages
from praxistransfer.library.facets import Facet, facets_of, numbered_practices
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library, key_of
from praxistransfer.model.base import Eintrag
from praxistransfer.model.fields import UNDATED
from praxistransfer.model.practice import Practice, Uebertragung
from praxistransfer.model.vocabulary import Handlungsfeld
from praxistransfer.pages import finder, finder_data
from praxistransfer.pages.blocks import Cards, Page, Rows, Tree
from praxistransfer.pages.finder_data import finder_files
from praxistransfer.pages.page_parts import Book

MANY = 25
Data = dict[str, Any]


@pytest.fixture(scope="module")
def book(beispielland: Library) -> Book:
    """Return the made-up handbook."""
    return Book(Knowledge(beispielland))


@pytest.fixture(scope="module")
def facets(book: Book) -> dict[str, Facet]:
    """Return the facets of the made-up handbook by id."""
    return {facet.id: facet for facet in facets_of(book.knowledge)}


@pytest.fixture(scope="module")
def files(book: Book) -> dict[str, bytes]:
    """Return the files of the made-up handbook by address."""
    return files_of(book)


@pytest.fixture(scope="module")
def large(beispielland: Library) -> Library:
    """Return a library of many practices, which are copies of one another."""
    entries: dict[str, Eintrag] = dict(beispielland.entries)
    origins = dict(beispielland.origins)
    practices = {item.id: item for item in beispielland.entries_of(Practice)}
    original = practices["kreis-musterland-tueren-oeffnen"]
    for number in range(MANY - len(practices)):
        copy = original.model_copy(update={"id": f"kopie-{number:04}"})
        entries[copy.id] = copy
        origins[key_of(copy.kind, copy.id)] = beispielland.origin_of(original)
    return replace(beispielland, entries=entries, origins=origins)


def files_of(book: Book) -> dict[str, bytes]:
    return {file.address: file.content for file in finder_files(book)}


def holders(book: Book, facet: Facet) -> dict[str, set[str]]:
    """Return value → ids of the practices that have it or a narrower one."""
    practices = numbered_practices(book.knowledge)
    return {
        value.id: {practices[number].id for number in facet.all_holders(value)}
        for value in facet.values
    }


def table(content: bytes) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")]


def test_there_are_facets_for_all_that_readers_narrow_down_by(facets: dict[str, Facet]) -> None:
    assert list(facets) == [
        "handlungsfeld", "zielgruppe", "kommune", "kommunentyp", "laufzeit", "beginn", "akteur",
        "programm", "beleg", "methode", "uebertragung", "aufwand", "verstetigung", "rolle",
        "status", "aktualitaet",
    ]  # fmt: skip


def test_every_practice_has_only_values_that_its_facet_lists(facets: dict[str, Facet]) -> None:
    for facet in facets.values():
        ids = [value.id for value in facet.values]
        assert len(ids) == len(set(ids)), facet.id
        assert set(facet.holders) <= set(ids), facet.id


@pytest.mark.parametrize("name", ["nrw", "beispielland"])
def test_every_practice_has_a_value_where_one_is_always_known(
    name: str, request: pytest.FixtureRequest
) -> None:
    library: Library = request.getfixturevalue(name)
    book = Book(Knowledge(library))
    everywhere = {"handlungsfeld", "zielgruppe", "kommune", "laufzeit", "beginn", "beleg",
                  "methode", "aktualitaet", "uebertragung", "aufwand", "verstetigung", "rolle",
                  "status"}  # fmt: skip
    for facet in facets_of(book.knowledge):
        if facet.id in everywhere:
            found = {number for numbers in facet.holders.values() for number in numbers}
            assert len(found) == len(library.entries_of(Practice)), facet.id


def test_a_broader_value_holds_what_its_narrower_ones_hold(
    book: Book, facets: dict[str, Facet], beispielland: Library
) -> None:
    found = holders(book, facets["handlungsfeld"])
    nested = [entry for entry in beispielland.entries_of(Handlungsfeld) if entry.oberbegriff]
    assert nested
    for entry in nested:
        assert found[entry.id] <= found[entry.oberbegriff or ""]
    places = holders(book, facets["kommune"])
    assert places["landesweit"] == {"lesekoffer-beispielland"}
    districts = {id_ for id_ in places if id_.startswith("bezirk-")}
    assert set().union(*(places[id_] for id_ in districts)) == {
        "kreis-musterland-tueren-oeffnen", "musterstadt-tandemgarten", "probestadt-steckbrief",
    }  # fmt: skip


def test_only_adoptions_count_as_taken_over(book: Book, facets: dict[str, Facet]) -> None:
    found = holders(book, facets["uebertragung"])
    assert found == {
        "uebernommen": {"lesekoffer-beispielland", "musterstadt-tandemgarten"},
        "standort": set(),
        "keine": {"kreis-musterland-tueren-oeffnen", "probestadt-steckbrief"},
    }


def test_a_site_of_a_programme_hides_no_adoption(beispielland: Library) -> None:
    adopted = next(item for item in beispielland.entries_of(Uebertragung) if item.ist_uebernahme)
    entries: dict[str, Eintrag] = dict(beispielland.entries)
    for id_ in ("a-standort", "z-standort"):
        new = {"id": id_, "art": "programm_standort", "titel": id_}
        entries[id_] = adopted.model_copy(update=new)
    library = replace(beispielland, entries=entries)
    book = Book(Knowledge(library))
    (facet,) = (facet for facet in facets_of(book.knowledge) if facet.id == "uebertragung")
    assert adopted.praxis in holders(book, facet)["uebernommen"]
    assert adopted.praxis not in holders(book, facet)["standort"]


def test_evidence_of_a_whole_programme_is_not_that_of_the_practice(
    book: Book, facets: dict[str, Facet]
) -> None:
    found = holders(book, facets["methode"])
    for practice in book.knowledge.entries_of(Practice):
        own = {item.methode for item in practice.ergebnisse if item.gilt_fuer == "praxis"}
        shown = {value for value, ids in found.items() if practice.id in ids}
        unknown = {"nur-programm"} if practice.ergebnisse else {"keine"}
        assert shown == (own or unknown)


def test_evidence_is_that_which_the_page_of_the_practice_shows(
    book: Book, facets: dict[str, Facet]
) -> None:
    found = holders(book, facets["beleg"])
    for practice in book.knowledge.entries_of(Practice):
        level = book.knowledge.evidence_of(practice.id).rung.level
        assert [value for value, ids in found.items() if practice.id in ids] == [f"stufe-{level}"]
    assert {"musterstadt-tandemgarten"} == found["stufe-2"]


def test_the_day_decides_what_has_to_be_checked(beispielland: Library) -> None:
    def overdue(today: str) -> set[str]:
        book = Book(Knowledge(beispielland, today))
        (facet,) = (facet for facet in facets_of(book.knowledge) if facet.id == "aktualitaet")
        return holders(book, facet).get("ueberfaellig", set())

    assert overdue("2026-02-01") == set()
    assert overdue("2026-02-02") == {"musterstadt-tandemgarten"}


def test_a_time_that_no_source_gives_is_shown_as_such(book: Book, facets: dict[str, Facet]) -> None:
    practices = {practice.id: practice for practice in book.knowledge.entries_of(Practice)}
    found = holders(book, facets["beginn"])
    assert found["unbekannt"] == {id_ for id_, item in practices.items() if not item.zeitraum.von}
    assert found["2015"] == {"kreis-musterland-tueren-oeffnen", "musterstadt-tandemgarten"}


def test_a_practice_goes_on_has_an_end_or_nobody_says(make_library: Callable[..., Library]) -> None:
    practice = municipalities.practice
    library = make_library(
        *VOCABULARY,
        THERE,
        practice("geht-weiter", zeitraum={"von": "2018", "laufend": True}),
        practice("geht-weiter-ohne-beginn", zeitraum={"laufend": True}),
        practice("geht-bis", zeitraum={"von": "2018", "bis": "2020"}),
        practice("ging-bis", zeitraum={"bis": "2020"}),
        practice("begann", zeitraum={"von": "2018"}),
        practice("irgendwann"),
    )
    book = Book(Knowledge(library))
    (facet,) = (facet for facet in facets_of(book.knowledge) if facet.id == "laufzeit")
    assert holders(book, facet) == {
        "laufend": {"geht-weiter", "geht-weiter-ohne-beginn"},
        "bis": {"geht-bis", "ging-bis"},
        "offen": {"begann", "irgendwann"},
    }


def test_the_data_say_the_same_as_the_facets(
    book: Book, facets: dict[str, Facet], files: dict[str, bytes]
) -> None:
    data: Data = json.loads(files["praxis/filter.json"])
    assert data["anzahl"] == len(numbered_practices(book.knowledge))
    for id_, label, values in data["facetten"]:
        assert label == facets[id_].label
        for (value, _, within, gaps), expected in zip(values, facets[id_].values, strict=True):
            assert value == expected.id
            assert tuple(accumulate(gaps)) == facets[id_].holders.get(value, ())
            assert (values[within][0] if within >= 0 else "") == expected.within


def test_cards_stand_in_the_order_of_ids_and_name_the_data_they_belong_to(
    book: Book, files: dict[str, bytes]
) -> None:
    stamp, *cards = json.loads(files["praxis/karten/0.json"])
    assert stamp == json.loads(files["praxis/filter.json"])["stempel"]
    assert [card[0] for card in cards] == [item.id for item in numbered_practices(book.knowledge)]


def test_an_actor_is_called_what_the_entry_calls_it_and_else_by_its_own_name(
    files: dict[str, bytes],
) -> None:
    ministry = "Ministerium für Beispiele des Landes Beispielland (MfB)"
    named = {
        "kreis-musterland-tueren-oeffnen": ministry,
        "lesekoffer-beispielland": "",
        "musterstadt-tandemgarten": (
            "Verein Beispiel e. V., Ortsgruppe Übungsvorstadt; Nachbarschaftsvereine; "
            "Stiftung „Musterherz & Töchter“"
        ),
        "probestadt-steckbrief": "",
    }
    _, *cards = json.loads(files["praxis/karten/0.json"])
    assert {card[0]: card[8] for card in cards} == named
    rows = table(files["praxis/praxisbeispiele.csv"])
    assert {row["Kennung"]: row["Namen der Akteure"] for row in rows} == named


def test_each_order_names_every_practice_once(book: Book, files: dict[str, bytes]) -> None:
    orders = json.loads(files["praxis/filter.json"])["folgen"]
    practices = numbered_practices(book.knowledge)
    assert set(orders) == {"titel", "stand", "ort"}
    for order in orders.values():
        assert sorted(order) == [*range(len(practices))]
    dates = [practices[number].stand for number in orders["stand"]]
    dated = [date for date in dates if date != UNDATED]
    assert dated == sorted(dated, reverse=True)
    assert dates[len(dated) :] == [UNDATED] * (len(dates) - len(dated))


def test_the_same_library_gives_the_same_bytes(
    beispielland: Library, files: dict[str, bytes]
) -> None:
    entries = dict(reversed([*beispielland.entries.items()]))
    again = replace(beispielland, entries=entries)
    assert files_of(Book(Knowledge(again))) == files


@pytest.fixture
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let ten practices fill a page, and five cards a file."""
    monkeypatch.setattr(finder, "MOST_ON_A_PAGE", 10)
    monkeypatch.setattr(finder_data, "MOST_IN_ONE_FILE", 10)
    monkeypatch.setattr(finder_data, "CARDS_PER_FILE", 5)


@pytest.mark.usefixtures("few_are_many")
def test_in_a_large_library_cards_are_split_and_can_be_found(large: Library) -> None:
    files = files_of(Book(Knowledge(large)))
    data: Data = json.loads(files["praxis/filter.json"])
    blocks = [json.loads(files[f"praxis/karten/{number}.json"])[1:] for number in range(5)]
    assert [block[0][0] for block in blocks] == data["erste"]
    assert {len(block) for block in blocks[:-1]} == {data["je"]}
    assert sum(map(len, blocks)) == MANY == data["anzahl"]


def test_the_table_is_one_that_excel_reads(book: Book, files: dict[str, bytes]) -> None:
    content = files["praxis/praxisbeispiele.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    assert (
        content.count(b"\n")
        == content.count(b"\r\n")
        == len(numbered_practices(book.knowledge)) + 1
    )
    rows = table(content)
    assert [row["Kennung"] for row in rows] == [
        item.id for item in numbered_practices(book.knowledge)
    ]
    garden = next(row for row in rows if row["Kennung"] == "musterstadt-tandemgarten")
    assert garden["Status des Eintrags"] == "geprüft und übertragbar"
    assert garden["Seite"] == "praxis/musterstadt-tandemgarten/"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_of_the_table_is_a_formula_or_has_two_lines(
    beispielland: Library, sign: str
) -> None:
    practice = beispielland.entries_of(Practice)[0].model_copy(
        update={"titel": f'{sign}1+1;"\r\nzwei', "kurzfassung": f"\n {sign}2"}
    )
    library = replace(beispielland, entries={**beispielland.entries, practice.id: practice})
    files = files_of(Book(Knowledge(library)))
    content = files["praxis/praxisbeispiele.csv"]
    row = next(row for row in table(content) if row["Kennung"] == practice.id)
    assert row["Titel"] == f"'{sign}1+1;\" zwei"
    assert row["Kurzfassung"] == f"'{sign}2"
    assert content.count(b"\n") == len(library.entries_of(Practice)) + 1


def pages_of(library: Library) -> dict[str, Page]:
    return {page.address: page for page in build_pages(library)}


def found(page: Page, kind: type[Any]) -> list[Any]:
    return [block for part in page.sections for block in part.blocks if isinstance(block, kind)]


def test_every_value_that_practices_have_leads_to_a_page_that_lists_them(
    beispielland: Library, book: Book, facets: dict[str, Facet]
) -> None:
    pages = pages_of(beispielland)
    for facet in facets.values():
        for value in facet.values:
            numbers = facet.all_holders(value)
            address = facet.address(value)
            assert address in pages or not numbers
            if numbers and address.startswith("praxis/nach/"):
                (cards,) = found(pages[address], Cards)
                practices = numbered_practices(book.knowledge)
                listed = {card.link.text for card in cards.items}
                assert listed == {practices[number].name for number in numbers}


@pytest.mark.usefixtures("few_are_many")
def test_a_large_library_is_not_listed_on_one_page(
    large: Library, make_library: Callable[..., Library]
) -> None:
    pages = pages_of(large)
    start = pages["praxis/"]
    assert not found(start, Cards)
    (tree,) = found(start, Tree)
    assert {node.link.target for node in tree.nodes} <= pages.keys()
    lists = [pages[f"praxis/nach/status/beendet/{part}"] for part in ("", "2/", "3/")]
    sizes = [sum(len(block.items) for block in found(page, Rows)) for page in lists]
    assert sizes == [10, 10, MANY - 3 - 20]
    assert len({page.title for page in lists}) == 3
    assert not any(page.about_site for page in lists)  # so that abbreviations are explained
    assert not found(pages_of(make_library())["praxis/"], Cards)
