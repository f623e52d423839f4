"""Brings the search into a site: what can be found, and the files of its index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, starmap
from typing import NamedTuple

from praxistransfer.library.library import Library
from praxistransfer.model.words import KINDS
from praxistransfer.search.backends import OURS, Searchable, build_search_files
from praxistransfer.search.documents import Analysed, Analysis, SearchDocument
from praxistransfer.search.index import Index, Weighted, build_index, update_index
from praxistransfer.search.thesaurus import Group, group_sources, list_groups
from praxistransfer.tools.folder import StaticFile
from praxistransfer.tools.store import Change, Kept, Store, fingerprint_of, pack, unpack

_WORDS, _INDEX = "search words", "search index"
"""Rooms of the store."""
_STATES, _WHOLE = "states", "index"
"""What is kept of the index: the fingerprints of what stands in it, and itself."""

Texts = Mapping[str, Kept]
"""Lists of what can be found, by the name of what made them."""


class Findable(NamedTuple):
    """Something that can be found, with its terms instead of its texts."""

    document: SearchDocument
    terms: Analysed


class DocumentReader:
    """Reads documents for the search."""

    def __init__(self) -> None:
        self._analysis = Analysis()

    def load_words(self) -> None:
        """Read the list of German words now, before workers are started that need it."""
        self._analysis.load_words()

    def read_all(self, documents: Iterable[SearchDocument]) -> list[Findable]:
        """Return documents with their terms."""
        analyse = self._analysis.analyse_document
        return [Findable(item._replace(fields=()), analyse(item)) for item in documents]


class Search(NamedTuple):
    """The files of the index, the groups of words it knows, and those that stand in no document."""

    files: tuple[StaticFile, ...]
    words: tuple[Group, ...]
    unused: AbstractSet[str]


def make_search(
    texts: Texts, before: Texts, library: Library, backend: str, store: Store
) -> Search:
    """Return the search with files for this site and for ``backend``.

    ``before`` is what could be found earlier, and may save making the index anew.
    """
    state = fingerprint_of(group_sources(library).encode())
    words = tuple(store.remember(_WORDS, state, lambda: list_groups(library)))
    lists: dict[str, list[Findable]] = {name: unpack(kept.packed) for name, kept in texts.items()}
    ordered = sorted(chain.from_iterable(lists.values()), key=_sort_key)
    index = _make_index(ordered, lists, texts, before, words, store)
    documents = tuple(item.document for item in ordered)
    everything = Searchable(documents, tuple(item.terms for item in ordered), words, index)
    backends = dict.fromkeys((OURS, backend))
    forms = (build_search_files(everything, name, store) for name in backends)
    files = chain.from_iterable(form.items() for form in forms)
    return Search(tuple(starmap(StaticFile, files)), words, index.unused)


def _make_index(
    ordered: list[Findable],
    lists: Mapping[str, list[Findable]],
    texts: Texts,
    before: Texts,
    words: tuple[Group, ...],
    store: Store,
) -> Index:
    """Return the index; if little has changed since the last one, that is exchanged in it."""
    weighted = list(map(_weigh_terms, ordered))
    states = {name: kept.fingerprint for name, kept in texts.items()}
    states[_WORDS] = fingerprint_of(repr(words).encode())
    earlier = store.recall(_INDEX)
    index, changed = None, _changed_names(states, earlier, before)
    if changed is not None:
        was = [item for name in changed for item in unpack(before[name].packed)]
        now = [item for name in changed for item in lists[name]]
        exchanged = _find_exchanged(was, now, ordered)
        if exchanged is not None:
            last = Index.from_bytes(earlier[_WHOLE].packed)
            index = update_index(last, weighted, exchanged, words)
    index = index or build_index(weighted, words)
    known = pack(states)
    kept = {_WHOLE: Kept(fingerprint_of(known), index.to_bytes()), _STATES: Kept(b"", known)}
    store.keep(Change(_INDEX, kept))
    return index


def _changed_names(states: Mapping[str, bytes], earlier: Texts, before: Texts) -> list[str] | None:
    """Return the names of what has changed since the last index, if it is known what it was."""
    if not {_STATES, _WHOLE} <= earlier.keys():
        return None
    known = earlier[_STATES].packed
    last = unpack(known)
    if earlier[_WHOLE].fingerprint != fingerprint_of(known) or states.keys() != last.keys():
        return None
    changed = [name for name, state in states.items() if last[name] != state]
    is_known = all(name in before and before[name].fingerprint == last[name] for name in changed)
    return changed if is_known else None


def _find_exchanged(
    was: Sequence[Findable], now: Sequence[Findable], ordered: Sequence[Findable]
) -> dict[int, Weighted] | None:
    """Return what documents were, by their numbers, if all documents have kept these."""
    numbers = {_sort_key(item): number for number, item in enumerate(ordered)}
    if len(numbers) < len(ordered) or [*map(_sort_key, was)] != [*map(_sort_key, now)]:
        return None
    return {numbers[_sort_key(item)]: _weigh_terms(item) for item in was}


def _weigh_terms(item: Findable) -> Weighted:
    return item.terms, item.document.priority


def _sort_key(item: Findable) -> tuple[int, str]:
    """Practices come first, and all by their ids: the finder counts on it."""
    return _KINDS.get(item.document.kind, len(_KINDS)), item.document.id


_KINDS = {words.one: number for number, words in enumerate(KINDS.values())}
