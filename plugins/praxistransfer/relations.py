"""The graph of all entries: every link both ways, and related practices with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from praxistransfer.library import Key, Library, key_of
from praxistransfer.model.base import Eintrag
from praxistransfer.model.fields import Ref
from praxistransfer.model.german import sort_key
from praxistransfer.model.practice import Practice
from praxistransfer.model.walk import marked_values
from praxistransfer.model.words import KINDS, WORDS


@dataclass(frozen=True, slots=True)
class Link:
    """One entry refers to another: ``label`` says as what, ``back`` heads the way back."""

    source: Eintrag
    target: Eintrag
    label: str
    back: str


@dataclass(frozen=True, slots=True)
class Related:
    """A practice that is close to another one, and why, as a German phrase."""

    practice: Practice
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class _Feature:
    """A field by which practices resemble each other: how much it weighs and how to name it."""

    field: str
    weight: float
    one: str
    many: str


_FEATURES = (
    _Feature("handlungsfelder", 4, "gleiches Handlungsfeld", "gemeinsame Handlungsfelder"),
    _Feature("zielgruppen", 2, "gleiche Zielgruppe", "gemeinsame Zielgruppen"),
    _Feature("programme", 2, "gleiches Programm", "gemeinsame Programme"),
    _Feature("muster", 2, "gleiches Vorgehensmuster", "gemeinsame Vorgehensmuster"),
    _Feature("kommunen", 1.5, "gleiche Kommune", "gemeinsame Kommunen"),
    _Feature("akteure", 1, "ein gemeinsamer Akteur", "gemeinsame Akteure"),
)
_SAME_MAIN_FIELD = 1.0
_STATED = 100.0


class Relations:
    """All links of a library; ask by entry id."""

    def __init__(self, library: Library) -> None:
        self._practices = {practice.id: practice for practice in library.of(Practice)}
        self._outgoing: dict[Key, list[Link]] = defaultdict(list)
        self._incoming: dict[Key, list[Link]] = defaultdict(list)
        for link in _links(library):
            self._outgoing[key_of(link.source.kind, link.source.id)].append(link)
            self._incoming[key_of(link.target.kind, link.target.id)].append(link)
        self._features = _features(self._practices.values())
        self._carriers: dict[tuple[str, str], list[Practice]] = defaultdict(list)
        for practice in self._practices.values():
            for feature in self._features[practice.id]:
                self._carriers[feature].append(practice)

    def outgoing(self, entry: Eintrag) -> tuple[Link, ...]:
        """Return what ``entry`` refers to, in the order of its fields."""
        return tuple(self._outgoing[key_of(entry.kind, entry.id)])

    def incoming(self, entry: Eintrag) -> tuple[Link, ...]:
        """Return what refers to ``entry``: kind by kind, each in German alphabetical order."""
        return tuple(self._incoming[key_of(entry.kind, entry.id)])

    def backlinks(self, entry: Eintrag) -> Mapping[str, tuple[Eintrag, ...]]:
        """Return heading → the entries that refer to ``entry`` under it, each once.

        What the entry itself states as related is left out, since its own page says that already.
        """
        own = {
            key_of(link.target.kind, link.target.id)
            for link in self.outgoing(entry)
            if link.label == "Verwandt"
        }
        groups: dict[str, dict[Key, Eintrag]] = defaultdict(dict)
        for link in self.incoming(entry):
            if link.back != "Verwandt" or key_of(link.source.kind, link.source.id) not in own:
                groups[link.back][key_of(link.source.kind, link.source.id)] = link.source
        return {heading: tuple(found.values()) for heading, found in groups.items()}

    def related_practices(self, practice: Practice, most: int = 5) -> tuple[Related, ...]:
        """Return the practices closest to ``practice``, the closest first, each with its reason.

        Shared values count by the weight of their field; a value that fewer practices share counts
        for more. Relations that an author stated come before all computed ones.
        """
        scores: dict[str, float] = defaultdict(float)
        shared: dict[str, list[str]] = defaultdict(list)
        weights = {feature.field: feature.weight for feature in _FEATURES}
        for field, value in self._features[practice.id]:
            carriers = self._carriers[field, value]
            for carrier in carriers:
                scores[carrier.id] += weights[field] * (0.5 + 1 / len(carriers))
                shared[carrier.id].append(field)
        stated = self._stated(practice)
        for id_ in stated:
            scores[id_] += _STATED
        scores.pop(practice.id, None)
        found = []
        for id_, score in scores.items():
            other = self._practices[id_]
            main = _SAME_MAIN_FIELD * (other.handlungsfelder[0] == practice.handlungsfelder[0])
            found.append(Related(other, _reason(shared[id_], stated.get(id_)), score + main))
        found.sort(key=lambda item: (-item.score, sort_key(item.practice.titel)))
        return tuple(found[: max(most, len(stated))])

    def _stated(self, practice: Practice) -> dict[str, str]:
        """Return id → relation for what ``practice`` or the other side says about the two."""
        result = {}
        for link in self.incoming(practice):
            if isinstance(link.source, Practice):
                result[link.source.id] = "dort genannt"
        for item in practice.verwandt:
            result[item.id] = WORDS[item.beziehung]
        return result


def _links(library: Library) -> Iterable[Link]:
    order = list(KINDS)
    entries: list[Eintrag] = [*library.entries.values(), *library.begriffe.values()]
    entries.sort(key=lambda entry: (order.index(entry.kind), sort_key(entry.name), entry.id))
    for entry in entries:
        for found in marked_values(entry, Ref):
            target = library.entries.get(found.value)
            if target is not None and found.mark.kinds != ("quellenwerk",):
                yield Link(entry, target, found.label, found.mark.back)


def _features(practices: Iterable[Practice]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return practice id → its (field, value) pairs, each once."""
    result = {}
    for practice in practices:
        pairs: dict[tuple[str, str], None] = {}
        for feature in _FEATURES:
            values = getattr(practice, feature.field)
            if feature.field == "akteure":
                values = [item.akteur for item in values]
            pairs.update(dict.fromkeys((feature.field, value) for value in values))
        result[practice.id] = tuple(pairs)
    return result


def _reason(shared: list[str], stated: str | None) -> str:
    """Say in German what two practices have in common, e.g. "gleiches Handlungsfeld, …"."""
    counts = [(feature, shared.count(feature.field)) for feature in _FEATURES]
    computed = [
        feature.one if count == 1 else f"{_NUMBERS.get(count, count)} {feature.many}"
        for feature, count in counts
        if count
    ]
    return ", ".join([stated, *computed] if stated else computed)


_NUMBERS = {2: "zwei", 3: "drei", 4: "vier", 5: "fünf", 6: "sechs"}
