"""A built site with transfer packages: every file that a page links is there, and no other."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from praxistransfer.library.library import Library
from praxistransfer.model.practice import Practice

LINK = re.compile(r'href="\.\./\.\./(transferpaket/[^"]+)"')


def test_every_practice_links_a_package_that_is_there_and_opens(
    downloads_site: Path, beispielland: Library
) -> None:
    linked = set()
    for practice in beispielland.entries_of(Practice):
        page = downloads_site / "praxis" / practice.id / "index.html"
        found = LINK.findall(page.read_text("utf-8"))
        assert f"transferpaket/{practice.id}/transferpaket-{practice.id}.zip" in found
        linked |= set(found)
    there = {
        path.relative_to(downloads_site).as_posix()
        for path in downloads_site.glob("transferpaket/**/*")
        if path.is_file()
    }
    assert linked == there
    for name in there:
        if name.endswith(".zip"):
            assert ZipFile(BytesIO((downloads_site / name).read_bytes())).testzip() is None


def test_an_ordinary_build_has_neither_packages_nor_links_to_them(beispielland_site: Path) -> None:
    assert not (beispielland_site / "transferpaket").exists()
    pages = beispielland_site.glob("praxis/*/index.html")
    assert not [page for page in pages if "transferpaket" in page.read_text("utf-8")]
