"""Work is spread over processes, and its results come back in order."""

from __future__ import annotations

import os
import signal
import time
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import pytest

from praxistransfer.tools import workers
from praxistransfer.tools.workers import spread


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
