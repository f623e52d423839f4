"""The adapter to MkDocs: the only module that knows the host.

Each event is a call into the core. The host reads the hand-written pages and makes the menu; all
other pages never enter it, so that its Markdown never sees contributions.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from praxistransfer.building.preview import Session, Settings
from praxistransfer.building.preview_server import (
    Guard,
    NoPortError,
    Watcher,
    find_port,
    names_of_this_machine,
    pass_over_hang_ups,
)
from praxistransfer.building.site_folder import NoSiteError
from praxistransfer.search.backends import BACKENDS, OURS
from praxistransfer.theme.shell import MenuItem
from praxistransfer.tools.failures import explain_failure, wants_traceback


class PraxistransferConfig(base.Config):
    """The options in ``mkdocs.yml``."""

    content = option.Type(str, default="practices")
    """Folder with ``handbuch.yml``, ``beispiele/`` …, relative to ``mkdocs.yml``."""
    edit_root = option.Type(str, default="")
    """Where the repository is edited, relative to ``repo_url``, e.g. ``edit/main/``."""
    release = option.Type((bool, int), default=False)
    """Whether to refuse a site without all statements of its operator; 1 and 0 will do, too."""
    drafts = option.Type((bool, int), default=False)
    """Whether practices that are still "Entwurf" are shown; a preview shows them anyway."""
    downloads = option.Type((bool, int), default=False)
    """Whether every practice offers its transfer package; needs the extra of this name."""
    search_backend = option.Choice(list(BACKENDS), default=OURS)
    """A form of the index that is written besides the one that the site itself reads."""


class PraxistransferPlugin(BasePlugin[PraxistransferConfig]):
    """Makes the handbook; the host only reads the hand-written pages."""

    def __init__(self) -> None:
        self._session = Session("mkdocs.plugins.praxistransfer")
        self._port = 0
        self._is_told_of_end = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Make the host keep this object, and with it the last good state, while it serves."""
        self._session.is_preview = command == "serve"
        self._is_told_of_end = not self._session.is_preview

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check all content before anybody touches the published site."""
        if self._session.is_preview:
            self._choose_port(config)
        edit_root = config.repo_url and f"{config.repo_url.rstrip('/')}/{self.config.edit_root}"
        settings = Settings(
            root=Path(config.config_file_path).parent / self.config.content,
            place=Path(config.site_dir),
            address=config.site_url or "",
            edit_base=f"{edit_root}{self.config.content}/" if edit_root else "",
            release=bool(self.config.release),
            drafts=bool(self.config.drafts),
            downloads=bool(self.config.downloads),
            search_backend=self.config.search_backend,
            sources=(Path(config.docs_dir),),
        )
        _ask(lambda: self._session.load(settings))
        config.site_name = self._session.site.library.handbuch.titel
        config.site_dir = str(self._session.aside)
        # The host would look through the fourteen thousand files of its theme in each build.
        config.theme.dirs = [str(self._session.host_templates)]
        config.theme.static_templates = {"404.html"}
        if config.repo_url:
            config.edit_uri = f"{self.config.edit_root}{Path(config.docs_dir).name}/"
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Tell the host which addresses its menu and its pages may name."""
        level = InclusionLevel.NOT_IN_NAV
        for address, label in self._session.site.labels().items():
            file = File.generated(config, f"{address}index.md", content="", inclusion=level)
            files.append(file)
            Page(label, file, config)
        return HandWritten(files)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Say how to read the main menu; the titles of its pages are known later."""
        self._session.read_menu = lambda: tuple(map(_menu_item, nav.items))

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Put our frame around a hand-written page."""
        return self._session.show_page(
            page.url,
            str(page.title),
            output,
            text=page.markdown or "",
            description=str(page.meta.get("description", "")),
            contents=tuple((item.id, item.title) for top in page.toc for item in top.children),
            edit_url=page.edit_url or "",
        )

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Put our frame around the page for addresses that lead nowhere."""
        is_ours = template_name == "404.html"
        return self._session.show_lost_page(output_content) if is_ours else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make everything; publish it only once the host has nothing more to object."""
        _ask(self._session.write)
        config.site_dir = str(self._session.place)  # where the host finds what to deploy
        if not self._is_told_of_end:
            _ask(self._session.publish)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind, and end with a sentence instead of a traceback."""
        self._session.close()
        if not isinstance(error, MkDocsException) and not wants_traceback():
            raise _end_with(error) from error

    def on_shutdown(self) -> None:
        """Publish what was built without an error, also without one in strict mode."""
        stopped = sys.exception()  # Ctrl-C, wherever in the host that was
        try:
            if not isinstance(stopped, KeyboardInterrupt):
                _ask(self._session.publish)
                return
        except (KeyboardInterrupt, OSError) as error:
            stopped = error
        self._session.close()
        raise _end_with(stopped) from stopped

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Build again at once when an entry, a vocabulary or a template changes."""
        of_the_host = (config.docs_dir, config.config_file_path)
        for path in of_the_host:
            server.unwatch(path)
        host, _ = config.dev_addr
        server.server_address, server.url = (host, self._port), config.site_url or ""
        server.set_app(Guard(server.serve_request, {host, *names_of_this_machine()}))
        server.handle_error = pass_over_hang_ups(server.handle_error)  # type: ignore[assignment]
        server.builder = partial(self._build_again, server.builder)
        server.observer = Watcher()  # type: ignore[assignment]
        for path in (*of_the_host, *map(str, self._session.watched)):
            server.watch(path)
        server.root, server.error_handler = str(self._session.place), self._session.error_page
        return server

    def _choose_port(self, config: MkDocsConfig) -> None:
        """Take the next port if somebody else uses that of the settings."""
        host, port = config.dev_addr
        if not self._port:
            try:
                self._port = find_port(host, port)
            except NoPortError as error:
                raise Abort(str(error)) from error
        config.site_url = (config.site_url or "").replace(f":{port}/", f":{self._port}/", 1)

    def _build_again(self, build: Callable[[], None]) -> None:
        """Build; whatever goes wrong, the preview goes on with what it has, and says so.

        The host would answer nobody any more until a build succeeds.
        """
        try:
            build()
        except MkDocsException as error:
            self._session.show_failure(error.message)
        except Exception as error:
            if wants_traceback():
                raise
            self._session.show_failure(explain_failure(error).sentence)


def _end_with(error: BaseException) -> Abort:
    """Return what makes the host end with a German sentence and a code of its own."""
    code, sentence = explain_failure(error)
    end = Abort(sentence)
    end.exit_code = code  # type: ignore[misc]  # click reads it from the object
    return end


def _ask(step: Callable[[], None]) -> None:
    """Take a step, and let the host end without a traceback if there is no site."""
    try:
        step()
    except NoSiteError as error:
        raise Abort(str(error)) from error


def _menu_item(item: StructureItem) -> MenuItem:
    """Return an item of the host's navigation as an entry of our menu."""
    below = tuple(map(_menu_item, getattr(item, "children", None) or ()))
    return MenuItem(str(item.title), item.url if isinstance(item, Page) else "", below)


class HandWritten(Files):
    """The files of the host, of which it has to render only those that the core does not make."""

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """Return the pages that the host has to make."""
        pages = super().documentation_pages(inclusion=inclusion)
        return [file for file in pages if file.generated_by != "praxistransfer"]
