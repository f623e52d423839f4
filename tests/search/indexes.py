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
TOWNS = (
    document(0, titel="Bünde und Bund", text="Ein Bund aus Bünden.", ort="Bund"),
    document(1, titel="Kringelfest", ort="Bünde", places=("Bünde",)),
    document(2, titel="Nebelkurs", ort="Nebel an der Kreide", places=("Nebel an der Kreide",)),
    document(3, titel="Nebel und Kreide, Kreide und Nebel"),
)
"""A place that is written like the plural of another word, and one of several words."""
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
    """Write two small and a bigger index, and return where tests in node look for them."""
    few = write(build_search_files(found(FEW, (ROUND, TONES, ROSETTE))), folder / "wenige")
    towns = write(build_search_files(found(TOWNS)), folder / "orte")
    much = write(build_search_files(found(many(400))), folder / "viele")
    return {"SUCHE_WENIGE": str(few), "SUCHE_VIELE": str(much), "SUCHE_ORTE": str(towns)}
