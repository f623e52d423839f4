"""Two folders change places in one step, where the system can do that."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_CWD = -100
"""``AT_FDCWD`` of Linux: paths are meant as they stand."""
_EXCHANGE, _SWAP = 2, 2
"""``RENAME_EXCHANGE`` of renameat2(2) and ``RENAME_SWAP`` of renamex_np(2)."""
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
"""What a kernel or a file system says that does not know how."""


def exchange(one: Path, other: Path) -> bool:
    """Let two paths change places; return whether this system can do so.

    Linux and macOS can, on most of their file systems; Windows and old C libraries cannot.
    """
    paths = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = library.renamex_np(*paths, ctypes.c_uint(_SWAP))
        else:
            failed = library.renameat2(_CWD, paths[0], _CWD, paths[1], ctypes.c_uint(_EXCHANGE))
    except (AttributeError, TypeError):  # no such function; Windows has no library of this kind
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


def is_mount_point(folder: Path) -> bool:
    """Say whether a folder is mounted, also from the same disk; such a folder cannot be renamed."""
    try:
        lines = Path("/proc/self/mountinfo").read_bytes().splitlines()
    except OSError:  # not Linux
        return os.path.ismount(folder)
    places = (line.split(b" ")[4] for line in lines if line.count(b" ") > 4)
    return os.fsencode(folder) in {_unescape(place) for place in places}


def _unescape(place: bytes) -> bytes:
    """Return a path as it is: in the list of the kernel, blanks and the like are octal numbers."""
    for sign in b" \t\n\\":
        place = place.replace(b"\\%03o" % sign, bytes([sign]))
    return place
