"""Which words the search takes for the same, and which lead to others."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from praxistransfer.model import faults
from praxistransfer.model.base import Value
from praxistransfer.model.fields import JaNein, Labels, Text, field, make_error, several
from praxistransfer.model.writing import quote_text

Woerter = Annotated[tuple[Text, ...], Field(min_length=1)]


class Wortgruppe(Value):
    """Words that mean the same to someone who searches."""

    woerter: Annotated[tuple[Text, ...], Field(min_length=2)] = field(
        "Wörter", "Mindestens zwei; wer eines sucht, findet auch die anderen."
    )
    art: Annotated[
        Literal["synonym", "abkuerzung", "frueher"],
        Labels(synonym="bedeutungsgleich", abkuerzung="Abkürzung", frueher="frühere Bezeichnung"),
    ] = field(
        "Art",
        "„synonym“, „abkuerzung“ mit ihren Langformen, oder „frueher“ für eine alte Bezeichnung.",
        default="synonym",
    )

    @model_validator(mode="after")
    def _says_nothing_twice(self) -> Wortgruppe:
        _refuse_doubles(self.woerter, "woerter")
        return self


class Suchrichtung(Value):
    """A word that leads to others, but not back: narrower words, or wrong ones that people type."""

    von: Woerter = field("Von", "Was gesucht wird.")
    auch: Woerter = field("Auch", "Was dann auch gesucht wird.")

    @model_validator(mode="after")
    def _says_nothing_twice(self) -> Suchrichtung:
        _refuse_doubles((*self.von, *self.auch), "auch")
        return self


class Suchwortschatz(Value):
    """What the search knows of words; language, not facts."""

    grundwortschatz: JaNein = field(
        "Grundwortschatz",
        "„nein“ schaltet die Wörter ab, die die Software mitbringt.",
        default=True,
    )
    gruppen: tuple[Wortgruppe, ...] = several("Gruppen", "Wörter, die dasselbe meinen.")
    richtungen: tuple[Suchrichtung, ...] = several(
        "Richtungen", "Wörter, die zu anderen führen, aber nicht zurück."
    )


def _refuse_doubles(words: tuple[str, ...], name: str) -> None:
    seen: set[str] = set()
    for word in words:
        if word.lower() in seen:
            raise make_error(faults.WORD_TWICE.fill(word=quote_text(word)), name)
        seen.add(word.lower())
