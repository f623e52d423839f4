"""Whoever reads plain language only still learns what each field and each practice is about."""

from __future__ import annotations

import re

from praxistransfer.library.library import Library
from praxistransfer.model.practice import Practice
from praxistransfer.model.vocabulary import Handlungsfeld

LONGEST_SENTENCE = 12
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
HARD = re.compile(
    r"[()\[\];§%&/]|\b(?:z\. ?B|u\. ?a|d\. ?h|bzw|usw|etc|ca|vgl|Abs|Nr)\b"
    r"|\b(?:LaKI|TIntG|MSO|UMF|KIM|KI)\b"
)
"""Brackets, signs and abbreviations, which plain language spells out."""


def test_every_field_is_explained_in_plain_language(nrw: Library) -> None:
    lengths = {
        field.id: len((field.einfach or "").split())
        for field in nrw.entries_of(Handlungsfeld)
        if not field.ersetzt_durch
    }
    assert lengths
    assert not {id_: length for id_, length in lengths.items() if not 30 <= length <= 90}


def test_every_practice_with_a_full_profile_is_told_in_plain_language(nrw: Library) -> None:
    full = [practice for practice in nrw.entries_of(Practice) if practice.schritte]
    assert full
    assert not [practice.id for practice in full if not practice.einfach]


def test_fields_are_explained_in_short_sentences(nrw: Library) -> None:
    assert not [
        f"{field.id}: {sentence}"
        for field in nrw.entries_of(Handlungsfeld)
        for sentence in SENTENCE_END.split(field.einfach or "")
        if len(sentence.split()) > LONGEST_SENTENCE
    ]


def test_fields_are_explained_without_brackets_and_abbreviations(nrw: Library) -> None:
    assert not [
        f"{field.id}: {match.group()}"
        for field in nrw.entries_of(Handlungsfeld)
        for match in HARD.finditer(field.einfach or "")
    ]
