"""Finds the values in an entry whose fields carry a mark such as :class:`Ref` or :class:`Prose`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar, get_args

from pydantic import BaseModel

M = TypeVar("M")
Path = tuple[int | str, ...]
_EACH = -1


class Marked(NamedTuple, Generic[M]):
    """A marked value: where it stands in the entry, its mark, and the value itself."""

    path: Path
    mark: M
    value: str
    label: str
    """The German label of the field."""


Found = tuple[int, Path, str]
"""The number of the field among all marked ones, the place of the value, and the value."""


def marked_values(entry: BaseModel, mark: type[M]) -> Iterator[Marked[M]]:
    """Yield every value in ``entry`` whose field carries a mark of this type, in field order."""
    return marked(type(entry), mark, find_marked(entry, mark))


def find_marked(entry: BaseModel, mark: type[Any]) -> Iterator[Found]:
    """Yield the same in a form that is small and can be kept."""
    for number, (path, _, _) in enumerate(_places(type(entry), mark)):  # type: ignore[arg-type]
        inside = getattr(entry, str(path[0]), None)
        if inside or isinstance(inside, str):  # most fields of most entries are empty
            for where, value in _follow(inside, path[1:], path[:1]):
                yield number, where, value


def marked(model: type[BaseModel], mark: type[M], found: Iterable[Found]) -> Iterator[Marked[M]]:
    """Yield what :func:`find_marked` found in an entry, with all that the model says about it."""
    places = _places(model, mark)  # type: ignore[arg-type]
    for number, where, value in found:
        _, its_mark, label = places[number]
        yield Marked(where, its_mark, value, label)


@cache
def _places(model: type[BaseModel], mark: type[Any]) -> tuple[tuple[Path, Any, str], ...]:
    places: list[tuple[Path, Any, str]] = []
    for name, info in model.model_fields.items():
        label = info.title or name
        places += [((name,), found, label) for found in info.metadata if isinstance(found, mark)]
        places += [
            ((name, *path), found, inner or label)
            for path, found, inner in _inside(info.annotation, mark)
        ]
    return tuple(places)


def _inside(annotation: object, mark: type[Any]) -> Iterator[tuple[Path, Any, str]]:
    """Look into ``tuple[X, ...]``, ``X | None``, ``Annotated[X, …]`` and nested models."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _places(annotation, mark)  # type: ignore[arg-type]  # classes are hashable
        return
    for found in getattr(annotation, "__metadata__", ()):
        if isinstance(found, mark):
            yield (), found, ""
    step: Path = (_EACH,) if getattr(annotation, "__origin__", None) is tuple else ()
    for argument in get_args(annotation):
        for path, found, label in _inside(argument, mark):
            yield (*step, *path), found, label


def _follow(value: Any, path: Path, done: Path = ()) -> Iterator[tuple[Path, str]]:
    if not path:
        if isinstance(value, str):
            yield done, value
        return
    step, rest = path[0], path[1:]
    if step == _EACH:
        # A draft holds what its author wrote, which need not be a list.
        for number, item in enumerate(value if isinstance(value, list | tuple) else ()):
            yield from _follow(item, rest, (*done, number))
    else:
        yield from _follow(part_of(value, str(step)), rest, (*done, step))


def part_of(value: Any, name: str) -> Any:
    """Return a field of an entry, or of the plain data of a draft; None if it is not there."""
    return value.get(name) if isinstance(value, dict) else getattr(value, name, None)
