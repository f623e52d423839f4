"""The frame around a page: what stands in it, and when."""

from __future__ import annotations

from typing import Any

import pytest
from markupsafe import Markup

from praxistransfer.pages.policy import CONTENT_POLICY
from praxistransfer.theme.shell import Frame, MenuItem, Shell, View, written_view

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


def test_a_page_says_its_name_and_how_to_cite_it() -> None:
    html = document(description="Worum es geht", stand="2020-05")
    assert "<title>Titel &amp; mehr – Buch</title>" in html
    assert '<meta name="description" content="Worum es geht">' in html
    assert '<link rel="canonical" href="https://a.example/praxis/x/">' in html
    assert (
        "</strong> Titel &amp; mehr. In: Buch. zur Probe. Stand: Mai 2020. "
        "https://a.example/praxis/x/</p>"
    ) in html


def test_messengers_learn_what_a_link_leads_to() -> None:
    html = document(description="Worum es geht")
    for name, content in (
        ("title", "Titel &amp; mehr"),
        ("site_name", "Buch"),
        ("type", "article"),
        ("description", "Worum es geht"),
        ("url", "https://a.example/praxis/x/"),
    ):
        assert f'<meta property="og:{name}" content="{content}">' in html
    assert '"og:type" content="website"' in document(address="", layout="start")
    assert "og:url" not in document(Frame("Buch", "zur Probe"))
    assert "og:description" not in document()


def test_what_is_not_known_leaves_nothing_behind() -> None:
    html = document(Frame("Buch", "zur Probe"))
    for words in ('name="description"', "canonical", "Stand:", "aendern"):
        assert words not in html, words
    assert "<span data-address>Adresse der Seite: /praxis/x/</span>" in html


@pytest.mark.parametrize("more", [{"layout": "start"}, {"cited": False}])
def test_the_start_page_and_legal_pages_do_not_say_how_to_cite_them(more: dict[str, Any]) -> None:
    assert "So zitieren" in document()
    assert "So zitieren" not in document(**more)


def test_the_start_page_is_called_by_what_the_handbook_is() -> None:
    assert "<title>Titel &amp; mehr – zur Probe</title>" in document(address="", layout="start")


def test_a_page_has_the_layout_and_the_colours_of_what_it_is_about() -> None:
    assert '<body class="register ton-g">' in document()
    assert '<body class="story ton-n">' in document(layout="story", tone="n")


@pytest.mark.parametrize(("count", "listed"), [(2, False), (3, True)])
def test_a_page_written_by_hand_lists_its_headings_if_they_are_three(
    count: int, listed: bool
) -> None:
    parts = [(f"a{number}", f"Teil {number}") for number in range(count)]
    content = written_view("ueber/", "Über", "<h1>Über</h1>", contents=parts).content
    assert ('<li><a href="#a0">Teil 0</a></li>' in content) == listed
    assert '<li><a href="../">Start</a></li>' in content


def test_what_is_headed_by_letters_is_listed_openly() -> None:
    def listed(*headings: str) -> str:
        parts = [(str(number), heading) for number, heading in enumerate(headings)]
        return str(written_view("a/", "A", "<h1>A</h1>", contents=parts).content)

    assert "<details open>" in listed("A", "B", "C")
    assert "<details>" in listed("A", "B", "Anhang")


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
    nested = document(address="karte/")
    assert '<a href="../karte/" aria-current="page">Mehr</a>' in nested
    assert '<a href="../karte/" aria-current="page">Karte</a>' in nested
    assert '<a href="../zahlen/">Zahlen</a>' in nested


def test_pages_of_an_entry_stand_in_a_row_where_they_are_few() -> None:
    def has_row(number: int) -> bool:
        pages = tuple(MenuItem(f"Seite {page}", f"s{page}/") for page in range(number))
        html = document(Frame("Buch", "zur Probe", (MenuItem("Mehr", items=pages),)), "s0/")
        return '<nav class="bereich" aria-label="Mehr">' in html

    assert [has_row(number) for number in (1, 2, 9, 10)] == [False, True, True, False]
    assert "bereich" not in document(address="praxis/")


def test_some_entries_of_the_menu_stand_in_the_footer() -> None:
    frame = Frame("Buch", "zur Probe", MENU, below=(MenuItem("Redaktion", "redaktion/"),))
    head, _, foot = document(frame).partition("</main>")
    assert "Redaktion" not in head
    assert '<li><a href="../../redaktion/">Redaktion</a></li>' in foot


def test_pages_of_one_depth_and_menu_share_their_parts_and_others_do_not() -> None:
    shell = Shell(FRAME)
    for address in (
        *("praxis/a/", "praxis/b/", "praxis/", "karte/a/", "a/b/c/"),
        *("matrix/", "merkliste/", "vergleich/"),
    ):
        fresh = Shell(FRAME).write_document(view(address))
        assert shell.write_document(view(address)) == fresh


def test_a_page_for_any_address_is_led_from_the_root_and_has_no_address_of_its_own() -> None:
    html = Shell(FRAME).write_document(view("404.html"), root="/buch/")
    assert '<a class="marke" href="/buch/">' in html
    assert "canonical" not in html
    assert "So zitieren" not in html


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
