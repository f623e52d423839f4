"""Made-up indexes that tests of the scripts search."""

from __future__ import annotations

from pathlib import Path

from made_up import document, found, many, write

from praxistransfer.search.backends import build_search_files
from praxistransfer.search.thesaurus import Group

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


def write_indexes(folder: Path) -> dict[str, str]:
    """Write a small and a bigger index, and return where tests in node look for them."""
    few = write(build_search_files(found(FEW, (ROUND, TONES, ROSETTE))), folder / "wenige")
    much = write(build_search_files(found(many(400))), folder / "viele")
    return {"SUCHE_WENIGE": str(few), "SUCHE_VIELE": str(much)}
