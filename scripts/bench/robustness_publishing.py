"""Sites are published into folders of all kinds, by builds that are killed, and by two at once."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = 2_000
INTERLEAVINGS = 500
CALLS = "%file,write,close,fchmod,flock,getdents64"
"""What a program asks of the system when it touches files."""
KILLED = -9

sys.path.insert(0, str(ROOT / "tests/shared"))

import publishing_lab  # noqa: E402 - from the tests
from publishing_lab import WAYS, try_folder  # noqa: E402 - the same

Row = tuple[str, int, int, str]
"""What was tried, how often, how often it held, and a remark."""


def measure() -> Iterator[Row]:
    """Yield the figures of the section."""
    yield _try_folders()
    for name, (tried, faults) in _experiment("kills").items():
        what = f"beendet vor jedem Zugriff auf Dateien, {name}; {_expected(name)}"
        yield what, tried, tried - _count(faults), _remark(name)
    if shutil.which("strace"):
        tried, faults = _kill_at_every_call()
        what = "beendet bei jedem Systemaufruf (strace), in einem Schritt; alt oder neu"
        yield what, tried, tried - _count(faults), "nächster Bau und Reste wie oben"
    ((tried, faults),) = _experiment("interleavings", str(INTERLEAVINGS)).values()
    what = "zwei Bauten in einen Ordner, Zugriffe gemischt; danach je eine ganze Website"
    yield what, tried, tried - _count(faults), "Saat 0 und folgende"


def _try_folders() -> Row:
    """Return how many folders that chance has filled lost nothing foreign."""
    outcomes = Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(FOLDERS):
            place = Path(folder) / str(seed)
            place.mkdir()
            outcome = try_folder(seed, place)
            outcomes["held"] += not outcome.faults
            outcomes["published" if outcome.is_published else "refused"] += 1
            shutil.rmtree(place)
    what = "Ordner mit Fremdem gefüllt und gebaut; kein fremdes Byte verändert, keine Reste"
    published, refused = outcomes["published"], outcomes["refused"]
    remark = f"Saat 0 und folgende; {published} veröffentlicht, {refused} abgelehnt"
    return what, FOLDERS, outcomes["held"], remark


def _expected(name: str) -> str:
    return "jede Datei alt oder neu" if WAYS[name].is_within else "alt oder neu"


def _remark(name: str) -> str:
    after = "nächster Bau richtig, keine Reste"
    return after if WAYS[name].can_exchange else f"zwischendurch keine Website erlaubt; {after}"


def _experiment(*words: str) -> dict[str, tuple[int, list[str]]]:
    """Return what came of an experiment, which needs a process of its own."""
    command = [sys.executable, publishing_lab.__file__, *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    output = subprocess.check_output(command, env=environment)
    results: dict[str, tuple[int, list[str]]] = json.loads(output)
    return results


def _kill_at_every_call() -> tuple[int, list[str]]:
    """Let strace kill a build at each call it makes of the system from its beginning on."""
    way, faults, tried = WAYS["in einem Schritt"], list[str](), 0
    for call, number in _list_calls():
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "site"
            way.prepare(target)
            inject = f"inject={call}:signal=KILL:when={number}"
            code = _trace(target, "/dev/null", "-e", inject)
            assert code in {KILLED, 128 - KILLED}, code  # noqa: S101 - the laboratory itself
            tried += 1
            faults += [f"{tried}: {call} {fault}" for fault in way.list_faults(target)]
    return tried, faults


def _list_calls() -> list[tuple[str, int]]:
    """Return the calls of a build from its beginning on, each with its number among its kind."""
    with tempfile.TemporaryDirectory() as folder:
        target, log = Path(folder) / "site", Path(folder) / "aufrufe"
        WAYS["in einem Schritt"].prepare(target)
        _trace(target, str(log))
        lines = log.read_text("utf-8", "replace").splitlines()
    start = next(i for i, line in enumerate(lines) if "praxistransfer-beginnt" in line)
    names = [line.partition("(")[0] for line in lines]
    end = len(lines) - names[::-1].index("unlink")  # of the lock; then the interpreter ends
    return [(name, names[: i + 1].count(name)) for i, name in enumerate(names[:end]) if i >= start]


def _trace(target: Path, log: str, *options: str) -> int:
    program = [sys.executable, "-X", "utf8", publishing_lab.__file__, "once", str(target)]
    command = ["strace", "-qq", "-o", log, "-e", f"trace={CALLS}", *options, *program]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "PYTHONHASHSEED": "0"}
    return subprocess.run(command, env=environment, check=False).returncode


def _count(faults: list[str]) -> int:
    """Return at how many steps something was wrong."""
    for fault in faults[:5]:
        print(fault, file=sys.stderr)
    return len({fault.partition(":")[0] for fault in faults})
