"""Imprint and privacy page, as far as this site can know them; the operator adds the rest."""

from __future__ import annotations

from praxistransfer.model.addresses import (
    BARRIEREFREIHEIT,
    DATENSCHUTZ,
    IMPRESSUM,
    LEICHTE_SPRACHE,
    Anchor,
    slug,
)
from praxistransfer.model.betreiber import Betreiber
from praxistransfer.pages.blocks import ClearStorage, Page, Prose, Section, Table
from praxistransfer.pages.operator import TEMPLATE_NOTICE, open_places, operator_facts

LEGAL = (
    Anchor("Impressum", IMPRESSUM),
    Anchor("Datenschutz", DATENSCHUTZ),
    Anchor("Barrierefreiheit", BARRIEREFREIHEIT),
)
"""The pages that the law asks for."""

IN_EVERY_FOOTER = (
    *LEGAL,
    Anchor("Leichte Sprache", LEICHTE_SPRACHE),
)

STORED = (
    (
        "praxistransfer.farben",
        "ob Sie die helle oder die dunkle Ansicht gewählt haben",
        "ein Klick auf „Dunkle Ansicht“",
        "bis Sie zur Einstellung Ihres Geräts zurückkehren oder hier alles löschen",
    ),
    (
        "praxistransfer.merkliste",
        "welche Praxisbeispiele auf Ihrer Merkliste stehen",
        "ein Klick auf „Merken“ oder „Übernehmen“",
        "bis Sie die Merkliste leeren oder hier alles löschen",
    ),
    (
        "praxistransfer.checklisten",
        "welche Voraussetzungen von Praxisbeispielen Sie abgehakt haben",
        "ein Klick auf „Stand merken“",
        "bis Sie „Stand löschen“ wählen oder hier alles löschen",
    ),
)
"""Everything the scripts keep in the browser: key, what it holds, what writes it, how long."""

_IMPRINT = {
    "Betreiber": ("name", "anschrift", "vertreten_durch", "aufsicht", "umsatzsteuer_id"),
    "Kontakt": ("email", "kontaktformular", "telefon", "sicherheit_email"),
    "Einsendungen": ("einsendung", "einsendung_hinweis"),
    "Verantwortung": ("verantwortlich_inhalt",),
}
_CONTROLLER = ("name", "anschrift", "email")
_OFFICER = ("datenschutz_stelle", "datenschutz_email")
_SERVER = ("hosting",)

_RIGHTS_OF_OTHERS = """\
Die Texte des Handbuchs stehen unter [CC BY
4.0](https://creativecommons.org/licenses/by/4.0/deed.de), soweit ein Eintrag nichts anderes
sagt. Die Schrift Source Sans 3 steht unter der SIL Open Font License. Quellen und Material
anderer gehören denen, die sie veröffentlicht haben."""
_LINKS = """\
Das Handbuch verweist auf Seiten anderer, vor allem als Quellen. Für sie sind deren Betreiber
verantwortlich."""
_NOTHING = """\
- Diese Website setzt keine Cookies.
- Sie zählt und beobachtet keine Besuche.
- Sie lädt nichts von anderen Servern. Schriften, Bilder und Programme liegen auf dem Server
  dieser Website.
- Es gibt keine Anmeldung und keine Formulare, die Angaben über Sie abschicken.
- Die Einträge sollen Ämter, Einrichtungen und Funktionspostfächer nennen, keine Personen."""
_SEARCH = """\
Die Suche läuft in Ihrem Browser. Beim ersten Suchwort lädt er ein Verzeichnis aller Seiten von
dieser Website; was Sie suchen, wird dabei nicht übertragen.

Auf der Seite „Praxisbeispiele“ stehen Suchwort und Filter in der Adresse, damit Sie die Liste
weitergeben können. Der Server erfährt sie, wenn Sie eine solche Adresse öffnen oder neu laden.

Ist JavaScript abgeschaltet, führt das Suchfeld der Startseite zur Liste der Praxisbeispiele. Ihr
Suchwort steht dann in der Adresse, die der Browser an den Server dieser Website schickt."""
_STORAGE = """\
Ohne einen Klick von Ihnen speichert diese Website nichts. Was Sie mit einem Klick speichern,
bleibt auf Ihrem Gerät (im „local storage“ des Browsers) und wird nicht übertragen."""
_NO_SCRIPT = "Ohne JavaScript speichert diese Website nichts; es gibt dann hier nichts zu löschen."
_LOGS = """\
Ein Webserver erfährt bei jedem Aufruf die IP-Adresse Ihres Geräts, sonst könnte er nicht
antworten. Ob und wie lange er Aufrufe protokolliert, legt der Betreiber fest:"""
_OTHER_SITES = """\
Folgen Sie einem Link zu einer anderen Website, gelten deren Regeln. Diese Website bittet den
Browser, dabei nicht mitzuteilen, von welcher Seite Sie kommen."""
_YOUR_RIGHTS = """\
Verarbeitet der Betreiber Daten über Sie, haben Sie nach der Datenschutz-Grundverordnung das
Recht auf Auskunft (Artikel 15), Berichtigung (Artikel 16), Löschung (Artikel 17), Einschränkung
der Verarbeitung (Artikel 18) und Widerspruch (Artikel 21). Sie können sich bei einer
Aufsichtsbehörde für den Datenschutz beschweren (Artikel 77)."""


def legal_pages(betreiber: Betreiber) -> list[Page]:
    """Return imprint and privacy page."""
    return [_imprint_page(betreiber), _privacy_page(betreiber)]


def _imprint_page(betreiber: Betreiber) -> Page:
    groups = [
        Section(slug(heading), heading, (operator_facts(betreiber, *names),))
        for heading, names in _IMPRINT.items()
    ]
    return Page(
        address=IMPRESSUM,
        cited=False,
        title="Impressum",
        lead="Wer diese Website betreibt und für ihren Inhalt verantwortlich ist.",
        top=open_places(betreiber, *(name for names in _IMPRINT.values() for name in names)),
        sections=(
            *groups,
            Section("rechte", "Rechte an Texten und Schrift", (Prose(_RIGHTS_OF_OTHERS),)),
            Section("verweise", "Verweise auf andere Websites", (Prose(_LINKS),)),
            TEMPLATE_NOTICE,
        ),
        about_site=True,
    )


def _privacy_page(betreiber: Betreiber) -> Page:
    return Page(
        address=DATENSCHUTZ,
        cited=False,
        title="Datenschutz",
        lead="Was diese Website über Sie erfährt und was sie auf Ihrem Gerät speichert.",
        top=open_places(betreiber, *_CONTROLLER, *_OFFICER, *_SERVER),
        sections=(
            Section("verantwortlich", "Verantwortlich", (operator_facts(betreiber, *_CONTROLLER),)),
            Section(
                "beauftragte", "Fragen zum Datenschutz", (operator_facts(betreiber, *_OFFICER),)
            ),
            Section("nicht", "Was diese Website nicht tut", (Prose(_NOTHING),)),
            Section("suche", "Suche", (Prose(_SEARCH),)),
            Section(
                "gespeichert",
                "Was in Ihrem Browser gespeichert wird",
                (Prose(_STORAGE), _stored_table(), ClearStorage("Alles löschen", _NO_SCRIPT)),
            ),
            Section(
                "server",
                "Was der Server erfährt",
                (Prose(_LOGS), operator_facts(betreiber, *_SERVER)),
            ),
            Section("andere-websites", "Links zu anderen Websites", (Prose(_OTHER_SITES),)),
            Section("rechte", "Ihre Rechte", (Prose(_YOUR_RIGHTS),)),
            TEMPLATE_NOTICE,
        ),
        about_site=True,
    )


def _stored_table() -> Table:
    return Table(
        "Gespeicherte Angaben",
        ("Name", "Inhalt", "Anlass", "Dauer"),
        tuple(tuple((cell,) for cell in row) for row in STORED),
    )
