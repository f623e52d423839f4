"""Reads pages the way a browser does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import html5lib

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NOT_FOUND = "404.html"
_BASE = "https://site.example/not/at/the/root/"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNSEEN = {"script", "style", "template", "noscript", "svg"}
_SPOKEN = ("alt", "aria-label", "title", "placeholder", "content")


def parse(html: str) -> Element:
    """Return the tree a browser makes of a document, whatever is wrong with it."""
    return cast("Element", html5lib.parse(html, namespaceHTMLElements=False))


def elements(root: Element, *tags: str) -> Iterator[Element]:
    """Yield the elements with one of these names (any if none is given) in document order."""
    for element in root.iter():
        if isinstance(element.tag, str) and (not tags or element.tag in tags):
            yield element


def text_of(element: Element) -> str:
    """Return the text of an element with plain spaces."""
    return " ".join("".join(element.itertext()).replace("\N{SOFT HYPHEN}", "").split())


def visible_text(root: Element) -> str:
    """Return what people see or hear: text outside of scripts, and the attributes that speak."""
    return "\n".join(filter(str.strip, _visible(root)))


def _visible(element: Element) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in _UNSEEN:
        yield from (element.get(name, "") for name in _SPOKEN)
        yield element.text or ""
        for child in element:
            yield from _visible(child)
            yield child.tail or ""


def resolve(address: str, href: str) -> tuple[str, str]:
    """Return where a link on the page at ``address`` leads: an address of the site, and an id.

    Addresses are written as the package writes them: relative to the site and without
    ``index.html`` at the end. One that leaves the folder of the site stays a full one.
    """
    if href.startswith("/") and address == NOT_FOUND:
        href = href[1:] or "."  # this page is shown at any address, so it has to name the root
    target, fragment = urldefrag(urljoin(_BASE + address, href))
    target = target.partition("?")[0]  # what is asked of a page is not where it is
    return unquote(target.removeprefix(_BASE).removesuffix("index.html")), unquote(fragment)


def is_elsewhere(href: str) -> bool:
    """Say whether a link names a host or a scheme of its own."""
    parts = urlsplit(href)
    return bool(parts.scheme or parts.netloc)


@dataclass(frozen=True)
class Document:
    """One HTML document at its address."""

    address: str
    root: Element

    @cached_property
    def ids(self) -> list[str]:
        """Every id, in document order, also if it is doubled."""
        return [found for element in elements(self.root) if (found := element.get("id"))]

    @cached_property
    def by_id(self) -> dict[str, Element]:
        """Every id and the element that has it."""
        found = ((element.get("id"), element) for element in elements(self.root))
        return {id_: element for id_, element in found if id_}

    @cached_property
    def is_redirect(self) -> bool:
        """Whether the page only leads on to another one."""
        return any(
            element.get("http-equiv", "").lower() == "refresh"
            for element in elements(self.root, "meta")
        )

    @cached_property
    def title(self) -> str:
        """What the browser shows in the tab."""
        return next((text_of(element) for element in elements(self.root, "title")), "")

    @cached_property
    def article(self) -> Element:
        """The content without the frame that all pages share."""
        found = [*elements(self.root, "article"), *elements(self.root, "main"), self.root]
        return found[0]

    def links(self, within: Element | None = None) -> set[tuple[str, str]]:
        """Return where the links inside an element lead on this site (address, id)."""
        start = self.root if within is None else within
        hrefs = [element.get("href") for element in elements(start, "a")]
        return {resolve(self.address, href) for href in hrefs if href and not is_elsewhere(href)}


def read_site(folder: Path) -> dict[str, Document]:
    """Return every HTML document of a built site by its address."""
    found = {}
    for path in sorted(folder.rglob("*.html")):
        address = path.relative_to(folder).as_posix().removesuffix("index.html")
        found[address] = Document(address, parse(path.read_text("utf-8")))
    return found
