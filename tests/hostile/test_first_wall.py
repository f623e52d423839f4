"""First wall: the checks refuse hostile contributions, or take them as plain text; none crashes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hostile_site import payload_address
from payloads import FILES, IDS, NOTATION, PAYLOADS, POLYGLOT

from content import (
    ACTORS,
    HANDBUCH,
    OBSTACLES,
    PRACTICE,
    TITLE,
    VALID,
    Files,
    body,
    content,
    edit,
    field,
    problems_of,
    report,
)
from handbook import build_handbook
from praxistransfer.content.checking import check_content

GLOSSARY = "vokabulare/glossar.yml"
WRITTEN = json.dumps(POLYGLOT)
FIELDS: dict[str, Files] = {
    "titel": edit(PRACTICE, {TITLE: f"titel: {WRITTEN}"}),
    "kurzfassung": field(f"einfach: {WRITTEN}"),
    "orte": field(f"orte: [{WRITTEN}]"),
    "lehren": field(f"lehren: {WRITTEN}"),
    "lizenz": field(f"lizenz: {WRITTEN}"),
    "unsicher": field(f"unsicher: [{WRITTEN}]"),
    "zeitraum.hinweis": edit(PRACTICE, {"  bis: 2019": f"  hinweis: {WRITTEN}"}),
    "quellen.titel": edit(PRACTICE, {"    titel: Musterblatt": f"    titel: {WRITTEN}"}),
    "quellen.herausgeber": edit(
        PRACTICE, {"    titel: Musterblatt": f"    titel: Blatt\n    herausgeber: {WRITTEN}"}
    ),
    "quellen.url": edit(
        PRACTICE, {"    titel: Musterblatt": f"    titel: Blatt\n    url: {WRITTEN}"}
    ),
    "akteure.rolle": edit(
        PRACTICE,
        {"  - akteur: verein-beispiel": f"  - akteur: verein-beispiel\n    rolle: {WRITTEN}"},
    ),
    "stolpersteine.was": edit(PRACTICE, {"    was: Es regnete.": f"    was: {WRITTEN}"}),
    "materialien.titel": field(f"materialien:\n  - titel: {WRITTEN}"),
    "materialien.datei": field(f"materialien:\n  - titel: Blatt\n    datei: {WRITTEN}"),
    "kontakt.stelle": field(f"kontakt:\n  stelle: {WRITTEN}"),
    "kontakt.postfach": field(f"kontakt:\n  stelle: Amt\n  postfach: {WRITTEN}"),
    "status": edit(PRACTICE, {"status: entwurf": f"status: {WRITTEN}"}),
    "stand": edit(PRACTICE, {"stand: 2019-05": f"stand: {WRITTEN}"}),
    "a field's name": field(f"{WRITTEN}: x"),
    "handbuch.titel": edit(HANDBUCH, {"titel: Probehandbuch": f"titel: {WRITTEN}"}),
    "handbuch.land": edit(HANDBUCH, {"land: Musterland": f"land: {WRITTEN}"}),
    "akteur.label": edit(ACTORS, {"    label: Verein Beispiel": f"    label: {WRITTEN}"}),
    "akteur.web": edit(ACTORS, {"    label: Verein Beispiel": f"    label: x\n    web: {WRITTEN}"}),
    "begriff.label": {GLOSSARY: f"eintraege:\n  - id: mb\n    kurz: MB\n    label: {WRITTEN}\n"},
    "begriff.kurz": {GLOSSARY: f"eintraege:\n  - id: mb\n    label: MB\n    kurz: {WRITTEN}\n"},
}
"""One hostile text in fields that reach the pages in different ways."""


def codes(lines: list[str]) -> set[str]:
    return {line.split("  ")[1] for line in lines}


def test_the_corpus_is_large_and_names_everything_once() -> None:
    ids = [payload.id for payload in PAYLOADS]
    texts = [payload.text for payload in PAYLOADS]
    assert len(texts) >= 100
    assert len({*ids}) == len(ids)
    assert len({*texts}) == len(texts)
    assert all(re.fullmatch(r"[a-z-]+", id_) for id_ in ids)


def test_a_hostile_text_is_refused_or_taken_as_text(tmp_path: Path) -> None:
    found = {payload: report(tmp_path, body(payload.text)) for payload in PAYLOADS}
    assert {
        payload.id: problems
        for payload, problems in found.items()
        if not (payload.code in codes(problems) if payload.code else problems == [])
        or not all(line.isprintable() for line in problems)
    } == {}


def test_hostile_texts_that_are_taken_can_be_built(tmp_path: Path) -> None:
    taken = [payload for payload in PAYLOADS if not payload.code]
    practices = {
        f"beispiele/{payload.id}.md": str(body(payload.text)[PRACTICE]).replace(
            "id: musterkurs", f"id: {payload.id}"
        )
        for payload in taken
    }
    library, problems = check_content(content(tmp_path, practices))
    assert problems == []
    addresses = {item.page.address for item in build_handbook(library).pages}
    assert {payload_address(payload) for payload in taken} <= addresses


def test_a_hostile_text_is_refused_in_every_sort_of_field(tmp_path: Path) -> None:
    found = {name: report(tmp_path / name, change) for name, change in FIELDS.items()}
    assert [
        name
        for name, problems in found.items()
        if not problems or not all(line.isprintable() for line in problems)
    ] == []


def test_hostile_notation_is_refused(tmp_path: Path) -> None:
    found = {name: report(tmp_path, field(f"lehren: {value}")) for name, value, _ in NOTATION}
    assert {
        name: found[name]
        for name, _, code in NOTATION
        if not (code in codes(found[name]) if code else not found[name])
    } == {}


@pytest.mark.parametrize(("name", "id_", "code"), IDS, ids=[row[0] for row in IDS])
@pytest.mark.parametrize(
    ("file", "line"), [(PRACTICE, "id: musterkurs"), (OBSTACLES, "  - id: regenwetter")]
)
def test_a_hostile_id_is_refused_and_no_entry(
    tmp_path: Path, name: str, id_: str, code: str, file: str, line: str
) -> None:
    root = content(tmp_path, edit(file, {line: f"{line.partition(':')[0]}: {id_}"}))
    library, problems = check_content(root)
    assert code in {problem.code for problem in problems}, name
    assert {*library.entries} <= {"spiel-und-spass", "erfundene", "ki-musterland",
                                  "verein-beispiel", "regenwetter", "musterkurs"}  # fmt: skip


@pytest.mark.parametrize(("file", "code"), FILES, ids=[ascii(row[0]) for row in FILES])
def test_a_file_with_a_hostile_name_is_refused(tmp_path: Path, file: str, code: str) -> None:
    root = content(tmp_path, {file: VALID[PRACTICE].replace("id: musterkurs", "id: zweitkurs")})
    library, problems = check_content(root)
    assert code in codes(problems_of(root))
    assert all(str(problem).isprintable() for problem in problems)
    assert "zweitkurs" not in library.entries
    assert not library.material
