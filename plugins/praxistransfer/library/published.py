"""The part of a library that may be published: no practice that is still "Entwurf".

Nothing that is published names such a practice: references to it are left out, and links in texts
lead nowhere (their words stay).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

from praxistransfer.library.library import Library
from praxistransfer.library.summaries import replace_entries, summaries_in
from praxistransfer.model.base import Eintrag
from praxistransfer.model.practice import Practice
from praxistransfer.model.problem import FieldPath

E = TypeVar("E", bound=Eintrag)


def published_part(library: Library) -> Library:
    """Return the library without practices that are still "Entwurf"."""
    hidden = {
        summary.id
        for summary in library.summaries_of(Practice)
        if summary.grades and summary.grades.status == "entwurf"
    }
    if not hidden:
        return library
    files = {library.origin_of(library.summary_of(id_)).file for id_ in hidden}
    return replace(
        library,
        entries=_hide(library.entries, hidden),
        begriffe=_hide(library.begriffe, hidden),
        targets=tuple(target for target in library.targets if target.file not in files),
    )


def _hide(entries: Mapping[str, E], hidden: set[str]) -> Mapping[str, E]:
    """Return entries without the hidden ones, and without references to them."""
    changed = {
        id_: _drop_references(entries[id_], paths)
        for id_, summary in summaries_in(entries).items()
        if id_ not in hidden
        and (paths := [path for _, path, value in summary.references if value in hidden])
    }
    return replace_entries(entries, hidden, changed)


def _drop_references(entry: E, paths: Sequence[FieldPath]) -> E:
    """Return an entry without the references that stand at some places."""
    for path in reversed(paths):  # what stands before in the same list keeps its place
        entry = _drop_reference(entry, path)
    return entry


def _drop_reference(entry: E, path: FieldPath) -> E:
    """Leave out the innermost item of a list that holds the reference, or empty its field."""
    places = [number for number, part in enumerate(path) if isinstance(part, int)]
    if not places:
        return cast("E", _change(entry, path, lambda _: None))
    at = path[places[-1]]

    def drop(items: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(item for number, item in enumerate(items) if number != at)

    return cast("E", _change(entry, path[: places[-1]], drop))


def _change(value: Any, path: FieldPath, change: Callable[[Any], Any]) -> Any:
    """Return a value in which what stands at ``path`` has changed."""
    if not path:
        return change(value)
    part, *rest = path
    if isinstance(part, int):
        inner = _change(value[part], tuple(rest), change)
        return (*value[:part], inner, *value[part + 1 :])
    inner = _change(getattr(value, part), tuple(rest), change)
    return value.model_copy(update={part: inner})
