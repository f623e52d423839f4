"""Mistakes made by chance: one of each kind, and which tests are asked whether they notice it."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest
from mutations import (
    PACKAGE,
    ROOT,
    Lines,
    Mistake,
    Module,
    choose_tests,
    draw,
    list_mistakes,
    report,
)

FILE = f"{PACKAGE}/pages/probe.py"


def made(source: str, kind: str) -> list[str]:
    """Return what a module becomes by each mistake of a kind."""
    found = [item for item in Module(FILE, source.encode()).mistakes() if item.kind == kind]
    return [item.made_in(source.encode()).decode() for item in found]


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("comparison turned", "ä = 'ü' if a < b else c", "ä = 'ü' if a <= b else c"),
        ("comparison turned", "x = a not in b", "x = a in b"),
        ("or for and", "x = a and b", "x = a or b"),
        ("not dropped", "x = not a", "x = (a)"),
        ("condition turned", "x = b if a else c", "x = b if (not (a)) else c"),
        ("filter dropped", "x = [i for i in y if i]", "x = [i for i in y if True]"),
        ("early end dropped", "if a:\n    return", "pass"),
        ("statement dropped", "x.append(1)", "pass"),
        ("statement dropped", "x += 1", "pass"),
        ("slice dropped", "x = y[1:]", "x = y"),
        ("sorted dropped", "x = sorted(y, key=k)", "x = list(y)"),
        ("order dropped", "x = sorted(y, key=k)", "x = sorted(y, key=None)"),
        ("strip dropped", "x = y.strip()", "x = y"),
        ("values exchanged", "x = {1: a, 2: b}", "x = {1: b, 2: a}"),
        ("values exchanged", "f('a', 'b')", "f('b', 'a')"),
        ("expression loosened", "re.compile('a+b')", "re.compile('a*b')"),
        ("constant changed", "x = True", "x = False"),
        ("constant changed", "x = 7", "x = 8"),
        ("+ for -", "x = a - b", "x = a + b"),
    ],
)
def test_a_mistake_of_each_kind_changes_what_it_says(kind: str, right: str, wrong: str) -> None:
    assert wrong in made(right, kind)


def test_decorators_are_left_alone() -> None:
    assert made("@dataclass(slots=True)\nclass X:\n    x = 7", "constant changed") == [
        "@dataclass(slots=True)\nclass X:\n    x = 8"
    ]


def test_values_that_nobody_would_mix_up_are_not_exchanged() -> None:
    assert made("f(a, 'b')", "values exchanged") == []


def test_the_same_seed_draws_the_same_places_and_python_can_read_each() -> None:
    mistakes = list_mistakes(ROOT)
    assert len(mistakes) > 5_000
    drawn = draw(mistakes, 30, 7)
    assert len(drawn) == 30
    assert drawn == draw(mistakes, 30, 7) != draw(mistakes, 30, 8)
    for mistake in drawn:
        right = (ROOT / mistake.file).read_bytes()
        assert right != mistake.made_in(right)
        ast.parse(mistake.made_in(right))


def test_those_of_the_room_are_asked_first_then_those_that_take_least() -> None:
    lines = {FILE: frozenset({3})}
    measured = [
        Lines("tests/search/test_slow.py", 9, lines),
        Lines("tests/search/test_quick.py", 1, lines),
        Lines("tests/unit/pages/test_own.py", 5, lines),
        Lines("tests/unit/model/test_other.py", 1, {FILE: frozenset({4})}),
    ]
    mistake = Mistake(FILE, 3, 0, 0, "", "x", "constant changed")
    assert mistake.room == "pages"
    assert [Path(name).stem for name in choose_tests(mistake, measured)] == [
        "test_own", "test_quick", "test_slow",
    ]  # fmt: skip


def test_the_table_has_a_row_for_each_room_and_one_for_all() -> None:
    rows = [*report(Counter(pages=1), Counter(pages=2, model=2))]
    assert rows[2:] == ["| model | 0 | 2 |", "| pages | 1 | 2 |", "| zusammen | 1 (25%) | 4 |"]
