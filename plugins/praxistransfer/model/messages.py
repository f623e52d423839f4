"""Translates what pydantic found into German sentences with a code and advice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from praxistransfer.model.codes import CODES
from praxistransfer.model.fields import meant

_EXPECTED_FORM = {
    "string_type": "ein Text",
    "int_type": "eine ganze Zahl",
    "int_parsing": "eine ganze Zahl",
    "int_from_float": "eine ganze Zahl",
    "float_type": "eine Zahl",
    "float_parsing": "eine Zahl",
    "tuple_type": "eine Liste",
    "list_type": "eine Liste",
    "model_type": "einzelne Angaben der Form „feld: wert“",
    "model_attributes_type": "einzelne Angaben der Form „feld: wert“",
    "dict_type": "einzelne Angaben der Form „feld: wert“",
}
_FORM_ADVICE = {
    "eine Liste": "Jede Angabe in eine eigene Zeile mit „- “ davor oder alle in [Klammern] setzen.",
    "ein Text": "Eine einzelne Angabe ohne Liste und ohne Unterpunkte schreiben.",
}


def translate(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    """Return (code, sentence, advice) for one error that pydantic reports for ``model``."""
    kind = error["type"]
    loc = error["loc"]
    name = _field_name(loc)
    context = error.get("ctx") or {}
    if kind in CODES:
        sentence, _, advice = error["msg"].partition(" → ")
        return kind, (f"„{name}“: {sentence}" if name else sentence), advice
    if kind == "missing":
        return "PT302", f"Die Angabe „{name}“ fehlt.", _missing_advice(loc, model)
    if kind == "extra_forbidden":
        known = list(_model_at(model, loc[:-1]).model_fields)
        sentence = f"Das Feld „{name}“ ist nicht bekannt.{meant(str(name), known)}"
        return (
            "PT301",
            sentence,
            "Den Namen berichtigen oder das Feld löschen; die Feldreferenz nennt alle Felder.",
        )
    if kind == "literal_error":
        words = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        given = str(error["input"])
        sentence = f"„{given}“ ist für „{name}“ nicht erlaubt.{meant(given, words)}"
        return "PT304", sentence, "Erlaubt: " + ", ".join(words) + "."
    if kind in _EXPECTED_FORM:
        form = _EXPECTED_FORM[kind]
        sentence = f"„{name}“ hat die falsche Form: Erwartet wird {form}."
        return "PT303", sentence, _FORM_ADVICE.get(form, f"Hier {form} angeben.")
    return _limit(kind, name, context)


def _limit(kind: str, name: str, context: Mapping[str, object]) -> tuple[str, str, str]:
    """Return the message for a limit of size or form."""
    match kind:
        case "too_short":
            least = context["min_length"]
            return "PT306", f"„{name}“ hat zu wenige Angaben.", f"Mindestens {least} angeben."
        case "too_long":
            most = context["max_length"]
            return (
                "PT306",
                f"„{name}“ hat zu viele Angaben.",
                f"Höchstens {most} angeben; die wichtigsten zuerst.",
            )
        case "string_too_short":
            return (
                "PT302",
                f"Die Angabe „{name}“ ist leer.",
                "Einen Text angeben oder das Feld löschen.",
            )
        case "greater_than_equal":
            return "PT312", f"„{name}“ ist zu klein.", f"Mindestens {context['ge']} angeben."
        case "less_than_equal":
            return "PT312", f"„{name}“ ist zu groß.", f"Höchstens {context['le']} angeben."
        case _:
            return (
                "PT312",
                f"„{name}“ hat nicht die erwartete Form.",
                "Die Feldreferenz zeigt ein Beispiel.",
            )


def _field_name(loc: tuple[int | str, ...]) -> str:
    """Return the last named part of a location, e.g. "url" for ("quellen", 0, "url")."""
    return next((part for part in reversed(loc) if isinstance(part, str)), "")


def _missing_advice(loc: tuple[int | str, ...], model: type[BaseModel]) -> str:
    name = str(loc[-1])
    info = _model_at(model, loc[:-1]).model_fields.get(name)
    return f"Ergänzen: {info.description}" if info and info.description else "Die Angabe ergänzen."


def _model_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel]:
    """Return the model in which the field at the end of ``loc`` would stand."""
    for part in loc:
        if isinstance(part, str) and part in model.model_fields:
            model = _model_in(model.model_fields[part].annotation) or model
    return model


def _model_in(annotation: object) -> type[BaseModel] | None:
    """Return the first model inside an annotation such as ``tuple[Quelle, ...] | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
