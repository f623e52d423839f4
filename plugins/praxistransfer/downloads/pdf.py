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
from praxistransfer.downloads.papers import Run
from praxistransfer.model.plain import shorten

_LONGEST = 36
"""Longer words may be broken anywhere, or they would leave the paper."""
_SIZES = (9.6, 9.0)
"""Points; smaller letters are hard to read on paper."""
_IN_FOOTER = 80
_MISSING = "▯"
_RARE = re.compile(
    "[^\u0020-\u024f\u0370-\u03ff\u0400-\u045f\u2010-\u2027\u2030-\u203a\u200b"
    "\u20ac\u2190-\u2193\u2212\u2264\u2265\u25af]"
)
"""Signs that the fonts of Typst may not have."""


def make_pdf(package: Package) -> bytes:
    """Return the fact sheet; signs that no font has are shown as an empty box."""
    data = _data(package)
    try:
        return _fitted(data)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _fitted(json.loads(_RARE.sub(_MISSING, json.dumps(data, ensure_ascii=False))))


def _fitted(data: dict[str, Any]) -> bytes:
    """Return the paper; with somewhat smaller letters if that saves a sheet."""
    large = _compiled({**data, "size": _SIZES[0]})
    if _pages(large) == 1:
        return large
    small = _compiled({**data, "size": _SIZES[1]})
    return small if _pages(small) < _pages(large) else large


def _pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def _compiled(data: dict[str, Any]) -> bytes:
    return typst.compile(
        _template(),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        font_paths=_fonts(),
    )


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts that Typst brings along; those of the system differ."""
    return typst.Fonts(include_system_fonts=False)


@cache
def _template() -> bytes:
    return files(__package__).joinpath("steckbrief.typ").read_bytes()


def _data(package: Package) -> dict[str, Any]:
    sheet = package.steckbrief
    return {
        "title": sheet.title,
        "title-short": shorten(sheet.title, _IN_FOOTER),
        "kind": sheet.kind,
        "kicker": f"{package.field} · {package.place}",
        "description": package.summary,
        "name": package.handbook,
        "subtitle": package.subtitle,
        "attribution": package.attribution,
        "stand": package.stand,
        "address": package.address,
        "shown-address": _breakable(package.address),
        "lead": _values(sheet.lead),
        "signs": _values(package.signs.rows),
        "parts": _values(sheet.parts[:-1]),
        "sources": _values(package.quellen),
    }


def _values(value: Any) -> Any:
    """Return a value as JSON knows it; blocks say what they are."""
    if is_dataclass(value):
        found = {field.name: _values(getattr(value, field.name)) for field in fields(value)}
        return {"type": type(value).__name__, **found}
    if isinstance(value, Run):
        return [_breakable(value.text), value.mark, value.href]
    if isinstance(value, tuple):
        return [_values(item) for item in value]
    return _breakable(value) if isinstance(value, str) else value


def _breakable(text: str) -> str:
    return re.sub(rf"\S{{{_LONGEST},}}", lambda word: _broken(word[0]), text)


def _broken(word: str) -> str:
    return "\u200b".join(word[n : n + _LONGEST] for n in range(0, len(word), _LONGEST))
