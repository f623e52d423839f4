"""How easy a German text is to read, by a formula: a hint and no more."""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import version
from typing import NamedTuple

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


class _Patterns(NamedTuple):
    """Where German words may be parted, by pieces of words (Liang's algorithm)."""

    pieces: dict[str, tuple[int, tuple[int, ...]]]
    """Piece → from which of its letters on which weights hold; the highest counts."""
    longest: dict[str, int]
    """The first letters of a piece → how long pieces that begin so may be."""


_FIRST = 5
"""By so many letters most beginnings are those of no piece; pyphen, which asks for all up to the
longest, takes twice as long, which is 0.05 of a cold build."""


@cache
def _patterns() -> _Patterns:
    """Return the patterns; reading them takes half a second."""
    fingerprint = f"{version('pyphen')}, by {_FIRST} letters".encode()
    return language_store().remember("syllables", fingerprint, _read_patterns)


def _read_patterns() -> _Patterns:
    pieces = pyphen.HyphDict(pyphen.LANGUAGES["de_DE"]).patterns
    longest: dict[str, int] = {}
    for piece in pieces:
        longest[piece[:_FIRST]] = max(longest.get(piece[:_FIRST], 0), len(piece))
    return _Patterns(pieces, longest)


def syllable_places(word: str) -> list[int]:
    """Return where a word may be parted between its syllables: where the weight is odd."""
    pieces, longest = _patterns()
    typed = f".{word.lower()}."
    weights = [0] * (len(typed) + 1)
    for start in range(len(typed) - 1):
        most = longest.get(typed[start : start + _FIRST], _FIRST - 1)
        for end in range(start + 1, min(start + most, len(typed)) + 1):
            if piece := pieces.get(typed[start:end]):
                first, its_weights = start + piece[0], piece[1]
                places = slice(first, first + len(its_weights))
                weights[places] = map(max, its_weights, weights[places])
    return [place - 1 for place in range(2, len(word) + 1) if weights[place] % 2]


@cache
def _syllables(word: str) -> int:
    return len(syllable_places(word)) + 1
