"""Explains abbreviations of the glossary wherever they stand on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from markupsafe import Markup, escape

from praxistransfer.model.vocabulary import Begriff

_LEAVE_ALONE = {"abbr", "code", "pre", "script", "style"}
_KEEP_SHORT = {"h1", "h2", "h3", "a", "th", "dt", "caption"}
_NAMES = "|".join(sorted(_LEAVE_ALONE | _KEEP_SHORT))
_TAG = rf"<(?:(?P<opened>{_NAMES})(?=[\s/>])|/(?P<closed>{_NAMES})(?=[\s>]))?[^>]*>"
_NO_TEXT = re.compile(rf"<({'|'.join(sorted(_LEAVE_ALONE))})[\s>].*?</\1>|<[^>]*>", re.DOTALL)


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
        self._spelling = re.compile(choice)
        self._tag_or_spelling = re.compile(f"{_TAG}|{choice}")

    def explain(self, html: str, subjects: Iterable[str]) -> tuple[Markup, tuple[Explained, ...]]:
        """Mark every abbreviation in ``html`` and return what was explained, in order of place.

        ``subjects`` are the ids of the entries the page is about; they decide between meanings. An
        abbreviation with several meanings is also spelled out at its first use in running text,
        unless its long form stood there before.
        """
        if not self._by_spelling or not self._spelling.search(html):
            return Markup(html), ()  # noqa: S704
        about = set(subjects)
        found: dict[str, Explained] = {}
        spelled_out: set[str] = set()
        open_tags: list[str] = []
        result: list[str] = []
        done = 0
        for match in self._tag_or_spelling.finditer(html):
            spelling = match[0]
            if match.lastgroup:
                _follow(match, open_tags)
            if spelling[0] == "<" or not _LEAVE_ALONE.isdisjoint(open_tags):
                continue
            begriff = self._by_spelling[spelling]
            long = _meaning(begriff, about)
            found.setdefault(begriff.id, Explained(unescape(spelling), long, begriff.id))
            result += (
                html[done : match.start()],
                f'<abbr title="{escape(long)}">{spelling}</abbr>',
            )
            done = match.end()
            ambiguous = len(begriff.bedeutungen) > 1 and begriff.id not in spelled_out
            if ambiguous and _KEEP_SHORT.isdisjoint(open_tags):
                spelled_out.add(begriff.id)
                if not _stem_pattern(long).search(_NO_TEXT.sub("", html[: match.start()])):
                    result.append(f" ({escape(long)})")
        return Markup("".join((*result, html[done:]))), tuple(found.values())  # noqa: S704


def _choice(spellings: Iterable[str]) -> str:
    """Return a pattern for the longest of the spellings that stands at a place, as a whole word.

    Each alternative begins with a letter, so that the search can hurry from one such letter to the
    next; that no part of a word stands before it is asked after the letter.
    """
    rests: dict[str, list[str]] = {}
    for spelling in sorted(spellings, key=lambda text: (-len(text), text)):
        rests.setdefault(re.escape(spelling[0]), []).append(re.escape(spelling[1:]))
    return "|".join(
        rf"{first}(?<![\w&-]{first})(?:{'|'.join(others)})(?!\w)" for first, others in rests.items()
    )


def _follow(tag: re.Match[str], open_tags: list[str]) -> None:
    """Keep track of the elements of interest around the text that follows ``tag``."""
    if opened := tag["opened"]:
        open_tags.append(opened)
    elif (closed := tag["closed"]) in open_tags:
        open_tags.remove(closed)


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
