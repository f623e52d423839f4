"""The most important in 60 seconds: six questions of a reader, answered by rule from the fields.

An answer says nothing that the entry does not say; where the entry says nothing, there is none.

- *Anlass*: how the section "Ausgangslage" begins.
- *Idee*: how the summary begins; if that stands above already, the first goal.
- *Für wen*: the target groups.
- *Was es braucht*: staff and costs, then funding, then lead time; of these the first two.
- *Was herauskam*: the result that is shown large, or else the first one.
- *Woran es hakte*: the first stumbling block, and what helped against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from praxistransfer.model.addresses import Anchor
from praxistransfer.model.practice import Practice
from praxistransfer.model.sentences import cite, first_sentences, split_citations
from praxistransfer.model.writing import capitalize_first
from praxistransfer.pages.blocks import Inline
from praxistransfer.pages.outcome import lead_result
from praxistransfer.pages.story_blocks import Minute
from praxistransfer.pages.unknowns import known_part

_LONG, _SHORT = 190, 110
"""So many characters may an answer of one text have, and each part of one of two texts."""
_NEEDS = ("personal", "kosten", "foerderung", "vorlauf")


def sixty_seconds(practice: Practice, groups: Iterable[Anchor], *, is_lead: bool) -> Minute | None:
    """Return the answers; None if there are hardly any.

    ``groups`` are links to the target groups; ``is_lead`` says that the summary stands above.
    """
    answers = (
        ("Anlass", _texts(first_sentences(practice.section("Ausgangslage"), _LONG))),
        ("Idee", _texts(_idea(practice, is_lead=is_lead))),
        ("Für wen", tuple(groups)),
        ("Was es braucht", _texts(*_needs(practice))),
        ("Was herauskam", _texts(_outcome(practice))),
        ("Woran es hakte", _texts(_obstacle(practice))),
    )
    known = tuple((question, answer) for question, answer in answers if answer)
    return Minute(known) if len(known) > 2 else None


def _texts(*texts: str) -> tuple[Inline, ...]:
    return tuple(end_sentence(text) for text in texts if split_citations(text)[0])


def _idea(practice: Practice, *, is_lead: bool) -> str:
    return first_sentences(practice.section("Ziele") if is_lead else practice.kurzfassung, _LONG)


def _needs(practice: Practice) -> list[str]:
    res = practice.ressourcen
    if res is None:
        return [cite(item.text, item.quelle) for item in practice.voraussetzungen[:1]]
    told = [text for name in _NEEDS if (text := known_part(getattr(res, name) or ""))][:2]
    cited = "".join(f"[^{id_}]" for id_ in res.quellen)
    texts = [first_sentences(text, _SHORT) for text in told]
    return [*texts[:-1], texts[-1] + cited] if texts else []


def _outcome(practice: Practice) -> str:
    result = lead_result(practice.ergebnisse) or next(iter(practice.ergebnisse), None)
    return cite(result.aussage, result.quelle) if result else ""


def _obstacle(practice: Practice) -> str:
    return next(_obstacles(practice), "")


def _obstacles(practice: Practice) -> Iterator[str]:
    for item in practice.stolpersteine:
        helped = f" Dagegen half: {item.gegenmassnahme}" if item.half == "ja" else ""
        yield cite(item.was, item.quelle) + (helped if item.gegenmassnahme else "")


def end_sentence(text: str) -> str:
    """Return a text as a sentence: with a capital letter, and a full stop before its citations."""
    words, cited = split_citations(text)
    end = "" if words.endswith((".", "!", "?", "“", "…")) else "."
    return f"{capitalize_first(words)}{end}{cited}"
