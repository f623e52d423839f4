"""Walks over every piece of text that an author wrote, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from praxistransfer.library.library import Library, Origin
from praxistransfer.model import faults
from praxistransfer.model.base import Abschnitt, Dokument, Value
from praxistransfer.model.faults import Fault
from praxistransfer.model.problem import FieldPath, Position, Problem
from praxistransfer.model.writing import group_digits

MOST_LINES = 10_000
"""Of so many lines a text may consist; more are not even read."""


class WrittenText(NamedTuple):
    """A text of an entry: the value of a field, or a line or section of the body."""

    entry: Value
    origin: Origin
    text: str
    path: FieldPath = ()
    field: str = ""
    """The name of the field, or nothing for a part of the body."""
    line: int = 0

    def position(self, line: int = 0) -> Position:
        """Return where this text stands; in a body, where a ``line`` of it does."""
        if self.line:
            return Position(self.line + line)
        return self.origin.document.value_at((*self.origin.path, *self.path))

    def problem(self, fault: Fault, line: int = 0) -> Problem:
        """Report a fault in this text; in a body, in a ``line`` of it."""
        return Problem(self.origin.file, self.position(line), *fault)


def written_texts(library: Library) -> Iterator[WrittenText]:
    """Yield every value of every field and every line of every body, as the author wrote it."""
    for entry, origin in written_values(library):
        yield from fields_of(entry, origin)
        yield from lines_of(entry, origin)


def written_values(library: Library) -> Iterator[tuple[Value, Origin]]:
    """Yield everything that was written, with its origin: the files about the whole come first."""
    yield from whole_values(library)
    yield from library.written


def whole_values(library: Library) -> Iterator[tuple[Value, Origin]]:
    """Yield what the files about the whole say, with its origin."""
    yield library.handbuch, library.handbuch_origin
    yield library.betreiber, library.betreiber_origin
    yield library.wortwahl, library.wortwahl_origin
    yield library.suchwortschatz, library.suchwortschatz_origin
    if library.linkpruefung:
        yield library.linkpruefung, library.linkpruefung_origin
    if library.pruefbericht:
        yield library.pruefbericht, library.pruefbericht_origin


def fields_of(entry: Value, origin: Origin) -> Iterator[WrittenText]:
    """Yield every value of every field, as the author wrote it."""
    data: Any = origin.document.data
    for part in origin.path:
        data = data[part]
    for text, path, field in _collect_texts(data, (), ""):
        yield WrittenText(entry, origin, text, path, field)


def lines_of(entry: Value, origin: Origin) -> Iterator[WrittenText]:
    """Yield every line of the body that is not empty."""
    for section in _sections_in(entry):
        for line, text in _lines_in(section):
            if text:
                yield WrittenText(entry, origin, text, line=line)


def sections_of(entry: Value, origin: Origin) -> Iterator[WrittenText]:
    """Yield the text of every section of the body, for what may go on over the end of a line."""
    for section in _sections_in(entry):
        yield WrittenText(entry, origin, section.text, line=section.line + 1)


def length_fault(text: str) -> Fault | None:
    """Return what is to be said of a text that is too long to be read."""
    count = text.count("\n")
    if count <= MOST_LINES:
        return None
    return faults.TOO_MANY_LINES.fill(count=group_digits(count), most=group_digits(MOST_LINES))


def _sections_in(entry: Value) -> tuple[Abschnitt, ...]:
    return entry.abschnitte if isinstance(entry, Dokument) else ()


def _lines_in(section: Abschnitt) -> Iterable[tuple[int, str]]:
    return enumerate(section.text.split("\n"), section.line + 1)


def _collect_texts(data: Any, path: FieldPath, field: str) -> list[tuple[str, FieldPath, str]]:
    """Return the texts in lists and fields; in a list they belong to the field that holds it."""
    texts: list[tuple[str, FieldPath, str]] = []
    is_list = isinstance(data, list)
    for key, value in enumerate(data) if is_list else data.items():
        name = field if is_list else str(key)
        if isinstance(value, str):
            texts.append((value, (*path, key), name))
        elif isinstance(value, dict | list):
            texts += _collect_texts(value, (*path, key), name)
    return texts
