"""Made-up practices and take-overs, by which tests ask how the handbook grades them."""

from __future__ import annotations

from typing import Any

from praxistransfer.model.practice import Practice, Uebertragung

SOURCES = (
    {"id": "datiert", "titel": "Bericht", "datum": "2024-05"},
    {"id": "undatiert", "titel": "Aushang", "datum": "ohne Datum"},
    {"id": "werk", "werk": "werk"},
    {"id": "werk-ohne", "werk": "undatiert"},
)


def claim(methode: str, quelle: str = "datiert", **more: Any) -> dict[str, Any]:
    return {"aussage": "Es gab etwas.", "methode": methode, "quelle": quelle, **more}


def measured(methode: str, **more: Any) -> dict[str, Any]:
    return claim(methode, indikator="Beete", wert="34 von 40", **more)


def practice(*ergebnisse: dict[str, Any], **more: Any) -> Practice:
    fields = {
        "id": "probe",
        "titel": "Eine Probe",
        "kurzfassung": "Wort " * 25,
        "status": "entwurf",
        "handlungsfelder": ["feld"],
        "zielgruppen": ["gruppe"],
        "kommunen": ["ki-hier"],
        "zeitraum": {},
        "rolle_ki": "nicht_belegt",
        "stand": "2024",
        "quellen": SOURCES,
        "ergebnisse": ergebnisse,
        **more,
    }
    return Practice.model_validate(fields)


def transfer(**more: Any) -> Uebertragung:
    fields = {
        "id": "uebernahme",
        "titel": "Von hier nach dort",
        "praxis": "probe",
        "art": "kommune_zu_kommune",
        "beleg": "ausdruecklich",
        "von": [{"name": "hier", "kommune": "ki-hier"}],
        "nach": [{"name": "dort", "kommune": "ki-dort"}],
        "zeitraum": {},
        "status": "erprobt",
        "quellen": SOURCES,
        **more,
    }
    return Uebertragung.model_validate(fields)
