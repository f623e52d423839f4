"""By what practices can be narrowed down: each facet with its values and who has them.

A facet is declared once; the finder, its pages without scripts and its data follow from here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from praxistransfer.library.evidence import LADDER, Results
from praxistransfer.library.freshness import FRESHNESS
from praxistransfer.library.grades import EFFORTS
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.transfers import Transfers, group_transfers, sort_transfers
from praxistransfer.model.addresses import address_of, slug
from praxistransfer.model.base import Konzept, Value
from praxistransfer.model.practice import Practice, PracticeBrief, Uebertragung
from praxistransfer.model.vocabulary import (
    Akteur,
    Foerderprogramm,
    Handlungsfeld,
    Integrationszentrum,
    Zielgruppe,
)
from praxistransfer.model.words import NOT_KNOWN, WORDS, list_words

BY_FACET = "praxis/nach/"
_YEARS = 5
_METHODS = ("studie", "vergleich", "befragung", "zaehlung", "interview", "selbstbericht", "presse")


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value; ``within`` is the id of the broader one, which comes before it in the facet."""

    id: str
    label: str
    address: str = ""
    """The page of the entry that the value is; empty if it is none."""
    within: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet; ``holders`` says which practices, by number, have a value directly."""

    id: str
    label: str
    values: tuple[FacetValue, ...]
    holders: Mapping[str, tuple[int, ...]]

    def all_holders(self, value: FacetValue) -> tuple[int, ...]:
        """Return the practices that have a value or a narrower one, in their order."""
        numbers = set(self.holders.get(value.id, ()))
        for below in self.values:
            if below.within == value.id:
                numbers.update(self.all_holders(below))
        return tuple(sorted(numbers))

    @property
    def own_address(self) -> str:
        """The page that lists the values."""
        return f"{BY_FACET}{self.id}/"

    def address(self, value: FacetValue) -> str:
        """Return the page that lists the practices with a value."""
        return value.address or f"{self.own_address}{value.id}/"


def numbered_practices(knowledge: Knowledge) -> list[PracticeBrief]:
    """Return all practices in the order of their ids; the place in it is the number of each."""
    return sorted(knowledge.briefs.values(), key=lambda practice: practice.id)


def facets_of(knowledge: Knowledge) -> tuple[Facet, ...]:
    """Return all facets in the order in which readers need them."""
    return knowledge.share("facets", lambda: tuple(_make_facets(knowledge)))


def _make_facets(knowledge: Knowledge) -> Iterator[Facet]:
    practices, beside = numbered_practices(knowledge), _Beside(knowledge)
    for facet in _FACETS:
        holders: dict[str, list[int]] = defaultdict(list)
        for number, practice in enumerate(practices):
            for word in dict.fromkeys(facet.words(practice, beside)):
                holders[_address_part(word)].append(number)
        numbers = {value: tuple(has) for value, has in holders.items()}
        yield Facet(facet.id, facet.label, tuple(facet.values(knowledge)), numbers)


class _Beside:
    """What is known of practices besides what lists show of them."""

    def __init__(self, knowledge: Knowledge) -> None:
        centres = knowledge.entries_of(Integrationszentrum)
        self.kinds = {entry.id: entry.typ for entry in centres}
        groups = group_transfers(knowledge.entries_of(Uebertragung))
        self.transfers = {id_: sort_transfers(items) for id_, items in groups.items()}
        self.freshness = knowledge.all_freshness()
        self.grades_of = knowledge.grades_of
        self.level_of = knowledge.level_of


def _address_part(word: str) -> str:
    """Return a word of a closed list as it stands in addresses."""
    return word.replace("_", "-")


def _value_of(entry: Konzept, within: str = "") -> FacetValue:
    return FacetValue(entry.id, entry.label, address_of(entry), within)


def _list_closed(model: type[Value], field: str) -> list[FacetValue]:
    """Return the words of a closed list, in the order of the model."""
    return [FacetValue(_address_part(word), WORDS[word]) for word in list_words(model, field)]


def _nest_entries(
    entries: Iterable[Handlungsfeld | Zielgruppe], within: str = ""
) -> Iterator[FacetValue]:
    """Yield entries, strategies first, each followed by what is narrower."""
    entries = sorted(entries, key=lambda entry: getattr(entry, "art", "") != "strategie")
    for entry in entries:
        if (entry.oberbegriff or "") == within:
            yield _value_of(entry, within)
            yield from _nest_entries(entries, entry.id)


def _nest_places(centres: Iterable[Integrationszentrum]) -> Iterator[FacetValue]:
    """Yield the districts, each followed by its municipalities, and at last the whole Land."""
    groups: dict[str, list[Integrationszentrum]] = defaultdict(list)
    for entry in centres:
        groups[entry.regierungsbezirk or ""].append(entry)
    for district in sorted(groups):
        within = f"bezirk-{slug(district)}" if district else ""
        if district:
            yield FacetValue(within, f"Regierungsbezirk {district}")
        for entry in groups[district]:
            yield _value_of(entry, within)
    yield FacetValue("landesweit", "landesweit")


def _nest_actors(actors: Iterable[Akteur]) -> Iterator[FacetValue]:
    """Yield the kinds of actors, each followed by the actors of that kind."""
    groups: dict[str, list[Akteur]] = defaultdict(list)
    for entry in actors:
        groups[entry.art].append(entry)
    for art in list_words(Akteur, "art"):
        if art in groups:
            within = f"art-{_address_part(art)}"
            yield FacetValue(within, WORDS[art])
            for entry in groups[art]:
                yield _value_of(entry, within)


_RUNNING = (
    FacetValue("laufend", "laufend nach dem Stand der Quelle"),
    FacetValue("bis", "bis zu einem genannten Datum"),
    FacetValue("offen", "Ende nicht belegt"),
)


def _running_word(practice: PracticeBrief) -> tuple[str]:
    if practice.zeitraum.laufend:
        return ("laufend",)
    return ("bis",) if practice.zeitraum.bis else ("offen",)


def _list_spans(practices: Iterable[PracticeBrief]) -> Iterator[FacetValue]:
    """Yield the spans of five years in which practices began, the latest first."""
    starts = {_start_of_span(item.zeitraum.von) for item in practices if item.zeitraum.von}
    for start in sorted(starts, reverse=True):
        yield FacetValue(str(start), f"{start} bis {start + _YEARS - 1}")
    yield FacetValue("unbekannt", NOT_KNOWN)


def _start_of_span(date: str) -> int:
    return int(date[:4]) // _YEARS * _YEARS


def _span_of(practice: PracticeBrief) -> tuple[str]:
    start = practice.zeitraum.von
    return (str(_start_of_span(start)) if start else "unbekannt",)


_METHODS_USED = (
    *(FacetValue(method, WORDS[method]) for method in _METHODS),
    FacetValue("nur-programm", "nur zum ganzen Programm"),
    FacetValue("keine", NOT_KNOWN),
)


def _methods_of(results: Results) -> Iterable[str]:
    """Return how the claims about a practice came about; those of its programme count apart."""
    none = "nur-programm" if results.programme_claims else "keine"
    return [claim.method for claim in results.claims] or (none,)


_TRANSFER = (
    FacetValue("uebernommen", "Übernahme dokumentiert"),
    FacetValue("standort", "nur als Standort eines Programms"),
    FacetValue("keine", "noch keine dokumentiert"),
)


def _transfer_word(transfers: Transfers | None) -> str:
    """Return what is documented of a practice being taken over."""
    if transfers is None or not (transfers.taken_over or transfers.sites):
        return "keine"
    return "uebernommen" if transfers.taken_over else "standort"


class _Declaration(NamedTuple):
    """A facet before it is made: its values, and the words for those that a practice has."""

    id: str
    label: str
    values: Callable[[Knowledge], Iterable[FacetValue]]
    words: Callable[[PracticeBrief, _Beside], Iterable[str]]


_FACETS = (
    _Declaration(
        "handlungsfeld",
        "Handlungsfeld",
        lambda knowledge: _nest_entries(knowledge.entries_of(Handlungsfeld)),
        lambda practice, _: practice.handlungsfelder,
    ),
    _Declaration(
        "zielgruppe",
        "Zielgruppe",
        lambda knowledge: _nest_entries(knowledge.entries_of(Zielgruppe)),
        lambda practice, _: practice.zielgruppen,
    ),
    _Declaration(
        "kommune",
        "Regierungsbezirk und Kommune",
        lambda knowledge: _nest_places(knowledge.entries_of(Integrationszentrum)),
        lambda practice, _: practice.kommunen or ("landesweit",),
    ),
    _Declaration(
        "kommunentyp",
        "Art der Kommune",
        lambda _: _list_closed(Integrationszentrum, "typ"),
        lambda practice, beside: (beside.kinds[id_] for id_ in practice.kommunen),
    ),
    _Declaration("laufzeit", "Laufzeit", lambda _: _RUNNING, lambda item, _: _running_word(item)),
    _Declaration(
        "beginn",
        "Beginn",
        lambda knowledge: _list_spans(knowledge.briefs.values()),
        lambda practice, _: _span_of(practice),
    ),
    _Declaration(
        "akteur",
        "Akteure",
        lambda knowledge: _nest_actors(knowledge.entries_of(Akteur)),
        lambda practice, _: (item.akteur for item in practice.akteure),
    ),
    _Declaration(
        "programm",
        "Programm",
        lambda knowledge: map(_value_of, knowledge.entries_of(Foerderprogramm)),
        lambda practice, _: practice.programme,
    ),
    _Declaration(
        "beleg",
        "Belege zu Ergebnissen",
        lambda _: (FacetValue(f"stufe-{rung.level}", rung.plain) for rung in reversed(LADDER)),
        lambda practice, beside: (f"stufe-{beside.level_of(practice.id)}",),
    ),
    _Declaration(
        "methode",
        "Wie Ergebnisse ermittelt wurden",
        lambda _: _METHODS_USED,
        lambda practice, beside: _methods_of(beside.grades_of(practice.id).results),
    ),
    _Declaration(
        "uebertragung",
        "Übertragungen",
        lambda _: _TRANSFER,
        lambda practice, beside: (_transfer_word(beside.transfers.get(practice.id)),),
    ),
    _Declaration(
        "aufwand",
        "Aufwand",
        lambda _: (FacetValue(*effort) for effort in EFFORTS.items()),
        lambda practice, beside: (beside.grades_of(practice.id).effort,),
    ),
    _Declaration(
        "verstetigung",
        "Verstetigung",
        lambda _: _list_closed(Practice, "nachhaltigkeit"),
        lambda practice, _: (practice.nachhaltigkeit,),
    ),
    _Declaration(
        "rolle",
        "Rolle des Kommunalen Integrationszentrums",
        lambda _: _list_closed(Practice, "rolle_ki"),
        lambda practice, _: (practice.rolle_ki,),
    ),
    _Declaration(
        "status",
        "Status des Eintrags",
        lambda _: _list_closed(Practice, "status"),
        lambda practice, _: (practice.status,),
    ),
    _Declaration(
        "aktualitaet",
        "Prüfung des Eintrags",
        lambda _: (FacetValue(state, words[0]) for state, words in FRESHNESS.items()),
        lambda practice, beside: (beside.freshness[practice.id],),
    ),
)
"""All facets in the order in which readers need them."""
