"""The report on what the handbook bears: sections measured anew, sections kept."""

from __future__ import annotations

from pathlib import Path

import pytest
import robustness
from robustness import Figure, Section


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the place of a report of two made-up sections."""
    sections = {
        "eins": Section("Erstes", lambda: [Figure("Probe", 12345, 12345, "Saat 1")]),
        "zwei": Section("Zweites", lambda: [Figure("Probe", 2, 1)]),
    }
    monkeypatch.setattr(robustness, "SECTIONS", sections)
    monkeypatch.setattr(robustness, "REPORT", tmp_path / "bericht.md")
    return tmp_path / "bericht.md"


def test_every_figure_stands_in_the_table_of_its_section(report: Path) -> None:
    assert robustness.main(["eins"]) == 0
    text = report.read_text("utf-8")
    assert "| Probe | 12.345 | 12.345 | Saat 1 |" in text
    assert "## Erstes" in text
    assert "## Zweites" not in text


def test_what_does_not_hold_is_written_down_and_fails(report: Path) -> None:
    assert robustness.main([]) == 1
    assert "| Probe | 2 | 1 |  |" in report.read_text("utf-8")


def test_a_section_that_is_not_measured_stays_and_one_that_is_none_any_more_goes(
    report: Path,
) -> None:
    robustness.main([])
    kept = robustness.read_sections(report.read_text("utf-8"))["Zweites"]
    report.write_text(f"{report.read_text('utf-8')}\n## Früheres\n\nText\n", "utf-8")
    assert robustness.main(["eins"]) == 0
    sections = robustness.read_sections(report.read_text("utf-8"))
    assert list(sections) == ["Erstes", "Zweites"]
    assert sections["Zweites"] == kept


def test_an_unknown_section_is_refused(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert robustness.main(["drei"]) == 2
    assert "[eins | zwei]" in capsys.readouterr().err
    assert not report.exists()
