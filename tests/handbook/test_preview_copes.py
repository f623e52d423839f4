"""A preview as authors start it: it answers whatever happens to the content, and only its own."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRACTICE = "beispiele/sprache/probestadt-steckbrief.md"
PAGE = "/handbuch/praxis/probestadt-steckbrief/"
SERVING = re.compile(r"Serving on http://127\.0\.0\.1:(\d+)/handbuch/")
PATIENCE = 120
"""Seconds after which something that takes one will not happen any more."""


class Preview:
    """A preview of a project of its own, as a process."""

    def __init__(self, folder: Path, port: int) -> None:
        self.content = Path(shutil.copytree(ROOT / "tests/beispielland", folder / "practices"))
        shutil.copytree(ROOT / "docs", folder / "docs")
        shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
        self.log = folder / "vorschau.log"
        kept = {name: text for name, text in os.environ.items() if not name.startswith("PRAXIST")}
        ours = {"PRAXISTRANSFER_CACHE": str(folder / "ablage"), "NO_MKDOCS_2_WARNING": "1"}
        ours["PRAXISTRANSFER_URL"] = "https://handbuch.example/handbuch/"
        paths = filter(None, [str(ROOT / "plugins"), os.environ.get("PYTHONPATH")])
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
                cwd=folder,
                env={**kept, **ours, "PYTHONPATH": os.pathsep.join(paths)},
                stdout=log,
                stderr=log,
            )
        self.port = 0
        self.wait_for(lambda: SERVING.search(self.output()))
        self.port = int(SERVING.findall(self.output())[0])

    def output(self) -> str:
        """Return all that it has said."""
        return self.log.read_text("utf-8", errors="replace")

    def wait_for(self, condition: object) -> None:
        """Wait until a condition holds."""
        assert callable(condition)
        end = time.monotonic() + PATIENCE
        while not condition():
            assert self.process.poll() is None, self.output()
            assert time.monotonic() < end, self.output()
            time.sleep(0.05)

    def ask(self, path: str, method: str = "GET", host: str = "") -> tuple[int, bytes]:
        """Return status and text of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, path, headers={"Host": host or f"127.0.0.1:{self.port}"})
        answer = connection.getresponse()
        try:
            return answer.status, answer.read()
        finally:
            connection.close()

    def faults(self) -> list[str]:
        """Return what is wrong, as its pages say it."""
        texts: list[str] = json.loads(self.ask("/handbuch/vorschau.json")[1])
        return texts


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Return a preview at another port than it was told, for that is used."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        used = other.getsockname()[1]
        made = Preview(tmp_path_factory.mktemp("vorschau"), used)
    assert f"Port {used} ist belegt" in made.output()
    assert made.port > used
    yield made
    made.process.send_signal(signal.SIGINT)
    assert made.process.wait(PATIENCE) == 0
    assert "Traceback" not in made.output()


def test_only_its_own_hosts_and_only_reading_get_an_answer(preview: Preview) -> None:
    status, text = preview.ask(PAGE)
    assert status == 200
    assert f'href="http://127.0.0.1:{preview.port}{PAGE}"'.encode() in text
    assert preview.ask(PAGE, host="localhost")[0] == 200
    assert preview.ask(PAGE, host="evil.example") == (421, b"Misdirected Request\n")
    assert preview.ask("/handbuch/vorschau.json", host="evil.example")[0] == 421
    assert preview.ask("/livereload/0/0", host="evil.example")[0] == 421
    assert preview.ask(PAGE, "HEAD") == (200, b"")
    assert preview.ask(PAGE, "POST")[0] == 405
    assert preview.ask("/%00")[0] == preview.ask("/handbuch/%00.html")[0] == 400


def test_an_address_that_leads_nowhere_shows_the_page_for_it_below_the_path(
    preview: Preview,
) -> None:
    status, text = preview.ask("/handbuch/gibt/es/nicht/")
    assert status == 404
    addresses = re.findall(rb'(?:href|src)="(/[^"/][^"]*)"', text)
    assert addresses
    assert all(address.startswith(b"/handbuch/") for address in addresses)
    (sheet,) = (address for address in addresses if address.endswith(b"handbuch.css"))
    assert preview.ask(sheet.decode())[0] == 200


def test_whatever_happens_to_the_content_it_answers_and_says_what_is_wrong(
    preview: Preview,
) -> None:
    odd = preview.content / "beispiele" / os.fsdecode(b"\xff")
    odd.mkdir()
    (odd / "x.md").write_text("x")
    preview.wait_for(lambda: "PT107  Der Name des Ordners" in "".join(preview.faults()))
    assert preview.ask(PAGE)[0] == 200
    shutil.rmtree(odd)
    (preview.content / f"{PRACTICE}~").write_text("x")
    preview.wait_for(lambda: not preview.faults())
    settings = preview.content.parent / "mkdocs.yml"
    right = settings.read_text("utf-8")
    settings.write_text(f"{right}\n- {{", "utf-8")
    preview.wait_for(preview.faults)
    assert preview.ask(PAGE)[0] == 200
    settings.write_text(right, "utf-8")
    preview.wait_for(lambda: not preview.faults())
