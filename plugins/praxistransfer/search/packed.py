"""The index as files for the browser: small, fetched piece by piece, the same for the same input.

``verzeichnis.bin`` has a fixed name and names all others by the hash of what they hold:

- shards: neighbouring terms with the documents that hold them and how much the term weighs there,
- records: what a list of hits shows, a few documents each,
- words: the terms that begin with one letter and have about one length, for words that were
  mistyped,
- groups: the words that a group of the thesaurus leads to, some groups each.

Every file is deflated in itself, so that its size does not depend on the host. ``index.js`` reads
them.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, groupby
from operator import sub
from typing import Any

from praxistransfer.model.words import KINDS
from praxistransfer.search.documents import NAME, PLACE, SearchDocument
from praxistransfer.search.german import BROWSER_TABLES, german_tables
from praxistransfer.search.index import KEY, Index
from praxistransfer.search.postings import CLASSES, LEAST, LOWEST, STEP, Postings, numbers_of
from praxistransfer.tools.folder import compact_json
from praxistransfer.tools.store import Change, Kept, Store
from praxistransfer.tools.workers import spread

FORMAT = 2
"""Goes up when the files change so that an older script cannot read them."""
FOLDER = "suche/"
DIRECTORY = f"{FOLDER}verzeichnis.bin"

_ONE_FILE = 100
"""Up to so many documents everything stands in the directory."""
_SHARD_LEAST, _SHARD_MOST = 14_000, 40_000
"""Bytes of a shard before it is deflated."""
_RECORDS = 8
"""Documents in one file of records."""
_GROUPS = 16
"""Groups in one file."""
_SHORTEST_WORD = 4
_WORDS = 8_000
"""Bytes of a list of words, before it is deflated, from which on longer words begin the next."""
_WORTH_SPREADING = 40
"""From so many shards on, the time to start workers is won back."""

_ONE_BYTE = 128
"""Smaller numbers fit into one byte."""

_ROOM = "search files"
_LETTERS = 10
"""Letters in the name of a file."""


def pack_index(
    documents: Sequence[SearchDocument], index: Index, store: Store | None = None
) -> dict[str, bytes]:
    """Return the files by address, relative to the site; a ``store`` saves packing anew."""
    files = _Files(store or Store(), together=len(documents) <= _ONE_FILE)
    terms = sorted(index.postings)
    parts = list(_cut_shards(terms, index))
    kinds = list(dict.fromkeys(document.kind for document in documents))
    folders = [_usual_folder(kind, documents) for kind in kinds]
    content: dict[str, Any] = {
        "format": FORMAT,
        "dokumente": len(documents),
        "beispiele": sum(document.kind == KINDS["practice"].one for document in documents),
        "klassen": CLASSES,
        "kleinstes": LEAST,
        "stufe": STEP,
        "teile": [
            [first, name]
            for first, name in zip(
                _shard_beginnings(parts),
                files.add_shards(parts, index),
                strict=True,
            )
        ],
        "je": _RECORDS,
        "eintraege": [
            files.add_section(
                compact_json(
                    [_hit_record(item, kinds, folders) for item in documents[at : at + _RECORDS]]
                )
            )
            for at in range(0, len(documents), _RECORDS)
        ],
        "woerter": {
            letter: [
                [len(words[0]), files.add_section("\n".join(words).encode())]
                for words in _by_length(of_letter)
            ]
            for letter, of_letter in _by_letter(_mistypable_words(terms))
        },
        "arten": kinds,
        "ordner": folders,
        "gruppen": [
            files.add_section(
                compact_json([group.shown for group in index.groups[at : at + _GROUPS]])
            )
            for at in range(0, len(index.groups), _GROUPS)
        ],
        "je_gruppen": _GROUPS,
        "deutsch": {name: german_tables()[name] for name in BROWSER_TABLES},
    }
    return files.finish_files(content)


class _Files:
    """Collects sections, as files of their own or all in the directory.

    Files are kept in the store: most of them are what they were.
    """

    def __init__(self, store: Store, *, together: bool) -> None:
        self._together = together
        self._attached: list[bytes] = []
        self._files: dict[str, bytes] = {}
        self._store = store
        self._known = {name: kept.packed for name, kept in store.recall(_ROOM).items()}
        self._kept: dict[str, bytes] = {}

    def add_section(self, content: bytes) -> str | int:
        """Return the name of a section; in one file, its length."""
        if self._together:
            self._attached.append(content)
            return len(content)
        name = _content_name(content)
        return self._add_file(
            name, self._known.get(name) or name.encode() + _deflate_content(content)
        )

    def add_shards(self, parts: Sequence[Sequence[str]], index: Index) -> Iterator[str | int]:
        """Yield the same for the shards of an index; those that are new are made on all cores."""
        if self._together:
            yield from (self.add_section(_shard_content(part, index)) for part in parts)
            return
        wanted = {_shard_key(part, index): part for part in parts}
        fresh = [key for key in wanted if key not in self._known]
        made = spread(lambda key: _shard_file(wanted[key], index), fresh, worth=_WORTH_SPREADING)
        new = dict(zip(fresh, made, strict=True))
        for key in wanted:
            yield self._add_file(key, new.get(key) or self._known[key])

    def _add_file(self, key: str, section: bytes) -> str:
        """Take a file that stands behind its name."""
        self._kept[key] = section
        name = section[:_LETTERS].decode()
        self._files[f"{FOLDER}{name}.bin"] = section[_LETTERS:]
        return name

    def finish_files(self, directory: dict[str, Any]) -> dict[str, bytes]:
        """Return all files with the directory."""
        fresh = {
            key: Kept(b"", section) for key, section in self._kept.items() if key not in self._known
        }
        self._store.keep(Change(_ROOM, fresh, self._known.keys() - self._kept.keys()))
        head = compact_json(directory)
        whole = b"".join([struct.pack("<I", len(head)), head, *self._attached])
        return {DIRECTORY: _deflate_content(whole), **dict(sorted(self._files.items()))}


def _shard_file(terms: Sequence[str], index: Index) -> bytes:
    """Return a shard that is a file, behind its name."""
    content = _shard_content(terms, index)
    return _content_name(content).encode() + _deflate_content(content)


def _content_name(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_LETTERS]


def _shard_key(terms: Sequence[str], index: Index) -> str:
    """Return a text that changes with everything a shard holds."""
    postings = [index.postings[term] for term in terms]
    whole = hashlib.blake2b(" ".join(terms).encode(), digest_size=16)
    whole.update(repr([*map(len, postings)]).encode())
    whole.update(b"".join(postings))
    return whole.hexdigest()


def _deflate_content(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
    return packer.compress(content) + packer.flush()


def _usual_folder(kind: str, documents: Iterable[SearchDocument]) -> str:
    """Return what the addresses of a kind begin with, if they end with the id."""
    first = next(document for document in documents if document.kind == kind)
    return first.address.removesuffix(f"{first.id}/")


def _hit_record(document: SearchDocument, kinds: list[str], folders: list[str]) -> list[Any]:
    """Return what a hit shows; the address only where it does not follow from kind and id."""
    kind = kinds.index(document.kind)
    usual = document.address == f"{folders[kind]}{document.id}/"
    row = [document.id, kind, document.title, document.summary]
    return row if usual else [*row, document.address]


def _mistypable_words(terms: Iterable[str]) -> list[str]:
    """Return the words that someone may have mistyped, those that only ask for a group too."""
    asking = [term.removesuffix(KEY) for term in terms if KEY in term]
    words = (word for word in chain(terms, asking) if word.isalpha())
    # No set: what is in order already is put in order at once.
    return sorted(dict.fromkeys(word for word in words if len(word) >= _SHORTEST_WORD))


def _by_letter(words: Iterable[str]) -> Iterator[tuple[str, Iterator[str]]]:
    return groupby(words, key=lambda word: word[0])


def _by_length(words: Iterable[str]) -> Iterator[list[str]]:
    """Yield lists of words, the shortest first; all words of one length stand in one list."""
    part: list[str] = []
    for _, same in groupby(sorted(words, key=len), key=len):
        part += same
        if sum(map(len, part)) >= _WORDS:
            yield part
            part = []
    if part:
        yield part


def _cut_shards(terms: Sequence[str], index: Index) -> Iterator[list[str]]:
    """Cut the terms into shards; where depends on the terms, so that most cuts stay for long."""
    postings = index.postings
    part: list[str] = []
    size = 0
    for term in terms:
        if part and (size > _SHARD_MOST or (size > _SHARD_LEAST and _may_begin(term))):
            yield part
            part, size = [], 0
        part.append(term)
        size += len(term) // 2 + 4 + 2 * len(postings[term])
    if part:
        yield part


def _shard_beginnings(parts: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield for each shard the shortest text that stands between the one before and its terms."""
    last = ""
    for part in parts:
        first = part[0]
        differs = next(
            (at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]),
            len(last),
        )
        yield first[: differs + 1]
        last = part[-1]


def _may_begin(term: str) -> bool:
    # Names and phrases stay with the word they begin with.
    marked = any(mark in term for mark in (NAME, PLACE, KEY))
    return not marked and zlib.crc32(term.encode()) % 8 == 0


def _shard_content(terms: Sequence[str], index: Index) -> bytes:
    """Write terms, then numbers of documents as gaps, then the classes of their weights."""
    heads, gaps, classes = [_short_number(len(terms))], [], []
    before = b""
    for term in terms:
        postings = index.postings[term]
        text = term.encode()
        same = _common_bytes(before, text)
        packed_gaps, of_term = _gaps_and_classes(postings)
        heads.append(bytes((same, len(text) - same)) + text[same:])
        heads.append(_short_number(len(postings)) + _short_number(len(packed_gaps) - len(postings)))
        gaps.append(packed_gaps)
        classes.append(of_term)
        before = text
    return b"".join([*heads, *gaps, *classes])


def _common_bytes(one: bytes, other: bytes) -> int:
    """Return how many bytes two terms have in common at the beginning."""
    same = 0
    for pair in zip(one[:255], other, strict=False):
        if pair[0] != pair[1]:
            break
        same += 1
    return same


def _gaps_and_classes(postings: Postings) -> tuple[bytes, bytes]:
    if len(postings) == 1:  # most terms
        number, cls = divmod(postings[0], CLASSES)
        return _short_number(number + 1), bytes((cls,))
    classes = bytes(bytearray(postings)[LOWEST::4])
    numbers = numbers_of(postings)
    gaps = list(map(sub, numbers, chain((-1,), numbers)))
    if max(gaps) < _ONE_BYTE:
        return bytes(gaps), classes
    return b"".join(map(_short_number, gaps)), classes


@cache
def _short_number(value: int) -> bytes:
    """Return a number in as few bytes as it needs, seven bits in each."""
    whole = bytearray()
    while value >= _ONE_BYTE:
        whole.append(value & 127 | 128)
        value >>= 7
    whole.append(value)
    return bytes(whole)
