"""The index for OpenSearch: our terms, so that a search over many handbooks reads German alike.

``bulk.ndjson`` is the body for its bulk interface, ``index.json`` that for making the index. Texts
are terms already, so the engine only splits them at blanks; who asks it analyses the question with
``german.py`` or ``german.js`` first. Fields are weighed when they are asked for, see ``_meta``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from praxistransfer.search.documents import WEIGHTS, Analysed, SearchDocument
from praxistransfer.search.index import K1, B
from praxistransfer.search.thesaurus import Group
from praxistransfer.tools.folder import compact_json

_SPLIT = "begriffe"
_ASKED = "begriffe_und_gleiche"
_SAME = "gleiche"
_HINT = (
    "multi_match, type cross_fields oder most_fields; auto_generate_synonyms_phrase_query: false, "
    "denn die Begriffe stehen nicht in der Reihenfolge des Textes"
)


def index_body(groups: Iterable[Group]) -> bytes:
    """Return settings and mapping of the index."""
    text = {"type": "text", "analyzer": _SPLIT, "search_analyzer": _ASKED}
    shown = ("kennung", "art", "name", "zusammenfassung", "adresse")
    body = {
        "settings": {
            "index": {"similarity": {"default": {"type": "BM25", "k1": K1, "b": B}}},
            "analysis": {
                "filter": {
                    _SAME: {"type": "synonym_graph", "synonyms": list(_synonym_rules(groups))}
                },
                "analyzer": {
                    _SPLIT: {"type": "custom", "tokenizer": "whitespace"},
                    _ASKED: {"type": "custom", "tokenizer": "whitespace", "filter": [_SAME]},
                },
            },
        },
        "mappings": {
            "_meta": {"gewichte": dict(WEIGHTS), "abfrage": _HINT},
            "dynamic": "strict",
            "properties": {
                **{name: {"type": "keyword"} for name in shown},
                "vorrang": {"type": "float"},
                **dict.fromkeys(WEIGHTS, text),
            },
        },
    }
    return compact_json(body) + b"\n"


def bulk_body(documents: Sequence[SearchDocument], analysed: Sequence[Analysed]) -> bytes:
    """Return two lines for each document: where it goes, and what it holds."""
    lines: list[bytes] = []
    for document, terms in zip(documents, analysed, strict=True):
        lines.append(compact_json({"index": {"_id": document.address}}))
        lines.append(compact_json(_document_source(document, terms)))
    return b"".join(line + b"\n" for line in lines)


def _document_source(document: SearchDocument, analysed: Analysed) -> dict[str, Any]:
    words: dict[str, list[str]] = {name: [] for name in WEIGHTS}
    for term, counts in analysed.terms:
        for name, count in zip(WEIGHTS, counts, strict=True):
            words[name] += [term] * count
    return {
        "kennung": document.id,
        "art": document.kind,
        "name": document.title,
        "zusammenfassung": document.summary,
        "adresse": document.address,
        "vorrang": document.priority,
        **{name: " ".join(terms) for name, terms in words.items()},
    }


def _synonym_rules(groups: Iterable[Group]) -> Iterator[str]:
    for group in groups:
        phrases = [" ".join(phrase) for phrase in group.find]
        for asked in dict.fromkeys(" ".join(phrase) for phrase in group.ask):
            yield f"{asked} => {', '.join(dict.fromkeys([asked, *phrases]))}"
