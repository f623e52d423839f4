"""What can be found of a library, and under which words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from municipalities import THERE, VOCABULARY, practice

from praxistransfer.library.library import Library
from praxistransfer.model.vocabulary import Handlungsfeld
from praxistransfer.search import documents as reading
from praxistransfer.search.backends import default_analysis
from praxistransfer.search.documents import (
    WEIGHTS,
    Analysis,
    SearchDocument,
    list_documents,
    page_document,
)
from praxistransfer.search.german import terms_of


def by_id(library: Library) -> dict[str, SearchDocument]:
    return {item.id: item for item in reversed(list(list_documents(library)))}


def terms(item: SearchDocument, field: str) -> set[str]:
    return set(terms_of(item.fields[list(WEIGHTS).index(field)]))


def test_a_practice_is_found_by_the_names_of_its_vocabulary(nrw: Library) -> None:
    item = by_id(nrw)["borgholzhausen-cricket-zalmi"]
    assert {"sport", "gefluchtet"} & terms(item, "thema")
    assert "fluchtling" in terms(item, "schlagwort")
    assert {"guterslo", "guterslohn", "guterloh", "gutersloh"} & terms(item, "ort")
    assert "borgholzhau" in terms(item, "ort")


def test_each_name_counts_in_the_field_that_says_how_near_it_is(beispielland: Library) -> None:
    item = by_id(beispielland)["musterstadt-tandemgarten"]
    fields = dict(zip(WEIGHTS, (text.split(" . ") for text in item.fields), strict=True))
    assert fields["thema"] == [
        "Nachbarschaft", "Sprache und Begegnung", "Beteiligung als Prinzip", "Neu Ankommende",
        "Alle im Quartier",
    ]  # fmt: skip
    assert fields["schlagwort"] == [
        "Quartier", "Grätzel", "Füreinander",
        "Ankommen & Bleiben", "Willkommensstrategie", "A & B", "Erfundenes Suchwort",
        "Sprachförderung", "Sprachcafé", "Zugezogene", "Neue",
        "Landesprogramm „Gemeinsam unterm Apfelbaum“", "Apfelbaum", "GuA",
        "Mindestens drei Fragen stellen, bevor’s losgeht", "Drei-Fragen-Verfahren", "W-Fragen",
        "Rückschau halten",
    ]  # fmt: skip
    assert fields["ort"] == [
        "Südliche Übungsvorstadt", "Klein-Übungsheim", "Musterstadt", "Erfundenes Suchwort",
    ]  # fmt: skip


def test_what_is_two_levels_above_is_no_topic_but_a_keyword(
    make_library: Callable[..., Library],
) -> None:
    def field(id_: str, above: str | None) -> Handlungsfeld:
        return Handlungsfeld.model_validate(
            {
                "id": id_,
                "label": id_.title(),
                "art": "handlungsfeld",
                "alt": [f"Auch {id_}"],
                "definition": "Erfunden.",
                "oberbegriff": above,
            }
        )

    library = make_library(
        *VOCABULARY[1:],
        THERE,
        field("oben", None),
        field("mitte", "oben"),
        field("spiel", "mitte"),
        practice("probe"),
    )
    item = by_id(library)["probe"]
    fields = dict(zip(WEIGHTS, item.fields, strict=True))
    assert fields["thema"] == "Spiel . Alle"
    assert fields["schlagwort"] == "Auch spiel . Mitte . Auch mitte . Oben . Auch oben"


@pytest.mark.parametrize("sign", ["[^", "**", "](", "eintrag:"])
def test_marks_of_citations_and_emphasis_are_not_indexed(nrw: Library, sign: str) -> None:
    assert not [
        item.id for item in list_documents(nrw) if any(sign in text for text in item.fields)
    ]


def test_works_that_are_only_cited_are_not_found(nrw: Library) -> None:
    assert not {item.kind for item in list_documents(nrw)} & {"Werk"}


def test_pages_written_by_hand_come_last(beispielland: Library) -> None:
    extra = page_document("mitmachen/", "Mitmachen", "", "Wie man mitmacht.", "Zauberwort")
    *_, last = list_documents(beispielland, [extra])
    assert last == extra
    assert (last.id, last.kind, last.names) == ("mitmachen", "Seite", ("Mitmachen",))


def test_an_analysis_depends_on_the_document_alone(beispielland: Library) -> None:
    items = list(list_documents(beispielland))
    analyse = default_analysis()
    forwards = [analyse(item) for item in items]
    assert [default_analysis()(item) for item in reversed(items)] == forwards[::-1]


def test_a_term_counts_once_for_each_place_and_its_parts_as_often() -> None:
    item = page_document(
        "probe/", "Musterkurs", "", "Kurs und Musterkurs", "Musterkurs, Muster; Rest"
    )
    found = Analysis().analyse_document(item)
    counts = dict(found.terms)
    # titel, kurzfassung, thema, schlagwort, ort, text
    assert counts["musterkur"] == (1, 1, 0, 0, 0, 1)
    assert counts["kur"] == (1, 2, 0, 0, 0, 1)
    assert counts["must"] == (1, 1, 0, 0, 0, 2)
    assert counts["rest"] == (0, 0, 0, 0, 0, 1)
    assert found.lengths == (3, 4, 0, 0, 0, 5)


def test_a_piece_of_text_is_read_once_however_often_it_stands_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []

    def terms_of(chunk: str) -> list[str]:
        read.append(chunk)
        return [chunk.lower()]

    monkeypatch.setattr(reading, "terms_of", terms_of)
    analysis = Analysis()
    for _ in range(2):
        analysis.analyse_document(
            page_document("probe/", "Ding", "", "Ding und Ding", "Ding und Haus")
        )
    # The name of the page is read each time.
    assert sorted(read) == ["Ding", "Ding", "Ding", "Haus", "und"]


def test_a_place_is_a_name_of_its_centre_and_of_what_happens_there(nrw: Library) -> None:
    documents = by_id(nrw)
    read = default_analysis()
    assert "bunde@" in read(documents["ki-kreis-herford"]).names
    assert "rheine@" in read(documents["rheine-teilhabemanagement"]).names
    assert "bunde@" not in read(documents["rheine-teilhabemanagement"]).names
