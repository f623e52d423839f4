"""Where the parts of a contribution stand, found out only when somebody asks.

Positions cost more than all the rest of reading, and a build without faults needs none.
"""

from __future__ import annotations

from functools import cached_property

from praxistransfer.model.problem import Problem
from praxistransfer.sources.entry_text import split_entry
from praxistransfer.sources.files import FoundFile, SourceFile, decode, read_raw
from praxistransfer.sources.yaml_reader import Document, read_yaml


class LateDocument:
    """The YAML of a file that was read before; it is read again when its positions are needed."""

    def __init__(self, found: FoundFile) -> None:
        self._found = found

    @cached_property
    def document(self) -> Document:
        """Data and positions; empty if the file has become unreadable meanwhile."""
        raw = read_raw(self._found)
        text, _ = (None, ()) if isinstance(raw, Problem) else decode(raw, self._found.path)
        head = head_of(SourceFile(self._found.path, text)) if text else None
        document = read_yaml(head[0], self._found.path, head[1])[0] if head else None
        return document or Document({})


def head_of(source: SourceFile) -> tuple[str, int] | None:
    """Return the YAML of a file and the line on which it begins; None if it has no head."""
    if not source.path.endswith(".md"):
        return source.text, 1
    parts, _ = split_entry(source)
    return (parts.head, 2) if parts else None
