"""What earlier builds worked out, kept from one process to the next.

A memory is never needed for a right result, only for a fast one: what cannot be read counts as
forgotten. It is one SQLite file, so that a build that is killed leaves the state before or after.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

_PATIENCE = 5
"""Seconds to wait for another build that is writing."""


class Change(NamedTuple):
    """What is new in a room, and the names that are no longer needed."""

    room: str
    changed: Mapping[str, bytes]
    gone: Collection[str] = ()


class Memory:
    """Values by name, in rooms that do not disturb each other.

    ``generation`` stands for everything that made the values; a memory of another generation
    counts as empty. Without a ``file``, what is kept lasts as long as the object.
    """

    def __init__(self, file: Path | None = None, generation: str = "") -> None:
        self._file = file
        self.generation = generation
        self._rooms: dict[str, dict[str, bytes]] = {}
        self._unpickled: dict[str, dict[str, tuple[bytes, Any]]] = {}

    def recall(self, room: str) -> Mapping[str, bytes]:
        """Return everything that is kept in a room."""
        if room not in self._rooms:
            self._rooms[room] = self._read(room)
        return self._rooms[room]

    def recall_pickled(self, room: str) -> dict[str, Any]:
        """Return the same as objects, none of which is unpickled twice in one process."""
        before = self._unpickled.get(room, {})
        found = {}
        for name, value in self.recall(room).items():
            known, made = before.get(name, (b"", None))
            found[name] = (value, made if known is value else pickle.loads(value))  # noqa: S301 - our own file
        self._unpickled[room] = found
        return {name: made for name, (_, made) in found.items()}

    def keep(self, *changes: Change) -> None:
        """Keep all changes, or none of them if the process is killed meanwhile."""
        for room, changed, gone in changes:
            kept = {**self.recall(room), **changed}
            self._rooms[room] = {name: kept[name] for name in kept.keys() - {*gone}}
        if self._file and any(changed or gone for _, changed, gone in changes):
            with suppress(OSError):  # where nothing can be written, the next build begins anew
                self._write(self._file, changes)

    def _read(self, room: str) -> dict[str, bytes]:
        if self._file is None or not self._file.is_file():
            return {}
        try:
            with self._open() as found:
                rows = found.execute("SELECT name, value FROM kept WHERE room = ?", (room,))
                return dict(rows)
        except sqlite3.Error:
            return {}

    def _write(self, file: Path, changes: Iterable[Change]) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with self._open() as found, found:
                for room, changed, gone in changes:
                    found.executemany(
                        "DELETE FROM kept WHERE room = ? AND name = ?",
                        ((room, name) for name in gone),
                    )
                    found.executemany(
                        "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)",
                        ((room, name, value) for name, value in changed.items()),
                    )
        except sqlite3.DatabaseError:
            file.unlink(missing_ok=True)  # the next build begins anew

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the file; one of another generation is emptied."""
        with closing(sqlite3.connect(str(self._file), timeout=_PATIENCE)) as found:
            found.execute("PRAGMA synchronous = OFF")  # a lost memory costs time, nothing else
            if found.execute("PRAGMA user_version").fetchone()[0] == 0:
                found.executescript(_TABLES)
            row = found.execute("SELECT value FROM kept WHERE room = 'generation'").fetchone()
            if row is None or row[0] != self.generation.encode():
                with found:
                    found.execute("DELETE FROM kept")
                    new = ("generation", "", self.generation.encode())
                    found.execute("INSERT INTO kept VALUES (?, ?, ?)", new)
            yield found


_TABLES = """
BEGIN;
CREATE TABLE IF NOT EXISTS kept (
  room TEXT, name TEXT, value BLOB, PRIMARY KEY (room, name)
) WITHOUT ROWID;
PRAGMA user_version = 1;
COMMIT;
"""
