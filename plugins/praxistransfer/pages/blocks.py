"""What a page is made of: plain data, without a word of HTML.

The same blocks can be written as HTML today and as other formats later. Texts marked as Markdown
may hold citations such as ``[^dosb]``, which point to the ``sources`` of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from praxistransfer.model.addresses import MITMACHEN, Anchor
from praxistransfer.model.base import Quelle
from praxistransfer.model.words import NOT_KNOWN
from praxistransfer.pages.start_blocks import StartBlock, Tone
from praxistransfer.pages.story_blocks import Hero, StoryBlock

TO_FILL_IN = "vom Betreiber auszufüllen"
"""Stands where only the operator of a site can say something."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the site that goes with a page: where, what, in which format, how many bytes."""

    address: str
    what: str
    form: str
    size: int


Inline = str | Anchor

Layout = Literal["start", "story", "register", "tool"]
"""What a page is for: to begin, to be told, to look something up, to work with."""

START = Anchor("Start", "")
"""Leads to the start page."""
CONTRIBUTE = Anchor("Mitmachen", MITMACHEN)
"""Leads to the page that explains how to contribute."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown text."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a facts table; without values it reads "nicht belegt"."""

    label: str
    values: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A table of names and values."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """A list of links."""

    items: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of very many links to pages of the site, each with a note."""

    items: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A link with a few words about its target; ``signs`` are short facts."""

    link: Anchor
    text: str
    label: str = ""
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """A grid of cards; ``level`` is that of their headings. Compact ones carry little text."""

    items: tuple[Card, ...]
    level: int = 3
    compact: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step: Markdown, its part (empty if nothing says so), variants and cited sources."""

    markdown: str
    part: str
    part_word: str
    variants: tuple[str, ...]
    sources: tuple[str, ...]
    phase: str = ""
    """In a process pattern, the phase to which the editors assign it."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of a process in order."""

    items: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; the first column heads its row.

    Several values of one cell stand in a line, or below each other if they are ``listed``.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark set apart; ``tone`` is one of hinweis, unsicher, redaktion, damals."""

    tone: str
    title: str
    texts: tuple[str, ...]
    """Markdown."""


@dataclass(frozen=True, slots=True)
class Empty:
    """Says plainly that something is not known or not there yet."""

    text: str = NOT_KNOWN


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign at a glance: a shape with words. ``explained`` is where its meaning stands."""

    shape: str
    label: str
    value: str
    notes: tuple[str, ...] = ()
    explained: str = ""


@dataclass(frozen=True, slots=True)
class Signs:
    """A row of signs."""

    items: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary with its explanations."""

    id: str
    name: str
    long: str
    texts: tuple[str, ...]
    see: tuple[Anchor, ...]
    sources: tuple[Quelle, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms in alphabetical order."""

    items: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """An entry of a tree with what stands below it."""

    link: Anchor
    text: str
    below: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """A hierarchy; one of many short names is easier to read in columns."""

    nodes: tuple[Node, ...]
    in_columns: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers with what they count."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SearchBox:
    """A field to search the handbook; ``label`` says what can be asked for."""

    label: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """A sample to copy."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A municipality on the map: its place, counted from 1, and how much there is of it."""

    link: Anchor
    short: str
    """The letters of its number plate, or of its name."""
    number: int
    words: str
    """The number with what it counts."""
    column: int
    row: int
    here: bool = False
    """Whether the page is about this municipality."""


@dataclass(frozen=True, slots=True)
class TileMap:
    """A map of equal tiles, from north to south; ``label`` says what is counted."""

    label: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """A table of numbers in which each row has a bar; ``head`` names rows and numbers."""

    caption: str
    head: tuple[str, str]
    rows: tuple[tuple[Inline, int], ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """How a number changed over time, as a drawing and a table."""

    caption: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One number of a :class:`Curve`; ``date`` is of any precision, ``note`` may cite a source."""

    date: str
    number: int
    note: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of a :class:`Timeline`."""

    when: str
    text: tuple[Inline, ...]
    is_end: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened when, the oldest first."""

    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A number of a :class:`Matrix` that leads somewhere; ``hint`` says where, unseen.

    The Tab key passes noughts by: there are hundreds, and all lead to where a link below leads.
    """

    number: int
    target: str
    hint: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Numbers by two criteria; ``corner`` says what heads rows and columns.

    A ``large`` one scrolls inside a frame of its own, below heads that stay.
    """

    caption: str
    corner: str
    columns: tuple[Inline, ...]
    rows: tuple[tuple[Anchor, tuple[int | Count, ...]], ...]
    large: bool = False


@dataclass(frozen=True, slots=True)
class ClearStorage:
    """A button that deletes what this site keeps in the browser; ``without`` replaces it."""

    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Finder:
    """The place where scripts let readers search and filter all practices."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """The place where scripts show the Merkliste; ``packages`` says whether there are any."""

    packages: bool


@dataclass(frozen=True, slots=True)
class CheckItem:
    """Something to tick off; ``key`` stays the same as long as the text does."""

    key: str
    text: str
    note: str
    source: str
    """The id of the source that says so; empty if none is named."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list to tick off; on demand scripts keep what is ticked."""

    practice: str
    hint: str
    items: tuple[CheckItem, ...]


@dataclass(frozen=True, slots=True)
class Transfer:
    """A take-over: how much was changed in words, its facts, and what happened to each step."""

    link: Anchor
    counts: str
    remark: str
    facts: Facts
    changes: Table | None


@dataclass(frozen=True, slots=True)
class Transfers:
    """The take-overs of a practice."""

    items: tuple[Transfer, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The place where scripts show practices side by side."""


@dataclass(frozen=True, slots=True)
class FitTool:
    """The place where scripts let readers compare all practices with their municipality."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What one criterion says of a practice; ``result`` is the key of its sign."""

    result: str
    word: str
    criterion: str
    text: str


@dataclass(frozen=True, slots=True)
class Fit:
    """A practice compared with a municipality; reasons that are ``open`` say what is not known."""

    link: Anchor
    label: str
    place: str
    counts: tuple[tuple[str, str], ...]
    """Keys of results, each with the number of criteria in words."""
    reasons: tuple[Reason, ...]
    open: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class FitList:
    """Practices compared with a municipality, the best first."""

    items: tuple[Fit, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of the page, numbered as they are cited."""

    items: tuple[Quelle, ...]


Block = (
    Prose | Facts | Links | Cards | Steps | Table | Notice | Empty | Signs | Terms | Tree | Figures
    | Code | SearchBox | Sources | TileMap | Bars | Curve | Timeline | Matrix
    | ClearStorage | Finder | Remembered | Rows | FitTool | FitList
    | Compared | Checklist | Transfers | StartBlock | StoryBlock
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under a heading; ``id`` is its anchor."""

    id: str
    heading: str
    blocks: tuple[Block, ...]
    look: str = ""
    """How it is laid out; the style sheets know the words. Without one it is a plain column."""
    cited: tuple[str, ...] = ()
    """The sources to be named in the margin."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site."""

    address: str
    """Relative to the site, with "/" at the end; empty for the start page."""
    title: str
    lead: str
    """Markdown; one to three sentences below the title."""
    sections: tuple[Section, ...]
    kind: str = ""
    """What it is, in one German word above the title; empty for overviews."""
    above: tuple[Anchor, ...] = ()
    """The pages between the start page and this one."""
    sources: tuple[Quelle, ...] = ()
    origin: str = ""
    """The file the page was made from, relative to the content root; empty if from many."""
    subjects: tuple[str, ...] = ()
    """Ids of the entries the page is about; they decide between meanings of abbreviations."""
    own_description: str = ""
    """What to tell search engines instead of the lead, as plain text."""
    stand: str = ""
    """Date the content speaks of, if there is one."""
    top: tuple[Block, ...] = ()
    """Blocks between lead and first section."""
    menu: str = ""
    """The name in menus, where the title is too long."""
    about_site: bool = False
    """Whether it is about the site itself; there, abbreviations mean other things."""
    cited: bool = True
    """Whether it says how to cite it."""
    layout: Layout = "register"
    tone: Tone = "g"
    field: str = ""
    """Id of the Handlungsfeld it is of first of all; its pictogram stands above the title."""
    hero: Hero | None = None
    """The head of a practice, instead of title and lead; its sections then have looks."""

    @property
    def trail(self) -> tuple[Anchor, ...]:
        """The pages above this one, the start page first."""
        return (START, *self.above) if self.address else ()

    @property
    def contents(self) -> list[tuple[str, str]]:
        """Id and heading of each section."""
        return [(section.id, section.heading) for section in self.sections]

    @property
    def description(self) -> str:
        """What search engines show of the page."""
        return self.own_description or self.lead

    @property
    def title_with_kind(self) -> str:
        """What browsers and search engines call the page; unlike the title alone it is unique."""
        if not self.address:
            return self.kind
        return f"{self.title} – {self.kind}" if self.kind else self.title


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that was given up and where it leads now."""

    address: str
    target: str
    title: str
