"""What is remembered of page groups may be lost in parts."""

from __future__ import annotations

from pathlib import Path

from stores import store_in

from praxistransfer.building.site import Site
from praxistransfer.library.library import Library
from praxistransfer.theme.shell import Frame
from praxistransfer.tools.store import Change

FRAME = Frame("Probe", "Ein Handbuch", ())


def test_groups_whose_terms_are_lost_are_made_again(beispielland: Library, tmp_path: Path) -> None:
    first = Site(beispielland, store_in(tmp_path / "store.sqlite")).write(tmp_path / "site", FRAME)
    store = store_in(tmp_path / "store.sqlite")
    store.keep(Change("texts", {}, list(store.recall("texts"))))
    again = Site(beispielland, store_in(tmp_path / "store.sqlite")).write(tmp_path / "site", FRAME)
    assert first.made == again.made == again.groups > 0
    assert again.written == 0
