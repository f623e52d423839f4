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
        abbreviation with several meanings is also spelled out in the text at its first use, unless
        its long form stood there before.
        """
        if self._pattern is None:
            return Markup(html), ()  # noqa: S704
        pattern, about = self._pattern, set(subjects)
        found: dict[str, Explained] = {}
        seen: list[str] = []
        closed = 0
        result: list[str] = []

        def mark(match: re.Match[str]) -> str:
            spelling = match[0]
            begriff = self._by_spelling[spelling]
            long = _meaning(begriff, about)
            first = begriff.id not in found
            shown = unescape(spelling)
            found.setdefault(begriff.id, Explained(shown, long, begriff.id))
            html = f'<abbr title="{escape(long)}">{spelling}</abbr>'
            if first and len(begriff.bedeutungen) > 1:
                before = "".join(seen) + match.string[: match.start()]
                if not _stem_pattern(long).search(before):
                    html += f" ({escape(long)})"
            return html

        for token in _TOKENS.split(html):
            if token.startswith("<"):
                name = token[1:].lstrip("/").split(">")[0].split()[0].lower()
                if name in _LEAVE_ALONE:
                    closed += -1 if token.startswith("</") else 1
            elif not closed and token:
                marked = pattern.sub(mark, token)
                seen.append(token)
                result.append(marked)
                continue
            result.append(token)
        return Markup("".join(result)), tuple(found.values())  # noqa: S704


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
