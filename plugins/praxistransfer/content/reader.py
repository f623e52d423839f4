"""Reads the files of a content root, but none twice."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from praxistransfer.content.one_file import FileContent, missing_content, read_content
from praxistransfer.content.source_files import FoundFile, Stamp, read_bytes
from praxistransfer.library.summaries import Closed
from praxistransfer.model.problem import Problem
from praxistransfer.tools.progress import Progress, say_nothing
from praxistransfer.tools.store import Change, Kept, Store, fingerprint_of, pack, unpack
from praxistransfer.tools.workers import spread

_FILES, _ENTRIES = "files", "entries"
"""Rooms of the store: what files hold besides entries, and these. They stay closed in most builds,
and apart from the rest so that they are in memory only once."""

_WORTH_SPREADING = 200
"""From so many files on, the time to start workers is won back."""


_STEP = 2_000_000_000
"""Nanoseconds: the longest step of a file system in use (FAT)."""


class _KnownFile(NamedTuple):
    """A file that this process has read."""

    stamp: Stamp | None
    fingerprint: bytes
    content: FileContent


class ContentReader:
    """Reads files, but none twice: neither in this process nor, with a file of its store, ever.

    In this process a file is taken to be what it was as long as the file system says so.
    """

    def __init__(self, store: Store | None = None, progress: Progress = say_nothing) -> None:
        """``progress`` is told how many of the files that have to be read are read."""
        self.store = store or Store()
        self._progress = progress
        self._known: dict[str, _KnownFile] = {}

    def read_files(self, files: Sequence[FoundFile]) -> dict[str, FileContent]:
        """Return path → content of every file."""
        now = time.time_ns()
        known = {
            file.path: self._known[file.path]
            for file in files
            if file.path in self._known and file.stamp == self._known[file.path].stamp is not None
        }
        # Thousands of texts are not kept at the same time: who has to read one reads it again.
        fingerprints = {
            file.path: _fingerprint_of(file) for file in files if file.path not in known
        }
        contents = self._recall_contents(fingerprints)
        unread = [file for file in files if file.path in fingerprints.keys() - contents.keys()]
        kept: dict[str, tuple[Kept, Kept]] = {}
        for file, parts in zip(
            unread, spread(_read_parts, unread, worth=_WORTH_SPREADING), strict=True
        ):
            kept[file.path] = parts
            self._progress("Dateien gelesen", len(kept), len(unread))
            fingerprints[file.path] = parts[0].fingerprint
            contents[file.path] = _join_parts(*parts)
        gone = self.store.recall(_FILES).keys() - {file.path for file in files}
        self.store.keep(
            Change(_FILES, {path: part for path, (part, _) in kept.items()}, gone),
            Change(_ENTRIES, {path: part for path, (_, part) in kept.items()}, gone),
        )
        stamps = {file.path: file.stamp for file in files if _is_settled(file.stamp, now)}
        self._known = known | {
            path: _KnownFile(stamps.get(path) if fingerprint else None, fingerprint, contents[path])
            for path, fingerprint in fingerprints.items()
        }
        return {path: file.content for path, file in self._known.items()}

    def _recall_contents(self, fingerprints: Mapping[str, bytes]) -> dict[str, FileContent]:
        """Return the content of the files that are what they were."""
        contents = {}
        files, entries = self.store.recall(_FILES), self.store.recall(_ENTRIES)
        for path, fingerprint in fingerprints.items():
            if path in self._known and self._known[path].fingerprint == fingerprint:
                contents[path] = self._known[path].content
            elif fingerprint and all(
                path in room and room[path].fingerprint == fingerprint for room in (files, entries)
            ):
                contents[path] = _join_parts(files[path], entries[path])
        return contents


def _is_settled(stamp: Stamp | None, now: int) -> bool:
    """Say whether a change of a file would show in its stamp.

    File systems count time in steps. Whoever changes a file twice within one of them leaves the
    same stamp, and the same size does happen.
    """
    return stamp is not None and max(stamp.changed, stamp.touched) < now - _STEP


def _fingerprint_of(file: FoundFile) -> bytes:
    """Return a hash of a file; nothing if it cannot be read."""
    raw = read_bytes(file)
    return b"" if isinstance(raw, Problem) else fingerprint_of(file.path.encode(), raw)


def _read_parts(file: FoundFile) -> tuple[Kept, Kept]:
    """Return what a file holds without its entries, and these, which stay closed."""
    raw = read_bytes(file)
    if isinstance(raw, Problem):
        content, fingerprint = missing_content(file.path, [raw]), b""
    else:
        content, fingerprint = read_content(file, raw), fingerprint_of(file.path.encode(), raw)
    without_entries = pack(content._replace(entries=Closed(b"")))
    return Kept(fingerprint, without_entries), Kept(fingerprint, content.entries.packed)


def _join_parts(without_entries: Kept, entries: Kept) -> FileContent:
    content: FileContent = unpack(without_entries.packed)
    return content._replace(entries=Closed(entries.packed))
