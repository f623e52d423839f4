"""Brings the search into a site: the files of its index, and the pages of its words."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from hashlib import blake2b
from itertools import chain, starmap
from pathlib import Path
from typing import NamedTuple

from praxistransfer.library.library import Library
from praxistransfer.model.words import KINDS
from praxistransfer.search.backends import OURS, Searchable, build_search_files
from praxistransfer.search.documents import Analysed, Analysis, SearchDocument
from praxistransfer.search.index import Index, Weighted, build_index, update_index
from praxistransfer.search.thesaurus import Group, group_sources, list_groups
from praxistransfer.tools.folder import StaticFile
from praxistransfer.tools.store import Change, Memory

_ROOM, _INDEX, _STATES, _WORDS = "Suche", "Index", "Stand", "#Wörter"
_NONE = pickle.dumps({})

Finds = Mapping[str, bytes]
"""Pickled lists of what can be found, by the name of the job that made them."""


class Found(NamedTuple):
    """Something that can be found, with its terms instead of its texts."""

    document: SearchDocument
    terms: Analysed


class Reader:
    """Reads documents for the search; ``folder`` keeps the list of German words."""

    def __init__(self, folder: Path | None = None) -> None:
        self._analysis = Analysis(folder)

    def prepare(self) -> None:
        """Read the list of German words now, before workers are started that need it."""
        self._analysis.load_words()

    def read(self, document: SearchDocument) -> Found:
        """Return the terms of a document."""
        return Found(document._replace(fields=()), self._analysis.analyse_document(document))


class SearchFiles(NamedTuple):
    """The files of the index, the groups of words it knows, and those that stand in no document."""

    files: tuple[StaticFile, ...]
    words: tuple[Group, ...]
    unused: AbstractSet[str]


def search_files(
    found: Finds, before: Finds, library: Library, backend: str, memory: Memory
) -> SearchFiles:
    """Return the files of the index, for this site and for ``backend``.

    ``before`` is what was found earlier. The ``memory`` may save what an earlier build has done.
    """
    words = _words(library, memory)
    index, ordered = _index(found, before, words, memory)
    documents = tuple(item.document for item in ordered)
    everything = Searchable(documents, tuple(item.terms for item in ordered), words, index)
    forms = (
        build_search_files(everything, name, memory) for name in dict.fromkeys((OURS, backend))
    )
    files = chain.from_iterable(form.items() for form in forms)
    return SearchFiles(tuple(starmap(StaticFile, files)), words, index.unused)


def _words(library: Library, memory: Memory) -> tuple[Group, ...]:
    """Return the groups of words that lead to others."""
    state = _hash(group_sources(library).encode())
    kept = memory.recall(_ROOM).get(_WORDS, b"")
    if kept.startswith(state):
        return tuple(map(Group._make, pickle.loads(kept[len(state) :])))  # noqa: S301 - see Memory
    words = tuple(list_groups(library))
    value = pickle.dumps([*map(tuple, words)], pickle.HIGHEST_PROTOCOL)
    memory.keep(Change(_ROOM, {_WORDS: state + value}))
    return words


def _index(
    found: Finds, before: Finds, words: tuple[Group, ...], memory: Memory
) -> tuple[Index, list[Found]]:
    """Return the index of everything, and everything in its order.

    If little has changed since the last one, only that is exchanged in it.
    """
    lists = {name: _unpickled(value) for name, value in found.items()}
    ordered = sorted(chain.from_iterable(lists.values()), key=_order)
    weighted = list(map(_weighted, ordered))
    states = {name: _hash(value) for name, value in found.items()}
    states[_WORDS] = _hash(repr(words).encode())
    earlier = memory.recall(_ROOM)
    changed = _changed(states, pickle.loads(earlier.get(_STATES, _NONE)), before)  # noqa: S301
    index = None
    if changed is not None:
        was = chain.from_iterable(_unpickled(before[name]) for name in changed)
        now = chain.from_iterable(lists[name] for name in changed)
        exchanged = _exchanged([*was], [*now], ordered)
        if exchanged is not None:
            index = update_index(Index.unpickled(earlier[_INDEX]), weighted, exchanged, words)
    index = index or build_index(weighted, words)
    kept = {_INDEX: index.pickled(), _STATES: pickle.dumps(states, pickle.HIGHEST_PROTOCOL)}
    memory.keep(Change(_ROOM, kept))
    return index, ordered


def _changed(states: Finds, earlier: Finds, before: Finds) -> list[str] | None:
    """Return the names of what has changed since the last index, if it is known what it was."""
    changed = [name for name, state in states.items() if earlier.get(name) != state]
    same_names = states.keys() == earlier.keys()
    known = same_names and all(_hash(before.get(name, b"")) == earlier[name] for name in changed)
    return changed if known else None


def _exchanged(
    was: list[Found], now: list[Found], ordered: list[Found]
) -> dict[int, Weighted] | None:
    """Return what documents were, by their numbers, if all documents have kept these."""
    numbers = {_order(item): number for number, item in enumerate(ordered)}
    if len(numbers) < len(ordered) or [*map(_order, was)] != [*map(_order, now)]:
        return None
    return {numbers[_order(item)]: _weighted(item) for item in was}


def _weighted(item: Found) -> Weighted:
    return item.terms, item.document.priority


def _unpickled(value: bytes) -> list[Found]:
    return list(pickle.loads(value))  # noqa: S301 - see Memory


def _hash(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()


def _order(item: Found) -> tuple[int, str]:
    """Practices come first, and all by their ids: the finder counts on it."""
    return _KINDS.get(item.document.kind, len(_KINDS)), item.document.id


_KINDS = {words.one: number for number, words in enumerate(KINDS.values())}
