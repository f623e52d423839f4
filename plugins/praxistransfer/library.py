"""Loads everything the handbook knows and resolves every reference.

``load_library(root)`` is the one way in: it returns the library and all problems found, and never
stops at the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from praxistransfer.model.base import Dokument, Eintrag, Konzept
from praxistransfer.model.fields import Ref, meant
from praxistransfer.model.german import enumerate_words, sort_key
from praxistransfer.model.messages import translate
from praxistransfer.model.practice import (
    Practice,
    Schulungsbaustein,
    Uebertragung,
    Vorgehensmuster,
)
from praxistransfer.model.problem import Position, Problem
from praxistransfer.model.vocabulary import (
    Akteur,
    Begriff,
    Foerderprogramm,
    Handbuch,
    Handlungsfeld,
    Integrationszentrum,
    Quellenwerk,
    Rechtsgrundlage,
    Stolperstein,
    Strukturelement,
    Zielgruppe,
)
from praxistransfer.model.walk import marked_values
from praxistransfer.model.words import KINDS
from praxistransfer.sources.entry_text import read_sections, split_entry
from praxistransfer.sources.files import SourceFile, read_files
from praxistransfer.sources.yaml_reader import Document, Path, read_yaml

VOKABULARE: dict[str, type[Eintrag]] = {
    "akteure": Akteur,
    "glossar": Begriff,
    "handlungsfelder": Handlungsfeld,
    "kommunen": Integrationszentrum,
    "programme": Foerderprogramm,
    "quellenwerke": Quellenwerk,
    "rechtsgrundlagen": Rechtsgrundlage,
    "stolpersteine": Stolperstein,
    "strukturelemente": Strukturelement,
    "zielgruppen": Zielgruppe,
}
"""The vocabulary files and what they hold."""

DOKUMENTE: dict[str, type[Eintrag]] = {
    "beispiele": Practice,
    "muster": Vorgehensmuster,
    "schulungen": Schulungsbaustein,
    "uebertragungen": Uebertragung,
}
"""The folders with one file per entry and what the files hold."""

_OWN_NAMESPACE = {"begriff", "quellenwerk"}
E = TypeVar("E", bound=Eintrag)
B = TypeVar("B", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an entry was read: its file, and its place in that file."""

    file: str
    document: Document
    path: Path = ()

    def problem(self, path: Path, code: str, text: str, advice: str) -> Problem:
        """Report a fault in the value at ``path`` of the entry."""
        return Problem(self.file, self.document.value_at((*self.path, *path)), code, text, advice)

    def problem_at_line(self, line: int, code: str, text: str, advice: str) -> Problem:
        """Report a fault in a line of the body."""
        return Problem(self.file, Position(line), code, text, advice)


@dataclass(frozen=True)
class Library:
    """Everything the handbook knows, with all references resolved.

    Entries with a page of their own share one namespace (``entries``); glossary terms and cited
    works have one each.
    """

    handbuch: Handbuch
    entries: Mapping[str, Eintrag]
    begriffe: Mapping[str, Begriff]
    werke: Mapping[str, Quellenwerk]
    origins: Mapping[tuple[str, str], Origin]
    """(kind, id) → where the entry was read."""

    def origin(self, entry: Eintrag) -> Origin:
        """Return where ``entry`` was read."""
        return self.origins[entry.kind, entry.id]

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """Return all entries of one kind in German alphabetical order."""
        return tuple(entry for entry in self._sorted if isinstance(entry, kind))

    @cached_property
    def _sorted(self) -> tuple[Eintrag, ...]:
        everything: list[Eintrag] = [*self.entries.values(), *self.begriffe.values(), *self.werke.values()]
        return tuple(sorted(everything, key=lambda entry: (sort_key(entry.name), entry.id)))

    @cached_property
    def former_ids(self) -> Mapping[str, str]:
        """Former id → the id that took its place."""
        return {old: entry.id for entry in self._sorted for old in entry.frueher}


def load_library(root: FilePath) -> tuple[Library | None, list[Problem]]:
    """Load the content root ``root``.

    Returns the library (None if not even ``handbuch.yml`` can be used) and all problems, sorted.
    A library that comes with problems may be incomplete and must not be published.
    """
    files, problems = read_files(root)
    loader = _Loader()
    for source in files:
        loader.read(source)
    problems += loader.problems
    if loader.handbuch is None:
        return None, sorted(set(problems))
    library = loader.library(loader.handbuch)
    problems += _resolve(library, loader.claimed)
    return library, sorted(set(problems))


class _Loader:
    """Collects entries and problems file by file."""

    def __init__(self) -> None:
        self.handbuch: Handbuch | None = None
        self.problems: list[Problem] = []
        self.entries: dict[tuple[str, str], tuple[Eintrag, Origin]] = {}
        # Also ids of entries that turned out faulty: a reference to them is not the fault.
        self.claimed: dict[tuple[str, str], tuple[str, Origin]] = {}

    def read(self, source: SourceFile) -> None:
        """Read one file of any sort."""
        if source.path == "handbuch.yml":
            self._read_handbuch(source)
        elif source.folder == "vokabulare":
            self._read_vocabulary(source)
        elif source.path.endswith(".md"):
            self._read_markdown(source)
        elif document := self._parse(source, source.text, 1):
            self._add_file(DOKUMENTE[source.folder], source, document)

    def library(self, handbuch: Handbuch) -> Library:
        """Return what was loaded."""
        by_kind: dict[str, dict[str, Any]] = {"begriff": {}, "quellenwerk": {}, "": {}}
        for (_, id_), (entry, _origin) in self.entries.items():
            by_kind[entry.kind if entry.kind in _OWN_NAMESPACE else ""][id_] = entry
        origins = {(entry.kind, entry.id): origin for entry, origin in self.entries.values()}
        return Library(handbuch, by_kind[""], by_kind["begriff"], by_kind["quellenwerk"], origins)

    def _read_handbuch(self, source: SourceFile) -> None:
        if document := self._parse(source, source.text, 1):
            self.handbuch = self._validate(Handbuch, document.data, Origin(source.path, document))

    def _read_vocabulary(self, source: SourceFile) -> None:
        model = VOKABULARE.get(source.stem)
        if model is None or source.path.count("/") > 1:
            known = enumerate_words([f"{name}.yml" for name in sorted(VOKABULARE)])
            text = f"„{source.path}“ ist kein bekanntes Vokabular.{meant(source.stem, VOKABULARE)}"
            self._report(source, "PT107", text, f"Bekannt sind {known}.")
            return
        document = self._parse(source, source.text, 1)
        if document is None:
            return
        items = document.data.get("eintraege")
        if not isinstance(items, list) or set(document.data) != {"eintraege"}:
            text = "Das Vokabular hat nicht die erwartete Form."
            advice = "Alle Einträge als Liste unter dem einzigen Feld „eintraege:“ schreiben."
            self._report(source, "PT209", text, advice)
            return
        for number, item in enumerate(items):
            origin = Origin(source.path, document, ("eintraege", number))
            if entry := self._validate(model, item, origin):
                self._add(entry, origin)

    def _read_markdown(self, source: SourceFile) -> None:
        parts, problems = split_entry(source)
        self.problems += problems
        document = self._parse(source, parts.head, 2) if parts else None
        if parts is None or document is None:
            return
        intro, sections = read_sections(parts.body, parts.body_line)
        if intro:
            text = "Vor der ersten Überschrift steht Text."
            advice = "Den Text in einen Abschnitt oder in die Kurzfassung verschieben."
            position = Position(parts.body_line)
            self.problems.append(Problem(source.path, position, "PT502", text, advice))
        entry = self._add_file(DOKUMENTE[source.folder], source, document)
        if isinstance(entry, Dokument):
            key = _key(entry.kind, entry.id)
            complete = entry.model_copy(update={"abschnitte": sections})
            if self.entries.get(key, (None,))[0] is entry:
                self.entries[key] = (complete, self.entries[key][1])

    def _add_file(
        self, model: type[Eintrag], source: SourceFile, document: Document
    ) -> Eintrag | None:
        origin = Origin(source.path, document)
        entry = self._validate(model, document.data, origin)
        if entry is None:
            return None
        if entry.id != source.stem:
            text = f"Die Kennung „{entry.id}“ passt nicht zum Dateinamen „{source.stem}“."
            advice = f"Die Datei in „{entry.id}“ umbenennen oder „id: {source.stem}“ schreiben."
            self.problems.append(origin.problem(("id",), "PT407", text, advice))
        self._add(entry, origin)
        return entry

    def _add(self, entry: Eintrag, origin: Origin) -> None:
        self.entries.setdefault(_key(entry.kind, entry.id), (entry, origin))

    def _claim(self, model: type[Eintrag], id_: str, origin: Origin) -> None:
        key = _key(model.kind, id_)
        if key not in self.claimed:
            self.claimed[key] = (model.kind, origin)
            return
        first = self.claimed[key][1]
        line = first.document.value_at((*first.path, "id")).line
        text = f"Die Kennung „{id_}“ ist schon vergeben ({first.file}, Zeile {line})."
        advice = "Einem der beiden Einträge eine andere Kennung geben."
        self.problems.append(origin.problem(("id",), "PT402", text, advice))

    def _parse(self, source: SourceFile, text: str, first_line: int) -> Document | None:
        document, problems = read_yaml(text, source.path, first_line)
        self.problems += problems
        if document is not None and not isinstance(document.data, dict):
            message = "Hier werden Angaben der Form „feld: wert“ erwartet."
            position = document.value_at(())
            advice = "Mit „id:“ beginnen; die Feldreferenz zeigt alle Felder."
            self.problems.append(Problem(source.path, position, "PT209", message, advice))
            return None
        return document

    def _validate(self, model: type[B], data: Any, origin: Origin) -> B | None:
        data = _without_nothing(data)
        if isinstance(data, dict) and issubclass(model, Eintrag):
            if isinstance(data.get("id"), str):
                self._claim(model, data["id"], origin)
            if "abschnitte" in data:
                # The field exists in the model, but only the Markdown body may fill it.
                data["abschnitt"] = data.pop("abschnitte")
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for detail in error.errors():
                code, text, advice = translate(detail, model)
                path = (*origin.path, *detail["loc"])
                at = origin.document.key_at if code in {"PT301", "PT302"} else origin.document.value_at
                self.problems.append(Problem(origin.file, at(path), code, text, advice))
            return None

    def _report(self, source: SourceFile, code: str, text: str, advice: str) -> None:
        self.problems.append(Problem(source.path, Position(), code, text, advice))


def _key(kind: str, id_: str) -> tuple[str, str]:
    """Return the key of an id: its namespace and itself."""
    return (kind if kind in _OWN_NAMESPACE else "", id_)


def _without_nothing(data: Any) -> Any:
    """Drop fields that were left empty: an empty field says the same as none."""
    if isinstance(data, dict):
        return {key: _without_nothing(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [_without_nothing(item) for item in data]
    return data


def _resolve(library: Library, claimed: Mapping[tuple[str, str], tuple[str, Origin]]) -> Iterator[Problem]:
    """Report every reference that leads nowhere, to the wrong kind, or to a former id."""
    for entry, origin in ((entry, library.origin(entry)) for entry in library._sorted):
        for old in entry.frueher:
            if _key(entry.kind, old) in claimed:
                text = f"Die frühere Kennung „{old}“ gehört heute einem anderen Eintrag."
                yield origin.problem(("frueher",), "PT402", text, "Die frühere Kennung löschen.")
        for link in marked_values(entry, Ref):
            if found := _fault(library, claimed, link.mark, link.value):
                yield origin.problem(link.path, *found)


def _fault(
    library: Library,
    claimed: Mapping[tuple[str, str], tuple[str, Origin]],
    ref: Ref,
    target: str,
) -> tuple[str, str, str] | None:
    """Return what is wrong with one reference, or None."""
    kind, _ = claimed.get(_key(ref.kinds[0], target), ("", None))
    wanted = enumerate_words([f"„{KINDS[name].many}“" for name in ref.kinds if name != "*"])
    if not kind:
        if new := library.former_ids.get(target):
            text = f"„{target}“ heißt jetzt „{new}“."
            return "PT403", text, f"„{new}“ eintragen."
        known = [id_ for (_, id_), (its_kind, _) in claimed.items() if ref.kinds[0] in {"*", its_kind}]
        text = f"„{target}“ gibt es nicht.{meant(target, sorted(known))}"
        where = f"in der Liste {wanted}" if wanted else "im Handbuch"
        return "PT401", text, f"Eine Kennung eintragen, die {where} steht."
    if ref.kinds[0] not in {"*", kind} and kind not in ref.kinds:
        text = f"„{target}“ gehört zu „{KINDS[kind].many}“."
        return "PT404", text, f"Hier eine Kennung aus der Liste {wanted} eintragen."
    entry = library.entries.get(target)
    if isinstance(entry, Konzept) and entry.ersetzt_durch:
        text = f"„{target}“ ist abgelöst durch „{entry.ersetzt_durch}“."
        return "PT409", text, f"„{entry.ersetzt_durch}“ eintragen."
    return None


def all_problems(*groups: Iterable[Problem]) -> list[Problem]:
    """Merge groups of problems, sorted by place, each once."""
    return sorted({problem for group in groups for problem in group})
