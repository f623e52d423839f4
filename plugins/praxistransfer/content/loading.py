"""Loads a content root: files in, a library and all problems out."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any

from praxistransfer.content.one_file import FileContent, missing_content
from praxistransfer.content.positions import read_again
from praxistransfer.content.reader import ContentReader
from praxistransfer.content.source_files import FoundFile, SourceFile, find_files
from praxistransfer.library.library import OWN_NAMESPACE, Key, Library, Origin, Target, key_of
from praxistransfer.library.summaries import Closed, LateEntries, Summary
from praxistransfer.model import faults
from praxistransfer.model.base import Eintrag
from praxistransfer.model.places import DATEIEN
from praxistransfer.model.problem import Problem
from praxistransfer.model.vocabulary import Handbuch
from praxistransfer.model.writing import quote_text
from praxistransfer.model.yaml_document import YamlDocument

_NO_HANDBUCH = Handbuch(titel="–", untertitel="–", land="–", beschreibung="–")


def load_library(root: Path, reader: ContentReader | None = None) -> tuple[Library, list[Problem]]:
    """Load the content root ``root``; a ``reader`` that has read it before makes that faster.

    Returns the library and all problems, sorted. A library that comes with problems may be
    incomplete and must not be published; it serves to find further problems.
    """
    files, material, problems = find_files(root)
    contents = (reader or ContentReader()).read_files(files)
    merger = _Merger()
    for file in files:
        merger.add_file(file, contents[file.path])
    for path in {problem.file for problem in problems} - contents.keys():
        merger.add_file(FoundFile(path, f"{root}/{path}"), missing_content(path, []))
    return merger.make_library(material), sorted({*problems, *merger.problems})


class _Merger:
    """Puts together what the files say, one by one."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._whole: dict[str, Any] = {
            "handbuch": _NO_HANDBUCH,
            "handbuch_origin": Origin("handbuch.yml", YamlDocument),
        }
        self._entries: dict[str, dict[str, tuple[Summary, Closed, int]]] = {
            name: {} for name in ("", *OWN_NAMESPACE)
        }
        self._origins: dict[Key, Origin] = {}
        # Also ids of entries that turned out faulty: a reference to them is not the fault.
        self._kinds: dict[Key, str] = {}
        self._expected: dict[Key, str] = {}
        self._unread: set[str] = set()
        self._drafts: list[tuple[Eintrag, Origin]] = []
        self._targets: list[Target] = []

    def add_file(self, file: FoundFile, content: FileContent) -> None:
        """Take in one file."""
        self.problems += content.problems
        self._targets += content.targets
        source = SourceFile(file.path, "")
        document = cache(partial(read_again, file))
        if content.whole is not None:
            origin = Origin(file.path, document)
            self._whole |= {source.stem: content.whole, f"{source.stem}_origin": origin}
        if content.expected:
            kind = DATEIEN[source.folder].kind
            self._expected[key_of(kind, source.stem)] = kind
        if content.unread:
            self._unread.add(content.unread)
        for number, item in enumerate(content.items):
            origin = Origin(file.path, document, item.path)
            its_own = item.id is not None and self._claim_id(item.kind, item.id, origin)
            if item.draft is not None:
                self._drafts.append((item.draft, origin))
            if item.summary is not None and its_own:
                namespace, id_ = key_of(item.kind, item.summary.id)
                self._entries[namespace][id_] = (item.summary, content.entries, number)

    def make_library(self, material: dict[str, Path]) -> Library:
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

    def _claim_id(self, kind: str, id_: str, origin: Origin) -> bool:
        """Reserve an id; report it and return False if another entry has it."""
        key = key_of(kind, id_)
        if key not in self._kinds:
            self._kinds[key] = kind
            self._origins[key] = origin
            return True
        first = self._origins[key]
        line = first.document.value_at((*first.path, "id")).line
        fault = faults.KENNUNG_TAKEN.fill(id=quote_text(id_), file=first.file, line=line)
        self.problems.append(origin.problem(("id",), fault))
        return False
