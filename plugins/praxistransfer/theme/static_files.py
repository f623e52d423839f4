"""The files of a site that are no pages: redirects, material, styles and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from praxistransfer.library.library import Library
from praxistransfer.model.addresses import material_address
from praxistransfer.model.practice import Practice
from praxistransfer.pages.redirects import build_redirects
from praxistransfer.theme.render import Renderer
from praxistransfer.tools.folder import StaticFile, file_of

_HERE = Path(__file__).parent
_ASSETS = (*(_HERE / "fonts").iterdir(), *(_HERE / "scripts").iterdir(), _HERE / "zeichen.svg")
_STYLES = ("properties", "shell", "blocks", "figures", "finder", "takeover", "paper")
"""The style sheets in the order in which later ones may refine earlier ones."""


def static_files(library: Library, renderer: Renderer) -> Iterator[StaticFile]:
    """Yield all of them."""
    for redirect in build_redirects(library):
        yield StaticFile(file_of(redirect.address), renderer.render_redirect(redirect).encode())
    yield from _material(library)
    yield from _assets()


def _material(library: Library) -> Iterator[StaticFile]:
    """Yield the files that lie beside practices and are named by them."""
    for practice in library.of(Practice) if library.material else ():
        folder = library.origin(practice).file.rpartition("/")[0]
        for name in (item.datei for item in practice.materialien if item.datei):
            content = library.material[f"{folder}/{name}"].read_bytes()
            yield StaticFile(material_address(practice, name), content)


_TYPE = re.compile(r"/\*\*[^\n]*?\*/ ?")
_BLOCK = re.compile(r"^\s*/\*\*.*?\*/\n", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"^\s*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^ +", re.MULTILINE)


def without_comments(script: str) -> str:
    """Return a script of ours without the comments and blanks that browsers do not need.

    Knows our style, not JavaScript: comments of types, and comments with lines of their own.
    """
    for pattern in (_TYPE, _BLOCK, _LINE, _INDENT):
        script = pattern.sub("", script)
    return script


def _assets() -> Iterator[StaticFile]:
    """Yield fonts, pictures and scripts as they are, and all style sheets as one."""
    for path in sorted(_ASSETS):
        content = path.read_bytes()
        if path.suffix == ".js":
            content = without_comments(content.decode()).encode()
        yield StaticFile(f"assets/handbuch/{path.name}", content)
    styles = [(_HERE / "styles" / f"{name}.css").read_bytes() for name in _STYLES]
    yield StaticFile("assets/handbuch/handbuch.css", b"\n".join(styles))
