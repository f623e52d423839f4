"""What every form of the index promises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lunr.index import Index as LunrIndex
from made_up import document, found, many
from packed_reader import read_packed

from praxistransfer.building.site import Site
from praxistransfer.library.library import Library
from praxistransfer.search import backends
from praxistransfer.search.backends import BACKENDS, Files, build_search_files
from praxistransfer.search.thesaurus import Group
from praxistransfer.theme.shell import Frame
from praxistransfer.tools.store import Store

MOST_CHANGED = "Musterkurs im Zaubergarten"


def found_by(name: str, files: Files, term: str) -> set[str]:
    """Return the ids of the documents that hold a term."""
    if name == "packed":
        packed = read_packed(files)
        return {str(packed.records[number][0]) for number, _ in packed.postings.get(term, ())}
    if name == "opensearch":
        return opensearch_holders(files, term)
    (content,) = files.values()
    data = json.loads(content)
    index = LunrIndex.load(data["index"])
    query = index.create_query()
    query.term(term)
    return {data["dokumente"][int(hit["ref"])][0] for hit in index.query(query)}


def opensearch_holders(files: Files, term: str) -> set[str]:
    """Return the same for OpenSearch, of which only our terms can be checked without a server."""
    body = json.loads(files["suche/opensearch/index.json"])
    searched = [
        name for name, field in body["mappings"]["properties"].items() if field["type"] == "text"
    ]
    rows = list(map(json.loads, files["suche/opensearch/bulk.ndjson"].splitlines()))
    actions, sources = rows[::2], rows[1::2]
    assert [action["index"]["_id"] for action in actions] == [row["adresse"] for row in sources]
    assert all(row.keys() == body["mappings"]["properties"].keys() for row in sources)
    return {
        row["kennung"] for row in sources if any(term in row[name].split() for name in searched)
    }


@pytest.mark.parametrize("name", BACKENDS)
def test_every_backend_finds_words_in_every_field_and_parts_of_compounds(name: str) -> None:
    fields = ("titel", "kurzfassung", "thema", "schlagwort", "ort", "text")
    documents = [
        document(number, **{field: MOST_CHANGED})  # type: ignore[arg-type]
        for number, field in enumerate(fields)
    ]
    documents.append(document(len(fields), text="Rest"))
    files = build_search_files(found(documents), name)
    holders = {item.id for item in documents[:-1]}
    for term in ("musterkur", "kur", "zaubergart", "gart"):
        assert found_by(name, files, term) == holders, term
    assert found_by(name, files, "rest") == {documents[-1].id}
    assert found_by(name, files, "fehlt") == set()


@pytest.mark.parametrize("name", BACKENDS)
def test_every_backend_writes_the_same_bytes_for_the_same_documents(name: str) -> None:
    assert build_search_files(found(many(120)), name) == build_search_files(found(many(120)), name)


@pytest.mark.parametrize("name", BACKENDS)
def test_every_backend_takes_no_documents_and_empty_ones(name: str) -> None:
    assert build_search_files(found([]), name) == build_search_files(found([]), name) != {}
    assert (
        found_by(name, build_search_files(found([document(0, titel="")]), name), "muster") == set()
    )


@pytest.mark.parametrize("name", BACKENDS)
def test_every_backend_writes_below_one_folder(name: str) -> None:
    assert all(
        address.startswith("suche/") for address in build_search_files(found(many(120)), name)
    )


def test_the_practices_come_first_in_the_order_of_their_ids(beispielland: Library) -> None:
    documents = backends.make_searchable(beispielland).documents
    practices = [item.id for item in documents if item.kind == "Praxisbeispiel"]
    assert practices
    assert practices == sorted(practices) == [item.id for item in documents[: len(practices)]]
    assert read_packed(build_search_files(backends.make_searchable(beispielland))).directory[
        "beispiele"
    ] == len(practices)


def test_opensearch_gets_the_groups_as_rules_and_a_word_as_often_as_it_stands_there() -> None:
    group = Group((("ring",), ("rund", "sach")), (("kringel",), ("ring",)), ("Kringel", "Ring"))
    files = build_search_files(
        found([document(0, text="Kringel, Ring und Kringel")], (group,)), "opensearch"
    )
    body = json.loads(files["suche/opensearch/index.json"])
    (same,) = body["settings"]["analysis"]["filter"].values()
    assert same["synonyms"] == ["ring => ring, kringel", "rund sach => rund sach, kringel, ring"]
    source = json.loads(files["suche/opensearch/bulk.ndjson"].splitlines()[1])
    assert sorted(source["text"].split()) == ["kringel", "kringel", "ring"]


def test_a_site_writes_another_form_besides_its_own_and_only_while_it_is_wanted(
    tmp_path: Path, beispielland: Library
) -> None:
    store = Store()
    forms = {"lunr-json": "lunr.json", "opensearch": "opensearch", "packed": "verzeichnis.bin"}
    for backend, file in forms.items():
        Site(beispielland, store, search_backend=backend).write(tmp_path, Frame("Probe", "", ()))
        written = {path.name for path in (tmp_path / "suche").iterdir()}
        assert written & {*forms.values()} == {file, "verzeichnis.bin"}
