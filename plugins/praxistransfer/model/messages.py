"""Translates what pydantic reports into German sentences with a code and advice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from praxistransfer.model import faults
from praxistransfer.model.faults import Fault
from praxistransfer.model.problem import FieldPath
from praxistransfer.model.writing import (
    MOST_OF_A_KIND,
    find_nearest,
    quote_text,
    suggest_nearest,
)

_FORMS = {
    "string_type": faults.NOT_A_TEXT,
    "literal_error": faults.NOT_A_TEXT,  # where not even a text was given
    "int_type": faults.NOT_A_WHOLE_NUMBER,
    "int_parsing": faults.NOT_A_WHOLE_NUMBER,
    "int_parsing_size": faults.NOT_A_WHOLE_NUMBER,
    "float_type": faults.NOT_A_NUMBER,
    "float_parsing": faults.NOT_A_NUMBER,
    "finite_number": faults.NOT_A_NUMBER,
    "tuple_type": faults.NOT_A_LIST,
    "model_type": faults.NOT_FIELDS,
    "model_attributes_type": faults.NOT_FIELDS,
}


class FieldFault(NamedTuple):
    """A fault in the data of an entry, and the field in which it lies."""

    path: FieldPath
    fault: Fault

    @property
    def is_about_name(self) -> bool:
        """Whether the fault lies in the name of a field and not in its value."""
        return self.fault.code in {faults.PT301.id, faults.PT302.id}


def translate_errors(
    errors: Iterable[ErrorDetails], model: type[BaseModel]
) -> Iterator[FieldFault]:
    """Yield what pydantic reports for ``model`` in German, without what only follows from it."""
    errors = list(errors)
    faulty_inside = {error["loc"][:end] for error in errors for end in range(len(error["loc"]))}
    meant = _find_meant(errors, model)
    misspelt = {(*loc[:-1], name) for loc, name in meant.items()}
    for error in errors:
        is_misspelt = error["type"] == "missing" and error["loc"] in misspelt
        # Where items of a list are faulty themselves, they are not counted.
        if not is_misspelt and not (error["type"] == "too_short" and error["loc"] in faulty_inside):
            at = (error.get("ctx") or {}).get("at", ())
            yield FieldFault((*error["loc"], *at), _fault_of(error, model, meant))


def _find_meant(errors: Iterable[ErrorDetails], model: type[BaseModel]) -> dict[FieldPath, str]:
    """Return which fields were probably meant by the first names that are unknown, by place."""
    unknown = (error["loc"] for error in errors if error["type"] == "extra_forbidden")
    near = {
        loc: find_nearest(str(loc[-1]), _known_fields(model, loc[:-1]))
        for loc in islice(unknown, MOST_OF_A_KIND)
    }
    return {loc: name for loc, name in near.items() if name}


def _fault_of(error: ErrorDetails, model: type[BaseModel], meant: Mapping[FieldPath, str]) -> Fault:
    kind, loc, given = error["type"], error["loc"], error["input"]
    context: Mapping[str, Any] = error.get("ctx") or {}
    name = next((part for part in reversed(loc) if isinstance(part, str)), "")
    if kind in faults.CODES:  # one of our own rules
        text = f"„{name}“: {context['text']}" if name else context["text"]
        return Fault(kind, text, context["advice"])
    if kind == "extra_forbidden":
        return unknown_field(name, [meant[loc]] if loc in meant else ())
    if kind == "missing":
        hint = _known_fields(model, loc[:-1]).get(name, "")
        return faults.MISSING_FIELD.fill(name=name, hint=hint)
    if given is None or kind == "string_too_short":
        return faults.EMPTY_FIELD.fill(name=name)
    if kind == "literal_error" and isinstance(given, str):
        words = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        return faults.NOT_IN_LIST.fill(
            word=quote_text(given),
            name=name,
            near=suggest_nearest(given, words),
            words=", ".join(words),
        )
    what = f"„{name}“" if name else "Der Eintrag"
    return _FORMS[kind].fill(what=what) if kind in _FORMS else _limit_fault(kind, what, context)


def unknown_field(name: str, known: Iterable[str] = ()) -> Fault:
    """Return the fault of naming a field that does not exist."""
    return faults.UNKNOWN_FIELD.fill(name=quote_text(name), near=suggest_nearest(name, known))


def _limit_fault(kind: str, what: str, context: Mapping[str, Any]) -> Fault:
    """Return the fault of a value beyond a limit of size or form."""
    match kind:
        case "too_short":
            return faults.TOO_FEW_ITEMS.fill(what=what, least=context["min_length"])
        case "too_long":
            return faults.TOO_MANY_ITEMS.fill(what=what, most=context["max_length"])
        case "greater_than_equal":
            return faults.NUMBER_TOO_SMALL.fill(what=what, least=context["ge"])
        case "less_than_equal":
            return faults.NUMBER_TOO_LARGE.fill(what=what, most=context["le"])
        case _:
            return faults.ODD_FORM.fill(what=what)


def _known_fields(model: type[BaseModel], loc: FieldPath) -> dict[str, str]:
    """Return name → hint of the fields that authors can fill in at ``loc``."""
    for part in loc:
        if isinstance(part, str) and part in model.model_fields:
            model = _model_in(model.model_fields[part].annotation) or model
    fields = model.model_fields.items()
    return {name: info.description or "" for name, info in fields if info.title}


def _model_in(annotation: object) -> type[BaseModel] | None:
    """Return the first model inside an annotation such as ``tuple[Quelle, ...] | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
