"""Papers as DOCX: real headings, lists and tables, German, with a title."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any

from docx import Document as new_document  # noqa: N813 - it is a function
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor, Twips
from docx.text.paragraph import Paragraph as WordParagraph

from praxistransfer.downloads.archive import repack_office
from praxistransfer.downloads.package import Package
from praxistransfer.downloads.papers import (
    Block,
    Blocks,
    Gap,
    Grid,
    Pairs,
    Paper,
    Subheading,
    grid_of,
    join_lines,
    make_grid,
    strong,
)
from praxistransfer.model.text import Line, List, Paragraph, Quote, Run, Table
from praxistransfer.model.words import NOT_KNOWN

FONT = "Arial"
_CODE_FONT = "Courier New"
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
    document = _open_template()
    describe_file(document.core_properties, package, f"{paper.kind}: {paper.title}")
    _add_paragraph(document, "Subtitle").add_run(f"{paper.kind} · {package.handbook}")
    _add_paragraph(document, "Title").add_run(paper.title)
    for block in paper.lead:
        _add_block(document, block)
    for part in paper.parts:
        _add_paragraph(document, "Heading1").add_run(part.heading)
        for block in part.blocks:
            _add_block(document, block)
    _add_paragraph(document, "Caption").add_run(package.attribution)
    _number_pages(document, paper)
    stream = BytesIO()
    document.save(stream)
    return repack_office(stream.getvalue())


def day_of(package: Package) -> datetime:
    """Return the day of which the content speaks; a day long ago if it is not dated."""
    return datetime.fromisoformat(package.day) if package.day else NO_DAY


def describe_file(properties: Any, package: Package, title: str) -> None:
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


def _open_template() -> Document:
    """Return a document without text in our look."""
    return new_document(BytesIO(_make_template()))


@cache
def _make_template() -> bytes:
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
    for relation in list(relations.values()):
        if relation.reltype.endswith(("/thumbnail", "/printerSettings")):
            relations.pop(relation.rId)


def _add_block(place: Any, block: Block, style: str = "Normal", level: int = 0) -> None:
    """Add a block; inside of lists, ``level`` says of how many."""
    match block:
        case Paragraph(runs):
            paragraph = _add_paragraph(place, style)
            if level > (style == "ListContinue"):  # the style itself moves to the first level
                paragraph.paragraph_format.left_indent = Twips(_INDENT * level)
            _write_line(paragraph, runs)
        case Subheading(text):
            _add_paragraph(place, "Heading2").add_run(text)
        case List():
            _add_list(place, block, level)
        case Quote(blocks):
            for inside in blocks:
                _add_block(place, inside, "Quote", level)
        case Pairs(caption, rows):
            lines = (((strong(row.label),), join_lines(row.values, " · ")) for row in rows)
            _add_table(place, make_grid(caption, (), lines, (4, 12)))
        case Table():
            _add_table(place, grid_of(block))
        case Grid():
            _add_table(place, block)


def _add_paragraph(place: Any, style: str) -> WordParagraph:
    """Add a paragraph; python-docx would look for a style by name among all, each time anew."""
    paragraph: WordParagraph = place.add_paragraph()
    paragraph._p.style = style  # noqa: SLF001 - see above
    return paragraph


def _add_list(place: Any, block: List, level: int) -> None:
    number = _new_numbering(place.part, block, level) if block.ordered or level else None
    for item in block.items:
        paragraph = _add_paragraph(place, "ListNumber" if block.ordered else "ListBullet")
        if number is not None:
            numbered = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - no other way
            numbered.get_or_add_numId().val = number
            numbered.get_or_add_ilvl().val = min(level, _LEVELS - 1)
        more = item
        if item and isinstance(item[0], Paragraph):
            _write_line(paragraph, item[0].runs)
            more = item[1:]
        for inside in more:
            _add_block(place, inside, "ListContinue", level + 1)


def _new_numbering(part: Any, block: List, level: int) -> int:
    """Return the number of a new list that begins with its own start."""
    numbering = part.numbering_part.element
    if level:
        abstract = _nested_numbering(numbering, ordered=block.ordered)
    else:
        style = part.styles["List Number"].element.pPr.numPr.numId.val
        abstract = numbering.num_having_numId(style).abstractNumId.val
    added = numbering.add_num(abstract)
    if block.ordered:
        override = added.add_lvlOverride(min(level, _LEVELS - 1))
        override.add_startOverride(block.start)
    return int(added.numId)


def _nested_numbering(numbering: Any, *, ordered: bool) -> int:
    """Return the number of the pattern of lists inside of others; a file has it if it needs it."""
    name = "Nummern" if ordered else "Punkte"
    known = numbering.findall(qn("w:abstractNum"))
    for pattern in known:
        title = pattern.find(qn("w:name"))
        if title is not None and title.get(qn("w:val")) == name:
            return int(pattern.get(qn("w:abstractNumId")))
    number = max(int(pattern.get(qn("w:abstractNumId"))) for pattern in known) + 1
    form = "decimal" if ordered else "bullet"
    signs = [f"%{n}." if ordered else _BULLETS[n % len(_BULLETS)] for n in range(1, _LEVELS + 1)]
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{_INDENT * (level + 1)}" w:hanging="{_INDENT}"/></w:pPr></w:lvl>'
        for level, sign in enumerate(signs)
    )
    pattern = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/><w:name w:val="{name}"/>{levels}</w:abstractNum>'
    )
    known[-1].addnext(pattern)
    return number


_LEVELS = 9
"""Word knows no deeper lists."""
_INDENT = 360
"""Twentieths of a point for each level, as in the styles of python-docx."""
_BULLETS = "▪•–"
"""Those of levels 3, 1 and 2, and so on."""


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
        _fill_row(row, [(Paragraph(_strengthen_line(name)),) for name in grid.head], grid, widths)
        for cell in row.cells:
            _shade_cell(cell)
        _repeat_row(row)
    for cells in grid.rows:
        _fill_row(table.add_row(), cells, grid, widths)
    after = place.add_paragraph()  # or a table that follows would be the same one
    after.paragraph_format.space_after = 0
    after.paragraph_format.line_spacing = Pt(6)


def _strengthen_line(line: Line) -> Line:
    return tuple(run._replace(marks=("strong", *run.marks)) for run in line)


def _fill_row(row: Any, cells: Sequence[Blocks], grid: Grid, widths: list[Cm]) -> None:
    sides = grid.alignments or ("",) * len(widths)
    for cell, blocks, width, side in zip(row.cells, cells, widths, sides, strict=True):
        cell.width = width
        more = blocks
        if blocks and isinstance(blocks[0], Paragraph):
            _write_line(cell.paragraphs[0], blocks[0].runs)
            more = blocks[1:]
        for block in more:
            _add_block(cell, block)
        for paragraph in cell.paragraphs:
            form = paragraph.paragraph_format
            form.space_before = form.space_after = Pt(2)
            form.alignment = getattr(WD_ALIGN_PARAGRAPH, side.upper(), None)
    _keep_together(row)


def _write_line(paragraph: WordParagraph, line: Line) -> None:
    for run in line:
        added = paragraph.add_run(f"[{run.citation}]" if run.citation else run.text)
        _mark_run(added, run)
        if run.target:
            _link_run(paragraph, added, run.target)


def _mark_run(added: Any, run: Run) -> None:
    added.bold = True if "strong" in run.marks else None
    added.italic = True if "em" in run.marks or run.text == NOT_KNOWN else None
    if "code" in run.marks:
        added.font.name = _CODE_FONT
    if run.citation:
        added.font.superscript = True
    elif run.text == NOT_KNOWN:
        added.font.color.rgb = RGBColor(*_WARN)
    elif isinstance(run, Gap):
        added.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _link_run(paragraph: WordParagraph, added: Any, target: str) -> None:
    """Make what was added last a link."""
    link = OxmlElement("w:hyperlink")
    relation = paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), relation)
    added.font.underline = True
    added.font.color.rgb = RGBColor(*ACCENT)
    link.append(added._r)  # noqa: SLF001 - python-docx writes no links
    paragraph._p.append(link)  # noqa: SLF001


def _add_element(parent: Any, name: str, **attributes: str) -> Any:
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
        _add_element(
            borders, f"w:{side}", val="single" if shown else "nil", sz="4", space="0", color=_LINE
        )
    _add_element(properties, "w:tblCaption", val=grid.caption)
    _add_element(properties, "w:tblDescription", val=grid.caption)


def _shade_cell(cell: Any) -> None:
    _add_element(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=_SOFT)  # noqa: SLF001


def _repeat_row(row: Any) -> None:
    _add_element(row._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001 - as above


def _keep_together(row: Any) -> None:
    _add_element(row._tr.get_or_add_trPr(), "w:cantSplit")  # noqa: SLF001 - as above


def _number_pages(document: Document, paper: Paper) -> None:
    """Put kind and page number at the foot of every page."""
    footer = document.sections[0].footer.paragraphs[0]
    footer.add_run(f"{paper.kind} · Seite ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = footer.add_run()._r  # noqa: SLF001 - python-docx writes no fields
        if kind:
            _add_element(run, "w:fldChar", fldCharType=kind)
        else:
            _add_element(run, "w:instrText").text = text
