"""Explains abbreviations of the glossary wherever they stand on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from markupsafe import escape

from praxistransfer.model.vocabulary import Begriff

_LEAVE_ALONE = r"<(abbr|code|pre|script|style)[\s>](?s:.*?)</\1>"
_LEFT_ALONE = re.compile(r"<(?:abbr|code|pre|script|style)[\s>]")
_NO_TEXT = re.compile(rf"{_LEAVE_ALONE}|<[^>]*>")
# In these, an abbreviation is not spelled out.
_KEEP_SHORT = re.compile(r"<(/?)(a|caption|dt|h1|h2|h3|th)(?=[\s>])[^>]*>")


@dataclass(frozen=True, slots=True)
class Explained:
    """An abbreviation that stands on a page, with the meaning it has there."""

    short: str
    long: str
    id: str


class Abbreviations:
    """All abbreviations of a glossary."""

    def __init__(self, begriffe: Iterable[Begriff]) -> None:
        self._by_spelling = {
            str(escape(spelling)): begriff
            for begriff in begriffe
            if begriff.kurz
            for spelling in (begriff.kurz, *begriff.schreibweisen)
        }
        choice = _choice(self._by_spelling)
        self._anywhere = re.compile(choice)
        self._outside = re.compile(f"{_LEAVE_ALONE}|{choice}")

    def explain(self, html: str, subjects: Iterable[str]) -> tuple[str, tuple[Explained, ...]]:
        """Mark every abbreviation in ``html`` and return what was explained, in order of place.

        ``subjects`` are the ids of the entries the page is about; they decide between meanings. An
        abbreviation with several meanings is also spelled out at its first use in running text,
        unless its long form stood there before.
        """
        about = set(subjects)
        found: dict[str, Explained] = {}
        spelled_out: set[str] = set()
        short = _ShortPlaces(html)
        result: list[str] = []
        done = 0
        # Most pages hold nothing to be left alone; looking for it at every "<" takes long.
        pattern = self._outside if _LEFT_ALONE.search(html) else self._anywhere
        for match in pattern.finditer(html) if self._by_spelling else ():
            spelling, start = match[0], match.start()
            if spelling[0] == "<" or html.rfind("<", 0, start) > html.rfind(">", 0, start):
                continue  # to be left alone, or inside of a tag
            begriff = self._by_spelling[spelling]
            long = _meaning(begriff, about)
            if begriff.id not in found:
                found[begriff.id] = Explained(unescape(spelling), long, begriff.id)
            result += (html[done:start], f'<abbr title="{escape(long)}">{spelling}</abbr>')
            done = match.end()
            ambiguous = len(begriff.bedeutungen) > 1 and begriff.id not in spelled_out
            if ambiguous and not short.holds(start):
                spelled_out.add(begriff.id)
                if not _stem_pattern(long).search(_NO_TEXT.sub("", html[:start])):
                    result.append(f" ({escape(long)})")
        return "".join((*result, html[done:])), tuple(found.values())


def _choice(spellings: Iterable[str]) -> str:
    """Return a pattern for the longest of the spellings that stands at a place, as a whole word.

    Each alternative begins with a letter, so that the search can hurry from one such letter to the
    next; most words differ in the second letter, and only then it is asked what stands before.
    """
    rests: dict[str, list[str]] = {}
    for spelling in sorted(spellings, key=lambda text: (-len(text), text)):
        rests.setdefault(re.escape(spelling[0]), []).append(re.escape(spelling[1:]))
    return "|".join(
        rf"{first}{_one_of(others)}(?<![\w&-]{first})(?:{'|'.join(others)})(?!\w)"
        for first, others in rests.items()
    )


def _one_of(rests: Iterable[str]) -> str:
    """Return a pattern for what one of the rests, which are patterns, begins with."""
    starts = {rest[:2] if rest.startswith("\\") else rest[:1] for rest in rests}
    return "" if "" in starts else f"(?=[{''.join(sorted(starts))}])"


class _ShortPlaces:
    """The parts of a page that are kept short; asked for one place after the other."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._read = 0
        self._open: list[str] = []

    def holds(self, place: int) -> bool:
        """Say whether ``place`` lies in such a part; it must not lie before the last one asked."""
        for tag in _KEEP_SHORT.finditer(self._html, self._read, place):
            if not tag[1]:
                self._open.append(tag[2])
            elif tag[2] in self._open:
                self._open.remove(tag[2])
        self._read = place
        return bool(self._open)


def _meaning(begriff: Begriff, about: set[str]) -> str:
    """Return what an abbreviation stands for on a page about these entries."""
    if len(begriff.bedeutungen) < 2:
        return begriff.label
    for meaning in begriff.bedeutungen:
        if about & set(meaning.kontext):
            return meaning.label
    return begriff.bedeutungen[0].label


def _stem_pattern(text: str) -> re.Pattern[str]:
    """Match a long form in any inflection: its words without their last two letters."""
    stems = [re.escape(word[:-2] if len(word) > 4 else word) for word in text.split()]
    return re.compile(r"\s+".join(rf"{stem}\w*" for stem in stems))
