"""Explains abbreviations of the glossary wherever they stand on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from markupsafe import Markup, escape

from praxistransfer.model.vocabulary import Begriff

_TOKENS = re.compile(r"(<[^>]*>)")
_LEAVE_ALONE = {"abbr", "code", "pre", "script", "style"}
_KEEP_SHORT = {"h1", "h2", "h3", "a", "th", "dt", "caption"}


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
        spellings = sorted(self._by_spelling, key=lambda text: (-len(text), text))
        choice = "|".join(re.escape(text) for text in spellings)
        self._pattern = re.compile(rf"(?<![\w&-])(?:{choice})(?!\w)") if choice else None

    def explain(self, html: str, subjects: Iterable[str]) -> tuple[Markup, tuple[Explained, ...]]:
        """Mark every abbreviation in ``html`` and return what was explained, in order of place.

        ``subjects`` are the ids of the entries the page is about; they decide between meanings. An
        abbreviation with several meanings is also spelled out at its first use in running text,
        unless its long form stood there before.
        """
        if self._pattern is None:
            return Markup(html), ()  # noqa: S704
        pattern, about = self._pattern, set(subjects)
        found: dict[str, Explained] = {}
        spelled_out: set[str] = set()
        seen: list[str] = []
        open_tags: list[str] = []
        result: list[str] = []

        def mark(match: re.Match[str]) -> str:
            spelling = match[0]
            begriff = self._by_spelling[spelling]
            long = _meaning(begriff, about)
            found.setdefault(begriff.id, Explained(unescape(spelling), long, begriff.id))
            html = f'<abbr title="{escape(long)}">{spelling}</abbr>'
            ambiguous = len(begriff.bedeutungen) > 1 and begriff.id not in spelled_out
            if ambiguous and _KEEP_SHORT.isdisjoint(open_tags):
                spelled_out.add(begriff.id)
                before = "".join(seen) + match.string[: match.start()]
                if not _stem_pattern(long).search(before):
                    html += f" ({escape(long)})"
            return html

        for token in _TOKENS.split(html):
            if token.startswith("<"):
                _follow(token, open_tags)
                result.append(token)
            elif _LEAVE_ALONE.isdisjoint(open_tags):
                result.append(pattern.sub(mark, token))
                seen.append(token)
            else:
                result.append(token)
        return Markup("".join(result)), tuple(found.values())  # noqa: S704


def _follow(tag: str, open_tags: list[str]) -> None:
    """Keep track of the elements of interest around the text that follows ``tag``."""
    name = tag.strip("</>").split()[0].lower() if tag.strip("</>") else ""
    if name in _LEAVE_ALONE | _KEEP_SHORT:
        if not tag.startswith("</"):
            open_tags.append(name)
        elif name in open_tags:
            open_tags.remove(name)


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
