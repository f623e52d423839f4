"""What counts as a take-over, and what an entry may only say if there is one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from graded import transfer

from content import PRACTICE, TRANSFER, VALID, content
from praxistransfer.content.checking import check_content
from praxistransfer.library.transfers import sort_transfers


def test_take_overs_are_counted_apart_from_sites_and_stopped_ones_are_named() -> None:
    found = sort_transfers(
        [
            transfer(),
            transfer(status="abgebrochen"),
            transfer(status="geplant"),
            transfer(art="programm_standort"),
            transfer(beleg="mittelbar"),
            transfer(beleg="programmbeleg", status="geplant"),
            transfer(beleg=None),
        ]
    )
    assert found.words == (
        "2 Übernahmen dokumentiert, davon 1 abgebrochen; 1 geplant; 3 nicht ausdrücklich belegt; "
        "1 Programmstandort"
    )
    assert [item.status for item in found.stopped] == ["abgebrochen"]


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ((), "noch keine Übernahme dokumentiert"),
        (({"art": "programm_standort"},), "noch keine Übernahme dokumentiert; 1 Programmstandort"),
        (({"status": "interesse"},), "noch keine Übernahme dokumentiert; 1 geplant"),
        (({},), "1 Übernahme dokumentiert"),
        (
            ({"beleg": "mittelbar"},),
            "noch keine Übernahme dokumentiert; 1 nicht ausdrücklich belegt",
        ),
    ],
)
def test_what_has_not_happened_is_no_take_over(
    items: tuple[dict[str, Any], ...], words: str
) -> None:
    assert sort_transfers(transfer(**item) for item in items).words == words


SAYS_UEBERTRAGBAR = {PRACTICE: VALID[PRACTICE].replace("status: entwurf", "status: uebertragbar")}
TAKEN_OVER = """\
id: probe
titel: Probe
praxis: musterkurs
art: {art}
beleg: {beleg}
von: [{{name: hier}}]
nach: [{{name: dort}}]
zeitraum: {{}}
status: {status}
quellen: [{{titel: Vermerk, datum: 2020}}]
"""


@pytest.mark.parametrize(
    ("art", "beleg", "status", "codes"),
    [
        ("kommune_zu_kommune", "ausdruecklich", "erprobt", []),
        ("pilot_zu_flaeche", "ausdruecklich", "verstetigt", []),
        ("land_zu_land", "ausdruecklich", "abgewandelt", []),
        ("kommune_zu_kommune", "ausdruecklich", "geplant", ["PT411"]),
        ("kommune_zu_kommune", "ausdruecklich", "abgebrochen", ["PT411"]),
        ("kommune_zu_kommune", "ausdruecklich", "unbekannt", ["PT411"]),
        ("kommune_zu_kommune", "mittelbar", "verstetigt", ["PT411"]),
        ("programm_standort", "ausdruecklich", "verstetigt", ["PT411"]),
    ],
)
def test_uebertragbar_needs_a_take_over_that_was_tried(
    art: str, beleg: str, status: str, codes: list[str], tmp_path: Path
) -> None:
    take_over = {TRANSFER: TAKEN_OVER.format(art=art, beleg=beleg, status=status)}
    _, problems = check_content(content(tmp_path, SAYS_UEBERTRAGBAR, take_over))
    assert [problem.code for problem in problems] == codes


def test_uebertragbar_without_any_take_over_is_a_fault(tmp_path: Path) -> None:
    _, problems = check_content(content(tmp_path, SAYS_UEBERTRAGBAR))
    assert [(problem.code, problem.position.line) for problem in problems] == [("PT411", 5)]


def test_a_faulty_take_over_is_not_reported_twice(tmp_path: Path) -> None:
    take_over = {TRANSFER: TAKEN_OVER.format(art="unsinn", beleg="ausdruecklich", status="erprobt")}
    _, problems = check_content(content(tmp_path, SAYS_UEBERTRAGBAR, take_over))
    assert [problem.code for problem in problems] == ["PT304"]
