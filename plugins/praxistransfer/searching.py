"""Brings the search into a site: the files of its index, and the page of its words."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain, starmap
from pathlib import Path
from typing import NamedTuple

from praxistransfer.library import Library
from praxistransfer.memory import Memory
from praxistransfer.model.words import KINDS
from praxistransfer.pages.blocks import Page
from praxistransfer.pages.help import search_words_page
from praxistransfer.publishing import StaticFile
from praxistransfer.search.backends import OURS, Searchable, build
from praxistransfer.search.documents import Analysed, Analysis, Document
from praxistransfer.search.thesaurus import Group, groups


class Found(NamedTuple):
    """Something that can be found, with its terms instead of its texts."""

    document: Document
    terms: Analysed


class Reader:
    """Reads documents for the search; ``folder`` keeps the list of German words."""

    def __init__(self, folder: Path | None = None) -> None:
        self._analysis = Analysis(folder)

    def prepare(self) -> None:
        """Read the list of German words now, before workers are started that need it."""
        self._analysis.prepare()

    def read(self, document: Document) -> Found:
        """Return the terms of a document."""
        return Found(replace(document, fields=()), self._analysis.analysed(document))


def words_page(words: Iterable[Group] = (), unused: AbstractSet[str] = frozenset()) -> Page:
    """Return the page of words that lead to others; ``unused`` ones stand in no document."""
    return search_words_page([(group.asked, group.shown) for group in words], unused)


def search_products(
    found: Iterable[Found], library: Library, backend: str, memory: Memory
) -> list[Page | StaticFile]:
    """Return the page of words and the files of the index, for this site and for ``backend``.

    The ``memory`` may save what an earlier build has done.
    """
    words = tuple(groups(library))
    ordered = sorted(found, key=_order)
    documents = tuple(item.document for item in ordered)
    everything = Searchable(documents, tuple(item.terms for item in ordered), words)
    forms = (build(everything, name, memory) for name in dict.fromkeys((OURS, backend)))
    files = chain.from_iterable(form.items() for form in forms)
    return [words_page(words, everything.index.unused), *starmap(StaticFile, files)]


def _order(item: Found) -> tuple[int, str]:
    """Practices come first, and all by their ids: the finder counts on it."""
    return _KINDS.get(item.document.kind, len(_KINDS)), item.document.id


_KINDS = {words.one: number for number, words in enumerate(KINDS.values())}
