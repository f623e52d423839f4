"""Explains abbreviations of the glossary in texts, where they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from praxistransfer.model.vocabulary import Begriff

_MANY = 20_000
"""So many texts are remembered with their abbreviations; names stand on hundreds of pages."""


@dataclass(frozen=True, slots=True)
class Explained:
    """An abbreviation that stands on a page, with the meaning it has there."""

    short: str
    long: str
    id: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an abbreviation stands in a text."""

    start: int
    spelling: str
    begriff: Begriff


class Abbreviations:
    """All abbreviations of a glossary."""

    def __init__(self, begriffe: Iterable[Begriff] = ()) -> None:
        self._by_spelling = {
            spelling: begriff
            for begriff in begriffe
            if begriff.kurz
            for spelling in (begriff.kurz, *begriff.schreibweisen)
        }
        self._pattern = re.compile(_choice_of(self._by_spelling))
        self.find = lru_cache(_MANY)(self._find)

    def _find(self, text: str) -> tuple[tuple[Place, ...], Markup]:
        """Return where abbreviations stand in a text, and the text as HTML without any."""
        matches = self._pattern.finditer(text) if self._by_spelling else ()
        places = (Place(match.start(), match[0], self._by_spelling[match[0]]) for match in matches)
        return tuple(places), escape(text)


class Explainer:
    """Explains the abbreviations of one page, whose texts it is told from top to bottom.

    ``subjects`` are the ids of the entries the page is about; they decide between meanings.
    """

    def __init__(self, abbreviations: Abbreviations, subjects: Iterable[str]) -> None:
        self._abbreviations = abbreviations
        self._subjects = frozenset(subjects)
        self._before: list[str] = []
        self._spelled_out: set[str] = set()
        self._explained: dict[str, Explained] = {}

    @property
    def explained(self) -> tuple[Explained, ...]:
        """What was explained, in order of place."""
        return tuple(self._explained.values())

    def explain(self, text: str, *, short: bool = False) -> Markup:
        """Return a text as HTML in which every abbreviation is marked.

        An abbreviation with several meanings is also spelled out at its first use, unless its long
        form stood there before, or the place is to be kept ``short`` as headings and links are.
        """
        places, html = self._abbreviations.find(text)
        self._before.append(text)
        if not places:
            return html
        html = Markup()
        done = 0
        for place in places:
            html += text[done : place.start]
            html += self._mark(place, text, short=short)
            done = place.start + len(place.spelling)
        return html + text[done:]

    def _mark(self, place: Place, text: str, *, short: bool) -> Markup:
        begriff = place.begriff
        long = self._meaning_of(begriff)
        self._explained.setdefault(begriff.id, Explained(place.spelling, long, begriff.id))
        html = _mark_abbreviation(place.spelling, long)
        if short or len(begriff.bedeutungen) < 2 or begriff.id in self._spelled_out:
            return html
        self._spelled_out.add(begriff.id)
        before = " ".join((*self._before[:-1], text[: place.start]))
        return html if _stem_pattern(long).search(before) else html + f" ({long})"

    def _meaning_of(self, begriff: Begriff) -> str:
        """Return what an abbreviation stands for on this page."""
        if len(begriff.bedeutungen) < 2:
            return begriff.label
        for meaning in begriff.bedeutungen:
            if self._subjects.intersection(meaning.kontext):
                return meaning.label
        return begriff.bedeutungen[0].label


@lru_cache(maxsize=1000)
def _mark_abbreviation(spelling: str, long: str) -> Markup:
    return Markup('<abbr title="{}">{}</abbr>').format(long, spelling)


def _choice_of(spellings: Iterable[str]) -> str:
    """Return a pattern for the longest of the spellings that stands at a place, as a whole word.

    Each alternative looks back over itself: one that begins with a letter is found five times as
    fast as one that first asks what stands before.
    """
    longest_first = sorted(spellings, key=lambda text: (-len(text), text))
    words = (rf"{word}(?<![\w-]{word})" for word in map(re.escape, longest_first))
    return rf"(?:{'|'.join(words)})(?!\w)"


def _stem_pattern(text: str) -> re.Pattern[str]:
    """Match a long form in any inflection: its words without their last two letters."""
    stems = [re.escape(word[:-2] if len(word) > 4 else word) for word in text.split()]
    return re.compile(r"\s+".join(rf"{stem}\w*" for stem in stems))
