"""One page of each kind in Chromium: narrow and wide, light and dark, with and without scripts."""

from __future__ import annotations

import importlib.resources
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("site")

PAGES = (
    "",
    "praxis/",
    "praxis/duisburg-handlungskonzept-suedosteuropa/",
    "praxis/kreis-recklinghausen-ki-ksb-vereinbarung/",
    "handlungsfelder/",
    "handlungsfelder/sport/",
    "ki/",
    "ki/ki-koeln/",
    "akteure/",
    "akteure/laki/",
    "programme/",
    "programme/koko/",
    "rechtsgrundlagen/",
    "rechtsgrundlagen/tintg-2012/",
    "zielgruppen/",
    "zielgruppen/gefluechtete/",
    "muster/",
    "muster/prozess-sport/",
    "struktur/",
    "struktur/verbund/",
    "stolpersteine/",
    "stolpersteine/finanzierung/",
    "glossar/",
    "quellen/",
    "hilfe/",
    "hilfe/pt301/",
    "mitmachen/",
    "mitmachen/felder/",
    "mitmachen/felder/stolperstein/",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_page_fits_is_accessible_and_asks_nobody_else(
    browser: Browser, address: str, path: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, locale="de-DE"
    )
    page = context.new_page()
    errors: list[str] = []
    foreign: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    page.on(
        "request", lambda sent: foreign.append(sent.url) if _is_foreign(sent.url, address) else None
    )
    page.goto(address + path)

    scroll_width = page.evaluate("document.documentElement.scrollWidth")
    findings = _axe(page)
    context.close()

    assert errors == []
    assert foreign == []
    assert scroll_width <= width
    assert findings == []


def _is_foreign(url: str, address: str) -> bool:
    return not url.startswith((address, "data:", "blob:"))


def _axe(page: Page) -> list[str]:
    """Return what axe finds in the content; the frame around it is still the theme's."""
    page.evaluate(AXE)
    run = "rules => axe.run('.md-content', {runOnly: rules})"
    result: dict[str, Any] = page.evaluate(run, RULES)
    return [
        f"{finding['id']}: {node['html']}"
        for finding in result["violations"]
        for node in finding["nodes"]
    ]


@pytest.mark.parametrize("path", PAGES)
def test_page_can_be_read_without_scripts(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path)
    heading = page.locator("article h1")
    visible = heading.is_visible()
    text = page.locator("article").inner_text()
    headings = page.locator("article h2").all_inner_texts()
    context.close()

    assert visible
    assert headings
    assert all(heading in text for heading in headings)


def test_a_reader_gets_from_the_start_to_a_practice_and_back_by_links_alone(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.goto(address)
    page.get_by_role("link", name="Sport und Integration", exact=True).click()
    page.get_by_role("link", name="Schwimmen lernen nach dem Fahrradprojekt").click()
    assert page.url.endswith("/praxis/finnentrop-fahrrad-schwimmkurse-frauen/")
    page.locator("article").get_by_role("link", name="Kreis Olpe", exact=True).click()
    assert page.url.endswith("/ki/ki-kreis-olpe/")
    page.get_by_role("link", name="Schwimmen lernen nach dem Fahrradprojekt").click()
    page.get_by_role("link", name="Praxisbeispiele", exact=True).first.click()
    assert page.locator("h1").inner_text() == "Praxisbeispiele"
    page.close()


def test_a_citation_leads_to_its_source(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}praxis/finnentrop-fahrrad-schwimmkurse-frauen/")
    page.locator("#vorgehen ~ ol sup a").first.click()
    assert page.url.endswith("#quelle-lokalplus")
    assert page.locator("#quelle-lokalplus").is_visible()
    page.close()
