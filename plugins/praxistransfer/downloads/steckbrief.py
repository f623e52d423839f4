"""The fact sheet: what the page says of the practice itself, on one or two sheets."""

from __future__ import annotations

from collections.abc import Iterable

from praxistransfer.downloads.example import Example
from praxistransfer.downloads.papers import (
    Block,
    Pair,
    Pairs,
    Paper,
    Part,
    join_lines,
    plain,
    strong,
    write_sentence,
)
from praxistransfer.model.text import Line, Paragraph
from praxistransfer.model.words import NOT_KNOWN
from praxistransfer.pages import blocks as shown
from praxistransfer.pages.blocks import Empty
from praxistransfer.pages.profile import practice_signs, profile_sections

_ON_PAPER = {
    "Status",
    "Geprüft am",
    "Geprüft durch",
    "Zu prüfen bis",
    "Freigabe",
    "Belege",
    "Kontakt",
    "Kennung",
    "Nutzungsrecht",
}
"""What a paper says of the state of an entry: nothing that only today makes true."""


def write_steckbrief(example: Example) -> Paper:
    """Return the fact sheet."""
    *sections, state = profile_sections(example.book, example.practice)
    unknown = [section.heading for section in sections if section.blocks == (Empty(),)]
    copy = example.scribe.copy_page_blocks
    parts = [
        Part(section.heading, tuple(map(_compact_pairs, copy(section.blocks))))
        for section in sections
        if not isinstance(section.blocks[0], Empty)
    ]
    if unknown:
        text = write_sentence(
            "{headings}: {unknown}.", headings=", ".join(unknown), unknown=NOT_KNOWN
        )
        parts.append(Part("Was in den ausgewerteten Quellen nicht steht", (Paragraph(text),)))
    parts.append(Part(state.heading, _show_state(example, state.blocks)))
    summary = example.scribe.copy_text(example.practice.kurzfassung)
    lead = (*summary, *example.list_warnings())
    return Paper("Steckbrief", example.title, lead, (*parts, example.list_sources()))


def list_signs(example: Example) -> Pairs:
    """Return the three signs at a glance."""
    made = example.scribe.copy_page_blocks((practice_signs(example.book, example.practice),))
    return next(block for block in made if isinstance(block, Pairs))


def _show_state(example: Example, blocks: Iterable[shown.Block]) -> tuple[Block, ...]:
    """Return what stays true of an entry on paper; what editors have to do does not belong."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, shown.Facts):
            kept = shown.Facts(tuple(row for row in block.rows if row.label in _ON_PAPER))
            made += map(_join_pairs, example.scribe.copy_page_blocks((kept,)))
        elif isinstance(block, shown.Notice):
            made += example.scribe.copy_page_blocks((block,))
    return tuple(made)


def _compact_pairs(block: Block) -> Block:
    """Return a table of names and values that names what nobody knows in one row."""
    if not isinstance(block, Pairs):
        return block
    unknown = [row for row in block.rows if row.values == (plain(NOT_KNOWN),)]
    if len(unknown) < 2:
        return block
    together = Pair(", ".join(row.label for row in unknown), unknown[0].values)
    return Pairs(block.caption, (*(row for row in block.rows if row not in unknown), together))


def _join_pairs(block: Block) -> Block:
    """Return a table of names and values as running text, which takes less room."""
    if not isinstance(block, Pairs):
        return block
    line: Line = ()
    for pair in block.rows:
        name = strong(f"{' · ' if line else ''}{pair.label}: ")
        line += (name, *join_lines(pair.values, "; "))
    return Paragraph(line)
