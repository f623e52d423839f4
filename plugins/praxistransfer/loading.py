"""Reads a content root: files in, a library and all problems out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from praxistransfer.library import OWN_NAMESPACE, Key, Library, Origin, key_of
from praxistransfer.model.base import Abschnitt, Dokument, Eintrag
from praxistransfer.model.german import enumerate_words, meant, quote
from praxistransfer.model.messages import Finding, translate, unknown_field
from praxistransfer.model.places import DATEIEN, VOKABULARE, WURZEL
from praxistransfer.model.problem import Position, Problem
from praxistransfer.model.vocabulary import Handbuch
from praxistransfer.sources.entry_text import EntryText, read_sections, split_entry
from praxistransfer.sources.files import SourceFile, read_files
from praxistransfer.sources.yaml_reader import Document, Path, read_yaml

_VOCABULARY_FORM = (
    "PT209",
    "Das Vokabular hat nicht die erwartete Form.",
    "Alle Einträge als Liste unter dem einzigen Feld „eintraege:“ schreiben.",
)
_ENTRY_FORM = (
    "PT209",
    "Hier werden Angaben der Form „feld: wert“ erwartet.",
    "Mit „id:“ beginnen; die Feldreferenz zeigt alle Felder.",
)
_ROOT_FORMS = {
    name: (*_ENTRY_FORM[:2], _ENTRY_FORM[2].replace("id:", f"{next(iter(model.model_fields))}:"))
    for name, model in WURZEL.items()
}

B = TypeVar("B", bound=BaseModel)


_NO_HANDBUCH = Handbuch(titel="–", untertitel="–", land="–", beschreibung="–")


def load_library(root: FilePath) -> tuple[Library, list[Problem]]:
    """Load the content root ``root``.

    Returns the library and all problems, sorted. A library that comes with problems may be
    incomplete and must not be published; it serves to find further problems.
    """
    files, material, problems = read_files(root)
    loader = _Loader()
    for source in files:
        loader.read(source)
    for path in {problem.file for problem in problems} - {source.path for source in files}:
        loader.expect(path)
    return loader.library(material), sorted({*problems, *loader.problems})


class _Loader:
    """Collects entries and problems file by file."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._whole: dict[str, Any] = {
            "handbuch": _NO_HANDBUCH,
            "handbuch_origin": Origin("handbuch.yml", Document({})),
        }
        self._entries: dict[Key, Eintrag] = {}
        self._origins: dict[Key, Origin] = {}
        # Also ids of entries that turned out faulty: a reference to them is not the fault.
        self._kinds: dict[Key, str] = {}
        self._expected: dict[Key, str] = {}
        self._unread: set[str] = set()
        self._drafts: list[tuple[Eintrag, Origin]] = []

    def read(self, source: SourceFile) -> None:
        """Read one file of any sort."""
        if source.path in WURZEL:
            self._read_root_file(source)
        elif source.folder == "vokabulare":
            self._read_vocabulary(source)
        else:
            self._read_file(source)

    def expect(self, path: str) -> None:
        """Remember what a file that cannot be used would have held."""
        source = SourceFile(path, "")
        if source.folder in DATEIEN:
            kind = DATEIEN[source.folder].kind
            self._expected[key_of(kind, source.stem)] = kind
        elif source.folder == "vokabulare" and source.stem in VOKABULARE:
            self._unread.add(VOKABULARE[source.stem].kind)

    def library(self, material: dict[str, FilePath]) -> Library:
        """Return what was loaded."""
        found: dict[str, dict[str, Any]] = {"": {}, **{kind: {} for kind in OWN_NAMESPACE}}
        for (namespace, id_), entry in self._entries.items():
            found[namespace][id_] = entry
        return Library(
            **self._whole,
            entries=found[""],
            begriffe=found["begriff"],
            werke=found["quellenwerk"],
            origins=self._origins,
            kinds={**self._expected, **self._kinds},
            drafts=tuple(self._drafts),
            unread_kinds=frozenset(self._unread),
            material=material,
        )

    def _read_root_file(self, source: SourceFile) -> None:
        """Read a file about the whole into the part of the library that has its name."""
        if document := self._parse(source, source.text, 1, _ROOT_FORMS[source.path]):
            origin = Origin(source.path, document)
            if value := self._validate(WURZEL[source.path], document.data, origin):
                self._whole |= {source.stem: value, f"{source.stem}_origin": origin}

    def _read_vocabulary(self, source: SourceFile) -> None:
        model = VOKABULARE.get(source.stem)
        if model is None or source.path.count("/") > 1:
            known = enumerate_words([f"{name}.yml" for name in sorted(VOKABULARE)])
            text = f"„{source.path}“ ist kein bekanntes Vokabular.{meant(source.stem, VOKABULARE)}"
            self._report(source, "PT107", text, f"Bekannt sind {known}.")
            return
        document = self._parse(source, source.text, 1, _VOCABULARY_FORM)
        items = document.data.get("eintraege") if document else None
        if document is None or not isinstance(items, list):
            if document is not None:
                self._report(source, *_VOCABULARY_FORM)
            self._unread.add(model.kind)
            return
        for name in (name for name in document.data if name != "eintraege"):
            position = document.key_at((name,))
            self.problems.append(Problem(source.path, position, *unknown_field(name)))
        for number, item in enumerate(items):
            self._add(model, item, Origin(source.path, document, ("eintraege", number)))

    def _read_file(self, source: SourceFile) -> None:
        """Read a file that holds one entry: YAML, or Markdown with a YAML head."""
        head, first_line = source.text, 1
        sections: tuple[Abschnitt, ...] = ()
        if source.path.endswith(".md"):
            parts, problems = split_entry(source)
            self.problems += problems
            if parts is None:
                self.expect(source.path)
                return
            head, first_line = parts.head, 2
            sections = self._read_body(source, parts)
        document = self._parse(source, head, first_line, _ENTRY_FORM)
        entry = None
        if document:
            origin = Origin(source.path, document)
            entry = self._add(DATEIEN[source.folder], document.data, origin, sections)
            if entry is not None and entry.id != source.stem:
                text = f"Die Kennung „{entry.id}“ passt nicht zum Dateinamen „{source.stem}“."
                advice = f"Die Datei in „{entry.id}“ umbenennen oder „id: {source.stem}“ schreiben."
                self.problems.append(origin.problem(("id",), "PT407", text, advice))
        if entry is None:
            self.expect(source.path)

    def _read_body(self, source: SourceFile, parts: EntryText) -> tuple[Abschnitt, ...]:
        stray, sections = read_sections(parts.body, parts.body_line)
        if stray:
            text = "Vor der ersten Überschrift steht Text."
            advice = "Den Text in einen Abschnitt oder in die Kurzfassung verschieben."
            self.problems.append(Problem(source.path, Position(stray), "PT502", text, advice))
        return sections

    def _parse(
        self, source: SourceFile, text: str, first_line: int, form: tuple[str, str, str]
    ) -> Document | None:
        """Read YAML that must hold fields; otherwise report that it has not the right ``form``."""
        document, problems = read_yaml(text, source.path, first_line)
        self.problems += problems
        if document is not None and not isinstance(document.data, dict):
            self.problems.append(Problem(source.path, document.value_at(()), *form))
            return None
        return document

    def _add(
        self,
        model: type[Eintrag],
        data: Any,
        origin: Origin,
        sections: tuple[Abschnitt, ...] = (),
    ) -> Eintrag | None:
        """Take an entry into the library unless it is faulty or its id is another's."""
        id_ = data.get("id") if isinstance(data, dict) else None
        its_own = self._claim(model, id_.strip(), origin) if isinstance(id_, str) else False
        entry = self._validate(model, data, origin)
        if isinstance(entry, Dokument):
            entry = entry.model_copy(update={"abschnitte": sections})
        if entry is None and isinstance(data, dict):
            known = {name: value for name, value in data.items() if name in model.model_fields}
            draft = model.model_construct(**{**known, "## ": sections})
            self._drafts.append((draft, origin))
        if entry is not None and its_own:
            self._entries[key_of(entry.kind, entry.id)] = entry
        return entry

    def _claim(self, model: type[Eintrag], id_: str, origin: Origin) -> bool:
        """Reserve an id; report it and return False if another entry has it."""
        key = key_of(model.kind, id_)
        if key not in self._kinds:
            self._kinds[key] = model.kind
            self._origins[key] = origin
            return True
        first = self._origins[key]
        line = first.document.value_at((*first.path, "id")).line
        text = f"Die Kennung {quote(id_)} ist schon vergeben ({first.file}, Zeile {line})."
        advice = "Einem der beiden Einträge eine andere Kennung geben."
        self.problems.append(origin.problem(("id",), "PT402", text, advice))
        return False

    def _validate(self, model: type[B], data: Any, origin: Origin) -> B | None:
        """Return the entry; a faulty one without what is wrong in it, if that leaves a whole."""
        data = _without_nothing(data)
        try:
            return model.model_validate(data)
        except ValidationError as error:
            details = error.errors()
            self.problems += self._new_problems(translate(details, model), origin)
            for detail in details:
                _remove(data, detail["loc"])
        try:
            return model.model_validate(_without_nothing(data, items=True))
        except ValidationError:
            return None

    def _new_problems(self, findings: list[Finding], origin: Origin) -> Iterator[Problem]:
        """Yield findings as problems, except where the notation was refused before."""
        document = origin.document
        for finding in findings:
            path = (*origin.path, *finding.path)
            if not any(path[: len(r)] == r or r[: len(path)] == path for r in document.refused):
                position = document.key_at(path) if finding.about_name else document.value_at(path)
                yield Problem(origin.file, position, finding.code, finding.text, finding.advice)

    def _report(self, source: SourceFile, code: str, text: str, advice: str) -> None:
        self.problems.append(Problem(source.path, Position(), code, text, advice))


def _remove(data: Any, loc: Path) -> None:
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
        pairs = ((key, _without_nothing(value, items=items)) for key, value in data.items())
        return {key: value for key, value in pairs if value is not None}
    if isinstance(data, list):
        values = [_without_nothing(item, items=items) for item in data]
        return [value for value in values if value is not None] if items else values
    return data
