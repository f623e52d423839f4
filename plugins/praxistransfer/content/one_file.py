"""What one file of a content root says, judged by itself alone.

Nothing here knows the other files, so that a file which has not changed need not be read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from praxistransfer.content.bounds import name_first
from praxistransfer.content.checks import check_entry
from praxistransfer.content.checks.texts import length_fault
from praxistransfer.content.entry_text import read_sections, split_entry
from praxistransfer.content.source_files import FoundFile, SourceFile, decode_text
from praxistransfer.content.strict_yaml import read_yaml
from praxistransfer.content.validation import validate_data
from praxistransfer.library.library import Origin, Target
from praxistransfer.library.summaries import Closed, Summary, summarize
from praxistransfer.model import faults
from praxistransfer.model.base import Abschnitt, Dokument, Eintrag, Value
from praxistransfer.model.faults import Fault
from praxistransfer.model.messages import unknown_field
from praxistransfer.model.places import DATEIEN, VOKABULARE, WURZEL
from praxistransfer.model.problem import FieldPath, Position, Problem
from praxistransfer.model.writing import enumerate_words, group_digits, suggest_nearest
from praxistransfer.model.yaml_document import YamlDocument

MOST_PIECES, MOST_PIECES_OF_MANY = 3_000, 30_000
"""Of so many pieces of text the file of one entry, or of many, may consist. Ours have at most a
tenth; a page, a PDF and a document of 40,000 paragraphs took 24 s, of one word of 1 MB 10 s."""


MOST_ENTRIES = 10_000
"""So many entries a vocabulary may have; more are not even read."""


class FileEntry(NamedTuple):
    """One entry of a file: what it became, or what is left of a faulty one."""

    kind: str
    id: str | None
    """As the author wrote it; None if there is none."""
    path: FieldPath
    summary: Summary | None
    """None if the entry is faulty."""
    draft: Eintrag | None
    """What the author of a faulty entry wrote, not validated."""


_NONE = Closed.of(())


class FileContent(NamedTuple):
    """What one file holds and what is wrong in it."""

    path: str
    items: tuple[FileEntry, ...] = ()
    entries: Closed = _NONE
    """The entry of each item, None for a faulty one."""
    whole: Value | None = None
    """What a file about the whole says."""
    expected: bool = False
    """Whether an entry was meant to be here, but cannot be used."""
    unread: str = ""
    """The kind whose entries would have been here, had the file been usable."""
    problems: tuple[Problem, ...] = ()
    targets: tuple[Target, ...] = ()
    """What its texts lead to; whether it is there, only the library knows."""


def read_content(file: FoundFile, raw: bytes) -> FileContent:
    """Return what the bytes of a file say."""
    text, problems = decode_text(raw, file.path)
    if text is None:
        return missing_content(file.path, problems)
    return _FileReader(SourceFile(file.path, text), problems).read_file()


def missing_content(path: str, problems: Sequence[Problem]) -> FileContent:
    """Return what is known of a file that cannot be read: only what it would have held."""
    source = SourceFile(path, "")
    is_vocabulary = source.folder == "vokabulare" and source.stem in VOKABULARE
    return FileContent(
        path,
        expected=source.folder in DATEIEN,
        unread=VOKABULARE[source.stem].kind if is_vocabulary else "",
        problems=tuple(problems),
    )


class _FileReader:
    """Reads one file of any sort, and collects what it holds and what is wrong in it."""

    def __init__(self, source: SourceFile, problems: list[Problem]) -> None:
        self._source = source
        self._problems = problems
        self._items: list[FileEntry] = []
        self._entries: list[Eintrag | None] = []
        self._targets: list[Target] = []
        self._pieces = 0

    def read_file(self) -> FileContent:
        """Return the content of the file."""
        if self._source.path in WURZEL:
            return self._read_root_file(WURZEL[self._source.path])
        if self._source.folder == "vokabulare":
            return self._read_vocabulary()
        return self._read_entry(DATEIEN[self._source.folder])

    def _read_root_file(self, model: type[Value]) -> FileContent:
        """Read a file about the whole."""
        no_fields = faults.NO_FIELDS.fill(first=next(iter(model.model_fields)))
        document = self._read_fields(self._source.text, 1, no_fields)
        whole = None
        if document:
            origin = Origin(self._source.path, lambda: document)
            whole, problems = validate_data(model, document.data, origin)
            self._problems += problems
            if whole:
                self._check_entry(whole, origin)
        return self._finish(whole=whole)

    def _read_vocabulary(self) -> FileContent:
        """Read a file that holds a list of entries."""
        source = self._source
        model = VOKABULARE.get(source.stem)
        if model is None or source.path.count("/") > 1:
            known = enumerate_words([f"{name}.yml" for name in sorted(VOKABULARE)])
            near = suggest_nearest(source.stem, VOKABULARE)
            self._report(faults.UNKNOWN_VOCABULARY.fill(path=source.path, near=near, known=known))
            return self._finish()
        no_list = faults.NO_LIST_OF_ENTRIES.fill()
        document = self._read_fields(source.text, 1, no_list)
        if document is None:
            return self._finish(unread=model.kind)
        items = document.data.get("eintraege")
        if not isinstance(items, list):
            self._report(no_list)
            return self._finish(unread=model.kind)
        if len(items) > MOST_ENTRIES:
            count, limit = group_digits(len(items)), group_digits(MOST_ENTRIES)
            self._report(faults.TOO_MANY_ENTRIES.fill(count=count, most=limit))
            return self._finish(unread=model.kind)
        for name in (name for name in document.data if name != "eintraege"):
            self._report(unknown_field(name), document.key_at((name,)))
        for number, data in enumerate(items):
            origin = Origin(source.path, lambda: document, ("eintraege", number))
            self._add_entry(model, data, origin)
        return self._finish()

    def _read_entry(self, model: type[Eintrag]) -> FileContent:
        """Read a file that holds one entry: YAML, or Markdown with a YAML head."""
        source = self._source
        head, first_line = source.text, 1
        sections: tuple[Abschnitt, ...] = ()
        if source.path.endswith(".md"):
            parts, problems = split_entry(source)
            self._problems += problems
            if parts is None:
                return self._finish(expected=True)
            if too_long := length_fault(parts.body):
                self._report(too_long, Position(parts.body_line))
                return self._finish(expected=True)
            head, first_line = parts.head, 2
            sections, problems = read_sections(parts, source.path)
            self._problems += problems
        document = self._read_fields(head, first_line, faults.NO_FIELDS.fill(first="id"))
        if document is None:
            return self._finish(expected=True)
        origin = Origin(source.path, lambda: document)
        entry = self._add_entry(model, document.data, origin, sections)
        if entry is not None and entry.id != source.stem:
            fault = faults.KENNUNG_IS_NOT_FILE_NAME.fill(id=entry.id, name=source.stem)
            self._problems.append(origin.problem(("id",), fault))
        return self._finish(expected=entry is None)

    def _read_fields(self, text: str, first_line: int, no_fields: Fault) -> YamlDocument | None:
        """Read YAML that must hold fields; otherwise report that there are ``no_fields``."""
        document, problems = read_yaml(text, self._source.path, first_line)
        self._problems += problems
        if document is not None and not isinstance(document.data, dict):
            self._report(no_fields, document.value_at(()))
            return None
        return document

    def _add_entry(
        self,
        model: type[Eintrag],
        data: Any,
        origin: Origin,
        sections: tuple[Abschnitt, ...] = (),
    ) -> Eintrag | None:
        """Take in an entry, or what is left of a faulty one."""
        draft = None
        entry, problems = validate_data(model, data, origin)
        self._problems += problems
        if isinstance(entry, Dokument):
            entry = entry.model_copy(update={"abschnitte": sections})
        if entry is None and isinstance(data, dict):
            known = {name: value for name, value in data.items() if name in model.model_fields}
            draft = model.model_construct(**{**known, "## ": sections})
        if written := entry or draft:
            self._check_entry(written, origin, faulty=entry is None)
        id_ = data.get("id") if isinstance(data, dict) else None
        written_id = id_.strip() if isinstance(id_, str) else None
        summary = summarize(entry) if entry else None
        self._items.append(FileEntry(model.kind, written_id, origin.path, summary, draft))
        self._entries.append(entry)
        return entry

    def _check_entry(self, entry: Value, origin: Origin, *, faulty: bool = False) -> None:
        """Apply the rules that need to know nothing else."""
        findings = check_entry(entry, origin, faulty=faulty)
        self._problems += findings.problems
        self._targets += findings.targets
        self._pieces += findings.pieces

    def _report(self, fault: Fault, position: Position = Position()) -> None:  # noqa: B008
        self._problems.append(Problem(self._source.path, position, *fault))

    def _finish(
        self, *, whole: Value | None = None, expected: bool = False, unread: str = ""
    ) -> FileContent:
        """Return what was collected."""
        most = MOST_PIECES if self._source.folder in DATEIEN else MOST_PIECES_OF_MANY
        if self._pieces > most:
            count, limit = group_digits(self._pieces), group_digits(most)
            self._report(faults.TOO_MANY_PIECES.fill(count=count, most=limit))
        problems = name_first(self._problems) if self._problems else ()
        return FileContent(
            self._source.path,
            tuple(self._items),
            Closed.of(self._entries) if self._entries else _NONE,
            whole,
            expected,
            unread,
            tuple(problems),
            tuple(self._targets),
        )
