"""Brings finished files into the folder of a site, and touches nothing that is right already."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file that goes to the site as it is; ``address`` is relative to the site."""

    address: str
    content: bytes


def compact_json(value: Any) -> bytes:
    """Return a value as JSON for browsers and other programs, without a needless blank."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class Written(NamedTuple):
    """A file of the site as it was left: enough to see whether somebody touched it since."""

    file: str
    """Relative to the folder of the site."""
    size: int
    changed: int
    """Nanoseconds, as the file system tells them."""


class Folder:
    """The folder of a site; ``earlier`` is one from which files can be had that did not change."""

    def __init__(self, place: Path, earlier: Path | None = None) -> None:
        self._place = place
        self._earlier = earlier
        self._ready: set[str] = set()

    def has_file(self, written: Written) -> bool:
        """Say whether a file is there as it was left; it may come from the earlier folder."""
        path = f"{self._place}/{written.file}"
        if _is_as_left(path, written):
            return True
        before = f"{self._earlier}/{written.file}"
        if self._earlier is None or not _is_as_left(before, written):
            return False
        try:
            self._make_way(path)
            os.link(before, path)
        except OSError:  # a file system without links, or something else is there
            return False
        return True

    def write_file(self, file: str, content: bytes) -> tuple[Written, bool]:
        """Leave behind a file with this content; say whether it had to be written.

        It is replaced as a whole: whoever reads meanwhile, or has a second link to the old file,
        has the old content.
        """
        path = f"{self._place}/{file}"
        new = not self._holds_content(path, content)
        if new:
            self._make_way(path)
            aside = f"{path}.praxistransfer-neu"  # nobody else calls anything so
            try:
                with open(aside, "wb") as stream:  # noqa: PTH123 - as above
                    stream.write(content)
                os.replace(aside, path)  # noqa: PTH105 - as above
            except OSError as error:
                error.filename = error.filename or path  # a full disk does not say which
                raise
        state = os.stat(path)  # noqa: PTH116 - as above
        return Written(file, state.st_size, state.st_mtime_ns), new

    def delete_others(self, keep: Iterable[str]) -> int:
        """Delete every file that is not to be kept, and folders left empty; return how many.

        Hidden files stay, as they do when MkDocs tidies up.
        """
        return self._clear_folder(os.fspath(self._place), "", set(keep))[0]

    def _clear_folder(self, folder: str, start: str, wanted: AbstractSet[str]) -> tuple[int, bool]:
        """Return how many files were deleted in a folder, and whether anything is left there."""
        gone, is_needed = 0, False
        with os.scandir(folder) as items:
            for item in items:
                name = f"{start}{item.name}"
                if item.is_dir(follow_symlinks=False) and not item.name.startswith("."):
                    gone_below, holds = self._clear_folder(item.path, f"{name}/", wanted)
                    gone += gone_below
                    if not holds:
                        os.rmdir(item.path)  # noqa: PTH106 - as above
                        continue
                elif name not in wanted and not item.name.startswith(".") and not item.is_dir():
                    os.unlink(item.path)  # noqa: PTH108 - as above
                    gone += 1
                    continue
                is_needed = True
        return gone, is_needed

    def _holds_content(self, path: str, content: bytes) -> bool:
        try:
            if os.stat(path).st_size != len(content):  # noqa: PTH116 - as above
                return False
            with open(path, "rb") as stream:  # noqa: PTH123 - as above
                return stream.read() == content
        except OSError:
            return False

    def _make_way(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._ready:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above
            self._ready.add(folder)


def _is_as_left(path: str, written: Written) -> bool:
    try:
        state = os.stat(path)  # noqa: PTH116 - thousands of files
    except OSError:
        return False
    return (state.st_size, state.st_mtime_ns) == (written.size, written.changed)


def file_of(address: str) -> str:
    """Return the file in which servers find a page, e.g. ``praxis/borken/index.html``."""
    return f"{address}{_INDEX}"


_INDEX = "index.html"


def file_in(folder: Path, address: str) -> bytes | None:
    """Return what a file of a site holds; nothing if there is none."""
    try:
        return (folder / address).read_bytes()
    except OSError:
        return None


def files_below(folder: Path, pattern: str = "**/*") -> Iterator[StaticFile]:
    """Yield every file in a folder, or those of a pattern, sorted by address."""
    for path in sorted(path for path in folder.glob(pattern) if path.is_file()):
        yield StaticFile(path.relative_to(folder).as_posix(), path.read_bytes())


def make_sitemap(base_url: str, files: Iterable[str]) -> StaticFile:
    """Return the list of all pages for search engines (sitemaps.org); ``base_url`` ends in "/"."""
    addresses = [file.removesuffix(_INDEX) for file in sorted(files) if file.endswith(_INDEX)]
    lines = [
        f"<url><loc>{escape(base_url + address, quote=False)}</loc></url>" for address in addresses
    ]
    text = "\n".join([_SITEMAP_HEAD, *lines, "</urlset>"])
    return StaticFile("sitemap.xml", f"{text}\n".encode())


_SITEMAP_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">"""
