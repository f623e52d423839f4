"""What is derived from the models: JSON Schema for machines, the field reference for authors."""

from __future__ import annotations

import json
import types
from dataclasses import dataclass
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from praxistransfer.model.base import Eintrag
from praxistransfer.model.fields import Ref, SourceRef, WordCount
from praxistransfer.model.places import DATEIEN, VOKABULARE
from praxistransfer.model.words import KINDS


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field as the reference shows it; ``name`` is e.g. ``quellen[].titel``."""

    name: str
    label: str
    hint: str
    form: str
    stage: str
    example: str
    required: bool


def list_models() -> dict[str, type[Eintrag]]:
    """Return kind → model, in the order of :data:`KINDS`."""
    by_kind = {model.kind: model for model in (*DATEIEN.values(), *VOKABULARE.values())}
    return {kind: by_kind[kind] for kind in KINDS}


def json_schema(model: type[Eintrag]) -> str:
    """Return the JSON Schema of the head of an entry, as text that never changes by itself."""
    schema = model.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = KINDS[model.kind].one
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def field_rows(model: type[BaseModel], prefix: str = "") -> list[FieldRow]:
    """Return every field of a model, nested ones below the field that holds them."""
    rows: list[FieldRow] = []
    for name, info in model.model_fields.items():
        if not info.title:  # not for authors: filled from the body
            continue
        inner, many = _unwrap_type(info.annotation)
        nested = inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None
        extra: Any = info.json_schema_extra
        rows.append(
            FieldRow(
                name=prefix + name,
                label=info.title,
                hint=info.description or "",
                form=("Liste: " if many else "")
                + ("Angaben" if nested else _describe_form(info, inner)),
                stage=extra["x-stufe"],
                example=str(info.examples[0]) if info.examples else "",
                required=info.is_required(),
            )
        )
        if nested:
            rows += field_rows(nested, f"{prefix}{name}{'[]' if many else ''}.")
    return rows


def _unwrap_type(annotation: Any) -> tuple[Any, bool]:
    """Return what a field holds, without ``| None`` and ``tuple``, and whether it is a list."""
    many = False
    while True:
        origin = get_origin(annotation)
        if origin is tuple:
            annotation, many = get_args(annotation)[0], True
        elif origin in {Union, types.UnionType}:
            annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        elif hasattr(annotation, "__metadata__") and get_origin(annotation.__origin__) is not None:
            annotation = annotation.__origin__
        else:
            return annotation, many


def _describe_form(info: FieldInfo, inner: Any) -> str:
    """Name the form of a value in German."""
    marks = [*info.metadata, *getattr(inner, "__metadata__", ())]
    for mark in marks:
        if isinstance(mark, Ref):
            if mark.kinds == ("*",):
                return "Kennung eines Eintrags"
            return "Kennung aus: " + ", ".join(KINDS[kind].many for kind in mark.kinds)
        if isinstance(mark, SourceRef):
            return "Kennung aus „quellen“"
        if isinstance(mark, WordCount):
            return f"Text, {mark.least} bis {mark.most} Wörter"
    base = getattr(inner, "__origin__", inner)
    for kind in (inner, base):
        if get_origin(kind) is Literal:
            return "eines von: " + ", ".join(get_args(kind))
    return {bool: "ja oder nein", int: "ganze Zahl", float: "Zahl"}.get(base, "Text")
