"""How to set something up in a Handlungsfeld: what the library has for it, on one page to print.

All of it is computed from entries, but for a fixed part that editors may write (``handreichung`` of
the Handlungsfeld). What the editors think is marked as that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from praxistransfer.library.summaries import Summary
from praxistransfer.library.transfers import sort_transfers
from praxistransfer.model.addresses import Anchor, address_of, anchor
from praxistransfer.model.dates import show_date
from praxistransfer.model.practice import Hindernis, Practice, Uebertragung, Vorgehensmuster
from praxistransfer.model.text import plain_text, shorten
from praxistransfer.model.vocabulary import (
    Foerderprogramm,
    Handlungsfeld,
    Integrationszentrum,
    Rechtsgrundlage,
)
from praxistransfer.model.words import JUDGED, NOT_KNOWN, WORDS
from praxistransfer.model.writing import count_words
from praxistransfer.pages.blocks import (
    Block,
    Cards,
    Empty,
    Fact,
    Facts,
    Inline,
    Links,
    Notice,
    Page,
    Prose,
    Section,
    Sources,
    Table,
)
from praxistransfer.pages.newcomers import Surroundings, has_path
from praxistransfer.pages.page_parts import Book, show_level
from praxistransfer.pages.takeover import from_to

_MOST_CARDS = 12
_MOST_ROWS = 40
_MOST_PLANS = 3
_STEP = 140
"""So many characters of a step of a pattern; the pattern tells it in full."""
_OPINION = f"{JUDGED}, keine Aussage einer Quelle"


class Experience(NamedTuple):
    """What a centre has done in a Handlungsfeld."""

    centre: Integrationszentrum
    practices: tuple[Summary, ...]
    takeovers: tuple[Uebertragung, ...]


class Handreichung(NamedTuple):
    """What the library has for somebody who wants to set something up in a Handlungsfeld."""

    field: Handlungsfeld
    practices: tuple[Practice, ...]
    """The best evidenced first."""
    patterns: tuple[Vorgehensmuster, ...]
    """That a source names for the field or for one of its practices."""
    judged_patterns: tuple[Vorgehensmuster, ...]
    """That only the editors see in its practices."""
    takeovers: tuple[Uebertragung, ...]
    laws: tuple[Rechtsgrundlage, ...]
    """In force."""
    programmes: tuple[Foerderprogramm, ...]
    """Running."""
    obstacles: tuple[tuple[Practice, Hindernis], ...]
    experience: tuple[Experience, ...]


def handreichung_link(field: Handlungsfeld) -> Anchor:
    """Return the link to the page."""
    return Anchor(f"Handreichung: {field.label}", f"{address_of(field)}handreichung/")


def handreichung_pages(book: Book, field: Handlungsfeld) -> list[Page]:
    """Return the page, if the Handlungsfeld has practices."""
    return [_write_page(book, gather(book, field))] if has_path(book, field) else []


def handreichung_section(book: Book, field: Handlungsfeld) -> list[Section]:
    """Return what the page of a Handlungsfeld says of it: the fixed part, and where the rest is."""
    if not has_path(book, field):
        return []
    link = handreichung_link(field)
    more = "Vorgehen, Beispiele, Recht, Programme, Stolpersteine, erste Schritte; zum Ausdrucken"
    fixed = (Prose(field.handreichung),) if field.handreichung else ()
    links = Links((Anchor(link.text, link.target, more),))
    return [Section("handreichung", "Handreichung", (*fixed, links))]


def experience_section(book: Book, field: Handlungsfeld) -> list[Section]:
    """Return which centres have a practice here, or have taken one over."""
    if not has_path(book, field):
        return []
    experience = _find_experience(book, field, _takeovers_in(book, field))
    return [Section("erfahrung", "Wer hat Erfahrung?", _show_experience(experience))]


# -- the value -------------------------------------------------------------------------------------


def gather(book: Book, field: Handlungsfeld) -> Handreichung:
    """Return what the library has for a Handlungsfeld."""
    knowledge, around = book.knowledge, Surroundings(book, field)
    summaries = sorted(knowledge.practices_of(field), key=lambda summary: summary.order)
    summaries.sort(key=lambda summary: -knowledge.level_of(summary.id))
    entries = (knowledge.open_entry(summary.id) for summary in summaries)
    practices = tuple(item for item in entries if isinstance(item, Practice))
    named = _patterns_of(book, field, around)
    seen = [
        *(summary.id for summary in knowledge.judged_for(field.id)),
        *(id_ for item in practices if item.muster_einschaetzung for id_ in item.muster),
    ]
    known = {item.id for item in named}
    judged = (knowledge.open_entry(id_) for id_ in dict.fromkeys(seen) if id_ not in known)
    takeovers = _takeovers_in(book, field)
    return Handreichung(
        field,
        practices,
        named,
        tuple(item for item in judged if isinstance(item, Vorgehensmuster)),
        takeovers,
        tuple(
            law
            for law in around.list_entries(Rechtsgrundlage, "rechtsgrundlagen")
            if law.status == "geltend"
        ),
        tuple(
            programme
            for programme in around.list_entries(Foerderprogramm, "programme")
            if programme.status == "laufend"
        ),
        tuple((item, stone) for item in practices for stone in item.stolpersteine),
        _find_experience(book, field, takeovers),
    )


def _patterns_of(
    book: Book, field: Handlungsfeld, around: Surroundings
) -> tuple[Vorgehensmuster, ...]:
    """Return the patterns of a field and of its practices, or else of what is broader."""
    links = [link.origin for link in book.knowledge.links_to(field)]
    ids = [origin.id for origin in links if origin.kind == Vorgehensmuster.kind]
    for summary in book.knowledge.practices_of(field):
        ids += summary.ids_in("muster")
    entries = (book.knowledge.open_entry(id_) for id_ in dict.fromkeys(ids))
    own = tuple(item for item in entries if isinstance(item, Vorgehensmuster))
    return own or tuple(around.list_entries(Vorgehensmuster))


def _takeovers_in(book: Book, field: Handlungsfeld) -> tuple[Uebertragung, ...]:
    """Return the take-overs into a Handlungsfeld, or of its practices."""
    practices = {summary.id for summary in book.knowledge.practices_of(field)}
    return tuple(
        item
        for item in sort_transfers(book.knowledge.entries_of(Uebertragung)).taken_over
        if item.in_handlungsfeld == field.id or item.praxis in practices
    )


def _find_experience(
    book: Book, field: Handlungsfeld, takeovers: Sequence[Uebertragung]
) -> tuple[Experience, ...]:
    practices: defaultdict[str, list[Summary]] = defaultdict(list)
    taken: defaultdict[str, list[Uebertragung]] = defaultdict(list)
    for summary in book.knowledge.practices_of(field):
        for id_ in summary.ids_in("kommunen"):
            practices[id_].append(summary)
    for item in takeovers:
        for id_ in dict.fromkeys(place.kommune for place in item.nach if place.kommune):
            taken[id_].append(item)
    return tuple(
        Experience(centre, tuple(practices[centre.id]), tuple(taken[centre.id]))
        for centre in book.knowledge.entries_of(Integrationszentrum)
        if centre.id in practices or centre.id in taken
    )


# -- the page --------------------------------------------------------------------------------------


def _write_page(book: Book, found: Handreichung) -> Page:
    field = found.field
    fixed = (Prose(field.handreichung),) if field.handreichung else ()
    parts: list[tuple[str, str, tuple[Block, ...]]] = [
        ("worum", "Worum es geht", (Prose(field.definition), *fixed)),
        ("vorgehen", "Wie andere vorgehen", show_patterns(found)),
        ("beispiele", "Beispiele", _show_practices(book, found)),
        ("uebernahmen", "Was schon übernommen wurde", _show_takeovers(found)),
        ("recht", "Recht, das gilt", _show_links(found.laws)),
        ("programme", "Programme, die laufen", _show_links(found.programmes)),
        ("stolpersteine", "Stolpersteine", _show_obstacles(book, found)),
        ("neunzig-tage", f"Die ersten 90 Tage ({JUDGED})", _show_plans(found)),
        ("fragen", "Wen man fragen kann", _show_experience(found.experience, contacts=True)),
    ]
    sources = field.quellen if field.handreichung else ()
    if sources:
        parts.append(("quellen", "Quellen", (Sources(sources),)))
    count = count_words(len(found.practices), "Praxisbeispiel", "Praxisbeispielen")
    link = handreichung_link(field)
    return Page(
        address=link.target,
        title=link.text,
        kind="Handreichung",
        lead=(
            f"Wie man im Handlungsfeld „{field.label}“ etwas aufbauen kann: zusammengestellt aus "
            f"{count} und dem, was das Handbuch sonst dazu hat. Zum Lesen am Bildschirm und zum "
            "Ausdrucken."
        ),
        sections=tuple(
            Section(id_, heading, blocks or (Empty(),)) for id_, heading, blocks in parts
        ),
        above=(anchor(field),),
        sources=sources,
        subjects=(field.id,),
        layout="story",
        tone=book.tone_of(field.id),
        field=field.id,
    )


def show_patterns(found: Handreichung) -> tuple[Block, ...]:
    """Return the patterns with their steps, those that only the editors see apart."""
    blocks: list[Block] = []
    if found.patterns:
        blocks.append(Facts(tuple(map(_show_pattern, found.patterns))))
    if found.judged_patterns:
        text = "Diesen Mustern folgen Beispiele des Feldes, so sieht es die Redaktion."
        blocks += [
            Notice("redaktion", _OPINION, (text,)),
            Facts(tuple(map(_show_pattern, found.judged_patterns))),
        ]
    return tuple(blocks)


def _show_pattern(pattern: Vorgehensmuster) -> Fact:
    steps = (
        f"{number}. {shorten(plain_text(step.text), _STEP)}"
        for number, step in enumerate(pattern.schritte, 1)
    )
    return Fact(pattern.titel, (*steps, anchor(pattern, "das Muster mit seinen Quellen")))


def _show_practices(book: Book, found: Handreichung) -> tuple[Block, ...]:
    cards = tuple(book.practice_card(item.id) for item in found.practices[:_MOST_CARDS])
    others = tuple(
        anchor(item, show_level(book.knowledge.level_of(item.id)))
        for item in found.practices[_MOST_CARDS:]
    )
    return (Cards(cards), *((Links(others),) if others else ()))


def _show_takeovers(found: Handreichung) -> tuple[Block, ...]:
    if not found.takeovers:
        return ()
    rows = tuple(
        (
            (anchor(item),),
            (from_to(item),),
            (WORDS[item.status],),
            (plain_text(item.rat) if item.rat else NOT_KNOWN,),
        )
        for item in found.takeovers[:_MOST_ROWS]
    )
    head = ("Übertragung", "Von wo nach wo", "Stand", "Rat")
    return (Table("Dokumentierte Übernahmen", head, rows),)


def _show_links(entries: Sequence[Rechtsgrundlage | Foerderprogramm]) -> tuple[Block, ...]:
    links = tuple(
        anchor(entry, shorten(plain_text(entry.definition_text), _STEP)) for entry in entries
    )
    return (Links(links),) if links else ()


def _show_obstacles(book: Book, found: Handreichung) -> tuple[Block, ...]:
    rows = tuple(
        (
            (plain_text(stone.was),),
            (book.link(stone.art),),
            (plain_text(stone.gegenmassnahme) if stone.gegenmassnahme else NOT_KNOWN,),
            (anchor(practice),),
        )
        for practice, stone in found.obstacles[:_MOST_ROWS]
    )
    head = ("Was schwierig war", "Art", "Gegenmaßnahme", "Beispiel")
    return (Table("Stolpersteine aus den Beispielen", head, rows),) if rows else ()


def _show_plans(found: Handreichung) -> tuple[Block, ...]:
    """Return the plans of the practices that have one; all of them are the editors' own."""
    plans = tuple(_list_plans(found))
    if not plans:
        return ()
    text = (
        "Diese Pläne hat die Redaktion aus den Schritten einzelner Beispiele abgeleitet. Erprobt "
        "sind sie nicht."
    )
    return (Notice("redaktion", _OPINION, (text,)), *plans)


def _list_plans(found: Handreichung) -> Iterator[Table]:
    judged = [item for item in found.practices if item.einschaetzung]
    for practice in judged[:_MOST_PLANS]:
        opinion = practice.einschaetzung
        if opinion and opinion.plan_90_tage:
            rows = tuple(
                ((item.schritt,), (item.wochen,), (item.rolle,)) for item in opinion.plan_90_tage
            )
            caption = f"{JUDGED}, nach dem Beispiel: {practice.titel}"
            yield Table(caption, ("Schritt", "Woche", "Wer"), rows)


def _show_experience(
    experience: Sequence[Experience], *, contacts: bool = False
) -> tuple[Block, ...]:
    """Return the centres with their practices and take-overs, and perhaps where to reach them."""
    if not experience:
        return (Empty("Noch kein Integrationszentrum mit einem Beispiel oder einer Übernahme."),)
    rows = tuple(
        (
            (anchor(item.centre),),
            tuple(map(anchor, item.practices)),
            tuple(map(anchor, item.takeovers)),
            *((_reach(item.centre),) if contacts else ()),
        )
        for item in experience
    )
    head = ("Zentrum", "Beispiele", "Übernahmen", *(("Erreichbar",) if contacts else ()))
    caption = "Zentren mit Praxisbeispiel oder Übernahme in diesem Handlungsfeld"
    return (Table(caption, head, rows, listed=True),)


def _reach(centre: Integrationszentrum) -> tuple[Inline, ...]:
    """Return page and mailbox of a centre, as far as they are known."""
    ways: list[Inline] = []
    if site := centre.webseite:
        ways.append(Anchor("Webseite", site.url, show_date(site.stand)))
    if box := centre.postfach:
        ways.append(box.email)
    return tuple(ways) or (NOT_KNOWN,)
