"""What templates show is escaped, the quick way and the long one alike."""

from __future__ import annotations

import html5lib
import pytest
from markupsafe import Markup, escape
from payloads import PAYLOADS, POLYGLOT

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
from praxistransfer.theme.escaping import escaped, marked, shown
from praxistransfer.theme.render import Renderer, template_environment

SIGNS = "a & b < c > d \" e ' f"


class Own:
    """A value that brings its own HTML, and text that it is not."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


class OwnText(str):
    """A text of another class than str."""

    __slots__ = ()


@pytest.mark.parametrize("text", [SIGNS, POLYGLOT, *(payload.text for payload in PAYLOADS)])
def test_a_text_is_escaped_as_markupsafe_does_it(text: str) -> None:
    wanted = str(escape(text))
    assert (escaped(text), shown(text), shown(Own(text)), shown(OwnText(text))) == (wanted,) * 4


def test_html_is_shown_as_it_is() -> None:
    assert shown(marked("<b>A &amp; B</b>")) == "<b>A &amp; B</b>"
    assert isinstance(marked("<b>"), Markup)


def test_other_values_are_shown_as_text() -> None:
    assert (shown(7), shown(None), shown(("<b>",))) == ("7", "None", "(&#39;&lt;b&gt;&#39;,)")


def test_templates_escape_whatever_they_show() -> None:
    template = template_environment().from_string(
        "{% macro small(x) %}<i>{{ x }}</i>{% endmacro %}"
        "{{ a }}|{{ small(a) }}|{{ a ~ a }}|{{ [a] | join }}|{{ '<b>' }}|{{ b }}"
        "{% set c %}{{ a }}{% endset %}|{{ c }}"
    )
    assert template.render(a="<b>", b=Markup("<b>")) == (
        "&lt;b&gt;|<i>&lt;b&gt;</i>|&lt;b&gt;&lt;b&gt;|&lt;b&gt;|&lt;b&gt;|<b>|&lt;b&gt;"
    )


@pytest.mark.parametrize("text", [SIGNS, POLYGLOT, *(payload.text for payload in PAYLOADS)])
def test_no_text_of_a_page_becomes_html(beispielland: Library, text: str) -> None:
    renderer = Renderer(beispielland)
    assert shape(renderer.render(page_of(text)).html) == shape(renderer.render(page_of("x")).html)


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
    return Page("x/", text, text, "", (section,), about_site=True)


def shape(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page with the names of their attributes."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [(str(element.tag), tuple(element.attrib)) for element in tree.iter()]
