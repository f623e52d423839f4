"""What is computed of a practice, and never typed: what the library knows without opening it."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Literal, NamedTuple

from praxistransfer.library.completeness import Gaps, find_gaps
from praxistransfer.library.evidence import Results, list_unsourced, results_of
from praxistransfer.library.freshness import Review, review_of
from praxistransfer.model.practice import Practice
from praxistransfer.model.words import NOT_KNOWN, WORDS

Effort = Literal["gering", "mittel", "hoch", "beschrieben", "unbekannt"]
EFFORTS: dict[Effort, str] = {
    "gering": WORDS["gering"],
    "mittel": WORDS["mittel"],
    "hoch": WORDS["hoch"],
    "beschrieben": "beschrieben, ohne Größenordnung",
    "unbekannt": NOT_KNOWN,
}
"""Effort → how it is called; what no source that was read says stays unknown."""


class Grades(NamedTuple):
    """What is computed of a practice without looking at anything else."""

    status: str
    results: Results
    review: Review
    effort: Effort
    gaps: Gaps
    """What it does not say."""
    unsourced: tuple[str, ...]
    """Where something is stated without a source, in German, each place once."""
    kurzfassung: bytes
    """A hash of its words."""
    sources: tuple[str, ...]
    """Address of each source, or else its title."""


def grade_practice(practice: Practice) -> Grades:
    """Return what is computed of a practice."""
    return Grades(
        practice.status,
        results_of(practice),
        review_of(practice),
        effort_of(practice),
        find_gaps(practice),
        tuple(dict.fromkeys(list_unsourced(practice))),
        blake2b(" ".join(split_words(practice.kurzfassung)).encode(), digest_size=8).digest(),
        tuple(source.url or source.titel or "" for source in practice.quellen),
    )


def effort_of(practice: Practice) -> Effort:
    """Return how much a practice takes, as far as the entry says it."""
    needs = practice.ressourcen
    if needs is None:
        return "unbekannt"
    told = needs.personal or needs.kosten or needs.vorlauf
    return needs.kostenband or ("beschrieben" if told else "unbekannt")


_WORD = re.compile(r"[^\W_]+")


def split_words(text: str) -> list[str]:
    """Return the words of a text, in lower case and without punctuation."""
    return _WORD.findall(text.lower())
