"""What the short way makes of YAML is what the strict reader makes of it, without any fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from payloads import PAYLOADS

from praxistransfer.content.files import SourceFile, decode, find_files
from praxistransfer.content.plain_yaml import read_plain_yaml
from praxistransfer.content.positions import head_of
from praxistransfer.content.strict_yaml import MAX_DEPTH, read_yaml

ROOT = Path(__file__).parents[2]
ROOTS = [ROOT / "practices", ROOT / "tests/beispielland", ROOT / "tests/search/zweites_land"]

KEYS = st.sampled_from(
    ["a", "b", "c_d", "id", "null", "e1", "A", "ä", "1", "a b", "~", "'a'", "a-b"]
)
PLAIN = [
    "Wort", "zwei Wörter", "a:b", "https://a.de/#b", "2019-05", "05111", "NO", "~", "null", "x#y",
    "'Wort: #'", "'a ''b'''", "''", '"Wort: # x"', '""', "[a, b-c]", "[]", "[null, a b]",
    "[a,\n  b]", ">-\n    Wort\n    weiter: so", ">\n    # Wort", "|\n    Wort\n    - x",
    "|-\n    a\n\n    b", "Wort\n    weiter", "Wort\n  - x", "„Wort“", "(x)", "", "🏊",
    "a\n\n    b",
]  # fmt: skip
NASTY = [
    "a: b", "a #b", "a:", "a ", " a", "- a", "-", "-a", "? a", "& a", "*a", "!a b", "!!int 5",
    "%a", "@a", "`a", "|", ">", ">+\n    a\n\n", "|2-\n    a", ">-  \n    a", ">-\n",
    ">-\n    a\n      b", ">-\n    a\n   b", ">-\n    a\n\n    b", ">-\n    a \n    b",
    ">-\n   \n    a", "'a", "'a' b", "'a'b", '"a\\n"', '"a" # b', "'a\n    b'", "[a, [b]]",
    "[a,b]", "[a, ]", "[a:b]", "[a: b]", "[a #b]", "[a, 'b']", "[a\n  b]", "{}", "{a: b}", "{",
    "[", "a\tb", "\ta", "\x00", "\x85", "\u2028", "\ufeff", "\u202e", "\ufffe", "\xa0", "\xa0a",
    "\ud800", "---", "...", "<<", "=", ",a", "a,", "]a", "#a", "a\n  # b\n  c",
    ">-\n    a\n    # b\n  # c\n    # d", "|\n    a\n\n\n", "|\n    a\n      \n", "a\n    b:",
    "a\n    b: c", "a\nb", "a\n    : b", "a\n    ? b", "a\n    :",
]  # fmt: skip


def same_or_nothing(text: str) -> bool:
    """Say whether the short way was taken, which must then lead to the same."""
    data = read_plain_yaml(text)
    if data is None:
        return False
    document, problems = read_yaml(text, "a.yml")
    assert problems == [], text
    assert document is not None
    assert document.data == data, text
    return True


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Return lines at odd and even columns, most of them right."""
    nasty = draw(st.booleans())
    values = st.sampled_from(PLAIN) | st.sampled_from(NASTY) if nasty else st.sampled_from(PLAIN)
    column, lines = 0, []
    for _ in range(draw(st.integers(1, 8))):
        column = max(0, column + draw(st.sampled_from([0, 0, 0, 2, 2, -2, -2, -4, 1, -1])))
        start = draw(st.sampled_from(["", "", "", "- ", "- ", "- - ", "-  "]))
        key = draw(st.sampled_from(["", ": ", ": ", ": ", ":", ":  "]))
        name = draw(KEYS) + key if key else ""
        value = draw(values).replace("\n", "\n" + " " * draw(st.sampled_from([0, column, column])))
        lines.append(" " * column + start + name + value)
        if draw(st.integers(0, 7)) == 0:
            lines.append(
                draw(st.sampled_from(["", "# x", "  # x", "      # x", "   ", "\t", "---"]))
            )
    return "\n".join(lines) + draw(st.sampled_from(["\n", "\n", "\n", "", "\n\n", " \n"]))


@settings(deadline=None, max_examples=500, database=None)
@given(text=documents())
@example(text="a:\n- b\nc: d\n")
@example(text="a:\n- b: c\n- d\n")
@example(text="- a\nb: c\n")
@example(text="a: b\n- c\n")
@example(text="a: >-\n  b\n    # c\n")
@example(text="a: >-\nb\n")
@example(text="- a: >-\n  b\n")
@example(text="- a: b\n  c\n")
@example(text="- a\n  : b\n")
def test_any_lines_read_the_same(text: str) -> None:
    same_or_nothing(text)


HEADS = [
    head[0]
    for root in ROOTS
    for found in find_files(root)[0]
    if (text := decode(Path(found.place).read_bytes(), found.path)[0])
    and (head := head_of(SourceFile(found.path, text)))
]
SIGNS = [
    *" \n\t:-#'\"[]{},>|&*!%@`~?\\",
    ": ",
    " #",
    "\n  ",
    "- ",
    "\n\n",
    "\n- ",
    "'",
    "a",
    "\x85",
    "ü",
]


@st.composite
def damaged_heads(draw: st.DrawFn) -> str:
    """Return a part of a real head with a few signs put in, taken out or moved."""
    lines = draw(st.sampled_from(HEADS)).splitlines(keepends=True)
    start = draw(st.integers(0, len(lines) - 1))
    text = "".join(lines[start : start + draw(st.integers(1, 12))])
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(text)))
        gone = draw(st.sampled_from([0, 0, 1, 2]))
        text = text[:place] + draw(st.sampled_from(["", *SIGNS])) + text[place + gone :]
    return text


@settings(deadline=None, max_examples=500, database=None)
@given(text=damaged_heads())
def test_damaged_heads_read_the_same(text: str) -> None:
    same_or_nothing(text)


def test_hostile_texts_read_the_same() -> None:
    for payload in PAYLOADS:
        for text in ("a: {}\n", "- {}\n", "a:\n  - {}\nb: c\n", "a: '{}'\n", "a: >-\n  {}\n"):
            same_or_nothing(text.format(payload.text))


@pytest.mark.parametrize("depth", range(1, 2 * MAX_DEPTH))
def test_nothing_is_read_that_is_too_deep(depth: int) -> None:
    for step in (1, 2):
        lines = [" " * (step * number) + "a:\n" for number in range(depth)]
        same_or_nothing("".join(lines)[:-1] + " [b]\n")
        same_or_nothing(
            "".join(f"{' ' * 2 * number}a:\n{' ' * 2 * number}- b:\n" for number in range(depth))
        )


def test_nearly_all_entries_go_the_short_way() -> None:
    taken = sum(map(same_or_nothing, HEADS))
    assert taken > 0.9 * len(HEADS)
