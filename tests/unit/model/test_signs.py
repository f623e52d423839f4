"""Signs that nobody sees are found, and called by their names; those of languages are not meant."""

from __future__ import annotations

import pytest

from praxistransfer.model.signs import find_hidden, name_sign, remove_hidden

SEEN = [
    "Ä „ß“ – … 12.500 € § 3 No. ½ H₂O ≠ → ☎",
    "Auf\u200clage",
    "Schwimm\u00adkurs",
    "می\u200cخواهم",
    "👨\u200d👩\u200d👧",
    "🏳\ufe0f\u200d🌈",
    "❤\ufe0f und ☎\ufe0e",
    "1\ufe0f\u20e3",
    "👍🏽",
    "e\u0301 s\u0323\u0307",
    "日本語 한국어 العربية עברית ไทยที่",
    "Z" + "\u0301" * 8,
]
HIDDEN = {
    "\u200b": "ein unsichtbares Zeichen ohne Breite (U+200B)",
    "\u2060": "ein unsichtbares Zeichen ohne Breite (U+2060)",
    "\u2063": "ein unsichtbares Zeichen ohne Breite (U+2063)",
    "\u206f": "ein unsichtbares Zeichen ohne Breite (U+206F)",
    "\u034f": "ein unsichtbares Zeichen ohne Breite (U+034F)",
    "\u180e": "ein unsichtbares Zeichen ohne Breite (U+180E)",
    "\ufff9": "ein unsichtbares Zeichen ohne Breite (U+FFF9)",
    "\ufe01": "ein unsichtbares Zeichen ohne Breite (U+FE01)",
    "\u200e": "ein Zeichen, das die Schreibrichtung ändert (U+200E)",
    "\u200f": "ein Zeichen, das die Schreibrichtung ändert (U+200F)",
    "\u061c": "ein Zeichen, das die Schreibrichtung ändert (U+061C)",
    "\u115f": "ein Füllzeichen (U+115F)",
    "\u3164": "ein Füllzeichen (U+3164)",
    "\uffa0": "ein Füllzeichen (U+FFA0)",
    "\u2800": "ein Füllzeichen (U+2800)",
    "\ufffc": "ein Füllzeichen (U+FFFC)",
    "\U000e0041": "ein verborgenes Zeichen, das einem Programm gilt (U+E0041)",
    "\U000e0100": "ein verborgenes Zeichen, das einem Programm gilt (U+E0100)",
    "\uf0b7": "ein Zeichen, das nur in einer bestimmten Schrift etwas bedeutet (U+F0B7)",
    "\U0010fffd": "ein Zeichen, das nur in einer bestimmten Schrift etwas bedeutet (U+10FFFD)",
    "\ufdd0": "ein Zeichen, das es nicht gibt (U+FDD0)",
    "\uffff": "ein Zeichen, das es nicht gibt (U+FFFF)",
    "\U0001fffe": "ein Zeichen, das es nicht gibt (U+1FFFE)",
}


@pytest.mark.parametrize("text", SEEN)
def test_what_languages_and_pictures_need_is_not_hidden(text: str) -> None:
    assert [*find_hidden(text)] == []
    assert remove_hidden(text) == text


@pytest.mark.parametrize("sign", HIDDEN, ids=ascii)
def test_a_hidden_sign_is_found_and_called_by_its_name(sign: str) -> None:
    text = f"Kurs{sign}e am Ort"
    (match,) = find_hidden(text)
    assert (match.start(), name_sign(match[0])) == (4, HIDDEN[sign])
    assert remove_hidden(text) == "Kurse am Ort"


@pytest.mark.parametrize(
    "text",
    ["a \u200d b", "\u200cx", "x\u200d", "a\u200d\u200d\u200db", "x\u200c.", "a\ufe0f", "\ufe0fx"],
    ids=ascii,
)
def test_a_joiner_that_joins_nothing_is_hidden(text: str) -> None:
    assert [*find_hidden(text)] != []


def test_marks_in_a_heap_are_one_fault() -> None:
    (match,) = find_hidden("a" + "\u0301" * 2000 + "b")
    assert name_sign(match[0]) == "zu viele Zeichen übereinander (U+0301)"
    assert match.start() == 9
