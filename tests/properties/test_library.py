"""Whatever happens to the files of a handbook, it is read without a crash and reported exactly."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from hypothesis import event, given, settings
from hypothesis import strategies as st
from thoroughness import some

from handbook import build_handbook
from praxistransfer.content.checks import check_library
from praxistransfer.content.loading import load_library
from praxistransfer.library.library import Library
from praxistransfer.model.faults import CODES
from praxistransfer.model.problem import Problem

ROOT = Path(__file__).parents[1] / "beispielland"
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in ROOT.rglob("*")
    if path.suffix in {".md", ".yml", ".pdf"}
)
LINES = {name: (ROOT / name).read_bytes().split(b"\n") for name in FILES}

Contents: TypeAlias = dict[str, list[bytes]]

AWKWARD = st.sampled_from(
    [
        "- ",
        ":",
        ": ",
        "::",
        "---",
        "## ",
        "## Ziele",
        "[",
        "]",
        "{",
        "}",
        "&a",
        "*a",
        "!!python/object:os.system",
        "<<: *a",
        "%YAML 1.1",
        "#",
        "'",
        '"',
        "> ",
        "[^",
        "[^gibt-es-nicht]",
        "[x](eintrag:gibt-es-nicht)",
        "[x](javascript:alert(1))",
        "<script>",
        "{{ x }}",
        "\t",
        "  ",
        "null",
        "~",
        "ja",
        "nein",
        "0",
        "-1",
        "1e999",
        ".nan",
        "2019-02-30",
        "9999999999",
        "ä",
        "ß",
        "İ",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\x00",
        "\x85",
        "\u2028",
        "id: nachbarschaft",
        "frueher: [nachbarschaft]",
        "oberbegriff: nachbarschaft",
        "ersetzt_durch: nachbarschaft",
        "eintraege:",
        "a@b.example",
        "Tel. 0123 456789",
        "../../etc/passwd",
        "````",
        "1. ",
        "\r",
        "😀",
    ]
)
TEXT = st.one_of(AWKWARD, st.text(max_size=12)).map(
    lambda text: text.encode("utf-8", "surrogatepass")
)
RAW = st.one_of(TEXT, TEXT, st.binary(max_size=4))


@dataclass(frozen=True)
class Mishap:
    """One thing that can happen to a file; numbers count on from the end to the beginning."""

    kind: Literal["delete", "double", "swap", "insert", "remove"]
    file: str
    line: int
    other: int
    text: bytes

    def befall(self, files: Contents) -> None:
        """Change the file, unless it is gone or would be empty then."""
        lines = files.get(self.file, [])
        if len(lines) < 2:
            return
        here, there = self.line % len(lines), self.other % len(lines)
        if self.kind == "delete":
            del lines[here]
        elif self.kind == "double":
            lines.insert(here, lines[here])
        elif self.kind == "swap":
            lines[here], lines[there] = lines[there], lines[here]
        elif self.kind == "insert":
            column = self.other % (len(lines[here]) + 1)
            parts = lines[here][:column], self.text, lines[here][column:]
            lines[here : here + 1] = b"".join(parts).split(b"\n")
        else:
            del files[self.file]


MISHAPS = st.lists(
    st.builds(
        Mishap,
        kind=st.sampled_from(["delete", "double", "swap", "insert", "insert", "remove"]),
        file=st.sampled_from(FILES),
        line=st.integers(0, 250),
        other=st.integers(0, 250),
        text=RAW,
    ),
    min_size=1,
    max_size=3,
)


def after(mishaps: Iterable[Mishap]) -> Contents:
    """Return the files of the made-up handbook as they are after the mishaps."""
    files = {name: list(lines) for name, lines in LINES.items()}
    for mishap in mishaps:
        mishap.befall(files)
    return files


@contextmanager
def written(files: Contents) -> Iterator[Path]:
    """Write files into a folder of their own for as long as the block lasts."""
    root = Path(tempfile.mkdtemp(prefix="beispielland-"))
    try:
        for name, lines in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"\n".join(lines))
        yield root
    finally:
        shutil.rmtree(root)


def check(root: Path) -> tuple[Library, list[Problem], list[Problem]]:
    """Return the library, what reading reported and what the rules reported."""
    library, problems = load_library(root)
    return library, problems, check_library(library)


def assert_exact(problems: list[Problem], files: Contents) -> None:
    """Make sure that a report is sorted, says nothing twice, and names places that exist."""
    assert problems == sorted(problems)
    assert len(problems) == len(set(problems))
    for problem in problems:
        assert problem.code in CODES
        assert problem.text
        assert problem.advice
        if problem.file == "handbuch.yml" and problem.file not in files:
            assert problem.code == "PT108"
            continue
        # What counts as the end of a line is for the editor of the author to say.
        lines = b"\n".join(files[problem.file]).decode("utf-8", "replace").split("\n")
        assert 1 <= problem.position.line <= len(lines), str(problem)
        assert 1 <= problem.position.column <= len(lines[problem.position.line - 1]) + 1, str(
            problem
        )


@settings(max_examples=some(25))
@given(MISHAPS)
def test_no_mishap_goes_unreported_or_crashes(mishaps: list[Mishap]) -> None:
    files = after(mishaps)
    with written(files) as root:
        library, found, broken_rules = check(root)
        assert_exact(found, files)
        assert_exact(broken_rules, files)
        if found or broken_rules:
            event("problems")
        else:
            event("no problems")
            handbook = build_handbook(library)
            assert len(handbook.pages) >= len(library.entries)


@settings(max_examples=some(4))
@given(MISHAPS)
def test_the_same_files_give_the_same_report(mishaps: list[Mishap]) -> None:
    files = after(mishaps)
    with written(files) as first, written(files) as second:
        one, two = check(first), check(second)
        assert one[1:] == two[1:]
