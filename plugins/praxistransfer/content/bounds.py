"""Names of each kind of problem only the first in a file, so that nobody has to read thousands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from heapq import nsmallest

from praxistransfer.model import faults
from praxistransfer.model.problem import Position, Problem
from praxistransfer.model.writing import MOST_OF_A_KIND, group_digits


def name_first(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems, sorted; of a kind that a file has often, the first and their number."""
    by_kind: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in {*problems}:
        by_kind[problem.file, problem.code].append(problem)
    named: list[Problem] = []
    for (file, code), alike in by_kind.items():
        most = len(alike) if code == faults.PT110.id else MOST_OF_A_KIND
        first = nsmallest(most + 1, alike)  # sorting all of a megabyte took 5 s
        if len(alike) <= most + 1:  # one more takes no more room than to say so
            named += alike
        else:
            named += first[:most]
            named.append(count_others(file, first[most].position, code, len(alike) - most))
    return sorted(named)


def count_others(file: str, position: Position, code: str, count: int) -> Problem:
    """Return how many problems of a kind are not named; the first of them is at ``position``."""
    fault = faults.MANY_OF_A_KIND.fill(count=group_digits(count), code=code)
    return Problem(file, position, *fault)
