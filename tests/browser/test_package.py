"""The transfer package in Chromium: a click on the page of a practice, and files that open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from auditing import AXE_LOOKS, Look, Take, axe_findings, set_look
from docx import Document
from openpyxl import load_workbook
from page import ValidationProfile, validate_pdf_bytes
from playwright.sync_api import Browser, Page
from pptx import Presentation
from serving import serve

PRACTICE = "praxis/musterstadt-tandemgarten/"


@pytest.fixture(scope="module")
def downloads_address(downloads_site: Path) -> Iterator[str]:
    with serve(downloads_site) as address:
        yield address


@pytest.fixture
def practice(browser: Browser, downloads_address: str) -> Iterator[Page]:
    """Return the page of a practice in a browser that runs no scripts."""
    context = browser.new_context(locale="de-DE", java_script_enabled=False, accept_downloads=True)
    page = context.new_page()
    page.goto(downloads_address + PRACTICE)
    yield page
    context.close()


def test_a_click_downloads_the_whole_package_without_any_script(practice: Page) -> None:
    with practice.expect_download() as started:
        practice.get_by_role("link", name="Das ganze Transferpaket (ZIP,").click()
    download = started.value
    assert download.suggested_filename == "transferpaket-musterstadt-tandemgarten.zip"
    with ZipFile(BytesIO(Path(download.path()).read_bytes())) as whole:
        held = {name.rpartition("/")[2]: whole.read(name) for name in whole.namelist()}
    assert "Tandemgarten" in held["LIESMICH.txt"].decode("utf-8-sig")
    assert Document(BytesIO(held["vorlage-rat.docx"])).paragraphs
    assert Document(BytesIO(held["checkliste.docx"])).tables
    assert load_workbook(BytesIO(held["plan-und-kosten.xlsx"])).sheetnames
    assert len(Presentation(BytesIO(held["folien.pptx"])).slides) == 8
    report = validate_pdf_bytes(held["steckbrief.pdf"], profile=ValidationProfile.PDF_UA_1)
    assert report.is_compliant


def test_the_merkliste_leads_to_the_packages(browser: Browser, downloads_address: str) -> None:
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    page.goto(f"{downloads_address}merkliste/?m=musterstadt-tandemgarten")
    page.get_by_role("link", name=re.compile("^Transferpaket")).click()
    assert page.url.endswith(f"{PRACTICE}#transferpaket")
    assert page.get_by_role("heading", name="Mitnehmen").is_visible()
    context.close()


def test_every_single_file_can_be_had_as_well(practice: Page) -> None:
    section = practice.get_by_role("region", name="Mitnehmen")
    links = section.get_by_role("link").all()
    assert len(links) == 7
    for link in links:
        answer = practice.request.get(f"{practice.url}{link.get_attribute('href')}")
        assert answer.ok
        kilobytes = -(-len(answer.body()) // 1000)
        assert f", {kilobytes}\u00a0KB)" in link.inner_text()


@pytest.mark.parametrize(
    ("width", "look"), [(width, look) for width, looks in AXE_LOOKS.items() for look in looks]
)
def test_axe_finds_nothing_on_a_practice_with_downloads(
    take: Take, downloads_address: str, width: int, look: Look
) -> None:
    page = take(width)
    page.goto(downloads_address + PRACTICE)
    set_look(page, look)
    # On paper the sheet stands for itself, without what can be downloaded.
    assert page.get_by_role("region", name="Mitnehmen").count() == (look != "print")
    assert axe_findings(page, look) == []
