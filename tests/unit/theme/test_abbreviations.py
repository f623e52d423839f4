"""Abbreviations are explained where they are written, and no other text changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import html5lib
import pytest

from praxistransfer.model.addresses import Anchor
from praxistransfer.model.vocabulary import Begriff
from praxistransfer.pages.blocks import (
    Card,
    Cards,
    Code,
    Empty,
    Fact,
    Facts,
    Page,
    Prose,
    Section,
    Table,
)
from praxistransfer.theme.abbreviations import Abbreviations, Explainer
from praxistransfer.theme.page_html import PageHtml
from praxistransfer.theme.render import template_environment

KI = {"id": "ki", "kurz": "KI", "label": "Kommunales Integrationszentrum"}
LAKI = {"id": "laki", "kurz": "LaKI", "label": "Landesweite Koordinierungsstelle"}
KOKO = {
    "id": "koko",
    "kurz": "KoKo",
    "label": "KoKo",
    "bedeutungen": [
        {"label": "Kommunales Konfliktmanagement", "kontext": ["konflikt", "frieden"]},
        {"label": "Kommunale Koordinierung", "kontext": ["kaoa"]},
    ],
}
MARKED_KOKO = '<abbr title="Kommunales Konfliktmanagement">KoKo</abbr>'
MARKED_KI = '<abbr title="Kommunales Integrationszentrum">KI</abbr>'


def glossary(*terms: dict[str, Any]) -> Abbreviations:
    return Abbreviations([Begriff.model_validate(term) for term in terms])


def explained(
    text: str | Iterable[str], *terms: dict[str, Any], about: tuple[str, ...] = ()
) -> str:
    """Return a text, or several one after the other, as a page shows them."""
    explainer = Explainer(glossary(*(terms or (KI,))), about)
    return "".join(map(explainer.explain, [text] if isinstance(text, str) else text))


def text_of(html: str) -> str:
    return "".join(html5lib.parseFragment(html).itertext())


def abbreviations_in(html: str) -> list[tuple[str, str]]:
    """Return what a browser takes for abbreviations, each with its explanation."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [(element.text, element.get("title")) for element in tree.iter("abbr")]


def test_every_use_carries_the_long_form() -> None:
    assert explained("Das KI und das KI.") == f"Das {MARKED_KI} und das {MARKED_KI}."


@pytest.mark.parametrize(
    "text",
    ["KIND, AKI, KIs, KI2, 2KI, KI_x, xKI, ÄKI, KIß", "ki Ki kI", "LaKI und X-KI", "", "nichts"],
)
def test_nothing_is_marked_where_no_abbreviation_stands(text: str) -> None:
    explainer = Explainer(glossary(KI), ())
    assert explainer.explain(text) == text
    assert explainer.explained == ()


@pytest.mark.parametrize(
    "text",
    ["{}-Verbund", "„{}“", "({})", "{}.", "{}/Kreis", "der {}’s", "{}", "\u00a0{}", "{}*x"],
)
def test_an_abbreviation_is_found_beside_hyphens_and_punctuation(text: str) -> None:
    assert explained(text.format("KI")) == text.format(MARKED_KI)


def test_the_longest_spelling_wins() -> None:
    union = {"id": "verbund", "kurz": "KI-Verbund", "label": "Verbund der Zentren"}
    html = explained("KI-Verbund, KI und LaKI", KI, union, LAKI)
    assert abbreviations_in(html) == [
        ("KI-Verbund", "Verbund der Zentren"),
        ("KI", "Kommunales Integrationszentrum"),
        ("LaKI", "Landesweite Koordinierungsstelle"),
    ]


def test_every_spelling_is_known() -> None:
    term = {"id": "mb", "kurz": "MB", "label": "Musterbüro", "schreibweisen": ["M. B.", "MBs"]}
    html = explained("MB, MBs und M. B. sowie MxB.", term)
    assert [spelling for spelling, _ in abbreviations_in(html)] == ["MB", "MBs", "M. B."]


def test_a_term_without_an_abbreviation_is_not_marked() -> None:
    assert explained("Lotsenkoffer", {"id": "x", "label": "Lotsenkoffer"}) == "Lotsenkoffer"


def test_what_was_explained_is_named_once_in_the_order_of_the_page() -> None:
    explainer = Explainer(glossary(KI, LAKI), ())
    for text in ("LaKI", "KI, LaKI"):
        explainer.explain(text)
    assert [(item.short, item.long, item.id) for item in explainer.explained] == [
        ("LaKI", "Landesweite Koordinierungsstelle", "laki"),
        ("KI", "Kommunales Integrationszentrum", "ki"),
    ]


def test_the_same_glossary_serves_many_pages() -> None:
    terms = glossary(KOKO)
    first = Explainer(terms, ["konflikt"]).explain("KoKo")
    Explainer(terms, ["kaoa"]).explain("KoKo")
    assert Explainer(terms, ["konflikt"]).explain("KoKo") == first


def test_everything_is_escaped() -> None:
    term = {"id": "x", "kurz": "K & K", "label": 'A & "B" <i onclick=alert(1)>'}
    html = explained("<b> & K & K </b>", term)
    assert abbreviations_in(html) == [("K & K", 'A & "B" <i onclick=alert(1)>')]
    assert text_of(html) == "<b> & K & K </b>"
    assert "<b" not in html
    assert "<i" not in html


@pytest.mark.parametrize("name", ["lt", "amp", "gt", "quot", "nbsp"])
def test_an_abbreviation_that_is_also_the_name_of_a_sign_leaves_the_sign_alone(name: str) -> None:
    text = f"a < b & c > d \"e\"\u00a0f 'g' {name} h"
    html = explained(text, {"id": "x", "kurz": name, "label": "lang"})
    assert text_of(html) == text
    assert abbreviations_in(html) == [(name, "lang")]


def test_the_subject_of_the_page_decides_between_meanings() -> None:
    for about, long in {
        ("konflikt",): "Kommunales Konfliktmanagement",
        ("kaoa",): "Kommunale Koordinierung",
        ("etwas-anderes", "kaoa"): "Kommunale Koordinierung",
    }.items():
        explainer = Explainer(glossary(KOKO), about)
        assert abbreviations_in(explainer.explain("KoKo")) == [("KoKo", long)]
        assert [item.long for item in explainer.explained] == [long]


def test_the_first_meaning_holds_where_nothing_decides() -> None:
    html = explained("KoKo", KOKO, about=("sport",))
    assert abbreviations_in(html) == [("KoKo", "Kommunales Konfliktmanagement")]


def test_a_single_meaning_is_not_spelled_out() -> None:
    assert text_of(explained("Das KI und das KI")) == "Das KI und das KI"


def test_an_abbreviation_of_two_meanings_is_spelled_out_at_its_first_use() -> None:
    html = explained(["Mit KoKo begann es.", "KoKo blieb."], KOKO, about=("konflikt",))
    assert text_of(html) == "Mit KoKo (Kommunales Konfliktmanagement) begann es.KoKo blieb."


@pytest.mark.parametrize(
    "before",
    [
        ["Kommunales Konfliktmanagement, kurz "],
        ["Teil des Kommunalen Konfliktmanagements", "und"],
        ["Kommunales ", "Konfliktmanagement"],
        ["Kommunales\n Konfliktmanagement"],
    ],
)
def test_it_is_not_spelled_out_after_its_long_form(before: list[str]) -> None:
    html = explained([*before, "KoKo"], KOKO, about=("konflikt",))
    assert "(" not in text_of(html)
    assert len(abbreviations_in(html)) == 1
    html = explained("".join((*before, " KoKo")), KOKO, about=("konflikt",))
    assert "(" not in text_of(html)


@pytest.mark.parametrize(
    "texts", [["KoKo", "Kommunales Konfliktmanagement"], ["Kommunale Koordinierung, KoKo"]]
)
def test_it_is_spelled_out_unless_the_long_form_stood_there(texts: list[str]) -> None:
    html = explained(texts, KOKO, about=("konflikt",))
    assert "KoKo (Kommunales Konfliktmanagement)" in text_of(html)


def test_short_places_stay_short() -> None:
    explainer = Explainer(glossary(KOKO), ())
    assert explainer.explain("Mit KoKo", short=True) == f"Mit {MARKED_KOKO}"
    wanted = f"{MARKED_KOKO} (Kommunales Konfliktmanagement) half. {MARKED_KOKO} blieb."
    assert explainer.explain("KoKo half. KoKo blieb.") == wanted


def test_what_is_spelled_out_is_escaped() -> None:
    meanings = [{"label": "<b>A & B</b>"}, {"label": "C"}]
    html = explained("XY", {"id": "x", "kurz": "XY", "label": "x", "bedeutungen": meanings})
    assert text_of(html) == "XY (<b>A & B</b>)"
    assert "<b>" not in html


def test_an_empty_glossary_changes_nothing() -> None:
    assert Explainer(Abbreviations([]), ()).explain("KI") == "KI"


def page_of(*blocks: Any) -> str:
    """Return the HTML of a page with a title and these blocks."""
    page = Page(
        address="x/", title="KoKo", kind="", lead="", sections=(Section("s", "KoKo", blocks),)
    )
    page_html = PageHtml(page, cast("Any", None), glossary(KOKO))
    html = template_environment().get_template("page.html").render(page=page, page_html=page_html)
    return html.replace("\N{SOFT HYPHEN}", "")


@pytest.mark.parametrize(
    ("block", "count"),
    [
        (Facts((Fact("KoKo", (Anchor("KoKo", "y/"),)),)), 2),
        (Prose("`KoKo` [KoKo](https://KoKo.example) **x**\n\n| KoKo |\n|---|"), 2),
        (Table("KoKo", ("KoKo", "x"), ((("KoKo",), ("y",)),)), 4),
        (Cards((Card(Anchor("KoKo", "y/"), ""),)), 1),
        (Code("KoKo"), 0),
    ],
)
def test_headings_links_and_labels_stay_short_and_code_is_left_alone(
    block: Any, count: int
) -> None:
    html = page_of(block, Prose("KoKo half. KoKo blieb."))
    assert html.count("KoKo</abbr> (Kommunales") == 1
    assert "KoKo</abbr> (Kommunales Konfliktmanagement) half. <abbr" in html
    assert len(abbreviations_in(html)) == 4 + count
    assert 'href="https://KoKo.example"' in html or "KoKo.example" not in html


def test_running_text_of_a_block_is_spelled_out() -> None:
    assert "KoKo</abbr> (Kommunales Konfliktmanagement) fehlt." in page_of(Empty("KoKo fehlt."))
