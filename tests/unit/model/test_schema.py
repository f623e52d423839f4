"""The JSON Schemas and the field reference say what the models say."""

from __future__ import annotations

import json
import re
import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from praxistransfer.library.library import Library
from praxistransfer.model.base import Abschnitt, Eintrag
from praxistransfer.model.schema import FieldRow, field_rows, json_schema, list_models
from praxistransfer.model.words import KINDS

TYPES = {"array", "boolean", "integer", "null", "number", "object", "string"}
KEYWORDS = {
    "$defs",
    "$ref",
    "$schema",
    "additionalProperties",
    "anyOf",
    "const",
    "default",
    "description",
    "enum",
    "examples",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "pattern",
    "properties",
    "required",
    "title",
    "type",
}
"""What the models need of draft 2020-12; anything else besides ``x-…`` is a slip."""

KIND_NAMES = list(KINDS)


def schema_of(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json_schema(list_models()[kind]))
    return found


def subschemas(schema: dict[str, Any], path: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a schema and every schema inside it, each with its place."""
    yield path, schema
    for name in ("properties", "$defs"):
        for key, value in schema.get(name, {}).items():
            yield from subschemas(value, f"{path}/{name}/{key}")
    if "items" in schema:
        yield from subschemas(schema["items"], f"{path}/items")
    for number, value in enumerate(schema.get("anyOf", [])):
        yield from subschemas(value, f"{path}/anyOf/{number}")


def slips(root: dict[str, Any]) -> list[str]:
    """Name everything in a schema that draft 2020-12 does not know or that cannot be meant."""
    found = []
    for path, schema in subschemas(root):
        found += [f"{path}: {word}" for word in schema if word not in KEYWORDS and word[:2] != "x-"]
        if schema.get("type", "string") not in TYPES:
            found.append(f"{path}: type {schema['type']}")
        if set(schema.get("required", [])) - set(schema.get("properties", {})):
            found.append(f"{path}: required, but not there")
        if "enum" in schema and (
            not schema["enum"] or len(schema["enum"]) != len({*map(str, schema["enum"])})
        ):
            found.append(f"{path}: enum")
        if "properties" in schema and schema.get("additionalProperties") is not False:
            found.append(f"{path}: open for unknown fields")
        if "pattern" in schema and not (
            schema["pattern"].startswith("^") and schema["pattern"].endswith("$")
        ):
            found.append(f"{path}: the pattern is not anchored")
        if ref := schema.get("$ref"):
            name = ref.removeprefix("#/$defs/")
            if name not in root.get("$defs", {}):
                found.append(f"{path}: {ref}")
    return found


def test_the_guard_of_these_tests_sees_slips() -> None:
    samples: tuple[dict[str, Any], ...] = (
        {"type": "text"},
        {"properties": {}, "additionalProperties": True},
        {"properties": {}},
        {"required": ["x"]},
        {"$ref": "#/$defs/X"},
        {"enum": []},
        {"pattern": "x"},
        {"definitions": {}},
        {"anyOf": [{"nullable": True}]},
    )
    for wrong in samples:
        assert slips(wrong), wrong


def test_every_kind_has_a_model() -> None:
    assert list(list_models()) == KIND_NAMES
    assert [model.kind for model in list_models().values()] == KIND_NAMES


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_the_schema_is_one_of_draft_2020_12(kind: str) -> None:
    schema = schema_of(kind)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["type"] == "object"
    assert schema["title"] == KINDS[kind].one
    assert not slips(schema)
    for _, part in subschemas(schema):
        re.compile(part.get("pattern", ""))


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_the_schema_is_written_the_same_each_time(kind: str) -> None:
    text = json_schema(list_models()[kind])
    assert text == json_schema(list_models()[kind])
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_the_schema_has_the_fields_of_the_model_and_needs_what_it_needs(kind: str) -> None:
    model = list_models()[kind]
    written = {name: info for name, info in model.model_fields.items() if name != "abschnitte"}
    schema = schema_of(kind)
    assert set(schema["properties"]) == set(written)
    assert set(schema["required"]) == {name for name, info in written.items() if info.is_required()}


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_every_field_is_described(kind: str) -> None:
    bare = [
        f"{path}: {name}"
        for path, schema in subschemas(schema_of(kind))
        for name, part in schema.get("properties", {}).items()
        if not (part.get("title") or "$ref" in part)
        or not part.get("description")
        or "x-stufe" not in part
    ]
    assert not bare


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], path: str) -> list[str]:
    """Name where a value as it was read from YAML (texts only) breaks its schema."""
    if ref := schema.get("$ref"):
        return faults(value, root["$defs"][ref.removeprefix("#/$defs/")], root, path)
    if "anyOf" in schema:
        tries = [faults(value, part, root, path) for part in schema["anyOf"]]
        return min(tries, key=len)
    kind = schema.get("type")
    if kind == "object":
        return _object_faults(value, schema, root, path)
    if kind == "array":
        return _array_faults(value, schema, root, path)
    return [] if _fits(value, schema) else [f"{path}: {value}"]


def _fits(value: Any, schema: dict[str, Any]) -> bool:
    """Say whether a single value is one that the schema allows."""
    if "enum" in schema:
        return value in schema["enum"]
    if not isinstance(value, str):
        return False
    if schema.get("type") in {"integer", "number"}:
        low, high = schema.get("minimum", -1e9), schema.get("maximum", 1e9)
        return bool(re.fullmatch(r"-?\d+(\.\d+)?", value)) and low <= float(value) <= high
    return (
        schema.get("type") == "string"
        and bool(re.search(schema.get("pattern", ""), value))
        and len(value) >= schema.get("minLength", 0)
    )


def _array_faults(value: Any, schema: dict[str, Any], root: dict[str, Any], path: str) -> list[str]:
    if not isinstance(value, list):
        return [f"{path}: no list"]
    least, most = schema.get("minItems", 0), schema.get("maxItems", len(value))
    found = [] if least <= len(value) <= most else [f"{path}: {len(value)} items"]
    for number, item in enumerate(value):
        found += faults(item, schema["items"], root, f"{path}[{number}]")
    return found


def _object_faults(
    value: Any, schema: dict[str, Any], root: dict[str, Any], path: str
) -> list[str]:
    if not isinstance(value, dict):
        return [f"{path}: no fields"]
    fields = schema.get("properties", {})
    found = [
        f"{path}: {name} is missing" for name in schema.get("required", ()) if name not in value
    ]
    found += [f"{path}: {name} is unknown" for name in value if name not in fields]
    for name, item in value.items():
        if name in fields and item is not None:
            found += faults(item, fields[name], root, f"{path}.{name}")
    return found


def written(entry: Eintrag, library: Library) -> Any:
    """Return what the author of an entry wrote, before any model saw it."""
    origin = library.origin_of(entry)
    data: Any = origin.document.data
    for part in origin.path:
        data = data[part]
    return data


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_every_entry_without_a_problem_fits_its_schema(
    kind: str, beispielland: Library, nrw: Library
) -> None:
    schema = schema_of(kind)
    entries = [
        (entry, library)
        for library in (beispielland, nrw)
        for entry in library.all_entries
        if entry.kind == kind
    ]
    assert entries
    wrong = [
        fault
        for entry, library in entries
        for fault in faults(written(entry, library), schema, schema, entry.id)
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("practice", {"titel": None}),
        ("practice", {"stauts": "entwurf"}),
        ("practice", {"status": "fertig"}),
        ("practice", {"stand": "gestern"}),
        ("practice", {"id": "Groß Geschrieben"}),
        ("practice", {"handlungsfelder": []}),
        ("practice", {"handlungsfelder": ["a", "b", "c", "d"]}),
        ("practice", {"handlungsfelder": "sport"}),
        ("practice", {"zeitraum": {"laufend": "vielleicht"}}),
        ("practice", {"ergebnisse": [{"aussage": "x", "methode": "raten", "quelle": "y"}]}),
        ("integrationszentrum", {"lat": "95"}),
        ("integrationszentrum", {"ags": "123"}),
    ],
)
def test_a_faulty_entry_does_not_fit_its_schema(
    kind: str, change: dict[str, Any], beispielland: Library
) -> None:
    schema = schema_of(kind)
    entry = next(item for item in beispielland.all_entries if item.kind == kind)
    data = {**written(entry, beispielland), **change}
    data = {name: value for name, value in data.items() if value is not None}
    assert not faults(written(entry, beispielland), schema, schema, "")
    assert faults(data, schema, schema, "")


def fields_of(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """Yield the name of every field of a model and of the models in it, an own walk."""
    for name, info in model.model_fields.items():
        if _model_in(info.annotation) is Abschnitt:
            continue
        yield prefix + name
        if inner := _model_in(info.annotation):
            many = "tuple" in str(info.annotation)
            yield from fields_of(inner, f"{prefix}{name}{'[]' if many else ''}.")


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in {tuple, Union, types.UnionType} or hasattr(
        annotation, "__metadata__"
    ):
        for part in get_args(annotation):
            if found := _model_in(part):
                return found
    return None


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_the_reference_has_a_row_for_every_field_in_order(kind: str) -> None:
    model = list_models()[kind]
    assert [row.name for row in field_rows(model)] == [*fields_of(model)]


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_every_row_of_the_reference_is_filled(kind: str) -> None:
    rows = field_rows(list_models()[kind])
    assert not [row.name for row in rows if not (row.label and row.hint and row.form)]
    assert {row.stage for row in rows} <= {"S", "V", "T"}
    assert not [
        row.name for row in rows if "." not in row.name and row.required and row.stage == "T"
    ]


def row(kind: str, name: str) -> FieldRow:
    return next(row for row in field_rows(list_models()[kind]) if row.name == name)


@pytest.mark.parametrize(
    ("kind", "name", "form"),
    [
        ("practice", "titel", "Text, 2 bis 15 Wörter"),
        ("practice", "einfach", "Text, 5 bis 120 Wörter"),
        ("practice", "handlungsfelder", "Liste: Kennung aus: Handlungsfelder"),
        ("practice", "landesweit", "ja oder nein"),
        ("practice", "quellen", "Liste: Angaben"),
        ("practice", "quellen[].werk", "Kennung aus: Werke"),
        ("practice", "zeitraum", "Angaben"),
        ("practice", "zeitraum.laufend", "ja oder nein"),
        ("practice", "schritte[].quellen", "Liste: Kennung aus „quellen“"),
        ("practice", "schritte[].teil", "eines von: kern, anpassbar, optional"),
        ("practice", "voraussetzungen[].grad", "eines von: muss, soll"),
        ("practice", "fortbildung.minuten", "ganze Zahl"),
        ("practice", "ergebnisse[].quelle", "Kennung aus „quellen“"),
        ("integrationszentrum", "lat", "Zahl"),
        ("akteur", "verwandt", "Liste: Kennung eines Eintrags"),
        ("foerderprogramm", "aufbau", "Liste: Text"),
    ],
)
def test_the_reference_names_the_form_of_a_value_in_german(kind: str, name: str, form: str) -> None:
    assert row(kind, name).form == form


def test_the_reference_says_what_is_needed() -> None:
    assert row("practice", "titel").required
    assert not row("practice", "einfach").required
    assert row("practice", "titel").example == "Fahrrad- und Schwimmkurse für Frauen"
