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
    heads = library.heads_of(Practice)
    claimed = [item for item in heads if item.grades and item.grades.status == "uebertragbar"]
    if not claimed or any(isinstance(draft, Uebertragung) for draft, _ in library.drafts):
        return  # a faulty take-over may be the one
    transfers = group_transfers(library.of(Uebertragung))
    for head in claimed:
        if not any(map(shows_transfer, transfers.get(head.id, ()))):
            words = enumerate_words([f"„{word}“" for word in WORKING]).replace(" und ", " oder ")
            fault = faults.NOT_YET_TRANSFERRED.fill(words=words)
            yield library.origin_of(head).problem(("status",), fault)
