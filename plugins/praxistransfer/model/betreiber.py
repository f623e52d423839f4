"""Who publishes the site: what imprint, privacy page and declaration of accessibility must name."""

from __future__ import annotations

from typing import Annotated, Literal

from praxistransfer.model.base import Value
from praxistransfer.model.fields import (
    Adresse,
    Labels,
    Postfach,
    Text,
    VergangenesDatum,
    WordCount,
    optional,
)

Zeile = Annotated[Text, WordCount(1, 30)]
Absatz = Annotated[Text, WordCount(1, 250)]


class Betreiber(Value):
    """The operator of one published site.

    Every field may stay empty while people work on the handbook. Fields of stage S have to be
    filled before a release (see :mod:`praxistransfer.content.checks.release`).
    """

    name: Zeile | None = optional(
        "Name", "Name der öffentlichen Stelle, mit Rechtsform, wenn sie eine hat.", stage="S"
    )
    anschrift: Zeile | None = optional(
        "Anschrift", "Straße, Hausnummer, Postleitzahl und Ort; kein Postfach.", stage="S"
    )
    vertreten_durch: Zeile | None = optional(
        "Vertreten durch",
        "Das Amt oder die Funktion, die die Stelle nach außen vertritt.",
        stage="S",
    )
    aufsicht: Zeile | None = optional(
        "Aufsicht", "Die zuständige Aufsichtsbehörde der Stelle.", stage="S"
    )
    email: Postfach | None = optional(
        "E-Mail",
        "Funktionspostfach, das regelmäßig gelesen wird.",
        stage="S",
        example="handbuch@amt.example",
    )
    kontaktformular: Adresse | None = optional(
        "Kontaktformular", "Internetadresse des Formulars, wenn es eines gibt."
    )
    einsendung: Postfach | None = optional(
        "E-Mail für Einsendungen",
        "Funktionspostfach, an das Vorschläge, Hinweise und neue Praxisbeispiele gehen.",
        stage="S",
        example="einsendung@amt.example",
    )
    einsendung_hinweis: Absatz | None = optional(
        "Hinweis für Einsendungen", "Was mit einem Vorschlag geschieht und wie lange das dauert."
    )
    sicherheit_email: Postfach | None = optional(
        "E-Mail für Sicherheitslücken",
        "Funktionspostfach für Hinweise auf Sicherheitslücken, wenn es ein anderes ist als "
        "„email“. Es steht in der Datei /.well-known/security.txt.",
    )
    telefon: Zeile | None = optional("Telefon", "Nummer der Dienststelle, keine persönliche.")
    umsatzsteuer_id: Zeile | None = optional(
        "Umsatzsteuer-Identifikationsnummer", "Nur, wenn die Stelle eine hat."
    )
    verantwortlich_inhalt: Zeile | None = optional(
        "Verantwortlich für den Inhalt",
        "Angabe nach § 18 Absatz 2 Medienstaatsvertrag, wie die Stelle sie sonst auch macht.",
        stage="S",
    )
    datenschutz_stelle: Zeile | None = optional(
        "Datenschutzbeauftragte Stelle", "Funktion und Anschrift, kein Name nötig.", stage="S"
    )
    datenschutz_email: Postfach | None = optional(
        "E-Mail für den Datenschutz", "Funktionspostfach.", stage="S"
    )
    hosting: Absatz | None = optional(
        "Server und Protokolle",
        "Wer den Webserver betreibt, welche Zugriffe er wozu und auf welcher Rechtsgrundlage "
        "protokolliert und wann die Protokolle gelöscht werden.",
        stage="S",
    )
    webadresse: Adresse | None = optional(
        "Adresse der Website", "Die Adresse, für die diese Angaben gelten.", stage="S"
    )
    feedback_stelle: Zeile | None = optional(
        "Stelle für Rückmeldungen zur Barrierefreiheit",
        "Wer Hinweise auf Barrieren bearbeitet.",
        stage="S",
    )
    feedback_email: Postfach | None = optional(
        "E-Mail für Rückmeldungen zur Barrierefreiheit", "Funktionspostfach.", stage="S"
    )
    feedback_url: Adresse | None = optional(
        "Formular für Rückmeldungen zur Barrierefreiheit",
        "Internetadresse des Formulars. Manche Länder schreiben ein Formular vor.",
    )
    ombudsstelle_name: Zeile | None = optional(
        "Ombudsstelle", "Die Stelle, die im Streit über Barrierefreiheit vermittelt.", stage="S"
    )
    ombudsstelle_anschrift: Zeile | None = optional(
        "Anschrift der Ombudsstelle", "Postanschrift.", stage="S"
    )
    ombudsstelle_email: Postfach | None = optional(
        "E-Mail der Ombudsstelle", "Funktionspostfach der Ombudsstelle.", stage="S"
    )
    ombudsstelle_url: Adresse | None = optional(
        "Website der Ombudsstelle", "Internetadresse des Ombudsverfahrens.", stage="S"
    )
    gesetz: Zeile | None = optional(
        "Gesetz zur Barrierefreiheit",
        "Das Gesetz und die Verordnung, nach denen die Website barrierefrei sein muss; "
        "so geschrieben, dass es nach „im Einklang mit“ stehen kann.",
        stage="S",
    )
    bewertung: (
        Annotated[
            Literal["vollstaendig", "teilweise", "nicht"],
            Labels(vollstaendig="vollständig", teilweise="teilweise", nicht="nicht"),
        ]
        | None
    ) = optional(
        "Stand der Vereinbarkeit",
        "Die eigene Aussage des Betreibers: wie weit die Website den Anforderungen entspricht.",
        stage="S",
    )
    bewertung_grundlage: Absatz | None = optional(
        "Grundlage der Bewertung", "Wer wie bewertet hat.", stage="S"
    )
    bewertet_am: VergangenesDatum | None = optional("Bewertet am", "Tag der Bewertung.", stage="S")
