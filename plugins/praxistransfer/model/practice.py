"""A good practice, and its being taken over by another municipality."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from praxistransfer.model import faults
from praxistransfer.model.base import Dokument, Eintrag, Quelle, Schritt, Value
from praxistransfer.model.einschaetzung import Einschaetzung
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
    WordCount,
    check_order,
    field,
    make_error,
    optional,
    several,
)
from praxistransfer.model.problem import FieldPath
from praxistransfer.model.writing import quote_text, suggest_nearest

Dimension = Annotated[
    Literal["population", "massnahme", "umfeld", "prozess"],
    Labels(population="Bevölkerung", massnahme="Maßnahme", umfeld="Umfeld", prozess="Prozess"),
]
"""What a condition or a change concerns (after PIET-T)."""


class Zeitraum(Value):
    """When something took place, as far as it is known."""

    von: Datum | None = optional("Von", "Beginn: Jahr, Monat oder Tag.", example="2018-09")
    bis: Datum | None = optional("Bis", "Ende, nur wenn eine Quelle es nennt.")
    bis_geplant: Datum | None = optional(
        "Geplantes Ende", "Wenn eine Quelle es ankündigt; ob es dabei blieb, sagt „bis“."
    )
    zuletzt_belegt: VergangenesDatum | None = optional(
        "Zuletzt belegt", "Das jüngste Datum, für das eine Quelle die Praxis noch nennt."
    )
    laufend: JaNein = field(
        "Laufend", "„ja“, wenn eine Quelle das zu ihrem Datum sagt.", default=False
    )
    hinweis: Text | None = optional(
        "Hinweis", "Was die Daten bedeuten.", example="bis mindestens 2019"
    )
    unsicher: JaNein = field("Unsicher", "„ja“, wenn erschlossen.", default=False)

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Zeitraum:
        for name in ("bis", "bis_geplant", "zuletzt_belegt"):
            check_order(self.von, getattr(self, name), name)
        return self


class Beteiligung(Value):
    """An actor who takes part in a practice."""

    akteur: Annotated[Kennung, Ref(("akteur",), "Praxisbeispiele")] = field(
        "Akteur", "Kennung aus der Liste der Akteure.", example="sportbuende"
    )
    name: Text | None = optional(
        "Name vor Ort", "Die Einrichtung vor Ort.", example="Kreissportbund Düren"
    )
    rolle: Text | None = optional("Rolle", "Aufgabe in dieser Praxis.", example="Federführung")
    noetig: JaNein | None = optional(
        "Unverzichtbar", "„ja“ nur, wenn eine Quelle es ohne diesen Akteur für unmöglich hält."
    )


class Ressourcen(Value):
    """What a practice needs."""

    personal: Text | None = optional("Personal", "Stellen, Stunden, Rollen.")
    kosten: Text | None = optional("Kosten", "Einmalig und jährlich.")
    kostenband: (
        Annotated[
            Literal["gering", "mittel", "hoch"],
            Labels(
                gering="gering (unter 5.000 Euro im Jahr)",
                mittel="mittel (bis 50.000 Euro im Jahr)",
                hoch="hoch (über 50.000 Euro im Jahr)",
            ),
        ]
        | None
    ) = optional(
        "Größenordnung", "gering (unter 5.000 Euro im Jahr), mittel (bis 50.000), hoch (darüber)."
    )
    foerderung: Text | None = optional("Förderung", "Wer hat bezahlt.")
    vorlauf: Text | None = optional("Vorlauf", "Zeit bis zum Start.")
    quellen: tuple[QuellenKennung, ...] = several("Belege", "Kennungen aus „quellen“.")


class Ergebnis(Value):
    """A claim about a result, with its method and its source."""

    aussage: Text = field(
        "Aussage",
        "Was erreicht wurde, in einem Satz. Lob, Preise und fertige Papiere sind kein Ergebnis.",
    )
    indikator: Text | None = optional("Indikator", "Woran es gemessen wurde.")
    wert: Text | None = optional("Wert", "Die Zahl, wie die Quelle sie nennt.")
    datum: VergangenesDatum | None = optional("Datum", "Wann das galt.")
    methode: Annotated[
        Literal[
            "zaehlung", "befragung", "interview", "vergleich", "studie", "selbstbericht", "presse"
        ],
        Labels(
            zaehlung="Zählung",
            befragung="Befragung",
            interview="Interview",
            vergleich="Vergleich",
            studie="Studie oder Evaluation",
            selbstbericht="Selbstbericht",
            presse="Presse",
        ),
    ] = field("Methode", "Wie die Aussage zustande kam.")
    gilt_fuer: Annotated[
        Literal["praxis", "programm"],
        Labels(praxis="diese Praxis", programm="das ganze Programm, nicht diesen Standort"),
    ] = field(
        "Gilt für", "„programm“, wenn ein ganzes Programm untersucht wurde.", default="praxis"
    )
    quelle: QuellenKennung = field("Quelle", "Kennung aus „quellen“.")


class Hindernis(Value):
    """A stumbling block that was met, and what was done about it."""

    art: Annotated[Kennung, Ref(("stolperstein",), "Vorgekommen in")] = field(
        "Art", "Kennung aus der Liste der Stolpersteine.", example="finanzierung"
    )
    was: Text = field("Was geschah", "Der Stolperstein in einem Satz.")
    gegenmassnahme: Text | None = optional("Gegenmaßnahme", "Was dagegen getan wurde.")
    half: Annotated[Literal["ja", "nein", "offen"], Labels(ja="ja", nein="nein", offen="offen")] = (
        field("Half es?", "ja, nein oder offen.", default="offen")
    )
    quelle: QuellenKennung | None = optional("Quelle", "Kennung aus „quellen“.")


class Voraussetzung(Value):
    """What has to be there before a practice can work (kinds after PIET-T)."""

    text: Text = field("Voraussetzung", "In einem Satz.")
    art: Dimension = field("Art", "Bevölkerung, Maßnahme, Umfeld oder Prozess.")
    grad: Annotated[Literal["muss", "soll"], Labels(muss="muss", soll="soll")] | None = optional(
        "Muss oder soll", "Wie zwingend sie ist, nur wenn eine Quelle es sagt."
    )
    quelle: QuellenKennung | None = optional("Quelle", "Kennung aus „quellen“.")


class Kontext(Value):
    """The setting; derived from the municipality unless it is stated here."""

    art_der_kommune: Text | None = optional("Art der Kommune", "Zum Beispiel Kreis.", stage="T")
    groesse: Text | None = optional("Größe", "Zum Beispiel „100.000 bis unter 200.000“.", stage="T")
    raum: Text | None = optional("Raum", "Ländlich, städtisch …", stage="T")
    personal: Text | None = optional(
        "Personal", "Stellen im Integrationszentrum, zum Beispiel „3 bis 5 Stellen“.", stage="T"
    )


class Uebertragbarkeit(Value):
    """What a source says about carrying the practice over."""

    text: Prosa | None = optional("Einschätzung", "Was Quellen dazu sagen.", stage="T")
    handlungsfelder: tuple[Annotated[Kennung, Ref(("handlungsfeld",), "Übertragbar aus")], ...] = (
        several("Auch denkbar für", "Andere Handlungsfelder.", stage="T")
    )


class Risiko(Value):
    """A risk for the municipality that takes the practice over."""

    was: Text = field("Risiko", "In einem Satz.", stage="T")
    gegenmassnahme: Text | None = optional("Gegenmaßnahme", "Was man tun kann.", stage="T")


class Material(Value):
    """A document or link that goes with the practice."""

    titel: Text = field("Titel", "Name des Materials.")
    url: Adresse | None = optional("Adresse", "Internetadresse.")
    datei: Text | None = optional("Datei", "Name einer Datei neben dem Eintrag.")
    format: Text | None = optional("Format", "PDF, Film …")
    lizenz: Text | None = optional("Lizenz", "Nutzungsrecht.")
    barrierefrei: JaNein | None = optional("Barrierefrei", "Ob das Material barrierefrei ist.")


class Fortbildung(Value):
    """How the practice can be used in a training."""

    ziele: tuple[Text, ...] = several("Lernziele", "Was Teilnehmende danach können.")
    fallfrage: Text | None = optional("Fallfrage", "Frage für die Gruppe.")
    minuten: Annotated[int, Field(ge=5, le=480), DIGITS] | None = optional("Minuten", "Dauer.")
    gruppe: Text | None = optional("Gruppengröße", "Zum Beispiel 8 bis 16.")


class Verwandt(Value):
    """A stated relation to another practice."""

    id: Annotated[Kennung, Ref(("practice",), "Verwandte Beispiele")] = field(
        "Beispiel", "Kennung des anderen Beispiels."
    )
    beziehung: Annotated[
        Literal["aehnlich", "ergaenzt", "vorlaeufer", "alternative", "widerspricht"],
        Labels(
            aehnlich="ähnlich",
            ergaenzt="ergänzt sich damit",
            vorlaeufer="Vorläufer",
            alternative="Alternative",
            widerspricht="widerspricht dem",
        ),
    ] = field("Beziehung", "Wie sie zusammenhängen.", default="aehnlich")


class Kontakt(Value):
    """An office with a function mailbox; never a person."""

    stelle: Text = field("Stelle", "Amt oder Einrichtung, keine Person.")
    url: Adresse | None = optional("Adresse", "Kontaktseite.")
    postfach: Postfach | None = optional(
        "Funktionspostfach", "Nur ein Funktionspostfach.", example="integration@kreis.example"
    )


_STAND_AFTER = {
    "einfach": "kurzfassung",
    "rolle_ki_hinweis": "rolle_ki",
    "quellen": "stand",
    "rechtsgrundlagen": "programme",
    "voraussetzungen": "stolpersteine",
    "kontext": "nachhaltigkeit",
    "kontakt": "verwandt",
}
"""Where fields of a practice stand among those of its brief; the others follow the one above."""


class PracticeBrief(Eintrag):
    """What lists show of a practice; they know nothing else of it (ADR 19)."""

    kind = "practice"
    name_field = "titel"
    text_field = "kurzfassung"

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Put all fields in the order in which people read them: schema and pages follow it."""
        fields, own = cls.__pydantic_fields__, cls.__annotations__
        order = [name for name in fields if name not in own]
        before = order[-1]
        for name in own:
            before = _STAND_AFTER.get(name, before)
            order.insert(order.index(before) + 1, name)
            before = name
        cls.__pydantic_fields__ = {name: fields[name] for name in order}

    titel: Annotated[Text, WordCount(2, 15)] = field(
        "Titel", "Höchstens 15 Wörter.", stage="S", example="Fahrrad- und Schwimmkurse für Frauen"
    )
    kurzfassung: Annotated[Text, WordCount(25, 80)] = field(
        "Kurzfassung", "Was geschieht wo für wen, in 25 bis 80 Wörtern.", stage="S"
    )
    status: Annotated[
        Literal[
            "entwurf",
            "aus_quellen",
            "eingereicht",
            "geprueft",
            "uebertragbar",
            "ruhend",
            "beendet",
            "zurueckgezogen",
        ],
        Labels(
            entwurf="Entwurf",
            aus_quellen="aus öffentlichen Quellen geschrieben, mit dem Ort nicht abgestimmt",
            eingereicht="eingereicht, noch nicht förmlich geprüft",
            geprueft="geprüft",
            uebertragbar="geprüft und übertragbar",
            ruhend="ruhend",
            beendet="beendet",
            zurueckgezogen="zurückgezogen",
        ),
    ] = field("Status", "Stand der Bearbeitung.", stage="S", example="entwurf")
    handlungsfelder: Annotated[
        tuple[Annotated[Kennung, Ref(("handlungsfeld",), "Praxisbeispiele")], ...],
        Field(min_length=1, max_length=3),
    ] = field("Handlungsfelder", "Ein bis drei; das erste ist das wichtigste.", stage="S")
    zielgruppen: Annotated[
        tuple[Annotated[Kennung, Ref(("zielgruppe",), "Praxisbeispiele")], ...],
        Field(min_length=1, max_length=4),
    ] = field("Zielgruppen", "Eine bis vier.", stage="S")
    kommunen: tuple[Annotated[Kennung, Ref(("integrationszentrum",), "Praxisbeispiele")], ...] = (
        several("Kommunen", "In welchen Kommunen; oder „landesweit: ja“.", stage="S")
    )
    landesweit: JaNein = field(
        "Landesweit", "„ja“ statt einzelner Kommunen.", default=False, stage="S"
    )
    orte: tuple[Text, ...] = several("Orte", "Gemeinden oder Stadtteile darin.", stage="S")
    zeitraum: Zeitraum = field("Zeitraum", "Wann; was nicht bekannt ist, bleibt weg.", stage="S")
    rolle_ki: Annotated[
        Literal["traeger", "partner", "foerderer", "beteiligt", "nicht_belegt"],
        Labels(
            traeger="Träger",
            partner="Partner",
            foerderer="Förderer",
            beteiligt="beteiligt",
            nicht_belegt="nicht belegt",
        ),
    ] = field("Rolle des Kommunalen Integrationszentrums", "Was die Quellen dazu sagen.", stage="S")
    stand: DatumOderOhne = field("Stand", "Datum, von dem der Inhalt spricht.", stage="S")
    akteure: tuple[Beteiligung, ...] = several("Akteure", "Wer mitwirkt und in welcher Rolle.")
    programme: tuple[Annotated[Kennung, Ref(("foerderprogramm",), "Praxisbeispiele")], ...] = (
        several("Programme", "Kennungen der Programme, aus denen gefördert wurde.")
    )
    stolpersteine: tuple[Hindernis, ...] = several("Stolpersteine", "Was schwierig war.")
    nachhaltigkeit: Annotated[
        Literal["befristet", "verstetigt", "in_regelstruktur", "uebergeben", "unbekannt"],
        Labels(
            befristet="befristet",
            verstetigt="verstetigt",
            in_regelstruktur="in die Regelstruktur übernommen",
            uebergeben="an andere Träger übergeben",
            unbekannt="nicht belegt",
        ),
    ] = field(
        "Verstetigung",
        "Was daraus wurde. „verstetigt“: Es ging nach der ersten Förderung weiter.",
        default="unbekannt",
    )
    verwandt: tuple[Verwandt, ...] = several("Verwandte Beispiele", "Ausdrücklich genannte.")


class Practice(PracticeBrief, Dokument):
    """One good practice."""

    sections = ("Ausgangslage", "Ziele", "Vorgehen", "Ergebnisse")
    inside = frozenset(
        {
            "abschnitte",
            "einfach",
            "lehren",
            "materialien",
            "redaktionelle_einschaetzung",
            "unsicher",
        }
    )

    einfach: Annotated[Text, WordCount(5, 120)] | None = optional(
        "In einfacher Sprache", "Dasselbe in kurzen, einfachen Sätzen, höchstens 120 Wörter."
    )
    rolle_ki_hinweis: Text | None = optional(
        "Rolle, genauer", "Die Rolle des Kommunalen Integrationszentrums in Worten."
    )
    quellen: Annotated[tuple[Quelle, ...], Field(min_length=1)] = field(
        "Quellen", "Mindestens eine; jede mit Kennung.", stage="S"
    )
    rechtsgrundlagen: tuple[
        Annotated[Kennung, Ref(("rechtsgrundlage",), "Praxisbeispiele")], ...
    ] = several("Rechtsgrundlagen", "Kennungen der Rechtsgrundlagen.")
    schritte: tuple[Schritt, ...] = several(
        "Schritte", "Das Vorgehen in Schritten; ersetzt die Liste im Abschnitt „Vorgehen“."
    )
    muster: tuple[Annotated[Kennung, Ref(("vorgehensmuster",), "Praxisbeispiele")], ...] = several(
        "Vorgehensmuster", "Muster, denen das Vorgehen folgt."
    )
    muster_einschaetzung: JaNein = field(
        "Muster nach Einschätzung",
        "„ja“, wenn nicht eine Quelle, sondern die Redaktion das Muster darin sieht.",
        default=False,
    )
    ressourcen: Ressourcen | None = optional("Ressourcen", "Was es gebraucht hat.")
    ergebnisse: tuple[Ergebnis, ...] = several("Ergebnisse", "Aussagen mit Methode und Quelle.")
    voraussetzungen: tuple[Voraussetzung, ...] = several(
        "Voraussetzungen", "Was da sein muss.", stage="T"
    )
    nicht_geeignet_wenn: Prosa | None = optional("Nicht geeignet, wenn", "Grenzen.", stage="T")
    lehren: Prosa | None = optional("Lehren", "Was die Beteiligten gelernt haben.", stage="T")
    kontext: Kontext | None = optional(
        "Kontext", "Nur wenn er von dem der Kommune abweicht.", stage="T"
    )
    uebertragbarkeit: Uebertragbarkeit | None = optional(
        "Übertragbarkeit", "Was Quellen dazu sagen.", stage="T"
    )
    schritte_90_tage: tuple[Text, ...] = several(
        "Die ersten 90 Tage", "Schritte für die Kommune, die übernimmt.", stage="T"
    )
    risiken: tuple[Risiko, ...] = several("Risiken", "Für die Kommune, die übernimmt.", stage="T")
    materialien: tuple[Material, ...] = several("Material", "Vorlagen, Berichte, Filme.")
    fortbildung: Fortbildung | None = optional("Fortbildung", "Einsatz in einer Schulung.")
    kontakt: Kontakt | None = optional("Kontakt", "Amt und Funktionspostfach.")
    geprueft_am: VergangenesDatum | None = optional("Geprüft am", "Tag der letzten Prüfung.")
    pruefen_bis: Datum | None = optional("Zu prüfen bis", "Höchstens 24 Monate nach der Prüfung.")
    geprueft_durch: Text | None = optional("Geprüft durch", "Funktion, nicht Person.")
    freigabe: Text | None = optional("Freigabe", "Wer den Eintrag freigegeben hat (Funktion).")
    unsicher: tuple[Text, ...] = several("Unsicher", "Was nicht sicher ist, je ein Satz.")
    redaktionelle_einschaetzung: Prosa | None = optional(
        "Redaktionelle Einschätzung", "Eigenes Urteil der Redaktion; wird als solches gezeigt."
    )
    einschaetzung: Einschaetzung | None = optional(
        "Einschätzung zur Übernahme",
        "Urteil der Redaktion nach einer beschriebenen Methode; wird als solches gezeigt.",
        stage="T",
    )
    nicht_zutreffend: tuple[Text, ...] = several(
        "Trifft nicht zu",
        "Namen von Feldern, die es bei dieser Praxis nicht geben kann.",
        example="ressourcen.kosten",
    )
    lizenz: Text = field("Lizenz", "Nutzungsrecht des Eintrags.", default="CC-BY-4.0", stage="S")

    @model_validator(mode="after")
    def _is_somewhere(self) -> Practice:
        if self.landesweit == bool(self.kommunen):
            at = ["landesweit"] if self.landesweit else []
            raise make_error(faults.NOWHERE_OR_EVERYWHERE.fill(), *at)
        return self

    @model_validator(mode="after")
    def _judges_what_it_says(self) -> Practice:
        if self.muster_einschaetzung and not self.muster:
            raise make_error(faults.PATTERN_NOT_NAMED.fill(), "muster_einschaetzung")
        if self.einschaetzung:
            self._judges_each_step_once(self.einschaetzung)
            self._serves_other_fields(self.einschaetzung)
        return self

    def _judges_each_step_once(self, judgement: Einschaetzung) -> None:
        at = ("einschaetzung", "schritte")
        known = [step.id for step in self.schritte]
        judged = [step.id for step in self.schritte if step.teil]
        for number, item in enumerate(judgement.schritte):
            if item.schritt not in known:
                fault = faults.NO_SUCH_STEP.fill(
                    step=item.schritt, near=suggest_nearest(item.schritt, known)
                )
                raise make_error(fault, *at, number, "schritt")
            if item.schritt in judged:
                fault = faults.STEP_JUDGED_TWICE.fill(step=item.schritt)
                raise make_error(fault, *at, number, "schritt")
            judged.append(item.schritt)
        if left := [id_ for id_ in known if id_ not in judged]:
            raise make_error(faults.STEP_NOT_JUDGED.fill(step=left[0]), *at)

    def _serves_other_fields(self, judgement: Einschaetzung) -> None:
        for number, item in enumerate(judgement.passt_fuer):
            if item.handlungsfeld in self.handlungsfelder:
                fault = faults.FIELD_IS_ITS_OWN.fill(id=item.handlungsfeld)
                raise make_error(fault, "einschaetzung", "passt_fuer", number, "handlungsfeld")

    @model_validator(mode="after")
    def _leaves_empty_what_does_not_apply(self) -> Practice:
        for number, name in enumerate(self.nicht_zutreffend):
            if name not in _may_not_apply():
                near = suggest_nearest(name, _may_not_apply())
                fault = faults.NOT_INAPPLICABLE.fill(name=quote_text(name), near=near)
                raise make_error(fault, "nicht_zutreffend", number)
            outer, _, inner = name.partition(".")
            value = getattr(self, outer)
            if getattr(value, inner, None) if inner else value:
                fault = faults.FILLED_YET_INAPPLICABLE.fill(name=name)
                raise make_error(fault, "nicht_zutreffend", number)
        return self

    @model_validator(mode="after")
    def _is_checked_again_in_time(self) -> Practice:
        if self.geprueft_am and self.pruefen_bis:
            latest = f"{int(self.geprueft_am[:4]) + 2}{self.geprueft_am[4:]}".replace(
                "02-29", "02-28"
            )
            if not self.geprueft_am <= self.pruefen_bis <= latest:
                checked, until = self.geprueft_am, self.pruefen_bis
                fault = faults.CHECKED_TOO_LATE.fill(until=until, checked=checked, latest=latest)
                raise make_error(fault, "pruefen_bis")
        return self


_JUDGED = frozenset({"einschaetzung", "nutzung", "redaktionelle_einschaetzung", "wiederkehr"})
"""Fields of practices, patterns and forms of work that hold nothing but judgement."""


def is_judgement(entry: Eintrag, path: FieldPath) -> bool:
    """Say whether it is the editors' judgement, and not a source, that states a value."""
    if path[0] == "muster":
        return isinstance(entry, Practice) and entry.muster_einschaetzung
    return path[0] in _JUDGED


@cache
def _may_not_apply() -> tuple[str, ...]:
    """Return the fields of a practice of which one may say that there can be no such thing."""
    outer = [
        name
        for name, info in Practice.model_fields.items()
        if not info.is_required() and name not in {"abschnitte", "nicht_zutreffend"}
    ]
    return (*outer, *(f"ressourcen.{name}" for name in Ressourcen.model_fields))


class Ort(Value):
    """A place of origin or destination: one of the centres, or a place outside."""

    name: Text = field("Ort", "Ort und, wo belegt, Träger.")
    kommune: Annotated[Kennung, Ref(("integrationszentrum",), "Übertragungen")] | None = optional(
        "Kommune", "Kennung, wenn der Ort dazugehört."
    )


class Anpassung(Value):
    """A change that was made when a practice was taken over."""

    schritt: Kennung | None = optional("Schritt", "Kennung des Schritts im Beispiel.")
    treue: Annotated[
        Literal["uebernommen", "angepasst", "weggelassen", "neu"],
        Labels(
            uebernommen="übernommen",
            angepasst="angepasst",
            weggelassen="weggelassen",
            neu="neu dazugekommen",
        ),
    ] = field("Treue", "Was mit dem Schritt geschah.")
    was: Text = field("Änderung", "Was anders gemacht wurde.")
    grund: Text | None = optional("Grund", "Warum, soweit eine Quelle es sagt.")
    dimension: Dimension | None = optional(
        "Dimension", "Worauf sich der Grund bezieht (nach PIET-T)."
    )
    wann: (
        Annotated[
            Literal["vor_beginn", "im_verlauf", "bei_ausweitung"],
            Labels(
                vor_beginn="vor dem Beginn",
                im_verlauf="im Verlauf",
                bei_ausweitung="bei der Ausweitung",
            ),
        ]
        | None
    ) = optional("Wann", "Wann die Änderung beschlossen wurde (nach FRAME).")
    anlass: Text | None = optional(
        "Anlass", "Ob sie geplant war oder worauf sie antwortete, soweit eine Quelle es sagt."
    )
    wer_entschied: Text | None = optional(
        "Wer entschied", "Amt, Gremium oder Einrichtung, keine Person."
    )


class Uebertragung(Eintrag):
    """A documented take-over of a practice by another place."""

    kind = "uebertragung"
    name_field = "titel"

    titel: Text = field("Titel", "Was von wo nach wo.", stage="S")
    praxis: Annotated[Kennung, Ref(("practice",), "Übertragungen")] | None = optional(
        "Beispiel", "Kennung des Beispiels, wenn es einen Eintrag hat."
    )
    art: Annotated[
        Literal["kommune_zu_kommune", "pilot_zu_flaeche", "land_zu_land", "programm_standort"],
        Labels(
            kommune_zu_kommune="von Kommune zu Kommune",
            pilot_zu_flaeche="vom Pilot in die Fläche",
            land_zu_land="aus einem anderen Land oder Bundesland",
            programm_standort="Standort eines Programms (keine Übernahme)",
        ),
    ] = field("Art", "„programm_standort“ ist keine Übernahme.", stage="S")
    beleg: (
        Annotated[
            Literal["ausdruecklich", "mittelbar", "programmbeleg"],
            Labels(
                ausdruecklich="Eine Quelle nennt die Übernahme ausdrücklich",
                mittelbar="Nur mittelbar: keine Quelle nennt die Übernahme ausdrücklich",
                programmbeleg="Belegt ist das Programm, nicht die Übernahme",
            ),
        ]
        | None
    ) = optional(
        "Beleg",
        "Nennt eine Quelle die Übernahme ausdrücklich, oder lässt sie sich nur erschließen? "
        "Gezählt werden nur ausdrücklich belegte.",
    )
    von: Annotated[tuple[Ort, ...], Field(min_length=1)] = field("Von", "Herkunft.", stage="S")
    nach: Annotated[tuple[Ort, ...], Field(min_length=1)] = field("Nach", "Ziel.", stage="S")
    in_handlungsfeld: Annotated[Kennung, Ref(("handlungsfeld",), "Übertragungen")] | None = (
        optional("Handlungsfeld", "Handlungsfeld am neuen Ort.")
    )
    zeitraum: Zeitraum = field("Zeitraum", "Seit wann, bis wann.", stage="S")
    status: Annotated[
        Literal[
            "interesse",
            "geplant",
            "erprobt",
            "verstetigt",
            "abgewandelt",
            "abgebrochen",
            "unbekannt",
        ],
        Labels(
            interesse="Interesse",
            geplant="geplant",
            erprobt="erprobt",
            verstetigt="verstetigt",
            abgewandelt="abgewandelt",
            abgebrochen="abgebrochen",
            unbekannt="nicht belegt",
        ),
    ] = field(
        "Status",
        "Stand der jüngsten Quelle. „verstetigt“: Es ging am neuen Ort nach der ersten Förderung "
        "weiter.",
        stage="S",
    )
    uebernommen: Text | None = optional("Übernommen", "Was übernommen wurde.")
    anpassungen: tuple[Anpassung, ...] = several("Anpassungen", "Was geändert wurde und warum.")
    aufwand: Text | None = optional("Aufwand", "Was die Übertragung gekostet hat.")
    ergebnisse: tuple[Ergebnis, ...] = several("Ergebnisse", "Aussagen mit Methode und Quelle.")
    rat: Text | None = optional("Rat", "Was die übernehmende Stelle anderen rät.")
    unterstuetzung: Text | None = optional("Unterstützung", "Wer geholfen hat.")
    unsicher: tuple[Text, ...] = several("Unsicher", "Was nicht sicher ist.")
    quellen: Annotated[tuple[Quelle, ...], Field(min_length=1)] = field(
        "Quellen", "Mindestens eine.", stage="S"
    )

    @property
    def ist_standort(self) -> bool:
        """Whether it is a programme's site, which adopted nothing that another place developed."""
        return self.art == "programm_standort"

    @property
    def ist_uebernahme(self) -> bool:
        """Whether a source expressly says that one place adopted what another developed."""
        return self.beleg == "ausdruecklich" and not self.ist_standort


class Wiederkehr(Value):
    """How a process comes back in another field of action; a judgement of the editors.

    The practices are those that name both the pattern and the field.
    """

    handlungsfeld: Annotated[Kennung, Ref(("handlungsfeld",), "Vorgehensmuster")] = field(
        "Handlungsfeld", "Wo das Vorgehen wiederkehrt."
    )
    blieb: Text = field("Was blieb", "Was dort gleich ist, in ein bis zwei Sätzen.")
    anders: Text = field("Was anders ist", "Was dort anders ist, in ein bis zwei Sätzen.")


class Vorgehensmuster(Dokument):
    """A process that serves in more than one field of action."""

    kind = "vorgehensmuster"
    name_field = "titel"
    text_field = "kurzfassung"
    sections = ("Hintergrund",)

    titel: Text = field("Titel", "Name des Musters.", stage="S")
    alt: tuple[Text, ...] = several("Auch genannt", "Andere Namen.")
    kurzfassung: Text = field("Kurzfassung", "Was das Muster leistet.", stage="S")
    stand: DatumOderOhne = field("Stand", "Datum, von dem der Inhalt spricht.", stage="S")
    handlungsfelder: tuple[Annotated[Kennung, Ref(("handlungsfeld",), "Vorgehensmuster")], ...] = (
        several("Handlungsfelder", "Wo es genutzt wurde.")
    )
    akteure: tuple[Annotated[Kennung, Ref(("akteur",), "Vorgehensmuster")], ...] = several(
        "Akteure", "Wer beteiligt war."
    )
    schritte: Annotated[tuple[Schritt, ...], Field(min_length=1)] = field(
        "Schritte", "In der Reihenfolge.", stage="S"
    )
    wiederkehr: tuple[Wiederkehr, ...] = several(
        "Wo es wiederkehrt",
        "Felder, in denen Praxisbeispiele dem Muster folgen, nach Einschätzung der Redaktion.",
    )
    verwandt: tuple[Annotated[Kennung, Ref(("*",), "Verwandt")], ...] = several(
        "Verwandt", "Kennungen verwandter Einträge."
    )
    hinweis: Text | None = optional("Hinweis", "Was man beim Lesen wissen muss.")
    quellen: Annotated[tuple[Quelle, ...], Field(min_length=1)] = field(
        "Quellen", "Mindestens eine; jede mit Kennung.", stage="S"
    )


class Ablaufpunkt(Value):
    """One timed item of a training."""

    minuten: Annotated[int, Field(ge=1, le=480), DIGITS] = field("Minuten", "Dauer.")
    was: Text = field("Inhalt", "Was geschieht.")
    methode: Text | None = optional("Methode", "Wie.")
    material: Text | None = optional("Material", "Was gebraucht wird.")


class Schulungsbaustein(Dokument):
    """A training module for multipliers; the project's own work."""

    kind = "schulungsbaustein"
    name_field = "titel"
    text_field = "kurzfassung"

    titel: Text = field("Titel", "Name des Bausteins.", stage="S")
    kurzfassung: Text = field("Kurzfassung", "Worum es geht.", stage="S")
    lernziele: Annotated[tuple[Text, ...], Field(min_length=1)] = field(
        "Lernziele", "Was Teilnehmende danach können.", stage="S"
    )
    gruppe: Text | None = optional("Gruppengröße", "Zum Beispiel 8 bis 16.")
    ablauf: Annotated[tuple[Ablaufpunkt, ...], Field(min_length=1)] = field(
        "Ablauf", "Mit Minuten und Methode.", stage="S"
    )
    material: tuple[Text, ...] = several("Material", "Was gebraucht wird.")
    beispiele: tuple[Annotated[Kennung, Ref(("practice",), "Schulungen")], ...] = several(
        "Praxisbeispiele", "Beispiele, mit denen gearbeitet wird."
    )
    handlungsfelder: tuple[Annotated[Kennung, Ref(("handlungsfeld",), "Schulungen")], ...] = (
        several("Handlungsfelder", "Wozu der Baustein gehört.")
    )
    hinweise_leitung: Prosa | None = optional("Für die Leitung", "Hinweise.")
    text_teilnehmende: Prosa | None = optional("Für Teilnehmende", "Handzettel.")
    fragen: tuple[Text, ...] = several("Fragen", "Zur Diskussion.")
    quellen: tuple[Quelle, ...] = several("Quellen", "Belege.")
