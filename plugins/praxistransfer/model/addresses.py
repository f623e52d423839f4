"""Where each entry lives on the site."""

from __future__ import annotations

from typing import Protocol

from praxistransfer.model.words import KINDS

GLOSSAR = "glossar/"
QUELLEN = "quellen/"


class Addressed(Protocol):
    """An entry, or what the library knows of it without opening it."""

    @property
    def kind(self) -> str:
        """Its kind, e.g. ``practice``."""

    @property
    def id(self) -> str:
        """What it is called in addresses."""


class Named(Addressed, Protocol):
    """The same with its name."""

    @property
    def name(self) -> str:
        """What people call it."""


def address_of(entry: Addressed) -> str:
    """Return the address of an entry's page, e.g. ``praxis/borken/`` or ``glossar/#kaoa``."""
    if entry.kind == "begriff":
        return f"{GLOSSAR}#{entry.id}"
    if entry.kind == "quellenwerk":
        return f"{QUELLEN}#{entry.id}"
    return f"{KINDS[entry.kind].folder}/{entry.id}/"
