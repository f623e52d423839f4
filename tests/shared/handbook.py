"""All pages of a library at once, for tests that look at many of them."""

from __future__ import annotations

from dataclasses import dataclass

from praxistransfer.jobs import build_pages
from praxistransfer.library import Library
from praxistransfer.pages.finder_data import finder_files
from praxistransfer.pages.parts import Book
from praxistransfer.pages.render import RenderedPage, Renderer
from praxistransfer.publishing import StaticFile
from praxistransfer.relations import Relations
from praxistransfer.search.backends import build, searchable
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
    search = [StaticFile(*file) for file in build(searchable(library)).items()]
    finder = finder_files(Book(library, Relations(library)))
    return Handbook(library, pages, (*search, *finder, *static_files(library, renderer)))
