"""Levels, counts and states of a practice follow from what it says; each rule at its edges."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from content import PRACTICE, TRANSFER, VALID, content
from praxistransfer.content.checking import check_content
from praxistransfer.library.standing import (
    LADDER,
    NOT_EXPECTED,
    Evidence,
    completeness_of,
    condition_of,
    evidence_of,
    expected,
    freshness_of,
    is_old,
    level_of,
    transfers_of,
)
from praxistransfer.model.practice import Practice, Uebertragung
from praxistransfer.model.schema import field_rows
from praxistransfer.model.vocabulary import Quellenwerk

DAY = "2026-02-01"
WORKS = {
    "werk": Quellenwerk(id="werk", label="Werk", datum="2024"),
    "undatiert": Quellenwerk(id="undatiert", label="Werk", datum="ohne Datum"),
}
SOURCES = (
    {"id": "datiert", "titel": "Bericht", "datum": "2024-05"},
    {"id": "undatiert", "titel": "Aushang", "datum": "ohne Datum"},
    {"id": "werk", "werk": "werk"},
    {"id": "werk-ohne", "werk": "undatiert"},
)
METHODS = ("selbstbericht", "presse", "interview", "zaehlung", "befragung", "vergleich", "studie")


def claim(methode: str, quelle: str = "datiert", **more: Any) -> dict[str, Any]:
    return {"aussage": "Es gab etwas.", "methode": methode, "quelle": quelle, **more}


def measured(methode: str, **more: Any) -> dict[str, Any]:
    return claim(methode, indikator="Beete", wert="34 von 40", **more)


def practice(*ergebnisse: dict[str, Any], **more: Any) -> Practice:
    fields = {
        "id": "probe",
        "titel": "Eine Probe",
        "kurzfassung": "Wort " * 25,
        "status": "entwurf",
        "handlungsfelder": ["feld"],
        "zielgruppen": ["gruppe"],
        "kommunen": ["ki-hier"],
        "zeitraum": {},
        "rolle_ki": "nicht_belegt",
        "stand": "2024",
        "quellen": SOURCES,
        "ergebnisse": ergebnisse,
        **more,
    }
    return Practice.model_validate(fields)


def transfer(**more: Any) -> Uebertragung:
    fields = {
        "id": "uebernahme",
        "titel": "Von hier nach dort",
        "praxis": "probe",
        "art": "kommune_zu_kommune",
        "von": [{"name": "hier", "kommune": "ki-hier"}],
        "nach": [{"name": "dort", "kommune": "ki-dort"}],
        "zeitraum": {},
        "status": "erprobt",
        "quellen": SOURCES,
        **more,
    }
    return Uebertragung.model_validate(fields)


def evidence(*claims: dict[str, Any], transfers: tuple[Uebertragung, ...] = ()) -> Evidence:
    condition = condition_of(practice(*claims))
    return evidence_of(condition, transfers, WORKS, old=is_old(condition, WORKS, DAY))


def level(*claims: dict[str, Any]) -> int:
    return evidence(*claims).rung.level


# -- the ladder --------------------------------------------------------------------------------


def test_the_rungs_stand_at_the_places_of_their_levels() -> None:
    assert [rung.level for rung in LADDER] == [0, 1, 2, 3, 4]


def test_every_method_has_exactly_one_highest_rung() -> None:
    assert sorted(method for rung in LADDER for method in rung.methods) == sorted(METHODS)


def test_without_a_claim_there_is_only_experience() -> None:
    assert level() == 0


@pytest.mark.parametrize(
    ("methode", "reached"), [*zip(METHODS, (1, 1, 1, 2, 2, 3, 4), strict=True)]
)
def test_a_measured_claim_reaches_the_rung_of_its_method(methode: str, reached: int) -> None:
    assert level(measured(methode)) == reached


@pytest.mark.parametrize("methode", ["zaehlung", "befragung", "vergleich"])
@pytest.mark.parametrize("said", [{}, {"indikator": "Beete"}, {"wert": "34"}])
def test_what_was_not_measured_against_something_is_only_documented(
    methode: str, said: dict[str, str]
) -> None:
    assert level(claim(methode, **said)) == 1


def test_a_hundred_reports_of_ones_own_and_of_the_press_stay_on_the_first_rung() -> None:
    assert level(*([measured("selbstbericht"), measured("presse")] * 50)) == 1


@pytest.mark.parametrize(
    ("quelle", "said", "reached"),
    [
        ("undatiert", {}, 0),
        ("undatiert", {"datum": "2023"}, 1),
        ("werk", {}, 1),
        ("werk-ohne", {}, 0),
        ("datiert", {}, 1),
    ],
)
def test_a_claim_counts_with_a_date_of_its_own_or_of_its_source(
    quelle: str, said: dict[str, str], reached: int
) -> None:
    assert level(claim("presse", quelle, **said)) == reached


def test_a_study_of_the_whole_programme_does_not_count_for_the_practice() -> None:
    found = evidence(measured("studie", gilt_fuer="programm"))
    assert found.rung.level == 0
    assert "das ganze Programm" in found.reason


def test_each_level_but_the_highest_says_what_would_lift_it() -> None:
    for methode in ("presse", "zaehlung", "vergleich"):
        found = evidence(measured(methode))
        assert found.lift == LADDER[found.rung.level + 1].step
    assert evidence(measured("studie")).lift == ""


def test_a_count_without_indicator_is_lifted_by_one() -> None:
    assert evidence(claim("zaehlung")).lift == (
        "Zur Aussage mit der Methode „Zählung“ Indikator und Wert ergänzen."
    )


def test_an_undated_claim_is_lifted_by_a_date() -> None:
    assert "Datum ergänzen" in evidence(claim("presse", "undatiert")).lift


def test_a_level_comes_with_the_claims_that_carry_it() -> None:
    found = evidence(measured("zaehlung"), measured("befragung"), claim("presse"))
    assert found.reason == (
        "2 Aussagen mit Quelle und Datum tragen diese Stufe (Methode: Befragung und Zählung)."
    )


@pytest.mark.parametrize(
    ("datum", "old"),
    [("2021-02-01", False), ("2021-01-31", True), ("2021", False), ("2020", True),
     ("2021-02", False), ("2021-01", True)],
)  # fmt: skip
def test_evidence_is_old_after_five_years_counted_to_the_end_of_its_date(
    datum: str, old: bool
) -> None:
    assert evidence(claim("presse", datum=datum)).is_old is old


def test_only_the_newest_claim_decides_whether_evidence_is_old() -> None:
    assert not evidence(claim("presse", datum="2010"), claim("presse", datum="2025")).is_old


def test_without_evidence_nothing_is_old() -> None:
    assert not evidence().is_old


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"ergebnisse": [measured("zaehlung")]}, True),
        ({"ergebnisse": [claim("presse")]}, False),
        ({"ergebnisse": [measured("zaehlung", gilt_fuer="programm")]}, False),
        ({"ergebnisse": [measured("zaehlung")], "status": "abgebrochen"}, False),
        ({"ergebnisse": [measured("zaehlung")], "art": "programm_standort"}, False),
        ({"ergebnisse": [measured("zaehlung")], "nach": [{"name": "anderswo"}]}, False),
        (
            {
                "ergebnisse": [measured("zaehlung")],
                "nach": [{"name": "hier", "kommune": "ki-hier"}],
            },
            False,
        ),
    ],
)
def test_a_second_place_counts_with_measured_results_of_its_own(
    said: dict[str, Any], shown: bool
) -> None:
    assert evidence(claim("presse"), transfers=(transfer(**said),)).second_place is shown
    assert not evidence(transfers=(transfer(**said),)).second_place


def test_the_level_alone_is_the_same() -> None:
    for methode in METHODS:
        condition = condition_of(practice(measured(methode)))
        assert level_of(condition, WORKS) == level(measured(methode))


def test_nobody_can_type_what_is_computed() -> None:
    typed = {row.name for row in field_rows(Practice)}
    words = ("stufe", "evidenz", "vollstaendig", "aktualitaet", "lesbarkeit", "anzahl")
    assert not [name for name in typed for word in words if word in name]


# -- effort and take-overs ---------------------------------------------------------------------


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
    assert condition_of(practice(ressourcen=ressourcen)).effort == effort


def test_take_overs_are_counted_apart_from_sites_and_stopped_ones_are_named() -> None:
    found = transfers_of(
        [
            transfer(),
            transfer(status="abgebrochen"),
            transfer(status="geplant"),
            transfer(art="programm_standort"),
        ]
    )
    assert found.words == (
        "2 Übernahmen dokumentiert, davon 1 abgebrochen; 1 geplant; 1 Programmstandort"
    )
    assert [item.status for item in found.stopped] == ["abgebrochen"]


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ((), "noch keine Übernahme dokumentiert"),
        (({"art": "programm_standort"},), "noch keine Übernahme dokumentiert; 1 Programmstandort"),
        (({"status": "interesse"},), "noch keine Übernahme dokumentiert; 1 geplant"),
        (({},), "1 Übernahme dokumentiert"),
    ],
)
def test_what_has_not_happened_is_no_take_over(
    items: tuple[dict[str, Any], ...], words: str
) -> None:
    assert transfers_of(transfer(**item) for item in items).words == words


SAYS_UEBERTRAGBAR = {PRACTICE: VALID[PRACTICE].replace("status: entwurf", "status: uebertragbar")}
TAKEN_OVER = """\
id: probe
titel: Probe
praxis: musterkurs
art: {art}
von: [{{name: hier}}]
nach: [{{name: dort}}]
zeitraum: {{}}
status: {status}
quellen: [{{titel: Vermerk, datum: 2020}}]
"""


@pytest.mark.parametrize(
    ("art", "status", "codes"),
    [
        ("kommune_zu_kommune", "erprobt", []),
        ("pilot_zu_flaeche", "verstetigt", []),
        ("land_zu_land", "abgewandelt", []),
        ("kommune_zu_kommune", "geplant", ["PT411"]),
        ("kommune_zu_kommune", "abgebrochen", ["PT411"]),
        ("kommune_zu_kommune", "unbekannt", ["PT411"]),
        ("programm_standort", "verstetigt", ["PT411"]),
    ],
)
def test_uebertragbar_needs_a_take_over_that_was_tried(
    art: str, status: str, codes: list[str], tmp_path: Path
) -> None:
    take_over = {TRANSFER: TAKEN_OVER.format(art=art, status=status)}
    _, problems = check_content(content(tmp_path, SAYS_UEBERTRAGBAR, take_over))
    assert [problem.code for problem in problems] == codes


def test_uebertragbar_without_any_take_over_is_a_fault(tmp_path: Path) -> None:
    _, problems = check_content(content(tmp_path, SAYS_UEBERTRAGBAR))
    assert [(problem.code, problem.position.line) for problem in problems] == [("PT411", 5)]


def test_a_faulty_take_over_is_not_reported_twice(tmp_path: Path) -> None:
    take_over = {TRANSFER: TAKEN_OVER.format(art="unsinn", status="erprobt")}
    _, problems = check_content(content(tmp_path, SAYS_UEBERTRAGBAR, take_over))
    assert [problem.code for problem in problems] == ["PT304"]


# -- completeness ------------------------------------------------------------------------------


def test_fields_that_need_not_be_filled_are_fields_of_the_model() -> None:
    assert set(Practice.model_fields) >= NOT_EXPECTED


def test_every_other_field_is_expected_at_the_stage_of_the_model() -> None:
    stages = {row.name: row.stage for row in field_rows(Practice)}
    found = {item.name: item.stage for item in expected() if not item.is_section}
    assert found == {
        name: stage
        for name, stage in stages.items()
        if name in Practice.model_fields and name not in NOT_EXPECTED
    }


def test_what_says_only_that_nothing_is_known_is_not_filled() -> None:
    names = {
        item.name for item in completeness_of(condition_of(practice(stand="ohne Datum"))).missing
    }
    assert {"stand", "rolle_ki", "zeitraum", "nachhaltigkeit", "Ausgangslage"} <= names


def test_the_next_step_is_the_first_of_the_lowest_stage_with_its_help() -> None:
    sections = [{"titel": name, "text": "Text", "line": 1} for name in Practice.sections]
    complete = {"zeitraum": {"von": "2020"}, "rolle_ki": "partner", "## ": sections}
    found = completeness_of(condition_of(practice(**complete)))
    assert found.stages["S"][0] == found.stages["S"][1]
    assert found.next_step == (
        "Das Feld „In einfacher Sprache“ (einfach) ausfüllen: "
        "Dasselbe in kurzen, einfachen Sätzen, höchstens 120 Wörter."
    )


def test_steps_in_the_head_stand_for_the_section_on_the_procedure() -> None:
    steps = [{"id": "eins", "text": "Tun."}]
    names = {item.name for item in completeness_of(condition_of(practice(schritte=steps))).missing}
    assert "Vorgehen" not in names


def test_only_an_entry_without_gaps_is_complete() -> None:
    empty = condition_of(practice())
    assert completeness_of(empty._replace(open=0)).percent == 100
    assert completeness_of(empty._replace(open=0)).next_step == ""
    assert completeness_of(empty._replace(open=1)).percent < 100


# -- freshness ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2025-11-02", "aktuell"),
        ("2025-11-03", "bald"),
        ("2026-02-01", "bald"),
        ("2026-02-02", "ueberfaellig"),
        ("", "aktuell"),
    ],
)
def test_an_entry_is_due_soon_for_ninety_days_and_overdue_after_its_day(
    today: str, state: str
) -> None:
    checked = condition_of(practice(geprueft_am="2024-02-29", pruefen_bis="2026-02-01"))
    assert freshness_of(checked, today) == state


def test_an_entry_that_names_no_day_is_due_after_two_years() -> None:
    checked = condition_of(practice(geprueft_am="2024-02-29"))
    assert freshness_of(checked, "2026-02-28") == "bald"
    assert freshness_of(checked, "2026-03-01") == "ueberfaellig"


def test_a_month_is_due_until_its_end() -> None:
    checked = condition_of(practice(geprueft_am="2024-06", pruefen_bis="2025-02"))
    assert freshness_of(checked, "2025-02-28") == "bald"
    assert freshness_of(checked, "2025-03-01") == "ueberfaellig"


def test_what_is_younger_than_its_check_was_not_checked() -> None:
    assert freshness_of(condition_of(practice()), DAY) == "ungeprueft"
    newer = condition_of(practice(geprueft_am="2024-05-01", stand="2024-06"))
    assert freshness_of(newer, "2024-07-01") == "ungeprueft"
    same = condition_of(practice(geprueft_am="2024-05-01", stand="2024-05"))
    assert freshness_of(same, "2024-07-01") == "aktuell"


# -- sources -----------------------------------------------------------------------------------


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
    assert condition_of(practice(**said)).unsourced == (
        "Abschnitt „Ausgangslage“",
        "Feld „stolpersteine“",
        "Feld „ressourcen“",
    )
