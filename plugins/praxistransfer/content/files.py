"""Finds the files of a content root and reads them, refusing what must not be read.

This is the only module that reads contributions from disk.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from praxistransfer.model.german import printable
from praxistransfer.model.places import WURZEL
from praxistransfer.model.problem import Position, Problem

MAX_BYTES = 1024 * 1024
"""Entries are texts; more than this is a mistake."""

MAX_MATERIAL_BYTES = 20 * MAX_BYTES
"""More than this no phone should have to load."""

# Control characters and marks that turn the direction of writing; both hide what a text says.
CONTROL = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069\\ufeff]"
)
CONTROL_FAULT = (
    "PT203",
    "Die Datei enthält ein unsichtbares Steuerzeichen.",
    "Das Zeichen löschen und den Text neu tippen.",
)

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z]+\Z")

MATERIAL = {".docx", ".jpg", ".odp", ".ods", ".odt", ".pdf", ".png", ".pptx", ".xlsx"}
"""Endings of files that may lie beside a practice as material."""

PLACES = {
    "beispiele": ".md",
    "muster": ".md",
    "schulungen": ".md",
    "uebertragungen": ".yml",
    "vokabulare": ".yml",
}
"""The folders of a content root and the ending of the files in them."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The text of one contribution; ``path`` is relative to the content root, with "/"."""

    path: str
    text: str

    @property
    def folder(self) -> str:
        """The first folder of the path, e.g. ``beispiele``; empty for files in the root."""
        return self.path.partition("/")[0] if "/" in self.path else ""

    @property
    def stem(self) -> str:
        """The file name without its ending."""
        return self.path.rpartition("/")[2].rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that may be read: its path relative to the content root, and its place on disk."""

    path: str
    place: str
    stamp: Stamp | None = None
    """What the file system said of it; whoever changes the file changes this."""


Stamp = tuple[int, int, int]
"""Size, time of the last change in nanoseconds, and the number of the file."""

Place = Path | os.DirEntry[str]
"""Where a file lies; a folder that is looked through knows most about its files already."""


def find_files(root: Path) -> tuple[list[FoundFile], dict[str, Path], list[Problem]]:
    """Find the known files in ``root`` and all files in its known folders, sorted by path.

    Returns the contributions, the material that lies beside practices (relative path → place on
    disk), and what must not be read. No file is opened.
    """
    files: list[FoundFile] = []
    material: dict[str, Path] = {}
    problems: list[Problem] = []
    spellings: dict[str, str] = {}
    for relative, place in sorted(_candidates(root), key=itemgetter(0)):
        ending = os.path.splitext(relative)[1]  # noqa: PTH122 - thousands of files
        first_spelling = spellings.setdefault(relative.lower(), relative)
        refused = _refuse(place, relative, ending, first_spelling)
        if refused:
            problems += refused
        elif ending in MATERIAL:
            material[relative] = Path(place)
        else:
            found = place.stat()
            stamp = found.st_size, found.st_mtime_ns, found.st_ino
            files.append(FoundFile(relative, os.fspath(place), stamp))
    if "handbuch.yml" not in spellings.values():
        text = "Die Datei „handbuch.yml“ fehlt."
        advice = "Sie nennt Titel, Untertitel, Land und Beschreibung des Handbuchs; bitte anlegen."
        problems.append(_problem("handbuch.yml", "PT108", text, advice))
    return files, material, problems


def _candidates(root: Path) -> Iterator[tuple[str, Place]]:
    """Yield what might be a contribution; hidden files and unknown folders stay out."""
    for name in WURZEL:
        if (root / name).is_symlink() or (root / name).is_file():
            yield name, root / name
    for name in PLACES:
        if (root / name).is_symlink():
            yield name, root / name
        elif (root / name).is_dir():
            yield from _files_below(os.fspath(root / name), name)


def _files_below(folder: str, relative: str) -> Iterator[tuple[str, Place]]:
    with os.scandir(folder) as items:
        for item in items:
            path = f"{relative}/{item.name}"
            if item.name.startswith("."):
                continue
            if item.is_symlink() or item.is_file():
                yield path, item
            elif item.is_dir():
                yield from _files_below(item.path, path)


def _refuse(path: Place, relative: str, ending: str, first_spelling: str) -> list[Problem]:
    """Return why the file must not be read, judged by its place, name and size alone."""
    if path.is_symlink():
        text = "Die Datei ist eine Verknüpfung (symbolischer Link)."
        return [_problem(relative, "PT106", text, "Die Datei selbst an diese Stelle legen.")]
    found: list[Problem] = []
    folder = relative.partition("/")[0]
    wanted = PLACES.get(folder, ".yml")
    is_material = folder == "beispiele" and ending in MATERIAL
    limit = MAX_MATERIAL_BYTES if is_material else MAX_BYTES
    if path.stat().st_size > limit:
        text = f"Die Datei ist größer als {limit // 1024} Kibibyte."
        found.append(_problem(relative, "PT105", text, "Den Inhalt kürzen oder aufteilen."))
    if not _NAME.match(path.name) or not (is_material or ending == wanted):
        text = f"Der Dateiname „{printable(path.name)}“ passt nicht in diesen Ordner."
        advice = (
            "Nur Kleinbuchstaben a–z, Ziffern und Bindestriche verwenden "
            f"und den Namen mit „{wanted}“ enden lassen."
        )
        found.append(_problem(relative, "PT107", text, advice))
    if first_spelling != relative:
        first = printable(first_spelling)
        text = f"Nur Groß- und Kleinschreibung unterscheidet die Datei von „{first}“."
        found.append(_problem(relative, "PT406", text, "Eine der beiden Dateien umbenennen."))
    return found


def _problem(file: str, code: str, text: str, advice: str) -> Problem:
    return Problem(printable(file), Position(), code, text, advice)


def read_raw(found: FoundFile) -> bytes | Problem:
    """Return the bytes of a file, or why they cannot be had."""
    try:
        with open(found.place, "rb") as stream:  # noqa: PTH123 - thousands of files
            return stream.read()
    except OSError:
        text = "Die Datei kann nicht gelesen werden."
        return _problem(found.path, "PT109", text, "Die Zugriffsrechte der Datei prüfen.")


def decode(raw: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """Turn the bytes of ``file`` into text with plain line ends, as far as that is possible."""
    problems: list[Problem] = []

    def report(line: int, code: str, text: str, advice: str) -> None:
        problems.append(Problem(file, Position(line), code, text, advice))

    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
        report(
            1,
            "PT102",
            "Die Datei beginnt mit einer unsichtbaren Bytefolge (BOM).",
            "Als „UTF-8 ohne BOM“ speichern.",
        )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        report(
            line,
            "PT101",
            "Die Datei ist nicht als UTF-8 gespeichert.",
            "Im Editor als Kodierung „UTF-8“ wählen und neu speichern.",
        )
        return None, problems
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        report(
            line,
            "PT103",
            "Die Datei hat Windows-Zeilenenden (CRLF).",
            "Im Editor die Zeilenenden auf „LF“ stellen und neu speichern.",
        )
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    signs = list(CONTROL.finditer(text))
    for match in signs:
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        problems.append(Problem(file, Position(line, column), *CONTROL_FAULT))
    if signs:
        text = CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    if not text.strip():
        report(1, "PT104", "Die Datei ist leer.", "Inhalt einfügen oder die Datei löschen.")
        return None, problems
    return text, problems
