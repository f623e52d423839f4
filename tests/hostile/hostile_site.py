"""A handbook in which every text of every entry is hostile, made past all checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from payloads import PAYLOADS, POLYGLOT, Payload
from pydantic import BaseModel

from handbook import Handbook, build_handbook
from praxistransfer.building.plan import build_pages
from praxistransfer.content.checking import check_content
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library, key_of
from praxistransfer.model.addresses import Anchor
from praxistransfer.model.base import Abschnitt
from praxistransfer.model.fields import UNDATED
from praxistransfer.model.vocabulary import Begriff
from praxistransfer.theme.render import RenderedPage, Renderer
from praxistransfer.theme.shell import Frame, MenuItem, Shell, view_of

_ROOT = Path(__file__).parents[1] / "beispielland"
_MODEL = "musterstadt-tandemgarten"
"""The practice whose fields are filled; each payload gets a copy of it."""


@dataclass(frozen=True)
class HostileSite:
    """The pages of the handbook as whole documents, by address, and the files beside them."""

    handbook: Handbook
    shell: Shell
    documents: dict[str, str]


@cache
def hostile_site() -> HostileSite:
    """Return the handbook; made once per process."""
    library, problems = check_content(_ROOT)
    assert not problems
    handbook = build_handbook(_poisoned_library(library))
    shell = Shell(
        Frame(
            name=POLYGLOT,
            subtitle=POLYGLOT,
            menu=(MenuItem(POLYGLOT, "praxis/"), MenuItem(POLYGLOT, "", (MenuItem(POLYGLOT),))),
            legal=(Anchor(POLYGLOT, "glossar/"),),
            base_url="https://handbuch.example/",
            edit_base="https://git.example/edit/",
        )
    )
    pages = (*handbook.pages, *_payload_pages(library))
    documents = {item.page.address: shell.write_document(view_of(item)) for item in pages}
    return HostileSite(handbook, shell, documents)


def _poisoned_library(library: Library) -> Library:
    """Return the library with one text in place of everything that people read."""
    return replace(
        library,
        handbuch=poisoned(library.handbuch, POLYGLOT),
        entries={id_: poisoned(entry, POLYGLOT) for id_, entry in library.entries.items()},
        # One abbreviation is left, so that a hostile meaning is explained all over the pages.
        begriffe={
            id_: poisoned(term, POLYGLOT).model_copy(update={"kurz": term.kurz})
            for id_, term in library.begriffe.items()
        },
        werke={id_: poisoned(work, POLYGLOT) for id_, work in library.werke.items()},
    )


def _payload_pages(library: Library) -> Iterator[RenderedPage]:
    """Yield one practice for each payload, which stands in all its texts and in its glossary."""
    model = library.entries[_MODEL]
    entries, begriffe, origins = {**library.entries}, {**library.begriffe}, {**library.origins}
    for number, payload in enumerate(PAYLOADS):
        text = f"{payload.text}\n\n{short_of(number)}"
        entry = poisoned(model, text).model_copy(update={"id": payload.id})
        term = Begriff(id=payload.id, kurz=short_of(number), label=payload.text)
        entries[entry.id], begriffe[term.id] = entry, term
        origins[key_of(entry.kind, entry.id)] = library.origin_of(model)
        origins[key_of(term.kind, term.id)] = library.origin_of(model)
    hostile = replace(library, entries=entries, begriffe=begriffe, origins=origins)
    renderer = Renderer(Knowledge(hostile))
    own = {payload_address(payload) for payload in PAYLOADS}
    for page in build_pages(hostile):
        if page.address in own:
            yield renderer.render(page)


def short_of(number: int) -> str:
    """Return the abbreviation whose meaning is the payload with this number."""
    return f"KZ{number}"


def payload_address(payload: Payload) -> str:
    """Return the address of the page of a payload."""
    return f"praxis/{payload.id}/"


def poisoned(value: Any, text: str) -> Any:
    """Return an entry with ``text`` in place of everything that people read; ids stay."""
    if isinstance(value, Abschnitt):
        return value.model_copy(update={"text": text})
    if isinstance(value, BaseModel):
        names = type(value).model_fields
        changed = {name: poisoned(getattr(value, name), text) for name in names}
        return value.model_copy(update=changed)
    if isinstance(value, tuple):
        return tuple(poisoned(item, text) for item in value)
    return text if isinstance(value, str) and _is_read(value) else value


def _is_read(value: str) -> bool:
    """Tell text from ids, words of closed lists, dates, file names and addresses."""
    is_written = any(sign.isupper() or sign == " " for sign in value)
    return is_written and value != UNDATED and "://" not in value
