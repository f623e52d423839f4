"""What earlier work has left, kept from one process to the next.

A store is never needed for a right result, only for a fast one: what cannot be read counts as
forgotten. It is one SQLite file, so that a build that is killed leaves the state before or after.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

T = TypeVar("T")

_PATIENCE = 5
"""Seconds to wait for another process that is writing."""
_FORMAT = 2
"""Goes up with every change of the table."""
_ONLY = ""
"""The name of the only value in a room."""


class Kept(NamedTuple):
    """A value as bytes, beside the fingerprint of what it was made from."""

    fingerprint: bytes
    packed: bytes


class Change(NamedTuple):
    """What is new in a room, and the names that are no longer needed."""

    room: str
    changed: Mapping[str, Kept]
    gone: Collection[str] = ()


class Store:
    """Values by name, in rooms that do not disturb each other.

    ``generation`` stands for everything that made the values; a store of another generation counts
    as empty. Without a ``file``, what is kept lasts as long as the object.
    """

    def __init__(self, file: Path | None = None, generation: str = "") -> None:
        self._file = file
        self.generation = generation
        self._rooms: dict[str, Mapping[str, Kept]] = {}
        self._objects: dict[str, dict[str, tuple[Kept, Any]]] = {}

    def remember(self, room: str, fingerprint: bytes, make: Callable[[], T]) -> T:
        """Return what ``make`` makes, unless the only value of a room has this fingerprint."""
        kept = self.recall(room).get(_ONLY)
        if kept and kept.fingerprint == fingerprint:
            with suppress(Exception):  # a broken value may fail in any way
                return cast("T", unpack(kept.packed))
        value = make()
        self.keep(Change(room, {_ONLY: Kept(fingerprint, pack(value))}))
        return value

    def recall(self, room: str) -> Mapping[str, Kept]:
        """Return everything that is kept in a room."""
        if room not in self._rooms:
            self._rooms[room] = self._read_room(room)
        return self._rooms[room]

    def recall_objects(self, room: str) -> dict[str, Any]:
        """Return the values of a room, none of which is unpacked twice in one process."""
        before = self._objects.get(room, {})
        now: dict[str, tuple[Kept, Any]] = {}
        for name, kept in self.recall(room).items():
            known = before.get(name)
            now[name] = known if known and known[0] is kept else (kept, unpack(kept.packed))
        self._objects[room] = now
        return {name: value for name, (_, value) in now.items()}

    def keep(self, *changes: Change) -> None:
        """Keep all changes, or none of them if the process is killed meanwhile."""
        for room, changed, gone in changes:
            values = {**self.recall(room), **changed}
            self._rooms[room] = {name: values[name] for name in values.keys() - {*gone}}
        if self._file and any(changed or gone for _, changed, gone in changes):
            with suppress(OSError):  # where nothing can be written, the next build begins anew
                self._write(self._file, changes)

    def _read_room(self, room: str) -> Mapping[str, Kept]:
        if self._file is None or not self._file.is_file():
            return {}
        query = "SELECT name, fingerprint, packed FROM kept WHERE room = ?"
        try:
            with self._open() as database:
                rows = database.execute(query, (room,))
                return {name: Kept(fingerprint, packed) for name, fingerprint, packed in rows}
        except sqlite3.Error:
            return {}

    def _write(self, file: Path, changes: Iterable[Change]) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._write_rows(changes)
        except sqlite3.OperationalError:
            return  # another process is writing, or there is no space: the next build tries again
        except sqlite3.DatabaseError:  # a damaged file
            file.unlink(missing_ok=True)
            self._write_rows(changes)

    def _write_rows(self, changes: Iterable[Change]) -> None:
        with self._open() as database, database:
            for room, changed, gone in changes:
                database.executemany(
                    "DELETE FROM kept WHERE room = ? AND name = ?", ((room, name) for name in gone)
                )
                database.executemany(
                    "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)",
                    ((room, name, *kept) for name, kept in changed.items()),
                )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the file; one of another generation is emptied."""
        with closing(sqlite3.connect(str(self._file), timeout=_PATIENCE)) as database:
            database.execute("PRAGMA synchronous = OFF")  # what is lost costs time, nothing else
            if database.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
                database.executescript(_TABLES)
            query = "SELECT fingerprint FROM kept WHERE room = 'generation'"
            row = database.execute(query).fetchone()
            if row is None or row[0] != self.generation.encode():
                with database:
                    database.execute("DELETE FROM kept")
                    new = ("generation", _ONLY, self.generation.encode(), b"")
                    database.execute("INSERT INTO kept VALUES (?, ?, ?, ?)", new)
            yield database


def pack(value: object) -> bytes:
    """Return a value as bytes; nothing else knows in which form values are kept."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpack(packed: bytes) -> Any:
    """Return the value that was made bytes."""
    return pickle.loads(packed)  # noqa: S301 - lies where only the user can write


def fingerprint_of(*parts: bytes) -> bytes:
    """Return a short hash of all parts, each with its length."""
    whole = blake2b(digest_size=16)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.digest()


_TABLES = f"""
BEGIN IMMEDIATE;
DROP TABLE IF EXISTS kept;
CREATE TABLE kept (
  room TEXT, name TEXT, fingerprint BLOB, packed BLOB, PRIMARY KEY (room, name)
) WITHOUT ROWID;
PRAGMA user_version = {_FORMAT};
COMMIT;
"""
