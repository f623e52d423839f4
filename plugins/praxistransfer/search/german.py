"""How the search reads German: words of a text, folded and without their endings.

The tables stand in ``german.yml``; ``german.js`` does the same in the browser. A test holds both
to the same result.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_LETTER = r"[^\W_]"
_MOST_PIECES = 3
_ABBREVIATION = 3
"""In words of so few letters two vowels are no umlaut (SOE)."""


class Word(NamedTuple):
    """A word of a text in the three forms that the search compares."""

    form: str
    """As it was written."""
    folded: str
    """Small, with "ä", "ae" and "a" the same and without marks for gender."""
    term: str
    """Without endings: what the index holds."""


def own_yaml(name: str) -> Any:
    """Return what a file of this folder holds; read by libyaml, for these files are long."""
    text = Path(__file__).with_name(name).read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - safe


@cache
def german_tables() -> Mapping[str, Any]:
    """Return the tables of ``german.yml``, lists of words split."""
    data: dict[str, Any] = own_yaml("german.yml")
    return {
        name: value.split() if isinstance(value, str) and " " in value else value
        for name, value in data.items()
    }


BROWSER_TABLES = (
    "unsichtbar",
    "wort",
    "strich",
    "geschlecht",
    "grosses_i",
    "buchstaben",
    "umlaut",
    "ganze_woerter",
    "weiblich",
    "weiblich_nicht",
    "weiblich_rest",
    "endungen",
    "bleibt",
    "stoppwoerter",
    "beugung",
    "familien",
    "familien_rest",
)
"""The tables that the browser needs."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """The tables in the form in which they are quick to apply."""

    invisible: re.Pattern[str]
    unit: re.Pattern[str]
    hyphen: re.Pattern[str]
    gender: re.Pattern[str]
    capital_i: re.Pattern[str]
    letters: dict[int, str]
    umlaut: re.Pattern[str]
    whole: Mapping[str, str]
    feminine: tuple[tuple[str, str], ...]
    feminine_endings: tuple[str, ...]
    not_feminine: tuple[str, ...]
    rest: int
    endings: tuple[tuple[str, int], ...]
    last_letters: tuple[str, ...]
    stays: tuple[str, ...]
    stop: frozenset[str]


@cache
def _compiled_rules() -> _Rules:
    data = german_tables()
    word = data["wort"].replace("{L}", _LETTER)
    return _Rules(
        invisible=re.compile(data["unsichtbar"]),
        unit=re.compile(f"{word}(?:{data['strich']}{word})*"),
        hyphen=re.compile(data["strich"]),
        gender=re.compile(data["geschlecht"].replace("{L}", _LETTER)),
        capital_i=re.compile(data["grosses_i"]),
        letters=str.maketrans(data["buchstaben"]),
        umlaut=re.compile(data["umlaut"]),
        whole=data["ganze_woerter"],
        feminine=tuple(data["weiblich"].items()),
        feminine_endings=tuple(data["weiblich"]),
        not_feminine=tuple(data["weiblich_nicht"]),
        rest=data["weiblich_rest"],
        endings=tuple(data["endungen"].items()),
        last_letters=tuple(data["endungen"]),
        stays=tuple(data["bleibt"]),
        stop=frozenset(data["stoppwoerter"]),
    )


def fold_word(text: str) -> str:
    """Return a word in small letters of the Latin script, "ä" and "ae" as "a", without accents."""
    rules = _compiled_rules()
    plain = text.lower()
    if not plain.isascii():
        plain = rules.invisible.sub("", unicodedata.normalize("NFD", plain))
        plain = plain.translate(rules.letters)
    if len(plain) > _ABBREVIATION and ("ae" in plain or "oe" in plain or "ue" in plain):
        plain = rules.umlaut.sub(r"\1\2", plain)
    return plain


def stem_word(folded: str) -> str:
    """Return a folded word without its endings."""
    rules = _compiled_rules()
    word = rules.whole.get(folded, folded)
    if word.endswith(rules.feminine_endings):
        word = _neutral_form(word, rules)
    while word.endswith(rules.last_letters) and not word.endswith(rules.stays):
        for ending, least in rules.endings:
            if len(word) >= least and word.endswith(ending) and word[-2] != word[-1]:
                word = word[: -len(ending)]
                break
        else:
            break
    return word


def _neutral_form(word: str, rules: _Rules) -> str:
    for ending, instead in rules.feminine:
        if word.endswith(ending) and not word.endswith(rules.not_feminine):
            neutral = word.removesuffix(ending) + instead
            if len(neutral) >= rules.rest:
                return neutral
    return word


class Known(dict[str, tuple[str, ...]]):
    """What ``find`` says of every text it was asked about; it is asked once."""

    def __init__(self, find: Callable[[str], tuple[str, ...]]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, text: str) -> tuple[str, ...]:
        """Find it."""
        terms = self[text] = self._find(text)
        return terms


def words_of(text: str) -> list[Word]:
    """Return the words of a text; parts that a hyphen joins are words of their own."""
    return [word for unit in _split_units(text) for word in _read_words(_split_hyphens(unit))]


def terms_of(text: str) -> list[str]:
    """Return the terms of a text in their order; what a hyphen joins also as one term.

    Nothing that counts as one word goes on over a blank.
    """
    terms: list[str] = []
    for unit in _split_units(text):
        parts = _split_hyphens(unit)
        of_unit = [word.term for word in _read_words(parts)]
        if 1 < len(parts) <= _MOST_PIECES:
            joined = stem_word(fold_word("".join(parts)))
            of_unit += [] if joined in of_unit else [joined]
        terms += of_unit
    return terms


def _split_units(text: str) -> list[str]:
    rules = _compiled_rules()
    if not text.isascii():
        text = rules.invisible.sub("", unicodedata.normalize("NFC", text))
    return rules.unit.findall(text)


def _split_hyphens(unit: str) -> list[str]:
    """Return the parts between hyphens without marks for gender."""
    if unit.isalnum() and "In" not in unit:
        return [unit]  # nearly every word
    rules = _compiled_rules()
    # First the marks: "Mieter/-innen" has a hyphen that joins nothing.
    parts = rules.hyphen.split(rules.gender.sub("", unit))
    return [rules.capital_i.sub(r"\1", part) for part in parts]


def _read_words(parts: list[str]) -> list[Word]:
    stop = _compiled_rules().stop
    return [
        Word(part, folded, stem_word(folded))
        for part in parts
        if (folded := fold_word(part)) not in stop and (len(folded) > 1 or folded.isdecimal())
    ]
