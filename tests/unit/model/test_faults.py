"""The catalogue of faults: every entry is used, filled in and explained."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from string import Formatter

import pytest

import praxistransfer
from praxistransfer.model import faults
from praxistransfer.model.faults import CODES, Message

PACKAGE = Path(praxistransfer.__file__).parent
MESSAGES = {name: item for name, item in vars(faults).items() if isinstance(item, Message)}
CODE = re.compile(r'"PT\d{2,}\b')


def places(message: Message) -> set[str]:
    """Return the names of what has to be filled in."""
    parsed = Formatter().parse(message.sentence + message.advice)
    return {name for _, name, _, _ in parsed if name is not None}


def sources() -> Iterator[tuple[str, ast.Module]]:
    """Yield every module beside the catalogue."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path != Path(faults.__file__):
            yield path.name, ast.parse(path.read_text("utf-8"))


def named(node: ast.AST) -> str:
    """Return the name of an entry of the catalogue, or nothing for any other part of the code."""
    match node:
        case ast.Attribute(value=ast.Name(id="faults"), attr=name) if name in MESSAGES:
            return name
    return ""


def fills(tree: ast.AST) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield which entry is filled with what; entries in a table have no name there."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=entry, attr="fill"), args=[], keywords=words):
                yield named(entry), frozenset(str(word.arg) for word in words)


def test_every_entry_is_filled_with_what_it_asks_for() -> None:
    used: set[str] = set()
    for module, tree in sources():
        given = list(fills(tree))
        for name, values in given:
            assert not name or places(MESSAGES[name]) == values, (module, name)
        tables = {named(node) for node in ast.walk(tree)} - {"", *(name for name, _ in given)}
        for name in tables:
            assert ("", frozenset(places(MESSAGES[name]))) in given, (module, name)
        used |= tables | {name for name, _ in given}
    assert MESSAGES.keys() - used == set()


def test_every_code_has_an_entry() -> None:
    assert {message.code for message in MESSAGES.values()} == CODES.keys()


def test_codes_stand_in_the_catalogue_only() -> None:
    others = [path for path in PACKAGE.rglob("*.py") if path != Path(faults.__file__)]
    assert [path.name for path in others if CODE.search(path.read_text("utf-8"))] == []


def test_sentences_and_advice_end_like_sentences() -> None:
    ends = (".", "?", "{near}", "{hint}", "{reason}", ").")
    texts = [text for item in MESSAGES.values() for text in (item.sentence, item.advice)]
    assert [text for text in texts if not text.endswith(ends)] == []


@pytest.mark.parametrize("code", sorted(CODES))
def test_help_page_is_complete(code: str) -> None:
    help_ = CODES[code]
    assert re.fullmatch(r"PT[1-6]\d\d", code)
    assert help_.title
    assert not help_.title.endswith(".")
    assert help_.meaning.endswith(".")
    assert help_.remedy.endswith(".")
    assert bool(help_.wrong) == bool(help_.right)


def test_titles_of_help_pages_are_unique() -> None:
    titles = [help_.title for help_ in CODES.values()]
    assert len(titles) == len(set(titles))


def stems(*texts: str) -> set[str]:
    """Return the beginnings of the words, by which texts on one matter resemble each other."""
    return {word[:5].lower() for text in texts for word in re.findall(r"\w{4,}", text)}


def test_no_two_help_pages_could_be_exchanged() -> None:
    said: dict[str, set[str]] = {}
    for message in MESSAGES.values():
        said.setdefault(message.code, set()).update(stems(message.sentence, message.advice))
    explained = {id_: stems(code.title, code.meaning, code.remedy) for id_, code in CODES.items()}

    def likeness(code: str, page: str) -> int:
        return len(said[code] & explained[page])

    assert [
        (one, other)
        for one, other in combinations(said, 2)
        if likeness(one, one) + likeness(other, other)
        <= likeness(one, other) + likeness(other, one)
    ] == []
