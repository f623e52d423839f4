"""Contributed Markdown to safe HTML, with citations and links to entries resolved."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from html import unescape
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.inlinepatterns import AUTOLINK_RE, AutolinkInlineProcessor, InlineProcessor
from markdown.util import AtomicString
from markupsafe import Markup, escape

from praxistransfer.theme.plain_markdown import plain_markdown

_TAGS = {"p", "strong", "em", "ul", "ol", "li", "a", "code", "blockquote", "br", "cite"}
_ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "eintrag"}
_CITATION = r"\[\^([^\[\]\s]+)\]"
_MARKED_CITATION = re.compile(rf"<cite>{_CITATION}</cite>")
_PLAIN_CITATION = re.compile(_CITATION)
_ENTRY_LINK = re.compile(r'<a href="eintrag:([^"]*)"')
_ONE_PARAGRAPH = re.compile(r"<p>(.*)</p>\Z", re.DOTALL)


class _CitationProcessor(InlineProcessor):
    """Marks citations in running text; in code and addresses they stay what was typed."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  # the host sets name and parameters
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        """Return the mark for one citation."""
        mark = Element("cite")
        mark.text = AtomicString(m[0])
        return mark, m.start(0), m.end(0)


@cache
def _reader() -> Markdown:
    """Return Markdown without what contributions do not need: raw HTML and named links."""
    # By its name, the extension would be looked for in all packages that are installed.
    reader = Markdown(extensions=[SaneListExtension()], output_format="html")
    reader.preprocessors.deregister("html_block")
    reader.inlinePatterns.deregister("html")
    reader.parser.blockprocessors.deregister("reference")
    # Code first, then whole addresses, then citations, and only then links in brackets.
    autolink = AutolinkInlineProcessor(AUTOLINK_RE, reader)
    reader.inlinePatterns.register(autolink, "autolink", 185)
    reader.inlinePatterns.register(_CitationProcessor(_CITATION, reader), "citation", 180)
    return reader


Cite = Callable[[str], Markup]
Locate = Callable[[str], str]


@lru_cache(maxsize=4096)
def _safe_html(text: str) -> str:
    plain = plain_markdown(text)
    return whole_markdown(text) if plain is None else plain


def whole_markdown(text: str) -> str:
    """Convert and clean any Markdown; what is not on the allow list does not survive."""
    html = _reader().reset().convert(text)
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)


def prose_html(text: str, cite: Cite, locate: Locate) -> Markup:
    """Return Markdown as HTML blocks.

    ``cite`` turns the id of a source into its reference mark, ``locate`` the id of an entry into
    the address of its page, or into nothing if there is none; the link then leads nowhere.
    """
    return Markup(_resolved(text, cite, locate))  # noqa: S704 - cleaned


def phrase_html(text: str, cite: Cite, locate: Locate) -> Markup:
    """Return Markdown of one paragraph as HTML without the paragraph around it."""
    html = _resolved(text, cite, locate)
    match = _ONE_PARAGRAPH.match(html)
    return Markup(match[1] if match and "<p>" not in match[1] else html)  # noqa: S704 - cleaned


def _resolved(text: str, cite: Cite, locate: Locate) -> str:
    def link(match: re.Match[str]) -> str:
        address = locate(match[1])
        return f'<a href="{escape(address)}"' if address else "<a"

    html = _MARKED_CITATION.sub(lambda match: cite(match[1]), _safe_html(text))
    return _ENTRY_LINK.sub(link, html)


def plain_html(text: str, cite: Cite) -> Markup:
    """Return plain text, escaped, with its citations."""
    escaped = escape(text)
    if "[^" not in text:
        return escaped
    cited = _PLAIN_CITATION.sub(lambda match: cite(unescape(match[1])), escaped)
    return Markup(cited)  # noqa: S704 - escaped
