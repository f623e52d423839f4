"""A fault in a contribution: where it is, what it is, and what the author can do now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from praxistransfer.model.writing import make_printable

FieldPath = tuple[int | str, ...]
"""The place of a value in an entry: names of fields and numbers of list items, outermost first."""


class Position(NamedTuple):
    """A place in a file; line and column count from 1, as editors show them."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault.

    ``file`` is relative to the content root, with "/" on every system. ``code`` is stable and has a
    help page (see :mod:`praxistransfer.model.faults`); ``text`` and ``advice`` are German.
    """

    file: str
    position: Position
    code: str
    text: str
    advice: str

    def __str__(self) -> str:
        """One line: ``file:line:column  code  sentence  → what to do``."""
        place = f"{self.file}:{self.position.line}:{self.position.column}"
        return make_printable(f"{place}  {self.code}  {self.text}  → {self.advice}")
