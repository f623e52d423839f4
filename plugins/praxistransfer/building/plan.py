"""What has to be made for a site: pages, files, and what the search is to find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from praxistransfer.downloads.formats import FOLDER, package_folder
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library, key_of
from praxistransfer.library.summaries import Summary
from praxistransfer.model.base import Eintrag
from praxistransfer.model.practice import Practice, Uebertragung
from praxistransfer.model.schema import json_schema, list_models
from praxistransfer.model.vocabulary import Handlungsfeld, Integrationszentrum, Stolperstein
from praxistransfer.model.words import KINDS
from praxistransfer.pages.blocks import Page
from praxistransfer.pages.declaration import declaration_page
from praxistransfer.pages.desk import desk_products
from praxistransfer.pages.field_reference import field_pages
from praxistransfer.pages.finder import finder_pages
from praxistransfer.pages.finder_data import finder_files
from praxistransfer.pages.fit import fit_files, fit_list_page, fit_page, kinds_of
from praxistransfer.pages.grading import grading_page
from praxistransfer.pages.handreichung import handreichung_pages
from praxistransfer.pages.help import help_pages
from praxistransfer.pages.legal import legal_pages
from praxistransfer.pages.lookup import lookup_page
from praxistransfer.pages.matrix import matrix_page
from praxistransfer.pages.newcomers import newcomer_page, path_pages
from praxistransfer.pages.operation import operation_page
from praxistransfer.pages.overviews import overview_pages
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.practice import practice_page
from praxistransfer.pages.start import start_products
from praxistransfer.pages.takeover import more_cases
from praxistransfer.pages.transfer import uebertragung_page
from praxistransfer.pages.vocabulary import vocabulary_page
from praxistransfer.pages.word_lists import wording_page
from praxistransfer.search.documents import SearchDocument, entry_document
from praxistransfer.search.documents import page_document as found_page
from praxistransfer.tools.folder import StaticFile

if TYPE_CHECKING:
    from praxistransfer.downloads.files import PackageFiles


class Remark(NamedTuple):
    """Something that editors should know of what was made; it stops nothing."""

    text: str


Product = Page | StaticFile | SearchDocument | Remark


class PageGroup(NamedTuple):
    """Pages and files that are made together.

    They depend on what they ask the handbook, which is noted while they are made, and on the inside
    of their ``subject``.
    """

    name: str
    make: Callable[[Book], Iterable[Product]]
    subject: Summary | None = None
    """The entry whose inside they show, if they are about one."""
    has_pages: bool = True
    """Whether there are pages among them; if not, nobody has to ask for their names."""

    @property
    def digest(self) -> bytes:
        """Changes with every word of the subject."""
        return self.subject.digest if self.subject else b""


def plan_pages(library: Library) -> list[PageGroup]:
    """Return the groups of all generated pages of the site, without making one."""
    entries = [summary for summary in library.summaries if summary.id in library.entries]
    return [
        PageGroup("start", start_products),
        PageGroup("listen", overview_pages),
        PageGroup("nachschlagen", lambda book: [lookup_page(book)]),
        PageGroup("finder", lambda book: [*finder_pages(book), matrix_page(book)]),
        PageGroup("finder-daten", finder_files, has_pages=False),
        PageGroup("redaktion", desk_products),
        PageGroup("neu-im-ki", lambda book: [newcomer_page(book)]),
        *(_path_group(library, summary) for summary in library.summaries_of(Handlungsfeld)),
        *(_handreichung_group(library, summary) for summary in library.summaries_of(Handlungsfeld)),
        PageGroup("passung", lambda book: [fit_page(book)]),
        PageGroup("passung-daten", fit_files, has_pages=False),
        *_fit_groups(library),
        PageGroup("glossar", _term_products, has_pages=False),
        PageGroup("schemas", _schema_files, has_pages=False),
        PageGroup("website", _site_pages),
        *(
            _entry_group(library, summary)
            for summary in entries
            if not key_of(summary.kind, summary.id)[0]
        ),
    ]


def _fit_groups(library: Library) -> Iterator[PageGroup]:
    """Yield a group for each municipality: most changes concern the lists of few of them."""
    centres = library.summaries_of(Integrationszentrum)
    for kind in kinds_of(centres):
        yield _fit_group(kind)
    for summary in centres:
        yield _fit_group(summary.id, summary)


def _fit_group(name: str, subject: Summary | None = None) -> PageGroup:
    return PageGroup(f"passung/{name}", lambda book: [fit_list_page(book, name)], subject)


def plan_packages(library: Library, base_url: str) -> list[PageGroup]:
    """Return the groups of files that are the transfer packages, one for each practice."""
    return [
        _package_group(library, summary, base_url) for summary in library.summaries_of(Practice)
    ]


def _package_group(library: Library, summary: Summary, base_url: str) -> PageGroup:
    def make(book: Book) -> Iterator[Product]:
        return _package_products(book, library.open_entry(summary), base_url)

    return PageGroup(f"{FOLDER}/{summary.id}", make, summary, has_pages=False)


def _package_products(book: Book, practice: Eintrag, base_url: str) -> Iterator[Product]:
    assert isinstance(practice, Practice)  # noqa: S101 - nothing else has a package
    contents, remark = make_package(book, practice, base_url)
    for name, content in contents.items():
        yield StaticFile(f"{package_folder(practice.id)}{name}", content)
    if remark:
        yield Remark(remark)


def make_package(book: Book, practice: Practice, base_url: str) -> PackageFiles:
    """Return the files of the package of a practice."""
    # Only who makes packages has to load, or even to have, what writes all these formats.
    from praxistransfer.downloads.files import make_files  # noqa: PLC0415
    from praxistransfer.downloads.package import write_package  # noqa: PLC0415

    return make_files(write_package(book, practice, base_url))


def _term_products(book: Book) -> list[SearchDocument]:
    """Return what the search finds of the glossary, whose page is one of the lists."""
    return [entry_document(book.knowledge, term) for term in book.knowledge.begriffe.values()]


def _schema_files(_: Book) -> Iterator[StaticFile]:
    for kind, model in list_models().items():
        yield StaticFile(f"schema/{kind}.json", json_schema(model).encode())


def _site_pages(book: Book) -> list[Page]:
    return [
        *help_pages(),
        wording_page(book.knowledge.wortwahl),
        *field_pages(),
        grading_page(),
        *legal_pages(book.knowledge.betreiber),
        declaration_page(book.knowledge.betreiber, book.knowledge.pruefbericht),
        operation_page(),
    ]


def _path_group(library: Library, summary: Summary) -> PageGroup:
    def make(book: Book) -> Iterator[Product]:
        return _path_products(book, library.open_entry(summary))

    return PageGroup(f"neu-im-ki/{summary.id}", make, summary)


def _path_products(book: Book, field: Eintrag) -> Iterator[Product]:
    assert isinstance(field, Handlungsfeld)  # noqa: S101 - nothing else has a reading path
    yield from _with_documents(path_pages(book, field))


def _handreichung_group(library: Library, summary: Summary) -> PageGroup:
    def make(book: Book) -> Iterator[Product]:
        field = library.open_entry(summary)
        assert isinstance(field, Handlungsfeld)  # noqa: S101 - nothing else has one
        return _with_documents(handreichung_pages(book, field))

    return PageGroup(f"handreichung/{summary.id}", make, summary)


def _with_documents(pages: Iterable[Page]) -> Iterator[Product]:
    """Yield pages, each with what the search finds of it."""
    for page in pages:
        yield page
        yield found_page(page.address, page.title, page.kind, page.description)


def _entry_group(library: Library, summary: Summary) -> PageGroup:
    def make(book: Book) -> list[Product]:
        return _entry_products(book, library.open_entry(summary))

    return PageGroup(f"{KINDS[summary.kind].folder}/{summary.id}", make, summary)


def _entry_products(book: Book, entry: Eintrag) -> list[Product]:
    more = more_cases(book, entry) if isinstance(entry, Stolperstein) else ()
    return [_entry_page(book, entry), *more, entry_document(book.knowledge, entry)]


def _entry_page(book: Book, entry: Eintrag) -> Page:
    if isinstance(entry, Practice):
        return practice_page(book, entry)
    if isinstance(entry, Uebertragung):
        return uebertragung_page(book, entry)
    return vocabulary_page(book, entry)


def build_pages(library: Library) -> list[Page]:
    """Return every generated page of the site, sorted by address."""
    book = Book(Knowledge(library))
    made = [product for group in plan_pages(library) for product in group.make(book)]
    pages = [product for product in made if isinstance(product, Page)]
    return sorted(pages, key=lambda page: page.address)
