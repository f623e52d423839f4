"""From a library to the files of its site: the one pass that every host and command uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from praxistransfer.building.clock import find_today
from praxistransfer.building.maker import Drafter, Maker, Stale
from praxistransfer.building.plan import PageGroup, plan_packages, plan_pages
from praxistransfer.building.records import OTHERS, SEARCH, MadePage, Record, Records
from praxistransfer.downloads.formats import FILES, WHOLE
from praxistransfer.downloads.libraries import read_versions
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.library.summaries import summaries_in
from praxistransfer.pages.blocks import Download, Page
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.word_lists import search_words_pages
from praxistransfer.search.backends import OURS
from praxistransfer.search.documents import SearchDocument, page_document
from praxistransfer.search.update import make_search
from praxistransfer.theme.shell import Frame
from praxistransfer.theme.static_files import static_files
from praxistransfer.tools.folder import Folder, StaticFile, Written, file_of, make_sitemap
from praxistransfer.tools.progress import Progress, say_nothing
from praxistransfer.tools.store import Store, fingerprint_of
from praxistransfer.tools.workers import spread

_WORTH_FOR_PACKAGES, _WORTH_FOR_PAGES = 8, 150
"""From so many groups on, the time to start workers is won back."""
_WORDS_PAGE, *_ = search_words_pages((), frozenset())
"""The first page of the words of the search, for its title and address."""


class Done(NamedTuple):
    """What a build had to do."""

    groups: int
    made: int
    """Page groups that had to be made anew."""
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
        self._store = store or Store()
        self._search_backend = search_backend
        self._downloads: dict[str, tuple[Download, ...]] = {}
        """The files of each package, by practice, once the packages are made."""
        self._packages: list[PageGroup] = []
        self._libraries = b""
        if downloads is not None:
            self._packages = plan_packages(library, downloads)
            self._libraries = fingerprint_of(read_versions().encode(), downloads.encode())
        self._pages = plan_pages(library)
        self._groups = [group.name for group in (*self._packages, *self._pages)]
        self._today = find_today(library) if today is None else today
        self._knowledge = Knowledge(library, self._today)
        links = None if downloads is None else self._downloads
        self._drafter = Drafter(Book(self._knowledge, links))

    def labels(self) -> dict[str, str]:
        """Return address → name in menus of every page that is not about one entry."""
        records = Records(self._store, self._knowledge)
        labels: dict[str, str] = {}
        for group in self._pages:
            if group.subject or not group.has_pages:
                continue
            record = records.find_record(group.name)
            if record and records.is_current(group, record):
                labels |= {page.address: page.label for page in record.pages}
            else:
                products = self._drafter.draft(group).products
                pages = (item for item in products if isinstance(item, Page))
                labels |= {page.address: page.menu or page.title for page in pages}
        return {**labels, _WORDS_PAGE.address: _WORDS_PAGE.title}

    def entry_files(self) -> list[str]:
        """Return the files of all pages that are about one entry, without making one."""
        return [file_of(f"{group.name}/") for group in self._pages if group.subject]

    def write(
        self,
        place: Path,
        frame: Frame,
        others: Iterable[StaticFile] = (),
        own_pages: Iterable[SearchDocument] = (),
        progress: Progress = say_nothing,
        earlier: Path | None = None,
        *,
        old_index: bool = False,
    ) -> Done:
        """Make the folder ``place`` the site: with every page, the ``others``, and nothing else.

        Only page groups that may have changed are made anew. Of the others, the search finds the
        ``own_pages`` of the host. What an ``earlier`` folder holds need not be made again either.
        If an ``old_index`` will do, the search may lag behind.
        """
        maker = Maker(self._drafter, Folder(place, earlier), frame)
        records = Records(self._store, self._knowledge)
        context = fingerprint_of(repr(frame).encode(), self._knowledge.whole, self._libraries)
        self._make_packages(maker, records, progress)
        self._make_pages(maker, records, context, progress)
        records.keep_all(self._groups)
        pages = tuple(own_pages)
        search, written = self._update_search(maker, records, context, pages, old_index=old_index)
        current = records.list_records(self._groups)
        files = [file.file for record in (*current, search) for file in record.written]
        statics = [*static_files(self.library, maker.renderer, self._today), *others]
        files += [file.address for file in statics]
        if frame.base_url:
            statics.append(make_sitemap(frame.base_url, files))
            files.append(statics[-1].address)
        written += sum(maker.folder.write_file(file.address, file.content)[1] for file in statics)
        made = records.made.values()
        return Done(
            groups=len(self._groups),
            made=len(made),
            written=written + sum(item.new for item in made),
            deleted=maker.folder.delete_others(files),
            remarks=tuple(remark for record in current for remark in record.remarks),
        )

    def _make_packages(self, maker: Maker, records: Records, progress: Progress) -> None:
        """Make the packages that are not right; pages say how big the files of all are."""
        works = [summary.digest for summary in summaries_in(self.library.werke).values()]
        handbuch = self.library.handbuch.model_dump_json().encode()
        context = fingerprint_of(self._libraries, handbuch, *works)
        groups = [Stale(group, context) for group in self._packages]
        say = partial(progress, "Transferpakete gemacht")
        _make_stale(groups, maker, records, say, worth=_WORTH_FOR_PACKAGES)
        for group in self._packages:
            if group.subject:
                (record,) = records.list_records([group.name])
                self._downloads[group.subject.id] = tuple(map(_show_download, record.files))

    def _make_pages(
        self, maker: Maker, records: Records, context: bytes, progress: Progress
    ) -> None:
        """Make the pages that are not right; those of practices also link the files of packages."""
        groups = []
        for group in self._pages:
            files = self._downloads.get(group.subject.id) if group.subject else None
            with_files = fingerprint_of(context, repr(files).encode()) if files else context
            groups.append(Stale(group, with_files))
        say = partial(progress, "Seitengruppen gemacht")
        _make_stale(groups, maker, records, say, worth=_WORTH_FOR_PAGES)

    def _update_search(
        self,
        maker: Maker,
        records: Records,
        context: bytes,
        own_pages: tuple[SearchDocument, ...],
        *,
        old_index: bool,
    ) -> tuple[Record, int]:
        """Bring index and words of the search up to date; say how many files had to be written."""
        shared = (record for record in records.list_records(self._groups) if not record.subject)
        pages = [_page_document(page) for record in shared for page in record.pages]
        documents = (*own_pages, *pages, _page_document(_WORDS_PAGE))
        state = fingerprint_of(repr(documents).encode())
        texts = records.list_texts(self._groups)
        own_words = self.library.suchwortschatz.model_dump_json()  # the glossary is in the context
        parts = (kept.fingerprint for kept in texts.values())
        answers = fingerprint_of(*parts, state, own_words.encode(), self._search_backend.encode())
        record = records.find_record(SEARCH)
        if (
            record
            and record.context == context
            and (record.answers == answers or old_index)
            and all(map(maker.folder.has_file, record.written))
        ):
            return record, 0
        texts[OTHERS] = records.remember_others(state, partial(maker.read_texts, documents))
        before = records.earlier_texts
        search = make_search(texts, before, self.library, self._search_backend, self._store)
        rows = [(group.asked, group.shown) for group in search.words]
        output = maker.write_products([*search_words_pages(rows, search.unused), *search.files])
        record = Record("", answers, b"", context, output.pages, output.files)
        records.keep_search(record)
        return record, output.new


def _make_stale(
    groups: Iterable[Stale],
    maker: Maker,
    records: Records,
    say: Callable[[int, int], None],
    *,
    worth: int,
) -> None:
    """Make those of some page groups that are not right; they do not need each other."""
    stale = [item for item in groups if not records.is_right(*item, maker.folder)]
    if len(stale) >= worth:
        maker.prepare_workers()
    made = spread(maker.make_group, stale, worth=worth)
    for number, (item, result) in enumerate(zip(stale, made, strict=True), 1):
        records.add(item.group, result)
        say(number, len(stale))


def _show_download(file: Written) -> Download:
    """Return a file of a package as pages link it."""
    return Download(file.file, *FILES.get(file.file.rpartition("/")[2], WHOLE), file.size)


def _page_document(page: MadePage | Page) -> SearchDocument:
    return page_document(page.address, page.title, page.kind, page.description)
