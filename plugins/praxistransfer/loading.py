"""Reads a content root: files in, a library and all problems out."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from praxistransfer.library import OWN_NAMESPACE, Key, Library, Origin, key_of
from praxistransfer.model.base import Abschnitt, Dokument, Eintrag
from praxistransfer.model.fields import meant
from praxistransfer.model.german import enumerate_words
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
from praxistransfer.sources.entry_text import EntryText, read_sections, split_entry
from praxistransfer.sources.files import SourceFile, read_files
from praxistransfer.sources.yaml_reader import Document, read_yaml

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

DATEIEN: dict[str, type[Eintrag]] = {
    "beispiele": Practice,
    "muster": Vorgehensmuster,
    "schulungen": Schulungsbaustein,
    "uebertragungen": Uebertragung,
}
"""The folders with one file per entry and what the files hold."""

B = TypeVar("B", bound=BaseModel)


def load_library(root: FilePath) -> tuple[Library | None, list[Problem]]:
    """Load the content root ``root``.

    Returns the library (None if not even ``handbuch.yml`` can be used) and all problems, sorted.
    A library that comes with problems may be incomplete and must not be published.
    """
    files, material, problems = read_files(root)
    loader = _Loader()
    for source in files:
        loader.read(source)
    return loader.library(material), sorted({*problems, *loader.problems})


class _Loader:
    """Collects entries and problems file by file."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._handbuch: tuple[Handbuch, Origin] | None = None
        self._entries: dict[Key, Eintrag] = {}
        self._origins: dict[Key, Origin] = {}
        # Also ids of entries that turned out faulty: a reference to them is not the fault.
        self._kinds: dict[Key, str] = {}

    def read(self, source: SourceFile) -> None:
        """Read one file of any sort."""
        if source.path == "handbuch.yml":
            self._read_handbuch(source)
        elif source.folder == "vokabulare":
            self._read_vocabulary(source)
        else:
            self._read_file(source)

    def library(self, material: dict[str, FilePath]) -> Library | None:
        """Return what was loaded."""
        if self._handbuch is None:
            return None
        found: dict[str, dict[str, Any]] = {"": {}, **{kind: {} for kind in OWN_NAMESPACE}}
        for (namespace, id_), entry in self._entries.items():
            found[namespace][id_] = entry
        return Library(
            *self._handbuch,
            entries=found[""],
            begriffe=found["begriff"],
            werke=found["quellenwerk"],
            origins=self._origins,
            kinds=self._kinds,
            material=material,
        )

    def _read_handbuch(self, source: SourceFile) -> None:
        if document := self._parse(source, source.text, 1):
            origin = Origin(source.path, document)
            if handbuch := self._validate(Handbuch, document.data, origin):
                self._handbuch = handbuch, origin

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
            self._add(model, item, Origin(source.path, document, ("eintraege", number)))

    def _read_file(self, source: SourceFile) -> None:
        """Read a file that holds one entry: YAML, or Markdown with a YAML head."""
        head, first_line = source.text, 1
        sections: tuple[Abschnitt, ...] = ()
        if source.path.endswith(".md"):
            parts, problems = split_entry(source)
            self.problems += problems
            if parts is None:
                return
            head, first_line = parts.head, 2
            sections = self._read_body(source, parts)
        if document := self._parse(source, head, first_line):
            origin = Origin(source.path, document)
            entry = self._add(DATEIEN[source.folder], document.data, origin, sections)
            if entry is not None and entry.id != source.stem:
                text = f"Die Kennung „{entry.id}“ passt nicht zum Dateinamen „{source.stem}“."
                advice = f"Die Datei in „{entry.id}“ umbenennen oder „id: {source.stem}“ schreiben."
                self.problems.append(origin.problem(("id",), "PT407", text, advice))

    def _read_body(self, source: SourceFile, parts: EntryText) -> tuple[Abschnitt, ...]:
        intro, sections = read_sections(parts.body, parts.body_line)
        if intro:
            text = "Vor der ersten Überschrift steht Text."
            advice = "Den Text in einen Abschnitt oder in die Kurzfassung verschieben."
            position = Position(parts.body_line)
            self.problems.append(Problem(source.path, position, "PT502", text, advice))
        return sections

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

    def _add(
        self,
        model: type[Eintrag],
        data: Any,
        origin: Origin,
        sections: tuple[Abschnitt, ...] = (),
    ) -> Eintrag | None:
        """Take an entry into the library unless it is faulty or its id is another's."""
        id_ = data.get("id") if isinstance(data, dict) else None
        its_own = self._claim(model, id_, origin) if isinstance(id_, str) else False
        entry = self._validate(model, data, origin)
        if isinstance(entry, Dokument):
            entry = entry.model_copy(update={"abschnitte": sections})
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
        text = f"Die Kennung „{id_}“ ist schon vergeben ({first.file}, Zeile {line})."
        advice = "Einem der beiden Einträge eine andere Kennung geben."
        self.problems.append(origin.problem(("id",), "PT402", text, advice))
        return False

    def _validate(self, model: type[B], data: Any, origin: Origin) -> B | None:
        data = _without_nothing(data)
        if isinstance(data, dict) and "abschnitte" in data and issubclass(model, Dokument):
            # The field exists in the model, but only the Markdown body may fill it.
            data["abschnitt"] = data.pop("abschnitte")
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for detail in error.errors():
                code, text, advice = translate(detail, model)
                path = (*origin.path, *detail["loc"])
                document = origin.document
                about_key = code in {"PT301", "PT302"}
                position = document.key_at(path) if about_key else document.value_at(path)
                self.problems.append(Problem(origin.file, position, code, text, advice))
            return None

    def _report(self, source: SourceFile, code: str, text: str, advice: str) -> None:
        self.problems.append(Problem(source.path, Position(), code, text, advice))


def _without_nothing(data: Any) -> Any:
    """Drop fields that were left empty: an empty field says the same as none."""
    if isinstance(data, dict):
        return {key: _without_nothing(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [_without_nothing(item) for item in data]
    return data
