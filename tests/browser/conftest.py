"""A real Chromium and a web server for the built site."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from auditing import Note, Open, Take
from needed import need_program
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright
from serving import QUIET, serve

expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Debian's Chromium; where there is none, skip at home and fail in CI.

    The headless shell is the same browser without windows: a page of its own costs a third.
    """
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    path = need_program(*names, advice="Debian: apt install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def take(browser: Browser) -> Iterator[Take]:
    """Return what gives a page that many tests use one after the other, one for each options.

    Chromium opens a window for each new page, which costs far more than what the page then shows.
    Tests that store something or need an empty cache open a page of their own.
    """
    pages: dict[str, Page] = {}

    def take_page(width: int = 1280, **options: Any) -> Page:
        kept = pages.get(repr(sorted(options.items())))
        page = kept or browser.new_context(locale="de-DE", **options).new_page()
        pages[repr(sorted(options.items()))] = page
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(media="screen", color_scheme="light", reduced_motion="no-preference")
        return page

    yield take_page
    for page in pages.values():
        page.context.close()


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


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Open]:
    """Return what opens a page of its own browser; no page may report an error or ask others."""
    contexts = []
    faults: list[str] = []

    def open_page(
        path: str, width: int = 1280, *, at: str = address, missing: bool = False, **options: Any
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            locale="de-DE",
            accept_downloads=True,
            **options,
        )
        contexts.append(context)
        page = context.new_page()

        def note_foreign(sent: Request) -> None:
            if not sent.url.startswith((at, "data:", "blob:")):
                faults.append(sent.url)

        def note_line(line: ConsoleMessage) -> None:
            if not (missing and "404" in line.text):
                faults.append(line.text)

        page.on("request", note_foreign)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", note_line)
        page.on("dialog", lambda dialog: faults.append(dialog.message))
        page.goto(at + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []
