"""The files of a site that are no pages: redirects, material, styles and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from rjsmin import jsmin

from praxistransfer.library.library import Library
from praxistransfer.model.addresses import material_address
from praxistransfer.model.practice import Practice
from praxistransfer.pages.redirects import build_redirects
from praxistransfer.pages.security_txt import SECURITY_TXT, security_txt
from praxistransfer.theme.bundles import bundle_scripts
from praxistransfer.theme.render import Renderer
from praxistransfer.tools.folder import StaticFile, file_of

_HERE = Path(__file__).parent
_PLAIN = (*sorted((_HERE / "fonts").iterdir()), _HERE / "zeichen.svg")
_ADDRESS = "assets/handbuch/"
_LAYERS = (
    "values",
    "ground",
    "frame",
    "blocks",
    "figures",
    "story",
    "start",
    "finder",
    "takeover",
    "paper",
    "always",
)
"""The style sheets: a later one wins, however exact an earlier one is."""


def static_files(library: Library, renderer: Renderer, today: str = "") -> Iterator[StaticFile]:
    """Yield the files of a site that are no pages."""
    if text := security_txt(library.betreiber, today):
        yield StaticFile(SECURITY_TXT, text.encode())
    for redirect in build_redirects(library):
        yield StaticFile(file_of(redirect.address), renderer.render_redirect(redirect).encode())
    yield from _material_files(library)
    yield from _asset_files()


def _material_files(library: Library) -> Iterator[StaticFile]:
    """Yield the files that lie beside practices and are named by them."""
    for practice in library.entries_of(Practice) if library.material else ():
        folder = library.origin_of(practice).file.rpartition("/")[0]
        for name in (item.datei for item in practice.materialien if item.datei):
            content = library.material[f"{folder}/{name}"].read_bytes()
            yield StaticFile(material_address(practice, name), content)


def script_files() -> Iterator[StaticFile]:
    """Yield the scripts, without the comments and blanks that browsers do not need.

    What rjsmin misreads (a template in a template, a pattern behind an arrow) a test finds.
    """
    folder = _HERE / "scripts"
    for path in sorted(folder.rglob("*.js")):
        address = path.relative_to(folder).as_posix()
        yield StaticFile(f"{_ADDRESS}{address}", jsmin(path.read_bytes()))


def bundle_files() -> Iterator[StaticFile]:
    """Yield the scripts that pages load first, each with all it imports."""
    folder = _HERE / "scripts"
    scripts = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*.js")
    }
    for address, text in bundle_scripts(scripts):
        yield StaticFile(f"{_ADDRESS}{address}", jsmin(text.encode()))


def _asset_files() -> Iterator[StaticFile]:
    """Yield fonts and pictures as they are, the scripts, and all style sheets as one."""
    for path in _PLAIN:
        yield StaticFile(f"{_ADDRESS}{path.name}", path.read_bytes())
    yield from script_files()
    yield from bundle_files()
    yield _own_sheet()


def _own_sheet() -> StaticFile:
    """Return all style sheets of ours as one, each in a layer of its name."""
    texts = {name: (_HERE / f"styles/{name}.css").read_text("utf-8") for name in _LAYERS}
    order = f"@layer {', '.join(_LAYERS)};\n"
    sheets = (f"@layer {name}{{{_shorten(text)}}}\n" for name, text in texts.items())
    return StaticFile(f"{_ADDRESS}handbuch.css", "".join((order, *sheets)).encode())


def _shorten(sheet: str) -> str:
    """Return a style sheet without what browsers do not need; strings stay as they are."""
    text = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return "".join(
        part if part.startswith('"') else _shorten_rules(part)
        for part in re.split(r'("[^"]*")', text)
    ).strip()


def _shorten_rules(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r";? ?([{};,]) ?", r"\1", text)
    return re.sub(r"(?<=[:>]) | (?=>)|(?<![\w.])0(?=\.\d)", "", text)
