"""Splits an entry into its head (YAML between two ``---`` lines) and the sections of its body."""

from __future__ import annotations

from dataclasses import dataclass

from praxistransfer.content.source_files import SourceFile
from praxistransfer.model import faults
from praxistransfer.model.base import Abschnitt
from praxistransfer.model.problem import Position, Problem
from praxistransfer.model.text import read_headings


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


def read_sections(parts: EntryText, file: str) -> tuple[tuple[Abschnitt, ...], list[Problem]]:
    """Return the sections under ``## `` headings, and what is wrong with where they begin."""
    lines = parts.body.split("\n")
    headings = read_headings(parts.body)
    ends = [*(heading.line for heading in headings), len(lines)]
    sections = tuple(
        Abschnitt(
            titel=heading.title,
            text="\n".join(lines[heading.line + 1 : end]),
            line=parts.body_line + heading.line,
        )
        for heading, end in zip(headings, ends[1:], strict=True)
    )
    found = [(heading.line, heading.fault) for heading in headings if heading.fault]
    stray = next((number for number, line in enumerate(lines[: ends[0]]) if line.strip()), None)
    if stray is not None:
        found.append((stray, faults.TEXT_BEFORE_SECTIONS.fill()))
    return sections, [
        Problem(file, Position(parts.body_line + line), *fault) for line, fault in found
    ]
