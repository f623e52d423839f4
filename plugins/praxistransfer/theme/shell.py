"""The frame around every page: a whole HTML document with header, menu, search and footer.

Hosts say once what their frame is (:class:`Frame`), then hand in the content of each page as a
:class:`View`. Nothing here grows with the library, so that a page costs the same at any size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from praxistransfer.model.addresses import MERKLISTE, Anchor, relative
from praxistransfer.model.dates import show_date
from praxistransfer.pages.blocks import START, Layout
from praxistransfer.pages.policy import CONTENT_POLICY
from praxistransfer.pages.start_blocks import Tone
from praxistransfer.theme.render import RenderedPage, template_environment

_PARTS = ("start", "assets", "banner", "footer", "search")
"""Parts of a document that many pages share; each has a template of its own."""
_TITLE = re.compile(r"\s*<h1.*?</h1>(\s*<p>.*?</p>)?", re.DOTALL)
_MOST_IN_ROW = 9
"""More pages of one entry do not stand in a row below the header; the first of them lists them."""


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the main menu; one without an address only holds the ``items`` below it."""

    label: str
    address: str = ""
    items: tuple[MenuItem, ...] = ()

    @property
    def first(self) -> str:
        """Where the entry leads: to its page, or to the first one below it."""
        return self.address or (self.items[0].first if self.items else "")

    @property
    def has_row(self) -> bool:
        """Whether the pages of this entry stand in a row below the header."""
        return 1 < len(self.items) <= _MOST_IN_ROW

    def holds(self, address: str) -> bool:
        """Say whether the page at ``address`` belongs to this entry or to one below it."""
        own = bool(self.address) and address.startswith(self.address)
        return own or any(item.holds(address) for item in self.items)

    def list_addresses(self) -> Iterator[str]:
        """Yield the addresses of this entry and of those below it."""
        if self.address:
            yield self.address
        for item in self.items:
            yield from item.list_addresses()


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of one site have in common."""

    name: str
    subtitle: str
    menu: tuple[MenuItem, ...] = ()
    below: tuple[MenuItem, ...] = ()
    """Entries of the menu that stand in the footer."""
    legal: tuple[Anchor, ...] = ()
    """Other links that stand in the footer of every page."""
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
    stand: str = ""
    origin: str = ""
    """The file it was made from, relative to the content root."""
    edit_url: str = ""
    layout: Layout = "register"
    tone: Tone = "g"
    cited: bool = True
    """Whether it says how to cite it."""

    @property
    def is_start(self) -> bool:
        """Whether it is the start page."""
        return self.layout == "start"


def view_of(rendered: RenderedPage) -> View:
    """Return a generated page as the frame sees it."""
    page = rendered.page
    return View(
        address=page.address,
        title=page.title_with_kind if page.address else page.title,
        content=Markup(rendered.html),  # noqa: S704 - comes from our own templates
        description=page.description,
        stand=page.stand,
        origin=page.origin,
        layout=page.layout,
        tone=page.tone,
        cited=page.cited,
    )


def _part_title(html: str) -> tuple[str, str]:
    """Return the title of a page with the paragraph behind it, and the rest."""
    found = _TITLE.match(html)
    return (found[0], html[found.end() :]) if found else ("", html)


def written_view(
    address: str,
    title: str,
    html: str,
    *,
    description: str = "",
    contents: Sequence[tuple[str, str]] = (),
    edit_url: str = "",
    is_lost: bool = False,
) -> View:
    """Return a page that was written by hand as the frame sees it; ``contents`` are its headings.

    Of one that ``is_lost`` nobody knows where it stands.
    """
    trail = () if is_lost else (Anchor(START.text, relative(address, START.target)),)
    template = template_environment().get_template("written.html")
    # Such pages are part of the code.
    head, body = (Markup(part) for part in _part_title(html))  # noqa: S704
    content = template.render(head=head, html=body, trail=trail, parts=contents)
    return View(address, title, Markup(content), description, edit_url=edit_url)  # noqa: S704 - ours


class Shell:
    """Writes whole documents for one site."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._env = template_environment()
        self._template = self._env.get_template("shell.html")
        self._menu = [
            address for item in (*frame.menu, *frame.below) for address in item.list_addresses()
        ]
        self._parts: dict[tuple[object, ...], dict[str, Markup]] = {}

    def write_document(self, view: View, root: str | None = None) -> str:
        """Return the HTML document of a page.

        ``root`` is the link from the page to the start page; it has to be given for a page that is
        shown at any address, such as that for addresses that lead nowhere.
        """
        frame = self.frame
        start = relative(view.address, "") if root is None else root
        return self._template.render(
            frame=frame,
            view=view,
            edit_url=view.edit_url or self._edit_url(view.origin),
            root=start,
            parts=self._shared_parts(view, start),
            cited=view.cited and not view.is_start and root is None,
            canonical=frame.base_url + view.address if frame.base_url and root is None else "",
            stand=show_date(view.stand) if view.stand else "",
        )

    def _shared_parts(self, view: View, root: str) -> dict[str, Markup]:
        """Return the parts of a frame that pages of one depth and one entry of the menu share."""
        address = view.address
        above = [start for start in self._menu if address.startswith(start)]
        marked = not address, address == MERKLISTE, address in above  # as the page of the reader
        key: tuple[str | bool, ...] = (root, view.is_start, *marked, *above)
        if key not in self._parts:
            self._parts[key] = {name: self._render_part(name, view, root) for name in _PARTS}
        return self._parts[key]

    def _render_part(self, name: str, view: View, root: str) -> Markup:
        template = self._env.get_template(f"shell/{name}.html")
        html = template.render(frame=self.frame, root=root, view=view)
        return Markup(html.strip())  # noqa: S704 - comes from our own templates

    def _edit_url(self, origin: str) -> str:
        """Return where a file of the content root is edited; nothing if that is not known."""
        return self.frame.edit_base + origin if self.frame.edit_base and origin else ""
