"""What the YAML of a file says, and where each part of it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from praxistransfer.model.problem import Position

Path = tuple[int | str, ...]
"""The place of a value: names of fields and numbers of list items, from the outside inwards."""


class Positioned(Protocol):
    """The data of a file, with the positions of its parts."""

    @property
    def data(self) -> Any:
        """Dicts, lists, strings and None."""

    @property
    def refused(self) -> frozenset[Path]:
        """The places whose notation was refused."""

    def value_at(self, path: Path) -> Position:
        """Return where the value at ``path`` stands, or the nearest part around it that exists."""

    def key_at(self, path: Path) -> Position:
        """Return where the name of the field at ``path`` stands, or the nearest part around it."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML text holds (dicts, lists, strings and None), and where each part stands."""

    data: Any
    keys: dict[Path, Position] = field(default_factory=dict)
    values: dict[Path, Position] = field(default_factory=dict)
    refused: frozenset[Path] = frozenset()
    """The places whose notation was refused already; what is missing there is no second fault."""

    def value_at(self, path: Path) -> Position:
        """Return where the value at ``path`` stands, or the nearest part around it that exists."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Position())

    def key_at(self, path: Path) -> Position:
        """Return where the name of the field at ``path`` stands, or the nearest part around it."""
        return self.keys[path] if path in self.keys else self.value_at(path)
