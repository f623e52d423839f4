"""What could be better in a text without being a fault: hard sentences, and words to avoid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyphen

from praxistransfer.checks.texts import Written, written_texts
from praxistransfer.library import Library
from praxistransfer.model.base import Dokument, Eintrag
from praxistransfer.model.plain import plain_text
from praxistransfer.model.wortwahl import Wort

_SENTENCE_END = re.compile(r"[.!?:](?=\s|$)|\n")
_WORD = re.compile(r"[^\W\d_]+")
_GRADES = ((80, "leicht"), (60, "mittel"), (40, "anspruchsvoll"), (0, "schwer"))
_FIELDS = ("kurzfassung", "einfach", "definition")
_QUOTED = {"alt", "suchwoerter", "schreibweisen", "titel", "langtitel", "url", "web", "name"}
"""Fields that hold what others wrote, or what people type into the search."""


@dataclass(frozen=True, slots=True)
class Lesbarkeit:
    """How easy a text of an entry is to read."""

    entry: Eintrag
    field: str
    """Name of the field, or "text" for the Markdown body."""
    score: int
    """0 (very hard) to 100 (very easy)."""

    @property
    def grade(self) -> str:
        """The score in a German word."""
        return next(word for least, word in _GRADES if self.score >= least)


@dataclass(frozen=True, slots=True)
class Fundstelle:
    """A word to avoid, where it stands."""

    written: Written
    found: str
    wort: Wort
    offset: int

    @property
    def where(self) -> str:
        """File, line and column as in the messages of ``check``."""
        problem = self.written.problem("", "", "", self.offset)
        return f"{problem.file}:{problem.position.line}:{problem.position.column}"


def readability(library: Library) -> Iterator[Lesbarkeit]:
    """Yield the readability of each summary and body, in the order of the entries' names."""
    for entry in library.entries.values():
        texts = {name: getattr(entry, name, None) for name in _FIELDS}
        if isinstance(entry, Dokument):
            texts["text"] = "\n".join(part.text for part in entry.abschnitte)
        for name, text in texts.items():
            if text and (score := reading_ease(text)) is not None:
                yield Lesbarkeit(entry, name, score)


def reading_ease(markdown: str) -> int | None:
    """Return Flesch's reading ease as adapted to German by Amstad (1978), 0 to 100.

    180 − words per sentence − 58.5 × syllables per word; None for a text without words.
    """
    sentences = [
        words
        for line in _SENTENCE_END.split(_without_marks(markdown))
        if (words := _WORD.findall(line))
    ]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return None
    syllables = sum(map(_syllables, words))
    score = 180 - len(words) / len(sentences) - 58.5 * syllables / len(words)
    return round(min(100, max(0, score)))


def wording(library: Library) -> Iterator[Fundstelle]:
    """Yield every word to avoid outside of titles and search words."""
    words = [
        (re.compile(rf"\b{re.escape(wort.wort)}\w*", re.IGNORECASE), wort)
        for wort in library.wortwahl.woerter
    ]
    for written in written_texts(library):
        if written.field not in _QUOTED and written.entry is not library.wortwahl:
            for pattern, wort in words:
                for match in pattern.finditer(written.text):
                    yield Fundstelle(written, match[0], wort, match.start())


def _without_marks(markdown: str) -> str:
    return "\n".join(plain_text(line.lstrip("-#0123456789. ")) for line in markdown.split("\n"))


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="de_DE", left=1, right=1)


@cache
def _syllables(word: str) -> int:
    return len(_hyphens().positions(word.lower())) + 1
