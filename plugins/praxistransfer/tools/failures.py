"""What went wrong outside of the handbook, in German: for people instead of a traceback."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

NOT_READY, OUR_FAULT, INTERRUPTED = 3, 70, 130
"""Exit codes: the machine does not let us, the program is wrong, somebody pressed Ctrl-C."""
TRACEBACK = "PRAXISTRANSFER_TRACEBACK"
"""The environment variable by which developers see the whole way to an error."""

_PACKAGE = Path(__file__).parents[1]
_LONGEST = 300
"""Signs of a path that are shown: the last ones."""
_NO_SPACE = "Auf dem Datenträger ist kein Platz mehr{where}. Bitte Platz schaffen."
_NOT_ALLOWED = "Das System erlaubt den Zugriff nicht{where}. Bitte Rechte und Besitzer prüfen."
_TOO_MANY = "Es sind zu viele Dateien offen{where}. „ulimit -n 4096“ davor hilft."
_TOO_LONG = "Ein Name oder Pfad ist länger, als das Betriebssystem erlaubt{where}. Bitte kürzen."
_BY_NUMBER = {
    errno.ENOSPC: _NO_SPACE,
    errno.EDQUOT: _NO_SPACE,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: "Der Datenträger ist schreibgeschützt{where}. Bitte einen anderen Ordner angeben.",
    errno.EMFILE: _TOO_MANY,
    errno.ENFILE: _TOO_MANY,
    errno.ENAMETOOLONG: _TOO_LONG,
}
_NO_MEMORY = (
    "Das System hat einen Teil des Baus beendet, meist aus Mangel an Arbeitsspeicher. Bitte andere "
    "Programme schließen und noch einmal aufrufen; unter Linux braucht es weniger mit „taskset -c "
    "0“ davor."
)
_INTERRUPTED = "Abgebrochen. Derselbe Befehl, noch einmal aufgerufen, macht weiter."
_REPORT = f"""\
Das ist ein Fehler im Programm, nicht in den Einträgen. Bitte mit dieser Zeile melden (wie, steht in
CONTRIBUTING.md); Inhalte stehen nicht darin:
  {{place}}
Den ganzen Weg dorthin zeigt {TRACEBACK}=1 vor dem Befehl."""


class Failure(NamedTuple):
    """What to tell people, and with which code to end."""

    code: int
    sentence: str


def explain_failure(error: BaseException) -> Failure:
    """Return what to say of an error that nobody has expected."""
    if isinstance(error, KeyboardInterrupt):
        return Failure(INTERRUPTED, _INTERRUPTED)
    if isinstance(error, (BrokenProcessPool, MemoryError)):
        return Failure(NOT_READY, _NO_MEMORY)
    if isinstance(error, OSError) and error.errno in _BY_NUMBER:
        where = f": {_printable(error.filename)}" if error.filename else ""
        return Failure(NOT_READY, _BY_NUMBER[error.errno].format(where=where))
    return Failure(OUR_FAULT, _REPORT.format(place=_describe(error)))


def wants_traceback() -> bool:
    """Say whether somebody wants to see the whole way to an error."""
    return bool(os.environ.get(TRACEBACK))


def _describe(error: BaseException) -> str:
    """Return kind and places of an error and the versions: enough to find it, and no content."""
    places = " < ".join(reversed([*_places(error)])) or "außerhalb"
    python = ".".join(map(str, sys.version_info[:3]))
    return (
        f"{type(error).__name__} in {places} "
        f"(praxistransfer {version('praxistransfer')}, Python {python}, {sys.platform})"
    )


def _places(error: BaseException) -> Iterator[str]:
    """Yield module and line of the last calls in this package."""
    found = []
    step = error.__traceback__
    while step:
        path = Path(step.tb_frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE):
            found.append(f"{path.relative_to(_PACKAGE).as_posix()}:{step.tb_lineno}")
        step = step.tb_next
    yield from found[-3:]


def _printable(name: str | bytes | int) -> str:
    text = os.fsdecode(name) if isinstance(name, (str, bytes)) else str(name)
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)[
        -300:
    ]
