"""What is known of an entry without opening it, and how many entries are open at a time."""

from __future__ import annotations

import pytest
from municipalities import practice

from praxistransfer.library import summaries
from praxistransfer.library.summaries import Closed, LateEntries, summarize
from praxistransfer.model.practice import Practice, PracticeBrief


def test_the_entry_that_was_not_asked_for_the_longest_is_closed_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(summaries, "MOST_OPEN", 2)
    made = [practice(id_) for id_ in ("eins", "zwei", "drei")]
    entries = LateEntries[Practice](
        {entry.id: (summarize(entry), Closed.of((entry,)), 0) for entry in made}
    )
    first, second = entries["eins"], entries["zwei"]
    assert entries["eins"] is first
    assert entries["drei"] == made[2]
    assert entries["eins"] is first
    again = entries["zwei"]
    assert again == second
    assert again is not second


def test_a_brief_says_what_its_practice_says() -> None:
    entry = practice("eins", titel="Ein Kurs", akteure=[{"akteur": "verein", "name": "SV Probe"}])
    brief = summarize(entry).brief
    assert type(brief) is PracticeBrief
    assert brief.model_dump() == entry.model_dump(include={*PracticeBrief.model_fields})


def test_no_list_shows_what_only_the_own_page_shows() -> None:
    assert not Practice.inside & PracticeBrief.model_fields.keys()


def test_the_fields_of_a_brief_stand_among_all_others_in_the_order_of_readers() -> None:
    names = [*Practice.model_fields]
    assert names[:7] == ["id", "frueher", "abschnitte", "titel", "kurzfassung", "einfach", "status"]
    assert names[-1] == "lizenz"
    assert len(names) == len({*names})
    assert {*PracticeBrief.model_fields} < {*names}
