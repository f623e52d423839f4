"""Work is spread over processes, and its results come back in order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import pytest

from praxistransfer.tools import workers
from praxistransfer.tools.workers import spread

PATIENCE = 60
"""Seconds after which something that should happen at once will not happen any more."""


@pytest.fixture(params=[1, 2, 3])
def cores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let so many cores be used."""
    monkeypatch.setattr(workers, "_count_cores", lambda: request.param)
    return request.param


def where(number: int) -> tuple[int, int]:
    time.sleep(0.005)  # as if it was work, so that every process gets some
    return number, os.getpid()


@pytest.mark.parametrize("items", [0, 1, 2, 5, 100, 101])
def test_results_come_in_order_from_as_many_processes_as_there_are_cores(
    cores: int, items: int
) -> None:
    found = [*spread(where, range(items), worth=2)]
    assert [number for number, _ in found] == [*range(items)]
    places = {place for _, place in found}
    assert len(places) <= cores
    if items >= 100:
        assert os.getpid() in places
        assert len(places) > 1 or cores == 1


def test_little_work_is_done_here() -> None:
    assert {place for _, place in spread(where, range(9), worth=10)} == {os.getpid()}


def test_an_error_in_any_process_ends_the_work(cores: int) -> None:
    def fail(number: int) -> int:
        if number == cores * 10:
            raise ValueError(str(number))
        return number

    with pytest.raises(ValueError, match=str(cores * 10)):
        [*spread(fail, range(100), worth=2)]


def test_a_worker_that_is_killed_ends_the_work_instead_of_hanging_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "_count_cores", lambda: 2)
    here = os.getpid()

    def die(number: int) -> int:
        if os.getpid() != here:
            os._exit(9)
        return number

    for _ in range(40):  # whatever this process and the pool are just doing when they notice
        with pytest.raises(BrokenProcessPool):
            [*spread(die, range(100), worth=2)]


SPREAD = """
import os, time
from praxistransfer.tools import workers

def work(number):
    time.sleep(0.01)
    if number == 9:
        print("ready", flush=True)
    return number

workers._count_cores = lambda: 3
for _ in workers.spread(work, range(100000), worth=2):
    pass
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_workers_end_with_the_process_that_started_them(how: signal.Signals) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", SPREAD],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    if how == signal.SIGINT:  # as a terminal does, to all of them
        os.killpg(process.pid, how)
    else:
        process.kill()
    _, errors = process.communicate(timeout=PATIENCE)  # returns once nobody can write any more
    assert process.returncode in {-how, 1}
    assert errors.count("Traceback") == (how == signal.SIGINT)


def test_workers_leave_ctrl_c_to_the_process_that_started_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "_count_cores", lambda: 2)
    here = os.getpid()

    def how(_: int) -> tuple[bool, Any]:
        time.sleep(0.005)
        return os.getpid() == here, signal.getsignal(signal.SIGINT)

    found = {*spread(how, range(100), worth=2)}
    assert (False, signal.SIG_IGN) in found
    assert (True, signal.SIG_IGN) not in found
