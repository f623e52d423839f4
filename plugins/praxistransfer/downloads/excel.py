"""Plan and costs as XLSX: tables to fill in, with lists to choose from and a sum."""

from __future__ import annotations

from io import BytesIO
from itertools import zip_longest
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from praxistransfer.downloads.archive import repack_office
from praxistransfer.downloads.package import Package
from praxistransfer.downloads.papers import text_of
from praxistransfer.downloads.word import ACCENT, FONT, day_of
from praxistransfer.model.text import shorten

_LONGEST = 4000
"""Characters of a cell; Excel refuses more than 32,767."""
_LINE = 14.5
_HIGHEST = 400
"""Points; Excel refuses rows of more than 409."""
_STATES = ["offen", "läuft", "erledigt", "entfällt"]
_FREE_ROWS = 12
_POSITIONS = (
    "Personal",
    "Honorare und Aufträge",
    "Räume und Technik",
    "Material und Druck",
    "Öffentlichkeitsarbeit",
    "Sprachmittlung und Übersetzung",
    "Auswertung",
    "Sonstiges",
)
_ADVICE = (
    "Diese Mappe ist eine Vorlage für Ihre Planung. Sie sagt nichts über Ihre Kommune.",
    (
        "Blatt „Plan“: Ziel – Maßnahme – Verantwortung – Indikator – Termin. Die Maßnahmen stammen "
        "aus dem Beispiel; ändern, streichen und ergänzen Sie sie. Ziele und Indikatoren des "
        "Beispiels lassen sich aus einer Liste wählen; eigene können Sie eintippen."
    ),
    (
        "Blatt „Kosten“: Tragen Sie Beträge ein, die Summen rechnen sich selbst. Was im Beispiel "
        "gebraucht wurde, steht darunter; „nicht belegt“ heißt: in den ausgewerteten Quellen "
        "nicht gefunden."
    ),
    "Blatt „Vorgaben“: die Ziele und Indikatoren des Beispiels, aus denen die Listen entstehen.",
    "Blatt „Quellen“: worauf sich die Angaben zum Beispiel stützen.",
)


def make_xlsx(package: Package) -> bytes:
    """Return plan and costs as a file."""
    return _Workbook(package).make_file()


class _Workbook:
    """Fills in the sheets; whatever comes from the entry is written as text, never as a formula."""

    def __init__(self, package: Package) -> None:

        self._package = package
        self._stream = BytesIO()
        self._book = Workbook(self._stream, {"in_memory": True})
        self._book.set_properties(
            {
                "title": f"Plan und Kosten: {package.title}"[:_TITLE],
                "author": package.handbook,
                "subject": package.field,
                "comments": package.attribution,
                "created": day_of(package),
            }
        )
        accent = "#{:02x}{:02x}{:02x}".format(*ACCENT)
        base = {"font_name": FONT, "font_size": 11, "valign": "top", "text_wrap": True}
        table = {**base, "border": 1, "border_color": "#B9C8CC"}
        # Excel keeps a text with this mark a text, also when it is edited.
        self._text = self._book.add_format({**base, "quote_prefix": True})
        self._cell = self._book.add_format({**table, "quote_prefix": True})
        self._open = self._book.add_format({**table, "bg_color": "#FFF8E1"})
        self._day = self._book.add_format(
            {**table, "bg_color": "#FFF8E1", "num_format": "dd.mm.yyyy"}
        )
        euro = {"num_format": '#,##0.00 "€"', "text_wrap": False}
        self._money = self._book.add_format({**table, **euro, "bg_color": "#FFF8E1"})
        self._sum = self._book.add_format({**table, **euro, "bold": True, "bg_color": "#E1EFF1"})
        self._head = self._book.add_format({**table, "bold": True, "bg_color": "#E1EFF1"})
        self._title = self._book.add_format(
            {**base, "text_wrap": False, "bold": True, "font_size": 16, "font_color": accent}
        )

    def make_file(self) -> bytes:
        """Return the file."""
        self._add_advice()
        self._add_plan()
        self._add_costs()
        self._add_choices()
        self._add_sources()
        self._book.close()
        return repack_office(self._stream.getvalue())

    def _add_sheet(self, name: str, title: str, *widths: int) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_footer("&L&A&RSeite &P von &N")
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        self._write_text(sheet, 0, 0, title, self._title)
        return sheet

    def _write_text(
        self, sheet: Worksheet, row: int, column: int, text: str, form: Any = None
    ) -> None:
        sheet.write_string(row, column, text[:_LONGEST], form or self._cell)

    def _fit_row(self, sheet: Worksheet, row: int, *texts: tuple[str, int]) -> None:
        """Make a row as high as its texts need in columns of these widths; not all programs do."""
        lines = max(-(-len(text) // width) for text, width in texts)
        sheet.set_row(row, min(_LINE * max(lines, 1) + 3, _HIGHEST))

    def _write_head(self, sheet: Worksheet, row: int, *names: str) -> None:
        for column, name in enumerate(names):
            self._write_text(sheet, row, column, name, self._head)
        sheet.repeat_rows(row)

    def _add_advice(self) -> None:
        sheet = self._add_sheet("Hinweise", "Plan und Kosten", 110)
        known = (
            f"Beispiel: {self._package.title}",
            f"Aus: {self._package.place}. Stand des Inhalts: {self._package.stand}.",
            *((f"Im Handbuch: {self._package.address}",) if self._package.address else ()),
        )
        for row, text in enumerate((*known, *_ADVICE, self._package.attribution), 2):
            self._write_text(sheet, row, 0, text, self._text)
            self._fit_row(sheet, row, (text, 100))

    def _add_plan(self) -> None:
        plan = self._package.plan
        sheet = self._add_sheet("Plan", f"Plan: {shorten(self._package.title, 90)}", *_PLAN_WIDTHS)
        self._write_head(sheet, 2, *_PLAN_HEAD)
        sheet.freeze_panes(3, 0)
        rows = len(plan.measures) + _FREE_ROWS
        first, last = 3, 2 + rows
        for row in range(first, last + 1):
            given = plan.measures[row - first] if row - first < len(plan.measures) else None
            sheet.write_number(row, 0, row - first + 1, self._cell)
            self._write_text(sheet, row, 2, given.text if given else "", self._cell)
            self._write_text(sheet, row, 3, given.part if given else "", self._cell)
            self._fit_row(sheet, row, (given.text if given else "", 46))
            for column in (1, 4, 5, 6, 8):
                sheet.write_blank(row, column, None, self._open)
            sheet.write_blank(row, 7, None, self._day)
        goals, indicators = len(plan.goals), len(plan.indicators)
        self._offer_choice(sheet, first, last, 1, f"=Vorgaben!$A$4:$A${3 + goals}" if goals else "")
        source = f"=Vorgaben!$B$4:$B${3 + indicators}" if indicators else ""
        self._offer_choice(sheet, first, last, 5, source)
        self._offer_choice(sheet, first, last, 8, _STATES)

    def _offer_choice(
        self, sheet: Worksheet, first: int, last: int, column: int, source: str | list[str]
    ) -> None:
        """Let people choose from a list, or write something of their own."""
        if source:
            sheet.data_validation(
                first,
                column,
                last,
                column,
                {"validate": "list", "source": source, "show_error": False},
            )

    def _add_costs(self) -> None:
        sheet = self._add_sheet("Kosten", "Kosten und Finanzierung", 36, 18, 18, 30, 44)
        self._write_head(
            sheet, 2, "Position", "einmalig (€)", "jährlich (€)", "Finanzierung", "Bemerkung"
        )
        sheet.freeze_panes(3, 0)
        for row, name in enumerate(_POSITIONS, 3):
            self._write_text(sheet, row, 0, name)
            for column, form in ((1, self._money), (2, self._money), (3, self._open)):
                sheet.write_blank(row, column, None, form)
            sheet.write_blank(row, 4, None, self._open)
        end = 3 + len(_POSITIONS)
        self._write_text(sheet, end, 0, "Summe", self._head)
        for column, letter in ((1, "B"), (2, "C")):
            sheet.write_formula(end, column, f"=SUM({letter}4:{letter}{end})", self._sum, 0)
        self._write_text(sheet, end, 3, "", self._head)
        self._write_text(sheet, end, 4, "", self._head)
        self._write_text(sheet, end + 2, 0, "Was im Beispiel gebraucht wurde", self._head)
        sheet.merge_range(end + 2, 1, end + 2, 4, "", self._head)
        for row, (name, known) in enumerate(self._package.plan.costs, end + 3):
            self._write_text(sheet, row, 0, name)
            sheet.merge_range(row, 1, row, 4, "", self._cell)
            self._write_text(sheet, row, 1, known)
            self._fit_row(sheet, row, (known, 95))

    def _add_choices(self) -> None:
        plan = self._package.plan
        sheet = self._add_sheet("Vorgaben", "Ziele und Indikatoren des Beispiels", 70, 70)
        self._write_head(sheet, 2, "Ziele im Beispiel", "Indikatoren im Beispiel")
        columns = (plan.goals or ("nicht belegt",), plan.indicators or ("nicht belegt",))
        for row, texts in enumerate(zip_longest(*columns, fillvalue=""), 3):
            for column, text in enumerate(texts):
                self._write_text(sheet, row, column, text)
            self._fit_row(sheet, row, *((text, 62) for text in texts))

    def _add_sources(self) -> None:
        sheet = self._add_sheet("Quellen", "Quellen zum Beispiel", 6, 70, 70)
        self._write_head(sheet, 2, "Nr.", "Quelle", "Adresse")
        for row, line in enumerate(self._package.quellen, 3):
            text, address = text_of(line), next((run.target for run in line if run.target), "")
            sheet.write_number(row, 0, row - 2, self._cell)
            self._write_text(sheet, row, 1, text)
            self._write_text(sheet, row, 2, address)
            self._fit_row(sheet, row, (text, 62), (address, 58))


_TITLE = 250
_PLAN_HEAD = (
    "Nr.",
    "Ziel",
    "Maßnahme",
    "Im Beispiel",
    "Verantwortlich",
    "Indikator",
    "Zielwert",
    "Termin",
    "Stand",
)
_PLAN_WIDTHS = (5, 34, 52, 16, 20, 28, 14, 13, 11)
