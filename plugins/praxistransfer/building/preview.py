"""The builds of one process: one of a site, many of a preview, which keeps its last good state."""

from __future__ import annotations

import gc
import logging
import shutil
import sys
import tempfile
from collections.abc import Callable, Collection
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from praxistransfer.building.clock import Clock
from praxistransfer.building.preview_server import (
    Guard,
    Server,
    Watcher,
    find_port,
    names_of_this_machine,
    pass_over_hang_ups,
)
from praxistransfer.building.publishing import Publication
from praxistransfer.building.site import Site
from praxistransfer.building.site_folder import NoSiteError
from praxistransfer.content.checking import check_content
from praxistransfer.content.reader import ContentReader
from praxistransfer.downloads.libraries import LibrariesMissingError
from praxistransfer.library.library import Library
from praxistransfer.library.published import published_part
from praxistransfer.model.problem import Problem
from praxistransfer.pages.legal import IN_EVERY_FOOTER
from praxistransfer.pages.policy import CONTENT_POLICY
from praxistransfer.search.backends import OURS
from praxistransfer.search.documents import SearchDocument, page_document
from praxistransfer.theme.shell import Frame, MenuItem, Shell, written_view
from praxistransfer.tools.failures import Failure, explain_failure, wants_traceback
from praxistransfer.tools.folder import Folder, StaticFile, compact_json, file_in, files_below
from praxistransfer.tools.generation import content_store, package_generation, preview_folder
from praxistransfer.tools.progress import say_progress
from praxistransfer.tools.store import Store

_THEME = Path(__file__).parents[1] / "theme"
_LOST = "404.html"
"""The page for addresses that lead nowhere."""
_HOST = "wirt"
"""The ending of the folder to which the host of a preview writes."""
_FAULTS = "vorschau.json"
"""What is wrong with the texts; the pages of a preview ask for it."""
_NO_SITE = 1
"""The exit code if the content, or the folder of the site, does not let us build."""


IN_FOOTER = frozenset({"Redaktion", "Über das Handbuch"})
"""Entries of the menu that stand in the footer: what editors need, and what is about the site."""


class Settings(NamedTuple):
    """What a host says of a build."""

    root: Path
    """The content root."""
    place: Path
    """The folder of the site."""
    address: str = ""
    """Where the site is published, with "/" at the end; empty if that is not known."""
    edit_base: str = ""
    """Where entries are edited: the address of the content root, with "/" at the end."""
    release: bool = False
    """Whether to refuse a site without all statements of its operator."""
    drafts: bool = False
    """Whether practices that are still "Entwurf" are shown as in a preview; never in a release."""
    downloads: bool = False
    """Whether every practice offers its transfer package; needs the extra of this name."""
    search_backend: str = OURS
    """A form of the index that is written besides the one that the site itself reads."""
    sources: tuple[Path, ...] = ()
    """What else the host reads; the site must not lie there."""


def explain_end(error: BaseException) -> Failure | None:
    """Return how to end after an error, unless its traceback is wanted."""
    if isinstance(error, NoSiteError):
        return Failure(_NO_SITE, str(error))
    is_wanted = wants_traceback() and not isinstance(error, KeyboardInterrupt)
    return None if is_wanted else explain_failure(error)


class Session:
    """What stays from one build to the next, and the steps of each build in their order.

    A host calls ``load``, says how to ``read_menu``, hands its own pages to ``show_page`` and calls
    ``write``; then the site is published. A host that may still object after that calls ``begin``
    before all and ``end`` after all. After an error it calls ``close``.
    """

    read_menu: Callable[[], tuple[MenuItem, ...]] = tuple
    """Returns the main menu; called once that is needed."""
    host_templates = _THEME / "templates" / "theme"
    """The templates by which the host makes its own pages."""
    site: Site
    """The site of the content, or of its last good state."""
    place: Path
    """The folder of the site; a preview has one that stays until its next start, and is seen in
    it at once."""
    aside: Path | None = None
    """The folder to which the host writes its own files."""
    _settings: Settings

    def __init__(self, log: str, *, is_preview: bool = False) -> None:
        """``log`` is the name of the log of the host."""
        self.is_preview = is_preview
        self._is_told_of_end = False
        self._log = logging.getLogger(log)
        self._progress = partial(say_progress, self._log)
        self._clock = Clock()
        self._publication: Publication | None = None
        self._is_written = False
        self._port = 0
        self._store: Store | None = None
        self._reader: ContentReader | None = None
        self._has_site = self._has_built = False
        self._problems: list[Problem] = []
        self._shell: Shell | None = None
        self._own_pages: list[SearchDocument] = []

    def begin(self, *, is_preview: bool) -> None:
        """Begin as a host does that says when it ends; a site is published only then."""
        self.is_preview = is_preview
        self._is_told_of_end = not is_preview

    def find_address(self, address: str, host: str, port: int) -> str:
        """Return where a preview is: at the next port if somebody else uses this one."""
        self._port = self._port or find_port(host, port)
        return address.replace(f":{port}/", f":{self._port}/", 1)

    def load(self, settings: Settings) -> None:
        """Check all content; while a preview has faults, its last good state stays.

        A build begins by refusing a folder in which it would destroy something.
        """
        gc.disable()  # what is made here is needed to the end; looking for garbage takes a third
        self._settings = settings
        if not self.is_preview:
            self._open_publication()
        self._open_store()
        library, self._problems = check_content(
            settings.root, release=settings.release, reader=self._reader
        )
        for problem in self._problems:
            self._log.error(str(problem))
        count = len(self._problems)
        if not count:
            shows_all = self.is_preview or (settings.drafts and not settings.release)
            shown = library if shows_all else published_part(library)
            self.site, self._has_site = self._make_site(shown), True
            if self._publication:
                self._publication.refuse_collisions(self.site.entry_files())
            hidden = len(library.entries) - len(shown.entries)
            self._log.info("%d Einträge, %d Entwürfe nicht dabei", len(shown.entries), hidden)
        elif self._has_site:
            self._log.error("%d Fehler: Die Vorschau zeigt den letzten guten Stand.", count)
        else:
            raise NoSiteError(f"{count} Fehler in den Einträgen. Es wurde nichts geschrieben.")
        self._prepare_build()

    def show_page(
        self,
        address: str,
        title: str,
        html: str,
        *,
        text: str,
        description: str = "",
        contents: tuple[tuple[str, str], ...] = (),
        edit_url: str = "",
    ) -> str:
        """Return a page of the host in our frame; the search finds its ``text``."""
        self._own_pages.append(page_document(address, title, "", description, text))
        view = written_view(
            address, title, html, description=description, contents=contents, edit_url=edit_url
        )
        return self._use_shell().write_document(view)

    def show_lost_page(self, html: str) -> str:
        """Return the page for addresses that lead nowhere in our frame, to be shown at any."""
        view = written_view(_LOST, "Seite nicht gefunden", html, is_lost=True)
        root = urlsplit(self._settings.address or "/").path
        return self._use_shell().write_document(view, root=root)

    def write(self) -> None:
        """Make everything: a preview in the folder of its site, a build beside it first."""
        publication = self._publication
        done = self.site.write(
            publication.staging if publication else self.place,
            self._use_shell().frame,
            self._other_files(),
            self._own_pages,
            self._progress,
            publication.earlier if publication else None,
            # Authors wait for their page, and hardly for the search to know it.
            old_index=self.is_preview and self._has_built,
        )
        self._has_built = self._is_written = True
        for remark in done.remarks:
            self._log.info(remark)
        self._log.info(
            "%d von %d Seitengruppen neu gemacht, %d Dateien geschrieben, %d gelöscht: %s",
            done.made,
            done.groups,
            done.written,
            done.deleted,
            self.place,
        )
        if not self._is_told_of_end:
            self._publish()

    def end(self) -> None:
        """Publish what was built without an error, and nothing if Ctrl-C has ended the host."""
        stopped = sys.exception()  # wherever in the host that was
        if isinstance(stopped, KeyboardInterrupt):
            self.close()
            raise stopped
        self._publish()

    def close(self) -> None:
        """Leave nothing behind of a build, in whatever way it has ended."""
        if self.aside:
            shutil.rmtree(self.aside, ignore_errors=True)
        if self._publication:
            self._publication.close()
            for remark in self._publication.remarks:
                self._log.warning(remark)
        self._publication, self._is_written = None, False
        if not self.is_preview:
            gc.freeze()  # nobody has to look through it once more before the process ends
        gc.enable()

    def use_server(
        self, server: Server, host: str, explained: type[Exception], watched: Collection[str]
    ) -> None:
        """Let a server of a host show the preview, and build again at once after changes.

        They concern the content, the look, and what the host has ``watched`` so far.
        """
        for path in watched:
            server.unwatch(path)
        server.server_address, server.url = (host, self._port), self._settings.address
        server.set_app(Guard(server.serve_request, {host, *names_of_this_machine()}))
        server.handle_error = pass_over_hang_ups(server.handle_error)
        server.builder = partial(self.build_again, server.builder, explained)
        server.observer = Watcher()
        for path in (*watched, str(self._settings.root), str(_THEME)):
            server.watch(path)
        server.root, server.error_handler = str(self.place), self._error_page

    def build_again(self, build: Callable[[], None], explained: type[Exception]) -> None:
        """Build; whatever goes wrong, the preview goes on with what it has, and says so.

        A host might answer nobody any more until a build succeeds. Errors that are ``explained``
        need no other words than their own.
        """
        try:
            build()
        except explained as error:
            self.show_failure(str(error))
        except Exception as error:
            if wants_traceback():
                raise
            self.show_failure(explain_failure(error).sentence)

    def show_failure(self, sentence: str) -> None:
        """Show in a preview why it could not be built again; what it shows stays."""
        self._log.error(sentence)
        Folder(self.place).write_file(_FAULTS, self._write_faults(sentence))

    def _publish(self) -> None:
        """Let the finished site take the place of the one before, and close the build."""
        try:
            if self._publication and self._is_written:
                self._publication.publish()
        finally:
            self.close()

    def _error_page(self, code: int) -> bytes | None:
        """Return what a preview shows instead of a page; nothing if the host is to say it."""
        return file_in(self.place, _LOST) if code == HTTPStatus.NOT_FOUND else None

    def _open_publication(self) -> None:
        """Lock the folder of the site, and refuse one in which something would be destroyed."""
        place = self._settings.place
        sources = (self._settings.root, *self._settings.sources, _THEME.parent)
        say_waiting = partial(self._log.info, "Ein anderer Bau schreibt noch: %s …", place)
        self._publication = Publication(place, sources, say_waiting)

    def _open_store(self) -> None:
        """Open what earlier builds have left; anew if the templates have changed meanwhile."""
        if self._store is None or self._store.generation != package_generation():
            root, address = self._settings.root, self._settings.address
            self._reader = ContentReader(content_store(root), self._progress)
            self._store = content_store(root, address) if self.is_preview else self._reader.store

    def _make_site(self, library: Library) -> Site:
        downloads = self._settings.address if self._settings.downloads else None
        today = self._clock.set_today(library)
        try:
            return Site(library, self._store, today, downloads, self._settings.search_backend)
        except LibrariesMissingError as error:
            raise NoSiteError(str(error)) from error

    def _prepare_build(self) -> None:
        """Choose the folder of the site, and let the host write aside.

        The host empties its folder before each build; that of the site is only changed, at the end.
        """
        root, place, address, *_ = self._settings
        kept = preview_folder(root, address) if self.is_preview else None
        self.place = kept or place
        if self._publication:
            self.aside = self._publication.host
        elif kept:  # a name that stays, so that nothing adds up after previews that were killed
            self.aside = kept.with_name(f"{kept.name}-{_HOST}")
        else:
            self.aside = Path(tempfile.mkdtemp(prefix="praxistransfer-"))
        self._shell, self._own_pages = None, []

    def _use_shell(self) -> Shell:
        """Return the frame that all pages of this build share."""
        if self._shell is None:
            handbuch = self.site.library.handbuch
            menu = self.read_menu()
            frame = Frame(
                name=handbuch.titel,
                subtitle=handbuch.untertitel,
                menu=tuple(item for item in menu if item.label not in IN_FOOTER),
                below=tuple(item for item in menu if item.label in IN_FOOTER),
                legal=IN_EVERY_FOOTER,
                base_url=self._settings.address,
                edit_base=self._settings.edit_base,
                # A preview reloads itself by an inline script of the host.
                policy="" if self.is_preview else CONTENT_POLICY,
                preview=self.is_preview,
            )
            self._shell = Shell(frame)
        return self._shell

    def _other_files(self) -> list[StaticFile]:
        """Return the files of the host, and in a preview what is wrong with the texts."""
        others = [*files_below(self.aside)] if self.aside else []
        if self.is_preview:
            others.append(StaticFile(_FAULTS, self._write_faults()))
        return others

    def _write_faults(self, *others: str) -> bytes:
        return compact_json([*map(str, self._problems), *others])
