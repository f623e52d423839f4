"""The plain texts of a package, word for word."""

from __future__ import annotations

from typing import Any

import pytest

from praxistransfer.downloads.formats import FILES
from praxistransfer.downloads.package import Package, write_package
from praxistransfer.downloads.text_files import write_liesmich, write_lizenz, write_quellen
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.practice import Practice
from praxistransfer.pages.page_parts import Book

GARDEN = "musterstadt-tandemgarten"
ADDRESS = "https://h.example/"


def package(library: Library, base_url: str = ADDRESS, **fields: Any) -> Package:
    practice = library.entries[GARDEN]
    assert isinstance(practice, Practice)
    return write_package(Book(Knowledge(library)), practice.model_copy(update=fields), base_url)


@pytest.mark.parametrize("base_url", ["", ADDRESS])
def test_sources_stand_below_each_other_with_their_addresses(
    beispielland: Library, base_url: str
) -> None:
    lines = [
        "Quellen zu: Tandemgarten „Grünes ‚Eck‘“: K & K zwischen Möhren, Maß und Muße",
        "Stand des Inhalts: Oktober 2023",
        "",
        (
            "1. Stadt Musterstadt, Integrationszentrum: Bericht: „Wer gießt, der bleibt“, S. 4–9, "
            "15. Oktober 2023 (Tag der Veröffentlichung), abgerufen 10. Januar 2024"
        ),
        "   https://beispiel.example/tandemgarten/bericht?seite=2&druck=ja",
        "2. Jahresbuch Beispielland 2023, S. 41, 1. Dezember 2023",
        *([f"   {base_url}quellen/#jahresbuch-beispielland"] if base_url else []),
        "3. Musterstädter Übungsblatt: Gespräch am Gartenzaun, ohne Datum",
        "",
    ]
    written = write_quellen(package(beispielland, base_url)).decode("utf-8-sig")
    assert written.split("\n") == lines


@pytest.mark.parametrize("base_url", ["", ADDRESS])
@pytest.mark.parametrize(
    ("licence", "name", "address"),
    [
        (
            "CC-BY-4.0",
            "Creative Commons Namensnennung 4.0 International (CC BY 4.0)",
            "https://creativecommons.org/licenses/by/4.0/deed.de",
        ),
        (
            "CC0-1.0",
            "Creative Commons CC0 1.0 (Verzicht auf Rechte)",
            "https://creativecommons.org/publicdomain/zero/1.0/deed.de",
        ),
        ("Alle Rechte vorbehalten", "Alle Rechte vorbehalten", ""),
    ],
)
def test_the_licence_says_how_to_name_where_texts_come_from(
    beispielland: Library, licence: str, name: str, address: str, base_url: str
) -> None:
    lines = [
        f"Die Texte dieses Pakets stehen unter der Lizenz: {name}",
        *([address] if address else []),
        "",
        "Bitte nennen Sie bei der Weitergabe die Herkunft, zum Beispiel so:",
        "",
        (
            "Tandemgarten „Grünes ‚Eck‘“: K & K zwischen Möhren, Maß und Muße. Aus: Musterhandbuch "
            "„Guter Anfang“ – Erfundene Praxis für Prüfzwecke & Übungen der Integrationszentren in "
            f"Beispielland. Stand: Oktober 2023. Lizenz: {name}."
        ),
        *([f"{base_url}praxis/{GARDEN}/"] if base_url else []),
        "",
        "Wenn Sie etwas geändert haben, sagen Sie das bitte dazu. Für verlinkte Quellen und",
        "Materialien gelten deren eigene Rechte.",
        "",
    ]
    written = write_lizenz(package(beispielland, base_url, lizenz=licence)).decode("utf-8-sig")
    assert written.split("\n") == lines


def test_the_explanation_names_every_file_and_the_state_of_a_draft(beispielland: Library) -> None:
    written = write_liesmich(package(beispielland, status="entwurf")).decode("utf-8-sig")
    lines = written.split("\n")
    assert lines[:6] == [
        "Transferpaket",
        "Tandemgarten „Grünes ‚Eck‘“: K & K zwischen Möhren, Maß und Muße",
        (
            "Aus: Musterhandbuch „Guter Anfang“ – Erfundene Praxis für Prüfzwecke & Übungen der "
            "Integrationszentren in Beispielland"
        ),
        f"Im Handbuch: {ADDRESS}praxis/{GARDEN}/",
        "Stand des Inhalts: Oktober 2023",
        "Status: Dieser Eintrag ist: Entwurf.",
    ]
    named = [line[2:] for line in lines if line.startswith("- ")]
    assert named == [
        *(f"{name}: {what} ({form})" for name, (what, form) in FILES.items()),
        "LIZENZ.txt: wie Sie die Texte weiterverwenden dürfen",
    ]
    valid = write_liesmich(package(beispielland, "", status="uebertragbar")).decode("utf-8-sig")
    assert "Im Handbuch" not in valid
    assert "Status" not in valid
