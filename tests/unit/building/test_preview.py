"""What stays between the builds of a process: the last good state of a preview, and its place."""

from __future__ import annotations

import gc
import json
import logging
import shutil
from functools import partial
from pathlib import Path

import pytest

import praxistransfer
from praxistransfer.building.preview import Session, Settings
from praxistransfer.building.site_folder import NoSiteError
from praxistransfer.theme.shell import MenuItem
from praxistransfer.tools import generation

ROOT = Path(__file__).parents[2] / "beispielland"
ADDRESS = "http://127.0.0.1:8000/"
PAGE = "praxis/probestadt-steckbrief/index.html"
PRACTICE = "beispiele/sprache/probestadt-steckbrief.md"
DOORS = "beispiele/nachbarschaft/kreis-musterland-tueren-oeffnen.md"
LOG = "probe"


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setenv("PRAXISTRANSFER_CACHE", str(tmp_path / "ablage"))
    monkeypatch.setattr(gc, "freeze", lambda: None)  # tests go on after a build


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return what a host says of a project of its own that holds the made-up handbook."""
    shutil.copytree(ROOT, tmp_path / "inhalt")
    return Settings(tmp_path / "inhalt", tmp_path / "site", ADDRESS)


def build(session: Session, settings: Settings) -> Path:
    """Build as a host does that has no pages of its own, and return the folder of the site."""
    session.load(settings)
    session.write()
    session.publish()
    return session.place


def change(settings: Settings, file: str, old: str, new: str) -> None:
    path = settings.root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def faults(place: Path) -> list[str]:
    texts: list[str] = json.loads((place / "vorschau.json").read_text("utf-8"))
    return texts


def index(place: Path) -> bytes:
    return (place / "suche/verzeichnis.bin").read_bytes()


def test_faulty_content_ends_the_first_build_before_anything_is_written(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    change(settings, PRACTICE, "\nstatus:", "\nstauts:")
    for is_preview in (False, True):
        session = Session(LOG, is_preview=is_preview)
        with pytest.raises(NoSiteError, match=r"^[1-9]\d* Fehler.* Es wurde nichts geschrieben\.$"):
            session.load(settings)
        session.close()
        assert session.aside is None
        assert gc.isenabled()
    assert not settings.place.exists()
    assert PRACTICE in caplog.text


def test_a_preview_keeps_its_last_good_state_and_shows_what_is_wrong(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    session = Session(LOG, is_preview=True)
    place = build(session, settings)
    assert faults(place) == []
    good = (place / PAGE).read_bytes()
    change(settings, PRACTICE, "\nstatus:", "\nstauts:")
    caplog.clear()
    assert build(session, settings) == place
    assert (place / PAGE).read_bytes() == good
    assert faults(place)
    assert [fault.partition(":")[0] for fault in faults(place)] == [PRACTICE] * len(faults(place))
    (*named, last) = (item.message for item in caplog.records if item.levelno == logging.ERROR)
    assert named == faults(place)
    assert last.endswith("Fehler: Die Vorschau zeigt den letzten guten Stand.")
    change(settings, PRACTICE, "\nstauts:", "\nstatus:")
    build(session, settings)
    assert faults(place) == []


def test_the_index_of_a_preview_may_lag_behind_until_the_next_start(settings: Settings) -> None:
    session = Session(LOG, is_preview=True)
    place = build(session, settings)
    before = index(place)
    change(settings, DOORS, "Tür an jedem Abend.", "Tür an jedem Zauberabend.")
    build(session, settings)
    assert b"Zauberabend" in (place / f"praxis/{Path(DOORS).stem}/index.html").read_bytes()
    assert index(place) == before
    assert build(Session(LOG, is_preview=True), settings) == place
    assert index(place) != before


def test_a_preview_stays_where_it_is_and_a_build_goes_where_it_is_told(settings: Settings) -> None:
    place = build(Session(LOG, is_preview=True), settings)
    assert place.is_relative_to(settings.root.parent / "ablage")
    other = settings._replace(place=settings.root.parent / "anders")
    assert build(Session(LOG, is_preview=True), other) == place
    elsewhere = settings._replace(address="http://127.0.0.1:8001/")
    assert build(Session(LOG, is_preview=True), elsewhere) != place
    assert not settings.place.exists()
    assert build(Session(LOG), settings) == settings.place
    assert not (settings.place / "vorschau.json").exists()


@pytest.mark.parametrize("cache", ["", "datei"])
def test_a_preview_that_may_leave_nothing_behind_goes_where_it_is_told(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, cache: str
) -> None:
    (settings.root.parent / "datei").write_text("")
    monkeypatch.setenv("PRAXISTRANSFER_CACHE", cache and str(settings.root.parent / cache))
    assert build(Session(LOG, is_preview=True), settings) == settings.place


def test_pages_are_made_anew_once_templates_have_changed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    session = Session(LOG, is_preview=True)
    for templates, is_made in (("alt", True), ("alt", False), ("neu", True)):
        monkeypatch.setattr(generation, "loaded_code", partial(str, templates))
        build(session, settings)
        assert caplog.messages[-1].startswith("0 von ") is not is_made


def test_a_page_of_the_host_stands_in_the_frame_with_the_menu(settings: Settings) -> None:
    session = Session(LOG)
    session.load(settings)
    session.read_menu = lambda: (MenuItem("Praxis", "praxis/"),)
    page = session.show_page(
        "ueber/", "Über uns", "<h1>Über uns</h1>", text="Wir.", description="Wer wir sind"
    )
    assert '<a href="../praxis/"' in page
    assert 'content="Wer wir sind"' in page
    assert "Content-Security-Policy" in page
    assert 'href="/praxis/"' in session.show_lost_page("<h1>Nichts</h1>")
    assert session.aside
    (session.aside / "404.html").write_text("hier nicht", "utf-8")
    session.write()
    session.publish()
    assert not session.aside.exists()
    assert session.error_page(404) == b"hier nicht"
    assert session.error_page(500) is None


def test_a_preview_watches_the_content_and_the_look(settings: Settings) -> None:
    session = Session(LOG, is_preview=True)
    session.load(settings)
    session.close()
    assert session.watched == (settings.root, Path(praxistransfer.__file__).parent / "theme")
    assert session.host_templates.is_dir()
