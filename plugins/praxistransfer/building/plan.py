"""What has to be made for a site: pages, files, and what the search is to find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from praxistransfer.downloads.formats import FOLDER, package_folder
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library, key_of
from praxistransfer.library.summaries import Head
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
from praxistransfer.pages.help import help_pages
from praxistransfer.pages.legal import legal_pages
from praxistransfer.pages.matrix import matrix_page
from praxistransfer.pages.newcomers import newcomer_page, path_pages
from praxistransfer.pages.operation import operation_page
from praxistransfer.pages.overviews import overview_pages, start_page
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.practice import practice_page, uebertragung_page
from praxistransfer.pages.takeover import more_cases
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


class Job(NamedTuple):
    """Some things that are made together."""

    name: str
    build: Callable[[Book], Iterable[Product]]
    subject: str = ""
    """The entry whose inside they show, as its key in one word; empty if there is none."""
    is_package: bool = False
    """Whether it makes a package; pages say how big those are, so they are made before them."""
    has_pages: bool = True
    """Whether pages are among what it makes; if not, nobody has to ask it for their names."""


def jobs(library: Library) -> list[Job]:
    """Return what makes every generated page of the site, without making one."""
    entries = [head for head in library.heads if head.id in library.entries]
    return [
        Job("start", lambda book: [start_page(book)]),
        Job("listen", overview_pages),
        Job("finder", lambda book: [*finder_pages(book), matrix_page(book)]),
        Job("finder-daten", finder_files, has_pages=False),
        Job("redaktion", desk_products),
        Job("neu-im-ki", lambda book: [newcomer_page(book)]),
        *map(_path_job, library.of(Handlungsfeld)),
        Job("passung", lambda book: [fit_page(book)]),
        Job("passung-daten", fit_files, has_pages=False),
        *_fit_jobs(library),
        Job("glossar", _terms, has_pages=False),
        Job("schemas", _schemas, has_pages=False),
        Job("website", _pages_about_the_site),
        *(_entry_job(library, head) for head in entries if not key_of(head.kind, head.id)[0]),
    ]


def _fit_jobs(library: Library) -> Iterator[Job]:
    """Yield a job for each municipality: most changes concern the lists of few of them."""
    centres = library.heads_of(Integrationszentrum)
    for kind in kinds_of(centres):
        yield _fit_job(kind)
    for head in centres:
        yield _fit_job(head.id, "/".join(key_of(head.kind, head.id)))


def _fit_job(name: str, subject: str = "") -> Job:
    return Job(f"passung/{name}", lambda book: [fit_list_page(book, name)], subject)


def package_jobs(library: Library, base_url: str) -> list[Job]:
    """Return what makes the transfer package of every practice, without making one."""
    return [_package_job(library, head, base_url) for head in library.heads_of(Practice)]


def package_name(practice: str) -> str:
    """Return the name of the job that makes the package of a practice."""
    return f"{FOLDER}/{practice}"


def _package_job(library: Library, head: Head, base_url: str) -> Job:
    return Job(
        package_name(head.id),
        lambda book: _package(book, library.entry(head), base_url),
        "/".join(key_of(head.kind, head.id)),
        is_package=True,
    )


def _package(book: Book, practice: Eintrag, base_url: str) -> Iterator[StaticFile | Remark]:
    assert isinstance(practice, Practice)  # noqa: S101 - only practices have jobs for packages
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


def _terms(book: Book) -> list[SearchDocument]:
    """Return what the search finds of the glossary, whose page is one of the lists."""
    return [entry_document(book.knowledge, term) for term in book.knowledge.begriffe.values()]


def _schemas(_: Book) -> Iterator[StaticFile]:
    for kind, model in list_models().items():
        yield StaticFile(f"schema/{kind}.json", json_schema(model).encode())


def _pages_about_the_site(book: Book) -> list[Page]:
    return [
        *help_pages(),
        wording_page(book.knowledge.wortwahl),
        *field_pages(),
        grading_page(),
        *legal_pages(book.knowledge.betreiber),
        declaration_page(book.knowledge.betreiber, book.knowledge.pruefbericht),
        operation_page(),
    ]


def _path_job(field: Handlungsfeld) -> Job:
    subject = "/".join(key_of(field.kind, field.id))
    return Job(f"neu-im-ki/{field.id}", lambda book: _path_products(book, field), subject)


def _path_products(book: Book, field: Handlungsfeld) -> Iterator[Product]:
    for page in path_pages(book, field):
        yield page
        yield found_page(page.address, page.title, page.kind, page.description)


def _entry_job(library: Library, head: Head) -> Job:
    return Job(
        f"{KINDS[head.kind].folder}/{head.id}",
        lambda book: _entry_products(book, library.entry(head)),
        "/".join(key_of(head.kind, head.id)),
    )


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
    made = [product for job in jobs(library) for product in job.build(book)]
    pages = [product for product in made if isinstance(product, Page)]
    return sorted(pages, key=lambda page: page.address)
