"""Every citation names a source of its entry, and every source of an entry can be cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from praxistransfer.checks.texts import written_texts
from praxistransfer.library import Library
from praxistransfer.model.base import Dokument, Eintrag, Quelle, Value
from praxistransfer.model.fields import SourceRef
from praxistransfer.model.german import meant, quote
from praxistransfer.model.problem import Problem
from praxistransfer.model.walk import marked_values

_CITATION = re.compile(r"\[\^([^\[\]\s]+)\]")


def check_citations(library: Library) -> Iterator[Problem]:
    """Report citations without a source, and sources and steps whose ids are missing or doubled."""
    for written in written_texts(library):
        for id_ in _CITATION.findall(written.text):
            if fault := _unknown(id_, written.entry):
                yield written.problem(*fault)
    for entry in library.everything:
        origin = library.origin(entry)
        for cited in marked_values(entry, SourceRef):
            if fault := _unknown(cited.value, entry):
                yield origin.problem(cited.path, *fault)
        yield from _check_ids(library, entry)


def _sources(entry: Value) -> tuple[Quelle, ...]:
    return getattr(entry, "quellen", ())


def _unknown(id_: str, entry: Value) -> tuple[str, str, str] | None:
    known = [source.id for source in _sources(entry) if source.id]
    if id_ in known:
        return None
    text = f"Die Quelle {quote(id_)} steht nicht unter „quellen“.{meant(id_, known)}"
    return "PT408", text, "Die Quelle eintragen oder den Beleg berichtigen."


def _check_ids(library: Library, entry: Eintrag) -> Iterator[Problem]:
    origin = library.origin(entry)
    if isinstance(entry, Dokument):
        for number, source in enumerate(_sources(entry)):
            if source.id is None:
                text = "Der Quelle fehlt die Kennung."
                advice = "„id:“ ergänzen, zum Beispiel „id: dosb“, damit der Text sie belegen kann."
                yield origin.problem(("quellen", number), "PT302", text, advice)
    for name in ("quellen", "schritte"):
        ids = [item.id for item in getattr(entry, name, ())]
        for number, id_ in enumerate(ids):
            if id_ and id_ in ids[:number]:
                text = f"Die Kennung „{id_}“ kommt unter „{name}“ {ids.count(id_)}-mal vor."
                advice = "Jeder Angabe eine eigene Kennung geben."
                yield origin.problem((name, number, "id"), "PT402", text, advice)
