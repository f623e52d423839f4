"""Stores in files, under a key that only tests use, and what may happen to such files."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

from praxistransfer.tools.store import Place, Store

KEY = b"nur fuer Tests".ljust(32, b"-")


def store_in(file: Path, generation: str = "", key: bytes = KEY) -> Store:
    """Return a store that keeps its values in a file."""
    return Store(Place(file, key), generation)


def damage(whole: bytes, chance: Random) -> bytes:
    """Return a file with a flipped bit, two parts that changed places, or its beginning alone."""
    at, to, size = (chance.randrange(len(whole)) for _ in range(3))
    kind = chance.randrange(4)
    if kind == 0:
        return whole[:at]
    changed = bytearray(whole)
    if kind == 1:
        size %= 2000
        changed[at : at + size], changed[to : to + size] = (
            whole[to : to + size],
            whole[at : at + size],
        )
    else:
        changed[at] ^= 1 << chance.randrange(8)
    return bytes(changed)


def bring_back(file: Path, earlier: Path, chance: Random, share: float) -> int:
    """Bring back a share of what an earlier copy of a store holds; return of how many values."""
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("ATTACH ? AS earlier", (str(earlier),))
        rows = database.execute(
            "SELECT room, name FROM earlier.kept ORDER BY room, name"
        ).fetchall()
        back = [row for row in rows if chance.random() < share]
        database.executemany(
            "INSERT OR REPLACE INTO kept SELECT * FROM earlier.kept WHERE room = ? AND name = ?",
            back,
        )
    return len(back)
