"""Which words the editors avoid, and what they write instead."""

from __future__ import annotations

from praxistransfer.model.base import Value
from praxistransfer.model.fields import Text, field, optional, several


class Wort(Value):
    """A word to avoid."""

    wort: Text = field("Wort", "Wort oder Wortanfang; Endungen werden mitgefunden.")
    besser: Text = field("Besser", "Was stattdessen geschrieben wird.")
    grund: Text | None = optional("Grund", "Warum das Wort nicht passt.")


class Wortwahl(Value):
    """The list of words to avoid; a judgement of the editors."""

    woerter: tuple[Wort, ...] = several("Wörter", "Wörter, die das Handbuch meidet.")
