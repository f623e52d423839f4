"""Where each entry lives on the site."""

from __future__ import annotations

from praxistransfer.model.base import Eintrag
from praxistransfer.model.words import KINDS

GLOSSAR = "glossar/"
QUELLEN = "quellen/"


def address_of(entry: Eintrag) -> str:
    """Return the address of an entry's page, e.g. ``praxis/borken/`` or ``glossar/#kaoa``."""
    if entry.kind == "begriff":
        return f"{GLOSSAR}#{entry.id}"
    if entry.kind == "quellenwerk":
        return f"{QUELLEN}#{entry.id}"
    return f"{KINDS[entry.kind].folder}/{entry.id}/"
