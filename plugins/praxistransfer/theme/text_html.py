"""Contributed texts as HTML, with citations and links to entries as the page has them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import nh3
from markupsafe import Markup, escape

from praxistransfer.model.text import (
    Block,
    Line,
    List,
    Mark,
    Paragraph,
    Quote,
    Run,
    Table,
    plain_line,
    read_text,
    words_of,
)

_TAGS = {"p", "strong", "em", "ul", "ol", "li", "a", "code", "blockquote", "br", "sup", "abbr",
         "table", "thead", "tbody", "tr", "th", "td", "div"}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "aria-label"},
    "abbr": {"title"},
    "ol": {"start"},
    "sup": {"class"},
    "th": {"scope", "class"},
    "td": {"class"},
    "div": {"class", "role", "tabindex", "aria-label"},
}
_LAST_WALL = nh3.Cleaner(
    _TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https"}, link_rel=None
)
_ENTRY = "eintrag:"
_SIDES = {"right": ' class="px-right"', "center": ' class="px-center"'}
_WIDE = 5
"""From so many columns on, a table scrolls in a frame of its own."""


class Shown(Protocol):
    """The page on which a text stands."""

    def cite(self, id_: str) -> str:
        """Return the mark of a source as HTML."""

    def words(self, text: str, *, short: bool = False) -> str:
        """Return text as HTML, abbreviations explained; ``short`` in names and links."""

    def locate(self, id_: str) -> str:
        """Return the address of an entry; nothing if there is none, the link then leads nowhere."""


def prose_html(markdown: str, page: Shown) -> Markup:
    """Return Markdown as HTML blocks."""
    return _cleaned(_blocks(read_text(markdown).blocks, page))


def phrase_html(markdown: str, page: Shown) -> Markup:
    """Return Markdown of one paragraph as HTML without the paragraph around it."""
    match read_text(markdown).blocks:
        case (Paragraph(runs),):
            return _cleaned(_line(runs, page))
    return prose_html(markdown, page)


def plain_html(text: str, page: Shown, *, short: bool = False) -> Markup:
    """Return plain text, escaped, with its citations."""
    return Markup(_line(plain_line(text), page, short=short))  # noqa: S704 - escaped


def _cleaned(html: str) -> Markup:
    """Return HTML without what is not on the allow list: the last wall, should one above fail."""
    return Markup(_LAST_WALL.clean(html))  # noqa: S704 - cleaned


def _blocks(blocks: Iterable[Block], page: Shown) -> str:
    return "\n".join(_block(block, page) for block in blocks)


def _block(block: Block, page: Shown) -> str:
    match block:
        case Paragraph(runs):
            return f"<p>{_line(runs, page)}</p>"
        case List():
            return _list(block, page)
        case Quote(blocks):
            return f"<blockquote>\n{_blocks(blocks, page)}\n</blockquote>"
        case Table():
            return _table(block, page)


def _list(block: List, page: Shown) -> str:
    name = "ol" if block.ordered else "ul"
    start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
    items = "\n".join(f"<li>{_item(item, page, tight=block.tight)}</li>" for item in block.items)
    return f"<{name}{start}>\n{items}\n</{name}>"


def _item(blocks: Iterable[Block], page: Shown, *, tight: bool) -> str:
    """Return an item; in a tight list its lines stand there without paragraphs around them."""
    html = ""
    for block in blocks:
        if tight and isinstance(block, Paragraph):
            html += _line(block.runs, page)
        else:
            html = html.removesuffix("\n") + f"\n{_block(block, page)}\n"
    return html


def _table(table: Table, page: Shown) -> str:
    head = _row(table.head, table, page, 'th scope="col"')
    rows = "".join(_row(row, table, page, "td") for row in table.rows)
    body = f"<tbody>\n{rows}</tbody>\n" if rows else ""
    html = f"<table>\n<thead>\n{head}</thead>\n{body}</table>"
    if len(table.head) < _WIDE:
        return html
    name = escape(", ".join(map(words_of, table.head)))
    return (
        f'<div class="px-scroll" role="group" tabindex="0" aria-label="Tabelle: {name}">\n'
        f"{html}\n</div>"
    )


def _row(cells: Iterable[Line], table: Table, page: Shown, tag: str) -> str:
    classes = (_SIDES.get(side, "") for side in table.alignments)
    html = "".join(
        f"<{tag}{class_}>{_line(cell, page, short=tag != 'td')}</{tag[:2]}>\n"
        for cell, class_ in zip(cells, classes, strict=True)
    )
    return f"<tr>\n{html}</tr>\n"


def _line(runs: Line, page: Shown, *, short: bool = False) -> str:
    """Return runs; marks that two of them share stay open between them."""
    html: list[str] = []
    opened: tuple[Mark, ...] = ()
    target = ""
    for run in runs:
        kept = _shared(opened, run.marks, is_same_link=run.target == target)
        html += [f"</{_TAG_OF[mark]}>" for mark in reversed(opened[kept:])]
        html += [_open(mark, run.target, page) for mark in run.marks[kept:]]
        html.append(_content(run, page, short=short))
        opened, target = run.marks, run.target
    return "".join((*html, *(f"</{_TAG_OF[mark]}>" for mark in reversed(opened))))


_TAG_OF = {"strong": "strong", "em": "em", "code": "code", "link": "a"}


def _shared(one: tuple[Mark, ...], other: tuple[Mark, ...], *, is_same_link: bool) -> int:
    """Return how many of the marks of two runs, from the outside, can be one element."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second or (first == "link" and not is_same_link):
            break
        count += 1
    return count


def _open(mark: Mark, target: str, page: Shown) -> str:
    if mark != "link":
        return f"<{_TAG_OF[mark]}>"
    if target.startswith(_ENTRY):
        target = page.locate(target.removeprefix(_ENTRY))
    return f'<a href="{escape(target)}">' if target else "<a>"


def _content(run: Run, page: Shown, *, short: bool) -> str:
    if run.citation:
        return str(page.cite(run.citation))
    if run.is_break:
        return "<br>\n"
    if "code" in run.marks:
        return str(escape(run.text))
    return str(page.words(run.text, short=short or "link" in run.marks))
