"""A practice that is still "Entwurf" stands in no file of a published site, but in a preview."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from praxistransfer.building.preview import Session, Settings
from praxistransfer.theme.shell import MenuItem

ROOT = Path(__file__).parents[1] / "beispielland"
PUBLISHED = Settings(ROOT, ROOT)
WORDS = (b"Entwurfswort", b"entwurfswort", b"geheimbeet")


def files_with_words(folder: Path) -> list[str]:
    """Return the files that name a draft, inside of archives too."""
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and any(word in _plain(path.read_bytes()) for word in WORDS)
    ]


def _plain(content: bytes) -> bytes:
    """Return what a file holds, unpacked, and without the places where words may be divided."""
    return _unpacked(content).replace("\N{SOFT HYPHEN}".encode(), b"").replace(b"&shy;", b"")


def _unpacked(content: bytes) -> bytes:
    if not zipfile.is_zipfile(BytesIO(content)):
        return content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = (name.encode() + _unpacked(archive.read(name)) for name in archive.namelist())
        return b"".join(parts)


def build(place: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Path:
    monkeypatch.setenv("PRAXISTRANSFER_CACHE", "")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    session = Session("praxistransfer.tests")
    session.read_menu = lambda: (MenuItem("Beispiele", "praxis/"),)
    session.load(settings._replace(place=place))
    session.write()
    return place


def test_nothing_of_a_published_site_names_a_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = build(tmp_path / "site", monkeypatch, PUBLISHED._replace(downloads=True))
    assert (site / "transferpaket/musterstadt-tandemgarten").is_dir()
    assert files_with_words(site) == []


def test_a_release_shows_no_draft_even_if_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = PUBLISHED._replace(release=True, drafts=True)
    assert files_with_words(build(tmp_path, monkeypatch, settings)) == []


def test_a_site_with_drafts_names_it_wherever_others_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = build(tmp_path / "site", monkeypatch, PUBLISHED._replace(drafts=True))
    found = files_with_words(site)
    page = site / "praxis/musterstadt-geheimbeet/index.html"
    assert "Dieser Eintrag ist: Entwurf." in page.read_text("utf-8")
    for name in ("praxis", "schulungen/tandems-begleiten", "uebertragungen/fragen-aus-nebenland"):
        assert f"{name}/index.html" in found
    assert "praxis/praxisbeispiele.csv" in found


def test_the_card_of_a_draft_says_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = build(tmp_path / "site", monkeypatch, PUBLISHED._replace(drafts=True))
    page = _plain((site / "ki/ki-kreis-einsam/index.html").read_bytes())
    card = page.partition(b"Entwurfswort im Titel")[2].partition(b"</ul>")[0]
    assert b">Entwurf<" in card
