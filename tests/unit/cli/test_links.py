"""Links are tried politely, and only those that led nowhere are recorded."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from content import PRACTICE, VALID, content, edited
from praxistransfer.cli.commands import main
from praxistransfer.cli.links import (
    MOST_HOPS,
    Caller,
    addresses_of,
    by_turns,
    check_links,
    record_yaml,
)
from praxistransfer.cli.public_web import AGENT, NotPublicError, ask_server
from praxistransfer.content.checking import check_content
from praxistransfer.library.library import Library
from praxistransfer.model.linkpruefung import Linkpruefung
from praxistransfer.model.web import is_public

NOT_CALLED = "führt in ein eigenes Netz und wurde nicht aufgerufen"
ANSWERS = {
    ("HEAD", "/gut"): 200,
    ("HEAD", "/weg"): 404,
    ("GET", "/weg"): 404,
    ("HEAD", "/geloescht"): 410,
    ("HEAD", "/ohne-head"): 405,
    ("GET", "/ohne-head"): 200,
    ("HEAD", "/verboten"): 403,
    ("GET", "/verboten"): 403,
    ("HEAD", "/kaputt"): 500,
    ("HEAD", "/umgezogen"): 301,
    ("HEAD", "/zu-weg"): 308,
    ("GET", "/zu-weg"): 308,
    ("HEAD", "/im-kreis"): 302,
    ("HEAD", "/nach-innen"): 302,
    ("HEAD", "/zu-datei"): 302,
    ("HEAD", "/nirgendwohin"): 302,
}
LEADS_TO = {
    "/umgezogen": "/gut",
    "/zu-weg": "weg",
    "/im-kreis": "/im-kreis",
    "/nach-innen": "http://intern.example:{port}/gut",
    "/zu-datei": "file:///etc/passwd",
}
NUMBERS = {"probe.example": "127.0.0.1", "intern.example": "127.0.0.2", "localhost": "127.0.0.2"}
"""What names of servers stand for in these tests; the first of them counts as public."""


class Server(ThreadingHTTPServer):
    """Answers as told and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.silent = threading.Event()

    @property
    def address(self) -> str:
        return f"http://probe.example:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def _answer(self) -> None:
        self.server.asked.append((self.command, self.path))
        self.server.agents.add(self.headers["User-Agent"])
        if self.path == "/stumm":
            self.server.silent.wait()
            return
        self.send_response(ANSWERS[self.command, self.path])
        if self.path in LEADS_TO:
            place = LEADS_TO[self.path].format(port=self.server.server_port)
            self.send_header("Location", place)
        self.end_headers()

    do_GET = do_HEAD = _answer  # noqa: N815 - the names that the base class calls

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.silent.set()
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


CALLER = Caller(timeout=5, pause=0)
look_up = socket.getaddrinfo


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a name stand for this machine, which counts as public under one of its numbers."""

    def find(host: str, *more: Any, **named: Any) -> Any:
        return look_up(NUMBERS.get(host, host), *more, **named)

    for variable in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("socket.getaddrinfo", find)
    monkeypatch.setattr(
        "praxistransfer.cli.public_web.is_public",
        lambda number: is_public(number) or str(number) == NUMBERS["probe.example"],
    )


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/gut", ("gut", "HTTP 200")),
        ("/weg", ("tot", "HTTP 404")),
        ("/geloescht", ("tot", "HTTP 410")),
        ("/ohne-head", ("gut", "HTTP 200")),
        ("/verboten", ("unklar", "HTTP 403")),
        ("/kaputt", ("unklar", "HTTP 500")),
        ("/umgezogen", ("gut", "HTTP 200")),
        ("/zu-weg", ("tot", "HTTP 404")),
        ("/im-kreis", ("unklar", f"mehr als {MOST_HOPS} Weiterleitungen")),
        ("/nirgendwohin", ("gut", "HTTP 302")),
        ("/nach-innen", ("unklar", NOT_CALLED)),
        ("/zu-datei", ("unklar", NOT_CALLED)),
    ],
)
def test_an_answer_says_whether_a_page_is_there(
    server: Server, path: str, found: tuple[str, str]
) -> None:
    assert CALLER.check(server.address + path) == found


def test_a_page_that_is_there_is_not_loaded(server: Server) -> None:
    server.asked.clear()
    CALLER.check(f"{server.address}/gut")
    assert server.asked == [("HEAD", "/gut")]


def test_servers_are_told_who_asks(server: Server) -> None:
    CALLER.check(f"{server.address}/gut")
    assert server.agents == {AGENT}


def test_a_server_that_does_not_answer_is_not_called_dead(server: Server) -> None:
    found = Caller(timeout=0.2, pause=0).check(f"{server.address}/stumm")
    assert found == ("unklar", "keine Antwort in 0.2 Sekunden")


def test_a_host_that_is_not_there_is_not_called_dead() -> None:
    word, reason = CALLER.check("http://gibt-es-nicht.invalid/")
    assert word == "unklar"
    assert reason.startswith("nicht erreichbar (")


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.2", "127.1.2.3", "[::1]", "[::ffff:127.0.0.2]", "2130706434", "0x7f.2"),
        *("0177.0.0.2", "localhost", "intern.example", "0.0.0.1", "[::]"),
    ],
)
def test_no_own_network_is_called(server: Server, host: str) -> None:
    server.asked.clear()
    word, _ = CALLER.check(f"http://{host}:{server.server_port}/gut")
    assert (word, server.asked) == ("unklar", [])


def test_a_server_that_leads_into_an_own_network_is_not_followed(server: Server) -> None:
    server.asked.clear()
    CALLER.check(f"{server.address}/nach-innen")
    assert server.asked == [("HEAD", "/nach-innen")]


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("host", ["127.0.0.2", "intern.example"])
def test_a_proxy_is_not_asked_for_an_own_network(
    server: Server, monkeypatch: pytest.MonkeyPatch, scheme: str, host: str
) -> None:
    monkeypatch.setenv(f"{scheme}_proxy", f"http://127.0.0.1:{server.server_port}")
    server.asked.clear()
    with pytest.raises(NotPublicError):
        ask_server(f"{scheme}://{host}/", "HEAD", 5)
    assert server.asked == []


def test_a_proxy_is_asked_for_everything_else(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setitem(ANSWERS, ("HEAD", "http://gibt-es-nicht.invalid/"), 204)
    assert ask_server("http://gibt-es-nicht.invalid/", "HEAD", 5) == (204, "")


def test_a_name_is_looked_up_once(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = [NUMBERS["probe.example"], NUMBERS["intern.example"]]

    def change(_host: str, *more: Any, **named: Any) -> Any:
        return look_up(numbers.pop(0), *more, **named)

    monkeypatch.setattr("socket.getaddrinfo", change)
    assert ask_server(f"{server.address}/gut", "HEAD", 5) == (200, "")
    assert numbers == [NUMBERS["intern.example"]]


def test_no_host_is_called_twice_within_the_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock[0] += seconds

    monkeypatch.setattr("praxistransfer.cli.links.time.monotonic", lambda: clock[0])
    monkeypatch.setattr("praxistransfer.cli.links.time.sleep", sleep)
    with serving() as server:
        caller = Caller(timeout=5, pause=3)
        caller.check(f"{server.address}/gut")
        clock[0] += 1
        caller.check(f"{server.address}/gut")
    assert slept == [0.0, 2.0]


def test_hosts_take_turns() -> None:
    urls = ["http://a/1", "http://a/2", "http://a/3", "http://b/1", "http://c/1"]
    assert [*by_turns(urls)] == [
        "http://a/1",
        "http://b/1",
        "http://c/1",
        "http://a/2",
        "http://a/3",
    ]


def test_all_addresses_of_entries_terms_and_works_are_tried_once(beispielland: Library) -> None:
    found = addresses_of(beispielland)
    assert list(found) == sorted(found)
    assert found["https://beispiel.example/handreichung"] == (
        "mindestens-drei-fragen",
        "tandems-begleiten",
    )


def test_only_what_led_nowhere_is_recorded(server: Server) -> None:
    addresses = {f"{server.address}{path}": ("probe",) for path in ("/gut", "/weg", "/kaputt")}
    told: list[tuple[int, int]] = []
    record = check_links(addresses, CALLER, "2024-02-10", lambda *done: told.append(done))
    assert (record.am, record.geprueft) == ("2024-02-10", 3)
    assert [(item.befund, item.eintraege) for item in record.befunde] == [
        ("unklar", ("probe",)),
        ("tot", ("probe",)),
    ]
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert Linkpruefung.model_validate(yaml.safe_load(record_yaml(record))) == record


def test_the_command_writes_a_file_that_the_build_reads(tmp_path: Path, server: Server) -> None:
    source = "    titel: Musterblatt"
    changed = {source: f"{source}\n    url: {server.address}/weg"}
    root = content(tmp_path, {PRACTICE: edited(VALID[PRACTICE], changed)})
    words = ["check-links", "--content", str(root), "--pause", "0", "--frist", "5"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    library, problems = check_content(root)
    assert problems == []
    assert library.linkpruefung
    (found,) = library.linkpruefung.befunde
    assert (found.url, found.grund) == (f"{server.address}/weg", "HTTP 404")
    assert found.eintraege == ("musterkurs",)
