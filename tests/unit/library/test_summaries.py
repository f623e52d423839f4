"""What is known of an entry without opening it, and how many entries are open at a time."""

from __future__ import annotations

import pytest
from municipalities import practice

from praxistransfer.library import summaries
from praxistransfer.library.summaries import Closed, LateEntries, head_of
from praxistransfer.model.practice import Practice


def test_the_entry_that_was_not_asked_for_the_longest_is_closed_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(summaries, "MOST_OPEN", 2)
    made = [practice(id_) for id_ in ("eins", "zwei", "drei")]
    entries = LateEntries[Practice](
        {entry.id: (head_of(entry), Closed.of((entry,)), 0) for entry in made}
    )
    first, second = entries["eins"], entries["zwei"]
    assert entries["eins"] is first
    assert entries["drei"] == made[2]
    assert entries["eins"] is first
    again = entries["zwei"]
    assert again == second
    assert again is not second
