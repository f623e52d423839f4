"""Where everything lives on the site."""

from __future__ import annotations

from praxistransfer.model.addresses import GLOSSAR, QUELLEN, Named, address_of
from praxistransfer.model.practice import Practice
from praxistransfer.model.words import KINDS
from praxistransfer.pages.blocks import Anchor

__all__ = ["GLOSSAR", "QUELLEN", "address_of"]

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
EINSTUFUNG = "mitmachen/einstufung/"
MATRIX = "matrix/"
NEU = "neu-im-ki/"
REDAKTION = "redaktion/"


def material_address(practice: Practice, name: str) -> str:
    """Return where a file that lies beside a practice is published."""
    return f"material/{practice.id}/{name}"


def anchor(entry: Named, note: str = "") -> Anchor:
    """Return a link to an entry under its own name."""
    return Anchor(entry.name, address_of(entry), note)


def overview(kind: str) -> Anchor:
    """Return a link to the list of all entries of one kind."""
    words = KINDS[kind]
    return Anchor(words.many, f"{words.folder}/")


def relative(source: str, target: str) -> str:
    """Return the link from one page of the site to another; full addresses stay as they are.

    It leads by way of the start page, which any host and every browser understands.
    """
    path, mark, fragment = target.partition("#")
    if mark and path in {"", source}:
        return mark + fragment
    return relative_at(source.count("/"), target)


def relative_at(depth: int, target: str) -> str:
    """Return the link to an address from pages that lie so many folders deep."""
    return target if "://" in target else "../" * depth + target or "./"
