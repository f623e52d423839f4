"""How much the handbook bears: what was tried to break it, and how often it held.

``python scripts/dev.py bench robustness`` tries everything, prints the tables and writes the
report; with names of sections behind it only those are tried, and the others stay as they stand
there. A section is a module ``robustness_NAME.py`` beside this one, entered in ``SECTIONS``.
"""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from itertools import starmap
from pathlib import Path
from typing import NamedTuple

import robustness_cache
import robustness_input
import robustness_publishing

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "docs/entwicklung/robustheit.md"
HEAD = """\
# Robustheit

Diese Datei schreibt `python scripts/dev.py bench robustness`; mit dem Namen eines Abschnitts misst
der Befehl nur diesen neu. Jede Zeile nennt, wie oft etwas versucht wurde und wie oft das Handbuch
standhielt.
"""
FAILED, MISUSED = 1, 2


class Figure(NamedTuple):
    """What was tried, how often, and how often everything was as it should be."""

    what: str
    """In German, with what "as it should be" means."""
    tried: int
    held: int
    remark: str = ""
    """In German: the longest time, the seed, what had to be left out here."""


class Section(NamedTuple):
    """A part of the report."""

    title: str
    """In German; the heading by which an earlier report is told apart."""
    measure: Callable[[], Iterable[Figure]]


SECTIONS: dict[str, Section] = {
    "publishing": Section(
        "Veröffentlichen", lambda: starmap(Figure, robustness_publishing.measure())
    ),
    "input": Section(
        "Dateien voller Wiederholungen", lambda: starmap(Figure, robustness_input.measure())
    ),
    "cache": Section("Was Bauten aufheben", lambda: starmap(Figure, robustness_cache.measure())),
}
"""Name for the command line → section, in the order of the report."""


def main(names: list[str]) -> int:
    """Try what the named sections try, or all; return 1 if anything did not hold."""
    unknown = [name for name in names if name not in SECTIONS]
    if unknown:
        usage = " | ".join(SECTIONS)
        print(f"Aufruf: python scripts/dev.py bench robustness [{usage}]", file=sys.stderr)
        return MISUSED
    texts = read_sections(REPORT.read_text("utf-8")) if REPORT.is_file() else {}
    is_good = True
    for name in names or SECTIONS:
        section = SECTIONS[name]
        print(f"{section.title} …", file=sys.stderr, flush=True)
        figures = list(section.measure())
        is_good = is_good and all(figure.held == figure.tried for figure in figures)
        texts[section.title] = write_section(figures)
        print(texts[section.title])
    REPORT.write_text(write_report(texts), "utf-8", newline="\n")
    return 0 if is_good else FAILED


def read_sections(report: str) -> dict[str, str]:
    """Return title → text of the sections of a report."""
    _, *parts = re.split(r"^## (.+)\n", report, flags=re.MULTILINE)
    return {title: text.strip() for title, text in zip(parts[::2], parts[1::2], strict=True)}


def write_report(texts: Mapping[str, str]) -> str:
    """Return the report, with the sections in their order; titles that are none any more go."""
    titles = (section.title for section in SECTIONS.values() if section.title in texts)
    return "\n".join([HEAD, *(f"## {title}\n\n{texts[title]}\n" for title in titles)])


def write_section(figures: Iterable[Figure]) -> str:
    """Return the table of a section, and when and where it was made."""
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return "\n".join(
        [
            f"Gemessen am {datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} Prozessorkerne, {system}.",
            "",
            "| was | versucht | standgehalten | Bemerkung |",
            "| --- | --: | --: | --- |",
            *(
                f"| {what} | {_write_number(tried)} | {_write_number(held)} | {remark} |"
                for what, tried, held, remark in figures
            ),
        ]
    )


def _write_number(number: int) -> str:
    return f"{number:,}".replace(",", ".")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
