"""What is remembered of page groups: what they were made from, and how their files were left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from praxistransfer.building.plan import PageGroup
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.pages.blocks import Page
from praxistransfer.search.update import Texts
from praxistransfer.tools.folder import Folder, Written
from praxistransfer.tools.store import Change, Kept, Store, fingerprint_of, pack

SEARCH, OTHERS = "suche", "andere Seiten"
"""The search, which is made after all page groups, and the pages in it that are no entries."""
_RECORDS, _TEXTS, _SHOWN = "records", "texts", "shown"
"""Rooms of the store: records, what can be found of each group, and what the library showed when
they were made."""
_ALL = ""


class MadePage(NamedTuple):
    """A page in the folder of the site."""

    address: str
    title: str
    kind: str
    description: str
    label: str
    """Its name in menus."""
    written: Written

    @classmethod
    def of(cls, page: Page, written: Written) -> MadePage:
        """Return a page with its file."""
        kind = page.kind if page.address else ""
        label = page.menu or page.title
        return cls(page.address, page.title, kind, page.description, label, written)


class Record(NamedTuple):
    """What is remembered of one page group."""

    asked: str
    """Questions, a line each: one text is read faster than many."""
    answers: bytes
    subject: bytes
    """The digest of the entry that its page is about."""
    context: bytes
    """The frame, and what concerns every page."""
    pages: tuple[MadePage, ...]
    files: tuple[Written, ...]
    """The files that are no pages."""
    remarks: tuple[str, ...] = ()
    """What editors should know."""
    texts: bytes = b""
    """The fingerprint of what the search finds of it."""

    @property
    def written(self) -> Iterator[Written]:
        """All files."""
        yield from (page.written for page in self.pages)
        yield from self.files


class Made(NamedTuple):
    """What comes of making a page group."""

    record: Record
    texts: Kept
    """What the search finds of it."""
    new: int
    """Files that had to be written."""


class Records:
    """The records of a library: those of earlier builds, and over them those of this one."""

    def __init__(self, store: Store, knowledge: Knowledge) -> None:
        self._store = store
        self._knowledge = knowledge
        self._earlier: Mapping[str, Record] = store.recall_objects(_RECORDS)
        self.made: dict[str, Made] = {}
        """What was made in this build."""
        self.earlier_texts: Texts = store.recall(_TEXTS)
        """What could be found before this build."""

    def add(self, group: PageGroup, made: Made) -> None:
        """Take in what was made."""
        self.made[group.name] = made

    def find_record(self, name: str) -> Record | None:
        """Return the record of a page group, if it was ever made."""
        made = self.made.get(name)
        return made.record if made else self._earlier.get(name)

    def list_records(self, names: Iterable[str]) -> list[Record]:
        """Return the records of page groups, all of which have been made."""
        return [
            self.made[name].record if name in self.made else self._earlier[name] for name in names
        ]

    def list_texts(self, names: Iterable[str]) -> dict[str, Kept]:
        """Return what can be found of page groups that are kept."""
        texts = self._store.recall(_TEXTS)
        return {name: texts[name] for name in names}

    def is_right(self, group: PageGroup, context: bytes, folder: Folder) -> bool:
        """Say whether the files of a page group are what they would become."""
        record = self._earlier.get(group.name)
        return (
            record is not None
            and self._has_texts(group, record)  # or the search would have to go without
            and record.context == context
            and self.is_current(group, record)
            and all(map(folder.has_file, record.written))
        )

    def is_current(self, group: PageGroup, record: Record) -> bool:
        """Say whether everything that a page group was made from is what it was."""
        if record.subject != group.digest:
            return False
        if self._shows_the_same:
            return True  # nothing can have changed for pages about others
        return record.answers == self._knowledge.hash_answers(record.asked.splitlines())

    def _has_texts(self, group: PageGroup, record: Record) -> bool:
        kept = self.earlier_texts.get(group.name)
        return kept is not None and kept.fingerprint == record.texts

    @cached_property
    def _shows_the_same(self) -> bool:
        """Whether the library shows what it showed when exactly these records were kept."""
        shown = self._store.recall(_SHOWN).get(_ALL)
        records = self._store.recall(_RECORDS)
        return shown is not None and shown.fingerprint == self._hash_shown(records)

    def _hash_shown(self, records: Mapping[str, Kept]) -> bytes:
        """Return a hash of what the library shows, and of the records that were right then."""
        groups = sorted(records.keys() - {SEARCH})
        packed = (records[name].packed for name in groups)
        return fingerprint_of(self._knowledge.outsides, "\n".join(groups).encode(), *packed)

    def keep_all(self, names: Iterable[str]) -> None:
        """Remember what was made; of page groups that do not exist any more, nothing."""
        gone = self._earlier.keys() - {*names, SEARCH}
        records = {name: Kept(b"", pack(made.record)) for name, made in self.made.items()}
        texts = {name: made.texts for name, made in self.made.items()}
        all_records = {**self._store.recall(_RECORDS), **records}
        right = {name: all_records[name] for name in all_records.keys() - gone}
        # In one go, or an older library could be taken for the newer one.
        self._store.keep(
            Change(_RECORDS, records, gone),
            Change(_SHOWN, {_ALL: Kept(self._hash_shown(right), b"")}),
            Change(_TEXTS, texts, gone),
        )

    def keep_search(self, record: Record) -> None:
        """Remember how the search was left."""
        self._store.keep(Change(_RECORDS, {SEARCH: Kept(b"", pack(record))}))

    def remember_others(self, state: bytes, make: Callable[[], bytes]) -> Kept:
        """Return what can be found of pages that are no entries; they seldom change."""
        kept = self._store.recall(_TEXTS).get(OTHERS)
        if not kept or kept.fingerprint != state:
            kept = Kept(state, make())
            self._store.keep(Change(_TEXTS, {OTHERS: kept}))
        return kept
