"""What stands on the slides and in their notes, read back."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from office_reading import wrong_values
from pptx import Presentation

from praxistransfer.downloads.files import make_files
from praxistransfer.downloads.package import write_package
from praxistransfer.downloads.powerpoint import make_pptx
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.base import Abschnitt
from praxistransfer.model.practice import Practice
from praxistransfer.pages.page_parts import Book

GARDEN = "musterstadt-tandemgarten"
SHORT = "probestadt-steckbrief"


def file_of(library: Library, id_: str, **sections: str) -> bytes:
    practice = library.entries[id_]
    assert isinstance(practice, Practice)
    if sections:
        texts = tuple(Abschnitt(titel=name, line=1, text=text) for name, text in sections.items())
        practice = practice.model_copy(update={"abschnitte": texts})
    return make_pptx(write_package(Book(Knowledge(library)), practice, "https://h.example/"))


def lines_of(frame: Any) -> list[str]:
    return [paragraph.text for paragraph in frame.paragraphs]


def xml_of(shape: Any) -> str:
    return str(shape._element.xml)  # noqa: SLF001 - python-pptx does not say it


def slides_of(file: bytes) -> dict[str, tuple[list[str], list[str]]]:
    """Return title → points and notes of each slide."""
    return {
        slide.shapes.title.text_frame.text: (
            lines_of(slide.placeholders[1].text_frame),
            lines_of(slide.notes_slide.notes_text_frame),
        )
        for slide in Presentation(BytesIO(file)).slides
    }


STEPS = [
    "Das Integrationszentrum sucht mit dem Verein eine Fläche, die mit dem Bus erreichbar ist.",
    (
        "Je zwei Menschen, die sich nicht kennen, bekommen ein Beet. Gruppen größer als zwei, "
        "kleiner als fünf sind möglich; die Beratung übernimmt das MB."
    ),
    "Sonntags um drei gibt es K & K. Wer will, bringt den Lotsenkoffer mit.",
    "Im November schauen alle zurück und entscheiden, wer weitermacht.",
]


def test_the_course_is_told_by_the_steps(beispielland: Library) -> None:
    points, notes = slides_of(file_of(beispielland, GARDEN))["Vorgehen"]
    assert points == STEPS
    assert notes == STEPS


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Alle reden **mit**.[^aushang]\n\nDann nicht.", ["Alle reden mit.", "Dann nicht."]),
        (
            "Erst:\n\n1. Berater*innen\n   - rufen\n   - schreiben\n2. zwei\n\nDann nichts.",
            ["Erst:", "Berater*innen - rufen - schreiben", "zwei", "Dann nichts."],
        ),
        ("5. fünf\n6. sechs", ["5. fünf", "6. sechs"]),
        ("| Jahr | Kinder |\n|---|---|\n| 2019 | 12 |\n| 2020 | 14 |", [
            "Jahr: 2019; Kinder: 12", "Jahr: 2020; Kinder: 14",
        ]),
        ("", ["nicht belegt"]),
    ],
)  # fmt: skip
def test_without_steps_the_course_is_told_by_its_text(
    beispielland: Library, text: str, points: list[str]
) -> None:
    made = slides_of(file_of(beispielland, SHORT, Vorgehen=text))
    assert made["Vorgehen"] == (points, points)


def test_what_is_too_long_or_too_much_for_a_slide_stands_in_its_notes(
    beispielland: Library,
) -> None:
    items = [f"Punkt {number} {'Wort ' * 40}Ende" for number in range(8)]
    text = "\n".join(f"- {item}" for item in items)
    points, notes = slides_of(file_of(beispielland, SHORT, Vorgehen=text))["Vorgehen"]
    assert notes == items
    assert [point[:7] for point in points] == [
        *(f"Punkt {number}" for number in range(5)),
        "… und 3",
    ]
    assert all(len(point) <= 172 and point.endswith(" …") for point in points[:5])
    assert points[5] == "… und 3 weitere (in den Notizen)"


def test_every_slide_says_what_its_title_promises(beispielland: Library) -> None:
    made = slides_of(file_of(beispielland, GARDEN))
    assert list(made)[1:] == [
        "Worum geht es?",
        "Ausgangslage und Ziele",
        "Vorgehen",
        "Was wurde erreicht?",
        "Was braucht es?",
        "Was muss bleiben, was war schwierig?",
        "Und bei uns?",
    ]
    about, _ = made["Worum geht es?"]
    period = "seit 1. April 2019, bis Dezember 2024 geplant, zuletzt belegt 15. Oktober 2023"
    assert about[-3:] == [
        "Wo: Musterstadt",
        f"Wann: {period} (im Winter geschlossen)",
        "Stand des Inhalts: Oktober 2023",
    ]
    _, goals = made["Ausgangslage und Ziele"]
    assert "Ziel: Menschen lernen sich kennen und sprechen miteinander." in goals
    results, _ = made["Was wurde erreicht?"]
    assert results[0] == (
        "34 Tandems gärtnerten mindestens eine Saison lang miteinander. (Zählung)"
    )
    needs, all_needs = made["Was braucht es?"]
    assert needs[0] == "Personal: 0,25 Stelle im Integrationszentrum, 6 Ehrenamtliche"
    assert all_needs[4:] == [
        "Es gibt Menschen, die gärtnern möchten.",
        "Jedes Tandem hat eine Ansprechstelle.",
        "Die Fläche ist mit dem Bus erreichbar.",
        "Der Gemeinderat hat zugestimmt.",
    ]
    _, lessons = made["Was muss bleiben, was war schwierig?"]
    assert lessons[0] == f"Kern: muss bleiben: {STEPS[1]}"
    assert lessons[3] == (
        "Der Zuschuss für das Wasser kam erst nach der Ernte → Gegenmaßnahme: Regentonnen, "
        "geliehen von den Nachbarschaftsvereinen. Half es? ja."
    )
    _, last = made["Und bei uns?"]
    assert last[4] == "Quellen zum Beispiel:"
    assert last[6] == "2. Jahresbuch Beispielland 2023, S. 41, 1. Dezember 2023"


def test_the_first_slide_names_subject_and_origin(beispielland: Library) -> None:
    title = "Tandemgarten „Grünes ‚Eck‘“: K & K zwischen Möhren, Maß und Muße"
    points, notes = slides_of(file_of(beispielland, GARDEN))[title]
    assert points[0] == "Nachbarschaft · Musterstadt · Stand: Oktober 2023"
    assert notes[1] == f"Der Eintrag im Handbuch: https://h.example/praxis/{GARDEN}/"


def test_signs_stand_in_a_table_that_is_told_in_words(beispielland: Library) -> None:
    show = Presentation(BytesIO(file_of(beispielland, GARDEN)))
    (frame,) = (shape for shape in show.slides[1].shapes if shape.has_table)
    rows = [[cell.text for cell in row.cells] for row in frame.table.rows]
    assert rows == [
        ["Belege", "Aufwand", "Übertragungen"],
        [
            "ausgewertet (Stufe 2 von 4)",
            "mittel (bis 50.000 Euro im Jahr)",
            "1 Übernahme dokumentiert",
        ],
    ]
    pairs = (": ".join(column) for column in zip(*rows, strict=True))
    assert f'descr="{"; ".join(pairs)}"' in xml_of(frame)


def test_no_attribute_has_a_value_that_office_would_have_to_repair(beispielland: Library) -> None:
    practice = beispielland.entries[GARDEN]
    assert isinstance(practice, Practice)
    made = make_files(write_package(Book(Knowledge(beispielland)), practice)).contents
    names = ("vorlage-rat.docx", "checkliste.docx", "folien.pptx")
    assert {name: wrong_values(made[name]) for name in names} == {name: [] for name in names}
