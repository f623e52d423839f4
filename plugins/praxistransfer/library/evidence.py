"""How well results of a practice are evidenced: a ladder of rules, and what speaks for a rung.

Nobody types a level. The rules are data, so that the page that explains them is made from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from praxistransfer.library.freshness import years_before
from praxistransfer.library.transfers import shows_transfer
from praxistransfer.model.base import Quelle
from praxistransfer.model.fields import UNDATED
from praxistransfer.model.practice import Ergebnis, Practice, Uebertragung
from praxistransfer.model.vocabulary import Quellenwerk
from praxistransfer.model.words import NOT_KNOWN, WORDS
from praxistransfer.model.writing import count_words, enumerate_words

Works = Mapping[str, Quellenwerk]
OLD_AFTER_YEARS = 5
"""If its newest evidence is older, that is said."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the ladder of evidence; its texts are German."""

    level: int
    name: str
    plain: str
    """The same for readers who know no ladder."""
    rule: str
    """What has to be there."""
    step: str
    """What an author can add to reach it, as far as sources allow."""
    methods: tuple[str, ...] = ()
    """The methods that reach it and no higher one."""
    needs: tuple[str, ...] = ()
    """Fields of the claim that have to be filled; without them it counts as documented only."""

    @property
    def words(self) -> str:
        """Its name and its place on the ladder."""
        return f"{self.name} (Stufe {self.level} von {len(LADDER) - 1})"


LADDER = (
    Rung(
        0,
        "Erfahrung",
        "kein Ergebnis belegt",
        "Es gibt keine Aussage über ein Ergebnis dieser Praxis, die eine Quelle und ein Datum hat.",
        "",
    ),
    Rung(
        1,
        "dokumentiert",
        "Ergebnis dokumentiert",
        "Mindestens eine Aussage über ein Ergebnis dieser Praxis hat eine Quelle und ein Datum.",
        "Ein Ergebnis dieser Praxis als Aussage mit Quelle und Datum eintragen.",
        ("selbstbericht", "presse", "interview"),
    ),
    Rung(
        2,
        "ausgewertet",
        "Ergebnis ausgewertet",
        "Gezählt oder befragt wurde, gemessen an einem Ziel: Die Aussage nennt, woran gemessen "
        "wurde, und den Wert.",
        "Eine Zählung oder Befragung eintragen, mit Indikator und Wert.",
        ("zaehlung", "befragung"),
        ("indikator", "wert"),
    ),
    Rung(
        3,
        "verglichen",
        "Ergebnis verglichen",
        "Verglichen wurde vorher mit nachher oder mit einer anderen Gruppe: Die Aussage nennt, "
        "was verglichen wurde, und die Werte.",
        "Einen Vergleich eintragen (vorher und nachher oder mit einer anderen Gruppe), mit "
        "Indikator und Werten.",
        ("vergleich",),
        ("indikator", "wert"),
    ),
    Rung(
        4,
        "Wirkung belegt",
        "Wirkung belegt",
        "Eine unabhängige Stelle hat genau diese Praxis evaluiert oder untersucht.",
        "Eine unabhängige Evaluation oder Studie genau dieser Praxis eintragen.",
        ("studie",),
    ),
)
"""From the lowest to the highest rung; each stands at the place of its level."""


class Claim(NamedTuple):
    """A claim about a result of the practice itself."""

    method: str
    rung: int
    """The level it reaches, if there is a date."""
    date: str
    """Its own date, or else that of its source; empty if neither is known."""
    work: str
    """Id of the cited work whose date counts where ``date`` is empty."""


class Results(NamedTuple):
    """What an entry says about results of its practice, and where that is at home."""

    claims: tuple[Claim, ...]
    programme_claims: int
    """Claims about a whole programme, which do not speak for the practice."""
    places: tuple[str, ...]


def results_of(practice: Practice) -> Results:
    """Return what an entry says about results of its practice."""
    return Results(
        grade_claims(practice.ergebnisse, practice.quellen),
        sum(item.gilt_fuer != "praxis" for item in practice.ergebnisse),
        practice.kommunen,
    )


def grade_claims(results: Iterable[Ergebnis], sources: Iterable[Quelle]) -> tuple[Claim, ...]:
    """Return the claims about the practice itself, those about a whole programme left out."""
    by_id = {source.id: source for source in sources}
    return tuple(
        _grade_claim(item, by_id.get(item.quelle)) for item in results if item.gilt_fuer == "praxis"
    )


def _grade_claim(item: Ergebnis, source: Quelle | None) -> Claim:
    dates = (item.datum, source.datum if source else None)
    known = next((text for text in dates if text and text != UNDATED), "")
    work = (source.werk or "") if source and not known else ""
    return Claim(item.methode, _rung_of(item), known, work)


def _rung_of(item: Ergebnis) -> int:
    rung = rung_of_method(item.methode)
    return rung.level if all(getattr(item, name) for name in rung.needs) else 1


@cache
def rung_of_method(method: str) -> Rung:
    """Return the highest rung that a method can reach."""
    return next(rung for rung in LADDER if method in rung.methods)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well the results of a practice are evidenced; texts are German sentences."""

    rung: Rung
    reason: str
    lift: str
    """What would lift it one rung; empty on the highest."""
    newest: str
    """Date of the newest claim that counts; empty if there is none."""
    is_old: bool
    """Whether that is more than five years ago."""
    second_place: bool
    """Whether another centre that took the practice over has results of its own."""

    @property
    def marks(self) -> tuple[str, ...]:
        """What has to be said along with the rung."""
        old = f"jüngster Beleg älter als {_NUMBERS[OLD_AFTER_YEARS]} Jahre"
        second = "auch in einer zweiten Kommune ausgewertet"
        return tuple(
            text for text, is_so in ((second, self.second_place), (old, self.is_old)) if is_so
        )


_NUMBERS = {OLD_AFTER_YEARS: "fünf"}


def level_of(results: Results, works: Works) -> int:
    """Return the level alone."""
    return max((claim.rung for claim in results.claims if _date_of(claim, works)), default=0)


def evidence_of(
    results: Results, transfers: Iterable[Uebertragung], works: Works, *, old: bool
) -> Evidence:
    """Return how well the results of a practice are evidenced, and why.

    Only claims about the practice itself count, and only those with a date: their own, or else that
    of their source. Whether they are ``old`` says :func:`is_old`.
    """
    level = level_of(results, works)
    return Evidence(
        rung=LADDER[level],
        reason=_explain_level(results, works, level),
        lift=_name_next_step(results, works, level),
        newest=newest_claim(results, works),
        is_old=old,
        second_place=level > 0
        and any(_has_results_elsewhere(results, item, works) for item in transfers),
    )


def newest_claim(results: Results, works: Works) -> str:
    """Return the date of the newest claim; empty if none has one."""
    return max((_date_of(claim, works) for claim in results.claims), default="")


def is_old(results: Results, works: Works, today: str) -> bool:
    """Say whether there is evidence, but none from the last five years."""
    newest = newest_claim(results, works)
    return bool(newest and today) and newest < years_before(today, OLD_AFTER_YEARS)[: len(newest)]


def _date_of(claim: Claim, works: Works) -> str:
    work = works.get(claim.work)
    date = claim.date or (work.datum if work else "")
    return "" if date == UNDATED else date


def _explain_level(results: Results, works: Works, level: int) -> str:
    if level == 0:
        if results.claims:
            return "Keine der Aussagen über Ergebnisse hat ein Datum, auch ihre Quellen nicht."
        if results.programme_claims:
            return (
                "Es gibt nur Aussagen über das ganze Programm. "
                "Sie sprechen für das Programm, nicht für diesen Ort."
            )
        return "Zu Ergebnissen dieser Praxis nennt der Eintrag keine belegte Aussage."
    best = [claim for claim in results.claims if claim.rung == level and _date_of(claim, works)]
    methods = enumerate_words(sorted({WORDS[claim.method] for claim in best}))
    count = count_words(len(best), "Aussage", "Aussagen")
    verb = "trägt" if len(best) == 1 else "tragen"
    return f"{count} mit Quelle und Datum {verb} diese Stufe (Methode: {methods})."


def _name_next_step(results: Results, works: Works, level: int) -> str:
    if level + 1 == len(LADDER):
        return ""
    if level == 0 and results.claims:
        return "Zu einer Aussage das Datum ergänzen, zu dem sie galt."
    for claim in results.claims:
        could = rung_of_method(claim.method)
        if could.level > max(level, claim.rung) and _date_of(claim, works):
            return (
                f"Zur Aussage mit der Methode „{WORDS[claim.method]}“ Indikator und Wert ergänzen."
            )
    return LADDER[level + 1].step


def _has_results_elsewhere(results: Results, item: Uebertragung, works: Works) -> bool:
    """Say whether another centre has results that more than its own report speaks for."""
    elsewhere = any(place.kommune and place.kommune not in results.places for place in item.nach)
    claims = grade_claims(item.ergebnisse, item.quellen)
    measured = any(claim.rung >= 2 and _date_of(claim, works) for claim in claims)
    return shows_transfer(item) and elsewhere and measured


def list_unsourced(practice: Practice) -> Iterable[str]:
    """Yield where something is stated without a source."""
    for part in practice.abschnitte:
        paragraphs = part.text.strip().split("\n\n")
        if any(map(_lacks_source, paragraphs)) and part.titel != "Ziele":
            yield f"Abschnitt „{part.titel}“"
    for name in ("stolpersteine", "voraussetzungen"):
        if any(not item.quelle and "[^" not in _text_of(item) for item in getattr(practice, name)):
            yield f"Feld „{name}“"
    if practice.ressourcen and not practice.ressourcen.quellen:
        yield "Feld „ressourcen“"


def _text_of(item: Any) -> str:
    return str(getattr(item, "was", None) or item.text)


def _lacks_source(paragraph: str) -> bool:
    said = paragraph.strip().lower()
    return bool(said) and "[^" not in said and NOT_KNOWN not in said
