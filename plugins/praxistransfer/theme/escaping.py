"""Text as HTML: pages hold many thousands of small pieces, so that each has to be quick.

Marking a string as HTML and escaping it take :mod:`markupsafe` a hundred times as long as looking
up what came out of it before, and most of that time it makes objects that nobody needs.
"""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

MANY = 20_000
"""So many small parts are remembered; what is asked for less often is made again."""


def marked(html: str) -> Markup:
    """Return a string that is HTML, and safe, marked as such.

    ``Markup()`` would first ask it whether it is HTML already, which takes most of the time.
    """
    return str.__new__(Markup, html)


@lru_cache(maxsize=MANY)
def escaped(text: str) -> str:
    """Return a text with everything escaped that means something in HTML."""
    return str(escape(text))


def shown(value: object) -> str:
    """Return what a template shows of a value: HTML as it is, anything else escaped."""
    if type(value) is str:
        return escaped(value)
    return value if type(value) is Markup else str(escape(value))
