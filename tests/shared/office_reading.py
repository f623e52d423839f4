"""Reads Office files back, and says what in them Office might want to repair."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

_NUMBER = re.compile(r"-?\d+\Z")
_ALLOWED = {
    ("a:lvl1pPr", "algn"): "l ctr r just",
    ("a:pPr", "algn"): "l ctr r just",
    ("a:bodyPr", "anchor"): "t ctr b",
    ("a:prstGeom", "prst"): "rect",
    ("a:schemeClr", "val"): "bg1 bg2 tx1 tx2 accent1 accent2 accent3 accent4 accent5 accent6 hlink "
    "folHlink dk1 lt1 dk2 lt2 phClr",
    ("p:ph", "type"): "title body ctrTitle subTitle sldNum sldImg hdr ftr dt obj",
    ("w:fldChar", "fldCharType"): "begin separate end",
    ("w:highlight", "val"): "yellow",
    ("w:hyperlink", "history"): "1",
    ("w:jc", "val"): "left center right both start end",
    ("w:lvlJc", "val"): "left center right start end",
    ("w:multiLevelType", "val"): "singleLevel multilevel hybridMultilevel",
    ("w:numFmt", "val"): "decimal bullet",
    ("w:shd", "val"): "clear",
    ("w:tblLayout", "type"): "fixed autofit",
    ("w:u", "val"): "single none",
    ("w:vertAlign", "val"): "superscript subscript baseline",
}
"""What the standard allows for attributes that we write, or their libraries for us."""
_NUMBERS = {"indent", "marL", "sz", "cx", "cy", "x", "y", "lvl", "hanging", "before", "after"}
"""Attributes that are numbers."""
_COUNTS = {"spcPts", "numId", "ilvl", "start", "startOverride", "abstractNumId", "sz"}
"""Elements whose value is a number."""
_PREFIXES = {
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.openxmlformats.org/presentationml/2006/main": "p",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
}


def wrong_values(office: bytes) -> list[str]:
    """Return the values of attributes that the standard does not allow."""
    return [
        f"{part}: {name} {key}={value!r}"
        for part, name, key, value in _attributes(office)
        if not _is_allowed(name, key, value)
    ]


def _is_allowed(name: str, key: str, value: str) -> bool:
    if (name, key) in _ALLOWED:
        return value in _ALLOWED[name, key].split()
    prefix, _, tag = name.partition(":")
    number = prefix in {"a", "w"} and (tag in _COUNTS if key == "val" else key in _NUMBERS)
    return not number or bool(_NUMBER.match(value))


def _attributes(office: bytes) -> Iterator[tuple[str, str, str, str]]:
    with ZipFile(BytesIO(office)) as archive:
        for part in archive.namelist():
            if not part.endswith(".xml"):
                continue
            for element in ET.fromstring(archive.read(part)).iter():  # noqa: S314 - our own files
                namespace, _, tag = element.tag.removeprefix("{").rpartition("}")
                name = f"{_PREFIXES.get(namespace, '')}:{tag}"
                for key, value in element.attrib.items():
                    yield part, name, key.rpartition("}")[2], value
