"""Which addresses in the entries led nowhere when they were last tried."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from praxistransfer.model.base import Value
from praxistransfer.model.fields import (
    DIGITS,
    Adresse,
    Kennung,
    Labels,
    Text,
    VergangenesDatum,
    field,
    several,
)

Anzahl = Annotated[int, Field(ge=0), DIGITS]


class Linkbefund(Value):
    """An address that did not answer as a page should."""

    url: Adresse = field("Adresse", "Die Internetadresse, wie sie im Eintrag steht.")
    befund: Annotated[Literal["tot", "unklar"], Labels(tot="tot", unklar="fraglich")] = field(
        "Befund", "„tot“: Es gibt die Seite nicht. „unklar“: Ein Mensch muss nachsehen."
    )
    grund: Text = field("Grund", "Was der Server antwortete.", example="HTTP 404")
    eintraege: tuple[Kennung, ...] = several("Einträge", "Kennungen der Einträge, die sie nennen.")


class Linkpruefung(Value):
    """The results of one run of ``praxistransfer check-links``; addresses that work are counted."""

    am: VergangenesDatum = field("Geprüft am", "Tag, an dem geprüft wurde.")
    geprueft: Anzahl = field("Geprüft", "Wie viele verschiedene Adressen aufgerufen wurden.")
    befunde: tuple[Linkbefund, ...] = several("Befunde", "Adressen, die nachzusehen sind.")
