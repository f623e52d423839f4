"""The parts of the measurement that need neither Lighthouse nor Chromium."""

from __future__ import annotations

import gzip
import urllib.request
from pathlib import Path
from typing import Any

from lighthouse import CATEGORIES, METRICS, PAGES, findings, table
from serving import CompressingHandler, serve

TEXT = "<!doctype html>" + "Probe " * 1000


def result(**scores: float | None) -> dict[str, Any]:
    """Return what Lighthouse would say, with the scores of some audits; every number is made up."""
    metrics = {key: {"id": key, "title": key, "score": 1, "numericValue": 2048} for key in METRICS}
    audits = {key: {"id": key, "title": "Titel", "score": score} for key, score in scores.items()}
    return {
        "categories": {key: {"score": 0.5} for key in CATEGORIES},
        "audits": {**metrics, **audits},
    }


def test_the_table_has_a_line_for_each_page() -> None:
    head, _, line, other = table({"Eine": result(), "Andere": result()})
    assert line.startswith("| Eine | 50 |")
    assert other.startswith("| Andere | 50 |")
    assert line.endswith("| 2,05 s | 2048,000 | 2 KiB |")
    assert head.count("|") == line.count("|")


def test_an_audit_is_named_once_with_the_pages_that_do_not_pass_it() -> None:
    results = {"Eine": result(probe=0.5, gut=1, ohne=None), "Andere": result(probe=0)}
    assert list(findings(results)) == ["- Titel (`probe`): Eine, Andere"]
    assert list(findings({"Eine": result()})) == ["Nichts."]


def test_the_measured_pages_exist(site: Path) -> None:
    assert not [path for path in PAGES.values() if not (site / path / "index.html").is_file()]


def test_text_is_served_compressed_to_those_who_can_read_it(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(TEXT, "utf-8")
    with serve(tmp_path, CompressingHandler) as address:
        plain = fetch(address)
        packed = fetch(address, "gzip, br")
    assert plain == TEXT.encode()
    assert len(packed) < len(plain) / 10
    assert gzip.decompress(packed) == plain


def fetch(address: str, encoding: str = "identity") -> bytes:
    """Return the bytes that the server sends."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": encoding})  # noqa: S310
    with urllib.request.urlopen(request) as answer:  # noqa: S310  # our own server
        content: bytes = answer.read()
    return content
