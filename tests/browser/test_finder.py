"""The finder and the Merkliste in Chromium: journey 1 from end to end."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import accumulate
from pathlib import Path
from urllib.parse import quote

import pytest
from auditing import Look, Note, Open, state_findings
from playwright.sync_api import Browser, Locator, Page, expect

PRACTICE = "koeln-guter-lebensabend"
OTHER = "rhein-sieg-guter-lebensabend"
HOSTILE = "<img src=x onerror=alert(1)>"
STORED = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"


ALL = re.compile(r"^(\d+) von \1 Praxisbeispielen$")


@pytest.fixture(scope="module")
def number_of_practices(site: Path) -> int:
    """Return how many practices the site has."""
    number: int = json.loads((site / "praxis/filter.json").read_text("utf-8"))["anzahl"]
    return number


def status(page: Page) -> Locator:
    return page.locator(".px-finder-status")


def titles(page: Page) -> list[str]:
    return page.locator(".px-result h3").all_inner_texts()


def facet(page: Page, name: str) -> Locator:
    """Return the values of a facet, opened."""
    group = page.get_by_role("group", name=name, exact=True)
    if not group.is_visible():
        page.locator(".px-facet > summary", has_text=name).click()
    return group


def saved(page: Page, button: str) -> str:
    """Return the text of the file that a button offers."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return Path(waiting.value.path()).read_text("utf-8")


def test_a_reader_narrows_down_shares_the_list_saves_it_and_opens_a_hit(
    opened: Open, address: str
) -> None:
    page = opened("praxis/")
    expect(status(page)).to_have_text(ALL)
    expect(page.get_by_role("heading", name="Weitere Wege")).to_have_count(0)
    assert page.locator(".px-facet").count() >= 8

    page.get_by_role("searchbox", name="Thema, Ort").fill("ältere")
    expect(page).to_have_url(re.compile(r"\?q=%C3%A4ltere$"))
    expect(status(page)).not_to_have_text(ALL)
    expect(page.locator(".px-finder-notes")).to_have_text(re.compile(r"^Auch gesucht nach „.*\.$"))
    facet(page, "Art der Kommune").get_by_label(re.compile("^kreisfreie Stadt")).check()
    facet(page, "Zielgruppe").get_by_label(re.compile("^Ältere Menschen")).check()
    expect(page).to_have_url(
        re.compile(r"kommunentyp=kreisfreie-stadt&zielgruppe=aeltere-menschen$")
    )
    expect(page.locator(".px-chips li")).to_have_count(3)
    number = int((page.locator(".px-filter-close").text_content() or "").split()[0])
    assert number > 1
    expect(status(page)).to_have_text(
        re.compile(rf"^{number} von \d+ Praxisbeispielen zu „ältere“$")
    )
    narrowed = titles(page)
    assert len(narrowed) == number
    counted = facet(page, "Wie Ergebnisse ermittelt wurden").get_by_label(
        re.compile(r"Selbstbericht \(\d+\)")
    )
    expect(counted).to_have_count(1)
    zero = facet(page, "Art der Kommune").get_by_label(re.compile(r"^Städteregion \(0\)"))
    expect(zero).to_be_disabled()

    table = saved(page, "Liste als CSV")
    assert table.startswith("\ufeff")
    rows = [*csv.reader(io.StringIO(table[1:], newline=""), delimiter=";")]
    assert [row[1] for row in rows[1:]] == narrowed
    assert page.evaluate(STORED) == []

    colleague = opened(page.url.removeprefix(address))
    expect(status(colleague)).to_have_text(status(page).inner_text())
    assert titles(colleague) == narrowed

    page.get_by_role("button", name="Filter entfernen: Zielgruppe: Ältere Menschen").click()
    expect(page).to_have_url(re.compile(r"kommunentyp=kreisfreie-stadt$"))
    page.go_back()
    expect(status(page)).to_have_text(status(colleague).inner_text())
    page.get_by_role("button", name="Alle Filter zurücksetzen").click()
    expect(page).to_have_url(re.compile(r"\?q=%C3%A4ltere$"))
    expect(page.locator(".px-chips")).to_be_hidden()
    first = page.locator(".px-result h3 a").first
    title = first.inner_text()
    first.click()
    expect(page.locator("h1")).to_have_text(title)


def test_every_value_of_the_data_can_be_ticked_and_a_nested_one_narrows_the_list(
    opened: Open,
) -> None:
    page = opened("praxis/")
    expect(status(page)).to_have_text(ALL)
    facets = page.evaluate("async () => (await (await fetch('filter.json')).json()).facetten")
    page.locator(".px-facet").evaluate_all("facets => facets.forEach(one => one.open = true)")
    groups = page.locator(".px-facet")
    for number, (_, label, values) in enumerate(facets):
        expect(groups.nth(number).locator("input")).to_have_count(len(values))
        shown = groups.nth(number).locator("label > span").all_text_contents()
        assert [re.sub(r" \(\d+\)$", "", text) for text in shown] == [v[1] for v in values], label
    fields, own = facets[0][2], [set(accumulate(gaps)) for *_, gaps in facets[0][2]]
    nested = next(i for i, (_, _, within, _) in enumerate(fields) if within >= 0 and own[i])
    below = [i for i, (_, _, within, _) in enumerate(fields) if within == nested]
    folded = groups.nth(0).locator("details")
    folded.evaluate_all("parts => parts.forEach(one => one.open = true)")
    groups.nth(0).locator("input").nth(nested).check()
    number = len(own[nested].union(*(own[i] for i in below)))
    expect(status(page)).to_have_text(re.compile(rf"^{number} von \d+ Praxisbeispielen$"))
    assert len(titles(page)) == number


def test_the_choice_for_a_comparison_is_kept_on_the_way_back(opened: Open) -> None:
    page = opened("praxis/?zielgruppe=aeltere-menschen")
    compare = page.get_by_role("button", name="Auswahl vergleichen")
    expect(status(page)).to_have_text(re.compile(r"^\d+ von \d+ "))
    expect(compare).to_be_hidden()
    boxes = page.get_by_label(re.compile("^Vergleichen:"))
    boxes.nth(0).check()
    expect(compare).to_be_disabled()
    boxes.nth(1).check()
    first, second, *_ = titles(page)
    compare.click()
    table = page.get_by_role("table", name="2 Praxisbeispiele im Vergleich")
    expect(table).to_be_visible()
    assert table.get_by_role("columnheader").all_inner_texts() == ["Merkmal", first, second]
    page.go_back()
    expect(status(page)).to_be_visible()
    expect(boxes.nth(1)).to_be_checked()
    for number in (2, 3):
        boxes.nth(number).check()
    expect(boxes.nth(4)).to_be_disabled()


def test_who_comes_back_from_a_page_finds_the_list_as_long_as_it_was(opened: Open) -> None:
    page = opened("praxis/")
    expect(page.locator(".px-result")).to_have_count(30)
    page.get_by_role("button", name="Weitere zeigen").click()
    expect(page).to_have_url(re.compile(r"\?zeigen=60$"))
    expect(page.locator(".px-result").nth(30).locator("h3 a")).to_be_focused()
    known = titles(page)
    page.locator(".px-result h3 a").last.click()
    page.wait_for_url(re.compile(r"/praxis/[^?]+/$"))
    page.go_back()
    expect(page.locator(".px-result")).to_have_count(len(known))
    assert titles(page) == known
    page.get_by_label("Sortieren nach").select_option("ort")
    expect(page).to_have_url(re.compile(r"\?sort=ort$"))
    expect(page.locator(".px-result")).to_have_count(30)


def test_filters_work_by_keyboard_alone_on_a_phone(opened: Open) -> None:
    page = opened("praxis/", 320)
    expect(status(page)).to_be_visible()
    group = page.get_by_role("group", name="Zielgruppe", exact=True)
    expect(group).to_be_hidden()
    page.get_by_role("searchbox", name="Thema, Ort").focus()
    for key in ("Tab", "Tab", "Tab", "Enter"):  # past the button and the help to the filters
        page.keyboard.press(key)
    expect(page.locator(".px-facet").first).to_be_visible()
    page.locator(".px-facet > summary", has_text="Zielgruppe").focus()
    page.keyboard.press("Enter")
    expect(group).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"\?zielgruppe=aeltere-menschen$"))
    assert page.evaluate("document.activeElement.checked")
    page.get_by_role("button", name=re.compile(r"^\d+ Beispiele zeigen$")).focus()
    page.keyboard.press("Enter")
    expect(group).to_be_hidden()
    expect(status(page)).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_any_address_gives_a_list_and_a_german_word_on_what_was_left_out(opened: Open) -> None:
    hostile = f"?handlungsfeld={quote(HOSTILE)}&unbekannt=1&sort=__proto__"
    page = opened(f"praxis/{hostile}")
    expect(status(page)).to_have_text(ALL)
    warning = page.get_by_role("alert")
    expect(warning).to_contain_text("Nicht alles in der Adresse ist hier bekannt")
    expect(warning).to_contain_text(HOSTILE)
    assert page.locator("main img").count() == 0
    page = opened(f"praxis/?q={quote(HOSTILE)}{'x' * 10_000}")
    expect(page.get_by_role("alert")).to_contain_text("Suchtext nach 200 Zeichen")
    expect(status(page)).to_contain_text("Kein Praxisbeispiel passt")
    page.get_by_role("searchbox", name="Thema, Ort").fill("")
    expect(status(page)).to_have_text(ALL)
    assert page.evaluate(STORED) == []


def test_without_its_data_the_finder_says_so_and_the_plain_list_stays(
    browser: Browser, address: str, number_of_practices: int
) -> None:
    page = browser.new_page()
    page.route("**/filter.json", lambda route: route.abort())
    page.goto(f"{address}praxis/")
    expect(page.locator(".px-finder")).to_contain_text("konnte nicht geladen werden")
    expect(page.get_by_role("link", name="Praxisbeispiele nach Merkmalen")).to_be_visible()
    assert page.locator("article .px-card").count() == number_of_practices
    page.unroute("**/filter.json")
    page.route("**/suche/*", lambda route: route.abort())
    page.goto(f"{address}praxis/?q=Sport")
    expect(page.locator(".px-finder-notes")).to_contain_text("konnte nicht geladen werden")
    expect(status(page)).to_have_text(ALL)
    page.close()


def test_without_scripts_the_list_is_grouped_and_leads_to_a_page_for_each_value(
    opened: Open, number_of_practices: int
) -> None:
    page = opened("praxis/", java_script_enabled=False)
    expect(page.get_by_role("heading", name="Sport und Integration", exact=True)).to_be_visible()
    assert page.locator("article .px-card").count() == number_of_practices
    assert page.locator("article input, article button").count() == 0
    page.get_by_role("link", name="Praxisbeispiele nach Merkmalen").click()
    page.get_by_role("link", name="Art der Kommune").click()
    page.get_by_role("link", name="Städteregion").click()
    expect(page.locator("h1")).to_have_text("Art der Kommune: Städteregion")
    assert page.locator("article .px-card").count() >= 1
    page.get_by_role("banner").get_by_role("link", name="Merkliste").click()
    expect(page.locator("main noscript p")).to_contain_text("Die Merkliste braucht JavaScript")


def test_the_merkliste_is_kept_on_a_click_shared_and_deleted(opened: Open, address: str) -> None:
    page = opened(f"praxis/{PRACTICE}/")
    button = page.get_by_role("button", name=re.compile("^Merken"))
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(STORED) == []
    button.click()
    assert page.evaluate(STORED) == ["praxistransfer.merkliste"]
    page.goto(f"{address}praxis/{OTHER}/")
    page.get_by_role("button", name=re.compile("^Merken")).click()
    page.get_by_role("link", name="Zur Merkliste").click()
    said = page.locator(".px-remembered > [role=status]")
    expect(said).to_have_text("2 Praxisbeispiele auf Ihrer Merkliste.")
    assert page.get_by_role("link", name="Diese Beispiele vergleichen").is_visible()
    kept = json.loads(saved(page, "Als JSON speichern"))["merkliste"]
    assert [item["id"] for item in kept] == [PRACTICE, OTHER]
    assert OTHER in saved(page, "Als CSV speichern")
    page.get_by_role("button", name="Alles löschen").click()
    expect(said).to_have_text("0 Praxisbeispiele auf Ihrer Merkliste.")
    assert page.evaluate(STORED) == []

    page.goto(f"{address}merkliste/?m={PRACTICE},{quote(HOSTILE)},nirgends")
    expect(said).to_have_text(
        "1 Praxisbeispiel in dieser geteilten Liste. 2 Angaben gehören zu keinem Beispiel."
    )
    assert page.evaluate(STORED) == []
    page.get_by_role("button", name="Übernehmen").click()
    expect(said).to_have_text("1 Praxisbeispiel auf Ihrer Merkliste.")
    page.goto(f"{address}datenschutz/")
    page.get_by_role("button", name="Alles löschen").click()
    assert page.evaluate(STORED) == []


STATES = {
    "Filter offen": "praxis/?zielgruppe=vermietende&unbekannt=1",
    "Vergleich offen": f"vergleich/?id={PRACTICE},{OTHER}",
    "geteilte Merkliste": f"merkliste/?m={PRACTICE}",
}
"""What is examined: the state in German and its address."""


@pytest.mark.parametrize(("width", "look"), [(320, "light"), (1280, "dark")])
def test_checkers_find_nothing_in_the_states_of_the_finder(
    browser: Browser, address: str, width: int, look: Look, note: Note
) -> None:
    found = {}
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    for state, path in STATES.items():
        page.goto(address + path)
        shown = page.locator(".px-result, .px-comparison").first
        expect(shown).to_be_visible()
        if state == "Filter offen":
            if width == 320:
                page.locator(".px-filter > summary").click()
            page.locator(".px-options summary").first.click()
            page.get_by_label(re.compile("^Vergleichen:")).first.check()
        by_ibm = width == 320 and not state.startswith("geteilt")
        found[state] = state_findings(page, path, state, look, width, note, by_ibm=by_ibm)
    context.close()
    assert {state: findings for state, findings in found.items() if findings} == {}
