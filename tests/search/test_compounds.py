"""Which parts German compounds have."""

from __future__ import annotations

from pathlib import Path

import pytest

from praxistransfer.search import compounds
from praxistransfer.search.compounds import Compounds
from praxistransfer.search.german import Analyser


def parts(word: str) -> set[str]:
    (term,) = Analyser().tokens(word)
    return set(Compounds().parts(term))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Schwimmkurse", {"schwimm", "kur"}),
        ("Stadtteilmütter", {"stadtteil", "stadt", "teil", "mutt"}),
        ("Bildungspatenschaft", {"bildung", "bild", "patenschaft", "pat"}),
        ("Ehrenamtliche", {"ehrenamt", "ehr", "amt"}),
        ("Beratung", {"berat"}),
        ("Altenhilfe", {"alt", "hilf"}),
        ("Schulsozialarbeit", {"schul", "sozialarbeit", "sozial", "arbeit"}),
    ],
)
def test_compounds_are_found_by_their_parts(word: str, expected: set[str]) -> None:
    assert parts(word) == expected


@pytest.mark.parametrize(
    "word",
    ["Integration", "Demokratie", "Verein", "Nachmittag", "Xqzwvtrk", "Haus", "B2", "x" * 300],
)
def test_words_without_parts_have_none(word: str) -> None:
    assert parts(word) == set()


def test_no_dictionary_is_read_for_short_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_folder: Path) -> None:
        raise AssertionError

    monkeypatch.setattr(compounds, "_vocabulary", fail)
    assert Compounds().parts("haus") == ()


def test_the_list_of_words_is_kept_and_a_damaged_one_is_made_anew(tmp_path: Path) -> None:
    read = compounds._vocabulary.__wrapped__  # noqa: SLF001 - what is remembered would hide the file
    words = read(tmp_path / "neu")
    (kept,) = (tmp_path / "neu").iterdir()
    assert read(tmp_path / "neu") == words
    kept.write_bytes(b"kaputt")
    assert read(tmp_path / "neu") == words
    assert kept.read_bytes() != b"kaputt"


def test_a_place_where_nothing_can_be_kept_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("")
    assert set(Compounds(tmp_path / "datei").parts("schwimmkur")) == {"schwimm", "kur"}
