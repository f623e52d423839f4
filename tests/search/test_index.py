"""An index in which documents were exchanged is the one that is made of all documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from thoroughness import some

from praxistransfer.search import index
from praxistransfer.search.documents import NAME, analyse_counts
from praxistransfer.search.index import Index, Weighted, build_index, update_index
from praxistransfer.search.thesaurus import Group

TERMS = ("kringel", "ring", "oval", "must", "alt", "rund", "sach", "fest")
TEXT = st.lists(st.sampled_from(TERMS), max_size=6)
PHRASES = st.lists(st.sampled_from(TERMS), min_size=1, max_size=2).map(tuple)


class Texts(NamedTuple):
    title: list[str]
    text: list[str]
    priority: float

    @property
    def weighted(self) -> Weighted:
        names = tuple(term + NAME for term in self.title[:1])
        return analyse_counts(
            [Counter(self.title), *[{}] * 4, Counter(self.text)], names
        ), self.priority

    def renamed(self, terms: Sequence[str]) -> Texts:
        """Return the same with other terms, so that no length changes."""
        other = dict(zip(TERMS, terms, strict=True))
        return self._replace(
            title=[other[t] for t in self.title], text=[other[t] for t in self.text]
        )


DOCUMENTS = st.builds(Texts, TEXT, TEXT, st.sampled_from((0.3, 1.0)))
EDITS: st.SearchStrategy[Callable[[Texts], Texts]] = st.one_of(
    st.permutations(TERMS).map(lambda terms: lambda old: old.renamed(terms)),
    TEXT.map(lambda text: lambda old: old._replace(text=text)),
    DOCUMENTS.map(lambda new: lambda _: new),
)
GROUPS = st.builds(
    lambda ask, find: Group(tuple(ask), tuple(find), tuple(map(" ".join, find))),
    st.lists(PHRASES, min_size=1, max_size=2),
    st.lists(PHRASES, min_size=1, max_size=3),
)


@settings(max_examples=some(100))
@given(
    st.lists(DOCUMENTS, min_size=16, max_size=16),
    st.lists(st.tuples(st.integers(0, 15), EDITS), min_size=1, max_size=2),
    st.lists(GROUPS, max_size=4).map(tuple),
)
def test_exchanging_documents_makes_the_index_that_all_documents_make(
    texts: list[Texts],
    edits: list[tuple[int, Callable[[Texts], Texts]]],
    groups: tuple[Group, ...],
) -> None:
    before = [text.weighted for text in texts]
    for number, edit in edits:
        texts[number] = edit(texts[number])
    after = [text.weighted for text in texts]
    old = {number: before[number] for number, _ in edits}
    kept = Index.from_bytes(build_index(before, groups).to_bytes())
    made = update_index(kept, after, old, groups)
    event("exchanged" if made else "made anew")
    assert made is None or made == build_index(after, groups)


def of(*terms: str) -> Weighted:
    return analyse_counts([dict.fromkeys(terms, 1), *[{}] * 5]), 1.0


MANY = [of("must", "alt")] * 20
RING = (Group((("ring",),), (("must",), ("oval",)), ("Muster", "Oval")),)


def test_only_documents_that_have_changed_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [*MANY, of("kringel", "fest")]
    after = [*MANY, of("kringel", "rund")]
    kept = build_index(before, RING)
    read: list[Weighted] = []
    weighed = index._terms_by_class  # noqa: SLF001 - nothing else says what was read

    def noting(document: Weighted, averages: Sequence[float]) -> Iterator[tuple[int, list[str]]]:
        read.append(document)
        return weighed(document, averages)

    monkeypatch.setattr(index, "_terms_by_class", noting)
    made = update_index(kept, after, {20: before[20]}, RING)
    assert read == [before[20], after[20]]
    assert made == build_index(after, RING)
    assert made
    assert "fest" not in made.postings


def test_an_index_is_made_anew_when_documents_come_or_go_or_many_change() -> None:
    assert update_index(build_index(MANY), [*MANY, of("fest")], {}) is None
    assert update_index(build_index(MANY), MANY[1:], {}) is None
    three = [of("must", "fest")] * 3
    assert update_index(build_index(MANY), [*three, *MANY[3:]], dict(enumerate(MANY[:3]))) is None


def test_an_index_is_made_anew_when_the_weights_of_all_documents_change() -> None:
    long = of(*[f"wort{number}" for number in range(40)])
    assert update_index(build_index(MANY), [long, *MANY[1:]], {0: MANY[0]}) is None


def test_an_index_is_made_anew_when_a_word_of_a_group_first_stands_somewhere() -> None:
    after = [of("must", "oval"), *MANY[1:]]
    assert update_index(build_index(MANY, RING), after, {0: MANY[0]}, RING) is None


def test_an_index_is_made_anew_when_a_word_of_a_group_stands_nowhere_any_more() -> None:
    before = [of("must", "oval"), *MANY[1:]]
    assert update_index(build_index(before, RING), MANY, {0: before[0]}, RING) is None
