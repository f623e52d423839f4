"""Strict YAML: text and positions out, or a German problem for every fault.

Only mappings, lists and text exist here. What a plain ``05111``, ``NO`` or ``2019-05`` means is for
the field to say, not for the notation, so YAML's guesses about numbers, booleans and dates never
happen; an empty value, ``~`` and ``null`` mean "not given". Anchors, aliases and tags are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from praxistransfer.content.files import CONTROL, CONTROL_FAULT
from praxistransfer.model.german import quote
from praxistransfer.model.problem import FieldPath, Position, Problem
from praxistransfer.model.yaml_document import YamlDocument

MAX_DEPTH = 12
"""Nested deeper than this, no field of the model can be meant."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = {"", "~", "null"}
_STANDARD_TAG = "tag:yaml.org,2002:"


def read_yaml(
    text: str, file: str, first_line: int = 1
) -> tuple[YamlDocument | None, list[Problem]]:
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
    document = YamlDocument(data, reader.keys, reader.values, frozenset(reader.refused))
    return document, reader.problems


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
        self._events: Iterator[Any] = iter(())
        self.keys: dict[FieldPath, Position] = {}
        self.values: dict[FieldPath, Position] = {}
        self.refused: set[FieldPath] = set()
        self.problems: list[Problem] = []

    def read(self) -> Any:
        """Return the data of the only document."""
        data: Any = None
        self._events = iter(_LOADER(self._text).get_event, None)
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                data = self._node(event, ())
            elif isinstance(event, yaml.DocumentStartEvent) and self.values:
                self._report(event, *_DIVIDED)
                break
        return data

    def _node(self, event: yaml.NodeEvent, path: FieldPath) -> Any:
        self.values[path] = self._position(event)
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            self._refuse_extras(event, path)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if len(path) >= MAX_DEPTH:
            position = self._position(event)
            raise _TooDeepError(Problem(self._file, position, *_TOO_DEEP))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        return None

    def _scalar(self, event: yaml.ScalarEvent, path: FieldPath) -> str | None:
        if not event.style and event.value in _NOTHING:
            return None
        if CONTROL.search(event.value):
            self._report(event, *CONTROL_FAULT)
            self.refused.add(path)
        return str(event.value)

    def _sequence(self, path: FieldPath) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: FieldPath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._report(event, *_ODD_KEY)
                self._skip_pair(event, path)
                continue
            if event.anchor is not None or event.tag is not None:
                self._refuse_extras(event, path)
            here = (*path, event.value)
            if event.value in result:
                text = f"Das Feld {quote(event.value)} steht schon in Zeile {self.keys[here].line}."
                self._report(event, "PT205", text, "Eine der beiden Angaben löschen.")
                self._node(next(self._events), (*here, "doppelt"))
                continue
            self.keys[here] = self._position(event)
            result[event.value] = self._node(next(self._events), here)
        return result

    def _skip_pair(self, key: yaml.NodeEvent, path: FieldPath) -> None:
        """Read a pair whose key cannot be used, for the faults in it."""
        self._node(key, (*path, "?"))
        self._node(next(self._events), (*path, "?"))

    def _refuse_extras(self, event: yaml.NodeEvent, path: FieldPath) -> None:
        """Report an alias, an anchor or a tag, shown as it was typed."""
        if isinstance(event, yaml.AliasEvent):
            text = f"Der Verweis {quote(f'*{event.anchor}')} ist nicht erlaubt."
            self._report(event, "PT206", text, "Den Inhalt hier ausschreiben.")
            self.refused.add(path)
        elif event.anchor is not None:
            text = f"Der Anker {quote(f'&{event.anchor}')} ist nicht erlaubt."
            advice = "Den Anker löschen und den Inhalt überall ausschreiben."
            self._report(event, "PT206", text, advice)
        tag = getattr(event, "tag", None)
        if tag is not None:
            typed = tag.replace(_STANDARD_TAG, "!!", 1)
            text = f"Die Typangabe {quote(typed)} ist nicht erlaubt."
            self._report(event, "PT207", text, "Die Angabe mit dem Ausrufezeichen löschen.")

    def _position(self, event: yaml.Event) -> Position:
        mark: Any = event.start_mark
        return Position(mark.line + self._first_line, mark.column + 1)

    def _report(self, event: yaml.Event, code: str, text: str, advice: str) -> None:
        self.problems.append(Problem(self._file, self._position(event), code, text, advice))

    def syntax_problem(self, error: yaml.YAMLError) -> Problem:
        """Say in German where the parser gave up, or where what it could not end begins."""
        found = str(getattr(error, "problem", "") or "")
        mark = getattr(error, "problem_mark", None)
        start = getattr(error, "context_mark", None)
        if start and any(words in found for words in _POINT_TO_START):
            mark = start
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = self._text.split("\n")
        typed = lines[line] if line < len(lines) else ""
        indent = typed[: len(typed) - len(typed.lstrip())]
        if "\t" in indent or typed[column : column + 1] == "\t":
            code, text, advice = _TAB
        elif "did not find expected key" in found and typed[:column].rstrip().endswith(('"', "'")):
            code, text, advice = _TEXT_AFTER_QUOTE
        else:
            code = "PT203"
            text, advice = next((say for words, say in _SYNTAX if words in found), _UNCLEAR)
        return Problem(
            self._file, Position(line + self._first_line, column + 1), code, text, advice
        )


_DIVIDED = (
    "PT203",
    "Die Angaben sind durch „---“ geteilt.",
    "Nur einen Block von Angaben schreiben.",
)
_TOO_DEEP = (
    "PT208",
    f"Die Angaben sind tiefer als {MAX_DEPTH} Ebenen verschachtelt.",
    "Die Einrückung prüfen.",
)
_ODD_KEY = (
    "PT203",
    "Der Name eines Feldes muss ein einfaches Wort sein.",
    "Klammern und Listen vor dem Doppelpunkt entfernen.",
)
_TAB = (
    "PT204",
    "Die Zeile ist mit einem Tabulator eingerückt.",
    "Mit zwei Leerzeichen je Ebene einrücken.",
)
_TEXT_AFTER_QUOTE = (
    "PT203",
    "Nach dem schließenden Anführungszeichen steht noch Text.",
    "Den ganzen Wert in einfache Anführungszeichen setzen, zum Beispiel '„Cup“ in Olpe'.",
)
_UNCLEAR = (
    "Die Schreibweise ist an dieser Stelle nicht eindeutig.",
    "Einrückung, Doppelpunkte und Anführungszeichen in dieser und der vorigen Zeile prüfen.",
)
# What the parser says, and what people read. The words are those of libyaml.
_POINT_TO_START = (
    "found unexpected end of stream",
    "could not find expected ':'",
    "did not find expected ',' or",
)
_SYNTAX = (
    (
        "mapping values are not allowed",
        (
            "Hier steht ein Doppelpunkt, wo keiner stehen kann.",
            "Texte mit Doppelpunkt in Anführungszeichen setzen; sonst die Einrückung prüfen.",
        ),
    ),
    (
        "did not find expected key",
        (
            "Hier wird ein neues Feld erwartet, aber die Zeile passt nicht dazu.",
            "Die Einrückung prüfen: Felder einer Ebene beginnen in derselben Spalte.",
        ),
    ),
    (
        "could not find expected ':'",
        (
            "Nach dem Feldnamen fehlt der Doppelpunkt.",
            "Die Angabe in der Form „feld: wert“ schreiben.",
        ),
    ),
    (
        "did not find expected '-' indicator",
        (
            "Hier wird ein weiterer Listenpunkt erwartet, aber die Zeile passt nicht dazu.",
            "Die Einrückung prüfen: Listenpunkte beginnen in derselben Spalte mit „- “.",
        ),
    ),
    (
        "did not find expected ',' or",
        (
            "Eine Klammer ist nicht geschlossen oder ein Komma fehlt.",
            "Die Klammer schließen oder das Komma ergänzen.",
        ),
    ),
    (
        "found unexpected end of stream",
        (
            "Ein Anführungszeichen wird nicht geschlossen.",
            "Das schließende Anführungszeichen ergänzen.",
        ),
    ),
    (
        "found character that cannot start any token",
        (
            "Ein Wert beginnt mit einem Zeichen, das hier nicht am Anfang stehen darf.",
            "Den Text in Anführungszeichen setzen.",
        ),
    ),
)
