"""What is kept comes back as it was, and is made anew once it is worth nothing."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from stores import KEY, damage, store_in
from thoroughness import some

from praxistransfer.tools import store as module
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
    assert store_in(file).remember("wörter", b"1", make) == [1]
    assert store_in(file).remember("wörter", b"1", make) == [1]
    assert store_in(file).remember("wörter", b"2", make) == [2]
    assert store_in(file).remember("wörter", b"1", make) == [3]
    assert store_in(file).remember("andere", b"1", make) == [4]


def test_without_a_file_values_last_as_long_as_the_store() -> None:
    make, store = Maker(), Store()
    assert store.remember("wörter", b"1", make) == store.remember("wörter", b"1", make)
    assert Store().remember("wörter", b"1", make) == [2]


def test_another_generation_begins_anew(file: Path) -> None:
    make = Maker()
    for generation, expected in (("alt", 1), ("alt", 1), ("neu", 2), ("neu", 2), ("alt", 3)):
        assert store_in(file, generation).remember("wörter", b"", make) == [expected]


@pytest.mark.parametrize("damage", [b"", b"kaputt", b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_file_is_made_anew(file: Path, damage: bytes) -> None:
    make = Maker()
    store_in(file).remember("wörter", b"", make)
    file.write_bytes(damage)
    assert store_in(file).remember("wörter", b"", make) == [2]
    assert store_in(file).remember("wörter", b"", make) == [2]


class Planted:
    """A value that runs code when it is unpacked."""

    def __reduce__(self) -> tuple[Callable[[str], Any], tuple[str]]:
        return pytest.fail, ("what somebody planted was unpacked",)


CHANGES = {
    "a value": "packed = x'00'",
    "a number for bytes": "packed = 7",
    "another fingerprint": "fingerprint = x'02'",
    "another name": "name = 'zwei'",
    "another room": "room = 'b'",
    "another seal": "seal = zeroblob(16)",
    "no seal": "seal = NULL",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_value_that_somebody_changed_or_moved_is_forgotten(file: Path, change: str) -> None:
    kept = {"eins": Kept(b"1", pack([1])), "drei": Kept(b"3", pack([3]))}
    store_in(file).keep(Change("a", kept))
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(f"UPDATE kept SET {change} WHERE name = 'eins'")  # noqa: S608 - ours
    found = store_in(file)
    assert found.recall("a") == {"drei": kept["drei"]}
    assert found.recall("b") == {}


def test_what_was_recalled_of_a_damaged_file_is_kept_again(file: Path) -> None:
    values = {room: Change(room, {"eins": Kept(b"", pack(room))}) for room in "abcd"}
    store_in(file).keep(*values.values())
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE kept SET packed = x'00' WHERE room = 'b'")
    store = store_in(file)
    assert [bool(store.recall(room)) for room in "abc"] == [True, False, False]
    store.keep(values["d"])
    assert [bool(store_in(file).recall(room)) for room in "abcd"] == [True, False, False, True]


@pytest.mark.parametrize("is_ours", [False, True])
def test_what_somebody_planted_is_never_unpacked(file: Path, *, is_ours: bool) -> None:
    store = store_in(file, key=b"ein anderer" if not is_ours else KEY)
    store.keep(Change("wörter", {"": Kept(b"1", pack(Planted()))}))
    if is_ours:  # or this test would say nothing
        with pytest.raises(pytest.fail.Exception):
            store_in(file).remember("wörter", b"1", Maker())
    else:
        assert store_in(file).remember("wörter", b"1", Maker()) == [1]


def test_values_of_another_file_are_worth_nothing(file: Path) -> None:
    make = Maker()
    store_in(file).remember("wörter", b"1", make)
    copy = file.with_name("andere.sqlite")
    shutil.copy(file, copy)
    assert store_in(copy).remember("wörter", b"1", make) == [2]
    assert store_in(file).remember("wörter", b"1", make) == [1]


def test_nobody_else_may_read_the_file(file: Path) -> None:
    store_in(file).remember("wörter", b"1", Maker())
    assert file.stat().st_mode & 0o777 == 0o600


def test_two_that_begin_a_store_keep_what_both_have_made(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of them looks, finds no store yet, and begins it after the other has."""
    one, other = Kept(b"", pack(1)), Kept(b"", pack(2))
    open_file = Store._open  # noqa: SLF001

    @contextmanager
    def open_late(store: Store, file: Path) -> Iterator[sqlite3.Connection]:
        with open_file(store, file) as database:
            with monkeypatch.context() as patch:
                patch.setattr(Store, "_open", open_file)
                store_in(file).keep(Change("a", {"andere": other}))
            yield database

    store = store_in(file)
    assert store.recall("a") == {}
    with monkeypatch.context() as patch:
        patch.setattr(Store, "_open", open_late)
        store.keep(Change("a", {"eins": one}))
    assert store_in(file).recall("a") == {"eins": one, "andere": other}


def test_a_file_that_another_process_is_writing_is_left_alone(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0)
    make = Maker()
    store_in(file).remember("a", b"", make)
    with closing(sqlite3.connect(file)) as database:
        database.execute("BEGIN EXCLUSIVE")
        assert store_in(file).remember("a", b"", make) == [2]
    assert store_in(file).remember("a", b"", make) == [1]


def test_a_file_of_which_any_bit_has_flipped_gives_right_values_or_none(file: Path) -> None:
    values = {
        room: {f"eintrag {n}": Kept(bytes([n]), pack([room, "ä" * n * n])) for n in range(40)}
        for room in ("eins", "zwei", "drei")
    }
    store_in(file).keep(*(Change(room, kept) for room, kept in values.items()))
    whole, chance = file.read_bytes(), Random(16)  # noqa: S311 - the same each time
    lost = 0
    for _ in range(some(300)):
        file.write_bytes(damage(whole, chance))
        store = store_in(file)
        for room, kept in values.items():
            found = store.recall(room)
            assert found.items() <= kept.items()
            lost += len(kept) - len(found)
        store.keep(Change("eins", {"neu": Kept(b"", b"")}))
        store = store_in(file)
        assert set(store.recall("eins")) - set(values["eins"]) == {"neu"}
    assert lost


def test_where_nothing_can_be_kept_it_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("")
    store = store_in(tmp_path / "datei" / "ablage.sqlite")
    make = Maker()
    assert store.remember("wörter", b"", make) == store.remember("wörter", b"", make) == [1]


def test_a_room_holds_what_was_kept_without_what_is_gone(file: Path) -> None:
    one, two, three = (Kept(bytes([number]), pack(number)) for number in (1, 2, 3))
    store_in(file).keep(Change("a", {"eins": one, "zwei": two}), Change("b", {"eins": three}))
    store = store_in(file)
    store.keep(Change("a", {"drei": three, "zwei": three}, ["eins", "fehlt"]))
    for kept in (store, store_in(file)):
        assert kept.recall("a") == {"zwei": three, "drei": three}
        assert kept.recall("b") == {"eins": three}
        assert kept.recall_objects("a") == {"zwei": 3, "drei": 3}


def test_no_object_is_unpacked_twice(file: Path) -> None:
    store_in(file).keep(Change("a", {"eins": Kept(b"", pack([1])), "zwei": Kept(b"", pack([2]))}))
    store = store_in(file)
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
