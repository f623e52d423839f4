"""A page of a practice is light, and stays so however much the handbook holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library, key_of
from praxistransfer.model.base import Eintrag
from praxistransfer.model.practice import Practice
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.practice import practice_page
from praxistransfer.theme.render import Renderer
from praxistransfer.theme.shell import Frame, Shell, view_of

MOST_BYTES = 60_000
MANY = 2_000


@pytest.mark.parametrize("name", ["site", "beispielland_site"])
def test_every_practice_page_is_light(name: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(name)
    sizes = {page.parent.name: page.stat().st_size for page in folder.glob("praxis/*/index.html")}
    assert sizes
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}


def test_a_practice_page_does_not_grow_with_the_handbook(nrw: Library) -> None:
    # Its copies would name a neighbour as it does, and whatever is named lists who names it.
    knowledge = Knowledge(nrw)
    practice = next(
        item
        for item in nrw.entries_of(Practice)
        if "Verwandte Beispiele" not in knowledge.backlinks_to(item)
    )
    small, large = (_size(_with_copies(nrw, number), practice) for number in (100, MANY))
    assert large <= small + 200, (small, large)


def _with_copies(library: Library, number: int) -> Library:
    """Return the library with so many practices; the new ones are copies of those it has.

    They name no others: whoever names a practice is shown there, however many do.
    """
    practices = library.entries_of(Practice)
    entries: dict[str, Eintrag] = dict(library.entries)
    origins, kinds = dict(library.origins), dict(library.kinds)
    for copy in range(number - len(practices)):
        original = practices[copy % len(practices)]
        new = original.model_copy(update={"id": f"kopie-{copy}", "verwandt": ()})
        key = key_of(new.kind, new.id)
        entries[new.id], origins[key], kinds[key] = new, library.origin_of(original), new.kind
    return replace(library, entries=entries, origins=origins, kinds=kinds)


def _size(library: Library, practice: Practice) -> int:
    page = practice_page(Book(Knowledge(library)), practice)
    frame = Frame(name="Probe", subtitle="Probe")
    return len(
        Shell(frame).write_document(view_of(Renderer(Knowledge(library)).render(page))).encode()
    )
