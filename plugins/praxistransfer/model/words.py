"""What readers see for the words of closed lists, and how kinds of entries are called."""

from __future__ import annotations

from dataclasses import dataclass

NOT_KNOWN = "nicht belegt"
"""Stands where no source that was read says anything."""

WORDS = {
    # Wortgruppe.art
    "synonym": "bedeutungsgleich",
    "abkuerzung": "Abkürzung",
    "frueher": "frühere Bezeichnung",
    # Practice.status, Uebertragung.status
    "entwurf": "Entwurf",
    "eingereicht": "eingereicht, noch nicht förmlich geprüft",
    "geprueft": "geprüft",
    "uebertragbar": "geprüft und übertragbar",
    "ruhend": "ruhend",
    "beendet": "beendet",
    "zurueckgezogen": "zurückgezogen",
    "interesse": "Interesse",
    "geplant": "geplant",
    "erprobt": "erprobt",
    "verstetigt": "verstetigt",
    "abgewandelt": "abgewandelt",
    "abgebrochen": "abgebrochen",
    # Foerderprogramm.status, Rechtsgrundlage.status, Practice.nachhaltigkeit
    "laufend": "laufend",
    "unbekannt": "nicht belegt",
    "geltend": "geltend",
    "aufgehoben": "aufgehoben",
    "befristet": "befristet",
    "in_regelstruktur": "in die Regelstruktur übernommen",
    "uebergeben": "an andere Träger übergeben",
    # Practice.rolle_ki
    "traeger": "Träger",
    "partner": "Partner",
    "foerderer": "Förderer",
    "beteiligt": "beteiligt",
    "nicht_belegt": "nicht belegt",
    # Linkbefund.befund
    "tot": "tot",
    "unklar": "fraglich",
    # Schritt.teil
    "kern": "Kern: muss bleiben",
    "anpassbar": "anpassbar",
    "optional": "optional",
    # Schritt.phase
    "anlass": "Anlass und Auftrag klären",
    "buendnis": "Zusammenarbeit bilden",
    "konzept": "Konzept erarbeiten",
    "erprobung": "Erproben und umsetzen",
    "weitergabe": "Weitergeben",
    "auswertung": "Auswerten und nachsteuern",
    # Ergebnis.methode, Ergebnis.gilt_fuer
    "zaehlung": "Zählung",
    "befragung": "Befragung",
    "interview": "Interview",
    "vergleich": "Vergleich",
    "studie": "Studie oder Evaluation",
    "selbstbericht": "Selbstbericht",
    "presse": "Presse",
    "praxis": "diese Praxis",
    "programm": "das ganze Programm, nicht diesen Standort",
    # Hindernis.half
    "ja": "ja",
    "nein": "nein",
    "offen": "offen",
    # Voraussetzung
    "population": "Bevölkerung",
    "massnahme": "Maßnahme",
    "umfeld": "Umfeld",
    "prozess": "Prozess",
    "muss": "muss",
    "soll": "soll",
    # Ressourcen.kostenband
    "gering": "gering (unter 5.000 Euro im Jahr)",
    "mittel": "mittel (bis 50.000 Euro im Jahr)",
    "hoch": "hoch (über 50.000 Euro im Jahr)",
    # Verwandt.beziehung
    "aehnlich": "ähnlich",
    "ergaenzt": "ergänzt sich damit",
    "vorlaeufer": "Vorläufer",
    "alternative": "Alternative",
    "widerspricht": "widerspricht dem",
    # Uebertragung.art
    "kommune_zu_kommune": "von Kommune zu Kommune",
    "pilot_zu_flaeche": "vom Pilot in die Fläche",
    "land_zu_land": "aus einem anderen Land oder Bundesland",
    "programm_standort": "Standort eines Programms (keine Übernahme)",
    # Uebertragung.beleg
    "ausdruecklich": "Eine Quelle nennt die Übernahme ausdrücklich",
    "mittelbar": "Nur mittelbar: keine Quelle nennt die Übernahme ausdrücklich",
    "programmbeleg": "Belegt ist das Programm, nicht die Übernahme",
    # Anpassung.treue
    "uebernommen": "übernommen",
    "angepasst": "angepasst",
    "weggelassen": "weggelassen",
    "neu": "neu dazugekommen",
    # Handlungsfeld.art, Strukturelement.art
    "strategie": "Strategie",
    "handlungsfeld": "Handlungsfeld",
    "querschnittsprinzip": "Querschnittsprinzip",
    "instrument": "Instrument",
    "strukturelement": "Strukturelement",
    # Integrationszentrum.typ
    "kreisfreie_stadt": "kreisfreie Stadt",
    "kreis": "Kreis",
    "staedteregion": "Städteregion",
    "regionsangehoerige_stadt": "regionsangehörige Stadt mit den Rechten einer kreisfreien Stadt",
    # Akteur.art
    "landesministerium": "Landesministerium",
    "landesbehoerde": "Landesbehörde",
    "bundesbehoerde": "Bundesbehörde",
    "kommune": "Kommune",
    "parlament_politik": "Parlament und Politik",
    "verband": "Verband",
    "hochschule_forschung": "Hochschule und Forschung",
    "stiftung": "Stiftung",
    "zivilgesellschaft": "Zivilgesellschaft",
    "wirtschaft": "Wirtschaft",
    "beratung": "Beratung und Anlaufstelle",
    "netzwerk": "Netzwerk",
    "sammelbegriff": "Sammelbegriff der Redaktion",
    # Betreiber.bewertung
    "vollstaendig": "vollständig",
    "teilweise": "teilweise",
    "nicht": "nicht",
}


@dataclass(frozen=True, slots=True)
class KindWords:
    """How one kind of entry is called and where its pages live."""

    one: str
    many: str
    folder: str
    """First part of the address of its pages, e.g. ``praxis``; empty if it has none of its own."""
    menu: str = ""
    """Short name for menus."""


KINDS = {
    "practice": KindWords("Praxisbeispiel", "Praxisbeispiele", "praxis"),
    "handlungsfeld": KindWords("Handlungsfeld", "Handlungsfelder", "handlungsfelder"),
    "integrationszentrum": KindWords(
        "Kommunales Integrationszentrum",
        "Kommunale Integrationszentren",
        "ki",
        menu="Integrationszentren",
    ),
    "akteur": KindWords("Akteur", "Akteure", "akteure"),
    "foerderprogramm": KindWords("Programm", "Programme", "programme"),
    "rechtsgrundlage": KindWords(
        "Rechtsgrundlage", "Rechtsgrundlagen", "rechtsgrundlagen", "Recht"
    ),
    "zielgruppe": KindWords("Zielgruppe", "Zielgruppen", "zielgruppen"),
    "vorgehensmuster": KindWords("Vorgehensmuster", "Vorgehensmuster", "muster"),
    "strukturelement": KindWords("Arbeitsform im Verbund", "Arbeitsformen im Verbund", "struktur"),
    "stolperstein": KindWords("Stolperstein", "Stolpersteine", "stolpersteine"),
    "uebertragung": KindWords("Übertragung", "Übertragungen", "uebertragungen"),
    "schulungsbaustein": KindWords("Schulungsbaustein", "Schulungen", "schulungen"),
    "begriff": KindWords("Begriff", "Glossar", ""),
    "quellenwerk": KindWords("Werk", "Werke", ""),
}
"""All kinds, in the order in which lists of different kinds name them."""
