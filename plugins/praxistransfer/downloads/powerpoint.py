"""Slides as PPTX: our own two layouts, real titles, and everything in full in the notes."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from pptx import Presentation as new_presentation  # noqa: N813 - it is a function
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.util import Cm, Pt

from praxistransfer.downloads.archive import repack_office
from praxistransfer.downloads.folien import Slide
from praxistransfer.downloads.package import Package
from praxistransfer.downloads.papers import text_of
from praxistransfer.downloads.word import FONT, describe_file, drop_leftovers

_WIDTH, _HEIGHT = 33.867, 19.05
"""Centimetres of a wide screen."""
_COLOURS = {"dk2": "073C48", "lt2": "E1EFF1", "accent1": "0A5566", "hlink": "0A5566"}


def make_pptx(package: Package) -> bytes:
    """Return the slides as a file."""
    show = new_presentation(BytesIO(_make_template()))
    describe_file(show.core_properties, package, f"Folien: {package.title}")
    _add_title(show, package)
    for number, slide in enumerate(package.folien):
        added = _add_slide(show, slide)
        if number == 0:
            _add_signs(added, package)
    _add_sources(show, package)
    stream = BytesIO()
    show.save(stream)
    return repack_office(stream.getvalue())


def _add_title(show: Presentation, package: Package) -> None:
    slide = show.slides.add_slide(show.slide_layouts[0])
    _write_lines(slide.shapes.title.text_frame, [package.title])
    _write_lines(
        slide.placeholders[1].text_frame,
        [
            f"{package.field} · {package.place} · Stand: {package.stand}",
            f"Aus: {package.handbook} – {package.subtitle}",
            *([package.warning] if package.warning else []),
        ],
    )
    address = [f"Der Eintrag im Handbuch: {package.address}"] if package.address else []
    _write_notes(slide, [package.attribution, *address])


def _add_slide(show: Presentation, content: Slide) -> Any:
    layout = show.slide_layouts[1]
    slide = show.slides.add_slide(layout)
    _write_lines(slide.shapes.title.text_frame, [content.title])
    _write_lines(slide.placeholders[1].text_frame, content.points)
    _write_notes(slide, content.notes)
    for shape in list(layout.placeholders):
        if shape.placeholder_format.type == KIND.SLIDE_NUMBER:
            slide.shapes._spTree.append(deepcopy(shape._element))  # noqa: SLF001 - no other way
    return slide


def _add_sources(show: Presentation, package: Package) -> None:
    """Name all sources in the notes of the last slide."""
    lines = [f"{number}. {text_of(line)}" for number, line in enumerate(package.quellen, 1)]
    slide = show.slides[len(show.slides) - 1]
    _write_notes(slide, [*package.folien[-1].notes, "Quellen zum Beispiel:", *lines])


def _add_signs(slide: Any, package: Package) -> None:
    """Show the three signs at a glance as a table below the text."""
    rows = package.signs.rows
    place = (Cm(1.8), Cm(14.4), Cm(_WIDTH - 3.6), Cm(2.2))
    frame = slide.shapes.add_table(2, len(rows), *place)
    texts = [(row.label, text_of(row.values[0])) for row in rows]  # the rest is too long
    properties = frame._element.nvGraphicFramePr.cNvPr  # noqa: SLF001 - no other way
    properties.set("name", "Auf einen Blick")
    properties.set("descr", "; ".join(": ".join(pair) for pair in texts))
    for column, pair in enumerate(texts):
        for row, text in enumerate(pair):
            cell = frame.table.cell(row, column).text_frame
            _write_lines(cell, [text])
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(16)


def _write_lines(frame: Any, texts: Any) -> None:
    """Fill a frame with paragraphs in German."""
    for number, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text
        run._r.get_or_add_rPr().set("lang", "de-DE")  # noqa: SLF001 - many times faster


def _write_notes(slide: Any, texts: Any) -> None:
    frame = slide.notes_slide.notes_text_frame
    frame.clear()
    _write_lines(frame, texts)


@cache
def _make_template() -> bytes:
    """Return an empty file of python-pptx in our look: wide, two layouts, our letters."""
    show = new_presentation()
    show.slide_width, show.slide_height = Cm(_WIDTH), Cm(_HEIGHT)
    layouts = show.slide_layouts
    for layout in list(layouts)[2:]:
        layouts.remove(layout)
    master = show.slide_master
    for page in (master, layouts[0], layouts[1]):
        _arrange_page(page, is_title=page is layouts[0])
    layouts[0].name, layouts[1].name = "Titel", "Titel und Inhalt"
    _draw_bar(master, 0.35)
    _draw_bar(layouts[0], _HEIGHT)
    _whiten_layout(layouts[0])
    _style_master(master)
    drop_leftovers(show.part.package._rels)  # noqa: SLF001 - no other way
    drop_leftovers(show.part.rels)
    stream = BytesIO()
    show.save(stream)
    return _colour_file(stream.getvalue())


def _arrange_page(page: Any, *, is_title: bool) -> None:
    """Put the placeholders of a master or layout in their places on the wide page."""
    wide = _WIDTH - 3.6
    places = {
        KIND.TITLE: (1.8, 1.1, wide, 2.2),
        KIND.CENTER_TITLE: (1.8, 4.6, wide, 5.2),
        KIND.SUBTITLE: (1.8, 10.4, wide, 4.0),
        KIND.BODY: (1.8, 3.7, wide, 13.2),
        KIND.OBJECT: (1.8, 3.7, wide, 13.2),
        KIND.SLIDE_NUMBER: (_WIDTH - 4.8, 17.5, 3, 0.9),
    }
    for shape in list(page.placeholders):
        place = places.get(shape.placeholder_format.type)
        if place is None or (is_title and shape.placeholder_format.type == KIND.SLIDE_NUMBER):
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - no other way
        else:
            shape.left, shape.top, shape.width, shape.height = map(Cm, place)


def _draw_bar(page: Any, height: float) -> None:
    """Draw the accent from the top of a master or layout, behind everything else."""
    namespace = "http://schemas.openxmlformats.org/presentationml/2006/main"
    tree = page.shapes._spTree  # noqa: SLF001 - masters offer no shapes of their own

    size = f'cx="{Cm(_WIDTH)}" cy="{Cm(height)}"'
    bar = parse_xml(
        f'<p:sp xmlns:p="{namespace}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<p:nvSpPr><p:cNvPr id="99" name="Balken"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        "</p:sp>"
    )
    tree.insert(list(tree).index(tree.find(qn("p:sp"))), bar)


def _whiten_layout(layout: Any) -> None:
    """Write the words of a layout in white, from the left."""
    for shape in layout.placeholders:
        frame = shape._element.txBody  # noqa: SLF001 - no other way
        styles = frame.find(qn("a:lstStyle"))
        for level in list(styles):
            styles.remove(level)
        level = styles.makeelement(qn("a:lvl1pPr"), {"algn": "l", "marL": "0", "indent": "0"})
        styles.append(level)
        level.append(level.makeelement(qn("a:buNone"), {}))
        words = level.makeelement(qn("a:defRPr"), {})
        level.append(words)
        fill = words.makeelement(qn("a:solidFill"), {})
        words.append(fill)
        fill.append(fill.makeelement(qn("a:schemeClr"), {"val": "bg1"}))


def _style_master(master: Any) -> None:
    """Set sizes, weight and alignment of titles and text."""
    styles = master._element.find(qn("p:txStyles"))  # noqa: SLF001
    title = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    properties = title.find(qn("a:defRPr"))
    properties.set("sz", "3000")
    properties.set("b", "1")
    for colour in properties.iter(qn("a:schemeClr")):
        colour.set("val", "tx2")
    body = styles.find(f"{qn('p:bodyStyle')}/{qn('a:lvl1pPr')}")
    body.find(qn("a:defRPr")).set("sz", "2200")
    before = body.find(f"{qn('a:spcBef')}/*")
    before.getparent().replace(before, before.makeelement(qn("a:spcPts"), {"val": "900"}))


def _colour_file(file: bytes) -> bytes:
    """Return the file with our colours and letters in its theme."""
    with ZipFile(BytesIO(file)) as source:
        names = [name for name in source.namelist() if name.startswith("ppt/theme/")]
        themes = {name: _colour_theme(source.read(name).decode()).encode() for name in names}
    return repack_office(file, changed=themes)


def _colour_theme(theme: str) -> str:
    for name, colour in _COLOURS.items():
        theme = re.sub(
            rf"<a:{name}>.*?</a:{name}>",
            f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>',
            theme,
            count=1,
            flags=re.DOTALL,
        )
    return re.sub(r'<a:latin typeface="[^"+]*"', f'<a:latin typeface="{FONT}"', theme)
