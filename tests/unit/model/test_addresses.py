"""Links lead from any page to any other, wherever the site lies."""

from __future__ import annotations

import itertools
from urllib.parse import urljoin

import pytest

from handbook import Handbook
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.addresses import (
    Anchor,
    address_of,
    anchor,
    material_address,
    overview,
    relative,
)
from praxistransfer.model.base import Eintrag
from praxistransfer.model.practice import Practice
from praxistransfer.model.vocabulary import Begriff, Quellenwerk
from praxistransfer.model.words import KINDS
from praxistransfer.pages.blocks import Page
from praxistransfer.theme.page_html import PageHtml


@pytest.mark.parametrize(
    ("source", "target", "link"),
    [
        # from the start page
        ("", "praxis/", "praxis/"),
        ("", "praxis/borken/", "praxis/borken/"),
        ("", "glossar/#kaoa", "glossar/#kaoa"),
        # to the start page
        ("praxis/", "", "../"),
        ("praxis/borken/", "", "../../"),
        # between pages
        ("praxis/borken/", "praxis/hamm/", "../../praxis/hamm/"),
        ("praxis/borken/", "praxis/", "../../praxis/"),
        ("praxis/", "praxis/borken/", "../praxis/borken/"),
        ("praxis/borken/", "ki/ki-kreis-borken/", "../../ki/ki-kreis-borken/"),
        # to a place on another page
        ("praxis/borken/", "glossar/#kaoa", "../../glossar/#kaoa"),
        ("praxis/borken/", "#quelle-dosb", "#quelle-dosb"),
        # to the same page
        ("glossar/", "glossar/#kaoa", "#kaoa"),
        ("praxis/borken/", "praxis/borken/", "../../praxis/borken/"),
        ("", "#kaoa", "#kaoa"),
        ("", "", "./"),
        # to a file
        ("praxis/borken/", "material/borken/plakat.pdf", "../../material/borken/plakat.pdf"),
        ("", "schema/practice.json", "schema/practice.json"),
        # away from the site
        ("praxis/borken/", "https://a.example/b#c", "https://a.example/b#c"),
        ("", "http://a.example", "http://a.example"),
    ],
)
def test_the_link_leads_by_way_of_the_start_page(source: str, target: str, link: str) -> None:
    assert relative(source, target) == link


@pytest.mark.parametrize(
    ("source", "target", "link"),
    [
        ("", "praxis/", "praxis/"),
        ("", "", "./"),
        ("praxis/", "praxis/", "../praxis/"),
        ("praxis/borken/", "praxis/", "../../praxis/"),
        ("praxis/borken/", "#quellen", "#quellen"),
        ("glossar/", "glossar/#kaoa", "#kaoa"),
        ("praxis/", "glossar/#kaoa", "../glossar/#kaoa"),
        ("praxis/", "https://a.example/b", "https://a.example/b"),
        ("praxis/", "https://a.example/b#c", "https://a.example/b#c"),
    ],
)
def test_a_link_that_stands_on_many_pages_leads_from_each_of_them(
    beispielland: Library, source: str, target: str, link: str
) -> None:
    page_html = PageHtml(Page(source, "x", "", ()), Knowledge(beispielland))
    assert page_html.inline(Anchor("x", target)) == f'<a href="{link}">x</a>'


def test_every_link_leads_where_it_should_also_below_a_folder() -> None:
    pages = ("", "praxis/", "praxis/a/", "praxis/b/", "ki/a/", "hilfe/pt101/", "a/b/c/d/")
    targets = (*pages, "glossar/#x", "praxis/a/#y", "material/a/x.pdf", "#z")
    for source, target in itertools.product(pages, targets):
        for base in ("https://a.example/", "https://a.example/tief/unten/"):
            here = base + source
            wanted = here + target if target.startswith("#") else base + target
            assert urljoin(here, relative(source, target)) == wanted


def test_every_kind_of_entry_has_a_page_or_a_place(
    nrw: Library, beispielland: Library, beispielland_handbook: Handbook
) -> None:
    pages = {item.page.address for item in beispielland_handbook.pages}
    for entry in beispielland.all_entries:
        address, _, place = address_of(entry).partition("#")
        assert address in pages
        assert place == (entry.id if isinstance(entry, Begriff | Quellenwerk) else "")
    addresses = [address_of(entry) for entry in (*nrw.all_entries, *beispielland.all_entries)]
    assert all(address.isascii() and " " not in address for address in addresses)


def test_no_two_entries_share_an_address(nrw: Library, beispielland: Library) -> None:
    for library in (nrw, beispielland):
        addresses = [address_of(entry) for entry in library.all_entries]
        assert len(addresses) == len(set(addresses))


def test_no_two_kinds_share_a_folder() -> None:
    folders = [words.folder for words in KINDS.values() if words.folder]
    assert len(folders) == len(set(folders)) == 12


def entry(id_: str) -> Eintrag:
    return Begriff(id=id_, kurz="KI", label="Kommunales Integrationszentrum")


def test_a_link_to_an_entry_bears_its_name() -> None:
    assert anchor(entry("ki"), "kurz") == Anchor("KI", "glossar/#ki", "kurz")


def test_the_list_of_a_kind_bears_its_plural() -> None:
    assert overview("akteur") == Anchor("Akteure", "akteure/")


def test_material_lies_in_a_folder_of_its_practice(beispielland: Library) -> None:
    practice = beispielland.entries["musterstadt-tandemgarten"]
    assert isinstance(practice, Practice)
    assert material_address(practice, "plakat.pdf") == (
        "material/musterstadt-tandemgarten/plakat.pdf"
    )
