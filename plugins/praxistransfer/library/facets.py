"""By what practices can be narrowed down: each facet with its values and who has them.

A facet is declared once; the finder, its pages without scripts and its data follow from here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from praxistransfer.library.evidence import LADDER, Results
from praxistransfer.library.freshness import FRESHNESS
from praxistransfer.library.grades import EFFORTS
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.transfers import Transfers, group_transfers, sort_transfers
from praxistransfer.model.addresses import address_of, slug
from praxistransfer.model.base import Value
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
        found = set(self.holders.get(value.id, ()))
        for below in self.values:
            if below.within == value.id:
                found.update(self.all_holders(below))
        return tuple(sorted(found))

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
    return knowledge.share("facets", lambda: _facets(knowledge))


def _facets(knowledge: Knowledge) -> tuple[Facet, ...]:
    types = {entry.id: entry.typ for entry in knowledge.entries_of(Integrationszentrum)}
    transfers = {
        id_: sort_transfers(items)
        for id_, items in group_transfers(knowledge.entries_of(Uebertragung)).items()
    }
    freshness = knowledge.all_freshness()
    facet = _Maker(numbered_practices(knowledge))
    return (
        facet(
            "handlungsfeld",
            "Handlungsfeld",
            _nested(knowledge.entries_of(Handlungsfeld)),
            lambda practice: practice.handlungsfelder,
        ),
        facet(
            "zielgruppe",
            "Zielgruppe",
            _nested(knowledge.entries_of(Zielgruppe)),
            lambda practice: practice.zielgruppen,
        ),
        facet(
            "kommune",
            "Regierungsbezirk und Kommune",
            _places(knowledge.entries_of(Integrationszentrum)),
            lambda practice: practice.kommunen or ("landesweit",),
        ),
        facet(
            "kommunentyp",
            "Art der Kommune",
            _words(Integrationszentrum, "typ"),
            lambda practice: (types[id_] for id_ in practice.kommunen),
        ),
        facet("laufzeit", "Laufzeit", _RUNNING, _running),
        facet("beginn", "Beginn", _beginnings(knowledge.briefs.values()), _beginning),
        facet(
            "akteur",
            "Akteure",
            _actors(knowledge.entries_of(Akteur)),
            lambda practice: (item.akteur for item in practice.akteure),
        ),
        facet(
            "programm",
            "Programm",
            [
                FacetValue(entry.id, entry.label, address_of(entry))
                for entry in knowledge.entries_of(Foerderprogramm)
            ],
            lambda practice: practice.programme,
        ),
        facet(
            "beleg",
            "Belege zu Ergebnissen",
            [FacetValue(_LEVEL.format(rung.level), rung.words) for rung in reversed(LADDER)],
            lambda practice: (_LEVEL.format(knowledge.level_of(practice.id)),),
        ),
        facet(
            "methode",
            "Wie Ergebnisse ermittelt wurden",
            _METHODS_USED,
            lambda practice: _methods(knowledge.grades_of(practice.id).results),
        ),
        facet(
            "uebertragung",
            "Übertragungen",
            _TRANSFER,
            lambda practice: (_transferred(transfers.get(practice.id)),),
        ),
        facet(
            "aufwand",
            "Aufwand",
            [FacetValue(*effort) for effort in EFFORTS.items()],
            lambda practice: (knowledge.grades_of(practice.id).effort,),
        ),
        facet(
            "verstetigung",
            "Verstetigung",
            _words(Practice, "nachhaltigkeit"),
            lambda practice: (practice.nachhaltigkeit,),
        ),
        facet(
            "rolle",
            "Rolle des Kommunalen Integrationszentrums",
            _words(Practice, "rolle_ki"),
            lambda practice: (practice.rolle_ki,),
        ),
        facet(
            "status",
            "Status des Eintrags",
            _words(Practice, "status"),
            lambda practice: (practice.status,),
        ),
        facet(
            "aktualitaet",
            "Prüfung des Eintrags",
            [FacetValue(state, words[0]) for state, words in FRESHNESS.items()],
            lambda practice: (freshness[practice.id],),
        ),
    )


class _Maker:
    """Makes facets of the same practices."""

    def __init__(self, practices: list[PracticeBrief]) -> None:
        self._practices = practices

    def __call__(
        self,
        id_: str,
        label: str,
        values: Iterable[FacetValue],
        of: Callable[[PracticeBrief], Iterable[str]],
    ) -> Facet:
        holders: dict[str, list[int]] = defaultdict(list)
        for number, practice in enumerate(self._practices):
            for value in dict.fromkeys(map(_address_part, of(practice))):
                holders[value].append(number)
        found = {value: tuple(numbers) for value, numbers in holders.items()}
        return Facet(id_, label, tuple(values), found)


def _address_part(word: str) -> str:
    """Return a word of a closed list as it stands in addresses."""
    return word.replace("_", "-")


def _words(model: type[Value], field: str) -> list[FacetValue]:
    """Return the words of a closed list, in the order of the model."""
    return [FacetValue(_address_part(word), WORDS[word]) for word in list_words(model, field)]


def _nested(
    entries: Iterable[Handlungsfeld | Zielgruppe], within: str = ""
) -> Iterator[FacetValue]:
    """Yield entries, strategies first, each followed by what is narrower."""
    entries = sorted(entries, key=lambda entry: getattr(entry, "art", "") != "strategie")
    for entry in entries:
        if (entry.oberbegriff or "") == within:
            yield FacetValue(entry.id, entry.label, address_of(entry), within)
            yield from _nested(entries, entry.id)


def _places(centres: Iterable[Integrationszentrum]) -> Iterator[FacetValue]:
    """Yield the districts, each followed by its municipalities, and at last the whole Land."""
    groups: dict[str, list[Integrationszentrum]] = defaultdict(list)
    for entry in centres:
        groups[entry.regierungsbezirk or ""].append(entry)
    for district in sorted(groups):
        within = f"bezirk-{slug(district)}" if district else ""
        if district:
            yield FacetValue(within, f"Regierungsbezirk {district}")
        for entry in groups[district]:
            yield FacetValue(entry.id, entry.label, address_of(entry), within)
    yield FacetValue("landesweit", "landesweit")


def _actors(actors: Iterable[Akteur]) -> Iterator[FacetValue]:
    """Yield the kinds of actors, each followed by the actors of that kind."""
    groups: dict[str, list[Akteur]] = defaultdict(list)
    for entry in actors:
        groups[entry.art].append(entry)
    for art in list_words(Akteur, "art"):
        if art in groups:
            within = f"art-{_address_part(art)}"
            yield FacetValue(within, WORDS[art])
            for entry in groups[art]:
                yield FacetValue(entry.id, entry.label, address_of(entry), within)


_RUNNING = (
    FacetValue("laufend", "laufend nach dem Stand der Quelle"),
    FacetValue("bis", "bis zu einem genannten Datum"),
    FacetValue("offen", "Ende nicht belegt"),
)


def _running(practice: PracticeBrief) -> tuple[str]:
    if practice.zeitraum.laufend:
        return ("laufend",)
    return ("bis",) if practice.zeitraum.bis else ("offen",)


def _beginnings(practices: Iterable[PracticeBrief]) -> Iterator[FacetValue]:
    """Yield the spans of five years in which practices began, the latest first."""
    starts = {_span(item.zeitraum.von) for item in practices if item.zeitraum.von}
    for start in sorted(starts, reverse=True):
        yield FacetValue(str(start), f"{start} bis {start + _YEARS - 1}")
    yield FacetValue("unbekannt", NOT_KNOWN)


def _span(date: str) -> int:
    return int(date[:4]) // _YEARS * _YEARS


def _beginning(practice: PracticeBrief) -> tuple[str]:
    start = practice.zeitraum.von
    return (str(_span(start)) if start else "unbekannt",)


_LEVEL = "stufe-{}"
_METHODS_USED = (
    *(FacetValue(method, WORDS[method]) for method in _METHODS),
    FacetValue("nur-programm", "nur zum ganzen Programm"),
    FacetValue("keine", NOT_KNOWN),
)


def _methods(results: Results) -> Iterable[str]:
    """Return how the claims about a practice came about; those of its programme count apart."""
    none = "nur-programm" if results.programme_claims else "keine"
    return [claim.method for claim in results.claims] or (none,)


_TRANSFER = (
    FacetValue("uebernommen", "Übernahme dokumentiert"),
    FacetValue("standort", "nur als Standort eines Programms"),
    FacetValue("keine", "noch keine dokumentiert"),
)


def _transferred(found: Transfers | None) -> str:
    """Return what is documented of a practice being taken over."""
    if found is None or not (found.taken_over or found.sites):
        return "keine"
    return "uebernommen" if found.taken_over else "standort"
