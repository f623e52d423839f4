"""Rules over what was written: over each entry by itself, then over the whole library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from praxistransfer.content.bounds import name_first
from praxistransfer.content.checks.citations import (
    check_citations,
    check_cited_ids,
    check_source_ids,
    known_sources,
)
from praxistransfer.content.checks.hierarchy import check_hierarchy
from praxistransfer.content.checks.map_tiles import check_map_tiles
from praxistransfer.content.checks.markup import check_markup, check_notation, check_targets
from praxistransfer.content.checks.privacy import CONTACT, MAILBOXES, check_privacy
from praxistransfer.content.checks.references import check_references
from praxistransfer.content.checks.sections import check_sections
from praxistransfer.content.checks.texts import (
    WrittenText,
    fields_of,
    length_fault,
    lines_of,
    sections_of,
    written_values,
)
from praxistransfer.content.checks.transfers import check_transfers
from praxistransfer.library.library import Library, Origin, Target
from praxistransfer.model.base import Value
from praxistransfer.model.problem import Problem
from praxistransfer.model.text import read_text

LINE_CHECKS = (check_markup, check_privacy)
"""Rules over a value of a field or a line of a body."""

SIGNS_OF_A_PIECE = 100

LIBRARY_CHECKS = (check_references, check_hierarchy, check_map_tiles, check_transfers)
"""Rules over the whole library."""


@dataclass(frozen=True, slots=True)
class EntryFindings:
    """What an entry by itself shows: its problems, and what the library has to know."""

    problems: frozenset[Problem]
    targets: frozenset[Target]
    pieces: int
    """Of how many runs its texts consist, each set by itself on pages and papers, and how often
    they hold so many signs that these count like one."""


def check_whole(library: Library) -> list[Problem]:
    """Return the problems that only the whole library shows, sorted by place."""
    problems = (problem for check in LIBRARY_CHECKS for problem in check(library))
    return name_first(chain(problems, check_targets(library.targets, library)))


def check_library(library: Library) -> list[Problem]:
    """Return the problems that all rules find, each once, sorted by place."""
    known = tuple(check_entries(library))
    targets = tuple(target for item in known for target in item.targets)
    whole = check_whole(replace(library, targets=targets))
    return sorted({*whole, *(problem for item in known for problem in item.problems)})


def check_entries(library: Library) -> Iterator[EntryFindings]:
    """Yield the findings of every entry and of the files about the whole."""
    faulty = {id(entry) for entry, _ in library.drafts}
    for entry, origin in written_values(library):
        yield check_entry(entry, origin, faulty=id(entry) in faulty)


def check_entry(entry: Value, origin: Origin, *, faulty: bool = False) -> EntryFindings:
    """Return what depends on this entry alone; the model has spoken about a ``faulty`` one."""
    results: set[Problem | Target] = set()
    pieces = 0
    fields, sources = tuple(fields_of(entry, origin)), known_sources(entry)
    for written in (*fields, *lines_of(entry, origin)):
        if _is_worth_a_look(written):
            for check_line in LINE_CHECKS:
                results.update(check_line(written))
    for written in (*fields, *sections_of(entry, origin)):
        pieces += len(written.text) // SIGNS_OF_A_PIECE
        if NO_NOTATION.fullmatch(written.text):
            pieces += 1
            continue
        if too_long := length_fault(written.text):
            results.add(written.problem(too_long))
            continue
        pieces += len(tuple(read_text(written.text).runs))
        results.update(check_notation(written))
        results.update(check_citations(written, sources))
    results.update(check_sections(entry, origin))
    results.update(check_cited_ids(entry, origin, sources))
    if not faulty:
        results.update(check_source_ids(entry, origin))
    problems = frozenset(item for item in results if isinstance(item, Problem))
    targets = frozenset(item for item in results if isinstance(item, Target))
    return EntryFindings(problems, targets, pieces)


_SIGNS = re.compile(rf"<|{{|{CONTACT.pattern}")
"""One of these is in every text that a rule over lines objects to. Written as single signs, they
are found quickly."""
NO_NOTATION = re.compile(r"[^\W\d_][^\r\n:\[\]<&*`|~\\]*")
"""A text like this is one line of words, to which no rule over read texts can object. Six of seven
are; to read those too would take a seventh of the time in which the handbook is built."""
_TOLD_BY_NAME = {"datei", *MAILBOXES}


def _is_worth_a_look(written: WrittenText) -> bool:
    """Say whether a text holds any sign that a rule over lines looks for, as most do not."""
    return written.field in _TOLD_BY_NAME or bool(_SIGNS.search(written.text))
