"""Finds the files of a content root and reads them, refusing what must not be read.

This is the only module that reads contributions from disk.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from praxistransfer.content.bounds import count_others
from praxistransfer.content.leftovers import is_leftover, original_of
from praxistransfer.model import faults
from praxistransfer.model.faults import Fault
from praxistransfer.model.places import WURZEL
from praxistransfer.model.problem import Position, Problem
from praxistransfer.model.signs import CONTROL, find_hidden, name_sign, remove_hidden
from praxistransfer.model.writing import MOST_OF_A_KIND, make_printable, quote_text

MAX_BYTES = 1024 * 1024
"""Entries are texts; more than this is a mistake."""

MAX_MATERIAL_BYTES = 20 * MAX_BYTES
"""More than this no phone should have to load."""

_CONFLICT_LINE = re.compile(r"(?:<{7}|>{7}|={7}|\|{7})(?: .*)?\Z")
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?:[ ]|$)|(?:\A|\n\n)={7}(?=\n|\Z)", re.MULTILINE)
"""One of these is in every file with such lines; seven signs „=“ may also underline something."""

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z]+\Z")

MOST_FOLDERS = 8
"""Folders in each other; ours are two."""

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


_ENDINGS = tuple({*MATERIAL, *PLACES.values()})
_KINDS = (
    (stat.S_ISDIR, "ein Ordner"),
    (stat.S_ISREG, "eine Datei"),
    (stat.S_ISFIFO, "eine Warteschlange (FIFO)"),
    (stat.S_ISSOCK, "ein Anschluss eines Programms (Socket)"),
)
_ZIP = b"PK\x03\x04"
_BEGINNINGS = {
    ".jpg": b"\xff\xd8\xff",
    ".pdf": b"%PDF",
    ".png": b"\x89PNG\r\n\x1a\n",
}
"""How material of each kind begins; documents of offices are ZIP files."""


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


class Stamp(NamedTuple):
    """What the file system says of a file; times in nanoseconds."""

    size: int
    changed: int
    touched: int
    """The last change of anything, also of the time before: nobody can set it back."""
    number: int


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that may be read: its path relative to the content root, and its place on disk."""

    path: str
    place: str
    stamp: Stamp | None = None
    """What the file system said of it; whoever changes the file changes this."""


Place = Path | os.DirEntry[str]
"""Where a file lies; a folder that is looked through knows most about its files already."""


def find_files(root: Path) -> tuple[list[FoundFile], dict[str, Path], list[Problem]]:
    """Find the known files in ``root`` and all files in its known folders, sorted by path.

    Returns the contributions, the material that lies beside practices (relative path → place on
    disk), and what must not be read. No contribution is opened.
    """
    files: list[FoundFile] = []
    material: dict[str, Path] = {}
    problems: list[Problem] = []
    spellings: dict[str, str] = {}
    for path, place in sorted(_list_candidates(root, problems), key=itemgetter(0)):
        ending = os.path.splitext(path)[1]  # noqa: PTH122 - thousands of files
        try:
            refusals = _check_place(place, path, ending, spellings.setdefault(path.lower(), path))
            status = place.stat(follow_symlinks=False)
        except FileNotFoundError:  # it is gone meanwhile, as what programs write beside a file
            continue
        if refusals:
            problems += refusals
        elif ending in MATERIAL:
            material[path] = Path(place)
        else:
            times = status.st_mtime_ns, status.st_ctime_ns
            stamp = Stamp(status.st_size, *times, status.st_ino)
            files.append(FoundFile(path, os.fspath(place), stamp))
    if "handbuch.yml" not in spellings.values():
        problems.append(_problem("handbuch.yml", faults.NO_HANDBUCH.fill()))
    return files, material, problems


def _list_candidates(root: Path, problems: list[Problem]) -> Iterator[tuple[str, Place]]:
    """Yield what might be a contribution; leftovers and unknown folders stay out."""
    for name in WURZEL:
        place = root / name
        if place.is_symlink() or place.is_file():
            yield name, place
        elif place.exists():
            problems.append(_problem(name, faults.NOT_A_FILE.fill(what=_kind_of(place))))
    for name in PLACES:
        place = root / name
        if place.is_symlink():
            yield name, place
        elif place.is_dir():
            yield from _list_files(os.fspath(place), name, problems)
        elif place.exists():
            problems.append(_problem(name, faults.NOT_A_FOLDER.fill(what=_kind_of(place))))


def _list_files(folder: str, relative: str, problems: list[Problem]) -> Iterator[tuple[str, Place]]:
    refusal = _check_folder(relative)
    if refusal:
        problems.append(_problem(relative, refusal))
        return
    try:
        with os.scandir(folder) as items:
            for item in items:
                path = f"{relative}/{item.name}"
                if is_leftover(item.name):
                    continue
                if item.is_symlink() or item.is_file():
                    yield path, item
                elif item.is_dir() and not item.name.endswith(_ENDINGS):
                    yield from _list_files(item.path, path, problems)
                else:
                    problems.append(_problem(path, faults.NOT_A_FILE.fill(what=_kind_of(item))))
    except OSError:
        problems.append(_problem(relative, faults.UNREADABLE_FOLDER.fill()))


def _kind_of(place: Place) -> str:
    """Name what is no file, or no folder."""
    mode = place.stat(follow_symlinks=False).st_mode
    return next((name for is_so, name in _KINDS if is_so(mode)), "ein Gerät")


def _check_folder(path: str) -> Fault | None:
    """Return why a folder must not be entered, judged by its name and its depth."""
    name = path.rpartition("/")[2]
    if not name.isprintable():  # nor is what cannot be read as UTF-8
        return faults.BAD_FOLDER_NAME.fill(name=make_printable(name))
    if path.count("/") >= MOST_FOLDERS:
        return faults.FOLDER_TOO_DEEP.fill(most=MOST_FOLDERS)
    return None


def _check_place(place: Place, path: str, ending: str, first_spelling: str) -> list[Problem]:
    """Return why a file must not be read, judged by its place, name and size alone."""
    if place.is_symlink():
        return [_problem(path, faults.SYMBOLIC_LINK.fill())]
    refusals: list[Fault] = []
    folder = path.partition("/")[0]
    wanted = PLACES.get(folder, ".yml")
    is_material = folder == "beispiele" and ending in MATERIAL
    limit = MAX_MATERIAL_BYTES if is_material else MAX_BYTES
    if place.stat().st_size > limit:
        refusals.append(faults.FILE_TOO_LARGE.fill(limit=limit // 1024))
    if not _NAME.match(place.name) or not (is_material or ending == wanted):
        refusals.append(_name_fault(place.name, wanted))
    if is_material and not _begins_as(place, ending):
        refusals.append(faults.OTHER_CONTENT.fill(ending=ending[1:].upper()))
    if first_spelling != path:
        refusals.append(faults.ALMOST_THE_SAME_NAME.fill(other=make_printable(first_spelling)))
    return [_problem(path, fault) for fault in refusals]


def _begins_as(place: Place, ending: str) -> bool:
    """Say whether material begins as its ending says; a page that was saved instead does not."""
    try:
        with open(place, "rb", opener=_open_at_once) as stream:
            return stream.read(8).startswith(_BEGINNINGS.get(ending, _ZIP))
    except OSError:
        return True  # that it cannot be read is another matter


def _open_at_once(path: str, flags: int) -> int:
    """Open a file, and do not wait if it has become a pipe meanwhile."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _name_fault(name: str, ending: str) -> Fault:
    original = original_of(name)
    if original:
        return faults.A_COPY.fill(name=make_printable(name), other=make_printable(original))
    return faults.BAD_FILE_NAME.fill(name=make_printable(name), ending=ending)


def _problem(path: str, fault: Fault) -> Problem:
    return Problem(make_printable(path), Position(), *fault)


def read_bytes(file: FoundFile) -> bytes | Problem:
    """Return the bytes of a file, or why they cannot be had."""
    try:
        with open(file.place, "rb", opener=_open_at_once) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return _problem(file.path, faults.UNREADABLE_FILE.fill())
            return stream.read()
    except OSError:
        return _problem(file.path, faults.UNREADABLE_FILE.fill())


def decode_text(raw: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Turn the bytes of a file into text with plain line ends, as far as that is possible."""
    problems: list[Problem] = []

    def report(fault: Fault, line: int = 1, column: int = 1) -> None:
        problems.append(Problem(path, Position(line, column), *fault))

    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
        report(faults.BYTE_ORDER_MARK.fill())
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        report(faults.NOT_UTF8.fill(), raw.count(b"\n", 0, error.start) + 1)
        return None, problems
    if "\r" in text:
        report(faults.WINDOWS_LINE_ENDS.fill(), text.count("\n", 0, text.index("\r")) + 1)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if conflicts := list(_conflict_marks(text, path)):
        return None, [*problems, *conflicts]
    if CONTROL.search(text):
        problems += _report_signs(CONTROL.finditer(text), path)
        text = CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    if hidden := list(find_hidden(text)):
        problems += _report_signs(hidden, path)
        text = remove_hidden(text)  # what follows is judged as it is seen
    if not text.strip():
        report(faults.EMPTY_FILE.fill())
        return None, problems
    return text, problems


def _conflict_marks(text: str, path: str) -> Iterator[Problem]:
    """Yield the lines by which Git tells apart versions that nobody has put together."""
    if not any(mark in text for mark in ("<<<<<<<", ">>>>>>>", "=======")):
        return  # found ten times as fast as by the pattern
    if not _CONFLICT.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if _CONFLICT_LINE.match(line):
            fault = faults.CONFLICT_MARK.fill(mark=quote_text(line))
            yield Problem(path, Position(number), *fault)


def _report_signs(signs: Iterable[re.Match[str]], path: str) -> Iterator[Problem]:
    """Yield the first of the signs in a text that nobody sees, and how many more there are."""
    matches = list(signs)
    for number, match in enumerate(matches[: MOST_OF_A_KIND + 1]):
        line = match.string.count("\n", 0, match.start()) + 1
        position = Position(line, match.start() - match.string.rfind("\n", 0, match.start()))
        if CONTROL.match(match[0]):
            fault = faults.CONTROL_CHARACTER.fill()
        else:
            fault = faults.INVISIBLE_SIGN.fill(sign=name_sign(match[0]))
        left = len(matches) - number
        if number < MOST_OF_A_KIND or left == 1:
            yield Problem(path, position, *fault)
        else:
            yield count_others(path, position, fault.code, left)
