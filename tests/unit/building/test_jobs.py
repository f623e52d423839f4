"""What makes the site says truly what it makes."""

from __future__ import annotations

from praxistransfer.jobs import jobs
from praxistransfer.library import Library
from praxistransfer.pages.blocks import Page
from praxistransfer.pages.parts import Book
from praxistransfer.relations import Relations


def test_what_is_about_no_entry_makes_pages_or_says_that_it_makes_none(nrw: Library) -> None:
    book = Book(nrw, Relations(nrw))
    pages = {
        job.name: any(isinstance(product, Page) for product in job.build(book))
        for job in jobs(nrw)
        if not job.subject
    }
    assert pages == {job.name: job.has_pages for job in jobs(nrw) if not job.subject}
    assert {*pages.values()} == {True, False}
