"""Whoever holds a lock is alone, and leaves no file behind."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from praxistransfer.tools.lock import Lock

HOLD = """\
import sys, time
from pathlib import Path
from praxistransfer.tools.lock import Lock
lock = Lock(Path(sys.argv[1]), lambda: None)
print("da", flush=True)
sys.stdin.read() and lock.release()
"""


class Waiting(Exception):  # noqa: N818 - an end to the wait
    """Somebody else holds the lock."""


def wait_no_longer() -> None:
    raise Waiting


def test_a_lock_is_held_once_and_its_file_goes_with_it(tmp_path: Path) -> None:
    path = tmp_path / "sperre"
    first = Lock(path, wait_no_longer)
    with pytest.raises(Waiting):
        Lock(path, wait_no_longer)
    first.release()
    assert not path.exists()
    Lock(path, wait_no_longer).release()


def test_a_file_that_somebody_left_locks_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "sperre").touch()
    Lock(tmp_path / "sperre", wait_no_longer).release()


def test_a_lock_on_a_file_that_has_just_gone_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, lock_file = tmp_path / "sperre", fcntl.flock
    missed: list[int] = []

    def flock(descriptor: int, operation: int) -> None:
        if not missed:
            missed.append(descriptor)
            path.unlink()
        lock_file(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", flock)
    lock = Lock(path, lambda: None)
    assert path.exists()
    lock.release()


def test_the_lock_of_a_killed_process_is_free_though_its_workers_live_on(tmp_path: Path) -> None:
    path = tmp_path / "sperre"
    fork = HOLD.replace(
        'print("da"',
        "import os\n"
        "if not os.fork(): os.write(1, b'worker\\n'); time.sleep(30); os._exit(0)\n"
        "os.write(1, b'holder\\n')\n"
        "dict(()",
    )
    process = subprocess.Popen(
        [sys.executable, "-c", fork, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    with process:
        assert process.stdout
        # Only after both lines has the worker left the lock to its parent.
        assert {process.stdout.readline(), process.stdout.readline()} == {b"worker\n", b"holder\n"}
        with pytest.raises(Waiting):
            Lock(path, wait_no_longer)
        process.kill()
        process.wait()
        Lock(path, wait_no_longer).release()
        os.killpg(process.pid, 9)
