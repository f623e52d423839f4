"""Strict YAML: text and positions out, or a German problem for every fault.

Only mappings, lists and text exist here. What a plain ``05111``, ``NO`` or ``2019-05`` means is for
the field to say, not for the notation, so YAML's guesses about numbers, booleans and dates never
happen; an empty value, ``~`` and ``null`` mean "not given". Anchors, aliases and tags are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from praxistransfer.model.problem import Position, Problem

Path = tuple[int | str, ...]

MAX_DEPTH = 12
"""Nested deeper than this, no field of the model can be meant."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML text holds (dicts, lists, strings and None), and where each part stands."""

    data: Any
    keys: dict[Path, Position] = field(default_factory=dict)
    values: dict[Path, Position] = field(default_factory=dict)

    def value_at(self, path: Path) -> Position:
        """Return where the value at ``path`` stands, or the nearest part around it that exists."""
        return self._nearest(path, self.values)

    def key_at(self, path: Path) -> Position:
        """Return where the name of the field at ``path`` stands, or the nearest part around it."""
        return self.keys[path] if path in self.keys else self.value_at(path)

    def _nearest(self, path: Path, places: dict[Path, Position]) -> Position:
        while path and path not in places:
            path = path[:-1]
        return places.get(path, Position())


def read_yaml(text: str, file: str, first_line: int = 1) -> tuple[Document | None, list[Problem]]:
    """Read one YAML document; ``first_line`` is the line of the file on which ``text`` begins.

    Returns None and the problems if the text cannot be used at all; a document and problems if
    only parts of it were refused.
    """
    reader = _Reader(text, file, first_line)
    try:
        data = reader.read()
    except yaml.YAMLError as error:
        return None, [*reader.problems, reader.syntax_problem(error)]
    except _TooDeepError as error:
        return None, [*reader.problems, error.problem]
    return Document(data, reader.keys, reader.values), reader.problems


class _TooDeepError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text)
        self.problem = problem


class _Reader:
    """Builds plain data from the events of the parser."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self._text = text
        self._file = file
        self._first_line = first_line
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=_LOADER))
        self.keys: dict[Path, Position] = {}
        self.values: dict[Path, Position] = {}
        self.problems: list[Problem] = []

    def read(self) -> Any:
        """Return the data of the only document."""
        data: Any = None
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                data = self._node(event, ())
            elif isinstance(event, yaml.DocumentStartEvent) and self.values:
                self._report(
                    event,
                    "PT203",
                    "Die Angaben sind durch „---“ geteilt.",
                    "Nur einen Block von Angaben schreiben.",
                )
                break
        return data

    def _node(self, event: yaml.NodeEvent, path: Path) -> Any:
        self.values[path] = self._position(event)
        self._refuse_extras(event)
        if isinstance(event, yaml.ScalarEvent):
            return None if event.style is None and event.value in _NOTHING else event.value
        if len(path) >= MAX_DEPTH:
            raise _TooDeepError(
                self._problem(
                    event,
                    "PT208",
                    f"Die Angaben sind tiefer als {MAX_DEPTH} Ebenen verschachtelt.",
                    "Die Einrückung prüfen.",
                )
            )
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        return None

    def _sequence(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, path)
            here = (*path, key)
            if key in result:
                first = self.keys[here].line
                self._report(
                    event,
                    "PT205",
                    f"Das Feld „{key}“ steht schon in Zeile {first}.",
                    "Eine der beiden Angaben löschen.",
                )
                self._node(next(self._events), (*path, key, "doppelt"))
                continue
            self.keys[here] = self._position(event)
            result[key] = self._node(next(self._events), here)
        return result

    def _key(self, event: yaml.NodeEvent, path: Path) -> str:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_extras(event)
            return str(event.value)
        self._report(
            event,
            "PT203",
            "Der Name eines Feldes muss ein einfaches Wort sein.",
            "Klammern und Listen vor dem Doppelpunkt entfernen.",
        )
        self._node(event, (*path, "schluessel"))
        return ""

    def _refuse_extras(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._report(
                event,
                "PT206",
                f"Der Verweis „*{event.anchor}“ ist nicht erlaubt.",
                "Den Inhalt hier ausschreiben.",
            )
        elif event.anchor is not None:
            self._report(
                event,
                "PT206",
                f"Der Anker „&{event.anchor}“ ist nicht erlaubt.",
                "Den Anker löschen und den Inhalt überall ausschreiben.",
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._report(
                event,
                "PT207",
                f"Die Typangabe „{tag}“ ist nicht erlaubt.",
                "Die Angabe mit dem Ausrufezeichen löschen.",
            )

    def _position(self, event: yaml.Event) -> Position:
        mark: Any = event.start_mark
        return Position(mark.line + self._first_line, mark.column + 1)

    def _problem(self, event: yaml.Event, code: str, text: str, advice: str) -> Problem:
        return Problem(self._file, self._position(event), code, text, advice)

    def _report(self, event: yaml.Event, code: str, text: str, advice: str) -> None:
        self.problems.append(self._problem(event, code, text, advice))

    def syntax_problem(self, error: yaml.YAMLError) -> Problem:
        """Say in German where the parser gave up."""
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        position = Position(line + self._first_line, column + 1)
        lines = self._text.splitlines()
        at_mark = lines[line] if line < len(lines) else ""
        if (
            "\t" in at_mark[: len(at_mark) - len(at_mark.lstrip())]
            or at_mark[column : column + 1] == "\t"
        ):
            text, advice = (
                "Die Zeile ist mit einem Tabulator eingerückt.",
                "Mit zwei Leerzeichen je Ebene einrücken.",
            )
            return Problem(self._file, position, "PT204", text, advice)
        if isinstance(error, yaml.reader.ReaderError):
            text, advice = (
                "Die Datei enthält ein unsichtbares Steuerzeichen.",
                "Das Zeichen löschen und den Text neu tippen.",
            )
            return Problem(self._file, Position(self._first_line, 1), "PT203", text, advice)
        found = str(getattr(error, "problem", "") or "")
        text, advice = next((answer for words, answer in _SYNTAX if words in found), _UNCLEAR)
        return Problem(self._file, position, "PT203", text, advice)


_UNCLEAR = (
    "Die Schreibweise ist an dieser Stelle nicht eindeutig.",
    "Einrückung, Doppelpunkte und Anführungszeichen in dieser und der vorigen Zeile prüfen.",
)
_SYNTAX = (
    ("mapping values are not allowed", (
        "Hier steht ein Doppelpunkt, wo keiner stehen kann.",
        "Texte mit Doppelpunkt in Anführungszeichen setzen; sonst die Einrückung prüfen.",
    )),
    ("did not find expected key", (
        "Hier wird ein neues Feld erwartet, aber die Zeile passt nicht dazu.",
        "Die Einrückung prüfen: Felder einer Ebene beginnen in derselben Spalte.",
    )),
    ("could not find expected ':'", (
        "Nach dem Feldnamen fehlt der Doppelpunkt.",
        "Die Angabe in der Form „feld: wert“ schreiben.",
    )),
    ("did not find expected '-' indicator", (
        "Hier wird ein weiterer Listenpunkt erwartet, aber die Zeile passt nicht dazu.",
        "Die Einrückung prüfen: Listenpunkte beginnen in derselben Spalte mit „- “.",
    )),
    ("did not find expected ',' or", (
        "Eine Klammer ist nicht geschlossen oder ein Komma fehlt.",
        "Die Klammer schließen oder das Komma ergänzen.",
    )),
    ("found unexpected end of stream", (
        "Ein Anführungszeichen wird nicht geschlossen.",
        "Das schließende Anführungszeichen ergänzen.",
    )),
    ("found character that cannot start any token", (
        "Ein Wert beginnt mit einem Zeichen, das hier nicht am Anfang stehen darf.",
        "Den Text in Anführungszeichen setzen.",
    )),
)  # fmt: skip
