"""The made-up handbook as it reads: its pages and data are what somebody has read and approved.

Whoever changes on purpose what stands there writes it anew and reads the difference::

    AS_READ=neu python scripts/dev.py test tests/handbook/test_as_read.py
"""

from __future__ import annotations

import difflib
import json
import os
from collections import defaultdict
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

import pytest
from outline import outline
from reading import parse

from handbook import Handbook
from praxistransfer.model.addresses import Anchor
from praxistransfer.search.documents import WEIGHTS, list_documents
from praxistransfer.theme.shell import Frame, MenuItem, Shell, view_of

APPROVED = Path(__file__).parent / "as_read"
WRITES = os.environ.get("AS_READ") == "neu"
ENDINGS = (".json", ".csv", ".txt", ".xml")
ELSEWHERE = ("schema/", "suche/", "assets/", "material/")
"""Files that other tests read, or that are no text."""
FRAME = Frame(
    "Musterhandbuch",
    "Erfundene Praxis",
    menu=(
        MenuItem("Beispiele", "praxis/"),
        MenuItem(
            "Nachschlagen", "", (MenuItem("Glossar", "glossar/"), MenuItem("Karte", "karte/"))
        ),
    ),
    below=(MenuItem("Redaktion", "redaktion/"),),
    legal=(Anchor("Impressum", "impressum/"),),
    base_url="https://handbuch.example/",
    edit_base="https://git.example/edit/",
)


def pages_by_room(handbook: Handbook) -> dict[str, str]:
    """Return the pages as plain text, those of a folder of the site together."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for item in handbook.pages:
        address = item.page.address
        room = address.partition("/")[0] or "start"
        texts[f"{room}.txt"].append(f"=== /{address}\n{outline(parse(item.html))}")
    return {name: "\n".join(pages) for name, pages in texts.items()}


def data_files(handbook: Handbook) -> dict[str, str]:
    """Return the files of data, each with its values on lines of their own."""
    found = {}
    for file in handbook.files:
        if file.address.endswith(ENDINGS) and not file.address.startswith(ELSEWHERE):
            text = file.content.decode("utf-8-sig")
            if file.address.endswith(".json"):
                text = json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
            found[file.address.replace("/", ".")] = text.replace("\r\n", "\n")
    return found


def search_documents(handbook: Handbook) -> dict[str, str]:
    """Return by which words each entry is found, and how much it counts; texts count as a whole."""
    lines = []
    for item in list_documents(handbook.library):
        lines.append(
            f"=== {item.id} ({item.kind}, {item.priority}) /{item.address}\n{item.summary}\n"
        )
        lines += [f"= {name}\n" for name in item.names]
        *fields, (_, text) = zip(WEIGHTS, item.fields, strict=True)
        lines += [f"{name}: {words}\n" for name, words in fields if words]
        lines.append(f"text: {len(text.split())} Wörter\n\n")
    return {"suche.txt": "".join(lines)}


def whole_documents(handbook: Handbook) -> dict[str, str]:
    """Return two pages in their frame, markup and all: the start and one below it."""
    shell = Shell(FRAME)
    wanted = {"": "start.html", "praxis/lesekoffer-beispielland/": "praxis.html"}
    return {
        wanted[item.page.address]: shell.write_document(view_of(item))
        for item in handbook.pages
        if item.page.address in wanted
    }


@pytest.fixture(scope="module")
def read(beispielland_handbook: Handbook) -> dict[str, str]:
    """Return all texts as they are now, by the name of the file that holds the approved one."""
    parts = (pages_by_room, data_files, search_documents, whole_documents)
    return {name: text for part in parts for name, text in part(beispielland_handbook).items()}


def differences(read: Mapping[str, str], approved: Mapping[str, str]) -> list[str]:
    """Return the lines that differ, at most some of each text."""
    lines: list[str] = []
    for name in sorted(read.keys() | approved.keys()):
        old, new = (texts.get(name, "").splitlines() for texts in (approved, read))
        lines += islice(difflib.unified_diff(old, new, f"as_read/{name}", "now", "", "", 1, ""), 30)
    return lines


def test_the_handbook_reads_as_somebody_has_approved(read: dict[str, str]) -> None:
    if WRITES:
        for path in APPROVED.iterdir():
            path.unlink()
        for name, text in read.items():
            (APPROVED / name).write_text(text, "utf-8", newline="\n")
    approved = {path.name: path.read_text("utf-8") for path in APPROVED.iterdir()}
    assert len(approved) > 20
    assert "\n".join(differences(read, approved)) == "", __doc__
