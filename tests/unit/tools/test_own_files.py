"""What earlier builds have left is used only where nobody else can have written it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from praxistransfer.tools import generation, own_files
from praxistransfer.tools.own_files import NotOursError, check_ours, prepare_folder, read_key
from praxistransfer.tools.store import Store

STRANGER = 12345


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test folders of its own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("PRAXISTRANSFER_CACHE", raising=False)
    own_files._say_once.cache_clear()  # noqa: SLF001
    return tmp_path


def key_file(home: Path) -> Path:
    return home / "config/praxistransfer/ablage.schluessel"


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def keeps(home: Path) -> bool:
    """Say whether a value lasts from one process to the next."""
    generation.content_store(home).remember("a", b"", lambda: "vorher")
    return generation.content_store(home).remember("a", b"", lambda: "nachher") == "vorher"


def test_only_the_user_may_read_the_key_and_what_is_kept(home: Path) -> None:
    before = os.umask(0o002)
    try:
        assert keeps(home)
    finally:
        os.umask(before)
    folders = [home / "config/praxistransfer", home / "cache/praxistransfer"]
    assert [mode(folder) for folder in folders] == [0o700, 0o700]
    files = [path for folder in folders for path in folder.iterdir()]
    assert [mode(path) for path in files] == [0o600, 0o600]


def test_the_key_stays_and_lies_apart_from_what_is_kept(home: Path) -> None:
    key = read_key()
    assert len(key) == 32
    assert read_key() == key
    assert [*home.rglob("*schluessel*")] == [key_file(home)]
    shutil.rmtree(home / "config")
    assert read_key() != key


@pytest.mark.parametrize("damage", ["short", "readable"])
def test_a_key_that_others_may_know_is_made_anew(home: Path, damage: str) -> None:
    before = read_key()
    if damage == "short":
        key_file(home).write_bytes(before[:9])
    else:
        key_file(home).chmod(0o640)
    after = read_key()
    assert after != before
    assert read_key() == after
    assert mode(key_file(home)) == 0o600


def test_without_the_key_a_cache_is_forgotten(home: Path) -> None:
    assert keeps(home)
    shutil.rmtree(home / "config")  # as on another machine to which the cache was copied
    assert generation.content_store(home).remember("a", b"", lambda: "neu") == "neu"


def open_to_all(path: Path) -> None:
    path.chmod(0o777)


def replace_by_link(path: Path) -> None:
    path.rename(path.with_name("anderswo"))
    path.symlink_to("anderswo")


@pytest.mark.parametrize("spoil", [open_to_all, replace_by_link])
@pytest.mark.parametrize("which", ["folder", "file", "key", "folder of the key"])
def test_where_others_may_write_nothing_is_kept_and_that_is_said_once(
    home: Path, caplog: pytest.LogCaptureFixture, which: str, spoil: object
) -> None:
    assert keeps(home)
    folder = home / "cache/praxistransfer"
    (file,) = folder.iterdir()
    spoiled = {"folder": folder, "file": file, "key": key_file(home)}.get(
        which, key_file(home).parent
    )
    assert callable(spoil)
    spoil(spoiled)
    assert not keeps(home)
    (sentence,) = caplog.messages
    assert sentence.startswith("Weiter ohne Zwischenspeicher, was nur länger dauert: ")
    assert str(spoiled) in sentence


def test_what_belongs_to_another_user_is_left_alone(
    home: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    assert keeps(home)
    monkeypatch.setattr(os, "geteuid", lambda: STRANGER)
    assert not keeps(home)
    assert "gehört einem anderen Konto" in caplog.text
    assert generation.preview_folder(home, "http://127.0.0.1:8000/") is None


def test_a_folder_that_the_user_named_keeps_its_rights(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = home / "meins"
    named.mkdir(mode=0o755)
    monkeypatch.setenv("PRAXISTRANSFER_CACHE", str(named))
    assert keeps(home)
    assert mode(named) == 0o755
    monkeypatch.setenv("PRAXISTRANSFER_CACHE", str(home / "neu"))
    assert keeps(home)
    assert mode(home / "neu") == 0o700


def test_the_folder_of_a_preview_is_no_link_to_something_else(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = generation.preview_folder(home, "http://127.0.0.1:8000/")
    assert folder
    assert mode(folder) == 0o700
    replace_by_link(folder)
    assert generation.preview_folder(home, "http://127.0.0.1:8000/") is None
    assert "ist eine Verknüpfung" in caplog.text


def test_where_nothing_can_be_made_nothing_is_kept(
    home: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (home / "config").write_text("")
    assert not keeps(home)
    assert str(home / "config") in caplog.text
    monkeypatch.setenv("PRAXISTRANSFER_CACHE", "")
    assert not keeps(home)


def test_other_things_than_files_and_folders_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rohr")
    with pytest.raises(NotOursError, match="weder Ordner noch Datei"):
        check_ours(tmp_path / "rohr")
    check_ours(tmp_path / "fehlt")
    assert prepare_folder(tmp_path / "a/b") == tmp_path / "a/b"
    assert isinstance(generation.language_store(), Store)
