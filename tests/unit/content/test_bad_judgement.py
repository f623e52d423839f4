"""What editors read when their judgement does not fit the practice it is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import PRACTICE, edit, field, report

STEPS = """\
schritte:
  - id: planen
    text: Den Kurs ausdenken.
  - id: feiern
    text: Den Kurs feiern.
einschaetzung:
  methode: kern-und-spielraum
  stand: 2026-12-01
"""
BOTH = """\
  schritte:
    - {schritt: planen, teil: kern, grund: Ohne Plan kein Kurs.}
    - {schritt: feiern, teil: optional, grund: Gefeiert wird auch ohne Kurs.}
"""


def judged(text: str) -> dict[str, str]:
    """Return the change that judges a practice with two steps."""
    lines = {
        "1. Der Kurs wurde erfunden.": "",
        "rolle_ki: partner": f"rolle_ki: partner\n{STEPS}{text}".rstrip(),
    }
    return {PRACTICE: str(edit(PRACTICE, lines)[PRACTICE])}


def test_a_judgement_that_fits_is_not_reported(tmp_path: Path) -> None:
    assert report(tmp_path, judged(BOTH)) == []


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        (
            BOTH.replace("schritt: feiern", "schritt: fiern"),
            "23:17  PT401",
            "Den Schritt „fiern“ hat das Beispiel nicht. Gemeint: „feiern“?",
        ),
        (
            BOTH.replace("schritt: feiern", "schritt: planen"),
            "23:17  PT311",
            "Der Schritt „planen“ ist mehr als einmal eingeordnet.",
        ),
        (
            BOTH.rpartition("    -")[0],
            "22:5  PT311",
            "Der Schritt „feiern“ ist weder durch eine Quelle noch",
        ),
        (
            BOTH.replace("teil: kern", "teil: wesentlich"),
            "22:31  PT304",
            "„wesentlich“ ist für „teil“ nicht erlaubt.",
        ),
        (
            BOTH.replace("Ohne Plan kein Kurs.", "wichtig " * 46),
            "22:44  PT305",
            "„grund“: Der Text hat 46 Wörter, erlaubt sind höchstens 45.",
        ),
        (
            f"{BOTH}  fragen: {['Was kostet das alles?'] * 6}\n",
            "24:11  PT306",
            "„fragen“",
        ),
        (
            f"{BOTH}  passt_fuer: [{{handlungsfeld: spiel-und-spass, grund: Passt gut dazu.}}]\n",
            "24:32  PT311",
            "In „spiel-und-spass“ steht das Beispiel schon.",
        ),
        (
            f"{BOTH}  passt_fuer: [{{handlungsfeld: gibt-es-nicht, grund: Passt gut dazu.}}]\n",
            "24:32  PT401",
            "„gibt-es-nicht“",
        ),
        (
            f"{BOTH}  plan_90_tage: [{{schritt: Anfangen, wochen: 9-4, rolle: Amt}}]\n",
            "24:46  PT312",
            "„wochen“: „9-4“ sind keine Wochen der ersten 90 Tage.",
        ),
        (
            f"{BOTH}  plan_90_tage: [{{schritt: Anfangen, wochen: 12–14, rolle: Amt}}]\n",
            "24:46  PT312",
            "„wochen“: „12–14“ sind keine Wochen der ersten 90 Tage.",
        ),
    ],
    ids=[
        *("unknown step", "step judged twice", "step left out", "unknown part", "too many words"),
        *("six questions", "own field", "unknown field", "weeks swapped", "too late a week"),
    ],
)
def test_a_judgement_that_does_not_fit(
    tmp_path: Path, text: str, place: str, sentence: str
) -> None:
    (problem,) = report(tmp_path, judged(text))
    assert problem.startswith(f"{PRACTICE}:{place}  ")
    assert sentence in problem


def test_a_method_that_is_not_written_down(tmp_path: Path) -> None:
    change = judged(BOTH)[PRACTICE].replace("kern-und-spielraum", "bauchgefuehl")
    (problem,) = report(tmp_path, {PRACTICE: change})
    assert "„bauchgefuehl“ ist für „methode“ nicht erlaubt." in problem


def test_a_source_that_speaks_of_a_step_leaves_nothing_to_judge(tmp_path: Path) -> None:
    sourced = "    text: Den Kurs feiern.\n    teil: optional\n    quellen: [blatt]"
    text = judged(BOTH)[PRACTICE].replace("    text: Den Kurs feiern.", sourced)
    (problem,) = report(tmp_path, {PRACTICE: text})
    assert "Der Schritt „feiern“ ist mehr als einmal eingeordnet." in problem
    only_first = text.replace(BOTH, BOTH.rpartition("    -")[0])
    assert report(tmp_path, {PRACTICE: only_first}) == []


def test_a_pattern_is_judged_only_where_one_is_named(tmp_path: Path) -> None:
    (problem,) = report(tmp_path, field("muster_einschaetzung: ja"))
    assert problem.startswith(f"{PRACTICE}:12:23  PT311")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("nicht_zutreffend: [ressourcen.kostn]", "Gemeint: „ressourcen.kosten“?"),
        ("nicht_zutreffend: [titel]", "„titel“ gehört nicht zu dem, was entfallen darf."),
        ("orte: [Musterdorf]\nnicht_zutreffend: [orte]", "„orte“ ist ausgefüllt"),
        ("ressourcen: {kosten: 3 Euro}\nnicht_zutreffend: [ressourcen.kosten]", "ist ausgefüllt"),
    ],
)
def test_what_does_not_apply_is_a_field_that_is_empty(
    tmp_path: Path, text: str, sentence: str
) -> None:
    (problem,) = report(tmp_path, field(text))
    assert f"{PRACTICE}:" in problem
    assert sentence in problem


def test_what_does_not_apply_may_be_part_of_something_else(tmp_path: Path) -> None:
    text = "ressourcen: {personal: eine Stelle}\nnicht_zutreffend: [ressourcen.kosten, muster]"
    assert report(tmp_path, field(text)) == []


@pytest.mark.parametrize("name", ["bis_geplant", "zuletzt_belegt"])
def test_no_date_of_a_period_lies_before_its_beginning(tmp_path: Path, name: str) -> None:
    change = {"  bis: 2019": f"  {name}: 2001"}
    (problem,) = report(tmp_path, edit(PRACTICE, change))
    assert "Der Zeitraum endet (2001), bevor er beginnt (2018-09)." in problem
    assert f"„von“ und „{name}“ prüfen" in problem
