"""The adapter to MkDocs: the only module that knows the host.

Each event is a call into the core and a line of log. Generated pages bring their finished HTML, so
the host's Markdown never sees contributions.
"""

from __future__ import annotations

import logging
import os
import re
from datetime import UTC, datetime
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
from mkdocs.structure.toc import TableOfContents

from praxistransfer.building import Handbook, build_handbook, check_content
from praxistransfer.pages.legal import IN_EVERY_FOOTER
from praxistransfer.pages.parts import START
from praxistransfer.pages.policy import CONTENT_POLICY
from praxistransfer.pages.render import RenderedPage
from praxistransfer.pages.shell import Frame, MenuItem, Shell, View, view_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure import StructureItem

log = logging.getLogger("mkdocs.plugins.praxistransfer")

_PACKAGE = Path(__file__).parent


class PraxistransferConfig(base.Config):
    """The options in ``mkdocs.yml``."""

    content = option.Type(str, default="practices")
    """Folder with ``handbuch.yml``, ``beispiele/`` …, relative to ``mkdocs.yml``."""

    edit_root = option.Type(str, default="")
    """Where the repository is edited, relative to ``repo_url``, e.g. ``edit/main/``."""

    release = option.Type((bool, int), default=False)
    """Whether to refuse a site without all statements of its operator; 1 and 0 will do, too."""


class PraxistransferPlugin(BasePlugin[PraxistransferConfig]):
    """Adds the generated pages of the handbook to the site."""

    _handbook: Handbook | None = None

    _nav: Navigation | None = None
    _shell: Shell | None = None
    _serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Make the host keep this object, and with it the last good state, while it serves."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check all content before the host touches the published site."""
        self._handbook = self._load(self._content_root(config))
        library = self._handbook.library
        log.info("%d Einträge, %d Seiten", len(library.entries), len(self._handbook.pages))
        _fix_the_clock(self._handbook)
        config.site_name = library.handbuch.titel
        config.theme.dirs.insert(0, str(_PACKAGE / "templates" / "theme"))
        if config.repo_url:
            config.edit_uri = f"{self.config.edit_root}{Path(config.docs_dir).name}/"
        return config

    def _load(self, root: Path) -> Handbook:
        """Return the handbook; while serving, the last good one if there are faults now."""
        library, problems = check_content(root, release=bool(self.config.release))
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
        for file in [file for file in files if _is_unused(file, config)]:
            files.remove(file)
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

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Remember the main menu; the titles of its pages are known later."""
        self._nav = nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Make the frame that all pages of this build share."""
        if self._handbook is None or self._nav is None:
            return
        handbuch = self._handbook.library.handbuch
        frame = Frame(
            name=handbuch.titel,
            subtitle=handbuch.untertitel,
            menu=tuple(map(_menu_item, self._nav.items)),
            legal=IN_EVERY_FOOTER,
            stylesheets=tuple(file.src_uri for file in files if _TYPOGRAPHY.match(file.src_uri)),
            base_url=config.site_url or "",
            # The preview reloads itself by an inline script of the host.
            policy="" if self._serving else CONTENT_POLICY,
        )
        self._shell = Shell(frame)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Put our frame around the content of a page."""
        if self._shell is None:
            return output
        if isinstance(page, HandbookPage):
            return self._shell.document(view_of(page.rendered, page.edit_url or ""))
        contents = tuple((item.id, item.title) for top in page.toc for item in top.children)
        return self._shell.document(
            View(
                address=page.url,
                title=str(page.title),
                content=Markup(output),  # noqa: S704 - hand-written pages are part of the code
                description=str(page.meta.get("description", "")),
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
        return self._shell.document(view, root=root)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Build again when an entry, a vocabulary or a template changes."""
        for folder in (self._content_root(config), _PACKAGE / "templates", _PACKAGE / "assets"):
            server.watch(str(folder))
        return server

    def _content_root(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).parent / self.config.content


_TYPOGRAPHY = re.compile(r"assets/stylesheets/main\.\w+\.min\.css$")
"""The one file of the theme that our pages use."""


def _is_unused(file: File, config: MkDocsConfig) -> bool:
    """Say whether a file comes from the theme without being used by our pages."""
    from_theme = file.src_dir in config.theme.dirs and file.src_uri.startswith("assets/")
    return from_theme and not _TYPOGRAPHY.match(file.src_uri)


def _menu_item(item: StructureItem) -> MenuItem:
    """Return an item of the host's navigation as an entry of our menu."""
    below = tuple(map(_menu_item, getattr(item, "children", None) or ()))
    address = item.url if isinstance(item, Page) else ""
    return MenuItem(str(item.title), address, below)


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
        self.rendered = rendered
        self._sources = sources
        super().__init__(rendered.page.menu or rendered.page.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what the host would read from a file."""
        page = self.rendered.page
        self.markdown = ""
        self.meta = {}
        if page.origin and config.repo_url:
            self.edit_url = f"{config.repo_url.rstrip('/')}/{self._sources}{page.origin}"

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the finished HTML; the frame knows its table of contents."""
        self.content = self.rendered.html
        self.toc = TableOfContents([])
