"""Lists of words: those that the editors avoid, and those that the search takes for the same."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from praxistransfer.model.addresses import SUCHWORTSCHATZ, WORTWAHL, Anchor, slug
from praxistransfer.model.wortwahl import Wortwahl
from praxistransfer.model.writing import count_words, sort_key
from praxistransfer.pages.blocks import CONTRIBUTE, Block, Empty, Links, Page, Section, Table

_WORDS = "Suchwortschatz"
_ROWS = ("Zeile", "Zeilen")

_Row = tuple[tuple[str, ...], tuple[str, ...]]
"""Words that are asked for, and words that are found."""


def wording_page(wortwahl: Wortwahl) -> Page:
    """Return the list of words that the editors avoid, and what they write instead."""
    lead = (
        "Diese Wörter meidet das Handbuch. Die Liste ist eine Entscheidung der Redaktion. In "
        "Titeln alter Quellen und als Suchwort bleiben sie möglich."
    )
    rows = tuple(((word.wort,), (word.besser,), (word.grund or "",)) for word in wortwahl.woerter)
    table = Table("Wörter und bessere Wörter", ("Wort", "Besser", "Grund"), rows)
    blocks: tuple[Block, ...] = (table,) if rows else (Empty("Noch keine Wörter."),)
    return Page(
        address=WORTWAHL,
        title="Wortwahl",
        lead=lead,
        sections=(Section("woerter", "Wörter, die wir meiden", blocks),),
        above=(CONTRIBUTE,),
        about_site=True,
    )


def search_words_pages(rows: Iterable[_Row], unused: AbstractSet[str]) -> list[Page]:
    """Return what the search takes for the same, and what leads to others but not back.

    ``rows`` are words that are asked for and words that are found. Words in ``unused`` stand in no
    entry and are marked. There is a page for each first letter, and before them one that leads
    there: all words on one would keep a phone busy.
    """
    letters: dict[str, list[_Row]] = {}
    for asked, found in sorted(dict.fromkeys(rows), key=lambda row: sort_key(row[0][0])):
        first = slug(asked[0])[:1]
        letters.setdefault(first if first.isalpha() else "0-9", []).append((asked, found))
    pages = {
        Anchor(letter.upper(), f"{SUCHWORTSCHATZ}{letter}/", count_words(len(part), *_ROWS)): part
        for letter, part in letters.items()
    }
    lead = (
        "Die Suche findet auch Einträge, in denen ein anderes Wort dasselbe sagt. "
        "Hier stehen alle diese Wörter, geordnet nach dem ersten einer Zeile."
    )
    links = Links(tuple(pages)) if pages else Empty("Noch keine Wörter.")
    index = Page(
        address=SUCHWORTSCHATZ,
        title=_WORDS,
        lead=lead,
        sections=(Section("buchstaben", "Nach Anfangsbuchstaben", (links,)),),
        above=(CONTRIBUTE,),
        about_site=True,
    )
    return [index, *(_words_of_a_letter(link, part, unused) for link, part in pages.items())]


def _words_of_a_letter(link: Anchor, rows: Iterable[_Row], unused: AbstractSet[str]) -> Page:
    def shown(words: tuple[str, ...]) -> tuple[str, ...]:
        return (", ".join(f"{word} *" if word in unused else word for word in words),)

    same = tuple((shown(found),) for asked, found in rows if {*asked} == {*found})
    leading = tuple((shown(asked), shown(found)) for asked, found in rows if {*asked} != {*found})
    tables = (
        ("gleich", "Gleichbedeutend", ("Wer eines sucht, findet auch die anderen",), same),
        ("richtungen", "In einer Richtung", ("Wer dies sucht, …", "… findet auch"), leading),
    )
    return Page(
        address=link.target,
        title=f"{_WORDS}: {link.text}",
        lead="Wörter mit Stern (*) kommen in keinem Eintrag vor.",
        sections=tuple(
            Section(id_, title, (Table(title, head, lines),))
            for id_, title, head, lines in tables
            if lines
        ),
        above=(CONTRIBUTE, Anchor(_WORDS, SUCHWORTSCHATZ)),
        own_description=f"Welche Wörter mit {link.text} die Suche für gleich hält.",
        about_site=True,
    )
