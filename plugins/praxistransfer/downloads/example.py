"""A practice as an example for others: what several papers of its package say."""

from __future__ import annotations

from praxistransfer.downloads.papers import (
    Blocks,
    Part,
    append_runs,
    clean,
    make_list,
    plain,
    strong,
    write_sentence,
)
from praxistransfer.downloads.scribe import Scribe, Step
from praxistransfer.model.practice import Practice
from praxistransfer.model.text import Line, List, Paragraph, plain_blocks
from praxistransfer.model.words import JUDGED, NOT_KNOWN, WORDS
from praxistransfer.pages.page_parts import Book, show_steps
from praxistransfer.pages.profile import state_notices

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
        self.scribe = Scribe(practice, book.knowledge, base_url)
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

    def _read_steps(self) -> tuple[Step, ...]:
        practice = self.practice
        if practice.schritte:
            return tuple(map(self.scribe.copy_step, show_steps(practice.schritte).items))
        return tuple(map(Step, list_items(self.scribe.copy_text(practice.section("Vorgehen")))))

    def read_section(self, heading: str) -> Blocks:
        """Return a section of the practice; if it is empty, that nobody knows."""
        return self.scribe.copy_text(self.practice.section(heading) or NOT_KNOWN)

    def write_claim(self, text: str, quelle: str | None) -> Line:
        """Return text with the number of its source."""
        cited = self.scribe.cite_sources([quelle] if quelle else [])
        return (*self.scribe.copy_value(text), *cited)

    def list_warnings(self) -> tuple[Paragraph, ...]:
        """Say what the page says above everything else, if the entry is not quite valid."""
        return tuple(
            Paragraph((strong(f"{notice.title}: "), *self.scribe.copy_line(text)))
            for notice in state_notices(self.practice)
            for text in notice.texts
        )

    def list_sources(self) -> Part:
        """Return the last part of every paper."""
        return Part("Quellen", (make_list(self.scribe.sources, ordered=True),))

    def list_goals(self) -> list[str]:
        """Return the goals in words."""
        blocks = self.scribe.copy_text(self.practice.section("Ziele"))
        paragraphs = (block for block in blocks if isinstance(block, Paragraph))
        goals = list_items(blocks) or tuple((block,) for block in paragraphs)
        return list(map(plain_blocks, goals))

    def list_costs(self) -> list[tuple[str, Line]]:
        """Return what kind of cost → what is known of it."""
        needs, copy = self.practice.ressourcen, self.scribe.copy_value
        return [
            (label, copy((needs and getattr(needs, name)) or NOT_KNOWN)) for label, name in _COSTS
        ]

    def group_steps(self) -> list[tuple[str, list[Blocks]]]:
        """Return what must stay and what may change → the steps of which a source says so."""
        parts = ("kern", "anpassbar", "optional")
        return [
            (
                WORDS[part],
                [
                    self.scribe.copy_text(step.text)
                    for step in self.practice.schritte
                    if step.teil == part
                ],
            )
            for part in parts
        ]

    def group_judged_steps(self) -> list[tuple[str, list[Blocks]]]:
        """Return the same as the editors judge it, each step with their reason."""
        texts = {step.id: step.text for step in self.practice.schritte}
        judged = self.practice.einschaetzung.schritte if self.practice.einschaetzung else ()
        return [
            (
                WORDS[part],
                [
                    append_runs(self.scribe.copy_text(texts[item.schritt]), plain(f" {item.grund}"))
                    for item in judged
                    if item.teil == part
                ],
            )
            for part in dict.fromkeys(item.teil for item in judged)
        ]

    def judged_part_of(self, number: int) -> str:
        """Return what the editors hold a step to be; empty if they do not say."""
        judged = self.practice.einschaetzung.schritte if self.practice.einschaetzung else ()
        if number >= len(self.practice.schritte):
            return ""
        id_ = self.practice.schritte[number].id
        parts = (WORDS[item.teil] for item in judged if item.schritt == id_)
        return next((f"{JUDGED}: {part}" for part in parts), "")

    def list_judged_changes(self) -> list[Line]:
        """Return what the editors think another place would change, and why."""
        judged = self.practice.einschaetzung
        return [plain(f"{item.was} {item.warum}") for item in (judged.anpassen if judged else ())]

    def list_judged_days(self) -> list[tuple[str, str]]:
        """Return the editors' plan for the first 90 days: step, and when by whom."""
        judged = self.practice.einschaetzung
        return [
            (clean(item.schritt), clean(f"Woche {item.wochen}, {item.rolle}"))
            for item in (judged.plan_90_tage if judged else ())
        ]

    def list_judged_risks(self) -> list[Line]:
        """Return what the editors think may go wrong, and what could be done about it."""
        judged = self.practice.einschaetzung
        return [
            plain(f"{item.was.rstrip('.')} → Gegenmaßnahme: {item.gegenmassnahme}")
            for item in (judged.risiken if judged else ())
        ]

    def list_judged_questions(self) -> list[Line]:
        """Return what the editors would ask the place."""
        judged = self.practice.einschaetzung
        return [plain(text) for text in (judged.fragen if judged else ())]

    def list_obstacles(self) -> list[Line]:
        """Return what was difficult, and what was done about it."""
        return [
            write_sentence(
                "{was} → Gegenmaßnahme: {gegen}. Half es? {half}.",
                was=self.write_claim(item.was.rstrip("."), item.quelle),
                gegen=self._read_remedy(item.gegenmassnahme),
                half=WORDS[item.half],
            )
            for item in self.practice.stolpersteine
        ]

    def list_risks(self) -> list[Line]:
        """Return what may go wrong, and what could be done about it."""
        return [
            write_sentence(
                "{was} → Gegenmaßnahme: {gegen}.",
                was=self.scribe.copy_value(item.was.rstrip(".")),
                gegen=self._read_remedy(item.gegenmassnahme),
            )
            for item in self.practice.risiken
        ]

    def list_first_days(self) -> list[Line]:
        """Return what to do in the first 90 days."""
        return [self.scribe.copy_value(text) for text in self.practice.schritte_90_tage]

    def _read_remedy(self, text: str | None) -> Line:
        return self.scribe.copy_value((text or NOT_KNOWN).rstrip("."))


def list_items(blocks: Blocks) -> tuple[Blocks, ...]:
    """Return the items of all lists, but not of those inside of others."""
    return tuple(item for block in blocks if isinstance(block, List) for item in block.items)
