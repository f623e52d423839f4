"""What pages are, as data: where they stand and what they say of themselves, without HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

import pytest
from samples import BODY, FULL, VOCABULARY, practice
from values import values_in

from praxistransfer.building.plan import build_pages
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.addresses import Anchor
from praxistransfer.model.base import Eintrag
from praxistransfer.model.practice import Practice, Schulungsbaustein
from praxistransfer.model.vocabulary import (
    Integrationszentrum,
    Zielgruppe,
)
from praxistransfer.pages.blocks import (
    Cards,
    Empty,
    Fact,
    Facts,
    Inline,
    Notice,
    Page,
    Redirect,
    Section,
    Signs,
    Sources,
)
from praxistransfer.pages.redirects import build_redirects
from praxistransfer.theme.render import Renderer

B = TypeVar("B")
MakeLibrary = Callable[..., Library]


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
    cited = re.findall(r'href="#quelle-(\w+)" aria-label="[^"]+">(\d+)</a>', html)
    assert cited == [("mitte", "3"), ("zett", "1")]


def test_the_page_knows_its_place_its_origin_and_its_subjects(page_of: MakePage) -> None:
    page = page_of(practice(FULL, BODY))
    assert page.address == "praxis/probe/"
    assert page.trail == (Anchor("Start", ""), Anchor("Spiel", "handlungsfelder/spiel/"))
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
            is_list = is_list or page.address.endswith("/handreichung/")
            assert blocks(page, Facts) or is_list
