"""The adapter to MkDocs: the only module that knows the host.

Each event is a call into the core. The host reads the hand-written pages and makes the menu; all
other pages never enter it, so that its Markdown never sees contributions.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from praxistransfer.building.preview import Session, Settings, explain_end
from praxistransfer.search.backends import BACKENDS, OURS
from praxistransfer.theme.shell import MenuItem


class PraxistransferConfig(base.Config):
    """The options in ``mkdocs.yml``; most mean what :class:`Settings` says, 1 is yes."""

    content = option.Type(str, default="practices")  # folder, relative to mkdocs.yml
    edit_root = option.Type(str, default="")  # relative to repo_url, e.g. edit/main/
    release = option.Type((bool, int), default=False)
    drafts = option.Type((bool, int), default=False)
    downloads = option.Type((bool, int), default=False)
    search_backend = option.Choice(list(BACKENDS), default=OURS)


class PraxistransferPlugin(BasePlugin[PraxistransferConfig]):
    """Makes the handbook; the host only reads the hand-written pages."""

    def __init__(self) -> None:
        self._session = Session("mkdocs.plugins.praxistransfer")

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Make the host keep this object, and with it the last good state, while it serves."""
        self._session.begin(is_preview=command == "serve")

    def on_config(self, config: MkDocsConfig) -> None:
        """Check all content before anybody touches the published site."""
        if self._session.is_preview:
            config.site_url = self._session.find_address(config.site_url or "", *config.dev_addr)
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
        self._session.load(settings)
        config.site_name = self._session.site.library.handbuch.titel
        config.site_dir = str(self._session.aside)
        # The host would look through the fourteen thousand files of its theme in each build.
        config.theme.dirs = [str(self._session.host_templates)]
        config.theme.static_templates = {"404.html"}
        if config.repo_url:
            config.edit_uri = f"{self.config.edit_root}{Path(config.docs_dir).name}/"

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

    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """Put our frame around the page for addresses that lead nowhere."""
        is_ours = template_name == "404.html"
        return self._session.show_lost_page(output_content) if is_ours else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make everything; publish it only once the host has nothing more to object."""
        self._session.write()
        config.site_dir = str(self._session.place)  # where the host finds what to deploy

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind, and end with a sentence instead of a traceback."""
        self._session.close()
        if not isinstance(error, MkDocsException):
            _end_with(error)

    def on_shutdown(self) -> None:
        """Publish what was built without an error, also without one in strict mode."""
        try:
            self._session.end()
        except (KeyboardInterrupt, Exception) as error:
            _end_with(error)
            raise

    def on_serve(self, server: Any, *, config: MkDocsConfig, **_: Any) -> Any:
        """Build again at once when an entry, a vocabulary or a template changes."""
        watched = (config.docs_dir, config.config_file_path)
        self._session.use_server(server, config.dev_addr[0], MkDocsException, watched)
        return server


def _end_with(error: BaseException) -> None:
    """Let the host end with a German sentence and a code of its own."""
    if failure := explain_end(error):
        end = Abort(failure.sentence)
        end.exit_code = failure.code  # type: ignore[misc]  # click reads it from the object
        raise end from error


def _menu_item(item: StructureItem) -> MenuItem:
    """Return an item of the host's navigation as an entry of our menu."""
    below = tuple(map(_menu_item, getattr(item, "children", None) or ()))
    return MenuItem(str(item.title), item.url if isinstance(item, Page) else "", below)


class HandWritten(Files):
    """The files of the host, of which it has to render only those that the core does not make."""

    def documentation_pages(self, **which: Any) -> Sequence[File]:
        """Return the pages that the host has to make."""
        pages = super().documentation_pages(**which)
        return [file for file in pages if file.generated_by != "praxistransfer"]
