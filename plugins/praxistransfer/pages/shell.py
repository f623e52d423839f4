"""The frame around every page: a whole HTML document with header, menu, search and footer.

Hosts say once what their frame is (:class:`Frame`), then hand in the content of each page as a
:class:`View`. Nothing here grows with the library, so that a page costs the same at any size.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from markupsafe import Markup

from praxistransfer.pages.addresses import relative
from praxistransfer.pages.blocks import Anchor
from praxistransfer.pages.dates import show_date
from praxistransfer.pages.policy import CONTENT_POLICY
from praxistransfer.pages.render import RenderedPage, template_environment

_PARTS = ("start", "assets", "banner", "footer", "search")
"""Parts of a document that many pages share."""
_FEW_SECTIONS = 3
"""A page with fewer sections needs no table of contents."""


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the main menu; one without an address only holds the ``items`` below it."""

    label: str
    address: str = ""
    items: tuple[MenuItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of one site have in common."""

    name: str
    subtitle: str
    menu: tuple[MenuItem, ...] = ()
    legal: tuple[Anchor, ...] = ()
    """Links that stand in the footer of every page."""
    stylesheets: tuple[str, ...] = ()
    """Addresses of style sheets of the host, loaded before our own."""
    base_url: str = ""
    """Where the site is published, with "/" at the end; empty if that is not known."""
    edit_base: str = ""
    """Where entries are edited: the address of the content root, with "/" at the end."""
    policy: str = CONTENT_POLICY
    """Content security policy as a meta element; empty for a preview that adds scripts."""
    preview: bool = False
    """Whether authors look at it while they write: then it shows them the faults of the texts."""


@dataclass(frozen=True, slots=True)
class View:
    """One page as the frame sees it."""

    address: str
    """Relative to the site, with "/" at the end; empty for the start page."""
    title: str
    content: Markup
    """The finished HTML of the page, its h1 included."""
    description: str = ""
    trail: tuple[Anchor, ...] = ()
    contents: tuple[tuple[str, str], ...] = ()
    """Id and heading of each section."""
    stand: str = ""
    origin: str = ""
    """The file it was made from, relative to the content root."""
    edit_url: str = ""
    is_start: bool = False


def view_of(rendered: RenderedPage) -> View:
    """Return a generated page as the frame sees it."""
    page = rendered.page
    return View(
        address=page.address,
        title=page.title_with_kind if page.address else page.title,
        content=Markup(rendered.html),  # noqa: S704 - comes from our own templates
        description=page.description,
        trail=page.trail,
        contents=tuple((part.id, part.heading) for part in page.sections),
        stand=page.stand,
        origin=page.origin,
        is_start=not page.address,
    )


class Shell:
    """Writes whole documents for one site."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._env = template_environment()
        self._template = self._env.get_template("shell.html")
        self._common: dict[_Place, dict[str, Markup]] = {}

    def document(self, view: View, root: str | None = None) -> str:
        """Return the HTML document of a page.

        ``root`` is the link from the page to the start page; it has to be given for a page that is
        shown at any address, such as that for addresses that lead nowhere.
        """
        frame = self.frame
        start = relative(view.address, "") if root is None else root
        menu = tuple(_entry(item, view.address) for item in frame.menu)
        return self._template.render(
            frame=frame,
            view=view,
            edit_url=view.edit_url or self._edit_url(view.origin),
            root=start,
            common=self._common_parts(_Place(start, menu, view.is_start)),
            contents=view.contents if len(view.contents) >= _FEW_SECTIONS else (),
            canonical=frame.base_url + view.address if frame.base_url and root is None else "",
            stand=show_date(view.stand) if view.stand else "",
        )

    def _common_parts(self, place: _Place) -> dict[str, Markup]:
        """Return the parts that are the same on all pages of a place; there are few places."""
        if place not in self._common:
            values = {"frame": self.frame, **place._asdict()}
            self._common[place] = {name: self._part(name, values) for name in _PARTS}
        return self._common[place]

    def _part(self, name: str, values: Mapping[str, Any]) -> Markup:
        html = self._env.get_template(f"shell/{name}.html").render(values)
        return Markup(html.strip())  # noqa: S704 - comes from our own templates

    def _edit_url(self, origin: str) -> str:
        """Return where a file of the content root is edited; nothing if that is not known."""
        return self.frame.edit_base + origin if self.frame.edit_base and origin else ""


class _Entry(NamedTuple):
    """An entry of the menu as one page shows it."""

    label: str
    address: str
    is_page: bool
    """Whether it leads to the page itself."""
    is_open: bool
    """Whether the page belongs to it."""
    items: tuple[_Entry, ...]


class _Place(NamedTuple):
    """All that banner, footer and search know of a page."""

    root: str
    menu: tuple[_Entry, ...]
    is_start: bool


def _entry(item: MenuItem, address: str) -> _Entry:
    below = tuple(_entry(each, address) for each in item.items) if item.items else ()
    own = bool(item.address) and address.startswith(item.address)
    is_open = own or any(each.is_open for each in below)
    return _Entry(item.label, item.address, address == item.address, is_open, below)
