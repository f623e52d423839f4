"""Looks into the papers of a package before anything typesets them."""

from __future__ import annotations

from collections.abc import Iterator

from praxistransfer.downloads.papers import Block, Grid, Pairs, Subheading
from praxistransfer.model.text import Line, lines_of


def lines_on(block: Block) -> Iterator[Line]:
    """Yield every line of a block of a paper."""
    match block:
        case Subheading():
            pass
        case Pairs(_, rows):
            for row in rows:
                yield from row.values
        case Grid(_, head, rows):
            yield from head
            for cells in rows:
                for cell in cells:
                    yield from lines_of(cell)
        case _:
            yield from lines_of([block])
