"""What the short way makes of Markdown is what the whole of Markdown makes of it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from payloads import PAYLOADS

from praxistransfer.content.checks.texts import fields_of, written_values
from praxistransfer.library.library import Library
from praxistransfer.model.base import Dokument
from praxistransfer.theme.plain_markdown import plain_markdown
from praxistransfer.theme.text_html import whole_markdown

PLAIN = [
    "Wort", "ü", "2019", "a.b@c.de", "https://a.de/b", "(x)", "!", ": ", "=", "-", "„", '"',
    "...", "²", "[^a]", "[^a-b]", "[^ü_x]", "[a](https://b-c.de/)", "[a b](eintrag:x-y)",
    "**a b**", "1)", "1.", " ", "\n", "\n\n", "\n- ", "\n\n- ", "\n1. ", "\n\n1. ", "\n2. ", "- ",
    "1. ", "2. ",
]  # fmt: skip
NASTY = [
    "*", "**", "***", "_", "__", "\\", "`", "~~~", "<", "<b>", "&", "&amp;", "#", "\n# ", ">",
    "\n> ", "+ ", "* ", "\n+ ", "  ", "  \n", "    ", "\n    ", "\t", "\n \n", "\n\n\n", "\n===",
    "\n---", "===", "---", "- - ", "1. 1. ", "[", "]", "](", ")", "![", "![^a]",
    "[a ](eintrag:b)", "** a**", "[a](https://1.2.3.4.5)", "[a](https://xn--a.de)",
    "[a](javascript:b)", "[a](b)", "[x]: y", "\xa0", "\xad", "\u200b", "\u2028", "\x0b", "\x0c",
    "\x1c", "\x85", "\r", "\x02", "\x03", "\ufeff", "e\u0301", "٣. ", "İ", "|", "{", "}", "~",
    "^", "klzzwxh:0000",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PLAIN), max_size=9) | st.lists(
    st.sampled_from(PLAIN) | st.sampled_from(NASTY), max_size=9
)


def same_or_nothing(text: str) -> bool:
    """Say whether the short way was taken, which must then lead to the same."""
    html = plain_markdown(text)
    assert html in {None, whole_markdown(text)}, text
    return html is not None


@settings(deadline=None, max_examples=1500, database=None)
@given(pieces=TEXTS)
@example(pieces=["- Wort", "\n- Wort", "\n\n- Wort"])
@example(pieces=["Wort", "  \n", "Wort"])
@example(pieces=["2. Wort", "\n3. Wort"])
@example(pieces=["[a](https://1.2.3.4.5)"])
def test_any_text_reads_the_same(pieces: list[str]) -> None:
    same_or_nothing("".join(pieces))


def test_hostile_texts_read_the_same() -> None:
    for payload in PAYLOADS:
        same_or_nothing(payload.text)
        same_or_nothing(f"Wort {payload.text}")
        same_or_nothing(f"- Wort\n- {payload.text}")


def test_nearly_all_texts_of_the_handbook_go_the_short_way(
    nrw: Library, beispielland: Library
) -> None:
    texts = [text for library in (nrw, beispielland) for text in texts_of(library)]
    assert len(texts) > 1000
    assert sum(map(same_or_nothing, texts)) > 0.95 * len(texts)


def texts_of(library: Library) -> list[str]:
    """Return all texts of fields that hold a sentence, and all sections."""
    texts: set[str] = set()
    for entry, origin in written_values(library):
        texts.update(item.text for item in fields_of(entry, origin) if " " in item.text)
        if isinstance(entry, Dokument):
            texts.update(part.text.strip("\n") for part in entry.abschnitte)
    return sorted(texts - {""})


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Ein Satz.[^a]", "<p>Ein Satz.<cite>[^a]</cite></p>"),
        ("Eins\n\nzwei", "<p>Eins</p>\n<p>zwei</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("**A:** [b](eintrag:c)", '<p><strong>A:</strong> <a href="eintrag:c">b</a></p>'),
        ("*a*", None),
        ("a_b_c", None),
        ("- a\n\n- b", None),
        ("", None),
    ],
)
def test_what_goes_the_short_way(markdown: str, html: str | None) -> None:
    assert plain_markdown(markdown) == html
