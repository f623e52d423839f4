"""Rules over what was written: over each entry by itself, then over the whole library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from praxistransfer.content.checks.citations import (
    check_citations,
    check_cited_ids,
    check_source_ids,
)
from praxistransfer.content.checks.hierarchy import check_hierarchy
from praxistransfer.content.checks.map_tiles import check_map_tiles
from praxistransfer.content.checks.markup import check_markup, check_paragraph, check_targets
from praxistransfer.content.checks.privacy import CONTACT, MAILBOXES, check_privacy
from praxistransfer.content.checks.references import check_references
from praxistransfer.content.checks.sections import check_sections
from praxistransfer.content.checks.texts import fields_of, lines_of, paragraphs_of, written_values
from praxistransfer.content.checks.transfers import check_transfers
from praxistransfer.content.strict_yaml import MAX_DEPTH
from praxistransfer.library.library import Library, Origin, Target
from praxistransfer.model.base import Value
from praxistransfer.model.problem import Problem

TEXT_CHECKS = (check_citations, check_markup, check_privacy)
"""Rules over a value of a field or a line of a body."""

PARAGRAPH_CHECKS = (check_paragraph,)
"""Rules over a value of a field or a paragraph of a body."""

ENTRY_CHECKS = (check_sections, check_cited_ids)
"""Rules over an entry by itself, a faulty one too."""

LIBRARY_CHECKS = (check_references, check_hierarchy, check_map_tiles, check_transfers)
"""Rules over the whole library."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What an entry by itself shows: its problems, and what the library has to know."""

    problems: frozenset[Problem]
    targets: frozenset[Target]


def check_whole(library: Library) -> list[Problem]:
    """Return the problems that only the whole library shows, sorted by place."""
    problems = {problem for check in LIBRARY_CHECKS for problem in check(library)}
    return sorted(problems.union(check_targets(library.targets, library)))


def check_library(library: Library) -> list[Problem]:
    """Return the problems that all rules find, each once, sorted by place."""
    known = tuple(check_entries(library))
    targets = tuple(target for item in known for target in item.targets)
    whole = check_whole(replace(library, targets=targets))
    return sorted({*whole, *(problem for item in known for problem in item.problems)})


def check_entries(library: Library) -> Iterator[Findings]:
    """Yield the findings of every entry and of the files about the whole."""
    faulty = {id(entry) for entry, _ in library.drafts}
    for entry, origin in written_values(library):
        yield check_entry(entry, origin, faulty=id(entry) in faulty)


def check_entry(entry: Value, origin: Origin, *, faulty: bool = False) -> Findings:
    """Return what depends on this entry alone; the model has spoken about a ``faulty`` one."""
    results: set[Problem | Target] = set()
    fields = tuple(fields_of(entry, origin, _is_worth_a_look))
    lines = (line for line in lines_of(entry, origin) if _is_worth_a_look(line.text))
    blocks = (block for block in paragraphs_of(entry, origin) if _is_worth_a_look(block.text))
    for written in (*fields, *lines):
        for check_text in TEXT_CHECKS:
            results.update(check_text(written))
    for written in (*fields, *blocks):
        for check_block in PARAGRAPH_CHECKS:
            results.update(check_block(written))
    for check in ENTRY_CHECKS:
        results.update(check(entry, origin))
    if not faulty:
        results.update(check_source_ids(entry, origin))
    problems = frozenset(item for item in results if isinstance(item, Problem))
    return Findings(problems, frozenset(item for item in results if isinstance(item, Target)))


_SIGNS = re.compile(rf"\[|\]|\(|\)|{{|}}|<|>|:|@|\n|{CONTACT.pattern}")
"""One of these is in every text that a rule over texts objects to. Written as single signs, they
are found quickly."""
_TOLD_BY_NAME = {"datei", *MAILBOXES}


def _is_worth_a_look(text: str, field: str = "") -> bool:
    """Say whether a text holds any sign that a rule over texts looks for, as most do not.

    A list that is too deep is as long as it is deep, and does not begin with a letter.
    """
    may_be_deep = len(text) > MAX_DEPTH and not text[0].isalpha()
    return bool(may_be_deep or _SIGNS.search(text)) or field in _TOLD_BY_NAME
