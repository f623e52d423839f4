"""What is computed of a practice is computed of it alone, and nobody types it."""

from __future__ import annotations

from typing import Any

import pytest
from graded import practice

from praxistransfer.library.grades import grade_practice
from praxistransfer.model.practice import Practice
from praxistransfer.model.schema import field_rows


def test_nobody_can_type_what_is_computed() -> None:
    typed = {row.name for row in field_rows(Practice)}
    words = ("stufe", "evidenz", "vollstaendig", "aktualitaet", "lesbarkeit", "anzahl")
    assert not [name for name in typed for word in words if word in name]


@pytest.mark.parametrize(
    ("ressourcen", "effort"),
    [
        (None, "unbekannt"),
        ({}, "unbekannt"),
        ({"foerderung": "Land"}, "unbekannt"),
        ({"personal": "eine Stelle"}, "beschrieben"),
        ({"personal": "eine Stelle", "kostenband": "hoch"}, "hoch"),
    ],
)
def test_effort_is_what_the_entry_says_of_it(ressourcen: Any, effort: str) -> None:
    assert grade_practice(practice(ressourcen=ressourcen)).effort == effort


def test_statements_without_a_source_are_named_by_their_place() -> None:
    sections = [
        {"titel": "Ausgangslage", "text": "Belegt.[^datiert]\n\nUnbelegt.", "line": 1},
        {"titel": "Ziele", "text": "Ein Ziel.", "line": 4},
        {"titel": "Ergebnisse", "text": "Ergebnisse sind nicht belegt.", "line": 6},
    ]
    said = {
        "## ": sections,
        "stolpersteine": [{"art": "geld", "was": "Es fehlte."}],
        "voraussetzungen": [{"text": "Ein Ort.", "art": "umfeld", "quelle": "datiert"}],
        "ressourcen": {"personal": "eine Stelle"},
    }
    assert grade_practice(practice(**said)).unsourced == (
        "Abschnitt „Ausgangslage“",
        "Feld „stolpersteine“",
        "Feld „ressourcen“",
    )
