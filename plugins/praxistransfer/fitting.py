"""Compares all practices of a library with any municipality, from their heads alone.

Practices of which the rules read the same form a group. What a criterion says of a group is looked
up in a small table that holds a cell for every answer to what it asks; browsers get the same
tables, so the rules are written once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from praxistransfer.fit import (
    ANSWERS,
    CRITERIA,
    UNSAID,
    Criterion,
    Ours,
    Own,
    Place,
    Result,
    Taken,
    Theirs,
    kind_in_words,
    size_in_words,
)
from praxistransfer.heads import Head, heads_of
from praxistransfer.library import Library
from praxistransfer.model.vocabulary import Rechtsgrundlage

Cell = tuple[Result, str]
"""What a criterion comes to, and the reason."""
Group = tuple[int, ...]
"""For each criterion the row of its table that holds for a practice."""

MOST_SHOWN = 25
"""So many practices stand on a page that needs no scripts."""

_WORTH = {"passt": 1 << 40, "anpassbar": 1 << 20, "offen": 0, "weicht-ab": -1}
"""What fits counts first, then what can be adapted, then what differs."""
_TRIED = frozenset({"erprobt", "verstetigt", "abgewandelt"})


class Judged(NamedTuple):
    """A practice compared with a municipality: what each criterion says of it."""

    practice: Head
    cells: tuple[Cell, ...]

    def number(self, result: Result) -> int:
        """Return how many criteria came to a result."""
        return sum(cell[0] == result for cell in self.cells)


class Fits:
    """The comparison of all practices that are offered."""

    def __init__(self, library: Library) -> None:
        self.tables: list[list[tuple[Cell, ...]]] = [[] for _ in CRITERIA]
        """For each criterion its rows: a cell for each answer to what it asks."""
        self.groups: dict[str, Group] = {}
        """Practice → its group, in German alphabetical order; those not offered are left out."""
        self._heads = heads_of(library.entries)
        self._ranked: dict[Ours, list[str]] = {}
        self._successors = _successors(self._heads.values())
        self._transfers = _transfers(self._heads)
        rows: list[dict[tuple[Any, ...], int]] = [{} for _ in CRITERIA]
        for head in library.heads:
            if isinstance(head.traits, Own) and head.traits.is_offered:
                self.groups[head.id] = self._group(self._theirs(head, head.traits), rows)

    def profile(self, name: str) -> Ours:
        """Return what is known of the municipality of a centre, or of a kind of municipality."""
        place = self._heads[name].traits if name in self._heads else Place(name, UNSAID)
        return Ours(*place) if isinstance(place, Place) else Ours()

    def best_for(self, name: str) -> list[Judged]:
        """Return the practices that fit a centre or kind best, none of the centre itself."""
        return self.best(self.profile(name), MOST_SHOWN, name)

    def best(self, ours: Ours, most: int, without: str = "") -> list[Judged]:
        """Return the practices that fit best, the best first, none of the centre ``without``."""
        ids = (
            id_ for id_ in self._ranking(ours) if without not in _refs(self._heads[id_])["kommunen"]
        )
        return [Judged(self._heads[id_], self.cells(id_, ours)) for id_ in islice(ids, most)]

    def cells(self, id_: str, ours: Ours) -> tuple[Cell, ...]:
        """Return what each criterion says of a practice."""
        columns = [column(criterion, ours) for criterion in CRITERIA]
        parts = zip(self.tables, self.groups[id_], columns, strict=True)
        return tuple(table[row][answer] for table, row, answer in parts)

    def _ranking(self, ours: Ours) -> list[str]:
        if ours not in self._ranked:
            columns = [column(criterion, ours) for criterion in CRITERIA]
            worth = [
                [_WORTH[row[answer][0]] for row in table]
                for table, answer in zip(self.tables, columns, strict=True)
            ]
            scores = {
                group: sum(values[row] for values, row in zip(worth, group, strict=True))
                for group in set(self.groups.values())
            }
            self._ranked[ours] = sorted(self.groups, key=lambda id_: -scores[self.groups[id_]])
        return self._ranked[ours]

    def _group(self, theirs: Theirs, rows: list[dict[tuple[Any, ...], int]]) -> Group:
        """Return the group of a practice; rows that no practice had before are added."""
        group = []
        for criterion, table, known in zip(CRITERIA, self.tables, rows, strict=True):
            part = criterion.part(theirs)
            if part not in known:
                known[part] = len(table)
                table.append(
                    tuple(criterion.judge(part, answer) for answer in ANSWERS[criterion.asks])
                )
            group.append(known[part])
        return tuple(group)

    def _theirs(self, head: Head, own: Own) -> Theirs:
        """Put together what the practice and other entries say."""
        refs = _refs(head)
        places = [self._heads[id_].traits for id_ in refs["kommunen"]]
        known = [place for place in places if isinstance(place, Place)]
        kind, size = kind_in_words(own.kind), size_in_words(own.size)
        kinds = [kind] if own.kind else [place.kind for place in known]
        sizes = [size] if own.size else [place.size for place in known]
        tried, stopped, unclear = self._transfers.get(head.id, _Known([], [], []))
        programmes = self._named_by_status(refs["programme"])
        laws = self._named_by_status(refs["rechtsgrundlagen"])
        return Theirs(
            everywhere=own.everywhere and not own.kind and not own.size,
            kinds=tuple(dict.fromkeys(filter(None, kinds))),
            other_kind="" if kind else own.kind,
            sizes=tuple(sorted({size for size in sizes if size != UNSAID})),
            other_size="" if size != UNSAID else own.size,
            tried=tuple(dict.fromkeys(tried)),
            stopped=tuple(dict.fromkeys(stopped)),
            unclear=tuple(dict.fromkeys(unclear)),
            role=own.role,
            costs=own.costs,
            staff=own.staff,
            running=programmes["laufend"],
            ended=programmes["beendet"],
            undated=programmes["unbekannt"],
            valid=laws["geltend"],
            replaced=laws["ersetzt"],
            repealed=laws["aufgehoben"],
            unsure=laws["unbekannt"],
            core=own.core,
            changeable=own.changeable,
            must=own.must,
            should=own.should,
            limits=own.limits,
        )

    def _named_by_status(self, ids: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for id_ in ids:
            head = self._heads[id_]
            status = "ersetzt" if id_ in self._successors else str(head.traits)
            found[status] += (head.name,)
        return found


def column(criterion: Criterion, ours: Ours) -> int:
    """Return the place in a row that holds for a municipality."""
    answer = getattr(ours, criterion.asks) if criterion.asks else UNSAID
    return ANSWERS[criterion.asks].index(answer)


def _refs(head: Head) -> Mapping[str, Sequence[str]]:
    """Return field → the ids that the entry refers to in it."""
    found: dict[str, list[str]] = defaultdict(list)
    for _, path, value in head.found:
        found[str(path[0])].append(value)
    return found


def _successors(heads: Iterable[Head]) -> frozenset[str]:
    """Return the laws that another one, which is in force, has replaced."""
    laws = (head for head in heads if head.kind == Rechtsgrundlage.kind)
    return frozenset(
        id_ for law in laws if law.traits == "geltend" for id_ in _refs(law)["ersetzt"]
    )


def _transfers(heads: Mapping[str, Head]) -> dict[str, _Known]:
    """Return practice → what is known of its being taken over."""
    found: dict[str, _Known] = {}
    for head in sorted(heads.values(), key=lambda head: (head.order, head.id)):
        if isinstance(head.traits, Taken):
            for id_ in _refs(head)["praxis"]:
                if id_ in heads:
                    known = found.setdefault(id_, _Known([], [], []))
                    _note(known, head.traits, _refs(heads[id_])["kommunen"], heads)
    return found


class _Known(NamedTuple):
    tried: list[tuple[str, str]]
    stopped: list[str]
    unclear: list[str]


def _note(known: _Known, taken: Taken, origins: Sequence[str], heads: Mapping[str, Head]) -> None:
    """Note the places of a take-over; within its own municipality it is none for others."""
    for name, id_ in taken.places:
        if id_ in origins:
            continue
        place = heads.get(id_)
        shown = place.name if place else name
        kind = place.traits.kind if place and isinstance(place.traits, Place) else ""
        if taken.status in _TRIED:
            known.tried.append((kind, shown))
        else:
            (known.stopped if taken.status == "abgebrochen" else known.unclear).append(shown)
