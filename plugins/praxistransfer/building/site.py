"""From a content root to the files of a site: the one pass that every host and command uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from praxistransfer.building.clock import find_today
from praxistransfer.building.plan import Job, Product, Remark, jobs, package_jobs, package_name
from praxistransfer.downloads.formats import FILES, WHOLE
from praxistransfer.downloads.libraries import read_versions
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.library.summaries import heads_of
from praxistransfer.pages.blocks import Download, Page
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.word_lists import search_words_pages
from praxistransfer.search.backends import OURS
from praxistransfer.search.documents import SearchDocument
from praxistransfer.search.documents import page_document as found_page
from praxistransfer.search.update import DocumentReader, Texts, make_search
from praxistransfer.theme.render import Renderer
from praxistransfer.theme.shell import Frame, Shell, view_of
from praxistransfer.theme.static_files import static_files
from praxistransfer.tools.folder import Folder, StaticFile, Written, file_of, sitemap
from praxistransfer.tools.progress import Progress, say_nothing
from praxistransfer.tools.store import Change, Kept, Store, fingerprint_of, pack
from praxistransfer.tools.workers import spread

Build = Callable[[Job], tuple[list[Product], tuple[str, ...]]]
"""Returns what a job makes, and what was asked for it."""

_RECORDS, _TEXTS, _SHOWN = "records", "texts", "shown"
"""Rooms of the store: records of page groups, what can be found of them, and what the library
showed when they were made."""
_SEARCH, _OTHERS = "suche", "andere Seiten"
"""The record of the search, and what can be found of pages that are no entries."""
_WORDS_PAGE, *_ = search_words_pages((), frozenset())
"""The first page of the words of the search, for its title and address."""
_ALL = ""


class _Stage(NamedTuple):
    """Jobs that do not need each other; from ``worth`` on, it pays to start workers for them."""

    packages: bool
    worth: int
    done: str


_PACKAGES = _Stage(packages=True, worth=8, done="Transferpakete gemacht")
_PAGES = _Stage(packages=False, worth=150, done="Seitengruppen gemacht")


class MadePage(NamedTuple):
    """A page in the folder of the site."""

    address: str
    title: str
    kind: str
    description: str
    label: str
    """Its name in menus."""
    written: Written


class Record(NamedTuple):
    """What is remembered of a job: what its pages were made from, and how they were left."""

    asked: str
    """Questions, a line each: one text is read faster than many."""
    answers: bytes
    subject: bytes
    """The digest of the entry that its page is about."""
    context: bytes
    """The frame, and what concerns every page."""
    pages: tuple[MadePage, ...]
    files: tuple[Written, ...]
    """The files that are no pages."""
    remarks: tuple[str, ...]
    """What editors should know."""

    @property
    def written(self) -> Iterator[Written]:
        """All files."""
        yield from (page.written for page in self.pages)
        yield from self.files


class Made(NamedTuple):
    """What a worker says of a job it has done."""

    asked: str
    answers: bytes
    pages: tuple[MadePage, ...]
    files: tuple[Written, ...]
    texts: Kept
    """What the search finds of it."""
    new: int
    """Files that had to be written."""
    remarks: tuple[str, ...]


class Done(NamedTuple):
    """What a build had to do."""

    jobs: int
    made: int
    """Jobs that had to be done anew."""
    written: int
    """Files that were not right already."""
    deleted: int
    remarks: tuple[str, ...] = ()
    """What editors should know of what the site holds, also of what was made earlier."""


class Site:
    """The site of one library that has no problems.

    With ``downloads`` it offers transfer packages, which name this address of the site if it is
    known; making them needs libraries that may be missing (see :func:`read_versions`). The index
    of the search is written for the site itself and, if it is another one, for
    ``search_backend``.
    """

    def __init__(
        self,
        library: Library,
        store: Store | None = None,
        today: str | None = None,
        downloads: str | None = None,
        search_backend: str = OURS,
    ) -> None:
        """``today`` is the day that counts as today; usually that of :func:`find_today`."""
        self.library = library
        self._today = find_today(library) if today is None else today
        self._store = store or Store()
        self._search_backend = search_backend
        self._packed = (
            b""
            if downloads is None
            else fingerprint_of(read_versions().encode(), downloads.encode())
        )
        packages = [] if downloads is None else package_jobs(library, downloads)
        self._jobs = {job.name: job for job in (*packages, *jobs(library))}
        links = None if downloads is None else self._downloads
        self._knowledge = Knowledge(library, self._today)
        self._book = Book(self._knowledge, links)
        self._made: dict[str, Record] = {}
        """The records of this build so far."""
        self._built: dict[str, tuple[list[Product], tuple[str, ...]]] = {}

    def labels(self) -> dict[str, str]:
        """Return address → name in menus of every page that is not about one entry."""
        found: dict[str, str] = {}
        for job in self._jobs.values():
            if job.subject or not job.has_pages:
                continue
            record = self._records.get(job.name)
            if record and self._is_current(job, record):
                found |= {page.address: page.label for page in record.pages}
            else:
                pages = (item for item in self._build(job)[0] if isinstance(item, Page))
                found |= {page.address: page.menu or page.title for page in pages}
        return {**found, _WORDS_PAGE.address: _WORDS_PAGE.title}

    def write(
        self,
        place: Path,
        frame: Frame,
        others: Iterable[StaticFile] = (),
        readable: Iterable[SearchDocument] = (),
        progress: Progress = say_nothing,
        earlier: Path | None = None,
        *,
        old_index: bool = False,
    ) -> Done:
        """Make the folder ``place`` the site: with every page, the ``others``, and nothing else.

        Only jobs whose pages may have changed are done anew. Of the others, the search finds what
        is ``readable``. What an ``earlier`` folder holds need not be made again either. If an
        ``old_index`` will do, the search may lag behind.
        """
        folder = Folder(place, earlier)
        context = fingerprint_of(repr(frame).encode(), self._knowledge.whole, self._packed)
        maker = _Maker(self._book, self._take, folder, frame)
        records = self._made = dict(self._records)
        before = self._store.recall(_TEXTS)
        texts: dict[str, Kept] = {}
        new = 0
        for stage, about in ((_PACKAGES, self._about_packages), (_PAGES, context)):
            stale = self._stale(stage, about, folder)
            if stage is _PAGES and len(stale) >= stage.worth:
                maker.reader.prepare()
            results = spread(maker.make, stale, worth=stage.worth)
            for number, (job, made) in enumerate(zip(stale, results, strict=True), 1):
                records[job.name] = self._record(job, made, self._context(job, about))
                texts[job.name] = made.texts
                new += made.new
                progress(stage.done, number, len(stale))
        self._keep(records, texts)
        current = [records[name] for name in self._jobs]
        search, written = self._search(
            maker, current, context, tuple(readable), before, old_index=old_index
        )
        statics = [*static_files(self.library, maker.renderer), *others]
        kept = [file.file for record in (*current, search) for file in record.written]
        kept += [file.address for file in statics]
        if frame.base_url:
            statics.append(sitemap(frame.base_url, kept))
            kept.append(statics[-1].address)
        new += written + sum(folder.write(file.address, file.content)[1] for file in statics)
        remarks = tuple(remark for record in current for remark in record.remarks)
        return Done(len(self._jobs), len(texts), new, folder.clear(kept), remarks)

    @cached_property
    def _records(self) -> dict[str, Record]:
        return self._store.recall_objects(_RECORDS)

    def _subject(self, job: Job) -> bytes:
        namespace, _, id_ = job.subject.partition("/")
        return self.library.heads_by_key[namespace, id_].digest if job.subject else b""

    @cached_property
    def _about_packages(self) -> bytes:
        """A hash of what concerns every package, besides the practice."""
        parts = [head.digest for head in heads_of(self.library.werke).values()]
        return fingerprint_of(
            self._packed, self.library.handbuch.model_dump_json().encode(), *parts
        )

    def _stale(self, stage: _Stage, context: bytes, folder: Folder) -> list[Job]:
        jobs = (job for job in self._jobs.values() if job.is_package == stage.packages)
        return [job for job in jobs if not self._is_done(job, self._context(job, context), folder)]

    def _context(self, job: Job, context: bytes) -> bytes:
        """Return what concerns a job: the pages of a practice also the files that they link."""
        files = () if job.is_package else self._downloads(job.subject.rpartition("/")[2])
        return fingerprint_of(context, repr(files).encode()) if files else context

    def _record(self, job: Job, made: Made, context: bytes) -> Record:
        pages, files = made.pages, made.files
        return Record(
            made.asked, made.answers, self._subject(job), context, pages, files, made.remarks
        )

    def _downloads(self, practice: str) -> tuple[Download, ...]:
        """Return the files of a package as they were left in this build."""
        name = package_name(practice)
        files = self._made[name].files if name in self._jobs else ()
        return tuple(
            Download(item.file, *FILES.get(item.file.rpartition("/")[2], WHOLE), item.size)
            for item in files
        )

    def _is_done(self, job: Job, context: bytes, folder: Folder) -> bool:
        record = self._records.get(job.name)
        return (
            record is not None
            and record.context == context
            and self._is_current(job, record)
            and all(map(folder.has, record.written))
        )

    def _is_current(self, job: Job, record: Record) -> bool:
        """Say whether everything that the pages of a job were made from is what it was."""
        if record.subject != self._subject(job):
            return False
        shown = self._store.recall(_SHOWN).get(_ALL)
        if shown and shown.fingerprint == self._knowledge.outsides:
            return True  # nothing can have changed for pages about others
        return record.answers == self._knowledge.fingerprint(record.asked.splitlines())

    def _build(self, job: Job) -> tuple[list[Product], tuple[str, ...]]:
        """Return what a job makes, and what was asked for it."""
        if job.name not in self._built:
            self._knowledge.take_questions()
            products = list(job.build(self._book))
            self._built[job.name] = (products, self._knowledge.take_questions())
        return self._built[job.name]

    def _take(self, job: Job) -> tuple[list[Product], tuple[str, ...]]:
        """Return the same and forget it: it is big, and not needed a second time."""
        built = self._build(job)
        del self._built[job.name]
        return built

    def _keep(self, records: Mapping[str, Record], texts: Texts) -> None:
        """Remember records and what can be found, of jobs that still exist."""
        gone = records.keys() - self._jobs.keys() - {_SEARCH}
        changed = {name: Kept(b"", pack(records[name])) for name in texts}
        # In one go, or an older library could be taken for the newer one.
        self._store.keep(
            Change(_RECORDS, changed, gone),
            Change(_SHOWN, {_ALL: Kept(self._knowledge.outsides, b"")}),
            Change(_TEXTS, texts, gone),
        )

    def _search(
        self,
        maker: _Maker,
        records: list[Record],
        context: bytes,
        readable: tuple[SearchDocument, ...],
        before: Texts,
        *,
        old_index: bool,
    ) -> tuple[Record, int]:
        """Bring index and words of the search up to date; say how many files had to be written."""
        pages = [page for record in records if not record.subject for page in record.pages]
        readable += tuple(map(_readable, pages))
        words = _WORDS_PAGE
        readable += (found_page(words.address, words.title, words.kind, words.description),)
        kept = self._store.recall(_TEXTS)
        texts = {name: kept[name] for name in self._jobs}
        state = fingerprint_of(repr(readable).encode())
        own_words = self.library.suchwortschatz.model_dump_json()  # the glossary is in the context
        parts = (item.fingerprint for item in texts.values())
        answers = fingerprint_of(*parts, state, own_words.encode(), self._search_backend.encode())
        record = self._records.get(_SEARCH)
        if record:
            same = record.context == context and (record.answers == answers or old_index)
            if same and all(map(maker.folder.has, record.written)):
                return record, 0
        texts[_OTHERS] = self._read(readable, state, maker.reader)
        search = make_search(texts, before, self.library, self._search_backend, self._store)
        rows = [(group.asked, group.shown) for group in search.words]
        made = maker.write([*search_words_pages(rows, search.unused), *search.files])
        record = Record("", answers, b"", context, made.pages, made.files, ())
        self._store.keep(Change(_RECORDS, {_SEARCH: Kept(b"", pack(record))}))
        return record, made.new

    def _read(
        self, readable: tuple[SearchDocument, ...], state: bytes, reader: DocumentReader
    ) -> Kept:
        """Return what can be found of pages that are no entries; they seldom change."""
        kept = self._store.recall(_TEXTS).get(_OTHERS)
        if not kept or kept.fingerprint != state:
            kept = Kept(state, pack(reader.read_all(readable)))
            self._store.keep(Change(_TEXTS, {_OTHERS: kept}))
        return kept


class _Maker:
    """Makes pages and writes them; a worker needs nothing else."""

    def __init__(self, book: Book, build: Build, folder: Folder, frame: Frame) -> None:
        self.folder = folder
        self.reader = DocumentReader()
        self.renderer = Renderer(book.knowledge)
        self._book = book
        self._build = build
        self._shell = Shell(frame)

    def make(self, job: Job) -> Made:
        """Do a job and write what it makes."""
        products, asked = self._build(job)
        made = self.write(products)
        questions = sorted({*asked, *self._book.knowledge.take_questions()})
        answers = self._book.knowledge.fingerprint(questions)
        return made._replace(asked="\n".join(questions), answers=answers)

    def write(self, products: Iterable[Product]) -> Made:
        """Write pages and files, and read what can be found."""
        pages, files, documents, remarks, new = [], [], [], [], 0
        for product in products:
            if isinstance(product, SearchDocument):
                documents.append(product)
            elif isinstance(product, Remark):
                remarks.append(product.text)
            elif isinstance(product, StaticFile):
                written, is_new = self.folder.write(product.address, product.content)
                files.append(written)
                new += is_new
            else:
                document = self._shell.write_document(view_of(self.renderer.render(product)))
                written, is_new = self.folder.write(file_of(product.address), document.encode())
                pages.append(_made_page(product, written))
                new += is_new
        texts = pack(self.reader.read_all(documents))
        kept = Kept(fingerprint_of(texts), texts)
        return Made("", b"", tuple(pages), tuple(files), kept, new, tuple(remarks))


def _readable(page: MadePage) -> SearchDocument:
    return found_page(page.address, page.title, page.kind, page.description)


def _made_page(page: Page, written: Written) -> MadePage:
    kind = page.kind if page.address else ""
    label = page.menu or page.title
    return MadePage(page.address, page.title, kind, page.description, label, written)
