"""All pages of a library at once, for tests that look at many of them."""

from __future__ import annotations

from dataclasses import dataclass

from praxistransfer.building.plan import plan_pages
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.pages.blocks import Page
from praxistransfer.pages.page_parts import Book
from praxistransfer.search.backends import build_search_files, make_searchable
from praxistransfer.theme.render import RenderedPage, Renderer
from praxistransfer.theme.static_files import static_files
from praxistransfer.tools.folder import StaticFile


@dataclass(frozen=True, slots=True)
class Handbook:
    """The content of every page, and the files beside them."""

    library: Library
    pages: tuple[RenderedPage, ...]
    files: tuple[StaticFile, ...]


def build_handbook(library: Library) -> Handbook:
    """Make everything that a site consists of, without a frame."""
    renderer = Renderer(Knowledge(library))
    book = Book(Knowledge(library))
    made = [item for group in plan_pages(library) for item in group.make(book)]
    pages = sorted((item for item in made if isinstance(item, Page)), key=lambda page: page.address)
    search = [StaticFile(*file) for file in build_search_files(make_searchable(library)).items()]
    others = [item for item in made if isinstance(item, StaticFile)]
    files = (*search, *others, *static_files(library, renderer))
    return Handbook(library, tuple(map(renderer.render, pages)), files)
