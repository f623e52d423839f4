"""What makes the site says truly what it makes."""

from __future__ import annotations

from praxistransfer.building.plan import jobs
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.pages.blocks import Page
from praxistransfer.pages.page_parts import Book


def test_what_is_about_no_entry_makes_pages_or_says_that_it_makes_none(nrw: Library) -> None:
    book = Book(Knowledge(nrw))
    pages = {
        job.name: any(isinstance(product, Page) for product in job.build(book))
        for job in jobs(nrw)
        if not job.subject
    }
    assert pages == {job.name: job.has_pages for job in jobs(nrw) if not job.subject}
    assert {*pages.values()} == {True, False}
