"""What one file of a content root says, judged by itself alone.

Nothing here knows the other files, so that a file which has not changed need not be read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from praxistransfer.content.checks import check_entry
from praxistransfer.content.entry_text import EntryText, read_sections, split_entry
from praxistransfer.content.files import FoundFile, SourceFile, decode_text
from praxistransfer.content.strict_yaml import read_yaml
from praxistransfer.library.library import Origin, Target
from praxistransfer.library.summaries import Closed, Head, head_of
from praxistransfer.model import faults
from praxistransfer.model.base import Abschnitt, Dokument, Eintrag, Value
from praxistransfer.model.faults import Fault
from praxistransfer.model.german import enumerate_words, meant
from praxistransfer.model.messages import FieldFault, translate_errors, unknown_field
from praxistransfer.model.places import DATEIEN, VOKABULARE, WURZEL
from praxistransfer.model.problem import FieldPath, Position, Problem
from praxistransfer.model.yaml_document import YamlDocument

B = TypeVar("B", bound=BaseModel)


class Item(NamedTuple):
    """One entry of a file: what it became, or what is left of a faulty one."""

    kind: str
    id: str | None
    """As the author wrote it; None if there is none."""
    path: FieldPath
    head: Head | None
    """None if the entry is faulty."""
    draft: Eintrag | None
    """What the author of a faulty entry wrote, not validated."""


_NONE = Closed.of(())


class FileContent(NamedTuple):
    """What one file holds and what is wrong in it."""

    path: str
    items: tuple[Item, ...] = ()
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


def read_content(found: FoundFile, raw: bytes) -> FileContent:
    """Return what the bytes of a file say."""
    text, problems = decode_text(raw, found.path)
    if text is None:
        return unusable(found.path, problems)
    return _Reader(SourceFile(found.path, text), problems).read()


def unusable(path: str, problems: list[Problem]) -> FileContent:
    """Return what is known of a file that cannot be read: only what it would have held."""
    source = SourceFile(path, "")
    unread = ""
    if source.folder == "vokabulare" and source.stem in VOKABULARE:
        unread = VOKABULARE[source.stem].kind
    return FileContent(path, (), _NONE, None, source.folder in DATEIEN, unread, tuple(problems))


class _Reader:
    """Reads one file of any sort."""

    def __init__(self, source: SourceFile, problems: list[Problem]) -> None:
        self._source = source
        self.problems = problems
        self._items: list[Item] = []
        self._entries: list[Eintrag | None] = []
        self._whole: Value | None = None
        self._expected = False
        self._unread = ""
        self._targets: list[Target] = []

    def read(self) -> FileContent:
        """Return all of it."""
        if self._source.path in WURZEL:
            self._read_root_file()
        elif self._source.folder == "vokabulare":
            self._read_vocabulary()
        else:
            self._read_entry()
        return FileContent(
            self._source.path,
            tuple(self._items),
            Closed.of(self._entries) if self._entries else _NONE,
            self._whole,
            self._expected,
            self._unread,
            tuple(self.problems),
            tuple(self._targets),
        )

    def _read_root_file(self) -> None:
        """Read a file about the whole."""
        model = WURZEL[self._source.path]
        no_fields = faults.NO_FIELDS.fill(first=next(iter(model.model_fields)))
        if document := self._parse(self._source.text, 1, no_fields):
            origin = Origin(self._source.path, lambda: document)
            self._whole = self._validate(model, document.data, origin)
            if self._whole:
                self._check(self._whole, origin)

    def _read_vocabulary(self) -> None:
        source = self._source
        model = VOKABULARE.get(source.stem)
        if model is None or source.path.count("/") > 1:
            known = enumerate_words([f"{name}.yml" for name in sorted(VOKABULARE)])
            near = meant(source.stem, VOKABULARE)
            fault = faults.UNKNOWN_VOCABULARY.fill(path=source.path, near=near, known=known)
            self.problems.append(Problem(source.path, Position(), *fault))
            return
        no_list = faults.NO_LIST_OF_ENTRIES.fill()
        document = self._parse(source.text, 1, no_list)
        items = document.data.get("eintraege") if document else None
        if document is None or not isinstance(items, list):
            if document is not None:
                self.problems.append(Problem(source.path, Position(), *no_list))
            self._unread = model.kind
            return
        for name in (name for name in document.data if name != "eintraege"):
            position = document.key_at((name,))
            self.problems.append(Problem(source.path, position, *unknown_field(name)))
        for number, item in enumerate(items):
            self._add(model, item, Origin(source.path, lambda: document, ("eintraege", number)))

    def _read_entry(self) -> None:
        """Read a file that holds one entry: YAML, or Markdown with a YAML head."""
        source = self._source
        head, first_line = source.text, 1
        sections: tuple[Abschnitt, ...] = ()
        if source.path.endswith(".md"):
            parts, problems = split_entry(source)
            self.problems += problems
            if parts is None:
                self._expected = True
                return
            head, first_line = parts.head, 2
            sections = self._read_body(parts)
        document = self._parse(head, first_line, faults.NO_FIELDS.fill(first="id"))
        entry = None
        if document:
            origin = Origin(source.path, lambda: document)
            entry = self._add(DATEIEN[source.folder], document.data, origin, sections)
            if entry is not None and entry.id != source.stem:
                fault = faults.KENNUNG_IS_NOT_FILE_NAME.fill(id=entry.id, name=source.stem)
                self.problems.append(origin.problem(("id",), fault))
        self._expected = entry is None

    def _read_body(self, parts: EntryText) -> tuple[Abschnitt, ...]:
        stray, sections = read_sections(parts.body, parts.body_line)
        if stray:
            fault = faults.TEXT_BEFORE_SECTIONS.fill()
            self.problems.append(Problem(self._source.path, Position(stray), *fault))
        return sections

    def _parse(self, text: str, first_line: int, no_fields: Fault) -> YamlDocument | None:
        """Read YAML that must hold fields; otherwise report that there are ``no_fields``."""
        document, problems = read_yaml(text, self._source.path, first_line)
        self.problems += problems
        if document is not None and not isinstance(document.data, dict):
            self.problems.append(Problem(self._source.path, document.value_at(()), *no_fields))
            return None
        return document

    def _add(
        self,
        model: type[Eintrag],
        data: Any,
        origin: Origin,
        sections: tuple[Abschnitt, ...] = (),
    ) -> Eintrag | None:
        """Take in an entry, or what is left of a faulty one."""
        draft = None
        entry = self._validate(model, data, origin)
        if isinstance(entry, Dokument):
            entry = entry.model_copy(update={"abschnitte": sections})
        if entry is None and isinstance(data, dict):
            known = {name: value for name, value in data.items() if name in model.model_fields}
            draft = model.model_construct(**{**known, "## ": sections})
        if found := entry or draft:
            self._check(found, origin, faulty=entry is None)
        id_ = data.get("id") if isinstance(data, dict) else None
        written = id_.strip() if isinstance(id_, str) else None
        head = head_of(entry) if entry else None
        self._items.append(Item(model.kind, written, origin.path, head, draft))
        self._entries.append(entry)
        return entry

    def _validate(self, model: type[B], data: Any, origin: Origin) -> B | None:
        """Return the entry; a faulty one without what is wrong in it, if that leaves a whole."""
        data = _without_nothing(data)
        try:
            return model.model_validate(data)
        except ValidationError as error:
            details = error.errors()
            self.problems += self._new_problems(translate_errors(details, model), origin)
            for detail in details:
                _remove(data, detail["loc"])
        try:
            return model.model_validate(_without_nothing(data, items=True))
        except ValidationError:
            return None

    def _new_problems(self, found: Iterable[FieldFault], origin: Origin) -> Iterator[Problem]:
        """Yield faults as problems, except where the notation was refused before."""
        document = origin.document
        for item in found:
            path = (*origin.path, *item.path)
            if not any(path[: len(r)] == r or r[: len(path)] == path for r in document.refused):
                position = document.key_at(path) if item.is_about_name else document.value_at(path)
                yield Problem(origin.file, position, *item.fault)

    def _check(self, entry: Value, origin: Origin, *, faulty: bool = False) -> None:
        """Apply the rules that need to know nothing else."""
        findings = check_entry(entry, origin, faulty=faulty)
        self.problems += findings.problems
        self._targets += findings.targets


def _remove(data: Any, loc: FieldPath) -> None:
    """Take the value at ``loc`` out of ``data``; an item of a list leaves an empty place."""
    for part in loc[:-1]:
        data = data[part] if _has(data, part) else None
    if loc and _has(data, loc[-1]):
        data[loc[-1]] = None


def _has(data: Any, part: int | str) -> bool:
    if isinstance(data, dict):
        return part in data
    return isinstance(data, list) and isinstance(part, int) and part < len(data)


def _without_nothing(data: Any, *, items: bool = False) -> Any:
    """Drop fields that were left empty, which says the same as none; on request also items."""
    if isinstance(data, dict):
        return {
            key: value if isinstance(value, str) else _without_nothing(value, items=items)
            for key, value in data.items()
            if value is not None
        }
    if isinstance(data, list):
        return [
            value if isinstance(value, str) else _without_nothing(value, items=items)
            for value in data
            if value is not None or not items
        ]
    return data
