"""The bodies of entries have the sections their kind asks for, in order."""

from __future__ import annotations

from collections.abc import Iterator

from praxistransfer.library.library import Origin
from praxistransfer.model import faults
from praxistransfer.model.base import Dokument, Value
from praxistransfer.model.practice import Practice
from praxistransfer.model.problem import Problem
from praxistransfer.model.text import List, find_odd_number, read_text
from praxistransfer.model.writing import (
    MOST_OF_A_KIND,
    Suggestions,
    enumerate_words,
    find_nearest,
    quote_text,
)


def check_sections(entry: Value, origin: Origin) -> Iterator[Problem]:
    """Report missing, unknown, doubled and misplaced sections, and steps that are no list."""
    if isinstance(entry, Dokument):
        yield from _check_headings(entry, origin)
    if isinstance(entry, Practice):
        yield from _check_steps(entry, origin)


def _check_headings(entry: Dokument, origin: Origin) -> Iterator[Problem]:
    titles = [section.titel for section in entry.abschnitte]
    if titles == [*entry.sections]:
        return
    order = enumerate_words([f"„{name}“" for name in entry.sections])
    unknown = [title for title in titles if title not in entry.sections]
    misspelt = {find_nearest(title, entry.sections) for title in unknown[:MOST_OF_A_KIND]}
    known = Suggestions(entry.sections)
    for missing in (name for name in entry.sections if name not in {*titles, *misspelt}):
        yield origin.problem((), faults.MISSING_SECTION.fill(name=missing))
    reached, seen = 0, set[str]()
    for section in entry.abschnitte:
        title = section.titel
        if title not in entry.sections and not order:
            fault = faults.UNWANTED_SECTION.fill(name=quote_text(title))
        elif title not in entry.sections:
            near = known.suggest(title)
            fault = faults.UNKNOWN_SECTION.fill(name=quote_text(title), near=near, order=order)
        elif title in seen:
            fault = faults.DOUBLED_SECTION.fill(name=title)
        elif entry.sections.index(title) < reached:
            fault = faults.MISPLACED_SECTION.fill(name=title, order=order)
            seen.add(title)
        else:
            reached = entry.sections.index(title)
            seen.add(title)
            continue
        yield origin.problem_at_line(section.line, fault)


def _check_steps(entry: Practice, origin: Origin) -> Iterator[Problem]:
    for section in entry.abschnitte:
        if section.titel != "Vorgehen":
            continue
        blocks = read_text(section.text).blocks
        listed = any(isinstance(block, List) and block.ordered for block in blocks)
        if section.text.strip() and not listed and not entry.schritte:
            odd = find_odd_number(section.text)
            line = section.line + 1 + odd.line if odd else section.line
            fault = odd.fault if odd else faults.STEPS_ARE_NO_LIST.fill()
            yield origin.problem_at_line(line, fault)
        if listed and entry.schritte:
            yield origin.problem_at_line(section.line, faults.STEPS_TWICE.fill())
