"""Signs that nobody sees or that look like others, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

ODD_BLANKS = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
"""Blanks, seen or not, that mean nothing to Markdown; to be put into brackets of a pattern."""

# Control characters and marks that turn the direction of writing; both hide what a text says.
CONTROL = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069\\ufeff]"
)

_DIRECTION = "\u061c\u200e\u200f"
_WIDTHLESS = "\u034f\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\ufff9-\ufffb"
_FILLERS = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc"
_TAGS = "\U000e0000-\U000e0fff"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_NONE = "\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
)
_NAMES = {
    re.compile(f"[{_DIRECTION}]"): "ein Zeichen, das die Schreibrichtung ändert",
    re.compile(f"[{_FILLERS}]"): "ein Füllzeichen",
    re.compile(f"[{_TAGS}]"): "ein verborgenes Zeichen, das einem Programm gilt",
    re.compile(f"[{_PRIVATE}]"): "ein Zeichen, das nur in einer bestimmten Schrift etwas bedeutet",
    re.compile(f"[{_NONE}]"): "ein Zeichen, das es nicht gibt",
    re.compile("[\u0300-\u034e\u0350-\u036f]"): "zu viele Zeichen übereinander",
    re.compile("\u00a0"): "ein geschütztes Leerzeichen",
    re.compile("\u202f"): "ein schmales geschütztes Leerzeichen",
    re.compile(f"[{_WIDTHLESS}\u200c\u200d\ufe00-\ufe0f\ufeff]"): (
        "ein unsichtbares Zeichen ohne Breite"
    ),
}
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06dc\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_HIDDEN = re.compile(
    f"[{_DIRECTION}{_WIDTHLESS}{_FILLERS}{_TAGS}{_PRIVATE}{_NONE}]"
    # A joiner stands between letters or pictures, one by one.
    "|(?:(?<![^\\x00-@\\[-`{-\\x7f\\s\u200c\u200d])|(?<=^))[\u200c\u200d]"
    "|[\u200c\u200d](?![^\\x00-@\\[-`{-\\x7f\\s\u200c\u200d])"
    # A sign that chooses a form stands behind a picture, once.
    "|(?<![^\\sA-Za-z\u00c0-\u024f\ufe00-\ufe0f])[\ufe00-\ufe0f]"
    # No letter of any language has so many marks; to set 60,000 of them takes minutes.
    f"|(?<=[{_MARKS}]{{8}})[{_MARKS}]+"
)
_SEEN = re.compile(
    "[\\x00-\u02ff\u0370-\u0480\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2100-\u27ff]*"
)
"""What most texts consist of; to look for anything hidden in it is not worth while."""


def find_hidden(text: str) -> Iterator[re.Match[str]]:
    """Yield every sign that nobody sees, without control characters (:data:`CONTROL`)."""
    return iter(()) if _SEEN.fullmatch(text) else _HIDDEN.finditer(text)


def remove_hidden(text: str) -> str:
    """Return a text without the signs that nobody sees."""
    return text if _SEEN.fullmatch(text) else _HIDDEN.sub("", text)


def name_sign(sign: str) -> str:
    """Return what a sign that is not seen, or not as what it is, is called, with its number."""
    names = (name for pattern, name in _NAMES.items() if pattern.match(sign))
    return f"{next(names, 'ein besonderes Leerzeichen')} (U+{ord(sign[0]):04X})"
