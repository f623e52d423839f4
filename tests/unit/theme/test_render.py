"""What templates show is escaped."""

from __future__ import annotations

import html5lib
from markupsafe import Markup
from payloads import PAYLOADS, POLYGLOT

from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.addresses import Anchor
from praxistransfer.pages.blocks import (
    Card,
    Cards,
    CheckItem,
    Checklist,
    Fact,
    Facts,
    Page,
    Rows,
    Section,
    Sign,
    Signs,
    Step,
    Steps,
    Table,
)
from praxistransfer.theme.render import Renderer, template_environment

SIGNS = "a & b < c > d \" e ' f"


def test_templates_escape_whatever_they_show() -> None:
    template = template_environment().from_string(
        "{% macro small(x) %}<i>{{ x }}</i>{% endmacro %}"
        "{{ a }}|{{ small(a) }}|{{ a ~ a }}|{{ [a] | join }}|{{ '<b>' }}|{{ b }}"
        "{% set c %}{{ a }}{% endset %}|{{ c }}"
    )
    assert template.render(a="<b>", b=Markup("<b>")) == (
        "&lt;b&gt;|<i>&lt;b&gt;</i>|&lt;b&gt;&lt;b&gt;|&lt;b&gt;|&lt;b&gt;|<b>|&lt;b&gt;"
    )


def test_no_text_of_a_page_becomes_html(beispielland: Library) -> None:
    renderer = Renderer(Knowledge(beispielland))
    harmless = shape(renderer.render(page_of("x")).html)
    texts = (SIGNS, POLYGLOT, *(payload.text for payload in PAYLOADS))
    assert not [text for text in texts if shape(renderer.render(page_of(text)).html) != harmless]


def page_of(text: str) -> Page:
    """Return a page on which nearly everything is this text."""
    link = Anchor(text, f"x/{text}", text)
    blocks = (
        Facts((Fact(text, (text, link)),)),
        Table(text, (text,), (((text, link),),)),
        Table(text, (text,), (((text, link),),), listed=True),
        Cards((Card(link, text, text, (text,)),)),
        Rows((link,)),
        Signs((Sign(text, text, text, (text,), text),)),
        Steps((Step("x", text, text, (text,), (text,), text),)),
        Checklist(text, text, (CheckItem(text, text, text, text),)),
    )
    section = Section(text, text, blocks)
    # Without abbreviations, which some of the texts hold.
    return Page("x/", text, "", (section,), text, about_site=True)


def shape(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page with the names of their attributes."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [(str(element.tag), tuple(element.attrib)) for element in tree.iter()]
