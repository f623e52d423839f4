"""The page of one practice."""

from __future__ import annotations

from praxistransfer.model.addresses import Anchor, material_address
from praxistransfer.model.practice import Practice
from praxistransfer.model.writing import count_words, show_size
from praxistransfer.pages.blocks import (
    Block,
    Cards,
    Empty,
    Fact,
    Facts,
    Inline,
    Links,
    Page,
    Prose,
    Remember,
    Section,
)
from praxistransfer.pages.fit import FIT
from praxistransfer.pages.page_parts import Book, fact, known_facts
from praxistransfer.pages.profile import practice_signs, profile_sections, state_notices
from praxistransfer.pages.takeover import TRANSFERS

_PACKAGE = "transferpaket"


def practice_page(book: Book, practice: Practice) -> Page:
    """Return the page of a practice, in the order in which a colleague needs it."""
    at_a_glance, *profile, state = profile_sections(book, practice)
    return book.entry_page(
        practice,
        lead=practice.kurzfassung,
        top=(
            practice_signs(book, practice),
            Links((Anchor(FIT.text, f"{FIT.target}?praxis={practice.id}"),)),
            Remember(practice.id),
            *state_notices(practice),
        ),
        sections=(
            at_a_glance,
            _plain_language_section(practice),
            *profile,
            _package_section(book, practice),
            _material_section(practice),
            _training_section(practice),
            Section("verwandte-beispiele", "Verwandte Beispiele", _related_blocks(book, practice)),
            *book.backlink_sections(practice, frozenset({TRANSFERS, "Verwandte Beispiele"})),
            state,
        ),
        sources=practice.quellen,
        stand=practice.stand,
        backlinks=False,
    )


def _plain_language_section(practice: Practice) -> Section | None:
    if not practice.einfach:
        return None
    return Section("einfach", "In einfacher Sprache", (Prose(practice.einfach),))


def _package_section(book: Book, practice: Practice) -> Section | None:
    files = book.downloads(practice.id)
    if not files:
        return None
    intro = (
        "Steckbrief, Entwurf einer Vorlage, Plan, Checkliste und Folien zu diesem Beispiel. Was "
        "nur Ihre Kommune wissen kann, ist darin zum Ausfüllen markiert."
    )
    links = tuple(
        Anchor(f"{file.what} ({file.form}, {show_size(file.size)})", file.address) for file in files
    )
    return Section(_PACKAGE, "Transferpaket", (Prose(intro), Links(links)))


def _material_section(practice: Practice) -> Section | None:
    rows: list[Inline] = []
    for item in practice.materialien:
        note = ", ".join(filter(None, (item.format, item.lizenz)))
        target = item.url or (material_address(practice, item.datei) if item.datei else "")
        rows.append(Anchor(item.titel, target, note) if target else item.titel)
    return Section("material", "Material", (Facts((fact("Material", *rows),)),)) if rows else None


def _training_section(practice: Practice) -> Section | None:
    training = practice.fortbildung
    if training is None:
        return None
    minutes = count_words(training.minuten, "Minute", "Minuten") if training.minuten else None
    rows = known_facts(
        Fact("Lernziele", training.ziele),
        fact("Fallfrage", training.fallfrage),
        fact("Dauer", minutes),
        fact("Gruppengröße", training.gruppe),
    )
    return Section("fortbildung", "In der Fortbildung", (Facts(rows),)) if rows else None


def _related_blocks(book: Book, practice: Practice) -> tuple[Block, ...]:
    related = book.knowledge.related_practices(practice.id)
    if not related:
        return (Empty("Noch kein verwandtes Beispiel im Handbuch."),)
    return (Cards(tuple(book.practice_card(item.practice.id, item.reason) for item in related)),)
