"""A page as plain text: headings, lines, lists, tables and where links lead, but no markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

BLOCKS = {
    "h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "li": "- ", "dt": ": ", "dd": "  ",
    "th": "| ", "td": "| ", "caption": "Tabelle: ", "figcaption": "Bild: ", "summary": "> ",
    "legend": "Auswahl: ", "option": "  o ", "p": "", "div": "", "section": "", "header": "",
    "footer": "", "nav": "", "ul": "", "ol": "", "dl": "", "table": "", "thead": "", "tbody": "",
    "tr": "", "figure": "", "blockquote": "", "pre": "", "form": "", "fieldset": "", "details": "",
    "article": "", "svg": "", "noscript": "", "aside": "", "text": "", "title": "", "br": "",
}  # fmt: skip
"""Elements that begin a line, and what the line begins with."""
SPOKEN = {"aria-label": "{}", "alt": "{}", "title": "{}", "placeholder": "{}", "datetime": "{}",
          "value": "= {}", "id": "#{}", "href": "→ {}", "action": "→ {}", "start": "ab {}",
          "lang": "({})"}  # fmt: skip
"""Attributes that say something, and how that is written."""


class _Lines:
    """Collects pieces of text to lines."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._begin, self._pieces = "", list[str]()

    def begin(self, begin: str) -> None:
        """End the line and begin another one."""
        text = " ".join("".join(self._pieces).replace("\N{SOFT HYPHEN}", "").split())
        if text:
            self.done.append(self._begin + text)
            self._begin = ""
        self._begin, self._pieces = begin or ("" if text else self._begin), []

    def add(self, text: str | None) -> None:
        """Add a piece of text to the line."""
        self._pieces.append(text or "")


def outline(root: Element) -> str:
    """Return what people read and hear of an element, and where its links lead."""
    lines = _Lines()
    _write(root, lines)
    lines.begin("")
    return "".join(f"{line}\n" for line in lines.done)


def _write(element: Element, lines: _Lines) -> None:
    if not isinstance(element.tag, str) or element.tag in {"script", "style"}:
        return
    begin = BLOCKS.get(element.tag)
    if begin is not None:
        lines.begin(begin)
    said = [
        pattern.format(element.get(name)) for name, pattern in SPOKEN.items() if element.get(name)
    ]
    if begin is not None and said:
        lines.add(f"[{', '.join(said)}] ")
    lines.add(element.text)
    for child in element:
        _write(child, lines)
        lines.add(child.tail)
    if begin is None and said:
        lines.add(f" [{', '.join(said)}] ")
    if begin is not None:
        lines.begin("")
