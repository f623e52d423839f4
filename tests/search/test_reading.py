"""How the search reads German words in Python; another test holds the browser to the same."""

from __future__ import annotations

import pytest

from praxistransfer.search.german import fold_word, stem_word, terms_of


@pytest.mark.parametrize(
    "words",
    [
        "Schüler*innen Schüler:innen Schüler_innen SchülerInnen Schüler/-innen Schülerinnen",
        "Schüler Schüler-innen Schülerin",
        "Lehrer/in Lehrer*in Lehrer:in LehrerIn Lehrer(in) Lehrerin Lehrer",
        "Ärztinnen Ärzt*innen Ärztin Arzt Ärzte",
        "Kollegin Kolleginnen Kolleg:innen Kollege Kollegen",
        "Romnja Roma",
    ],
)
def test_forms_for_all_genders_are_one_term(words: str) -> None:
    assert len(set(terms_of(words))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Städte Staedte STÄDTE Stadte Stadt Sta\u0308dte",
        "Straße Strasse STRASSE Straßen",
        "Kurs Kurse Kursen Kurses",
        "Kind Kinder Kindern Kindes",
        "Verein Vereine Vereinen Vereins",
        "Zentrum Zentren Zentrums",
        "Häuser Haus Hauses Haeuser",
    ],
)
def test_inflected_forms_are_one_term(words: str) -> None:
    assert len(set(terms_of(words))) == 1


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Çağrı", "cagri"),
        ("Łódź", "lodz"),
        ("İstanbul", "istanbul"),
        ("Timișoara", "timisoara"),
        ("Пловдив", "plovdiv"),
        ("neue", "neue"),
        ("Quelle", "quelle"),
        ("bauen", "bauen"),
        ("bäuerlich", "bauerlich"),
        ("baeuerlich", "bauerlich"),
        ("SOE", "soe"),
    ],
)
def test_letters_of_other_languages_and_umlauts_are_folded(word: str, folded: str) -> None:
    assert fold_word(word) == folded


@pytest.mark.parametrize("word", ["beginn", "kongress", "management", "kunst"])
def test_some_endings_stay(word: str) -> None:
    assert stem_word(word) == word


def test_words_that_say_nothing_are_left_out() -> None:
    assert terms_of("Wie kann ich das für die anderen tun?") == []


def test_what_a_hyphen_joins_is_several_terms_and_one() -> None:
    assert terms_of("E-Mail") == ["mail", "email"]
    assert terms_of("KOMM-AN") == ["komm", "komma"]
    assert terms_of("Sprach- und Kulturmittler") == ["sprach", "kulturmittl"]


def test_long_chains_are_not_joined() -> None:
    assert terms_of("Mutter-Vater-Kind-Kur") == ["mutt", "vat", "kind", "kur"]


def test_signs_that_nobody_sees_do_not_count() -> None:
    assert terms_of("Schwimm\u00adkurs\u200b") == terms_of("Schwimmkurs")


def test_marks_for_gender_inside_of_a_compound_fall_away() -> None:
    assert terms_of("Schüler*innenvertretung") == terms_of("Schülervertretung")
    assert terms_of("LehrerInnenfortbildung") == terms_of("Lehrerfortbildung")
