"""Reads the packed index as the browser does, for tests in Python."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from praxistransfer.search.packed import DIRECTORY, FOLDER


@dataclass(frozen=True, slots=True)
class PackedIndex:
    """What the files say."""

    directory: dict[str, Any]
    postings: dict[str, list[tuple[int, int]]]
    """For each term the documents and the classes of their weights."""
    records: list[list[Any]]
    words: dict[str, list[list[str]]]
    """For each letter lists of the words that begin with it, the shortest first."""
    groups: list[list[str]]
    """The words that each group of the thesaurus leads to."""


def read_packed(files: Mapping[str, bytes]) -> PackedIndex:
    """Return what the files say, whether they are one or many."""
    whole = zlib.decompress(files[DIRECTORY], -15)
    head = int.from_bytes(whole[:4], "little")
    directory = json.loads(whole[4 : 4 + head])
    rest = whole[4 + head :]

    def section(name: str | int) -> bytes:
        nonlocal rest
        if isinstance(name, str):
            return zlib.decompress(files[f"{FOLDER}{name}.bin"], -15)
        taken, rest = rest[:name], rest[name:]
        return taken

    postings: dict[str, list[tuple[int, int]]] = {}
    for first, name in directory["teile"]:
        found = _read_shard(section(name))
        assert max(postings, default="") < first <= next(iter(found))
        postings |= found
    records = [row for name in directory["eintraege"] for row in json.loads(section(name))]
    words = {
        letter: [section(name).decode().split("\n") for _, name in lists]
        for letter, lists in directory["woerter"].items()
    }
    groups = [words for name in directory["gruppen"] for words in json.loads(section(name))]
    return PackedIndex(directory, postings, records, words, groups)


def _read_shard(data: bytes) -> dict[str, list[tuple[int, int]]]:
    at = 0

    def number() -> int:
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    count = number()
    terms, before = [], b""
    for _ in range(count):
        same, more = data[at], data[at + 1]
        at += 2
        before = before[:same] + data[at : at + more]
        at += more
        size = number()
        terms.append((before.decode(), size, size + number()))
    numbers = []
    for _, size, length in terms:
        end, document, found = at + length, -1, []
        for _ in range(size):
            document += number()
            found.append(document)
        assert at == end
        numbers.append(found)
    result = {}
    for (term, size, _), found in zip(terms, numbers, strict=True):
        result[term] = list(zip(found, data[at : at + size], strict=True))
        at += size
    assert at == len(data)
    return result
