"""What earlier work has left, kept from one process to the next.

A store is never needed for a right result, only for a fast one: what cannot be read counts as
forgotten. It is one SQLite file, so that a build that is killed leaves the state before or after.

Values are pickles, which run code when they are read. Each stands behind a seal that only a holder
of the key can make (:mod:`praxistransfer.tools.own_files`), for its place as much as for itself:
what was changed, moved or planted is never unpacked (ADR 23).
"""

from __future__ import annotations

import os
import pickle
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from hmac import compare_digest
from itertools import starmap
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast
from urllib.parse import quote

T = TypeVar("T")

_PATIENCE = 5
"""Seconds to wait for another process that is writing."""
_FORMAT = 3
"""Goes up with every change of the table."""
_SEAL = 16
"""Bytes of a seal."""
_ONLY = ""
"""The name of the only value in a room."""


class Place(NamedTuple):
    """The file of a store, and the key that tells values of this user from all others."""

    file: Path
    key: bytes


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
    as empty. Without a ``place``, what is kept lasts as long as the object.

    Any value may be missing, and any may be an earlier one of its name, as after a power failure or
    beside another process: what has to fit together says so by fingerprints.
    """

    def __init__(self, place: Place | None = None, generation: str = "") -> None:
        self.generation = generation
        self._file = place and place.file
        # Values of another file or generation are worth nothing in this one.
        parts = (place.key, place.file.name.encode(), generation.encode()) if place else ()
        self._key = fingerprint_of(*parts)
        self._mark = blake2b(key=self._key, digest_size=_SEAL).digest()
        self._is_damaged = False
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
        """Return the values of a room that carry their seal."""
        if self._file is None or self._is_damaged or not self._file.is_file():
            return {}
        query = "SELECT name, fingerprint, packed, seal FROM kept WHERE room = ?"
        try:
            with self._open(self._file) as database:
                rows = database.execute(query, (room,)).fetchall() if self._made(database) else []
        except sqlite3.Error as error:
            self._is_damaged = not _will_pass(error)
            return {}
        values = {
            name: Kept(fingerprint, packed)
            for name, fingerprint, packed, seal in rows
            # Damage may also make a text or a number of what was bytes.
            if (type(name), type(fingerprint), type(packed), type(seal)) == _TYPES
            and compare_digest(seal, self._seal(room, name, fingerprint, packed))
        }
        self._is_damaged = len(values) < len(rows)
        return values

    def _seal(self, room: str, name: str, fingerprint: bytes, packed: bytes) -> bytes:
        """Return what nobody can make who has not the key, and what fits nowhere else."""
        head = f"{room}\0{len(name)}\0{name}\0{fingerprint.hex()}\0"
        seal = blake2b(head.encode(), digest_size=_SEAL, key=self._key)
        seal.update(packed)
        return seal.digest()

    def _write(self, file: Path, changes: Iterable[Change]) -> None:
        try:
            if not self._is_damaged:
                self._write_rows(file, changes)
                return
        except sqlite3.Error as error:
            if _will_pass(error):
                return  # the next build tries again
        file.unlink(missing_ok=True)
        self._is_damaged = False
        with suppress(sqlite3.Error):
            self._write_rows(file, starmap(Change, self._rooms.items()))

    def _write_rows(self, file: Path, changes: Iterable[Change]) -> None:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(0o600)
        with self._open(file) as database:
            database.execute("PRAGMA synchronous = OFF")  # what is lost costs time, nothing else
            database.execute("BEGIN IMMEDIATE")  # of two that begin a store, the second sees it
            with database:
                if not self._made(database):
                    for statement in _TABLES:
                        database.execute(statement)
                    database.execute("INSERT INTO maker VALUES (?)", (self._mark,))
                for room, changed, gone in changes:
                    database.executemany(
                        "DELETE FROM kept WHERE room = ? AND name = ?",
                        ((room, name) for name in gone),
                    )
                    database.executemany(
                        "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)",
                        (
                            (room, name, *kept, self._seal(room, name, *kept))
                            for name, kept in changed.items()
                        ),
                    )

    def _made(self, database: sqlite3.Connection) -> bool:
        """Say whether a store of this format, generation and key made the file."""
        if database.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
            return False
        rows: list[tuple[object]] = database.execute("SELECT mark FROM maker").fetchall()
        return rows == [(self._mark,)]

    @contextmanager
    def _open(self, file: Path) -> Iterator[sqlite3.Connection]:
        path = quote(os.fsencode(file.absolute()))
        address = f"file:{path}?mode=rw"  # a file that is gone was taken away for a reason
        with closing(sqlite3.connect(address, timeout=_PATIENCE, uri=True)) as database:
            yield database


def _will_pass(error: sqlite3.Error) -> bool:
    """Say whether a file is as it should be, only out of reach, or there is no space."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _PASSING


_PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}


def pack(value: object) -> bytes:
    """Return a value as bytes; nothing else knows in which form values are kept."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpack(packed: bytes) -> Any:
    """Return the value that was made bytes, by this process or behind a seal."""
    return pickle.loads(packed)  # noqa: S301 - see above


def fingerprint_of(*parts: bytes) -> bytes:
    """Return a short hash of all parts, each with its length."""
    whole = blake2b(digest_size=16)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.digest()


_TYPES = (str, bytes, bytes, bytes)
_TABLES = (
    "DROP TABLE IF EXISTS kept",
    "DROP TABLE IF EXISTS maker",
    """CREATE TABLE kept (
      room TEXT, name TEXT, fingerprint BLOB, packed BLOB, seal BLOB, PRIMARY KEY (room, name)
    ) WITHOUT ROWID""",
    "CREATE TABLE maker (mark BLOB)",
    f"PRAGMA user_version = {_FORMAT}",
)
