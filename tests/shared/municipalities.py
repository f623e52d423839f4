"""Two made-up municipalities, and the entries by which tests ask what fits them."""

from __future__ import annotations

from typing import Any

from praxistransfer.model.base import Eintrag
from praxistransfer.model.practice import Practice, Uebertragung
from praxistransfer.model.vocabulary import Handlungsfeld, Integrationszentrum, Zielgruppe

VOCABULARY: tuple[Eintrag, ...] = (
    Handlungsfeld(id="spiel", label="Spiel", art="handlungsfeld", definition="Erfunden."),
    Zielgruppe(id="alle", label="Alle", definition="Erfunden."),
)


def centre(id_: str, typ: str, people: int | None = None) -> Integrationszentrum:
    return Integrationszentrum.model_validate(
        {
            "id": id_,
            "label": id_.removeprefix("ki-").title(),
            "typ": typ,
            "ags": "99001",
            "kreisschluessel": "99001",
            "lat": 0,
            "lon": 0,
            "einwohner": people and {"wert": people, "stand": "2020", "basis": "erfunden"},
        }
    )


def practice(id_: str, **more: Any) -> Practice:
    where = {} if "landesweit" in more else {"kommunen": ["ki-dort"]}
    return Practice.model_validate(
        {
            "id": id_,
            "titel": f"Beispiel {id_}",
            "kurzfassung": "Erfundenes Wort " * 15,
            "status": "aus_quellen",
            "handlungsfelder": ["spiel"],
            "zielgruppen": ["alle"],
            "zeitraum": {},
            "rolle_ki": "nicht_belegt",
            "stand": "ohne Datum",
            "quellen": [{"id": "blatt", "titel": "Blatt", "datum": "2019"}],
            **where,
            **more,
        }
    )


def transfer(id_: str, praxis: str, *nach: dict[str, str], **more: Any) -> Uebertragung:
    data = {
        "id": id_,
        "titel": f"Übertragung {id_}",
        "praxis": praxis,
        "art": "kommune_zu_kommune",
        "beleg": "ausdruecklich",
        "von": [{"name": "Dort"}],
        "nach": list(nach),
        "zeitraum": {},
        "status": "erprobt",
        "quellen": [{"titel": "Blatt", "datum": "2019"}],
    }
    return Uebertragung.model_validate({**data, **more})


HERE, THERE = centre("ki-hier", "kreis", 150_000), centre("ki-dort", "kreisfreie_stadt", 500_000)
