"""The record of the tests of accessibility: from JUnit XML to the file of the content root."""

from __future__ import annotations

import json
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from click.testing import CliRunner

from content import content
from praxistransfer.cli.commands import main
from praxistransfer.cli.pruefbericht import (
    NEVER_TESTED,
    NoResultsError,
    report_from_junit,
    report_yaml,
)
from praxistransfer.content.checking import check_content
from praxistransfer.model.pruefbericht import Werkzeug

TIME = "2020-02-03T23:59:59.123456+01:00"


def run(seite: str, zustand: str, was: str = "musteraxt", version: str = "0.1", **more: str) -> str:
    """Return what a made-up test records."""
    return json.dumps(
        {"was": was, "version": version, "seite": seite, "zustand": zustand, **more},
        ensure_ascii=False,
    )


def case(*recorded: str, outcome: str = "") -> str:
    found = "".join(f'<property name="pruefung" value={quoteattr(text)}/>' for text in recorded)
    return f"<testcase><properties>{found}</properties>{outcome}</testcase>"


def junit(*cases: str, time: str = TIME) -> str:
    return (
        f'<?xml version="1.0"?><testsuites><testsuite timestamp="{time}">'
        f"{''.join(cases)}</testsuite></testsuites>"
    )


FAILURE = "<failure message='x'>lang &lt;b&gt;</failure>"
CASES = (
    case(run("praxis/", "hell"), run("praxis/", "dunkel"), outcome=FAILURE),
    case(run("", "hell", regeln="wcag2a"), run("", "dunkel")),
    case(run("ki/", "hell", "probeleser", "7"), outcome="<error/>"),
    case(run("", "Druck"), outcome="<skipped/>"),
    "<testcase/>",
)


def test_runs_are_counted_for_each_tool() -> None:
    report = report_from_junit(junit(*CASES))
    assert report.am == "2020-02-03"
    assert report.werkzeuge == (
        Werkzeug(name="musteraxt", version="0.1", regeln="wcag2a"),
        Werkzeug(name="probeleser", version="7"),
    )
    assert [tuple(item.model_dump().values()) for item in report.pruefungen] == [
        ("Automatische Prüfung mit musteraxt 0.1", 2, "dunkel; hell", 2, 2),
        ("Automatische Prüfung mit probeleser 7", 1, "hell", 0, 1),
    ]


def test_a_failed_test_names_page_and_states_once_for_each_tool() -> None:
    faults = report_from_junit(junit(*CASES)).bekannte_fehler
    assert [tuple(item.model_dump().values()) for item in faults] == [
        ("/ki/", "probeleser", "Nicht bestanden: hell"),
        ("/praxis/", "musteraxt", "Nicht bestanden: dunkel; hell"),
    ]


def test_what_was_skipped_is_open_and_counts_neither_way() -> None:
    report = report_from_junit(junit(*CASES))
    assert report.nicht_geprueft == (
        *NEVER_TESTED,
        "musteraxt 0.1 hat diesmal nicht geprüft: / (Druck).",
    )


def test_without_failures_there_are_none() -> None:
    report = report_from_junit(junit(CASES[1]))
    assert not report.has_failures
    assert report_from_junit(junit(*CASES)).has_failures


def test_the_order_of_the_tests_does_not_matter() -> None:
    assert report_yaml(report_from_junit(junit(*CASES))) == report_yaml(
        report_from_junit(junit(*reversed(CASES)))
    )


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        ("kein xml", "kein lesbares XML"),
        ("<testsuites/>", "keine Ergebnisse"),
        (junit(), "keine Ergebnisse"),
        (junit("<testcase/>"), "keine Ergebnisse"),
        (junit(CASES[3]), "keine Ergebnisse"),
        (junit(CASES[1], time=""), "keine Ergebnisse"),
        (junit(case("{}")), "nicht richtig aufgezeichnet"),
        (junit(case("kein json")), "nicht richtig aufgezeichnet"),
    ],
)
def test_a_file_without_results_is_refused(xml: str, message: str) -> None:
    with pytest.raises(NoResultsError, match=message):
        report_from_junit(xml)


def test_the_command_writes_a_file_that_the_handbook_reads(tmp_path: Path) -> None:
    root = content(tmp_path / "inhalt")
    (tmp_path / "junit.xml").write_text(junit(*CASES), "utf-8")
    words = ["pruefbericht", str(tmp_path / "junit.xml"), "--content", str(root)]
    result = CliRunner().invoke(main, words)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"Geschrieben: {root / 'pruefbericht.yml'}\n"
    library, problems = check_content(root)
    assert problems == []
    assert library.pruefbericht == report_from_junit(junit(*CASES))


def test_the_command_leaves_the_last_record_alone_if_there_are_no_results(tmp_path: Path) -> None:
    root = content(tmp_path / "inhalt", {"pruefbericht.yml": "am: 2020-01-01\n"})
    (tmp_path / "junit.xml").write_text(junit(), "utf-8")
    words = ["pruefbericht", str(tmp_path / "junit.xml"), "--content", str(root)]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 1
    assert "keine Ergebnisse" in result.stderr
    assert (root / "pruefbericht.yml").read_text("utf-8") == "am: 2020-01-01\n"
