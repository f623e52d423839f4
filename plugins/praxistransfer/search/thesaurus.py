"""Words that lead to others: from the editors' list and from the abbreviations of the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from praxistransfer.library.library import Library
from praxistransfer.model.suchwortschatz import Suchwortschatz
from praxistransfer.model.vocabulary import Begriff
from praxistransfer.search.german import own_yaml, words_of

Phrase = tuple[str, ...]
"""The terms of one or more words."""

_PAIR = re.compile(r"\(([A-ZÄÖÜ][\w.-]{1,9})\)")
_WORDS_BEFORE = 8


class Group(NamedTuple):
    """Who asks for one of ``ask`` also gets what holds one of ``find``."""

    ask: tuple[Phrase, ...]
    find: tuple[Phrase, ...]
    shown: tuple[str, ...]
    """The words that lead somewhere, as people write them."""
    asked: tuple[str, ...] = ()
    """The words that people may ask for, as they write them."""


def list_groups(library: Library) -> list[Group]:
    """Return all groups, those of the editors first."""
    own, basic = library.suchwortschatz, basic_words(library)
    both = (*own.gruppen, *basic.gruppen)
    groups = [_make_group(group.woerter, group.woerter) for group in both]
    groups += [_make_group(item.von, item.auch) for item in (*own.richtungen, *basic.richtungen)]
    groups += [
        _make_group(names, names)
        for term in library.begriffe.values()
        if len(names := _list_spellings(term)) > 1
    ]
    return [group for group in groups if group.ask and group.find]


def group_sources(library: Library) -> str:
    """Return a text that changes with what the groups of this handbook are made from."""
    own = library.suchwortschatz.model_dump_json()
    return repr((own, [_list_spellings(term) for term in library.begriffe.values()]))


def basic_words(library: Library) -> Suchwortschatz:
    """Return the words that every handbook knows, unless this one does not want them."""
    return _basic_words() if library.suchwortschatz.grundwortschatz else Suchwortschatz()


@cache
def _basic_words() -> Suchwortschatz:
    return Suchwortschatz.model_validate(own_yaml("wortschatz.yml"))


def propose_terms(library: Library, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs „Langform (ABK)“ that stand in texts and that the glossary does not know."""
    known = {
        spelling.lower()
        for term in library.begriffe.values()
        for spelling in (term.kurz or "", *term.schreibweisen)
    }
    known |= {word.lower() for group in library.suchwortschatz.gruppen for word in group.woerter}
    pairs: dict[str, str] = {}
    for text in texts:
        for match in _PAIR.finditer(text):
            short = match[1]
            long = long_form(short, text[: match.start()])
            if long and short.lower() not in known:
                pairs.setdefault(short, long)
    yield from sorted(pairs.items())


def long_form(short: str, before: str) -> str:
    """Return the words at the end of ``before`` whose first letters make up the abbreviation."""
    letters = [letter.lower() for letter in short if letter.isalpha()]
    if sum(letter.isupper() for letter in short) < 2:
        return ""
    words = before.split()[-_WORDS_BEFORE:]
    for count in range(len(words), 0, -1):
        candidate = words[-count:]
        joined = " ".join(candidate).lower()
        if (
            joined[0] == letters[0]
            and candidate[0][0].isupper()
            and _is_spelled_by(letters, candidate)
        ):
            return " ".join(candidate)
    return ""


def _is_spelled_by(letters: list[str], words: list[str]) -> bool:
    """Say whether the letters stand in the words in order, the first of each capital word too."""
    text = " ".join(words).lower()
    at = -1
    for letter in letters:
        at = text.find(letter, at + 1)
        if at < 0:
            return False
    firsts = [word[0].lower() for word in words if word[0].isupper()]
    return len(firsts) > 1 and all(first in letters for first in firsts)


def _list_spellings(term: Begriff) -> tuple[str, ...]:
    if not term.kurz:
        return ()
    meanings = [meaning.label for meaning in term.bedeutungen]
    return tuple(dict.fromkeys([term.kurz, *term.schreibweisen, term.label, *meanings]))


def _make_group(ask: Sequence[str], find: Sequence[str]) -> Group:
    targets = [(word, phrase) for word in find if (phrase := _read_phrase(word))]
    return Group(
        tuple(phrase for word in ask if (phrase := _read_phrase(word))),
        tuple(phrase for _, phrase in targets),
        tuple(word for word, _ in targets),
        tuple(ask),
    )


@cache  # most words stand in several groups, and each group asks for what it leads to
def _read_phrase(text: str) -> Phrase:
    return tuple(word.term for word in words_of(text))
