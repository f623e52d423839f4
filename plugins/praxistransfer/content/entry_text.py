"""Splits an entry into its head (YAML between two ``---`` lines) and the sections of its body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from praxistransfer.content.files import SourceFile
from praxistransfer.model import faults
from praxistransfer.model.base import Abschnitt
from praxistransfer.model.problem import Position, Problem

_FENCE = re.compile(r"(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class EntryText:
    """Head and body of one file; the head begins on line 2, the body on ``body_line``."""

    head: str
    body: str
    body_line: int


def split_entry(source: SourceFile) -> tuple[EntryText | None, list[Problem]]:
    """Separate head and body, or say why that is not possible."""
    lines = source.text.split("\n")
    if lines[0].rstrip() != "---":
        return None, [Problem(source.path, Position(), *faults.NO_HEAD.fill())]
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        return None, [Problem(source.path, Position(len(lines)), *faults.OPEN_HEAD.fill())]
    return EntryText("\n".join(lines[1:end]) + "\n", "\n".join(lines[end + 1 :]), end + 2), []


def yaml_part(source: SourceFile) -> tuple[str, int] | None:
    """Return the YAML of a file and the line on which it begins; None if it has no head."""
    if not source.path.endswith(".md"):
        return source.text, 1
    parts, _ = split_entry(source)
    return (parts.head, 2) if parts else None


def read_sections(body: str, first_line: int) -> tuple[int, tuple[Abschnitt, ...]]:
    """Return the sections under ``## `` headings, and the line of text before the first or 0.

    Headings inside fenced code are text. ``first_line`` is the line of the file on which the body
    begins.
    """
    stray = 0
    parts: list[tuple[str, int, list[str]]] = []
    fence = ""
    for number, line in enumerate(body.split("\n"), first_line):
        mark = _FENCE.match(line.lstrip())
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark[1]
        if not fence and line.startswith("## "):
            parts.append((line[3:].strip().rstrip("#").rstrip(), number, []))
        elif parts:
            parts[-1][2].append(line)
        elif line.strip():
            stray = stray or number
    sections = tuple(
        Abschnitt(titel=title, text="\n".join(lines), line=line) for title, line, lines in parts
    )
    return stray, sections
