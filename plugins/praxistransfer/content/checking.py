"""Checks a whole content root: the one way to a library that may be published."""

from __future__ import annotations

from pathlib import Path

from praxistransfer.content.bounds import name_first
from praxistransfer.content.checks import check_whole
from praxistransfer.content.checks.dates import check_dates
from praxistransfer.content.checks.release import check_release
from praxistransfer.content.loading import load_library
from praxistransfer.content.reader import ContentReader
from praxistransfer.library.library import Library
from praxistransfer.model.problem import Problem
from praxistransfer.tools.day import latest_day
from praxistransfer.tools.store import Store, fingerprint_of


def check_content(
    root: Path,
    *,
    release: bool = False,
    reader: ContentReader | None = None,
    latest: str = "",
) -> tuple[Library, list[Problem]]:
    """Load the content root and return the library with every problem that it has.

    For a ``release`` the operator's statements have to be complete as well. Nothing may be dated
    after the ``latest`` day that can have come, see :mod:`praxistransfer.tools.day`.
    """
    reader = reader or ContentReader()
    library, problems = load_library(root, reader)
    problems += check_whole(library) if problems else _check_changed(library, reader.store)
    # The day is not among what earlier builds have found out.
    named = name_first([*problems, *check_dates(library, latest or latest_day())])
    if release:  # the operator has to know every field
        named = sorted({*named, *check_release(library)})
    return library, named


def _check_changed(library: Library, store: Store) -> list[Problem]:
    """Return the problems of the whole; they stay until something changes.

    What is inside of an entry was judged with it; where its texts lead to stands apart.
    """
    links = repr((library.targets, sorted(library.material))).encode()
    state = fingerprint_of(library.outsides, links)
    return store.remember("problems of the whole", state, lambda: check_whole(library))
