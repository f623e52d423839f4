"""Style sheets and scripts as a site serves them."""

from __future__ import annotations

import re
from pathlib import Path

import praxistransfer
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.theme.render import Renderer
from praxistransfer.theme.static_files import host_sheets, script_files, static_files

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
    assert [layers[0], layers[-1]] == ["theme", "always"]
    assert re.findall(r"^@layer (\w+) {$", sheet, re.MULTILINE) == layers[1:]
    assert {path.stem for path in STYLES.iterdir()} == {*layers[1:]}
    for name in layers[1:]:
        text = (STYLES / f"{name}.css").read_text("utf-8")
        assert text.count("{") == text.count("}")
        assert f"@layer {name} {{\n{text}}}" in sheet


def test_the_style_sheet_of_the_host_stands_below_ours(tmp_path: Path) -> None:
    folder = tmp_path / "assets/stylesheets"
    folder.mkdir(parents=True)
    (folder / "main.1a2b.min.css").write_text('@charset "UTF-8";p{color:red}', "utf-8")
    (folder / "palette.1a2b.min.css").write_text("p{color:blue}", "utf-8")
    (sheet,) = host_sheets(tmp_path)
    assert sheet.address == "assets/handbuch/theme.1a2b.min.css"
    assert sheet.content == b'@charset "UTF-8";@layer theme{p{color:red}}'


def test_scripts_are_served_in_their_folders_without_comments() -> None:
    scripts = {file.address: file.content.decode() for file in script_files()}
    assert "assets/handbuch/shell/shell.js" in scripts
    assert "assets/handbuch/search/search.js" in scripts
    assert not [
        name for name, text in scripts.items() if re.search(r"^\s*(//|/\*)", text, re.MULTILINE)
    ]
