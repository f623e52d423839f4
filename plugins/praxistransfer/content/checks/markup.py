"""Texts hold Markdown and nothing that a program could run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from praxistransfer.content.checks.references import reference_fault
from praxistransfer.content.checks.texts import Written
from praxistransfer.content.strict_yaml import MAX_DEPTH
from praxistransfer.library.library import Library, Target
from praxistransfer.model.faults import Fault
from praxistransfer.model.fields import Ref
from praxistransfer.model.german import quote_text
from praxistransfer.model.problem import Problem

_HTML = re.compile(r"<(?![a-zA-Z][a-zA-Z0-9+.-]*:)(/?[a-zA-Z][^\s<>/]*|[!?])")
_HANDLER = re.compile(r"\{:?[^{}]{0,500}?\bon[a-z]+\s*=", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{[{%#]")
# [text](target), [name]: target, <scheme:…>. A citation may be followed by a bracket or a colon;
# that is no link. The text of a link may hold brackets and line ends.
_TARGET = re.compile(
    r"\[\^[^\[\]\s]+\](?=\()"
    r"|\]\(\s*<?([^)\s<>]*)"
    r"|^[\s>*+-]*\[(?!\^)[^\[\]]+\]:\s*<?([^\s<>]*)"
    r"|<([a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*)>",
    re.MULTILINE,
)
_IMAGE = re.compile(r"!\[(?!\^)[^\[\]]*\][(\[]")
_SCRIPT = re.compile(r"\b(?:javascript|vbscript)\s*:\s*\S", re.IGNORECASE)
# Each level takes at least one of these signs, so that shorter beginnings are not too deep.
_LINE = re.compile(rf"^((?:[-+*> \t]|\d+\.){{{MAX_DEPTH + 1},}}).*$", re.MULTILINE)
_SIGN = re.compile(r"[-+*> \t\d]")
_LEVEL = re.compile(r"[-+*]\s|\d+\.\s|>|\t| {4}")
_MOST_BRACKETS = 200
_ANYTHING = Ref(("*",), "")

_ENTRY = "eintrag:"

# Their form is checked by the model; an address may hold what looks like markup.
_NO_MARKUP = {"url", "web"}


def check_markup(written: Written) -> Iterator[Problem | Target]:
    """Report HTML and template commands in a text, and a path that leads away.

    A path to a file beside the entry is a target that the library has to know.
    """
    if written.field == "datei":
        yield _path_fault(written) or Target(written.origin.file, written.position(), written.text)
    elif written.field not in _NO_MARKUP:
        yield from _check_text(written)


def check_paragraph(written: Written) -> Iterator[Problem | Target]:
    """Report pictures, script links, links that lead nowhere, and what no reader can follow.

    A link to an entry is a target that the library has to know.
    """
    if written.field not in {"datei", *_NO_MARKUP}:
        yield from _check_size(written)
        yield from _check_links(written)


def check_targets(targets: Iterable[Target], library: Library) -> Iterator[Problem]:
    """Report links to entries and paths of files that the library does not have."""
    for target in targets:
        if target.name.startswith(_ENTRY):
            fault = _entry_fault(target.name.removeprefix(_ENTRY), library)
        else:
            fault = _file_fault(target, library)
        if fault:
            yield Problem(target.file, target.position, *fault)


def _check_text(written: Written) -> Iterator[Problem]:
    text = written.text
    if "<" not in text and "{" not in text:
        return
    if match := _HTML.search(text):
        sentence = f"HTML ist im Text nicht erlaubt ({quote_text('<' + match[1])})."
        yield written.problem(
            "PT503", sentence, "Markdown verwenden oder das Zeichen „<“ ausschreiben."
        )
    if _HANDLER.search(text):
        sentence = "Ereignis-Befehle wie „onclick=“ sind im Text nicht erlaubt."
        yield written.problem(
            "PT503", sentence, "Die geschweifte Klammer mit ihrem Inhalt löschen."
        )
    if _TEMPLATE.search(text):
        sentence = "Vorlagen-Befehle wie „{{ … }}“ sind im Text nicht erlaubt."
        yield written.problem(
            "PT505", sentence, "Den Befehl löschen und den gemeinten Text schreiben."
        )


def _check_size(written: Written) -> Iterator[Problem]:
    """Report what no reader can follow and what would keep the converter busy for hours."""
    text = written.text
    if text.count("[") > _MOST_BRACKETS:
        sentence = f"Der Absatz enthält mehr als {_MOST_BRACKETS} eckige Klammern."
        yield written.problem("PT305", sentence, "Den Absatz teilen.")
    may_be_deep = "\n" in text or _SIGN.match(text)
    for line in _LINE.finditer(text) if may_be_deep else ():
        if len(_LEVEL.findall(line[1])) > MAX_DEPTH:
            sentence = f"Der Text ist tiefer als {MAX_DEPTH} Ebenen verschachtelt."
            advice = "Die Zeichen am Anfang der Zeile und die Einrückung prüfen."
            yield written.problem("PT208", sentence, advice, line.start())


def _check_links(written: Written) -> Iterator[Problem | Target]:
    text = written.text
    targets: list[tuple[int, str]] = []
    if "](" in text or "]:" in text or "<" in text:
        matches = [match for match in _TARGET.finditer(text) if match.lastindex]
        targets = [(match.start(), match[match.lastindex or 0]) for match in matches]
    hidden = _SCRIPT.search(text) if ":" in text and "cr" in text.lower() else None
    if hidden and not any(_SCRIPT.match(target) for _, target in targets):
        targets.append((hidden.start(), hidden[0]))
    for image in _IMAGE.finditer(text) if "![" in text else ():
        sentence = "Bilder im Text zeigt das Handbuch nicht."
        advice = "Das Bild als „materialien“ angeben oder in Worten sagen, was es zeigt."
        yield written.problem("PT504", sentence, advice, image.start())
    for offset, target in targets:
        if target.startswith(_ENTRY):
            yield Target(written.origin.file, written.position(offset), target)
        elif not target.lower().startswith(("https://", "http://")):
            sentence = f"Ein Link auf {quote_text(target)} ist nicht erlaubt."
            advice = "Eine Adresse mit https:// oder einen Eintrag mit „eintrag:kennung“ angeben."
            yield written.problem("PT504", sentence, advice, offset)


def _path_fault(written: Written) -> Problem | None:
    path = written.text.replace("\\", "/")
    if path.startswith("/") or ".." in path.split("/") or ":" in path:
        sentence = f"Der Pfad {quote_text(written.text)} führt aus dem Ordner des Eintrags hinaus."
        advice = "Die Datei neben den Eintrag legen und nur ihren Namen angeben."
        return written.problem("PT508", sentence, advice)
    return None


def _entry_fault(id_: str, library: Library) -> Fault | None:
    fault = reference_fault(library, _ANYTHING, id_)
    if fault and fault[0] == "PT401":
        sentence = f"Der Link führt ins Leere: {fault[1]}"
        return Fault("PT506", sentence, "Die Kennung nach „eintrag:“ berichtigen.")
    return fault


def _file_fault(target: Target, library: Library) -> Fault | None:
    beside = target.file.rpartition("/")[0] + "/" + target.name.replace("\\", "/")
    if beside in library.material:
        return None
    sentence = f"Die Datei {quote_text(target.name)} liegt nicht neben dem Eintrag."
    advice = "Die Datei in denselben Ordner legen wie den Eintrag und den Namen prüfen."
    return Fault("PT506", sentence, advice)
