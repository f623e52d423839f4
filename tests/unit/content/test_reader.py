"""A file is read again when it is another one, and never when it is not."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from content import HANDBUCH, content, problems_of
from praxistransfer.content import reader as module
from praxistransfer.content.reader import ContentReader
from praxistransfer.content.source_files import FoundFile, Stamp, find_files
from praxistransfer.model import faults
from praxistransfer.model.problem import Position, Problem
from praxistransfer.model.vocabulary import Handbuch

NOW = time.time_ns() + 3600 * 10**9
"""Later than any test ends."""


def title(reader: ContentReader, root: Path) -> str | None:
    """Return the title of the handbook as it was read, or None if it cannot be read."""
    whole = reader.read_files(find_files(root)[0])[HANDBUCH].whole
    return whole.titel if isinstance(whole, Handbuch) else None


def rename_handbook(root: Path, name: str) -> None:
    """Write another title of five letters."""
    text = (root / HANDBUCH).read_text("utf-8")
    first, _, rest = text.partition("\n")
    assert first.startswith("titel: ")
    (root / HANDBUCH).write_text(f"titel: {name:.5}\n{rest}", "utf-8")


def test_a_file_with_another_stamp_is_read_again(tmp_path: Path) -> None:
    root, reader = content(tmp_path), ContentReader()
    rename_handbook(root, "Eins.")
    assert title(reader, root) == "Eins."
    rename_handbook(root, "Zwei.")
    os.utime(root / HANDBUCH, (1, 1))
    assert title(reader, root) == "Zwei."


def test_a_file_with_its_stamp_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, reader = content(tmp_path), ContentReader()
    monkeypatch.setattr(module, "_STEP", -(10**12))  # as if nobody had touched it for long
    before = title(reader, root)
    monkeypatch.setattr(module, "read_bytes", lambda file: pytest.fail(file.path))
    assert title(reader, root) == before


def test_a_change_within_one_step_of_the_clock_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same size, the same times and the same number: as on file systems with long steps."""
    root, reader = content(tmp_path), ContentReader()
    monkeypatch.setattr(Stamp, "__new__", lambda cls, *_: tuple.__new__(cls, (1, 2, NOW, 4)))
    rename_handbook(root, "Eins.")
    assert title(reader, root) == "Eins."
    rename_handbook(root, "Zwei.")
    assert title(reader, root) == "Zwei."


def test_a_change_of_the_same_size_and_time_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, reader = content(tmp_path), ContentReader()
    monkeypatch.setattr(module, "_STEP", -(10**12))
    for name in ("Eins.", "Zwei."):
        rename_handbook(root, name)
        os.utime(root / HANDBUCH, (1, 1))
        assert title(reader, root) == name


def test_a_store_forgets_files_that_are_gone(tmp_path: Path) -> None:
    root, reader = content(tmp_path), ContentReader()
    assert problems_of(root) == []
    title(reader, root)
    assert HANDBUCH in reader.store.recall("files")
    (root / HANDBUCH).unlink()
    reader.read_files(find_files(root)[0])
    assert all(HANDBUCH not in reader.store.recall(room) for room in ("files", "entries"))


def test_a_file_that_could_not_be_read_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, reader = content(tmp_path), ContentReader()

    def refuse(file: FoundFile) -> Problem:
        return Problem(file.path, Position(), *faults.UNREADABLE_FILE.fill())

    with monkeypatch.context() as patch:
        patch.setattr(module, "read_bytes", refuse)
        assert title(reader, root) is None
    assert title(reader, root) is not None


def test_a_file_that_changes_while_it_is_read_is_what_was_read_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, reader = content(tmp_path), ContentReader()
    rename_handbook(root, "Eins.")
    hashed = module._fingerprint_of  # noqa: SLF001

    def change_after(file: FoundFile) -> bytes:
        fingerprint = hashed(file)
        if file.path == HANDBUCH:
            rename_handbook(root, "Zwei.")
        return fingerprint

    with monkeypatch.context() as patch:
        patch.setattr(module, "_fingerprint_of", change_after)
        assert title(reader, root) == "Zwei."
    rename_handbook(root, "Eins.")
    os.utime(root / HANDBUCH, (1, 1))
    assert title(reader, root) == "Eins."
