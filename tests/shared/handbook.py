"""All pages of a library at once, for tests that look at many of them."""

from __future__ import annotations

from dataclasses import dataclass

from praxistransfer.library import Library
from praxistransfer.pages import build_pages
from praxistransfer.pages.finder_data import finder_files
from praxistransfer.pages.finding import SEARCH_INDEX, search_index
from praxistransfer.pages.parts import Book
from praxistransfer.pages.render import RenderedPage, Renderer
from praxistransfer.publishing import StaticFile
from praxistransfer.relations import Relations
from praxistransfer.statics import static_files


@dataclass(frozen=True, slots=True)
class Handbook:
    """The content of every page, and the files beside them."""

    library: Library
    pages: tuple[RenderedPage, ...]
    files: tuple[StaticFile, ...]


def build_handbook(library: Library) -> Handbook:
    """Make everything that a site consists of, without a frame."""
    renderer = Renderer(library)
    pages = tuple(renderer.render(page) for page in build_pages(library, Relations(library)))
    index = StaticFile(SEARCH_INDEX, search_index(library, [item.page for item in pages]))
    finder = finder_files(Book(library, Relations(library)))
    return Handbook(library, pages, (index, *finder, *static_files(library, renderer)))
