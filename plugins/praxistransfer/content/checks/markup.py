"""Texts hold Markdown and nothing that a program could run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from praxistransfer.content.checks.references import reference_fault
from praxistransfer.content.checks.texts import WrittenText
from praxistransfer.library.library import Library, Target
from praxistransfer.model import faults
from praxistransfer.model.faults import Fault
from praxistransfer.model.fields import Ref
from praxistransfer.model.problem import Problem
from praxistransfer.model.text import ENTRY, is_allowed, read_text
from praxistransfer.model.web import address_fault
from praxistransfer.model.writing import MOST_OF_A_KIND, quote_text

_HTML = re.compile(r"<(?![a-zA-Z][a-zA-Z0-9+.-]*:)(/?[a-zA-Z][^\s<>/]*|[!?])")
_HANDLER = re.compile(r"\{:?[^{}]{0,500}?\bon[a-z]+\s*=", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{[{%#]")
_SCRIPT = re.compile(r"\b(?:javascript|vbscript)\s*:\s*\S", re.IGNORECASE)
_ANYTHING = Ref(("*",), "")

# Their form is checked by the model; an address may hold what looks like markup.
_NO_MARKUP = {"url", "web"}


def check_markup(written: WrittenText) -> Iterator[Problem | Target]:
    """Report HTML and template commands in a text, and a path that leads away.

    A path to a file beside the entry is a target that the library has to know.
    """
    if written.field == "datei":
        yield _path_fault(written) or Target(written.origin.file, written.position(), written.text)
    elif written.field not in _NO_MARKUP:
        yield from _check_text(written)


def check_notation(written: WrittenText) -> Iterator[Problem | Target]:
    """Report what the handbook does not show, links that lead nowhere, and script links.

    A link to an entry is a target that the library has to know.
    """
    if written.field in {"datei", *_NO_MARKUP}:
        return
    text = read_text(written.text)
    for fault, line in text.faults:
        yield written.problem(fault, line)
    first = {link.target: link.line for link in reversed(text.links)}
    for target, line in text.links:
        if target.startswith(ENTRY):
            yield Target(written.origin.file, written.position(line), target)
        elif not is_allowed(target):
            yield written.problem(faults.FORBIDDEN_LINK.fill(target=quote_text(target)), line)
        elif first[target] == line and (misleading := address_fault(target)):
            yield written.problem(misleading, line)
    hidden = _SCRIPT.search(written.text)
    if hidden and not any(_SCRIPT.match(link.target) for link in text.links):
        line = written.text.count("\n", 0, hidden.start())
        yield written.problem(faults.FORBIDDEN_LINK.fill(target=quote_text(hidden[0])), line)


def check_targets(targets: Iterable[Target], library: Library) -> Iterator[Problem]:
    """Report links to entries and paths of files that the library does not have."""
    wrong = Counter[str]()
    for target in targets:
        if target.name.startswith(ENTRY):
            suggest = wrong[target.file] < MOST_OF_A_KIND
            fault = _entry_fault(target.name.removeprefix(ENTRY), library, suggest=suggest)
        else:
            fault = _file_fault(target, library)
        if fault:
            wrong[target.file] += 1
            yield Problem(target.file, target.position, *fault)


def _check_text(written: WrittenText) -> Iterator[Problem]:
    text = written.text
    if "<" not in text and "{" not in text:
        return
    if match := _HTML.search(text):
        yield written.problem(faults.HTML_IN_TEXT.fill(tag=quote_text("<" + match[1])))
    if _HANDLER.search(text):
        yield written.problem(faults.EVENT_HANDLER.fill())
    if _TEMPLATE.search(text):
        yield written.problem(faults.TEMPLATE_COMMAND.fill())


def _path_fault(written: WrittenText) -> Problem | None:
    path = written.text.replace("\\", "/")
    if path.startswith("/") or ".." in path.split("/") or ":" in path:
        return written.problem(faults.PATH_LEADS_OUT.fill(path=quote_text(written.text)))
    return None


def _entry_fault(id_: str, library: Library, *, suggest: bool) -> Fault | None:
    fault = reference_fault(library, _ANYTHING, id_, suggest=suggest)
    if fault and fault.code == faults.PT401.id:
        return faults.DEAD_LINK.fill(reason=fault.text)
    return fault


def _file_fault(target: Target, library: Library) -> Fault | None:
    beside = target.file.rpartition("/")[0] + "/" + target.name.replace("\\", "/")
    if beside in library.material:
        return None
    return faults.MISSING_MATERIAL.fill(name=quote_text(target.name))
