"""Where the stores of a user lie, and what makes them worthless."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

from praxistransfer.tools.own_files import (
    check_ours,
    prepare_folder,
    read_key,
    say_nothing_is_kept,
)
from praxistransfer.tools.store import Place, Store

_PACKAGE = Path(__file__).parents[1]
_LIBRARIES = (
    "babel",
    "jinja2",
    "marisa-trie",
    "markdown",
    "markupsafe",
    "nh3",
    "pydantic",
    "pyphen",
    "pyyaml",
    "simplemma",
)
"""What else has a say in what pages look like."""


def content_store(root: Path, preview: str = "") -> Store:
    """Return the store of a content root.

    A ``preview`` at an address has a store of its own, for its pages are not those of a build.
    """
    place = _find_place(root, preview)
    kept_at = _prepare_place(place.with_suffix(".sqlite")) if place else None
    return Store(kept_at, package_generation())


def language_store() -> Store:
    """Return the store of what follows from libraries alone: German words, syllables."""
    major, minor, *_ = sys.version_info
    return Store(
        _prepare_place(user_cache_path("praxistransfer") / f"woerter-{major}.{minor}.sqlite")
    )


def preview_folder(root: Path, address: str) -> Path | None:
    """Return the folder that a preview at an address leaves for its next start.

    There is none if nothing of the content is to be kept, or if that is not possible.
    """
    place = _find_place(root, address)
    try:
        return place and prepare_folder(_prepare_parent(place) / place.name)
    except OSError as error:
        say_nothing_is_kept(error)
        return None


def _prepare_place(file: Path) -> Place | None:
    """Return the place of a store; none where somebody else might write, or nobody may."""
    try:
        check_ours(_prepare_parent(file) / file.name)
        return Place(file, read_key())
    except OSError as error:
        say_nothing_is_kept(error)
        return None


def _prepare_parent(place: Path) -> Path:
    return prepare_folder(place.parent, is_named=place.parent != user_cache_path("praxistransfer"))


def _find_place(root: Path, preview: str) -> Path | None:
    """Return where something is kept, without an ending.

    It lies outside of the project, where no contribution can put one. The environment variable
    PRAXISTRANSFER_CACHE names another folder; if it is empty, nothing of the content is kept.
    """
    folder = os.environ.get("PRAXISTRANSFER_CACHE")
    if folder == "":
        return None
    name = os.fsencode(root.resolve()) + (f"\0{preview}".encode() if preview else b"")
    place = Path(folder) if folder else user_cache_path("praxistransfer")
    return place / blake2b(name, digest_size=12).hexdigest()


def package_generation() -> str:
    """Return a hash of everything but the content that pages are made with.

    Code counts as this process has loaded it, templates as they are now: the preview reads those
    again, and must not keep what old code made as the work of new code.
    """
    return blake2b(
        (loaded_code() + _hash_files((".html", ".typ"))).encode(), digest_size=16
    ).hexdigest()


@cache
def loaded_code() -> str:
    """Return the versions and a hash of the code of this process; files of now do not count."""
    versions = [f"{library} {version(library)}" for library in _LIBRARIES]
    return " ".join([sys.version, *versions, _hash_files((".py", ".yml"))])


def _hash_files(endings: tuple[str, ...]) -> str:
    """Return a hash of the files of the package with these endings."""
    whole = blake2b(digest_size=16)
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in endings:
            whole.update(path.relative_to(_PACKAGE).as_posix().encode())
            whole.update(path.read_bytes())
    return whole.hexdigest()
