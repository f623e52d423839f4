"""What could be better in a text without being a fault: hard sentences, and words to avoid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from praxistransfer.content.checks.texts import WrittenText, written_texts
from praxistransfer.library.library import Library
from praxistransfer.library.readability import ease_in_words, reading_ease
from praxistransfer.model.base import Dokument, Eintrag
from praxistransfer.model.wortwahl import Wort

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
        return ease_in_words(self.score)


@dataclass(frozen=True, slots=True)
class Fundstelle:
    """A word to avoid, where it stands."""

    written: WrittenText
    found: str
    wort: Wort

    @property
    def where(self) -> str:
        """File, line and column as in the messages of ``check``."""
        line, column = self.written.position()
        return f"{self.written.origin.file}:{line}:{column}"


def rate_readability(library: Library) -> Iterator[Lesbarkeit]:
    """Yield the readability of each summary and body, in the order of the entries' names."""
    for entry in library.entries.values():
        texts = {name: getattr(entry, name, None) for name in _FIELDS}
        if isinstance(entry, Dokument):
            texts["text"] = "\n".join(part.text for part in entry.abschnitte)
        for name, text in texts.items():
            if text and (score := reading_ease(text)) is not None:
                yield Lesbarkeit(entry, name, score)


def find_unwanted_words(library: Library) -> Iterator[Fundstelle]:
    """Yield every word to avoid outside of titles and search words."""
    words = [
        (re.compile(rf"\b{re.escape(wort.wort)}\w*", re.IGNORECASE), wort)
        for wort in library.wortwahl.woerter
    ]
    for written in written_texts(library):
        if written.field not in _QUOTED and written.entry is not library.wortwahl:
            for pattern, wort in words:
                for match in pattern.finditer(written.text):
                    yield Fundstelle(written, match[0], wort)
