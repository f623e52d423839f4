"""A complete entry fills what the model expects, and the next step is named."""

from __future__ import annotations

from graded import practice

from praxistransfer.library.completeness import (
    NOT_EXPECTED,
    Gaps,
    completeness_of,
    find_gaps,
    list_expected,
)
from praxistransfer.model.practice import Practice
from praxistransfer.model.schema import field_rows


def test_fields_that_need_not_be_filled_are_fields_of_the_model() -> None:
    assert set(Practice.model_fields) >= NOT_EXPECTED


def test_every_other_field_is_expected_at_the_stage_of_the_model() -> None:
    stages = {row.name: row.stage for row in field_rows(Practice)}
    found = {item.name: item.stage for item in list_expected() if not item.is_section}
    assert found == {
        name: stage
        for name, stage in stages.items()
        if name in Practice.model_fields and name not in NOT_EXPECTED
    }


def test_what_says_only_that_nothing_is_known_is_not_filled() -> None:
    names = {item.name for item in completeness_of(find_gaps(practice(stand="ohne Datum"))).missing}
    assert {"stand", "rolle_ki", "zeitraum", "nachhaltigkeit", "Ausgangslage"} <= names


def test_the_next_step_is_the_first_of_the_lowest_stage_with_its_help() -> None:
    sections = [{"titel": name, "text": "Text", "line": 1} for name in Practice.sections]
    complete = {"zeitraum": {"von": "2020"}, "rolle_ki": "partner", "## ": sections}
    found = completeness_of(find_gaps(practice(**complete)))
    assert found.stages["S"][0] == found.stages["S"][1]
    assert found.next_step == (
        "Das Feld „In einfacher Sprache“ (einfach) ausfüllen: "
        "Dasselbe in kurzen, einfachen Sätzen, höchstens 120 Wörter."
    )


def test_steps_in_the_head_stand_for_the_section_on_the_procedure() -> None:
    steps = [{"id": "eins", "text": "Tun."}]
    names = {item.name for item in completeness_of(find_gaps(practice(schritte=steps))).missing}
    assert "Vorgehen" not in names


def test_only_an_entry_without_gaps_is_complete() -> None:
    assert completeness_of(Gaps(0, 0)).percent == 100
    assert completeness_of(Gaps(0, 0)).next_step == ""
    assert completeness_of(Gaps(1, 0)).percent < 100


def test_what_there_cannot_be_does_not_count() -> None:
    found, less = (
        completeness_of(find_gaps(practice(nicht_zutreffend=names)))
        for names in ([], ["ergebnisse", "ressourcen.kosten"])
    )
    assert "ergebnisse" in {item.name for item in found.missing}
    assert "ergebnisse" not in {item.name for item in less.missing}
    assert less.stages["V"] == (found.stages["V"][0], found.stages["V"][1] - 1)
    assert completeness_of(Gaps(0, 1)).percent == 100


def test_what_the_editors_think_completes_nothing() -> None:
    judgement = {"methode": "kern-und-spielraum", "stand": "2026-12-01", "fragen": ["Was ist das?"]}
    assert find_gaps(practice(einschaetzung=judgement)) == find_gaps(practice())
