"""The invented handbook of Beispielland loads without problems and uses every field."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from praxistransfer.content.checks import check_library
from praxistransfer.content.loading import load_library
from praxistransfer.library.library import Library
from praxistransfer.model.base import Schritt, Value
from praxistransfer.model.places import DATEIEN, VOKABULARE, WURZEL
from praxistransfer.model.practice import (
    Anpassung,
    Hindernis,
    Practice,
    Uebertragung,
    Voraussetzung,
)
from praxistransfer.model.words import list_words

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1] / "beispielland"
BODY = "abschnitte"
"""Comes from the Markdown body; no author writes it as a field."""


@cache
def _loaded() -> tuple[Library, tuple[str, ...]]:
    library, problems = load_library(ROOT)
    assert library is not None, "\n".join(map(str, problems))
    return library, tuple(map(str, (*problems, *check_library(library))))


def _models_in(annotation: object) -> Iterator[type[Value]]:
    """Yield the models that a type names, also inside of ``tuple[…]`` and ``… | None``."""
    if isinstance(annotation, type) and issubclass(annotation, Value):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _all_models(*roots: type[Value]) -> set[type[Value]]:
    """Return ``roots`` and every model that their fields lead to."""
    found: set[type[Value]] = set()
    waiting = list(roots)
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            for name, info in model.model_fields.items():
                if name != BODY:
                    waiting += _models_in(info.annotation)
    return found


def _note_filled(value: object, filled: dict[type[Value], set[str]]) -> None:
    """Note every field in ``value`` that says something else than a field left out would."""
    if isinstance(value, tuple):
        for item in value:
            _note_filled(item, filled)
    elif isinstance(value, Value):
        for name, info in type(value).model_fields.items():
            content = getattr(value, name)
            if name != BODY and content != info.default:
                filled[type(value)].add(name)
                _note_filled(content, filled)


def test_loads_without_problems() -> None:
    """Neither reading nor any rule finds a fault."""
    _, problems = _loaded()
    assert not problems, "\n".join(problems)


def test_is_another_land() -> None:
    """It stands for a handbook outside of the one that this project publishes."""
    library, _ = _loaded()
    assert library.handbuch.land == "Beispielland"


def test_every_kind_of_entry_occurs() -> None:
    """Each vocabulary and each folder holds at least two entries, the trainings one."""
    library, _ = _loaded()
    counts = {
        name: len(library.entries_of(model)) for name, model in {**VOKABULARE, **DATEIEN}.items()
    }
    too_few = {name: n for name, n in counts.items() if n < (1 if name == "schulungen" else 2)}
    assert not too_few


def test_every_field_is_filled_somewhere() -> None:
    """A new field must be given a value here, so that all pages and formats meet it in tests."""
    library, _ = _loaded()
    filled: dict[type[Value], set[str]] = defaultdict(set)
    everything = (*library.entries.values(), *library.begriffe.values(), *library.werke.values())
    _note_filled(
        (
            library.handbuch,
            library.betreiber,
            library.pruefbericht,
            library.linkpruefung,
            library.wortwahl,
            library.suchwortschatz,
            *everything,
        ),
        filled,
    )
    missing = sorted(
        f"{model.__name__}.{name}"
        for model in _all_models(*WURZEL.values(), *VOKABULARE.values(), *DATEIEN.values())
        for name in model.model_fields
        if name != BODY and name not in filled[model]
    )
    assert not missing, "never filled in tests/beispielland: " + ", ".join(missing)


def test_every_word_that_helps_to_take_over_is_used() -> None:
    """Real sources seldom say these; here each of them is said, so that tests can see it."""
    library, _ = _loaded()
    transfers, practices = library.entries_of(Uebertragung), library.entries_of(Practice)
    changes = [change for item in transfers for change in item.anpassungen]
    steps = [step for item in practices for step in item.schritte]
    needs = [need for item in practices for need in item.voraussetzungen]
    obstacles = [obstacle for item in practices for obstacle in item.stolpersteine]
    used: list[tuple[type[Value], str, set[str | None]]] = [
        (Anpassung, "treue", {change.treue for change in changes}),
        (Anpassung, "dimension", {change.dimension for change in changes}),
        (Schritt, "teil", {step.teil for step in steps}),
        (Voraussetzung, "art", {need.art for need in needs}),
        (Voraussetzung, "grad", {need.grad for need in needs}),
        (Hindernis, "half", {obstacle.half for obstacle in obstacles}),
        (Uebertragung, "art", {item.art for item in transfers}),
    ]
    for model, name, words in used:
        assert {*list_words(model, name)} <= words, f"{model.__name__}.{name}"
    assert {"abgebrochen", "abgewandelt"} <= {item.status for item in transfers}
