"""A practice as an example for others: what several papers of its package say."""

from __future__ import annotations

from praxistransfer.downloads.papers import (
    Block,
    Item,
    Items,
    Line,
    Paragraph,
    Part,
    Run,
    clean,
    plain,
    worded,
)
from praxistransfer.downloads.reading import Reader
from praxistransfer.model.practice import Practice
from praxistransfer.model.words import NOT_KNOWN, WORDS
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.practice import state_notices

DEGREES = {"muss": "Muss", "soll": "Soll"}
_COSTS = (
    ("Personal", "personal"),
    ("Kosten insgesamt", "kosten"),
    ("Förderung", "foerderung"),
    ("Vorlauf", "vorlauf"),
)
_NAMED_PLACES = 3
"""So many places fit into a heading."""


class Example:
    """Reads one practice for its papers; ``base_url`` is the address of the site, or nothing."""

    def __init__(self, book: Book, practice: Practice, base_url: str) -> None:
        self.book = book
        self.practice = practice
        self.reader = Reader(practice, book.knowledge, base_url)
        self.title = clean(practice.titel)
        land = book.knowledge.handbuch.land
        everywhere = f"{land} (landesweit)" if practice.landesweit else ""
        self.places = clean(everywhere or book.places(practice))
        self.place = self._read_place()
        """The places, or the first of many."""
        self.steps = self._read_steps()
        """The steps, wherever their author wrote them down."""

    def _read_place(self) -> str:
        kommunen, knowledge = self.practice.kommunen, self.book.knowledge
        if len(kommunen) <= _NAMED_PLACES:
            return self.places
        first = ", ".join(knowledge.summary_of(id_).name for id_ in kommunen[: _NAMED_PLACES - 1])
        return clean(f"{first} und weitere")

    def _read_steps(self) -> tuple[Item, ...]:
        practice, reader = self.practice, self.reader
        if practice.schritte:
            return tuple(
                Item(
                    reader.sourced(step.text, step.quellen),
                    tuple((Run("Variante: "), *plain(text)) for text in step.varianten),
                )
                for step in practice.schritte
            )
        return list_items(reader.prose(practice.section("Vorgehen")))

    def read_section(self, heading: str) -> tuple[Block, ...]:
        """Return a section of the practice; if it is empty, that nobody knows."""
        text = self.practice.section(heading)
        return self.reader.prose(text) if text else (Paragraph(plain(NOT_KNOWN)),)

    def cite_source(self, text: str, quelle: str | None) -> Line:
        """Return text with the number of its source."""
        return (*self.reader.inline(text), *self.reader.cited([quelle] if quelle else []))

    def list_warnings(self) -> tuple[Paragraph, ...]:
        """Say what the page says above everything else, if the entry is not quite valid."""
        return tuple(
            Paragraph((Run(f"{notice.title}: ", "strong"), *self.reader.phrase(text)))
            for notice in state_notices(self.practice)
            for text in notice.texts
        )

    def list_sources(self) -> Part:
        """Return the last part of every paper."""
        items = tuple(Item(line) for line in self.reader.sources)
        return Part("Quellen", (Items(items, ordered=True),))

    def list_goals(self) -> list[Line]:
        """Return the goals, each in a line."""
        blocks = self.reader.prose(self.practice.section("Ziele"))
        return [item.line for item in list_items(blocks)] or [
            block.line for block in blocks if isinstance(block, Paragraph)
        ]

    def list_costs(self) -> tuple[tuple[str, str], ...]:
        """Return what kind of cost → what is known of it."""
        needs = self.practice.ressourcen
        return tuple(
            (label, clean((needs and getattr(needs, name)) or NOT_KNOWN)) for label, name in _COSTS
        )

    def step_parts(self) -> list[str]:
        """Return what a source says of the weight of each step, in words; empty if none does."""
        steps = self.practice.schritte
        return [WORDS[step.teil] if step.teil else "" for step in steps] or [""] * len(self.steps)

    def group_steps(self) -> list[tuple[str, list[Line]]]:
        """Return what must stay and what may change → the steps of which a source says so."""
        steps = self.practice.schritte
        return [
            (WORDS[part], [self.reader.phrase(step.text) for step in steps if step.teil == part])
            for part in ("kern", "anpassbar", "optional")
        ]

    def list_obstacles(self) -> list[Line]:
        """Return what was difficult, and what was done about it."""
        return [
            worded(
                "{was} → Gegenmaßnahme: {gegen}. Half es? {half}.",
                was=self.cite_source(item.was.rstrip("."), item.quelle),
                gegen=self._read_remedy(item.gegenmassnahme),
                half=WORDS[item.half],
            )
            for item in self.practice.stolpersteine
        ]

    def list_risks(self) -> list[Line]:
        """Return what may go wrong, and what could be done about it."""
        return [
            worded(
                "{was} → Gegenmaßnahme: {gegen}.",
                was=self.reader.inline(item.was.rstrip(".")),
                gegen=self._read_remedy(item.gegenmassnahme),
            )
            for item in self.practice.risiken
        ]

    def list_first_days(self) -> list[Line]:
        """Return what to do in the first 90 days."""
        return [self.reader.inline(text) for text in self.practice.schritte_90_tage]

    def _read_remedy(self, text: str | None) -> Line:
        return self.reader.inline((text or NOT_KNOWN).rstrip("."))


def list_items(blocks: tuple[Block, ...]) -> tuple[Item, ...]:
    """Return the items of all lists."""
    return tuple(item for block in blocks if isinstance(block, Items) for item in block.items)


def words_of(line: Line) -> str:
    """Return the text of a line without the numbers of sources."""
    return "".join(run.text for run in line if run.mark != "cite").strip()
