"""What is examined in the browser is a page of every kind; needs no browser itself."""

from __future__ import annotations

from pathlib import Path

from auditing import PAGES

from handbook import Handbook
from praxistransfer.library.library import Library
from praxistransfer.pages.blocks import Page

ROOT = Path(__file__).parents[2]


def test_a_page_of_every_kind_is_examined_in_the_browser(nrw_handbook: Handbook) -> None:
    def kind_of(page: Page) -> str:
        return page.kind if page.address and page.kind else page.address

    kinds = {rendered.page.address: kind_of(rendered.page) for rendered in nrw_handbook.pages}
    examined = {kinds[address] for address in PAGES if address in kinds}
    assert examined == set(kinds.values())
    hand_written = {
        f"{path.relative_to(ROOT / 'docs').parent.as_posix()}/"
        for path in (ROOT / "docs").rglob("*.md")
        if "entwicklung" not in path.parts
    }
    assert hand_written <= set(PAGES)


def test_the_recorded_tests_are_those_of_today(nrw: Library) -> None:
    """Whoever examines more or other pages has to run ``dev.py declare`` again."""
    assert nrw.pruefbericht
    recorded = {item.was: item.seiten for item in nrw.pruefbericht.pruefungen}
    for tool in ("axe-core", "IBM Equal Access", "der Tabulatortaste", "abgeschaltetem JavaScript"):
        (number,) = (pages for what, pages in recorded.items() if tool in what)
        assert number == len(PAGES), tool
