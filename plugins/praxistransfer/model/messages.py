"""Translates what pydantic found into German sentences with a code and advice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from praxistransfer.model.codes import CODES
from praxistransfer.model.german import meant, nearest, quote
from praxistransfer.model.problem import FieldPath

_PAIRS = "Erwartet werden einzelne Angaben der Form „feld: wert“."
_PAIRS_ADVICE = "Jede Angabe in eine eigene, eingerückte Zeile der Form „feld: wert“ schreiben."
_LIST_ADVICE = "Jede Angabe in eine eigene Zeile mit „- “ davor oder alle in [Klammern] setzen."
_TEXT_FORM = (
    "Erwartet wird ein Text.",
    "Eine einzelne Angabe ohne Liste und ohne Unterpunkte schreiben.",
)
_WHOLE_FORM = (
    "Erwartet wird eine ganze Zahl.",
    "Nur Ziffern angeben, ohne Punkt, Komma und Leerzeichen.",
)
_NUMBER_FORM = (
    "Erwartet wird eine Zahl.",
    "Eine Zahl mit Punkt statt Komma angeben, zum Beispiel 51.5.",
)
_FORMS = {
    "string_type": _TEXT_FORM,
    "literal_error": _TEXT_FORM,  # where not even a text was given
    "int_type": _WHOLE_FORM,
    "int_parsing": _WHOLE_FORM,
    "int_parsing_size": _WHOLE_FORM,
    "float_type": _NUMBER_FORM,
    "float_parsing": _NUMBER_FORM,
    "finite_number": _NUMBER_FORM,
    "tuple_type": ("Erwartet wird eine Liste.", _LIST_ADVICE),
    "model_type": (_PAIRS, _PAIRS_ADVICE),
    "model_attributes_type": (_PAIRS, _PAIRS_ADVICE),
}
_EMPTY_ADVICE = "Einen Text angeben oder das Feld löschen."
_UNKNOWN_ADVICE = "Den Namen berichtigen oder das Feld löschen; die Feldreferenz nennt alle Felder."


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in the data of an entry: where, what, and what to do."""

    path: FieldPath
    code: str
    text: str
    advice: str

    @property
    def about_name(self) -> bool:
        """Whether the fault lies in the name of a field and not in its value."""
        return self.code in {"PT301", "PT302"}


def translate(errors: Iterable[ErrorDetails], model: type[BaseModel]) -> list[Finding]:
    """Return what pydantic reports for ``model`` as findings, without those that only follow."""
    errors = list(errors)
    places = {error["loc"] for error in errors}
    misspelt = set(_misspelt(errors, model))
    return [
        _finding(error, model)
        for error in errors
        if not (error["type"] == "missing" and error["loc"] in misspelt)
        and not (error["type"] == "too_short" and _holds_another(error["loc"], places))
    ]


def _misspelt(errors: Iterable[ErrorDetails], model: type[BaseModel]) -> Iterator[FieldPath]:
    """Yield the places of fields that are only missing because their name is misspelt."""
    for error in errors:
        if error["type"] == "extra_forbidden":
            loc = error["loc"]
            name = nearest(str(loc[-1]), _known_fields(model, loc[:-1]))
            if name:
                yield (*loc[:-1], name)


def _holds_another(loc: FieldPath, places: set[FieldPath]) -> bool:
    """Say whether an item of the list at ``loc`` is faulty itself, and therefore not counted."""
    return any(len(place) > len(loc) and place[: len(loc)] == loc for place in places)


def _finding(error: ErrorDetails, model: type[BaseModel]) -> Finding:
    kind, loc, given = error["type"], error["loc"], error["input"]
    context: Mapping[str, Any] = error.get("ctx") or {}
    name = next((part for part in reversed(loc) if isinstance(part, str)), "")
    if kind in CODES:
        text = f"„{name}“: {context['text']}" if name else context["text"]
        return Finding((*loc, *context["at"]), kind, text, context["advice"])
    if kind in {"missing", "extra_forbidden"} or given is None or kind == "string_too_short":
        return _name_finding(kind, loc, name, model)
    if kind == "literal_error" and isinstance(given, str):
        words = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        text = f"{quote(given)} ist für „{name}“ nicht erlaubt.{meant(given, words)}"
        return Finding(loc, "PT304", text, f"Erlaubt: {', '.join(words)}.")
    what = f"„{name}“" if name else "Der Eintrag"
    if kind in _FORMS:
        form, advice = _FORMS[kind]
        return Finding(loc, "PT303", f"{what} hat die falsche Form: {form}", advice)
    return Finding(loc, *_limit(kind, what, context))


def _name_finding(kind: str, loc: FieldPath, name: str, model: type[BaseModel]) -> Finding:
    """Return the finding for a field that is missing, left empty, or not known."""
    known = _known_fields(model, loc[:-1])
    if kind == "extra_forbidden":
        return Finding(loc, *unknown_field(name, known))
    if kind == "missing":
        text, advice = f"Die Angabe „{name}“ fehlt.", f"Ergänzen: {known.get(name, '')}"
        return Finding(loc, "PT302", text, advice)
    return Finding(loc, "PT302", f"Die Angabe „{name}“ ist leer.", _EMPTY_ADVICE)


def unknown_field(name: str, known: Iterable[str] = ()) -> tuple[str, str, str]:
    """Return code, sentence and advice for a field that does not exist."""
    text = f"Das Feld {quote(name)} ist nicht bekannt.{meant(name, known)}"
    return "PT301", text, _UNKNOWN_ADVICE


def _limit(kind: str, what: str, context: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return the message for a limit of size or form."""
    match kind:
        case "too_short":
            least = context["min_length"]
            return "PT306", f"{what} hat zu wenige Angaben.", f"Mindestens {least} angeben."
        case "too_long":
            most = context["max_length"]
            advice = f"Höchstens {most} angeben; die wichtigsten zuerst."
            return "PT306", f"{what} hat zu viele Angaben.", advice
        case "greater_than_equal":
            return "PT312", f"{what} ist zu klein.", f"Mindestens {context['ge']:g} angeben."
        case "less_than_equal":
            return "PT312", f"{what} ist zu groß.", f"Höchstens {context['le']:g} angeben."
        case _:
            advice = "Die Feldreferenz zeigt ein Beispiel."
            return "PT312", f"{what} hat nicht die erwartete Form.", advice


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
