"""Words and labels are complete: nothing is used that is not explained, and vice versa."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

import praxistransfer.model
from praxistransfer.model.base import Abschnitt, Value
from praxistransfer.model.fields import Labels
from praxistransfer.model.marks import marked_fields
from praxistransfer.model.schema import list_models
from praxistransfer.model.words import KINDS, WORDS


def subclasses(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for found in model.__subclasses__():
        yield found
        yield from subclasses(found)


def all_models() -> list[type[BaseModel]]:
    """Return every model of the package that authors fill in."""
    for module in pkgutil.iter_modules(praxistransfer.model.__path__):
        importlib.import_module(f"praxistransfer.model.{module.name}")
    own = (model for model in subclasses(Value) if model.__module__.startswith("praxistransfer."))
    return sorted(set(own) - {Abschnitt}, key=lambda model: model.__name__)


def authored_fields() -> list[tuple[str, FieldInfo]]:
    """Return every field that authors fill in, with its name for humans."""
    return [
        (f"{model.__name__}.{name}", info)
        for model in all_models()
        for name, info in model.model_fields.items()
        if name != "abschnitte"  # comes from the Markdown body
    ]


def words_in(annotation: Any) -> Iterator[str]:
    """Yield the words of every closed list inside a type."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for argument in get_args(annotation):
            yield from words_in(argument)


FIELDS = authored_fields()


# --- Words --------------------------------------------------------------------------------------


def test_every_word_of_a_closed_list_has_its_german_form() -> None:
    words = {word for _, info in FIELDS for word in words_in(info.annotation)}
    assert words - WORDS.keys() == set()
    assert WORDS.keys() - words == set()


def test_a_word_reads_alike_in_all_closed_lists() -> None:
    lists = [field.mark for model in all_models() for field in marked_fields(model, Labels)]
    assert len(lists) > 20
    assert [mark for mark in lists if mark.by_word.items() - WORDS.items()] == []


def likeness(word: str, label: str) -> float:
    """Return how much a German text looks like a word in ASCII."""
    ascii_signs = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "_"})
    return SequenceMatcher(None, word, label.lower().translate(ascii_signs)).ratio()


def test_no_two_words_of_a_closed_list_could_be_exchanged() -> None:
    lists = [field.mark.by_word for model in all_models() for field in marked_fields(model, Labels)]
    assert [
        (one, other)
        for labels in lists
        for one, other in combinations(labels, 2)
        if likeness(one, labels[one]) + likeness(other, labels[other])
        <= likeness(one, labels[other]) + likeness(other, labels[one])
    ] == []


def test_labels_belong_to_the_words_of_their_list() -> None:
    with pytest.raises(TypeError, match="ein"):
        TypeAdapter(Annotated[Literal["ein", "zwei"], Labels(ein="eins")])


def test_every_kind_has_a_model_and_german_names() -> None:
    assert list_models().keys() == KINDS.keys()
    assert all(kind.one and kind.many for kind in KINDS.values())
    folders = [kind.folder for kind in KINDS.values() if kind.folder]
    assert len(folders) == len(set(folders))


# --- Fields -------------------------------------------------------------------------------------


def test_every_field_has_a_label_and_a_hint() -> None:
    assert len(FIELDS) > 100
    assert [name for name, info in FIELDS if not info.title or not info.description] == []


def test_labels_begin_like_a_heading() -> None:
    assert [name for name, info in FIELDS if not str(info.title)[0].isupper()] == []


def test_hints_are_sentences_for_messages() -> None:
    ends = (".", "?", "…")
    assert [name for name, info in FIELDS if not str(info.description).endswith(ends)] == []


def test_labels_and_hints_are_german() -> None:
    english = re.compile(r"\b(?:the|of|and|is|or|with|from|not|for)\b", re.IGNORECASE)
    texts = [(name, f"{info.title} {info.description}") for name, info in FIELDS]
    assert [name for name, text in texts if english.search(text)] == []
