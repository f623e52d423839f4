"""Reads back what Typst writes: words, links and tags of a PDF. It knows no other PDF."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
_INSIDE = rb"(?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*"
"""What may stand in a string: brackets in pairs, or behind a backslash."""
_STRING = re.compile(rb"<([^>]*)>|\((" + _INSIDE + rb")\)", re.DOTALL)
_SHOWN = re.compile(
    rb"/(f\d+) [\d.]+ Tf"
    rb"|\[((?:[^\]()]|\(" + _INSIDE + rb"\))*)\] ?TJ"
    rb"|(<[^>]*>|\(" + _INSIDE + rb"\)) ?Tj"
    rb"|\b(ET)\b",
    re.DOTALL,
)
_ADDRESS = re.compile(rb"/URI(<[^>]*>|\(" + _INSIDE + rb"\))", re.DOTALL)
_ESCAPED = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3})", re.DOTALL)
_CONTROL = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def links_of(pdf: bytes) -> list[str]:
    """Return the addresses of all links that leave the paper, in their order."""
    addresses = (_STRING.findall(string)[0] for string in _ADDRESS.findall(pdf))
    return [_bytes_of(address).decode() for address in addresses]


def tags_of(pdf: bytes) -> list[str]:
    """Return the kinds of all parts of which the paper says what they are."""
    return [kind.decode() for kind in re.findall(rb"/Type/StructElem/S/(\w+)", pdf)]


def pages_of(pdf: bytes) -> int:
    """Return how many sheets there are."""
    return len(re.findall(rb"/Type/Page/", pdf))


def sizes_of(pdf: bytes) -> set[str]:
    """Return in which sizes letters are written."""
    objects = {int(match[1]): match[2] for match in _OBJECT.finditer(pdf)}
    pages = (part for part in objects.values() if b"/Type/Page/" in part)
    contents = (_content(objects[_number(rb"/Contents", page)]) for page in pages)
    sizes = (size for content in contents for size in re.findall(rb"/f\d+ ([\d.]+) Tf", content))
    return {size.decode() for size in sizes}


def words_of(pdf: bytes) -> str:
    """Return the words on all sheets in a line, those divided at the end of a line as one."""
    objects = {int(match[1]): match[2] for match in _OBJECT.finditer(pdf)}
    pages = [part for part in objects.values() if b"/Type/Page/" in part]
    shown = " ".join("".join(_words_on(page, objects)) for page in pages)
    # Hyphens of ours and of Typst are one letter of the font; only the latter stand apart.
    return " ".join(shown.split()).replace(" \u00ad ", "").replace("\u00ad", "-")


def _words_on(page: bytes, objects: dict[int, bytes]) -> Iterator[str]:
    resources = objects[_number(rb"/Resources", page)]
    fonts = {
        name: _letters(objects, int(number))
        for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", resources)
    }
    font: dict[int, str] = {}
    for name, line, word, end in _SHOWN.findall(_content(objects[_number(rb"/Contents", page)])):
        if name:
            font = fonts[name]
        elif end:
            yield " "
        for glyphs in map(_bytes_of, _STRING.findall(line or word)):
            for place in range(0, len(glyphs), 2):
                yield font.get(int.from_bytes(glyphs[place : place + 2], "big"), "")


def _letters(objects: dict[int, bytes], font: int) -> dict[int, str]:
    table = _content(objects[_number(rb"/ToUnicode", objects[font])])
    _, _, table = table.partition(b"endcodespacerange")
    return {
        int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for glyph, text in re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", table)
    }


def _number(key: bytes, part: bytes) -> int:
    match = re.search(key + rb"\[?\s*(\d+) 0 R", part)
    assert match, (key, part[:200])
    return int(match[1])


def _content(part: bytes) -> bytes:
    match = _STREAM.search(part)
    assert match, part[:200]
    return zlib.decompress(match[1]) if b"/FlateDecode" in part else match[1]


def _bytes_of(string: tuple[bytes, bytes]) -> bytes:
    return bytes.fromhex(string[0].decode()) if string[0] else _unescape(string[1])


def _unescape(text: bytes) -> bytes:
    def sign(match: re.Match[bytes]) -> bytes:
        given = match[1]
        return bytes([int(given, 8)]) if given.isdigit() else _CONTROL.get(given, given)

    return _ESCAPED.sub(sign, text)
