"""What stands in the fact sheet as it is read back, sign by sign and link by link."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from page import ValidationProfile, validate_pdf_bytes
from paper_reading import lines_on
from pdf_reading import links_of, pages_of, sizes_of, tags_of, words_of

from praxistransfer.downloads.files import make_files
from praxistransfer.downloads.package import Package, write_package
from praxistransfer.downloads.pdf import make_pdf
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.base import Abschnitt, Quelle
from praxistransfer.model.practice import Practice
from praxistransfer.pages.page_parts import Book

SHORT = "probestadt-steckbrief"
ADDRESS = "https://handbuch.example/"


def package(library: Library, **fields: Any) -> Package:
    """Return the package of a short practice in which these fields are others."""
    practice = library.entries[SHORT]
    assert isinstance(practice, Practice)
    changed = practice.model_copy(update=fields)
    return write_package(Book(Knowledge(library)), changed, ADDRESS)


def sheet(library: Library, **fields: Any) -> tuple[bytes, str]:
    return make_pdf(package(library, **fields))


def squeezed(text: str) -> str:
    """Return text without blanks: the reader sees one wherever another font begins."""
    return text.replace(" ", "")


def with_text(library: Library, text: str) -> bytes:
    """Return the fact sheet of a practice that begins like this."""
    pdf, _ = sheet(library, abschnitte=(Abschnitt(titel="Ausgangslage", line=1, text=text),))
    assert validate_pdf_bytes(pdf, profile=ValidationProfile.PDF_UA_1).failures == []
    return pdf


def tags_of_text(library: Library, text: str) -> Counter[str]:
    """Return how many parts of each kind a text adds to the fact sheet."""
    return Counter(tags_of(with_text(library, text))) - Counter(tags_of(with_text(library, "X")))


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
    assert squeezed(shown) in squeezed(words_of(pdf))
    assert named == missing


def test_the_remark_names_no_more_than_twenty_signs(beispielland: Library) -> None:
    signs = "".join(chr(0x4E00 + number) for number in range(23))
    remark = make_files(package(beispielland, kurzfassung=signs)).remark
    named = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in signs[:20])
    assert remark.endswith(f" hat: {named} und 3 weitere")
    assert make_files(package(beispielland)).remark == ""


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


def test_lists_are_counted_and_nested_as_on_the_page(beispielland: Library) -> None:
    text = """5. Fünftens
6. Sechstens

- Schule:
    1. Klasse eins
        - tief
    2. Klasse zwei
- Punkt

  Noch ein Absatz.

Dazwischen

1. Wieder eins
"""
    assert (
        "5. Fünftens 6. Sechstens • Schule: 1. Klasse eins – tief 2. Klasse zwei • Punkt "
        "Noch ein Absatz. Dazwischen 1. Wieder eins"
    ) in words_of(with_text(beispielland, text))
    tags = tags_of_text(beispielland, text)
    assert (tags["L"], tags["LI"], tags["LBody"]) == (5, 8, 8)


def test_marks_breaks_and_quotes_stay(beispielland: Library) -> None:
    text = "Eins\\\nZwei **fett *beides*** und `Code`, Berater*innen\n\n> Zitat\n>\n> noch eines"
    pdf = with_text(beispielland, text)
    shown = "Eins Zwei fett beides und Code, Berater*innen Zitat noch eines"
    assert squeezed(shown) in squeezed(words_of(pdf))
    tags = tags_of_text(beispielland, text)
    assert (tags["Strong"], tags["Em"], tags["Code"], tags["BlockQuote"]) == (2, 1, 1, 1)


def test_tables_of_a_text_have_heads(beispielland: Library) -> None:
    text = "| Jahr | Kinder |\n|---|--:|\n| 2019 | **12** |\n| 2020 | |"
    pdf = with_text(beispielland, text)
    assert "Jahr Kinder 2019 12 2020" in words_of(pdf)
    tags = tags_of_text(beispielland, text)
    assert (tags["Table"], tags["TR"], tags["TH"], tags["TD"]) == (1, 3, 2, 4)


@pytest.mark.parametrize(("lines", "sheets", "is_small"), [(10, 1, 0), (24, 1, 1), (40, 2, 0)])
def test_letters_are_smaller_only_where_that_saves_a_sheet(
    beispielland: Library, lines: int, sheets: int, is_small: int
) -> None:
    text = "Zeile um Zeile füllt sich das Blatt mit einem Satz, der nichts sagt und lang ist.\n\n"
    pdf = with_text(beispielland, text * lines)
    assert pages_of(pdf) == sheets
    assert ("9.6" not in sizes_of(pdf)) is bool(is_small)


@pytest.mark.parametrize("id_", [SHORT, "musterstadt-tandemgarten"])
def test_every_link_leads_where_the_package_says(beispielland: Library, id_: str) -> None:
    practice = beispielland.entries[id_]
    assert isinstance(practice, Practice)
    made = write_package(Book(Knowledge(beispielland)), practice, ADDRESS)
    blocks = [
        *made.steckbrief.lead,
        *(item for part in made.steckbrief.parts for item in part.blocks),
    ]
    targets = {run.target for block in blocks for line in lines_on(block) for run in line}
    pdf, _ = make_pdf(made)
    assert set(links_of(pdf)) == (targets - {""}) | {made.address}
