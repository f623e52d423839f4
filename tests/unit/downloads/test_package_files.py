"""The files of a transfer package: they open, are accessible, and are the same everywhere."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import load_workbook
from page import ValidationProfile, validate_pdf_bytes
from pdf_reading import words_of
from pptx import Presentation

from praxistransfer.downloads.files import make_files
from praxistransfer.downloads.formats import FILES
from praxistransfer.downloads.package import Package, write_package
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.practice import Practice
from praxistransfer.pages.page_parts import Book

ROOT = Path(__file__).parents[3]
GARDEN = "musterstadt-tandemgarten"
WHOLE = f"transferpaket-{GARDEN}.zip"


def package(library: Library, id_: str) -> Package:
    practice = library.entries[id_]
    assert isinstance(practice, Practice)
    return write_package(Book(Knowledge(library)), practice, "https://handbuch.example/")


@pytest.fixture(scope="module")
def files(beispielland: Library) -> dict[str, bytes]:
    return make_files(package(beispielland, GARDEN)).contents


def opened(files: dict[str, bytes], name: str) -> Any:
    ways = {"docx": Document, "pptx": Presentation, "xlsx": load_workbook}
    return ways[name.rpartition(".")[2]](BytesIO(files[name]))


def xml_of(files: dict[str, bytes], name: str, part: str) -> str:
    """Return one part of an Office file, in one line."""
    with ZipFile(BytesIO(files[name])) as office:
        return re.sub(r">\s+<", "><", office.read(part).decode())


def test_one_file_holds_all_others_with_licence_and_explanation(files: dict[str, bytes]) -> None:
    with ZipFile(BytesIO(files[WHOLE])) as whole:
        assert whole.testzip() is None
        held = {name.partition("/")[2]: whole.read(name) for name in whole.namelist()}
        assert {name.partition("/")[0] for name in whole.namelist()} == {f"transferpaket-{GARDEN}"}
    assert {name: held[name] for name in FILES} == {name: files[name] for name in FILES}
    assert held.keys() - FILES.keys() == {"LIESMICH.txt", "LIZENZ.txt"}
    assert [name for name in held if name not in held["LIESMICH.txt"].decode()] == ["LIESMICH.txt"]
    assert "CC0" in held["LIZENZ.txt"].decode()


def test_files_are_what_they_are_called(files: dict[str, bytes]) -> None:
    forms = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel", "pptx": "PowerPoint", "txt": "Text"}
    assert {name: form for name, (_, form) in FILES.items()} == {
        name: forms[name.rpartition(".")[2]] for name in FILES
    }
    for name, (what, form) in FILES.items():
        match form:
            case "PDF":
                assert f" {what} " in words_of(files[name])
            case "Text":
                assert files[name].decode("utf-8-sig").startswith(f"{what} zu: ")
            case "Excel":
                assert opened(files, name).properties.title.startswith(f"{what}: ")
            case _:
                assert opened(files, name).core_properties.title.startswith(f"{what}: ")


def test_nothing_in_any_archive_tells_when_or_where_it_was_made(files: dict[str, bytes]) -> None:
    for name in (WHOLE, "vorlage-rat.docx", "plan-und-kosten.xlsx", "folien.pptx"):
        with ZipFile(BytesIO(files[name])) as archive:
            entries = archive.infolist()
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in entries} == {3}


@pytest.mark.parametrize("name", ["vorlage-rat.docx", "checkliste.docx", "folien.pptx"])
def test_office_files_say_what_they_are_and_date_from_their_content(
    beispielland: Library, files: dict[str, bytes], name: str
) -> None:
    properties = opened(files, name).core_properties
    assert "Tandemgarten" in properties.title
    assert properties.language == "de-DE"
    assert properties.author == properties.last_modified_by == beispielland.handbuch.titel
    assert properties.created.date().isoformat() == "2023-10-01"
    assert properties.modified == properties.created


def test_the_fact_sheet_says_what_it_is(beispielland: Library, files: dict[str, bytes]) -> None:
    metadata = re.search(rb"<x:xmpmeta.*</x:xmpmeta>", files["steckbrief.pdf"], re.DOTALL)
    assert metadata
    said = dict(re.findall(r"<dc:(\w+)>(?:<rdf:\w+><rdf:li[^>]*>)?([^<]+)", metadata[0].decode()))
    assert unescape(said["title"]) == beispielland.entries[GARDEN].name
    assert said["creator"] == beispielland.handbuch.titel
    assert said["language"] == "de-DE"


def test_the_spreadsheet_says_what_it_is(files: dict[str, bytes]) -> None:
    properties = opened(files, "plan-und-kosten.xlsx").properties
    assert "Tandemgarten" in properties.title
    assert properties.created.date().isoformat() == "2023-10-01"


def test_the_fact_sheet_is_accessible_by_the_standard(
    beispielland: Library, files: dict[str, bytes]
) -> None:
    others = [item.id for item in beispielland.entries_of(Practice) if item.id != GARDEN]
    made = [files, *(make_files(package(beispielland, id_)).contents for id_ in others)]
    for found in made:
        report = validate_pdf_bytes(found["steckbrief.pdf"], profile=ValidationProfile.PDF_UA_1)
        assert report.rules.total > 50
        assert [failure.message for failure in report.failures] == []
        assert report.document.page_count <= 3


def test_the_check_of_the_standard_finds_what_is_wrong(files: dict[str, bytes]) -> None:
    spoiled = files["steckbrief.pdf"].replace(b"/MarkInfo", b"/MarkXnfo")
    assert spoiled != files["steckbrief.pdf"]
    assert validate_pdf_bytes(spoiled, profile=ValidationProfile.PDF_UA_1).failures


def test_the_fact_sheet_brings_its_fonts_along(files: dict[str, bytes]) -> None:
    fonts = set(re.findall(rb"/FontName\s*/[A-Z]{6}\+([A-Za-z]+)", files["steckbrief.pdf"]))
    assert fonts
    assert fonts <= {b"LibertinusSerif", b"NewCM", b"DejaVuSansMono"}


@pytest.mark.parametrize("name", ["vorlage-rat.docx", "checkliste.docx"])
def test_papers_have_real_headings_tables_with_heads_and_are_german(
    files: dict[str, bytes], name: str
) -> None:
    document = opened(files, name)
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") >= 6
    levels = [int(style[-1]) for style in styles if style.startswith("Heading")]
    assert all(below - above <= 1 for above, below in zip([0, *levels], levels, strict=False))
    languages = set(re.findall(r'w:lang [^>]*w:val="([^"]+)"', document.styles.element.xml))
    assert languages == {"de-DE"}
    tables = xml_of(files, name, "word/document.xml").split("<w:tbl>")[1:]
    assert tables
    for table in tables:
        assert '<w:tblCaption w:val="' in table
        order = [table.index(f"<w:{part}") for part in ("tblBorders", "tblLayout", "tblLook")]
        assert order == sorted(order)
        cells = re.findall(r"<w:tc>(.*?)</w:tc>", table)
        assert all(re.search(r"<w:t[ >]", cell) for cell in cells)
        assert "<w:tblHeader/>" in table or table.count("<w:gridCol ") == 2


def test_each_numbered_list_of_a_paper_begins_with_one(files: dict[str, bytes]) -> None:
    text = xml_of(files, "vorlage-rat.docx", "word/document.xml")
    numbered = re.findall(r'<w:pStyle w:val="ListNumber"/><w:numPr>.*?w:numId w:val="(\d+)"', text)
    assert len(set(numbered)) >= 3
    lists = xml_of(files, "vorlage-rat.docx", "word/numbering.xml").split("<w:num ")[1:]
    beginning = {item.split('"')[1] for item in lists if '<w:startOverride w:val="1"/>' in item}
    assert set(numbered) <= beginning


def test_what_is_to_be_filled_in_is_highlighted(files: dict[str, bytes]) -> None:
    document = opened(files, "vorlage-rat.docx")
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    gaps = [run for run in runs if run.font.highlight_color is not None]
    assert gaps
    assert all(run.text.startswith("[") and run.text.endswith("]") for run in gaps)


def test_the_plan_can_be_filled_in_from_lists_and_computes_its_sums(
    files: dict[str, bytes],
) -> None:
    workbook = opened(files, "plan-und-kosten.xlsx")
    assert workbook.sheetnames == ["Hinweise", "Plan", "Kosten", "Vorgaben", "Quellen"]
    plan, costs, given = workbook["Plan"], workbook["Kosten"], workbook["Vorgaben"]
    head = [cell.value for cell in plan[3]]
    assert head[1:3] == ["Ziel", "Maßnahme"]
    assert head[4:8] == ["Verantwortlich", "Indikator", "Zielwert", "Termin"]
    lists = {str(rule.sqref)[0]: rule.formula1 for rule in plan.data_validations.dataValidation}
    assert lists["B"] == "Vorgaben!$A$4:$A$6"
    assert given["A4"].value == "Menschen lernen sich kennen und sprechen miteinander."
    assert given["A7"].value in {None, ""}
    assert [cell.value for cell in costs["B"][3:11]] == [None] * 8
    assert costs["B12"].value == "=SUM(B4:B11)"


def test_slides_have_titles_notes_and_words_for_what_is_drawn(files: dict[str, bytes]) -> None:
    show = opened(files, "folien.pptx")
    assert [layout.name for layout in show.slide_layouts] == ["Titel", "Titel und Inhalt"]
    titles = [slide.shapes.title.text_frame.text for slide in show.slides]
    assert 6 <= len(titles) <= 8
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert all(slide.notes_slide.notes_text_frame.text.strip() for slide in show.slides)
    last = show.slides[len(titles) - 1].notes_slide.notes_text_frame.text
    assert "Jahresbuch" in last
    for number in range(1, len(titles) + 1):
        text = xml_of(files, "folien.pptx", f"ppt/slides/slide{number}.xml")
        assert text.count("<a:r>") == text.count('lang="de-DE"')
        drawn = re.findall(r"<p:(?:nvGraphicFramePr|nvPicPr)><p:cNvPr [^>]*>", text)
        assert [tag for tag in drawn if " descr=" not in tag] == []
    assert "<p:graphicFrame>" in xml_of(files, "folien.pptx", "ppt/slides/slide2.xml")


PRINT_HASHES = """
import hashlib, sys
from pathlib import Path
from praxistransfer.content.checking import check_content
from praxistransfer.downloads.package import write_package
from praxistransfer.downloads.files import make_files
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.pages.page_parts import Book
library, _ = check_content(Path(sys.argv[1]))
package = write_package(Book(Knowledge(library)), library.entries[sys.argv[2]])
for name, content in make_files(package).contents.items():
    print(name, hashlib.sha256(content).hexdigest())
"""


def test_another_time_zone_folder_and_language_make_the_same_bytes(tmp_path: Path) -> None:
    def hashes(folder: str, **settings: str) -> str:
        (tmp_path / folder).mkdir()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
        return subprocess.run(
            [sys.executable, "-c", PRINT_HASHES, str(ROOT / "tests/beispielland"), GARDEN],
            cwd=tmp_path / folder,
            env={**kept, "PYTHONPATH": str(ROOT / "plugins"), **settings},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    here = hashes("hier", TZ="Pacific/Kiritimati", PYTHONHASHSEED="1", SOURCE_DATE_EPOCH="0")
    there = hashes("dort drüben", TZ="America/Los_Angeles", PYTHONHASHSEED="7", LANG="de_DE.UTF-8")
    assert here == there
    assert here.count("\n") == 1 + len(FILES)


def test_what_changes_in_the_text_changes_the_files(
    beispielland: Library, files: dict[str, bytes]
) -> None:
    practice = beispielland.entries[GARDEN]
    assert isinstance(practice, Practice)
    changed = practice.model_copy(update={"kurzfassung": "Etwas ganz anderes."})
    made, _ = make_files(
        write_package(Book(Knowledge(beispielland)), changed, "https://handbuch.example/")
    )
    same = [
        name
        for name in FILES
        if hashlib.sha256(made[name]).digest() == hashlib.sha256(files[name]).digest()
    ]
    assert same == ["plan-und-kosten.xlsx", "checkliste.docx", "quellen.txt"]
