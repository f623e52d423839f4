"""The graph of all entries: every link both ways, and related practices with the reason."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple, cast

from praxistransfer.library.fit import Fits
from praxistransfer.library.library import Key, Library
from praxistransfer.library.summaries import Summary, summaries_in
from praxistransfer.model.fields import Ref
from praxistransfer.model.marks import marked_fields
from praxistransfer.model.places import CLASSES
from praxistransfer.model.practice import Practice, Uebertragung
from praxistransfer.model.problem import FieldPath
from praxistransfer.model.words import KINDS, WORDS


class Link(NamedTuple):
    """One entry refers to another: ``label`` says as what, ``back`` summaries the way back."""

    origin: Summary
    goal: Summary
    label: str
    back: str


@dataclass(frozen=True, slots=True)
class Related:
    """A practice that is close to another one, and why, as a German phrase."""

    practice: Summary
    reason: str
    score: float


_Value = tuple[str, str]
"""A field and a value in it, e.g. ("zielgruppen", "gefluechtete")."""


class _Carriers(NamedTuple):
    """The practices that have a value, by their ranks."""

    ordered: list[int]
    """In rising order."""
    all: frozenset[int]


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
_EXPECTED = frozenset(KINDS) - {
    "practice",
    "uebertragung",
    "schulungsbaustein",
    "begriff",
    "quellenwerk",
    "integrationszentrum",
}
"""Kinds of which an entry without a link to it helps nobody; places are on the map anyway."""
_MAIN_FIELD = "das wichtigste Handlungsfeld"  # counts a little more, without a word of its own
_NAMED: dict[FieldPath, str] = {("handlungsfelder", 0): _MAIN_FIELD}
_FIELDS = frozenset(feature.field for feature in _FEATURES)
_WEIGHTS = {_MAIN_FIELD: 1.0} | {feature.field: feature.weight for feature in _FEATURES}
_STATED = 100.0
_ENOUGH = 100
"""So many candidates are compared in full, or all that share one value with the practice."""


class Relations:
    """All links of a library, both ways."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._open = library.open_entry
        self._entries = summaries_in(library.entries)
        self._pointing = _index_references(library)
        self._judging = _index_judgements(library)
        self._ids = [summary.id for summary in library.summaries_of(Practice)]
        self._rank = {id_: number for number, id_ in enumerate(self._ids)}
        # All of this is worked out on demand: most builds ask for little of it.
        self._outgoing: dict[Key, list[Link]] = {}
        self._incoming: dict[Key, list[Link]] = {}
        self._features: dict[str, dict[_Value, None]] = {}
        self._carriers: dict[_Value, _Carriers] = {}
        self._related: dict[tuple[str, int], list[Related]] = {}

    @cached_property
    def fits(self) -> Fits:
        """The comparison of all practices with any municipality."""
        return Fits(self._library)

    def links_from(self, key: Key) -> Sequence[Link]:
        """Return what the entry with this key refers to, in the order of its fields."""
        if key not in self._outgoing:
            summary = self._library.summaries_by_key[key]
            self._outgoing[key] = [
                self._make_link(summary, number, self._entries[value])
                for number, _, value in summary.references
                if value in self._entries and number not in _to_works(summary.kind)
            ]
        return self._outgoing[key]

    def links_to(self, key: Key) -> Sequence[Link]:
        """Return what refers to it: kind by kind, each in German alphabetical order."""
        if key not in self._incoming:
            pointing = () if key[0] else self._pointing.get(key[1], ())
            self._incoming[key] = [
                self._make_link(origin, number, self._entries[key[1]])
                for origin, number, _ in pointing
            ]
        return self._incoming[key]

    def _make_link(self, origin: Summary, number: int, goal: Summary) -> Link:
        _, mark, label = marked_fields(CLASSES[origin.kind], Ref)[number]
        return Link(origin, goal, label, mark.back)

    def judged_for(self, id_: str) -> list[Summary]:
        """Return practices and patterns that only the editors' judgement connects with an entry."""
        return self._judging.get(id_, [])

    def transfer_summaries(self, id_: str) -> list[Summary]:
        """Return the summaries of take-overs and programme sites of the practice with this id."""
        pointing = self._pointing.get(id_, ())
        return [origin for origin, _, _ in pointing if origin.kind == Uebertragung.kind]

    def open_transfers(self, id_: str) -> tuple[Uebertragung, ...]:
        """Return the take-overs and programme sites of a practice in alphabetical order."""
        transfers = tuple(map(self._open, self.transfer_summaries(id_)))
        return cast("tuple[Uebertragung, ...]", transfers)

    def find_orphans(self) -> list[Summary]:
        """Return the entries to which others should lead, but none does, in alphabetical order.

        What was replaced stays for old links only.
        Practices, take-overs and trainings lead to others themselves, and are found in that way.
        """
        return [
            summary
            for summary in self._library.summaries
            if summary.kind in _EXPECTED
            and summary.id not in self._pointing
            and summary.id not in self._judging
            and not summary.ids_in("ersetzt_durch")
        ]

    def related_practices(self, id_: str, most: int = 5) -> Sequence[Related]:
        """Return the practices closest to the one with this id, the closest first, with the reason.

        Shared values count by the weight of their field; a value that fewer practices share counts
        for more. Relations that an author stated come before all computed ones.

        In a large library only some are compared: those that share the rarest value of the
        practice, then the next rarest, until there are a hundred. Of a value that more than a
        hundred share, the hundred that follow it in alphabetical order are taken, and from the
        beginning again, so that every practice is found from some other one.
        """
        if (id_, most) not in self._related:
            self._related[id_, most] = self._find_related(id_, most)
        return self._related[id_, most]

    def _find_related(self, id_: str, most: int) -> list[Related]:
        stated = self._read_stated(id_)
        own = self._rank[id_]
        near = self._find_nearest(id_).union(self._rank[other] for other in stated) - {own}
        scores = dict.fromkeys(near, 0.0)
        features = self._features_of(id_)
        for value in features:
            carriers, worth = self._carriers_of(value).all, self._worth_of(value)
            for rank in near & carriers:
                scores[rank] += worth
        for other in stated.keys() - {id_}:
            scores[self._rank[other]] += _STATED
        related = []
        best = sorted((-score, rank) for rank, score in scores.items())
        for score, rank in best[: max(most, len(stated))]:
            other = self._ids[rank]
            shared = [value for value in features if value in self._features_of(other)]
            reason = _say_reason(shared, stated.get(other))
            related.append(Related(self._library.summary_of(other), reason, -score))
        return related

    def _find_nearest(self, id_: str) -> set[int]:
        """Return the ranks of practices that share the rarest values, as many as are enough."""
        rank = self._rank[id_]
        ranks: set[int] = set()
        lists = {value: self._carriers_of(value) for value in self._features_of(id_)}
        for carriers, _ in sorted(lists.values(), key=lambda item: len(item.ordered)):
            if len(ranks) > _ENOUGH:  # the practice itself is among them
                break
            start = bisect(carriers, rank)
            after = carriers[start : start + _ENOUGH]
            ranks.update(after, carriers[: _ENOUGH - len(after)], (rank,))
        return ranks

    def _features_of(self, id_: str) -> dict[_Value, None]:
        """Return by what others resemble a practice, in a fixed order."""
        if id_ not in self._features:
            self._features[id_] = _list_features(self._library.summary_of(id_))
        return self._features[id_]

    def _carriers_of(self, value: _Value) -> _Carriers:
        """Return the practices that have a value."""
        if value not in self._carriers:
            field, id_ = value
            ids = dict.fromkeys(
                origin.id
                for origin, _, place in self._pointing[id_]
                if origin.kind == Practice.kind and field in (place[0], _NAMED.get(place))
            )
            ranks = [self._rank[other] for other in ids]
            self._carriers[value] = _Carriers(ranks, frozenset(ranks))
        return self._carriers[value]

    def _worth_of(self, value: _Value) -> float:
        """Return how much it counts to share a value."""
        return _WEIGHTS[value[0]] * (0.5 + 1 / len(self._carriers_of(value).ordered))

    def _read_stated(self, id_: str) -> dict[str, str]:
        """Return id → relation for what the practice or the other side says about the two."""
        result = {
            origin.id: "dort genannt"
            for origin, _, _ in self._pointing.get(id_, ())
            if origin.kind == Practice.kind
        }
        summary = self._library.summary_of(id_)
        if summary.ids_in("verwandt"):
            result |= {item.id: WORDS[item.beziehung] for item in summary.brief.verwandt}
        return result


def _index_references(library: Library) -> Mapping[str, list[tuple[Summary, int, FieldPath]]]:
    """Return id → what refers to it, each with number and place of the field that does.

    Kind by kind, each in German alphabetical order.
    """
    order = {kind: number for number, kind in enumerate(KINDS)}
    pointing: dict[str, list[tuple[Summary, int, FieldPath]]] = defaultdict(list)
    for summary in sorted(library.summaries, key=lambda summary: order[summary.kind]):
        to_works = _to_works(summary.kind)
        for number, place, value in summary.references:
            if number not in to_works:
                pointing[value].append((summary, number, place))
    return pointing


def _index_judgements(library: Library) -> Mapping[str, list[Summary]]:
    """Return id → what only the editors' judgement connects with it, in alphabetical order."""
    judging: dict[str, list[Summary]] = defaultdict(list)
    for summary in library.summaries:
        stated = {value for _, _, value in summary.references}
        for id_ in dict.fromkeys(value for _, _, value in summary.judged):
            if id_ not in stated:
                judging[id_].append(summary)
    return judging


@cache
def _to_works(kind: str) -> frozenset[int]:
    """Return the numbers of the fields that name cited works; their ids have a namespace apart."""
    fields = marked_fields(CLASSES[kind], Ref)
    return frozenset(
        number for number, field in enumerate(fields) if field.mark.kinds == ("quellenwerk",)
    )


def _list_features(summary: Summary) -> dict[_Value, None]:
    """Return the (field, value) pairs by which others resemble a practice, in a fixed order."""
    pairs = {(str(path[0]), value) for _, path, value in summary.references if path[0] in _FIELDS}
    pairs.update((_NAMED[path], value) for _, path, value in summary.references if path in _NAMED)
    return dict.fromkeys(sorted(pairs))


def _say_reason(shared: Iterable[_Value], stated: str | None) -> str:
    """Say in German what two practices have in common, e.g. "gleiches Handlungsfeld, …"."""
    fields = [field for field, _ in shared]
    counts = [(feature, fields.count(feature.field)) for feature in _FEATURES]
    computed = [
        feature.one if count == 1 else f"{_NUMBERS.get(count, count)} {feature.many}"
        for feature, count in counts
        if count
    ]
    return ", ".join([stated, *computed] if stated else computed)


_NUMBERS = {2: "zwei", 3: "drei", 4: "vier", 5: "fünf", 6: "sechs"}
