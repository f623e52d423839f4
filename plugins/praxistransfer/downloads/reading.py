"""What pages show of a practice, as plain runs for paper.

The HTML that pages would show is read back, so that Markdown, citations and sources mean the same
here as there.
"""

from __future__ import annotations

from collections.abc import Iterable
from html.parser import HTMLParser

from praxistransfer.downloads.papers import (
    Block,
    Grid,
    Item,
    Items,
    Line,
    Mark,
    Pair,
    Pairs,
    Paragraph,
    Run,
    Subheading,
    clean,
    plain,
)
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.model.practice import Practice
from praxistransfer.model.words import NOT_KNOWN
from praxistransfer.pages import blocks as shown
from praxistransfer.theme.page_html import PageHtml

_MARKS: dict[str, Mark] = {"strong": "strong", "em": "em", "sup": "cite"}


class Reader:
    """Reads what one practice says; ``base_url`` is the address of the site, or nothing."""

    def __init__(self, practice: Practice, knowledge: Knowledge, base_url: str) -> None:
        page = shown.Page(address="", title="", lead="", sections=(), sources=practice.quellen)
        self._page_html = PageHtml(page, knowledge)
        self._base_url = base_url
        self.sources = tuple(
            self._line(self._page_html.source(quelle)) for quelle in practice.quellen
        )

    def prose(self, markdown: str) -> tuple[Block, ...]:
        """Return Markdown as paragraphs and lists."""
        return self._parsed(self._page_html.prose(markdown)).blocks

    def phrase(self, markdown: str) -> Line:
        """Return Markdown in one line, whatever it is."""
        return self._line(self._page_html.prose(markdown))

    def inline(self, value: shown.Inline) -> Line:
        """Return text with citations, or a link."""
        if value == NOT_KNOWN:
            return plain(NOT_KNOWN)
        return self._line(self._page_html.inline(value))

    def cited(self, ids: Iterable[str]) -> Line:
        """Return the numbers of sources."""
        return self._line("".join(map(self._page_html.cite, ids)))

    def sourced(self, markdown: str, ids: Iterable[str]) -> Line:
        """Return Markdown in one line with all its sources; those it cites itself only once."""
        others = (id_ for id_ in ids if f"[^{id_}]" not in markdown)
        return (*self.phrase(markdown), *self.cited(others))

    def blocks(self, blocks: Iterable[shown.Block]) -> tuple[Block, ...]:
        """Return blocks of a page; those that mean nothing on paper are left out."""
        return tuple(made for block in blocks for made in self._block(block))

    def _block(self, block: shown.Block) -> tuple[Block, ...]:
        made: Block
        match block:
            case shown.Prose(markdown):
                return self.prose(markdown)
            case shown.Notice(_, title, texts):
                return (Subheading(clean(title)), *self._texts(texts))
            case shown.Empty(text):
                made = Paragraph(plain(text))
            case shown.Facts(rows):
                made = Pairs("Angaben", tuple(map(self._pair, rows)))
            case shown.Signs(items):
                signs = tuple(
                    Pair(clean(item.label), tuple(map(self.inline, (item.value, *item.notes))))
                    for item in items
                )
                made = Pairs("Auf einen Blick", signs)
            case shown.Table():
                made = self._grid(block)
            case shown.Transfers(items):
                return tuple(made for item in items for made in self._transfer(item))
            case shown.Steps() | shown.Checklist() | shown.Links():
                made = self._list(block)
            case _:
                return ()
        return (made,)

    def _list(self, block: shown.Steps | shown.Checklist | shown.Links) -> Items:
        match block:
            case shown.Steps(items):
                return Items(tuple(map(self._step, items)), ordered=True)
            case shown.Checklist(items=checks):
                return Items(tuple(map(self._check, checks)))
            case shown.Links(links):
                return Items(tuple(Item(self.inline(link)) for link in links))

    def _texts(self, texts: tuple[str, ...]) -> tuple[Block, ...]:
        if len(texts) == 1:
            return self.prose(texts[0])
        return (Items(tuple(Item(self.phrase(text)) for text in texts)),)

    def _pair(self, fact: shown.Fact) -> Pair:
        values = fact.values or (NOT_KNOWN,)
        return Pair(clean(fact.label), tuple(map(self.inline, values)))

    def _step(self, step: shown.Step) -> Item:
        word = (Run(f" – {step.part_word}", "strong"),) if step.part_word else ()
        line = (*self.sourced(step.markdown, step.sources), *word)
        return Item(line, tuple((Run("Variante: "), *plain(text)) for text in step.variants))

    def _check(self, item: shown.CheckItem) -> Item:
        cited = self.cited([item.source] if item.source else [])
        return Item((*self.inline(item.text), *cited, *plain(f" ({item.note})")))

    def _transfer(self, item: shown.Transfer) -> tuple[Block, ...]:
        told = " ".join(filter(None, (item.remark, f"{item.counts}.")))
        changes = (self._grid(item.changes),) if item.changes else ()
        pairs = Pairs(clean(item.link.text), tuple(map(self._pair, item.facts.rows)))
        return (Subheading(clean(item.link.text)), Paragraph(plain(told)), pairs, *changes)

    def _grid(self, table: shown.Table) -> Grid:
        rows = tuple(tuple(map(self._cell, row)) for row in table.rows)
        columns = zip(table.head, *rows, strict=False)
        widths = tuple(_share(head, cells) for head, *cells in columns)
        return Grid(clean(table.caption), table.head, rows, widths)

    def _cell(self, values: Iterable[shown.Inline]) -> Line:
        line: Line = ()
        for value in values:
            line += (*((Run(" · "),) if line else ()), *self.inline(value))
        return line

    def _line(self, html: str) -> Line:
        line: Line = ()
        for block in self._parsed(html).blocks:
            lines = (
                [item.line for item in block.items]
                if isinstance(block, Items)
                else [block.line]
                if isinstance(block, Paragraph)
                else []
            )
            for more in lines:
                line += (*((Run(" "),) if line else ()), *more)
        return line

    def _parsed(self, html: str) -> _Parser:
        parser = _Parser(self._base_url)
        parser.feed(html)
        parser.close()
        parser.end_line()
        return parser


_PADDING = 3
"""The room between columns, in characters."""


def _share(head: str, cells: list[Line]) -> int:
    """Return how much of the width a column needs, in characters."""
    lengths = [sum(len(run.text) for run in cell) for cell in cells]
    average = sum(lengths) // max(len(lengths), 1)
    shortest = max(len(head), min(max(lengths, default=0), 13)) + _PADDING
    return min(max(shortest, average), 40)


class _Parser(HTMLParser):
    """Turns the few elements that pages allow into blocks; lists in lists become one."""

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self._base_url = base_url
        self._found: list[Block] = []
        self._line: list[Run] = []
        self._lists: list[bool] = []
        self._items: list[Item] = []
        self._quoted = 0
        self._mark: list[Mark] = []
        self._href = ""

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(self._found)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"ul", "ol"}:
            self.end_line()
            self._lists.append(tag == "ol")
        elif tag in {"p", "li"}:
            self.end_line()
        elif tag == "blockquote":
            self._quoted += 1
        elif tag == "br":
            self.handle_data(" ")
        elif tag in _MARKS:
            self._mark.append(_MARKS[tag])
        elif tag == "a":
            self._href = self._address(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"p", "li"}:
            self.end_line()
        elif tag in {"ul", "ol"}:
            self.end_line()
            ordered = self._lists.pop()
            if not self._lists:
                self._found.append(Items(tuple(self._items), ordered))
                self._items = []
        elif tag == "blockquote":
            self.end_line()
            self._quoted -= 1
        elif tag in _MARKS:
            self._mark.pop()
        elif tag == "a":
            self._href = ""

    def handle_data(self, data: str) -> None:
        text = clean(data)
        if text.strip() or (self._line and text):
            mark = self._mark[-1] if self._mark else ""
            self._line.append(Run(text, mark, "" if mark == "cite" else self._href))

    def end_line(self) -> None:
        """Close what is open, if there is anything in it."""
        if not "".join(run.text for run in self._line).strip():
            self._line = []
            return
        line, self._line = tuple(self._line), []
        if self._lists:
            self._items.append(Item(line))
        else:
            self._found.append(Paragraph(line, self._quoted > 0))

    def _address(self, href: str) -> str:
        if href.startswith(("https://", "http://")):
            return clean(href)
        return clean(self._base_url + href) if self._base_url and "://" not in href else ""
