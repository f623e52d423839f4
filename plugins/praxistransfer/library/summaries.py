"""What the library knows of an entry without opening it.

Opening an entry costs a hundred times more than knowing that it is there. Links, order and the
question which pages a change concerns are answered from summaries alone.
"""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Generic, NamedTuple, TypeVar

from praxistransfer.library.fit_rules import Traits, traits_of
from praxistransfer.library.grades import Grades, grade_practice
from praxistransfer.model.base import Eintrag
from praxistransfer.model.fields import UNDATED, Ref, Until
from praxistransfer.model.marks import NumberedValue, find_marked_values, find_numbered_values
from praxistransfer.model.practice import Practice, PracticeBrief, is_judgement
from praxistransfer.model.writing import sort_key
from praxistransfer.tools.store import pack, unpack

E = TypeVar("E", bound=Eintrag)


class Summary(NamedTuple):
    """One entry from the outside."""

    kind: str
    id: str
    name: str
    order: tuple[str, str]
    """The key by which Germans sort its name."""
    stand: str
    """The date its content speaks of; empty if it has none."""
    former: tuple[str, ...]
    """Ids that it had."""
    references: tuple[NumberedValue, ...]
    """All its references, in the order of its fields, but for those of a judgement."""
    steps: tuple[str, ...]
    """Ids of its steps, or of those it changes in another entry."""
    traits: Traits
    """What is compared of it with municipalities."""
    digest: bytes
    """Changes with every word of the entry."""
    outside: bytes
    """Changes only with what pages of other entries may show of it."""
    grades: Grades | None = None
    """What is computed of a practice; None for everything else."""
    computed: bytes = b""
    """Changes with the grades."""
    packed: bytes = b""
    """The brief of a practice; most builds need none."""
    judged: tuple[NumberedValue, ...] = ()
    """References that only the editors' judgement makes; nothing may take them for facts."""
    latest: tuple[tuple[int, str], ...] = ()
    """The latest of its dates that may lie so many years ahead, for each number of years."""

    @property
    def brief(self) -> PracticeBrief:
        """What lists show of it, if it is a practice."""
        brief: PracticeBrief = unpack(self.packed)
        return brief

    def ids_in(self, field: str) -> list[str]:
        """Return the ids that it refers to in a field."""
        return [value for _, path, value in self.references if path[0] == field]


def summarize(entry: Eintrag) -> Summary:
    """Return the summary of an entry."""
    grades, packed = None, b""
    if isinstance(entry, Practice):
        grades = grade_practice(entry)
        fields = {name: getattr(entry, name) for name in PracticeBrief.model_fields}
        brief = PracticeBrief.model_construct(**fields)  # what it holds was validated
        packed = pack(brief)
    references = find_numbered_values(entry, Ref)
    judged = {place for _, place, _ in references if is_judgement(entry, place)}
    outside = entry.model_dump_json(exclude={*entry.inside})
    inside = entry.model_dump_json(include={*entry.inside})
    return Summary(
        entry.kind,
        entry.id,
        entry.name,
        sort_key(entry.name),
        getattr(entry, "stand", None) or "",
        entry.frueher,
        tuple(item for item in references if item[1] not in judged),
        tuple(_steps(entry)),
        traits_of(entry),
        _digest(outside + inside),
        _digest(outside),
        grades,
        _digest(repr(grades)) if grades else b"",
        packed,
        tuple(item for item in references if item[1] in judged),
        _latest_dates(entry),
    )


def _latest_dates(entry: Eintrag) -> tuple[tuple[int, str], ...]:
    latest: dict[int, str] = {}
    for _, mark, date, _ in find_marked_values(entry, Until):
        if date != UNDATED:
            latest[mark.years] = max(latest.get(mark.years, ""), date)
    return tuple(latest.items())


def _steps(entry: Eintrag) -> Iterator[str]:
    """Yield ids of steps: a practice has them, a take-over changes those of its practice."""
    for step in getattr(entry, "schritte", ()):
        yield step.id
    for change in getattr(entry, "anpassungen", ()):
        yield change.schritt or ""


def _digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=16).digest()


MOST_OPEN = 200
"""So many files with one entry are open; which was not asked for the longest is closed again."""


class Closed(Sequence[Eintrag | None]):
    """The entries of one file, opened when the first of them is asked for."""

    def __init__(self, packed: bytes) -> None:
        self.packed = packed
        self._entries: tuple[Eintrag | None, ...] | None = None

    @classmethod
    def of(cls, entries: Sequence[Eintrag | None]) -> Closed:
        """Close entries; None stands for a faulty one."""
        packed = pack(tuple(entries))
        return cls(zlib.compress(packed, level=1))  # all of them are in memory all the time

    def __reduce__(self) -> tuple[type[Closed], tuple[bytes]]:
        """Stay closed on the way to a file or another process."""
        return Closed, (self.packed,)

    def __getitem__(self, number: Any) -> Any:
        """Return an entry."""
        if self._entries is None:
            self._entries = unpack(zlib.decompress(self.packed))
        return self._entries[number]

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self[:])

    def close(self) -> None:
        """Forget what was opened; it can be opened again."""
        self._entries = None


class LateEntries(Mapping[str, E], Generic[E]):
    """Entries by id, each opened when it is asked for."""

    def __init__(self, closed: Mapping[str, tuple[Summary, Closed, int]]) -> None:
        self._closed = closed
        self.summaries = {id_: summary for id_, (summary, _, _) in closed.items()}
        self._open: OrderedDict[str, Closed] = OrderedDict()

    def __getitem__(self, id_: str) -> E:
        """Open an entry."""
        _, entries, number = self._closed[id_]
        entry: E = entries[number]
        if len(entries) == 1:  # vocabularies stay open
            self._open[id_] = entries
            self._open.move_to_end(id_)
            if len(self._open) > MOST_OPEN:
                self._open.popitem(last=False)[1].close()
        return entry

    def replace(self, gone: Collection[str], changed: Mapping[str, E]) -> LateEntries[E]:
        """Return entries of which some are gone and some changed."""
        closed = {id_: item for id_, item in self._closed.items() if id_ not in gone}
        for id_, entry in changed.items():
            closed[id_] = (summarize(entry), Closed.of((entry,)), 0)
        return LateEntries(closed)

    def __contains__(self, id_: object) -> bool:
        """Say whether there is such an entry; nothing has to be opened for that."""
        return id_ in self._closed

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        return iter(self._closed)

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self._closed)


def replace_entries(
    entries: Mapping[str, E], gone: Collection[str], changed: Mapping[str, E]
) -> Mapping[str, E]:
    """Return entries of which some are gone and some changed; closed ones stay closed."""
    if isinstance(entries, LateEntries):
        return entries.replace(gone, changed)
    return {id_: changed.get(id_, entry) for id_, entry in entries.items() if id_ not in gone}


def summaries_in(entries: Mapping[str, Eintrag]) -> Mapping[str, Summary]:
    """Return id → summary, without opening what is closed."""
    if isinstance(entries, LateEntries):
        return entries.summaries
    return {id_: summarize(entry) for id_, entry in entries.items()}
