"""A small made-up content root, and how tests change it and read what the package says about it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from praxistransfer.content.checking import check_content

Files: TypeAlias = dict[str, str | bytes]

HANDBUCH = "handbuch.yml"
PRACTICE = "beispiele/musterkurs.md"
FIELDS = "vokabulare/handlungsfelder.yml"
GROUPS = "vokabulare/zielgruppen.yml"
CENTRES = "vokabulare/kommunen.yml"
ACTORS = "vokabulare/akteure.yml"
OBSTACLES = "vokabulare/stolpersteine.yml"

SECOND = "beispiele/zweitkurs.md"
LAWS = "vokabulare/rechtsgrundlagen.yml"
PROGRAMMES = "vokabulare/programme.yml"
TRANSFER = "uebertragungen/probe.yml"

VALID: Mapping[str, str] = {
    HANDBUCH: """\
titel: Probehandbuch
untertitel: Erfundene Praxis aus Musterland
land: Musterland
beschreibung: Alles in diesem Handbuch ist ausgedacht.
""",
    FIELDS: """\
eintraege:
  - id: spiel-und-spass
    label: Spiel und Spaß
    art: handlungsfeld
    definition: Ein ausgedachtes Feld.
""",
    GROUPS: """\
eintraege:
  - id: erfundene
    label: Erfundene Menschen
    definition: Menschen, die es nicht gibt.
""",
    CENTRES: """\
eintraege:
  - id: ki-musterland
    label: Kreis Musterland
    typ: kreis
    ags: 05999
    kreisschluessel: 05999
    regierungsbezirk: Musterbezirk
    lat: 51.5
    lon: 7.5
""",
    ACTORS: """\
eintraege:
  - id: verein-beispiel
    label: Verein Beispiel
    art: zivilgesellschaft
    rolle: Kommt nur in Tests vor.
""",
    OBSTACLES: """\
eintraege:
  - id: regenwetter
    label: Regenwetter
    definition: Es regnet.
""",
    PRACTICE: """\
---
id: musterkurs
titel: Musterkurs im Kreis Musterland
kurzfassung: Der Verein Beispiel bietet im Kreis Musterland einen Kurs an, den es nie gab. \
Alle Menschen, Orte und Zahlen darin sind erfunden, damit nichts mit einem echten Kurs \
verwechselt wird.
status: entwurf
handlungsfelder: [spiel-und-spass]
zielgruppen: [erfundene]
kommunen: [ki-musterland]
zeitraum:
  von: 2018-09
  bis: 2019
rolle_ki: partner
stand: 2019-05
quellen:
  - id: blatt
    titel: Musterblatt
    datum: 2019-05
akteure:
  - akteur: verein-beispiel
stolpersteine:
  - art: regenwetter
    was: Es regnete.
---

## Ausgangslage

Es fehlte ein Kurs.[^blatt]

## Ziele

- Ein Kurs für alle.

## Vorgehen

1. Der Kurs wurde erfunden.

## Ergebnisse

Nicht belegt.
""",
}
"""A content root without any problem: one practice and one entry in each vocabulary it needs."""


TITLE = "titel: Musterkurs im Kreis Musterland"
SUMMARY = VALID[PRACTICE].split("\n")[3]

UNKNOWN_FIELD = "Den Namen berichtigen oder das Feld löschen; die Feldreferenz nennt alle Felder."
A_GROUP = "Eine Kennung eintragen, die in der Liste „Zielgruppen“ steht."


def write_content(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write ``files`` (path below ``root`` → text or bytes) exactly as given; return ``root``."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def content(root: Path, *changes: Mapping[str, str | bytes]) -> Path:
    """Write the valid content with single files replaced or added; return ``root``."""
    files: Files = dict(VALID)
    for change in changes:
        files.update(change)
    return write_content(root, files)


def edited(text: str, lines: Mapping[str, str]) -> str:
    """Return ``text`` with whole lines replaced; each must be there exactly once."""
    for old, new in lines.items():
        assert f"\n{text}".count(f"\n{old}\n") == 1, f"not exactly one line: {old}"
        text = f"\n{text}".replace(f"\n{old}\n", f"\n{new}\n" if new else "\n")[1:]
    return text


def edit(file: str, lines: Mapping[str, str]) -> Files:
    """Return the change that replaces whole lines of a valid file; "" removes a line."""
    return {file: edited(VALID[file], lines)}


def add(file: str, text: str) -> Files:
    """Return the change that appends ``text`` to a valid file."""
    return {file: VALID[file] + text}


def field(text: str) -> Files:
    """Return the change that gives the practice one more field, from line 12 on."""
    return edit(PRACTICE, {"rolle_ki: partner": f"{text}\nrolle_ki: partner"})


def body(text: str) -> Files:
    """Return the change that replaces the line of the practice's body on line 27."""
    return edit(PRACTICE, {"Es fehlte ein Kurs.[^blatt]": text})


def second(lines: Mapping[str, str]) -> Files:
    """Return the change that adds a second practice, ``zweitkurs``, with lines replaced."""
    return {SECOND: edited(VALID[PRACTICE], {"id: musterkurs": "id: zweitkurs", **lines})}


def groups(**broader: str) -> Files:
    """Return the change that adds groups (id → id of the broader group) from line 5 on."""
    text = "".join(
        f"  - id: {id_}\n    label: Gruppe\n    definition: Erfunden.\n    oberbegriff: {above}\n"
        for id_, above in broader.items()
    )
    return add(GROUPS, text)


def problems_of(root: Path) -> list[str]:
    """Return all problems of a content root, as the author reads them."""
    return [str(problem) for problem in check_content(root)[1]]


def report(root: Path, *changes: Mapping[str, str | bytes]) -> list[str]:
    """Write the valid content with ``changes`` and return all its problems."""
    return problems_of(content(root, *changes))
