"""Soft hyphens in long German words: at the joints of compounds first, then between syllables.

Browsers show one only where a line ends. Screen readers and who looks for a word on the page do not
notice them; what is searched and saved is made of texts without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from markupsafe import Markup

from praxistransfer.library.readability import syllable_places
from praxistransfer.search.compounds import find_joints

IN_NAMES, IN_TEXT = 12, 16
"""Words of so many letters get soft hyphens, in names sooner than in running text."""
_SOFT = "\N{SOFT HYPHEN}"
_PART = 8
"""Parts of a compound with more letters may also be parted between syllables."""
_EDGE, _LEAST = 3, 2
"""So many letters stay together at both ends of a part, and between two hyphens."""
_ADDRESS = re.compile(r"[@/_=\d]|\w\.\w")
"""What is copied to be used, such as an address or a name of a file, stays as it is."""
_WORDS = {least: re.compile(rf"[A-Za-zÄÖÜäöüß]{{{least},}}") for least in (IN_NAMES, IN_TEXT)}
_TOKENS = {
    least: re.compile(rf"<[^>]*>|(?<![^\s>])[^\s<>]{{{least},}}") for least in (IN_NAMES, IN_TEXT)
}
"""What is between blanks, if it is long enough; tags are passed over as a whole."""


@lru_cache(maxsize=20_000)  # names and labels stand on hundreds of pages: 0.05 of a cold build
def add_hyphens(html: Markup, least: int) -> Markup:
    """Return HTML with soft hyphens in its words of so many letters or more; tags stay."""
    if len(html) < least:
        return html
    words = _WORDS[least]

    def soften_token(found: re.Match[str]) -> str:
        token = found[0]
        if token[0] == "<" or not words.search(token) or _ADDRESS.search(token):
            return token
        return words.sub(lambda word: soften(word[0]), token)

    return Markup(_TOKENS[least].sub(soften_token, html))  # noqa: S704 - only soft hyphens are new


@lru_cache(maxsize=50_000)
def soften(word: str) -> str:
    """Return a word with soft hyphens where it may be parted."""
    places = hyphen_places(word)
    ends = (*places, len(word))
    return _SOFT.join(word[start:end] for start, end in zip((0, *places), ends, strict=True))


def hyphen_places(word: str) -> tuple[int, ...]:
    """Return where a word may be parted.

    The last joint is sure; one before it counts where a syllable ends, too: in "Kindertages" there
    is no "Ertag" behind a "Kind".
    """
    syllables = syllable_places(word)
    all_joints = find_joints(word)
    joints = [
        place
        for place in all_joints
        if (place == all_joints[-1] or place in syllables) and _EDGE <= place <= len(word) - _EDGE
    ]
    edges = (0, *joints, len(word))
    places = [*joints]
    for start, end in pairwise(edges):
        if end - start > _PART:
            places += _places_within(syllables, start, end)
    return tuple(sorted(places))


def _places_within(syllables: Iterable[int], start: int, end: int) -> list[int]:
    """Return where a part may be parted; the patterns know single letters as syllables, too."""
    places: list[int] = []
    for place in syllables:
        last = places[-1] if places else start
        if start + _EDGE <= place <= end - _EDGE and place - last >= _LEAST:
            places.append(place)
    return places
