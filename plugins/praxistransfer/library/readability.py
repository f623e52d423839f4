"""How easy a German text is to read, by a formula: a hint and no more."""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import version

import pyphen

from praxistransfer.model.text import lines_of, read_text, words_of
from praxistransfer.tools.generation import language_store

GRADES = ((80, "leicht"), (60, "mittel"), (40, "anspruchsvoll"), (0, "schwer"))
"""From which score on a text counts as how easy."""

_SENTENCE_END = re.compile(r"[.!?:](?=\s|$)")
_STAR = re.compile(r"(?<=\w)[*_](?=\w)")
"""In "Berater*innen"; the two halves are one word."""
_WORD = re.compile(r"[^\W\d_]+")


def reading_ease(markdown: str) -> int | None:
    """Return Flesch's reading ease as adapted to German by Amstad (1978), 0 to 100.

    180 − words per sentence − 58.5 × syllables per word; None for a text without words.
    """
    lines = (words_of(line) for line in lines_of(read_text(markdown).blocks))
    sentences = [
        words
        for line in lines
        for sentence in _SENTENCE_END.split(_STAR.sub("", line))
        if (words := _WORD.findall(sentence))
    ]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return None
    syllables = sum(map(_syllables, words))
    score = 180 - len(words) / len(sentences) - 58.5 * syllables / len(words)
    return round(min(100, max(0, score)))


def ease_in_words(score: int) -> str:
    """Return a score in a German word."""
    return next(word for least, word in GRADES if score >= least)


@cache
def _hyphens() -> pyphen.HyphDict:
    """Return where German words may be parted; reading the patterns takes half a second."""
    return language_store().remember(
        "syllables",
        version("pyphen").encode(),
        lambda: pyphen.HyphDict(pyphen.LANGUAGES["de_DE"]),
    )


def syllable_places(word: str) -> list[int]:
    """Return where a word may be parted between its syllables."""
    places: list[int] = _hyphens().positions(word.lower())
    return [place for place in places if 0 < place < len(word)]


@cache
def _syllables(word: str) -> int:
    return len(syllable_places(word)) + 1
