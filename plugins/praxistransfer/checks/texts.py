"""Walks over every piece of text that an author wrote, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from praxistransfer.library import Library, Origin
from praxistransfer.model.base import Dokument
from praxistransfer.model.problem import Problem
from praxistransfer.sources.yaml_reader import Path


@dataclass(frozen=True, slots=True)
class Written:
    """A text of an entry: the value of a field, or a line of the body."""

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
    entries = [*library.entries.values(), *library.begriffe.values(), *library.werke.values()]
    for entry in entries:
        origin = library.origin(entry)
        data: Any = origin.document.data
        for part in origin.path:
            data = data[part]
        yield from _values(origin, data, ())
        if isinstance(entry, Dokument):
            for section in entry.abschnitte:
                for number, line in enumerate(section.text.split("\n"), section.line + 1):
                    yield Written(origin, line, line=number)


def _values(origin: Origin, data: Any, path: Path) -> Iterator[Written]:
    if isinstance(data, str):
        yield Written(origin, data, path)
    elif isinstance(data, list):
        for number, item in enumerate(data):
            yield from _values(origin, item, (*path, number))
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _values(origin, value, (*path, key))
