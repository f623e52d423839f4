"""The parts of the measurement that need no browser: the questions, and the report."""

from __future__ import annotations

from itertools import product

import pytest

from search import EACH, FILTERS_AT, Cost, Measured, quantile, queries, report, target_table

TEXTS = [
    " ".join(f"{first}{second}" for second in ("stelle", "kreis", "beratungszentrum")[: at % 4])
    for at, first in enumerate(map("".join, product(*["BDFGK", "aeiou", "lmnrst", "aeiou"])))
    for _ in range(at % 5)
]
"""Made-up nouns, from rare ones to usual ones."""


def measured(cold: int, warm: float) -> Measured:
    """Return what a search might have cost; every number is made up."""
    return Measured(Cost(1.5, 2.5), [cold] * 10, [warm] * 10, 3)


def test_the_same_texts_lead_to_the_same_questions() -> None:
    asked = queries(TEXTS)
    assert asked == queries(reversed(TEXTS))
    assert len(asked) == 6 * EACH
    assert sum(" " in query for query in asked) == EACH


def test_words_that_are_no_nouns_are_not_asked_for() -> None:
    small = " ".join({word.lower() for text in TEXTS for word in text.split() if "kreis" in word})
    assert "kreis" in " ".join(queries(TEXTS))
    assert "kreis" not in " ".join(queries([*TEXTS, small]))


def test_a_quantile_is_one_of_the_values() -> None:
    assert quantile([4, 1, 3, 2], 0.5) == 2
    assert quantile(range(100), 0.95) == 94


def test_targets_are_shown_with_what_was_not_measured() -> None:
    lines = list(target_table({1000: {"ours": measured(52_340, 3)}}, {FILTERS_AT: [0.25] * 10}))
    assert "| Erste Suche, KB (Median) | 1.000 | 52,3 | ≤ 60 | ≤ 45 |" in lines
    assert "| Erste Suche, KB (95 %) | 5.000 | – | ≤ 120 | ≤ 90 |" in lines
    assert lines[-1].startswith("| Filter zählen, ms (95 %) | 10.000 | 0,2 |")


def test_the_report_shows_each_search_at_each_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    found = {"ours": measured(50_000, 3), "pagefind": measured(150_000, 30)}
    text = report({1000: found, 5000: found}, {}, "1.2.3", 3)
    assert "- Tag der Messung: 1970-01-02" in text
    assert "Chromium 1.2.3" in text
    assert text.count("| Pagefind | 150,0 | 150,0 | 30,0 | 30,0 | 3 | 1,5 | 2,5 |") == 2
