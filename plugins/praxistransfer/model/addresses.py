"""Where everything lives on the site, and links to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from praxistransfer.model.words import KINDS

GLOSSAR = "glossar/"
QUELLEN = "quellen/"
HILFE = "hilfe/"
FELDER = "mitmachen/felder/"
KARTE = "karte/"
LEICHTE_SPRACHE = "leichte-sprache/"
MERKLISTE = "merkliste/"
PASSUNG = "passung/"
VERGLEICH = "vergleich/"
MITMACHEN = "mitmachen/"
WORTWAHL = "mitmachen/wortwahl/"
SUCHWORTSCHATZ = "mitmachen/suchwortschatz/"
ZAHLEN = "zahlen/"
IMPRESSUM = "impressum/"
DATENSCHUTZ = "datenschutz/"
BARRIEREFREIHEIT = "barrierefreiheit/"
BETRIEB = "betrieb/"
EINSCHAETZUNG = "mitmachen/einschaetzung/"
EINSTUFUNG = "mitmachen/einstufung/"
MATRIX = "matrix/"
NEU = "neu-im-ki/"
REDAKTION = "redaktion/"
NACHSCHLAGEN = "nachschlagen/"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link. ``target`` is an address of the site such as ``praxis/borken/`` or a full one."""

    text: str
    target: str
    note: str = ""


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


def material_address(practice: Addressed, name: str) -> str:
    """Return where a file that lies beside a practice is published."""
    return f"material/{practice.id}/{name}"


def anchor(entry: Named, note: str = "") -> Anchor:
    """Return a link to an entry under its own name."""
    return Anchor(entry.name, address_of(entry), note)


def overview(kind: str) -> Anchor:
    """Return a link to the list of all entries of one kind."""
    words = KINDS[kind]
    return Anchor(words.many, f"{words.folder}/")


def slug(text: str) -> str:
    """Return an anchor for a heading."""
    umlauts = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
    return re.sub(r"[^a-z0-9]+", "-", text.lower().translate(umlauts)).strip("-")


def relative(source: str, target: str) -> str:
    """Return the link from one page of the site to another; full addresses stay as they are.

    It leads by way of the start page, which any host and every browser understands.
    """
    path, mark, fragment = target.partition("#")
    if mark and path in {"", source}:
        return mark + fragment
    return target if "://" in target else "../" * source.count("/") + target or "./"
