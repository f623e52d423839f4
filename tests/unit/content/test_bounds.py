"""Whatever somebody hands in: the work to judge it is bounded, and so are the words about it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import (
    GROUPS,
    PRACTICE,
    VALID,
    Files,
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

Construct = Callable[[int], str]
"""Returns a file in which something stands so many times."""


def practice(change: Files) -> str:
    """Return the text of the practice in a change."""
    return str(change[PRACTICE])


def in_head(before: str, each: str, after: str = "") -> Construct:
    """Return a practice with one more field, in which ``each`` is repeated."""
    return lambda n: practice(field(before + "".join(map(each.format, range(n))) + after))


def in_body(each: str) -> Construct:
    """Return a practice whose body repeats something."""
    return lambda n: practice(body("".join(map(each.format, range(n)))))


def in_sources(each: str, more: str = "") -> Construct:
    """Return a practice with many sources."""

    def make(n: int) -> str:
        sources = "".join(each.format(i) for i in range(n))
        return VALID[PRACTICE].replace("quellen:\n", f"quellen:\n{sources}") + more * n

    return make


def in_list(each: str) -> Construct:
    """Return a vocabulary of many entries."""
    return lambda n: VALID[GROUPS] + "".join(each.format(i) for i in range(n))


A_SOURCE = "  - id: q{}\n    titel: x\n    datum: ohne Datum\n"
IN_PRACTICE: dict[str, Construct] = {
    "nothing but control characters": lambda n: "\0" * n,
    "control characters": in_body("\0"),
    "control characters in lines": in_body("\0\n"),
    "control characters by number": in_head("orte:\n", '  - "\\x01{}"\n'),
    "unknown fields": in_head("x: x", "\nf{}: x"),
    "unknown fields inside": in_head("materialien:\n  - titel: x", "\n    f{}: x"),
    "a field again and again": in_head("orte: [x]", "\norte: [x]"),
    "items of the wrong form": in_head("orte:", "\n  - [x]"),
    "empty items": in_head("orte:", '\n  - ""'),
    "ids that are none": in_head("frueher: [", "Ä{}, ", "x]"),
    "references": in_head("gehoert_zu: [", "k{}, ", "x]"),
    "references of a known field": lambda n: VALID[PRACTICE].replace(
        "[erfundene]", f"[{', '.join(f'k{i}' for i in range(n))}]"
    ),
    "anchors": in_head("orte:", "\n  - &a x"),
    "aliases": in_head("orte:", "\n  - *a"),
    "tags": in_head("orte:", "\n  - !a x"),
    "names that are lists": in_head("x: x", "\n? [a]\n: b"),
    "divided heads": in_head("x: x", "\n--- a\n"),
    "odd blanks": in_head("x: x", "\nk\u00a0{}: y"),
    "brackets": in_head("x: ", "["),
    "sources": in_sources(A_SOURCE),
    "the same source": in_sources(A_SOURCE.replace("{}", "q")),
    "sources of nothing": in_sources("  - {{}}\n"),
    "sources and citations": in_sources(A_SOURCE, "x[^zz]\n\n"),
    "steps that cite": in_head("schritte:\n  - id: s\n    text: x\n    quellen: [", "s{}, ", "s]"),
    "steps": in_head("schritte:", "\n  - id: s{}\n    text: x"),
    "paths": in_head("materialien:", "\n  - titel: x\n    datei: ../x"),
    "citations": in_body("x[^q{}]\n\n"),
    "HTML": in_body("<b>\n\n"),
    "commands": in_body("{{{{\n\n"),
    "bad links": in_body("[x](foo:bar)\n\n"),
    "dead links": in_body("[x](eintrag:k{})\n\n"),
    "named links": in_body("[k{0}]: https://example.org/{0}\n\n"),
    "pictures": in_body("![x](y)\n\n"),
    "the same section": in_body("## Ziele\n"),
    "unknown sections": in_body("## Z{}\n"),
    "headings without a blank": in_body("##Ziele\n"),
    "headings in sections": in_body("### Ziele\n"),
    "text before the sections": lambda n: VALID[PRACTICE].replace("\n## A", "x\n" * n + "\n## A"),
    "rulers": in_body("***\n"),
    "items": in_body("- x\n"),
    "paragraphs": in_body("xy\n\n"),
    "phone numbers": in_body("0211 123456\n\n"),
    "mail addresses": in_body("a@example.org\n\n"),
    "tables of one column too much": in_body("|a|\n|-|\n|x|y|\n\n"),
    "short rows": lambda n: practice(body("|a" * n + "\n" + "|-" * n + "\n" + "|x\n" * n)),
    "one long word": in_body("x"),
    "other notation": in_body("==a== "),
    "a long number": in_head("reichweite: ", "9"),
}
IN_GROUPS: dict[str, Construct] = {
    "entries of nothing": in_list("  - {{}}\n"),
    "entries that are texts": in_list("  - x\n"),
    "entries with unknown fields": in_list("  - id: b{}\n    x: y\n"),
    "the same entry": in_list("  - id: b\n    label: x\n    definition: x\n"),
    "fields beside the list": in_list("f{}: x\n"),
    "circles": in_list("  - id: b{0}\n    label: x\n    definition: x\n    oberbegriff: b{0}\n"),
}
ALL = {PRACTICE: IN_PRACTICE, GROUPS: IN_GROUPS}
EVERY = [(path, name) for path, constructs in ALL.items() for name in constructs]


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
    assert problem.startswith(f"{PRACTICE}:1:1  PT105  Die Datei besteht aus 3.0")
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
