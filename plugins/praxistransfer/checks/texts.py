"""Walks over every piece of text that an author wrote, with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from praxistransfer.library import Library, Origin
from praxistransfer.model.base import Abschnitt, Dokument, Value
from praxistransfer.model.problem import Problem
from praxistransfer.sources.yaml_reader import Path


@dataclass(frozen=True, slots=True)
class Written:
    """A text of an entry: the value of a field, or a line or paragraph of the body."""

    entry: Value
    origin: Origin
    text: str
    path: Path = ()
    line: int = 0

    @property
    def field(self) -> str:
        """The name of the field, or nothing for a part of the body."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")

    def problem(self, code: str, sentence: str, advice: str, offset: int = 0) -> Problem:
        """Report a fault in this text; in a body it stands on the line of ``offset``."""
        if self.line:
            line = self.line + self.text.count("\n", 0, offset)
            return self.origin.problem_at_line(line, code, sentence, advice)
        return self.origin.problem(self.path, code, sentence, advice)


def written_texts(library: Library) -> Iterator[Written]:
    """Yield every value of every field and every line of every body, as the author wrote it."""
    return _texts(library, _lines)


def written_paragraphs(library: Library) -> Iterator[Written]:
    """Yield the same with bodies in paragraphs, for what may go on over the end of a line."""
    return _texts(library, _paragraphs)


def _texts(
    library: Library, parts: Callable[[Abschnitt], Iterable[tuple[int, str]]]
) -> Iterator[Written]:
    yield from _fields(library.handbuch, library.handbuch_origin)
    yield from _fields(library.betreiber, library.betreiber_origin)
    yield from _fields(library.wortwahl, library.wortwahl_origin)
    yield from _fields(library.suchwortschatz, library.suchwortschatz_origin)
    if library.pruefbericht:
        yield from _fields(library.pruefbericht, library.pruefbericht_origin)
    for entry, origin in library.written:
        yield from _fields(entry, origin)
        if isinstance(entry, Dokument):
            for section in entry.abschnitte:
                for line, text in parts(section):
                    yield Written(entry, origin, text, line=line)


def _lines(section: Abschnitt) -> Iterable[tuple[int, str]]:
    return enumerate(section.text.split("\n"), section.line + 1)


def _paragraphs(section: Abschnitt) -> Iterator[tuple[int, str]]:
    for is_text, lines in groupby(_lines(section), key=lambda numbered: bool(numbered[1].strip())):
        if is_text:
            numbers, texts = zip(*lines, strict=True)
            yield numbers[0], "\n".join(texts)


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
