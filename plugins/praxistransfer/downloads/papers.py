"""What the papers of a package are made of: plain runs of text, without a word of any format.

Nothing in here can harm whoever opens a file: signs that no file may hold, and signs that turn
text around, are gone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from praxistransfer.model.words import NOT_KNOWN

Mark = Literal["", "strong", "em", "cite", "unknown", "gap"]
"""How a run is set apart: a ``cite`` is the number of a source, a ``gap`` is to be filled in."""


class Run(NamedTuple):
    """Some text that looks alike; ``href`` is a full address or nothing."""

    text: str
    mark: Mark = ""
    href: str = ""


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    line: Line
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading below that of the part."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with what belongs to it."""

    line: Line
    below: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``widths`` are shares of its width, ``caption`` says what it shows."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[int, ...]


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


Block = Paragraph | Subheading | Items | Grid | Pairs


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


def clean(text: str) -> str:
    """Return text that every file may hold, in one line."""
    return _BLANKS.sub(" ", _HARMFUL.sub("", text))


def plain(text: str) -> Line:
    """Return text without marks; what is not known looks like it."""
    return (Run(clean(text), "unknown" if text == NOT_KNOWN else ""),) if text else ()


def worded(pattern: str, **values: str | Line) -> Line:
    """Return a sentence of ours: ``{name}`` is a value, ``[…]`` is to be filled in."""
    line: list[Run] = []
    for part in re.split(r"(\{\w+\}|\[[^\]]*\])", pattern):
        if part.startswith("{"):
            value = values[part[1:-1]]
            line += plain(value) if isinstance(value, str) else value
        elif part:
            line.append(Run(part, "gap" if part.startswith("[") else ""))
    return tuple(line)


def text_of(line: Line) -> str:
    """Return the text of a line; what it cites stands in brackets."""
    return "".join(f" [{run.text}]" if run.mark == "cite" else run.text for run in line).strip()
