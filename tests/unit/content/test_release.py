"""A release is refused as long as the operator owes a statement."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import content
from praxistransfer.content.checking import check_content
from praxistransfer.content.checks.release import check_release
from praxistransfer.library.library import Library

ROOT = Path(__file__).parents[3]
OPTIONAL = {
    *("kontaktformular", "telefon", "sicherheit_email", "einsendung_hinweis", "umsatzsteuer_id"),
    "feedback_url",
}


def missing(root: Path) -> list[str]:
    return [str(problem) for problem in check_content(root, release=True)[1]]


def test_a_complete_file_may_be_released(beispielland: Library) -> None:
    assert check_release(beispielland) == []


def test_the_handbook_as_it_is_shipped_may_not_be_released_and_each_field_is_named() -> None:
    lines = (ROOT / "practices/betreiber.yml").read_text("utf-8").split("\n")
    fields = {
        line.removesuffix(":"): number
        for number, line in enumerate(lines, 1)
        if line.endswith(":") and not line.startswith("#")
    }
    found = missing(ROOT / "practices")
    assert [line.partition("  →")[0] for line in found] == [
        f"betreiber.yml:{number}:1  PT601  Die Angabe „{name}“ des Betreibers ist leer."
        for name, number in fields.items()
        if name not in OPTIONAL
    ]
    assert len(found) == len(fields) - len(OPTIONAL)
    assert found[0].endswith(
        "  → Vor der Veröffentlichung ergänzen: Name der öffentlichen Stelle, mit Rechtsform, wenn "
        "sie eine hat."
    )


def test_a_missing_file_or_field_is_reported_at_its_beginning(tmp_path: Path) -> None:
    without = missing(content(tmp_path / "ohne"))
    half = missing(content(tmp_path / "halb", {"betreiber.yml": "telefon: 0000\nname: Amt\n"}))
    assert without[0].startswith(
        "betreiber.yml:1:1  PT601  Die Angabe „anschrift“ des Betreibers fehlt."
    )
    assert len(without) == len(half) + 1
    assert not [line for line in half if "„name“" in line]


def test_nothing_is_asked_for_without_a_release(tmp_path: Path) -> None:
    assert check_content(content(tmp_path))[1] == []


@pytest.mark.parametrize(("failures", "refused"), [("0", False), ("1", True)])
def test_full_conformity_may_not_be_claimed_against_the_record(
    tmp_path: Path, failures: str, *, refused: bool
) -> None:
    record = (
        "am: 2020-01-01\npruefungen:\n"
        f"  - {{was: Probe, seiten: 1, zustaende: hell, bestanden: 0, fehler: {failures}}}\n"
    )
    files = {"betreiber.yml": "bewertung: vollstaendig\n", "pruefbericht.yml": record}
    found = [line for line in missing(content(tmp_path, files)) if "PT602" in line]
    contradiction = (
        "betreiber.yml:1:12  PT602  „vollstaendig“ widerspricht dem Prüfbericht, der Barrieren "
        "nennt.  → Die Barrieren beheben und neu prüfen oder „teilweise“ angeben."
    )
    assert found == ([contradiction] if refused else [])
