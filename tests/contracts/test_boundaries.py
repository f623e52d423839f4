"""Who may know whom, what a fresh machine needs, and what the README may promise."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from praxistransfer.cli.commands import main

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "plugins/praxistransfer"
README = (ROOT / "README.md").read_text("utf-8")

HOST = {"material", "mkdocs"}

# In two parts, so that this file does not name what it looks for.
REGISTRIES = [
    f"{name}.{ending}"
    for name, ending in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("crates", "io"),
        ("rubygems", "org"),
        ("packagist", "org"),
        ("anaconda", "org"),
        ("proxy.golang", "org"),
        ("ghcr", "io"),
        ("docker", "io"),
        ("jsdelivr", "net"),
        ("unpkg", "com"),
    )
]

NOT_TRACKED = {
    ".werkzeug",
    ".git",
    ".venv",
    "__pycache__",
    "dist",
    "node_modules",
    "site",
}


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of every module that a file imports, wherever in it, by any means."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")
        elif isinstance(node, ast.Call) and node.args:
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else ""
            name = function.id if isinstance(function, ast.Name) else name
            first = node.args[0]
            if name in {"__import__", "import_module"}:
                yield str(first.value) if isinstance(first, ast.Constant) else "?"


def modules() -> dict[str, Path]:
    return {
        path.relative_to(PACKAGE).as_posix(): path
        for path in PACKAGE.rglob("*.py")
        if "__pycache__" not in path.parts
    }


def test_only_one_module_knows_the_host() -> None:
    knowing = {
        name
        for name, path in modules().items()
        if HOST & {module.partition(".")[0] for module in imported(path)}
    }
    assert knowing == {"mkdocs_plugin.py"}


def test_only_the_host_imports_the_module_that_knows_it() -> None:
    assert not [
        name
        for name, path in modules().items()
        if any(module.endswith("mkdocs_plugin") for module in imported(path))
    ]


def test_no_module_of_the_package_imports_another_by_its_relative_place() -> None:
    assert not [
        f"{name}: {module}"
        for name, path in modules().items()
        for module in imported(path)
        if module.startswith((".", "?"))
    ]


def test_only_the_readers_of_files_and_the_assets_touch_the_disk() -> None:
    reading = re.compile(r"\.(?:read_bytes|read_text|write_bytes|write_text|open)\(|\bopen\(")
    found = {name for name, path in modules().items() if reading.search(path.read_text("utf-8"))}
    own_data = {f"search/{name}.py" for name in ("german", "thesaurus", "compounds")}
    own_data |= {"downloads/pdf.py", "theme/symbols.py"}  # the fact sheet's template, pictograms
    names = ("folder", "generation", "own_files", "manifest", "lock", "exchange")
    tools = {f"tools/{name}.py" for name in names}
    found.discard("cli/public_web.py")  # opens addresses
    assert found <= {"content/source_files.py", "theme/static_files.py"} | tools | own_data


def test_pages_are_made_without_a_word_of_html() -> None:
    markup = re.compile(r"</?[a-z]+[ >]|/>")
    wrong = []
    for path in (PACKAGE / "pages").glob("*.py"):
        texts = [
            node.value
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        if any(map(markup.search, texts)):
            wrong.append(path.name)
    assert not wrong


def test_the_command_line_starts_with_nothing_but_python() -> None:
    names = {module.partition(".")[0] for module in imported(ROOT / "scripts/dev.py")}
    assert not names - set(sys.stdlib_module_names)


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    """Return the command line as a module."""
    spec = importlib.util.spec_from_file_location("dev_for_contracts", ROOT / "scripts/dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def promised() -> list[list[str]]:
    """Return the words of every call of the command line in the README."""
    calls = re.findall(r"python3? scripts/dev\.py +([a-z][^`#|\n]*)", README)
    return [shlex.split(call) for call in calls]


def test_the_readme_shows_the_commands_that_people_need() -> None:
    assert {"serve", "test", "build", "check"} <= {words[0] for words in promised()}


def test_every_command_in_the_readme_exists(dev: ModuleType) -> None:
    known = {*dev.COMMANDS, *main.commands}
    assert not [words for words in promised() if words[0] not in known]
    assert {"serve", "test", "build", "check"} <= known


def test_every_option_in_the_readme_is_explained_by_the_command_line(dev: ModuleType) -> None:
    options = {word for words in promised() for word in words if word.startswith("--")}
    assert not [option for option in options if option not in dev.HELP]


def test_everything_the_readme_points_to_is_there() -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", README)
    assert not [target for target in targets if not (ROOT / target).exists()]


@pytest.mark.parametrize("page", ["architektur.md", "glossary.md", "one-build.md"])
def test_pages_for_developers_name_modules_that_are_there(page: str) -> None:
    text = (ROOT / "docs/entwicklung" / page).read_text("utf-8")
    missing = []
    for line in text.splitlines():
        room = Path()
        for name in re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.py)`", line):
            path = Path(name) if "/" in name else room / name
            room = path.parent
            if not any((root / path).is_file() for root in (PACKAGE, ROOT)):
                missing.append(name)
    assert not missing


def tracked_files() -> Iterator[Path]:
    """Yield the files of the project, apart from what tools leave behind."""
    waiting = [ROOT]
    while waiting:
        for path in sorted(waiting.pop().iterdir()):
            left_behind = path.name in NOT_TRACKED or path.name.endswith("_cache")
            if path.is_symlink() or left_behind or path.name in {".hypothesis", ".coverage"}:
                continue
            if path.is_dir():
                waiting.append(path)
            else:
                yield path


def test_no_file_names_the_host_of_a_package_registry() -> None:
    files = list(tracked_files())
    assert ROOT / "pyproject.toml" in files
    assert Path(__file__) in files
    assert not [
        f"{path.relative_to(ROOT)}: {host}"
        for path in files
        for host in REGISTRIES
        if host.encode() in path.read_bytes()
    ]


def test_every_source_file_explains_itself() -> None:
    bare = [
        name
        for name, path in modules().items()
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert not bare


def test_only_who_makes_packages_loads_what_writes_their_formats() -> None:
    script = (
        "import sys, praxistransfer.mkdocs_plugin, praxistransfer.cli.commands;print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "praxistransfer.building.plan" in loaded
    assert "praxistransfer.downloads.content" not in loaded
    assert not {"typst", "docx", "pptx", "xlsxwriter", "lxml", "PIL"} & set(loaded)
