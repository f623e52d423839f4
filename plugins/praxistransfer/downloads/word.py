"""Papers as DOCX: real headings, lists and tables, German, with a title."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any

from docx import Document as new_document  # noqa: N813 - it is a function
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from praxistransfer.downloads.archive import repack_office
from praxistransfer.downloads.package import Package
from praxistransfer.downloads.papers import (
    Block,
    Grid,
    Items,
    Line,
    Pairs,
    Paper,
    Paragraph,
    Run,
    Subheading,
)

FONT = "Arial"
ACCENT = (0x0A, 0x55, 0x66)
_INK = (0x16, 0x25, 0x2B)
_SOFT = "E1EFF1"
_LINE = "B9C8CC"
_WARN = (0x7A, 0x43, 0x00)
NO_DAY = datetime(1980, 1, 1)  # noqa: DTZ001 - Office files know no zones
_SIZES = {"Title": 20, "Heading 1": 14, "Heading 2": 11.5, "Normal": 11, "Subtitle": 11}
_WIDTH_IN_CM = 16.5


def make_docx(package: Package, paper: Paper) -> bytes:
    """Return a paper of the package as a file."""
    document = _empty()
    describe(document.core_properties, package, f"{paper.kind}: {paper.title}")
    _paragraph(document, "Subtitle").add_run(f"{paper.kind} · {package.handbook}")
    _paragraph(document, "Title").add_run(paper.title)
    for block in paper.lead:
        _add(document, block)
    for part in paper.parts:
        _paragraph(document, "Heading1").add_run(part.heading)
        for block in part.blocks:
            _add(document, block)
    _paragraph(document, "Caption").add_run(package.attribution)
    _number_pages(document, paper)
    stream = BytesIO()
    document.save(stream)
    return repack_office(stream.getvalue())


def day_of(package: Package) -> datetime:
    """Return the day of which the content speaks; a day long ago if it is not dated."""
    return datetime.fromisoformat(package.day) if package.day else NO_DAY


def describe(properties: Any, package: Package, title: str) -> None:
    """Fill in what Office files say about themselves; nothing about who or what made them."""
    properties.title = title[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = package.handbook[:_LONGEST_PROPERTY]
    properties.language = "de-DE"
    properties.subject = package.field[:_LONGEST_PROPERTY]
    properties.keywords = package.id[:_LONGEST_PROPERTY]
    properties.comments = package.attribution[:_LONGEST_PROPERTY]
    properties.created = properties.modified = day_of(package)
    properties.revision = 1


_LONGEST_PROPERTY = 250
"""The libraries refuse more than 255 characters."""


def _empty() -> Document:
    """Return a document without text in our look."""
    return new_document(BytesIO(_template()))


@cache
def _template() -> bytes:
    """Return an empty file of python-docx with A4, our letters and German as its language."""
    document = new_document()
    drop_leftovers(document.part.package.rels)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin = Cm(2.5), Cm(2)
    page.top_margin, page.bottom_margin = Cm(2), Cm(2)
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Caption"):
        style: Any = document.styles[name]
        style.font.name = FONT
        fonts = style.element.rPr.rFonts
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{kind}"), FONT)
        style.font.size = Pt(_SIZES.get(name, 9))
        style.font.italic = False
        style.font.color.rgb = RGBColor(*(_INK if name in {"Normal", "Caption"} else ACCENT))
        style.font.bold = name in {"Title", "Heading 1", "Heading 2"}
    for border in document.styles["Title"].element.xpath(".//w:pBdr"):
        border.getparent().remove(border)
    for name in ("Normal", "List Bullet", "List Number"):
        document.styles[name].paragraph_format.space_after = Pt(5)
    for name, before in (("Heading 1", 16), ("Heading 2", 9)):
        heading: Any = document.styles[name]
        heading.paragraph_format.space_before = Pt(before)
        heading.paragraph_format.space_after = Pt(4)
    for language in document.styles.element.xpath("//w:lang"):
        language.set(qn("w:val"), "de-DE")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def drop_leftovers(relations: Any) -> None:
    """Part from what the libraries' own templates bring: a picture, and settings of a printer."""
    for found in list(relations.values()):
        if found.reltype.endswith(("/thumbnail", "/printerSettings")):
            relations.pop(found.rId)


def _add(place: Any, block: Block) -> None:
    match block:
        case Paragraph(line, quoted):
            _write(_paragraph(place, "Quote" if quoted else "Normal"), line)
        case Subheading(text):
            _paragraph(place, "Heading2").add_run(text)
        case Items():
            _add_items(place, block)
        case Pairs(caption, rows):
            lines = tuple(((Run(row.label, "strong"),), _joined(row.values)) for row in rows)
            _add_table(place, Grid(caption, (), lines, (4, 12)))
        case Grid():
            _add_table(place, block)


def _paragraph(place: Any, style: str) -> WordParagraph:
    """Add a paragraph; python-docx would look for a style by name among all, each time anew."""
    paragraph: WordParagraph = place.add_paragraph()
    paragraph._p.style = style  # noqa: SLF001 - see above
    return paragraph


def _joined(values: tuple[Line, ...]) -> Line:
    line: Line = ()
    for value in values:
        line += (*((Run(" · "),) if line else ()), *value)
    return line


def _add_items(place: Any, items: Items) -> None:
    """Add a list; each numbered one begins with 1."""
    number = _new_numbering(place) if items.ordered else None
    for item in items.items:
        paragraph = _paragraph(place, "ListNumber" if items.ordered else "ListBullet")
        if number is not None:
            found = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - no other way
            found.get_or_add_numId().val = number
            found.get_or_add_ilvl().val = 0
        _write(paragraph, item.line)
        for more in item.below:
            _write(_paragraph(place, "ListContinue"), more)


def _new_numbering(document: Any) -> int:
    """Return the number of a new list that counts like "List Number"."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(style).abstractNumId.val
    added = numbering.add_num(abstract)
    added.add_lvlOverride(0).add_startOverride(1)
    return int(added.numId)


def _add_table(place: Any, grid: Grid) -> None:
    count = len(grid.widths)
    table = place.add_table(rows=0, cols=count)
    table._tbl.tblStyle_val = "TableGrid"  # noqa: SLF001 - as with paragraphs
    table.autofit = False
    _describe_table(table, grid)
    whole = sum(grid.widths)
    widths = [Cm(_WIDTH_IN_CM * share / whole) for share in grid.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    if grid.head:
        row = table.add_row()
        _fill_row(row, [(Run(name, "strong"),) for name in grid.head], widths, shaded=True)
        _repeat(row)
    for lines in grid.rows:
        _fill_row(table.add_row(), lines, widths, shaded=False)
    after = place.add_paragraph()  # or a table that follows would be the same one
    after.paragraph_format.space_after = 0
    after.paragraph_format.line_spacing = Pt(6)


def _fill_row(row: Any, lines: Any, widths: list[Cm], *, shaded: bool) -> None:
    for cell, line, width in zip(row.cells, lines, widths, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        _write(paragraph, line)
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        if shaded:
            _shade(cell)
    _keep_together(row)


def _write(paragraph: WordParagraph, line: Line) -> None:
    for run in line:
        if run.href:
            _write_link(paragraph, run)
        else:
            _mark(paragraph.add_run(run.text), run)


def _mark(added: Any, run: Run) -> None:
    added.bold = True if run.mark == "strong" else None
    added.italic = True if run.mark in {"em", "unknown"} else None
    if run.mark == "cite":
        added.text = f"[{run.text}]"
        added.font.superscript = True
    elif run.mark == "unknown":
        added.font.color.rgb = RGBColor(*_WARN)
    elif run.mark == "gap":
        added.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _write_link(paragraph: WordParagraph, run: Run) -> None:
    link = OxmlElement("w:hyperlink")
    target = paragraph.part.relate_to(run.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), target)
    added = paragraph.add_run(run.text)
    added.font.underline = True
    added.font.color.rgb = RGBColor(*ACCENT)
    link.append(added._r)  # noqa: SLF001 - python-docx writes no links
    paragraph._p.append(link)  # noqa: SLF001


def _element(parent: Any, name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)
    return element


def _describe_table(table: Any, grid: Grid) -> None:
    """Say what the table shows, and draw thin lines between its rows only."""
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx knows neither
    borders = OxmlElement("w:tblBorders")
    # Word wants the parts in the order of the standard.
    properties.insert_element_before(borders, "w:tblLayout", "w:tblLook")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        shown = side in {"top", "bottom", "insideH"}
        _element(
            borders, f"w:{side}", val="single" if shown else "nil", sz="4", space="0", color=_LINE
        )
    _element(properties, "w:tblCaption", val=grid.caption)
    _element(properties, "w:tblDescription", val=grid.caption)


def _shade(cell: Any) -> None:
    _element(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=_SOFT)  # noqa: SLF001


def _repeat(row: Any) -> None:
    _element(row._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001 - as above


def _keep_together(row: Any) -> None:
    _element(row._tr.get_or_add_trPr(), "w:cantSplit")  # noqa: SLF001 - as above


def _number_pages(document: Document, paper: Paper) -> None:
    """Put kind and page number at the foot of every page."""
    footer = document.sections[0].footer.paragraphs[0]
    footer.add_run(f"{paper.kind} · Seite ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = footer.add_run()._r  # noqa: SLF001 - python-docx writes no fields
        if kind:
            _element(run, "w:fldChar", fldCharType=kind)
        else:
            _element(run, "w:instrText").text = text
