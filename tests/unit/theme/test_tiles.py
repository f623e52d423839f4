"""Where tiles and arcs of a map run."""

from __future__ import annotations

from dataclasses import replace

from praxistransfer.pages.start_blocks import Arc, ArcMap, MapTile
from praxistransfer.theme.tiles import draw_arc_map

HERE = MapTile("A", 3, 2, "her")
THERE = MapTile("B", 5, 2, "hin")
MAP = ArcMap((HERE, MapTile("C", 4, 3), THERE), (Arc(HERE, THERE, "b", is_certain=True),))


def test_the_picture_begins_at_its_first_column_and_row_and_holds_all_tiles() -> None:
    drawn = draw_arc_map(MAP)
    assert drawn.tiles == ((0, 0, "A", "her hin"), (46, 46, "C", ""), (92, 0, "B", "hin"))
    assert drawn.box == "-4 -4 142 96"


def test_an_arc_begins_broad_and_ends_in_a_point_below_the_letters_of_its_goal() -> None:
    ((tone, path, x, y, vague),) = draw_arc_map(MAP).arcs
    assert (tone, x, y, vague) == ("b", 113, 32, "")
    assert path.startswith("M21.0 28.6Q67.0 ")
    assert path.count("113.0 32.0") == 1
    assert path.endswith("21.0 35.4Z")


def test_what_no_source_says_in_so_many_words_is_a_line_without_breadth() -> None:
    arcs = (replace(MAP.arcs[0], is_certain=False),)
    ((_, path, _, _, vague),) = draw_arc_map(replace(MAP, arcs=arcs)).arcs
    assert vague == "vage"
    assert "Z" not in path


def test_arcs_of_a_whole_map_are_thinner_than_those_of_a_part() -> None:
    whole = replace(MAP, tiles=(*MAP.tiles, *(MapTile("", 1 + n, 4) for n in range(30))))
    ((_, path, *_),) = draw_arc_map(whole).arcs
    assert path.startswith("M113.0 30.4Q")


def test_a_map_without_letters_shows_none() -> None:
    drawn = draw_arc_map(replace(MAP, has_letters=False))
    assert [letters for _, _, letters, _ in drawn.tiles] == ["", "", ""]
