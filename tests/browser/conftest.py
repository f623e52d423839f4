"""A real Chromium and a web server for the built site."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from auditing import Note
from needed import need_program
from playwright.sync_api import Browser, sync_playwright
from serving import QUIET, serve


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Debian's Chromium; where there is none, skip at home and fail in CI."""
    path = need_program("chromium", "chromium-browser", advice="Debian: apt install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return the address at which the built site is served, with "/" at the end."""
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def made_up_address(beispielland_site: Path) -> Iterator[str]:
    """Return the address of the made-up handbook, which has blocks that the real one lacks."""
    with serve(beispielland_site) as address:
        yield address


@pytest.fixture
def note(record_property: Callable[[str, object], None]) -> Note:
    """Return what notes for the declaration of accessibility what a test examined."""

    def note(was: str, seite: str, zustand: str, version: str = "") -> None:
        noted = {"was": was, "version": version, "seite": seite, "zustand": zustand}
        record_property("pruefung", json.dumps(noted, ensure_ascii=False))

    return note
