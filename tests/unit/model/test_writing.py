"""Names are sorted, listed and counted as Germans do it."""

from __future__ import annotations

import itertools

import pytest

from praxistransfer.model.writing import count_words, enumerate_words, show_size, sort_key


@pytest.mark.parametrize(
    "names",
    [
        # ä as a, ö as o, ü as u, ß as ss (DIN 5007-1)
        ["Aachen", "Äpfel", "Bonn"],
        ["Odenthal", "Öhringen", "Olpe"],
        ["Münster", "Mutter", "Mütze"],
        ["Masse", "Maße", "Mast"],
        ["Strasse", "Straße", "Straßenbahn"],
        # capital letters do not matter
        ["bund", "Kreis", "land", "Ort"],
        ["ärzte", "ÄRZTLICH", "Asyl"],
        # quotation marks do not count
        ["Heimat", "„Hilfe“", "Hof"],
        # a word comes before everything that begins with it
        ["Sport", "Sport im Park", "Sportbund"],
        # letters of other languages sort as the letters they are made from
        ["Cafe Mitte", "Café Nord", "Cafeteria"],
        ["Cebit", "Çelik e. V.", "Cello"],
        ["Egge", "Église", "Ehrenamt"],
        ["Sehen", "Şehir", "Sinti"],
    ],
)
def test_names_come_in_german_alphabetical_order(names: list[str]) -> None:
    for shuffled in itertools.permutations(names):
        assert sorted(shuffled, key=sort_key) == names


def test_a_name_that_was_typed_in_parts_sorts_as_one_that_was_not() -> None:
    assert sort_key("A\u0308pfel")[0] == sort_key("Äpfel")[0]


def test_two_names_are_never_equally_placed() -> None:
    names = ["Sport", "sport", "„Sport“", "Spört", "Sport "]
    assert len({sort_key(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], ""),
        (["Köln"], "Köln"),
        (["Köln", "Bonn"], "Köln und Bonn"),
        (["Köln", "Bonn", "Hamm"], "Köln, Bonn und Hamm"),
        (["a", "b", "c", "d"], "a, b, c und d"),
    ],
)
def test_words_are_joined_as_in_a_sentence(words: list[str], sentence: str) -> None:
    assert enumerate_words(words) == sentence
    assert enumerate_words(tuple(words)) == sentence


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 Beispiele"), (1, "1 Beispiel"), (2, "2 Beispiele"), (21, "21 Beispiele")],
)
def test_only_one_is_singular(number: int, words: str) -> None:
    assert count_words(number, "Beispiel", "Beispiele") == words


@pytest.mark.parametrize(
    ("size", "shown"),
    [(1, "1 KB"), (999_000, "999 KB"), (999_001, "1,0 MB"), (1_250_000, "1,2 MB")],
)
def test_a_size_is_rounded_up_and_never_broken_over_lines(size: int, shown: str) -> None:
    assert show_size(size) == shown.replace(" ", "\N{NO-BREAK SPACE}")
