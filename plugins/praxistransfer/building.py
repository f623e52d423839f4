"""From a content root to finished pages: the one pass that every host and command uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from praxistransfer.checks import check_library
from praxistransfer.checks.release import check_release
from praxistransfer.library import Library
from praxistransfer.loading import load_library
from praxistransfer.model.addresses import address_of
from praxistransfer.model.fields import UNDATED
from praxistransfer.model.practice import Practice
from praxistransfer.model.problem import Problem
from praxistransfer.model.schema import json_schema, models
from praxistransfer.pages import build_pages, build_redirects
from praxistransfer.pages.addresses import material_address
from praxistransfer.pages.blocks import Page
from praxistransfer.pages.help import search_words_page
from praxistransfer.pages.render import RenderedPage, Renderer
from praxistransfer.relations import Relations
from praxistransfer.search import backends
from praxistransfer.search.documents import page as other_page
from praxistransfer.search.thesaurus import unused_words


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file that goes to the site as it is; ``address`` is relative to the site."""

    address: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Handbook:
    """Everything a host needs to publish the handbook."""

    library: Library
    pages: tuple[RenderedPage, ...]
    files: tuple[StaticFile, ...]

    @property
    def newest_stand(self) -> str:
        """The newest date that any practice speaks of; empty if none is dated."""
        dates = [item.stand for item in self.library.of(Practice) if item.stand != UNDATED]
        return max(dates, default="")


def check_content(root: Path, *, release: bool = False) -> tuple[Library, list[Problem]]:
    """Load the content root and return the library with every problem that was found.

    For a ``release`` the operator's statements have to be complete as well.
    """
    library, problems = load_library(root)
    needed = check_release(library) if release else ()
    return library, sorted({*problems, *check_library(library), *needed})


def build_handbook(library: Library) -> Handbook:
    """Build all pages of a library that has no problems."""
    renderer = Renderer(library)
    analyse = cache(backends.default_analysis())
    pages = [
        *build_pages(library, Relations(library)),
        _words_page(backends.searchable(library, analyse=analyse)),
    ]
    rendered = tuple(map(renderer.render, pages))
    search = _search_files(library, pages, analyse)
    return Handbook(library, rendered, (*search, *_static_files(library, renderer)))


def _words_page(found: backends.Searchable) -> Page:
    rows = [(group.asked, group.shown) for group in found.groups]
    return search_words_page(rows, unused_words(found.groups, found.terms))


def _search_files(
    library: Library, pages: Iterable[Page], analyse: backends.Analyse
) -> Iterator[StaticFile]:
    """Yield the files of the search, which finds the entries and all other generated pages."""
    entries = {address_of(entry) for entry in library.entries.values()}
    others = (
        other_page(page.address, page.title, page.kind, page.description)
        for page in pages
        if page.address not in entries
    )
    for address, content in backends.build(backends.searchable(library, others, analyse)).items():
        yield StaticFile(address, content)


def _static_files(library: Library, renderer: Renderer) -> Iterator[StaticFile]:
    for redirect in build_redirects(library):
        yield StaticFile(
            f"{redirect.address}index.html", renderer.render_redirect(redirect).encode()
        )
    for kind, model in models().items():
        yield StaticFile(f"schema/{kind}.json", json_schema(model).encode())
    for practice in library.of(Practice):
        folder = library.origin(practice).file.rpartition("/")[0]
        for name in (item.datei for item in practice.materialien if item.datei):
            content = library.material[f"{folder}/{name}"].read_bytes()
            yield StaticFile(material_address(practice, name), content)
    yield from _assets()


_ASSETS = Path(__file__).parent / "assets"
_STYLES = ("properties", "shell", "blocks", "figures", "paper")
"""The style sheets in the order in which later ones may refine earlier ones."""


_TYPE = re.compile(r"/\*\*[^\n]*?\*/ ?")
_BLOCK = re.compile(r"^\s*/\*\*.*?\*/\n", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"^\s*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^ +", re.MULTILINE)


def without_comments(script: str) -> str:
    """Return a script of ours without the comments and blanks that browsers do not need.

    Knows our style, not JavaScript: comments of types, and comments with lines of their own.
    """
    for pattern in (_TYPE, _BLOCK, _LINE, _INDENT):
        script = pattern.sub("", script)
    return script


def _assets() -> Iterator[StaticFile]:
    """Yield fonts, pictures and scripts as they are, and all style sheets as one."""
    for path in sorted(_ASSETS.rglob("*")):
        if path.is_file() and path.parent.name != "styles":
            content = path.read_bytes()
            if path.suffix == ".js":
                content = without_comments(content.decode()).encode()
            yield StaticFile(f"assets/handbuch/{path.name}", content)
    styles = [(_ASSETS / "styles" / f"{name}.css").read_bytes() for name in _STYLES]
    yield StaticFile("assets/handbuch/handbuch.css", b"\n".join(styles))
