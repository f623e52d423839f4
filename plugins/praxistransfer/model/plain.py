"""Contributed Markdown as plain text, for places that show no marks."""

from __future__ import annotations

import re


def plain_text(markdown: str) -> str:
    """Return Markdown without citations, addresses of links and marks of emphasis."""
    text = markdown
    if "[" in text:
        text = _LINK.sub(r"\1", _CITATION.sub("", text))
    if "*" in text or "_" in text or "`" in text:  # seldom, and looking is much cheaper
        text = text.translate(_EMPHASIS)
    return " ".join(text.split())


_CITATION = re.compile(r"\[\^[^\]]+\]")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = str.maketrans("", "", "*_`")


def shorten(text: str, most: int) -> str:
    """Cut plain text at a sentence or a word so that it has at most ``most`` characters."""
    text = plain_text(text)
    if len(text) <= most:
        return text
    sentence_end = text.rfind(". ", most // 2, most)
    if sentence_end > 0:
        return text[: sentence_end + 1]
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:–") + " …"


_WEB_LINK = re.compile(r"\]\((https?://[^)\s]+)\)")


def web_links(markdown: str) -> list[str]:
    """Return the full addresses to which links in Markdown lead."""
    return _WEB_LINK.findall(markdown)
