"""Every real practice has a transfer package of which a council and its readers can make use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from page import ValidationProfile, validate_pdf_bytes

from praxistransfer.downloads.package import Package, write_package
from praxistransfer.downloads.pdf import make_pdf
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.practice import Practice
from praxistransfer.pages.page_parts import Book


@pytest.fixture(scope="module")
def packages(nrw: Library) -> tuple[Package, ...]:
    book = Book(Knowledge(nrw))
    return tuple(write_package(book, practice) for practice in nrw.entries_of(Practice))


def texts(package: Package) -> Iterator[str]:
    yield from (measure.text for measure in package.plan.measures)
    yield from package.plan.goals
    for slide in package.folien:
        yield from slide.points


def test_every_fact_sheet_is_accessible_and_fits_on_two_sheets(
    packages: tuple[Package, ...],
) -> None:
    assert len(packages) > 50
    for package in packages:
        report = validate_pdf_bytes(make_pdf(package)[0], profile=ValidationProfile.PDF_UA_1)
        assert [failure.message for failure in report.failures] == [], package.id
        assert report.document.page_count <= 4, package.id  # printed on both sides


def test_every_plan_has_goals_and_measures(packages: tuple[Package, ...]) -> None:
    assert not [item.id for item in packages if not (item.plan.goals and item.plan.measures)]


def test_no_mark_of_the_notation_is_left_in_any_text(packages: tuple[Package, ...]) -> None:
    marks = ("[^", "](", "**", "eintrag:", "&amp;", "<")
    assert not [
        (package.id, text)
        for package in packages
        for text in texts(package)
        if any(mark in text for mark in marks)
    ]
