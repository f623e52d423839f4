"""What helps to take a practice over: what stays, what is needed, what others changed.

The same parts stand on the pages of practices, centres, fields of action and stumbling blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import islice

from praxistransfer.library.transfers import sort_transfers
from praxistransfer.model.addresses import MITMACHEN, Anchor, anchor, overview
from praxistransfer.model.base import Eintrag, Schritt
from praxistransfer.model.dates import show_period
from praxistransfer.model.practice import (
    Anpassung,
    Hindernis,
    Ort,
    Practice,
    PracticeBrief,
    Uebertragung,
)
from praxistransfer.model.text import plain_text, shorten
from praxistransfer.model.vocabulary import Stolperstein
from praxistransfer.model.words import NOT_KNOWN, WORDS, list_words
from praxistransfer.model.writing import count_words
from praxistransfer.pages.blocks import (
    Block,
    CheckItem,
    Checklist,
    Empty,
    Fact,
    Facts,
    Inline,
    Links,
    Page,
    Prose,
    Section,
    Table,
    Transfer,
    Transfers,
)
from praxistransfer.pages.page_parts import Book, fact, known_facts

TRANSFERS = "Übertragungen"
"""How the way back from a take-over to what it names is headed."""
CASES = "Vorgekommen in"
"""The same for stumbling blocks."""

_FIDELITY = list_words(Anpassung, "treue")
_STEP_LENGTH = 90
_REPORT = f"{MITMACHEN}#eine-ubertragung-melden"
_MOST_IN_FULL = 10
_MOST_IN_LIST = 200
_CASES_AT_A_GLANCE = 5
_CASES_ON_A_PAGE = 100
_SITES = "Standort eines Programms, keine Übernahme"
_NOT_EXPRESS = "Übernommen, aber nicht ausdrücklich belegt"
_STOPPED = "Abgebrochen. Auch das hilft allen, die es selbst versuchen wollen."
_NO_TRANSFER = (
    "Noch keine Übertragung dokumentiert. Wer diese Praxis übernimmt, kann hier "
    "der erste Ort sein – auch wenn etwas nicht geklappt hat."
)
_PARTS_UNKNOWN = (
    "Nicht belegt: In den ausgewerteten Quellen steht nicht, welche Schritte wesentlich sind und "
    "welche sich ändern lassen."
)
_CHECK = (
    "Zum Abhaken, auf dem Bildschirm oder auf Papier. Gespeichert wird nur, was Sie mit einem "
    "Klick auf „Stand merken“ in diesem Browser behalten."
)


# -- what stays and what may change --------------------------------------------------------------


def stays_and_changes(book: Book, practice: Practice) -> Section:
    """Return what must stay, what may change, and what others did change."""
    steps = practice.schritte
    rows: list[Fact] = []
    if any(step.teil for step in steps):
        rows = [
            fact("Muss bleiben", *_steps_of(steps, "kern")),
            fact("Darf sich ändern", *_steps_of(steps, "anpassbar")),
            *known_facts(
                fact("Kann wegfallen", *_steps_of(steps, "optional")),
                fact("Nicht eingeordnet", *_steps_of(steps, None)),
            ),
        ]
    transfers = transfers_about(book, practice)
    changed = [
        fact(shorten(plain_text(step.text), _STEP_LENGTH), *changes)
        for step in steps
        if (changes := tuple(_changes_of(step, transfers)))
    ]
    blocks: list[Block] = [Facts(tuple(rows))] if rows else [Empty(_PARTS_UNKNOWN)]
    if changed:
        intro = Prose("Was andere Orte an einzelnen Schritten geändert haben:")
        blocks += [intro, Facts(tuple(changed))]
    return Section("kern", "Was muss bleiben, was darf sich ändern", tuple(blocks))


def _steps_of(steps: Iterable[Schritt], part: str | None) -> Iterator[str]:
    for step in steps:
        if step.teil == part:
            variants = f" (belegt auch: {'; '.join(step.varianten)})" if step.varianten else ""
            cited = "".join(f"[^{id_}]" for id_ in step.quellen)
            yield f"{plain_text(step.text)}{variants}{cited}"


def _changes_of(step: Schritt, transfers: Iterable[Uebertragung]) -> Iterator[Anchor]:
    for item in transfers:
        for change in item.anpassungen:
            if change.schritt == step.id and change.treue != "uebernommen":
                text = f"{WORDS[change.treue]}: {plain_text(change.was)}"
                yield Anchor(text, anchor(item).target)


# -- what is needed ------------------------------------------------------------------------------


def list_preconditions(practice: Practice) -> tuple[Block, ...]:
    """Return what must or should be there as a list to tick off."""
    if not practice.voraussetzungen:
        return (Empty(),)
    items = tuple(
        CheckItem(
            blake2b(item.text.encode(), digest_size=4).hexdigest(),
            item.text,
            f"{WORDS[item.grad]}, betrifft: {area}" if item.grad else f"betrifft: {area}",
            item.quelle or "",
        )
        for item, area in ((item, WORDS[item.art]) for item in practice.voraussetzungen)
    )
    return (Checklist(practice.id, _CHECK, items),)


# -- who has taken it over -----------------------------------------------------------------------


def transfers_about(book: Book, entry: Eintrag) -> list[Uebertragung]:
    """Return the documented take-overs, and sites of programmes, that name an entry."""
    summaries = book.knowledge.backlinks_to(entry).get(TRANSFERS, ())
    entries = (book.knowledge.open_entry(summary.id) for summary in summaries)
    return [item for item in entries if isinstance(item, Uebertragung)]


def practice_transfers(book: Book, practice: Practice) -> tuple[Block, ...]:
    """Return step by step what those who took a practice over did with it, and why."""
    transfers = sort_transfers(transfers_about(book, practice))
    blocks: list[Block] = []
    if not transfers.taken_over:
        report = Anchor("Die erste Übertragung melden", _REPORT)
        blocks += [Empty(_NO_TRANSFER), Links((report,))]
    else:
        shown = transfers.taken_over[:_MOST_IN_FULL]
        blocks.append(Transfers(tuple(_show_transfer(item, practice) for item in shown)))
        blocks += _list_further("", transfers.taken_over[_MOST_IN_FULL:])
    blocks += _list_further("Geplant oder erwogen:", transfers.planned)
    blocks += _list_further(
        "Übernommen, aber nicht ausdrücklich belegt; gezählt wird das nicht:", transfers.inferred
    )
    sites = count_words(
        len(transfers.sites), "Standort eines Programms", "Standorte von Programmen"
    )
    blocks += _list_further(f"Außerdem {sites}; als Übernahme zählt das nicht:", transfers.sites)
    return tuple(blocks)


def _list_further(intro: str, items: Sequence[Uebertragung]) -> list[Block]:
    """Return take-overs as mere links."""
    links = tuple(anchor(item, WORDS[item.status]) for item in items[:_MOST_IN_LIST])
    return [*([Prose(intro)] if intro else []), Links(links)] if links else []


def _show_transfer(item: Uebertragung, practice: Practice) -> Transfer:
    facts = Facts(
        (
            fact("Von wo nach wo", from_to(item)),
            fact("Stand", WORDS[item.status]),
            fact("Zeitraum", show_period(item.zeitraum)),
            *known_facts(fact("Übernommen", item.uebernommen), fact("Aufwand", item.aufwand)),
            fact("Rat", item.rat),
        )
    )
    return Transfer(
        anchor(item),
        changes_in_words(item),
        _STOPPED if item.status == "abgebrochen" else "",
        facts,
        changes_table(item, practice) if item.anpassungen else None,
    )


def changes_in_words(item: Uebertragung) -> str:
    """Return how many steps were kept, adapted, dropped or added."""
    kinds = [change.treue for change in item.anpassungen]
    parts = [f"{kinds.count(kind)} {WORDS[kind]}" for kind in _FIDELITY if kind in kinds]
    return f"Schritte: {', '.join(parts)}" if parts else "Was geändert wurde, ist nicht belegt"


def changes_table(item: Uebertragung, practice: Eintrag | None) -> Table:
    """Return what happened to each step, in the order of the practice."""
    steps = practice.schritte if isinstance(practice, Practice) else ()
    order = {step.id: number for number, step in enumerate(steps)}
    names = {step.id: plain_text(step.text) for step in steps}

    def place(change: Anpassung) -> int:
        return order.get(change.schritt or "", len(order))

    rows = tuple(
        (
            (names.get(change.schritt or "", "kein einzelner Schritt des Beispiels"),),
            (WORDS[change.treue],),
            (plain_text(change.was),),
            (_show_reason(change),),
        )
        for change in sorted(item.anpassungen, key=place)
    )
    return Table("Was mit den Schritten geschah", ("Schritt", "Was geschah", "Wie", "Warum"), rows)


def _show_reason(change: Anpassung) -> str:
    """Return why something was changed, and when and by whom that was decided."""
    reason = plain_text(change.grund or NOT_KNOWN)
    notes = (
        change.dimension and f"betrifft: {WORDS[change.dimension]}",
        change.wann and f"beschlossen {WORDS[change.wann]}",
        change.anlass,
        change.wer_entschied and f"entschieden hat: {change.wer_entschied}",
    )
    known = "; ".join(filter(None, notes))
    return f"{reason} ({known})" if known else reason


def from_to(item: Uebertragung) -> str:
    """Return the places of a take-over, e.g. "Borken → Kleve, Wesel"."""
    return f"{_join_names(item.von)} → {_join_names(item.nach)}"


def _join_names(places: Sequence[Ort]) -> str:
    shown = ", ".join(place.name for place in places[:4])
    return f"{shown} und {len(places) - 4} weitere" if len(places) > 4 else shown


def centre_transfers(book: Book, centre: Eintrag) -> list[Section]:
    """Return what came in and went out of a municipality, and sites of programmes apart."""
    transfers = sort_transfers(transfers_about(book, centre))
    taken = (*transfers.taken_over, *transfers.planned)
    return _transfer_section(
        ("Hierher übernommen", [item for item in taken if _names_place(item.nach, centre)]),
        ("Von hier übernommen", [item for item in taken if _names_place(item.von, centre)]),
        (_NOT_EXPRESS, transfers.inferred),
        (_SITES, transfers.sites),
    )


def _names_place(places: Iterable[Ort], centre: Eintrag) -> bool:
    return any(place.kommune == centre.id for place in places)


def field_transfers(book: Book, entry: Eintrag) -> list[Section]:
    """Return what was taken over into a field of action, and sites of programmes apart."""
    transfers = sort_transfers(transfers_about(book, entry))
    return _transfer_section(
        ("Übernommen", (*transfers.taken_over, *transfers.planned)),
        (_NOT_EXPRESS, transfers.inferred),
        (_SITES, transfers.sites),
    )


def _transfer_section(*groups: tuple[str, Sequence[Uebertragung]]) -> list[Section]:
    tables = tuple(_transfer_table(caption, items) for caption, items in groups if items)
    return [Section("uebertragungen", TRANSFERS, tables)] if tables else []


def _transfer_table(caption: str, items: Sequence[Uebertragung]) -> Table:
    rows = tuple(
        ((anchor(item),), (from_to(item),), (WORDS[item.status],), (changes_in_words(item),))
        for item in items[:_MOST_IN_LIST]
    )
    head = ("Übertragung", "Von wo nach wo", "Stand", "Was sich änderte")
    number = count_words(len(items), "dokumentierter Fall", "dokumentierte Fälle")
    return Table(f"{caption}: {number}", head, rows)


# -- stumbling blocks ----------------------------------------------------------------------------


def all_obstacles(book: Book) -> tuple[Section, ...]:
    """Return each kind of stumbling block with its first cases and the way to all of them."""
    return tuple(
        Section(kind.id, kind.label, tuple(_at_a_glance(book, kind)))
        for kind in book.knowledge.entries_of(Stolperstein)
    )


def _at_a_glance(book: Book, kind: Stolperstein) -> Iterator[Block]:
    yield Prose(kind.definition)
    number = _number_of_cases(book, kind)
    if number:
        yield _cases_table(kind, number, islice(_read_cases(book, kind), _CASES_AT_A_GLANCE))
    note = count_words(number, "Fall", "Fälle") if number else "noch kein Fall dokumentiert"
    yield Links((Anchor(f"Alles zu „{kind.label}“", anchor(kind).target, note),))


def obstacle_cases(book: Book, kind: Stolperstein) -> list[Section]:
    """Return the cases of one kind of stumbling block, as many as its page can bear."""
    number = _number_of_cases(book, kind)
    if not number:
        return [Section("faelle", CASES, (Empty("Noch kein Fall dokumentiert."),))]
    blocks: list[Block] = [
        _cases_table(kind, number, islice(_read_cases(book, kind), _CASES_ON_A_PAGE))
    ]
    if number > _CASES_ON_A_PAGE:
        blocks.append(Links((Anchor("Weitere Fälle", more_cases_address(kind, 2)),)))
    return [Section("faelle", CASES, tuple(blocks))]


def more_cases(book: Book, kind: Stolperstein) -> Iterator[Page]:
    """Yield further pages with cases, if there are more than one page can bear."""
    number = _number_of_cases(book, kind)
    pages = -(-number // _CASES_ON_A_PAGE)
    for page in range(2, pages + 1):
        start = (page - 1) * _CASES_ON_A_PAGE
        cases = islice(_read_cases(book, kind), start, start + _CASES_ON_A_PAGE)
        blocks: list[Block] = [_cases_table(kind, number, cases)]
        if page < pages:
            blocks.append(Links((Anchor("Weitere Fälle", more_cases_address(kind, page + 1)),)))
        title = f"{kind.label}, Seite {page} von {pages}"
        yield Page(
            address=more_cases_address(kind, page),
            title=title,
            kind="Stolperstein",
            lead=kind.definition,
            sections=(Section("faelle", CASES, tuple(blocks)),),
            above=(overview(kind.kind), anchor(kind)),
            own_description=title,
        )


def more_cases_address(kind: Stolperstein, page: int) -> str:
    """Return the address of a further page with cases."""
    return f"{anchor(kind).target}{page}/"


def _number_of_cases(book: Book, kind: Stolperstein) -> int:
    return sum(link.back == CASES for link in book.knowledge.links_to(kind))


def _read_cases(book: Book, kind: Stolperstein) -> Iterator[tuple[PracticeBrief, Hindernis]]:
    """Yield the cases in the order of the practices."""
    links = book.knowledge.links_to(kind)
    for id_ in dict.fromkeys(link.origin.id for link in links if link.back == CASES):
        practice = book.knowledge.brief_of(id_)
        for item in practice.stolpersteine:
            if item.art == kind.id:
                yield practice, item


def _cases_table(
    kind: Stolperstein, number: int, cases: Iterable[tuple[PracticeBrief, Hindernis]]
) -> Table:
    rows: list[tuple[tuple[Inline, ...], ...]] = [
        (
            (anchor(practice),),
            (plain_text(item.was),),
            (plain_text(item.gegenmassnahme) if item.gegenmassnahme else NOT_KNOWN,),
            (WORDS[item.half],),
        )
        for practice, item in cases
    ]
    shown = "" if len(rows) == number else f", {len(rows)} davon hier"
    caption = f"{kind.label}: {count_words(number, 'Fall', 'Fälle')}{shown}"
    head = ("Praxisbeispiel", "Was geschah", "Gegenmaßnahme", "Half es?")
    return Table(caption, head, tuple(rows))
