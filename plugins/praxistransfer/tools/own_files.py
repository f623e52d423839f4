"""Folders and a key that only this user can have written.

What earlier builds have left is taken for true. So it may lie only where nobody else can put
something, and the key by which a store tells its own values lies apart from them: whoever copies a
cache folder, shares it or hands it from one pipeline to the next does not take the key along.
"""

from __future__ import annotations

import logging
import os
import secrets
import stat
import tempfile
from functools import cache
from pathlib import Path

from platformdirs import user_config_path

_KEY_BYTES = 32
_log = logging.getLogger(__name__)


class NotOursError(OSError):
    """Somebody else may have written there; the message says so in German."""


def prepare_folder(folder: Path, *, is_named: bool = False) -> Path:
    """Make sure that there is a folder in which only this user can write, and return it.

    One that was there already is closed to others unless the user has named it.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    check_ours(folder)
    if not is_named and _can_check():
        folder.chmod(0o700)
    return folder


def check_ours(place: Path) -> None:
    """Raise :class:`NotOursError` if there is a file or folder that others may have written."""
    try:
        state = place.lstat()
    except FileNotFoundError:
        return
    if stat.S_ISLNK(state.st_mode):
        raise NotOursError(f"{place} ist eine Verknüpfung")
    if not (stat.S_ISDIR(state.st_mode) or stat.S_ISREG(state.st_mode)):
        raise NotOursError(f"{place} ist weder Ordner noch Datei")
    if not _can_check():
        return
    if state.st_uid != os.geteuid():
        raise NotOursError(f"{place} gehört einem anderen Konto")
    if state.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise NotOursError(f"{place} ist für andere beschreibbar; „chmod go-w“ hilft")


def read_key() -> bytes:
    """Return the key of this user, made at the first call ever.

    If two processes make it at once, what one of them keeps is forgotten.
    """
    file = prepare_folder(user_config_path("praxistransfer")) / "ablage.schluessel"
    check_ours(file)
    if file.exists() and not (_can_check() and file.stat().st_mode & 0o077):
        key = file.read_bytes()
        if len(key) == _KEY_BYTES:
            return key
    number, aside = tempfile.mkstemp(prefix=file.name, dir=file.parent)  # nobody else may read it
    with os.fdopen(number, "wb") as stream:
        stream.write(secrets.token_bytes(_KEY_BYTES))
    Path(aside).replace(file)
    return file.read_bytes()


def say_nothing_is_kept(error: OSError) -> None:
    """Say, once for each reason, that it goes on without what earlier builds have left."""
    is_ours = isinstance(error, NotOursError)
    reason = str(error) if is_ours else f"{error.filename}: {error.strerror or error}"
    _say_once(f"Weiter ohne Zwischenspeicher, was nur länger dauert: {reason}.")


@cache
def _say_once(sentence: str) -> None:
    _log.warning(sentence)


def _can_check() -> bool:
    """Say whether the system tells owners and rights; Windows keeps profiles to their users."""
    return hasattr(os, "geteuid")
