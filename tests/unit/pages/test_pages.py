"""What the page of a practice shows, as data: its order, what is unknown, and what nobody said."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from values import values_in

from praxistransfer.building.plan import build_pages
from praxistransfer.library.evidence import LADDER
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.library.readability import reading_ease
from praxistransfer.model.addresses import EINSTUFUNG, Anchor
from praxistransfer.model.base import Abschnitt, Eintrag
from praxistransfer.model.practice import Practice, Schulungsbaustein, Uebertragung
from praxistransfer.model.vocabulary import (
    Akteur,
    Handlungsfeld,
    Integrationszentrum,
    Stolperstein,
    Zielgruppe,
)
from praxistransfer.model.words import NOT_KNOWN
from praxistransfer.pages.blocks import (
    Cards,
    Checklist,
    Empty,
    Fact,
    Facts,
    Inline,
    Links,
    Notice,
    Page,
    Prose,
    Redirect,
    Section,
    Signs,
    Sources,
    Steps,
    Table,
    Transfers,
)
from praxistransfer.pages.grading import grading_page
from praxistransfer.pages.redirects import build_redirects
from praxistransfer.theme.render import Renderer

B = TypeVar("B")
MakeLibrary = Callable[..., Library]

VOCABULARY: tuple[Eintrag, ...] = (
    Handlungsfeld(id="spiel", label="Spiel", art="handlungsfeld", definition="Erfunden."),
    Handlungsfeld(id="strategie", label="Strategie", art="strategie", definition="Erfunden."),
    Zielgruppe(id="alle", label="Alle", definition="Erfunden."),
    Akteur(id="verein", label="Verein", art="zivilgesellschaft", rolle="Erfunden."),
    Stolperstein(id="regen", label="Regen", definition="Erfunden."),
    Integrationszentrum.model_validate(
        {
            "id": "ki-muster",
            "label": "Kreis Muster",
            "typ": "kreis",
            "ags": "99001",
            "kreisschluessel": "99001",
            "lat": 0,
            "lon": 0,
        }
    ),
)

BARE: dict[str, Any] = {
    "id": "probe",
    "titel": "Eine Probe",
    "kurzfassung": " ".join(["Wort"] * 25),
    "status": "eingereicht",
    "handlungsfelder": ["spiel"],
    "zielgruppen": ["alle"],
    "kommunen": ["ki-muster"],
    "zeitraum": {},
    "rolle_ki": "nicht_belegt",
    "stand": "ohne Datum",
    "quellen": [{"id": "blatt", "titel": "Blatt", "datum": "2019"}],
}
"""The least that a practice has to say."""

FULL: dict[str, Any] = {
    **BARE,
    "einfach": "Das ist ein einfacher Satz.",
    "orte": ["Dorf"],
    "zeitraum": {"von": "2018", "bis": "2019"},
    "rolle_ki": "traeger",
    "rolle_ki_hinweis": "es leitet",
    "stand": "2019-05",
    "akteure": [{"akteur": "verein", "name": "Verein Dorf", "rolle": "hilft", "noetig": "ja"}],
    "schritte": [
        {"id": "eins", "text": "Erstens.", "teil": "kern", "quellen": ["blatt"]},
        {"id": "zwei", "text": "Zweitens."},
        {"id": "drei", "text": "Drittens.", "varianten": ["anders"], "quellen": ["blatt"]},
    ],
    "ressourcen": {"personal": "eine Stelle", "kostenband": "mittel", "quellen": ["blatt"]},
    "ergebnisse": [{"aussage": "Es ging.", "methode": "presse", "quelle": "blatt"}],
    "stolpersteine": [{"art": "regen", "was": "Es regnete."}],
    "voraussetzungen": [{"text": "Ein Ball.", "art": "umfeld", "grad": "muss", "quelle": "blatt"}],
    "nicht_geeignet_wenn": "Es stürmt.",
    "lehren": "Gelernt.",
    "uebertragbarkeit": {"text": "Übertragbar.", "handlungsfelder": ["strategie"]},
    "schritte_90_tage": ["Anfangen."],
    "risiken": [{"was": "Ein Loch im Ball."}],
    "materialien": [{"titel": "Plan", "url": "https://a.example/plan.pdf", "format": "PDF"}],
    "nachhaltigkeit": "verstetigt",
    "geprueft_am": "2024-02-01",
    "geprueft_durch": "Fachstelle",
    "freigabe": "Leitung",
    "unsicher": ["Das Jahr."],
    "redaktionelle_einschaetzung": "Gut.",
    "lizenz": "CC0-1.0",
}

ORDER = """
    Auf einen Blick; In einfacher Sprache; Ausgangslage; Ziele; Vorgehen;
    Was muss bleiben, was darf sich ändern; Akteure; Ressourcen; Ergebnisse; Voraussetzungen;
    Stolpersteine; Nicht geeignet, wenn; Lehren und Übertragbarkeit; Übertragungen;
    Einschätzung der Redaktion; Material; Verwandte Beispiele; Stand des Eintrags; Quellen
"""
"""The order in which a colleague needs it: what it is, how it went, can I do it, can I trust it."""

BODY = {
    "Ausgangslage": "So war es.[^blatt]",
    "Ziele": "- Ein Ziel.",
    "Vorgehen": "Im Ganzen so:",
    "Ergebnisse": "Dazu ein Wort.",
}


def headings(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split(";")]


def practice(
    data: dict[str, Any] = BARE, body: dict[str, str] | None = None, **more: Any
) -> Practice:
    """Return a practice with the given fields and sections."""
    texts = {**dict.fromkeys(BODY, ""), **(body or {})}
    sections = tuple(Abschnitt(titel=title, text=text, line=1) for title, text in texts.items())
    found = Practice.model_validate({**data, **more})
    return found.model_copy(update={"abschnitte": sections})


def pages_of(library: Library) -> dict[str, Page]:
    return {page.address: page for page in build_pages(library)}


@pytest.fixture
def page_of(make_library: MakeLibrary) -> Callable[..., Page]:
    """Return what makes the page of a practice, with other entries beside it."""

    def make(item: Practice, *others: Eintrag) -> Page:
        return pages_of(make_library(*VOCABULARY, item, *others))[f"praxis/{item.id}/"]

    return make


MakePage = Callable[..., Page]


def section(page: Page, heading: str) -> Section:
    return next(part for part in page.sections if part.heading == heading)


def blocks(part: object, kind: type[B]) -> list[B]:
    """Return every block of a kind inside a page, a section or another block."""
    return [*values_in(part, kind)]


def rows(part: object) -> dict[str, tuple[Inline, ...]]:
    return {row.label: row.values for row in blocks(part, Fact)}


def signs(page: Page) -> dict[str, str]:
    return {sign.label: sign.value for block in blocks(page.top, Signs) for sign in block.items}


def test_a_full_practice_shows_its_sections_in_the_fixed_order(page_of: MakePage) -> None:
    page = page_of(practice(FULL, BODY))
    assert [part.heading for part in page.sections] == headings(ORDER)


def test_a_bare_practice_shows_the_same_sections_but_those_that_only_exist_when_filled(
    page_of: MakePage,
) -> None:
    page = page_of(practice())
    only_when_filled = {
        "In einfacher Sprache",
        "Nicht geeignet, wenn",
        "Lehren und Übertragbarkeit",
        "Einschätzung der Redaktion",
        "Material",
    }
    wanted = [heading for heading in headings(ORDER) if heading not in only_when_filled]
    assert [part.heading for part in page.sections] == wanted


def test_the_anchors_of_the_sections_are_the_same_on_every_page(page_of: MakePage) -> None:
    full, bare = page_of(practice(FULL, BODY)), page_of(practice())
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
def test_what_no_source_says_is_shown_as_not_known(page_of: MakePage, heading: str) -> None:
    assert section(page_of(practice()), heading).blocks == (Empty(NOT_KNOWN),)
    assert Empty(NOT_KNOWN) not in blocks(section(page_of(practice(FULL, BODY)), heading), Empty)


def test_facts_that_are_not_known_are_not_left_out(page_of: MakePage) -> None:
    facts = rows(section(page_of(practice()), "Auf einen Blick"))
    assert facts["Zeitraum"] == (NOT_KNOWN,)
    assert facts["Rolle des Kommunalen Integrationszentrums"] == (NOT_KNOWN,)
    assert facts["Verstetigung"] == (NOT_KNOWN,)
    assert facts["Stand des Inhalts"] == ("ohne Datum",)


def test_parts_of_a_known_whole_that_are_not_known_are_shown_as_such(page_of: MakePage) -> None:
    page = page_of(practice(FULL, BODY))
    resources = rows(section(page, "Ressourcen"))
    assert resources == {"Personal": ("eine Stelle",), "Kosten": (), "Förderung": (), "Vorlauf": ()}
    (claims,) = blocks(section(page, "Ergebnisse"), Table)
    assert claims.rows[0][1] == (NOT_KNOWN,)
    (obstacles,) = blocks(section(page, "Stolpersteine"), Table)
    assert obstacles.rows[0][2:] == ((NOT_KNOWN,), ("offen",))


def test_a_fact_without_values_reads_as_not_known_in_the_page(
    make_library: MakeLibrary,
) -> None:
    library = make_library(*VOCABULARY, practice(FULL, BODY))
    html = Renderer(Knowledge(library)).render(pages_of(library)["praxis/probe/"]).html
    assert (
        html.count('<dd class="px-unknown">nicht belegt</dd>') == 4
    )  # what may change, costs, funding, lead time


def test_signs_say_openly_what_is_not_known(page_of: MakePage) -> None:
    assert signs(page_of(practice())) == {
        "Belege": "Erfahrung (Stufe 0 von 4)",
        "Aufwand": NOT_KNOWN,
        "Übertragungen": "noch keine Übernahme dokumentiert",
    }
    known = signs(page_of(practice(FULL, BODY)))
    assert known["Belege"] == "dokumentiert (Stufe 1 von 4)"
    assert known["Aufwand"].startswith("mittel")


def test_a_step_is_called_core_or_adaptable_only_if_a_source_says_so(page_of: MakePage) -> None:
    (steps,) = blocks(section(page_of(practice(FULL, BODY)), "Vorgehen"), Steps)
    assert [step.markdown for step in steps.items] == ["Erstens.", "Zweitens.", "Drittens."]
    assert [(step.part, step.part_word) for step in steps.items] == [
        ("kern", "Kern: muss bleiben"),
        ("", ""),
        ("", ""),
    ]
    assert [step.sources for step in steps.items] == [("blatt",), (), ("blatt",)]
    assert [step.variants for step in steps.items] == [(), (), ("anders",)]


def test_a_step_without_a_part_has_no_sign_in_the_page(make_library: MakeLibrary) -> None:
    library = make_library(*VOCABULARY, practice(FULL, BODY))
    html = Renderer(Knowledge(library)).render(pages_of(library)["praxis/probe/"]).html
    assert html.count("px-part ") == 1
    assert html.count("Kern: muss bleiben") == 1


def test_steps_in_the_head_follow_what_the_section_says(page_of: MakePage) -> None:
    found = section(page_of(practice(FULL, BODY)), "Vorgehen").blocks
    assert [type(block) for block in found] == [Prose, Steps]
    listed = page_of(practice(body={"Vorgehen": "1. Erst dies.\n2. Dann das."}))
    assert section(listed, "Vorgehen").blocks == (Prose("1. Erst dies.\n2. Dann das."),)


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("entwurf", "Entwurf"),
        ("ruhend", "ruhend"),
        ("zurueckgezogen", "zurückgezogen"),
        ("eingereicht", ""),
        ("geprueft", ""),
        ("uebertragbar", ""),
        ("beendet", ""),
    ],
)
def test_an_entry_that_is_not_to_be_relied_on_says_so_at_its_top(
    page_of: MakePage, status: str, word: str
) -> None:
    notices = blocks(page_of(practice(status=status)).top, Notice)
    assert [notice.texts for notice in notices] == (
        [(f"Dieser Eintrag ist: {word}.",)] if word else []
    )


def test_the_judgement_of_the_editors_is_set_apart_from_what_sources_say(
    page_of: MakePage,
) -> None:
    found = section(page_of(practice(FULL, BODY)), "Einschätzung der Redaktion").blocks
    assert [type(block) for block in found] == [Notice]
    (notice,) = blocks(found, Notice)
    assert notice.tone == "redaktion"
    assert "keine Aussage einer Quelle" in notice.title
    assert notice.texts == ("Gut.",)


def test_what_is_not_certain_is_said(page_of: MakePage) -> None:
    page = page_of(practice(FULL, BODY))
    (notice,) = blocks(section(page, "Stand des Eintrags"), Notice)
    assert (notice.tone, notice.texts) == ("unsicher", ("Das Jahr.",))
    assert not blocks(section(page_of(practice()), "Stand des Eintrags"), Notice)


def test_the_state_of_an_entry_names_who_checked_it_and_when(page_of: MakePage) -> None:
    full = rows(section(page_of(practice(FULL, BODY)), "Stand des Eintrags"))
    assert full["Geprüft am"] == ("1. Februar 2024",)
    assert full["Prüfung"] == ("geprüft und aktuell",)
    assert full["Geprüft durch"] == ("Fachstelle",)
    assert full["Nutzungsrecht"] == ("CC0-1.0",)
    bare = rows(section(page_of(practice()), "Stand des Eintrags"))
    assert bare["Prüfung"] == ("noch nicht förmlich geprüft",)
    assert "Geprüft am" not in bare
    assert bare["Kennung"] == ("probe",)
    assert bare["Nutzungsrecht"] == ("CC-BY-4.0",)


def test_the_state_of_an_entry_says_what_would_make_it_better(page_of: MakePage) -> None:
    state = rows(section(page_of(practice()), "Stand des Eintrags"))
    assert state["Was die Stufe heben würde"] == (LADDER[1].step,)
    assert state["Nächster Schritt"] == ("Den Abschnitt „Ausgangslage“ schreiben.",)
    (share, stages) = state["Vollständigkeit"]
    assert str(share).endswith(" Prozent der Angaben")
    assert str(stages).startswith("Steckbrief ")


def test_the_state_of_an_entry_says_how_easy_its_plain_summary_is(page_of: MakePage) -> None:
    state = rows(section(page_of(practice(FULL, BODY)), "Stand des Eintrags"))
    score = reading_ease("Das ist ein einfacher Satz.")
    assert state["Lesbarkeit der einfachen Fassung"] == (f"leicht ({score} von 100)",)
    bare = rows(section(page_of(practice()), "Stand des Eintrags"))
    assert "Lesbarkeit der einfachen Fassung" not in bare


def test_each_sign_leads_to_its_rules(page_of: MakePage) -> None:
    (found,) = blocks(page_of(practice()), Signs)
    anchors = {f"{EINSTUFUNG}#{part.id}" for part in grading_page().sections}
    assert {sign.explained for sign in found.items} <= anchors


def test_claims_and_requirements_name_their_source(page_of: MakePage) -> None:
    page = page_of(practice(FULL, BODY))
    (claims,) = blocks(section(page, "Ergebnisse"), Table)
    assert claims.rows == ((("Es ging.",), (NOT_KNOWN,), ("Presse",), ("[^blatt]",)),)
    (needs,) = blocks(section(page, "Voraussetzungen"), Checklist)
    assert [(item.text, item.note, item.source) for item in needs.items] == [
        ("Ein Ball.", "muss, betrifft: Umfeld", "blatt")
    ]


def test_a_claim_about_a_whole_programme_is_not_passed_off_as_one_about_the_practice(
    page_of: MakePage,
) -> None:
    claim = {"aussage": "Es wirkt.", "methode": "studie", "quelle": "blatt"}
    for scope, words in (
        ("praxis", "Studie oder Evaluation"),
        (
            "programm",
            "Studie oder Evaluation; gilt für das ganze Programm, nicht diesen Standort",
        ),
    ):
        page = page_of(practice(ergebnisse=[{**claim, "gilt_fuer": scope}]))
        (table,) = blocks(section(page, "Ergebnisse"), Table)
        assert table.rows[0][2] == (words,)


def test_actors_are_linked_and_named_as_on_site(page_of: MakePage) -> None:
    (table,) = blocks(section(page_of(practice(FULL, BODY)), "Akteure"), Table)
    who, role = table.rows[0]
    assert who == ("Verein Dorf", Anchor("Verein", "akteure/verein/"))
    assert role == ("hilft (unverzichtbar)",)


def test_a_practice_of_the_whole_land_names_no_municipality(page_of: MakePage) -> None:
    page = page_of(practice(kommunen=[], landesweit="ja"))
    assert rows(section(page, "Auf einen Blick"))["Kommune"] == ("landesweit",)


def transfer(id_: str, art: str, **more: Any) -> Uebertragung:
    data = {
        "id": id_,
        "titel": f"Übertragung {id_}",
        "praxis": "probe",
        "art": art,
        "beleg": "ausdruecklich",
        "von": [{"name": "Hier"}],
        "nach": [{"name": "Dort"}],
        "zeitraum": {},
        "status": "geplant",
        "quellen": [{"titel": "Blatt", "datum": "2019"}],
    }
    return Uebertragung.model_validate({**data, **more})


def test_take_overs_are_listed_and_only_adoptions_are_counted(page_of: MakePage) -> None:
    page = page_of(
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


def test_a_practice_without_take_overs_invites_the_first(page_of: MakePage) -> None:
    (empty,) = blocks(section(page_of(practice()), "Übertragungen"), Empty)
    assert "Noch keine Übertragung dokumentiert" in empty.text


def test_related_practices_are_cards_with_their_reason(page_of: MakePage) -> None:
    page = page_of(practice(), practice(id="andere", titel="Eine andere Probe"))
    (cards,) = blocks(section(page, "Verwandte Beispiele"), Cards)
    assert [(card.link.target, card.label) for card in cards.items] == [
        ("praxis/andere/", "gleiches Handlungsfeld, gleiche Zielgruppe, gleiche Kommune")
    ]


def test_sources_are_numbered_in_the_order_of_the_entry(make_library: MakeLibrary) -> None:
    sources = [
        {"id": name, "titel": name.upper(), "datum": "2019"} for name in ("zett", "alpha", "mitte")
    ]
    item = practice(quellen=sources, body={"Ziele": "Drei.[^mitte] Eins.[^zett]"})
    library = make_library(*VOCABULARY, item)
    page = pages_of(library)["praxis/probe/"]
    (block,) = blocks(page, Sources)
    assert [source.id for source in block.items] == ["zett", "alpha", "mitte"]
    html = Renderer(Knowledge(library)).render(page).html
    cited = re.findall(r'href="#quelle-(\w+)".*?(\d+)</a>', html)
    assert cited == [("mitte", "3"), ("zett", "1")]


def test_the_page_knows_its_place_its_origin_and_its_subjects(page_of: MakePage) -> None:
    page = page_of(practice(FULL, BODY))
    assert page.address == "praxis/probe/"
    assert page.trail == (Anchor("Start", ""), Anchor("Praxisbeispiele", "praxis/"))
    assert page.origin == "probe.md"
    assert {"probe", "spiel", "alle", "verein", "regen"} <= set(page.subjects)
    assert page.kind == "Praxisbeispiel"
    assert page.stand == "2019-05"


def test_the_description_for_search_engines_is_short_and_plain(page_of: MakePage) -> None:
    words = "Viele Wörter[^blatt] über die Probe, " * 10
    page = page_of(practice(kurzfassung=words))
    assert len(page.description) <= 162
    assert page.description.endswith(" …")
    assert "[^" not in page.description


def test_the_description_of_an_entry_is_what_it_is_or_else_the_lead(
    make_library: MakeLibrary,
) -> None:
    pages = pages_of(make_library(*VOCABULARY))
    assert pages["handlungsfelder/spiel/"].description == "Erfunden."
    assert pages["ki/ki-muster/"].description == (
        "Kommunales Integrationszentrum: Kreis Muster, Kreis."
    )


def test_a_training_has_texts_for_those_for_whom_somebody_wrote_one(
    make_library: MakeLibrary,
) -> None:
    def headings_of(**texts: str) -> list[str]:
        training = Schulungsbaustein.model_validate(
            {
                "id": "ueben",
                "titel": "Üben",
                "kurzfassung": "Erfunden.",
                "lernziele": ["Üben."],
                "ablauf": [{"minuten": 5, "was": "Üben."}],
                **texts,
            }
        )
        page = pages_of(make_library(*VOCABULARY, training))["schulungen/ueben/"]
        return [part.heading for part in page.sections]

    assert headings_of() == ["Auf einen Blick", "Lernziele", "Ablauf"]
    assert headings_of(text_teilnehmende="Lies.")[3:] == ["Für Teilnehmende"]


@pytest.mark.parametrize(
    ("with_practices", "without", "words"),
    [
        ("handlungsfelder/spiel/", "handlungsfelder/strategie/", "zu diesem Thema"),
        ("zielgruppen/alle/", "zielgruppen/niemand/", "für diese Zielgruppe"),
        ("ki/ki-muster/", "ki/ki-leer/", "aus dieser Kommune"),
    ],
)
def test_fields_groups_and_centres_say_whether_there_is_a_practice(
    make_library: MakeLibrary, with_practices: str, without: str, words: str
) -> None:
    centre = next(entry for entry in VOCABULARY if isinstance(entry, Integrationszentrum))
    empty = centre.model_copy(update={"id": "ki-leer", "label": "Kreis Leer"})
    nobody = Zielgruppe(id="niemand", label="Niemand", definition="Erfunden.")
    pages = pages_of(make_library(*VOCABULARY, empty, nobody, practice()))
    (cards,) = section(pages[with_practices], "Praxisbeispiele").blocks
    assert isinstance(cards, Cards)
    assert [card.link.target for card in cards.items] == ["praxis/probe/"]
    gap = section(pages[without], "Praxisbeispiele")
    for page in (pages[with_practices], pages[without]):
        assert [part.id for part in page.sections].count("praxisbeispiele") == 1
    assert gap.blocks == (
        Empty(
            f"Im Handbuch steht noch kein Praxisbeispiel {words}. "
            "Das heißt nicht, dass es keines gibt. Wer eines kennt, kann es vorschlagen."
        ),
    )


def test_an_empty_handbook_has_all_its_pages(make_library: MakeLibrary) -> None:
    library = make_library()
    pages = pages_of(library)
    assert {"", "praxis/", "handlungsfelder/", "ki/", "glossar/", "quellen/"} <= set(pages)
    assert blocks(pages["praxis/"], Empty)
    renderer = Renderer(Knowledge(library))
    assert all("<h1 id=" in renderer.render(page).html for page in pages.values())


def test_pages_are_sorted_and_each_has_an_address_of_its_own(beispielland: Library) -> None:
    addresses = [page.address for page in build_pages(beispielland)]
    assert addresses == sorted(addresses)
    assert len(addresses) == len(set(addresses))


def test_former_ids_lead_to_the_entry_of_today(make_library: MakeLibrary) -> None:
    library = make_library(*VOCABULARY, practice(frueher=["versuch", "alte-probe"]))
    assert build_redirects(library) == [
        Redirect("praxis/alte-probe/", "praxis/probe/", "Eine Probe"),
        Redirect("praxis/versuch/", "praxis/probe/", "Eine Probe"),
    ]


def test_a_redirect_leads_on_in_every_way_a_browser_knows(make_library: MakeLibrary) -> None:
    library = make_library(*VOCABULARY, practice(frueher=["alte-probe"], titel='A & "B" <i>'))
    html = Renderer(Knowledge(library)).render_redirect(build_redirects(library)[0])
    assert 'content="0; url=../../praxis/probe/"' in html
    assert '<link rel="canonical" href="../../praxis/probe/">' in html
    assert '<a href="../../praxis/probe/">A &amp; &#34;B&#34; &lt;i&gt;</a>' in html


def test_blocks_are_data_without_html(nrw: Library) -> None:
    for page in build_pages(nrw):
        if not page.address.startswith(("hilfe/", "mitmachen/", "betrieb/")):  # hold samples
            assert not [text for text in blocks(page, str) if "</" in text or "<br" in text]
            listing = ("praxis/nach/", "redaktion/", "neu-im-ki/", "passung/")
            is_list = page.address.count("/") < 2 or page.address.startswith(listing)
            assert blocks(page, Facts) or is_list
