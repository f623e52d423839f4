"""Which pages and states are examined in Chromium, and what tools say of them."""

from __future__ import annotations

import importlib.resources
from typing import Any, Literal

from playwright.sync_api import Page

Look = Literal["light", "dark", "print"]
LOOKS: tuple[Look, ...] = ("light", "dark", "print")

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
    "impressum/",
    "datenschutz/",
    "barrierefreiheit/",
    "betrieb/",
)
"""One page of each kind at least."""

_AXE = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ON_PAPER = {"target-size": {"enabled": False}}
"""Nobody points at paper."""


def set_look(page: Page, look: Look) -> None:
    """Show the page by day, by night, or as it is printed."""
    scheme: Literal["light", "dark"] = "dark" if look == "dark" else "light"
    page.emulate_media(color_scheme=scheme, media="print" if look == "print" else "screen")


def axe_findings(page: Page, look: Look) -> list[str]:
    """Return what axe finds in the whole document."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_AXE)
    options = {
        "runOnly": _TAGS,
        "rules": _ON_PAPER if look == "print" else {},
        "resultTypes": ["violations"],
        "preload": False,
    }
    result: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    assert result["passes"], "axe did not run"
    return [
        f"{finding['id']}: {node['html']}"
        for finding in result["violations"]
        for node in finding["nodes"]
    ]
