"""What only the start page is made of, and the map with arcs, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from praxistransfer.model.addresses import Anchor

Tone = Literal["q", "b", "n", "g"]
"""The colours of a page or a part: of one of three strategies, or of none."""


@dataclass(frozen=True, slots=True)
class MapTile:
    """A municipality on a map: its letters, its place counted from 1, and what it is there.

    ``role`` is "her" where something comes from, "hin" where it went, "an" where there is
    something, and empty otherwise.
    """

    letters: str
    column: int
    row: int
    role: Literal["her", "hin", "an", ""] = ""


@dataclass(frozen=True, slots=True)
class Arc:
    """From where to where something went; dashed unless a source says so in so many words."""

    start: MapTile
    end: MapTile
    tone: Tone
    is_certain: bool


@dataclass(frozen=True, slots=True)
class ArcMap:
    """A map of tiles as a picture, with what went from where to where.

    ``label`` says what can be seen; without one the words beside it say the same.
    """

    tiles: tuple[MapTile, ...]
    arcs: tuple[Arc, ...] = ()
    label: str = ""
    has_letters: bool = True


@dataclass(frozen=True, slots=True)
class Opening:
    """What the handbook is: in a few large words, and the rest of its name."""

    large: str
    rest: str


@dataclass(frozen=True, slots=True)
class Doors:
    """Where to begin: doors with a few words, and a field for the reader's own place."""

    items: tuple[Anchor, ...]
    """The note of each says what is behind it."""
    place_label: str
    example: str
    """A place that can be asked for."""


@dataclass(frozen=True, slots=True)
class Featured:
    """One take-over shown to all: of which field, what it was, and what came of it."""

    field: Anchor
    pictogram: str
    """Id of the Handlungsfeld."""
    tone: Tone
    link: Anchor
    text: str
    facts: tuple[tuple[str, str], ...]
    picture: ArcMap


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """A strategy with its Handlungsfelder, each with its number of practices, the most first."""

    link: Anchor
    id: str
    tone: Tone
    rows: tuple[tuple[str, Anchor, int], ...]
    """Id, link and number of those that have practices."""
    wanted: tuple[Anchor, ...]
    """Those that have none."""


@dataclass(frozen=True, slots=True)
class FieldIndex:
    """All Handlungsfelder by strategy."""

    groups: tuple[FieldGroup, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of the start page: which practices speak of late, and the handbook in numbers."""

    newest: tuple[tuple[str, str, Anchor], ...]
    """Letters and name of the place, and the practice."""
    picture: ArcMap | None
    places: int
    of_places: int
    wanted: Anchor
    figures: tuple[tuple[str, str], ...]


StartBlock = ArcMap | Opening | Doors | Featured | FieldIndex | Closing
