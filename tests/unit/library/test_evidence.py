"""The level of a practice follows from its claims; each rule at its edges."""

from __future__ import annotations

from typing import Any

import pytest
from graded import claim, measured, practice, transfer

from praxistransfer.library.evidence import (
    LADDER,
    Evidence,
    evidence_of,
    is_old,
    level_of,
    results_of,
)
from praxistransfer.model.practice import Uebertragung
from praxistransfer.model.vocabulary import Quellenwerk

DAY = "2026-02-01"
WORKS = {
    "werk": Quellenwerk(id="werk", label="Werk", datum="2024"),
    "undatiert": Quellenwerk(id="undatiert", label="Werk", datum="ohne Datum"),
}
METHODS = ("selbstbericht", "presse", "interview", "zaehlung", "befragung", "vergleich", "studie")


def evidence(*claims: dict[str, Any], transfers: tuple[Uebertragung, ...] = ()) -> Evidence:
    results = results_of(practice(*claims))
    return evidence_of(results, transfers, WORKS, old=is_old(results, WORKS, DAY))


def level(*claims: dict[str, Any]) -> int:
    return evidence(*claims).rung.level


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
        results = results_of(practice(measured(methode)))
        assert level_of(results, WORKS) == level(measured(methode))
