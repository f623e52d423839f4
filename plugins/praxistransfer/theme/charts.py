"""Where the lines of a chart run, as numbers for the templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from praxistransfer.model.dates import show_date
from praxistransfer.pages.blocks import Curve, Inline, Table
from praxistransfer.pages.story_blocks import Hero, TimeBar

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


@dataclass(frozen=True, slots=True)
class LittleMap:
    """A map of tiles as one path, and the marked ones: place, size and letters of each."""

    width: int
    height: int
    tiles: str
    marked: tuple[tuple[int, int, int, str], ...]


_TILE, _GAP = 42, 4
_GROWN = 76
"""The size of a tile that is the only one marked; several keep theirs, or they would overlap."""


def draw_little_map(hero: Hero) -> LittleMap:
    """Return where the tiles of a map lie, in units of its view box."""
    pitch = _TILE + _GAP
    width, height = (pitch * max(tile[axis] for tile in hero.tiles) - _GAP for axis in (0, 1))
    marked = {(column, row) for column, row, _ in hero.marked}
    square = f"h{_TILE}v{_TILE}h-{_TILE}z"
    tiles = (
        f"M{pitch * (column - 1)} {pitch * (row - 1)}{square}"
        for column, row in sorted(hero.tiles)
        if (column, row) not in marked
    )
    size = _GROWN if len(hero.marked) == 1 else _TILE
    shift = (size - _TILE) // 2

    def inside(place: int, whole: int) -> int:
        return max(0, min(pitch * (place - 1) - shift, whole - size))

    return LittleMap(
        width,
        height,
        "".join(tiles),
        tuple(
            (inside(column, width), inside(row, height), size, letters if shift else "")
            for column, row, letters in hero.marked
        ),
    )


@dataclass(frozen=True, slots=True)
class TimeDrawing:
    """Where the lines, years and spans of a time bar lie, in hundredths of its width."""

    lines: tuple[float, ...]
    years: tuple[tuple[float, int, str], ...]
    """Place and number of each year that is written, and the side on which it stands."""
    spans: tuple[tuple[float, float, str], ...]


def draw_time_bar(bar: TimeBar) -> TimeDrawing:
    """Return how a time bar is drawn; hundredths, so that letters stay as large as they are."""
    length = bar.last - bar.first
    step = -(-length // _MOST_YEARS)

    def across(year: float) -> float:
        return round(100 * (year - bar.first) / length, 2)

    return TimeDrawing(
        lines=tuple(map(across, range(bar.first, bar.last + 1, max(1, step // 2)))),
        years=tuple(
            (across(year), year, " links" if year == bar.first else "")
            for year in range(bar.first, bar.last, step)
        ),
        spans=tuple(
            (across(span.start), round(across(span.end) - across(span.start), 2), span.certainty)
            for span in bar.spans
        ),
    )
