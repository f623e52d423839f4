"""The controlled vocabularies: what the practices refer to."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from praxistransfer.model.base import Eintrag, Konzept, Quelle, Value
from praxistransfer.model.fields import (
    DIGITS,
    Adresse,
    Datum,
    DatumOderOhne,
    JaNein,
    Kennung,
    Labels,
    Postfach,
    Prosa,
    QuellenKennung,
    Ref,
    Text,
    VergangenesDatum,
    check_order,
    field,
    optional,
    several,
)


class Handbuch(Value):
    """What the whole handbook is called and which area it covers."""

    titel: Text = field("Titel", "Name des Handbuchs.", stage="S", example="Praxistransfer")
    untertitel: Text = field("Untertitel", "Was es ist, in einer Zeile.", stage="S")
    land: Text = field("Land", "Das Gebiet, für das es gilt.", stage="S")
    beschreibung: Text = field("Beschreibung", "Worum es geht, in ein bis zwei Sätzen.", stage="S")


class Handlungsfeld(Konzept):
    """A field of action, or a strategy or principle above it."""

    kind = "handlungsfeld"

    art: Annotated[
        Literal["strategie", "handlungsfeld", "querschnittsprinzip", "instrument"],
        Labels(
            strategie="Strategie",
            handlungsfeld="Handlungsfeld",
            querschnittsprinzip="Querschnittsprinzip",
            instrument="Instrument",
        ),
    ] = field("Art", "Strategie, Handlungsfeld, Querschnittsprinzip oder Instrument.", stage="S")
    definition: Text = field("Definition", "Was gemeint ist, in eigenen Worten.", stage="S")
    einfach: Text | None = optional("In einfachen Worten", "Dasselbe in einfacher Sprache.")
    handreichung: Prosa | None = optional(
        "Handreichung",
        "Wie man hier etwas aufbaut, von Hand geschrieben; steht vor dem, was aus den Einträgen "
        "zusammengestellt wird. Mit Belegen aus „quellen“.",
    )
    oberbegriff: Annotated[Kennung, Ref(("handlungsfeld",), "Unterbegriffe")] | None = optional(
        "Oberbegriff", "Das weitere Handlungsfeld oder die Strategie, zu der es gehört."
    )


class Messwert(Value):
    """A number that a source gives for one day, month or year."""

    datum: VergangenesDatum = field("Datum", "Wofür die Zahl gilt.", example="2016-04-20")
    wert: Annotated[int, Field(ge=0), DIGITS] = field("Wert", "Die Zahl.")
    hinweis: Text | None = optional("Hinweis", "Was man dazu wissen muss.")
    quelle: QuellenKennung = field("Beleg", "Kennung aus „quellen“.")
    unsicher: JaNein = field(
        "Unsicher", "„ja“, wenn Datum oder Zahl nicht sicher sind.", default=False
    )


class Verlauf(Value):
    """How a number changed over time; shown as a figure with a table."""

    was: Text = field("Was gezählt wurde", "Überschrift der Darstellung.")
    werte: Annotated[tuple[Messwert, ...], Field(min_length=1)] = field(
        "Werte", "In der Reihenfolge der Zeit."
    )

    @model_validator(mode="after")
    def _in_order_of_time(self) -> Self:
        for earlier, later in pairwise(self.werte):
            check_order(earlier.datum, later.datum)
        return self


class Anschauung(Value):
    """A practice in which one sees how an element works, with what one sees there."""

    praxis: Annotated[Kennung, Ref(("practice",), "Arbeitsformen")] = field(
        "Beispiel", "Kennung des Praxisbeispiels."
    )
    was: Text = field("Was man dort sieht", "Ein Satz aus dem Eintrag, in eigenen Worten.")


class Strukturelement(Konzept):
    """An element, instrument or process by which the network of the centres works."""

    kind = "strukturelement"

    art: Annotated[
        Literal["strukturelement", "instrument", "prozess"],
        Labels(strukturelement="Strukturelement", instrument="Instrument", prozess="Prozess"),
    ] = field("Art", "Strukturelement, Instrument oder Prozess.", stage="S")
    definition: Text = field("Definition", "Was gemeint ist, in eigenen Worten.", stage="S")
    oberbegriff: Annotated[Kennung, Ref(("strukturelement",), "Unterbegriffe")] | None = optional(
        "Oberbegriff", "Das Element, zu dem es gehört."
    )
    verlauf: Verlauf | None = optional("Verlauf", "Eine Zahl im Lauf der Zeit.")
    heute: Text | None = optional("Heute", "Wer es heute tut, soweit eine Quelle es sagt.")
    anschauung: tuple[Anschauung, ...] = several(
        "Wie es aussehen kann", "Praxisbeispiele, an denen man es sieht."
    )
    nutzung: tuple[Text, ...] = several(
        "So lässt es sich nutzen",
        "Vorschläge der Redaktion für ein Integrationszentrum; werden als Einschätzung gezeigt.",
    )


class Einwohner(Value):
    """A number of inhabitants; numbers with a different ``stand`` or ``basis`` do not compare."""

    wert: Annotated[int, Field(ge=0), DIGITS] = field("Einwohnerzahl", "Gerundet auf Tausend.")
    stand: VergangenesDatum = field("Stichtag", "Tag, für den die Zahl gilt.", example="2023-12-31")
    basis: Text = field("Basis", "Zensus oder Fortschreibung, auf der die Zahl beruht.")
    werk: Annotated[Kennung, Ref(("quellenwerk",), "Zitiert in")] | None = optional(
        "Werk", "Kennung der Quelle aus der Liste der Werke."
    )
    hinweis: Text | None = optional("Hinweis", "Wie die Angabe zustande kam.")


class KiStart(Value):
    """When a centre began, as far as a source says so."""

    jahr: Annotated[int, Field(ge=2000, le=2100), DIGITS] | None = optional(
        "Jahr", "Jahr des Starts."
    )
    angabe: Text = field("Angabe", "Was die Quelle dazu sagt, in eigenen Worten.")
    quelle: Quelle = field("Quelle", "Beleg.")
    unsicher: JaNein = field("Unsicher", "„ja“, wenn das Jahr erschlossen ist.", default=False)


class Webseite(Value):
    """A page of a centre, as it was found."""

    url: Adresse = field("Adresse", "Internetadresse.")
    titel: Text = field("Titel", "Wie die Seite heißt.")
    stand: DatumOderOhne = field("Stand", "Datum der Seite oder „ohne Datum“.")
    hinweis: Text | None = optional("Hinweis", "Was man dazu wissen muss.")


class Funktionspostfach(Value):
    """The mailbox of a centre; never that of a person."""

    email: Postfach = field("E-Mail", "Nur ein Funktionspostfach.", example="ki@kreis.example")
    hinweis: Text | None = optional("Hinweis", "Was man dazu wissen muss.")
    quelle: Quelle = field("Quelle", "Beleg.")


class Dienststelle(Value):
    """The office to which a centre belongs."""

    name: Text = field("Name", "Amt, Fachbereich oder Stabsstelle.")
    hinweis: Text | None = optional("Hinweis", "Was sich änderte oder offen ist.")
    quelle: Quelle = field("Quelle", "Beleg.")
    unsicher: JaNein = field("Unsicher", "„ja“, wenn erschlossen.", default=False)


class Schwerpunkt(Value):
    """On what a centre concentrated for some time; the centres decide anew every two years."""

    art: Annotated[
        Literal["bildung", "querschnitt"],
        Labels(bildung="Integration durch Bildung", querschnitt="Integration als Querschnitt"),
    ] = field("Art", "bildung oder querschnitt.")
    text: Text = field("Schwerpunkt", "In eigenen Worten.")
    zeitraum: Text | None = optional("Zeitraum", "Wann das galt, soweit belegt.", example="2013")
    quelle: Quelle = field("Quelle", "Beleg.")


class KimStart(Value):
    """Since when a municipality has had Kommunales Integrationsmanagement."""

    datum: VergangenesDatum | None = optional("Datum", "Jahr, Monat oder Tag.")
    angabe: Text | None = optional("Angabe", "Was genau belegt ist, in eigenen Worten.")
    quelle: Quelle = field("Quelle", "Beleg.")
    unsicher: JaNein = field("Unsicher", "„ja“, wenn erschlossen.", default=False)


class Gemeinde(Value):
    """A municipality for which a centre works."""

    name: Text = field("Name", "Ohne amtliche Zusätze.")
    ags: Annotated[str, Field(pattern=r"^\d{8}$")] = field(
        "Amtlicher Gemeindeschlüssel", "Acht Ziffern.", example="05334004"
    )


class Gemeinden(Value):
    """The municipalities for which a centre works, all from one list."""

    liste: Annotated[tuple[Gemeinde, ...], Field(min_length=1)] = field(
        "Gemeinden", "In der Reihenfolge ihrer Namen."
    )
    quelle: Quelle = field("Quelle", "Beleg, mit dem Stand der Liste.")


class Kennzeichen(Value):
    """The letters on number plates, by which people name a district."""

    zeichen: Annotated[str, Field(pattern=r"^[A-ZÄÖÜ]{1,3}$")] = field(
        "Buchstaben", "Ein bis drei Großbuchstaben.", example="BOR"
    )
    eindeutig: JaNein = field(
        "Eindeutig", "„nein“, wenn zwei Integrationszentren es teilen.", default=True
    )
    stand: VergangenesDatum = field("Stand", "Tag, an dem das geprüft wurde.")
    beleg: Text = field("Beleg", "Woher das bekannt ist.", example="allgemein bekannt")


class Kachel(Value):
    """The place of a municipality on a map of equal tiles, counted from the upper left corner."""

    spalte: Annotated[int, Field(ge=1, le=12), DIGITS] = field("Spalte", "1 ist ganz im Westen.")
    zeile: Annotated[int, Field(ge=1, le=12), DIGITS] = field("Zeile", "1 ist ganz im Norden.")


class Integrationszentrum(Konzept):
    """One of the Kommunale Integrationszentren and the municipality that runs it."""

    kind = "integrationszentrum"

    typ: Annotated[
        Literal["kreisfreie_stadt", "kreis", "staedteregion", "regionsangehoerige_stadt"],
        Labels(
            kreisfreie_stadt="kreisfreie Stadt",
            kreis="Kreis",
            staedteregion="Städteregion",
            regionsangehoerige_stadt="regionsangehörige Stadt mit den Rechten "
            "einer kreisfreien Stadt",
        ),
    ] = field("Art der Kommune", "Kreisfreie Stadt, Kreis, Städteregion …", stage="S")
    ags: Annotated[str, Field(pattern=r"^\d{5}(\d{3})?$")] = field(
        "Amtlicher Gemeindeschlüssel", "Fünf oder acht Ziffern.", stage="S", example="05111"
    )
    kreisschluessel: Annotated[str, Field(pattern=r"^\d{5}$")] = field(
        "Kreisschlüssel", "Fünf Ziffern.", stage="S", example="05111"
    )
    regierungsbezirk: Text | None = optional(
        "Regierungsbezirk", "Name des Regierungsbezirks, wo es solche gibt.", stage="S"
    )
    lat: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)] = field(
        "Breite", "Grad (WGS 84), für die Karte."
    )
    lon: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)] = field(
        "Länge", "Grad (WGS 84), für die Karte."
    )
    kachel: Kachel | None = optional("Kachel", "Platz auf der Karte aus gleichen Kacheln.")
    einwohner: Einwohner | None = optional("Einwohner", "Zahl mit Stichtag und Basis.")
    ki_start: KiStart | None = optional("Start", "Seit wann es das Integrationszentrum gibt.")
    kim_seit: KimStart | None = optional(
        "KIM seit", "Seit wann es dort Kommunales Integrationsmanagement gibt."
    )
    dienststelle: Dienststelle | None = optional("Dienststelle", "Wozu das Zentrum gehört.")
    webseite: Webseite | None = optional("Webseite", "Seite des Zentrums.")
    postfach: Funktionspostfach | None = optional("Postfach", "Funktionspostfach des Zentrums.")
    schwerpunkte: tuple[Schwerpunkt, ...] = several(
        "Schwerpunkte", "Worauf sich das Zentrum für einige Zeit festlegte; immer Geschichte."
    )
    gemeinden: Gemeinden | None = optional("Gemeinden", "Für welche Gemeinden es arbeitet.")
    kennzeichen: Kennzeichen | None = optional("Kfz-Kennzeichen", "Das des Kreises oder der Stadt.")


class Akteur(Konzept):
    """An organisation, or a collective name of the editors for many local ones."""

    kind = "akteur"
    text_field = "rolle"

    art: Annotated[
        Literal[
            "landesministerium",
            "landesbehoerde",
            "bundesbehoerde",
            "kommune",
            "parlament_politik",
            "verband",
            "hochschule_forschung",
            "stiftung",
            "zivilgesellschaft",
            "wirtschaft",
            "beratung",
            "netzwerk",
            "sammelbegriff",
        ],
        Labels(
            landesministerium="Landesministerium",
            landesbehoerde="Landesbehörde",
            bundesbehoerde="Bundesbehörde",
            kommune="Kommune",
            parlament_politik="Parlament und Politik",
            verband="Verband",
            hochschule_forschung="Hochschule und Forschung",
            stiftung="Stiftung",
            zivilgesellschaft="Zivilgesellschaft",
            wirtschaft="Wirtschaft",
            beratung="Beratung und Anlaufstelle",
            netzwerk="Netzwerk",
            sammelbegriff="Sammelbegriff der Redaktion",
        ),
    ] = field("Art", "Art der Einrichtung.", stage="S")
    typ: Text | None = optional("Genauer", "Rechtsform oder Stellung in Worten.")
    sektor: (
        Annotated[
            Literal[
                "kommunal", "staat", "freie_traeger", "vereine", "bildungswesen", "arbeitswelt"
            ],
            Labels(
                kommunal="Kommune",
                staat="Land, Bund, EU",
                freie_traeger="Freie Träger",
                vereine="Ehrenamt und Vereine",
                bildungswesen="Bildung und Forschung",
                arbeitswelt="Arbeit und Wirtschaft",
            ),
        ]
        | None
    ) = optional("Sektor", "Nur wenn er sich nicht aus der Art ergibt, etwa bei Sammelbegriffen.")
    rolle: Text = field("Rolle", "Was der Akteur für die Integrationszentren tut.", stage="S")
    stand: Text | None = optional("Entwicklung", "Seit wann, bis wann, was daraus wurde.")
    nachfolge: Text | None = optional("Nachfolge", "Wer die Aufgabe danach übernommen hat.")
    handlungsfelder: tuple[Annotated[Kennung, Ref(("handlungsfeld",), "Akteure")], ...] = several(
        "Handlungsfelder", "Kennungen der Handlungsfelder."
    )
    web: Adresse | None = optional("Webseite", "Seite der Einrichtung.")

    @property
    def in_sector(self) -> str:
        """The sector it counts to; empty if neither field nor kind says it."""
        return self.sektor or _SECTORS.get(self.art, "")


_SECTORS = {
    "landesministerium": "staat",
    "landesbehoerde": "staat",
    "bundesbehoerde": "staat",
    "kommune": "kommunal",
    "parlament_politik": "kommunal",
    "verband": "freie_traeger",
    "hochschule_forschung": "bildungswesen",
    "stiftung": "freie_traeger",
    "zivilgesellschaft": "vereine",
    "wirtschaft": "arbeitswelt",
    "beratung": "freie_traeger",
}
"""Kind of an actor → the sector to which all of that kind count."""


class Foerderprogramm(Konzept):
    """A funding programme or project, running or ended."""

    kind = "foerderprogramm"

    definition: Text = field("Definition", "Was das Programm ist, in eigenen Worten.", stage="S")
    traeger: Text | None = optional("Träger", "Wer fördert und wer umsetzt.")
    von: Datum | None = optional("Beginn", "Beginn, soweit belegt.")
    bis: Datum | None = optional("Ende", "Ende, soweit belegt.")
    zeitraum_hinweis: Text | None = optional("Zeitraum", "Was zum Zeitraum belegt ist.")
    status: Annotated[
        Literal["laufend", "beendet", "unbekannt"],
        Labels(laufend="laufend", beendet="beendet", unbekannt="nicht belegt"),
    ] = field("Status", "laufend, beendet oder unbekannt.", stage="S")
    stand: Text | None = optional("Stand", "Jüngster belegter Stand, mit Datum.")
    ziel: Text | None = optional("Ziel", "Was erreicht werden soll.")
    aufbau: tuple[Text, ...] = several("Aufbau", "Bausteine und Umsetzung.")
    zahlen: tuple[Text, ...] = several("Zahlen", "Belegte Zahlen, jede mit Datum.")
    vorlaeufer: Text | None = optional("Vorläufer", "Was vorausging.")
    evaluation: Text | None = optional("Evaluation", "Ob und wie das Programm untersucht wurde.")
    kommunen: tuple[Annotated[Kennung, Ref(("integrationszentrum",), "Programme")], ...] = several(
        "Kommunen", "Beteiligte Kommunen."
    )
    orte: tuple[Text, ...] = several("Weitere Orte", "Orte ohne eigenes Integrationszentrum.")
    widerspruch: Text | None = optional("Widerspruch", "Worin sich Quellen widersprechen.")
    handlungsfelder: tuple[Annotated[Kennung, Ref(("handlungsfeld",), "Programme")], ...] = several(
        "Handlungsfelder", "Kennungen der Handlungsfelder."
    )

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        check_order(self.von, self.bis)
        return self


class Inhalt(Value):
    """What one place of a law says, in own words."""

    stelle: Text | None = optional("Stelle", "Paragraf und Absatz mit Fassung.")
    text: Text = field("Inhalt", "Was dort geregelt ist, in eigenen Worten.")


class Rechtsgrundlage(Konzept):
    """A law, decree or guideline in one version."""

    kind = "rechtsgrundlage"
    text_field = "langtitel"

    langtitel: Text | None = optional("Voller Titel", "Amtlicher Titel.")
    von: Datum | None = optional("In Kraft seit", "Beginn der Geltung, soweit belegt.")
    bis: Datum | None = optional("In Kraft bis", "Ende der Geltung, soweit belegt.")
    fassung: Text | None = optional("Fassung", "Daten der Fassung in Worten.")
    status: Annotated[
        Literal["geltend", "aufgehoben", "unbekannt"],
        Labels(geltend="geltend", aufgehoben="aufgehoben", unbekannt="nicht belegt"),
    ] = field("Status", "geltend, aufgehoben oder unbekannt.", stage="S")
    stand: Text | None = optional("Stand", "Auf welchen Stand sich das bezieht.")
    ersetzt: Annotated[Kennung, Ref(("rechtsgrundlage",), "Ersetzt durch", history=True)] | None = (
        optional("Ersetzt", "Kennung der abgelösten Fassung.")
    )
    inhalt: tuple[Inhalt, ...] = several("Inhalt", "Was geregelt ist.")
    widerspruch: Text | None = optional("Widerspruch", "Worin sich Quellen widersprechen.")
    handlungsfelder: tuple[Annotated[Kennung, Ref(("handlungsfeld",), "Recht")], ...] = several(
        "Handlungsfelder", "Kennungen der Handlungsfelder."
    )

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        check_order(self.von, self.bis)
        return self


class Zielgruppe(Konzept):
    """Whom a practice is for."""

    kind = "zielgruppe"

    definition: Text = field("Definition", "Wer gemeint ist.", stage="S")
    oberbegriff: Annotated[Kennung, Ref(("zielgruppe",), "Unterbegriffe")] | None = optional(
        "Oberbegriff", "Die weitere Zielgruppe."
    )


class Stolperstein(Konzept):
    """A kind of stumbling block."""

    kind = "stolperstein"

    definition: Text = field("Definition", "Was gemeint ist.", stage="S")


class Quellenwerk(Eintrag):
    """A work that many entries cite."""

    kind = "quellenwerk"

    label: Text = field("Kurz", "So wird das Werk zitiert.", stage="S")
    titel: Text | None = optional("Titel", "Voller Titel.")
    herausgeber: Text | None = optional("Herausgeber", "Einrichtung, keine Personen.")
    datum: DatumOderOhne = field("Datum", "Datum des Werks.", stage="S")
    url: Adresse | None = optional("Adresse", "Internetadresse.")
    hinweis: Text | None = optional("Hinweis", "Was man beim Lesen wissen muss.")


class Bedeutung(Value):
    """One meaning of an abbreviation; ``kontext`` lists the entries that make it the right one."""

    label: Text = field("Langform", "Wofür die Abkürzung hier steht.")
    definition: Text | None = optional("Erklärung", "Was das ist.")
    kontext: tuple[Annotated[Kennung, Ref(("*",), "Im Glossar")], ...] = several(
        "Kontext", "Auf Seiten zu diesen Einträgen gilt diese Bedeutung."
    )


class Begriff(Eintrag):
    """A term or abbreviation of the glossary."""

    kind: ClassVar[str] = "begriff"

    kurz: Text | None = optional("Abkürzung", "So wie sie in Texten steht.", example="KAoA")
    label: Text = field("Langform oder Begriff", "Ausgeschrieben.", stage="S")
    schreibweisen: tuple[Text, ...] = several("Schreibweisen", "Andere Formen der Abkürzung.")
    definition: Text | None = optional("Erklärung", "Was gemeint ist, in eigenen Worten.")
    bedeutungen: tuple[Bedeutung, ...] = several(
        "Bedeutungen", "Nur wenn die Abkürzung mehr als eines bedeutet."
    )
    siehe: Annotated[Kennung, Ref(("*",), "Im Glossar")] | None = optional(
        "Siehe", "Kennung des Eintrags, der dieselbe Sache beschreibt."
    )
    unsicher: JaNein = field("Unsicher", "„ja“, wenn die Angaben nicht sicher sind.", default=False)
    hinweis: Text | None = optional("Hinweis", "Was man beim Lesen wissen muss.")
    quellen: tuple[Quelle, ...] = several("Quellen", "Belege.")

    @property
    def name(self) -> str:
        """The abbreviation if there is one, else the term."""
        return self.kurz or self.label
