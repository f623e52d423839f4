"""What makes the site says truly what it makes."""

from __future__ import annotations

from praxistransfer.building.plan import plan_pages
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.pages.blocks import Page
from praxistransfer.pages.page_parts import Book


def test_what_is_about_no_entry_makes_pages_or_says_that_it_makes_none(nrw: Library) -> None:
    book = Book(Knowledge(nrw))
    pages = {
        group.name: any(isinstance(product, Page) for product in group.make(book))
        for group in plan_pages(nrw)
        if not group.subject
    }
    assert pages == {group.name: group.has_pages for group in plan_pages(nrw) if not group.subject}
    assert {*pages.values()} == {True, False}
