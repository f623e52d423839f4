"""Contributed Markdown to safe HTML, with citations and links to entries resolved."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import nh3
from markdown import Markdown
from markupsafe import Markup, escape

_TAGS = {"p", "strong", "em", "ul", "ol", "li", "a", "code", "blockquote", "br"}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "eintrag"}
_CITATION = re.compile(r"\[\^([^\]\s]+)\]")
_ENTRY_LINK = re.compile(r'href="eintrag:([a-z0-9-]+)"')
_ONE_PARAGRAPH = re.compile(r"<p>(.*)</p>\Z", re.DOTALL)

_markdown = Markdown(extensions=["sane_lists"], output_format="html")

Cite = Callable[[str], Markup]
Locate = Callable[[str], str]


@lru_cache(maxsize=4096)
def _safe_html(text: str) -> str:
    """Convert and clean; what is not on the allow list does not survive."""
    html = _markdown.reset().convert(text)
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)


def prose_html(text: str, cite: Cite, locate: Locate) -> Markup:
    """Return Markdown as HTML blocks.

    ``cite`` turns the id of a source into its reference mark, ``locate`` the id of an entry into
    the address of its page.
    """
    html = _CITATION.sub(lambda match: str(cite(match[1])), _safe_html(text))
    return Markup(_ENTRY_LINK.sub(lambda match: f'href="{escape(locate(match[1]))}"', html))  # noqa: S704


def phrase_html(text: str, cite: Cite, locate: Locate) -> Markup:
    """Return Markdown of one paragraph as HTML without the paragraph around it."""
    html = prose_html(text, cite, locate)
    match = _ONE_PARAGRAPH.match(html)
    return Markup(match[1]) if match and "<p>" not in match[1] else html  # noqa: S704


def plain_html(text: str, cite: Cite) -> Markup:
    """Return plain text, escaped, with its citations."""
    parts = _CITATION.split(text)
    return Markup("").join(cite(part) if n % 2 else escape(part) for n, part in enumerate(parts))
