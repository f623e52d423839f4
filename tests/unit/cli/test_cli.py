"""What authors get from ``praxistransfer check``."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from content import PRACTICE, content, edit
from praxistransfer.cli.commands import main

FAULT = edit(PRACTICE, {"status: entwurf": "status: entwrf"})


def run(*words: str) -> tuple[int, str, str]:
    """Return exit code, standard output and standard error of one call."""
    result = CliRunner().invoke(main, ["check", *words])
    return result.exit_code, result.stdout, result.stderr


def test_good_content_is_counted(tmp_path: Path) -> None:
    code, output, errors = run("--content", str(content(tmp_path)))
    assert (code, errors) == (0, "")
    assert output.endswith(" Einträge geprüft: keine Fehler.\n")


def test_faults_are_listed_and_the_exit_code_says_so(tmp_path: Path) -> None:
    code, output, errors = run("--content", str(content(tmp_path, FAULT)))
    assert code == 1
    assert output.startswith(f"{PRACTICE}:5:9  PT304  „entwrf“ ist für „status“ nicht erlaubt.")
    assert errors == "1 Fehler in 1 Datei. Hilfe zu jedem Kürzel: /hilfe/\n"


def test_faults_as_json_hold_every_part(tmp_path: Path) -> None:
    code, output, _ = run("--content", str(content(tmp_path, FAULT)), "--format", "json")
    (problem,) = json.loads(output)
    assert code == 1
    assert (problem["file"], problem["code"]) == (PRACTICE, "PT304")
    assert problem["position"] == {"line": 5, "column": 9}
    assert problem["advice"].startswith("Erlaubt: entwurf, ")


def test_a_folder_that_does_not_exist_is_a_usage_error(tmp_path: Path) -> None:
    code, output, errors = run("--content", str(tmp_path / "nirgends"))
    assert (code, output) == (2, "")
    assert "nirgends" in errors


def test_without_a_folder_the_content_of_the_project_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, output, _ = run()
    assert code == 0
    assert int(output.split()[0]) > 300


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/x"), 3, "kein Platz mehr: /x."),
        (KeyboardInterrupt(), 130, "Abgebrochen."),
        (RecursionError("geheim"), 70, "RecursionError in "),
    ],
)
def test_whatever_goes_wrong_is_said_in_german_with_a_code_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, words: str
) -> None:
    def fail(_content: Path) -> None:
        raise error

    monkeypatch.delenv("PRAXISTRANSFER_TRACEBACK", raising=False)
    monkeypatch.setattr("praxistransfer.cli.commands.check_content", fail)
    found, output, errors = run("--content", str(tmp_path))
    assert (found, output) == (code, "")
    assert words in errors
    assert "geheim" not in errors
    assert "Traceback" not in errors
