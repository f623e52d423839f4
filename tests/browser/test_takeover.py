"""Does it fit, and how is it taken over: journeys 2 and 3 in Chromium, and the comparison."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from auditing import Look, Note, Open, state_findings
from playwright.sync_api import Browser, Locator, Page, Route, expect

PRACTICE = "koeln-guter-lebensabend"
OTHER = "rhein-sieg-guter-lebensabend"
GARDEN = "musterstadt-tandemgarten"
HOSTILE = "<img src=x onerror=alert(1)>"
STORED = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
CHECKED_KEY = "praxistransfer.checklisten"


def status(page: Page) -> Locator:
    return page.locator(".px-fit-tool [role=status]")


def titles(page: Page) -> list[str]:
    titles = page.locator(".px-fit h3").all_inner_texts()
    return [title.replace("\N{SOFT HYPHEN}", "") for title in titles]


def choose(page: Page, label: str, word: str) -> None:
    """Choose an option by keyboard alone."""
    page.get_by_label(label, exact=True).focus()
    page.keyboard.type(word)


# -- does it fit ---------------------------------------------------------------------------------


def test_a_reader_compares_all_practices_with_their_municipality_by_keyboard(
    opened: Open, address: str
) -> None:
    page = opened("passung/")
    expect(status(page)).to_have_text("Wählen Sie Ihre Kommune oder „anderer Ort“.")
    choose(page, "Ihre Kommune", "Köln")
    expect(page).to_have_url(re.compile(r"\?ki=ki-koeln$"))
    expect(status(page)).to_have_text(re.compile(r"^\d+ Praxisbeispiele verglichen$"))
    number = int(status(page).inner_text().split()[0])
    first = page.locator(".px-fit").first
    expect(first.locator(".px-fit-counts")).to_have_text(re.compile(r"\d+ pass(t|en)"))
    reason = first.locator(".px-fit-reasons > div").first
    expect(reason.locator("dt")).to_have_text("Art der Kommune: passt")
    expect(reason.locator("dd")).to_have_text("Stammt ebenfalls aus einer kreisfreien Stadt.")
    unknown = first.locator("details")
    unknown.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(unknown).to_contain_text("ist nicht belegt.")

    page.get_by_label("nur Beispiele, bei denen nichts abweicht").focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"ki=ki-koeln&nur=passend$"))
    choose(page, "Zielgruppe", "Geflüchtete")
    expect(page).to_have_url(re.compile(r"zielgruppe=gefluechtete&nur=passend$"))
    narrowed = titles(page)
    assert 0 < len(narrowed) < number
    assert page.locator(".px-fit .px-fit-weicht-ab").count() == 0
    assert page.evaluate(STORED) == []

    colleague = opened(page.url.removeprefix(address))
    expect(status(colleague)).to_have_text(status(page).inner_text())
    assert titles(colleague) == narrowed
    expect(colleague.get_by_label("Ihre Kommune", exact=True)).to_have_value("ki-koeln")
    page.go_back()
    expect(page.get_by_label("Zielgruppe", exact=True)).to_have_value("")


def test_the_page_without_scripts_says_the_same_as_the_browser_computes(
    opened: Open, address: str
) -> None:
    plain = opened("passung/", java_script_enabled=False)
    assert plain.locator("article select, article button").count() == 0
    expect(plain.get_by_role("heading", name="So wird verglichen")).to_be_visible()
    plain.get_by_role("link", name="Kreis Borken", exact=True).click()
    expect(plain.locator("h1")).to_have_text("Passt das zu uns? Kreis Borken")
    page = opened("passung/?ki=ki-kreis-borken")
    expect(status(page)).to_contain_text("verglichen")
    same = min(len(titles(page)), len(titles(plain)))
    assert same == 20
    assert titles(page)[:same] == titles(plain)[:same]
    told = [
        [
            text.replace("\N{SOFT HYPHEN}", "").strip()
            for text in part.locator(".px-fit").first.locator("dt, dd").all_inner_texts()
        ]
        for part in (page, plain)
    ]
    assert told[0] == told[1]
    page.get_by_role("button", name="Weitere zeigen").click()
    expect(page.locator(".px-fit")).to_have_count(40)
    plain.goto(f"{address}ki/ki-koeln/")
    plain.get_by_role("link", name="Praxisbeispiele im Vergleich mit dieser Kommune").click()
    expect(plain.locator("h1")).to_have_text("Passt das zu uns? Köln")


def test_nothing_is_said_of_a_list_before_it_stands_there(browser: Browser, address: str) -> None:
    page = browser.new_page()
    waiting: list[Route] = []
    page.route("**/praxis/karten/*", lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright needs it
    with page.expect_request("**/praxis/karten/*"):
        page.goto(f"{address}passung/?ki=ki-kreis-borken")
    expect(status(page)).to_be_attached()
    assert status(page).inner_text() == ""
    for route in waiting:
        route.continue_()
    expect(status(page)).to_contain_text("verglichen")
    assert len(titles(page)) == 20
    page.close()


def test_a_list_that_cannot_be_loaded_is_named(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/praxis/karten/*", lambda route: route.abort())
    page.goto(f"{address}passung/?ki=ki-kreis-borken")
    expect(status(page)).to_contain_text("konnte nicht geladen werden")
    page.unroute("**/praxis/karten/*")
    page.get_by_label("Ihre Kommune", exact=True).select_option("Köln")
    expect(status(page)).to_contain_text("verglichen")
    page.close()


def test_another_place_is_described_by_kind_size_and_posts(opened: Open, address: str) -> None:
    page = opened("passung/")
    kind = page.get_by_label("Art der Kommune", exact=True)
    expect(kind).to_be_hidden()
    page.get_by_label("Ihre Kommune", exact=True).select_option("anderer Ort")
    kind.select_option("Kreis")
    page.get_by_label("Größe", exact=True).select_option("unter 100.000 Menschen")
    page.get_by_label("Stellen im Integrationszentrum").select_option("unter 3 Stellen")
    expect(page).to_have_url(
        re.compile(r"\?art=kreis&groesse=unter-100-000&personal=unter-3-stellen$")
    )
    expect(status(page)).to_have_text(re.compile(r"^\d+ Praxisbeispiele verglichen$"))
    colleague = opened(page.url.removeprefix(address))
    expect(status(colleague)).to_have_text(status(page).inner_text())
    expect(colleague.get_by_label("Ihre Kommune", exact=True)).to_have_value("anderer-ort")
    assert titles(colleague) == titles(page)


def test_one_practice_is_compared_from_its_own_page(opened: Open) -> None:
    page = opened(f"praxis/{PRACTICE}/")
    title = page.locator("h1").inner_text().replace("\N{SOFT HYPHEN}", "")
    page.get_by_role("link", name="Passt das zu uns?").first.click()
    expect(page).to_have_url(re.compile(rf"passung/\?praxis={PRACTICE}$"))
    expect(page.locator(".px-fit-tool")).to_contain_text(f"Nur dieses Beispiel: {title}")
    choose(page, "Ihre Kommune", "Kreis Borken")
    expect(status(page)).to_have_text("1 Praxisbeispiel verglichen")
    assert titles(page) == [title]
    page.get_by_role("button", name="Alle Beispiele vergleichen").click()
    expect(status(page)).not_to_have_text("1 Praxisbeispiel verglichen")


@pytest.mark.parametrize(
    "search",
    [
        f"?ki={quote(HOSTILE)}",
        "?ki=../../etc&unbekannt=1",
        f"?art=__proto__&groesse=constructor&praxis={quote(HOSTILE)}",
        "?praxis=nirgends",
        f"?ki={'x' * 5000}",
    ],
)
def test_any_address_gives_a_page_and_a_german_word_on_what_was_left_out(
    opened: Open, search: str
) -> None:
    page = opened(f"passung/{search}")
    expect(page.get_by_role("alert")).to_contain_text("Nicht alles in der Adresse ist hier bekannt")
    expect(status(page)).to_have_text("Wählen Sie Ihre Kommune oder „anderer Ort“.")
    assert page.locator("main img").count() == 0
    assert page.evaluate(STORED) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_without_its_data_the_page_says_so_and_the_lists_stay(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.route("**/daten.json", lambda route: route.abort())
    page.goto(f"{address}passung/")
    expect(page.get_by_role("alert")).to_contain_text("Die fertigen Listen stehen unten.")
    expect(page.get_by_role("link", name="Köln", exact=True)).to_be_visible()
    page.close()


# -- take it over --------------------------------------------------------------------------------


def test_a_practice_says_what_stays_what_is_needed_and_what_others_did(
    opened: Open, made_up_address: str
) -> None:
    page = opened(f"praxis/{GARDEN}/", at=made_up_address, java_script_enabled=False)
    place, pairs, cake, review = page.locator(".schritt").all()
    expect(pairs).to_contain_text("Je zwei Menschen, die sich nicht kennen")
    expect(pairs).to_contain_text("Muss bleiben belegt")
    expect(place).to_contain_text("Statt einer Brachfläche wurde der Schulhof genutzt.")
    expect(place).to_contain_text("Grund: Im Kreis fährt sonntags kein Bus.")
    expect(cake).to_contain_text("angepasst in Kreis Musterland")
    expect(review).to_contain_text("Einschätzung der Redaktion")
    boxes = page.locator("#voraussetzungen ~ .px-checklist input[type=checkbox]")
    expect(boxes).to_have_count(4)
    page.emulate_media(media="print")
    expect(boxes.first).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Der Tandemgarten zieht um").click()
    table = page.get_by_role("table", name="Was mit den Schritten geschah")
    assert table.get_by_role("columnheader").all_inner_texts() == [
        "Schritt",
        "Was geschah",
        "Wie",
        "Warum",
    ]
    expect(table).to_contain_text("Im Kreis fährt sonntags kein Bus. (betrifft: Umfeld)")
    page.goto(f"{made_up_address}praxis/lesekoffer-beispielland/")
    expect(page.locator(".weitergabe")).to_contain_text("abgebrochen – auch das hilft allen")
    page.goto(f"{made_up_address}stolpersteine/")
    expect(page.get_by_role("table", name="Geld & Mittel: 1 Fall")).to_contain_text("Regentonnen")


def test_what_is_ticked_off_is_kept_after_a_click_and_deleted(
    opened: Open, made_up_address: str
) -> None:
    page = opened(f"praxis/{GARDEN}/", at=made_up_address)
    first = page.get_by_label("Es gibt Menschen, die gärtnern möchten.")
    keep = page.get_by_role("button", name="Stand merken")
    expect(keep).to_be_visible()
    first.focus()
    page.keyboard.press("Space")
    said = page.locator(".px-checklist [role=status]")
    expect(said).to_have_text("1 von 4 abgehakt. Noch nicht gemerkt.")
    assert page.evaluate(STORED) == []
    page.reload()
    expect(keep).to_be_visible()
    expect(first).not_to_be_checked()
    first.check()
    keep.press("Enter")
    expect(said).to_have_text("1 von 4 abgehakt. In diesem Browser gemerkt.")
    assert page.evaluate(STORED) == [CHECKED_KEY]
    page.reload()
    expect(first).to_be_checked()
    page.get_by_role("button", name="Stand löschen").press("Enter")
    expect(said).to_have_text("0 von 4 abgehakt. Nichts mehr gemerkt.")
    assert page.evaluate(STORED) == []
    first.check()
    page.get_by_role("button", name="Stand merken").click()
    page.goto(f"{made_up_address}datenschutz/")
    expect(page.get_by_role("table", name="Gespeicherte Angaben")).to_contain_text(CHECKED_KEY)
    page.get_by_role("button", name="Alles löschen").click()
    assert page.evaluate(STORED) == []


def test_strange_things_in_the_storage_do_no_harm(opened: Open, made_up_address: str) -> None:
    page = opened(f"praxis/{GARDEN}/", at=made_up_address)
    boxes = page.locator(".px-checklist input")
    lists = (f'{{"{GARDEN}": "{HOSTILE}"}}', f'{{"{GARDEN}": [null, 7]}}')
    for strange in ("{", "[1]", "null", *lists):
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [CHECKED_KEY, strange])
        page.reload()
        expect(page.get_by_role("button", name="Stand merken")).to_be_visible()
        assert not any(box.is_checked() for box in boxes.all())


def test_what_no_source_says_is_asked_for_in_one_box(opened: Open, made_up_address: str) -> None:
    page = opened("praxis/probestadt-steckbrief/", at=made_up_address)
    box = page.get_by_role("region", name="Was wir noch nicht wissen")
    number = int(box.locator("h2 b").inner_text())
    expect(box.get_by_role("listitem").and_(page.locator(":has(a)"))).to_have_count(4)
    box.get_by_text("weitere Fragen").click()
    expect(box.get_by_role("listitem").and_(page.locator(":has(a)"))).to_have_count(number)
    door = box.get_by_role("link", name="Wissen Sie es? Ob ein anderer Ort so arbeitet")
    door.click()
    expect(page.get_by_role("heading", name="Eine Übertragung melden")).to_be_in_viewport()


# -- the comparison ------------------------------------------------------------------------------


def comparison(page: Page, number: int = 2) -> Locator:
    return page.get_by_role("table", name=f"{number} Praxisbeispiele im Vergleich")


def test_practices_stand_side_by_side_can_be_shared_and_printed(opened: Open, address: str) -> None:
    page = opened(f"vergleich/?id={PRACTICE},{OTHER}&id=dortmund-lokal-willkommen")
    table = comparison(page, 3)
    expect(table).to_be_visible()
    labels = [
        text.replace("\N{SOFT HYPHEN}", "")
        for text in table.get_by_role("rowheader").all_inner_texts()
    ]
    assert {
        "Kurzfassung",
        "Personal",
        "Kommune",
        "Zeitraum",
        "Rolle des Kommunalen Integrationszentrums",
        "Muss bleiben",
        "Voraussetzungen",
        "Stolpersteine",
        "Übertragungen",
    } <= {*labels}
    assert len({*labels}) == len(labels)
    assert all(row.locator("td").count() == 3 for row in table.locator("tbody tr").all())
    assert page.evaluate(STORED) == []
    colleague = opened(page.url.removeprefix(address))
    assert comparison(colleague, 3).inner_text() == table.inner_text()
    colleague.emulate_media(media="print")
    expect(comparison(colleague, 3)).to_be_visible()
    for hidden in (".px-compare-tools", ".haupt"):
        expect(colleague.locator(hidden)).to_be_hidden()
    page.get_by_role("link", name=re.compile("^Entfernen")).first.click()
    expect(comparison(page)).to_be_visible()
    page.locator("tbody").get_by_role("link", name="Rhein-Sieg-Kreis").first.click()
    expect(page.locator("h1")).to_have_text("Rhein-Sieg-Kreis")


NONE = "Zum Vergleichen braucht es zwei bis vier Beispiele."
NINE = ",".join([PRACTICE, OTHER, "dortmund-lokal-willkommen", "pink-gegen-rassismus", *"abcde"])


@pytest.mark.parametrize(
    ("search", "said", "left_out"),
    [
        ("", NONE, ""),
        ("?id=", NONE, ""),
        (f"?id={PRACTICE}", "Bisher ausgewählt: ", ""),
        (f"?id={PRACTICE},{PRACTICE}", "Bisher ausgewählt: ", ""),
        (f"?id={PRACTICE},nirgends", "Bisher ausgewählt: ", "„nirgends“"),
        (f"?id={quote(HOSTILE)},../ki/ki-koeln,nach", NONE, HOSTILE),
        (f"?id={NINE}", "4 Praxisbeispiele im Vergleich", "„a“"),
        (f"?id={'x' * 5000}", NONE, "xxx …"),
    ],
)
def test_any_comparison_gives_a_german_message_and_never_a_blank_page(
    opened: Open, search: str, said: str, left_out: str
) -> None:
    page = opened(f"vergleich/{search}", missing=True)
    expect(page.locator(".px-compared")).to_contain_text(said)
    if left_out:
        expect(page.get_by_role("alert")).to_contain_text(left_out)
    else:
        expect(page.get_by_role("alert")).to_have_count(0)
    assert page.locator("main img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_a_link_from_earlier_days_leads_to_the_comparison(opened: Open) -> None:
    page = opened(f"praxis/?vergleich={PRACTICE},{OTHER}")
    expect(page).to_have_url(re.compile(rf"vergleich/\?id={PRACTICE},{OTHER}$"))
    expect(comparison(page)).to_be_visible()


def test_without_scripts_the_page_explains_and_offers_lists(opened: Open) -> None:
    page = opened("vergleich/", java_script_enabled=False)
    expect(page.locator("main noscript p")).to_have_text("Der Vergleich braucht JavaScript.")
    page.get_by_role("link", name="Praxisbeispiele nach Merkmalen").click()
    expect(page.locator("h1")).to_have_text("Praxisbeispiele nach Merkmalen")


def test_two_to_four_of_a_longer_merkliste_can_be_compared(opened: Open) -> None:
    five = [PRACTICE, OTHER, "dortmund-lokal-willkommen", "pink-gegen-rassismus"]
    page = opened(f"merkliste/?m={','.join([*five, 'duisburg-handlungskonzept-suedosteuropa'])}")
    boxes = page.get_by_label(re.compile("^Vergleichen:"))
    expect(boxes).to_have_count(5)
    link = page.get_by_role("link", name="Auswahl vergleichen")
    expect(link).to_be_hidden()
    for number in range(4):
        boxes.nth(number).check()
    expect(boxes.nth(4)).to_be_disabled()
    boxes.nth(3).uncheck()
    link.click()
    expect(comparison(page, 3)).to_be_visible()


STATES = {
    "Kommune gewählt": "passung/?ki=ki-koeln&unbekannt=1",
    "anderer Ort gewählt": "passung/?art=kreis&groesse=unter-100-000",
    "Vergleich von vier Beispielen": f"vergleich/?id={NINE}",
}
"""What is examined: the state in German and its address."""


@pytest.mark.parametrize(("width", "look"), [(320, "light"), (1280, "dark")])
def test_checkers_find_nothing_in_the_states_of_taking_over(
    browser: Browser, address: str, width: int, look: Look, note: Note
) -> None:
    found = {}
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    for state, path in STATES.items():
        page.goto(address + path)
        expect(page.locator(".px-fit, .px-comparison").first).to_be_visible()
        if "passung" in path:
            page.locator(".px-fit details summary").first.click()
        by_ibm = width == 320
        found[state] = state_findings(page, path, state, look, width, note, by_ibm=by_ibm)
    context.close()
    assert {state: findings for state, findings in found.items() if findings} == {}
