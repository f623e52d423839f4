"""The rules by which a practice is compared with a municipality, to see whether it fits.

Each criterion is a list of cases, read from above; the first that holds decides. Pages explain the
rules from the same list. Nothing is weighed and nothing guessed: what no entry says is "offen".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from praxistransfer.library.grades import Effort, effort_of
from praxistransfer.model.base import Eintrag
from praxistransfer.model.practice import Practice, Uebertragung
from praxistransfer.model.vocabulary import Foerderprogramm, Integrationszentrum, Rechtsgrundlage
from praxistransfer.model.words import JUDGED, WORDS, list_words
from praxistransfer.model.writing import count_words, enumerate_words

Result = Literal["passt", "anpassbar", "offen", "weicht-ab"]
RESULTS: Mapping[Result, tuple[str, str]] = {
    "passt": ("passt", "passen"),
    "anpassbar": ("lässt sich anpassen", "lassen sich anpassen"),
    "offen": ("nicht belegt", "nicht belegt"),
    "weicht-ab": ("weicht ab", "weichen ab"),
}
"""What a comparison can come to, and how one or many of them are called."""

SIZES = (
    "unter 100.000",
    "100.000 bis unter 200.000",
    "200.000 bis unter 400.000",
    "400.000 und mehr",
)
_SIZE_EDGES = (100_000, 200_000, 400_000)
STAFF = ("unter 3 Stellen", "3 bis 5 Stellen", "über 5 Stellen")
KINDS: tuple[str, ...] = list_words(Integrationszentrum, "typ")
UNSAID = -1
"""Stands for a size or a number of posts that nobody stated."""

_FROM = {
    "kreisfreie_stadt": "einer kreisfreien Stadt",
    "kreis": "einem Kreis",
    "staedteregion": "einer Städteregion",
    "regionsangehoerige_stadt": "einer regionsangehörigen Stadt",
}
_ALIKE = (
    frozenset({"kreis", "staedteregion"}),
    frozenset({"kreisfreie_stadt", "regionsangehoerige_stadt"}),
)
"""Kinds with nearly the same tasks: with towns of their own below them, or without."""
_MOST_NAMED = 3


class Own(NamedTuple):
    """What the entry of a practice says itself, as far as it is compared."""

    everywhere: bool
    role: str
    costs: Effort
    kind: str
    """The kind of municipality where the entry states it apart from its place."""
    size: str
    staff: int
    core: int
    changeable: int
    judged_core: int
    """Steps that only the editors hold to be the core."""
    judged_changeable: int
    must: int
    should: int
    limits: bool
    is_offered: bool


class Place(NamedTuple):
    """What is compared of a municipality."""

    kind: str
    size: int


class Taken(NamedTuple):
    """How far a take-over came, and where: names, each with the id of a centre if it has one."""

    status: str
    places: tuple[tuple[str, str], ...]


Traits = Own | Place | Taken | str
"""What comparisons read of an entry; empty if nothing."""


class Theirs(NamedTuple):
    """Everything that is compared of a practice: its own, and what other entries say."""

    everywhere: bool = False
    kinds: tuple[str, ...] = ()
    other_kind: str = ""
    sizes: tuple[int, ...] = ()
    other_size: str = ""
    tried: tuple[tuple[str, str], ...] = ()
    """Places that took it over and at least tried it: kind (empty if unknown) and name."""
    stopped: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    """Places of take-overs that were only planned, or of which nothing more is known."""
    role: str = "nicht_belegt"
    costs: Effort = "unbekannt"
    staff: int = UNSAID
    running: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    valid: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    repealed: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    core: int = 0
    changeable: int = 0
    judged_core: int = 0
    judged_changeable: int = 0
    must: int = 0
    should: int = 0
    limits: bool = False


class Ours(NamedTuple):
    """What is known of the municipality that asks."""

    kind: str = ""
    size: int = UNSAID
    staff: int = UNSAID


class Case(NamedTuple):
    """When a criterion comes to which result, and how that is told of one practice."""

    result: Result
    when: str
    holds: Callable[[Theirs, Ours], object]
    says: Callable[[Theirs, Ours], str]


class Criterion(NamedTuple):
    """One thing that is compared."""

    id: str
    label: str
    reads: tuple[str, ...]
    """The fields of :class:`Theirs` that it knows; nothing else can sway it."""
    asks: Literal["", "kind", "size", "staff"]
    """The field of :class:`Ours` that it knows."""
    cases: tuple[Case, ...]

    @property
    def part(self) -> Callable[[Theirs], Any]:
        """Return what it reads of a practice; practices with the same are judged the same."""
        return attrgetter(*self.reads)

    def judge(self, part: Any, answer: str | int) -> tuple[Result, str]:
        """Return result and reason for what it reads of a practice and the answer it asked for."""
        values = part if len(self.reads) > 1 else (part,)
        theirs = Theirs(**dict(zip(self.reads, values, strict=True)))
        ours = Ours(**{self.asks: answer}) if self.asks else Ours()  # type: ignore[arg-type]
        case = next(case for case in self.cases if case.holds(theirs, ours))
        return case.result, case.says(theirs, ours)


ANSWERS: Mapping[str, tuple[Any, ...]] = {
    "": (UNSAID,),
    "kind": ("", *KINDS),
    "size": tuple(range(UNSAID, len(SIZES))),
    "staff": tuple(range(UNSAID, len(STAFF))),
}
"""All answers to what criteria ask for; the first says nothing."""


def size_of(inhabitants: int) -> int:
    """Return the band of a number of inhabitants."""
    return bisect_right(_SIZE_EDGES, inhabitants)


def traits_of(entry: Eintrag) -> Traits:
    """Return what comparisons read of an entry."""
    if isinstance(entry, Practice):
        return _read_own(entry)
    if isinstance(entry, Integrationszentrum):
        people = entry.einwohner
        return Place(entry.typ, size_of(people.wert) if people else UNSAID)
    if isinstance(entry, Foerderprogramm | Rechtsgrundlage):
        return entry.status
    if isinstance(entry, Uebertragung) and entry.ist_uebernahme:
        return Taken(entry.status, tuple((ort.name, ort.kommune or "") for ort in entry.nach))
    return ""


def _read_own(practice: Practice) -> Own:
    setting = practice.kontext
    parts = [step.teil for step in practice.schritte]
    opinion = practice.einschaetzung
    judged = [item.teil for item in opinion.schritte] if opinion else []
    grades = [item.grad for item in practice.voraussetzungen]
    return Own(
        everywhere=practice.landesweit,
        role=practice.rolle_ki,
        costs=effort_of(practice),
        kind=(setting and setting.art_der_kommune) or "",
        size=(setting and setting.groesse) or "",
        staff=staff_in_words((setting and setting.personal) or ""),
        core=parts.count("kern"),
        changeable=parts.count("anpassbar") + parts.count("optional"),
        judged_core=judged.count("kern"),
        judged_changeable=judged.count("anpassbar") + judged.count("optional"),
        must=grades.count("muss"),
        should=grades.count("soll"),
        limits=bool(practice.nicht_geeignet_wenn),
        is_offered=practice.status != "zurueckgezogen",
    )


def kind_in_words(text: str) -> str:
    """Return the kind of municipality that a text names, or nothing if it says it otherwise."""
    return next((kind for kind in KINDS if WORDS[kind].lower() == text.strip().lower()), "")


def size_in_words(text: str) -> int:
    """Return the band that a text such as "100.000 bis 200.000" names, if it is one."""
    return _read_band(text, lambda number: size_of(int(number)))


def staff_in_words(text: str) -> int:
    """Return the band that a text such as "3 bis 5 Stellen" names, if it is one."""
    return _read_band(text, lambda number: 0 if number < 3 else 1 if number <= 5 else 2)


_NUMBER = re.compile(
    r"((?:unter|weniger als|bis|über|mehr als) )?(\d[\d.]*(?:,\d+)?)", re.IGNORECASE
)
_BESIDE = {"über ": 0.5, "mehr als ": 0.5, "": 0.0}
"""How far beside a number it is meant; the other words mean what is below it."""


def _read_band(text: str, band: Callable[[float], int]) -> int:
    """Return the band in which all numbers of a text lie."""
    bands = set()
    for word, written in _NUMBER.findall(text):
        number = float(written.strip(".").replace(".", "").replace(",", "."))
        bands.add(band(number + _BESIDE.get(word.lower(), -0.5)))
    return bands.pop() if len(bands) == 1 else UNSAID


def _named(names: Sequence[str]) -> str:
    """Return names as in a sentence, not too many of them."""
    if len(names) > _MOST_NAMED + 1:
        return f"{', '.join(names[:_MOST_NAMED])} und {len(names) - _MOST_NAMED} weitere"
    return enumerate_words(names)


def _quoted(names: Sequence[str]) -> str:
    return _named([name if "„" in name else f"„{name}“" for name in names])


def _same(theirs: Theirs, ours: Ours) -> list[str]:
    return [name for kind, name in theirs.tried if kind and kind == ours.kind]


def _alike(theirs: Theirs, ours: Ours) -> list[str]:
    """Return the kinds of the practice that are nearly ours."""
    near = {kind for group in _ALIKE if ours.kind in group for kind in group}
    return [kind for kind in theirs.kinds if kind in near]


def _in_kinds(kinds: Sequence[str]) -> str:
    return enumerate_words([_FROM[kind] for kind in kinds])


def _in_sizes(sizes: Sequence[int]) -> str:
    return enumerate_words([SIZES[size] for size in sizes])


def _steps(number: int) -> str:
    return count_words(number, "Schritt", "Schritte")


CRITERIA = (
    Criterion(
        "art",
        "Art der Kommune",
        ("everywhere", "kinds", "other_kind"),
        "kind",
        (
            Case(
                "passt",
                "Die Praxis läuft im ganzen Land.",
                lambda t, _: t.everywhere,
                lambda *_: "Läuft im ganzen Land, in jeder Art von Kommune.",
            ),
            Case(
                "offen",
                "Sie haben keine Art der Kommune angegeben.",
                lambda _, o: not o.kind,
                lambda *_: "Sie haben keine Art der Kommune angegeben.",
            ),
            Case(
                "offen",
                "Der Eintrag beschreibt die Art in eigenen Worten.",
                lambda t, _: t.other_kind,
                lambda t, _: (
                    f"Der Eintrag nennt: „{t.other_kind}“. Das lässt sich nicht vergleichen."
                ),
            ),
            Case(
                "passt",
                "Die Praxis stammt aus derselben Art von Kommune.",
                lambda t, o: o.kind in t.kinds,
                lambda _, o: f"Stammt ebenfalls aus {_FROM[o.kind]}.",
            ),
            Case(
                "anpassbar",
                "Sie stammt aus einer ähnlichen Art: Kreis und Städteregion haben Gemeinden unter "
                "sich, kreisfreie und regionsangehörige Stadt nicht.",
                _alike,
                lambda t, o: f"Stammt aus {_in_kinds(_alike(t, o))}; das ist Ihrer Art ähnlich.",
            ),
            Case(
                "weicht-ab",
                "Sie stammt aus einer anderen Art von Kommune.",
                lambda t, _: t.kinds,
                lambda t, o: f"Stammt aus {_in_kinds(t.kinds)}, nicht aus {_FROM[o.kind]}.",
            ),
            Case(
                "offen",
                "Die Art der Kommune steht nicht fest.",
                lambda *_: True,
                lambda *_: "Aus welcher Art von Kommune die Praxis stammt, ist nicht belegt.",
            ),
        ),
    ),
    Criterion(
        "groesse",
        "Größe",
        ("everywhere", "sizes", "other_size"),
        "size",
        (
            Case(
                "passt",
                "Die Praxis läuft im ganzen Land.",
                lambda t, _: t.everywhere,
                lambda *_: "Läuft im ganzen Land, in Kommunen jeder Größe.",
            ),
            Case(
                "offen",
                "Ihre Einwohnerzahl ist nicht bekannt.",
                lambda _, o: o.size == UNSAID,
                lambda *_: "Ihre Einwohnerzahl ist hier nicht bekannt.",
            ),
            Case(
                "offen",
                "Der Eintrag beschreibt die Größe in eigenen Worten.",
                lambda t, _: t.other_size,
                lambda t, _: (
                    f"Der Eintrag nennt: „{t.other_size}“. Das lässt sich nicht vergleichen."
                ),
            ),
            Case(
                "passt",
                "Beide Kommunen gehören zur selben von vier Größen.",
                lambda t, o: o.size in t.sizes,
                lambda _, o: f"Auch dort wohnen {SIZES[o.size]} Menschen.",
            ),
            Case(
                "anpassbar",
                "Die Kommune gehört zur nächstgrößeren oder nächstkleineren.",
                lambda t, o: any(abs(size - o.size) == 1 for size in t.sizes),
                lambda t, o: (
                    f"Dort wohnen {_in_sizes(t.sizes)} Menschen, bei Ihnen {SIZES[o.size]}."
                ),
            ),
            Case(
                "weicht-ab",
                "Sie ist viel größer oder viel kleiner.",
                lambda t, _: t.sizes,
                lambda t, o: (
                    f"Dort wohnen {_in_sizes(t.sizes)} Menschen, bei Ihnen {SIZES[o.size]}."
                ),
            ),
            Case(
                "offen",
                "Die Einwohnerzahl der Kommune ist nicht belegt.",
                lambda *_: True,
                lambda *_: "Die Einwohnerzahl der anderen Kommune ist nicht belegt.",
            ),
        ),
    ),
    Criterion(
        "uebertragungen",
        "Schon übernommen",
        ("tried", "stopped", "unclear"),
        "kind",
        (
            Case(
                "passt",
                "Eine Kommune derselben Art hat die Praxis übernommen und mindestens erprobt.",
                _same,
                lambda t, o: (
                    f"Schon übernommen in derselben Art von Kommune: {_named(_same(t, o))}."
                ),
            ),
            Case(
                "anpassbar",
                "Ein anderer Ort hat sie übernommen und mindestens erprobt.",
                lambda t, _: t.tried,
                lambda t, _: f"Schon übernommen: {_named([name for _, name in t.tried])}.",
            ),
            Case(
                "offen",
                "Eine Übernahme wurde abgebrochen. Das heißt nicht, dass sie bei Ihnen scheitert.",
                lambda t, _: t.stopped,
                lambda t, _: (
                    f"Übernommen, aber abgebrochen: {_named(t.stopped)}. "
                    "Was daraus zu lernen ist, steht beim Beispiel."
                ),
            ),
            Case(
                "offen",
                "Eine Übernahme ist genannt; ob sie erprobt wurde, ist nicht belegt.",
                lambda t, _: t.unclear,
                lambda t, _: f"Genannt: {_named(t.unclear)}; was daraus wurde, ist nicht belegt.",
            ),
            Case(
                "offen",
                "Keine Übernahme an einem anderen Ort ist dokumentiert.",
                lambda *_: True,
                lambda *_: "Noch keine Übernahme an einem anderen Ort dokumentiert.",
            ),
        ),
    ),
    Criterion(
        "rolle",
        "Rolle des Kommunalen Integrationszentrums",
        ("role",),
        "",
        (
            Case(
                "passt",
                "Das Integrationszentrum war Träger oder Partner.",
                lambda t, _: t.role in {"traeger", "partner"},
                lambda t, _: f"Das Integrationszentrum war dort {WORDS[t.role]}.",
            ),
            Case(
                "anpassbar",
                "Es hat gefördert oder war beteiligt; die Arbeit tat eine andere Stelle.",
                lambda t, _: t.role in {"foerderer", "beteiligt"},
                lambda t, _: (
                    f"Das Integrationszentrum war dort {WORDS[t.role]}. "
                    "Bei Ihnen muss sich finden, wer die Arbeit trägt."
                ),
            ),
            Case(
                "offen",
                "Seine Rolle ist nicht belegt.",
                lambda *_: True,
                lambda *_: "Welche Rolle das Integrationszentrum hatte, ist nicht belegt.",
            ),
        ),
    ),
    Criterion(
        "aufwand",
        "Aufwand",
        ("staff", "costs"),
        "staff",
        (
            Case(
                "passt",
                "Sie haben so viele Stellen wie das andere Integrationszentrum oder mehr.",
                lambda t, o: UNSAID not in (t.staff, o.staff) and o.staff >= t.staff,
                lambda t, _: f"Das andere Zentrum hatte {STAFF[t.staff]}, nicht mehr als Sie.",
            ),
            Case(
                "anpassbar",
                "Sie haben etwas weniger Stellen.",
                lambda t, o: UNSAID not in (t.staff, o.staff) and t.staff - o.staff == 1,
                lambda t, _: f"Das andere Zentrum hatte {STAFF[t.staff]}, etwas mehr als Sie.",
            ),
            Case(
                "weicht-ab",
                "Sie haben viel weniger Stellen.",
                lambda t, o: UNSAID not in (t.staff, o.staff),
                lambda t, _: f"Das andere Zentrum hatte {STAFF[t.staff]}, viel mehr als Sie.",
            ),
            Case(
                "passt",
                "Zu Stellen ist nichts zu vergleichen, aber die Kosten sind gering.",
                lambda t, _: t.costs == "gering",
                lambda t, _: f"Die Kosten sind {WORDS[t.costs]}.",
            ),
            Case(
                "offen",
                "Die Kosten sind mittel oder hoch. Was Sie aufbringen können, wissen nur Sie.",
                lambda t, _: t.costs in {"mittel", "hoch"},
                lambda t, _: f"Die Kosten sind {WORDS[t.costs]}. Ob das geht, wissen nur Sie.",
            ),
            Case(
                "offen",
                "Der Aufwand ist nur in Worten beschrieben.",
                lambda t, _: t.costs == "beschrieben",
                lambda *_: "Der Aufwand ist beschrieben, aber ohne Größenordnung.",
            ),
            Case(
                "offen",
                "Der Eintrag sagt nichts dazu.",
                lambda *_: True,
                lambda *_: "Was die Praxis an Personal und Geld braucht, ist nicht belegt.",
            ),
        ),
    ),
    Criterion(
        "foerderung",
        "Förderprogramm",
        ("running", "ended", "undated"),
        "",
        (
            Case(
                "anpassbar",
                "Von mehreren Programmen läuft eines noch, ein anderes ist beendet.",
                lambda t, _: t.running and t.ended,
                lambda t, _: f"Beendet: {_quoted(t.ended)}. Noch im Gang: {_quoted(t.running)}.",
            ),
            Case(
                "passt",
                "Das genannte Programm läuft nach seiner jüngsten Quelle.",
                lambda t, _: t.running,
                lambda t, _: f"Nach der jüngsten Quelle im Gang: {_quoted(t.running)}.",
            ),
            Case(
                "weicht-ab",
                "Das genannte Programm ist beendet.",
                lambda t, _: t.ended,
                lambda t, _: f"Beendet: {_quoted(t.ended)}. Das Geld müsste anders kommen.",
            ),
            Case(
                "offen",
                "Ob das Programm noch läuft, ist nicht belegt.",
                lambda t, _: t.undated,
                lambda t, _: f"Nicht belegt, ob noch im Gang: {_quoted(t.undated)}.",
            ),
            Case(
                "offen",
                "Der Eintrag nennt kein Programm.",
                lambda *_: True,
                lambda *_: "Der Eintrag nennt kein Förderprogramm.",
            ),
        ),
    ),
    Criterion(
        "recht",
        "Rechtsgrundlage",
        ("valid", "replaced", "repealed", "unsure"),
        "",
        (
            Case(
                "weicht-ab",
                "Eine genannte Rechtsgrundlage gilt nicht mehr und ist nicht ersetzt.",
                lambda t, _: t.repealed,
                lambda t, _: f"Gilt nicht mehr: {_quoted(t.repealed)}.",
            ),
            Case(
                "anpassbar",
                "Sie gilt nicht mehr, aber eine neue Fassung gilt.",
                lambda t, _: t.replaced,
                lambda t, _: f"Durch eine neue Fassung abgelöst: {_quoted(t.replaced)}.",
            ),
            Case(
                "offen",
                "Ob sie noch gilt, ist nicht belegt.",
                lambda t, _: t.unsure,
                lambda t, _: f"Nicht belegt, ob noch in Kraft: {_quoted(t.unsure)}.",
            ),
            Case(
                "passt",
                "Alle genannten Rechtsgrundlagen gelten.",
                lambda t, _: t.valid,
                lambda t, _: f"In Kraft: {_quoted(t.valid)}.",
            ),
            Case(
                "offen",
                "Der Eintrag nennt keine Rechtsgrundlage.",
                lambda *_: True,
                lambda *_: "Der Eintrag nennt keine Rechtsgrundlage.",
            ),
        ),
    ),
    Criterion(
        "schritte",
        "Was sich ändern lässt",
        ("core", "changeable", "judged_core", "judged_changeable"),
        "",
        (
            Case(
                "anpassbar",
                "Eine Quelle sagt, dass man mindestens einen Schritt ändern oder weglassen kann.",
                lambda t, _: t.changeable,
                lambda t, _: (
                    f"{_steps(t.changeable)} anpassbar oder optional"
                    + (f", {t.core} als Kern." if t.core else ".")
                ),
            ),
            Case(
                "anpassbar",
                f"Keine Quelle sagt das, aber nach {JUDGED} kann man mindestens einen Schritt "
                "ändern oder weglassen.",
                lambda t, _: t.judged_changeable,
                lambda t, _: (
                    f"{JUDGED}, keine Quelle: {_steps(t.judged_changeable)} anpassbar oder optional"
                    + (f", {t.judged_core} als Kern." if t.judged_core else ".")
                ),
            ),
            Case(
                "offen",
                "Eine Quelle nennt den Kern, aber nicht, was sich ändern lässt.",
                lambda t, _: t.core,
                lambda t, _: f"{_steps(t.core)} als Kern; was sich ändern lässt, ist nicht belegt.",
            ),
            Case(
                "offen",
                "In den ausgewerteten Quellen steht nicht, was bleiben muss und was sich ändern "
                "lässt.",
                lambda *_: True,
                lambda *_: "Was bleiben muss und was sich ändern lässt, ist nicht belegt.",
            ),
        ),
    ),
    Criterion(
        "voraussetzungen",
        "Voraussetzungen",
        ("must", "should"),
        "",
        (
            Case(
                "offen",
                "Etwas muss gegeben sein. Ob es das bei Ihnen ist, wissen nur Sie.",
                lambda t, _: t.must,
                lambda t, _: (
                    count_words(t.must, "Voraussetzung muss", "Voraussetzungen müssen")
                    + " gegeben sein. Ob das bei Ihnen so ist, wissen nur Sie."
                ),
            ),
            Case(
                "anpassbar",
                "Es gibt nur solche, die gegeben sein sollen.",
                lambda t, _: t.should,
                lambda t, _: (
                    count_words(t.should, "Voraussetzung soll", "Voraussetzungen sollen")
                    + " gegeben sein, keine muss."
                ),
            ),
            Case(
                "offen",
                "Der Eintrag nennt keine.",
                lambda *_: True,
                lambda *_: "Welche Voraussetzungen nötig sind, ist nicht belegt.",
            ),
        ),
    ),
    Criterion(
        "grenzen",
        "Grenzen",
        ("limits",),
        "",
        (
            Case(
                "offen",
                "Der Eintrag sagt, wann sie nicht geeignet ist. Ob das zutrifft, wissen nur Sie.",
                lambda t, _: t.limits,
                lambda *_: "Der Eintrag sagt, wann die Praxis nicht geeignet ist. Bitte prüfen.",
            ),
            Case(
                "offen",
                "Der Eintrag nennt keine Grenzen.",
                lambda *_: True,
                lambda *_: "Wo die Grenzen der Praxis liegen, ist nicht belegt.",
            ),
        ),
    ),
)
"""All criteria in the order in which readers see them."""
