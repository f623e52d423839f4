"""Process patterns side by side: what stayed from field to field, and what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from praxistransfer.model.addresses import anchor
from praxistransfer.model.base import Schritt
from praxistransfer.model.practice import Practice, Vorgehensmuster
from praxistransfer.model.text import plain_text
from praxistransfer.model.words import WORDS, list_words
from praxistransfer.pages.blocks import Bars, Inline, Notice, Section, Table
from praxistransfer.pages.page_parts import Book

_NONE = "kein Schritt genannt"
_OURS = (
    "Die Schritte stehen so in den Quellen der einzelnen Muster. Die Phasen hat die Redaktion "
    "gebildet, um sie vergleichen zu können. Nennt eine Quelle keinen Schritt, kann es ihn "
    "trotzdem gegeben haben."
)
_SEEN_BY_US = (
    "Dass diese Beispiele dem Muster folgen, haben wir aus ihren Schritten abgeleitet; keine "
    "Quelle sagt das. Jedes Beispiel nennt das Muster auch selbst."
)


def compare_patterns(book: Book) -> list[Section]:
    """Return the patterns whose steps have phases side by side, and what they have in common."""
    patterns = [
        pattern
        for pattern in book.knowledge.entries_of(Vorgehensmuster)
        if any(step.phase for step in pattern.schritte)
    ]
    if len(patterns) < 2:
        return []
    notice = Notice("redaktion", "Eigene Ordnung der Redaktion", (_OURS,))
    common = (_common_phases(patterns), _common_actors(book, patterns))
    return [
        Section("nebeneinander", "Nebeneinander", (notice, _side_by_side(patterns))),
        Section("gemeinsam", "Was blieb, was wechselte", common),
    ]


def recurrence_section(book: Book, pattern: Vorgehensmuster) -> Section | None:
    """Return the fields in which practices follow a pattern, as the editors see it."""
    if not pattern.wiederkehr:
        return None
    rows = tuple(
        (
            (book.link(item.handlungsfeld),),
            _followers(book, pattern, item.handlungsfeld),
            (plain_text(item.blieb),),
            (plain_text(item.anders),),
        )
        for item in pattern.wiederkehr
    )
    head = ("Handlungsfeld", "Beispiele", "Was blieb", "Was anders ist")
    caption = "Einschätzung der Redaktion: wo das Vorgehen wiederkehrt"
    notice = Notice("redaktion", "Einschätzung der Redaktion", (_SEEN_BY_US,))
    return Section(
        "wiederkehr", "Wo es wiederkehrt", (notice, Table(caption, head, rows, listed=True))
    )


def _followers(book: Book, pattern: Vorgehensmuster, field: str) -> tuple[Inline, ...]:
    """Return the practices of a field that follow a pattern, by a source or by judgement."""
    links = book.knowledge.links_to(pattern)
    named = [link.origin for link in links if link.origin.kind == Practice.kind]
    briefs = [summary.brief for summary in (*named, *book.knowledge.judged_for(pattern.id))]
    fields = {brief.id: brief for brief in briefs if field in brief.handlungsfelder}
    return tuple(anchor(brief) for brief in fields.values())


def _side_by_side(patterns: Sequence[Vorgehensmuster]) -> Table:
    """Return a row for each phase and a column for each pattern."""
    return Table(
        "Die Schritte der Vorgehensmuster nach Phasen",
        ("Phase", *(pattern.titel for pattern in patterns)),
        tuple(
            ((WORDS[phase],), *(_steps_of(pattern, phase) for pattern in patterns))
            for phase in list_words(Schritt, "phase")
        ),
        listed=True,
    )


def _common_phases(patterns: Sequence[Vorgehensmuster]) -> Bars:
    numbers: Counter[str | None] = Counter()
    for pattern in patterns:
        numbers.update({step.phase for step in pattern.schritte})
    rows = tuple((WORDS[phase], numbers[phase]) for phase in list_words(Schritt, "phase"))
    caption = f"In wie vielen der {len(patterns)} Muster eine Phase vorkommt"
    return Bars(caption, ("Phase", "Muster"), rows)


def _common_actors(book: Book, patterns: Sequence[Vorgehensmuster]) -> Bars:
    numbers = Counter(id_ for pattern in patterns for id_ in pattern.akteure)
    rows = sorted(
        ((book.link(id_), number) for id_, number in numbers.items()), key=lambda r: -r[1]
    )
    caption = f"In wie vielen der {len(patterns)} Muster ein Akteur genannt ist"
    return Bars(caption, ("Akteur", "Muster"), tuple(rows))


def _steps_of(pattern: Vorgehensmuster, phase: str) -> tuple[Inline, ...]:
    steps = [plain_text(step.text) for step in pattern.schritte if step.phase == phase]
    return tuple(steps) or (_NONE,)
