"""The tests of the scripts of the site, in node; those of the search on a made-up index."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from made_up import document, found, many, write
from needed import need_program

from praxistransfer.search.backends import build_search_files
from praxistransfer.search.thesaurus import Group

HERE = Path(__file__).parent
AT_LEAST = 30
FEW = (
    document(0, titel="Kringelfest", kurzfassung="Ein Fest."),
    document(1, titel="Übung", text="Für Übungsleiter und Übungsleiterinnen.", names=("Übung",)),
    document(2, titel="Nebel und Kreide"),
    document(3, titel="Nebel, Kreide und Murmel"),
    document(4, titel="Übung macht Muster", kurzfassung="Übung, Übung, Übung.", thema="Übung"),
    document(5, titel="Musterbegriff im Titel", thema="Musterbegriff", ort="Musterbegriff"),
    document(6, titel="Musterbegriff", names=("Musterbegriff",), priority=0.4),
    document(7, titel="Flöte"),
)
ROUND = Group(
    (("rund",), ("rund", "sach")),
    (("kringelfest",),),
    ("Kringelfest",),
    ("Rundes", "sehr runde Sache"),
)
TONES = Group(
    (("klang",),),
    (("kringelfest",),) * 7,
    ("Flöte", "Horn", "Geige", "Trommel", "Harfe", "Orgel", "Zither"),
    ("Klang",),
)
"""Words of the same meaning that are too many to name."""

ROSETTE = Group((("rosett",),), (("flot",),), ("Flöte",), ("Rosette",))
"""A word that stands in no document."""


def test_the_scripts_pass_their_tests_in_node(tmp_path: Path) -> None:
    node = need_program("node", advice="Debian: apt install nodejs")
    few = write(build_search_files(found(FEW, (ROUND, TONES, ROSETTE))), tmp_path / "wenige")
    much = write(build_search_files(found(many(400))), tmp_path / "viele")
    tests = sorted(map(str, HERE.glob("*.test.js")))
    result = subprocess.run(
        [node, "--test", "--test-reporter=tap", *tests],
        env={**os.environ, "SUCHE_WENIGE": str(few), "SUCHE_VIELE": str(much)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    passed = re.search(r"^# pass (\d+)$", result.stdout, re.MULTILINE)

    assert result.returncode == 0, result.stdout + result.stderr
    assert passed
    assert int(passed[1]) >= AT_LEAST
