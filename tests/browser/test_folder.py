"""The built site opened from a folder, without any server."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

SAID = "aus einem Ordner geöffnet"


@pytest.fixture
def page(browser: Browser) -> Page:
    """Return a page of its own."""
    return browser.new_context(locale="de-DE").new_page()


def test_from_a_folder_lists_lead_to_their_pages_and_the_finder_says_what_is_missing(
    page: Page, site: Path
) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="Finden", exact=True).first.click()
    expect(page).to_have_url((site / "praxis/index.html").as_uri())
    expect(page.locator("[data-finder]")).to_contain_text(SAID)
    page.locator("article .px-section a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url.endswith("/index.html")


def test_from_a_folder_the_search_says_that_it_needs_a_server(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_role("banner").get_by_role("button", name="Suche").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("status")).to_contain_text(SAID)
    expect(dialog.get_by_role("searchbox")).to_be_disabled()
    dialog.get_by_role("button", name="Schließen").click()
    expect(dialog).to_have_count(0)
