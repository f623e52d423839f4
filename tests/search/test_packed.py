"""The packed index says what was indexed, in the same bytes for the same input."""

from __future__ import annotations

import math
import subprocess
import sys
import zlib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import document, found, many
from packed_reader import read_packed
from thoroughness import some

from praxistransfer.library.library import Library
from praxistransfer.search import backends
from praxistransfer.search import packed as packing
from praxistransfer.search.backends import Files, Searchable, build_search_files, lunr_index
from praxistransfer.search.documents import WEIGHTS, Analysed, analyse_counts
from praxistransfer.search.german import terms_of
from praxistransfer.search.index import build_index
from praxistransfer.search.packed import DIRECTORY, FOLDER, pack_index
from praxistransfer.search.postings import CLASSES, class_of, weight_of
from praxistransfer.tools.store import Store

TERMS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=" \n"), min_size=1, max_size=60
)
COUNTS = st.lists(st.dictionaries(TERMS, st.integers(1, 30), max_size=6), min_size=6, max_size=6)


ROUNDING = 0.98
"""Weights are kept in classes, lengths are rounded: scores so near to each other are equal."""


def analysed(counts: list[dict[str, int]]) -> Analysed:
    return analyse_counts(counts)


def shards_of(files: Files) -> list[tuple[str, bytes]]:
    names = [name for _, name in read_packed(files).directory["teile"]]
    return [(name, files[f"{FOLDER}{name}.bin"]) for name in names]


@settings(max_examples=some(40))
@given(st.lists(COUNTS, min_size=1, max_size=130))
def test_what_was_packed_can_be_read(fields: list[list[dict[str, int]]]) -> None:
    documents = [document(number) for number in range(len(fields))]
    index = build_index([(analysed(counts), 1.0) for counts in fields])
    read = read_packed(pack_index(documents, index))
    expected = {
        term: [divmod(posting, CLASSES) for posting in postings]
        for term, postings in index.postings.items()
    }
    assert read.postings == expected
    assert [row[0] for row in read.records] == [item.id for item in documents]


def test_gaps_of_any_size_can_be_read() -> None:
    fields = [
        [{"selten": 1} if number in {0, 130, 20_000} else {}] + [{}] * 5 for number in range(20_001)
    ]
    index = build_index([(analysed(counts), 1.0) for counts in fields])
    documents = [document(number) for number in range(len(fields))]
    numbers = [number for number, _ in read_packed(pack_index(documents, index)).postings["selten"]]
    assert numbers == [0, 130, 20_000]


def test_the_same_documents_give_the_same_bytes_whatever_was_known_before() -> None:
    documents = many(150)
    searchable = found(documents)
    again = found(documents[::-1])  # every word was seen before, in another order
    again = Searchable(searchable.documents, again.analysed[::-1])
    assert build_search_files(searchable) == build_search_files(again)


def test_a_file_that_is_known_is_not_deflated_again_and_forgotten_when_it_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = Store()
    files = build_search_files(found(many(150)), store=store)
    deflated: list[bytes] = []

    def deflate(content: bytes) -> bytes:
        deflated.append(content)
        return content

    monkeypatch.setattr(packing, "_deflate_content", deflate)
    assert build_search_files(found(many(150)), store=store).keys() == files.keys()
    assert len(deflated) == 1  # the directory
    smaller = build_search_files(found(many(140)), store=store)
    assert len(store.recall("search files")) == len(smaller) - 1


def test_another_process_writes_the_same_bytes() -> None:
    script = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]);"
        "from made_up import found, many;"
        "from praxistransfer.search.backends import build_search_files as build;"
        "files = build(found(many(120)));"
        "print(hashlib.sha256(repr(files).encode()).hexdigest())"
    )
    command = [sys.executable, "-c", script, str(Path(__file__).parent)]
    results = {subprocess.check_output([*command]) for _ in range(2)}
    assert len(results) == 1


def test_few_documents_are_one_file_and_many_are_several() -> None:
    assert list(build_search_files(found(many(20)))) == [DIRECTORY]
    assert len(build_search_files(found(many(120)))) > 10


def test_no_file_of_many_documents_is_large() -> None:
    files = build_search_files(found(many(400)))
    assert max(map(len, files.values())) < 30_000


def test_one_more_document_leaves_most_shards_as_they_are() -> None:
    documents = [
        document(number, titel=f"Wort{number % 997}x", text=f"Text{number % 499}y Satz{number}z")
        for number in range(3000)
    ]
    before = build_search_files(found(documents))
    after = build_search_files(found([*documents, document(3000, titel="Wort1x")]))
    shards = {name for name, _ in shards_of(before)}
    assert len(shards) > 3
    assert len(shards & {name for name, _ in shards_of(after)}) >= len(shards) / 2


def test_words_of_one_length_stand_in_one_list_and_longer_ones_in_later_lists() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = {f"w{a}{b}{'z' * n}" for a in letters for b in letters for n in (2, 3, 4, 6)}
    counts = [dict.fromkeys({*words, "xyz", "w12345"}, 1), *[{}] * 5]
    documents = [document(number) for number in range(150)]
    index = build_index([(analysed(counts), 1.0)] * 150)
    read = read_packed(pack_index(documents, index))
    assert list(read.words) == ["w"]
    lists = read.words["w"]
    assert len(lists) > 1
    assert sorted(word for some in lists for word in some) == sorted(words)
    assert [least for least, _ in read.directory["woerter"]["w"]] == [len(one[0]) for one in lists]
    for shorter, longer in pairwise(lists):
        assert max(map(len, shorter)) < min(map(len, longer))


def test_classes_of_weights_are_near_the_weights() -> None:
    for weight in (0.06, 0.5, 1.0, 7.3, 40.0):
        assert math.isclose(weight_of(class_of(weight)), weight, rel_tol=0.014)


def test_every_file_is_deflated_in_itself() -> None:
    for name, content in build_search_files(found(many(120))).items():
        assert zlib.decompress(content, -15), name


def test_the_best_ten_are_those_of_lunr(nrw: Library) -> None:
    searchable = backends.make_searchable(nrw)
    oracle = lunr_index(searchable)
    read = read_packed(build_search_files(searchable))
    size = len(searchable.documents)
    same = total = 0
    for query in sorted({name for item in searchable.documents for name in item.names}):
        terms = [term for term in dict.fromkeys(terms_of(query)) if term in read.postings]
        ours: dict[int, float] = {}
        clauses = oracle.create_query()
        for term in terms:
            count = len(read.postings[term])
            rareness = math.log(1 + (size - count + 0.5) / (count + 0.5))
            for number, cls in read.postings[term]:
                ours[number] = ours.get(number, 0) + rareness * weight_of(cls)
            # lunr counts a document once for each field that holds the term.
            fields = sum(len(oracle.inverted_index[term][name]) for name in WEIGHTS)
            theirs = math.log(1 + abs((size - fields + 0.5) / (fields + 0.5)))
            clauses.term(term, boost=rareness / theirs)
        scores = {int(hit["ref"]): hit["score"] for hit in oracle.query(clauses)} if terms else {}
        assert scores.keys() == ours.keys(), query
        best = sorted(ours, key=lambda number: (-ours[number], number))[:10]
        if best:  # documents that lunr finds as good as its tenth are as right as that one
            least = sorted(scores.values(), reverse=True)[:10][-1]
            same += sum(scores[number] >= least * ROUNDING for number in best)
            total += len(best)
    assert total > 2000
    assert same / total >= 0.99
