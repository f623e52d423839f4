"""Puts contributed texts and blocks of pages on paper, where they mean what they mean on pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from praxistransfer.downloads.papers import (
    Block,
    Blocks,
    Grid,
    Pair,
    Pairs,
    Subheading,
    append_runs,
    clean,
    join_lines,
    make_grid,
    make_list,
    plain,
    share_width,
    strong,
)
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.model.addresses import address_of
from praxistransfer.model.practice import Practice
from praxistransfer.model.text import (
    ENTRY,
    Line,
    List,
    Paragraph,
    Quote,
    Run,
    Table,
    is_allowed,
    lines_of,
    plain_line,
    read_text,
)
from praxistransfer.model.text import Block as TextBlock
from praxistransfer.model.words import NOT_KNOWN
from praxistransfer.pages import blocks as shown
from praxistransfer.pages.page_parts import source_values

_WEB = ("https://", "http://")


class Step(NamedTuple):
    """A step: what to do, what a source says of its weight, and how others did it."""

    text: Blocks
    part: str = ""
    variants: Blocks = ()


class Scribe:
    """Writes what one practice says; ``base_url`` is the address of the site, or nothing."""

    def __init__(self, practice: Practice, knowledge: Knowledge, base_url: str) -> None:
        self._knowledge = knowledge
        self._base_url = base_url
        self._numbers = {quelle.id: str(n) for n, quelle in enumerate(practice.quellen, 1)}
        self.sources = tuple(
            tuple(
                run
                for value in source_values(quelle, knowledge.werke)
                for run in self.write_value(value)
            )
            for quelle in practice.quellen
        )

    def write_text(self, markdown: str) -> Blocks:
        """Return Markdown as blocks."""
        return self._write_blocks(read_text(markdown).blocks)

    def write_line(self, markdown: str) -> Line:
        """Return Markdown in one line, whatever it is."""
        return join_lines(lines_of(self.write_text(markdown)), " ")

    def write_value(self, value: shown.Inline) -> Line:
        """Return text with citations, or a link."""
        if isinstance(value, str):
            return self._write_runs(plain_line(value))
        target = self._full_address(value.target)
        return (Run(clean(value.text), ("link",), target), *plain(value.note and f" {value.note}"))

    def write_values(self, values: Iterable[shown.Inline]) -> Line:
        """Return several values in a line."""
        return join_lines(map(self.write_value, values), " · ")

    def cite_sources(self, ids: Iterable[str]) -> Line:
        """Return the numbers of sources."""
        return self._write_runs(Run("", citation=id_) for id_ in ids)

    def write_step(self, step: shown.Step) -> Step:
        """Return a step; sources that its text cites are not named twice."""
        cited = {run.citation for run in read_text(step.markdown).citations}
        others = self.cite_sources(id_ for id_ in step.sources if id_ not in cited)
        variants = make_list((Run("Variante: "), *self.write_value(item)) for item in step.variants)
        return Step(
            append_runs(self.write_text(step.markdown), others),
            step.part_word,
            (variants,) if step.variants else (),
        )

    def write_page_blocks(self, blocks: Iterable[shown.Block]) -> tuple[Block, ...]:
        """Return blocks of a page; those that mean nothing on paper are left out."""
        return tuple(made for block in blocks for made in self._write_page_block(block))

    def _write_page_block(self, block: shown.Block) -> tuple[Block, ...]:
        made: Block
        match block:
            case shown.Prose(markdown):
                return self.write_text(markdown)
            case shown.Notice(_, title, texts):
                return (Subheading(clean(title)), *self._write_texts(texts))
            case shown.Transfers(items):
                return tuple(made for item in items for made in self._write_transfer(item))
            case shown.Empty(words):
                made = Paragraph(plain(words))
            case shown.Facts(rows):
                made = Pairs("Angaben", tuple(map(self._write_pair, rows)))
            case shown.Signs(items):
                made = Pairs("Auf einen Blick", tuple(map(self._write_sign, items)))
            case shown.Table():
                made = self._write_grid(block)
            case shown.Steps() | shown.Checklist() | shown.Links():
                made = self._write_list(block)
            case _:
                return ()
        return (made,)

    def _write_list(self, block: shown.Steps | shown.Checklist | shown.Links) -> List:
        match block:
            case shown.Steps(steps):
                return List(tuple(map(self._write_item, steps)), ordered=True)
            case shown.Checklist(items=checks):
                return make_list(map(self._write_check, checks))
            case shown.Links(links):
                return make_list(map(self.write_value, links))

    def _write_texts(self, texts: tuple[str, ...]) -> Blocks:
        if len(texts) == 1:
            return self.write_text(texts[0])
        return (List(tuple(map(self.write_text, texts))),)

    def _write_pair(self, fact: shown.Fact) -> Pair:
        return Pair(clean(fact.label), tuple(map(self.write_value, fact.values or (NOT_KNOWN,))))

    def _write_sign(self, sign: shown.Sign) -> Pair:
        return Pair(clean(sign.label), tuple(map(self.write_value, (sign.value, *sign.notes))))

    def _write_item(self, item: shown.Step) -> Blocks:
        step = self.write_step(item)
        weight = (strong(f" – {step.part}"),) if step.part else ()
        return (*append_runs(step.text, weight), *step.variants)

    def _write_check(self, item: shown.CheckItem) -> Line:
        cited = self.cite_sources([item.source] if item.source else [])
        return (*self.write_value(item.text), *cited, *plain(f" ({item.note})"))

    def _write_transfer(self, item: shown.Transfer) -> tuple[Block, ...]:
        name, told = clean(item.link.text), " ".join(filter(None, (item.remark, f"{item.counts}.")))
        changes = (self._write_grid(item.changes),) if item.changes else ()
        pairs = Pairs(name, tuple(map(self._write_pair, item.facts.rows)))
        return (Subheading(name), Paragraph(plain(told)), pairs, *changes)

    def _write_grid(self, table: shown.Table) -> Grid:
        rows = [tuple(map(self.write_values, row)) for row in table.rows]
        return make_grid(clean(table.caption), table.head, rows, share_width(table.head, rows))

    def _write_blocks(self, blocks: Iterable[TextBlock]) -> Blocks:
        return tuple(map(self._write_block, blocks))

    def _write_block(self, block: TextBlock) -> TextBlock:
        match block:
            case Paragraph(runs):
                return Paragraph(self._write_runs(runs))
            case List(items, ordered, start, tight):
                return List(tuple(map(self._write_blocks, items)), ordered, start, tight)
            case Quote(blocks):
                return Quote(self._write_blocks(blocks))
            case Table(head, rows, alignments):
                cells = tuple(tuple(map(self._write_runs, row)) for row in (head, *rows))
                return Table(cells[0], cells[1:], alignments)

    def _write_runs(self, runs: Iterable[Run]) -> Line:
        return tuple(map(self._write_run, runs))

    def _write_run(self, run: Run) -> Run:
        if run.is_break:
            return Run("\n", is_break=True)
        if run.citation:
            number = self._numbers.get(run.citation)
            # Only help pages show the notation itself; in entries the checks refuse this.
            return Run("", citation=number) if number else Run(clean(f"[^{run.citation}]"))
        return Run(clean(run.text), run.marks, self._find_target(run.target))

    def _find_target(self, target: str) -> str:
        """Return the address to which a contributed link leads, or nothing."""
        if target.startswith(ENTRY):
            summary = self._knowledge.find_summary(target.removeprefix(ENTRY))
            return self._full_address(address_of(summary)) if summary else ""
        return clean(target) if is_allowed(target) else ""

    def _full_address(self, target: str) -> str:
        """Return where a link of ours leads; into the handbook only if its address is known."""
        if target.startswith(_WEB):
            return clean(target)
        return clean(self._base_url + target) if self._base_url and "://" not in target else ""
