"""Whatever somebody hands in: the work to judge it is bounded, and so are the words about it."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from repeated import ALL, EVERY

from content import (
    GROUPS,
    PRACTICE,
    add,
    body,
    content,
    edit,
    field,
    report,
)
from praxistransfer.content.bounds import name_first
from praxistransfer.content.checking import check_content
from praxistransfer.content.one_file import read_content
from praxistransfer.content.source_files import FoundFile
from praxistransfer.model.problem import Position, Problem
from praxistransfer.model.writing import MOST_OF_A_KIND


def work(path: str, text: str) -> int:
    """Return how many lines of Python run to judge a file by itself."""
    count = 0

    def trace(_frame: FrameType, event: str, _arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    raw = text.encode()
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read_content(FoundFile(path, ""), raw)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(("path", "name"), EVERY)
def test_four_times_as_much_is_at_most_six_times_the_work(path: str, name: str) -> None:
    make = ALL[path][name]
    work(path, make(3))
    assert work(path, make(1000)) <= 6 * work(path, make(250))


@pytest.mark.parametrize(("path", "name"), EVERY)
def test_few_words_about_many_faults(tmp_path: Path, path: str, name: str) -> None:
    problems = check_content(content(tmp_path, {path: ALL[path][name](2000)}))[1]
    kinds = Counter(problem.code for problem in problems)
    assert max(kinds.values(), default=0) <= MOST_OF_A_KIND + 1
    assert sum(len(str(problem)) for problem in problems) < 20_000


def test_the_first_of_a_kind_are_named_and_the_others_counted(tmp_path: Path) -> None:
    problems = report(tmp_path, field("\n".join(f"f{number}: x" for number in range(1020))))
    assert len(problems) == MOST_OF_A_KIND + 1
    assert problems[0].startswith(f"{PRACTICE}:12:1  PT301  Das Feld „f0“")
    assert problems[-2].startswith(f"{PRACTICE}:31:1  PT301  Das Feld „f19“")
    assert problems[-1] == (
        f"{PRACTICE}:32:1  PT110  Diese Datei hat noch 1.000 weitere Stellen mit PT301; "
        "sie sind nicht einzeln genannt.  → Zuerst die genannten beheben, dann erneut prüfen."
    )


def test_what_only_the_whole_shows_is_bounded_too(tmp_path: Path) -> None:
    many = ", ".join(f"k{number}" for number in range(30))
    files = edit(PRACTICE, {"zielgruppen: [erfundene]": f"zielgruppen: [{many}]"})
    problems = report(tmp_path, files)
    assert sum("  PT401  " in problem for problem in problems) == MOST_OF_A_KIND
    assert sum("noch 10 weitere Stellen mit PT401" in problem for problem in problems) == 1


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("cde"), st.integers(1, 90))))
def test_no_problem_is_lost(places: list[tuple[str, str, int]]) -> None:
    every = {Problem(file, Position(line), code, "t", "a") for file, code, line in places}
    named = name_first(every)
    assert named == sorted(named)
    alone = [problem for problem in named if problem in every]
    others = [problem for problem in named if problem not in every]
    assert all(" noch 1 " not in problem.text for problem in others)
    counted = sum(int(problem.text.split()[4]) for problem in others)
    assert len(alone) + counted == len(every)
    kinds = Counter((problem.file, problem.code) for problem in alone)
    assert max(kinds.values(), default=0) <= MOST_OF_A_KIND + 1


def test_a_body_of_thousands_of_lines_is_not_read(tmp_path: Path) -> None:
    assert report(tmp_path, body("<b>\n" * 10_000)) == [
        (
            f"{PRACTICE}:24:1  PT105  Der Text hat 10.016 Zeilen; höchstens 10.000 sind erlaubt."
            "  → Den Inhalt kürzen oder aufteilen."
        )
    ]


def test_a_field_of_thousands_of_lines_is_not_read(tmp_path: Path) -> None:
    text = "[a](foo:bar)\\n" * 10_001
    (problem,) = report(tmp_path, add(GROUPS, f'    hinweis: "{text}"'))
    assert "PT105  Der Text hat 10.001 Zeilen; höchstens 10.000 sind erlaubt." in problem


def test_a_vocabulary_of_thousands_of_entries_is_not_read(tmp_path: Path) -> None:
    assert report(tmp_path, add(GROUPS, "  - {}\n" * 10_000)) == [
        (
            f"{GROUPS}:1:1  PT105  Das Vokabular hat 10.001 Einträge; höchstens 10.000 sind "
            "erlaubt."
            "  → Die Einträge prüfen; vielleicht stehen einzelne Angaben als eigene Einträge da."
        )
    ]


@pytest.mark.parametrize("text", ["xy\n\n" * 3000, "*x* y\n\n" * 1500])
def test_an_entry_of_thousands_of_pieces_is_refused(tmp_path: Path, text: str) -> None:
    (problem,) = report(tmp_path, body(text))
    assert problem.startswith(f"{PRACTICE}:1:1  PT105  Die Datei besteht aus 3.1")
    assert "höchstens 3.000 sind erlaubt" in problem
    assert report(tmp_path, body(text[: len(text) // 7 * 6])) == []


def test_a_vocabulary_may_have_more_pieces(tmp_path: Path) -> None:
    entries = "".join(
        f"  - id: g{number}\n    label: G\n    definition: Erfunden.\n" for number in range(2000)
    )
    assert report(tmp_path, add(GROUPS, entries)) == []


def test_a_table_of_many_columns_is_refused(tmp_path: Path) -> None:
    def table(columns: int) -> str:
        return "|a" * columns + "|\n" + "|-" * columns + "|\n|x|"

    assert report(tmp_path, body(table(12))) == []
    assert report(tmp_path, body(table(13))) == [
        (
            f"{PRACTICE}:27:1  PT514  Die Tabelle hat mehr als 12 Spalten."
            "  → Die Tabelle teilen oder als Liste schreiben."
        )
    ]


def test_an_entry_of_one_very_long_word_is_refused(tmp_path: Path) -> None:
    assert report(tmp_path, body("x" * 280_000)) == []
    (problem,) = report(tmp_path, body("x" * 320_000))
    assert problem.startswith(f"{PRACTICE}:1:1  PT105  Die Datei besteht aus 3.2")
