"""The adapter to MkDocs: the only module that knows the host.

Each event is a call into the core and a line of log. The host reads the hand-written pages and
makes the menu; all other pages never enter it, so that its Markdown never sees contributions.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import Markup
from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_theme_dir
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
)
from watchdog.observers import Observer

from praxistransfer.building.clock import Clock
from praxistransfer.building.site import Site
from praxistransfer.content.checking import check_content
from praxistransfer.content.reader import ContentReader
from praxistransfer.downloads.libraries import LibrariesMissingError
from praxistransfer.library.library import Library
from praxistransfer.model.problem import Problem
from praxistransfer.pages.blocks import START
from praxistransfer.pages.legal import IN_EVERY_FOOTER
from praxistransfer.pages.policy import CONTENT_POLICY
from praxistransfer.search.backends import BACKENDS, OURS
from praxistransfer.search.documents import SearchDocument
from praxistransfer.search.documents import page_document as readable_page
from praxistransfer.theme.shell import Frame, MenuItem, Shell, View
from praxistransfer.tools.folder import StaticFile, file_in, files_below
from praxistransfer.tools.generation import content_store, package_generation, preview_folder
from praxistransfer.tools.store import Store

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure import StructureItem

log = logging.getLogger("mkdocs.plugins.praxistransfer")

_THEME = Path(__file__).parent / "theme"


class PraxistransferConfig(base.Config):
    """The options in ``mkdocs.yml``."""

    content = option.Type(str, default="practices")
    """Folder with ``handbuch.yml``, ``beispiele/`` …, relative to ``mkdocs.yml``."""

    edit_root = option.Type(str, default="")
    """Where the repository is edited, relative to ``repo_url``, e.g. ``edit/main/``."""

    release = option.Type((bool, int), default=False)
    """Whether to refuse a site without all statements of its operator; 1 and 0 will do, too."""

    downloads = option.Type((bool, int), default=False)
    """Whether every practice offers its transfer package; needs the extra of this name."""

    search_backend = option.Choice(list(BACKENDS), default=OURS)
    """A form of the index that is written besides the one that the site itself reads."""


class PraxistransferPlugin(BasePlugin[PraxistransferConfig]):
    """Makes the handbook; the host only reads the hand-written pages."""

    _site: Site | None = None
    _problems: tuple[Problem, ...] = ()
    _reader: ContentReader | None = None
    _store: Store | None = None
    _clock: Clock | None = None

    _place: Path
    _typography: StaticFile
    _readable: list[SearchDocument]
    """The hand-written pages, for the search."""
    _aside: Path | None = None
    _nav: Navigation | None = None
    _shell: Shell | None = None
    _serving = False
    _has_built = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Make the host keep this object, and with it the last good state, while it serves."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check all content before anybody touches the published site."""
        gc.disable()  # what is made here is needed to the end; looking for garbage takes a third
        site = self._load(self._content_root(config), config.site_url or "")
        config.site_name = site.library.handbuch.titel
        theme = Path(get_theme_dir(config.theme.name or ""))
        self._typography = next(files_below(theme, _TYPOGRAPHY))
        # The host would look through the fourteen thousand files of its theme in each build.
        config.theme.dirs = [str(_THEME / "templates" / "theme")]
        config.theme.static_templates = {"404.html"}
        if config.repo_url:
            config.edit_uri = f"{self.config.edit_root}{Path(config.docs_dir).name}/"
        # The host empties its folder before each build; ours is only changed, and at the end.
        self._place = self._preview_folder(config) or Path(config.site_dir)
        self._readable = []
        self._aside = Path(tempfile.mkdtemp(prefix="praxistransfer-"))
        config.site_dir = str(self._aside)
        return config

    def _load(self, root: Path, address: str) -> Site:
        """Return the site; while serving, the last good one if there are faults now."""
        if self._store is None or self._store.generation != package_generation():
            self._reader = ContentReader(content_store(root), _say_progress)
            self._store = content_store(root, address) if self._serving else self._reader.store
        release = bool(self.config.release)
        library, problems = check_content(root, release=release, reader=self._reader)
        self._problems = tuple(problems)
        for problem in problems:
            log.error(str(problem))
        if not problems:
            self._site = self._site_of(library, address)
            log.info("%d Einträge", len(library.entries))
        elif self._site is None:
            raise Abort(f"{len(problems)} Fehler in den Einträgen. Es wurde nichts geschrieben.")
        else:
            log.error("%d Fehler: Die Vorschau zeigt den letzten guten Stand.", len(problems))
        return self._site

    def _site_of(self, library: Library, address: str) -> Site:
        try:
            downloads = address if self.config.downloads else None
            self._clock = self._clock or Clock()
            today, backend = self._clock.set_today(library), self.config.search_backend
            return Site(library, self._store, today, downloads, backend)
        except LibrariesMissingError as error:
            raise Abort(str(error)) from error

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Tell the host which addresses its menu and its pages may name."""
        if self._site is None:
            return files
        for address, label in self._site.labels().items():
            file = File.generated(
                config, f"{address}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
            )
            files.append(file)
            MadePage(label, file, config)
        return HandWritten(files)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Remember the main menu; the titles of its pages are known later."""
        self._nav = nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Make the frame that all pages of this build share."""
        if self._site is None or self._nav is None:
            return
        handbuch = self._site.library.handbuch
        repository = f"{config.repo_url.rstrip('/')}/" if config.repo_url else ""
        frame = Frame(
            name=handbuch.titel,
            subtitle=handbuch.untertitel,
            menu=tuple(map(_menu_item, self._nav.items)),
            legal=IN_EVERY_FOOTER,
            stylesheets=(self._typography.address,),
            base_url=config.site_url or "",
            edit_base=repository and f"{repository}{self.config.edit_root}{self.config.content}/",
            # The preview reloads itself by an inline script of the host.
            policy="" if self._serving else CONTENT_POLICY,
            preview=self._serving,
        )
        self._shell = Shell(frame)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Put our frame around a hand-written page."""
        if self._shell is None:
            return output
        contents = tuple((item.id, item.title) for top in page.toc for item in top.children)
        description = str(page.meta.get("description", ""))
        self._readable.append(
            readable_page(page.url, str(page.title), "", description, page.markdown or "")
        )
        return self._shell.write_document(
            View(
                address=page.url,
                title=str(page.title),
                content=Markup(output),  # noqa: S704 - hand-written pages are part of the code
                description=description,
                trail=(START,),
                contents=contents,
                edit_url=page.edit_url or "",
            )
        )

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Put our frame around the page for addresses that lead nowhere."""
        if self._shell is None or template_name != "404.html":
            return output_content
        root = urlsplit(config.site_url or "/").path
        view = View("404.html", "Seite nicht gefunden", Markup(output_content))  # noqa: S704
        return self._shell.write_document(view, root=root)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Bring everything into the folder of the site."""
        if self._site is None or self._shell is None or self._aside is None:
            return
        others = [self._typography, *files_below(self._aside)]
        if self._serving:
            faults = json.dumps([str(problem) for problem in self._problems], ensure_ascii=False)
            others.append(StaticFile("vorschau.json", faults.encode()))
        done = self._site.write(
            self._place,
            self._shell.frame,
            others,
            self._readable,
            _say_progress,
            Path(earlier) if (earlier := os.environ.get("PRAXISTRANSFER_EARLIER")) else None,
            # Authors wait for their page, and hardly for the search to know it.
            old_index=self._serving and self._has_built,
        )
        self._has_built = True
        self._tidy_up()
        for remark in done.remarks:
            log.info(remark)
        log.info(
            "%d von %d Seitengruppen neu gemacht, %d Dateien geschrieben, %d gelöscht: %s",
            done.made,
            done.jobs,
            done.written,
            done.deleted,
            self._place,
        )

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind."""
        self._tidy_up()

    def _tidy_up(self) -> None:
        if self._aside:
            shutil.rmtree(self._aside, ignore_errors=True)
        if not self._serving:
            gc.freeze()  # nobody has to look through it once more before the process ends
        gc.enable()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Build again at once when an entry, a vocabulary or a template changes."""
        of_the_host = (config.docs_dir, config.config_file_path)
        for path in of_the_host:
            server.unwatch(path)
        server.observer = AttentiveObserver()
        ours = (self._content_root(config), _THEME)
        for path in (*of_the_host, *map(str, ours)):
            server.watch(path)
        server.root = str(self._place)
        server.error_handler = self._error_page
        return server

    def _preview_folder(self, config: MkDocsConfig) -> Path | None:
        """Return where the preview stays from one start to the next, so that those are quick."""
        root = self._content_root(config)
        return preview_folder(root, config.site_url or "") if self._serving else None

    def _error_page(self, code: int) -> bytes | None:
        """Return what the preview shows for an address that leads nowhere."""
        return file_in(self._place, "404.html") if code == HTTPStatus.NOT_FOUND else None

    def _content_root(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).parent / self.config.content


_TYPOGRAPHY = "assets/stylesheets/main.*.min.css"
"""The one file of the theme that our pages use."""


def _menu_item(item: StructureItem) -> MenuItem:
    """Return an item of the host's navigation as an entry of our menu."""
    below = tuple(map(_menu_item, getattr(item, "children", None) or ()))
    address = item.url if isinstance(item, Page) else ""
    return MenuItem(str(item.title), address, below)


def _say_progress(what: str, done: int, total: int) -> None:
    """Say how far long work is: on a terminal in one line, elsewhere a plain line now and then."""
    if total < _LONG:
        return
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        sys.stderr.write(f"\r{done} von {total} {what}{end}")
        sys.stderr.flush()
    elif done % _OFTEN == 0:
        log.info("%d von %d %s", done, total, what)


_LONG = 100
"""Less takes no time worth speaking of."""
_OFTEN = 1000


class MadePage(Page):
    """A page that the core makes; the host may link to it."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Read nothing: there is no file."""
        self.markdown = ""
        self.meta = {}


class HandWritten(Files):
    """The files of the host, of which it has to render only the hand-written pages."""

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """Return the pages that the host has to make."""
        pages = super().documentation_pages(inclusion=inclusion)
        return [file for file in pages if not isinstance(file.page, MadePage)]


class AttentiveObserver(Observer):  # type: ignore[misc,valid-type]
    """Hears of a change at once, and does not take reading for a change."""

    def schedule(self, event_handler: Any, path: str, *, recursive: bool = False) -> Any:
        """Watch a path."""
        return super().schedule(event_handler, path, recursive=recursive, event_filter=_CHANGES)


_CHANGES = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
