"""Third wall: hostile contributions in Chromium, with the policy that every page carries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hostile_site import hostile_site, payload_address
from markupsafe import Markup
from payloads import PAYLOADS, POLYGLOT, Payload
from playwright.sync_api import Browser, Dialog, Page, Route, expect
from serving import BareHandler, serve

from praxistransfer.theme.shell import View

WORST = {
    "html-script", "html-iframe-srcdoc", "html-refresh", "html-base", "html-shadow",
    "html-frame-id", "handler-slashes", "handler-out-of-quotes", "link-tab", "link-two-lines",
    "link-autolink-broken", "image-counter", "foreign-style-text", "foreign-math-table",
    "break-out-end-tags-and-body", "break-out-open-comment", "signs-null",
}  # fmt: skip
PLACES = [payload_address(payload) for payload in PAYLOADS if payload.id in WORST]
LISTS = ["", "praxis/", "glossar/", "quellen/", "praxis/musterstadt-tandemgarten/"]
"""Pages of the handbook in which every text is the polyglot."""

UNCLEANED = {
    "html-script", "html-script-elsewhere", "html-iframe", "html-iframe-srcdoc", "html-object",
    "html-embed", "html-base", "html-policy", "html-sheet", "html-formaction", "html-shadow",
    "handler-img", "handler-toggle", "foreign-svg", "foreign-svg-link", "foreign-style-text",
}  # fmt: skip
"""What the policy alone must stop. It cannot stop a page from leading on, as html-refresh does."""
RAW = [payload for payload in PAYLOADS if payload.id in UNCLEANED]
STRUCTURE = """
() => ({
  body: [...document.body.children].map((element) => element.localName),
  article: document.querySelector("body > main#px-inhalt > article > header h1") !== null,
  ran: "boese" in window,
  clobbered: [document.body, document.location, document.querySelector].some((own) => !own),
  links: [...document.querySelectorAll("a[href]")].map(({protocol}) => protocol),
})
"""
TOUCH = """
() => {
  for (const element of document.querySelectorAll("article *")) {
    for (const kind of ["mouseover", "focus", "toggle", "animationstart", "error"]) {
      element.dispatchEvent(new Event(kind));
    }
    if (/^\\s*javascript:/i.test(element.href ?? element.formAction ?? "")) element.click();
  }
}
"""
SINK = """
() => {
  try {
    document.createElement("div").innerHTML = "<img src=x onerror=alert(1)>";
    return "written";
  } catch (error) {
    return error.name;
  }
}
"""


@dataclass
class Seen:
    """What a page did while it was open."""

    page: Page
    dialogs: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    """Requests to other hosts, also those that the policy stopped."""
    sent: list[str] = field(default_factory=list)
    """Requests to other hosts that the policy let through."""

    def take(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def stop(self, route: Route) -> None:
        self.sent.append(route.request.url)
        route.abort()


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the hostile handbook, and each raw payload in a frame of its own."""
    site = hostile_site()
    folder = tmp_path_factory.mktemp("hostile")
    for file in site.handbook.files:
        _write(folder / file.address, file.content)
    for address in (*PLACES, *LISTS):
        _write(folder / address / "index.html", site.documents[address].encode())
    for payload in RAW:
        address = f"roh/{payload.id}/"
        view = View(address, "Roh", Markup(f"<h1>Roh</h1>{payload.text}"))  # noqa: S704
        _write(folder / address / "index.html", site.shell.write_document(view).encode())
    with serve(folder, BareHandler) as address:
        yield address


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Return a page with the policy in force; a page for each payload would cost a window each."""
    context = browser.new_context(locale="de-DE")
    yield context.new_page()
    context.close()


@contextmanager
def opened(page: Page, address: str, path: str) -> Iterator[Seen]:
    """Open a page of the hostile handbook and note what it does."""
    seen = Seen(page)

    def is_foreign(url: str) -> bool:
        return not url.startswith((address, "data:"))

    listeners: dict[Any, Callable[[Any], None]] = {
        "dialog": seen.take,
        "pageerror": lambda error: seen.lines.append(str(error)),
        "console": lambda line: seen.lines.append(line.text),
        "request": lambda sent: seen.foreign.append(sent.url) if is_foreign(sent.url) else None,
    }
    page.route(is_foreign, seen.stop)
    for event, listener in listeners.items():
        page.on(event, listener)
    page.goto(address + path)
    yield seen
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    page.unroute(is_foreign, seen.stop)
    page.goto("about:blank")  # whatever it still does must not be told of the next one


def test_the_worst_payloads_are_in_the_corpus() -> None:
    assert len(PLACES) == len(WORST) >= 12
    assert len(RAW) == len(UNCLEANED)


@pytest.mark.parametrize("path", [*PLACES, *LISTS])
def test_a_page_full_of_hostile_texts_tries_nothing(
    page: Page, hostile_address: str, path: str
) -> None:
    with opened(page, hostile_address, path) as seen:
        seen.page.evaluate(TOUCH)
        found = seen.page.evaluate(STRUCTURE)
        assert seen.page.url == hostile_address + path
    assert found["body"] == ["header", "main", "footer", "dialog"]
    assert found["article"]
    assert not found["ran"]
    assert not found["clobbered"]
    assert {*found["links"]} <= {"http:", "https:"}
    assert (seen.dialogs, seen.lines, seen.foreign) == ([], [], [])


def test_hostile_names_are_found_as_text(page: Page, hostile_address: str) -> None:
    with opened(page, hostile_address, "?q=onerror") as seen:
        hits = seen.page.locator("[data-search-hits] a")
        expect(hits.first).to_have_text(POLYGLOT)
        assert seen.page.locator("[data-search-hits] :is(img, svg, [id])").count() == 0
    assert (seen.dialogs, seen.lines, seen.foreign) == ([], [], [])


@pytest.mark.parametrize("payload", RAW, ids=lambda payload: payload.id)
def test_even_raw_html_runs_nothing_and_loads_nothing_under_the_policy(
    page: Page, hostile_address: str, payload: Payload
) -> None:
    with opened(page, hostile_address, f"roh/{payload.id}/") as seen:
        seen.page.evaluate(TOUCH)
        ran = seen.page.evaluate("'boese' in window")
    assert not ran
    assert seen.dialogs == []
    assert seen.sent == []


def test_no_script_may_write_html(page: Page, hostile_address: str) -> None:
    with opened(page, hostile_address, "") as seen:
        assert seen.page.evaluate(SINK) == "TypeError"


def test_without_the_policy_a_raw_script_would_run(browser: Browser, hostile_address: str) -> None:
    context = browser.new_context(bypass_csp=True)
    with opened(context.new_page(), hostile_address, "roh/html-script/") as seen:
        assert seen.page.evaluate("'boese' in window")
    assert seen.dialogs == ["1"]
    context.close()
