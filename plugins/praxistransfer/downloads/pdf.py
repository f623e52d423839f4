"""The fact sheet as PDF/UA-1: tagged, German, with only the fonts that Typst brings along."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from praxistransfer.downloads.package import Package
from praxistransfer.downloads.papers import grid_of
from praxistransfer.model.text import Run, Table, shorten
from praxistransfer.model.words import NOT_KNOWN

_LONGEST = 36
"""Longer words may be broken anywhere, or they would leave the paper."""
_SIZES = (9.6, 9.0)
"""Points; smaller letters are hard to read on paper."""
_IN_FOOTER = 80
BOX = "▯"
"""Stands for a sign that no font of Typst has."""
_JOINER = "\u200d"
"""Makes one emoji of several; it joins nothing where boxes stand for them."""
_NOT_SHOWN = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def make_pdf(package: Package) -> tuple[bytes, str]:
    """Return the fact sheet, and the signs that no font has; boxes stand for them."""
    missing = ""
    while True:
        try:
            return _fit_sheet(_describe_sheet(package, missing)), missing.replace(_JOINER, "")
        except typst.TypstError as error:
            # To be accessible, a PDF must not lack a letter; Typst names all that it has none for.
            named = set(_list_missing(error)) - set(missing)
            if not named:
                raise
            missing = "".join(sorted({*missing, *named}))


def _list_missing(error: typst.TypstError) -> str:
    named = "".join(_NOT_SHOWN.findall(error.diagnostic or ""))
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), named)


def _fit_sheet(data: dict[str, Any]) -> bytes:
    """Return the paper; with somewhat smaller letters if that saves a sheet."""
    large = _compile_sheet({**data, "size": _SIZES[0]})
    if _count_pages(large) == 1:
        return large
    small = _compile_sheet({**data, "size": _SIZES[1]})
    return small if _count_pages(small) < _count_pages(large) else large


def _count_pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def _compile_sheet(data: dict[str, Any]) -> bytes:
    return typst.compile(
        _read_template(),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        font_paths=_find_fonts(),
    )


@cache
def _find_fonts() -> typst.Fonts:
    """Return the fonts that Typst brings along; those of the system differ."""
    return typst.Fonts(include_system_fonts=False)


@cache
def _read_template() -> bytes:
    return files(__package__).joinpath("steckbrief.typ").read_bytes()


def _describe_sheet(package: Package, missing: str) -> dict[str, Any]:
    """Return what the template asks for; what is not "shown" nobody sees on the paper."""
    sheet, shown = package.steckbrief, _Shown(missing)
    return {
        "title": sheet.title,
        "author": package.handbook,
        "description": package.summary,
        "address": package.address,
        "shown-title": shown.signs(sheet.title),
        "shown-title-short": shown.signs(shorten(sheet.title, _IN_FOOTER)),
        "shown-address": shown.text(package.address),
        "kind": sheet.kind,
        "kicker": shown.signs(f"{package.field} · {package.place}"),
        "name": shown.signs(package.handbook),
        "subtitle": shown.signs(package.subtitle),
        "attribution": shown.signs(package.attribution),
        "stand": package.stand,
        "lead": shown.value(sheet.lead),
        "signs": shown.value(package.signs.rows),
        "parts": shown.value(sheet.parts[:-1]),
        "sources": shown.value(package.quellen),
    }


class _Shown:
    """Turns values into what JSON knows, and their texts into what can be shown on paper."""

    def __init__(self, missing: str) -> None:
        self._signs = str.maketrans({sign: "" if sign == _JOINER else BOX for sign in missing})

    def value(self, value: Any) -> Any:
        """Return a value as JSON knows it; blocks say what they are."""
        if isinstance(value, Table):
            return self.value(grid_of(value))
        if is_dataclass(value):
            inside = {field.name: self.value(getattr(value, field.name)) for field in fields(value)}
            return {"type": type(value).__name__, **inside}
        if isinstance(value, Run):  # the address of a link stays what it is
            unknown = ("unknown",) if value.text == NOT_KNOWN else ()
            return [
                self.text(value.text),
                [*value.marks, *unknown],
                value.target,
                value.citation,
            ]
        if isinstance(value, tuple):
            return [self.value(item) for item in value]
        return self.text(value) if isinstance(value, str) else value

    def text(self, text: str) -> str:
        """Return text whose long words may be broken."""
        return _LONG_WORD.sub(lambda word: _break_word(word[0]), self.signs(text))

    def signs(self, text: str) -> str:
        """Return text of signs that fonts have."""
        return text.translate(self._signs)


_LONG_WORD = re.compile(rf"\S{{{_LONGEST},}}")


def _break_word(word: str) -> str:
    return "\u200b".join(word[n : n + _LONGEST] for n in range(0, len(word), _LONGEST))
