"""What takes long to work out and follows from libraries alone, kept in the user's cache."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, cast

from platformdirs import user_cache_path

T = TypeVar("T")


def kept(name: str, make: Callable[[], T], folder: Path | None = None) -> T:
    """Return what ``make`` works out, from a file if an earlier run has left it.

    ``name`` has to change with everything that the result depends on. The file lies in ``folder``,
    or else where the user's programs keep such things; one that cannot be read is made anew.
    """
    place = folder or user_cache_path("praxistransfer")
    path = place / f"{name}-{sys.version_info.major}.{sys.version_info.minor}.bin"
    with suppress(Exception):  # a broken file may fail in any way
        return cast("T", pickle.loads(path.read_bytes()))  # noqa: S301 - the user's own file
    value = make()
    with suppress(OSError):  # then the next run works it out again
        place.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
        unfinished.replace(path)
    return value
