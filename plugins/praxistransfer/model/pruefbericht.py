"""What the last recorded tests of accessibility found."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from praxistransfer.model.base import Value
from praxistransfer.model.fields import DIGITS, Text, VergangenesDatum, field, optional, several

Anzahl = Annotated[int, Field(ge=0), DIGITS]


class Werkzeug(Value):
    """A program that tested."""

    name: Text = field("Werkzeug", "Name des Programms.")
    version: Text = field("Version", "Version, mit der geprüft wurde.")
    regeln: Text | None = optional("Regeln", "Welche Regeln es geprüft hat.")


class Pruefung(Value):
    """All runs of one kind of test; each page in each state counts as one run."""

    was: Text = field("Prüfung", "Was geprüft wurde, als Satz.")
    seiten: Anzahl = field("Seiten", "Wie viele verschiedene Seiten geprüft wurden.")
    zustaende: Text = field("Zustände", "In welchen Ansichten, zum Beispiel hell und dunkel.")
    bestanden: Anzahl = field("Bestanden", "Wie viele Durchgänge ohne Fehler waren.")
    fehler: Anzahl = field("Fehler", "Wie viele Durchgänge Fehler fanden.")


class BekannterFehler(Value):
    """A barrier that a test found."""

    seite: Text = field("Seite", "Adresse der Seite, mit „/“ am Anfang.")
    regel: Text = field("Regel", "Welche Prüfung nicht bestanden wurde.")
    beschreibung: Text = field("Beschreibung", "Was nicht barrierefrei ist.")


class Pruefbericht(Value):
    """The results of one run of the tests; written by ``praxistransfer pruefbericht``."""

    am: VergangenesDatum = field("Geprüft am", "Tag, an dem geprüft wurde.")
    werkzeuge: tuple[Werkzeug, ...] = several("Werkzeuge", "Die Programme, die geprüft haben.")
    pruefungen: tuple[Pruefung, ...] = several("Prüfungen", "Was geprüft wurde.")
    bekannte_fehler: tuple[BekannterFehler, ...] = several("Bekannte Fehler", "Was zu beheben ist.")
    nicht_geprueft: tuple[Text, ...] = several("Nicht geprüft", "Was offen ist, je ein Satz.")

    @property
    def has_failures(self) -> bool:
        """Whether any test found a barrier."""
        return bool(self.bekannte_fehler) or any(item.fehler for item in self.pruefungen)
