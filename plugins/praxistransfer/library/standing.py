"""What is computed of a practice: evidence, effort, take-overs, completeness and freshness.

Nobody types any of it. The rules are data, so that the page that explains them is made from the
same rules that grade. What an entry says by itself is its :class:`Condition`, which the library
knows without opening the entry; the rest needs its take-overs and the day that counts as today.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any, Literal, NamedTuple

from praxistransfer.model.base import Quelle
from praxistransfer.model.fields import UNDATED, Stage
from praxistransfer.model.practice import Ergebnis, Practice, Uebertragung
from praxistransfer.model.vocabulary import Quellenwerk
from praxistransfer.model.words import WORDS
from praxistransfer.model.writing import count_words, enumerate_words

# -- the rules ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the ladder of evidence; its texts are German."""

    level: int
    name: str
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
        "Es gibt keine Aussage über ein Ergebnis dieser Praxis, die eine Quelle und ein Datum hat.",
        "",
    ),
    Rung(
        1,
        "dokumentiert",
        "Mindestens eine Aussage über ein Ergebnis dieser Praxis hat eine Quelle und ein Datum.",
        "Ein Ergebnis dieser Praxis als Aussage mit Quelle und Datum eintragen.",
        ("selbstbericht", "presse", "interview"),
    ),
    Rung(
        2,
        "ausgewertet",
        "Gezählt oder befragt wurde, gemessen an einem Ziel: Die Aussage nennt, woran gemessen "
        "wurde, und den Wert.",
        "Eine Zählung oder Befragung eintragen, mit Indikator und Wert.",
        ("zaehlung", "befragung"),
        ("indikator", "wert"),
    ),
    Rung(
        3,
        "verglichen",
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
        "Eine unabhängige Stelle hat genau diese Praxis evaluiert oder untersucht.",
        "Eine unabhängige Evaluation oder Studie genau dieser Praxis eintragen.",
        ("studie",),
    ),
)
"""From the lowest to the highest rung; each stands at the place of its level."""

OLD_AFTER_YEARS = 5
"""If its newest evidence is older, that is said."""
REVIEW_YEARS = 2
"""An entry that says nothing else is due so long after it was checked."""
SOON_DAYS = 90
"""So long before that, it is due soon."""

WORKING = ("erprobt", "verstetigt", "abgewandelt")
"""Take-overs of these statuses show that the practice can be carried over."""
NOT_YET = ("interesse", "geplant")
"""Take-overs of these statuses have not happened."""

NOT_EXPECTED = frozenset(
    {
        "frueher",
        "id",
        "kommunen",  # either this or "landesweit"; the model asks for one of them
        "kontext",
        "landesweit",
        "lizenz",
        "materialien",
        "orte",
        "programme",
        "rechtsgrundlagen",
        "redaktionelle_einschaetzung",
        "rolle_ki_hinweis",
        "status",
        "unsicher",
        "verwandt",
    }
)
"""Fields that a complete entry may leave empty, because not every practice has such a thing."""

_SAYS_NOTHING = {None, "", UNDATED, "unbekannt", "nicht_belegt"}
NOT_EVIDENCED = "nicht belegt"
"""What no source says; a paragraph that says so needs none."""

Effort = Literal["gering", "mittel", "hoch", "beschrieben", "unbekannt"]
EFFORTS: dict[Effort, str] = {
    "gering": WORDS["gering"],
    "mittel": WORDS["mittel"],
    "hoch": WORDS["hoch"],
    "beschrieben": "beschrieben, ohne Größenordnung",
    "unbekannt": NOT_EVIDENCED,
}
"""Effort → how it is called; what no source says stays unknown."""


# -- what an entry says by itself --------------------------------------------------------------


class Claim(NamedTuple):
    """A claim about a result of the practice itself."""

    method: str
    rung: int
    """The level it reaches, if there is a date."""
    date: str
    """Its own date, or else that of its source; empty if neither is known."""
    work: str
    """Id of the cited work whose date counts where ``date`` is empty."""


class Condition(NamedTuple):
    """What is computed of a practice without looking at anything else."""

    status: str
    stand: str
    checked: str
    due: str
    places: tuple[str, ...]
    claims: tuple[Claim, ...]
    programme_claims: int
    """Claims about a whole programme, which do not speak for the practice."""
    effort: Effort
    open: int
    """What says nothing yet: a bit for each of :func:`expected`, the lowest first."""
    unsourced: tuple[str, ...]
    """Where something is stated without a source, in German, each place once."""
    summary: bytes
    """A hash of the words of the summary."""
    sources: tuple[str, ...]
    """Address of each source, or else its title."""


def condition_of(practice: Practice) -> Condition:
    """Return what a practice says by itself."""
    return Condition(
        practice.status,
        practice.stand,
        practice.geprueft_am or "",
        practice.pruefen_bis or "",
        practice.kommunen,
        claims_of(practice.ergebnisse, practice.quellen),
        sum(item.gilt_fuer != "praxis" for item in practice.ergebnisse),
        effort_of(practice),
        sum((not _is_filled(practice, item)) << bit for bit, item in enumerate(expected())),
        tuple(dict.fromkeys(_unsourced(practice))),
        blake2b(" ".join(words_in(practice.kurzfassung)).encode(), digest_size=8).digest(),
        tuple(source.url or source.titel or "" for source in practice.quellen),
    )


def claims_of(results: Iterable[Ergebnis], sources: Iterable[Quelle]) -> tuple[Claim, ...]:
    """Return the claims about the practice itself, those about a whole programme left out."""
    by_id = {source.id: source for source in sources}
    return tuple(
        _claim(item, by_id.get(item.quelle)) for item in results if item.gilt_fuer == "praxis"
    )


def _claim(item: Ergebnis, source: Quelle | None) -> Claim:
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


_WORD = re.compile(r"[^\W_]+")


def words_in(text: str) -> list[str]:
    """Return the words of a text, in lower case and without punctuation."""
    return _WORD.findall(text.lower())


def _unsourced(practice: Practice) -> Iterable[str]:
    """Yield where something is stated without a source."""
    for part in practice.abschnitte:
        paragraphs = part.text.strip().split("\n\n")
        if any(map(_lacks_source, paragraphs)) and part.titel != "Ziele":
            yield f"Abschnitt „{part.titel}“"
    for name in ("stolpersteine", "voraussetzungen"):
        if any(not item.quelle and "[^" not in _said(item) for item in getattr(practice, name)):
            yield f"Feld „{name}“"
    if practice.ressourcen and not practice.ressourcen.quellen:
        yield "Feld „ressourcen“"


def _said(item: Any) -> str:
    return str(getattr(item, "was", None) or item.text)


def _lacks_source(paragraph: str) -> bool:
    said = paragraph.strip().lower()
    return bool(said) and "[^" not in said and NOT_EVIDENCED not in said


# -- evidence ----------------------------------------------------------------------------------

Works = Mapping[str, Quellenwerk]


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


def level_of(condition: Condition, works: Works) -> int:
    """Return the level alone."""
    return max((claim.rung for claim in condition.claims if _date(claim, works)), default=0)


def evidence_of(
    condition: Condition, transfers: Iterable[Uebertragung], works: Works, *, old: bool
) -> Evidence:
    """Return how well the results of a practice are evidenced, and why.

    Only claims about the practice itself count, and only those with a date: their own, or else that
    of their source. Whether they are ``old`` says :func:`is_old`.
    """
    level = level_of(condition, works)
    return Evidence(
        rung=LADDER[level],
        reason=_reason(condition, works, level),
        lift=_lift(condition, works, level),
        newest=newest_claim(condition, works),
        is_old=old,
        second_place=level > 0
        and any(_has_results_elsewhere(condition, item, works) for item in transfers),
    )


def newest_claim(condition: Condition, works: Works) -> str:
    """Return the date of the newest claim; empty if none has one."""
    return max((_date(claim, works) for claim in condition.claims), default="")


def is_old(condition: Condition, works: Works, today: str) -> bool:
    """Say whether there is evidence, but none from the last five years."""
    newest = newest_claim(condition, works)
    return bool(newest and today) and newest < years_before(today, OLD_AFTER_YEARS)[: len(newest)]


def _date(claim: Claim, works: Works) -> str:
    work = works.get(claim.work)
    found = claim.date or (work.datum if work else "")
    return "" if found == UNDATED else found


def _reason(condition: Condition, works: Works, level: int) -> str:
    if level == 0:
        if condition.claims:
            return "Keine der Aussagen über Ergebnisse hat ein Datum, auch ihre Quellen nicht."
        if condition.programme_claims:
            return (
                "Es gibt nur Aussagen über das ganze Programm. "
                "Sie sprechen für das Programm, nicht für diesen Ort."
            )
        return "Zu Ergebnissen dieser Praxis nennt der Eintrag keine belegte Aussage."
    best = [claim for claim in condition.claims if claim.rung == level and _date(claim, works)]
    methods = enumerate_words(sorted({WORDS[claim.method] for claim in best}))
    count = count_words(len(best), "Aussage", "Aussagen")
    verb = "trägt" if len(best) == 1 else "tragen"
    return f"{count} mit Quelle und Datum {verb} diese Stufe (Methode: {methods})."


def _lift(condition: Condition, works: Works, level: int) -> str:
    if level + 1 == len(LADDER):
        return ""
    if level == 0 and condition.claims:
        return "Zu einer Aussage das Datum ergänzen, zu dem sie galt."
    for claim in condition.claims:
        could = rung_of_method(claim.method)
        if could.level > max(level, claim.rung) and _date(claim, works):
            return (
                f"Zur Aussage mit der Methode „{WORDS[claim.method]}“ Indikator und Wert ergänzen."
            )
    return LADDER[level + 1].step


def _has_results_elsewhere(condition: Condition, item: Uebertragung, works: Works) -> bool:
    """Say whether another centre has results that more than its own report speaks for."""
    elsewhere = any(place.kommune and place.kommune not in condition.places for place in item.nach)
    claims = claims_of(item.ergebnisse, item.quellen)
    measured = any(claim.rung >= 2 and _date(claim, works) for claim in claims)
    return item.ist_uebernahme and item.status in WORKING and elsewhere and measured


def effort_of(practice: Practice) -> Effort:
    """Return how much a practice takes, as far as the entry says it."""
    needs = practice.ressourcen
    if needs is None:
        return "unbekannt"
    told = needs.personal or needs.kosten or needs.vorlauf
    return needs.kostenband or ("beschrieben" if told else "unbekannt")


# -- take-overs --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Transfers:
    """How often a practice was taken over, stopped take-overs included."""

    taken_over: tuple[Uebertragung, ...]
    sites: tuple[Uebertragung, ...]
    """Sites of a programme, which took nothing over from each other."""
    planned: tuple[Uebertragung, ...]

    @property
    def stopped(self) -> tuple[Uebertragung, ...]:
        """Take-overs that were given up."""
        return tuple(item for item in self.taken_over if item.status == "abgebrochen")

    @property
    def words(self) -> str:
        """The numbers in a few German words."""
        parts = []
        if self.taken_over:
            count = count_words(len(self.taken_over), "Übernahme", "Übernahmen")
            stopped = f", davon {len(self.stopped)} abgebrochen" if self.stopped else ""
            parts.append(f"{count} dokumentiert{stopped}")
        if self.planned:
            parts.append(f"{len(self.planned)} geplant")
        if self.sites:
            parts.append(count_words(len(self.sites), "Programmstandort", "Programmstandorte"))
        if not self.taken_over:
            parts.insert(0, "noch keine Übernahme dokumentiert")
        return "; ".join(parts)


def transfers_of(items: Iterable[Uebertragung]) -> Transfers:
    """Sort the take-overs of one practice."""
    items = tuple(items)
    adopted = [item for item in items if item.ist_uebernahme]
    return Transfers(
        tuple(item for item in adopted if item.status not in NOT_YET),
        tuple(item for item in items if not item.ist_uebernahme),
        tuple(item for item in adopted if item.status in NOT_YET),
    )


def shows_transfer(item: Uebertragung) -> bool:
    """Say whether a take-over was tried at least, as the status "uebertragbar" asks for."""
    return item.ist_uebernahme and item.status in WORKING


# -- completeness ------------------------------------------------------------------------------

STAGES: dict[Stage, str] = {"S": "Steckbrief", "V": "Vollprofil", "T": "Transferpaket"}


class Expected(NamedTuple):
    """A field or a section that a complete entry fills."""

    name: str
    stage: Stage
    label: str
    hint: str
    is_section: bool = False

    @property
    def step(self) -> str:
        """What to do about it, as a German sentence with the help text of the model."""
        if self.is_section:
            return f"Den Abschnitt „{self.label}“ schreiben."
        return f"Das Feld „{self.label}“ ({self.name}) ausfüllen: {self.hint}"


@cache
def expected() -> tuple[Expected, ...]:
    """Return what a complete entry fills: stage by stage, each in the order of the model."""
    found = [Expected(title, "S", title, "", is_section=True) for title in Practice.sections]
    for name, info in Practice.model_fields.items():
        extra: Any = info.json_schema_extra
        if extra and name not in NOT_EXPECTED:
            text = Expected(name, extra["x-stufe"], info.title or name, info.description or "")
            found.append(text)
    order = [*STAGES]
    return tuple(sorted(found, key=lambda item: order.index(item.stage)))


def _is_filled(practice: Practice, item: Expected) -> bool:
    if item.is_section:
        steps = item.name == "Vorgehen" and practice.schritte
        return bool(practice.section(item.name) or steps)
    value = getattr(practice, item.name)
    if item.name == "zeitraum":
        return bool(value.von or value.bis or value.laufend)
    return bool(value) and (not isinstance(value, str) or value not in _SAYS_NOTHING)


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of what is expected an entry says."""

    stages: Mapping[Stage, tuple[int, int]]
    """Stage → how many of how many fields."""
    missing: tuple[Expected, ...]

    @property
    def percent(self) -> int:
        """The share of all fields, rounded down, so that only a complete entry has a hundred."""
        filled = sum(number for number, _ in self.stages.values())
        return 100 * filled // sum(number for _, number in self.stages.values())

    @property
    def words(self) -> str:
        """The numbers of each stage in German."""
        return ", ".join(
            f"{STAGES[stage]} {filled} von {number}"
            for stage, (filled, number) in self.stages.items()
        )

    @property
    def next_step(self) -> str:
        """The next best step; empty if nothing is missing."""
        return self.missing[0].step if self.missing else ""


def completeness_of(condition: Condition) -> Completeness:
    """Return how complete an entry is."""
    return _completeness(condition.open)


@lru_cache(maxsize=1000)
def _completeness(unfilled: int) -> Completeness:
    missing = tuple(item for bit, item in enumerate(expected()) if unfilled >> bit & 1)
    stages = {
        stage: (number - sum(item.stage == stage for item in missing), number)
        for stage, number in _numbers().items()
    }
    return Completeness(stages, missing)


@cache
def _numbers() -> dict[Stage, int]:
    return {stage: sum(item.stage == stage for item in expected()) for stage in STAGES}


# -- freshness ---------------------------------------------------------------------------------

State = Literal["aktuell", "bald", "ueberfaellig", "ungeprueft"]
FRESHNESS: dict[State, tuple[str, str]] = {
    "aktuell": (
        "geprüft und aktuell",
        f"Die nächste Prüfung ist in mehr als {SOON_DAYS} Tagen fällig.",
    ),
    "bald": (
        "bald zu prüfen",
        f"Die nächste Prüfung ist in höchstens {SOON_DAYS} Tagen fällig.",
    ),
    "ueberfaellig": (
        "Prüfung überfällig",
        "Der Tag, bis zu dem wieder geprüft werden sollte, ist vorbei.",
    ),
    "ungeprueft": (
        "noch nicht förmlich geprüft",
        "Es ist keine Prüfung eingetragen, oder der Inhalt ist jünger als die Prüfung.",
    ),
}
"""State → how it is called, and when it is so."""


def due_day(condition: Condition) -> str:
    """Return until when an entry is to be checked again; empty if it never was."""
    if not condition.checked:
        return ""
    return condition.due or years_before(condition.checked, -REVIEW_YEARS)


def freshness_of(condition: Condition, today: str) -> State:
    """Return whether an entry was checked, and whether that is still recent.

    Without a ``today`` nothing is due. Content that is younger than the check was not checked.
    """
    checked, stand = condition.checked, condition.stand
    if not checked or (stand != UNDATED and stand > checked[: len(stand)]):
        return "ungeprueft"
    due = last_day(due_day(condition))
    if not today or today <= (due - timedelta(days=SOON_DAYS + 1)).isoformat():
        return "aktuell"
    return "bald" if today <= due.isoformat() else "ueberfaellig"


@lru_cache(maxsize=100)
def years_before(day: str, years: int) -> str:
    """Return the same date some years before, of the same precision."""
    year = f"{int(day[:4]) - years:04}"
    return f"{year}{day[4:]}".replace("02-29", "02-28")


def last_day(text: str) -> date:
    """Return the last day of a year, a month or a day."""
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day)
    if month in {0, 12}:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def grouped(items: Iterable[Uebertragung]) -> dict[str, Sequence[Uebertragung]]:
    """Return practice → its take-overs and programme sites, in the given order."""
    found: dict[str, list[Uebertragung]] = {}
    for item in items:
        if item.praxis:
            found.setdefault(item.praxis, []).append(item)
    return dict(found)
