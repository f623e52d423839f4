"""Every citation names a source of its entry, and every source of an entry can be cited."""

from __future__ import annotations

from collections.abc import Iterator

from praxistransfer.content.checks.texts import WrittenText
from praxistransfer.library.library import Origin
from praxistransfer.model import faults
from praxistransfer.model.base import Dokument, Value
from praxistransfer.model.faults import Fault
from praxistransfer.model.fields import SourceRef
from praxistransfer.model.marks import find_numbered_values, part_of
from praxistransfer.model.problem import Problem
from praxistransfer.model.text import read_text
from praxistransfer.model.writing import quote_text, suggest_nearest


def check_citations(written: WrittenText) -> Iterator[Problem]:
    """Report citations in a text that name no source of its entry."""
    if "[^" in written.text:
        known = _known_ids(written.entry)
        for run in read_text(written.text).citations:
            if run.citation not in known:
                yield written.problem(_unknown_source(run.citation, known), run.line)


def check_cited_ids(entry: Value, origin: Origin) -> Iterator[Problem]:
    """Report fields that cite a source the entry does not have."""
    known = _known_ids(entry)
    for _, path, id_ in find_numbered_values(entry, SourceRef):
        if id_ not in known:
            yield origin.problem(path, _unknown_source(id_, known))


def _known_ids(entry: Value) -> list[str]:
    sources = part_of(entry, "quellen")
    ids = [part_of(source, "id") for source in sources] if isinstance(sources, list | tuple) else []
    return [id_ for id_ in ids if isinstance(id_, str)]


def _unknown_source(id_: str, known: list[str]) -> Fault:
    return faults.UNKNOWN_SOURCE.fill(id=quote_text(id_), near=suggest_nearest(id_, known))


def check_source_ids(entry: Value, origin: Origin) -> Iterator[Problem]:
    """Report sources and steps of an entry whose ids are missing or doubled."""
    if isinstance(entry, Dokument):
        for number, source in enumerate(part_of(entry, "quellen") or ()):
            if source.id is None:
                yield origin.problem(("quellen", number), faults.SOURCE_WITHOUT_ID.fill())
    for name in ("quellen", "schritte"):
        ids = [item.id for item in getattr(entry, name, ())]
        for number, id_ in enumerate(ids):
            if id_ and id_ in ids[:number]:
                count = ids.count(id_)
                fault = faults.DOUBLED_ID_IN_LIST.fill(id=id_, field=name, count=count)
                yield origin.problem((name, number, "id"), fault)
