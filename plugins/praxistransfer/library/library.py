"""Everything the handbook knows: all entries, and where each was read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from itertools import chain
from pathlib import Path as FilePath
from typing import Any, NamedTuple, TypeVar

from praxistransfer.library.grades import Grades
from praxistransfer.library.summaries import Summary, summaries_in
from praxistransfer.model.addresses import Addressed
from praxistransfer.model.base import Eintrag
from praxistransfer.model.betreiber import Betreiber
from praxistransfer.model.faults import Fault
from praxistransfer.model.linkpruefung import Linkpruefung
from praxistransfer.model.practice import Practice, PracticeBrief
from praxistransfer.model.problem import FieldPath, Position, Problem
from praxistransfer.model.pruefbericht import Pruefbericht
from praxistransfer.model.suchwortschatz import Suchwortschatz
from praxistransfer.model.vocabulary import Begriff, Handbuch, Quellenwerk
from praxistransfer.model.wortwahl import Wortwahl
from praxistransfer.model.yaml_document import YamlDocument

OWN_NAMESPACE = frozenset({"begriff", "quellenwerk"})
"""Kinds without pages of their own; their ids may repeat those of entries with a page."""

Key = tuple[str, str]
E = TypeVar("E", bound=Eintrag)


def key_of(kind: str, id_: str) -> Key:
    """Return what makes an id unique: its namespace and itself."""
    return (kind if kind in OWN_NAMESPACE else "", id_)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something was read: its file, and its place in that file."""

    file: str
    read: Callable[[], YamlDocument]
    """Reads the YAML of the file, with positions."""
    path: FieldPath = ()

    @property
    def document(self) -> YamlDocument:
        """The YAML of the file, with positions."""
        return self.read()

    def problem(self, path: FieldPath, fault: Fault) -> Problem:
        """Report a fault in the value at ``path`` of the entry."""
        return Problem(self.file, self.document.value_at((*self.path, *path)), *fault)

    def problem_at_line(self, line: int, fault: Fault) -> Problem:
        """Report a fault in a line of the body."""
        return Problem(self.file, Position(line), *fault)


class Target(NamedTuple):
    """Something a text leads to: ``eintrag:…``, or the name of a file beside its own."""

    file: str
    position: Position
    name: str


@dataclass(frozen=True)
class Library:
    """All entries of a content root.

    Entries with a page of their own share one namespace (``entries``); glossary terms and cited
    works have one each.
    """

    handbuch: Handbuch
    handbuch_origin: Origin
    entries: Mapping[str, Eintrag]
    begriffe: Mapping[str, Begriff]
    werke: Mapping[str, Quellenwerk]
    origins: Mapping[Key, Origin]
    kinds: Mapping[Key, str]
    """The kind of every id that was given, also by entries that turned out faulty."""
    drafts: tuple[tuple[Eintrag, Origin], ...] = ()
    """Faulty entries with what their authors wrote, not validated; only for further checks."""
    unread_kinds: frozenset[str] = frozenset()
    """Kinds whose vocabulary could not be read; what it holds is not known."""
    targets: tuple[Target, ...] = ()
    """What the texts of all entries lead to."""
    material: Mapping[str, FilePath] = field(default_factory=dict)
    """Files that lie beside entries: path below the content root → where it lies on disk."""
    betreiber: Betreiber = field(default_factory=Betreiber)
    betreiber_origin: Origin = Origin("betreiber.yml", YamlDocument)
    pruefbericht: Pruefbericht | None = None
    """What the last tests of accessibility found, if that was recorded."""
    pruefbericht_origin: Origin = Origin("pruefbericht.yml", YamlDocument)
    linkpruefung: Linkpruefung | None = None
    """Which addresses led nowhere when they were last tried, if they were."""
    linkpruefung_origin: Origin = Origin("linkpruefung.yml", YamlDocument)
    wortwahl: Wortwahl = field(default_factory=Wortwahl)
    wortwahl_origin: Origin = Origin("wortwahl.yml", YamlDocument)
    suchwortschatz: Suchwortschatz = field(default_factory=Suchwortschatz)
    suchwortschatz_origin: Origin = Origin("suchwortschatz.yml", YamlDocument)

    def origin_of(self, entry: Addressed) -> Origin:
        """Return where an entry was read."""
        return self.origins[key_of(entry.kind, entry.id)]

    def entries_of(self, kind: type[E]) -> tuple[E, ...]:
        """Return all entries of one kind in German alphabetical order."""
        if kind not in self._opened:
            self._opened[kind] = tuple(map(self.open_entry, self.summaries_of(kind)))
        return self._opened[kind]

    @cached_property
    def _opened(self) -> dict[type[Eintrag], tuple[Any, ...]]:
        """Kinds of which all entries were asked for before."""
        return {}

    def open_entry(self, summary: Summary) -> Eintrag:
        """Open the entry that has this summary."""
        return self._by_namespace[key_of(summary.kind, summary.id)[0]][summary.id]

    def summaries_of(self, kind: type[Eintrag]) -> list[Summary]:
        """Return the summaries of all entries of one kind in German alphabetical order."""
        return [summary for summary in self.summaries if summary.kind == kind.kind]

    def summary_of(self, id_: str) -> Summary:
        """Return the summary of the entry that has its page under this id."""
        return self.summaries_by_key["", id_]

    def grades_of(self, id_: str) -> Grades:
        """Return what is computed of the practice with this id."""
        grades = self.summary_of(id_).grades
        assert grades  # noqa: S101 - every practice has them
        return grades

    @cached_property
    def briefs(self) -> Mapping[str, PracticeBrief]:
        """What lists show of every practice, by its id and in German alphabetical order."""
        return {summary.id: summary.brief for summary in self.summaries_of(Practice)}

    @cached_property
    def summaries(self) -> tuple[Summary, ...]:
        """The summaries of every entry, term and work in German alphabetical order."""
        parts = (summaries_in(entries).values() for entries in self._by_namespace.values())
        return tuple(sorted(chain(*parts), key=lambda summary: (summary.order, summary.id)))

    @cached_property
    def summaries_by_key(self) -> Mapping[Key, Summary]:
        """All summaries by namespace and id."""
        return {key_of(summary.kind, summary.id): summary for summary in self.summaries}

    @cached_property
    def outsides(self) -> bytes:
        """Changes with whatever an entry shows to others, and with where it was read."""
        whole = blake2b(digest_size=16)
        for summary in self.summaries:
            name = f"{summary.kind}/{summary.id}/{self.origin_of(summary).file}\n"
            whole.update(name.encode() + summary.outside)
        return whole.digest()

    @cached_property
    def all_entries(self) -> tuple[Eintrag, ...]:
        """Every entry, term and work in German alphabetical order."""
        return tuple(map(self.open_entry, self.summaries))

    @cached_property
    def written(self) -> tuple[tuple[Eintrag, Origin], ...]:
        """Everything that was written, faulty entries too, with its origin."""
        return (*((entry, self.origin_of(entry)) for entry in self.all_entries), *self.drafts)

    @cached_property
    def former_ids(self) -> Mapping[str, str]:
        """Former id → the id that took its place."""
        summaries = summaries_in(self.entries).values()
        return {old: summary.id for summary in summaries for old in summary.former}

    @property
    def _by_namespace(self) -> Mapping[str, Mapping[str, Eintrag]]:
        return {"": self.entries, "begriff": self.begriffe, "quellenwerk": self.werke}
