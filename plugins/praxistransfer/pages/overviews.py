"""The lists of all entries of one kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from praxistransfer.model.addresses import GLOSSAR, QUELLEN, Anchor, anchor, slug
from praxistransfer.model.base import Eintrag
from praxistransfer.model.practice import Schulungsbaustein, Uebertragung, Vorgehensmuster
from praxistransfer.model.text import plain_text, shorten
from praxistransfer.model.vocabulary import (
    Akteur,
    Begriff,
    Foerderprogramm,
    Handlungsfeld,
    Integrationszentrum,
    Rechtsgrundlage,
    Strukturelement,
    Zielgruppe,
)
from praxistransfer.model.words import KINDS, WORDS
from praxistransfer.model.writing import capitalize_first, count_words
from praxistransfer.pages.blocks import (
    Block,
    Empty,
    Inline,
    Links,
    Node,
    Page,
    Section,
    Table,
    Term,
    Terms,
    Tree,
)
from praxistransfer.pages.figures import figures_page, law_timeline, programme_timeline
from praxistransfer.pages.maps import map_page
from praxistransfer.pages.page_parts import Book, note_of
from praxistransfer.pages.patterns import compare_patterns
from praxistransfer.pages.takeover import all_obstacles

E = TypeVar("E", bound=Eintrag)
_KINDS_OF_TRANSFER = ("kommune_zu_kommune", "pilot_zu_flaeche", "land_zu_land")
_FIRST = ("Status: laufend", "Status: geltend", *(WORDS[kind] for kind in _KINDS_OF_TRANSFER))
"""Groups that come first: what runs before what has ended, take-overs before programme sites."""


def overview_pages(book: Book) -> list[Page]:
    """Return the list of every kind, glossary, cited works, map and figures."""
    return [
        _overview_page(
            "handlungsfeld",
            "Strategien, Handlungsfelder und Prinzipien der Kommunalen Integrationszentren.",
            _handlungsfeld_trees(book),
        ),
        _overview_page(
            "integrationszentrum",
            "Die Kommunen mit einem Kommunalen Integrationszentrum nach Regierungsbezirken.",
            _centre_tables(book),
        ),
        _overview_page(
            "akteur",
            "Wer mit den Kommunalen Integrationszentren arbeitet oder gearbeitet hat.",
            _group_entries(book.knowledge.entries_of(Akteur), lambda entry: WORDS[entry.art]),
        ),
        _overview_page(
            "foerderprogramm",
            "Laufende und beendete Programme. Der Stand gilt für die jeweils genannte Quelle.",
            (
                *_group_entries(
                    book.knowledge.entries_of(Foerderprogramm),
                    lambda entry: f"Status: {WORDS[entry.status]}",
                ),
                *programme_timeline(book.knowledge.entries_of(Foerderprogramm)),
            ),
        ),
        _overview_page(
            "rechtsgrundlage",
            "Gesetze, Erlasse und Richtlinien mit ihren Fassungen. Keine Rechtsberatung.",
            (
                *_group_entries(
                    book.knowledge.entries_of(Rechtsgrundlage),
                    lambda entry: f"Status: {WORDS[entry.status]}",
                ),
                *law_timeline(book.knowledge.entries_of(Rechtsgrundlage)),
            ),
        ),
        _overview_page(
            "zielgruppe", "Für wen die Beispiele gedacht sind.", _list_entries(book, Zielgruppe)
        ),
        _overview_page(
            "vorgehensmuster",
            "Vorgehen, die in mehr als einem Handlungsfeld taugen.",
            (*_list_entries(book, Vorgehensmuster), *compare_patterns(book)),
        ),
        _overview_page(
            "strukturelement",
            "Wie der Verbund der Kommunalen Integrationszentren arbeitet und gearbeitet hat.",
            _group_entries(
                book.knowledge.entries_of(Strukturelement), lambda entry: WORDS[entry.art]
            ),
        ),
        _overview_page(
            "stolperstein",
            "Was Vorhaben schwer macht: jede Art mit Fällen aus den Beispielen und dem, was half.",
            all_obstacles(book),
        ),
        _overview_page(
            "uebertragung",
            "Wo eine Praxis an einem anderen Ort übernommen wurde, und Standorte von Programmen, "
            "die keine Übernahmen sind. Aufgeführt ist nur, was Quellen dokumentieren.",
            _group_entries(book.knowledge.entries_of(Uebertragung), lambda entry: WORDS[entry.art]),
        ),
        _overview_page(
            "schulungsbaustein",
            "Bausteine für Schulungen; eigene Arbeit des Handbuchs.",
            _list_entries(book, Schulungsbaustein),
        ),
        _glossary_page(book),
        _works_page(book),
        map_page(book),
        figures_page(book),
    ]


def _overview_page(kind: str, lead: str, sections: tuple[Section, ...]) -> Page:
    words = KINDS[kind]
    return Page(
        address=f"{words.folder}/",
        title=words.many,
        menu=words.menu,
        lead=lead,
        sections=sections or (Section("eintraege", "Einträge", (Empty("Noch keine Einträge."),)),),
    )


def _handlungsfeld_trees(book: Book) -> tuple[Section, ...]:
    entries = book.knowledge.entries_of(Handlungsfeld)
    top = [entry for entry in entries if entry.oberbegriff is None]
    sections = [
        Section(entry.id, entry.label, (Tree((_field_node(book, entry),)),))
        for entry in top
        if book.knowledge.narrower_fields(entry)
    ]
    alone = [entry for entry in top if not book.knowledge.narrower_fields(entry)]
    if alone:
        nodes = tuple(_field_node(book, entry) for entry in alone)
        sections.append(Section("uebergreifend", "Übergreifend", (Tree(nodes),)))
    return tuple(sections)


def _field_node(book: Book, entry: Handlungsfeld) -> Node:
    below = tuple(_field_node(book, item) for item in book.knowledge.narrower_fields(entry))
    note = f"{WORDS[entry.art]}, {book.practice_count(entry)}"
    return Node(anchor(entry), note, below)


def _centre_tables(book: Book) -> tuple[Section, ...]:
    groups: dict[str, list[Integrationszentrum]] = {}
    for entry in book.knowledge.entries_of(Integrationszentrum):
        groups.setdefault(entry.regierungsbezirk or "", []).append(entry)
    head = ("Kommune", "Art", "Praxisbeispiele")
    sections = []
    for district in sorted(groups):
        rows: tuple[tuple[tuple[Inline, ...], ...], ...] = tuple(
            ((anchor(entry),), (WORDS[entry.typ],), (book.practice_count(entry),))
            for entry in groups[district]
        )
        name = f"Regierungsbezirk {district}" if district else "Kommunen"
        caption = f"{name}: {count_words(len(rows), 'Kommune', 'Kommunen')}"
        sections.append(Section(slug(name), name, (Table(caption, head, rows),)))
    return tuple(sections)


def _group_entries(entries: Iterable[E], heading: Callable[[E], str]) -> tuple[Section, ...]:
    groups: dict[str, list[Anchor]] = {}
    for entry in entries:
        text = shorten(plain_text(entry.definition_text), 120)
        groups.setdefault(heading(entry), []).append(anchor(entry, text))
    return tuple(
        Section(slug(title), capitalize_first(title), (Links(tuple(groups[title])),))
        for title in sorted(groups, key=lambda title: (_rank(title), title))
    )


def _rank(title: str) -> int:
    """Return the place of a group whose order matters; all others follow."""
    return _FIRST.index(title) if title in _FIRST else len(_FIRST)


def _list_entries(book: Book, kind: type[Eintrag]) -> tuple[Section, ...]:
    entries = book.knowledge.entries_of(kind)
    links = tuple(
        anchor(entry, shorten(plain_text(entry.definition_text), 120)) for entry in entries
    )
    return (Section("alle", "Alle Einträge", (Links(links),)),) if links else ()


def _glossary_page(book: Book) -> Page:
    letters: dict[str, list[Term]] = {}
    for entry in book.knowledge.entries_of(Begriff):
        letters.setdefault(slug(entry.name)[:1].upper() or "#", []).append(
            _glossary_term(book, entry)
        )
    sections = tuple(
        Section(f"buchstabe-{letter.lower()}", letter, (Terms(tuple(terms)),))
        for letter, terms in letters.items()
    )
    lead = (
        "Abkürzungen und Begriffe in eigenen Worten. "
        "Abkürzungen werden auch dort erklärt, wo sie stehen."
    )
    return Page(GLOSSAR, "Glossar", lead, sections)


def _glossary_term(book: Book, entry: Begriff) -> Term:
    texts = [entry.definition] if entry.definition else []
    if len(entry.bedeutungen) > 1:
        texts = [
            f"**{meaning.label}:** {meaning.definition or ''}".strip()
            for meaning in entry.bedeutungen
        ]
    if entry.hinweis:
        texts.append(entry.hinweis)
    seen = dict.fromkeys(link.goal.id for link in book.knowledge.links_from(entry))
    spellings = f" (auch: {', '.join(entry.schreibweisen)})" if entry.schreibweisen else ""
    long = (entry.label if entry.kurz and len(entry.bedeutungen) < 2 else "") + spellings
    entries = (book.knowledge.open_entry(id_) for id_ in seen)
    see = tuple(anchor(other, note_of(other)) for other in entries)
    return Term(entry.id, entry.name, long.strip(), tuple(texts), see, entry.quellen)


def _works_page(book: Book) -> Page:
    terms = tuple(
        Term(
            work.id,
            work.label,
            work.titel or "",
            tuple(filter(None, (work.hinweis,))),
            (Anchor(work.herausgeber or "Zur Quelle", work.url),) if work.url else (),
        )
        for work in sorted(book.knowledge.werke.values(), key=lambda work: work.id)
    )
    lead = "Werke, auf die sich viele Einträge stützen. Alle anderen Quellen stehen beim Eintrag."
    blocks: tuple[Block, ...] = (Terms(terms),) if terms else (Empty("Noch keine Werke."),)
    section = Section("werke", "Mehrfach genutzte Werke", blocks)
    return Page(QUELLEN, "Quellen", lead, (section,))
