"""The forms in which the index can be published."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from lunr.builder import Builder
from lunr.index import Index as LunrIndex

from praxistransfer.library.library import Library
from praxistransfer.search.documents import (
    WEIGHTS,
    Analysed,
    Analysis,
    SearchDocument,
    list_documents,
)
from praxistransfer.search.index import K1, B, Index, Weighted, build_index
from praxistransfer.search.opensearch import bulk_body, index_body
from praxistransfer.search.packed import FOLDER, pack_index
from praxistransfer.search.thesaurus import Group, list_groups
from praxistransfer.tools.store import Store

OURS = "packed"
"""The form that the search of the site reads."""

Files = Mapping[str, bytes]
Analyse = Callable[[SearchDocument], Analysed]


@dataclass(frozen=True)
class Searchable:
    """Everything a backend needs."""

    documents: tuple[SearchDocument, ...]
    analysed: tuple[Analysed, ...]
    groups: tuple[Group, ...] = ()
    made: Index | None = None
    """The inverted index, if it is made already."""

    @cached_property
    def index(self) -> Index:
        """The inverted index."""
        return self.made or build_index(self.weighted, self.groups)

    @property
    def weighted(self) -> list[Weighted]:
        """Each analysed document with its priority."""
        priorities = (document.priority for document in self.documents)
        return list(zip(self.analysed, priorities, strict=True))


def make_searchable(
    library: Library, pages: Iterable[SearchDocument] = (), analyse: Analyse | None = None
) -> Searchable:
    """Return what can be found in a library and on further pages, analysed.

    ``analyse`` may remember results; by default every document is read anew.
    """
    analyse = analyse or default_analysis()
    listed = tuple(list_documents(library, pages))
    return Searchable(listed, tuple(map(analyse, listed)), tuple(list_groups(library)))


def default_analysis() -> Analyse:
    """Return a function that analyses documents."""
    return Analysis().analyse_document


def build_search_files(
    searchable: Searchable, backend: str = OURS, store: Store | None = None
) -> Files:
    """Return the files of the search by address, relative to the site.

    A ``store`` may save what an earlier build has done.
    """
    return BACKENDS[backend](searchable, store or Store())


def lunr_index(searchable: Searchable) -> LunrIndex:
    """Return lunr's index over the terms that were found, without any pipeline of its own."""
    builder = Builder()
    builder.pipeline.reset()
    builder.search_pipeline.reset()
    builder.ref("number")
    builder.k1(K1)
    builder.b(B)
    for name, weight in WEIGHTS.items():
        builder.field(name, boost=weight)
    for number, (document, priority) in enumerate(searchable.weighted):
        # lunr.py keeps lists of words as they are.
        terms: dict[str, list[str]] = {name: [] for name in WEIGHTS}
        for term, counts in document.terms:
            for name, count in zip(WEIGHTS, counts, strict=True):
                terms[name] += [term] * count
        content = {"number": str(number), **terms}
        builder.add(content, {"boost": priority})
    return builder.build()


def _pack_files(searchable: Searchable, store: Store) -> Files:
    return pack_index(searchable.documents, searchable.index, store)


def _lunr_json(searchable: Searchable, _: Store) -> Files:
    """Return lunr's own form and a list of the documents, for small sites and other programs."""
    records = [
        [item.id, item.kind, item.title, item.summary, item.address]
        for item in searchable.documents
    ]
    index = lunr_index(searchable).serialize() if records else None  # lunr divides by their number
    content = {"index": index, "dokumente": records}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return {f"{FOLDER}lunr.json": text.encode()}


def _opensearch_files(searchable: Searchable, _: Store) -> Files:
    return {
        f"{FOLDER}opensearch/index.json": index_body(searchable.groups),
        f"{FOLDER}opensearch/bulk.ndjson": bulk_body(searchable.documents, searchable.analysed),
    }


BACKENDS: Mapping[str, Callable[[Searchable, Store], Files]] = MappingProxyType(
    {OURS: _pack_files, "lunr-json": _lunr_json, "opensearch": _opensearch_files}
)
"""The names of all forms."""
