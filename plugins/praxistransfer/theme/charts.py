"""Where the lines of a chart run, as numbers for the templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from praxistransfer.model.dates import show_date
from praxistransfer.pages.blocks import Curve, Inline, Table

_WIDTH, _HEIGHT = 400, 210
_LEFT, _TOP, _BOTTOM = 30, 12, 26
_MARGIN = 14
"""Room to the right of the last and to the left of the first point."""
_MOST_YEARS = 7


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lines and points in units of the view box, from its upper left corner."""

    path: str
    dots: tuple[tuple[float, float], ...]
    levels: tuple[tuple[float, int], ...]
    """Height and number of each line of the grid."""
    years: tuple[tuple[float, int], ...]
    """Place and number of each year that is written below."""
    width: int = _WIDTH
    height: int = _HEIGHT
    left: int = _LEFT


def shade_of(number: int) -> int:
    """Return the shade of a number: 0 none, 1 one, 2 two or three, 3 more."""
    return sum(number >= least for least in (1, 2, 4))


def draw_curve(curve: Curve) -> Drawing:
    """Return the steps of a curve: a number holds until the next one is known.

    The axis of numbers begins at 0, so that the drawing does not exaggerate.
    """
    times = [_count_years(point.date) for point in curve.points]
    first, last = int(times[0]), int(times[-1]) + 1
    top = _round_up(max(point.number for point in curve.points))

    def across(time: float) -> float:
        inner = _WIDTH - _LEFT - 2 * _MARGIN
        return round(_LEFT + _MARGIN + inner * (time - first) / (last - first), 1)

    def down(number: float) -> float:
        return round(_TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - number / top), 1)

    dots = tuple(
        (across(time), down(point.number)) for time, point in zip(times, curve.points, strict=True)
    )
    step = -(-(last - first) // _MOST_YEARS)
    return Drawing(
        path=_draw_steps(dots),
        dots=dots,
        levels=tuple((down(top * part / 3), round(top * part / 3)) for part in range(4)),
        years=tuple((across(year), year) for year in range(first, last + 1, step)),
    )


def table_of(curve: Curve) -> Table:
    """Return the numbers of a curve as a table."""
    rows: tuple[tuple[tuple[Inline, ...], ...], ...] = tuple(
        ((show_date(point.date),), (str(point.number),), (point.note,)) for point in curve.points
    )
    return Table(curve.caption, ("Wann", "Zahl", "Dazu"), rows)


def _draw_steps(dots: Sequence[tuple[float, float]]) -> str:
    (x, y), *others = dots
    return f"M{x} {y}" + "".join(f"H{x}V{y}" for x, y in others)


def _count_years(date: str) -> float:
    """Return a date as a number of years; months and days that are not known count as the first."""
    year, month, day = (*map(int, date.split("-")), 1, 1)[:3]
    return year + (month - 1) / 12 + (day - 1) / 365


def _round_up(number: int) -> int:
    """Return the next number that three lines of a grid divide evenly."""
    size = 3 if number <= 30 else 30
    return max(size, -(-number // size) * size)
