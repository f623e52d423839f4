"""The steps of a practice as a lane: what must stay, what may change, and what others changed."""

from __future__ import annotations

from collections.abc import Iterable

from praxistransfer.model.addresses import Anchor, anchor
from praxistransfer.model.base import Schritt
from praxistransfer.model.practice import Anpassung, Practice, Uebertragung
from praxistransfer.model.sentences import cited_in
from praxistransfer.model.text import plain_text, split_list
from praxistransfer.model.words import WORDS
from praxistransfer.model.writing import enumerate_words
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.story_blocks import Change, Lane, LaneStep, Part

PARTS = {"kern": "Muss bleiben", "anpassbar": "Darf sich ändern", "optional": "Kann wegfallen"}
"""What readers are told of a step."""
_CHANGES = {
    "angepasst": "angepasst",
    "weggelassen": "weggelassen",
    "neu": "neu dazugekommen",
}
_PLACES = 2
"""So many places stand beside a change."""


def lane_of(book: Book, practice: Practice, transfers: Iterable[Uebertragung]) -> Lane | None:
    """Return the steps, wherever their author wrote them down; None if there are none.

    What a source says of a step's part comes before what the editors think of it.
    """
    if not practice.schritte:
        _, items, _ = split_list(practice.section("Vorgehen"))
        return Lane(tuple(map(LaneStep, items))) if items else None
    changes = [(item, change) for item in transfers for change in item.anpassungen]
    return Lane(
        tuple(
            LaneStep(
                step.text,
                tuple(id_ for id_ in step.quellen if id_ not in cited_in([step.text])),
                step.varianten,
                _part_of(practice, step),
                tuple(
                    show_change(book, practice, item, change)
                    for item, change in changes
                    if change.schritt == step.id and change.treue in _CHANGES
                ),
            )
            for step in practice.schritte
        )
    )


def _part_of(practice: Practice, step: Schritt) -> Part | None:
    if step.teil:
        return Part(step.teil, PARTS[step.teil], judged=False)
    judged = practice.einschaetzung.schritte if practice.einschaetzung else ()
    for item in judged:
        if item.schritt == step.id:
            return Part(item.teil, PARTS[item.teil], judged=True, reason=item.grund)
    return None


def show_change(book: Book, practice: Practice, item: Uebertragung, change: Anpassung) -> Change:
    """Return what a place did otherwise, with a link to its take-over."""
    reason = f"Grund: {plain_text(change.grund)}" if change.grund else ""
    place = Anchor(_where(book, practice, item), anchor(item).target)
    return Change(
        _CHANGES.get(change.treue, WORDS[change.treue]), place, plain_text(change.was), reason
    )


def _where(book: Book, practice: Practice, item: Uebertragung) -> str:
    """Return the places that changed something, in a few words."""
    if all(place.kommune in practice.kommunen for place in item.nach):
        return "bei der Ausweitung"
    names = dict.fromkeys(
        book.knowledge.summary_of(place.kommune).name if place.kommune else place.name
        for place in item.nach
    )
    return f"in {enumerate_words([*names])}" if len(names) <= _PLACES else "an einem der Orte"
