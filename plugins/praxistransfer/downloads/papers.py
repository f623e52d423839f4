"""What the papers of a package are made of: texts and tables, without a word of any format.

Texts are those of the model; here, a citation is the number of its source, and a link leads to a
full address or nowhere. Nothing in here can harm whoever opens a file: signs that no file may hold,
and signs that turn text around, are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from praxistransfer.model.text import Alignment, Line, List, Paragraph, Run, Table, words_of
from praxistransfer.model.text import Block as TextBlock

Blocks = tuple[TextBlock, ...]
"""A text."""


class Gap(Run):
    """What only the municipality that takes the practice over can fill in."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading below that of the part."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``widths`` are shares of its width, ``caption`` says what it shows."""

    caption: str
    head: tuple[Line, ...]
    rows: tuple[tuple[Blocks, ...], ...]
    widths: tuple[int, ...]
    alignments: tuple[Alignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A name with its values."""

    label: str
    values: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """A table of names and values."""

    caption: str
    rows: tuple[Pair, ...]


Block = TextBlock | Subheading | Grid | Pairs


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paper under a heading."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to read or to work with."""

    kind: str
    """What it is, above the title."""
    title: str
    lead: tuple[Block, ...]
    parts: tuple[Part, ...]


# What XML does not allow, marks of direction, and signs that Unicode will never assign.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_BLANKS = re.compile(r"[\t\n\r\u2028\u2029]+")
_PADDING = 3
"""The room between columns, in characters."""


def clean(text: str) -> str:
    """Return text that every file may hold, in one line."""
    return _BLANKS.sub(" ", _HARMFUL.sub("", text))


def plain(text: str) -> Line:
    """Return text without marks."""
    return (Run(clean(text)),) if text else ()


def strong(text: str) -> Run:
    """Return important words of ours."""
    return Run(text, ("strong",))


def write_sentence(pattern: str, **values: str | Line) -> Line:
    """Return a sentence of ours: ``{name}`` is a value, ``[…]`` is to be filled in."""
    line: list[Run] = []
    for part in re.split(r"(\{\w+\}|\[[^\]]*\])", pattern):
        if part.startswith("{"):
            value = values[part[1:-1]]
            line += plain(value) if isinstance(value, str) else value
        elif part:
            line.append(Gap(part) if part.startswith("[") else Run(part))
    return tuple(line)


def join_lines(lines: Iterable[Line], between: str) -> Line:
    """Return several lines as one."""
    joined: Line = ()
    for line in lines:
        joined += (*((Run(between),) if joined else ()), *line)
    return joined


def append_runs(blocks: Blocks, runs: Line) -> Blocks:
    """Return a text with something at the end of its last line."""
    if not runs:
        return blocks
    if blocks and isinstance(blocks[-1], Paragraph):
        return (*blocks[:-1], Paragraph((*blocks[-1].runs, *runs)))
    return (*blocks, Paragraph(runs))


def make_list(lines: Iterable[Line], *, ordered: bool = False) -> List:
    """Return a list of short items."""
    return List(tuple((Paragraph(line),) for line in lines), ordered)


def make_grid(
    caption: str, head: Iterable[str], rows: Iterable[Iterable[Line]], widths: tuple[int, ...]
) -> Grid:
    """Return a table whose cells are lines."""
    cells = tuple(tuple((Paragraph(cell),) for cell in row) for row in rows)
    return Grid(caption, tuple(map(plain, head)), cells, widths)


def grid_of(table: Table) -> Grid:
    """Return the table of a text as one of ours."""
    names = list(map(words_of, table.head))
    widths = share_width(names, table.rows)
    caption = f"Tabelle: {', '.join(filter(None, names))}"
    grid = make_grid(caption, (), table.rows, widths)
    return Grid(caption, table.head, grid.rows, widths, table.alignments)


def share_width(head: Iterable[str], rows: Iterable[tuple[Line, ...]]) -> tuple[int, ...]:
    """Return how much of the width each column needs, in characters."""
    return tuple(_width(name, cells) for name, *cells in zip(head, *rows, strict=False))


def _width(head: str, cells: list[Line]) -> int:
    lengths = [sum(len(run.text or run.citation) for run in cell) for cell in cells]
    average = sum(lengths) // max(len(lengths), 1)
    shortest = max(len(head), min(max(lengths, default=0), 13)) + _PADDING
    return min(max(shortest, average), 40)


def text_of(line: Line) -> str:
    """Return the text of a line; what it cites stands in brackets."""
    parts = (f" [{run.citation}]" if run.citation else run.text for run in line)
    return " ".join("".join(parts).split("\n")).strip()
