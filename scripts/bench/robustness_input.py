"""Files in which one thing stands again and again: how long they keep a check or a build busy.

Each is judged in a process of its own and, if nothing is wrong with it, built with its package.
Many entries are not among them: they are many pages, and each takes its hundredth of a second.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from praxistransfer.building.site import Site
from praxistransfer.content.checking import check_content
from praxistransfer.theme.shell import Frame

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests/shared"))

from repeated import EVERY, fill  # noqa: E402

from content import content  # noqa: E402 - from the tests

SIZES = {"1 MB": 1_000_000, "200 kB": 200_000, "20 kB": 20_000}
MOST_SECONDS, MOST_SIGNS = 5.0, 20_000
_PATIENCE = 120
FRAME = Frame("Probe", "Ein Handbuch", ())


class Outcome(NamedTuple):
    """What a file led to."""

    judging: float
    """Seconds of computing, as are those for building; 0 if nothing was built."""
    building: float
    signs: int
    """The length of all messages."""


def measure() -> Iterator[tuple[str, int, int, str]]:
    """Yield what was tried, how often, how often it held, and a remark."""
    for name, size in SIZES.items():
        found = {case: _try(*case, size) for case in EVERY}
        yield _sum_up(f"{name}: geprüft", found)
        built = {case: outcome for case, outcome in found.items() if not outcome.signs}
        if built:
            yield _sum_up(f"{name}: fehlerfrei, mit Transferpaket gebaut", built, is_built=True)


def _sum_up(
    what: str, found: dict[tuple[str, str], Outcome], *, is_built: bool = False
) -> tuple[str, int, int, str]:
    seconds = {case: item.building if is_built else item.judging for case, item in found.items()}
    slowest = max(seconds, key=lambda case: seconds[case])
    held = sum(
        seconds[case] <= MOST_SECONDS and item.signs <= MOST_SIGNS for case, item in found.items()
    )
    limit = "höchstens 5 s Rechenzeit"
    remark = f"am längsten {seconds[slowest]:.1f} s".replace(".", ",") + f" ({slowest[1]})"
    if not is_built:
        limit += " und 20.000 Zeichen Meldungen"
        remark += f", höchstens {max(item.signs for item in found.values()):,} Zeichen".replace(
            ",", "."
        ).replace(". höchstens", ", höchstens")
    return f"{what}; {limit}", len(found), held, remark


def _try(path: str, name: str, size: int) -> Outcome:
    """Return what a file leads to; what takes minutes is ended."""
    command = [sys.executable, __file__, path, name, str(size)]
    try:
        output = subprocess.check_output(command, timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        return Outcome(_PATIENCE, _PATIENCE, 0)
    return Outcome(*json.loads(output))


def judge(path: str, name: str, size: int) -> Outcome:
    """Judge a file and, if nothing is wrong with it, build the handbook that it is in."""
    with tempfile.TemporaryDirectory() as folder:
        root = content(Path(folder) / "inhalt", {path: fill(path, name, size)})
        start = time.process_time()
        library, problems = check_content(root)
        judging = time.process_time() - start
        if problems:
            return Outcome(judging, 0, sum(len(str(problem)) for problem in problems))
        start = time.process_time()
        Site(library, today="2024-02-10", downloads="").write(Path(folder) / "site", FRAME)
        return Outcome(judging, time.process_time() - start, 0)


if __name__ == "__main__":
    print(json.dumps(judge(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
