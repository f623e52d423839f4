"""A practice with the least and with the most that an entry can say, and its vocabulary."""

from __future__ import annotations

from typing import Any

from praxistransfer.model.base import Abschnitt, Eintrag
from praxistransfer.model.practice import Practice, Uebertragung
from praxistransfer.model.vocabulary import (
    Akteur,
    Handlungsfeld,
    Integrationszentrum,
    Stolperstein,
    Zielgruppe,
)

VOCABULARY: tuple[Eintrag, ...] = (
    Handlungsfeld(id="spiel", label="Spiel", art="handlungsfeld", definition="Erfunden."),
    Handlungsfeld(id="strategie", label="Strategie", art="strategie", definition="Erfunden."),
    Zielgruppe(id="alle", label="Alle", definition="Erfunden."),
    Akteur(id="verein", label="Verein", art="zivilgesellschaft", rolle="Erfunden."),
    Stolperstein(id="regen", label="Regen", definition="Erfunden."),
    Integrationszentrum.model_validate(
        {
            "id": "ki-muster",
            "label": "Kreis Muster",
            "typ": "kreis",
            "ags": "99001",
            "kreisschluessel": "99001",
            "lat": 0,
            "lon": 0,
        }
    ),
)

BARE: dict[str, Any] = {
    "id": "probe",
    "titel": "Eine Probe",
    "kurzfassung": " ".join(["Wort"] * 25),
    "status": "eingereicht",
    "handlungsfelder": ["spiel"],
    "zielgruppen": ["alle"],
    "kommunen": ["ki-muster"],
    "zeitraum": {},
    "rolle_ki": "nicht_belegt",
    "stand": "ohne Datum",
    "quellen": [{"id": "blatt", "titel": "Blatt", "datum": "2019"}],
}
"""The least that a practice has to say."""

FULL: dict[str, Any] = {
    **BARE,
    "einfach": "Das ist ein einfacher Satz.",
    "orte": ["Dorf"],
    "zeitraum": {"von": "2018", "bis": "2019"},
    "rolle_ki": "traeger",
    "rolle_ki_hinweis": "es leitet",
    "stand": "2019-05",
    "akteure": [{"akteur": "verein", "name": "Verein Dorf", "rolle": "hilft", "noetig": "ja"}],
    "schritte": [
        {"id": "eins", "text": "Erstens.", "teil": "kern", "quellen": ["blatt"]},
        {"id": "zwei", "text": "Zweitens."},
        {"id": "drei", "text": "Drittens.", "varianten": ["anders"], "quellen": ["blatt"]},
    ],
    "ressourcen": {"personal": "eine Stelle", "kostenband": "mittel", "quellen": ["blatt"]},
    "ergebnisse": [{"aussage": "Es ging.", "methode": "presse", "quelle": "blatt"}],
    "stolpersteine": [{"art": "regen", "was": "Es regnete."}],
    "voraussetzungen": [{"text": "Ein Ball.", "art": "umfeld", "grad": "muss", "quelle": "blatt"}],
    "nicht_geeignet_wenn": "Es stürmt.",
    "lehren": "Gelernt.",
    "uebertragbarkeit": {"text": "Übertragbar.", "handlungsfelder": ["strategie"]},
    "schritte_90_tage": ["Anfangen."],
    "risiken": [{"was": "Ein Loch im Ball."}],
    "materialien": [{"titel": "Plan", "url": "https://a.example/plan.pdf", "format": "PDF"}],
    "nachhaltigkeit": "verstetigt",
    "geprueft_am": "2024-02-01",
    "geprueft_durch": "Fachstelle",
    "freigabe": "Leitung",
    "unsicher": ["Das Jahr."],
    "redaktionelle_einschaetzung": "Gut.",
    "lizenz": "CC0-1.0",
}

BODY = {
    "Ausgangslage": "So war es.[^blatt]",
    "Ziele": "- Ein Ziel.",
    "Vorgehen": "Im Ganzen so:",
    "Ergebnisse": "Dazu ein Wort.",
}


def practice(
    data: dict[str, Any] = BARE, body: dict[str, str] | None = None, **more: Any
) -> Practice:
    """Return a practice with the given fields and sections."""
    texts = {**dict.fromkeys(BODY, ""), **(body or {})}
    sections = tuple(Abschnitt(titel=title, text=text, line=1) for title, text in texts.items())
    found = Practice.model_validate({**data, **more})
    return found.model_copy(update={"abschnitte": sections})


def transfer(id_: str, art: str, **more: Any) -> Uebertragung:
    data = {
        "id": id_,
        "titel": f"Übertragung {id_}",
        "praxis": "probe",
        "art": art,
        "beleg": "ausdruecklich",
        "von": [{"name": "Hier"}],
        "nach": [{"name": "Dort"}],
        "zeitraum": {},
        "status": "geplant",
        "quellen": [{"titel": "Blatt", "datum": "2019"}],
    }
    return Uebertragung.model_validate({**data, **more})
