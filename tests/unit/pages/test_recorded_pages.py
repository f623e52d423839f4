"""What pages say, word for word: one page of most sorts, beside its record in ``recorded``.

Other tests state rules; these show whoever changes a page what readers will see changed. When that
is meant, ``RECORD=1 python -m pytest tests/unit/pages/test_recorded_pages.py`` writes the records
anew, and their difference belongs into the same commit.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from praxistransfer.building.plan import plan_pages
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.addresses import Anchor
from praxistransfer.model.base import Quelle
from praxistransfer.pages.blocks import Fact, Page
from praxistransfer.pages.page_parts import Book

RECORDS = Path(__file__).parent / "recorded"
TODAY = "2026-06-01"
ADDRESSES = (
    "",
    "akteure/",
    "akteure/verein-beispiel/",
    "barrierefreiheit/",
    "betrieb/",
    "datenschutz/",
    "glossar/",
    "handlungsfelder/",
    "handlungsfelder/nachbarschaft/",
    "hilfe/pt101/",
    "impressum/",
    "karte/",
    "ki/",
    "ki/ki-musterstadt/",
    "merkliste/",
    "mitmachen/wortwahl/",
    "muster/",
    "muster/mindestens-drei-fragen/",
    "neu-im-ki/",
    "neu-im-ki/nachbarschaft/",
    "passung/",
    "passung/ki-musterstadt/",
    "praxis/",
    "praxis/musterstadt-tandemgarten/",
    "praxis/nach/",
    "praxis/nach/beleg/",
    "praxis/nach/beleg/stufe-2/",
    "programme/",
    "programme/unterm-apfelbaum/",
    "quellen/",
    "rechtsgrundlagen/",
    "redaktion/",
    "redaktion/kommunen/",
    "schulungen/tandems-begleiten/",
    "stolpersteine/",
    "struktur/",
    "uebertragungen/",
    "uebertragungen/tandemgarten-nach-kreis-musterland/",
    "vergleich/",
    "zahlen/",
)


@pytest.fixture(scope="module")
def pages(beispielland: Library) -> dict[str, Page]:
    book = Book(Knowledge(beispielland, TODAY))
    made = (
        item for group in plan_pages(beispielland) if group.has_pages for item in group.make(book)
    )
    return {item.address: item for item in made if isinstance(item, Page)}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_says_what_was_recorded(pages: dict[str, Page], address: str) -> None:
    record = RECORDS / f"{address.strip('/').replace('/', '.') or 'start'}.txt"
    said = "".join(f"{line}\n" for line in lines_of("page", pages[address]))
    if os.environ.get("RECORD"):
        record.write_text(said, "utf-8")
    assert said == record.read_text("utf-8")


def test_every_record_belongs_to_a_page() -> None:
    assert len(list(RECORDS.iterdir())) == len(ADDRESSES)


def lines_of(name: str, value: object, indent: str = "") -> Iterator[str]:
    """Yield what a value of a page says, a line for each text; what is empty is left out."""
    match value:
        case "" | () | None | False:
            return
        case str() | int() | Anchor() | Quelle():
            first, *others = in_line(value).splitlines()
            yield f"{indent}{name}: {first}"
            yield from (f"{indent}  {line}".rstrip() for line in others)
        case Fact(label, values):
            yield f"{indent}{label}: {in_line(values)}"
        case tuple():
            for item in value:
                if isinstance(item, tuple):
                    yield f"{indent}{name}: {' | '.join(map(in_line, item))}"
                else:
                    yield from lines_of(name, item, indent)
        case _:
            yield f"{indent}{type(value).__name__}"
            for field in fields(value):  # type: ignore[arg-type]  # everything else is a block
                yield from lines_of(field.name, getattr(value, field.name), f"{indent}  ")


def in_line(value: object) -> str:
    """Return what stands in one place."""
    match value:
        case Anchor(text, target, note):
            return f"[{text}]({target}){f' {note}' if note else ''}"
        case Quelle():
            return f"{value.id or ''} {value.titel or value.werk}, {value.datum}".strip()
        case tuple():
            return " · ".join(map(in_line, value))
        case _:
            return str(value)
