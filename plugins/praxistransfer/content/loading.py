"""Reads a content root: files in, a library and all problems out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, partial
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from praxistransfer.content.files import FoundFile, SourceFile, Stamp, find_files, read_bytes
from praxistransfer.content.one_file import FileContent, read_content, unusable
from praxistransfer.content.positions import read_again
from praxistransfer.library.library import OWN_NAMESPACE, Key, Library, Origin, Target, key_of
from praxistransfer.library.summaries import Closed, Head, LateEntries
from praxistransfer.model import faults
from praxistransfer.model.base import Eintrag
from praxistransfer.model.german import quote
from praxistransfer.model.places import DATEIEN
from praxistransfer.model.problem import Problem
from praxistransfer.model.vocabulary import Handbuch
from praxistransfer.model.yaml_document import YamlDocument
from praxistransfer.tools.store import Change, Kept, Store, fingerprint_of, pack, unpack
from praxistransfer.tools.workers import Progress, silent, spread

_OUTSIDE, _INSIDE = "files", "entries"
"""Rooms of the store: what files hold besides entries, and these, which stay closed."""
_WORTH_SPREADING = 200
"""From so many files on, the time to start workers is won back."""

_NO_HANDBUCH = Handbuch(titel="–", untertitel="–", land="–", beschreibung="–")


class _Known(NamedTuple):
    """A file that this process has read."""

    stamp: Stamp | None
    digest: bytes
    content: FileContent


class ContentReader:
    """Reads files, but none twice: neither in this process nor, with a file of its store, ever.

    In this process a file is taken to be what it was as long as the file system says so.
    """

    def __init__(self, store: Store | None = None, progress: Progress = silent) -> None:
        """``progress`` is told how many of the files that have to be read are read."""
        self.store = store or Store()
        self._progress = progress
        self._known: dict[str, _Known] = {}

    def read(self, files: Sequence[FoundFile]) -> dict[str, FileContent]:
        """Return path → content of every file."""
        stamps = {found.path: found.stamp for found in files}
        same = {
            path: known
            for path, known in self._known.items()
            if known.stamp and known.stamp == stamps.get(path)
        }
        # Thousands of texts are not kept at the same time: who has to read one reads it again.
        digests = {found.path: _digest_of(found) for found in files if found.path not in same}
        known = self._recall(digests)
        fresh = [found for found in files if found.path in digests and found.path not in known]
        outside, inside = {}, {}
        for number, (found, read) in enumerate(
            zip(fresh, spread(_read, fresh, worth=_WORTH_SPREADING), strict=True), 1
        ):
            self._progress("Dateien gelesen", number, len(fresh))
            outside[found.path], inside[found.path] = read
            digests[found.path] = read[0].fingerprint
            known[found.path] = _content(*read)
        gone = self.store.recall(_OUTSIDE).keys() - digests.keys() - same.keys()
        self.store.keep(Change(_OUTSIDE, outside, gone), Change(_INSIDE, inside, gone))
        self._known = same | {
            path: _Known(stamps[path] if digests[path] else None, digests[path], content)
            for path, content in known.items()
        }
        return {path: file.content for path, file in self._known.items()}

    def _recall(self, digests: Mapping[str, bytes]) -> dict[str, FileContent]:
        """Return the content of the files that are what they were."""
        found = {}
        outside, inside = self.store.recall(_OUTSIDE), self.store.recall(_INSIDE)
        for path, digest in digests.items():
            if path in self._known and self._known[path].digest == digest:
                found[path] = self._known[path].content
            elif digest and all(
                path in room and room[path].fingerprint == digest for room in (outside, inside)
            ):
                found[path] = _content(outside[path], inside[path])
        return found


def load_library(
    root: FilePath, reader: ContentReader | None = None
) -> tuple[Library, list[Problem]]:
    """Load the content root ``root``; a ``reader`` that has read it before makes that faster.

    Returns the library and all problems, sorted. A library that comes with problems may be
    incomplete and must not be published; it serves to find further problems.
    """
    files, material, problems = find_files(root)
    contents = (reader or ContentReader()).read(files)
    merger = _Merger()
    for found in files:
        merger.add(found, contents[found.path])
    for path in {problem.file for problem in problems} - contents.keys():
        merger.add(FoundFile(path, f"{root}/{path}"), unusable(path, []))
    return merger.library(material), sorted({*problems, *merger.problems})


def _digest_of(found: FoundFile) -> bytes:
    """Return a hash of a file; nothing if it cannot be read."""
    raw = read_bytes(found)
    return b"" if isinstance(raw, Problem) else fingerprint_of(found.path.encode(), raw)


def _read(found: FoundFile) -> tuple[Kept, Kept]:
    """Return what a file holds without its entries, and these, which stay closed."""
    raw = read_bytes(found)
    if isinstance(raw, Problem):
        content, digest = unusable(found.path, [raw]), b""
    else:
        digest = fingerprint_of(found.path.encode(), raw)
        content = read_content(found, raw)
    outside = pack(content._replace(entries=Closed(b"")))
    return Kept(digest, outside), Kept(digest, content.entries.packed)


def _content(outside: Kept, inside: Kept) -> FileContent:
    """Put together what was kept apart."""
    content: FileContent = unpack(outside.packed)
    return content._replace(entries=Closed(inside.packed))


class _Merger:
    """Puts together what the files say, one by one."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._whole: dict[str, Any] = {
            "handbuch": _NO_HANDBUCH,
            "handbuch_origin": Origin("handbuch.yml", YamlDocument),
        }
        self._entries: dict[str, dict[str, tuple[Head, Closed, int]]] = {
            name: {} for name in ("", *OWN_NAMESPACE)
        }
        self._origins: dict[Key, Origin] = {}
        # Also ids of entries that turned out faulty: a reference to them is not the fault.
        self._kinds: dict[Key, str] = {}
        self._expected: dict[Key, str] = {}
        self._unread: set[str] = set()
        self._drafts: list[tuple[Eintrag, Origin]] = []
        self._targets: list[Target] = []

    def add(self, found: FoundFile, content: FileContent) -> None:
        """Take in one file."""
        self.problems += content.problems
        self._targets += content.targets
        source = SourceFile(found.path, "")
        document = cache(partial(read_again, found))
        if content.whole is not None:
            origin = Origin(found.path, document)
            self._whole |= {source.stem: content.whole, f"{source.stem}_origin": origin}
        if content.expected:
            kind = DATEIEN[source.folder].kind
            self._expected[key_of(kind, source.stem)] = kind
        if content.unread:
            self._unread.add(content.unread)
        for number, item in enumerate(content.items):
            origin = Origin(found.path, document, item.path)
            its_own = item.id is not None and self._claim(item.kind, item.id, origin)
            if item.draft is not None:
                self._drafts.append((item.draft, origin))
            if item.head is not None and its_own:
                namespace, id_ = key_of(item.kind, item.head.id)
                self._entries[namespace][id_] = (item.head, content.entries, number)

    def library(self, material: dict[str, FilePath]) -> Library:
        """Return what was loaded."""
        return Library(
            **self._whole,
            entries=LateEntries(self._entries[""]),
            begriffe=LateEntries(self._entries["begriff"]),
            werke=LateEntries(self._entries["quellenwerk"]),
            origins=self._origins,
            kinds={**self._expected, **self._kinds},
            drafts=tuple(self._drafts),
            unread_kinds=frozenset(self._unread),
            targets=tuple(self._targets),
            material=material,
        )

    def _claim(self, kind: str, id_: str, origin: Origin) -> bool:
        """Reserve an id; report it and return False if another entry has it."""
        key = key_of(kind, id_)
        if key not in self._kinds:
            self._kinds[key] = kind
            self._origins[key] = origin
            return True
        first = self._origins[key]
        line = first.document.value_at((*first.path, "id")).line
        fault = faults.KENNUNG_TAKEN.fill(id=quote(id_), file=first.file, line=line)
        self.problems.append(origin.problem(("id",), fault))
        return False
