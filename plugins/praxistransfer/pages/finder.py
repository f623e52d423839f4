"""The pages on which practices are found: finder, Merkliste, comparison, a page per facet value.

Each is a plain page that works as it is; the scripts replace the lists of the finder by theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from praxistransfer.library.facets import BY_FACET, Facet, FacetValue, facets_of, numbered_practices
from praxistransfer.model.addresses import MERKLISTE, VERGLEICH, Anchor, anchor, overview
from praxistransfer.model.vocabulary import Handlungsfeld
from praxistransfer.model.words import KINDS
from praxistransfer.model.writing import count_words
from praxistransfer.pages.blocks import (
    Block,
    Cards,
    Compared,
    Empty,
    Finder,
    Links,
    Node,
    Page,
    Prose,
    Remembered,
    Rows,
    Section,
    Tree,
)
from praxistransfer.pages.finder_data import TABLE
from praxistransfer.pages.page_parts import Book

MOST_ON_A_PAGE = 500
"""A library of more practices is not listed on one page; lists are split as well."""

_BY_FACET = Anchor("Praxisbeispiele nach Merkmalen", BY_FACET)
_UP = Anchor("Nach Merkmalen", BY_FACET)
_KIND = "Praxisbeispiele nach Merkmal"
_AS_TABLE = Anchor("Alle Praxisbeispiele als Tabelle", TABLE, "CSV für Tabellenprogramme")


def finder_pages(book: Book) -> list[Page]:
    """Return the finder, the Merkliste and the pages per value that have no page of their own."""
    facets = facets_of(book.knowledge)
    pages = [
        _finder_page(book, facets),
        _facets_page(facets),
        _merkliste_page(book),
        _comparison_page(),
    ]
    shown = _Lists(book)
    for facet in facets:
        pages.append(_facet_page(facet))
        for value in facet.values:
            if facet.address(value).startswith(BY_FACET) and (numbers := facet.all_holders(value)):
                pages += _value_pages(facet, value, shown.list_practices(numbers))
    return pages


class _Lists:
    """How the practices of a library are listed on many pages: each is written once."""

    def __init__(self, book: Book) -> None:
        ranks = {id_: rank for rank, id_ in enumerate(book.knowledge.briefs)}
        practices = numbered_practices(book.knowledge)
        self._ranks = [ranks[item.id] for item in practices]
        self._is_large = len(practices) > MOST_ON_A_PAGE
        self._links = [anchor(item, book.places(item)) for item in practices]
        self._cards = [] if self._is_large else [book.practice_card(item.id) for item in practices]

    def list_practices(self, numbers: Iterable[int]) -> list[Block]:
        """Return practices in alphabetical order, as many on a page as it can bear.

        They are cards; in a large library, where pages are long, links.
        """
        numbers = sorted(numbers, key=self._ranks.__getitem__)
        if not self._is_large:
            return [Cards(tuple(self._cards[number] for number in numbers))]
        return [
            Rows(tuple(self._links[number] for number in numbers[start : start + MOST_ON_A_PAGE]))
            for start in range(0, len(numbers), MOST_ON_A_PAGE)
        ]


def _finder_page(book: Book, facets: Iterable[Facet]) -> Page:
    practices = book.knowledge.briefs
    if len(practices) > MOST_ON_A_PAGE:
        fields = next(facet for facet in facets if facet.id == "handlungsfeld")
        sections = [Section("handlungsfelder", "Nach Handlungsfeldern", (_value_tree(fields),))]
    else:
        sections = [*_field_sections(book)]
    more = Links((_BY_FACET, _AS_TABLE, Anchor("Merkliste", MERKLISTE, "nur mit JavaScript")))
    words = KINDS["practice"]
    return Page(
        address=f"{words.folder}/",
        layout="tool",
        title=words.many,
        lead="Alle Praxisbeispiele des Handbuchs mit Handlungsfeld, Ort, Zeitraum und Belegen.",
        top=(Finder(),),
        sections=(*sections, Section("weitere-wege", "Weitere Wege", (more,))),
    )


def _field_sections(book: Book) -> Iterator[Section]:
    """Yield practices as cards, grouped by their main Handlungsfeld."""
    groups: dict[str, list[str]] = {}
    for practice in book.knowledge.briefs.values():
        groups.setdefault(practice.handlungsfelder[0], []).append(practice.id)
    if not groups:
        yield Section("eintraege", "Einträge", (Empty("Noch keine Einträge."),))
    for field in book.knowledge.entries_of(Handlungsfeld):
        if field.id in groups:
            cards = tuple(book.practice_card(id_, "") for id_ in groups[field.id])
            yield Section(field.id, field.label, (Cards(cards),))


def _value_tree(facet: Facet) -> Tree:
    return Tree(tuple(_value_nodes(facet, "")), in_columns=True)


def _value_nodes(facet: Facet, within: str) -> Iterator[Node]:
    """Yield the values that practices have, each with what is narrower."""
    for value in facet.values:
        if value.within == within and (holders := facet.all_holders(value)):
            link = Anchor(value.label, facet.address(value))
            yield Node(link, str(len(holders)), tuple(_value_nodes(facet, value.id)))


def _facets_page(facets: Iterable[Facet]) -> Page:
    links = tuple(Anchor(facet.label, facet.own_address) for facet in facets)
    return Page(
        address=BY_FACET,
        title=_BY_FACET.text,
        lead="Merkmale, nach denen die Praxisbeispiele geordnet sind, jedes mit seinen Angaben.",
        sections=(Section("merkmale", "Merkmale", (Links(links),)),),
        above=(overview("practice"),),
    )


def _facet_page(facet: Facet) -> Page:
    lead = "Jede Angabe mit der Zahl ihrer Praxisbeispiele. Ein Beispiel kann mehrfach vorkommen."
    block = _value_tree(facet) if facet.holders else Empty("Noch keine Einträge.")
    return Page(
        address=facet.own_address,
        title=facet.label,
        kind=_KIND,
        lead=lead,
        sections=(Section("angaben", "Angaben", (block,)),),
        above=(overview("practice"), _UP),
        own_description=f"{facet.label}: {lead}",
    )


def _value_pages(facet: Facet, value: FacetValue, lists: Sequence[Block]) -> Iterator[Page]:
    """Yield the pages that list the practices of one value."""
    first, label = facet.address(value), f"{facet.label}: {value.label}"
    above = (overview("practice"), _UP, Anchor(facet.label, facet.own_address))
    count = count_words(len(facet.all_holders(value)), "Praxisbeispiel", "Praxisbeispiele")
    for number, block in enumerate(lists, 1):
        place = f", Seite {number} von {len(lists)}" if len(lists) > 1 else ""
        sections = [Section("alle", "Alle mit diesem Merkmal", (block,))]
        if number < len(lists):
            link = Anchor(f"Seite {number + 1}", f"{first}{number + 1}/")
            sections.append(Section("weiter", "Weiter", (Links((link,)),)))
        yield Page(
            address=first if number == 1 else f"{first}{number}/",
            title=f"{label}{place}",
            kind=_KIND,
            lead=f"{count} mit diesem Merkmal.",
            sections=tuple(sections),
            above=(*above, *((Anchor(label, first),) if number > 1 else ())),
            own_description=f"{count}: {label}{place}.",
        )


def _merkliste_page(book: Book) -> Page:
    return Page(
        address=MERKLISTE,
        layout="tool",
        title="Merkliste",
        lead="Praxisbeispiele, die Sie sich gemerkt haben. Die Liste bleibt auf Ihrem Gerät.",
        sections=(
            Section("gemerkt", "Gemerkte Praxisbeispiele", (Remembered(book.has_downloads),)),
            Section("was-das-ist", "Was die Merkliste ist", (Prose(_WHAT),)),
        ),
        above=(overview("practice"),),
    )


_WHAT = """\
- Ein Klick auf „Merken“ setzt ein Beispiel auf die Liste. Die Schaltfläche steht auf der Seite
  jedes Beispiels und in der Liste aller Praxisbeispiele.
- Die Liste wird nur in diesem Browser gespeichert und nicht übertragen. „Alles löschen“ entfernt
  sie ganz.
- Wer die Liste weitergeben möchte, kopiert ihre Adresse oder speichert sie als Datei. Die Adresse
  enthält die Kennungen der Beispiele. Wer sie öffnet, sieht die Liste; in die eigene Merkliste
  kommt sie erst mit einem Klick auf „Übernehmen“."""


def _comparison_page() -> Page:
    links = Links((Anchor("Praxisbeispiele", "praxis/"), _BY_FACET, _AS_TABLE))
    return Page(
        address=VERGLEICH,
        layout="tool",
        title="Vergleich",
        lead="Zwei bis vier Praxisbeispiele nebeneinander, mit denselben Zeilen für jedes.",
        top=(Compared(),),
        sections=(
            Section("so-geht-es", "So vergleichen Sie", (Prose(_HOW_TO_COMPARE),)),
            Section("listen", "Listen zum Auswählen", (links,)),
        ),
        above=(overview("practice"),),
    )


_HOW_TO_COMPARE = """\
- In der Liste der Praxisbeispiele oder auf der Merkliste zwei bis vier Beispiele mit „Vergleichen“
  auswählen, dann „Auswahl vergleichen“.
- Die Adresse dieser Seite enthält die Kennungen der Beispiele, zum Beispiel
  `vergleich/?id=erstes,zweites`. Wer sie öffnet, sieht denselben Vergleich.
- Der Vergleich zeigt, was auf den Seiten der Beispiele steht. Er entsteht in Ihrem Browser und
  braucht JavaScript. Ohne JavaScript öffnen Sie die Seiten der Beispiele nebeneinander; sie haben
  alle denselben Aufbau."""
