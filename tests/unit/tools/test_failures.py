"""What goes wrong outside of the handbook is said in German, with a code of its own."""

from __future__ import annotations

import errno
import os
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from praxistransfer.tools import failures
from praxistransfer.tools.failures import INTERRUPTED, NOT_READY, OUR_FAULT, explain_failure
from praxistransfer.tools.folder import Folder

FILE = "/ordner/seite.html"


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (KeyboardInterrupt(), INTERRUPTED, "Abgebrochen."),
        (OSError(errno.ENOSPC, "No space left on device"), NOT_READY, "kein Platz mehr. Bitte"),
        (OSError(errno.ENOSPC, "No space left", FILE), NOT_READY, f"kein Platz mehr: {FILE}. "),
        (OSError(errno.EROFS, "Read-only", FILE), NOT_READY, f"schreibgeschützt: {FILE}."),
        (PermissionError(errno.EACCES, "denied", FILE), NOT_READY, f"den Zugriff nicht: {FILE}."),
        (OSError(errno.EACCES, "denied", b"\xff\n"), NOT_READY, "\N{REPLACEMENT CHARACTER}" * 2),
        (OSError(errno.EMFILE, "Too many"), NOT_READY, "zu viele Dateien offen"),
        (OSError(errno.ENAMETOOLONG, "long", "x" * 5000), NOT_READY, "x" * 300),
        (BrokenProcessPool("died"), NOT_READY, "Mangel an Arbeitsspeicher"),
        (MemoryError(), NOT_READY, "Mangel an Arbeitsspeicher"),
    ],
)
def test_what_the_machine_does_is_said_in_german(
    error: BaseException, code: int, sentence: str
) -> None:
    failure = explain_failure(error)
    assert failure.code == code
    assert sentence in failure.sentence
    assert "\n" not in failure.sentence
    assert len(failure.sentence) < 500


def test_everything_else_is_our_fault_and_names_places_but_no_content(tmp_path: Path) -> None:
    with pytest.raises(TypeError) as caught:
        Folder(tmp_path).write_file("geheim.html", "geheimer Inhalt")  # type: ignore[arg-type]
    code, sentence = explain_failure(caught.value)
    assert code == OUR_FAULT
    assert "TypeError in tools/folder.py:" in sentence
    assert "(praxistransfer " in sentence
    assert "geheim" not in sentence
    assert str(tmp_path) not in sentence
    assert os.fspath(Path.home()) not in sentence


def test_an_error_outside_of_the_package_is_said_to_be_one() -> None:
    assert "ValueError in außerhalb" in explain_failure(ValueError("geheim")).sentence


def test_developers_may_ask_for_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(failures.TRACEBACK, raising=False)
    assert not failures.wants_traceback()
    monkeypatch.setenv(failures.TRACEBACK, "1")
    assert failures.wants_traceback()
