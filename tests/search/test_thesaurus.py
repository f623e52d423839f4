"""Which words lead to others."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from made_up import document, found
from packed_reader import read_packed

from content import HANDBUCH, VALID, write_content
from praxistransfer.content.checking import check_content
from praxistransfer.library.library import Library
from praxistransfer.model.suchwortschatz import Suchwortschatz
from praxistransfer.pages.blocks import Links, Table
from praxistransfer.pages.word_lists import search_words_pages
from praxistransfer.search.backends import build_search_files
from praxistransfer.search.german import fold_word, german_tables, terms_of, words_of
from praxistransfer.search.thesaurus import (
    Group,
    basic_words,
    list_groups,
    long_form,
    propose_terms,
)

WORDS = "suchwortschatz.yml"


def own_groups(library: Library, **words: object) -> list[Group]:
    own = Suchwortschatz.model_validate({"grundwortschatz": False, **words})
    return list_groups(replace(library, suchwortschatz=own, begriffe={}))


def test_a_group_leads_from_each_word_to_each(beispielland: Library) -> None:
    (group,) = own_groups(beispielland, gruppen=[{"woerter": ["Musterkurs", "ältere Muster"]}])
    assert group.ask == group.find == (("musterkur",), ("alt", "must"))
    assert group.shown == ("Musterkurs", "ältere Muster")


def test_a_direction_leads_one_way(beispielland: Library) -> None:
    (group,) = own_groups(beispielland, richtungen=[{"von": ["Kringel"], "auch": ["Kreis"]}])
    assert group.ask == (("kringel",),)
    assert group.find == (("krei",),)


def test_words_that_say_nothing_make_no_group(beispielland: Library) -> None:
    assert own_groups(beispielland, richtungen=[{"von": ["und"], "auch": ["Kreis"]}]) == []


def test_abbreviations_of_the_glossary_are_groups(nrw: Library) -> None:
    own = Suchwortschatz(grundwortschatz=False)
    found_groups = list_groups(replace(nrw, suchwortschatz=own))
    shown = {group.shown for group in found_groups}
    assert any("KAoA" in names and "Kein Abschluss ohne Anschluss" in names for names in shown)


def test_every_handbook_knows_basic_words_unless_it_does_not_want_them(
    nrw: Library, beispielland: Library
) -> None:
    assert len(basic_words(nrw).gruppen) > 50
    assert not beispielland.suchwortschatz.grundwortschatz
    assert basic_words(beispielland).gruppen == ()


def test_no_basic_word_loses_what_makes_its_meaning(nrw: Library) -> None:
    # "ohne Arbeit" would be read as "Arbeit", for the search skips words like "ohne".
    words = basic_words(nrw)
    entries = [group.woerter for group in words.gruppen]
    entries += [(*item.von, *item.auch) for item in words.richtungen]
    stop = set(german_tables()["stoppwoerter"])
    lost = [
        word
        for word in chain.from_iterable(entries)
        if len(words_of(word)) < 2 and stop & {fold_word(part) for part in word.split()}
    ]
    assert lost == []


def test_no_basic_words_of_one_entry_are_the_same_to_the_search(nrw: Library) -> None:
    words = basic_words(nrw)
    entries = [group.woerter for group in words.gruppen]
    entries += [(*item.von, *item.auch) for item in words.richtungen]
    terms = [[" ".join(terms_of(word)) for word in entry] for entry in entries]
    doubled = [entry for entry, own in zip(entries, terms, strict=True) if len({*own}) < len(own)]
    assert doubled == []


def test_the_index_holds_groups_that_lead_somewhere_with_the_words_that_do() -> None:
    documents = [document(0, text="Ein Kringel"), document(1, text="alte Muster"), document(2)]
    kringel = Group(
        (("kringel",), ("ring",)),
        (("kringel",), ("alt", "must")),
        ("Kringel", "alte Muster"),
        ("Kringel", "Ring"),
    )
    other = Group((("fehlt",),), (("fehlt",),), ("fehlt",), ("fehlt",))
    half = Group((("must",),), (("fehlt",), ("must",)), ("fehlt", "Muster"), ("Muster",))
    packed = read_packed(build_search_files(found(documents, (other, kringel, half))))
    assert packed.groups == [["Kringel", "alte Muster"], ["Muster"]]
    assert [number for number, _ in packed.postings["~0"]] == [0, 1]


def test_a_phrase_names_the_groups_that_it_asks_for() -> None:
    documents = [document(0, text="Ein Kringel"), document(1, text="alte Muster"), document(2)]
    kringel = Group((("ring",), ("rund", "sach"), ("ring",)), (("kringel",),), ("Kringel",))
    must = Group((("ring",),), (("must",),), ("Muster",))
    dead = Group((("ring",),), (("fehlt",),), ("fehlt",))
    packed = read_packed(build_search_files(found(documents, (kringel, dead, must))))
    keys = {term: numbers for term, numbers in packed.postings.items() if term.endswith("#")}
    assert keys == {"ring#": [(0, 0), (1, 0)], "rund sach#": [(0, 0)]}


def test_a_group_that_leads_nowhere_leads_where_its_words_lead() -> None:
    documents = [document(0, text="Ein Kringel")]
    oval = Group((("oval",),), (("ring",),), ("Ring",))
    ring = Group((("ring",), ("reif",)), (("kringel",),), ("Kringel",))
    packed = read_packed(build_search_files(found(documents, (oval, ring))))
    assert packed.groups == [["Kringel"], ["Kringel"]]
    assert packed.postings["oval#"] == [(0, 0)]


def test_a_word_that_only_asks_for_a_group_may_be_mistyped() -> None:
    documents = [document(0, text="Ein Kringel")]
    group = Group((("rosett",),), (("kringel",),), ("Kringel",))
    packed = read_packed(build_search_files(found(documents, (group,))))
    assert packed.words["r"] == [["rosett"]]


def test_a_phrase_too_long_to_be_asked_for_is_left_out() -> None:
    group = Group((("ring" * 40,),), (("kringel",),), ("Kringel",))
    packed = read_packed(build_search_files(found([document(0, text="Ein Kringel")], (group,))))
    assert not [term for term in packed.postings if term.endswith("#")]


def test_words_of_a_phrase_must_stand_in_one_document() -> None:
    documents = [document(0, text="alte Wolken"), document(1, text="neue Muster")]
    group = Group((("ring",),), (("alt", "must"),), ("alte Muster",))
    assert read_packed(build_search_files(found(documents, (group,)))).groups == []


@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [
        ("gruppen:\n  - woerter: [Kringel]\n", "PT306", "zu wenige"),
        ("gruppen:\n  - woerter: [Kringel, kringel]\n", "PT311", "„kringel“ steht hier zweimal."),
        ("gruppen:\n  - woerter: [Kringel, '']\n", "PT3", ""),
        ("gruppen:\n  - worter: [Kringel, Kreis]\n", "PT301", "woerter"),
        ("gruppen:\n  - {art: egal, woerter: [Kringel, Kreis]}\n", "PT304", ""),
        ("richtungen:\n  - von: [Kringel]\n", "PT302", ""),
        ("richtungen:\n  - {von: [Kringel], auch: [Kringel]}\n", "PT311", "zweimal"),
        ("grundwortschatz: vielleicht\n", "PT304", ""),
        ("- Kringel\n", "PT209", ""),
    ],
)
def test_a_faulty_file_is_reported_with_its_line(
    tmp_path: Path, text: str, code: str, sentence: str
) -> None:
    write_content(tmp_path, {**VALID, WORDS: text})
    _, problems = check_content(tmp_path)
    assert problems
    assert {problem.file for problem in problems} == {WORDS}
    assert problems[0].code.startswith(code)
    assert sentence in problems[0].text


def test_a_file_of_words_reaches_the_library(tmp_path: Path) -> None:
    write_content(tmp_path, {**VALID, WORDS: "gruppen:\n  - woerter: [Kringel, Kreis]\n"})
    library, problems = check_content(tmp_path)
    assert problems == []
    assert library.suchwortschatz.gruppen[0].woerter == ("Kringel", "Kreis")
    assert library.handbuch_origin.file == HANDBUCH


@pytest.mark.parametrize(
    ("short", "before", "long"),
    [
        ("ZMK", "wie die Zentrale Musterstelle Kringel", "Zentrale Musterstelle Kringel"),
        ("KoMu", "das Programm Kommunales Muster", "Kommunales Muster"),
        ("ZMK", "ein Kringel", ""),
        ("Muster", "die Stadt Musterstadt", ""),
        ("Kreis", "Kommunale Runde erfahrener Ideensammler", ""),  # one capital: a word
        (
            "KREIS",
            "Kommunale Runde erfahrener Ideensammler",
            "Kommunale Runde erfahrener Ideensammler",
        ),
        ("NRW", "", ""),
    ],
)
def test_long_forms_are_the_words_that_an_abbreviation_spells(
    short: str, before: str, long: str
) -> None:
    assert long_form(short, before) == long


def test_abbreviations_in_texts_are_proposed_unless_they_are_known(nrw: Library) -> None:
    texts = [
        "Die Zentrale Musterstelle Kringel (ZMK) half.",
        "Kein Abschluss ohne Anschluss (KAoA) auch.",
    ]
    assert list(propose_terms(nrw, texts)) == [("ZMK", "Zentrale Musterstelle Kringel")]


def test_the_pages_of_words_say_which_lead_both_ways_and_which_one_way() -> None:
    rows = [(("Oval",), ("Kringel",)), (("Öl", "Ring"), ("Öl", "Ring")), (("Zahl",), ("Ziffer",))]
    twice = [*rows, rows[1]]  # as where the editors name what the glossary says, too
    index, oval, other = search_words_pages(twice, frozenset({"Ring"}))
    both, one_way = oval.sections
    (same,), (leading,) = both.blocks, one_way.blocks
    assert isinstance(same, Table)
    assert isinstance(leading, Table)
    assert same.rows == ((("Öl, Ring *",),),)
    assert leading.rows == ((("Oval",), ("Kringel",)),)
    assert other.address.endswith("/z/")
    (links,) = index.sections[0].blocks
    assert isinstance(links, Links)
    assert [(item.text, item.note) for item in links.items] == [("O", "2 Zeilen"), ("Z", "1 Zeile")]
