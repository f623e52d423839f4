"""The folder of a site is left with what belongs there, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from praxistransfer.tools.folder import Folder


def make(place: Path, *files: str) -> None:
    """Leave files with their name in them."""
    for file in files:
        path = place / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file, "utf-8")


def left(place: Path) -> list[str]:
    """Return every file below a folder."""
    return sorted(str(path.relative_to(place)) for path in place.rglob("*") if path.is_file())


def test_files_that_are_not_wanted_go_with_the_folders_they_leave_empty(tmp_path: Path) -> None:
    make(tmp_path, "index.html", "alt.html", "a/index.html", "a/alt.html", "b/c/d/alt.html")
    (tmp_path / "leer/leer").mkdir(parents=True)
    assert Folder(tmp_path).delete_others(["index.html", "a/index.html"]) == 3
    assert left(tmp_path) == ["a/index.html", "index.html"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "index.html"]


def test_hidden_files_and_folders_stay(tmp_path: Path) -> None:
    make(tmp_path, ".htaccess", ".git/config", "a/.verborgen", "a/alt.html")
    assert Folder(tmp_path).delete_others([]) == 1
    assert left(tmp_path) == [".git/config", ".htaccess", "a/.verborgen"]


def test_what_lies_beside_a_file_that_is_written_is_not_touched(tmp_path: Path) -> None:
    make(tmp_path, "paket.zip.neu", "paket.zip.alt")
    Folder(tmp_path).write_file("paket.zip", b"neu")
    assert left(tmp_path) == ["paket.zip", "paket.zip.alt", "paket.zip.neu"]
    assert (tmp_path / "paket.zip.neu").read_text("utf-8") == "paket.zip.neu"


@pytest.mark.parametrize("wanted", [[], ["verknuepft/index.html"]])
def test_what_a_linked_folder_leads_to_is_not_touched(tmp_path: Path, wanted: list[str]) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "woanders"
    make(elsewhere, "index.html", "brief.txt")
    site.mkdir()
    (site / "verknuepft").symlink_to(elsewhere)
    assert Folder(site).delete_others(wanted) == 0
    assert left(elsewhere) == ["brief.txt", "index.html"]
    assert (site / "verknuepft").is_symlink()
