"""Strict YAML: text and positions out, or a German problem for every fault.

Only mappings, lists and text exist here. What a plain ``05111``, ``NO`` or ``2019-05`` means is for
the field to say, not for the notation, so YAML's guesses about numbers, booleans and dates never
happen; an empty value, ``~`` and ``null`` mean "not given". Anchors, aliases and tags are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from praxistransfer.model import faults
from praxistransfer.model.faults import Fault
from praxistransfer.model.problem import FieldPath, Position, Problem
from praxistransfer.model.signs import CONTROL, ODD_BLANKS, find_hidden, name_sign
from praxistransfer.model.writing import quote_text
from praxistransfer.model.yaml_document import YamlDocument

MAX_DEPTH = 12
"""Nested deeper than this, no field of the model can be meant."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = {"", "~", "null"}
_ODD_BLANK = re.compile(rf" *(?:- +)*([a-z_]+:|-)?([{ODD_BLANKS}])")
_COMMENT = re.compile(r"[ \t]*(#.*)")
_LABEL = re.compile(r"[ \t]*(#[^\s#].*)")
_BLANK_INSIDE = re.compile(f"[{ODD_BLANKS}]")
_EDGES = re.compile(rf"[ {ODD_BLANKS}]+\Z|\A[ {ODD_BLANKS}]+")
_STANDARD_TAG = "tag:yaml.org,2002:"


def read_yaml(
    text: str, file: str, first_line: int = 1
) -> tuple[YamlDocument | None, list[Problem]]:
    """Read one YAML document; ``first_line`` is the line of the file on which ``text`` begins.

    Returns None and the problems if the text cannot be used at all; a document and problems if
    only parts of it were refused.
    """
    reader = _EventReader(text, file, first_line)
    try:
        data = reader.read_document()
    except yaml.YAMLError as error:
        # An odd blank leads to others that it explains, and so does a comment in a value.
        odd = [problem for problem in reader.problems if problem.code == faults.PT513.id]
        problem = reader.syntax_problem(error)
        above = {item.position.line + 1 for item in reader.problems if item.code == faults.PT210.id}
        is_explained = problem.position.line in above
        return None, odd or [*reader.problems, *([] if is_explained else [problem])]
    except _TooDeepError as error:
        return None, [*reader.problems, error.problem]
    document = YamlDocument(data, reader.keys, reader.values, frozenset(reader.refused))
    return document, reader.problems


class _TooDeepError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text)
        self.problem = problem


class _EventReader:
    """Builds plain data from the events of the parser."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self._text = text
        self._lines = text.split("\n")
        self._file = file
        self._first_line = first_line
        self._events: Iterator[Any] = iter(())
        self.keys: dict[FieldPath, Position] = {}
        self.values: dict[FieldPath, Position] = {}
        self.refused: set[FieldPath] = set()
        self.problems: list[Problem] = []

    def read_document(self) -> Any:
        """Return the data of the only document."""
        data: Any = None
        self._events = iter(_LOADER(self._text).get_event, None)
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                data = self._read_node(event, ())
            elif isinstance(event, yaml.DocumentStartEvent) and self.values:
                self._report(event, faults.DIVIDED_HEAD.fill())
                break
        return data

    def _read_node(self, event: yaml.NodeEvent, path: FieldPath) -> Any:
        self.values[path] = self._position_of(event)
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            self._refuse_extras(event, path)
        if isinstance(event, yaml.ScalarEvent):
            return self._read_scalar(event, path)
        if len(path) >= MAX_DEPTH:
            raise _TooDeepError(
                self._make_problem(event, faults.FIELDS_TOO_DEEP.fill(most=MAX_DEPTH))
            )
        if isinstance(event, yaml.SequenceStartEvent):
            return self._read_sequence(path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._read_mapping(path)
        return None

    def _read_scalar(self, event: yaml.ScalarEvent, path: FieldPath) -> str | None:
        if not event.style and self._has_comment_behind(event):
            self.refused.add(path)
            return None
        if not event.style and event.value in _NOTHING:
            return None
        if self._has_odd_blank(event):
            self.refused.add(path)
            return None
        if CONTROL.search(event.value):
            self._report(event, faults.CONTROL_CHARACTER.fill())
            self.refused.add(path)
        elif hidden := next(find_hidden(event.value), None):
            self._report(event, faults.INVISIBLE_SIGN.fill(sign=name_sign(hidden[0])))
            self.refused.add(path)
        if event.style:
            return str(event.value)
        return _EDGES.sub("", event.value) or None  # as if they were blanks that YAML knows

    def _has_comment_behind(self, event: yaml.ScalarEvent) -> bool:
        """Report what follows an unquoted value on its line, which YAML takes for a comment."""
        mark: Any = event.end_mark
        line = self._lines[mark.line] if mark.line < len(self._lines) else ""
        # "feld:  # noch offen" says that there is nothing; "feld: #1" was meant as text.
        pattern = _LABEL if event.value in _NOTHING else _COMMENT
        comment = pattern.match(line, mark.column)
        if comment:
            position = Position(mark.line + self._first_line, comment.start(1) + 1)
            fault = faults.COMMENT_BEHIND.fill(comment=quote_text(comment[1]))
            self.problems.append(Problem(self._file, position, *fault))
        return bool(comment)

    def _has_odd_blank(self, event: yaml.ScalarEvent) -> bool:
        """Report a blank that means nothing to YAML, so that a name or a hyphen became text."""
        odd = None if event.style else _ODD_BLANK.match(event.value)
        if odd and odd[1]:
            self._report_inside(event, odd.end() - 1, _odd_blank(odd))
            return True
        return False

    def _read_name(self, event: yaml.ScalarEvent, path: FieldPath) -> str:
        """Return the name of a field, without blanks that mean nothing to YAML."""
        odd = None if event.style else _BLANK_INSIDE.search(event.value)
        if odd is None:
            return str(event.value)
        name = _BLANK_INSIDE.sub("", event.value).strip()
        if listed := _ODD_BLANK.match(event.value):
            self._report_inside(event, listed.end() - 1, _odd_blank(listed))
        else:
            typed, sign = quote_text(event.value[: odd.start()]), name_sign(odd[0])
            self._report_inside(
                event, odd.start(), faults.ODD_BLANK_BEHIND.fill(mark=typed, sign=sign)
            )
        self.refused.add((*path, name))
        return name

    def _report_inside(self, event: yaml.ScalarEvent, place: int, fault: Fault) -> None:
        line, column = self._position_of(event)
        self.problems.append(Problem(self._file, Position(line, column + place), *fault))

    def _read_sequence(self, path: FieldPath) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._read_node(event, (*path, len(items))))
        return items

    def _read_mapping(self, path: FieldPath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._report(event, faults.ODD_FIELD_NAME.fill())
                self._skip_pair(event, path)
                continue
            if event.anchor is not None or event.tag is not None:
                self._refuse_extras(event, path)
            name = self._read_name(event, path)
            here = (*path, name)
            if name in result:
                quoted, line = quote_text(name), self.keys[here].line
                self._report(event, faults.DOUBLED_FIELD.fill(name=quoted, line=line))
                self._read_node(next(self._events), (*here, "doppelt"))
                continue
            self.keys[here] = self._position_of(event)
            result[name] = self._read_node(next(self._events), here)
        return result

    def _skip_pair(self, key: yaml.NodeEvent, path: FieldPath) -> None:
        """Read a pair whose key cannot be used, for the faults in it."""
        self._read_node(key, (*path, "?"))
        self._read_node(next(self._events), (*path, "?"))

    def _refuse_extras(self, event: yaml.NodeEvent, path: FieldPath) -> None:
        """Report an alias, an anchor or a tag, shown as it was typed."""
        if isinstance(event, yaml.AliasEvent):
            self._report(event, faults.YAML_ALIAS.fill(alias=quote_text(f"*{event.anchor}")))
            self.refused.add(path)
        elif event.anchor is not None:
            self._report(event, faults.YAML_ANCHOR.fill(anchor=quote_text(f"&{event.anchor}")))
        tag = getattr(event, "tag", None)
        if tag is not None:
            typed = tag.replace(_STANDARD_TAG, "!!", 1)
            self._report(event, faults.YAML_TAG.fill(tag=quote_text(typed)))

    def _position_of(self, event: yaml.Event) -> Position:
        mark: Any = event.start_mark
        return Position(mark.line + self._first_line, mark.column + 1)

    def _make_problem(self, event: yaml.Event, fault: Fault) -> Problem:
        return Problem(self._file, self._position_of(event), *fault)

    def _report(self, event: yaml.Event, fault: Fault) -> None:
        self.problems.append(self._make_problem(event, fault))

    def syntax_problem(self, error: yaml.YAMLError) -> Problem:
        """Say in German where the parser gave up, or where what it could not end begins."""
        said = str(getattr(error, "problem", "") or "")
        mark = getattr(error, "problem_mark", None)
        start = getattr(error, "context_mark", None)
        if start and any(words in said for words in _POINT_TO_START):
            mark = start
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = self._lines
        typed = lines[line] if line < len(lines) else ""
        indent = typed[: len(typed) - len(typed.lstrip())]
        if "\t" in indent or typed[column : column + 1] == "\t":
            message = faults.TAB_INDENT
        elif "did not find expected key" in said and typed[:column].rstrip().endswith(('"', "'")):
            message = faults.TEXT_AFTER_QUOTE
        else:
            known = (message for words, message in _SYNTAX.items() if words in said)
            message = next(known, faults.UNCLEAR_NOTATION)
        near = (start or mark, mark)
        for number in sorted({place.line for place in near if place}):
            if odd := _ODD_BLANK.match(lines[number] if number < len(lines) else ""):
                position = Position(number + self._first_line, odd.end())
                return Problem(self._file, position, *_odd_blank(odd))
        position = Position(line + self._first_line, column + 1)
        return Problem(self._file, position, *message.fill())


def _odd_blank(match: re.Match[str]) -> Fault:
    sign = name_sign(match[2])
    if match[1]:
        return faults.ODD_BLANK_BEHIND.fill(mark=quote_text(match[1]), sign=sign)
    return faults.ODD_BLANK_AT_START.fill(sign=sign)


# What the parser says, and what people read. The words are those of libyaml.
_POINT_TO_START = (
    "found unexpected end of stream",
    "could not find expected ':'",
    "did not find expected ',' or",
)
_SYNTAX = {
    "mapping values are not allowed": faults.MISPLACED_COLON,
    "did not find expected key": faults.MISPLACED_FIELD,
    "could not find expected ':'": faults.NO_COLON,
    "did not find expected '-' indicator": faults.MISPLACED_ITEM,
    "did not find expected ',' or": faults.OPEN_BRACKET,
    "found unexpected end of stream": faults.OPEN_QUOTE,
    "found character that cannot start any token": faults.ODD_FIRST_SIGN,
}
