"""Reading paths are made of what the library holds, in an order in which it can be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from municipalities import VOCABULARY, practice

from praxistransfer.building.plan import plan_pages
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.addresses import Anchor
from praxistransfer.model.practice import Practice
from praxistransfer.model.vocabulary import Akteur, Handlungsfeld
from praxistransfer.pages.blocks import Cards, Empty, Facts, Inline, Links, Page, Section
from praxistransfer.pages.newcomers import newcomer_page, path_pages
from praxistransfer.pages.page_parts import Book
from praxistransfer.search.documents import SearchDocument


def pages_of(library: Library) -> dict[str, Page]:
    book = Book(Knowledge(library))
    paths = [
        page for field in library.entries_of(Handlungsfeld) for page in path_pages(book, field)
    ]
    return {page.address: page for page in (newcomer_page(book), *paths)}


@pytest.fixture(scope="module")
def pages(beispielland: Library) -> dict[str, Page]:
    return pages_of(beispielland)


@pytest.fixture(scope="module")
def path(pages: dict[str, Page]) -> dict[str, Section]:
    return {part.id: part for part in pages["neu-im-ki/nachbarschaft/"].sections}


def links(section: Section) -> list[str]:
    return [
        item.target for block in section.blocks if isinstance(block, Links) for item in block.items
    ]


def rows(section: Section) -> dict[str, tuple[Inline, ...]]:
    facts = [block for block in section.blocks if isinstance(block, Facts)]
    return {row.label: row.values for block in facts for row in block.rows}


def test_every_field_with_practices_has_a_path_and_strategies_have_none(
    pages: dict[str, Page], beispielland: Library
) -> None:
    book = Book(Knowledge(beispielland))
    wanted = {
        f"neu-im-ki/{field.id}/"
        for field in beispielland.entries_of(Handlungsfeld)
        if book.knowledge.practices_of(field) and field.art != "strategie"
    }
    assert set(pages) == {"neu-im-ki/", *wanted}
    assert "neu-im-ki/nachbarschaftspflege/" not in pages


def test_the_beginning_leads_to_every_path(pages: dict[str, Page]) -> None:
    found = {target for section in pages["neu-im-ki/"].sections for target in links(section)}
    assert set(pages) - {"neu-im-ki/"} <= found


def test_the_steps_come_in_the_order_of_reading(path: dict[str, Section]) -> None:
    order = ["worum", "recht", "akteure", "programme", "vorgehen", "beispiele", "schulungen",
             "fragen", "luecken"]  # fmt: skip
    assert [id_ for id_ in path if id_ in order] == [id_ for id_ in order if id_ in path]
    numbered = [part.heading for id_, part in path.items() if id_ != "luecken"]
    assert [heading.split(".")[0] for heading in numbered] == [
        str(number) for number in range(1, len(numbered) + 1)
    ]


def test_law_and_programmes_of_today_stand_apart_from_history(nrw: Library) -> None:
    (section,) = (part for part in pages_of(nrw)["neu-im-ki/sport/"].sections if part.id == "recht")
    law = rows(section)
    assert any("2021" in item.text for item in law["Heute"] if isinstance(item, Anchor))
    assert any("2012" in item.text for item in law["Damals"] if isinstance(item, Anchor))


def test_the_best_evidenced_practice_comes_first_and_none_that_was_withdrawn(
    path: dict[str, Section], pages: dict[str, Page]
) -> None:
    (cards,) = (block for block in path["beispiele"].blocks if isinstance(block, Cards))
    assert [card.link.target for card in cards.items] == [
        "praxis/kreis-musterland-tueren-oeffnen/",  # compared
        "praxis/musterstadt-tandemgarten/",  # counted
    ]
    suitcase = pages["neu-im-ki/lotsenkoffer/"].sections
    assert "beispiele" not in {part.id for part in suitcase}


def test_a_path_names_at_most_five_practices(nrw: Library) -> None:
    for page in pages_of(nrw).values():
        for section in page.sections:
            for block in section.blocks:
                assert not isinstance(block, Cards) or len(block.items) <= 5


def test_questions_come_from_trainings_practices_and_what_was_difficult(
    path: dict[str, Section],
) -> None:
    asked = rows(path["fragen"])
    assert asked["Aus „Tandems begleiten – Übungen für Lots*innen“"] == (
        "Was ist ein Tandem – und was keins?",
        "Wer gießt, wenn’s regnet?",
    )
    assert "stolpersteine/geld/" in links(path["fragen"])


def test_actors_stand_in_the_order_in_which_practices_name_them_most_often(
    make_library: Callable[..., Library],
) -> None:
    names = [f"akteur-{number}" for number in range(10)]
    actors = [Akteur(id=name, label=name, art="zivilgesellschaft", rolle="-") for name in names]
    practices = [
        practice(
            f"p{number}", landesweit="ja", akteure=[{"akteur": name} for name in names[number:]]
        )
        for number in range(10)
    ]
    sections = pages_of(make_library(*VOCABULARY, *actors, *practices))["neu-im-ki/spiel/"].sections
    (section,) = (section for section in sections if section.id == "akteure")
    assert links(section) == [f"akteure/akteur-{number}/" for number in range(9, 1, -1)]


def test_what_the_library_lacks_is_said_and_not_shown_empty(beispielland: Library) -> None:
    entries = {
        id_: entry.model_copy(update={"fortbildung": None, "muster": (), "stolpersteine": ()})
        if isinstance(entry, Practice)
        else entry
        for id_, entry in beispielland.entries.items()
        if entry.kind not in {"schulungsbaustein", "vorgehensmuster"}
    }
    page = pages_of(replace(beispielland, entries=entries))["neu-im-ki/nachbarschaft/"]
    found = {part.id: part for part in page.sections}
    assert not {"schulungen", "fragen", "vorgehen"} & set(found)
    (gap,) = (block for block in found["luecken"].blocks if isinstance(block, Empty))
    assert "„Schulungen“" in gap.text
    assert links(found["luecken"]) == ["mitmachen/"]


def test_the_search_finds_paths(beispielland: Library) -> None:
    (group,) = (
        group for group in plan_pages(beispielland) if group.name == "neu-im-ki/nachbarschaft"
    )
    found = [*group.make(Book(Knowledge(beispielland)))]
    assert [(type(item), getattr(item, "address", "")) for item in found] == [
        (Page, "neu-im-ki/nachbarschaft/"),
        (SearchDocument, "neu-im-ki/nachbarschaft/"),
    ]


def test_a_library_without_practices_says_so(beispielland: Library) -> None:
    entries = {id_: e for id_, e in beispielland.entries.items() if e.kind == "handlungsfeld"}
    (page,) = pages_of(replace(beispielland, entries=entries)).values()
    assert any(isinstance(block, Empty) for section in page.sections for block in section.blocks)
