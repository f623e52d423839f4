"""A practice is called "uebertragbar" only where a take-over of it shows that."""

from __future__ import annotations

from collections.abc import Iterator

from praxistransfer.library.library import Library
from praxistransfer.library.transfers import WORKING, group_transfers, shows_transfer
from praxistransfer.model import faults
from praxistransfer.model.practice import Practice, Uebertragung
from praxistransfer.model.problem import Problem
from praxistransfer.model.writing import enumerate_words


def check_transfers(library: Library) -> Iterator[Problem]:
    """Report each practice of this status whose take-overs were not tried at least."""
    summaries = library.summaries_of(Practice)
    claimed = [item for item in summaries if item.grades and item.grades.status == "uebertragbar"]
    if not claimed or any(isinstance(draft, Uebertragung) for draft, _ in library.drafts):
        return  # a faulty take-over may be the one
    transfers = group_transfers(library.entries_of(Uebertragung))
    for summary in claimed:
        if not any(map(shows_transfer, transfers.get(summary.id, ()))):
            words = enumerate_words([f"„{word}“" for word in WORKING]).replace(" und ", " oder ")
            fault = faults.NOT_YET_TRANSFERRED.fill(words=words)
            yield library.origin_of(summary).problem(("status",), fault)
