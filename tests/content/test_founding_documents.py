"""What the two founding documents name can be found in the handbook, and found quickly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from handbook import Handbook
from praxistransfer.library.library import Library
from praxistransfer.model.vocabulary import Handlungsfeld

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "docs/entwicklung/gruendungsdokumente.md"

ROW = re.compile(
    r"^\| *(?P<where>[^|]+?) *\| *(?P<what>[^|]+?) *\| */(?P<address>[^| ]*) *\|$", re.MULTILINE
)
CITED = re.compile(r"(?:Stellungnahme, S\. |Interview, (?:Vorspann|Frage ))")
MENU = re.compile(r"^ *- (?:[^:\n]+: )?(?P<folder>\S*?)index\.md$", re.MULTILINE)
LINK = re.compile(r'<a\s[^>]*?href="([^"]*)"')

BASE = "https://site.example/"
FARTHEST = 2
"""Links from the start page or an overview that the main menu names."""

NOT_FROM_THE_DOCUMENTS = {
    "antidiskriminierung": "added from the law of 2021",
    "gesundheit-pflege": "added from a page of the Land",
    "kultur": "added from a page of the Land",
}
"""Field → where it comes from."""


def rows() -> list[dict[str, str]]:
    return [match.groupdict() for match in ROW.finditer(TABLES.read_text("utf-8"))]


def menu() -> set[str]:
    """Return the addresses that the main menu names."""
    navigation = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[2]
    return {match["folder"] for match in MENU.finditer(navigation)}


def page_of(address: str) -> str:
    return address.partition("#")[0]


@pytest.fixture(scope="module")
def pages(nrw_handbook: Handbook) -> dict[str, str]:
    """Return the HTML of every generated page by its address."""
    return {item.page.address: item.html for item in nrw_handbook.pages}


@pytest.fixture(scope="module")
def near(pages: dict[str, str]) -> set[str]:
    """Return the addresses that are at most two links away."""
    found = newest = {"", *menu()} & pages.keys()
    for _ in range(FARTHEST):
        newest = set(_linked(newest, pages)) - found
        found = found | newest
    return found


def _linked(addresses: Iterable[str], pages: dict[str, str]) -> Iterable[str]:
    for address in addresses:
        for href in LINK.findall(pages.get(address, "")):
            yield unquote(page_of(urljoin(BASE + address, href)).removeprefix(BASE))


def test_the_tables_are_read_to_the_last_row() -> None:
    text = TABLES.read_text("utf-8")
    lines = [line for line in text.splitlines() if line.startswith("|")]
    heads = [line for line in lines if line.startswith(("| Genannt in", "|---"))]
    assert len(rows()) == len(lines) - len(heads)
    assert len(rows()) >= 60


def test_every_row_says_which_document_names_it_and_where() -> None:
    assert not [row["what"] for row in rows() if not CITED.match(row["where"])]


def test_nothing_stands_there_twice() -> None:
    named = [row["what"] for row in rows()]
    assert sorted(set(named)) == sorted(named)


def test_the_menu_is_understood(pages: dict[str, str]) -> None:
    assert {
        "nachschlagen/",
        "praxis/",
        "handlungsfelder/",
        "struktur/",
        "glossar/",
    } <= menu() & pages.keys()


def test_every_page_exists(pages: dict[str, str]) -> None:
    assert not [row["address"] for row in rows() if page_of(row["address"]) not in pages]


def test_every_place_on_a_page_exists(pages: dict[str, str]) -> None:
    places = [row["address"].partition("#") for row in rows() if "#" in row["address"]]
    assert places
    assert not [place for page, _, place in places if f'id="{place}"' not in pages[page]]


def test_every_page_is_at_most_two_links_away(near: set[str]) -> None:
    assert not [row["address"] for row in rows() if page_of(row["address"]) not in near]


def test_no_field_of_the_documents_is_left_out(nrw: Library) -> None:
    listed = {row["address"] for row in rows()}
    fields = {field.id for field in nrw.entries_of(Handlungsfeld)} - NOT_FROM_THE_DOCUMENTS.keys()
    assert not [id_ for id_ in sorted(fields) if f"handlungsfelder/{id_}/" not in listed]
