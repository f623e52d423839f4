"""Turns the results of the tests in a browser into the record that the site shows.

The tests say what they did: each calls pytest's ``record_property("pruefung", …)`` with a JSON
object: ``was`` and ``version`` (the tool), ``seite`` (an address of the site), ``zustand`` (how
the page was shown) and, if wanted, ``regeln``. A test that failed failed for all of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from praxistransfer.model.fields import is_datum
from praxistransfer.model.pruefbericht import (
    BekannterFehler,
    Pruefbericht,
    Pruefung,
    Werkzeug,
)

PROPERTY = "pruefung"

NEVER_TESTED = (
    "Menschen mit Behinderungen haben die Website für diesen Bericht nicht geprüft.",
    "Die Bedienung mit Bildschirmleseprogrammen und Vergrößerungssoftware wurde nicht geprüft.",
    "Ob Texte verständlich und Textalternativen treffend sind, prüft kein Programm.",
)
"""What tests in a browser leave open, whatever they find."""

_HEADER = """\
# Ergebnisse der Prüfungen im Browser; geschrieben von „python scripts/dev.py declare“.
# Nicht von Hand ändern: Der nächste Lauf überschreibt die Datei.
"""


class NoResultsError(Exception):
    """The file holds no results of tests of accessibility; the message is a German sentence."""


class _Recorded(BaseModel):
    """What a test recorded."""

    model_config = ConfigDict(frozen=True)

    was: str
    version: str = ""
    seite: str
    zustand: str
    regeln: str = ""

    @property
    def tool(self) -> str:
        """Name and version of what tested."""
        return f"{self.was} {self.version}".strip()


@dataclass(frozen=True, slots=True)
class _Run:
    """One page in one state, tested with one tool."""

    recorded: _Recorded
    outcome: str
    """"passed", "failed" or "skipped"."""


def report_from_junit(xml: str | bytes) -> Pruefbericht:
    """Return the record of the tests in a JUnit XML file, sorted; the same input gives the same.

    Raises :class:`NoResultsError` if the file is none, has no date, or records no tests.
    """
    try:
        root = ET.fromstring(xml)  # noqa: S314 - written by our own test run
    except ET.ParseError as error:
        raise NoResultsError(f"Die Datei ist kein lesbares XML: {error}") from error
    day = max((suite.get("timestamp", "")[:10] for suite in root.iter("testsuite")), default="")
    runs = sorted(_runs(root), key=lambda run: (run.recorded.tool, _place(run)))
    done = [run for run in runs if run.outcome != "skipped"]
    if not done or not is_datum(day):
        raise NoResultsError(
            "Die Datei enthält keine Ergebnisse von Prüfungen der Barrierefreiheit."
        )
    return Pruefbericht(
        am=day,
        werkzeuge=tuple(_tools(done)),
        pruefungen=tuple(_summary(tool, group) for tool, group in _grouped(done).items()),
        bekannte_fehler=tuple(_faults(done)),
        nicht_geprueft=(*NEVER_TESTED, *_skipped(runs)),
    )


def report_yaml(report: Pruefbericht) -> str:
    """Return the record as the file that the content root holds."""
    data = report.model_dump(mode="json", exclude_none=True)
    return _HEADER + yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)


def _runs(root: ET.Element) -> Iterator[_Run]:
    for case in root.iter("testcase"):
        failed = case.find("failure") is not None or case.find("error") is not None
        skipped = case.find("skipped") is not None
        outcome = "failed" if failed else "skipped" if skipped else "passed"
        for found in case.iter("property"):
            if found.get("name") == PROPERTY:
                yield _Run(_recorded(found.get("value", "")), outcome)


def _recorded(text: str) -> _Recorded:
    try:
        return _Recorded.model_validate(json.loads(text))
    except (json.JSONDecodeError, ValidationError) as error:
        raise NoResultsError(f"Eine Prüfung ist nicht richtig aufgezeichnet: {text}") from error


def _place(run: _Run) -> tuple[str, str]:
    return f"/{run.recorded.seite}", run.recorded.zustand


def _grouped(runs: Iterable[_Run]) -> dict[str, list[_Run]]:
    """Return the runs of each tool."""
    groups: dict[str, list[_Run]] = {}
    for run in runs:
        groups.setdefault(run.recorded.tool, []).append(run)
    return groups


def _tools(runs: Iterable[_Run]) -> Iterator[Werkzeug]:
    for group in _grouped(runs).values():
        first = group[0].recorded
        rules = sorted({run.recorded.regeln for run in group} - {""})
        if first.version:
            yield Werkzeug(name=first.was, version=first.version, regeln=", ".join(rules) or None)


def _summary(tool: str, runs: list[_Run]) -> Pruefung:
    failed = sum(run.outcome == "failed" for run in runs)
    return Pruefung(
        was=f"Automatische Prüfung mit {tool}",
        seiten=len({run.recorded.seite for run in runs}),
        zustaende="; ".join(sorted({run.recorded.zustand for run in runs})),
        bestanden=len(runs) - failed,
        fehler=failed,
    )


def _faults(runs: Iterable[_Run]) -> Iterator[BekannterFehler]:
    """Yield one fault for each page and tool, with the states in which it was seen."""
    states: dict[tuple[str, str], set[str]] = {}
    for run in runs:
        if run.outcome == "failed":
            page, state = _place(run)
            states.setdefault((page, run.recorded.was), set()).add(state)
    for (page, rule), found in sorted(states.items()):
        text = f"Nicht bestanden: {'; '.join(sorted(found))}"
        yield BekannterFehler(seite=page, regel=rule, beschreibung=text)


def _skipped(runs: Iterable[_Run]) -> Iterator[str]:
    for tool, group in _grouped(run for run in runs if run.outcome == "skipped").items():
        places = sorted({" (".join(_place(run)) + ")" for run in group})
        yield f"{tool} hat diesmal nicht geprüft: {', '.join(places)}."
