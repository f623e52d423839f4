"""The colours of the handbook: whoever changes them, text stays legible by day and by night."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

import praxistransfer

STYLES = Path(praxistransfer.__file__).parent / "theme/styles"
COLOUR = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
FIXED = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
TONES = ("q", "b", "n")
GROUNDS = ("papier", "flaeche", *(f"{tone}-zart" for tone in TONES))

TEXT, LARGE_OR_LINE = 4.5, 3.0
"""What WCAG 2.2 asks for: of text (1.4.3), of large text and of what says something (1.4.11)."""

LEGIBLE = [
    *(("tinte", ground, 7.0) for ground in (*GROUNDS, "red-zart")),
    *(("tinte-2", ground, TEXT) for ground in GROUNDS),
    *((tone, ground, TEXT) for tone in TONES for ground in ("papier", "flaeche", f"{tone}-zart")),
    *(("auf-ton", tone, TEXT) for tone in TONES),
    ("papier", "tinte", 7.0),
    ("red", "papier", TEXT),
    ("red", "red-zart", TEXT),
    ("red-linie", "papier", LARGE_OR_LINE),
    ("red-linie", "red-zart", LARGE_OR_LINE),
    ("linie-2", "papier", LARGE_OR_LINE),
    ("linie-2", "flaeche", LARGE_OR_LINE),
]
"""Text or line, what it stands on, and the least contrast."""

ON_THE_OPENING = [
    *((text, "papier", TEXT) for text in ("tinte", "tinte-2", "ton", "q", "b", "n")),
    ("tinte", "flaeche", TEXT),
    ("auf-ton", "ton", TEXT),
    ("linie-2", "papier", LARGE_OR_LINE),
]


def colours(number: int) -> dict[str, str]:
    """Return the colours by day (0) or by night (1)."""
    text = (STYLES / "values.css").read_text("utf-8")
    return {found[1]: found[2 + number] for found in COLOUR.finditer(text)}


def colours_of_the_opening() -> dict[str, str]:
    """Return the colours of the head of the start page, which are the same by day and night."""
    text = (STYLES / "start.css").read_text("utf-8")
    rule = text[text.index(".auftakt {") :].partition("}")[0]
    return {found[1]: found[2] for found in FIXED.finditer(rule)}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG defines it."""
    lights = sorted(map(_light_of, (one, other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light_of(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_counted_as_the_norm_counts_it() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("number", [0, 1], ids=["day", "night"])
def test_every_text_and_line_is_legible_on_what_it_stands_on(number: int) -> None:
    values = colours(number)
    found = {
        f"{text} on {ground}": round(contrast(values[text], values[ground]), 2)
        for text, ground, least in LEGIBLE
        if contrast(values[text], values[ground]) < least
    }
    assert found == {}


def test_text_on_the_head_of_the_start_page_is_legible_by_day_and_by_night() -> None:
    values = colours_of_the_opening()
    for number, (text, ground, least) in product((0, 1), ON_THE_OPENING):
        behind = colours(number)["q-tief"] if ground == "papier" else values[ground]
        assert contrast(values[text], behind) >= least, (text, ground, number)


def test_every_colour_is_among_those_whose_contrast_is_counted() -> None:
    counted = {name for text, ground, _ in LEGIBLE for name in (text, ground)}
    assert {*colours(0)} - counted == {"linie", "q-tief"}  # decoration; the head of the start page
