"""Small rules of written German that more than one part needs."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FOLD = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_NOISE = re.compile(r"[^0-9a-z ]+")


def sort_key(text: str) -> tuple[str, str]:
    """Return the key by which Germans sort (DIN 5007-1: ä as a, quotes and dashes ignored)."""
    folded = text.lower().translate(_FOLD)
    return _NOISE.sub("", folded).strip(), text


def enumerate_words(words: Sequence[str]) -> str:
    """Join words as in a sentence: "a", "a und b", "a, b und c"."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " und " + words[-1]


def count_words(number: int, one: str, many: str) -> str:
    """Return a number with its noun, e.g. "1 Beispiel" or "3 Beispiele"."""
    return f"{number} {one if number == 1 else many}"
