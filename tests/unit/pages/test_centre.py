"""The page of a centre says what is known of its office, each with the date of its source."""

from __future__ import annotations

import pytest

from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.addresses import Anchor
from praxistransfer.model.vocabulary import Integrationszentrum
from praxistransfer.pages.blocks import Facts, Inline, Page, Prose, Section, Table
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.vocabulary import vocabulary_page


def page_of(library: Library, id_: str) -> Page:
    return vocabulary_page(Book(Knowledge(library)), library.entries[id_])


def section(page: Page, id_: str) -> Section | None:
    return next((part for part in page.sections if part.id == id_), None)


@pytest.fixture(scope="module")
def office(beispielland: Library) -> dict[str, Inline]:
    """Return label → value of what the page of Musterstadt says of its office."""
    found = section(page_of(beispielland, "ki-musterstadt"), "dienststelle")
    assert found
    (facts,) = found.blocks
    assert isinstance(facts, Facts)
    return {row.label: value for row in facts.rows for value in row.values}


def test_each_statement_carries_the_date_of_its_source(office: dict[str, Inline]) -> None:
    assert office == {
        "Dienststelle": (
            "Amt für Anfänge und Übungen (vorher Amt für Enden; erschlossen; Quelle ohne Datum)"
        ),
        "Webseite": Anchor(
            "Unser Integrationszentrum „Guter Anfang“",
            "https://beispiel.example/musterstadt/integrationszentrum",
            "Quelle ohne Datum; sieht auf Papier besser aus",
        ),
        "Postfach": (
            "integrationszentrum@musterstadt.example "
            "(wird nur bei Regen geleert; Quelle ohne Datum)"
        ),
        "Kommunales Integrationsmanagement (KIM) seit": (
            "Mai 2021: Im Mai 2021 beschlossen, erzählt wurde es schon früher. "
            "(unsicher; Stand 20. Mai 2021)"
        ),
        "Gemeinden": "1 Gemeinde: Musterstadt (Stand 1. Dezember 2023)",
        "Kfz-Kennzeichen": (
            "MUS (gilt auch für ein anderes Zentrum; ausgedacht; Stand 1. Februar 2024)"
        ),
    }


def test_priorities_are_told_as_history(beispielland: Library) -> None:
    found = section(page_of(beispielland, "ki-musterstadt"), "schwerpunkte")
    assert found
    intro, table = found.blocks
    assert isinstance(intro, Prose)
    assert isinstance(table, Table)
    assert "Geschichte" in intro.markdown
    assert [row[2] for row in table.rows] == [("2014 bis 2016",), ("nicht belegt",)]


def test_what_is_not_known_of_a_centre_leaves_no_section(beispielland: Library) -> None:
    page = page_of(beispielland, "ki-kreis-einsam")
    assert section(page, "dienststelle") is None
    assert section(page, "schwerpunkte") is None


def test_every_source_of_a_centre_is_named_once(nrw: Library) -> None:
    for centre in nrw.entries_of(Integrationszentrum):
        sources = page_of(nrw, centre.id).sources
        assert len(sources) == len({repr(source) for source in sources})
        for told in (centre.ki_start, centre.kim_seit, centre.dienststelle, centre.postfach):
            assert told is None or told.quelle in sources
