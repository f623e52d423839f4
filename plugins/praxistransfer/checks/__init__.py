"""Rules over the whole library; each is a function from a library to problems."""

from __future__ import annotations

from praxistransfer.checks.citations import check_citations
from praxistransfer.checks.hierarchy import check_hierarchy
from praxistransfer.checks.map_tiles import check_map_tiles
from praxistransfer.checks.markup import check_markup
from praxistransfer.checks.privacy import check_privacy
from praxistransfer.checks.references import check_references
from praxistransfer.checks.sections import check_sections
from praxistransfer.library import Library
from praxistransfer.model.problem import Problem

CHECKS = (
    check_references,
    check_hierarchy,
    check_map_tiles,
    check_sections,
    check_citations,
    check_markup,
    check_privacy,
)
"""All rules. A new one is a function in a module of its own, added here."""


def check_library(library: Library) -> list[Problem]:
    """Return the problems that all rules find, each once, sorted by place."""
    return sorted({problem for check in CHECKS for problem in check(library)})
