"""Which files of a content root hold which kind of entry."""

from __future__ import annotations

from praxistransfer.model.base import Eintrag, Value
from praxistransfer.model.betreiber import Betreiber
from praxistransfer.model.linkpruefung import Linkpruefung
from praxistransfer.model.practice import (
    Practice,
    Schulungsbaustein,
    Uebertragung,
    Vorgehensmuster,
)
from praxistransfer.model.pruefbericht import Pruefbericht
from praxistransfer.model.suchwortschatz import Suchwortschatz
from praxistransfer.model.vocabulary import (
    Akteur,
    Begriff,
    Foerderprogramm,
    Handbuch,
    Handlungsfeld,
    Integrationszentrum,
    Quellenwerk,
    Rechtsgrundlage,
    Stolperstein,
    Strukturelement,
    Zielgruppe,
)
from praxistransfer.model.wortwahl import Wortwahl

WURZEL: dict[str, type[Value]] = {
    "handbuch.yml": Handbuch,
    "betreiber.yml": Betreiber,
    "pruefbericht.yml": Pruefbericht,
    "linkpruefung.yml": Linkpruefung,
    "wortwahl.yml": Wortwahl,
    "suchwortschatz.yml": Suchwortschatz,
}
"""The files beside the folders, each about the whole; only the first one is needed."""

VOKABULARE: dict[str, type[Eintrag]] = {
    "akteure": Akteur,
    "glossar": Begriff,
    "handlungsfelder": Handlungsfeld,
    "kommunen": Integrationszentrum,
    "programme": Foerderprogramm,
    "quellenwerke": Quellenwerk,
    "rechtsgrundlagen": Rechtsgrundlage,
    "stolpersteine": Stolperstein,
    "strukturelemente": Strukturelement,
    "zielgruppen": Zielgruppe,
}
"""The vocabulary files and what they hold."""

DATEIEN: dict[str, type[Eintrag]] = {
    "beispiele": Practice,
    "muster": Vorgehensmuster,
    "schulungen": Schulungsbaustein,
    "uebertragungen": Uebertragung,
}
"""The folders with one file per entry and what the files hold."""

CLASSES: dict[str, type[Eintrag]] = {
    model.kind: model for model in (*VOKABULARE.values(), *DATEIEN.values())
}
"""Kind → what its entries are."""
