"""Where the parts of a contribution stand, found out only when somebody asks.

Positions cost more than all the rest of reading, and a build without faults needs none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from praxistransfer.content.entry_text import split_entry
from praxistransfer.content.files import FoundFile, SourceFile, decode, read_raw
from praxistransfer.content.plain_yaml import read_plain_yaml
from praxistransfer.content.strict_yaml import read_yaml
from praxistransfer.model.document import Document, Path
from praxistransfer.model.problem import Position, Problem


class LateDocument:
    """The YAML of a file that was read before; it is read again when somebody asks for it."""

    def __init__(self, found: FoundFile) -> None:
        self._found = found

    @property
    def data(self) -> Any:
        """What the file says now."""
        return self._document.data

    @property
    def refused(self) -> frozenset[Path]:
        """The places whose notation was refused."""
        return self._document.refused

    def value_at(self, path: Path) -> Position:
        """Return where the value at ``path`` stands, or the nearest part around it that exists."""
        return self._document.value_at(path)

    def key_at(self, path: Path) -> Position:
        """Return where the name of the field at ``path`` stands, or the nearest part around it."""
        return self._document.key_at(path)

    @cached_property
    def _document(self) -> Document:
        """Data and positions; empty if the file has become unreadable meanwhile."""
        raw = read_raw(self._found)
        text, _ = (None, ()) if isinstance(raw, Problem) else decode(raw, self._found.path)
        head = head_of(SourceFile(self._found.path, text)) if text else None
        document = read_yaml(head[0], self._found.path, head[1])[0] if head else None
        return document or Document({})


@dataclass(frozen=True)
class PlainDocument:
    """What a YAML text without any fault holds; where its parts stand, the strict reader finds."""

    data: Any
    text: str
    file: str
    first_line: int
    refused: frozenset[Path] = frozenset()

    def value_at(self, path: Path) -> Position:
        """Return where the value at ``path`` stands, or the nearest part around it that exists."""
        return self._positions.value_at(path)

    def key_at(self, path: Path) -> Position:
        """Return where the name of the field at ``path`` stands, or the nearest part around it."""
        return self._positions.key_at(path)

    @cached_property
    def _positions(self) -> Document:
        return read_yaml(self.text, self.file, self.first_line)[0] or Document({})


def read_document(
    text: str, file: str, first_line: int
) -> tuple[Document | PlainDocument | None, list[Problem]]:
    """Read one YAML document like :func:`read_yaml`, the short way if that is possible."""
    data = read_plain_yaml(text)
    if data is None:
        return read_yaml(text, file, first_line)
    return PlainDocument(data, text, file, first_line), []


def head_of(source: SourceFile) -> tuple[str, int] | None:
    """Return the YAML of a file and the line on which it begins; None if it has no head."""
    if not source.path.endswith(".md"):
        return source.text, 1
    parts, _ = split_entry(source)
    return (parts.head, 2) if parts else None
