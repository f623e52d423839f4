"""The page of a practice: journey 3 (take it over) and journey 8 (whatever the reader has)."""

from __future__ import annotations

import re

import pytest
from auditing import Open, Take, visit
from playwright.sync_api import Page, expect

RICH, MIDDLE, THIN = (
    "dortmund-lokal-willkommen",
    "lippe-sprachmittlerpool",
    "paderborn-altenhilfe-zuwanderungsgeschichte",
)
DEEDS = ["Ergänzen in drei Sätzen", "Passt das zu uns?", "Merken", "Drucken", "Link kopieren"]
HIDDEN_FOCUS = """
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const bar = document.querySelector(".tat")?.getBoundingClientRect();
  const covered = getComputedStyle(document.querySelector(".tat")).position === "fixed"
    && !element.closest(".tat") && box.top >= bar.top;
  const seen = box.bottom > 0 && box.top < innerHeight && box.width > 0 && !covered;
  return {seen, name: (element.textContent || element.tagName).trim().slice(0, 40)};
}
"""
"""What has the focus, and whether any of it can be seen."""
PAGES_OF = re.compile(rb"/Type\s*/Page\b(?!s)")


def deeds(page: Page) -> list[str]:
    bar = page.get_by_role("navigation", name="Mit diesem Beispiel arbeiten")
    return [" ".join(item.inner_text().split()) for item in bar.get_by_role("listitem").all()]


# -- journey 3 -----------------------------------------------------------------------------------


def test_the_first_screen_offers_all_that_can_be_done(opened: Open) -> None:
    page = opened(f"praxis/{RICH}/")
    page.set_viewport_size({"width": 1280, "height": 900})
    bar = page.get_by_role("navigation", name="Mit diesem Beispiel arbeiten")
    expect(bar.get_by_role("button", name="Merken")).to_be_in_viewport()
    assert deeds(page) == DEEDS
    page.set_viewport_size({"width": 360, "height": 640})
    expect(bar).to_be_in_viewport()
    box = bar.bounding_box()
    assert box
    assert box["y"] + box["height"] == 640
    page.mouse.wheel(0, 3000)
    expect(bar.get_by_role("button", name="Drucken")).to_be_in_viewport()


def test_from_the_practice_to_remembering_copying_and_the_fit(opened: Open) -> None:
    page = opened(f"praxis/{RICH}/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    remember = page.get_by_role("button", name="Merken")
    remember.press("Enter")
    expect(remember).to_have_attribute("aria-pressed", "true")
    said = page.locator(".tat [role=status]")
    expect(said).to_have_text("Auf die Merkliste gesetzt. Zur Merkliste")
    expect(page.locator("[data-remembered-count]")).to_have_text("1")
    page.get_by_role("button", name="Link kopieren").press("Enter")
    expect(said).to_have_text("Die Adresse ist kopiert.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.get_by_role("link", name="Passt das zu uns?").press("Enter")
    expect(page).to_have_url(re.compile(rf"passung/\?praxis={RICH}$"))


def test_steps_say_what_stays_what_may_change_and_who_says_so(
    opened: Open, made_up_address: str
) -> None:
    page = opened("praxis/musterstadt-tandemgarten/", at=made_up_address)
    sourced = page.locator(".schritt.kern.beleg")
    judged = page.locator(".schritt.red")
    expect(sourced).to_contain_text("belegt")
    expect(judged).to_contain_text("Einschätzung der Redaktion")
    key = page.get_by_text("gestrichelt: Einschätzung der Redaktion, keine Quelle sagt das")
    expect(key).to_be_visible()
    look = "(element) => getComputedStyle(element).borderTopStyle"
    assert sourced.locator(".nr").evaluate(look) == "solid"
    assert judged.locator(".nr").evaluate(look) in {"dashed", "dotted"}
    box = page.get_by_role("region", name="Was ein anderer Ort ändern würde")
    expect(box).to_contain_text("keine Quelle sagt das")
    box.get_by_text("Fragen an den Ort").click()
    expect(box).to_contain_text("Wer gießt im August?")


def test_a_citation_opens_the_record_and_leads_to_its_source(opened: Open) -> None:
    page = opened(f"praxis/{RICH}/")
    expect(page.locator("#angaben")).not_to_have_attribute("open", "")
    page.locator(".minute .px-cite a").first.click()
    expect(page.locator("#angaben")).to_have_attribute("open", "")
    expect(page.locator(".px-sources li:target")).to_be_in_viewport()


# -- journey 8 -----------------------------------------------------------------------------------


@pytest.mark.parametrize("practice", [RICH, MIDDLE, THIN])
def test_everything_is_there_without_scripts(opened: Open, practice: str) -> None:
    page = opened(f"praxis/{practice}/", java_script_enabled=False)
    assert deeds(page) == DEEDS[:2]
    for heading in page.get_by_role("heading", level=2).all():
        expect(heading).to_be_visible()
    assert page.locator(".zu").count() == 0
    page.locator("summary", has_text="Angaben zum Eintrag").click()
    expect(page.get_by_role("heading", name="Quellen")).to_be_visible()


@pytest.mark.parametrize("practice", [RICH, MIDDLE, THIN])
def test_on_paper_a_practice_is_two_sheets_at_most(opened: Open, practice: str) -> None:
    page = opened(f"praxis/{practice}/")
    sheets = PAGES_OF.findall(page.pdf(prefer_css_page_size=True))
    assert 1 <= len(sheets) <= 2
    page.emulate_media(media="print")
    for never in (".tat", ".offen a", "summary", "nav", ".px-compare-tools"):
        assert not any(part.is_visible() for part in page.locator(never).all()), never
    assert page.locator(".px-sources li").first.is_visible()


@pytest.mark.parametrize("practice", [RICH, MIDDLE, THIN])
def test_a_phone_shows_the_essence_and_folds_the_rest(opened: Open, practice: str) -> None:
    page = opened(f"praxis/{practice}/")
    wide = page.evaluate("document.querySelectorAll('h2 button').length")
    page.set_viewport_size({"width": 320, "height": 640})
    assert wide == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    folded = page.locator(".zu")
    if practice == THIN:
        expect(folded).to_have_count(0)
        return
    expect(folded).not_to_have_count(0)
    first = folded.first
    button = first.get_by_role("button")
    expect(button).to_have_attribute("aria-expanded", "false")
    number = folded.count()
    button.press("Enter")
    expect(page.locator(".zu")).to_have_count(number - 1)


@pytest.mark.parametrize("size", [(320, 640), (320, 480), (1093, 480)])
def test_the_focus_is_always_seen(take: Take, address: str, size: tuple[int, int]) -> None:
    page = take(size[0])
    visit(page, f"{address}praxis/{RICH}/")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(reduced_motion="reduce")  # or the page would still be on its way
    unseen, stops = [], 0
    for _ in range(150):
        page.keyboard.press("Tab")
        place = page.evaluate(HIDDEN_FOCUS)
        if place is None:
            break
        stops += 1
        unseen += [] if place["seen"] else [place["name"]]
    assert 20 < stops < 150
    assert unseen == []


def test_names_stand_in_the_order_of_reading(opened: Open) -> None:
    page = opened(f"praxis/{RICH}/")
    order = [" ".join(text.split()) for text in page.locator("main :is(h1, h2)").all_inner_texts()]
    wanted = [
        "Seit wann",
        "Wer zusammenarbeitet federführend",
        "Das Wichtigste in 60 Sekunden",
        "Warum es anfing",
        "Schritt für Schritt",
        "Was herauskam",
    ]
    places = [order.index(heading) for heading in wanted]
    assert places == sorted(places)
    assert order[0].startswith("„lokal willkommen“")
    links = page.get_by_role("link", name=re.compile("^Wissen Sie es[?] "))
    names = links.evaluate_all("(all) => all.map((one) => one.textContent)")
    assert len(names) == len({*names})
