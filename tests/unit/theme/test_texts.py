"""One text, read once: page, cards, finder, search and link check know the same words and links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from packed_reader import read_packed

from content import PRACTICE, VALID, body, content, edited
from handbook import build_handbook
from praxistransfer.cli.links import addresses_of
from praxistransfer.content.checking import check_content
from praxistransfer.library.readability import reading_ease

SUMMARY = (
    "Die Berater*innen und Schüler_innen lernen mit Trans* Personen, Kolleg/*innen und weiteren "
    "Teilnehmer*innen in Musterland, was sie füreinander tun können und **wollen**, an jedem Tag "
    "der Woche und ohne Kosten."
)
PLAIN = SUMMARY.replace("**", "")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    kept = re.sub(r"kurzfassung: .*\n(?:  .*\n)*", f"kurzfassung: '{SUMMARY}'\n", VALID[PRACTICE])
    return content(tmp_path, {PRACTICE: edited(kept, {"status: entwurf": "status: geprueft"})})


def test_the_stars_of_gender_forms_stay_wherever_a_text_is_shown(root: Path) -> None:
    library, problems = check_content(root)
    assert problems == []
    made = build_handbook(library)
    pages = {page.page.address: page.html for page in made.pages}
    files = {file.address: file.content for file in made.files}
    assert PLAIN in pages["praxis/musterkurs/"].replace("<strong>wollen</strong>", "wollen")
    assert PLAIN in pages["handlungsfelder/spiel-und-spass/"]  # a card
    assert any(PLAIN.encode() in file for file in files.values())
    records = str(read_packed(files).records)
    assert "Die Berater*innen und Schüler_innen lernen mit Trans* Personen" in records


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("[a](https://a.example/Muster_(Kreis))", ["https://a.example/Muster_(Kreis)"]),
        ("<https://b.example/direkt>", ["https://b.example/direkt"]),
        ("[c](https://c.example 'Titel')", ["https://c.example"]),
        ("[d][d]\n\n[d]: https://d.example", ["https://d.example"]),
        ("[ü](https://e.example/ü)", ["https://e.example/%C3%BC"]),
        ("`[f](https://f.example)`", []),
    ],
)
def test_page_and_link_check_know_the_same_links(
    tmp_path: Path, text: str, addresses: list[str]
) -> None:
    library, problems = check_content(content(tmp_path, body(text)))
    assert problems == []
    assert [*addresses_of(library)] == addresses
    pages = {page.page.address: page.html for page in build_handbook(library).pages}
    found = re.findall(r'href="(https?://[^"]*)"', pages["praxis/musterkurs/"])
    assert [address for address in found if "example" in address] == addresses


def test_a_word_with_a_star_is_one_word_to_read() -> None:
    assert reading_ease("Die Berater*innen helfen.") == reading_ease("Die Beraterinnen helfen.")
    assert reading_ease("1. Eins.\n2. Zwei.") == reading_ease("Eins. Zwei.")
    assert reading_ease("Eine Zeile,\ndie weitergeht.") == reading_ease(
        "Eine Zeile, die weitergeht."
    )
