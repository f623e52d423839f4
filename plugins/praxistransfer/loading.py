"""Reads a content root: files in, a library and all problems out."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import Any

from praxistransfer.contents import FileContent, Item, read_content, unusable
from praxistransfer.library import OWN_NAMESPACE, Key, Library, Origin, key_of
from praxistransfer.model.base import Eintrag
from praxistransfer.model.german import quote
from praxistransfer.model.places import DATEIEN
from praxistransfer.model.problem import Problem
from praxistransfer.model.vocabulary import Handbuch
from praxistransfer.sources.documents import LateDocument
from praxistransfer.sources.files import FoundFile, SourceFile, find_files, read_raw
from praxistransfer.sources.yaml_reader import Document

_NO_HANDBUCH = Handbuch(titel="–", untertitel="–", land="–", beschreibung="–")


def load_library(root: FilePath) -> tuple[Library, list[Problem]]:
    """Load the content root ``root``.

    Returns the library and all problems, sorted. A library that comes with problems may be
    incomplete and must not be published; it serves to find further problems.
    """
    files, material, problems = find_files(root)
    merger = _Merger()
    for found in files:
        merger.add(found, _content(found))
    for path in {problem.file for problem in problems} - {found.path for found in files}:
        merger.add(FoundFile(path, root / path), unusable(path, []))
    return merger.library(material), sorted({*problems, *merger.problems})


def _content(found: FoundFile) -> FileContent:
    raw = read_raw(found)
    return unusable(found.path, [raw]) if isinstance(raw, Problem) else read_content(found, raw)


class _Merger:
    """Puts together what the files say, one by one."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._whole: dict[str, Any] = {
            "handbuch": _NO_HANDBUCH,
            "handbuch_origin": Origin("handbuch.yml", Document({})),
        }
        self._entries: dict[Key, Eintrag] = {}
        self._origins: dict[Key, Origin] = {}
        # Also ids of entries that turned out faulty: a reference to them is not the fault.
        self._kinds: dict[Key, str] = {}
        self._expected: dict[Key, str] = {}
        self._unread: set[str] = set()
        self._drafts: list[tuple[Eintrag, Origin]] = []
        self._digests: dict[Key, tuple[bytes, bytes]] = {}

    def add(self, found: FoundFile, content: FileContent) -> None:
        """Take in one file."""
        self.problems += content.problems
        source = SourceFile(found.path, "")
        document = LateDocument(found)
        if content.whole is not None:
            origin = Origin(found.path, document)
            self._whole |= {source.stem: content.whole, f"{source.stem}_origin": origin}
        if content.expected:
            kind = DATEIEN[source.folder].kind
            self._expected[key_of(kind, source.stem)] = kind
        if content.unread:
            self._unread.add(content.unread)
        for item in content.items:
            self._add_item(item, Origin(found.path, document, item.path))

    def library(self, material: dict[str, FilePath]) -> Library:
        """Return what was loaded."""
        found: dict[str, dict[str, Any]] = {"": {}, **{kind: {} for kind in OWN_NAMESPACE}}
        for (namespace, id_), entry in self._entries.items():
            found[namespace][id_] = entry
        return Library(
            **self._whole,
            entries=found[""],
            begriffe=found["begriff"],
            werke=found["quellenwerk"],
            origins=self._origins,
            kinds={**self._expected, **self._kinds},
            drafts=tuple(self._drafts),
            unread_kinds=frozenset(self._unread),
            material=material,
            digests=self._digests,
        )

    def _add_item(self, item: Item, origin: Origin) -> None:
        """Take in an entry unless it is faulty or its id is another's."""
        its_own = item.id is not None and self._claim(item.kind, item.id, origin)
        if item.draft is not None:
            self._drafts.append((item.draft, origin))
        if item.entry is not None and its_own:
            key = key_of(item.kind, item.entry.id)
            self._entries[key] = item.entry
            self._digests[key] = (item.digest, item.outside)

    def _claim(self, kind: str, id_: str, origin: Origin) -> bool:
        """Reserve an id; report it and return False if another entry has it."""
        key = key_of(kind, id_)
        if key not in self._kinds:
            self._kinds[key] = kind
            self._origins[key] = origin
            return True
        first = self._origins[key]
        line = first.document.value_at((*first.path, "id")).line
        text = f"Die Kennung {quote(id_)} ist schon vergeben ({first.file}, Zeile {line})."
        advice = "Einem der beiden Einträge eine andere Kennung geben."
        self.problems.append(origin.problem(("id",), "PT402", text, advice))
        return False
