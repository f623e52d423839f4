"""Compares all practices of a library with any municipality, from their summaries alone.

Practices of which the rules read the same form a group. What a criterion says of a group is looked
up in a small table that holds a cell for every answer to what it asks; browsers get the same
tables, so the rules are written once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import islice
from typing import Any, NamedTuple

from praxistransfer.library.fit_rules import (
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
from praxistransfer.library.library import Library
from praxistransfer.library.summaries import Summary, summaries_in
from praxistransfer.library.transfers import WORKING
from praxistransfer.model.vocabulary import Rechtsgrundlage

Cell = tuple[Result, str]
"""What a criterion comes to, and the reason."""
Group = tuple[int, ...]
"""For each criterion the row of its table that holds for a practice."""

MOST_SHOWN = 25
"""So many practices stand on a page that needs no scripts."""

_WORTH = {"passt": 1 << 40, "anpassbar": 1 << 20, "offen": 0, "weicht-ab": -1}
"""What fits counts first, then what can be adapted, then what differs."""


class Judged(NamedTuple):
    """A practice compared with a municipality: what each criterion says of it."""

    practice: Summary
    cells: tuple[Cell, ...]

    def count(self, result: Result) -> int:
        """Return how many criteria came to a result."""
        return sum(cell[0] == result for cell in self.cells)


class Fits:
    """The comparison of all practices that are offered."""

    def __init__(self, library: Library) -> None:
        self.tables: list[list[tuple[Cell, ...]]] = [[] for _ in CRITERIA]
        """For each criterion its rows: a cell for each answer to what it asks."""
        self.groups: dict[str, Group] = {}
        """Practice → its group, in German alphabetical order; those not offered are left out."""
        self._summaries = summaries_in(library.entries)
        self._ranked: dict[Ours, list[str]] = {}
        self._replaced = _list_replaced_laws(self._summaries.values())
        self._takeovers = _collect_takeovers(self._summaries)
        self._setting = cache(self._setting_of)
        self._by_status = cache(self._names_by_status)
        grouping = [(criterion.part, dict[Any, int]()) for criterion in CRITERIA]
        for summary in library.summaries:
            if isinstance(summary.traits, Own) and summary.traits.is_offered:
                theirs = self._gather_theirs(summary, summary.traits)
                # Each new reading gets the next row.
                self.groups[summary.id] = tuple(
                    rows.setdefault(part(theirs), len(rows)) for part, rows in grouping
                )
        for criterion, table, (_, rows) in zip(CRITERIA, self.tables, grouping, strict=True):
            answers = ANSWERS[criterion.asks]
            table += [tuple(criterion.judge(part, answer) for answer in answers) for part in rows]

    def profile_of(self, name: str) -> Ours:
        """Return what is known of the municipality of a centre, or of a kind of municipality."""
        place = self._summaries[name].traits if name in self._summaries else Place(name, UNSAID)
        return Ours(*place) if isinstance(place, Place) else Ours()

    def best_for(self, name: str) -> list[Judged]:
        """Return the practices that fit a centre or kind best, none of the centre itself."""
        return self.rank_best(self.profile_of(name), MOST_SHOWN, name)

    def rank_best(self, ours: Ours, most: int, without: str = "") -> list[Judged]:
        """Return the practices that fit best, the best first, none of the centre ``without``."""
        summaries = (self._summaries[id_] for id_ in self._rank_practices(ours))
        others = (summary for summary in summaries if without not in summary.ids_in("kommunen"))
        return [
            Judged(summary, self.cells_of(summary.id, ours)) for summary in islice(others, most)
        ]

    def cells_of(self, id_: str, ours: Ours) -> tuple[Cell, ...]:
        """Return what each criterion says of a practice."""
        columns = [find_column(criterion, ours) for criterion in CRITERIA]
        parts = zip(self.tables, self.groups[id_], columns, strict=True)
        return tuple(table[row][answer] for table, row, answer in parts)

    def _rank_practices(self, ours: Ours) -> list[str]:
        """Return all practices, the best first; where all else is equal they keep their order."""
        if ours not in self._ranked:
            scores = self._add_scores(self._same_for_all, ours, asking=True)
            order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
            ids = [*self.groups]
            self._ranked[ours] = [ids[number] for number in order]
        return self._ranked[ours]

    @cached_property
    def _rows(self) -> list[tuple[int, ...]]:
        """For each criterion the rows of all practices."""
        return [*zip(*self.groups.values(), strict=True)] or [()] * len(CRITERIA)

    @cached_property
    def _same_for_all(self) -> list[int]:
        """What practices are worth by criteria that ask nothing of a municipality."""
        return self._add_scores([0] * len(self.groups), Ours(), asking=False)

    def _add_scores(self, scores: list[int], ours: Ours, *, asking: bool) -> list[int]:
        """Add what the criteria say, practice by practice."""
        for number, (criterion, table) in enumerate(zip(CRITERIA, self.tables, strict=True)):
            if bool(criterion.asks) == asking:
                answer = find_column(criterion, ours)
                worth = [_WORTH[cells[answer][0]] for cells in table]
                rows = self._rows[number]
                scores = [score + worth[row] for score, row in zip(scores, rows, strict=True)]
        return scores

    def _gather_theirs(self, summary: Summary, own: Own) -> Theirs:
        """Put together what the practice and other entries say."""
        kinds, sizes = self._setting(tuple(summary.ids_in("kommunen")))
        if own.kind:
            kinds = tuple(filter(None, [kind_in_words(own.kind)]))
        if own.size:
            sizes = tuple({size_in_words(own.size)} - {UNSAID})
        programmes = self._by_status(tuple(summary.ids_in("programme")))
        laws = self._by_status(tuple(summary.ids_in("rechtsgrundlagen")))
        tried, stopped, unclear = self._takeovers.get(summary.id, _NO_TRANSFER)
        return Theirs(
            everywhere=own.everywhere and not own.kind and not own.size,
            kinds=kinds,
            other_kind="" if kinds else own.kind,
            sizes=sizes,
            other_size="" if sizes else own.size,
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
            judged_core=own.judged_core,
            judged_changeable=own.judged_changeable,
            must=own.must,
            should=own.should,
            limits=own.limits,
        )

    def _setting_of(self, ids: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Return the kinds and sizes of municipalities, each once."""
        traits = (self._summaries[id_].traits for id_ in ids)
        places = [place for place in traits if isinstance(place, Place)]
        kinds = dict.fromkeys(place.kind for place in places)
        sizes = {place.size for place in places} - {UNSAID}
        return tuple(kinds), tuple(sorted(sizes))

    def _names_by_status(self, ids: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
        """Return status → names of programmes or laws; one that is replaced has its own."""
        names: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for id_ in ids:
            summary = self._summaries[id_]
            status = "ersetzt" if id_ in self._replaced else str(summary.traits)
            names[status] += (summary.name,)
        return names


def find_column(criterion: Criterion, ours: Ours) -> int:
    """Return the place in a row that holds for a municipality."""
    answer = getattr(ours, criterion.asks) if criterion.asks else UNSAID
    return ANSWERS[criterion.asks].index(answer)


def _list_replaced_laws(summaries: Iterable[Summary]) -> frozenset[str]:
    """Return the laws that another one, which is in force, has replaced."""
    laws = (summary for summary in summaries if summary.kind == Rechtsgrundlage.kind)
    return frozenset(
        id_ for law in laws if law.traits == "geltend" for id_ in law.ids_in("ersetzt")
    )


def _collect_takeovers(summaries: Mapping[str, Summary]) -> dict[str, _Known]:
    """Return practice → what is known of its being taken over."""
    takeovers: dict[str, _Known] = {}
    for summary in sorted(summaries.values(), key=lambda summary: (summary.order, summary.id)):
        if isinstance(summary.traits, Taken):
            for id_ in summary.ids_in("praxis"):
                if id_ in summaries:
                    known = takeovers.setdefault(id_, _Known([], [], []))
                    _note_places(
                        known, summary.traits, summaries[id_].ids_in("kommunen"), summaries
                    )
    return takeovers


class _Known(NamedTuple):
    tried: list[tuple[str, str]]
    stopped: list[str]
    unclear: list[str]


_NO_TRANSFER = _Known([], [], [])


def _note_places(
    known: _Known, taken: Taken, origins: Sequence[str], summaries: Mapping[str, Summary]
) -> None:
    """Note the places of a take-over; within its own municipality it is none for others."""
    for name, id_ in taken.places:
        if id_ in origins:
            continue
        place = summaries.get(id_)
        shown = place.name if place else name
        kind = place.traits.kind if place and isinstance(place.traits, Place) else ""
        if taken.status in WORKING:
            known.tried.append((kind, shown))
        else:
            (known.stopped if taken.status == "abgebrochen" else known.unclear).append(shown)
