"""Which pages exist and what they show, as data.

``build_pages`` is the one way in; nothing here knows HTML, files or the host. The only later step
is :mod:`praxistransfer.pages.render`, which writes a page as HTML.
"""

from __future__ import annotations

from praxistransfer.library import Library
from praxistransfer.model.practice import Practice, Uebertragung
from praxistransfer.model.words import KINDS
from praxistransfer.pages.addresses import address_of
from praxistransfer.pages.blocks import Page, Redirect
from praxistransfer.pages.declaration import declaration_page
from praxistransfer.pages.finder import finder_pages
from praxistransfer.pages.help import field_pages, help_pages, wording_page
from praxistransfer.pages.legal import legal_pages
from praxistransfer.pages.operation import operation_page
from praxistransfer.pages.overviews import overview_pages, start_page
from praxistransfer.pages.parts import Book
from praxistransfer.pages.practice import practice_page, uebertragung_page
from praxistransfer.pages.vocabulary import vocabulary_page
from praxistransfer.relations import Relations

__all__ = ["build_pages", "build_redirects"]


def build_pages(library: Library, relations: Relations) -> list[Page]:
    """Return every generated page of the site, sorted by address."""
    book = Book(library, relations)
    pages = [
        start_page(book),
        *overview_pages(book),
        *finder_pages(book),
        *help_pages(),
        wording_page(library),
        *field_pages(),
    ]
    pages += [*legal_pages(library), declaration_page(library), operation_page()]
    for entry in library.entries.values():
        if isinstance(entry, Practice):
            pages.append(practice_page(book, entry))
        elif isinstance(entry, Uebertragung):
            pages.append(uebertragung_page(book, entry))
        else:
            pages.append(vocabulary_page(book, entry))
    return sorted(pages, key=lambda page: page.address)


def build_redirects(library: Library) -> list[Redirect]:
    """Return where the pages of former ids lead now, sorted by address."""
    found = []
    for old, new in library.former_ids.items():
        entry = library.entries.get(new)
        if entry is not None:
            address = f"{KINDS[entry.kind].folder}/{old}/"
            found.append(Redirect(address, address_of(entry), entry.name))
    return sorted(found, key=lambda redirect: redirect.address)
