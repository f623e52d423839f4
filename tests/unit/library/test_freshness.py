"""An entry is fresh, due soon, overdue or was never checked; each at its edges."""

from __future__ import annotations

import pytest
from graded import practice

from praxistransfer.library.freshness import freshness_of, review_of


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2025-11-02", "aktuell"),
        ("2025-11-03", "bald"),
        ("2026-02-01", "bald"),
        ("2026-02-02", "ueberfaellig"),
        ("", "aktuell"),
    ],
)
def test_an_entry_is_due_soon_for_ninety_days_and_overdue_after_its_day(
    today: str, state: str
) -> None:
    checked = review_of(practice(geprueft_am="2024-02-29", pruefen_bis="2026-02-01"))
    assert freshness_of(checked, today) == state


def test_an_entry_that_names_no_day_is_due_after_two_years() -> None:
    checked = review_of(practice(geprueft_am="2024-02-29"))
    assert freshness_of(checked, "2026-02-28") == "bald"
    assert freshness_of(checked, "2026-03-01") == "ueberfaellig"


def test_a_month_is_due_until_its_end() -> None:
    checked = review_of(practice(geprueft_am="2024-06", pruefen_bis="2025-02"))
    assert freshness_of(checked, "2025-02-28") == "bald"
    assert freshness_of(checked, "2025-03-01") == "ueberfaellig"


def test_what_is_younger_than_its_check_was_not_checked() -> None:
    assert freshness_of(review_of(practice()), "2026-02-01") == "ungeprueft"
    newer = review_of(practice(geprueft_am="2024-05-01", stand="2024-06"))
    assert freshness_of(newer, "2024-07-01") == "ungeprueft"
    same = review_of(practice(geprueft_am="2024-05-01", stand="2024-05"))
    assert freshness_of(same, "2024-07-01") == "aktuell"
