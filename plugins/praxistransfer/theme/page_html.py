"""What links, citations, texts and the smallest parts of blocks look like on one page.

Pages hold many thousands of these, so they are put together by hand, each part escaped, and what
stands on many pages is remembered.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from praxistransfer.library.knowledge import ReadLibrary
from praxistransfer.library.library import Library
from praxistransfer.model.addresses import QUELLEN, Anchor, address_of, relative, relative_at
from praxistransfer.model.base import Quelle
from praxistransfer.model.dates import show_date
from praxistransfer.model.fields import UNDATED
from praxistransfer.model.words import NOT_KNOWN
from praxistransfer.pages.blocks import (
    TO_FILL_IN,
    Card,
    Cards,
    Fact,
    Inline,
    Page,
    Table,
)
from praxistransfer.theme.escaping import MANY, escaped, marked
from praxistransfer.theme.text_html import phrase_html, plain_html, prose_html


class Here:
    """The page that is being rendered."""

    def __init__(self, page: Page, library: Library | ReadLibrary) -> None:
        self._address = page.address
        self._library = library
        self._depth = page.address.count("/")
        self._marks = {
            quelle.id: _citation(quelle.id, number)
            for number, quelle in enumerate(page.sources, 1)
            if quelle.id
        }

    def link(self, target: str) -> str:
        """Return the link to an address."""
        return relative(self._address, target)

    def prose(self, text: str) -> Markup:
        """Return Markdown as HTML blocks."""
        return prose_html(text, self.cite, self._locate)

    def phrase(self, text: str) -> Markup:
        """Return Markdown of one paragraph without the paragraph around it."""
        return phrase_html(text, self.cite, self._locate)

    def inline(self, value: Inline) -> Markup:
        """Return a piece of text or a link."""
        return marked(self._inline(value))

    def cite(self, id_: str) -> Markup:
        """Return the mark of a source, with its number on this page."""
        # Only help pages show the notation itself; in entries the checks refuse this.
        return self._marks.get(id_) or escape(f"[^{id_}]")

    def rows(self, items: Iterable[Anchor]) -> Markup:
        """Return items of a list of links; the same ones stand on many pages."""
        start = self.link("")
        return marked("".join(_row(start, item) for item in items))

    def facts(self, facts: Iterable[Fact]) -> Markup:
        """Return the rows of a facts table."""
        return marked("".join(map(self._fact, facts)))

    def cards(self, cards: Cards) -> Markup:
        """Return the items of a grid of cards."""
        heading = f"h{cards.level}"
        return marked("".join(self._card(card, heading) for card in cards.items))

    def cells(self, table: Table) -> Markup:
        """Return the rows of a table, the first cell of each its heading."""
        columns = [_cell_tags(name, "td") for name in table.head]
        columns[0] = _cell_tags(table.head[0], "th", ' scope="row"')
        parts: list[str] = []
        for row in table.rows:
            parts.append("    <tr>\n")
            for (start, end), cell in zip(columns, row, strict=False):
                parts += (start, self._cell(cell, listed=table.listed), end)
            parts.append("    </tr>\n")
        return marked("".join(parts))

    def source(self, quelle: Quelle) -> Markup:
        """Return a source as it is listed."""
        werk = self._library.werke.get(quelle.werk or "")
        title = quelle.titel or (werk.label if werk else "")
        target = quelle.url or (f"{QUELLEN}#{werk.id}" if werk else "")
        linked = self._link(target, title) if target else escaped(title)
        date = quelle.datum or (werk.datum if werk else UNDATED)
        shown = show_date(date) + (f" ({quelle.datum_hinweis})" if quelle.datum_hinweis else "")
        parts = [
            f"{escaped(quelle.herausgeber)}: {linked}" if quelle.herausgeber else linked,
            escaped(quelle.seite or ""),
            escaped(shown),
            f"abgerufen {escaped(show_date(quelle.abgerufen))}" if quelle.abgerufen else "",
        ]
        return marked(", ".join(filter(None, parts)))

    def _fact(self, fact: Fact) -> str:
        values = "".join(map(self._value, fact.values or (NOT_KNOWN,)))
        return f"  <div>\n    <dt>{escaped(fact.label)}</dt>\n{values}  </div>\n"

    def _value(self, value: Inline) -> str:
        kind = _KINDS.get(value, "") if isinstance(value, str) else ""
        return f"    <dd{kind}>{self._inline(value)}</dd>\n"

    def _card(self, card: Card, heading: str) -> str:
        link = self._link(card.link.target, card.link.text)
        label = f'    <p class="px-card-label">{escaped(card.label)}</p>\n' if card.label else ""
        text = f"    <p>{self._inline(card.text)}</p>\n" if card.text else ""
        return (
            f'  <li class="px-card">\n{label}'
            f'    <{heading} class="px-card-title">{link}</{heading}>\n'
            f"{text}{_signs(card.signs) if card.signs else ''}  </li>\n"
        )

    def _cell(self, values: Iterable[Inline], *, listed: bool) -> str:
        shown = list(map(self._inline, values))
        if listed and len(shown) > 1:
            items = "".join(f"          <li>{value}</li>\n" for value in shown)
            return f'        <ul class="px-cell-list">\n{items}        </ul>\n'
        return f"        <span>{' · '.join(shown)}</span>\n"

    def _inline(self, value: Inline) -> str:
        if isinstance(value, str):
            return plain_html(value, self.cite) if "[^" in value else escaped(value)
        linked = self._link(value.target, value.text)
        return (
            f'{linked} <span class="px-note">{escaped(value.note)}</span>' if value.note else linked
        )

    def _link(self, target: str, text: str) -> str:
        # Only links to parts of a page may differ between pages that lie equally deep.
        if "#" in target:
            return _link(self.link(target), text)
        return _link_at(self._depth, target, text)

    def _locate(self, id_: str) -> str:
        """Return the link to an entry; to none if there is no such entry, which checks refuse."""
        there = id_ in self._library.entries
        return self.link(address_of(self._library.head(id_))) if there else ""


_KINDS = {NOT_KNOWN: ' class="px-unknown"', TO_FILL_IN: ' class="px-open"'}
"""How values are set apart that are none."""


def _cell_tags(name: str, tag: str, scope: str = "") -> tuple[str, str]:
    """Return what stands before and behind the values of a cell in the column of this name."""
    label = f'<span class="px-cell-label">{escaped(name)}</span>'
    return f"      <{tag}{scope}>\n        {label}\n", f"      </{tag}>\n"


def _link(href: str, text: str) -> str:
    return f'<a href="{escaped(href)}">{escaped(text)}</a>'


@lru_cache(maxsize=MANY)
def _link_at(depth: int, target: str, text: str) -> str:
    return _link(relative_at(depth, target), text)


@lru_cache(maxsize=MANY)
def _citation(id_: str, number: int) -> Markup:
    return marked(
        f'<sup class="px-cite"><a href="#quelle-{escape(id_)}" '
        f'aria-label="Quelle {number}">{number}</a></sup>'
    )


@lru_cache(maxsize=MANY)
def _signs(signs: tuple[str, ...]) -> str:
    items = "".join(f"      <li>{escape(sign)}</li>\n" for sign in signs)
    return f'    <ul class="px-card-signs">\n{items}    </ul>\n'


@lru_cache(maxsize=MANY)
def _row(start: str, item: Anchor) -> str:
    return (
        f'<li><a href="{escape(start + item.target)}">{escape(item.text)}</a> '
        f'<span class="px-note">{escape(item.note)}</span></li>\n'
    )
