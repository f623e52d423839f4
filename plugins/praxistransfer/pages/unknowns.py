"""What no source that was read says of a practice, in the words of whoever might know it.

One box of a page holds all of it; nowhere else does a page have room for what is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from praxistransfer.model.addresses import MITMACHEN, Anchor
from praxistransfer.model.practice import Practice
from praxistransfer.model.sentences import split_sentences
from praxistransfer.model.writing import capitalize_first, enumerate_words
from praxistransfer.pages.story_blocks import Unknowns

TELL = f"{MITMACHEN}#in-sechs-schritten"
"""Where somebody who knows it can say so."""
TELL_TRANSFER = f"{MITMACHEN}#eine-ubertragung-melden"
_INTRO = (
    "In den ausgewerteten Quellen haben wir dazu nichts gefunden. Jede Antwort hilft dem nächsten "
    "Ort – drei Sätze genügen."
)
_NOTE = "Diese Notiz beruht auf {sources}. Wenn Sie mehr wissen, wird ein ganzes Beispiel daraus."
_NOT_PROVEN = re.compile(r",? (?:ist|sind|war|waren)(?: [^.,;]{1,30})? nicht belegt(?=\.)")
_CLAUSE = re.compile(r"; [^;,]*\bnicht belegt(?=[.;]|$)")


def unknowns_of(practice: Practice, *, has_transfers: bool, is_note: bool) -> Unknowns | None:
    """Return the box; None if nothing is open. A mere note says on what it rests."""
    items = [Anchor(text, TELL) for text in dict.fromkeys(_questions(practice))]
    if not has_transfers:
        items.append(Anchor("Ob ein anderer Ort so arbeitet oder es versucht hat", TELL_TRANSFER))
    if not items:
        return None
    sources = "einer einzigen Quelle" if len(practice.quellen) == 1 else "wenigen Quellen"
    return Unknowns(_NOTE.format(sources=sources) if is_note else _INTRO, tuple(items))


def known_sentences(markdown: str) -> str:
    """Return a text without the sentences that only say that something is not known."""
    paragraphs = (
        " ".join(s for s in split_sentences(part) if not _NOT_PROVEN.search(s))
        for part in markdown.split("\n\n")
    )
    return "\n\n".join(filter(None, paragraphs)) if _is_plain(markdown) else markdown


def known_part(text: str) -> str:
    """Return what a field knows: its sentences and clauses but those that only name a gap."""
    sentences = split_sentences(_CLAUSE.sub("", text))
    return " ".join(part for part in sentences if not _NOT_PROVEN.search(part))


def _is_plain(markdown: str) -> bool:
    """Say whether a text is nothing but paragraphs, so that its sentences can be told apart."""
    return not re.search(r"^\s*(?:[-*+>|]|\d+[.)])", markdown, re.MULTILINE)


def _questions(practice: Practice) -> Iterator[str]:
    yield from map(_ask, practice.unsicher)
    if _is_plain(results := practice.section("Ergebnisse")):
        for sentence in split_sentences(results.replace("\n", " ")):
            if _NOT_PROVEN.search(sentence) and len(sentence.split()) > 4:
                yield _ask(sentence)
    for sentence in split_sentences(practice.rolle_ki_hinweis or ""):
        if _NOT_PROVEN.search(sentence):
            yield _ask(sentence)
    yield from (text for name, text in _gaps(practice) if name not in practice.nicht_zutreffend)


def _ask(text: str) -> str:
    """Return what is uncertain as something that somebody may know."""
    asked = _NOT_PROVEN.sub("", text)
    return capitalize_first(asked if asked == text else asked.rstrip("."))


def _gaps(practice: Practice) -> Iterator[tuple[str, str]]:
    """Yield the fields that say nothing, each with what one would like to know."""
    period = practice.zeitraum
    is_over = period.bis or practice.nachhaltigkeit != "unbekannt"
    if not period.von and not period.bis:
        yield "zeitraum", "Seit wann es das gibt und ob es noch läuft"
    elif not is_over:
        yield "nachhaltigkeit", "Ob es das heute noch gibt und was daraus wurde"
    yield from _needs(practice)
    if not practice.ergebnisse:
        yield "ergebnisse", "Was es bewirkt hat"
    if not practice.stolpersteine:
        yield "stolpersteine", "Was schwierig war und was dagegen half"
    elif not any(item.gegenmassnahme for item in practice.stolpersteine):
        yield "stolpersteine", "Was gegen die Stolpersteine half"
    if not practice.voraussetzungen:
        yield "voraussetzungen", "Was vor Ort da sein muss, damit es gelingt"
    if practice.schritte and not any(step.teil for step in practice.schritte):
        yield "schritte", "Welche Schritte bleiben müssen und welche man ändern darf"
    if practice.rolle_ki == "nicht_belegt" and "nicht belegt" not in (
        practice.rolle_ki_hinweis or ""
    ):
        yield "rolle_ki", "Welche Rolle das Kommunale Integrationszentrum hat"


def _needs(practice: Practice) -> Iterator[tuple[str, str]]:
    res = practice.ressourcen
    asked = {
        "personal": "wie viel Personal es braucht",
        "kosten": "was es kostet",
        "vorlauf": "wie lange der Vorlauf war",
    }
    missing = [
        text
        for name, text in asked.items()
        if not getattr(res, name, None) and f"ressourcen.{name}" not in practice.nicht_zutreffend
    ]
    if len(missing) == len(asked):
        yield "ressourcen", "Wie viel Zeit und Geld es braucht"
    elif missing:
        yield "ressourcen", capitalize_first(enumerate_words(missing))
