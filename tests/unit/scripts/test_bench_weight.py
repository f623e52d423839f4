"""What the measurement of weights counts: what a page loads at once, and nothing else."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import weight

PAGE = """
<link rel="stylesheet" href="../../assets/a.css"><link rel="icon" href="../../assets/i.svg">
<script type="module" src="../../assets/one.js"></script><nav data-practice="x"></nav>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site of one practice and what it loads."""
    files = {
        "index.html": "<p>Start</p>",
        "praxis/x/index.html": PAGE,
        "praxis/alt/index.html": '<meta http-equiv="refresh" content="0">',
        "assets/a.css": "a{}",
        "assets/one.js": 'import {a} from"./two.js";where("data-practice",async(p)=>(await import'
        '("./three.js")));where("data-pract",async(p)=>(await import("./never.js")));',
        "assets/two.js": "export const a=1;",
        "assets/three.js": "",
        "assets/never.js": "never",
    }
    for address, text in files.items():
        path = tmp_path / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_a_page_counts_its_sheets_its_scripts_and_what_these_load_at_once(site: Path) -> None:
    requests, (html, sheets, scripts) = weight.weigh(site / "praxis/x/index.html")

    def size(*names: str) -> int:
        return sum(len(gzip.compress((site / name).read_bytes(), 9)) for name in names)

    assert requests == 5
    assert html == size("praxis/x/index.html")
    assert sheets == size("assets/a.css")
    assert scripts == size("assets/one.js", "assets/two.js", "assets/three.js")


def test_the_report_has_a_row_for_each_kind_that_is_there(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(weight, "REPORT", tmp_path / "gewicht.md")
    assert weight.main([str(site)]) == 0
    told = capsys.readouterr().out
    assert told.splitlines()[0].startswith("| Startseite | 1 | 1 |")
    assert told.splitlines()[1].startswith("| Praxisbeispiel | 1 | 5 |")
    assert told.strip() in (tmp_path / "gewicht.md").read_text("utf-8")
    monkeypatch.setattr(weight, "MOST_REQUESTS", 4)
    assert weight.main([str(site)]) == 1


def test_without_a_site_it_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert weight.main([str(tmp_path)]) == 1
    assert "dev.py build" in capsys.readouterr().err
