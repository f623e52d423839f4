"""What an author wrote can be read on the page of the entry, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from reading import Document, parse, text_of

from handbook import Handbook
from praxistransfer.library.library import Library
from praxistransfer.model.addresses import address_of
from praxistransfer.model.base import Dokument, Eintrag
from praxistransfer.model.dates import show_date
from praxistransfer.model.fields import UNDATED, is_datum
from praxistransfer.model.practice import Practice
from praxistransfer.model.schema import field_rows
from praxistransfer.model.words import WORDS

NOT_SHOWN = {
    "begriff.label": "its meanings are shown, where there are several",
    "foerderprogramm.bis": "„zeitraum_hinweis“ says it in words",
    "foerderprogramm.von": "„zeitraum_hinweis“ says it in words",
    "integrationszentrum.ki_start.jahr": "„angabe“ says it in words",
    "integrationszentrum.kreisschluessel": "the first part of the key that is shown",
    "integrationszentrum.lat": "for the map",
    "integrationszentrum.lon": "for the map",
    "practice.einschaetzung.plan_90_tage.wochen": "shown with a dash between the weeks",
    "practice.einschaetzung.schritte.teil": "„Muss bleiben“ and the like say it",
    "practice.nicht_zutreffend": "keeps these fields out of what is asked",
    "practice.schritte.teil": "„Muss bleiben“ and the like say it",
    "practice.voraussetzungen.art": "a word of the record, for the comparison with a place",
}
"""Field → why its page need not show it as text."""

DRAFT = "musterstadt-geheimbeet"
"""What refers to a draft is published without that."""

FOR_ADDRESSES_OR_SEARCH = {"id", "frueher", "suchwoerter"}
"""Fields from which addresses are made, and words that are only searched for."""
SAYS_NOTHING = {"ja", "nein", "nicht_belegt"}
"""Words without a meaning of their own; what is not known a page asks for."""


@pytest.fixture(scope="module")
def texts(beispielland: Library, beispielland_handbook: Handbook) -> dict[str, str]:
    """Return address → what can be read there, and where its links lead."""
    meanings = [
        found.label for term in beispielland.begriffe.values() for found in term.bedeutungen
    ]
    found = {}
    for item in beispielland_handbook.pages:
        root = parse(item.html)
        page = Document(item.page.address, root)
        hrefs = [element.get("href") or "" for element in root.iter("a")]
        targets = ["#".join(filter(None, link)) for link in page.links()]
        for mark in root.iter("sup"):
            mark[:], mark.text = [], ""
        text = text_of(root)
        for meaning in meanings:
            text = text.replace(f" ({meaning})", "")  # abbreviations are spelled out once
        found[page.address] = _plain(" ".join([text, *hrefs, *targets]))
    return found


def _plain(text: str) -> str:
    """Return a text without spaces and without the signs of Markdown."""
    text = re.sub(r"\[\^[^\]]+\]", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[\s*_`>]+", "", text)


def _leaves(data: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, list):
        for item in data:
            yield from _leaves(item, path)
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from _leaves(value, (*path, name))


def _forms(value: str, library: Library) -> Iterator[str]:
    """Yield the forms in which a value may be read: as it is, in words, as a date, as a name."""
    yield value
    if value in WORDS:
        yield WORDS[value]
    if value == UNDATED or is_datum(value):
        yield show_date(value)
    if value in library.entries:
        yield address_of(library.entries[value])
    for practice in library.entries_of(Practice):
        yield from (step.text for step in practice.schritte if step.id == value)
    if value in library.werke:
        yield library.werke[value].label
    yield from (row.label for row in field_rows(Practice) if row.name == value)
    if value.isdigit():
        yield f"{int(value):,}".replace(",", ".")


def _written(entry: Eintrag, library: Library) -> Iterator[tuple[tuple[str, ...], str]]:
    origin = library.origin_of(entry)
    data: Any = origin.document.data
    for part in origin.path:
        data = data[part]
    yield from _leaves(data)
    if isinstance(entry, Dokument):
        for section in entry.abschnitte:
            for line in filter(None, map(str.strip, section.text.split("\n"))):
                yield (section.titel,), re.sub(r"^(\d+\.|-) ", "", line)


def test_every_word_of_every_entry_can_be_read(
    beispielland: Library, texts: dict[str, str]
) -> None:
    lost = set()
    for entry in (*beispielland.entries.values(), *beispielland.begriffe.values()):
        text = texts[address_of(entry).partition("#")[0]]
        for path, value in _written(entry, beispielland):
            field = ".".join((entry.kind, *path))
            if (
                field in NOT_SHOWN
                or path[-1] in FOR_ADDRESSES_OR_SEARCH
                or value in SAYS_NOTHING | {DRAFT}
            ):
                continue
            if not any(_plain(form) in text for form in _forms(value, beispielland)):
                lost.add(f"{field}: {value}")
    assert not lost, "\n".join(sorted(lost))
