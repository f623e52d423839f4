"""The frame around a page: what stands in it, and when."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from praxistransfer.model.addresses import Anchor
from praxistransfer.pages.policy import CONTENT_POLICY
from praxistransfer.theme.shell import Frame, MenuItem, Shell, View

MENU = (
    MenuItem("Start", ""),
    MenuItem("Praxis", "praxis/"),
    MenuItem("Mehr", items=(MenuItem("Karte", "karte/"), MenuItem("Zahlen", "zahlen/"))),
)
FRAME = Frame("Buch", "zur Probe", MENU, base_url="https://a.example/", edit_base="https://g/e/")


def view(address: str = "praxis/x/", **more: object) -> View:
    return View(address, "Titel & mehr", Markup("<h1>Titel</h1>"), **more)  # type: ignore[arg-type]


def document(frame: Frame = FRAME, address: str = "praxis/x/", **more: object) -> str:
    return Shell(frame).write_document(view(address, **more))


def test_a_page_says_its_name_its_place_and_how_to_cite_it() -> None:
    html = document(
        description="Worum es geht", stand="2020-05", trail=(Anchor("Praxisbeispiele", "praxis/"),)
    )
    assert "<title>Titel &amp; mehr – Buch</title>" in html
    assert '<meta name="description" content="Worum es geht">' in html
    assert '<link rel="canonical" href="https://a.example/praxis/x/">' in html
    assert '<li><a href="../../praxis/">Praxisbeispiele</a></li>' in html
    assert (
        "</strong> Titel &amp; mehr. In: Buch. zur Probe. Stand: Mai 2020. "
        "https://a.example/praxis/x/</p>"
    ) in html


def test_what_is_not_known_leaves_nothing_behind() -> None:
    html = document(Frame("Buch", "zur Probe"))
    for words in ('name="description"', "canonical", "px-trail", "Stand:", "px-edit", "stylesheet"):
        assert (words in html) == (words == "stylesheet"), words
    assert "Adresse der Seite: /praxis/x/" in html


def test_the_start_page_has_neither_contents_nor_a_line_to_cite_it() -> None:
    parts = tuple((f"a{number}", f"A{number}") for number in range(5))
    html = document(address="", is_start=True, contents=parts)
    assert "<title>Titel &amp; mehr – zur Probe</title>" in html
    assert "px-contents" not in html
    assert "px-colophon" not in html


@pytest.mark.parametrize(("count", "listed"), [(2, False), (3, True)])
def test_a_page_of_three_sections_has_a_table_of_contents(count: int, listed: bool) -> None:
    parts = tuple((f"a{number}", f"A{number}") for number in range(count))
    html = document(contents=parts)
    assert ('<li><a href="#a0">A0</a></li>' in html) == listed


def test_whoever_may_edit_a_page_is_led_to_its_file() -> None:
    def edit_link(**more: object) -> bool:
        return '<a href="https://g/e/a.md">Änderung' in document(**more)  # type: ignore[arg-type]

    assert edit_link(origin="a.md")
    assert edit_link(origin="b.md", edit_url="https://g/e/a.md")
    assert not edit_link(frame=Frame("Buch", "zur Probe"), origin="a.md")


def test_the_menu_says_which_page_is_open_and_which_entry_holds_it() -> None:
    assert '<a href="../praxis/" aria-current="page">Praxis</a>' in document(address="praxis/")
    below = document(address="praxis/x/")
    assert '<a href="../../praxis/" aria-current="true">Praxis</a>' in below
    assert "data-current" not in below
    nested = document(address="karte/")
    assert "data-current>\n          <summary>Mehr</summary>" in nested
    assert '<a href="../karte/" aria-current="page">Karte</a>' in nested
    assert '<a href="../zahlen/">Zahlen</a>' in nested


def test_pages_of_one_depth_and_menu_share_their_parts_and_others_do_not() -> None:
    shell = Shell(FRAME)
    for address in ("praxis/a/", "praxis/b/", "praxis/", "karte/a/", "a/b/c/"):
        fresh = Shell(FRAME).write_document(view(address))
        assert shell.write_document(view(address)) == fresh


def test_a_page_for_any_address_is_led_from_the_root_and_has_no_address_of_its_own() -> None:
    html = Shell(FRAME).write_document(view("404.html"), root="/buch/")
    assert '<a class="px-brand" href="/buch/">' in html
    assert "canonical" not in html


def test_only_a_preview_loads_what_shows_authors_the_faults_of_texts() -> None:
    published = document()
    assert "preview.js" not in published
    assert f'<meta http-equiv="Content-Security-Policy" content="{escaped(CONTENT_POLICY)}">' in (
        published
    )
    shown = document(Frame("Buch", "zur Probe", policy="", preview=True))
    assert "preview.js" in shown
    assert "Content-Security-Policy" not in shown


def escaped(text: str) -> str:
    return text.replace("'", "&#39;")
