"""A date that has not come yet is refused where somebody tells what has happened."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import CENTRES, PRACTICE, VALID, Files, add, content, edit, edited, problems_of
from praxistransfer.content.checking import check_content
from praxistransfer.content.reader import ContentReader
from praxistransfer.tools.day import latest_day
from praxistransfer.tools.store import Store

LATEST = "2024-02-10"


def judge(root: Path, *changes: Files) -> list[str]:
    return [str(item) for item in check_content(content(root, *changes), latest=LATEST)[1]]


SOURCE = "    datum: 2019-05"
PAST: dict[str, tuple[Files, str]] = {
    "stand": (edit(PRACTICE, {"stand: 2019-05": "stand: {}"}), "13:8"),
    "source": (edit(PRACTICE, {SOURCE: "    datum: {}"}), "17:12"),
    "read on": (edit(PRACTICE, {SOURCE: f"{SOURCE}\n    abgerufen: {{}}"}), "18:16"),
    "checked on": (
        edit(PRACTICE, {"rolle_ki: partner": "rolle_ki: partner\ngeprueft_am: {}"}),
        "13:14",
    ),
    "operator": ({"betreiber.yml": "bewertet_am: {}\n"}, "1:14"),
    "links": ({"linkpruefung.yml": "am: {}\ngeprueft: 0\n"}, "1:5"),
    "inhabitants": (
        add(CENTRES, "    einwohner:\n      wert: 9\n      stand: {}\n      basis: Probe\n"),
        "12:14",
    ),
}


def fill(change: Files, date: str) -> Files:
    return {path: str(text).replace("{}", date) for path, text in change.items()}


@pytest.mark.parametrize("name", PAST)
@pytest.mark.parametrize("date", ["2204", "2025", "2024-03", "2024-02-11"])
def test_what_was_told_cannot_lie_ahead(tmp_path: Path, name: str, date: str) -> None:
    change, place = PAST[name]
    (file,) = change
    assert judge(tmp_path, fill(change, date)) == [
        (
            f"{file}:{place}  PT307  „{date}“ liegt in der Zukunft.  → Die Jahreszahl prüfen; "
            "das Feld nennt etwas, das schon geschehen ist."
        )
    ]


@pytest.mark.parametrize("name", PAST)
@pytest.mark.parametrize("date", ["2024", "2024-02", "2024-02-10", "1999-12-31"])
def test_what_has_begun_may_be_told(tmp_path: Path, name: str, date: str) -> None:
    assert judge(tmp_path, fill(PAST[name][0], date)) == []


@pytest.mark.parametrize(("end", "is_right"), [("2026", True), ("2044-02", True), ("2045", False)])
def test_an_end_may_lie_ahead_but_not_too_far(tmp_path: Path, end: str, *, is_right: bool) -> None:
    problems = judge(tmp_path, edit(PRACTICE, {"  bis: 2019": f"  bis: {end}"}))
    assert problems == [
        (
            f"{PRACTICE}:11:8  PT307  „{end}“ liegt mehr als 20 Jahre in der Zukunft."
            "  → Die Jahreszahl prüfen; wahrscheinlich ist sie vertippt."
        )
    ] * (not is_right)


def test_a_faulty_entry_is_told_as_well(tmp_path: Path) -> None:
    change = {"stand: 2019-05": "stand: 2204", "status: entwurf": "status: entwurv"}
    problems = judge(tmp_path, edit(PRACTICE, change))
    assert [problem.split("  ")[1] for problem in problems] == ["PT304", "PT307"]


def test_the_day_is_asked_again_though_nothing_has_changed(tmp_path: Path) -> None:
    store = Store()
    root = content(tmp_path / "content", edit(PRACTICE, {"stand: 2019-05": "stand: 2024-02-11"}))
    for latest, count in (("2024-02-11", 0), ("2024-02-10", 1), ("2024-02-12", 0)):
        _, problems = check_content(root, reader=ContentReader(store), latest=latest)
        assert len(problems) == count


def test_a_day_that_is_given_may_lie_after_that_of_the_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time", lambda: 86400.0 * 10)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert latest_day() == "1970-01-12"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert latest_day() == "1970-01-12"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1558051200")
    assert latest_day() == "2019-05-18"
    root = content(tmp_path, {PRACTICE: edited(VALID[PRACTICE], {"stand: 2019-05": "stand: 2020"})})
    assert ["„2020“ liegt in der Zukunft" in problem for problem in problems_of(root)] == [True]
