"""What the start page shows first, chosen by rules from what the handbook holds."""

from __future__ import annotations

import json
from typing import TypeVar

from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.base import Konzept
from praxistransfer.model.practice import Uebertragung
from praxistransfer.model.vocabulary import (
    Foerderprogramm,
    Handlungsfeld,
    Integrationszentrum,
    Zielgruppe,
)
from praxistransfer.pages.blocks import Page, SearchBox
from praxistransfer.pages.maps import letters_of
from praxistransfer.pages.overviews import overview_pages
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.start import start_products
from praxistransfer.pages.start_blocks import Closing, Featured, FieldIndex, Opening
from praxistransfer.tools.folder import StaticFile

B = TypeVar("B")


def products(library: Library) -> tuple[Page, StaticFile]:
    page, file = start_products(Book(Knowledge(library)))
    assert isinstance(page, Page)
    assert isinstance(file, StaticFile)
    return page, file


def block_of(page: Page, kind: type[B]) -> B:
    blocks = (*page.top, *(block for section in page.sections for block in section.blocks))
    (found,) = (block for block in blocks if isinstance(block, kind))
    return found


def test_the_featured_take_over_is_one_that_happened_between_places(nrw: Library) -> None:
    page, _ = products(nrw)
    featured = block_of(page, Featured)
    (shown,) = (
        item
        for item in nrw.entries_of(Uebertragung)
        if featured.link.target == f"uebertragungen/{item.id}/"
    )
    assert shown.ist_uebernahme
    assert shown.status in {"erprobt", "verstetigt", "abgewandelt"}
    assert shown.art == "kommune_zu_kommune"
    assert len(featured.facts) == 3
    assert {tile.role for tile in featured.picture.tiles} == {"her", "hin", ""}
    assert len(featured.picture.arcs) == len({place.kommune for place in shown.nach} - {None})


def test_every_example_of_a_search_is_a_name_of_something_with_practices(nrw: Library) -> None:
    page, _ = products(nrw)
    examples = block_of(page, SearchBox).examples
    assert len(examples) == 4
    knowledge = Knowledge(nrw)
    kinds: tuple[type[Konzept], ...] = (
        Handlungsfeld,
        Zielgruppe,
        Integrationszentrum,
        Foerderprogramm,
    )
    for kind, example in zip(kinds, examples, strict=True):
        (entry,) = (item for item in nrw.entries_of(kind) if item.label == example)
        assert knowledge.practices_of(entry)
    assert all(len(text) <= 24 for text in examples)


def test_every_field_with_practices_is_counted_and_every_other_one_is_wanted(nrw: Library) -> None:
    page, _ = products(nrw)
    groups = block_of(page, FieldIndex).groups
    assert [group.tone for group in groups] == ["q", "b", "n"]
    for group in groups:
        numbers = [number for _, _, number in group.rows]
        assert numbers == sorted(numbers, reverse=True)
        assert all(numbers)
    shown = {link.target for group in groups for _, link, _ in group.rows}
    assert not shown & {link.target for group in groups for link in group.wanted}


def test_the_figures_say_how_many_places_are_missing(beispielland: Library) -> None:
    page, _ = products(beispielland)
    closing = block_of(page, Closing)
    missing = closing.of_places - closing.places
    assert closing.of_places == len(beispielland.entries_of(Integrationszentrum))
    assert closing.wanted.text == (f"Gesucht: {missing} Kommune{'n' * (missing != 1)}")


def test_the_name_of_the_handbook_is_parted_before_what_it_is_of(
    nrw: Library, beispielland: Library
) -> None:
    assert block_of(products(nrw)[0], Opening).large == "Handbuch guter Praxis"
    opening = block_of(products(beispielland)[0], Opening)
    assert opening.large == "Erfundene Praxis"
    assert opening.rest.startswith("für Prüfzwecke")


def test_every_municipality_leads_to_its_centre(nrw: Library) -> None:
    _, file = products(nrw)
    places = json.loads(file.content)
    centres = nrw.entries_of(Integrationszentrum)
    assert file.address == "ki/orte.json"
    assert len(places) > 396
    assert places["Detmold"] == "ki/ki-kreis-lippe/"
    assert {*places.values()} == {f"ki/{centre.id}/" for centre in centres}


def test_places_have_the_letters_people_know_and_two_never_have_the_same(nrw: Library) -> None:
    letters = {centre.id: letters_of(centre) for centre in nrw.entries_of(Integrationszentrum)}
    assert len({*letters.values()}) == len(letters)
    assert letters["ki-kreis-lippe"] == "LIP"
    assert (letters["ki-stadt-aachen"], letters["ki-staedteregion-aachen"]) == ("AC", "AC-R")


def test_a_place_without_a_plate_has_letters_of_its_name(nrw: Library) -> None:
    (centre,) = (item for item in nrw.entries_of(Integrationszentrum) if item.id == "ki-duisburg")
    assert letters_of(centre.model_copy(update={"kennzeichen": None})) == "Duis"


def test_lists_begin_with_what_runs_and_with_take_overs(nrw: Library) -> None:
    pages = {page.address: page for page in overview_pages(Book(Knowledge(nrw)))}
    headings = {
        address: [section.heading for section in pages[address].sections]
        for address in ("programme/", "rechtsgrundlagen/", "uebertragungen/")
    }
    assert headings["programme/"][0] == "Status: laufend"
    assert headings["rechtsgrundlagen/"][0] == "Status: geltend"
    assert headings["uebertragungen/"][0] == "Von Kommune zu Kommune"
    assert headings["uebertragungen/"][-1] == "Standort eines Programms (keine Übernahme)"
