"""What the Nu HTML checker of the W3C says of the built sites, their style sheet and pictures."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from auditing import Note
from needed import need_node_file, need_program, version_of

FAULTY = {
    "seite.html": '<!doctype html><html lang="de"><title>Probe</title><p role="probe">Probe</p>',
    "stil.css": "p { probe: 1 }",
    "bild.svg": '<svg xmlns="http://www.w3.org/2000/svg"><probe/></svg>',
}
"""One file of each kind that the checker has to complain of."""


@pytest.mark.parametrize("place", ["site", "beispielland_site"])
def test_no_page_style_sheet_or_picture_has_an_error(
    place: str, request: pytest.FixtureRequest, tmp_path: Path, note: Note
) -> None:
    site: Path = request.getfixturevalue(place)
    if place == "site":
        version = version_of("vnu-jar")
        for page in sorted(site.rglob("index.html")):
            address = page.parent.relative_to(site).as_posix().removeprefix(".")
            note("Nu HTML Checker", f"{address}/".lstrip("/"), "als Quelltext", version)
    for name, text in FAULTY.items():
        (tmp_path / name).write_text(text, "utf-8")
    errors = list(check(site, tmp_path))

    missed = [name for name in FAULTY if not any(f"/{name}: " in error for error in errors)]
    assert missed == []
    assert [error for error in errors if str(tmp_path) not in error] == []


_QUICK = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss4m")
"""So short a program spends half of its time on making its code quick; its stack must be given."""


def check(*folders: Path) -> Iterator[str]:
    """Yield the errors of all HTML, CSS and SVG files in the folders."""
    java = need_program("java", advice="Debian: apt install default-jre-headless")
    checker = need_node_file("vnu-jar/build/dist/vnu.jar")
    options = ["--format", "json", "--errors-only", "--skip-non-html", "--also-check-css"]
    result = subprocess.run(
        [
            java,
            *_QUICK,
            "-jar",
            checker,
            *options,
            "--also-check-css",
            "--also-check-svg",
            *folders,
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    for message in json.loads(result.stderr)["messages"]:
        place = f"{message.get('url', '').removeprefix('file:')}: {message.get('lastLine', '')}"
        yield f"{place}: {message['message']} {message.get('extract', '')}"
