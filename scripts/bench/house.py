"""Figures of the house: rooms, imports between them, lines, long functions, names.

Reads the code of a checkout as text and runs none of it:

    python scripts/bench/house.py [CHECKOUT]
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path("plugins/praxistransfer")
LEFT_OUT = {"node_modules", "__pycache__", ".venv"}
LONGEST_SHOWN = 5


class Function(NamedTuple):
    """A function or method, with its place and its length in lines."""

    name: str
    place: str
    lines: int


def main() -> None:
    """Print the figures of the checkout that is named, or of this one."""
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2])
    package = root / PACKAGE
    modules = {path: ast.parse(path.read_text("utf-8")) for path in list_files(package, "*.py")}
    arrows = {arrow for path, tree in modules.items() for arrow in list_arrows(package, path, tree)}
    functions = [item for path, tree in modules.items() for item in list_functions(path, tree)]
    one_word = [item for item in functions if "_" not in item.name.strip("_")]
    rooms = {name_room(package, path) for path in modules} - {"__init__", "__main__"}
    print(f"Rooms: {len(rooms)} ({', '.join(sorted(rooms))})")
    print(f"Layers: {count_layers(root)}")
    print(f"Imports between rooms: {len(arrows)}")
    for kind, folder, patterns in (
        ("Python of the package", package, ["*.py"]),
        ("scripts of the site", package, ["*.js"]),
        ("style sheets", package, ["*.css"]),
        ("templates", package, ["*.html", "*.typ"]),
        ("command line and laboratory", root / "scripts", ["*.py"]),
        ("tests", root / "tests", ["*.py", "*.js"]),
    ):
        print(f"Lines, {kind}: {count_lines(folder, patterns)}")
    print(f"Functions: {len(functions)}, {len(one_word) / len(functions):.0%} named by one word")
    print("Longest functions:")
    for item in sorted(functions, key=lambda item: -item.lines)[:LONGEST_SHOWN]:
        print(f"  {item.lines} {item.place} {item.name}")
    print(f"The word found: {sum(map(count_found, modules))}")


def list_files(folder: Path, *patterns: str) -> list[Path]:
    """Return the files of these names below a folder, sorted, without what tools leave behind."""
    paths = (path for pattern in patterns for path in folder.rglob(pattern))
    return sorted(path for path in paths if not LEFT_OUT & {*path.parts})


def count_lines(folder: Path, patterns: Iterable[str]) -> int:
    """Return the lines of all files of these names."""
    return sum(path.read_text("utf-8").count("\n") for path in list_files(folder, *patterns))


def count_found(path: Path) -> int:
    """Return how often a module uses the word."""
    return len(re.findall(r"\bfound\b", path.read_text("utf-8")))


def count_layers(root: Path) -> int:
    """Return how many layers import-linter holds the rooms to."""
    text = (root / "pyproject.toml").read_text("utf-8")
    layers = re.search(r"^layers = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL)
    return layers[1].count("\n") if layers else 0


def name_room(package: Path, path: Path) -> str:
    """Return the folder, or the loose module, at the top of the package."""
    return path.relative_to(package).parts[0].removesuffix(".py")


def list_arrows(package: Path, path: Path, tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the room of a module with every other room that it imports from."""
    here = name_room(package, path)
    for node in ast.walk(tree):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [item.name for item in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            first, _, rest = name.partition(".")
            there = rest.partition(".")[0]
            if first == package.name and there not in {"", here}:
                yield here, there


def list_functions(path: Path, tree: ast.Module) -> Iterator[Function]:
    """Yield all functions but those whose names Python gives."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if not node.name.startswith("__"):
                yield Function(node.name, f"{path.parent.name}/{path.name}", lines)


if __name__ == "__main__":
    main()
