"""Walks over every piece of text that an author wrote, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from praxistransfer.library import Library, Origin
from praxistransfer.model.base import Dokument, Value
from praxistransfer.model.problem import Problem
from praxistransfer.sources.yaml_reader import Path


@dataclass(frozen=True, slots=True)
class Written:
    """A text of an entry: the value of a field, or a line of the body."""

    entry: Value
    origin: Origin
    text: str
    path: Path = ()
    line: int = 0

    @property
    def field(self) -> str:
        """The name of the field, or nothing for a line of the body."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")

    def problem(self, code: str, sentence: str, advice: str) -> Problem:
        """Report a fault in this text."""
        if self.line:
            return self.origin.problem_at_line(self.line, code, sentence, advice)
        return self.origin.problem(self.path, code, sentence, advice)


def written_texts(library: Library) -> Iterator[Written]:
    """Yield every value of every field and every line of every body, as the author wrote it."""
    yield from _fields(library.handbuch, library.handbuch_origin)
    yield from _fields(library.betreiber, library.betreiber_origin)
    if library.pruefbericht:
        yield from _fields(library.pruefbericht, library.pruefbericht_origin)
    for entry, origin in library.written:
        yield from _fields(entry, origin)
        if isinstance(entry, Dokument):
            for section in entry.abschnitte:
                for number, line in enumerate(section.text.split("\n"), section.line + 1):
                    yield Written(entry, origin, line, line=number)


def _fields(entry: Value, origin: Origin) -> Iterator[Written]:
    data: Any = origin.document.data
    for part in origin.path:
        data = data[part]
    for path, text in _values(data, ()):
        yield Written(entry, origin, text, path)


def _values(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, list):
        for number, item in enumerate(data):
            yield from _values(item, (*path, number))
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _values(value, (*path, key))
