"""Where long words may be parted at the end of a line."""

from __future__ import annotations

import re

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from praxistransfer.library.library import Library
from praxistransfer.library.readability import syllable_places
from praxistransfer.theme.hyphens import IN_NAMES, IN_TEXT, add_hyphens, soften

SOFT = "\N{SOFT HYPHEN}"


@pytest.mark.parametrize(
    "parted",
    [
        "Arbeits|markt|inte|gra|tion",  # patterns alone part "Mark-tin-tegration"
        "Regel|ein|rich|tun|gen",
        "Kin|der|ta|ges|ein|rich|tun|gen",
        "Bundes|arbeits|gemein|schaft",
        "Über|gangs|mana|ge|ment",
        "Städte|region",
        "Groß|ver|an|stal|tung",  # longer without its ß
        "Neu|zuwan|de|rung",
    ],
)
def test_joints_of_compounds_come_first_then_syllables_of_long_parts(parted: str) -> None:
    assert soften(parted.replace("|", "")) == parted.replace("|", SOFT)


def test_no_letter_stands_alone() -> None:
    for word in ("Schulsozialarbeit", "Organisationsuntersuchung", "Elternabendangebot"):
        assert min(map(len, soften(word).split(SOFT))) > 1


@pytest.mark.parametrize(("least", "parted"), [(IN_NAMES, True), (IN_TEXT, False)])
def test_names_are_parted_sooner_than_text(least: int, parted: bool) -> None:
    assert (SOFT in add_hyphens(Markup("Städteregion"), least)) == parted


def test_short_words_and_tags_stay_as_they_are() -> None:
    html = Markup(
        '<abbr title="Integrationszentrum">KI</abbr> und <a href="/bildungskette/">Sport</a>'
    )
    assert add_hyphens(html, IN_NAMES) == html


@pytest.mark.parametrize(
    "copied",
    [
        "integrationszentrum@musterstadt.example",
        "https://beispiel.example/integrationszentrum",
        "beteiligungsstrukturen.pdf",
        "schulentwicklung_2020",
    ],
)
def test_what_is_copied_to_be_used_stays_as_it_is(copied: str) -> None:
    assert add_hyphens(Markup.escape(copied), IN_NAMES) == copied


def test_what_was_escaped_stays_escaped() -> None:
    html = add_hyphens(Markup.escape("<b>Beteiligungsstrukturen & mehr"), IN_NAMES)
    assert html.replace(SOFT, "") == "&lt;b&gt;Beteiligungsstrukturen &amp; mehr"
    assert SOFT in html


PYPHEN = pyphen.HyphDict(pyphen.LANGUAGES["de_DE"])


def pyphen_places(word: str) -> list[int]:
    return [place for place in PYPHEN.positions(word.lower()) if 0 < place < len(word)]


def test_syllables_of_the_handbook_end_where_pyphen_ends_them(beispielland: Library) -> None:
    texts = (entry.model_dump_json() for entry in beispielland.all_entries)
    words = {word for text in texts for word in re.findall(r"[^\W\d_]+", text)}
    assert len(words) > 500
    assert [word for word in words if syllable_places(word) != pyphen_places(word)] == []


@given(st.text("abcdefghiklmnoprstuzäöüßİ.", max_size=30))
def test_syllables_of_anything_end_where_pyphen_ends_them(word: str) -> None:
    assert syllable_places(word) == pyphen_places(word)
