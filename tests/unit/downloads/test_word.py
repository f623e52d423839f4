"""What texts become in papers to go on writing, read back paragraph by paragraph."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from praxistransfer.downloads.package import Package, write_package
from praxistransfer.downloads.word import make_docx
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.base import Abschnitt
from praxistransfer.model.practice import Practice
from praxistransfer.pages.page_parts import Book

SHORT = "probestadt-steckbrief"


def package(library: Library, **sections: str) -> Package:
    """Return the package of a short practice with these sections."""
    practice = library.entries[SHORT]
    assert isinstance(practice, Practice)
    texts = tuple(Abschnitt(titel=title, line=1, text=text) for title, text in sections.items())
    changed = practice.model_copy(update={"abschnitte": texts})
    return write_package(Book(Knowledge(library)), changed, "https://h.example/")


def vorlage(library: Library, **sections: str) -> Any:
    made = package(library, **sections)
    return Document(BytesIO(make_docx(made, made.vorlage)))


def below(document: Any, heading: str) -> list[Any]:
    """Return the paragraphs below a heading."""
    paragraphs = list(document.paragraphs)
    (start,) = (n for n, item in enumerate(paragraphs) if item.text == heading)
    rest = paragraphs[start + 1 :]
    end = next((n for n, item in enumerate(rest) if item.style.name.startswith("Heading")), None)
    return rest[:end]


def xml_of(part: Any) -> Any:
    return part._element  # noqa: SLF001 - python-docx says too little


class Lists:
    """Says how Word labels the paragraphs of a document."""

    def __init__(self, document: Any) -> None:
        numbering = document.part.numbering_part.element
        self._patterns = {
            item.get(qn("w:abstractNumId")): item for item in numbering.iter(qn("w:abstractNum"))
        }
        self._lists = {int(item.get(qn("w:numId"))): item for item in numbering.iter(qn("w:num"))}
        self._counted: Counter[tuple[int, int]] = Counter()

    def label(self, paragraph: Any) -> tuple[int, str]:
        """Return the level of a paragraph and its label."""
        number = xml_of(paragraph).pPr.numPr
        number = paragraph.style.element.pPr.numPr if number is None else number
        id_, level = number.numId.val, number.ilvl.val if number.ilvl is not None else 0
        used = self._lists[id_]
        pattern = self._patterns[str(used.abstractNumId.val)]
        (form,) = (
            item for item in pattern.iter(qn("w:lvl")) if item.get(qn("w:ilvl")) == str(level)
        )
        if form.find(qn("w:numFmt")).get(qn("w:val")) == "bullet":
            sign = form.find(qn("w:lvlText")).get(qn("w:val"))
            return level, sign.replace("\uf0b7", "•")  # as the font of symbols draws it
        starts = {
            int(item.get(qn("w:ilvl"))): int(item.find(qn("w:startOverride")).get(qn("w:val")))
            for item in used.iter(qn("w:lvlOverride"))
        }
        self._counted[id_, level] += 1
        count = starts[level] + self._counted[id_, level] - 1
        text = form.find(qn("w:lvlText")).get(qn("w:val"))
        return level, text.replace(f"%{level + 1}", str(count))


def outline(document: Any, heading: str) -> list[tuple[int, str, str]]:
    """Return level, label and text of what stands below a heading; what is no list has no label."""
    lists = Lists(document)
    return [
        (*lists.label(item), item.text)
        if item.style.name in {"List Number", "List Bullet"}
        else (-1, item.style.name, item.text)
        for item in below(document, heading)
    ]


def test_lists_are_counted_and_nested_as_on_the_page(beispielland: Library) -> None:
    text = """5. Fünftens
6. Sechstens

- Schule:
    1. Klasse eins
        - tief

            7. tiefer
    2. Klasse zwei
- Punkt

  Noch ein Absatz.

Dazwischen

1. Wieder eins
   - Raum

     Und Zeit.
2. Zwei
"""
    assert outline(vorlage(beispielland, Ausgangslage=text), "Ausgangslage im Beispiel") == [
        (0, "5.", "Fünftens"),
        (0, "6.", "Sechstens"),
        (0, "•", "Schule:"),
        (1, "1.", "Klasse eins"),
        (2, "▪", "tief"),
        (3, "7.", "tiefer"),
        (1, "2.", "Klasse zwei"),
        (0, "•", "Punkt"),
        (-1, "List Continue", "Noch ein Absatz."),
        (-1, "Normal", "Dazwischen"),
        (0, "1.", "Wieder eins"),
        (1, "–", "Raum"),
        (-1, "List Continue", "Und Zeit."),
        (0, "2.", "Zwei"),
    ]


def test_what_belongs_to_an_item_stands_below_its_text(beispielland: Library) -> None:
    text = "- eins\n\n  zwei\n  - drei\n\n    vier\n\n    > fünf"
    document = vorlage(beispielland, Ausgangslage=text)
    indents = {
        item.text: item.paragraph_format.left_indent and item.paragraph_format.left_indent.pt
        for item in below(document, "Ausgangslage im Beispiel")
    }
    assert indents == {"eins": None, "zwei": None, "drei": None, "vier": 36, "fünf": 36}


def test_lists_deeper_than_word_knows_stay_on_its_last_level(beispielland: Library) -> None:
    text = "".join(f"{'   ' * level}1. Ebene {level}\n" for level in range(12))
    shown = outline(vorlage(beispielland, Ausgangslage=text), "Ausgangslage im Beispiel")
    assert [level for level, _, _ in shown] == [*range(9), 8, 8, 8]
    assert [text for _, _, text in shown] == [f"Ebene {level}" for level in range(12)]


def test_the_course_of_an_example_is_told_in_full(beispielland: Library) -> None:
    text = "Die Punkte stehen in keiner Reihenfolge.\n\n- Raum\n- Zeit\n\nDanach nichts."
    assert outline(vorlage(beispielland, Vorgehen=text), "Vorgehen im Beispiel") == [
        (-1, "Normal", "Die Punkte stehen in keiner Reihenfolge."),
        (0, "•", "Raum"),
        (0, "•", "Zeit"),
        (-1, "Normal", "Danach nichts."),
    ]


def test_marks_breaks_quotes_and_links_stay(beispielland: Library) -> None:
    text = """Eins\\
Zwei **fett *beides*** und `Code`, [Link](https://example.org/a_(Kreis))[^aushang]
Berater*innen

> Zitat
>
> zweiter Absatz"""
    first, *quoted = below(vorlage(beispielland, Ausgangslage=text), "Ausgangslage im Beispiel")
    assert first.text == "Eins\nZwei fett beides und Code, Link[1] Berater*innen"
    looks = {run.text: (run.bold, run.italic, run.font.name) for run in first.runs}
    assert looks["fett "] == (True, None, None)
    assert looks["beides"] == (True, True, None)
    assert looks["Code"] == (None, None, "Courier New")
    assert [(link.text, link.url) for link in first.hyperlinks] == [
        ("Link", "https://example.org/a_(Kreis)")
    ]
    (number,) = (run for run in first.runs if run.text == "[1]")
    assert number.font.superscript
    assert [(item.style.name, item.text) for item in quoted] == [
        ("Quote", "Zitat"),
        ("Quote", "zweiter Absatz"),
    ]


def test_tables_of_a_text_have_a_head_that_is_repeated_and_named(beispielland: Library) -> None:
    text = """| Jahr | Kinder |
|:----:|-------:|
| 2019 | **12** |
| 2020 |        |"""
    document = vorlage(beispielland, Ausgangslage=text)
    (table,) = (item for item in document.tables if item.cell(0, 0).text == "Jahr")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Jahr", "Kinder"],
        ["2019", "12"],
        ["2020", ""],
    ]
    heads = [xml_of(row).trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True, False, False]
    assert all(run.bold for cell in table.rows[0].cells for run in cell.paragraphs[0].runs)
    sides = [str(cell.paragraphs[0].alignment) for cell in table.rows[1].cells]
    assert sides == ["CENTER (1)", "RIGHT (2)"]
    caption = xml_of(table).tblPr.find(qn("w:tblCaption"))
    assert caption.get(qn("w:val")) == "Tabelle: Jahr, Kinder"


def test_a_step_with_parts_is_ticked_off_once(beispielland: Library) -> None:
    made = package(beispielland, Vorgehen="1. Vorbereiten:\n   - Raum\n   - Zeit\n\n   Danach.")
    document = Document(BytesIO(make_docx(made, made.checkliste)))
    (table,) = (item for item in document.tables if item.cell(0, 1).text == "Schritt")
    assert len(table.rows) == 2
    cell = table.cell(1, 1)
    assert [(item.style.name, item.text) for item in cell.paragraphs] == [
        ("Normal", "Vorbereiten:"),
        ("List Bullet", "Raum"),
        ("List Bullet", "Zeit"),
        ("Normal", "Danach."),
    ]


def test_every_sheet_says_what_it_is_of_and_its_number(beispielland: Library) -> None:
    footer = vorlage(beispielland).sections[0].footer.paragraphs[0]
    assert footer.text == "Vorlage für Rat oder Ausschuss · Seite "
    fields = [item.text for item in xml_of(footer).iter(qn("w:instrText"))]
    ends = [item.get(qn("w:fldCharType")) for item in xml_of(footer).iter(qn("w:fldChar"))]
    assert (fields, ends) == (["PAGE"], ["begin", "end"])
