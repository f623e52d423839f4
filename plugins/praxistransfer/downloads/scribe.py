"""Copies contributed texts and blocks of pages onto paper, with the meaning they have on pages."""

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
    """Copies what one practice says; ``base_url`` is the address of the site, or nothing."""

    def __init__(self, practice: Practice, knowledge: Knowledge, base_url: str) -> None:
        self._knowledge = knowledge
        self._base_url = base_url
        self._numbers = {quelle.id: str(n) for n, quelle in enumerate(practice.quellen, 1)}
        self.sources = tuple(
            tuple(
                run
                for value in source_values(quelle, knowledge.werke)
                for run in self.copy_value(value)
            )
            for quelle in practice.quellen
        )

    def copy_text(self, markdown: str) -> Blocks:
        """Return Markdown as blocks."""
        return self._copy_blocks(read_text(markdown).blocks)

    def copy_line(self, markdown: str) -> Line:
        """Return Markdown in one line, whatever it is."""
        return join_lines(lines_of(self.copy_text(markdown)), " ")

    def copy_value(self, value: shown.Inline) -> Line:
        """Return text with citations, or a link."""
        if isinstance(value, str):
            return self._copy_runs(plain_line(value))
        target = self._full_address(value.target)
        return (Run(clean(value.text), ("link",), target), *plain(value.note and f" {value.note}"))

    def copy_values(self, values: Iterable[shown.Inline]) -> Line:
        """Return several values in a line."""
        return join_lines(map(self.copy_value, values), " · ")

    def cite_sources(self, ids: Iterable[str]) -> Line:
        """Return the numbers of sources."""
        return self._copy_runs(Run("", citation=id_) for id_ in ids)

    def copy_step(self, step: shown.Step) -> Step:
        """Return a step; sources that its text cites are not named twice."""
        cited = {run.citation for run in read_text(step.markdown).citations}
        others = self.cite_sources(id_ for id_ in step.sources if id_ not in cited)
        variants = make_list((Run("Variante: "), *self.copy_value(item)) for item in step.variants)
        return Step(
            append_runs(self.copy_text(step.markdown), others),
            step.part_word,
            (variants,) if step.variants else (),
        )

    def copy_page_blocks(self, blocks: Iterable[shown.Block]) -> tuple[Block, ...]:
        """Return blocks of a page; those that mean nothing on paper are left out."""
        return tuple(made for block in blocks for made in self._copy_page_block(block))

    def _copy_page_block(self, block: shown.Block) -> tuple[Block, ...]:
        made: Block
        match block:
            case shown.Prose(markdown):
                return self.copy_text(markdown)
            case shown.Notice(_, title, texts):
                return (Subheading(clean(title)), *self._copy_texts(texts))
            case shown.Transfers(items):
                return tuple(made for item in items for made in self._copy_transfer(item))
            case shown.Empty(words):
                made = Paragraph(plain(words))
            case shown.Facts(rows):
                made = Pairs("Angaben", tuple(map(self._copy_pair, rows)))
            case shown.Signs(items):
                made = Pairs("Auf einen Blick", tuple(map(self._copy_sign, items)))
            case shown.Table():
                made = self._copy_grid(block)
            case shown.Steps() | shown.Checklist() | shown.Links():
                made = self._copy_list(block)
            case _:
                return ()
        return (made,)

    def _copy_list(self, block: shown.Steps | shown.Checklist | shown.Links) -> List:
        match block:
            case shown.Steps(steps):
                return List(tuple(map(self._copy_item, steps)), ordered=True)
            case shown.Checklist(items=checks):
                return make_list(map(self._copy_check, checks))
            case shown.Links(links):
                return make_list(map(self.copy_value, links))

    def _copy_texts(self, texts: tuple[str, ...]) -> Blocks:
        if len(texts) == 1:
            return self.copy_text(texts[0])
        return (List(tuple(map(self.copy_text, texts))),)

    def _copy_pair(self, fact: shown.Fact) -> Pair:
        return Pair(clean(fact.label), tuple(map(self.copy_value, fact.values or (NOT_KNOWN,))))

    def _copy_sign(self, sign: shown.Sign) -> Pair:
        return Pair(clean(sign.label), tuple(map(self.copy_value, (sign.value, *sign.notes))))

    def _copy_item(self, item: shown.Step) -> Blocks:
        step = self.copy_step(item)
        weight = (strong(f" – {step.part}"),) if step.part else ()
        return (*append_runs(step.text, weight), *step.variants)

    def _copy_check(self, item: shown.CheckItem) -> Line:
        cited = self.cite_sources([item.source] if item.source else [])
        return (*self.copy_value(item.text), *cited, *plain(f" ({item.note})"))

    def _copy_transfer(self, item: shown.Transfer) -> tuple[Block, ...]:
        name, told = clean(item.link.text), " ".join(filter(None, (item.remark, f"{item.counts}.")))
        changes = (self._copy_grid(item.changes),) if item.changes else ()
        pairs = Pairs(name, tuple(map(self._copy_pair, item.facts.rows)))
        return (Subheading(name), Paragraph(plain(told)), pairs, *changes)

    def _copy_grid(self, table: shown.Table) -> Grid:
        rows = [tuple(map(self.copy_values, row)) for row in table.rows]
        return make_grid(clean(table.caption), table.head, rows, share_width(table.head, rows))

    def _copy_blocks(self, blocks: Iterable[TextBlock]) -> Blocks:
        return tuple(map(self._copy_block, blocks))

    def _copy_block(self, block: TextBlock) -> TextBlock:
        match block:
            case Paragraph(runs):
                return Paragraph(self._copy_runs(runs))
            case List(items, ordered, start, tight):
                return List(tuple(map(self._copy_blocks, items)), ordered, start, tight)
            case Quote(blocks):
                return Quote(self._copy_blocks(blocks))
            case Table(head, rows, alignments):
                cells = tuple(tuple(map(self._copy_runs, row)) for row in (head, *rows))
                return Table(cells[0], cells[1:], alignments)

    def _copy_runs(self, runs: Iterable[Run]) -> Line:
        return tuple(map(self._copy_run, runs))

    def _copy_run(self, run: Run) -> Run:
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
