"""Whatever blanks a text has, as plain text it has single ones between its words."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from praxistransfer.model.plain import plain_text

BLANKS = " \t\n\r\x0b\x0c\x1c\x85\u00a0\u2003\u2028\u3000"
INVISIBLE = "\u200b\u00ad\u202e"


@given(st.text(f"aß.{BLANKS}{INVISIBLE}"))
@example("a\u00a0b")
@example(" a  b ")
def test_words_stand_one_blank_apart(text: str) -> None:
    assert plain_text(text) == " ".join(text.split())
