"""Style sheets and scripts as a site serves them."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import praxistransfer
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.theme.render import Renderer
from praxistransfer.theme.static_files import script_files, static_files

MOST_BYTES = 14_100  # of all sheets of ours, as servers send them; 13,000 is the aim
STYLES = Path(praxistransfer.__file__).parent / "theme/styles"


def own_sheet(library: Library) -> str:
    files = {
        file.address: file.content for file in static_files(library, Renderer(Knowledge(library)))
    }
    return files["assets/handbuch/handbuch.css"].decode()


def test_each_style_sheet_stands_in_a_layer_and_their_order_is_said_once(
    beispielland: Library,
) -> None:
    sheet = own_sheet(beispielland)
    order = re.findall(r"^@layer ([^;{]+);", sheet, re.MULTILINE)
    assert len(order) == 1
    layers = order[0].split(", ")
    assert sheet.startswith("@layer ")
    assert [layers[0], layers[-1]] == ["values", "always"]
    assert re.findall(r"^@layer (\w+){", sheet, re.MULTILINE) == layers
    assert {path.stem for path in STYLES.iterdir()} == {*layers}
    for name in layers:
        text = (STYLES / f"{name}.css").read_text("utf-8")
        assert text.count("{") == text.count("}")


def test_style_sheets_are_served_without_comments_and_blanks(beispielland: Library) -> None:
    sheet = own_sheet(beispielland)
    assert "/*" not in sheet
    assert not re.search(r"\n |  |[;{:] |;}|[ :(,]0\.", re.sub('"[^"]*"', "x", sheet))
    assert '" / "' in sheet  # a string stays as it is


def test_all_style_sheets_together_are_small(beispielland: Library) -> None:
    assert len(gzip.compress(own_sheet(beispielland).encode(), 9)) <= MOST_BYTES


def test_scripts_are_served_in_their_folders_without_comments() -> None:
    scripts = {file.address: file.content.decode() for file in script_files()}
    assert "assets/handbuch/shell/shell.js" in scripts
    assert "assets/handbuch/search/search.js" in scripts
    assert not [
        name for name, text in scripts.items() if re.search(r"^\s*(//|/\*)", text, re.MULTILINE)
    ]
