"""What helps to take a practice over: what stays, what is needed, what others did, what tripped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import pytest
from municipalities import HERE, THERE, VOCABULARY, practice, transfer

from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.practice import Practice
from praxistransfer.model.vocabulary import Stolperstein
from praxistransfer.pages.blocks import Checklist, Empty, Facts, Links, Section, Table, Transfers
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.takeover import (
    all_obstacles,
    centre_transfers,
    changes_in_words,
    changes_table,
    field_transfers,
    list_preconditions,
    more_cases,
    obstacle_cases,
    practice_transfers,
    stays_and_changes,
)

B = TypeVar("B")
MakeBook = Callable[..., Book]
MONEY = Stolperstein(id="geld", label="Geld", definition="Es fehlt.")
RAIN = Stolperstein(id="regen", label="Regen", definition="Es regnet.")
STEPS = [
    {"id": "eins", "text": "Erst **dies**.", "teil": "kern", "quellen": ["blatt"]},
    {"id": "zwei", "text": "Dann das.", "teil": "anpassbar", "quellen": ["blatt"]},
    {"id": "drei", "text": "Zuletzt Kuchen."},
]
CHANGES = [
    {"treue": "neu", "was": "Ein Heft."},
    {"schritt": "drei", "treue": "weggelassen", "was": "Kein Kuchen.", "grund": "Zu teuer."},
    {"schritt": "zwei", "treue": "angepasst", "was": "Etwas anders.", "dimension": "umfeld"},
    {"schritt": "eins", "treue": "uebernommen", "was": "Wie dort."},
]


@pytest.fixture
def book_of(make_library: Callable[..., Library]) -> MakeBook:
    """Return what makes a book of the vocabulary and some entries."""

    def make(*entries: Any) -> Book:
        library = make_library(*VOCABULARY, HERE, THERE, MONEY, RAIN, *entries)
        return Book(Knowledge(library))

    return make


def of(kind: type[B], *where: Section | Iterable[object]) -> list[B]:
    """Return the blocks of one kind."""
    parts = [part.blocks if isinstance(part, Section) else part for part in where]
    return [block for blocks in parts for block in blocks if isinstance(block, kind)]


def taken(id_: str = "u", **more: Any) -> Any:
    return transfer(id_, "p", {"name": "Amt", "kommune": "ki-hier"}, **more)


# -- what stays and what may change --------------------------------------------------------------


def test_what_no_source_says_of_steps_is_not_guessed(book_of: MakeBook) -> None:
    item = practice("p", schritte=[{"id": "eins", "text": "Erst dies."}])
    (empty,) = of(Empty, stays_and_changes(book_of(item), item))
    assert empty.text.startswith("Nicht belegt:")


def test_what_stays_and_what_may_change_names_its_sources(book_of: MakeBook) -> None:
    item = practice("p", schritte=STEPS)
    (facts,) = of(Facts, stays_and_changes(book_of(item), item))
    assert {row.label: row.values for row in facts.rows} == {
        "Muss bleiben": ("Erst dies.[^blatt]",),
        "Darf sich ändern": ("Dann das.[^blatt]",),
        "Nicht eingeordnet": ("Zuletzt Kuchen.",),
    }


def test_what_others_changed_stands_with_the_step_even_if_no_source_calls_it_adaptable(
    book_of: MakeBook,
) -> None:
    item = practice("p", schritte=[{"id": "zwei", "text": "Dann das."}])
    section = stays_and_changes(book_of(item, taken(anpassungen=CHANGES)), item)
    (facts,) = of(Facts, section)
    ((label, (change,)),) = [(row.label, row.values) for row in facts.rows]
    assert (label, getattr(change, "text", "")) == ("Dann das.", "angepasst: Etwas anders.")
    assert getattr(change, "target", "") == "uebertragungen/u/"


def test_a_step_that_was_kept_is_no_change(book_of: MakeBook) -> None:
    item = practice("p", schritte=STEPS[:1])
    section = stays_and_changes(book_of(item, taken(anpassungen=CHANGES)), item)
    assert len(of(Facts, section)) == 1


# -- what is needed ------------------------------------------------------------------------------


def test_preconditions_can_be_ticked_off_and_keep_their_keys() -> None:
    def keys(*texts: str) -> list[str]:
        needs = [{"text": text, "art": "umfeld", "grad": "muss"} for text in texts]
        (block,) = of(Checklist, list_preconditions(practice("p", voraussetzungen=needs)))
        return [item.key for item in block.items]

    assert of(Empty, list_preconditions(practice("p"))) == [Empty()]
    first, second = keys("Ein Ball.", "Ein Tor.")
    assert keys("Ein Tor.", "Ein Ball.") == [second, first]
    assert keys("Zwei Bälle.") not in ([first], [second])


# -- who has taken it over -----------------------------------------------------------------------


def test_changes_are_counted_in_words() -> None:
    counted = changes_in_words(taken(anpassungen=CHANGES))
    assert counted == "Schritte: 1 übernommen, 1 angepasst, 1 weggelassen, 1 neu dazugekommen"
    assert changes_in_words(taken()) == "Was geändert wurde, ist nicht belegt"


def test_each_step_says_what_happened_to_it_and_why_in_the_order_of_the_practice() -> None:
    table = changes_table(taken(anpassungen=CHANGES), practice("p", schritte=STEPS))
    assert table.head == ("Schritt", "Was geschah", "Wie", "Warum")
    assert [tuple(cell[0] for cell in row) for row in table.rows] == [
        ("Erst dies.", "übernommen", "Wie dort.", "nicht belegt"),
        ("Dann das.", "angepasst", "Etwas anders.", "nicht belegt (betrifft: Umfeld)"),
        ("Zuletzt Kuchen.", "weggelassen", "Kein Kuchen.", "Zu teuer."),
        ("kein einzelner Schritt des Beispiels", "neu dazugekommen", "Ein Heft.", "nicht belegt"),
    ]


def test_what_was_stopped_is_shown_like_the_others_with_what_it_teaches(book_of: MakeBook) -> None:
    item = practice("p")
    stopped = taken("x", status="abgebrochen", rat="Erst messen.", anpassungen=CHANGES)
    (block,) = of(Transfers, practice_transfers(book_of(item, taken("a"), stopped), item))
    well, ill = block.items
    assert (well.remark, well.changes) == ("", None)
    assert ill.remark.startswith("Abgebrochen. Auch das hilft")
    assert ill.changes is not None
    assert {row.label: row.values for row in ill.facts.rows}["Rat"] == ("Erst messen.",)


def test_where_nobody_took_it_over_the_first_is_invited_even_beside_sites(
    book_of: MakeBook,
) -> None:
    item = practice("p")
    book = book_of(item, taken("s", art="programm_standort"))
    blocks = practice_transfers(book, item)
    assert "Noch keine Übertragung dokumentiert" in of(Empty, blocks)[0].text
    invitation, sites = of(Links, blocks)
    assert invitation.items[0].target.startswith("mitmachen/#")
    assert [link.target for link in sites.items] == ["uebertragungen/s/"]


def test_what_is_only_planned_does_not_count_as_taken_over(book_of: MakeBook) -> None:
    item = practice("p")
    blocks = practice_transfers(book_of(item, taken("g", status="geplant")), item)
    assert of(Transfers, blocks) == []
    assert [links.items[0].target for links in of(Links, blocks)][1:] == ["uebertragungen/g/"]


def test_of_many_take_overs_ten_are_told_in_full(book_of: MakeBook) -> None:
    item = practice("p")
    book = book_of(item, *(taken(f"u{number:02}") for number in range(15)))
    blocks = practice_transfers(book, item)
    assert len(of(Transfers, blocks)[0].items) == 10
    assert len(of(Links, blocks)[0].items) == 5


def test_a_municipality_shows_what_came_in_what_went_out_and_sites_apart(
    book_of: MakeBook,
) -> None:
    outgoing = transfer("aus", "p", {"name": "Dorf"}, von=[{"name": "Hier", "kommune": "ki-hier"}])
    book = book_of(practice("p"), taken("ein"), outgoing, taken("s", art="programm_standort"))
    (section,) = centre_transfers(book, HERE)
    assert [table.caption for table in of(Table, section)] == [
        "Hierher übernommen: 1 dokumentierter Fall",
        "Von hier übernommen: 1 dokumentierter Fall",
        "Standort eines Programms, keine Übernahme: 1 dokumentierter Fall",
    ]
    links = [getattr(table.rows[0][0][0], "target", "") for table in of(Table, section)]
    assert links == ["uebertragungen/ein/", "uebertragungen/aus/", "uebertragungen/s/"]
    assert centre_transfers(book, THERE) == []


def test_a_field_of_action_shows_what_was_taken_over_into_it(book_of: MakeBook) -> None:
    book = book_of(practice("p"), taken("u", in_handlungsfeld="spiel"), taken("v"))
    (section,) = field_transfers(book, VOCABULARY[0])
    (table,) = of(Table, section)
    assert [getattr(row[0][0], "target", "") for row in table.rows] == ["uebertragungen/u/"]


# -- stumbling blocks ----------------------------------------------------------------------------


def tripped(id_: str, *kinds: str) -> Practice:
    cases = [
        {"art": kind, "was": f"Fall {number}.", "gegenmassnahme": "Schirm.", "half": "ja"}
        for number, kind in enumerate(kinds)
    ]
    return practice(id_, stolpersteine=cases)


def test_the_list_of_stumbling_blocks_has_a_few_cases_of_each_kind(book_of: MakeBook) -> None:
    others = (tripped(f"b{number}", "geld") for number in range(7))
    book = book_of(tripped("a", "geld", "regen", "geld"), *others)
    money, rain = all_obstacles(book)
    (table,) = of(Table, money)
    assert table.caption == "Geld: 9 Fälle, 5 davon hier"
    assert [cell[0] for cell in table.rows[0][1:]] == ["Fall 0.", "Schirm.", "ja"]
    assert of(Links, money)[0].items[0].target == "stolpersteine/geld/"
    assert [cell[0] for cell in of(Table, rain)[0].rows[0][1:]] == ["Fall 1.", "Schirm.", "ja"]


def test_a_kind_without_cases_says_so(book_of: MakeBook) -> None:
    book = book_of()
    notes = [links.items[0].note for links in of(Links, *all_obstacles(book))]
    assert notes == ["noch kein Fall dokumentiert"] * 2
    assert of(Empty, *obstacle_cases(book, RAIN)) == [Empty("Noch kein Fall dokumentiert.")]


def test_very_many_cases_are_split_over_pages(book_of: MakeBook) -> None:
    book = book_of(*(tripped(f"p{number:03}", "geld") for number in range(201)))
    (first,) = obstacle_cases(book, MONEY)
    assert len(of(Table, first)[0].rows) == 100
    second, third = more_cases(book, MONEY)
    assert [page.address for page in (second, third)] == [
        "stolpersteine/geld/2/",
        "stolpersteine/geld/3/",
    ]
    assert of(Links, first)[0].items[0].target == second.address
    assert of(Links, *second.sections)[0].items[0].target == third.address
    assert not of(Links, *third.sections)
    assert [len(of(Table, *page.sections)[0].rows) for page in (second, third)] == [100, 1]
    tables = of(Table, first, *second.sections, *third.sections)
    shown = [row[0][0] for table in tables for row in table.rows]
    assert len({getattr(link, "target", "") for link in shown}) == 201
