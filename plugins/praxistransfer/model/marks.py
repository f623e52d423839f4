"""Finds the values in an entry whose fields carry a mark such as :class:`Ref` or :class:`Prose`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar, get_args

from pydantic import BaseModel

from praxistransfer.model.problem import FieldPath

M = TypeVar("M")
_EACH = -1


class Marked(NamedTuple, Generic[M]):
    """A marked value: where it stands in the entry, its mark, and the value itself."""

    path: FieldPath
    mark: M
    value: str
    label: str
    """The German label of the field."""


Found = tuple[int, FieldPath, str]
"""The number of the field among all marked ones, the place of the value, and the value."""


def marked_values(entry: BaseModel, mark: type[M]) -> list[Marked[M]]:
    """Return every value in ``entry`` whose field carries a mark of this type, in field order."""
    return marked(type(entry), mark, find_marked(entry, mark))


def find_marked(entry: BaseModel, mark: type[Any]) -> list[Found]:
    """Return the same in a form that is small and can be kept."""
    found: list[Found] = []
    for number, (path, _, _) in enumerate(_places(type(entry), mark)):  # type: ignore[arg-type]
        inside = getattr(entry, str(path[0]), None)
        if inside or isinstance(inside, str):  # most fields of most entries are empty
            _follow(inside, path, 1, path[:1], number, found)
    return found


def marked(model: type[BaseModel], mark: type[M], found: Iterable[Found]) -> list[Marked[M]]:
    """Return what :func:`find_marked` found in an entry, with all that the model says about it."""
    marks = marks_of(model, mark)
    result = []
    for number, where, value in found:
        its_mark, label = marks[number]
        result.append(Marked(where, its_mark, value, label))
    return result


def marks_of(model: type[BaseModel], mark: type[M]) -> tuple[tuple[M, str], ...]:
    """Return the mark and the label of every marked field, by the number of :data:`Found`."""
    return _marks(model, mark)  # type: ignore[arg-type]


@cache
def _marks(model: Any, mark: Any) -> tuple[tuple[Any, str], ...]:
    return tuple((its_mark, label) for _, its_mark, label in _places(model, mark))


@cache
def _places(model: type[BaseModel], mark: type[Any]) -> tuple[tuple[FieldPath, Any, str], ...]:
    places: list[tuple[FieldPath, Any, str]] = []
    for name, info in model.model_fields.items():
        label = info.title or name
        places += [((name,), found, label) for found in info.metadata if isinstance(found, mark)]
        places += [
            ((name, *path), found, inner or label)
            for path, found, inner in _inside(info.annotation, mark)
        ]
    return tuple(places)


def _inside(annotation: object, mark: type[Any]) -> Iterator[tuple[FieldPath, Any, str]]:
    """Look into ``tuple[X, ...]``, ``X | None``, ``Annotated[X, …]`` and nested models."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _places(annotation, mark)  # type: ignore[arg-type]  # classes are hashable
        return
    for found in getattr(annotation, "__metadata__", ()):
        if isinstance(found, mark):
            yield (), found, ""
    step: FieldPath = (_EACH,) if getattr(annotation, "__origin__", None) is tuple else ()
    for argument in get_args(annotation):
        for path, found, label in _inside(argument, mark):
            yield (*step, *path), found, label


def _follow(
    value: Any, path: FieldPath, step: int, done: FieldPath, number: int, found: list[Found]
) -> None:
    """Go on from ``value`` along the rest of ``path``, and collect what is there."""
    if step == len(path):
        if isinstance(value, str):
            found.append((number, done, value))
    elif path[step] == _EACH:
        # A draft holds what its author wrote, which need not be a list.
        if isinstance(value, list | tuple):
            for place, item in enumerate(value):
                _follow(item, path, step + 1, (*done, place), number, found)
    else:
        name = path[step]
        inside = part_of(value, str(name))
        if inside is not None:
            _follow(inside, path, step + 1, (*done, name), number, found)


def part_of(value: Any, name: str) -> Any:
    """Return a field of an entry, or of the plain data of a draft; None if it is not there."""
    return value.get(name) if isinstance(value, dict) else getattr(value, name, None)
