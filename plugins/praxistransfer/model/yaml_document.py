"""What the YAML of a file says, and where each part of it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from praxistransfer.model.problem import FieldPath, Position


@dataclass(frozen=True)
class YamlDocument:
    """What a YAML text holds (dicts, lists, strings and None), and where each part stands."""

    data: Any = field(default_factory=dict)
    keys: dict[FieldPath, Position] = field(default_factory=dict)
    values: dict[FieldPath, Position] = field(default_factory=dict)
    refused: frozenset[FieldPath] = frozenset()
    """The places whose notation was refused already; what is missing there is no second fault."""

    @cached_property
    def _around_refused(self) -> frozenset[FieldPath]:
        """The places in which, somewhere inside, something was refused."""
        return frozenset(path[:end] for path in self.refused for end in range(len(path) + 1))

    def is_refused(self, path: FieldPath) -> bool:
        """Say whether the notation at ``path``, around it or inside was refused already."""
        return path in self._around_refused or any(
            path[:end] in self.refused for end in range(len(path))
        )

    def value_at(self, path: FieldPath) -> Position:
        """Return where the value at ``path`` stands, or the nearest part around it that exists."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Position())

    def key_at(self, path: FieldPath) -> Position:
        """Return where the name of the field at ``path`` stands, or the nearest part around it."""
        return self.keys[path] if path in self.keys else self.value_at(path)
