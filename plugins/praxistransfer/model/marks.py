"""Finds the fields of a model and the values of an entry that carry a mark, e.g. :class:`Ref`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar, get_args

from pydantic import BaseModel

from praxistransfer.model.problem import FieldPath

M = TypeVar("M")
_EACH = -1
"""Stands in the path of a field for any item of a list."""


class MarkedField(NamedTuple, Generic[M]):
    """A field that carries a mark; its path may lead through lists and other models."""

    path: FieldPath
    mark: M
    label: str
    """The German label of the field."""


class MarkedValue(NamedTuple, Generic[M]):
    """A marked value: where it stands in the entry, its mark, and the value itself."""

    path: FieldPath
    mark: M
    value: str
    label: str
    """The German label of the field."""


NumberedValue = tuple[int, FieldPath, str]
"""The number of the field among all marked ones, the place of the value, and the value."""


def marked_fields(model: type[BaseModel], mark: type[M]) -> tuple[MarkedField[M], ...]:
    """Return every field in ``model`` that carries a mark of this type, in field order."""
    return _marked_fields(model, mark)  # type: ignore[arg-type]  # classes are hashable


@cache
def _marked_fields(model: Any, mark: Any) -> tuple[MarkedField[Any], ...]:
    fields: list[MarkedField[Any]] = []
    for name, info in model.model_fields.items():
        label = info.title or name
        own = (item for item in info.metadata if isinstance(item, mark))
        fields += [MarkedField((name,), item, label) for item in own]
        fields += [
            MarkedField((name, *path), item, inner or label)
            for path, item, inner in _marks_inside(info.annotation, mark)
        ]
    return tuple(fields)


def _marks_inside(annotation: object, mark: type[M]) -> Iterator[MarkedField[M]]:
    """Look into ``tuple[X, ...]``, ``X | None``, ``Annotated[X, …]`` and nested models."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from marked_fields(annotation, mark)
        return
    for item in getattr(annotation, "__metadata__", ()):
        if isinstance(item, mark):
            yield MarkedField((), item, "")
    step: FieldPath = (_EACH,) if getattr(annotation, "__origin__", None) is tuple else ()
    for argument in get_args(annotation):
        for path, item, label in _marks_inside(argument, mark):
            yield MarkedField((*step, *path), item, label)


def find_marked_values(entry: BaseModel, mark: type[M]) -> list[MarkedValue[M]]:
    """Return every value in ``entry`` whose field carries a mark of this type, in field order."""
    return name_values(type(entry), mark, find_numbered_values(entry, mark))


def find_numbered_values(entry: BaseModel, mark: type[Any]) -> list[NumberedValue]:
    """Return every marked value in a form that is small and can be kept."""
    values: list[NumberedValue] = []
    for number, (path, _, _) in enumerate(marked_fields(type(entry), mark)):
        inside = getattr(entry, str(path[0]), None)
        if inside or isinstance(inside, str):  # most fields of most entries are empty
            values += [
                (number, place, value) for place, value in _follow_path(inside, path, path[:1])
            ]
    return values


def name_values(
    model: type[BaseModel], mark: type[M], values: Iterable[NumberedValue]
) -> list[MarkedValue[M]]:
    """Return the values of :func:`find_numbered_values` with all that the model says of them."""
    fields = marked_fields(model, mark)
    return [
        MarkedValue(path, fields[number].mark, value, fields[number].label)
        for number, path, value in values
    ]


def _follow_path(value: Any, path: FieldPath, done: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """Yield the texts that are reached from ``value``, with their places.

    ``done`` is the place of ``value``; the rest of ``path`` leads on from there.
    """
    if len(done) == len(path):
        if isinstance(value, str):
            yield done, value
    elif path[len(done)] == _EACH:
        # A draft holds what its author wrote, which need not be a list.
        if isinstance(value, list | tuple):
            for place, item in enumerate(value):
                yield from _follow_path(item, path, (*done, place))
    else:
        name = path[len(done)]
        inside = part_of(value, str(name))
        if inside is not None:
            yield from _follow_path(inside, path, (*done, name))


def part_of(value: Any, name: str) -> Any:
    """Return a field of an entry, or of the plain data of a draft; None if it is not there."""
    return value.get(name) if isinstance(value, dict) else getattr(value, name, None)
