"""What people get from ``praxistransfer export package``."""

from __future__ import annotations

import zipfile
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from click.testing import CliRunner

from content import PRACTICE, content, edit
from praxistransfer.cli.commands import main
from praxistransfer.downloads import libraries as tools

BEISPIELLAND = Path(__file__).parents[2] / "beispielland"
SHORT = "probestadt-steckbrief"


def run(*words: str | Path) -> tuple[int, str, str]:
    """Return exit code, standard output and standard error of one call."""
    result = CliRunner().invoke(main, ["export", "package", *map(str, words)])
    return result.exit_code, result.stdout, result.stderr


def test_one_practice_becomes_one_archive(tmp_path: Path) -> None:
    code, output, errors = run(SHORT, "--out", tmp_path / "neu", "--content", BEISPIELLAND)
    file = tmp_path / "neu" / f"transferpaket-{SHORT}.zip"
    assert (code, output, errors) == (0, f"{file}\n", "")
    assert list((tmp_path / "neu").iterdir()) == [file]
    assert zipfile.ZipFile(file).testzip() is None


def test_all_practices_are_written_with_the_address_of_the_site(tmp_path: Path) -> None:
    root = content(tmp_path)
    options = ("--out", tmp_path / "neu", "--content", root, "--url", "https://h.example")
    assert run("--all", *options)[:2] == (0, "")  # the only practice is "Entwurf"
    code, output, _ = run("--all", "--drafts", *options)
    assert (code, output.count("\n")) == (0, 1)
    (file,) = (tmp_path / "neu").iterdir()
    with zipfile.ZipFile(file) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("LIESMICH.txt"))
        assert "https://h.example/praxis/musterkurs/\n" in archive.read(name).decode()


def test_a_former_id_will_do(tmp_path: Path) -> None:
    code, output, _ = run("tandem-garten", "--out", tmp_path, "--content", BEISPIELLAND)
    assert code == 0
    assert output.endswith("transferpaket-musterstadt-tandemgarten.zip\n")


def test_a_practice_that_is_no_more_than_entwurf_is_not_there(tmp_path: Path) -> None:
    options = ("musterstadt-geheimbeet", "--out", tmp_path, "--content", BEISPIELLAND)
    assert run(*options)[0] == 2
    assert list(tmp_path.iterdir()) == []
    assert run(*options, "--drafts")[0] == 0


def test_an_unknown_id_is_told_with_what_was_probably_meant(tmp_path: Path) -> None:
    code, output, errors = run("probestadt-stekbrief", "--out", tmp_path, "--content", BEISPIELLAND)
    assert (code, output) == (2, "")
    assert f"Gemeint: „{SHORT}“?" in errors
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [(), (SHORT, "--all")])
def test_either_ids_or_all_have_to_be_asked_for(tmp_path: Path, words: tuple[str, ...]) -> None:
    code, _, errors = run(*words, "--out", tmp_path, "--content", BEISPIELLAND)
    assert code == 2
    assert "Entweder Kennungen von Beispielen angeben oder „--all“." in errors


def test_faulty_content_is_not_exported(tmp_path: Path) -> None:
    root = content(tmp_path, edit(PRACTICE, {"status: entwurf": "status: entwrf"}))
    code, output, errors = run("--all", "--out", tmp_path / "neu", "--content", root)
    assert (code, output) == (1, "")
    assert errors.startswith("1 Fehler in 1 Datei.")
    assert not (tmp_path / "neu").exists()


def test_a_missing_library_is_told_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(tools, "version", missing)
    code, _, errors = run(SHORT, "--out", tmp_path, "--content", BEISPIELLAND)
    assert code == 1
    assert 'Für die Transferpakete fehlt typst. Abhilfe: pip install "praxistransfer' in errors
