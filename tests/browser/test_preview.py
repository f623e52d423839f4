"""What authors see in the preview when an entry is at fault, in Chromium."""

from __future__ import annotations

import pytest
from auditing import Look, Open, axe_findings, set_look
from playwright.sync_api import Page, expect

FAULTS = [
    "beispiele/sprache/ein-beispiel-mit-einem-sehr-langen-namen.md:14:1  PT301  Das Feld fehlt.",
    "beispiele/<img src=x onerror=alert(1)>.md:2:1  PT402  Die Kennung ist vergeben.",
]


def preview(opened: Open, path: str, width: int = 1280, faults: list[str] = FAULTS) -> Page:
    """Open a page as the preview shows it while entries are at fault."""
    page = opened(path, width)
    page.route("**/vorschau.json", lambda route: route.fulfill(json=faults))
    script = page.locator("script[type=module]").first.evaluate("element => element.src")
    page.evaluate("address => import(address)", script.rpartition("/")[0] + "/preview.js")
    return page


@pytest.mark.parametrize("path", ["", "praxis/koeln-guter-lebensabend/"])
def test_faults_stand_above_the_text_as_they_were_written(opened: Open, path: str) -> None:
    page = preview(opened, path)
    box = page.get_by_role("alert")
    expect(box).to_contain_text("2 Fehler in den Einträgen: Hier steht der letzte gute Stand.")
    assert box.locator("li").all_inner_texts() == [" ".join(fault.split()) for fault in FAULTS]
    place = box.bounding_box()
    assert place
    assert place["x"] > 0
    assert place["y"] < page.locator("h1").bounding_box()["y"]  # type: ignore[index]


def test_one_fault_is_one_and_none_is_not_spoken_of(opened: Open) -> None:
    page = preview(opened, "", faults=FAULTS[:1])
    expect(page.get_by_role("alert")).to_contain_text("1 Fehler in den Einträgen")
    expect(preview(opened, "", faults=[]).get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing_while_faults_are_shown(opened: Open, look: Look) -> None:
    page = preview(opened, "praxis/koeln-guter-lebensabend/", 320)
    expect(page.get_by_role("alert")).to_be_visible()
    set_look(page, look)
    assert not axe_findings(page, look)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
