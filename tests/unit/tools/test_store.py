"""What is kept comes back as it was, and is made anew once it is worth nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from praxistransfer.tools.store import Change, Kept, Store, fingerprint_of, pack, unpack


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ordner" / "ablage.sqlite"


class Maker:
    """Makes another value each time."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> list[int]:
        self.made += 1
        return [self.made]


def test_a_value_is_made_once_for_each_fingerprint(file: Path) -> None:
    make = Maker()
    assert Store(file).remember("wörter", b"1", make) == [1]
    assert Store(file).remember("wörter", b"1", make) == [1]
    assert Store(file).remember("wörter", b"2", make) == [2]
    assert Store(file).remember("wörter", b"1", make) == [3]
    assert Store(file).remember("andere", b"1", make) == [4]


def test_without_a_file_values_last_as_long_as_the_store() -> None:
    make, store = Maker(), Store()
    assert store.remember("wörter", b"1", make) == store.remember("wörter", b"1", make)
    assert Store().remember("wörter", b"1", make) == [2]


def test_another_generation_begins_anew(file: Path) -> None:
    make = Maker()
    for generation, expected in (("alt", 1), ("alt", 1), ("neu", 2), ("neu", 2), ("alt", 3)):
        assert Store(file, generation).remember("wörter", b"", make) == [expected]


@pytest.mark.parametrize("damage", [b"", b"kaputt", b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_file_is_made_anew(file: Path, damage: bytes) -> None:
    make = Maker()
    Store(file).remember("wörter", b"", make)
    file.write_bytes(damage)
    assert Store(file).remember("wörter", b"", make) == [2]
    assert Store(file).remember("wörter", b"", make) == [2]


def test_a_damaged_value_is_made_anew(file: Path) -> None:
    make = Maker()
    Store(file).keep(Change("wörter", {"": Kept(b"1", b"kaputt")}))
    assert Store(file).remember("wörter", b"1", make) == [1]
    assert Store(file).remember("wörter", b"1", make) == [1]


def test_where_nothing_can_be_kept_it_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("")
    store = Store(tmp_path / "datei" / "ablage.sqlite")
    make = Maker()
    assert store.remember("wörter", b"", make) == store.remember("wörter", b"", make) == [1]


def test_a_room_holds_what_was_kept_without_what_is_gone(file: Path) -> None:
    one, two, three = (Kept(bytes([number]), pack(number)) for number in (1, 2, 3))
    Store(file).keep(Change("a", {"eins": one, "zwei": two}), Change("b", {"eins": three}))
    store = Store(file)
    store.keep(Change("a", {"drei": three, "zwei": three}, ["eins", "fehlt"]))
    for kept in (store, Store(file)):
        assert kept.recall("a") == {"zwei": three, "drei": three}
        assert kept.recall("b") == {"eins": three}
        assert kept.recall_objects("a") == {"zwei": 3, "drei": 3}


def test_no_object_is_unpacked_twice(file: Path) -> None:
    Store(file).keep(Change("a", {"eins": Kept(b"", pack([1])), "zwei": Kept(b"", pack([2]))}))
    store = Store(file)
    before = store.recall_objects("a")
    store.keep(Change("a", {"zwei": Kept(b"", pack([3]))}))
    after = store.recall_objects("a")
    assert after["eins"] is before["eins"]
    assert after["zwei"] == [3]


def test_values_come_back_as_they_were() -> None:
    value = {"text": "ä", "bytes": b"\0", "tuple": (1, None, frozenset({2}))}
    assert unpack(pack(value)) == value


def test_a_fingerprint_tells_where_one_part_ends() -> None:
    assert fingerprint_of(b"ab", b"c") != fingerprint_of(b"a", b"bc") != fingerprint_of(b"abc")
