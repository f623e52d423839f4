"""The graph of all entries: every link both ways, and related practices with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from typing import NamedTuple

from praxistransfer.heads import Head, heads_of
from praxistransfer.library import Key, Library, key_of
from praxistransfer.model.base import Eintrag
from praxistransfer.model.practice import Practice
from praxistransfer.model.words import KINDS, WORDS


class Link(NamedTuple):
    """One entry refers to another: ``label`` says as what, ``back`` heads the way back."""

    origin: Head
    goal: Head
    label: str
    back: str
    entry: Callable[[Head], Eintrag]

    @property
    def source(self) -> Eintrag:
        """The entry that refers."""
        return self.entry(self.origin)

    @property
    def target(self) -> Eintrag:
        """The entry that is referred to."""
        return self.entry(self.goal)


@dataclass(frozen=True, slots=True)
class Related:
    """A practice that is close to another one, and why, as a German phrase."""

    practice: Practice
    reason: str
    score: float


_Value = tuple[str, str]
"""A field and a value in it, e.g. ("zielgruppen", "gefluechtete")."""


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
_MAIN_FIELD = "das wichtigste Handlungsfeld"  # counts a little more, without a word of its own
_STATED = 100.0


class Relations:
    """All links of a library; ask by entry id."""

    def __init__(self, library: Library) -> None:
        self._practices = {practice.id: practice for practice in library.of(Practice)}
        self._outgoing: dict[Key, list[Link]] = defaultdict(list)
        self._incoming: dict[Key, list[Link]] = defaultdict(list)
        for link in _links(library):
            self._outgoing[key_of(link.origin.kind, link.origin.id)].append(link)
            self._incoming[key_of(link.goal.kind, link.goal.id)].append(link)
        self._features = _features(self._practices.values())
        self._rank = {id_: number for number, id_ in enumerate(self._practices)}
        self._carriers: dict[_Value, list[str]] = defaultdict(list)
        for practice in self._practices.values():
            for feature in self._features[practice.id]:
                self._carriers[feature].append(practice.id)
        weights = {_MAIN_FIELD: 1.0} | {feature.field: feature.weight for feature in _FEATURES}
        self._worth = {
            (field, value): weights[field] * (0.5 + 1 / len(carriers))
            for (field, value), carriers in self._carriers.items()
        }

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
            key_of(link.goal.kind, link.goal.id)
            for link in self.outgoing(entry)
            if link.label == "Verwandt"
        }
        groups: dict[str, dict[Key, Eintrag]] = defaultdict(dict)
        for link in self.incoming(entry):
            key = key_of(link.origin.kind, link.origin.id)
            if link.back != "Verwandt" or key not in own:
                groups[link.back][key] = link.source
        return {heading: tuple(found.values()) for heading, found in groups.items()}

    def related_practices(self, practice: Practice, most: int = 5) -> tuple[Related, ...]:
        """Return the practices closest to ``practice``, the closest first, each with its reason.

        Shared values count by the weight of their field; a value that fewer practices share counts
        for more. Relations that an author stated come before all computed ones.
        """
        scores: dict[str, float] = defaultdict(float)
        for feature in self._features[practice.id]:
            for id_ in self._carriers[feature]:
                scores[id_] += self._worth[feature]
        stated = self._stated(practice)
        for id_ in stated:
            scores[id_] += _STATED
        scores.pop(practice.id, None)
        best = nsmallest(
            max(most, len(stated)), scores, lambda id_: (-scores[id_], self._rank[id_])
        )
        return tuple(self._related(practice, id_, scores[id_], stated.get(id_)) for id_ in best)

    def _related(self, practice: Practice, id_: str, score: float, stated: str | None) -> Related:
        own = set(self._features[practice.id])
        shared = [field for field, value in self._features[id_] if (field, value) in own]
        return Related(self._practices[id_], _reason(shared, stated), score)

    def _stated(self, practice: Practice) -> dict[str, str]:
        """Return id → relation for what ``practice`` or the other side says about the two."""
        result = {}
        for link in self.incoming(practice):
            if link.origin.kind == Practice.kind:
                result[link.origin.id] = "dort genannt"
        for item in practice.verwandt:
            result[item.id] = WORDS[item.beziehung]
        return result


def _links(library: Library) -> Iterable[Link]:
    order = {kind: number for number, kind in enumerate(KINDS)}
    entries = heads_of(library.entries)
    found = [*entries.values(), *heads_of(library.begriffe).values()]
    for head in sorted(found, key=lambda head: (order[head.kind], head.order, head.id)):
        for ref in head.refs:
            target = entries.get(ref.value)
            if target is not None and ref.mark.kinds != ("quellenwerk",):
                yield Link(head, target, ref.label, ref.mark.back, library.entry)


def _features(practices: Iterable[Practice]) -> dict[str, tuple[_Value, ...]]:
    """Return practice id → its (field, value) pairs, each once."""
    result = {}
    for practice in practices:
        pairs: dict[_Value, None] = {(_MAIN_FIELD, practice.handlungsfelder[0]): None}
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
