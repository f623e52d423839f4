"""Scripts that a page needs at once, each with all it imports in one file: one request, not ten.

Every module becomes a function that runs once and returns what it exports, so that names of two
modules never meet. The modules themselves are served as well, for whatever imports them one by one.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

ENTRIES = (
    "shell/shell.js",
    "start/place.js",
    "practice/practice-page.js",
    "merkliste/merkliste-page.js",
    "takeover/fit-page.js",
    "takeover/comparison-page.js",
)
"""What is bundled: the script of all pages, and that of each kind of page.

The finder is none of them: it shares the search with the box that every page has.
"""
FOLDER = "bundles"

_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?:(?:async )?function|class|const|let) (\w+)", re.MULTILINE)
_LATER = re.compile(r'import\("([^"]+)"\)')


def bundle_scripts(scripts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield address and text of each bundle, below the folder of the scripts.

    ``scripts`` are all modules as they were written, by their addresses there.
    """
    for entry in ENTRIES:
        yield bundle_address(entry), _bundle(entry, scripts)


def bundle_address(entry: str) -> str:
    """Return where the bundle of a script is served, below the folder of the scripts."""
    return f"{FOLDER}/{posixpath.basename(entry)}"


def _bundle(entry: str, scripts: Mapping[str, str]) -> str:
    modules = dict.fromkeys(_needed(entry, scripts))
    names = {address: f"$m{number}" for number, address in enumerate(modules)}
    parts = [_as_value(address, scripts, names) for address in modules if address != entry]
    return "".join((*parts, _with_values(entry, scripts[entry], names)))


def _needed(entry: str, scripts: Mapping[str, str]) -> Iterator[str]:
    """Yield what a script imports, each before whatever needs it, and the script itself."""
    for _, path in _IMPORT.findall(scripts[entry]):
        yield from _needed(_resolve(entry, path), scripts)
    yield entry


def _as_value(address: str, scripts: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Return a module as a value that holds what it exports."""
    text = _with_values(address, scripts[address], names)
    exported = ", ".join(_EXPORT.findall(text))
    inside = re.sub(r"^export ", "", text, flags=re.MULTILINE)
    return f"const {names[address]} = (() => {{\n{inside}return {{ {exported} }};\n}})();\n"


def _with_values(address: str, text: str, names: Mapping[str, str]) -> str:
    """Return a module that takes what it imports from values above it."""

    def take(found: re.Match[str]) -> str:
        taken = ", ".join(part.strip() for part in found[1].split(",") if part.strip())
        return f"const {{ {taken} }} = {names[_resolve(address, found[2])]};\n"

    def load(found: re.Match[str]) -> str:
        goal = _resolve(address, found[1])
        served = bundle_address(goal) if goal in ENTRIES else goal
        return f'import("../{served}")'

    return _LATER.sub(load, _IMPORT.sub(take, text))


def _resolve(address: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(address), path))
