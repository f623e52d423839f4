"""Who works together in a practice, sector by sector, and who leads as far as a source says it."""

from __future__ import annotations

import re
from collections import defaultdict

from praxistransfer.model.addresses import Anchor
from praxistransfer.model.practice import Beteiligung, Practice
from praxistransfer.model.vocabulary import Akteur
from praxistransfer.model.words import WORDS
from praxistransfer.pages.blocks import Inline
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.story_blocks import Partner

_LEADS = re.compile(r"federführ", re.IGNORECASE)
_CARRIES = re.compile(r"\b(?:träger\b|trägt\b|betreib|leit(?:et|ung)\b|koordin)", re.IGNORECASE)
"""Who carries a practice leads it, unless somebody is said to be in charge."""


def partners_by_sector(
    book: Book, practice: Practice
) -> tuple[tuple[str, tuple[Partner, ...]], ...]:
    """Return the sectors with those who take part, in the order of the entry."""
    roles = [item.rolle or "" for item in practice.akteure]
    leads = _LEADS if any(map(_LEADS.search, roles)) else _CARRIES
    sectors: dict[str, list[Partner]] = defaultdict(list)
    for item, role in zip(practice.akteure, roles, strict=True):
        entry = book.knowledge.open_entry(item.akteur)
        sector = entry.in_sector if isinstance(entry, Akteur) else ""
        partner = Partner(_who(book, item), _role(item), leads=bool(leads.search(role)))
        sectors[sector].append(partner)
    return tuple((_name(sector), tuple(partners)) for sector, partners in sectors.items())


def _name(sector: str) -> str:
    return WORDS[sector] if sector else "Weitere"


def _who(book: Book, item: Beteiligung) -> tuple[Inline, ...]:
    link = book.link(item.akteur)
    return (Anchor(item.name, link.target),) if item.name else (link,)


def _role(item: Beteiligung) -> str:
    needed = {True: "unverzichtbar", False: "ersetzbar", None: ""}[item.noetig]
    return " – ".join(filter(None, (item.rolle, needed)))
