"""Every citation names a source of its entry, and every source of an entry can be cited."""

from __future__ import annotations

from collections import Counter
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
from praxistransfer.model.writing import Suggestions, quote_text


def check_citations(written: WrittenText, known: Suggestions) -> Iterator[Problem]:
    """Report citations in a text that name none of the ``known`` sources of its entry."""
    if "[^" in written.text:
        for run in read_text(written.text).citations:
            if run.citation not in known.words:
                yield written.problem(_unknown_source(run.citation, known), run.line)


def check_cited_ids(entry: Value, origin: Origin, known: Suggestions) -> Iterator[Problem]:
    """Report fields that cite a source the entry does not have."""
    for _, path, id_ in find_numbered_values(entry, SourceRef):
        if id_ not in known.words:
            yield origin.problem(path, _unknown_source(id_, known))


def known_sources(entry: Value) -> Suggestions:
    """Return the ids of the sources of an entry."""
    sources = part_of(entry, "quellen")
    ids = [part_of(source, "id") for source in sources] if isinstance(sources, list | tuple) else []
    return Suggestions(id_ for id_ in ids if isinstance(id_, str))


def _unknown_source(id_: str, known: Suggestions) -> Fault:
    return faults.UNKNOWN_SOURCE.fill(id=quote_text(id_), near=known.suggest(id_))


def check_source_ids(entry: Value, origin: Origin) -> Iterator[Problem]:
    """Report sources and steps of an entry whose ids are missing or doubled."""
    if isinstance(entry, Dokument):
        for number, source in enumerate(part_of(entry, "quellen") or ()):
            if source.id is None:
                yield origin.problem(("quellen", number), faults.SOURCE_WITHOUT_ID.fill())
    for name in ("quellen", "schritte"):
        ids = [item.id for item in getattr(entry, name, ())]
        counts, seen = Counter(ids), set[str | None]()
        for number, id_ in enumerate(ids):
            if id_ and id_ in seen:
                fault = faults.DOUBLED_ID_IN_LIST.fill(id=id_, field=name, count=counts[id_])
                yield origin.problem((name, number, "id"), fault)
            seen.add(id_)
