"""The adapter to MkDocs: the only module that knows the host.

Each event is a call into the core and a line of log. Generated pages bring their finished HTML, so
the host's Markdown never sees contributions.
"""

from __future__ import annotations

import logging
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from praxistransfer.building import Handbook, build_handbook, check_content
from praxistransfer.pages.render import TITLE_ID, RenderedPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.praxistransfer")

_PACKAGE = Path(__file__).parent


class PraxistransferConfig(base.Config):
    """The options in ``mkdocs.yml``."""

    content = option.Type(str, default="practices")
    """Folder with ``handbuch.yml``, ``beispiele/`` …, relative to ``mkdocs.yml``."""

    edit_root = option.Type(str, default="")
    """Where the repository is edited, relative to ``repo_url``, e.g. ``edit/main/``."""


class PraxistransferPlugin(BasePlugin[PraxistransferConfig]):
    """Adds the generated pages of the handbook to the site."""

    _handbook: Handbook | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Make the host keep this object, and with it the last good state, while it serves."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check all content before the host touches the published site."""
        self._handbook = self._load(self._content_root(config))
        library = self._handbook.library
        log.info("%d Einträge, %d Seiten", len(library.entries), len(self._handbook.pages))
        _fix_the_clock(self._handbook)
        config.site_name = library.handbuch.titel
        config.theme.dirs.insert(0, str(_PACKAGE / "templates" / "theme"))
        config.extra_css.insert(0, "assets/handbuch/handbuch.css")
        if config.repo_url:
            config.edit_uri = f"{self.config.edit_root}{Path(config.docs_dir).name}/"
        return config

    def _load(self, root: Path) -> Handbook:
        """Return the handbook; while serving, the last good one if there are faults now."""
        library, problems = check_content(root)
        if not problems:
            return build_handbook(library)
        for problem in problems:
            log.error(str(problem))
        if self._handbook is None:
            raise Abort(f"{len(problems)} Fehler in den Einträgen. Es wurde nichts geschrieben.")
        log.error("%d Fehler: Die Vorschau zeigt den letzten guten Stand.", len(problems))
        return self._handbook

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Hand the generated pages and files to the host."""
        if self._handbook is None:
            return files
        for item in self._handbook.files:
            files.append(File.generated(config, item.address, content=item.content))
        sources = f"{self.config.edit_root}{self.config.content}/"
        for rendered in self._handbook.pages:
            path = f"{rendered.page.address}index.md"
            inclusion = InclusionLevel.NOT_IN_NAV
            file = File.generated(config, path, content="", inclusion=inclusion)
            files.append(file)
            HandbookPage(rendered, file, config, sources)
        return files

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Build again when an entry, a vocabulary or a template changes."""
        for folder in (self._content_root(config), _PACKAGE / "templates", _PACKAGE / "assets"):
            server.watch(str(folder))
        return server

    def _content_root(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).parent / self.config.content


def _fix_the_clock(handbook: Handbook) -> None:
    """Date the build by its content, so that the same input gives the same bytes."""
    newest = handbook.newest_stand
    if newest:
        day = datetime.strptime(f"{newest}-01-01"[:10], "%Y-%m-%d").replace(tzinfo=UTC)
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(day.timestamp())))


class HandbookPage(Page):
    """A page whose content is finished: the host only puts its frame around it."""

    def __init__(
        self, rendered: RenderedPage, file: File, config: MkDocsConfig, sources: str
    ) -> None:
        self._rendered = rendered
        self._sources = sources
        super().__init__(rendered.page.menu or rendered.page.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what the host would read from a file."""
        page = self._rendered.page
        self.markdown = ""
        self.meta = {"description": page.description, "hide": ["navigation"]}
        if page.kind or page.menu:
            self.meta["title"] = page.title_with_kind
        if page.origin and config.repo_url:
            self.edit_url = f"{config.repo_url.rstrip('/')}/{self._sources}{page.origin}"

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the finished HTML and its table of contents."""
        page = self._rendered.page
        self.content = self._rendered.html
        top = AnchorLink(page.title, TITLE_ID, level=1)
        top.children = [AnchorLink(part.heading, part.id, level=2) for part in page.sections]
        self.toc = TableOfContents([top])
