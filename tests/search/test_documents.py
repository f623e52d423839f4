"""What can be found of a library, and under which words."""

from __future__ import annotations

import pytest

from praxistransfer.library import Library
from praxistransfer.search.backends import default_analysis
from praxistransfer.search.documents import WEIGHTS, Document, documents, page
from praxistransfer.search.german import Analyser


def by_id(library: Library) -> dict[str, Document]:
    return {item.id: item for item in reversed(list(documents(library)))}


def terms(item: Document, field: str) -> set[str]:
    return set(Analyser().tokens(item.fields[list(WEIGHTS).index(field)]))


def test_a_practice_is_found_by_the_names_of_its_vocabulary(nrw: Library) -> None:
    item = by_id(nrw)["borgholzhausen-cricket-zalmi"]
    assert {"sport", "gefluchtet"} & terms(item, "thema")
    assert "fluchtling" in terms(item, "schlagwort")
    assert {"guterslo", "guterslohn", "guterloh", "gutersloh"} & terms(item, "ort")
    assert "borgholzhau" in terms(item, "ort")


@pytest.mark.parametrize("sign", ["[^", "**", "](", "eintrag:"])
def test_marks_of_citations_and_emphasis_are_not_indexed(nrw: Library, sign: str) -> None:
    assert not [item.id for item in documents(nrw) if any(sign in text for text in item.fields)]


def test_works_that_are_only_cited_are_not_found(nrw: Library) -> None:
    assert not {item.kind for item in documents(nrw)} & {"Werk"}


def test_pages_written_by_hand_come_last(beispielland: Library) -> None:
    extra = page("mitmachen/", "Mitmachen", "", "Wie man mitmacht.", "Zauberwort")
    *_, last = documents(beispielland, [extra])
    assert last == extra
    assert (last.id, last.kind, last.names) == ("mitmachen", "Seite", ("Mitmachen",))


def test_an_analysis_depends_on_the_document_alone(beispielland: Library) -> None:
    items = list(documents(beispielland))
    analyse = default_analysis()
    forwards = [analyse(item) for item in items]
    assert [default_analysis()(item) for item in reversed(items)] == forwards[::-1]
