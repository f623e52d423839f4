"""The frame of the pages in Chromium: menus, search, colours; by keyboard, without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from auditing import PAGES, Note, Take, visit
from playwright.sync_api import Browser, ConsoleMessage, Error, Locator, Page, Request, expect

from praxistransfer.pages.policy import CONTENT_POLICY

PRACTICE = "praxis/duisburg-handlungskonzept-suedosteuropa/"
HOSTILE = "<img src=x onerror=alert(1)> \\ +-~^:*[( \u202e\ud83d\ude00"
STORED = """
() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].concat(document.cookie || [])
"""
ANYTHING_STORED = """
async () => [
  ...Object.keys(localStorage),
  ...Object.keys(sessionStorage),
  ...(document.cookie ? [document.cookie] : []),
  ...(await indexedDB.databases()).map(({name}) => name),
  ...(await navigator.serviceWorker.getRegistrations()).map(({scope}) => scope),
]
"""
FOCUS = """
() => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  const hidden = !at.checkVisibility({opacityProperty: true, visibilityProperty: true});
  const above = box.bottom <= 0 || box.right <= 0;
  const outside = above || box.top >= innerHeight || box.left >= innerWidth;
  return {
    name: `${at.tagName} ${at.id || at.textContent.trim().slice(0, 40)}`,
    isBody: at === document.body,
    seen: !hidden && !outside && box.width > 0 && box.height > 0,
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}
"""
RECORD = f"""
() => {{
  window.stops = [];
  document.addEventListener("keyup", () => stops.push(({FOCUS.strip()})()), true);
}}
"""
"""Note where each key leads, as the key comes up: one message to the browser less for each stop."""


@pytest.fixture
def watched(browser: Browser, take: Take) -> Iterator[Any]:
    """Return what opens a page; at the end no page may have reported an error.

    Without options it is a page that other tests use, too.
    """
    contexts = []
    pages = []
    errors: list[str] = []

    def note_error(error: Error) -> None:
        errors.append(str(error))

    def note_line(line: ConsoleMessage) -> None:
        if line.type == "error":
            errors.append(line.text)

    def open_page(url: str, width: int = 1280, **options: Any) -> Page:
        if options:
            contexts.append(browser.new_context(locale="de-DE", **options))
            page = contexts[-1].new_page()
            page.set_viewport_size({"width": width, "height": 800})
        else:
            page = take(width)
        pages.append(page)
        page.on("pageerror", note_error)
        page.on("console", note_line)
        visit(page, url)
        return page

    yield open_page
    for page in pages:
        page.remove_listener("pageerror", note_error)
        page.remove_listener("console", note_line)
    for context in contexts:
        context.close()
    assert errors == []


def walk(page: Page) -> list[dict[str, Any]]:
    """Return every stop of the Tab key until the focus leaves the page or begins again."""
    page.evaluate(RECORD)
    stops: list[dict[str, Any]] = []
    while len(stops) < 2_000:
        for _ in range(20):
            page.keyboard.press("Tab")
        stops = page.evaluate("stops")
        for number, stop in enumerate(stops):
            if number and (stop["isBody"] or stop["name"] == stops[0]["name"]):
                return stops[:number]
    pytest.fail("the Tab key does not come to an end")


@pytest.mark.parametrize("path", PAGES)
def test_page_shows_every_stop_asks_nobody_else_stores_nothing_and_keeps_to_its_policy(
    take: Take, address: str, path: str, note: Note
) -> None:
    said: list[str] = []
    foreign: list[str] = []

    def note_foreign(sent: Request) -> None:
        if not sent.url.startswith((address, "data:", "blob:")):
            foreign.append(sent.url)

    listeners: dict[Any, Callable[[Any], None]] = {
        "pageerror": lambda error: said.append(str(error)),
        "console": lambda line: said.append(line.text),
        "request": note_foreign,
    }
    page = take(320)
    for event, listener in listeners.items():
        page.on(event, listener)
    visit(page, address + path)
    out_of_sight = stops_out_of_sight(page, path, note)
    page.wait_for_load_state("networkidle")
    stored = page.evaluate(ANYTHING_STORED)
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    assert out_of_sight == []
    assert said == []
    assert foreign == []
    assert stored == []
    assert policy == CONTENT_POLICY


@pytest.mark.parametrize("path", ["", PRACTICE, "karte/"])
def test_every_stop_of_the_tab_key_can_be_seen_in_a_wide_window(
    watched: Any, address: str, path: str, note: Note
) -> None:
    assert stops_out_of_sight(watched(address + path, 1280), path, note) == []


def stops_out_of_sight(page: Page, path: str, note: Note) -> list[str]:
    """Return the stops of the Tab key that cannot be seen or have no outline."""
    assert page.viewport_size
    width = page.viewport_size["width"]
    note("der Tabulatortaste (jeder Halt ist zu sehen und umrandet)", path, f"{width} px")
    page.emulate_media(reduced_motion="reduce")
    stops = walk(page)
    assert "Zum Inhalt springen" in stops[0]["name"]
    assert "Nach oben" in stops[-1]["name"]
    assert len(stops) > 8
    return [stop["name"] for stop in stops if not (stop["seen"] and stop["marked"])]


def test_the_first_link_leads_past_the_menu(watched: Any, address: str) -> None:
    page = watched(address + PRACTICE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_phone_menu_opens_and_closes_by_keyboard(watched: Any, address: str) -> None:
    page = watched(address, 320)
    button = page.get_by_role("button", name="Menü", exact=True)
    menu = page.get_by_role("navigation", name="Hauptmenü")
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('.haupt').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_what_is_looked_up_is_two_links_away_and_the_menu_says_where_one_is(
    watched: Any, address: str
) -> None:
    page = watched(address)
    menu = page.get_by_role("navigation", name="Hauptmenü")
    menu.get_by_role("link", name="Nachschlagen").click()
    page.get_by_role("main").get_by_role("link", name="Glossar").click()
    assert page.url == f"{address}glossar/"
    current = menu.locator("[aria-current]")
    expect(current).to_have_text(["Nachschlagen"])


def test_the_pages_behind_a_door_stand_in_a_row_and_those_of_editors_in_the_footer(
    watched: Any, address: str
) -> None:
    page = watched(f"{address}praxis/")
    row = page.get_by_role("navigation", name="Finden")
    expect(row.get_by_role("link")).to_have_text(
        ["Praxisbeispiele", "Handlungsfelder", "Integrationszentren"]
    )
    page.get_by_role("contentinfo").get_by_role("link", name="Redaktion").click()
    row = page.get_by_role("navigation", name="Redaktion")
    row.get_by_role("link", name="Einstufung").click()
    assert page.url == f"{address}mitmachen/einstufung/"


def test_a_place_leads_to_its_centre_and_without_scripts_to_the_list(
    watched: Any, address: str
) -> None:
    page = watched(address)
    field = page.get_by_role("combobox", name="Ihr Ort")
    field.fill("Detmold")
    field.press("Enter")
    page.wait_for_url(f"{address}ki/ki-kreis-lippe/")
    page = watched(address, java_script_enabled=False)
    page.get_by_label("Ihr Ort").fill("Detmold")
    page.get_by_role("button", name="Zeigen").click()
    assert page.url == f"{address}ki/?ort=Detmold"


def test_the_merkliste_in_the_header_counts_what_is_remembered(watched: Any, address: str) -> None:
    page = watched(address + PRACTICE, timezone_id="Europe/Berlin")  # a page of its own
    link = page.get_by_role("banner").get_by_role("link", name="Merkliste")
    expect(link).to_have_text("Merkliste")
    page.get_by_role("button", name="Merken").click()
    expect(link).to_have_text("Merkliste1")


def test_the_search_finds_announces_and_gives_the_focus_back(watched: Any, address: str) -> None:
    page = watched(address + PRACTICE)
    opener = page.get_by_role("button", name="Suche", exact=True)
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Suche im Handbuch")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("ältere migranten")
    status = dialog.get_by_role("status")
    expect(status).to_have_text(re.compile(r"^\d+ Treffer für „ältere migranten“"))
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.px-hits') !== null")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def searched(page: Page, query: str) -> Locator:
    """Type a question into the search of the header and return its dialog with the hits."""
    page.get_by_role("button", name="Suche", exact=True).click()
    page.keyboard.type(query)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("status")).to_contain_text(f"Treffer für „{query}“")
    return dialog


def test_arrow_keys_move_through_the_hits_and_back_into_the_field(
    watched: Any, address: str
) -> None:
    page = watched(address + PRACTICE)
    dialog = searched(page, "Sport")
    links = dialog.locator(".px-hits a")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()


def test_more_hits_come_on_demand_and_take_the_focus(watched: Any, address: str) -> None:
    page = watched(address + PRACTICE)
    dialog = searched(page, "Sport")
    links = dialog.locator(".px-hits a")
    expect(links).to_have_count(10)
    dialog.get_by_role("button", name="Weitere Treffer").click()
    expect(links.nth(10)).to_be_focused()


def test_the_search_says_what_else_it_searched_for(watched: Any, address: str) -> None:
    page = watched(address + PRACTICE)
    page.get_by_role("button", name="Suche", exact=True).click()
    page.keyboard.type("Rentner")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(
        re.compile("auch gesucht nach .*„Senioren“")
    )


def test_nothing_of_the_search_is_loaded_before_it_is_used(watched: Any, address: str) -> None:
    page = watched(address + PRACTICE)
    loaded = "performance.getEntriesByType('resource').map((entry) => entry.name)"
    before = [name for name in page.evaluate(loaded) if "suche/" in name or "search.js" in name]
    assert before == []


def test_a_hit_leads_to_its_page_from_any_depth(watched: Any, address: str) -> None:
    page = watched(address + PRACTICE)
    page.get_by_role("button", name="Suche", exact=True).click()
    page.keyboard.type("Schwimmen lernen")
    page.get_by_role("dialog").get_by_role("link", name="Schwimmen lernen").first.click()
    assert page.url == f"{address}praxis/finnentrop-fahrrad-schwimmkurse-frauen/"


def test_the_field_of_the_start_page_and_an_address_with_a_question_open_the_search(
    watched: Any, address: str
) -> None:
    page = watched(address)
    page.locator("main").get_by_role("searchbox").fill("Pflege")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("Treffer")
    page.goto(f"{address}handlungsfelder/?q=Duisburg")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("„Duisburg“")
    page.goto(f"{address}praxis/?q=Duisburg")
    expect(page.locator("main").get_by_role("searchbox")).to_have_value("Duisburg")
    expect(page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize("query", [HOSTILE, "x" * 10_000, "\x00", "   ", "__proto__", "(", "."])
def test_the_search_takes_any_text(watched: Any, address: str, query: str) -> None:
    page = watched(address)
    page.get_by_role("button", name="Suche", exact=True).click()
    page.get_by_role("dialog").get_by_role("searchbox").fill(query)
    page.get_by_role("dialog").get_by_role("searchbox").fill("Sport und Integration")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("Treffer für „Sport")
    assert page.locator(".px-hits img").count() == 0


def test_a_search_without_its_index_says_so_and_works_when_it_is_back(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.route("**/suche/*", lambda route: route.abort())
    page.goto(address)
    page.get_by_role("button", name="Suche", exact=True).click()
    page.keyboard.type("Sport")
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_contain_text("konnte nicht geladen werden")
    page.unroute("**/suche/*")
    page.keyboard.type("v")
    expect(status).to_contain_text("Treffer")
    page.close()


def test_colours_follow_the_system_until_a_click_and_are_stored_on_the_click_only(
    watched: Any, address: str
) -> None:
    page = watched(address, color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    assert page.evaluate(STORED) == []
    button = page.get_by_role("button", name="Dunkle Ansicht")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    dark = page.evaluate(paper)
    assert dark != light
    assert page.evaluate(STORED) == ["praxistransfer.farben"]
    page.goto(address + PRACTICE)
    assert page.evaluate(paper) == dark
    page.get_by_role("button", name="Dunkle Ansicht").click()
    assert page.evaluate(paper) == light
    assert page.evaluate(STORED) == []


def test_the_page_on_privacy_deletes_what_was_stored_and_says_so(
    watched: Any, address: str
) -> None:
    page = watched(f"{address}datenschutz/", color_scheme="light")
    scheme = page.get_by_role("button", name="Dunkle Ansicht")
    delete = page.get_by_role("button", name="Alles löschen")
    status = page.locator("[data-storage-status]")
    delete.click()
    expect(status).to_have_text("In diesem Browser ist nichts gespeichert.")
    scheme.click()
    delete.click()
    expect(status).to_have_text("Gelöscht: praxistransfer.farben.")
    expect(scheme).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(STORED) == []


def test_without_scripts_the_page_on_privacy_says_that_nothing_is_stored(
    watched: Any, address: str
) -> None:
    page = watched(f"{address}datenschutz/", java_script_enabled=False)
    expect(page.get_by_role("button", name="Alles löschen")).to_be_hidden()
    instead = page.locator(".px-storage noscript p")
    expect(instead).to_be_visible()
    expect(instead).to_contain_text("Ohne JavaScript speichert diese Website nichts")


def test_without_scripts_menus_open_and_the_search_leads_to_the_list(
    watched: Any, address: str
) -> None:
    page = watched(address + PRACTICE, 320, java_script_enabled=False)
    page.get_by_role("button", name="Menü", exact=True).click()
    menu = page.get_by_role("navigation", name="Hauptmenü")
    menu.get_by_role("link", name="Nachschlagen").click()
    assert page.url == f"{address}nachschlagen/"
    page.get_by_role("button", name="Suche", exact=True).click()
    assert page.url.startswith(f"{address}praxis/")
    expect(page.locator("h1")).to_have_text("Praxisbeispiele")
    expect(page.get_by_role("button", name="Dunkle Ansicht")).to_be_hidden()


def test_plates_on_a_phones_map_are_legible_and_are_how_a_tile_is_called(
    watched: Any, address: str
) -> None:
    page = watched(f"{address}karte/", 320)
    names, shown, sizes = page.locator(".px-tile").evaluate_all(
        "tiles => [tiles.map(one => one.ariaLabel),"
        " tiles.map(one => [...one.querySelectorAll('text')]"
        ".map(text => text.textContent).join(' ')),"
        " tiles.map(one => one.querySelector('text').getBoundingClientRect().height)]"
    )
    assert len(names) == 54
    assert all(name.startswith(f"{text}: ") for name, text in zip(names, shown, strict=True))
    assert min(sizes) >= 12  # what Lighthouse counts as legible


def test_in_colours_of_the_reader_bars_curves_and_marks_are_drawn_in_theirs(
    watched: Any, made_up_address: str
) -> None:
    page = watched(f"{made_up_address}zahlen/", forced_colors="active")
    drawn = page.evaluate(
        "[getComputedStyle(document.querySelector('.px-bar-line')).fill,"
        " getComputedStyle(document.querySelector('.px-curve circle')).fill,"
        " getComputedStyle(document.querySelector('.px-curve path')).stroke,"
        " ...[...document.querySelectorAll('.linien path')]"
        ".map((line) => getComputedStyle(line).stroke)]"
    )
    text = page.evaluate(
        "(document.body.style.color = 'CanvasText', getComputedStyle(document.body).color)"
    )
    assert {*drawn} == {text}


def test_a_printed_practice_stands_alone(watched: Any, address: str) -> None:
    page = watched(address + PRACTICE)
    page.emulate_media(media="print")
    for hidden in (".haupt", ".werkzeug", ".sprung", ".pfad", ".linien"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("#quellen ~ ol")).to_be_visible()
    expect(page.locator(".zitat")).to_contain_text(PRACTICE)
    expect(page.locator(".zitat")).to_contain_text("Stand:")


def test_the_page_for_addresses_that_lead_nowhere_works_at_any_depth(
    watched: Any, address: str
) -> None:
    page = watched(f"{address}404.html")
    expect(page.get_by_role("main").get_by_role("searchbox")).to_be_visible()
    expect(page.locator(".zitat")).to_have_count(0)
    page.get_by_role("main").get_by_role("link", name="Handlungsfelder").click()
    assert page.url == f"{address}handlungsfelder/"
