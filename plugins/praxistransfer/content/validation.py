"""Makes an entry of plain data, or says in German what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from praxistransfer.library.library import Origin
from praxistransfer.model.messages import FieldFault, translate_errors
from praxistransfer.model.problem import FieldPath, Problem

M = TypeVar("M", bound=BaseModel)


def validate_data(model: type[M], data: Any, origin: Origin) -> tuple[M | None, list[Problem]]:
    """Return the entry, without what is wrong in it if that leaves a whole, and all problems."""
    data = _drop_nothing(data)
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        errors = error.errors()
    problems = list(_place_faults(translate_errors(errors, model), origin))
    for item in errors:
        _remove_value(data, item["loc"])
    try:
        return model.model_validate(_drop_nothing(data, items=True)), problems
    except ValidationError:
        return None, problems


def _place_faults(faults: Iterable[FieldFault], origin: Origin) -> Iterator[Problem]:
    """Yield faults with their positions, except where the notation was refused before."""
    document = origin.document
    for fault in faults:
        path = (*origin.path, *fault.path)
        if not document.is_refused(path):
            position = document.key_at(path) if fault.is_about_name else document.value_at(path)
            yield Problem(origin.file, position, *fault.fault)


def _remove_value(data: Any, path: FieldPath) -> None:
    """Take the value at ``path`` out of ``data``; an item of a list leaves an empty place."""
    for part in path[:-1]:
        data = data[part] if _has_part(data, part) else None
    if path and _has_part(data, path[-1]):
        data[path[-1]] = None


def _has_part(data: Any, part: int | str) -> bool:
    if isinstance(data, dict):
        return part in data
    return isinstance(data, list) and isinstance(part, int) and part < len(data)


def _drop_nothing(data: Any, *, items: bool = False) -> Any:
    """Drop fields that were left empty, which says as much as none; on request also items."""
    if isinstance(data, dict):
        return {
            key: _drop_nothing(value, items=items)
            for key, value in data.items()
            if value is not None
        }
    if isinstance(data, list):
        return [
            _drop_nothing(value, items=items) for value in data if value is not None or not items
        ]
    return data
