"""The matrix counts what stands in the entries, and shows openly where nothing stands."""

from __future__ import annotations

import pytest

from praxistransfer.library.facets import facets_of
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.practice import Practice
from praxistransfer.pages.blocks import Count, Matrix, Page
from praxistransfer.pages.matrix import cross_facets, matrix_page
from praxistransfer.pages.page_parts import Book
from praxistransfer.theme.render import Renderer


@pytest.fixture(scope="module")
def book(beispielland: Library) -> Book:
    return Book(Knowledge(beispielland))


@pytest.fixture(scope="module")
def page(book: Book) -> Page:
    return matrix_page(book)


def matrices(page: Page) -> dict[str, Matrix]:
    return {
        section.id: block
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Matrix)
    }


def cells(matrix: Matrix, row: str) -> dict[str, Count]:
    (found,) = (cells for link, cells in matrix.rows if link.text == row)
    heads = [head if isinstance(head, str) else head.text for head in matrix.columns]
    counts = [cell for cell in found if isinstance(cell, Count)]
    return dict(zip(heads, counts, strict=True))


def test_there_is_a_table_for_each_criterion(page: Page) -> None:
    assert list(matrices(page)) == ["zielgruppen", "belege", "regierungsbezirke"]


def test_a_practice_counts_in_its_fields_and_broader_ones_for_each_group(page: Page) -> None:
    groups = cells(matrices(page)["zielgruppen"], "Sprache und Begegnung")
    assert groups["Neu Ankommende"].number == 2  # the garden and the practice night
    assert groups["Nachtschichtarbeitende"].number == 0


def test_every_practice_is_counted_with_its_evidence(book: Book) -> None:
    for row in cross_facets(book, "beleg"):
        practices = [item for item in book.knowledge.entries_of(Practice) if row[0].field.id in
                     _with_broader(book, item)]  # fmt: skip
        assert sum(item.number for item in row) == len(practices), row[0].field.id


def _with_broader(book: Book, practice: Practice) -> set[str]:
    fields = next(facet for facet in facets_of(book.knowledge) if facet.id == "handlungsfeld")
    broader = {value.id: value.within for value in fields.values}
    found: set[str] = set()
    waiting = [*practice.handlungsfelder]
    while waiting:
        found.add(field := waiting.pop())
        waiting += filter(None, [broader[field]])
    return found


def test_a_number_leads_to_its_practices_and_a_nought_to_the_call(page: Page) -> None:
    groups = cells(matrices(page)["zielgruppen"], "Nachbarschaft")
    assert groups["Familien"].target == "praxis/?handlungsfeld=nachbarschaft&zielgruppe=familien"
    assert groups["Nachtschichtarbeitende"].target == "mitmachen/"
    assert groups["Nachtschichtarbeitende"].hint == "– Beispiel vorschlagen"


def test_districts_and_the_whole_land_are_columns_and_municipalities_are_not(page: Page) -> None:
    districts = cells(matrices(page)["regierungsbezirke"], "Nachbarschaft")
    assert list(districts) == ["Bezirk Nirgends", "Bezirk Überall", "landesweit"]


def test_noughts_are_readable_and_no_stops_of_the_keyboard(
    page: Page, beispielland: Library
) -> None:
    html = Renderer(Knowledge(beispielland)).render(page).html
    nought = 'tabindex="-1">0<span class="px-hidden"> – Beispiel vorschlagen</span></a>'
    assert nought in html
    assert 'tabindex="-1">1<' not in html
    assert html.count('role="region" tabindex="0"') == 3
