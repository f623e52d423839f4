"""A preview answers only what is meant for it, finds a port, and hears of every change."""

from __future__ import annotations

import errno
import os
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from watchdog.events import (
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)

from praxistransfer.building import preview_server as module
from praxistransfer.building.preview_server import (
    Guard,
    NoPortError,
    Watcher,
    find_port,
    names_of_this_machine,
)

PATIENCE = 30
"""Seconds after which something that should happen at once will not happen any more."""


def ask(**given: str) -> tuple[str, bytes]:
    """Return status and text of an answer."""
    environ = {"REQUEST_METHOD": "GET", "HTTP_HOST": "localhost:8000", "PATH_INFO": "/", **given}
    found: list[str] = []

    def page(_: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        start("200 OK", [])
        return [b"Seite"]

    text = b"".join(Guard(page, ["Buero-PC"])(environ, lambda status, _: found.append(status)))
    return found[0], text


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "localhost:8000", "LocalHost.", "x.localhost:1", "127.0.0.1:8000",
        "[::1]:8000", "192.168.1.7", "buero-pc:8000", "BUERO-PC",
    ],
)  # fmt: skip
def test_who_asks_this_machine_gets_an_answer(host: str) -> None:
    assert ask(HTTP_HOST=host) == ("200 OK", b"Seite")


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:8000", "localhost.evil.example", "evillocalhost", "[::1",
        "127.0.0.1.evil.example", "buero-pc.evil.example", ":8000", "localhost@evil.example",
    ],
)  # fmt: skip
def test_a_name_that_somebody_else_may_have_gets_none(host: str) -> None:
    status, text = ask(HTTP_HOST=host)
    assert status == "421 Misdirected Request"
    assert b"Seite" not in text


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"HTTP_HOST": ""}, "400 Bad Request"),
        ({"PATH_INFO": "/\0"}, "400 Bad Request"),
        ({"PATH_INFO": "/a\nb"}, "400 Bad Request"),
        ({"PATH_INFO": "/..\\..\\geheim"}, "400 Bad Request"),
        ({"PATH_INFO": "/C:/geheim"}, "400 Bad Request"),
        ({"REQUEST_METHOD": "POST"}, "405 Method Not Allowed"),
        ({"REQUEST_METHOD": "DELETE"}, "405 Method Not Allowed"),
        ({"REQUEST_METHOD": "GIBT-ES-NICHT"}, "501 Not Implemented"),
    ],
)
def test_what_nobody_should_ask_gets_the_right_code(given: dict[str, str], status: str) -> None:
    assert ask(**given) == (status, f"{status[4:]}\n".encode())


def test_who_asks_for_the_head_gets_no_body() -> None:
    assert ask(REQUEST_METHOD="HEAD") == ("200 OK", b"")


def test_a_machine_has_the_name_by_which_its_network_knows_it() -> None:
    assert socket.gethostname().lower() in names_of_this_machine()


@pytest.fixture
def used() -> Iterator[int]:
    """Return a port at which somebody listens."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_port_that_is_used_is_passed_over_and_that_is_said(
    used: int, caplog: pytest.LogCaptureFixture
) -> None:
    found = find_port("127.0.0.1", used)
    assert used < found < used + 20
    assert caplog.messages == [f"Port {used} ist belegt, vielleicht von einer anderen Vorschau."]
    caplog.clear()
    assert find_port("127.0.0.1", found) == found
    assert caplog.messages == []


def test_many_used_ports_are_no_reason_to_go_on_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_is_free", lambda *_: False)
    with pytest.raises(NoPortError, match="Die Ports 8000 bis 8019 sind belegt"):
        find_port("127.0.0.1", 8000)


def test_an_address_of_another_machine_is_refused_in_german() -> None:
    with pytest.raises(NoPortError, match=r"„192\.0\.2\.1“ ist keine Adresse dieses Rechners"):
        find_port("192.0.2.1", 8000)


class Told(FileSystemEventHandler):
    """Notes what it is told."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.has_heard = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.files.append(Path(os.fsdecode(event.src_path)).name)
        self.has_heard.set()


@pytest.fixture
def told(tmp_path: Path) -> tuple[Watcher, Told]:
    """Return a watcher of a folder that only looks, and what it tells."""
    watcher, told = Watcher(), Told()
    (tmp_path / "tief").mkdir()
    for name in ("eins.md", "tief/zwei.md"):
        (tmp_path / name).write_text("alt.")
    watcher.schedule(told, str(tmp_path), recursive=True)
    watcher.look()
    told.files.clear()
    return watcher, told


def keep_time(path: Path, text: str) -> None:
    """Write other text of the same length, and set the time back."""
    state = path.stat()
    assert len(text) == state.st_size
    path.write_text(text)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "other text": lambda folder: (folder / "eins.md").write_text("länger"),
    "text of the same size and time": lambda folder: keep_time(folder / "eins.md", "neu."),
    "a new file": lambda folder: (folder / "tief/drei.md").write_text(""),
    "a file less": lambda folder: (folder / "tief/zwei.md").unlink(),
    "another name": lambda folder: (folder / "eins.md").rename(folder / "vier.md"),
    "a folder less": lambda folder: (folder / "tief").rename(folder / ".tief"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_which_the_system_tells_nothing_is_seen_once(
    tmp_path: Path, told: tuple[Watcher, Told], change: Callable[[Path], object]
) -> None:
    watcher, found = told
    watcher.look()
    assert found.files == []
    change(tmp_path)
    watcher.look()
    assert len(found.files) == 1
    watcher.look()
    assert len(found.files) == 1


@pytest.mark.parametrize("name", ["eins.md~", ".eins.md.swp", "4913", "Thumbs.db", "~$eins.docx"])
def test_leftovers_are_no_change(tmp_path: Path, told: tuple[Watcher, Told], name: str) -> None:
    watcher, found = told
    (tmp_path / name).write_text("")
    watcher.look()
    heard = module._Heard(found, lambda _: None)  # noqa: SLF001
    heard.dispatch(FileModifiedEvent(str(tmp_path / name)))
    assert found.files == []
    heard.dispatch(FileMovedEvent(str(tmp_path / name), str(tmp_path / "eins.md")))
    assert found.files == [name]


def test_what_the_system_has_told_is_not_told_again(
    tmp_path: Path, told: tuple[Watcher, Told]
) -> None:
    watcher, found = told
    (tmp_path / "eins.md").write_text("etwas anderes")
    watcher._note(str(tmp_path), str(tmp_path / "eins.md"))  # noqa: SLF001
    watcher.look()
    (tmp_path / "tief/zwei.md").unlink()
    watcher._note(str(tmp_path), str(tmp_path / "tief/zwei.md"))  # noqa: SLF001
    watcher.look()
    assert found.files == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EMFILE, errno.ENOSYS])
def test_where_the_system_cannot_tell_it_looks_alone_and_says_so(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    number: int,
) -> None:
    def refuse(_: object) -> None:
        raise OSError(number, "inotify watch limit reached")

    monkeypatch.setattr(vars(module)["Observer"], "start", refuse)
    monkeypatch.setattr(module, "_PAUSE_ALONE", 0.001)
    watcher, found = Watcher(), Told()
    (tmp_path / "eins.md").write_text("alt")
    watcher.schedule(found, str(tmp_path), recursive=True)
    watcher.start()
    (tmp_path / "eins.md").write_text("etwas anderes")
    assert found.has_heard.wait(PATIENCE)
    watcher.stop()
    watcher.join()
    (sentence,) = caplog.messages
    assert "die Vorschau sieht jede Sekunde selbst nach." in sentence
    assert ("sysctl" in sentence) == (number != errno.ENOSYS)


def test_it_hears_at_once_where_the_system_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PAUSE", 3600)
    watcher, found = Watcher(), Told()
    watcher.schedule(found, str(tmp_path), recursive=True)
    watcher.unschedule(watcher.schedule(found, str(tmp_path / "anderswo")))
    watcher.start()
    (tmp_path / "eins.md").write_text("etwas")
    assert found.has_heard.wait(PATIENCE)
    watcher.stop()
    watcher.join()
    assert {*found.files} == {"eins.md"}
