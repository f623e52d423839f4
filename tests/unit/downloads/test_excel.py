"""What the spreadsheet says, cell by cell, and whether it can be read."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from praxistransfer.downloads.excel import make_xlsx
from praxistransfer.downloads.package import Package, write_package
from praxistransfer.downloads.plan import Measure
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.practice import Practice
from praxistransfer.pages.page_parts import Book


def package(library: Library, id_: str = "musterstadt-tandemgarten") -> Package:
    practice = library.entries[id_]
    assert isinstance(practice, Practice)
    return write_package(Book(Knowledge(library)), practice, "https://h.example/")


def workbook(made: Package) -> Any:
    return load_workbook(BytesIO(make_xlsx(made)))


def rows_of(sheet: Any, first: int) -> list[list[Any]]:
    """Return what stands in the cells of a sheet from a row on."""
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]


def test_the_plan_has_each_measure_and_rows_to_fill_in(beispielland: Library) -> None:
    made = package(beispielland)
    rows = rows_of(workbook(made)["Plan"], 4)
    assert len(rows) == len(made.plan.measures) + 12
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    told = [(item.text, item.part) for item in made.plan.measures]
    assert told[6] == (
        "Das Integrationszentrum sucht mit dem Verein eine Fläche, die mit dem Bus erreichbar ist.",
        "anpassbar",
    )
    assert [(row[2], row[3]) for row in rows[: len(told)]] == told
    assert {(row[2] or "", row[3] or "") for row in rows[len(told) :]} == {("", "")}
    assert {cell for row in rows for cell in (row[1], *row[4:])} == {None}


def test_a_row_is_as_high_as_the_longest_of_its_texts(beispielland: Library) -> None:
    made = package(beispielland)
    texts = ("kurz", "lang " * 30, "sehr lang " * 3000)
    measures = tuple(Measure(text, "anpassbar") for text in texts)
    plan = replace(made.plan, measures=measures, goals=("kurz",), indicators=("lang " * 40,))
    book = workbook(replace(made, plan=plan))

    def lines(sheet: str, row: int) -> float:
        return float(book[sheet].row_dimensions[row].height // 14.5)

    assert [lines("Plan", row) for row in (4, 5, 7)] == [1, 4, 1]  # 150 characters for 46
    assert book["Plan"].row_dimensions[6].height == pytest.approx(400, abs=1)
    # Of two texts in a row, the longer one counts: 200 characters for 62.
    assert lines("Vorgaben", 4) == 4


def test_goals_and_indicators_to_choose_from_stand_beside_each_other(
    beispielland: Library,
) -> None:
    made = package(beispielland)
    book = workbook(made)
    rows = rows_of(book["Vorgaben"], 4)
    assert [row[0] for row in rows if row[0]] == list(made.plan.goals)
    assert [row[1] for row in rows if row[1]] == list(made.plan.indicators)
    lists = {
        str(item.sqref): item.formula1 for item in book["Plan"].data_validations.dataValidation
    }
    last = 3 + len(made.plan.measures) + 12
    assert lists == {
        f"B4:B{last}": f"Vorgaben!$A$4:$A${3 + len(made.plan.goals)}",
        f"F4:F{last}": f"Vorgaben!$B$4:$B${3 + len(made.plan.indicators)}",
        f"I4:I{last}": '"offen,läuft,erledigt,entfällt"',
    }


def test_what_no_source_names_cannot_be_chosen(beispielland: Library) -> None:
    book = workbook(package(beispielland, "probestadt-steckbrief"))
    assert rows_of(book["Vorgaben"], 4) == [["nicht belegt", "nicht belegt"]]
    chosen = [str(item.sqref)[0] for item in book["Plan"].data_validations.dataValidation]
    assert chosen == ["I"]


def test_costs_of_the_example_stand_below_the_sums(beispielland: Library) -> None:
    made = package(beispielland)
    rows = rows_of(workbook(made)["Kosten"], 4)
    assert [row[0] for row in rows[:9]] == [
        "Personal",
        "Honorare und Aufträge",
        "Räume und Technik",
        "Material und Druck",
        "Öffentlichkeitsarbeit",
        "Sprachmittlung und Übersetzung",
        "Auswertung",
        "Sonstiges",
        "Summe",
    ]
    assert rows[8][1:3] == ["=SUM(B4:B11)", "=SUM(C4:C11)"]
    assert rows[10][0] == "Was im Beispiel gebraucht wurde"
    assert [(row[0], row[1]) for row in rows[11:]] == list(made.plan.costs)


@pytest.mark.parametrize("name", ["Plan", "Kosten", "Vorgaben", "Quellen"])
def test_the_head_of_a_table_is_repeated_on_each_sheet_of_paper(
    beispielland: Library, name: str
) -> None:
    assert workbook(package(beispielland))[name].print_title_rows == "$3:$3"


def test_sources_have_their_number_and_address(beispielland: Library) -> None:
    rows = rows_of(workbook(package(beispielland))["Quellen"], 3)
    assert rows[0] == ["Nr.", "Quelle", "Adresse"]
    assert [row[0] for row in rows[1:]] == [1, 2, 3]
    assert rows[2][1:] == [
        "Jahresbuch Beispielland 2023, S. 41, 1. Dezember 2023",
        "https://h.example/quellen/#jahresbuch-beispielland",
    ]
    assert rows[3][2] in {None, ""}
