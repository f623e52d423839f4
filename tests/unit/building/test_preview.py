"""What stays between the builds of a process: the last good state of a preview, and its place."""

from __future__ import annotations

import errno
import gc
import json
import logging
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import praxistransfer
from praxistransfer.building import preview
from praxistransfer.building.preview import Session, Settings, explain_end
from praxistransfer.building.preview_server import Application, Watcher
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
    assert not session.aside.exists()
    assert (session.place / "404.html").read_text("utf-8") == "hier nicht"


class Host:
    """Stands in for the server that a host brings."""

    def __init__(self, build: Callable[..., None]) -> None:
        self.builder = build
        self.server_address: object = None
        self.url = self.root = ""
        self.observer: object = None
        self.error_handler: Callable[[int], bytes | None] = lambda _: None
        self.watched: list[str] = []
        self.application: Application | None = None
        self.handle_error: Callable[[object, object], None] = lambda *_: None

    def serve_request(self, _: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        """Answer."""
        start("200 OK", [])
        return [b"Seite"]

    def set_app(self, application: Application | None, /) -> None:
        """Remember what answers."""
        self.application = application

    def watch(self, path: str, /) -> None:
        """Remember what is watched."""
        assert isinstance(self.observer, Watcher)
        self.watched.append(path)

    def unwatch(self, path: str, /) -> None:
        """Forget what the host watches itself."""
        self.watched.remove(path)


class HostError(Exception):
    """What a host says by itself."""


def serve(session: Session, build: Callable[..., None] = lambda: None) -> Host:
    """Return the server of a host that shows a preview, and that has watched its settings."""
    host = Host(build)
    host.watched.append("mkdocs.yml")
    session.use_server(host, "buero.example", HostError, ["mkdocs.yml"])
    return host


def test_a_server_of_a_host_shows_the_preview_and_watches_content_and_look(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(LOG, is_preview=True)
    ports = iter([8003])
    monkeypatch.setattr(preview, "find_port", lambda _host, _port: next(ports))
    for _ in range(2):  # a port stays
        address = session.find_address("http://buero.example:8000/wir/", "buero.example", 8000)
        assert address == "http://buero.example:8003/wir/"
    place = build(session, settings._replace(address=address))
    (place / "404.html").write_text("hier nicht", "utf-8")
    host = serve(session)
    look = Path(praxistransfer.__file__).parent / "theme"
    assert host.watched == ["mkdocs.yml", str(settings.root), str(look)]
    assert (host.server_address, host.url) == (("buero.example", 8003), address)
    assert host.root == str(place)
    assert host.error_handler(404) == b"hier nicht"
    assert host.error_handler(500) is None
    assert session.host_templates.is_dir()
    request = {"REQUEST_METHOD": "GET", "PATH_INFO": "/"}
    for name, status in (("buero.example", "200 OK"), ("fremd.example", "421 ")):
        answers: list[str] = []
        assert host.application
        host.application(
            {**request, "HTTP_HOST": name}, lambda code, _, to=answers: to.append(code)
        )
        assert answers[0].startswith(status)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (HostError("Die Einstellungen sind falsch."), "Die Einstellungen sind falsch."),
        (OSError(errno.ENOSPC, "No space left on device"), "kein Platz mehr"),
        (StopIteration("geheim"), "StopIteration in"),
    ],
)
def test_a_preview_goes_on_whatever_goes_wrong_and_says_so(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.delenv("PRAXISTRANSFER_TRACEBACK", raising=False)
    session = Session(LOG, is_preview=True)
    place = build(session, settings)
    page = (place / PAGE).read_bytes()
    serve(session, fail).builder()
    assert [words in fault for fault in faults(place)] == [True]
    assert "geheim" not in faults(place)[0]
    assert (place / PAGE).read_bytes() == page
    build(session, settings)
    assert faults(place) == []


def test_a_site_is_published_at_the_end_of_a_host_that_tells_of_it_and_not_after_ctrl_c(
    settings: Settings,
) -> None:
    session = Session(LOG)
    session.begin(is_preview=False)
    for stops in (True, False):
        session.load(settings)
        session.write()
        assert not settings.place.exists()
        if stops:
            with pytest.raises(KeyboardInterrupt):
                _stop(session)
            assert not settings.place.exists()
            assert not [*settings.place.parent.glob(".praxistransfer-*")]
        else:
            session.end()
    assert (settings.place / PAGE).is_file()


def _stop(session: Session) -> None:
    """Press Ctrl-C while a host works, which ends as it always does."""
    try:
        raise KeyboardInterrupt
    finally:
        session.end()


def test_every_end_has_a_sentence_and_a_code_unless_the_traceback_is_wanted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.delenv("PRAXISTRANSFER_TRACEBACK", raising=False)
    assert explain_end(NoSiteError("2 Fehler")) == (1, "2 Fehler")
    assert [*map(_code, (KeyboardInterrupt(), full, StopIteration()))] == [130, 3, 70]
    monkeypatch.setenv("PRAXISTRANSFER_TRACEBACK", "1")
    assert explain_end(NoSiteError("2 Fehler")) == (1, "2 Fehler")
    assert [*map(_code, (KeyboardInterrupt(), full, StopIteration()))] == [130, None, None]


def _code(error: BaseException) -> int | None:
    failure = explain_end(error)
    return failure.code if failure else None
