"""Small rules of written German that more than one part needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

_NOISE = re.compile(r"[^0-9a-z ]+")
_SHORT = 60
MOST_OF_A_KIND = 20
"""So many problems of a kind are named in each file; the others are counted."""


def sort_key(text: str) -> tuple[str, str]:
    """Return the key by which Germans sort (DIN 5007-1: ä as a, quotes and dashes ignored)."""
    folded = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss"))
    return _NOISE.sub("", folded).strip(), text


def enumerate_words(words: Sequence[str]) -> str:
    """Join words as in a sentence: "a", "a und b", "a, b und c"."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " und " + words[-1]


def capitalize_first(text: str) -> str:
    """Return a text with a capital letter at its beginning; the others stay."""
    return text[0].upper() + text[1:]


def count_words(number: int, one: str, many: str) -> str:
    """Return a number with its noun, e.g. "1 Beispiel" or "3 Beispiele"."""
    return f"{number} {one if number == 1 else many}"


def group_digits(number: int) -> str:
    """Return a whole number as people read it, e.g. "59.980"."""
    return f"{number:,}".replace(",", ".")


def show_size(size: int) -> str:
    """Return a number of bytes as people read it, e.g. "12 KB" or "1,2 MB", in one line."""
    kilobytes = -(-size // 1000)
    if kilobytes < 1000:
        return f"{kilobytes}\u00a0KB"
    return f"{size / 1_000_000:.1f}\u00a0MB".replace(".", ",")


def make_printable(text: str) -> str:
    """Return text on one line; what cannot be printed shows as a replacement character."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def quote_text(text: str) -> str:
    """Return what an author typed in quotation marks, on one line and not too long."""
    shown = text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"
    return f"„{make_printable(shown)}“"


def find_nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant, if one is near."""
    near = get_close_matches(word[:_SHORT].lower(), list(known), n=1, cutoff=0.6)
    return near[0] if near else None


class Suggestions:
    """Suggests known words to the first who ask; for thousands that would take minutes."""

    def __init__(self, known: Iterable[str], most: int = MOST_OF_A_KIND) -> None:
        self.words = frozenset(known)
        self._left = most

    def suggest(self, word: str) -> str:
        """Return what :func:`suggest_nearest` does, or nothing from some number of words on."""
        self._left -= 1
        return suggest_nearest(word, sorted(self.words)) if self._left >= 0 else ""


def suggest_nearest(word: str, known: Iterable[str]) -> str:
    """Return " Gemeint: „…“?" for the nearest known word, or nothing if none is near."""
    near = find_nearest(word, known)
    return f" Gemeint: „{near}“?" if near else ""
