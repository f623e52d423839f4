"""The graph of all entries: every link both ways, and related practices with the reason."""

from __future__ import annotations

from bisect import bisect
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
_ENOUGH = 100
"""With so many practices one is compared, however many there are."""


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
        self._ids = list(self._practices)
        self._rank = {id_: number for number, id_ in enumerate(self._ids)}
        self._carriers: dict[_Value, list[int]] = defaultdict(list)
        for number, id_ in enumerate(self._ids):
            for feature in self._features[id_]:
                self._carriers[feature].append(number)
        self._sharing = {value: frozenset(ranks) for value, ranks in self._carriers.items()}
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

        In a large library only some are compared: those that share the rarest value of
        ``practice``, then the next rarest, until there are a hundred. Of a value that more than a
        hundred share, the hundred that follow ``practice`` in alphabetical order are taken, and
        from the beginning again, so that every practice is found from some other one.
        """
        stated = self._stated(practice)
        near = self._nearest(practice).union(self._rank[id_] for id_ in stated)
        scores = dict.fromkeys(near - {self._rank[practice.id]}, 0.0)
        for feature in self._features[practice.id]:
            for rank in scores.keys() & self._sharing[feature]:
                scores[rank] += self._worth[feature]
        for id_ in stated:
            scores[self._rank[id_]] += _STATED
        best = sorted((-score, rank) for rank, score in scores.items())
        return tuple(
            self._related(practice, self._ids[rank], -score, stated)
            for score, rank in best[: max(most, len(stated))]
        )

    def _nearest(self, practice: Practice) -> set[int]:
        """Return the ranks of practices that share the rarest values, as many as are enough."""
        rank = self._rank[practice.id]
        found: set[int] = set()
        values = self._features[practice.id]
        for value in sorted(values, key=lambda value: len(self._carriers[value])):
            if len(found) > _ENOUGH:  # the practice itself is among them
                break
            carriers = self._carriers[value]
            if len(carriers) > _ENOUGH:
                start = bisect(carriers, rank)
                after = carriers[start : start + _ENOUGH]
                carriers = [*after, *carriers[: _ENOUGH - len(after)], rank]
            found.update(carriers)
        return found

    def _related(
        self, practice: Practice, id_: str, score: float, stated: Mapping[str, str]
    ) -> Related:
        own = self._features[practice.id]
        shared = [field for field, value in self._features[id_] if (field, value) in own]
        return Related(self._practices[id_], _reason(shared, stated.get(id_)), score)

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


def _features(practices: Iterable[Practice]) -> dict[str, dict[_Value, None]]:
    """Return practice id → its (field, value) pairs, each once."""
    result = {}
    for practice in practices:
        pairs: dict[_Value, None] = {(_MAIN_FIELD, practice.handlungsfelder[0]): None}
        for feature in _FEATURES:
            values = getattr(practice, feature.field)
            if feature.field == "akteure":
                values = [item.akteur for item in values]
            pairs.update(dict.fromkeys((feature.field, value) for value in values))
        result[practice.id] = pairs
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
