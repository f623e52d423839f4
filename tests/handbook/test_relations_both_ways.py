"""Every reference of every entry can be followed on the pages, there and back again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from reading import Document, elements, parse, text_of

from handbook import Handbook
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library, key_of
from praxistransfer.library.relations import Link
from praxistransfer.library.summaries import Summary
from praxistransfer.model.addresses import address_of
from praxistransfer.model.base import Eintrag

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NO_REFERENCE = {"datei", "frueher", "quelle", "quellen", "schritt", "schritte"}
"""Fields in which a word that happens to be the id of an entry does not mean that entry."""

HIGHLIGHTED = {("praxis/", "Verwandte Beispiele"), ("praxis/", "Übertragungen")}
"""Backlinks that have a section of their own on the pages of a kind."""

HEADED_OTHERWISE = {
    "uebertragungen": "Übertragungen",
    "verwandte-beispiele": "Verwandte Beispiele",
}
"""Anchors of sections whose heading says the same in words of readers."""


BACK = {
    "practice": {"Praxisbeispiele", "Verwandte Beispiele", "Vorgekommen in", "Übertragbar aus"},
    "handlungsfeld": {"Ersetzt", "Unterbegriffe", "Verwandt"},
    "integrationszentrum": {"Ersetzt", "Verwandt"},
    "akteur": {"Akteure", "Ersetzt", "Verwandt"},
    "foerderprogramm": {"Ersetzt", "Programme", "Verwandt"},
    "rechtsgrundlage": {"Ersetzt", "Ersetzt durch", "Recht", "Verwandt"},
    "zielgruppe": {"Ersetzt", "Unterbegriffe", "Verwandt"},
    "strukturelement": {"Arbeitsformen", "Ersetzt", "Unterbegriffe", "Verwandt"},
    "stolperstein": {"Ersetzt", "Verwandt"},
    "vorgehensmuster": {"Verwandt", "Vorgehensmuster"},
    "uebertragung": {"Übertragungen"},
    "schulungsbaustein": {"Schulungen"},
    "begriff": {"Im Glossar"},
}
"""Kind of entry → the headings below which other pages list it: what it is to them."""


@pytest.fixture(scope="module", params=["nrw", "beispielland"])
def place(request: pytest.FixtureRequest) -> str:
    """Name the handbook that is tested."""
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def library(place: str, request: pytest.FixtureRequest) -> Library:
    """Return its library."""
    found: Library = request.getfixturevalue(place)
    return found


@pytest.fixture(scope="module")
def knowledge(library: Library) -> Knowledge:
    """Return what its pages may ask."""
    return Knowledge(library)


@pytest.fixture(scope="module")
def pages(place: str, request: pytest.FixtureRequest) -> dict[str, Document]:
    """Return its pages by their addresses."""
    handbook: Handbook = request.getfixturevalue(f"{place}_handbook")
    return {
        item.page.address: Document(item.page.address, parse(item.html)) for item in handbook.pages
    }


@pytest.fixture(scope="module")
def edges(library: Library, knowledge: Knowledge) -> list[Link]:
    """Return every reference of every entry and every term."""
    entries = (*library.entries.values(), *library.begriffe.values())
    return [link for entry in entries for link in knowledge.links_from(entry)]


def split(entry: Eintrag | Summary) -> tuple[str, str]:
    """Return the page an entry stands on, and its id there if the page shows others as well."""
    address, _, fragment = address_of(entry).partition("#")
    return address, fragment


def place_of(entry: Eintrag | Summary, pages: dict[str, Document]) -> Element:
    """Return the part of the site that is about an entry: its page, or its place in a list."""
    address, fragment = split(entry)
    page = pages[address]
    return page.by_id[fragment] if fragment else page.root


def sections(page: Document) -> Iterator[tuple[str, Element]]:
    """Yield the headings of a page with what stands below them."""
    for section in elements(page.root, "section"):
        yield text_of(next(elements(section, "h2"))), section


def name(link: Link) -> str:
    return f"{link.origin.kind} {link.origin.id} → {link.goal.kind} {link.goal.id}"


def test_there_are_references_of_every_kind(edges: list[Link], library: Library) -> None:
    assert len(edges) > len(library.entries)
    kinds = {(link.origin.kind, link.goal.kind) for link in edges}
    assert {
        ("practice", "handlungsfeld"),
        ("practice", "integrationszentrum"),
        ("practice", "akteur"),
        ("practice", "zielgruppe"),
        ("practice", "foerderprogramm"),
        ("practice", "stolperstein"),
        ("handlungsfeld", "handlungsfeld"),
        ("akteur", "handlungsfeld"),
        ("foerderprogramm", "handlungsfeld"),
        ("begriff", "rechtsgrundlage"),
    } <= kinds


def test_every_id_that_an_author_wrote_is_a_reference(edges: list[Link], library: Library) -> None:
    known = {(key_of(link.origin.kind, link.origin.id), link.goal.id) for link in edges}
    known |= {
        (key_of(summary.kind, summary.id), id_)
        for summary in library.summaries
        for _, _, id_ in summary.judged
    }
    missing = []
    for entry in (*library.entries.values(), *library.begriffe.values()):
        origin = library.origin_of(entry)
        data: Any = origin.document.data
        for part in origin.path:
            data = data[part]
        written = {**data, "id": "", "art": ""}
        ids = [id_ for id_ in _words(written) if id_ in library.entries]  # no drafts
        key = key_of(entry.kind, entry.id)
        missing += [f"{entry.id}: {id_}" for id_ in ids if (key, id_) not in known]
    assert not missing


def _words(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for item in data:
            yield from _words(item)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in NO_REFERENCE:
                yield from _words(value)


def test_every_reference_leads_to_the_page_of_its_target(
    edges: list[Link], pages: dict[str, Document]
) -> None:
    assert not [
        name(link)
        for link in edges
        if split(link.goal) not in pages[split(link.origin)[0]].links(place_of(link.origin, pages))
    ]


def test_every_reference_leads_back_to_its_source(
    edges: list[Link], pages: dict[str, Document]
) -> None:
    assert not [
        name(link)
        for link in edges
        if split(link.origin) not in pages[split(link.goal)[0]].links(place_of(link.goal, pages))
    ]


def test_the_way_back_stands_below_a_heading_that_names_it(
    edges: list[Link], knowledge: Knowledge, pages: dict[str, Document]
) -> None:
    wrong = []
    for link in edges:
        page = pages[split(link.goal)[0]]
        below = [
            part
            for heading, part in sections(page)
            if link.back in (heading, HEADED_OTHERWISE.get(part.get("aria-labelledby") or ""))
        ]
        if link.back == "Verwandt" and link.origin in _stated(knowledge, link.goal):
            # What both sides state is said once, among the facts.
            below = [row for row in elements(page.root, "div") if _term(row) == "Verwandt"]
        if not any(split(link.origin) in page.links(part) for part in below):
            wrong.append(f"{name(link)}: {link.back}")
    assert not wrong


def test_the_headings_of_the_ways_back_name_what_refers_there(edges: list[Link]) -> None:
    assert not {name(link) for link in edges if link.back not in BACK[link.origin.kind]}


def _stated(knowledge: Knowledge, head: Summary) -> list[Summary]:
    entry = knowledge.open_entry(head.id)
    return [link.goal for link in knowledge.links_from(entry) if link.label == "Verwandt"]


def _term(row: Element) -> str:
    return next((text_of(child) for child in row if child.tag == "dt"), "")


def test_no_page_has_two_sections_of_the_same_name(pages: dict[str, Document]) -> None:
    headings = {address: [name for name, _ in sections(page)] for address, page in pages.items()}
    assert not [address for address, found in headings.items() if len(found) != len(set(found))]


def test_a_list_of_backlinks_names_no_entry_that_does_not_refer_here(
    library: Library, knowledge: Knowledge, pages: dict[str, Document]
) -> None:
    wrong = []
    for entry in library.entries.values():
        page = pages[split(entry)[0]]
        refer: dict[str, set[tuple[str, str]]] = {}
        for link in knowledge.links_to(entry):
            refer.setdefault(link.back, set()).add(split(link.origin))
        for heading, part in sections(page):
            kind = page.address.partition("/")[0] + "/"
            if heading in refer and (kind, heading) not in HIGHLIGHTED:
                wrong += [
                    f"{entry.id}, {heading}: {found}"
                    for found in page.links(part) - refer[heading]
                    if found[0].count("/") == 2 or found[1]
                ]
    assert not wrong
