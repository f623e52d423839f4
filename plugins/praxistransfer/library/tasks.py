"""What editors have to do, from the entries alone; page, file and report only show it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import ceil
from typing import Any, NamedTuple

from pydantic import BaseModel

from praxistransfer.library.completeness import completeness_of
from praxistransfer.library.freshness import due_day
from praxistransfer.library.grades import split_words
from praxistransfer.library.knowledge import Graded, Knowledge
from praxistransfer.library.summaries import Summary
from praxistransfer.library.transfers import sort_transfers
from praxistransfer.model.addresses import address_of
from praxistransfer.model.base import Eintrag
from praxistransfer.model.dates import show_date
from praxistransfer.model.practice import Practice, Uebertragung
from praxistransfer.model.text import read_text
from praxistransfer.model.vocabulary import Handlungsfeld, Zielgruppe
from praxistransfer.model.words import KINDS, WORDS
from praxistransfer.model.writing import count_words, enumerate_words


class DeskList(NamedTuple):
    """One of the lists of the desk."""

    heading: str
    meaning: str
    """What stands in it, in German sentences."""


LISTS: dict[str, DeskList] = {
    "ueberfaellig": DeskList(
        "Prüfung überfällig oder bald fällig",
        "Geprüfte Einträge, deren nächste Prüfung vorbei ist oder in den nächsten Wochen ansteht.",
    ),
    "ungeprueft": DeskList(
        "Noch nicht förmlich geprüft",
        "Eingereichte und veröffentlichte Einträge, die keine zweite Stelle gegengelesen hat, oder "
        "die seit der Prüfung neuer geworden sind.",
    ),
    "unvollstaendig": DeskList(
        "Unvollständig",
        "Was noch nichts aussagt, mit dem nächsten Schritt; die lückenhaftesten zuerst. Was keine "
        "Quelle sagt, bleibt leer.",
    ),
    "ohne-beleg": DeskList(
        "Aussagen ohne Beleg",
        "Absätze ohne Quellenangabe, Stolpersteine, Voraussetzungen und Ressourcen ohne Quelle. "
        "Ziele sind ausgenommen, ebenso Sätze, die sagen, dass etwas nicht belegt ist.",
    ),
    "tote-links": DeskList(
        "Tote und fragliche Links",
        "Adressen, die bei der letzten Prüfung nicht antworteten und noch in den Einträgen stehen.",
    ),
    "doppelt": DeskList(
        "Vielleicht doppelt",
        "Beispiele, deren Titel mindestens drei Viertel ihrer Wörter gemeinsam haben oder deren "
        "Kurzfassung gleich ist.",
    ),
    "verwaist": DeskList(
        "Ohne Verweis",
        "Vokabulareinträge und Muster, auf die kein anderer Eintrag verweist.",
    ),
    "luecke": DeskList(
        "Lücken",
        "Handlungsfelder und Zielgruppen ohne Beispiel, dann Handlungsfelder mit den Zielgruppen, "
        "die dort fehlen. „Noch nichts“ heißt nicht, dass es nichts gibt.",
    ),
}
"""The lists by id, in the order in which they are shown."""

STATEWIDE = "landesweit"
ALIKE = 0.75
"""Titles are alike from this share of common words on."""
_FEW = 3
"""So many missing groups are named."""
_ENOUGH = 100
"""With so many others a title is compared for each of its rare words."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do."""

    list: str
    title: str
    """What it is about."""
    address: str
    """Its page."""
    file: str
    """Its file; empty if it has none of its own."""
    text: str
    """What there is to do, in German."""
    places: tuple[str, ...] = ()
    """Ids of the centres whose entry it is."""


@dataclass(frozen=True, slots=True)
class Effect:
    """Something by which the handbook can tell whether it serves; ``value`` is German."""

    name: str
    value: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """All that editors want to know."""

    tasks: tuple[Task, ...]
    effects: tuple[Effect, ...]
    links_checked: str
    """What is known of the last check of links, in German."""
    has_checked_links: bool
    """Whether there was one."""

    def tasks_of(self, list_id: str) -> list[Task]:
        """Return the tasks of one list."""
        return [item for item in self.tasks if item.list == list_id]

    def tasks_by_place(self) -> dict[str, list[Task]]:
        """Return centre → what there is to do there; the Land has a place of its own."""
        places: dict[str, list[Task]] = defaultdict(list)
        for item in self.tasks:
            for place in item.places:
                places[place].append(item)
        return dict(places)


def desk_of(knowledge: Knowledge) -> Desk:
    """Return everything there is to do in a library, list by list in a fixed order."""
    return knowledge.share("desk", lambda: _make_desk(knowledge))


def _make_desk(knowledge: Knowledge) -> Desk:
    entries = [item for item in knowledge.all_graded() if item.grades.status != "zurueckgezogen"]
    ways: dict[str, Callable[[], Iterable[Task]]] = {
        "ueberfaellig": lambda: _list_due(entries),
        "ungeprueft": lambda: _list_unchecked(entries),
        "unvollstaendig": lambda: _list_incomplete(entries),
        "ohne-beleg": lambda: _list_unsourced(entries),
        "tote-links": lambda: _dead_links(knowledge),
        "doppelt": lambda: _list_doubles(entries),
        "verwaist": lambda: _list_orphans(knowledge),
        "luecke": lambda: _list_gaps(knowledge),
    }
    return Desk(
        tuple(item for list_id in LISTS for item in ways[list_id]()),
        tuple(_list_effects(knowledge, entries)),
        _say_links_checked(knowledge),
        knowledge.last_link_check() is not None,
    )


def _practice_task(entry: Graded, list_id: str, text: str) -> Task:
    name, address = entry.summary.name, address_of(entry.summary)
    return Task(
        list_id, name, address, entry.file, text, entry.grades.results.places or (STATEWIDE,)
    )


def _list_due(entries: Iterable[Graded]) -> Iterator[Task]:
    due = [entry for entry in entries if entry.freshness in {"ueberfaellig", "bald"}]
    for entry in sorted(due, key=lambda entry: due_day(entry.grades.review)):
        day = show_date(due_day(entry.grades.review))
        late = "War zu prüfen" if entry.freshness == "ueberfaellig" else "Ist zu prüfen"
        yield _practice_task(entry, "ueberfaellig", f"{late} bis {day}.")


def _list_unchecked(entries: Iterable[Graded]) -> Iterator[Task]:
    for entry in entries:
        if entry.freshness == "ungeprueft" and entry.grades.status != "entwurf":
            text = "Wartet auf die erste Prüfung."
            if checked := entry.grades.review.checked:
                text = f"Seit der Prüfung ({show_date(checked)}) neuer geworden."
            yield _practice_task(entry, "ungeprueft", text)


def _list_incomplete(entries: Iterable[Graded]) -> Iterator[Task]:
    graded = [(completeness_of(entry.grades.gaps), entry) for entry in entries]
    for complete, entry in sorted(graded, key=lambda item: item[0].percent):
        if complete.missing:
            text = f"{complete.percent} Prozent ({complete.words}). {complete.next_step}"
            yield _practice_task(entry, "unvollstaendig", text)


def _list_unsourced(entries: Iterable[Graded]) -> Iterator[Task]:
    for entry in entries:
        if entry.grades.unsourced:
            text = f"Ohne Beleg: {enumerate_words(entry.grades.unsourced)}."
            yield _practice_task(entry, "ohne-beleg", text)


# -- links -------------------------------------------------------------------------------------


_WEB = ("http://", "https://")


def addresses_in(entry: BaseModel) -> list[str]:
    """Return all full addresses in an entry, in fields and in texts, each once."""
    return list(dict.fromkeys(_walk_addresses(entry.model_dump())))


def _walk_addresses(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value.startswith(_WEB):
            yield value
        elif "://" in value:
            targets = (link.target for link in read_text(value).links)
            yield from (target for target in targets if target.lower().startswith(_WEB))
    elif isinstance(value, dict):
        for part in value.values():
            yield from _walk_addresses(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _walk_addresses(part)


def _dead_links(knowledge: Knowledge) -> Iterator[Task]:
    record = knowledge.last_link_check()
    for fault in record.befunde if record else ():
        for id_ in fault.eintraege:
            entry = knowledge.find_whole(id_)
            if entry is not None and fault.url in addresses_in(entry):
                word = WORDS[fault.befund].capitalize()
                text = f"{word} ({fault.grund}): {fault.url}"
                file = knowledge.file_of(entry)
                yield Task(
                    "tote-links", entry.name, address_of(entry), file, text, _places_of(entry)
                )


def _places_of(entry: Eintrag) -> tuple[str, ...]:
    return (entry.kommunen or (STATEWIDE,)) if isinstance(entry, Practice) else ()


def _say_links_checked(knowledge: Knowledge) -> str:
    record = knowledge.last_link_check()
    if record is None:
        return "Die Links wurden noch nicht geprüft."
    count = count_words(record.geprueft, "Adresse", "Adressen")
    return f"Links zuletzt geprüft am {show_date(record.am)}: {count}."


# -- doubles -----------------------------------------------------------------------------------


def _list_doubles(entries: Sequence[Graded]) -> Iterator[Task]:
    """Yield each pair once, at the entry that comes first.

    Two titles that are alike share one of their rarest words, so only those are compared.
    """
    words = [frozenset(split_words(entry.summary.name)) for entry in entries]
    rarity = Counter(chain(*words))
    known: dict[str, list[int]] = defaultdict(list)
    summaries: dict[bytes, int] = {}
    pairs: dict[tuple[int, int], str] = {}
    for number, (entry, own) in enumerate(zip(entries, words, strict=True)):
        first = summaries.setdefault(entry.grades.kurzfassung, number)
        if first != number:
            pairs[first, number] = "die gleiche Kurzfassung"
        rarest = sorted(own, key=lambda word: (rarity[word], word))
        for word in rarest[: len(own) - ceil(ALIKE * len(own)) + 1]:
            for other in known[word][:_ENOUGH]:
                if len(own & words[other]) >= ALIKE * len(own | words[other]):
                    pairs[other, number] = "fast den gleichen Titel"
            known[word].append(number)
    for (one, other), what in sorted(pairs.items()):
        text = f"Hat {what} wie „{entries[other].summary.name}“ ({entries[other].file})."
        yield _practice_task(entries[one], "doppelt", text)


# -- orphans and gaps --------------------------------------------------------------------------


def _list_orphans(knowledge: Knowledge) -> Iterator[Task]:
    for summary in knowledge.find_orphans():
        text = f"{KINDS[summary.kind].one}, auf den Eintrag verweist nichts."
        yield Task("verwaist", summary.name, address_of(summary), "", text)


def _list_gaps(knowledge: Knowledge) -> Iterator[Task]:
    crossed = crossed_fields(knowledge)
    reached = {id_ for groups in crossed.values() for id_ in groups}
    groups = [summary for summary in knowledge.summaries_of(Zielgruppe) if summary.id in reached]
    for kind, has_some in ((Handlungsfeld, crossed.keys()), (Zielgruppe, reached)):
        for summary in knowledge.summaries_of(kind):
            if summary.id not in has_some and not _is_above(knowledge, summary):
                yield _gap_task(summary, f"{KINDS[summary.kind].one} noch ohne Beispiel.")
    for summary in knowledge.summaries_of(Handlungsfeld):
        missing = [item.name for item in groups if item.id not in crossed.get(summary.id, reached)]
        if missing and not _is_above(knowledge, summary):
            some = enumerate_words(missing)
            if len(missing) > _FEW:
                some = f"{len(missing)} der Zielgruppen, die anderswo Beispiele haben"
            yield _gap_task(summary, f"Noch kein Beispiel für {some}.")


def _gap_task(summary: Summary, text: str) -> Task:
    return Task("luecke", summary.name, address_of(summary), "", text)


def crossed_fields(knowledge: Knowledge) -> dict[str, set[str]]:
    """Return Handlungsfeld → the groups for which it has practices, both with what is broader.

    It is what the matrix shows, without a practice being opened.
    """
    broader = {entry.id: entry.oberbegriff for entry in knowledge.entries_of(Handlungsfeld)}
    broader |= {entry.id: entry.oberbegriff for entry in knowledge.entries_of(Zielgruppe)}
    crossed: dict[str, set[str]] = defaultdict(set)
    for summary in knowledge.summaries_of(Practice):
        reached = _ids_above(summary, "zielgruppen", broader)
        for field in _ids_above(summary, "handlungsfelder", broader):
            crossed[field] |= reached
    return dict(crossed)


def _ids_above(summary: Summary, field: str, broader: Mapping[str, str | None]) -> set[str]:
    """Return what a practice names in a field, and everything above it."""
    waiting = summary.ids_in(field)
    ids: set[str] = set()
    while waiting:
        id_ = waiting.pop()
        if id_ not in ids:
            ids.add(id_)
            waiting += filter(None, [broader[id_]])
    return ids


def _is_above(knowledge: Knowledge, summary: Summary) -> bool:
    """Say whether it is a strategy, which holds what stands below it, or was replaced."""
    entry = knowledge.open_entry(summary.id)
    replaced = getattr(entry, "ersetzt_durch", None)
    return bool(replaced) or getattr(entry, "art", "") == "strategie"


# -- own effect --------------------------------------------------------------------------------

_NOT_IN_THE_FILES = "aus den Dateien nicht zu berechnen"


def _list_effects(knowledge: Knowledge, entries: Sequence[Graded]) -> Iterator[Effect]:
    counted = sort_transfers(knowledge.entries_of(Uebertragung))
    stopped = f"davon {len(counted.stopped)} abgebrochen; " if counted.stopped else ""
    sites = count_words(len(counted.sites), "Programmstandort", "Programmstandorte")
    inferred = f"{len(counted.inferred)} nicht ausdrücklich belegt"
    yield Effect(
        "Dokumentierte Übernahmen",
        str(len(counted.taken_over)),
        f"{stopped}nicht gezählt: {sites}, {inferred}",
    )
    timely = sum(entry.freshness in {"aktuell", "bald"} for entry in entries)
    yield Effect("Rechtzeitig geprüft", f"{timely} von {len(entries)}", "Einträge, ohne Entzogene")
    crossed = crossed_fields(knowledge)
    fields = [
        summary.id
        for summary in knowledge.summaries_of(Handlungsfeld)
        if not _is_above(knowledge, summary)
    ]
    covered = sum(id_ in crossed for id_ in fields)
    yield Effect("Handlungsfelder mit Beispiel", f"{covered} von {len(fields)}", "ohne Strategien")
    remark = (
        "Die Einträge sagen nicht, wann sie Entwurf waren; das wüsste nur die Versionsgeschichte"
    )
    yield Effect("Zeit vom Entwurf zur Freigabe", _NOT_IN_THE_FILES, remark)
    remark = "Die Website zählt keine Besuche und Downloads"
    yield Effect("Nutzung", _NOT_IN_THE_FILES, remark)
