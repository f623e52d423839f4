"""Every citation names a source of its entry, and every source of an entry can be cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from praxistransfer.content.checks.texts import Written
from praxistransfer.library.library import Origin
from praxistransfer.model.base import Dokument, Value
from praxistransfer.model.faults import Fault
from praxistransfer.model.fields import SourceRef
from praxistransfer.model.german import quote_text, suggest_nearest
from praxistransfer.model.marks import find_numbered_values, part_of
from praxistransfer.model.problem import Problem

_CITATION = re.compile(r"\[\^([^\[\]\s]+)\]")


def check_citations(written: Written) -> Iterator[Problem]:
    """Report citations in a text that name no source of its entry."""
    if "[^" in written.text:
        known = _known_ids(written.entry)
        for id_ in _CITATION.findall(written.text):
            if id_ not in known:
                yield written.problem(*_unknown(id_, known))


def check_cited_ids(entry: Value, origin: Origin) -> Iterator[Problem]:
    """Report fields that cite a source the entry does not have."""
    known = _known_ids(entry)
    for _, path, id_ in find_numbered_values(entry, SourceRef):
        if id_ not in known:
            yield origin.problem(path, _unknown(id_, known))


def _known_ids(entry: Value) -> list[str]:
    sources = part_of(entry, "quellen")
    found = sources if isinstance(sources, list | tuple) else ()
    return [id_ for id_ in (part_of(source, "id") for source in found) if isinstance(id_, str)]


def _unknown(id_: str, known: list[str]) -> Fault:
    text = f"Die Quelle {quote_text(id_)} steht nicht unter „quellen“.{suggest_nearest(id_, known)}"
    return Fault("PT408", text, "Die Quelle eintragen oder den Beleg berichtigen.")


def check_source_ids(entry: Value, origin: Origin) -> Iterator[Problem]:
    """Report sources and steps of an entry whose ids are missing or doubled."""
    if isinstance(entry, Dokument):
        for number, source in enumerate(part_of(entry, "quellen") or ()):
            if source.id is None:
                text = "Der Quelle fehlt die Kennung."
                advice = "„id:“ ergänzen, zum Beispiel „id: dosb“, damit der Text sie belegen kann."
                yield origin.problem(("quellen", number), Fault("PT302", text, advice))
    for name in ("quellen", "schritte"):
        ids = [item.id for item in getattr(entry, name, ())]
        for number, id_ in enumerate(ids):
            if id_ and id_ in ids[:number]:
                text = f"Die Kennung „{id_}“ kommt unter „{name}“ {ids.count(id_)}-mal vor."
                advice = "Jeder Angabe eine eigene Kennung geben."
                yield origin.problem((name, number, "id"), Fault("PT402", text, advice))
