"""The graded queries of the search fit the entries that they grade."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from praxistransfer.content.checks import check_library
from praxistransfer.content.loading import load_library
from praxistransfer.library.library import Library
from praxistransfer.model.practice import Practice

HERE = Path(__file__).parent
GRADES = {1, 2, 3}
"""3: exactly what is sought, 2: clearly relevant, 1: also of use."""
UNANSWERABLE = "unanswerable"
PAGE = "seite"
"""Seeks an entry that is not a practice."""


class Query(NamedTuple):
    """What someone types, and the entries that should be found."""

    id: str
    q: str
    kind: str
    rel: dict[str, int]


class Collection(NamedTuple):
    """A content root and the queries about it."""

    root: Path
    file: Path
    answerable: int
    """How many answerable queries there are at least."""
    per_kind: int
    """How many queries of each kind there are at least."""


OURS = Collection(HERE.parents[1] / "practices", HERE / "anfragen.json", 150, 8)
OTHERS = Collection(HERE / "zweites_land", HERE / "zweites_land_anfragen.json", 100, 8)
"""Made up and never tuned on: what the search reaches here it has not learned by heart."""
COLLECTIONS = (OURS, OTHERS)

every_collection = pytest.mark.parametrize(
    "collection", COLLECTIONS, ids=[collection.file.stem for collection in COLLECTIONS]
)


@cache
def _queries(file: Path) -> list[Query]:
    return [Query(**query) for query in json.loads(file.read_text(encoding="utf-8"))]


@cache
def _library(root: Path) -> Library:
    library, problems = load_library(root)
    assert not problems, "\n".join(map(str, problems))
    return library


def test_the_second_land_has_no_problems_and_says_that_it_is_made_up() -> None:
    assert [str(problem) for problem in check_library(_library(OTHERS.root))] == []
    assert "erfunden" in (OTHERS.root / "LIESMICH.txt").read_text(encoding="utf-8")


def test_the_second_land_has_sixty_practices_and_none_of_ours() -> None:
    theirs = {practice.id for practice in _library(OTHERS.root).entries_of(Practice)}
    assert len(theirs) >= 60
    assert theirs.isdisjoint(practice.id for practice in _library(OURS.root).entries_of(Practice))


@every_collection
def test_every_query_has_an_id_and_a_text_of_its_own(collection: Collection) -> None:
    queries = _queries(collection.file)
    assert len({query.id for query in queries}) == len(queries)
    assert len({query.q for query in queries}) == len(queries)
    assert all(query.q.strip() for query in queries)


@every_collection
def test_queries_grade_practices_and_those_about_pages_grade_other_entries(
    collection: Collection,
) -> None:
    library = _library(collection.root)
    practices = {practice.id for practice in library.entries_of(Practice)}
    others = {*library.entries, *library.begriffe} - practices
    wrong = {
        query.id: unknown
        for query in _queries(collection.file)
        if (unknown := query.rel.keys() - (others if query.kind == PAGE else practices))
    }
    assert not wrong


@every_collection
def test_grades_are_one_two_or_three(collection: Collection) -> None:
    assert {g for query in _queries(collection.file) for g in query.rel.values()} == GRADES


@every_collection
def test_only_unanswerable_queries_have_no_relevant_entry(collection: Collection) -> None:
    queries = _queries(collection.file)
    assert [query.id for query in queries if bool(query.rel) == (query.kind == UNANSWERABLE)] == []
    assert sum(bool(query.rel) for query in queries) >= collection.answerable


@every_collection
def test_each_kind_has_enough_queries_to_speak_for_it(collection: Collection) -> None:
    counts = Counter(query.kind for query in _queries(collection.file))
    assert set(counts) == {
        *("compound", "inflection", "umlaut", "gender", "abbreviation", "synonym", "typo"),
        *("prefix", "place", "diacritics", "several", "question", "one_word"),
        *(PAGE, UNANSWERABLE),
    }
    assert min(counts.values()) >= collection.per_kind


@every_collection
def test_one_query_stands_on_one_line(collection: Collection) -> None:
    lines = collection.file.read_text(encoding="utf-8").splitlines()
    assert [lines[0], lines[-1]] == ["[", "]"]
    assert [Query(**json.loads(line.removesuffix(","))) for line in lines[1:-1]] == _queries(
        collection.file
    )
