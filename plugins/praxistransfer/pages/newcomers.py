"""For people who are new: where to begin, and a reading path through each Handlungsfeld.

Every path is computed from what stands in the library; what is missing there is said at its end.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from praxistransfer.library.summaries import Summary
from praxistransfer.library.transfers import group_transfers, sort_transfers
from praxistransfer.model.addresses import NEU, Anchor, anchor
from praxistransfer.model.base import Eintrag
from praxistransfer.model.fields import UNDATED
from praxistransfer.model.practice import Practice, Schulungsbaustein, Uebertragung, Vorgehensmuster
from praxistransfer.model.text import plain_text, shorten
from praxistransfer.model.vocabulary import (
    Akteur,
    Foerderprogramm,
    Handlungsfeld,
    Rechtsgrundlage,
    Stolperstein,
)
from praxistransfer.model.words import KINDS, WORDS
from praxistransfer.model.writing import enumerate_words
from praxistransfer.pages.blocks import (
    Block,
    Cards,
    Empty,
    Fact,
    Facts,
    Links,
    Page,
    Prose,
    Section,
)
from praxistransfer.pages.page_parts import Book, fact, known_facts

E = TypeVar("E", bound=Eintrag)

_MOST_PRACTICES = 5
_MOST = 8
"""So many actors, programmes … stand on a path; all are one click away."""
_TITLE = "Neu im Kommunalen Integrationszentrum"
_CALL = Anchor("So kommt ein Beispiel ins Handbuch", "mitmachen/")


def newcomer_page(book: Book) -> Page:
    """Return the page to begin with."""
    fields = [field for field in book.knowledge.entries_of(Handlungsfeld) if has_path(book, field)]
    return _beginning_page(book, fields)


def path_pages(book: Book, field: Handlungsfeld) -> list[Page]:
    """Return the path through a Handlungsfeld, if there is one."""
    return [_path_page(book, field)] if has_path(book, field) else []


def has_path(book: Book, field: Handlungsfeld) -> bool:
    """Say whether there is a path for a Handlungsfeld: not for strategies, which are too wide."""
    return field.art != "strategie" and bool(book.knowledge.practices_of(field))


def path_link(field: Handlungsfeld) -> Anchor:
    """Return the link to the path of a Handlungsfeld."""
    return Anchor(f"Die ersten 100 Tage: {field.label}", f"{NEU}{field.id}/")


# -- where to begin ----------------------------------------------------------------------------


def _beginning_page(book: Book, fields: Sequence[Handlungsfeld]) -> Page:
    lead = (
        "Für alle, die in einem Kommunalen Integrationszentrum anfangen: erst das Zentrum und sein "
        "Recht, dann ein Leseweg durch das eigene Handlungsfeld."
    )
    return Page(
        address=NEU,
        title=_TITLE,
        menu="Neu im KI",
        lead=lead,
        sections=(
            Section("zuerst", "Zuerst für alle", (Links(_FIRST),)),
            *_path_sections(book, fields),
            Section("danach", "Danach", (Links(_THEN),)),
        ),
    )


_FIRST = (
    Anchor(
        KINDS["strukturelement"].many, "struktur/", "wie die Zentren aufgebaut sind und arbeiten"
    ),
    Anchor(KINDS["rechtsgrundlage"].many, "rechtsgrundlagen/", "was gilt und was früher galt"),
    Anchor("Glossar", "glossar/", "die Abkürzungen, die im Alltag fallen"),
    Anchor(KINDS["integrationszentrum"].many, "ki/", "das eigene Zentrum und seine Nachbarn"),
)
_THEN = (
    Anchor("Passende Beispiele suchen", "praxis/", "nach Zielgruppe, Aufwand, Belegen und Ort"),
    Anchor(
        KINDS["stolperstein"].many,
        "stolpersteine/",
        "was anderen schwerfiel und was sie dagegen taten",
    ),
    Anchor(KINDS["schulungsbaustein"].many, "schulungen/", "Bausteine zum Weiterlernen"),
    Anchor("Wie wir einstufen", "mitmachen/einstufung/", "was die Zeichen an den Beispielen sagen"),
)


def _path_sections(book: Book, fields: Sequence[Handlungsfeld]) -> Iterator[Section]:
    """Yield the links to all paths, strategy by strategy."""
    groups: dict[str, list[Anchor]] = {}
    for field in fields:
        top = [*_broader_fields(book, field), field][0]
        link = Anchor(field.label, path_link(field).target, book.practice_count(field))
        groups.setdefault(top.id if top.art == "strategie" else "", []).append(link)
    for strategy in book.knowledge.entries_of(Handlungsfeld):
        if strategy.id in groups:
            heading = f"Lesewege: {strategy.label}"
            yield Section(strategy.id, heading, (Links(tuple(groups[strategy.id])),))
    if "" in groups:
        yield Section("uebergreifend", "Lesewege: übergreifend", (Links(tuple(groups[""])),))
    if not fields:
        text = "Noch kein Handlungsfeld hat Beispiele."
        yield Section("handlungsfelder", "Handlungsfelder", (Empty(text),))


def _broader_fields(book: Book, field: Handlungsfeld) -> list[Handlungsfeld]:
    """Return the broader Handlungsfelder, the broadest first."""
    broader: list[Handlungsfeld] = []
    while field.oberbegriff:
        above = book.knowledge.open_entry(field.oberbegriff)
        if not isinstance(above, Handlungsfeld) or above in broader:
            break
        broader.insert(0, above)
        field = above
    return broader


# -- a path ------------------------------------------------------------------------------------


def _best_practices(book: Book, field: Handlungsfeld) -> list[Summary]:
    """Return the practices to read first: best evidenced, then taken over, then newest."""
    adopted = book.knowledge.share("adopted", lambda: _count_adoptions(book))

    def rank(summary: Summary) -> tuple[int, int, str]:
        level = book.knowledge.level_of(summary.id)
        return level, adopted[summary.id], "" if summary.stand == UNDATED else summary.stand

    by_name = sorted(book.knowledge.practices_of(field), key=lambda summary: summary.order)
    cared_for = [summary for summary in by_name if not _is_withdrawn(summary)]
    return sorted(cared_for, key=rank, reverse=True)[:_MOST_PRACTICES]


def _count_adoptions(book: Book) -> Counter[str]:
    """Return how often each practice was taken over."""
    transfers = group_transfers(book.knowledge.entries_of(Uebertragung))
    return Counter({id_: len(sort_transfers(items).taken_over) for id_, items in transfers.items()})


def _is_withdrawn(summary: Summary) -> bool:
    return summary.grades is not None and summary.grades.status == "zurueckgezogen"


class Surroundings:
    """What the library has for one Handlungsfeld."""

    def __init__(self, book: Book, field: Handlungsfeld) -> None:
        self._book = book
        self._around = [field, *reversed(_broader_fields(book, field))]
        self._named: dict[str, Counter[str]] = defaultdict(Counter)
        for summary in book.knowledge.practices_of(field):
            for _, path, id_ in summary.references:
                self._named[str(path[0])][id_] += 1

    def list_entries(self, kind: type[E], mentioned: str = "") -> list[E]:
        """Return entries of a kind: of the field, of what is broader, of its practices.

        The last are those that most practices name in the field ``mentioned``.
        """
        ids = {
            link.origin.id: None
            for field in self._around
            for link in self._book.knowledge.links_to(field)
            if link.origin.kind == kind.kind
        }
        counts = self._named[mentioned]
        ids |= dict.fromkeys(sorted(counts, key=lambda id_: (-counts[id_], id_)))
        entries = (self._book.knowledge.open_entry(id_) for id_ in ids)
        return [entry for entry in entries if isinstance(entry, kind)][:_MOST]


def _path_page(book: Book, field: Handlungsfeld) -> Page:
    around = Surroundings(book, field)
    practices = _best_practices(book, field)
    trainings = around.list_entries(Schulungsbaustein)
    steps: list[tuple[str, str, list[Block]]] = [
        ("worum", "Worum es geht", _meaning_blocks(book, field)),
        (
            "recht",
            "Recht: heute und damals",
            _by_time(around.list_entries(Rechtsgrundlage, "rechtsgrundlagen")),
        ),
        (
            "akteure",
            "Wer mitwirkt",
            _list_links(around.list_entries(Akteur, "akteure"), lambda item: WORDS[item.art]),
        ),
        (
            "programme",
            "Programme: heute und damals",
            _by_time(around.list_entries(Foerderprogramm, "programme")),
        ),
        (
            "vorgehen",
            "Wie andere vorgehen",
            _list_links(around.list_entries(Vorgehensmuster, "muster"), _shorten_definition),
        ),
        ("beispiele", "Beispiele zum Einstieg", _practice_cards(book, practices)),
        ("schulungen", "Schulungen", _list_links(trainings, _shorten_definition)),
        ("fragen", "Fragen, die sich lohnen", _question_blocks(book, around, practices, trainings)),
    ]
    there = [(id_, heading, blocks) for id_, heading, blocks in steps if blocks]
    missing = [heading for _, heading, blocks in steps if not blocks]
    sections = [
        Section(id_, f"{number}. {heading}", tuple(blocks))
        for number, (id_, heading, blocks) in enumerate(there, 1)
    ]
    if missing:
        quoted = enumerate_words([f"„{heading}“" for heading in missing])
        gap = f"Für dieses Handlungsfeld steht im Handbuch noch nichts unter {quoted}."
        sections.append(Section("luecken", "Was noch fehlt", (Empty(gap), Links((_CALL,)))))
    lead = (
        f"Ein Leseweg durch das Handlungsfeld „{field.label}“ in der Reihenfolge, in der eines auf "
        "dem anderen aufbaut. Er entsteht aus den Einträgen des Handbuchs."
    )
    return Page(
        address=path_link(field).target,
        layout="story",
        tone=book.tone_of(field.id),
        field=field.id,
        title=path_link(field).text,
        kind="Leseweg",
        lead=lead,
        sections=tuple(sections),
        above=(Anchor(_TITLE, NEU),),
        subjects=(field.id,),
    )


def _meaning_blocks(book: Book, field: Handlungsfeld) -> list[Block]:
    above = tuple(anchor(item, WORDS[item.art]) for item in _broader_fields(book, field))
    rows = known_facts(
        Fact("Gehört zu", above),
        fact("Auch genannt", ", ".join(field.alt)),
        Fact("Engere Felder", tuple(map(anchor, book.knowledge.narrower_fields(field)))),
    )
    count = book.practice_count(field)
    more = Links((anchor(field, f"alles zum Handlungsfeld, {count}"),))
    return [Prose(field.definition), *([Facts(rows)] if rows else []), more]


def _shorten_definition(entry: Eintrag) -> str:
    return shorten(plain_text(entry.definition_text), 120)


def _list_links(entries: Sequence[E], note: Callable[[E], str]) -> list[Block]:
    links = tuple(anchor(entry, note(entry)) for entry in entries)
    return [Links(links)] if links else []


_TODAY = ("geltend", "laufend")
_THEN_WORDS = ("aufgehoben", "beendet")


def _by_time(entries: Iterable[Rechtsgrundlage | Foerderprogramm]) -> list[Block]:
    """Return what holds today apart from what is history."""
    now: list[Anchor] = []
    then: list[Anchor] = []
    unknown: list[Anchor] = []
    for entry in entries:
        groups = {_TODAY: now, _THEN_WORDS: then}
        place = next((group for words, group in groups.items() if entry.status in words), unknown)
        place.append(anchor(entry, _shorten_definition(entry)))
    rows = known_facts(
        Fact("Heute", tuple(now)), Fact("Damals", tuple(then)), Fact("Stand offen", tuple(unknown))
    )
    return [Facts(rows)] if rows else []


def _practice_cards(book: Book, practices: Iterable[Summary]) -> list[Block]:
    cards = tuple(book.practice_card(summary.id) for summary in practices)
    return [Cards(cards)] if cards else []


def _question_blocks(
    book: Book,
    around: Surroundings,
    summaries: Iterable[Summary],
    trainings: Iterable[Schulungsbaustein],
) -> list[Block]:
    """Return the questions of trainings and practices, and what was difficult elsewhere."""
    rows = [
        Fact(f"Aus „{training.titel}“", training.fragen)
        for training in trainings
        if training.fragen
    ]
    practices = (book.knowledge.open_entry(summary.id) for summary in summaries)
    rows += [
        fact(f"Fallfrage zu „{item.titel}“", item.fortbildung.fallfrage)
        for item in practices
        if isinstance(item, Practice) and item.fortbildung
    ]
    blocks: list[Block] = [Facts(known)] if (known := known_facts(*rows)) else []
    if stones := around.list_entries(Stolperstein, "stolpersteine"):
        blocks.append(Prose("Was anderswo schwierig war, und deshalb früh zu klären ist:"))
        blocks += _list_links(stones, _shorten_definition)
    return blocks
