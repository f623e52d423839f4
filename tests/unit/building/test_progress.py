"""Long work says how far it is; short work does not."""

from __future__ import annotations

import io
import logging
from functools import partial
from pathlib import Path

import pytest

from praxistransfer.content.checking import check_content
from praxistransfer.content.reader import ContentReader
from praxistransfer.tools.progress import say_progress
from praxistransfer.tools.store import Store

ROOT = Path(__file__).parents[2] / "beispielland"
say = partial(say_progress, logging.getLogger("probe"))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_without_a_terminal_there_is_a_line_now_and_then(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    for done in range(1, 2501):
        say("Dateien gelesen", done, 2500)
    assert caplog.messages == ["1000 von 2500 Dateien gelesen", "2000 von 2500 Dateien gelesen"]


def test_on_a_terminal_one_line_is_kept_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    say("Seitengruppen gemacht", 199, 200)
    say("Seitengruppen gemacht", 200, 200)
    lines = ["\r199 von 200 Seitengruppen gemacht", "\r200 von 200 Seitengruppen gemacht\n"]
    assert terminal.getvalue() == "".join(lines)


def test_of_work_that_takes_no_time_nothing_is_said(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    say("Dateien gelesen", 50, 50)
    assert not caplog.messages


def test_every_file_that_has_to_be_read_counts_and_no_other() -> None:
    told: list[tuple[str, int, int]] = []

    def note(what: str, done: int, total: int) -> None:
        told.append((what, done, total))

    store = Store()
    check_content(ROOT, reader=ContentReader(store, note))
    assert [done for _, done, _ in told] == list(range(1, told[0][2] + 1))
    assert {what for what, _, _ in told} == {"Dateien gelesen"}
    told.clear()
    check_content(ROOT, reader=ContentReader(store, note))
    assert not told
