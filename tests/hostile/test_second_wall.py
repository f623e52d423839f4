"""Second wall: what hostile texts become in the built HTML when no check has stopped them."""

from __future__ import annotations

import pytest
from guard import faults
from hostile_site import hostile_site, payload_address
from markupsafe import escape
from packed_reader import read_packed
from payloads import PAYLOADS, POLYGLOT

ARTICLE = "<article>"
BAD = {
    "script": "<script>alert(1)</script>",
    "script of the frame, twice": '<script src="assets/handbuch/bundles/shell.js"></script>',
    "handler": "<p onclick=x>x</p>",
    "handler of an svg": "<svg onload=x></svg>",
    "style": "<p style=x>x</p>",
    "style element": "<style>p{}</style>",
    "iframe": "<iframe></iframe>",
    "object": "<object></object>",
    "embed": "<embed>",
    "base": "<base href=x>",
    "meta": "<meta name=x>",
    "form": "<form action=https://evil.example></form>",
    "javascript": '<a href=" java\nscript:x">x</a>',
    "data": '<a href="DATA:text/html,x">x</a>',
    "xlink": '<svg><a xlink:href="javascript:x"/></svg>',
    "image": '<img src="https://evil.example/x.png">',
    "comment": "<!-- x -->",
    "id of the frame": "<p id=px-inhalt>x</p>",
    "other id of the frame": "<p id=px-neu>x</p>",
    "doubled id": "<p id=a></p><p id=a></p>",
    "class": "<p class=md-header>x</p>",
    "attribute": "<p popover>x</p>",
    "end of the article": "</article><p>x</p><article>",
    "end of main": "</article></main></div><p>x</p>",
    "second heading": "<h1>x</h1>",
}


def test_the_guard_sees_what_must_not_be_there() -> None:
    good = min(hostile_site().documents.values(), key=len)
    assert good.count(ARTICLE) == 1
    assert faults(good) == []
    assert [
        name for name, html in BAD.items() if not faults(good.replace(ARTICLE, ARTICLE + html))
    ] == []


def test_a_hostile_text_in_all_fields_of_a_practice_stays_text() -> None:
    documents = hostile_site().documents
    found = {payload.id: faults(documents[payload_address(payload)]) for payload in PAYLOADS}
    assert {id_: what for id_, what in found.items() if what} == {}


def test_a_hostile_text_in_every_text_of_the_handbook_stays_text() -> None:
    own = {payload_address(payload) for payload in PAYLOADS}
    documents = hostile_site().documents
    others = [address for address in documents if address not in own and "hilfe/" not in address]
    assert len({address.split("/")[0] for address in others}) >= 12
    found = {address: faults(documents[address]) for address in others}
    assert {address: what for address, what in found.items() if what} == {}


def test_hostile_meanings_of_abbreviations_are_explained() -> None:
    for payload in PAYLOADS:
        meaning = escape(payload.text.strip())
        assert f'<abbr title="{meaning}">' in hostile_site().documents[payload_address(payload)]


def test_the_search_index_is_data_and_holds_hostile_names_as_they_are() -> None:
    files = {file.address: file.content for file in hostile_site().handbook.files}
    assert any(POLYGLOT in row for row in read_packed(files).records)


@pytest.mark.parametrize("sort", ["index.html", "schema/", "assets/", "suche/", "material/"])
def test_hostile_entries_write_files_only_where_files_belong(sort: str) -> None:
    addresses = [file.address for file in hostile_site().handbook.files]
    assert any(sort in address for address in addresses)
    assert not any(".." in address or address.startswith("/") for address in addresses)
