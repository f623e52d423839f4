"""A real Chromium and a web server for the built site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
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
