"""How many mistakes in the package its tests notice.

``python scripts/dev.py bench mutations --seed 15 --number 60`` draws places by chance, makes one
mistake at each (a comparison turned, a filter, order or early return dropped, two values exchanged,
an expression loosened …) in a copy of the project, runs the tests that execute the line until one
fails, and names what none noticed. Which files of tests execute which lines is found out first, by
running each of them alone; ``--map FILE`` keeps that for the next run. The same seed draws the same
places as long as the package stays the same. Browsers are left out; ``bench mutate_scripts`` asks
the same of the scripts of the site.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

import coverage

ROOT = Path(__file__).parents[2]
PACKAGE = Path("plugins/praxistransfer")
COPIED = ("plugins", "practices", "tests", "scripts", "docs")
LEFT_OUT = shutil.ignore_patterns("node_modules", "__pycache__", ".werkzeug")
LONGEST = 400
"""Seconds that the tests of one mistake may take; it may well make a loop endless."""
MEASURED = """\
import coverage
coverage.process_startup()
"""
"""What lets processes that tests start note their lines, too; Python imports it when it starts."""

TURNED: Mapping[type[ast.cmpop], str] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
WRITTEN: Mapping[type[ast.cmpop], str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
    ast.In: "in", ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not",
}  # fmt: skip
OF_VALUES = {"sorted", "reversed", "set", "frozenset", "escape", "clean", "plain_text", "quote"}
"""Functions that return something like what they are given."""
OF_TEXTS = {"strip", "lstrip", "rstrip", "lower", "casefold", "replace", "removeprefix",
            "removesuffix"}  # fmt: skip
LOOSENED = {r"(?<!\\)\+": "*", r"^\^": "", r"\\Z|\$$": "", r"\\b": "", r"\{(\d+),": "{0,"}
LEAVES = (ast.Return, ast.Continue, ast.Break, ast.Raise)


@dataclass(frozen=True)
class Mistake:
    """One mistake: what stands between two places of a module instead of what belongs there."""

    file: str
    line: int
    start: int
    end: int
    old: str
    new: str
    kind: str

    def made_in(self, module: bytes) -> bytes:
        """Return the module with the mistake."""
        return module[: self.start] + self.new.encode() + module[self.end :]

    @property
    def room(self) -> str:
        """The folder of the package that it is in."""
        parts = Path(self.file).relative_to(PACKAGE).parts
        return parts[0] if len(parts) > 1 else "."

    def __str__(self) -> str:
        """Return where it is, of what kind, and what stands there."""
        old, new = (" ".join(text.split())[:60] for text in (self.old, self.new))
        return f"{self.file}:{self.line} {self.kind}: {old} → {new}"


class Module:
    """A module, and the mistakes that can be made in it."""

    def __init__(self, file: str, source: bytes) -> None:
        self._file, self._source = file, source
        lengths = [len(line) for line in source.splitlines(keepends=True)]
        self._starts = [sum(lengths[:number]) for number in range(len(lengths))]

    def mistakes(self) -> Iterator[Mistake]:
        """Yield all of them."""
        for node in _walk(ast.parse(self._source)):
            yield from self._turned(node)
            yield from self._dropped(node)
            yield from self._exchanged(node)
            yield from self._changed(node)

    def _turned(self, node: ast.AST) -> Iterator[Mistake]:
        if isinstance(node, ast.Compare):
            for left, op, right in zip(
                [node.left, *node.comparators], node.ops, node.comparators, strict=False
            ):
                between = self._between(left, right)
                new = between.replace(WRITTEN[type(op)], TURNED[type(op)], 1)
                yield self._mistake("comparison turned", left, new, self._span(left, right))
        elif isinstance(node, ast.BoolOp):
            old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
            for left, right in pairwise(node.values):
                between = self._between(left, right).replace(old, new, 1)
                yield self._mistake(f"{new} for {old}", left, between, self._span(left, right))
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield self._mistake("not dropped", node, f"({self._of(node.operand)})")
        elif isinstance(node, ast.If | ast.While | ast.IfExp):
            yield self._mistake("condition turned", node.test, f"(not ({self._of(node.test)}))")

    def _dropped(self, node: ast.AST) -> Iterator[Mistake]:
        if isinstance(node, ast.If) and not node.orelse and isinstance(node.body[-1], LEAVES):
            yield self._mistake("early end dropped", node, "pass")
        elif isinstance(node, ast.comprehension):
            for test in node.ifs:
                yield self._mistake("filter dropped", test, "True")
        elif isinstance(node, ast.Call):
            yield from self._dropped_call(node)
        elif isinstance(node, ast.AugAssign) or (
            isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant)
        ):
            yield self._mistake("statement dropped", node, "pass")
        elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
            yield self._mistake("slice dropped", node, self._of(node.value))

    def _dropped_call(self, node: ast.Call) -> Iterator[Mistake]:
        called, first = node.func, node.args[0] if node.args else None
        if isinstance(called, ast.Name) and called.id in OF_VALUES and first is not None:
            if not isinstance(first, ast.Starred | ast.GeneratorExp):
                value = self._of(first)
                is_list = called.id in {"sorted", "reversed", "set", "frozenset"}
                yield self._mistake(
                    f"{called.id} dropped", node, f"list({value})" if is_list else f"({value})"
                )
            for keyword in node.keywords if called.id == "sorted" else ():
                yield self._mistake("order dropped", keyword, "key=None")
        elif isinstance(called, ast.Attribute) and called.attr in OF_TEXTS:
            yield self._mistake(f"{called.attr} dropped", node, self._of(called.value))

    def _exchanged(self, node: ast.AST) -> Iterator[Mistake]:
        values: Sequence[ast.expr] = ()
        if isinstance(node, ast.Dict):
            values = node.values
        elif isinstance(node, ast.IfExp):
            values = (node.body, node.orelse)
        elif isinstance(node, ast.Call):
            values = node.args
        for one, other in pairwise(values):
            if isinstance(node, ast.Call) and not _are_alike(one, other):
                continue  # would hardly be written by mistake
            new = f"{self._of(other)}{self._between(one, other)}{self._of(one)}"
            span = self._place(one.lineno, one.col_offset), self._end(other)
            if self._of(one) != self._of(other):
                yield self._mistake("values exchanged", one, new, span)

    def _changed(self, node: ast.AST) -> Iterator[Mistake]:
        if isinstance(node, ast.Call) and self._of(node.func) == "re.compile":
            for text in ast.walk(node):
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    for pattern, new in LOOSENED.items():
                        loosened = re.sub(pattern, new, self._of(text), count=1)
                        if loosened != self._of(text):
                            yield self._mistake("expression loosened", text, loosened)
        elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
            yield self._mistake("constant changed", node, str(not node.value))
        elif isinstance(node, ast.Constant) and isinstance(node.value, int):
            yield self._mistake("constant changed", node, str(node.value + 1))
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
            between = self._between(node.left, node.right).replace("-", "+", 1)
            span = self._span(node.left, node.right)
            yield self._mistake("+ for -", node.left, between, span)

    def _mistake(
        self,
        kind: str,
        node: ast.expr | ast.stmt | ast.keyword,
        text: str,
        span: tuple[int, int] = (0, 0),
    ) -> Mistake:
        start, end = (
            span if any(span) else (self._place(node.lineno, node.col_offset), self._end(node))
        )
        old = self._source[start:end].decode()
        return Mistake(self._file, node.lineno, start, end, old, text, kind)

    def _place(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column

    def _end(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        return self._place(node.end_lineno or 0, node.end_col_offset or 0)

    def _span(self, left: ast.expr, right: ast.expr) -> tuple[int, int]:
        return self._end(left), self._place(right.lineno, right.col_offset)

    def _between(self, left: ast.expr, right: ast.expr) -> str:
        start, end = self._span(left, right)
        return self._source[start:end].decode()

    def _of(self, node: ast.expr) -> str:
        return self._source[self._place(node.lineno, node.col_offset) : self._end(node)].decode()


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and all below it but decorators, whose settings mostly change nothing."""
    yield node
    passed_over = getattr(node, "decorator_list", ())
    for child in ast.iter_child_nodes(node):
        if child not in passed_over:
            yield from _walk(child)


def _are_alike(one: ast.expr, other: ast.expr) -> bool:
    return type(one) is type(other) and isinstance(one, ast.Constant | ast.Name | ast.Attribute)


def list_mistakes(root: Path) -> list[Mistake]:
    """Return all mistakes, in a fixed order."""
    mistakes: list[Mistake] = []
    for path in sorted((root / PACKAGE).rglob("*.py")):
        module = Module(path.relative_to(root).as_posix(), path.read_bytes())
        mistakes += sorted(set(module.mistakes()), key=lambda item: (item.start, str(item)))
    return mistakes


def draw(mistakes: Sequence[Mistake], number: int, seed: int) -> list[Mistake]:
    """Return some of the mistakes after which Python can still read the module."""
    chance = random.Random(seed)  # noqa: S311 - a sample
    drawn = (
        mistake
        for mistake in chance.sample(mistakes, len(mistakes))
        if _is_python(mistake.made_in((ROOT / mistake.file).read_bytes()))
    )
    return list(islice(drawn, number))


def _is_python(source: bytes) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


@dataclass(frozen=True)
class Lines:
    """Which lines of the package a file of tests executes, and how long that takes."""

    tests: str
    seconds: float
    lines: Mapping[str, frozenset[int]]


def measure_tests(copy: Path, folder: Path) -> Iterator[Lines]:
    """Yield what each file of tests executes that needs no browser."""
    (folder / "sitecustomize.py").write_text(MEASURED, "utf-8")
    (folder / "coveragerc").write_text(
        f"[run]\nparallel = true\nsource = {copy / PACKAGE}\n", "utf-8"
    )
    for path in sorted((copy / "tests").rglob("test_*.py")):
        if "browser" in path.parts or "node_modules" in path.parts:
            continue
        tests = path.relative_to(copy).as_posix()
        data = folder / "daten"
        data.mkdir()
        started = time.monotonic()
        more = {
            "COVERAGE_PROCESS_START": str(folder / "coveragerc"),
            "COVERAGE_FILE": str(data / "daten"),
        }
        done = run_tests(copy, [tests], {**more, "PYTHONPATH": str(folder)})
        seconds = time.monotonic() - started
        if done:
            print(f"{tests} fails without any mistake and is left out.", file=sys.stderr)
        else:
            yield Lines(tests, seconds, _read_lines(copy, data))
        shutil.rmtree(data)


def _read_lines(copy: Path, folder: Path) -> dict[str, frozenset[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for file in folder.iterdir():
        data = coverage.CoverageData(str(file))
        data.read()
        for path in data.measured_files():
            found[Path(path).relative_to(copy).as_posix()].update(data.lines(path) or ())
    return {path: frozenset(lines) for path, lines in found.items()}


def run_tests(copy: Path, tests: Sequence[str], more: Mapping[str, str] | None = None) -> int:
    """Return the exit code of the tests of some files, which end with the first failure."""
    more = more or {}
    paths = [str(copy / "plugins"), *filter(None, [more.get("PYTHONPATH")])]
    own = {"PYTHONPATH": os.pathsep.join(paths), "PRAXISTRANSFER_CACHE": ""}
    command = [sys.executable, "-m", "pytest", "-n", "0", "-x", "-q", "-p", "no:cacheprovider"]
    try:
        done = subprocess.run(
            [*command, *tests],
            cwd=copy,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **more, **own},
            capture_output=True,
            check=False,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        return 1
    return done.returncode


def choose_tests(mistake: Mistake, measured: Sequence[Lines]) -> list[str]:
    """Return the files that execute the line: of the room first, then those that take least."""
    of_room = f"tests/unit/{mistake.room}/"
    executing = [item for item in measured if mistake.line in item.lines.get(mistake.file, ())]
    executing.sort(key=lambda item: (not item.tests.startswith(of_room), item.seconds))
    return [item.tests for item in executing]


def is_noticed(mistake: Mistake, copy: Path, measured: Sequence[Lines]) -> bool:
    """Return whether a test fails once the mistake is made in a copy of the project."""
    module = copy / mistake.file
    right = module.read_bytes()
    module.write_bytes(mistake.made_in(right))
    try:
        tests = choose_tests(mistake, measured)
        return bool(tests) and run_tests(copy, tests) != 0
    finally:
        module.write_bytes(right)


def make_copy(folder: Path) -> Path:
    """Return a folder with all that tests need."""
    for part in COPIED:
        shutil.copytree(ROOT / part, folder / part, ignore=LEFT_OUT)
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy(path, folder)
    packages = "tests/js/node_modules"
    if (ROOT / packages).is_dir():
        (folder / packages).symlink_to(ROOT / packages)
    return folder


def measured_tests(copy: Path, folder: Path, kept: Path | None) -> list[Lines]:
    """Return what each file of tests executes, as it is kept in a file if there is one."""
    if kept and kept.is_file():
        rows = json.loads(kept.read_text("utf-8"))
        return [
            Lines(tests, seconds, {path: frozenset(own) for path, own in lines.items()})
            for tests, seconds, lines in rows
        ]
    measured = list(measure_tests(copy, folder))
    if kept:
        rows = [
            (item.tests, item.seconds, {path: sorted(own) for path, own in item.lines.items()})
            for item in measured
        ]
        kept.write_text(json.dumps(rows), "utf-8")
    return measured


def report(noticed: Counter[str], drawn: Counter[str]) -> Iterator[str]:
    """Yield the rows of a table: of each room, and of all."""
    yield "| Raum | bemerkt | gemacht |"
    yield "|---|---:|---:|"
    for room, number in sorted(drawn.items()):
        yield f"| {room} | {noticed[room]} | {number} |"
    share = noticed.total() / max(1, drawn.total())
    yield f"| zusammen | {noticed.total()} ({share:.0%}) | {drawn.total()} |"


def main() -> None:
    """Draw mistakes, make them, and print what no test noticed and how many were."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=15)
    parser.add_argument("--number", type=int, default=60)
    parser.add_argument("--map", type=Path, help="keeps which tests execute which lines")
    options = parser.parse_args()
    everything = list_mistakes(ROOT)
    mistakes = draw(everything, options.number, options.seed)
    noticed: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made).resolve()
        copy, notes = folder / "projekt", folder / "messung"
        copy.mkdir()
        notes.mkdir()
        measured = measured_tests(make_copy(copy), notes, options.map)
        for mistake in mistakes:
            seen = is_noticed(mistake, copy, measured)
            noticed[mistake.room] += seen
            print("bemerkt" if seen else "nicht bemerkt", mistake, flush=True)
    print(*report(noticed, Counter(mistake.room for mistake in mistakes)), sep="\n")
    print(f"{len(everything)} Fehler können gemacht werden; gezogen mit --seed {options.seed}.")


if __name__ == "__main__":
    main()
