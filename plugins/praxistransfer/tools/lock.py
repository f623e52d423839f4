"""Keeps two processes from doing the same at once."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PAUSE = 0.05
_held: set[int] = set()


class Lock:
    """A lock that its holder has until ``release``; the system frees that of a killed process.

    Its file is there only as long as somebody holds the lock or waits for it.
    """

    def __init__(self, path: Path, say_waiting: Callable[[], None]) -> None:
        """Wait until nobody else holds the lock; who has to wait is told once."""
        self._path = path
        is_told = False
        while (descriptor := _try_lock(path)) is None:
            if not is_told:
                say_waiting()
                is_told = True
            time.sleep(_PAUSE)
        self._descriptor = descriptor
        _held.add(descriptor)

    def release(self) -> None:
        """Let others go on; the file goes first, for whoever opens it now would lock nothing."""
        with contextlib.suppress(OSError):  # Windows keeps files that are open
            self._path.unlink()
        _held.discard(self._descriptor)
        os.close(self._descriptor)


def _try_lock(path: Path) -> int | None:
    """Return the descriptor of the locked file; nothing if another process holds it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(descriptor), path.stat()):
            return descriptor
    except (BlockingIOError, PermissionError, FileNotFoundError):
        pass  # held, or the file went with the one who held it
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _leave_to_parent() -> None:
    """Close the locks in a forked process, which might outlive the one that holds them."""
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


if sys.platform != "win32":
    os.register_at_fork(after_in_child=_leave_to_parent)
