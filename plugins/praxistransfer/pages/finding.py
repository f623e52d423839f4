"""What the search in the header knows of each page and of each term of the glossary."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Protocol

from praxistransfer.library import Library
from praxistransfer.model.base import Eintrag, Konzept
from praxistransfer.model.practice import Practice
from praxistransfer.model.vocabulary import Begriff
from praxistransfer.model.words import KINDS
from praxistransfer.pages.addresses import address_of
from praxistransfer.pages.parts import shorten


class Findable(Protocol):
    """What the search has to know of a page."""

    @property
    def address(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def description(self) -> str: ...  # noqa: D102


SEARCH_INDEX = "suche.json"
_SUMMARY = 160


def search_index(library: Library, pages: Iterable[Findable]) -> bytes:
    """Return a JSON list with one row for each generated page and each term of the glossary.

    A row is name, kind in German, address, summary, and further words that find it.
    """
    entries = {address_of(entry): entry for entry in library.entries.values()}
    rows = [
        (
            page.title,
            page.kind,
            page.address,
            page.description,
            " ".join(_words(library, entries[page.address])) if page.address in entries else "",
        )
        for page in pages
    ]
    rows += [
        (
            term.name,
            KINDS[term.kind].one,
            address_of(term),
            shorten(term.definition_text, _SUMMARY),
            " ".join(_words(library, term)),
        )
        for term in library.begriffe.values()
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _words(library: Library, entry: Eintrag) -> list[str]:
    """Return what finds an entry besides its name and summary."""
    if isinstance(entry, Practice):
        ids = (*entry.kommunen, *entry.handlungsfelder, *entry.zielgruppen, *entry.programme)
        return [*(library.entries[id_].name for id_ in ids), *entry.orte]
    if isinstance(entry, Begriff):
        return [entry.label, *entry.schreibweisen, *(item.label for item in entry.bedeutungen)]
    if isinstance(entry, Konzept):
        return [*entry.alt, *entry.suchwoerter]
    return []
