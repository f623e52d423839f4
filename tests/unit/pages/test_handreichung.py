"""A Handreichung gathers what the library has for a Handlungsfeld, and marks what is judgement."""

from __future__ import annotations

import pytest

from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.practice import Practice
from praxistransfer.model.vocabulary import Handlungsfeld
from praxistransfer.model.words import JUDGED
from praxistransfer.pages.blocks import Notice, Page, Prose, Section, Sources, Table
from praxistransfer.pages.handreichung import (
    Handreichung,
    gather,
    handreichung_pages,
    show_patterns,
)
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.vocabulary import vocabulary_page


def field_of(library: Library, id_: str) -> Handlungsfeld:
    field = library.entries[id_]
    assert isinstance(field, Handlungsfeld)
    return field


@pytest.fixture(scope="module")
def found(beispielland: Library) -> Handreichung:
    return gather(Book(Knowledge(beispielland)), field_of(beispielland, "nachbarschaft"))


@pytest.fixture(scope="module")
def page(beispielland: Library) -> Page:
    book = Book(Knowledge(beispielland))
    (made,) = handreichung_pages(book, field_of(beispielland, "nachbarschaft"))
    return made


def section(page: Page, id_: str) -> Section:
    return next(part for part in page.sections if part.id == id_)


def ids(entries: tuple[object, ...]) -> list[str]:
    return [str(getattr(entry, "id", "")) for entry in entries]


def test_the_best_evidenced_practice_comes_first(found: Handreichung) -> None:
    assert ids(found.practices) == ["kreis-musterland-tueren-oeffnen", "musterstadt-tandemgarten"]


def test_only_law_in_force_and_running_programmes_are_named(nrw: Library) -> None:
    book = Book(Knowledge(nrw))
    values = [gather(book, field) for field in nrw.entries_of(Handlungsfeld)]
    assert {law.status for value in values for law in value.laws} == {"geltend"}
    assert {item.status for value in values for item in value.programmes} == {"laufend"}


def test_take_overs_are_those_into_the_field_or_of_its_practices(found: Handreichung) -> None:
    assert ids(found.takeovers) == ["tandemgarten-nach-kreis-musterland", "fragen-aus-nebenland"]


def test_experience_is_a_practice_or_a_take_over(found: Handreichung) -> None:
    told = {item.centre.id: (len(item.practices), len(item.takeovers)) for item in found.experience}
    assert told == {
        "ki-kreis-musterland": (1, 1),
        "ki-musterstadt": (1, 0),
        "ki-probestadt": (1, 1),
    }


def test_each_obstacle_names_its_practice_and_what_was_done(page: Page) -> None:
    (table,) = section(page, "stolpersteine").blocks
    assert isinstance(table, Table)
    was, _, remedy, practice = table.rows[0]
    assert was == ("Der Zuschuss für das Wasser kam erst nach der Ernte.",)
    assert remedy == ("Regentonnen, geliehen von den Nachbarschaftsvereinen",)
    assert practice[0].target == "praxis/musterstadt-tandemgarten/"  # type: ignore[union-attr]


def test_plans_are_marked_as_judgement(page: Page) -> None:
    part = section(page, "neunzig-tage")
    notice, *tables = part.blocks
    assert JUDGED in part.heading
    assert isinstance(notice, Notice)
    assert tables
    for table in tables:
        assert isinstance(table, Table)
        assert table.caption.startswith(JUDGED)


def test_a_pattern_that_only_the_editors_see_is_marked(beispielland: Library) -> None:
    book = Book(Knowledge(beispielland))
    field = field_of(beispielland, "nachbarschaft")
    value = gather(book, field)
    assert "mindestens-drei-fragen" in ids(value.patterns)  # by a source as well
    assert value.judged_patterns == ()
    seen = value._replace(patterns=(), judged_patterns=value.patterns)
    notice, _ = show_patterns(seen)
    assert isinstance(notice, Notice)
    assert JUDGED in notice.title


def test_the_fixed_part_stands_on_the_field_and_on_its_page(beispielland: Library) -> None:
    book, field = Book(Knowledge(beispielland)), field_of(beispielland, "sprache-und-begegnung")
    assert field.handreichung
    (made,) = handreichung_pages(book, field)
    for shown in (section(made, "worum"), section(vocabulary_page(book, field), "handreichung")):
        assert Prose(field.handreichung) in shown.blocks
    assert made.sources == field.quellen
    assert section(made, "quellen").blocks == (Sources(field.quellen),)


def test_neither_a_strategy_nor_a_field_without_practices_has_one(beispielland: Library) -> None:
    book = Book(Knowledge(beispielland))
    for field in beispielland.entries_of(Handlungsfeld):
        pages = handreichung_pages(book, field)
        practices = book.knowledge.practices_of(field)
        assert bool(pages) == (field.art != "strategie" and bool(practices)), field.id
    assert any(isinstance(item, Practice) for item in beispielland.entries.values())
