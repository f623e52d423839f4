"""Two folders change places, or nothing happens at all."""

from __future__ import annotations

import ctypes
import errno
from pathlib import Path

import pytest

from praxistransfer.tools.exchange import exchange, is_mount_point


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Return two folders that hold their names."""
    for name in ("eins", "zwei"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name").write_text(name, "utf-8")
    return tmp_path / "eins", tmp_path / "zwei"


def names(folders: tuple[Path, Path]) -> list[str]:
    return [(folder / "name").read_text("utf-8") for folder in folders]


def test_folders_change_places(folders: tuple[Path, Path]) -> None:
    is_possible = exchange(*folders)
    assert names(folders) == (["zwei", "eins"] if is_possible else ["eins", "zwei"])


def test_a_folder_that_is_not_there_changes_nothing(folders: tuple[Path, Path]) -> None:
    if exchange(*folders):  # a system that can
        with pytest.raises(FileNotFoundError):
            exchange(folders[0], folders[1].with_name("drei"))
        assert names(folders) == ["zwei", "eins"]


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL])
def test_a_system_that_cannot_says_so(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    class Library:
        def renameat2(self, *_: object) -> int:
            ctypes.set_errno(number)
            return -1

        renamex_np = renameat2

    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Library())
    assert not exchange(*folders)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())  # an old library
    assert not exchange(*folders)
    assert names(folders) == ["eins", "zwei"]


def test_mount_points_are_known_also_those_with_blanks_in_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = f"36 35 98:0 /sicher {tmp_path}/ein\\040Ordner\\134x rw shared:1 - ext4 /dev/a rw\n"
    monkeypatch.setattr(Path, "read_bytes", lambda _: table.encode())
    assert is_mount_point(tmp_path / "ein Ordner\\x")
    assert not is_mount_point(tmp_path / "ein")
    assert not is_mount_point(tmp_path)
