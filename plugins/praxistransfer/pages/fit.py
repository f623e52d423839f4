"""The pages on which practices are compared with a municipality, to see whether they fit.

Each is a plain page; on the first of them scripts let readers choose and filter as well, from a
file of tables that hold what the rules say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from praxistransfer.library.fit import MOST_SHOWN, Cell, Judged
from praxistransfer.library.fit_rules import (
    ANSWERS,
    CRITERIA,
    KINDS,
    RESULTS,
    SIZES,
    STAFF,
    Place,
    Result,
    size_of,
)
from praxistransfer.library.summaries import Summary
from praxistransfer.model.addresses import PASSUNG, Anchor, address_of, slug
from praxistransfer.model.dates import show_date
from praxistransfer.model.practice import Practice
from praxistransfer.model.text import plain_text, shorten
from praxistransfer.model.vocabulary import Integrationszentrum
from praxistransfer.model.words import WORDS
from praxistransfer.model.writing import capitalize_first, count_words
from praxistransfer.pages.blocks import (
    Block,
    Empty,
    Fit,
    FitList,
    FitTool,
    Links,
    Page,
    Prose,
    Reason,
    Section,
    Table,
)
from praxistransfer.pages.page_parts import Book
from praxistransfer.tools.folder import StaticFile, compact_json

FIT = Anchor("Passt das zu uns?", PASSUNG)
DATA = f"{PASSUNG}daten.json"
_ASKED = {"": "", "kind": "art", "size": "groesse", "staff": "personal"}
"""What criteria ask for, as addresses and the browser call it."""
_LEAD = (
    "Vergleicht die Praxisbeispiele mit Ihrer Kommune, Merkmal für Merkmal und mit Begründung. "
    "Was nicht belegt ist, steht dabei."
)
_ORDER = f"""\
Es gibt keine Note. Zuerst stehen die Beispiele, bei denen die meisten der {len(CRITERIA)} Merkmale
passen. Bei gleich vielen stehen die weiter oben, bei denen sich mehr anpassen lässt, danach die,
bei denen weniger abweicht, und schließlich entscheidet das Alphabet. Ein Merkmal, das „nicht
belegt“ ist, zählt weder dafür noch dagegen.

„Weicht ab“ heißt nicht, dass eine Praxis bei Ihnen scheitert, und „passt“ nicht, dass sie gelingt.
Verglichen wird nur, was im Handbuch steht. Beispiele aus Ihrer eigenen Kommune bleiben weg."""
_SIZES = """\
Einwohnerzahlen haben verschiedene Stichtage. Deshalb werden nur vier grobe Größen verglichen:
{sizes} Menschen. Benachbarte Größen weichen nie ab."""


def fit_address(name: str) -> str:
    """Return the page for a centre or a kind of municipality."""
    return f"{PASSUNG}{name.replace('_', '-')}/"


def fit_link(name: str) -> Anchor:
    """Return a link to the page for a centre."""
    return Anchor("Praxisbeispiele im Vergleich mit dieser Kommune", fit_address(name), FIT.text)


def fit_page(book: Book) -> Page:
    """Return the page on which readers choose their municipality, with the rules."""
    centres = book.knowledge.summaries_of(Integrationszentrum)
    kinds = tuple(
        Anchor(capitalize_first(WORDS[kind]), fit_address(kind)) for kind in kinds_of(centres)
    )
    sizes = f"{', '.join(SIZES[:-1])} sowie {SIZES[-1]}"
    return Page(
        address=PASSUNG,
        layout="tool",
        title=FIT.text,
        lead=_LEAD,
        top=(FitTool(),),
        sections=(
            Section("kommunen", "Fertige Listen für jede Kommune", tuple(_centres_table(book))),
            Section("arten", "Fertige Listen für jede Art von Kommune", (Links(kinds),)),
            Section(
                "regeln", "So wird verglichen", (_rules_table(), Prose(_SIZES.format(sizes=sizes)))
            ),
            Section("reihenfolge", "So wird geordnet", (Prose(_ORDER),)),
        ),
    )


def kinds_of(centres: Iterable[Summary]) -> list[str]:
    """Return the kinds of municipality that occur, in the order of the model."""
    kinds = {summary.traits.kind for summary in centres if isinstance(summary.traits, Place)}
    return [kind for kind in KINDS if kind in kinds]


def _centres_table(book: Book) -> Iterator[Block]:
    """Yield links to the pages of all centres, district by district."""
    groups: dict[str, list[Anchor]] = {}
    for centre in book.knowledge.entries_of(Integrationszentrum):
        link = Anchor(centre.label, fit_address(centre.id))
        groups.setdefault(centre.regierungsbezirk or "", []).append(link)
    rows = [((name or "ohne Angabe",), tuple(groups[name])) for name in sorted(groups)]
    caption = "Kommunen nach Regierungsbezirken"
    yield Table(caption, ("Regierungsbezirk", "Kommunen"), tuple(rows)) if rows else Empty()


def _rules_table() -> Table:
    """Return all rules as the comparison applies them."""
    rows = tuple(
        (
            (criterion.label,),
            tuple(f"{RESULTS[case.result][0]}: {case.when}" for case in criterion.cases),
        )
        for criterion in CRITERIA
    )
    caption = "Merkmale mit ihren Regeln; die erste, die zutrifft, entscheidet"
    return Table(caption, ("Merkmal", "Regeln"), rows, listed=True)


def fit_list_page(book: Book, name: str) -> Page:
    """Return the practices that fit a centre or a kind of municipality best."""
    centre = book.knowledge.find_entry(name)
    if not isinstance(centre, Integrationszentrum):
        choice = Anchor("Mit Größe, Stellen und Filtern", f"{PASSUNG}?art={slug(name)}")
        return _list_page(
            book, name, capitalize_first(WORDS[name]), "Größe nicht angegeben", choice
        )
    people = centre.einwohner
    size = "Größe nicht belegt"
    if people:
        size = f"{SIZES[size_of(people.wert)]} Menschen, Stand {show_date(people.stand)}"
    about = f"{WORDS[centre.typ]}, {size}"
    choice = Anchor("Mit Stellen und Filtern", f"{PASSUNG}?ki={name}")
    return _list_page(book, name, centre.label, about, choice)


def _list_page(book: Book, name: str, whom: str, about: str, choice: Anchor) -> Page:
    """Return the practices that fit best, in as many as a page can bear."""
    best = book.knowledge.best_fits(name)
    items = tuple(_show_fit(book, judged) for judged in best)
    block: Block = FitList(items) if items else Empty("Noch kein Praxisbeispiel zum Vergleichen.")
    lead = (
        f"Die Praxisbeispiele, verglichen mit: {whom} ({about}). "
        "Geordnet danach, wie viele Merkmale passen; Beispiele von dort selbst bleiben weg."
    )
    links = [
        Anchor(choice.text, choice.target, "mit JavaScript, in Ihrem Browser"),
        Anchor("So wird verglichen und geordnet", f"{PASSUNG}#regeln"),
    ]
    if name not in KINDS:
        links.append(book.link(name, "Seite des Kommunalen Integrationszentrums"))
    number = count_words(len(items), "Praxisbeispiel", "Praxisbeispiele")
    heading = f"Die ersten {MOST_SHOWN}" if len(items) == MOST_SHOWN else number
    return Page(
        address=fit_address(name),
        layout="tool",
        title=f"Passt das zu uns? {whom}",
        kind="Vergleich mit einer Kommune",
        lead=lead,
        sections=(
            Section("beispiele", heading, (block,)),
            Section("weiter", "Weiter", (Links(tuple(links)),)),
        ),
        above=(FIT,),
        own_description=shorten(plain_text(lead), 160),
    )


def _show_fit(book: Book, judged: Judged) -> Fit:
    summary = judged.practice
    reasons = [
        Reason(result, RESULTS[result][0], criterion.label, text)
        for criterion, (result, text) in zip(CRITERIA, judged.cells, strict=True)
    ]
    counts = [(result, judged.count(result)) for result in RESULTS]
    return Fit(
        Anchor(summary.name, address_of(summary)),
        _list_names(book, summary, "handlungsfelder")[0],
        ", ".join(_list_names(book, summary, "kommunen")) or "landesweit",
        tuple((result, in_words(result, number)) for result, number in counts if number),
        tuple(reason for reason in reasons if reason.result != "offen"),
        tuple(reason for reason in reasons if reason.result == "offen"),
    )


def _list_names(book: Book, summary: Summary, field: str) -> list[str]:
    return [book.knowledge.open_entry(id_).name for id_ in summary.ids_in(field)]


def in_words(result: Result, number: int) -> str:
    """Return how many criteria came to a result, e.g. "3 passen"."""
    return f"{number} {RESULTS[result][number != 1]}"


def fit_files(book: Book) -> list[StaticFile]:
    """Return what browsers need to compare all practices with any municipality."""
    fits = book.knowledge.all_fits()
    sentences: dict[str, int] = {}
    keys = list(RESULTS)

    def cell(cell: Cell) -> list[int]:
        result, text = cell
        return [keys.index(result), sentences.setdefault(text, len(sentences))]

    tables = [[[*map(cell, row)] for row in table] for table in fits.tables]
    groups = {group: number for number, group in enumerate(dict.fromkeys(fits.groups.values()))}
    practices = sorted(summary.id for summary in book.knowledge.summaries_of(Practice))
    content = {
        "anzahl": len(practices),
        "urteile": [[key, *words] for key, words in RESULTS.items()],
        "merkmale": [
            [criterion.id, criterion.label, _ASKED[criterion.asks], table]
            for criterion, table in zip(CRITERIA, tables, strict=True)
        ],
        "saetze": list(sentences),
        "gruppen": list(groups),
        "beispiele": [groups[fits.groups[id_]] if id_ in fits.groups else -1 for id_ in practices],
        "kommunen": [*_list_municipalities(book)],
        "art": [[slug(kind), capitalize_first(WORDS[kind])] for kind in KINDS],
        "groesse": [[slug(text), f"{text} Menschen"] for text in SIZES],
        "personal": [[slug(text), text] for text in STAFF],
    }
    return [StaticFile(DATA, compact_json(content))]


def _list_municipalities(book: Book) -> Iterator[list[Any]]:
    """Yield id, name, and which kind and size it has: the place among the answers to that."""
    for summary in book.knowledge.summaries_of(Integrationszentrum):
        if isinstance(summary.traits, Place):
            kind, size = summary.traits
            places = ANSWERS["kind"].index(kind), ANSWERS["size"].index(size)
            yield [summary.id, summary.name, *places]
