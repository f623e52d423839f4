"""Which pages and states are examined in Chromium, and what tools say of them."""

from __future__ import annotations

import importlib.resources
from typing import Any, Literal, Protocol

from needed import need_node_file
from playwright.sync_api import Page

Look = Literal["light", "dark", "print"]
LOOKS: dict[Look, str] = {"light": "hell", "dark": "dunkel", "print": "gedruckt"}
"""How a page is shown, and how the declaration of accessibility calls that."""

AXE_LOOKS: dict[int, tuple[Look, ...]] = {320: ("light",), 1280: ("light", "dark", "print")}
IBM_LOOKS: dict[int, tuple[Look, ...]] = {320: ("light",), 1280: ()}
"""Width of the window → looks in which a tool examines every page.

Schemes differ in nothing but colours, which no width changes; open menus are examined in both at
320 pixels. Paper has a width of its own. IBM's checker takes as long as all of axe, so it sees each
page once.
"""

PAGES = (
    "",
    "praxis/",
    "praxis/nach/",
    "praxis/nach/kommunentyp/kreis/",
    "merkliste/",
    "passung/",
    "passung/ki-koeln/",
    "vergleich/",
    "praxis/duisburg-handlungskonzept-suedosteuropa/",
    "handlungsfelder/",
    "handlungsfelder/sport/",
    "handlungsfelder/sport/handreichung/",
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
    "uebertragungen/",
    "uebertragungen/uet-pink-gegen-rassismus/",
    "muster/",
    "schulungen/",
    "schulungen/gute-praxis-uebertragen/",
    "muster/prozess-sport/",
    "struktur/",
    "struktur/kommunales-integrationszentrum/",
    "karte/",
    "nachschlagen/",
    "matrix/",
    "zahlen/",
    "stolpersteine/",
    "stolpersteine/finanzierung/",
    "glossar/",
    "quellen/",
    "hilfe/",
    "hilfe/pt301/",
    "mitmachen/",
    "mitmachen/einschaetzung/",
    "mitmachen/einstufung/",
    "mitmachen/qualitaet/",
    "mitmachen/redaktion/",
    "neu-im-ki/",
    "neu-im-ki/sport/",
    "redaktion/",
    "redaktion/kommunen/",
    "ueber/",
    "leichte-sprache/",
    "mitmachen/felder/",
    "mitmachen/wortwahl/",
    "mitmachen/suchwortschatz/",
    "mitmachen/suchwortschatz/k/",
    "mitmachen/felder/stolperstein/",
    "impressum/",
    "datenschutz/",
    "barrierefreiheit/",
    "betrieb/",
)
"""One page of each kind at least."""

MADE_UP_PAGES = (
    "neu-im-ki/nachbarschaft/",
    "praxis/musterstadt-tandemgarten/",
    "praxis/lesekoffer-beispielland/",
    "redaktion/",
    "ki/ki-kreis-musterland/",
    "stolpersteine/",
    "uebertragungen/",
    "uebertragungen/tandemgarten-nach-kreis-musterland/",
    "schulungen/",
    "schulungen/tandems-begleiten/",
    "impressum/",
    "barrierefreiheit/",
)
"""Pages of the made-up handbook with blocks and kinds that the real one does not have yet."""


class Take(Protocol):
    """Gives a page that other tests use before and after, by day, on the screen, at its place."""

    def __call__(self, width: int = 1280, **options: Any) -> Page:
        """Return the page with these options of a context, in a window of this width."""


class Open(Protocol):
    """Opens a page of its own browser, in which nothing is stored and nothing cached."""

    def __call__(
        self, path: str, width: int = 1280, *, at: str = ..., missing: bool = False, **options: Any
    ) -> Page:
        """Return the page at an address below ``at``; what is ``missing`` may be asked for."""


class Note(Protocol):
    """Notes that a page was examined in a state, for the declaration of accessibility."""

    def __call__(self, was: str, seite: str, zustand: str, version: str = "") -> None:
        """Note what examined which page in which state; texts are German."""


_AXE = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_WITHOUT_CONTRAST = {
    "runOnly": {"type": "tag", "values": _TAGS},
    "rules": {"color-contrast": {"enabled": False}},
}
"""Contrasts take two thirds of the time of axe; IBM's checker measures them, too."""
_ON_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
_MARK_ALIKE = """
() => {
  const grounds = new Map([[null, ""]]);
  const ground = (element) => {
    if (!grounds.has(element)) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
      const own = [backgroundColor, backgroundImage, opacity].join();
      grounds.set(element, `${ground(element.parentElement)} ${own}`);
    }
    return grounds.get(element);
  };
  const says = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "";
  const seen = new Set();
  for (const element of document.querySelectorAll("body *")) {
    if (element.childElementCount || !says(element.firstChild ?? document)) continue;
    const own = getComputedStyle(element);
    const around = getComputedStyle(element.parentElement);
    const looks = [
      element.localName, own.color, own.fontSize, own.fontWeight, own.textDecorationLine,
      own.textShadow, own.position, around.color, around.display,
      [...element.parentElement.childNodes].some(says), ground(element),
    ].join();
    element.toggleAttribute("data-alike", seen.has(looks));
    seen.add(looks);
  }
}
"""
"""Five of six texts look like another one of the page: same colour and size, on the same ground."""


IBM = "accessibility-checker-engine"
_RUN_IBM = """
async (never) => {
  const checker = new ace.Checker();
  const rules = checker.rulesetRules.IBM_Accessibility.filter((id) => !never.includes(id));
  checker.rulesetRules.IBM_Accessibility = rules;
  const {results} = await checker.check(document, ["IBM_Accessibility"]);
  const found = (value) => results.filter((result) => result.value.join(" ") === value);
  return {
    passes: found("VIOLATION PASS").length,
    fails: found("VIOLATION FAIL").map(
      ({ruleId, path, snippet}) => `${ruleId}: ${path.dom} ${snippet}`,
    ),
  };
}
"""
"""The rule set holds WCAG 2.2 and what IBM asks for beyond it; thousands of passes stay there."""
_NEVER_FOR_CERTAIN = [
    "element_tabbable_unobscured",
    "element_tabbable_visible",
    "img_alt_background",
    "style_focus_visible",
    "text_quoted_correctly",
    "text_whitespace_valid",
    "widget_tabbable_exists",
    "widget_tabbable_single",
]
"""Rules that call nothing a violation for certain, whatever they see, and take half of the time.

Whether each stop of the Tab key can be seen, a test of its own measures.
"""


LATER = (
    "[data-finder], [data-practice], [data-remembered], [data-fit], [data-compared], "
    "[data-checklist]"
)
"""What scripts fill with what they load after the page."""


def visit(page: Page, url: str) -> None:
    """Open a page and wait until its scripts have shown what they add."""
    page.goto(url)
    if page.locator(LATER).count():
        page.wait_for_load_state("networkidle")


def set_look(page: Page, look: Look) -> None:
    """Show the page by day, by night, or as it is printed."""
    scheme: Literal["light", "dark"] = "dark" if look == "dark" else "light"
    page.emulate_media(color_scheme=scheme, media="print" if look == "print" else "screen")


def axe_version(page: Page) -> str:
    """Return the version of axe."""
    _inject(page, "axe", _AXE)
    version: str = page.evaluate("axe.version")
    return version


def axe_findings(page: Page, look: Look, *, contrast: bool = True) -> list[str]:
    """Return what axe finds in the whole document, on demand without measuring contrasts.

    By night and on paper nothing but the colours differs, and alike texts are measured once.
    """
    _inject(page, "axe", _AXE)
    found = _run_axe(page, {}, _WITHOUT_CONTRAST) if look == "light" else []
    if contrast:
        page.evaluate(_MARK_ALIKE)
        found += _run_axe(page, {"exclude": [["[data-alike]"]]}, _ON_COLOURS)
    return found


def _run_axe(page: Page, where: dict[str, Any], what: dict[str, Any]) -> list[str]:
    options = {**what, "resultTypes": ["violations"], "preload": False}
    result: dict[str, Any] = page.evaluate(
        "([where, options]) => axe.run(where.exclude ? where : document, options)", [where, options]
    )
    assert result["passes"], "axe did not run"
    return [
        f"{finding['id']}: {node['html']}"
        for finding in result["violations"]
        for node in finding["nodes"]
    ]


def ibm_findings(page: Page) -> list[str]:
    """Return what IBM's checker calls a violation for certain in the whole document."""
    _inject(page, "ace", need_node_file(f"{IBM}/ace.js").read_text("utf-8"))
    result: dict[str, Any] = page.evaluate(_RUN_IBM, _NEVER_FOR_CERTAIN)
    assert result["passes"], "IBM's did not run"
    return [str(finding) for finding in result["fails"]]


def state_findings(
    page: Page, path: str, state: str, look: Look, width: int, note: Note, *, by_ibm: bool
) -> list[str]:
    """Return what the checkers find in a page as it is now; ``state`` is its name in German."""
    set_look(page, look)
    note(
        "axe-core", path.partition("?")[0], f"{LOOKS[look]}, {state}, {width} px", axe_version(page)
    )
    found = axe_findings(page, look)
    if by_ibm:
        found += ibm_findings(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    return found


def _inject(page: Page, name: str, script: str) -> None:
    """Run a script that makes a global object of this name, once per document."""
    if not page.evaluate("name => typeof window[name] === 'object'", name):
        page.evaluate(script)
