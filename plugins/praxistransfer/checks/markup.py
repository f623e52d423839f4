"""Texts hold Markdown and nothing that a program could run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from praxistransfer.checks.references import reference_fault
from praxistransfer.checks.texts import Written, written_texts
from praxistransfer.library import Library
from praxistransfer.model.fields import Ref
from praxistransfer.model.german import quote
from praxistransfer.model.problem import Problem

_HTML = re.compile(r"<(?![a-zA-Z][a-zA-Z0-9+.-]*:)(/?[a-zA-Z][^\s<>/]*|[!?])")
_HANDLER = re.compile(r"\{:?[^{}]{0,500}?\bon[a-z]+\s*=", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{[{%#]")
# [text](target), [name]: target, <scheme:…>. A citation may be followed by a bracket or a colon;
# that is no link.
_TARGET = re.compile(
    r"\[(?!\^)[^\[\]]*\]\(\s*<?([^)\s<>]*)"
    r"|^[\s>*+-]*\[(?!\^)[^\[\]]+\]:\s*<?([^\s<>]*)"
    r"|<([a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*)>",
    re.MULTILINE,
)
_SCRIPT = re.compile(r"\b(?:javascript|vbscript)\s*:\s*\S", re.IGNORECASE)
_ANYTHING = Ref(("*",), "")

# Their form is checked by the model; an address may hold what looks like markup.
_NO_MARKUP = {"url", "web"}


def check_markup(library: Library) -> Iterator[Problem]:
    """Report HTML, script links, template commands, and links that lead nowhere."""
    for written in written_texts(library):
        if written.field == "datei":
            yield from _check_path(written, library)
        elif written.field not in _NO_MARKUP:
            yield from _check_text(written, library)


def _check_text(written: Written, library: Library) -> Iterator[Problem]:
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
    targets = ["".join(groups) for groups in _TARGET.findall(text)]
    hidden = _SCRIPT.search(text)
    if hidden and not any(_SCRIPT.match(target) for target in targets):
        targets.append(hidden[0])
    for target in targets:
        yield from _check_target(written, target, library)


def _check_target(written: Written, target: str, library: Library) -> Iterator[Problem]:
    if target.startswith("eintrag:"):
        id_ = target.removeprefix("eintrag:")
        fault = reference_fault(library, _ANYTHING, id_)
        if fault and fault[0] == "PT401":
            sentence = f"Der Link führt ins Leere: {fault[1]}"
            yield written.problem("PT506", sentence, "Die Kennung nach „eintrag:“ berichtigen.")
        elif fault:
            yield written.problem(*fault)
    elif not target.lower().startswith(("https://", "http://")):
        sentence = f"Ein Link auf {quote(target)} ist nicht erlaubt."
        advice = "Eine Adresse mit https:// oder einen Eintrag mit „eintrag:kennung“ angeben."
        yield written.problem("PT504", sentence, advice)


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
