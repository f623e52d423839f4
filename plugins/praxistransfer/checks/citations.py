"""Every citation names a source of its entry, and every source of an entry can be cited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from praxistransfer.library import Library, Origin
from praxistransfer.model.base import Dokument, Eintrag, Quelle
from praxistransfer.model.fields import Prose, SourceRef, meant
from praxistransfer.model.problem import Problem
from praxistransfer.model.walk import marked_values

CITATION = re.compile(r"\[\^([^\]\s]+)\]")
"""How prose cites: ``[^dosb]``."""


def check_citations(library: Library) -> Iterator[Problem]:
    """Report citations without a source, and sources and steps whose ids are missing or doubled."""
    for entry in library.entries.values():
        origin = library.origin(entry)
        sources: tuple[Quelle, ...] = getattr(entry, "quellen", ())
        known = [source.id for source in sources if source.id]
        yield from _check_ids(entry, origin, sources)
        for cited in marked_values(entry, SourceRef):
            if cited.value not in known:
                yield origin.problem(cited.path, *_unknown(cited.value, known))
        for prose in marked_values(entry, Prose):
            for id_ in CITATION.findall(prose.value):
                if id_ not in known:
                    yield origin.problem(prose.path, *_unknown(id_, known))
        if isinstance(entry, Dokument):
            for section in entry.abschnitte:
                for line, text in enumerate(section.text.split("\n"), section.line + 1):
                    for id_ in CITATION.findall(text):
                        if id_ not in known:
                            yield origin.problem_at_line(line, *_unknown(id_, known))


def _check_ids(entry: Eintrag, origin: Origin, sources: tuple[Quelle, ...]) -> Iterator[Problem]:
    if isinstance(entry, Dokument):
        for number, source in enumerate(sources):
            if source.id is None:
                text = "Der Quelle fehlt die Kennung."
                advice = "„id:“ ergänzen, zum Beispiel „id: dosb“, damit der Text sie belegen kann."
                yield origin.problem(("quellen", number), "PT302", text, advice)
    for name in ("quellen", "schritte"):
        ids = [item.id for item in getattr(entry, name, ()) if item.id]
        for id_, count in Counter(ids).items():
            if count > 1:
                text = f"Die Kennung „{id_}“ kommt unter „{name}“ {count}-mal vor."
                advice = "Jeder Angabe eine eigene Kennung geben."
                yield origin.problem((name,), "PT402", text, advice)


def _unknown(id_: str, known: list[str]) -> tuple[str, str, str]:
    text = f"Die Quelle „{id_}“ steht nicht unter „quellen“.{meant(id_, known)}"
    return "PT408", text, "Die Quelle eintragen oder den Beleg berichtigen."
