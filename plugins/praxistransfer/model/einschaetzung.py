"""What the editors think of a practice: their judgement, apart from all that a source says."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema

from praxistransfer.model import faults
from praxistransfer.model.base import Teil, Value
from praxistransfer.model.fields import (
    Kennung,
    Labels,
    Ref,
    Text,
    VergangenesDatum,
    WordCount,
    field,
    make_error,
    several,
)
from praxistransfer.model.writing import quote_text

LAST_WEEK = 13
"""Ninety days are thirteen weeks, less one day."""
_WEEKS = re.compile(r"([1-9]\d?)(?:\s?[–-]\s?([1-9]\d?))?\Z")


def _check_weeks(text: str) -> str:
    """Return "3" or "1–3" for weeks that lie, in their order, in the first ninety days."""
    match = _WEEKS.match(text)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 1 <= first <= last <= LAST_WEEK:
        raise make_error(faults.NO_WEEKS.fill(text=quote_text(text), last=LAST_WEEK))
    return f"{first}–{last}" if first < last else f"{first}"


Wochen = Annotated[
    str,
    AfterValidator(_check_weeks),
    WithJsonSchema({"type": "string", "pattern": r"^[1-9]\d?(\s?[–-]\s?[1-9]\d?)?$"}),
]
Satz = Annotated[Text, WordCount(2, 45)]


class Schritturteil(Value):
    """Whether the editors hold a step to be the core, and why."""

    schritt: Kennung = field("Schritt", "Kennung aus „schritte“.", example="vorgespraech")
    teil: Teil = field("Kern oder anpassbar", "Nach der Methode der Redaktion.")
    grund: Satz = field(
        "Grund", "Warum, aus Schritt, Ziel und Umfeld dieser Praxis; bis 45 Wörter."
    )


class Anpassungsvorschlag(Value):
    """What another place would probably change."""

    was: Satz = field("Was", "Was man anderswo ändern würde; bis 45 Wörter.")
    warum: Satz = field("Warum", "Welcher Unterschied des Ortes dafür spricht; bis 45 Wörter.")


class Planschritt(Value):
    """A step of a plan for the first ninety days elsewhere."""

    schritt: Annotated[Text, WordCount(1, 30)] = field("Schritt", "Was zu tun ist; bis 30 Wörter.")
    wochen: Wochen = field(
        "Wochen", f"Erste und letzte Woche, von 1 bis {LAST_WEEK}.", example="1–3"
    )
    rolle: Annotated[Text, WordCount(1, 12)] = field("Wer", "Amt oder Funktion, keine Person.")


class Risikourteil(Value):
    """A risk that the editors see for a place that takes the practice over."""

    was: Satz = field("Risiko", "Was schiefgehen kann; bis 45 Wörter.")
    gegenmassnahme: Satz = field("Gegenmaßnahme", "Was man dagegen tun kann; bis 45 Wörter.")


class Feldurteil(Value):
    """Another field of action that the practice could serve."""

    handlungsfeld: Annotated[
        Kennung, Ref(("handlungsfeld",), "Könnte hier auch dienen (Einschätzung der Redaktion)")
    ] = field("Handlungsfeld", "Keines, in dem das Beispiel schon steht.")
    grund: Satz = field("Grund", "Was dafür spricht; bis 45 Wörter.")


class Einschaetzung(Value):
    """The judgement of the editors on a practice, made by a method that is written down.

    It is shown as a judgement wherever it stands, and counts neither as evidence nor as something
    that a source says.
    """

    methode: Annotated[
        Literal["kern-und-spielraum"], Labels(**{"kern-und-spielraum": "Kern und Spielraum"})
    ] = field("Methode", "Nach welcher beschriebenen Methode geurteilt wurde.")
    stand: VergangenesDatum = field("Stand", "Tag des Urteils.", example="2026-12-01")
    schritte: tuple[Schritturteil, ...] = several(
        "Urteil je Schritt", "Für jeden Schritt aus „schritte“, den keine Quelle einordnet."
    )
    anpassen: Annotated[tuple[Anpassungsvorschlag, ...], Field(max_length=4)] = several(
        "Was man anderswo ändern würde", "Zwei bis vier Punkte."
    )
    plan_90_tage: Annotated[tuple[Planschritt, ...], Field(max_length=7)] = several(
        "Plan für 90 Tage", "Vier bis sieben Schritte für die Kommune, die übernimmt."
    )
    risiken: Annotated[tuple[Risikourteil, ...], Field(max_length=4)] = several(
        "Risiken", "Zwei bis vier, jedes mit Gegenmaßnahme."
    )
    fragen: Annotated[tuple[Annotated[Text, WordCount(3, 35)], ...], Field(max_length=5)] = several(
        "Fragen an den Ort", "Bis zu fünf Fragen, die der Eintrag offen lässt."
    )
    passt_fuer: Annotated[tuple[Feldurteil, ...], Field(max_length=3)] = several(
        "Könnte auch dienen", "Bis zu drei andere Handlungsfelder."
    )
