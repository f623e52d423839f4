"""The texts of the handbook are what CommonMark makes of them."""

from __future__ import annotations

from pathlib import Path

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from praxistransfer.content.checking import check_content
from praxistransfer.content.checks.texts import fields_of, sections_of, written_values
from praxistransfer.theme.text_html import prose_html

ROOT = Path(__file__).parents[2] / "practices"


class _Page:
    """A page without sources and entries."""

    def words(self, text: str, *, short: bool = False) -> Markup:  # noqa: ARG002
        return escape(text)

    def cite(self, id_: str) -> Markup:
        return escape(f"[^{id_}]")

    def locate(self, _id: str) -> str:
        return ""


def test_every_text_of_the_handbook_reads_as_in_common_mark() -> None:
    library, _ = check_content(ROOT)
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    texts = {
        written.text
        for entry, origin in written_values(library)
        for written in (*fields_of(entry, origin), *sections_of(entry, origin))
        if written.field not in {"url", "web"}
    }
    assert len(texts) > 600
    schemes = {"http", "https"}
    for text in texts:
        wanted = nh3.clean(reader.render(text), url_schemes=schemes, link_rel=None)
        shown = nh3.clean(prose_html(text, _Page()), url_schemes=schemes, link_rel=None)
        assert shown.split() == wanted.split(), text
