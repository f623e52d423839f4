"""The short way for the plain YAML in which nearly all contributions are written.

It knows fields and lists by indentation, texts on one line, in quotes or in a block, and lists of
words in brackets. Whatever else a text holds, right or wrong, is left to the strict reader; what is
read here, that reader would read just the same.
"""

from __future__ import annotations

import re
from typing import Any

# Signs that YAML takes and that are neither a tab nor hidden.
_ODD_SIGN = re.compile(
    "[^\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
# A text without quotes goes on as long as no ": " or " #" comes and no ":" or " " ends the line.
_REST = r"[^\n:#]*(?:(?::(?![ \n])|(?<!\ )\#)[^\n:#]*)*(?<!\ )"
_WORD = r"\w[\w.-]*(?:\ [\w.-]+)*"
# Every match is one line, with its whole text if that has several, and with the comments above it.
# What is not plain gives a match without a dash and a field, and so does the end.
_LINE = re.compile(
    rf"""(?:\ *\#.*\n|\n)*+
    (?:(\ {{0,8}})(-\ |)(?:([a-z][a-z0-9_]{{0,99}}):(?=[ \n]))?\ ?  # never too deep
    ([^\s?:,\[\]{{}}\#&*!|>'"%@`-]{_REST}(?:\n\ +[^\s\#:?-]{_REST})*
    |[>|]-?\n(\ +)[^ \n].*(?:\n+\5[^ \n].*)*+(?!\n+\5)
    |\[(?:{_WORD}(?:,(?:\ |\n\ +){_WORD})*)?\]
    |'[^'\n]*(?:''[^'\n]*)*'
    |"[^"\\\n]*"
    |)\n
    |.*\n?)""",
    re.VERBOSE,
)
_NOTHING = {"~", "null"}


def read_plain_yaml(text: str) -> Any:
    """Return what a YAML text holds (dicts, lists, text and None), or None if it is not plain."""
    if _ODD_SIGN.search(text):
        return None
    try:
        return _Reader(text).read()
    except _NotPlainError:
        return None


class _NotPlainError(Exception):
    """The strict reader has to judge."""


class _Reader:
    """Puts together what the lines hold."""

    def __init__(self, text: str) -> None:
        self._lines = iter(_LINE.findall(text))

    def read(self) -> Any:
        """Return all of it."""
        self._advance()
        data = self._block()
        if any(self._lines):  # behind the end there is no line
            raise _NotPlainError
        return data

    def _advance(self) -> None:
        indent, self._dash, self._key, self._value, self._margin = next(self._lines)
        self._column = len(indent)

    def _block(self) -> Any:
        return self._list(self._column) if self._dash else self._mapping(self._column)

    def _list(self, column: int) -> list[Any]:
        items: list[Any] = []
        while self._dash and self._column == column:
            if self._key:
                items.append(self._mapping(column + 2))
            elif self._value:
                items.append(_text(self._value, self._margin, column))
                self._advance()
            else:
                raise _NotPlainError
        return items

    def _mapping(self, column: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while True:
            key = self._key
            if not key or key in found:
                raise _NotPlainError
            if self._value:
                found[key] = _text(self._value, self._margin, column)
                self._advance()
            else:
                self._advance()
                inside = self._column > column or (self._dash and self._column == column)
                found[key] = self._block() if inside else None
            if self._column != column or self._dash or not self._key:
                return found


def _text(value: str, margin: str, column: int) -> Any:
    """Return the text, or list of words, that was typed; what goes on stands behind ``column``."""
    first = value[0]
    if first == "'":
        return value[1:-1].replace("''", "'")
    if first == '"':
        return value[1:-1]
    if first == "[":
        words = [word.strip() for word in value[1:-1].split(",")] if value != "[]" else []
        return [None if word in _NOTHING else word for word in words]
    if first in ">|":
        if len(margin) <= column or (first == ">" and "\n\n" in value):
            raise _NotPlainError
        style, *lines = value.split("\n" + margin)
        end = "" if style.endswith("-") else "\n"
        return (" " if first == ">" else "\n").join(lines) + end
    if "\n" in value:
        first_line, *lines = value.split("\n")
        if not all(line.startswith(" " * (column + 1)) for line in lines):
            raise _NotPlainError
        return " ".join((first_line, *(line.lstrip(" ") for line in lines)))
    return None if value in _NOTHING else value
