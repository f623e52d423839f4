"""Texts hold Markdown and nothing that a program could run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from praxistransfer.checks.references import reference_fault
from praxistransfer.checks.texts import Written, written_paragraphs, written_texts
from praxistransfer.library import Library
from praxistransfer.model.fields import Ref
from praxistransfer.model.german import quote
from praxistransfer.model.problem import Problem
from praxistransfer.sources.yaml_reader import MAX_DEPTH

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
_LINE = re.compile(r"^((?:[-+*> \t]|\d+\.)*).*$", re.MULTILINE)
_LEVEL = re.compile(r"[-+*]\s|\d+\.\s|>|\t| {4}")
_MOST_BRACKETS = 200
_ANYTHING = Ref(("*",), "")

# Their form is checked by the model; an address may hold what looks like markup.
_NO_MARKUP = {"url", "web"}


def check_markup(library: Library) -> Iterator[Problem]:
    """Report HTML, script links, template commands, pictures, and links that lead nowhere."""
    for written in written_texts(library):
        if written.field == "datei":
            yield from _check_path(written, library)
        elif written.field not in _NO_MARKUP:
            yield from _check_text(written)
    for written in written_paragraphs(library):
        if written.field not in {"datei", *_NO_MARKUP}:
            yield from _check_size(written)
            yield from _check_links(written, library)


def _check_text(written: Written) -> Iterator[Problem]:
    text = written.text
    if match := _HTML.search(text):
        sentence = f"HTML ist im Text nicht erlaubt ({quote('<' + match[1])})."
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
    if written.text.count("[") > _MOST_BRACKETS:
        sentence = f"Der Absatz enthält mehr als {_MOST_BRACKETS} eckige Klammern."
        yield written.problem("PT305", sentence, "Den Absatz teilen.")
    for line in _LINE.finditer(written.text):
        if len(_LEVEL.findall(line[1])) > MAX_DEPTH:
            sentence = f"Der Text ist tiefer als {MAX_DEPTH} Ebenen verschachtelt."
            advice = "Die Zeichen am Anfang der Zeile und die Einrückung prüfen."
            yield written.problem("PT208", sentence, advice, line.start())


def _check_links(written: Written, library: Library) -> Iterator[Problem]:
    matches = [match for match in _TARGET.finditer(written.text) if match.lastindex]
    targets = [(match.start(), match[match.lastindex or 0]) for match in matches]
    hidden = _SCRIPT.search(written.text)
    if hidden and not any(_SCRIPT.match(target) for _, target in targets):
        targets.append((hidden.start(), hidden[0]))
    for image in _IMAGE.finditer(written.text):
        sentence = "Bilder im Text zeigt das Handbuch nicht."
        advice = "Das Bild als „materialien“ angeben oder in Worten sagen, was es zeigt."
        yield written.problem("PT504", sentence, advice, image.start())
    for offset, target in targets:
        if fault := _target_fault(target, library):
            yield written.problem(*fault, offset)


def _target_fault(target: str, library: Library) -> tuple[str, str, str] | None:
    if target.startswith("eintrag:"):
        id_ = target.removeprefix("eintrag:")
        fault = reference_fault(library, _ANYTHING, id_)
        if fault and fault[0] == "PT401":
            sentence = f"Der Link führt ins Leere: {fault[1]}"
            return "PT506", sentence, "Die Kennung nach „eintrag:“ berichtigen."
        return fault
    if not target.lower().startswith(("https://", "http://")):
        sentence = f"Ein Link auf {quote(target)} ist nicht erlaubt."
        advice = "Eine Adresse mit https:// oder einen Eintrag mit „eintrag:kennung“ angeben."
        return "PT504", sentence, advice
    return None


def _check_path(written: Written, library: Library) -> Iterator[Problem]:
    path = written.text.replace("\\", "/")
    beside = f"{written.origin.file.rpartition('/')[0]}/{path}"
    if path.startswith("/") or ".." in path.split("/") or ":" in path:
        sentence = f"Der Pfad {quote(written.text)} führt aus dem Ordner des Eintrags hinaus."
        advice = "Die Datei neben den Eintrag legen und nur ihren Namen angeben."
        yield written.problem("PT508", sentence, advice)
    elif beside not in library.material:
        sentence = f"Die Datei {quote(written.text)} liegt nicht neben dem Eintrag."
        advice = "Die Datei in denselben Ordner legen wie den Eintrag und den Namen prüfen."
        yield written.problem("PT506", sentence, advice)
