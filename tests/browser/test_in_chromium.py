"""One page of each kind in Chromium: narrow and wide, light and dark, with and without scripts."""

from __future__ import annotations

import gzip

import pytest
from auditing import (
    AXE_LOOKS,
    IBM,
    IBM_LOOKS,
    LOOKS,
    MADE_UP_PAGES,
    PAGES,
    Look,
    Note,
    Take,
    axe_findings,
    axe_version,
    ibm_findings,
    set_look,
    visit,
)
from needed import version_of
from playwright.sync_api import Browser, Page, Response, expect

STICKS_OUT = """
() => {
  const edge = document.querySelector("main").getBoundingClientRect().right + 1;
  return [...document.querySelectorAll("main :is(table, pre, figure, nav, .px-scroll)")]
    .filter((part) => !part.parentElement.closest(".px-scroll"))
    .filter((part) => part.getBoundingClientRect().right > edge)
    .map(({localName, className}) => `${localName} ${className}`);
}
"""
"""What would cover the contents beside it; what scrolls in a frame of its own does not."""


@pytest.mark.parametrize("path", PAGES)
def test_page_fits_and_checkers_find_nothing(
    take: Take, address: str, path: str, note: Note
) -> None:
    page = take(bypass_csp=True)
    visit(page, address + path)
    for width, looks in AXE_LOOKS.items():
        note("einer Messung der Breite", path, f"{width} px")
        for look in looks:
            note("axe-core", path, f"{LOOKS[look]}, {width} px", axe_version(page))
        for look in IBM_LOOKS[width]:
            note("IBM Equal Access", path, f"{LOOKS[look]}, {width} px", version_of(IBM))
    assert examine(page) == []
    note("vergrößerten Abständen im Text (WCAG 1.4.12)", path, "320 px")
    set_look(page, "light")
    page.set_viewport_size({"width": 320, "height": 800})
    page.add_style_tag(content=WIDE_SPACING)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


WIDE_SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
    " word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"
)
"""What readers may set, and nothing may be cut off."""


@pytest.mark.parametrize("path", MADE_UP_PAGES)
def test_made_up_page_fits_and_checkers_find_nothing(
    take: Take, made_up_address: str, path: str
) -> None:
    page = take(bypass_csp=True)
    visit(page, made_up_address + path)
    assert examine(page) == []


def examine(page: Page) -> list[str]:
    """Return what does not fit into the window, and what the checkers find in each look."""
    found = []
    for width, looks in AXE_LOOKS.items():
        page.set_viewport_size({"width": width, "height": 800})
        for look in looks:
            set_look(page, look)
            by_ibm = look in IBM_LOOKS[width]
            findings = does_not_fit(page, width) if look == "light" else []
            findings += axe_findings(page, look, contrast=not by_ibm)
            findings += ibm_findings(page) if by_ibm else []
            found += [f"{width} px, {look}: {finding}" for finding in findings]
    return found


def test_axe_sees_each_sort_of_pale_text_once(take: Take) -> None:
    page = take(bypass_csp=True)
    pale, dark = ' style="color: #bbb"', ' style="background: #333"'
    rows = "".join(f"<li{style}>Wort</li>" for style in ["", pale, "", pale, dark, "", dark])
    page.set_content(f'<html lang="de"><title>Probe</title><main><h1>Probe</h1><ul>{rows}</ul>')
    for look in LOOKS:
        found = [finding for finding in axe_findings(page, look) if "color-contrast" in finding]
        assert found == [f"color-contrast: <li{style}>Wort</li>" for style in (pale, dark)]


def does_not_fit(page: Page, width: int) -> list[str]:
    """Return what is wider than the window or the contents."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*page.evaluate(STICKS_OUT), *([f"the page: {wide}"] if wide > width else [])]


MOST_BYTES = 120_000
"""What the first view of a practice may weigh, compressed."""


@pytest.mark.parametrize("look", ["light", "dark"])
def test_checkers_find_nothing_in_open_menus_and_in_the_search(
    browser: Browser, address: str, look: Look, note: Note
) -> None:
    found = {}
    path = "handlungsfelder/sport/"
    context = browser.new_context(bypass_csp=True)
    for state, (width, words, steps) in OPENED.items():
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address + path)
        set_look(page, look)
        note("axe-core", path, f"{LOOKS[look]}, {words}", axe_version(page))
        if look == "light":
            note("IBM Equal Access", path, f"{LOOKS[look]}, {words}", version_of(IBM))
        for step in steps:
            page.locator(step).click()
        if state.startswith("search"):
            page.keyboard.type("Sport" if "hits" in state else "qqqq")
            page.locator(".px-search-status", has_text="Treffer").wait_for()
        found[state] = axe_findings(page, look)
        found[state] += ibm_findings(page) if look == "light" else []
        page.close()
    context.close()
    assert found == {state: [] for state in OPENED}


OPENED = {
    "phone menu": (320, "Menü offen", [".menue-auf"]),
    "contents": (320, "Inhaltsverzeichnis offen", [".verzeichnis summary"]),
    "search with hits": (1280, "Suche mit Treffern", ["[data-search] button"]),
    "search with hits, narrow": (320, "Suche mit Treffern, schmal", ["[data-search] button"]),
    "search without an answer": (320, "Suche ohne Treffer", ["[data-search] button"]),
}
"""What can be opened: width of the window, the state in German, and what has to be clicked."""


def test_the_first_view_of_a_practice_weighs_little(browser: Browser, address: str) -> None:
    page = browser.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  # needs attributes
    page.goto(f"{address}praxis/duisburg-handlungskonzept-suedosteuropa/", wait_until="networkidle")
    sizes = {answer.url: len(gzip.compress(answer.body())) for answer in answers}
    page.close()
    assert any(url.endswith(".woff2") for url in sizes)
    assert sum(sizes.values()) <= MOST_BYTES


def _is_foreign(url: str, address: str) -> bool:
    return not url.startswith((address, "data:", "blob:"))


def test_a_table_stays_a_table_where_its_rows_are_stacked(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(f"{address}ki/")
    table = page.get_by_role("table", name="Regierungsbezirk Arnsberg")
    cell = table.get_by_role("row").nth(1).get_by_role("cell").first
    heads = ["Kommune", "Art", "Praxisbeispiele"]
    expect(table.get_by_role("columnheader")).to_have_text(heads)
    assert table.get_by_role("rowheader").count() == table.get_by_role("row").count() - 1
    assert cell.evaluate("cell => getComputedStyle(cell).display") == "grid"
    assert "Art" in cell.aria_snapshot()
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_page_can_be_read_without_scripts(take: Take, address: str, path: str, note: Note) -> None:
    note("abgeschaltetem JavaScript", path, "hell, 1280 px")
    page = take(java_script_enabled=False)
    page.goto(address + path)
    text = page.locator("article").inner_text()
    headings = page.locator("article h2").all_inner_texts()

    assert page.locator("article h1").is_visible()
    assert headings
    assert all(heading in text for heading in headings)


def test_a_reader_gets_from_the_start_to_a_practice_and_back_by_links_alone(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.goto(address)
    page.locator(".felder").get_by_role("link", name="Sport und Integration").click()
    practice = page.locator("#praxisbeispiele ~ * a").first
    title = practice.inner_text().replace("\N{SOFT HYPHEN}", "")
    practice.click()
    assert "/praxis/" in page.url
    page.locator(".titel-ort a").first.click()
    assert "/ki/ki-" in page.url
    page.locator("article").get_by_role("link", name=title).first.click()
    page.get_by_role("link", name="Praxisbeispiele", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Praxisbeispiele")
    page.close()


def test_a_citation_leads_to_its_source(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}praxis/finnentrop-fahrrad-schwimmkurse-frauen/")
    citation = page.locator("#vorgehen ~ ol sup a").first
    target = citation.get_attribute("href") or ""
    citation.click()
    assert target.startswith("#quelle-")
    assert page.url.endswith(target)
    assert page.locator(target).is_visible()
    page.close()
