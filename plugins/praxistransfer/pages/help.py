"""Pages for authors that are derived from the code: one per problem code, and all fields."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from praxistransfer.model.addresses import (
    BETRIEB,
    FELDER,
    HILFE,
    SUCHWORTSCHATZ,
    WORTWAHL,
    Anchor,
    slug,
)
from praxistransfer.model.faults import CODES
from praxistransfer.model.german import count_words, sort_key
from praxistransfer.model.schema import FieldRow, field_rows, models
from praxistransfer.model.words import KINDS
from praxistransfer.model.wortwahl import Wortwahl
from praxistransfer.pages.blocks import Block, Code, Empty, Links, Page, Prose, Section, Table

_GROUPS = {
    "PT1": "Die Datei",
    "PT2": "Die Schreibweise",
    "PT3": "Die Felder",
    "PT4": "Verweise",
    "PT5": "Der Text",
    "PT6": "Die Veröffentlichung",
}
_FIELDS = "Feldreferenz"
_WORDS = "Suchwortschatz"
_ROWS = ("Zeile", "Zeilen")

_Row = tuple[tuple[str, ...], tuple[str, ...]]
"""Words that are asked for, and words that are found."""
_CONTRIBUTE = Anchor("Mitmachen", "mitmachen/")


def help_pages() -> list[Page]:
    """Return the help page of every code and their list."""
    return [_codes_page(), *(_help_page(code) for code in sorted(CODES))]


def _codes_page() -> Page:
    sections = tuple(
        Section(
            slug(heading),
            heading,
            (
                Links(
                    tuple(
                        Anchor(f"{code}: {CODES[code].title}", f"{HILFE}{code.lower()}/")
                        for code in sorted(CODES)
                        if code.startswith(prefix)
                    )
                ),
            ),
        )
        for prefix, heading in _GROUPS.items()
    )
    lead = "Was die Meldungen bei der Prüfung von Einträgen bedeuten und was zu tun ist."
    return Page(HILFE, "Hilfe zu Meldungen", lead, sections)


def _help_page(code: str) -> Page:
    text = CODES[code]
    samples: list[Block] = []
    if text.wrong:
        samples = [Code(text.wrong, "So nicht"), Code(text.right, "Sondern so")]
    sections = [Section("abhilfe", "Was zu tun ist", (Prose(text.remedy), *samples))]
    return Page(
        address=f"{HILFE}{code.lower()}/",
        title=f"{code}: {text.title}",
        kind="Hilfe zu Meldungen",
        lead=text.meaning,
        sections=tuple(sections),
        above=(Anchor("Hilfe zu Meldungen", HILFE),),
        own_description=text.title,
    )


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
        above=(_CONTRIBUTE,),
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
        above=(_CONTRIBUTE,),
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
        above=(_CONTRIBUTE, Anchor(_WORDS, SUCHWORTSCHATZ)),
        own_description=f"Welche Wörter mit {link.text} die Suche für gleich hält.",
        about_site=True,
    )


def field_pages() -> list[Page]:
    """Return the reference of all fields an author can fill in: a list and a page for each kind."""
    lead = (
        "Alle Felder, die Autorinnen und Autoren ausfüllen können. Stufe S braucht jeder Eintrag, "
        "Stufe V gehört zum Vollprofil, Stufe T hilft bei der Übertragung."
    )
    links = tuple(Anchor(KINDS[kind].one, f"{FELDER}{kind}/") for kind in models())
    operator = Anchor("Angaben des Betreibers", BETRIEB, "Datei betreiber.yml")
    sections = (
        Section("arten", "Art des Eintrags", (Links(links),)),
        Section("weitere", "Weitere Dateien", (Links((operator,)),)),
    )
    index = Page(FELDER, _FIELDS, lead, sections, above=(_CONTRIBUTE,))
    return [index, *(_field_page(kind, field_rows(model)) for kind, model in models().items())]


def _field_page(kind: str, rows: list[FieldRow]) -> Page:
    schema = Anchor(f"JSON Schema: {KINDS[kind].one}", f"schema/{kind}.json")
    return Page(
        address=f"{FELDER}{kind}/",
        title=f"Felder: {KINDS[kind].one}",
        kind=_FIELDS,
        lead="",
        sections=(
            Section("felder", "Felder", (field_table(f"Felder: {KINDS[kind].one}", rows),)),
            Section("schema", "Für Programme", (Links((schema,)),)),
        ),
        above=(_CONTRIBUTE, Anchor(_FIELDS, FELDER)),
        own_description=f"Alle Felder: {KINDS[kind].one}",
    )


def field_table(caption: str, rows: list[FieldRow]) -> Table:
    """Return the reference of fields as a table."""
    return Table(
        caption,
        ("Feld", "Bedeutung", "Form", "Stufe"),
        tuple(
            (
                (row.name,),
                (f"{row.label}{' (nötig)' if row.required else ''}. {row.hint}",),
                (row.form + (f". Beispiel: {row.example}" if row.example else ""),),
                (row.stage,),
            )
            for row in rows
        ),
    )
