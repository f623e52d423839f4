"""Looks for values inside of pages, which are made of values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TypeVar

T = TypeVar("T")


def values_in(part: object, kind: type[T]) -> Iterator[T]:
    """Yield everything of a kind inside of a page, a section or a block."""
    if isinstance(part, kind):
        yield part
    if isinstance(part, tuple):
        for item in part:
            yield from values_in(item, kind)
    elif is_dataclass(part):
        for field in fields(part):
            yield from values_in(getattr(part, field.name), kind)
