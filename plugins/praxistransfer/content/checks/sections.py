"""The bodies of entries have the sections their kind asks for, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from praxistransfer.library.library import Origin
from praxistransfer.model.base import Dokument, Value
from praxistransfer.model.german import enumerate_words, meant, nearest, quote
from praxistransfer.model.practice import Practice
from praxistransfer.model.problem import Problem

_OTHER_LEVEL = re.compile(r"(?:#|#{3,6})\s")
_LIST_ITEM = re.compile(r"^\d+\. ", re.MULTILINE)


def check_sections(entry: Value, origin: Origin) -> Iterator[Problem]:
    """Report missing, unknown, doubled and misplaced sections, and steps that are no list."""
    if isinstance(entry, Dokument):
        yield from _check_headings(entry, origin)
        yield from _check_levels(entry, origin)
    if isinstance(entry, Practice):
        yield from _check_steps(entry, origin)


def _check_headings(entry: Dokument, origin: Origin) -> Iterator[Problem]:
    titles = [section.titel for section in entry.abschnitte]
    if titles == [*entry.sections]:
        return
    order = enumerate_words([f"„{name}“" for name in entry.sections])
    misspelt = {nearest(title, entry.sections) for title in titles if title not in entry.sections}
    for missing in (name for name in entry.sections if name not in {*titles, *misspelt}):
        text = f"Der Abschnitt „{missing}“ fehlt."
        advice = f"Die Zeile „## {missing}“ ergänzen; der Abschnitt darf leer bleiben."
        yield origin.problem((), "PT501", text, advice)
    reached = 0
    for number, section in enumerate(entry.abschnitte):
        if section.titel not in entry.sections:
            near = meant(section.titel, entry.sections)
            text = f"Der Abschnitt {quote(section.titel)} ist nicht bekannt.{near}"
            advice = f"Vorgesehen sind {order}." if order else "Die Überschrift löschen."
        elif section.titel in titles[:number]:
            text = f"Der Abschnitt „{section.titel}“ kommt doppelt vor."
            advice = "Beide Abschnitte zusammenführen."
        elif entry.sections.index(section.titel) < reached:
            text = f"Der Abschnitt „{section.titel}“ steht an der falschen Stelle."
            advice = f"Die Reihenfolge ist {order}."
        else:
            reached = entry.sections.index(section.titel)
            continue
        yield origin.problem_at_line(section.line, "PT502", text, advice)


def _check_levels(entry: Dokument, origin: Origin) -> Iterator[Problem]:
    """Report headings inside a section; pages give the levels, so that none is left out."""
    for section in entry.abschnitte:
        if "#" not in section.text:
            continue
        for line, text in enumerate(section.text.split("\n"), section.line + 1):
            if _OTHER_LEVEL.match(text):
                sentence = f"Überschriften wie {quote(text.strip())} sind im Text nicht vorgesehen."
                advice = "Das Zeichen „#“ löschen; Wichtiges lässt sich mit **fett** hervorheben."
                yield origin.problem_at_line(line, "PT502", sentence, advice)


def _check_steps(entry: Practice, origin: Origin) -> Iterator[Problem]:
    for section in entry.abschnitte:
        if section.titel != "Vorgehen":
            continue
        listed = bool(_LIST_ITEM.search(section.text))
        if section.text.strip() and not listed and not entry.schritte:
            text = "Der Abschnitt „Vorgehen“ ist keine nummerierte Liste."
            advice = (
                "Die Schritte mit 1., 2., 3. nummerieren oder im Kopf unter „schritte“ angeben."
            )
            yield origin.problem_at_line(section.line, "PT509", text, advice)
        if listed and entry.schritte:
            text = "Das Vorgehen steht doppelt da: im Kopf unter „schritte“ und als Liste im Text."
            advice = "Die Liste im Text löschen oder „schritte“ im Kopf."
            yield origin.problem_at_line(section.line, "PT311", text, advice)
