"""What papers say of a practice, as data: its order, what is unknown, and what nobody said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from samples import BODY, FULL, VOCABULARY, practice, transfer
from values import values_in

from praxistransfer.library.evidence import LADDER
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.library.readability import reading_ease
from praxistransfer.model.addresses import EINSTUFUNG, Anchor
from praxistransfer.model.base import Eintrag
from praxistransfer.model.practice import Practice
from praxistransfer.model.words import NOT_KNOWN
from praxistransfer.pages.blocks import (
    Checklist,
    Empty,
    Fact,
    Inline,
    Links,
    Notice,
    Page,
    Prose,
    Section,
    Signs,
    Steps,
    Table,
    Transfers,
)
from praxistransfer.pages.grading import grading_page
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.profile import practice_signs, profile_sections

B = TypeVar("B")
MakeLibrary = Callable[..., Library]
MakeProfile = Callable[..., Page]

ORDER = """
    Auf einen Blick; Ausgangslage; Ziele; Vorgehen;
    Was muss bleiben, was darf sich ändern; Akteure; Ressourcen; Ergebnisse; Voraussetzungen;
    Stolpersteine; Nicht geeignet, wenn; Lehren und Übertragbarkeit; Übertragungen;
    Einschätzung der Redaktion; Stand des Eintrags
"""
"""The order in which a colleague needs it: what it is, how it went, can I do it, can I trust it."""


def headings(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split(";")]


@pytest.fixture
def profile_of(make_library: MakeLibrary) -> MakeProfile:
    """Return what makes the parts of a practice, with other entries beside it."""

    def make(item: Practice, *others: Eintrag) -> Page:
        book = Book(Knowledge(make_library(*VOCABULARY, item, *others)))
        top = (practice_signs(book, item),)
        return Page("", item.titel, "", profile_sections(book, item), top=top)

    return make


def section(page: Page, heading: str) -> Section:
    return next(part for part in page.sections if part.heading == heading)


def blocks(part: object, kind: type[B]) -> list[B]:
    """Return every block of a kind inside a page, a section or another block."""
    return [*values_in(part, kind)]


def rows(part: object) -> dict[str, tuple[Inline, ...]]:
    return {row.label: row.values for row in blocks(part, Fact)}


def signs(page: Page) -> dict[str, str]:
    return {sign.label: sign.value for block in blocks(page.top, Signs) for sign in block.items}


def test_a_full_practice_shows_its_sections_in_the_fixed_order(profile_of: MakeProfile) -> None:
    page = profile_of(practice(FULL, BODY))
    assert [part.heading for part in page.sections] == headings(ORDER)


def test_a_bare_practice_shows_the_same_sections_but_those_that_only_exist_when_filled(
    profile_of: MakeProfile,
) -> None:
    page = profile_of(practice())
    only_when_filled = {
        "Nicht geeignet, wenn",
        "Lehren und Übertragbarkeit",
        "Einschätzung der Redaktion",
    }
    wanted = [heading for heading in headings(ORDER) if heading not in only_when_filled]
    assert [part.heading for part in page.sections] == wanted


def test_the_anchors_of_the_sections_are_the_same_on_every_page(profile_of: MakeProfile) -> None:
    full, bare = profile_of(practice(FULL, BODY)), profile_of(practice())
    anchors = {part.heading: part.id for part in full.sections}
    assert len(set(anchors.values())) == len(anchors)
    assert {part.heading: part.id for part in bare.sections}.items() <= anchors.items()


@pytest.mark.parametrize(
    "heading",
    [
        "Ausgangslage",
        "Ziele",
        "Vorgehen",
        "Akteure",
        "Ressourcen",
        "Ergebnisse",
        "Voraussetzungen",
        "Stolpersteine",
    ],
)
def test_what_no_source_says_is_shown_as_not_known(profile_of: MakeProfile, heading: str) -> None:
    assert section(profile_of(practice()), heading).blocks == (Empty(NOT_KNOWN),)
    assert Empty(NOT_KNOWN) not in blocks(section(profile_of(practice(FULL, BODY)), heading), Empty)


def test_facts_that_are_not_known_are_not_left_out(profile_of: MakeProfile) -> None:
    facts = rows(section(profile_of(practice()), "Auf einen Blick"))
    assert facts["Zeitraum"] == (NOT_KNOWN,)
    assert facts["Rolle des Kommunalen Integrationszentrums"] == (NOT_KNOWN,)
    assert facts["Verstetigung"] == (NOT_KNOWN,)
    assert facts["Stand des Inhalts"] == ("ohne Datum",)


def test_parts_of_a_known_whole_that_are_not_known_are_shown_as_such(
    profile_of: MakeProfile,
) -> None:
    page = profile_of(practice(FULL, BODY))
    resources = rows(section(page, "Ressourcen"))
    assert resources == {"Personal": ("eine Stelle",), "Kosten": (), "Förderung": (), "Vorlauf": ()}
    (claims,) = blocks(section(page, "Ergebnisse"), Table)
    assert claims.rows[0][1] == (NOT_KNOWN,)
    (obstacles,) = blocks(section(page, "Stolpersteine"), Table)
    assert obstacles.rows[0][2:] == ((NOT_KNOWN,), ("offen",))


def test_signs_say_openly_what_is_not_known(profile_of: MakeProfile) -> None:
    assert signs(profile_of(practice())) == {
        "Belege": "Erfahrung (Stufe 0 von 4)",
        "Aufwand": NOT_KNOWN,
        "Übertragungen": "noch keine Übernahme dokumentiert",
    }
    known = signs(profile_of(practice(FULL, BODY)))
    assert known["Belege"] == "dokumentiert (Stufe 1 von 4)"
    assert known["Aufwand"].startswith("mittel")


def test_a_step_is_called_core_or_adaptable_only_if_a_source_says_so(
    profile_of: MakeProfile,
) -> None:
    (steps,) = blocks(section(profile_of(practice(FULL, BODY)), "Vorgehen"), Steps)
    assert [step.markdown for step in steps.items] == ["Erstens.", "Zweitens.", "Drittens."]
    assert [(step.part, step.part_word) for step in steps.items] == [
        ("kern", "Kern: muss bleiben"),
        ("", ""),
        ("", ""),
    ]
    assert [step.sources for step in steps.items] == [("blatt",), (), ("blatt",)]
    assert [step.variants for step in steps.items] == [(), (), ("anders",)]


def test_steps_in_the_head_follow_what_the_section_says(profile_of: MakeProfile) -> None:
    found = section(profile_of(practice(FULL, BODY)), "Vorgehen").blocks
    assert [type(block) for block in found] == [Prose, Steps]
    listed = profile_of(practice(body={"Vorgehen": "1. Erst dies.\n2. Dann das."}))
    assert section(listed, "Vorgehen").blocks == (Prose("1. Erst dies.\n2. Dann das."),)


def test_the_judgement_of_the_editors_is_set_apart_from_what_sources_say(
    profile_of: MakeProfile,
) -> None:
    found = section(profile_of(practice(FULL, BODY)), "Einschätzung der Redaktion").blocks
    assert [type(block) for block in found] == [Notice]
    (notice,) = blocks(found, Notice)
    assert notice.tone == "redaktion"
    assert "keine Aussage einer Quelle" in notice.title
    assert notice.texts == ("Gut.",)


def test_what_is_not_certain_is_said(profile_of: MakeProfile) -> None:
    page = profile_of(practice(FULL, BODY))
    (notice,) = blocks(section(page, "Stand des Eintrags"), Notice)
    assert (notice.tone, notice.texts) == ("unsicher", ("Das Jahr.",))
    assert not blocks(section(profile_of(practice()), "Stand des Eintrags"), Notice)


def test_the_state_of_an_entry_names_who_checked_it_and_when(profile_of: MakeProfile) -> None:
    full = rows(section(profile_of(practice(FULL, BODY)), "Stand des Eintrags"))
    assert full["Geprüft am"] == ("1. Februar 2024",)
    assert full["Prüfung"] == ("geprüft und aktuell",)
    assert full["Geprüft durch"] == ("Fachstelle",)
    assert full["Nutzungsrecht"] == ("CC0-1.0",)
    bare = rows(section(profile_of(practice()), "Stand des Eintrags"))
    assert bare["Prüfung"] == ("noch nicht förmlich geprüft",)
    assert "Geprüft am" not in bare
    assert bare["Kennung"] == ("probe",)
    assert bare["Nutzungsrecht"] == ("CC-BY-4.0",)


def test_the_state_of_an_entry_says_what_would_make_it_better(profile_of: MakeProfile) -> None:
    state = rows(section(profile_of(practice()), "Stand des Eintrags"))
    assert state["Was die Stufe heben würde"] == (LADDER[1].step,)
    assert state["Nächster Schritt"] == ("Den Abschnitt „Ausgangslage“ schreiben.",)
    (share, stages) = state["Vollständigkeit"]
    assert str(share).endswith(" Prozent der Angaben")
    assert str(stages).startswith("Steckbrief ")


def test_the_state_of_an_entry_says_how_easy_its_plain_summary_is(profile_of: MakeProfile) -> None:
    state = rows(section(profile_of(practice(FULL, BODY)), "Stand des Eintrags"))
    score = reading_ease("Das ist ein einfacher Satz.")
    assert state["Lesbarkeit der einfachen Fassung"] == (f"leicht ({score} von 100)",)
    bare = rows(section(profile_of(practice()), "Stand des Eintrags"))
    assert "Lesbarkeit der einfachen Fassung" not in bare


def test_each_sign_leads_to_its_rules(profile_of: MakeProfile) -> None:
    (found,) = blocks(profile_of(practice()), Signs)
    anchors = {f"{EINSTUFUNG}#{part.id}" for part in grading_page().sections}
    assert {sign.explained for sign in found.items} <= anchors


def test_claims_and_requirements_name_their_source(profile_of: MakeProfile) -> None:
    page = profile_of(practice(FULL, BODY))
    (claims,) = blocks(section(page, "Ergebnisse"), Table)
    assert claims.rows == ((("Es ging.",), (NOT_KNOWN,), ("Presse",), ("[^blatt]",)),)
    (needs,) = blocks(section(page, "Voraussetzungen"), Checklist)
    assert [(item.text, item.note, item.source) for item in needs.items] == [
        ("Ein Ball.", "muss, betrifft: Umfeld", "blatt")
    ]


def test_a_claim_about_a_whole_programme_is_not_passed_off_as_one_about_the_practice(
    profile_of: MakeProfile,
) -> None:
    claim = {"aussage": "Es wirkt.", "methode": "studie", "quelle": "blatt"}
    for scope, words in (
        ("praxis", "Studie oder Evaluation"),
        (
            "programm",
            "Studie oder Evaluation; gilt für das ganze Programm, nicht diesen Standort",
        ),
    ):
        page = profile_of(practice(ergebnisse=[{**claim, "gilt_fuer": scope}]))
        (table,) = blocks(section(page, "Ergebnisse"), Table)
        assert table.rows[0][2] == (words,)


def test_actors_are_linked_and_named_as_on_site(profile_of: MakeProfile) -> None:
    (table,) = blocks(section(profile_of(practice(FULL, BODY)), "Akteure"), Table)
    who, role = table.rows[0]
    assert who == ("Verein Dorf", Anchor("Verein", "akteure/verein/"))
    assert role == ("hilft (unverzichtbar)",)


def test_a_practice_of_the_whole_land_names_no_municipality(profile_of: MakeProfile) -> None:
    page = profile_of(practice(kommunen=[], landesweit="ja"))
    assert rows(section(page, "Auf einen Blick"))["Kommune"] == ("landesweit",)


def test_take_overs_are_listed_and_only_adoptions_are_counted(profile_of: MakeProfile) -> None:
    page = profile_of(
        practice(),
        transfer("echt", "kommune_zu_kommune", status="erprobt"),
        transfer("standort", "programm_standort"),
        transfer("vermutet", "land_zu_land", beleg="mittelbar"),
    )
    (taken,) = blocks(section(page, "Übertragungen"), Transfers)
    assert [item.link.text for item in taken.items] == ["Übertragung echt"]
    inferred, sites = blocks(section(page, "Übertragungen"), Links)
    assert [link.text for link in inferred.items] == ["Übertragung vermutet"]
    assert [link.text for link in sites.items] == ["Übertragung standort"]
    not_express, remark = blocks(section(page, "Übertragungen"), Prose)
    assert "nicht ausdrücklich belegt; gezählt wird das nicht" in not_express.markdown
    assert "1 Standort eines Programms; als Übernahme zählt das nicht" in remark.markdown
    words = "1 Übernahme dokumentiert; 1 nicht ausdrücklich belegt; 1 Programmstandort"
    assert signs(page)["Übertragungen"] == words
    assert [part.heading for part in page.sections].count("Übertragungen") == 1


def test_a_practice_without_take_overs_invites_the_first(profile_of: MakeProfile) -> None:
    (empty,) = blocks(section(profile_of(practice()), "Übertragungen"), Empty)
    assert "Noch keine Übertragung dokumentiert" in empty.text
