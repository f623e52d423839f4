"""What came out of a practice: one number large, a series of years, and all other statements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from praxistransfer.model.dates import show_date
from praxistransfer.model.practice import Ergebnis
from praxistransfer.model.words import WORDS
from praxistransfer.model.writing import enumerate_words
from praxistransfer.pages.story_blocks import Claim, Headline, Results, Series

_METHODS = (
    "studie", "vergleich", "zaehlung", "befragung", "interview", "selbstbericht", "presse",
)  # fmt: skip
"""The better founded, the earlier."""
_SIGNS = {"selbstbericht": "zitat", "interview": "zitat", "presse": "presse"}
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?")
_AROUND = 24
"""So many characters may stand beside a number that is shown large."""
_FEWEST_YEARS = 3


def show_results(items: Sequence[Ergebnis], remark: str) -> Results | None:
    """Return the statements of an entry and what it says besides (Markdown)."""
    if not items and not remark:
        return None
    lead, years = lead_result(items), find_series(items)
    headline = _headline(lead) if lead else None
    in_series = [id(item) for item in years.values()]
    rest = tuple(_claim(item) for item in items if item is not lead and id(item) not in in_series)
    return Results(headline, _series(years) if years else None, rest, remark)


def lead_result(items: Iterable[Ergebnis]) -> Ergebnis | None:
    """Return the result whose number may stand large; None if there is none.

    It is about the practice itself, and its value is hardly more than one number. The best method
    wins, then the newest date, then the order of the entry.
    """
    able = [item for item in items if item.gilt_fuer == "praxis" and _split(item.wert or "")]
    # The newest first; sorting by method then keeps that order.
    able.sort(key=lambda item: item.datum or "", reverse=True)
    return min(able, key=lambda item: _METHODS.index(item.methode), default=None)


def find_series(items: Iterable[Ergebnis]) -> dict[int, Ergebnis]:
    """Return year → result for the indicator that has most years; nothing if that are too few."""
    by_indicator: dict[str, dict[int, Ergebnis]] = defaultdict(dict)
    for item in items:
        if item.indikator and item.datum and _split(item.wert or ""):
            by_indicator[item.indikator].setdefault(int(item.datum[:4]), item)
    most = max(by_indicator.values(), key=len, default={})
    return most if len(most) >= _FEWEST_YEARS else {}


def _series(years: Mapping[int, Ergebnis]) -> Series:
    """Return the years in their order; those between them of which nothing is known are gaps."""
    first, *others = sorted(years)
    rows = [_row(first, years[first])]
    for before, year in pairwise((first, *others)):
        rows += [_gap(before + 1, year - 1)] if year - before > 1 else []
        rows.append(_row(year, years[year]))
    methods = dict.fromkeys(WORDS[years[year].methode] for year in (first, *others))
    return Series(years[first].indikator or "", tuple(rows), enumerate_words([*methods]))


def _row(year: int, item: Ergebnis) -> tuple[str, float | None, str, str]:
    _, number, _ = _split(item.wert or "") or ("", "0", "")
    value = float(number.replace(".", "").replace(",", "."))
    return str(year), value, item.wert or "", f"{item.aussage}[^{item.quelle}]"


def _gap(first: int, last: int) -> tuple[str, float | None, str, str]:
    when = str(first) if first == last else f"{first} bis {last}"
    return when, None, "", "kein Jahreswert gefunden"


def _split(value: str) -> tuple[str, str, str] | None:
    """Return what stands before, in and behind the number of a value; None if it is not about one.

    "34 von 40" is one number with its whole; of "16 Teams, 170 Spieler" none can stand alone.
    """
    numbers = _NUMBER.findall(value)
    match = _NUMBER.search(value)
    if not match or len(value) - len(match[0]) > _AROUND:
        return None
    before, behind = value[: match.start()].strip(), value[match.end() :].strip()
    if len(numbers) > 1 and not re.fullmatch(r"(?:von|statt) \S+", behind):
        return None
    return before, match[0], behind


def _headline(item: Ergebnis) -> Headline | None:
    parts = _split(item.wert or "")
    return Headline(_claim(item), *parts) if parts else None


def _claim(item: Ergebnis) -> Claim:
    when = show_date(item.datum) if item.datum else ""
    return Claim(
        item.wert or "",
        f"{item.aussage}[^{item.quelle}]",
        item.indikator or "",
        _SIGNS.get(item.methode, "pruefung"),
        ", ".join(filter(None, (WORDS[item.methode], when))),
        "" if item.gilt_fuer == "praxis" else f"gilt für {WORDS[item.gilt_fuer]}",
    )
