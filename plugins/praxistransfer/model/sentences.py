"""Sentences of contributed texts, each with the citations behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from praxistransfer.model.text import Block, Line, List, Paragraph, read_text

_END = re.compile(r"""[.!?…][“”"’)]*(?:\[\^[^\]]+\])*(?=\s+[„“"(]?[A-ZÄÖÜ0-9])""")
"""The end of a sentence, with its citations, before something that can begin another one."""
_NO_END = re.compile(
    r"(?:^|[\s(„])(?:\d{1,2}|[A-Za-zÄÖÜäöü]|[Aa]bs|[Aa]rt|bzw|ca|etc|evtl|ggf|inkl|[Mm]io|[Mm]rd|[Nn]r"
    r"|rd|[Ss]t|[Ss]tr|usw|[Vv]gl|zzgl)\.$"
)
"""What ends with a full stop that ends no sentence: "1.", "z. B.", "e. V.", "Nr."."""


def split_sentences(line: str) -> list[str]:
    """Return the sentences of plain text; its citations stay behind what they prove."""
    sentences, start = [], 0
    for match in _END.finditer(line):
        if not _NO_END.search(line[start : match.start() + 1]):
            sentences.append(line[start : match.end()].strip())
            start = match.end()
    rest = line[start:].strip()
    return [*sentences, rest] if rest else sentences


def first_sentences(markdown: str, most: int) -> str:
    """Return the beginning of a text: its first sentence, and more while there is room.

    ``most`` is how many characters there may be, citations not counted. Of a list it is the first
    item. Marks such as bold are lost, citations stay.
    """
    sentences = split_sentences(_first_line(read_text(markdown).blocks))
    said = sentences[:1]
    for sentence in sentences[1:]:
        if len(without_citations(" ".join((*said, sentence)))) > most:
            break
        said.append(sentence)
    return " ".join(said)


def without_citations(line: str) -> str:
    """Return plain text without its citations."""
    return re.sub(r"\[\^[^\]]+\]", "", line)


def _first_line(blocks: tuple[Block, ...]) -> str:
    for block in blocks:
        match block:
            case Paragraph(runs):
                return _with_citations(runs)
            case List(items) if items and (line := _first_line(items[0])):
                return line
    return ""


def _with_citations(line: Line) -> str:
    """Return a line as plain text in which citations are written as authors write them."""
    words = "".join(f"[^{run.citation}]" if run.citation else run.text for run in line)
    return " ".join(words.split())


def split_citations(text: str) -> tuple[str, str]:
    """Return plain text without the citations at its end, and those."""
    end = re.search(r"(?:\[\^[^\]]+\])*$", text)
    place = end.start() if end else len(text)
    return text[:place], text[place:]


def cited_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the sources that texts cite, each once, in the order of the texts."""
    runs = (run for text in texts for run in read_text(text).citations)
    return tuple(dict.fromkeys(run.citation for run in runs))


def cite(text: str, quelle: str | None) -> str:
    """Return a text with the mark of its source behind it."""
    return f"{text}[^{quelle}]" if quelle else text
