"""Journey 7: an editor finds what is to do; with the keyboard alone, and without scripts."""

from __future__ import annotations

import re

import pytest
from auditing import Take, visit
from playwright.sync_api import Browser, Locator, Page, expect

SCROLLED = """
(frame) => {
  frame.scrollTo({left: 200, top: 300, behavior: "instant"});
  const place = (element) => element.getBoundingClientRect();
  const column = frame.querySelectorAll("thead th")[8];
  const row = frame.querySelectorAll("tbody th")[14];
  return [place(column).top - place(frame).top, place(row).left - place(frame).left];
}
"""
"""Scroll a frame and say how far the heads of a column and a row are from its edges."""


@pytest.fixture
def page(take: Take) -> Page:
    return take()


def press(page: Page, link: Locator) -> None:
    """Follow a link with the keyboard."""
    link.focus()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")


def first_task(page: Page, list_id: str) -> Locator:
    return page.locator(f"section:has(> #{list_id}) tbody tr").first


def fact(page: Page, label: str) -> Locator:
    return page.locator(".px-facts > div", has=page.locator("dt", has_text=label))


def test_from_the_desk_to_an_entry_and_its_rules_by_keyboard(page: Page, address: str) -> None:
    visit(page, f"{address}redaktion/")
    press(page, fact(page, "Unvollständig").get_by_role("link"))
    expect(page).to_have_url(f"{address}redaktion/#unvollstaendig")
    row = first_task(page, "unvollstaendig")
    title = row.get_by_role("link").inner_text()
    task = row.locator("td").inner_text()
    press(page, row.get_by_role("link"))
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    for summary in ("Angaben zum Eintrag", "Für die Redaktion"):
        press(page, page.locator("summary", has_text=summary))
    step = fact(page, "Nächster Schritt").locator("dd").inner_text()
    assert step in task
    press(page, page.get_by_role("link", name="Wie wir einstufen"))
    expect(page).to_have_url(f"{address}mitmachen/einstufung/")


def test_the_desk_of_each_municipality_has_its_own_anchor(page: Page, address: str) -> None:
    visit(page, f"{address}redaktion/kommunen/#ki-dortmund")
    heading = page.locator("#ki-dortmund")
    expect(heading).to_be_in_viewport()
    expect(heading).to_have_text(re.compile(r"^Dortmund \(\d+ Aufgaben?\)$"))


def test_links_that_were_never_tried_are_not_called_good(page: Page, address: str) -> None:
    visit(page, f"{address}redaktion/")
    part = page.locator("section:has(> #tote-links)")
    expect(part).to_contain_text("Die Links wurden noch nicht geprüft.")


def test_recorded_results_are_shown_with_their_date(page: Page, made_up_address: str) -> None:
    visit(page, f"{made_up_address}redaktion/")
    part = page.locator("section:has(> #tote-links)")
    expect(part).to_contain_text("Links zuletzt geprüft am 10. Februar 2024")
    expect(part).to_contain_text("Tot (HTTP 404): https://beispiel.example/tandemgarten")


def test_a_number_of_the_matrix_leads_to_as_many_results(page: Page, address: str) -> None:
    visit(page, f"{address}matrix/")
    cell = page.locator("section:has(> #zielgruppen) td:not(.px-level-0) a").first
    number = int(cell.inner_text().split()[0])
    press(page, cell)
    expect(page.locator(".px-finder-status")).to_have_text(re.compile(rf"^{number} von \d+ "))


def test_a_nought_leads_to_the_call_for_entries(page: Page, address: str) -> None:
    visit(page, f"{address}matrix/")
    nought = page.locator("section:has(> #zielgruppen) td.px-level-0 a").first
    expect(nought).to_have_accessible_name("0 – Beispiel vorschlagen")
    nought.click()
    expect(page).to_have_url(f"{address}mitmachen/")


@pytest.mark.parametrize("width", [320, 1280])
def test_heads_of_the_matrix_stay_while_it_scrolls(take: Take, address: str, width: int) -> None:
    page = take(width)
    visit(page, f"{address}matrix/")
    region = page.get_by_role("region", name="Handlungsfeld und Zielgruppe")
    region.focus()
    expect(region).to_be_focused()
    from_column, from_row = region.evaluate(SCROLLED)
    assert 0 <= from_column <= 2
    assert 0 <= from_row <= 2
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("redaktion/", "Nächster Schritt|ausfüllen"),
        ("redaktion/kommunen/", "Aufgabe"),
        ("matrix/", "Beispiel vorschlagen"),
        ("neu-im-ki/sport/", "Recht: heute und damals"),
        ("mitmachen/einstufung/", "Wirkung belegt"),
    ],
)
def test_everything_is_there_without_scripts(
    browser: Browser, address: str, path: str, words: str
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="de-DE")
    page = context.new_page()
    page.goto(address + path)
    assert re.search(words, page.locator("article").inner_text())
    context.close()


def test_a_newcomer_gets_from_the_start_to_a_first_practice(page: Page, address: str) -> None:
    visit(page, address)
    press(page, page.locator(".tueren").get_by_role("link", name="Neu im KI"))
    expect(page).to_have_url(f"{address}neu-im-ki/")
    press(page, page.locator("article").get_by_role("link", name="Sport und Integration"))
    expect(page).to_have_url(f"{address}neu-im-ki/sport/")
    headings = page.locator("article h2").all_inner_texts()
    order = [text for text in headings if re.match(r"\d+\. ", text)]
    assert order[0] == "1. Worum es geht"
    press(page, page.locator("section:has(> #beispiele) .px-card a").first)
    expect(page.get_by_role("heading", name="Das Wichtigste in 60 Sekunden")).to_be_visible()
