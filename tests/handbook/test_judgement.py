"""What the editors think stands nowhere without a mark that says so: on no page, in no file.

In the made-up handbook each field of a judgement holds a word that stands nowhere else.
"""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pdf_reading import words_of
from reading import elements, parse, text_of

from praxistransfer.downloads.package import Package, write_package
from praxistransfer.downloads.papers import Paper, Subheading
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.practice import Practice
from praxistransfer.model.words import JUDGED
from praxistransfer.pages.page_parts import Book
from praxistransfer.search.documents import entry_document
from praxistransfer.tools.folder import files_below

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

GARDEN = "musterstadt-tandemgarten"
WORD = "Urteilswort"
NO_TEXT = {"methode", "schritt", "teil", "stand", "wochen", "handlungsfeld"}
"""Fields of a judgement that hold an id, a date or a word of a closed list."""
HOLDS_MARKS = {"aside", "figure", "li", "section", "table"}
"""A mark holds for all that stands in the same one of these."""


@pytest.fixture(scope="module")
def garden(beispielland: Library) -> Practice:
    practice = beispielland.entries[GARDEN]
    assert isinstance(practice, Practice)
    return practice


@pytest.fixture(scope="module")
def package(beispielland: Library, garden: Practice) -> Package:
    return write_package(Book(Knowledge(beispielland)), garden)


def first_texts(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a judgement; of a list only those of its first item."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from first_texts(value, f"{path}.{name}")
    elif isinstance(data, list):
        yield from first_texts(data[0], path)
    else:
        yield path, str(data)


def test_each_field_of_a_judgement_holds_a_word_of_its_own(garden: Practice) -> None:
    """Otherwise the other tests would prove little; a new field of text needs a word, too."""
    assert garden.einschaetzung
    texts = dict(first_texts(garden.einschaetzung.model_dump(mode="json")))
    plan = ".plan_90_tage.schritt"  # no id here, unlike elsewhere
    bare = {path for path, text in texts.items() if WORD not in text}
    assert bare == {path for path in texts if path.rpartition(".")[2] in NO_TEXT and path != plan}
    words = [re.search(rf"{WORD} (\w+)", text) for text in texts.values()]
    found = [match[1] for match in words if match]
    assert len(found) == len(set(found)) == 9


# -- pages and data --------------------------------------------------------------------------------


def unmarked_on(root: Element) -> list[str]:
    """Return the texts of a page with a word of judgement but without a mark in their part."""
    above = {child: parent for parent in elements(root) for child in parent}
    found = []
    for element in elements(root):
        own = f"{element.text or ''} {' '.join(child.tail or '' for child in element)}"
        if WORD not in f"{own} {element.attrib}":
            continue
        parts = [element]
        while parts[-1] in above:
            parts.append(above[parts[-1]])
        if not any(part.tag in HOLDS_MARKS and JUDGED in text_of(part) for part in parts):
            found.append(own.strip())
    return found


def unmarked_in(data: Any) -> list[str]:
    """Return the texts in a file of data with a word of judgement but without a mark."""
    if isinstance(data, dict | list):
        values = data.values() if isinstance(data, dict) else data
        return [text for value in values for text in unmarked_in(value)]
    return [data] if isinstance(data, str) and WORD in data and JUDGED not in data else []


def test_the_guards_of_these_tests_see_what_has_no_mark() -> None:
    for html in (
        f"<p>{WORD} Probe</p>",
        f"<main>{JUDGED}<section><p>{WORD} Probe</p></section></main>",
        f"<section>{JUDGED}</section><section title='{WORD}'></section>",
    ):
        assert unmarked_on(parse(html)), html
    assert unmarked_on(parse(f"<section><h2>{JUDGED}</h2><p>{WORD}</p></section>")) == []
    assert unmarked_in({"a": [f"{WORD} Probe"], "b": JUDGED})
    assert unmarked_in([f"{JUDGED}: {WORD} Probe"]) == []


def test_no_page_and_no_data_shows_a_judgement_without_its_mark(downloads_site: Path) -> None:
    shown, unmarked = set(), []
    for file in files_below(downloads_site):
        name, _, ending = file.address.rpartition(".")
        if ending not in {"html", "json", "csv", "txt", "xml"}:
            continue
        text = file.content.decode("utf-8-sig").replace("\N{SOFT HYPHEN}", "")
        if WORD not in text:
            continue
        shown.add(file.address)
        match ending:
            case "html":
                found = unmarked_on(parse(text))
            case "json":
                found = unmarked_in(json.loads(text))
            case "csv":
                found = unmarked_in([*csv.reader(StringIO(text), delimiter=";")])
            case _:
                found = [name]
        unmarked += [f"{file.address}: {item}" for item in found]
    assert unmarked == []
    assert f"praxis/{GARDEN}/index.html" in shown
    assert "handlungsfelder/lotsenkoffer/index.html" in shown


def test_a_pattern_that_only_the_editors_see_is_named_as_that(downloads_site: Path) -> None:
    page = downloads_site / "praxis/kreis-musterland-tueren-oeffnen/index.html"
    facts = {
        text_of(name): text_of(value)
        for name, value in pairwise(elements(parse(page.read_text("utf-8")), "dt", "dd"))
    }
    assert facts[f"Vorgehensmuster ({JUDGED})"].startswith("Mindestens drei Fragen")
    assert "Vorgehensmuster" not in facts


def test_the_search_does_not_read_a_judgement(beispielland: Library) -> None:
    knowledge = Knowledge(beispielland)
    for entry in beispielland.entries.values():
        document = entry_document(knowledge, entry)
        assert WORD not in repr(document), entry.id
        assert document.id != GARDEN or "Lotsenkoffer" not in document.fields[2]  # could serve


# -- packages --------------------------------------------------------------------------------------


def unmarked_part_of(paper: Paper) -> list[str]:
    """Return where a paper has a word of judgement below a heading that does not mark it."""
    found = []
    for part in (*paper.parts,):
        heading = part.heading
        for block in part.blocks:
            if isinstance(block, Subheading):
                heading = f"{part.heading} {block.text}"
            if WORD in repr(block) and JUDGED not in f"{heading} {block!r}":
                found.append(f"{paper.kind}: {heading}")
    assert WORD not in repr(paper.lead)
    return found


def test_no_paper_tells_a_judgement_without_its_mark(package: Package) -> None:
    papers = (package.steckbrief, package.vorlage, package.checkliste)
    assert [place for paper in papers for place in unmarked_part_of(paper)] == []
    assert all(WORD in repr(paper) for paper in papers)


def test_plan_and_slides_mark_each_line_of_a_judgement(package: Package) -> None:
    proposed = [item for item in package.plan.measures if WORD in f"{item.text} {item.part}"]
    assert proposed
    assert all(item.part.startswith(JUDGED) for item in proposed)
    judged_step = next(item for item in package.plan.measures if "November" in item.text)
    assert judged_step.part == f"{JUDGED}: optional"
    said = [text for slide in package.folien for text in (*slide.points, *slide.notes)]
    opinions = [text for text in said if WORD in text]
    assert opinions
    assert [text for text in opinions if not text.startswith(JUDGED)] == []


def test_each_file_of_a_package_that_holds_a_judgement_holds_its_mark(downloads_site: Path) -> None:
    held = []
    for file in files_below(downloads_site / "transferpaket" / GARDEN):
        for name, text in _texts_in(file.address, file.content):
            if WORD in text:
                held.append(name)
                assert JUDGED in text, name
    endings = ("steckbrief.pdf", "vorlage-rat.docx", "checkliste.docx", "plan-und-kosten.xlsx")
    for ending in (*endings, "folien.pptx"):
        assert any(ending in name for name in held), ending


def _texts_in(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from _texts_in(f"{name}: {inner}", archive.read(inner))
    elif name.endswith(".pdf"):
        yield name, words_of(content)
    else:
        yield name, content.decode("utf-8", "replace")
