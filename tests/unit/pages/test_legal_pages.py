"""Imprint, privacy, accessibility and the page for operators: true, and open where it is open."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from values import values_in

import praxistransfer
from praxistransfer.building.plan import build_pages
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.betreiber import Betreiber
from praxistransfer.model.pruefbericht import BekannterFehler, Pruefbericht, Pruefung
from praxistransfer.pages.blocks import TO_FILL_IN, Code, Fact, Notice, Page, Prose, Table
from praxistransfer.pages.declaration import declaration_page
from praxistransfer.pages.legal import LEGAL, STORED, legal_pages
from praxistransfer.pages.operation import (
    apache_snippet,
    gitlab_snippet,
    nginx_snippet,
    operation_page,
)
from praxistransfer.pages.policy import CONTENT_POLICY, HEADER_POLICY, SECURITY_HEADERS
from praxistransfer.theme.render import Renderer

SCRIPTS = Path(praxistransfer.__file__).parent / "theme/scripts"
CLAIM = re.compile(r"vollständig vereinbar|mit .* vereinbar")
CLEAN = Pruefbericht(
    am="2020-02-02",
    pruefungen=(Pruefung(was="Probe", seiten=2, zustaende="hell", bestanden=2, fehler=0),),
)
FAILED = CLEAN.model_copy(
    update={
        "bekannte_fehler": (
            BekannterFehler(seite="/probe/", regel="musteraxt", beschreibung="Erfundene Barriere"),
        )
    }
)


def text_of(part: object) -> str:
    return "\n".join(values_in(part, str))


def section(page: Page, id_: str) -> object:
    return next(part.blocks for part in page.sections if part.id == id_)


def declared(report: Pruefbericht | None, **betreiber: Any) -> tuple[Page, str]:
    """Return the declaration, and what it says of conformity."""
    operator = Betreiber(gesetz="dem Probegesetz", **betreiber)
    page = declaration_page(operator, report)
    return page, text_of(section(page, "stand"))


def shown(library: Library, page: Page) -> str:
    """Return the HTML of a page, without its soft hyphens."""
    return Renderer(Knowledge(library)).render(page).html.replace("\N{SOFT HYPHEN}", "")


def test_every_page_leads_to_the_legal_ones_and_they_exist(beispielland: Library) -> None:
    addresses = {page.address for page in build_pages(beispielland)}
    assert {link.target for link in LEGAL} == {"impressum/", "datenschutz/", "barrierefreiheit/"}
    assert {link.target for link in LEGAL} <= addresses


def test_what_the_operator_said_is_shown_and_nothing_is_marked(beispielland: Library) -> None:
    pages = [
        *legal_pages(beispielland.betreiber),
        declaration_page(beispielland.betreiber, beispielland.pruefbericht),
    ]
    text = "\n".join(shown(beispielland, page) for page in pages)
    for name, value in beispielland.betreiber:
        assert value in text or name in {"bewertung", "bewertet_am"}, name
    assert TO_FILL_IN not in text


@pytest.mark.parametrize("number", [0, 1, 2])
def test_what_is_open_is_marked_and_counted_at_the_top(nrw: Library, number: int) -> None:
    page = [*legal_pages(nrw.betreiber), declaration_page(nrw.betreiber, nrw.pruefbericht)][number]
    (notice,) = values_in(page.top, Notice)
    listed = re.findall("„([^“]+)“", notice.texts[0])
    html = shown(nrw, page)
    marked = {fact.label for fact in values_in(page.sections, Fact) if fact.values == (TO_FILL_IN,)}
    marked |= set(re.findall(rf"\[{TO_FILL_IN}: ([^\]]+)\]", html))
    assert {*listed} == marked
    assert notice.texts[0].startswith(f"{len(listed)} Angaben")
    assert '<dd class="px-open">' in html
    assert "keine Rechtsberatung" in html


def test_abbreviations_of_the_glossary_do_not_explain_pages_about_the_site(nrw: Library) -> None:
    assert "IP" in {term.kurz for term in nrw.begriffe.values()}  # an Integration Point
    html = "".join(
        Renderer(Knowledge(nrw)).render(page).html for page in legal_pages(nrw.betreiber)
    )
    assert "IP-Adresse" in html
    assert "<abbr" not in html


def test_optional_statements_are_left_out_when_empty(nrw: Library) -> None:
    imprint = legal_pages(nrw.betreiber)[0]
    labels = {fact.label for fact in values_in(imprint, Fact)}
    assert not labels & {"Telefon", "Kontaktformular", "Umsatzsteuer-Identifikationsnummer"}


def test_everything_the_scripts_keep_is_listed_on_the_page_on_privacy(nrw: Library) -> None:
    source = "\n".join(path.read_text("utf-8") for path in sorted(SCRIPTS.rglob("*.js")))
    named = dict(re.findall(r'const (\w+) = "(praxistransfer\.[\w.-]+)"', source))
    written = {*re.findall(r"\b(?:store|setItem)\(\s*([^,)]+)", source)} - {"key"}  # "store" itself
    assert {named.get(name, name) for name in written} == {key for key, *_ in STORED}
    assert not re.search(r"document\.cookie|indexedDB|caches\.|[sS]torage\[", source)
    (table,) = values_in(section(legal_pages(nrw.betreiber)[1], "gespeichert"), Table)
    assert [row[0] for row in table.rows] == [(key,) for key, *_ in STORED]


def test_without_a_statement_of_the_operator_none_is_made(nrw: Library) -> None:
    for report in (None, CLEAN, FAILED):
        page = declaration_page(nrw.betreiber, report)
        text = text_of(section(page, "stand"))
        assert TO_FILL_IN in text
        assert not CLAIM.search(text)
        assert "können nicht zeigen" in text


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("vollstaendig", "Diese Website ist mit dem Probegesetz vollständig vereinbar."),
        ("nicht", "Diese Website ist mit dem Probegesetz nicht vereinbar."),
        (
            "teilweise",
            "wegen der nachstehend aufgeführten Unvereinbarkeiten teilweise mit dem Probegesetz",
        ),
    ],
)
def test_the_operator_states_conformity_in_the_words_of_the_model(word: str, sentence: str) -> None:
    assert sentence in declared(CLEAN, bewertung=word)[1]


def test_failures_refute_full_conformity() -> None:
    text = declared(FAILED, bewertung="vollstaendig")[1]
    assert "nicht in allen Teilen mit dem Probegesetz vereinbar" in text
    assert "vollständig vereinbar" not in text
    assert "widersprechen" in text


def test_the_declaration_follows_the_model_of_the_union(beispielland: Library) -> None:
    assert [
        part.heading
        for part in declaration_page(beispielland.betreiber, beispielland.pruefbericht).sections
    ] == [
        "Geltungsbereich",
        "Stand der Vereinbarkeit mit den Anforderungen",
        "Nicht barrierefreie Inhalte",
        "Erstellung dieser Erklärung zur Barrierefreiheit",
        "Feedback und Kontaktangaben",
        "Durchsetzungsverfahren",
        "Was zuletzt geprüft wurde",
        "Zu dieser Seite",
    ]


def test_barriers_and_results_come_from_the_record() -> None:
    page, _ = declared(FAILED)
    (barriers,) = values_in(section(page, "barrieren"), Table)
    assert barriers.rows == ((("/probe/",), ("musteraxt",), ("Erfundene Barriere",)),)
    (results,) = values_in(section(page, "geprueft"), Table)
    assert results.caption == "Prüfung vom 2. Februar 2020"
    assert results.rows == ((("Probe",), ("2",), ("hell",), ("2",), ("0",)),)
    assert "am 2. Februar 2020 erstellt" in text_of(section(page, "erstellung"))
    assert "keine Fehler gefunden" in text_of(section(declared(CLEAN)[0], "barrieren"))


def test_without_a_record_the_declaration_says_so() -> None:
    page, _ = declared(None, bewertung="teilweise")
    for id_ in ("barrieren", "erstellung", "geprueft"):
        assert "noch kein Prüfergebnis aufgezeichnet" in text_of(section(page, id_))


def test_headers_hold_the_policy_of_the_pages_and_forbid_framing() -> None:
    assert f"{CONTENT_POLICY}; frame-ancestors 'none'" == HEADER_POLICY
    assert "frame-ancestors" not in CONTENT_POLICY


@pytest.mark.parametrize("snippet", [nginx_snippet, apache_snippet, gitlab_snippet])
def test_every_snippet_sends_every_header(snippet: Any) -> None:
    text = snippet()
    assert f"{CONTENT_POLICY}; frame-ancestors 'none'\"" in text
    for name, value in SECURITY_HEADERS.items():
        assert re.search(rf'{name}(?:: | ")' + re.escape(value) + '"', text), name
    assert text in {code.text for code in values_in(operation_page(), Code)}


def test_the_page_for_operators_names_every_field_of_their_file() -> None:
    tables = list(values_in(operation_page(), Table))
    assert [row[0][0] for row in tables[0].rows] == [*Betreiber.model_fields]
    assert "GitHub Pages lässt keine eigenen Kopfzeilen zu" in text_of(
        tuple(values_in(operation_page(), Prose))
    )
