"""What stands in the fact sheet as it is read back, sign by sign and link by link."""

from __future__ import annotations

from typing import Any

import pytest
from pdf_reading import links_of, words_of

from praxistransfer.downloads.package import write_package
from praxistransfer.downloads.pdf import make_pdf
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.base import Quelle
from praxistransfer.model.practice import Practice
from praxistransfer.pages.page_parts import Book

SHORT = "probestadt-steckbrief"
ADDRESS = "https://handbuch.example/"

pytestmark = pytest.mark.xdist_group("packages")


def sheet(library: Library, **fields: Any) -> tuple[bytes, str]:
    """Return the fact sheet of a short practice in which these fields are others."""
    practice = library.entries[SHORT]
    assert isinstance(practice, Practice)
    changed = practice.model_copy(update=fields)
    book = Book(Knowledge(library))
    return make_pdf(write_package(book, changed, ADDRESS))


@pytest.mark.parametrize(
    ("text", "shown", "missing"),
    [
        ("H₂O nach Nr. № 5, STRAẞE, 2 ≠ 3 ™", "H₂O nach Nr. № 5, STRAẞE, 2 ≠ 3 ™", ""),
        ("H₂O, №, ≠, ™, ẞ: Schön 👍", "H₂O, №, ≠, ™, ẞ: Schön ▯", "👍"),
        ("Hand 👍🏽 und Paar 👩‍👩 da", "Hand ▯▯ und Paar ▯▯ da", "🏽👍👩"),
        ("Flagge 🇩🇪, ☂\ufe0f und ✓", "Flagge ▯▯, ☂\ufe0f und ✓", "🇩🇪"),
        ("Name 李明 (Li Ming)", "Name ▯▯ (Li Ming)", "明李"),
        ("ไทย und ▯", "▯▯▯ und ▯", "ทยไ"),
        ("Zerlegt: e\u0301 und q\u0f71.", "e\u0301 und q▯.", "\u0f71"),
        ('„\\ \u0600“ und "x" \\u{41}', '„\\ ▯“ und "x" \\u{41}', "\u0600"),
    ],
)
def test_only_signs_that_no_font_has_become_boxes(
    beispielland: Library, text: str, shown: str, missing: str
) -> None:
    pdf, named = sheet(beispielland, kurzfassung=text)
    # Where another font begins, the reader of these tests sees a blank.
    assert shown.replace(" ", "") in words_of(pdf).replace(" ", "")
    assert named == missing


@pytest.mark.parametrize("text", ["שלום לכולם", "مرحبا بكم", "हिन्दी", "Привет", "Γειά"])
def test_other_alphabets_of_the_fonts_are_written(beispielland: Library, text: str) -> None:
    pdf, named = sheet(beispielland, kurzfassung=text)
    assert named == ""
    assert "▯" not in words_of(pdf)


def test_links_stay_right_where_their_names_have_signs_of_no_font(beispielland: Library) -> None:
    href = f"https://example.org/👍/{'lang-' * 20}Ende"
    source = Quelle(id="bild", titel="Bild 👍", url=href, datum="2020")
    pdf, _ = sheet(beispielland, quellen=(source,))
    assert href in links_of(pdf)
    assert "Bild ▯" in words_of(pdf)


def test_what_the_paper_says_of_itself_keeps_every_sign(beispielland: Library) -> None:
    pdf, _ = sheet(beispielland, titel="Daumen hoch 👍")
    assert "Daumen hoch ▯" in words_of(pdf)
    assert "Daumen hoch 👍".encode() in pdf
