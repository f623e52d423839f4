"""The pictograms: drawn once in ``piktogramme.svg``, written into the pages that show them.

In the page itself they need no request and take the colour of the text; they are there in a folder,
too.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

_FILE = Path(__file__).parent / "piktogramme.svg"
_SYMBOL = re.compile(r'<symbol id="([^"]+)" viewBox="0 0 24 24">(.*?)</symbol>')
_ANY_FIELD = "feld"


@cache
def _drawings() -> dict[str, str]:
    return dict(_SYMBOL.findall(_FILE.read_text("utf-8")))


def draw_icon(name: str) -> Markup:
    """Return the drawing of a deed or thing, for example ``suche``, in a line of text."""
    return _draw("ico", _drawings().get(f"ui-{name}", ""))


def draw_pictogram(field: str) -> Markup:
    """Return the pictogram of a Handlungsfeld; one stands for all that have none of their own."""
    drawings = _drawings()
    return _draw("pic", drawings.get(f"feld-{field}", drawings[_ANY_FIELD]))


def _draw(kind: str, drawing: str) -> Markup:
    svg = '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>'
    return Markup(svg).format(kind, Markup(drawing))  # noqa: S704 - our own
