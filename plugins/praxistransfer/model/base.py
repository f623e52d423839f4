"""What every entry of the handbook has in common."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from praxistransfer.model import faults
from praxistransfer.model.fields import (
    Adresse,
    DatumOderOhne,
    JaNein,
    Kennung,
    Labels,
    Prosa,
    QuellenKennung,
    Ref,
    Text,
    field,
    make_error,
    optional,
    several,
)


class Value(BaseModel):
    """A frozen value that knows exactly its fields."""

    # Building what validates takes a quarter of a second; a build with nothing new needs little.
    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True
    )


class Quelle(Value):
    """A source: a shared work (``werk``) or one with its own title."""

    id: Kennung | None = optional(
        "Kennung", "Kurzer Name in diesem Eintrag, für Belege wie [^dosb].", example="dosb"
    )
    werk: Annotated[Kennung, Ref(("quellenwerk",), "Zitiert in")] | None = optional(
        "Werk",
        "Kennung aus der Liste der mehrfach genutzten Werke.",
        example="stellungnahme-16-3730",
    )
    titel: Text | None = optional("Titel", "Titel der Quelle, wie er dort steht.", stage="S")
    herausgeber: Text | None = optional("Herausgeber", "Einrichtung, keine Personen.", stage="S")
    datum: DatumOderOhne | None = optional(
        "Datum", "Datum der Quelle oder „ohne Datum“.", stage="S", example="2019-05"
    )
    datum_hinweis: Text | None = optional(
        "Hinweis zum Datum",
        "Woher das Datum stammt, wenn es erschlossen ist.",
        example="gespeicherte Fassung",
    )
    url: Adresse | None = optional("Adresse", "Internetadresse der Quelle.", stage="S")
    seite: Text | None = optional("Seite", "Seite oder Stelle in der Quelle.", example="S. 15")
    abgerufen: DatumOderOhne | None = optional(
        "Abgerufen am", "Tag, an dem die Quelle gelesen wurde."
    )

    @model_validator(mode="after")
    def _has_title_and_date(self) -> Quelle:
        if self.werk is None and self.titel is None:
            raise make_error(faults.QUELLE_WITHOUT_TITLE.fill())
        if self.werk is None and self.datum is None:
            raise make_error(faults.QUELLE_WITHOUT_DATE.fill())
        return self


Teil = Annotated[
    Literal["kern", "anpassbar", "optional"],
    Labels(kern="Kern: muss bleiben", anpassbar="anpassbar", optional="optional"),
]
"""What a step is for the practice as a whole."""


class Schritt(Value):
    """One step of a practice or of a process pattern."""

    id: Kennung = field(
        "Kennung", "Kurzer Name des Schritts in diesem Eintrag.", example="vorgespraech"
    )
    text: Prosa = field("Schritt", "Was getan wird, in ein bis zwei Sätzen.")
    teil: Teil | None = optional(
        "Kern oder anpassbar",
        "Nur wenn eine Quelle sagt, dass der Schritt wesentlich ist oder verändert werden kann.",
    )
    varianten: tuple[Text, ...] = several("Varianten", "Belegte andere Ausführungen.")
    phase: (
        Annotated[
            Literal["anlass", "buendnis", "konzept", "erprobung", "weitergabe", "auswertung"],
            Labels(
                anlass="Anlass und Auftrag klären",
                buendnis="Zusammenarbeit bilden",
                konzept="Konzept erarbeiten",
                erprobung="Erproben und umsetzen",
                weitergabe="Weitergeben",
                auswertung="Auswerten und nachsteuern",
            ),
        ]
        | None
    ) = optional(
        "Phase", "In Vorgehensmustern: wozu der Schritt dient. Eine Ordnung der Redaktion."
    )
    quellen: tuple[QuellenKennung, ...] = several("Belege", "Kennungen aus „quellen“.")

    @model_validator(mode="after")
    def _part_needs_a_source(self) -> Schritt:
        if self.teil and not self.quellen:
            raise make_error(faults.PART_WITHOUT_SOURCE.fill(part=self.teil), "teil")
        return self


class Abschnitt(Value):
    """One section of a Markdown body.

    ``line`` is the line of its heading in the file, ``text`` all that follows it, line by line.
    """

    model_config = ConfigDict(str_strip_whitespace=False)  # or lines would be counted wrong

    titel: str
    text: str
    line: int


class Eintrag(Value):
    """Anything in the library that has an id."""

    kind: ClassVar[str]
    """Stable name of the kind, as used in :class:`Ref`."""
    name_field: ClassVar[str] = "label"
    text_field: ClassVar[str] = "definition"
    inside: ClassVar[frozenset[str]] = frozenset()
    """Fields that no page shows but the entry's own; a change there concerns no other page."""

    id: Kennung = field(
        "Kennung",
        "Wird einmal vergeben und nie neu verwendet. Bei Markdown-Dateien gleich dem Dateinamen.",
        stage="S",
        example="finnentrop-schwimmkurse",
    )
    frueher: tuple[Kennung, ...] = several(
        "Frühere Kennungen", "Alte Kennungen; ihre Adressen leiten auf diesen Eintrag um."
    )

    @property
    def name(self) -> str:
        """The German name by which pages and lists call this entry."""
        return str(getattr(self, self.name_field))

    @property
    def definition_text(self) -> str:
        """One or two German sentences on what this entry is; empty if nothing is known."""
        return getattr(self, self.text_field, None) or ""


class Dokument(Eintrag):
    """An entry with a Markdown body under fixed headings."""

    sections: ClassVar[tuple[str, ...]] = ()
    """The headings its body must have, in this order; other headings are not allowed."""

    # The alias is no field name: only the Markdown body may fill this.
    abschnitte: SkipJsonSchema[tuple[Abschnitt, ...]] = Field(default=(), alias="## ")

    def section(self, titel: str) -> str:
        """Return the Markdown under a heading; empty if there is none."""
        texts = (part.text for part in self.abschnitte if part.titel == titel)
        return next(texts, "").strip("\n")


class Konzept(Eintrag):
    """An entry of a controlled vocabulary (after SKOS: one label, and many that people type)."""

    label: Text = field("Bezeichnung", "Der Name, unter dem der Eintrag erscheint.", stage="S")
    alt: tuple[Text, ...] = several(
        "Auch genannt", "Andere Wörter und Abkürzungen, nach denen Menschen suchen."
    )
    suchwoerter: tuple[Text, ...] = several(
        "Suchwörter", "Umstrittene oder veraltete Wörter; sie werden gesucht, aber nicht gezeigt."
    )
    ersetzt_durch: Annotated[Kennung, Ref(("*",), "Ersetzt")] | None = optional(
        "Ersetzt durch", "Kennung des Eintrags, der an die Stelle dieses Eintrags tritt."
    )
    verwandt: tuple[Annotated[Kennung, Ref(("*",), "Verwandt")], ...] = several(
        "Verwandt", "Kennungen verwandter Einträge gleich welcher Art."
    )
    unsicher: JaNein = field("Unsicher", "„ja“, wenn die Angaben nicht sicher sind.", default=False)
    hinweis: Text | None = optional("Hinweis", "Was man beim Lesen wissen muss.")
    quellen: tuple[Quelle, ...] = several("Quellen", "Belege für das, was hier steht.")
