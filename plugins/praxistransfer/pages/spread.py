"""Who took a practice over and what became of it, told in short; and whom to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from praxistransfer.library.transfers import sort_transfers
from praxistransfer.model.addresses import Anchor, anchor
from praxistransfer.model.dates import show_short_period
from praxistransfer.model.practice import Practice, Uebertragung
from praxistransfer.model.text import plain_text
from praxistransfer.model.vocabulary import Integrationszentrum
from praxistransfer.model.words import WORDS
from praxistransfer.pages.blocks import Inline
from praxistransfer.pages.lane import show_change
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.plates import place_plates
from praxistransfer.pages.story_blocks import Spread, Spreads
from praxistransfer.pages.unknowns import known_part

_MOST_IN_FULL = 6
_MOST_IN_LIST = 200
_MOST_PLACES = 8
_MOST_ASKED = 3
_TOLD = (
    ("Übernommen", "uebernommen"),
    ("Aufwand", "aufwand"),
    ("Unterstützung", "unterstuetzung"),
    ("Rat", "rat"),
)
_STOPPED = "abgebrochen – auch das hilft allen, die es selbst versuchen wollen"


def spreads_of(book: Book, practice: Practice, transfers: Iterable[Uebertragung]) -> Spreads | None:
    """Return the take-overs and whom to ask; None if there is nothing to say.

    Take-overs come first, then planned ones; sites of a programme are no take-overs.
    """
    sorted_ = sort_transfers(transfers)
    full = (*sorted_.taken_over, *sorted_.inferred, *sorted_.sites)[:_MOST_IN_FULL]
    further = (
        ("Außerdem übernommen:", sorted_.taken_over),
        ("Geplant oder erwogen:", sorted_.planned),
        ("Übernommen, aber nicht ausdrücklich belegt:", sorted_.inferred),
        ("Weitere Standorte von Programmen, keine Übernahmen:", sorted_.sites),
    )
    groups = tuple(
        (words, tuple(anchor(item, WORDS[item.status]) for item in rest[:_MOST_IN_LIST]))
        for words, items in further
        if (rest := [item for item in items if item not in full])
    )
    ask = tuple(_whom_to_ask(book, practice))
    if not (full or groups or ask):
        return None
    return Spreads(tuple(_tell(book, practice, item) for item in full), groups, ask)


def _tell(book: Book, practice: Practice, item: Uebertragung) -> Spread:
    own = {step.id for step in practice.schritte}
    start, goal = place_plates(book, item.von, 2), place_plates(book, item.nach, _MOST_PLACES)
    return Spread(
        anchor(item),
        start,
        () if goal == start else goal,
        _stations(book, item) if goal == start else (),
        _state(item),
        tuple((label, plain_text(text)) for label, name in _TOLD if (text := getattr(item, name))),
        tuple(
            show_change(book, practice, item, change)
            for change in item.anpassungen
            if change.schritt not in own and change.treue != "uebernommen"
        ),
        is_inferred=_is_inferred(item),
    )


def _stations(book: Book, item: Uebertragung) -> tuple[str, ...]:
    """Return where inside of a municipality a practice spread, without the name of that."""
    return tuple(
        place.name.removeprefix(f"{book.knowledge.summary_of(place.kommune).name}, ")
        if place.kommune
        else place.name
        for place in (*item.von, *item.nach)
    )


def _state(item: Uebertragung) -> str:
    """Return when it was and what became of it."""
    period = item.zeitraum
    when = show_short_period(period) if period.von or period.bis else ""
    status = "" if item.status == "unbekannt" else WORDS[item.status]
    if item.status == "abgebrochen":
        status = _STOPPED
    site = "Standort eines Programms, keine Übernahme" if item.ist_standort else _doubt(item)
    return " · ".join(filter(None, (when, status, site)))


def _is_inferred(item: Uebertragung) -> bool:
    return not (item.ist_uebernahme or item.ist_standort)


def _doubt(item: Uebertragung) -> str:
    return "keine Quelle nennt die Übernahme ausdrücklich" if _is_inferred(item) else ""


def _whom_to_ask(book: Book, practice: Practice) -> Iterator[tuple[Inline, ...]]:
    """Yield the office that knows, then the centres with what is known of them; never a person."""
    if contact := practice.kontakt:
        office = Anchor(contact.stelle, contact.url) if contact.url else contact.stelle
        yield tuple(filter(None, (office, contact.postfach)))
    if role := known_part(practice.rolle_ki_hinweis or ""):
        yield (role,)
    for id_ in practice.kommunen[:_MOST_ASKED]:
        centre = book.knowledge.open_entry(id_)
        if contact and centre.name in contact.stelle and "Integrationszentrum" in contact.stelle:
            continue
        link = Anchor(f"Kommunales Integrationszentrum {centre.name}", anchor(centre).target)
        known: list[Inline] = [link]
        if isinstance(centre, Integrationszentrum):
            known += [Anchor("Webseite", centre.webseite.url)] if centre.webseite else []
            known += [centre.postfach.email] if centre.postfach else []
        yield tuple(known)
