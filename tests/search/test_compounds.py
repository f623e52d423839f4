"""Which parts German compounds have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simplemma.strategies.dictionaries import dictionary_factory
from thoroughness import some

from praxistransfer.search import compounds
from praxistransfer.search.compounds import Compounds, Vocabulary
from praxistransfer.search.german import stem_word, terms_of
from praxistransfer.tools import generation


def parts(word: str) -> set[str]:
    (term,) = terms_of(word)
    return set(Compounds().split_compound(term))


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
    def fail() -> None:
        raise AssertionError

    monkeypatch.setattr(compounds, "_load_vocabulary", fail)
    assert Compounds().split_compound("haus") == ()


FORMS = {
    "Schwimmen": "Schwimmen", "Schwimmens": "Schwimmen",
    "Kurs": "Kurs", "Kurse": "Kurs", "Kursen": "Kurs",
    "Schule": "Schule", "Schulen": "Schule",
    "Amt": "Amt", "Kulturlandkrei": "Kulturlandkrei",
    # Neither abbreviations, nor short or long words, nor such as say nothing or have a hyphen.
    "ABMS": "ABMS", "Ei": "Ei", "Tee": "Tee", "Kulturlandkreis": "Kulturlandkreis", "oder": "oder",
    "Müller-Gau": "Müller-Gau",
}  # fmt: skip
"""A small dictionary: form of a word → its base form."""


@pytest.fixture
def few_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Put a small dictionary in the place of the German one; return what notes who reads it."""
    monkeypatch.setattr(generation, "user_cache_path", lambda _name: tmp_path / "merkliste")
    read: list[str] = []

    class Factory:
        def __init__(self, cache_max_size: int) -> None:
            assert cache_max_size == 0

        def get_dictionary(self, language: str) -> dict[str, str]:
            read.append(language)
            return FORMS

    monkeypatch.setattr(dictionary_factory, "DefaultDictionaryFactory", Factory)
    return read


def read_words() -> Vocabulary:
    """Return the list of words as a process reads it that remembers nothing."""
    words: Vocabulary = compounds._load_vocabulary.__wrapped__()  # noqa: SLF001 - see above
    return words


def test_the_list_of_words_is_kept_and_a_damaged_one_is_made_anew(
    tmp_path: Path, few_words: list[str]
) -> None:
    words = read_words()
    (kept,) = (tmp_path / "merkliste").iterdir()
    assert read_words() == words
    assert few_words == ["de"]
    kept.write_bytes(b"kaputt")
    assert read_words() == words
    assert kept.read_bytes() != b"kaputt"
    assert few_words == ["de", "de"]


@pytest.mark.usefixtures("few_words")
def test_the_list_holds_base_forms_that_can_stand_in_compounds() -> None:
    words = read_words()
    fronts = ["amt", "kulturlandkrei", "kurs", "schul", "schule", "schwimm", "schwimmen"]
    assert sorted(words.fronts) == fronts
    assert sorted(end[::-1] for end in words.ends) == ["amt", "kulturlandkrei", "kur", "schul",
                                                       "schwimm"]  # fmt: skip


@pytest.mark.usefixtures("few_words")
def test_a_place_where_nothing_can_be_kept_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "merkliste").write_text("")
    assert "schwimm" in read_words().fronts


FEW_LETTERS = st.text("as", min_size=3, max_size=9) | st.text("enrs", min_size=3, max_size=5)
LINKS = ("", "s", "es", "n", "en", "nen", "e", "er")


def all_ways(
    term: str, fronts: frozenset[str], ends: frozenset[str]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield every way to take a term apart, with what it costs."""
    for end in range(3, len(term) - 2):
        cost = 10 + max(0, 6 - end)
        begin = {
            stem_word(front) for link in LINKS for front in fronts if front + link == term[:end]
        }
        rests = [(10 + max(0, 6 - len(term) + end), (term[end:],))] if term[end:] in ends else []
        for more, parts in [*rests, *all_ways(term[end:], fronts, ends)]:
            yield from ((cost + more, (front, *parts)) for front in begin)


@settings(max_examples=some(50))
@given(st.frozensets(FEW_LETTERS, min_size=1), st.frozensets(FEW_LETTERS, min_size=1), st.data())
def test_of_all_ways_to_take_a_word_apart_the_best_is_found(
    fronts: frozenset[str], ends: frozenset[str], data: st.DataObject
) -> None:
    words = Vocabulary.of(fronts, ends)
    pieces = st.tuples(st.sampled_from(sorted(fronts)), st.sampled_from(LINKS))
    drawn = data.draw(st.lists(pieces, min_size=1, max_size=2))
    term = "".join(front + link for front, link in drawn) + min(ends)
    found = compounds._split_word(term, words)  # noqa: SLF001 - the real words hold too few chances
    ways = list(all_ways(term, fronts, ends))
    least = min(cost for cost, _ in ways)
    assert found in [parts for cost, parts in ways if cost == least]


def test_of_ways_of_two_parts_the_one_with_longer_parts_is_found() -> None:
    words = Vocabulary.of({"aaa", "aaaaaa"}, {"ssssss", "aaassssss"})
    assert compounds._split_word("aaaaaassssss", words) == ("aaaaaa", "ssssss")  # noqa: SLF001 - as above
