"""How many examples tests try: few, some or very many, as the variable PROBEN says."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

FACTORS = {"wenige": 0.1, "": 1, "gruendlich": 20}
HOW = os.environ.get("PROBEN", "")


def some(number: int) -> int:
    """Return how many examples to try where usually so many do."""
    return max(1, round(number * FACTORS[HOW]))


def choose_profile() -> None:
    """Try the same examples each time, for a test that fails only sometimes stops the wrong people.

    Who tries very many wants others each time.
    """
    settings.register_profile(
        "proben",
        deadline=None,
        database=None,
        derandomize=HOW != "gruendlich",
        max_examples=some(50),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
    settings.load_profile("proben")
