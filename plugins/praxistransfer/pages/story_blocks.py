"""What the page of a practice is made of, as plain data, without a word of HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from praxistransfer.model.addresses import Anchor

if TYPE_CHECKING:
    from praxistransfer.pages.blocks import Facts, Inline, Links, Sources


@dataclass(frozen=True, slots=True)
class Plate:
    """A place as its number plate, with its whole name; without letters only the name is shown."""

    letters: str
    name: str


@dataclass(frozen=True, slots=True)
class Hero:
    """The head of a practice: its field of action, its title, what it is, and where."""

    trail: tuple[Anchor, ...]
    label: str
    """What the entry is, and from where."""
    field: Anchor
    pictogram: str
    """The id of the Handlungsfeld whose picture stands there."""
    title: str
    lead: str
    rest: str
    """What the lead leaves out, in smaller letters; both are plain text."""
    plates: tuple[tuple[Plate, Anchor, str], ...]
    """The places, with their pages and what kind of municipality each is."""
    more_places: str = ""
    """What else there is to say of the place, in plain text."""
    tiles: tuple[tuple[int, int], ...] = ()
    """Columns and rows of the map; empty where no tiles are given."""
    marked: tuple[tuple[int, int, str], ...] = ()
    """The tiles of the places, each with its letters."""
    is_note: bool = False
    """Whether the entry tells little, so that its page is laid out as a note."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do with a practice: a link, or a button that only scripts offer."""

    icon: str
    word: str
    more: str = ""
    """What a narrow screen leaves out, with the blank before it."""
    target: str = ""
    script: str = ""
    """Which button it is: merken, drucken or link."""


@dataclass(frozen=True, slots=True)
class Actions:
    """What a reader can do with the practice; the first stands out."""

    practice: str
    items: tuple[Action, ...]


Certainty = Literal["belegt", "kommt_auf", "laeuft_aus", "geplant"]
"""What a piece of a time bar means: attested, beginning or end not found, announced."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a :class:`TimeBar`, in years."""

    certainty: Certainty
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class TimeBar:
    """When something took place: spans on an axis of whole years, and the same in words."""

    words: str
    first: int
    last: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody who takes part; ``leads`` if a source says that."""

    who: tuple[Inline, ...]
    role: str
    leads: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """When it was and who worked together, sector by sector."""

    time: TimeBar | None
    sectors: tuple[tuple[str, tuple[Partner, ...]], ...]

    @property
    def has_lead(self) -> bool:
        """Whether anybody is known to lead."""
        return any(partner.leads for _, partners in self.sectors for partner in partners)


@dataclass(frozen=True, slots=True)
class Minute:
    """Short answers to the first questions of a reader; those without an answer are not there."""

    answers: tuple[tuple[str, tuple[Inline, ...]], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What a step is for the whole, who says so, and why.

    ``kind`` is kern, anpassbar or optional; what is ``judged`` is the opinion of the editors.
    """

    kind: str
    word: str
    judged: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What another place did with a step."""

    word: str
    place: Anchor
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LaneStep:
    """A step of a :class:`Lane`."""

    markdown: str
    sources: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    part: Part | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """The steps of a practice as a lane: square stays, round may change."""

    steps: tuple[LaneStep, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Which parts there are, in the order of the key."""
        there = {step.part.kind for step in self.steps if step.part}
        return tuple(kind for kind in ("kern", "anpassbar", "optional") if kind in there)

    @property
    def is_judged(self) -> bool:
        """Whether any part is the opinion of the editors."""
        return any(step.part.judged for step in self.steps if step.part)


@dataclass(frozen=True, slots=True)
class Claim:
    """A result: its value, the statement with its source, what was measured, and how anybody knows.

    ``sign`` is zitat (who did it says so), presse or pruefung (somebody counted or examined it).
    """

    value: str
    text: str
    measure: str
    sign: str
    told: str
    """The method, then the date."""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Headline:
    """The result whose number is shown large, with the words before and behind the number."""

    claim: Claim
    before: str
    number: str
    behind: str


@dataclass(frozen=True, slots=True)
class Series:
    """How one number changed from year to year; a row without a number is a gap."""

    caption: str
    rows: tuple[tuple[str, float | None, str, str], ...]
    """When, the number, the number as its source has it, and the statement with its source."""
    told: str
    """How anybody knows."""


@dataclass(frozen=True, slots=True)
class Results:
    """What came out of it."""

    headline: Headline | None
    series: Series | None
    claims: tuple[Claim, ...]
    remark: str = ""
    """Markdown."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What was difficult, and what was done about it."""

    text: str
    kind: Anchor
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What was difficult."""

    items: tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """A take-over, told in short: from where to where, what was kept, and what was changed."""

    link: Anchor
    start: tuple[Plate, ...]
    goal: tuple[Plate, ...]
    stations: tuple[str, ...]
    """The places of a practice that spread where it was, the first one first."""
    state: str
    told: tuple[tuple[str, str], ...]
    """What is said of it, each with its label, as plain text."""
    changes: tuple[Change, ...]
    is_inferred: bool = False
    """Whether no source expressly names it."""


@dataclass(frozen=True, slots=True)
class Spreads:
    """Who took the practice over, and whom to ask about it."""

    items: tuple[Spread, ...]
    further: tuple[tuple[str, tuple[Anchor, ...]], ...]
    """Groups of further ones, each with the words that introduce it."""
    ask: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the editors think, which no source says; each part has a heading and is foldable."""

    method: str
    changes: tuple[tuple[str, str], ...] = ()
    """What another place would change, and why."""
    parts: tuple[tuple[str, tuple[tuple[tuple[Inline, ...], str], ...]], ...] = ()
    """Heading → statements, each with a few words about it."""
    notes: tuple[str, ...] = ()
    """Markdown."""


@dataclass(frozen=True, slots=True)
class Unknowns:
    """What no source says, in the words of a reader; each line is a door to whoever knows it."""

    intro: str
    items: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Practices close to this one, each with its place and what they have in common."""

    items: tuple[tuple[Plate, Anchor, str], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """The record of an entry, folded: its facts and its sources."""

    summary: str
    facts: Facts
    for_editors: Facts
    links: Links
    sources: Sources


StoryBlock = (
    Hero | Actions | Strip | Minute | Lane | Results | Obstacles | Spreads | Judgement | Unknowns
    | Neighbours | Record | Plate
)  # fmt: skip
