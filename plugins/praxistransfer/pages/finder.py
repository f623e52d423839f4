"""The pages on which practices are found: the finder, a page per value of a facet, the Merkliste.

Each is a plain page that works as it is; the scripts replace the lists of the finder by theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from praxistransfer.model.german import count_words
from praxistransfer.model.practice import Practice
from praxistransfer.model.vocabulary import Handlungsfeld
from praxistransfer.model.words import KINDS
from praxistransfer.pages.addresses import MERKLISTE, anchor, overview
from praxistransfer.pages.blocks import (
    Anchor,
    Block,
    Cards,
    Empty,
    Finder,
    Links,
    Node,
    Page,
    Prose,
    Remembered,
    Section,
    Tree,
)
from praxistransfer.pages.facets import (
    BY_FACET,
    Facet,
    FacetValue,
    facets_of,
    numbered_practices,
)
from praxistransfer.pages.finder_data import TABLE
from praxistransfer.pages.parts import START, Book
from praxistransfer.pages.practice import practices_by_field

MOST_ON_A_PAGE = 500
"""A library of more practices is not listed on one page; lists are split as well."""

_BY_FACET = Anchor("Praxisbeispiele nach Merkmalen", BY_FACET)
_UP = Anchor("Nach Merkmalen", BY_FACET)
_KIND = "Praxisbeispiele nach Merkmal"
_AS_TABLE = Anchor("Alle Praxisbeispiele als Tabelle", TABLE, "CSV für Tabellenprogramme")


def finder_pages(book: Book) -> list[Page]:
    """Return the finder, the Merkliste and the pages per value that have no page of their own."""
    practices, facets = numbered_practices(book), facets_of(book)
    pages = [_finder(book, facets), _by_facet(facets), _merkliste()]
    for facet in facets:
        pages.append(_facet_page(facet))
        for value in facet.values:
            if facet.address(value).startswith(BY_FACET):
                found = {practices[number].id for number in facet.all_holders(value)}
                if found:
                    pages += _value_pages(book, facet, value, found)
    return pages


def _finder(book: Book, facets: Iterable[Facet]) -> Page:
    lead = "Alle Praxisbeispiele des Handbuchs mit Handlungsfeld, Ort, Zeitraum und Belegen."
    practices = book.library.of(Practice)
    if len(practices) > MOST_ON_A_PAGE:
        fields = next(facet for facet in facets if facet.id == "handlungsfeld")
        sections = [Section("handlungsfelder", "Nach Handlungsfeldern", (_tree(fields),))]
    else:
        sections = [*_groups(book, practices)]
    more = Links((_BY_FACET, _AS_TABLE, Anchor("Merkliste", MERKLISTE, "nur mit JavaScript")))
    words = KINDS["practice"]
    return Page(
        address=f"{words.folder}/",
        title=words.many,
        kind="",
        lead=lead,
        top=(Finder(),),
        sections=(*sections, Section("weitere-wege", "Weitere Wege", (more,))),
        trail=(START,),
        description=lead,
    )


def _groups(book: Book, practices: Sequence[Practice]) -> Iterator[Section]:
    """Yield practices as cards, grouped by their main Handlungsfeld."""
    if not practices:
        yield Section("eintraege", "Einträge", (Empty("Noch keine Einträge."),))
    groups = practices_by_field(practices)
    for field in book.library.of(Handlungsfeld):
        if field.id in groups:
            cards = tuple(book.practice_card(item, "") for item in groups[field.id])
            yield Section(field.id, field.label, (Cards(cards),))


def _tree(facet: Facet) -> Tree:
    return Tree(tuple(_nodes(facet, "")), in_columns=True)


def _nodes(facet: Facet, within: str) -> Iterator[Node]:
    """Yield the values that practices have, each with what is narrower."""
    for value in facet.values:
        if value.within == within and (holders := facet.all_holders(value)):
            link = Anchor(value.label, facet.address(value))
            yield Node(link, str(len(holders)), tuple(_nodes(facet, value.id)))


def _by_facet(facets: Iterable[Facet]) -> Page:
    lead = "Merkmale, nach denen die Praxisbeispiele geordnet sind, jedes mit seinen Angaben."
    links = tuple(Anchor(facet.label, facet.own_address) for facet in facets)
    return Page(
        address=BY_FACET,
        title=_BY_FACET.text,
        kind="",
        lead=lead,
        sections=(Section("merkmale", "Merkmale", (Links(links),)),),
        trail=(START, overview("practice")),
        description=lead,
    )


def _facet_page(facet: Facet) -> Page:
    lead = "Jede Angabe mit der Zahl ihrer Praxisbeispiele. Ein Beispiel kann mehrfach vorkommen."
    block = _tree(facet) if facet.holders else Empty("Noch keine Einträge.")
    return Page(
        address=facet.own_address,
        title=facet.label,
        kind=_KIND,
        lead=lead,
        sections=(Section("angaben", "Angaben", (block,)),),
        trail=(START, overview("practice"), _UP),
        description=f"{facet.label}: {lead}",
    )


def _value_pages(book: Book, facet: Facet, value: FacetValue, found: set[str]) -> Iterator[Page]:
    """Yield the pages that list the practices of one value; in a large library there are more."""
    practices = [item for item in book.library.of(Practice) if item.id in found]
    parts = [
        practices[start : start + MOST_ON_A_PAGE]
        for start in range(0, len(practices), MOST_ON_A_PAGE)
    ]
    large = len(book.library.of(Practice)) > MOST_ON_A_PAGE
    first, label = facet.address(value), f"{facet.label}: {value.label}"
    trail = (START, overview("practice"), _UP, Anchor(facet.label, facet.own_address))
    for number, part in enumerate(parts, 1):
        pages = f", Seite {number} von {len(parts)}" if len(parts) > 1 else ""
        count = count_words(len(practices), "Praxisbeispiel", "Praxisbeispiele")
        sections = [Section("alle", "Alle mit diesem Merkmal", (_list(book, part, large=large),))]
        if number < len(parts):
            link = Anchor(f"Seite {number + 1}", f"{first}{number + 1}/")
            sections.append(Section("weiter", "Weiter", (Links((link,)),)))
        yield Page(
            address=first if number == 1 else f"{first}{number}/",
            title=f"{label}{pages}",
            kind=_KIND,
            lead=f"{count} mit diesem Merkmal.",
            sections=tuple(sections),
            trail=(*trail, *((Anchor(label, first),) if number > 1 else ())),
            description=f"{count}: {facet.label} – {value.label}{pages}.",
        )


def _list(book: Book, practices: Iterable[Practice], *, large: bool) -> Block:
    """Return practices as cards; in a large library, where pages are long, as links."""
    if large:
        return Links(tuple(anchor(item, book.places(item)) for item in practices))
    return Cards(tuple(map(book.practice_card, practices)))


def _merkliste() -> Page:
    lead = "Praxisbeispiele, die Sie sich gemerkt haben. Die Liste bleibt auf Ihrem Gerät."
    return Page(
        address=MERKLISTE,
        title="Merkliste",
        kind="",
        lead=lead,
        sections=(
            Section("gemerkt", "Gemerkte Praxisbeispiele", (Remembered(),)),
            Section("was-das-ist", "Was die Merkliste ist", (Prose(_WHAT),)),
        ),
        trail=(START, overview("practice")),
        description=lead,
    )


_WHAT = """\
- Ein Klick auf „Merken“ setzt ein Beispiel auf die Liste. Die Schaltfläche steht auf der Seite
  jedes Beispiels und in der Liste aller Praxisbeispiele.
- Die Liste wird nur in diesem Browser gespeichert und nicht übertragen. „Alles löschen“ entfernt
  sie ganz.
- Wer die Liste weitergeben möchte, kopiert ihre Adresse oder speichert sie als Datei. Die Adresse
  enthält die Kennungen der Beispiele. Wer sie öffnet, sieht die Liste; in die eigene Merkliste
  kommt sie erst mit einem Klick auf „Übernehmen“."""
