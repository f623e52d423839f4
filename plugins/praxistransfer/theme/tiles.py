"""Where the tiles and arcs of a map run, as numbers for the template."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from praxistransfer.pages.start_blocks import Arc, ArcMap, MapTile

_STEP, _SIDE = 46, 42
_MARGIN = 4
_GOAL = 11
"""An arc ends so far below the middle of its tile, where no letters are."""
_BEND = 0.2
"""How far an arc leaves the straight line, as a part of its length."""
_THICK, _THICK_CROPPED = 1.6, 3.4
"""Half of the width of an arc where it begins; it ends in a point."""
_FEW = 30
"""A part of the map has fewer tiles."""


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """A map in units of its view box."""

    box: str
    tiles: tuple[tuple[int, int, str, str], ...]
    """Left, top, letters and role of each tile."""
    arcs: tuple[tuple[str, str, float, float, str], ...]
    """Tone, path, point of the goal, and "vage" if it is not certain."""


def draw_arc_map(block: ArcMap) -> DrawnMap:
    """Return the drawing of a map."""
    left = min(tile.column for tile in block.tiles)
    top = min(tile.row for tile in block.tiles)
    right = max(tile.column for tile in block.tiles) - left
    bottom = max(tile.row for tile in block.tiles) - top
    thick = _THICK_CROPPED if len(block.tiles) < _FEW else _THICK
    box = f"{-_MARGIN} {-_MARGIN} {right * _STEP + _SIDE + 2 * _MARGIN} "
    return DrawnMap(
        box=f"{box}{bottom * _STEP + _SIDE + 2 * _MARGIN}",
        tiles=tuple(
            (
                (tile.column - left) * _STEP,
                (tile.row - top) * _STEP,
                tile.letters if block.has_letters else "",
                {"her": "her hin"}.get(tile.role, tile.role),
            )
            for tile in block.tiles
        ),
        arcs=tuple(_draw_arc(arc, left, top, thick) for arc in block.arcs),
    )


def _draw_arc(arc: Arc, left: int, top: int, thick: float) -> tuple[str, str, float, float, str]:
    """Return an arc that begins broad and ends in a point, bent to the left of its way."""

    def middle(tile: MapTile) -> tuple[float, float]:
        across, down = tile.column - left, tile.row - top
        return across * _STEP + _SIDE / 2, down * _STEP + _SIDE / 2 + _GOAL

    (x0, y0), (x1, y1) = middle(arc.start), middle(arc.end)
    length = hypot(x1 - x0, y1 - y0)
    nx, ny = (y1 - y0) / length, -(x1 - x0) / length
    cx = (x0 + x1) / 2 + nx * _BEND * length
    cy = (y0 + y1) / 2 + ny * _BEND * length
    if not arc.is_certain:
        path = f"M{x0:.1f} {y0:.1f}Q{cx:.1f} {cy:.1f} {x1:.1f} {y1:.1f}"
        return arc.tone, path, x1, y1, "vage"
    ax, ay = nx * thick, ny * thick
    path = (
        f"M{x0 + ax:.1f} {y0 + ay:.1f}Q{cx + ax / 2:.1f} {cy + ay / 2:.1f} {x1:.1f} {y1:.1f}"
        f"Q{cx - ax / 2:.1f} {cy - ay / 2:.1f} {x0 - ax:.1f} {y0 - ay:.1f}Z"
    )
    return arc.tone, path, x1, y1, ""
