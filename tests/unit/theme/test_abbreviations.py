"""Abbreviations are explained where they stand, and nothing else on the page changes."""

from __future__ import annotations

import re
from typing import Any

import html5lib
import pytest

from praxistransfer.model.vocabulary import Begriff
from praxistransfer.theme.abbreviations import Abbreviations

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


def explained(html: str, *terms: dict[str, Any], about: tuple[str, ...] = ()) -> str:
    return str(glossary(*(terms or (KI,))).explain(html, about)[0])


def text_of(html: str) -> str:
    return "".join(html5lib.parseFragment(html).itertext())


def abbreviations_in(html: str) -> list[tuple[str, str]]:
    """Return what a browser takes for abbreviations, each with its explanation."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [(element.text, element.get("title")) for element in tree.iter("abbr")]


def test_an_abbreviation_carries_its_long_form() -> None:
    assert explained("<p>Das KI hilft.</p>") == f"<p>Das {MARKED_KI} hilft.</p>"


def test_every_use_is_marked() -> None:
    html = explained("<p>KI und KI</p><ul><li>KI</li></ul>")
    assert html == f"<p>{MARKED_KI} und {MARKED_KI}</p><ul><li>{MARKED_KI}</li></ul>"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/KI/" title="KI">x</a>',
        '<img alt="KI">',
        "<KI>x</KI>",
        "<p>KIND, AKI, KIs, KI2, 2KI, KI_x, xKI, ÄKI, KIß</p>",
        "<p>ki Ki kI</p>",
        "<p>LaKI und X-KI</p>",
        "<code>KI</code>",
        "<pre>\nKI\n<code>KI</code> KI</pre>",
        '<abbr title="Künstliche Intelligenz">KI</abbr>',
        "<script>var KI = 1 < 2;</script>",
        "<style>.KI { color: red }</style>",
        "",
        "<p>nichts davon</p>",
    ],
)
def test_nothing_is_marked_where_no_abbreviation_stands(html: str) -> None:
    result, found = glossary(KI).explain(html, ())
    assert str(result) == html
    assert found == ()


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("KI-Verbund", f"{MARKED_KI}-Verbund"),
        ("„KI“", f"„{MARKED_KI}“"),
        ("(KI)", f"({MARKED_KI})"),
        ("KI.", f"{MARKED_KI}."),
        ("KI/Kreis", f"{MARKED_KI}/Kreis"),
        ("der KI’s", f"der {MARKED_KI}’s"),
        ("KI", MARKED_KI),
        ("<strong>K</strong>I KI", f"<strong>K</strong>I {MARKED_KI}"),
    ],
)
def test_an_abbreviation_is_found_beside_hyphens_and_punctuation(text: str, marked: str) -> None:
    assert explained(f"<p>{text}</p>") == f"<p>{marked}</p>"


def test_marking_begins_again_after_what_is_left_alone() -> None:
    html = "<p>KI <code>KI</code> KI</p><pre><code>KI</code></pre><p>KI</p>"
    wanted = (
        f"<p>{MARKED_KI} <code>KI</code> {MARKED_KI}</p>"
        f"<pre><code>KI</code></pre><p>{MARKED_KI}</p>"
    )
    assert explained(html) == wanted


def test_the_longest_spelling_wins() -> None:
    union = {"id": "verbund", "kurz": "KI-Verbund", "label": "Verbund der Zentren"}
    html = explained("<p>KI-Verbund, KI und LaKI</p>", KI, union, LAKI)
    assert abbreviations_in(html) == [
        ("KI-Verbund", "Verbund der Zentren"),
        ("KI", "Kommunales Integrationszentrum"),
        ("LaKI", "Landesweite Koordinierungsstelle"),
    ]


def test_every_spelling_is_known() -> None:
    term = {"id": "mb", "kurz": "MB", "label": "Musterbüro", "schreibweisen": ["M. B.", "MBs"]}
    html = explained("<p>MB, MBs und M. B. sowie MxB.</p>", term)
    assert [spelling for spelling, _ in abbreviations_in(html)] == ["MB", "MBs", "M. B."]


def test_a_term_without_an_abbreviation_is_not_marked() -> None:
    assert explained("<p>Lotsenkoffer</p>", {"id": "x", "label": "Lotsenkoffer"}) == (
        "<p>Lotsenkoffer</p>"
    )


def test_what_was_explained_is_named_once_in_the_order_of_the_page() -> None:
    _, found = glossary(KI, LAKI).explain("<p>LaKI, KI, LaKI</p>", ())
    assert [(item.short, item.long, item.id) for item in found] == [
        ("LaKI", "Landesweite Koordinierungsstelle", "laki"),
        ("KI", "Kommunales Integrationszentrum", "ki"),
    ]


def test_the_same_glossary_serves_many_pages() -> None:
    terms = glossary(KOKO)
    first = terms.explain("<p>KoKo</p>", ["konflikt"])
    terms.explain("<p>KoKo</p>", ["kaoa"])
    assert terms.explain("<p>KoKo</p>", ["konflikt"]) == first


def test_the_long_form_is_escaped() -> None:
    term = {"id": "x", "kurz": "XY", "label": 'A & "B" <i onclick=alert(1)>'}
    html = explained("<p>XY</p>", term)
    assert abbreviations_in(html) == [("XY", 'A & "B" <i onclick=alert(1)>')]
    assert "<i" not in html


def test_a_spelling_with_a_sign_that_html_escapes_is_found() -> None:
    term = {"id": "kk", "kurz": "K & K", "label": "Kaffee & Kuchen"}
    html = explained("<p>Es gibt K &amp; K.</p>", term)
    assert abbreviations_in(html) == [("K & K", "Kaffee & Kuchen")]
    assert text_of(html) == "Es gibt K & K."


@pytest.mark.parametrize("name", ["lt", "amp", "gt", "quot", "nbsp"])
def test_an_abbreviation_that_is_also_the_name_of_a_sign_leaves_the_sign_alone(name: str) -> None:
    html = f"<p>a &lt; b &amp; c &gt; d &quot;e&quot;&nbsp;f &#39;g&#39; {name} h</p>"
    result = explained(html, {"id": "x", "kurz": name, "label": "lang"})
    assert text_of(result) == text_of(html)
    assert abbreviations_in(result) == [(name, "lang")]


def test_the_subject_of_the_page_decides_between_meanings() -> None:
    for about, long in {
        ("konflikt",): "Kommunales Konfliktmanagement",
        ("kaoa",): "Kommunale Koordinierung",
        ("etwas-anderes", "kaoa"): "Kommunale Koordinierung",
    }.items():
        result, found = glossary(KOKO).explain("<p>KoKo</p>", about)
        assert abbreviations_in(str(result)) == [("KoKo", long)]
        assert [item.long for item in found] == [long]


def test_the_first_meaning_holds_where_nothing_decides() -> None:
    html = explained("<p>KoKo</p>", KOKO, about=("sport",))
    assert abbreviations_in(html) == [("KoKo", "Kommunales Konfliktmanagement")]


def test_a_single_meaning_is_not_spelled_out() -> None:
    assert text_of(explained("<p>Das KI und das KI</p>")) == "Das KI und das KI"


def test_an_abbreviation_of_two_meanings_is_spelled_out_at_its_first_use() -> None:
    html = explained("<p>Mit KoKo begann es. KoKo blieb.</p>", KOKO, about=("konflikt",))
    assert text_of(html) == "Mit KoKo (Kommunales Konfliktmanagement) begann es. KoKo blieb."


@pytest.mark.parametrize(
    "before",
    [
        "Kommunales Konfliktmanagement",
        "Teil des Kommunalen Konfliktmanagements",
        "Kommunales <em>Konfliktmanagement</em>",
        "Kommunales\n Konfliktmanagement",
    ],
)
def test_it_is_not_spelled_out_after_its_long_form(before: str) -> None:
    html = explained(f"<p>{before}, kurz KoKo</p>", KOKO, about=("konflikt",))
    assert "(Kommunal" not in text_of(html)
    assert len(abbreviations_in(html)) == 1


def test_the_long_form_in_an_earlier_paragraph_counts() -> None:
    html = "<p>Kommunales Konfliktmanagement</p><p>KoKo</p>"
    assert "(" not in text_of(explained(html, KOKO, about=("konflikt",)))


@pytest.mark.parametrize(
    "html",
    [
        "<p>KoKo</p><p>Kommunales Konfliktmanagement</p>",
        '<p title="Kommunales Konfliktmanagement">KoKo</p>',
        "<p>Kommunale Koordinierung, KoKo</p>",
    ],
)
def test_it_is_spelled_out_unless_the_long_form_stood_there_to_read(html: str) -> None:
    result = explained(html, KOKO, about=("konflikt",))
    assert "KoKo (Kommunales Konfliktmanagement)" in text_of(result)


@pytest.mark.parametrize("tag", ["h1", "h2", "h3", "a", "th", "dt", "caption"])
def test_headings_links_and_labels_stay_short(tag: str) -> None:
    html = explained(f"<{tag}>Mit KoKo</{tag}><p>KoKo half. KoKo blieb.</p>", KOKO)
    assert f"Mit {MARKED_KOKO}</{tag}>" in html
    assert html.endswith(
        f"<p>{MARKED_KOKO} (Kommunales Konfliktmanagement) half. {MARKED_KOKO} blieb.</p>"
    )


def test_what_is_spelled_out_is_escaped() -> None:
    meanings = [{"label": "<b>A & B</b>"}, {"label": "C"}]
    html = explained("<p>XY</p>", {"id": "x", "kurz": "XY", "label": "x", "bedeutungen": meanings})
    assert text_of(html) == "XY (<b>A & B</b>)"
    assert "<b>" not in html


def test_the_text_of_a_page_stays_as_it_was() -> None:
    html = (
        '<header><h1>KI &amp; KoKo</h1></header>\n<p class="KI b">KI-Verbund<br>'
        '<a href="?a=1&amp;KI=2">zum KI</a> &lt;KI&gt; 5 &lt; 6 &#75;I</p><!-- KI --><pre>KI</pre>'
    )
    result = explained(html, KI, LAKI)
    assert re.sub(r'<abbr title="[^"]*">|</abbr>', "", result) == html


def test_an_empty_glossary_changes_nothing() -> None:
    assert Abbreviations([]).explain("<p>KI</p>", ()) == ("<p>KI</p>", ())
