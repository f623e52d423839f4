"""Parts that many kinds of pages have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from praxistransfer.library.evidence import LADDER
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.summaries import Summary
from praxistransfer.model.addresses import QUELLEN, Anchor, address_of, anchor, overview, slug
from praxistransfer.model.base import Eintrag, Konzept, Quelle, Schritt
from praxistransfer.model.dates import show_date, show_short_period
from praxistransfer.model.fields import UNDATED
from praxistransfer.model.practice import (
    Practice,
    PracticeBrief,
    Schulungsbaustein,
    Uebertragung,
    Vorgehensmuster,
)
from praxistransfer.model.text import plain_text, shorten
from praxistransfer.model.vocabulary import (
    Akteur,
    Begriff,
    Foerderprogramm,
    Handlungsfeld,
    Quellenwerk,
)
from praxistransfer.model.words import KINDS, WORDS
from praxistransfer.model.writing import count_words
from praxistransfer.pages.blocks import (
    Block,
    Card,
    Cards,
    Download,
    Fact,
    Inline,
    Links,
    Notice,
    Page,
    Section,
    Sources,
    Step,
    Steps,
)
from praxistransfer.pages.start_blocks import Tone

_TONES: tuple[Tone, ...] = ("q", "b", "n")
"""The colours of the strategies, in the order of the vocabulary."""


class Book:
    """What a page builder needs: what the handbook knows, and parts of pages made from it."""

    def __init__(
        self,
        knowledge: Knowledge,
        downloads: Mapping[str, tuple[Download, ...]] | None = None,
    ) -> None:
        self.knowledge = knowledge
        self._downloads = downloads
        self.has_downloads = downloads is not None
        """Whether packages are made."""

    def downloads(self, practice: str) -> tuple[Download, ...]:
        """Return the files of the package of a practice; none if no packages are made.

        This is no question to note: whoever makes a site makes pages anew when their files change.
        """
        return self._downloads.get(practice, ()) if self._downloads else ()

    def link(self, id_: str, note: str = "") -> Anchor:
        """Return a link to the entry ``id_``."""
        return anchor(self.knowledge.summary_of(id_), note)

    def links(self, ids: Iterable[str]) -> tuple[Anchor, ...]:
        """Return links to entries, in the given order."""
        return tuple(self.link(id_) for id_ in ids)

    def entry_page(
        self,
        entry: Eintrag,
        *,
        lead: str,
        top: Iterable[Block],
        sections: Iterable[Section | None],
        sources: tuple[Quelle, ...] = (),
        stand: str = "",
        backlinks: bool = True,
    ) -> Page:
        """Put the page of one entry together, with backlinks and sources at its end."""
        field = self.field_of(entry)
        parts = [section for section in sections if section]
        parts += self.backlink_sections(entry) if backlinks else []
        if sources:
            parts.append(Section("quellen", "Quellen", (Sources(sources),)))
        words = KINDS[entry.kind]
        neighbours = [link.goal.id for link in self.knowledge.links_from(entry)]
        return Page(
            address=address_of(entry),
            title=entry.name,
            kind=words.one,
            lead=lead,
            top=tuple(top),
            sections=tuple(parts),
            above=(overview(entry.kind),),
            sources=sources,
            origin=self.knowledge.file_of(entry),
            subjects=(entry.id, *neighbours),
            own_description=shorten(plain_text(lead), 160),
            stand=stand,
            layout="story",
            tone=self.tone_of(field),
            field=field,
        )

    def field_of(self, entry: Eintrag) -> str:
        """Return the id of the Handlungsfeld that an entry belongs to first of all.

        Actors, programmes and laws belong to many, so that none of them colours their pages.
        """
        if isinstance(entry, Handlungsfeld):
            return entry.id
        if isinstance(entry, Practice | Schulungsbaustein | Vorgehensmuster):
            return next(iter(entry.handlungsfelder), "")
        if isinstance(entry, Uebertragung):
            return entry.in_handlungsfeld or ""
        return ""

    def tone_of(self, field: str) -> Tone:
        """Return the colours of a Handlungsfeld: those of the strategy it belongs to, if any."""
        return self.knowledge.share(f"tone {field}", lambda: self._tone(field))

    def _tone(self, field: str) -> Tone:
        entries = {entry.id: entry for entry in self.knowledge.entries_of(Handlungsfeld)}
        strategies = [entry.id for entry in entries.values() if entry.art == "strategie"]
        while field not in strategies:
            entry = entries.get(field)
            if entry is None or entry.oberbegriff is None:
                return "g"
            field = entry.oberbegriff
        return _TONES[strategies.index(field) % len(_TONES)]

    def backlink_sections(
        self, entry: Eintrag, skip: frozenset[str] = frozenset()
    ) -> list[Section]:
        """Return one section for each way in which other entries refer to ``entry``."""
        return [
            Section(slug(heading), heading, (self.entry_list(entries),))
            for heading, entries in self.knowledge.backlinks_to(entry).items()
            if heading not in skip
        ]

    def entry_list(self, summaries: Iterable[Summary]) -> Block:
        """Return practices as cards and everything else as a list of links."""
        summaries = tuple(summaries)
        if all(summary.kind == Practice.kind for summary in summaries):
            return Cards(tuple(self.practice_card(summary.id) for summary in summaries))
        entries = map(self._entry, summaries)
        return Links(tuple(anchor(entry, note_of(entry)) for entry in entries))

    def _entry(self, summary: Summary) -> Eintrag:
        is_term = summary.kind == Begriff.kind
        return (
            self.knowledge.begriffe[summary.id]
            if is_term
            else self.knowledge.open_entry(summary.id)
        )

    def practice_card(self, id_: str, label: str | None = None) -> Card:
        """Return the card of a practice: where, when and how far it is shown.

        Unless another ``label`` is given, its main Handlungsfeld stands above the title.
        """
        card = self.knowledge.share(f"card {id_}", lambda: self._card(self.knowledge.brief_of(id_)))
        return card if label is None else Card(card.link, card.text, label, card.signs)

    def _card(self, practice: PracticeBrief) -> Card:
        draft = (WORDS[practice.status],) if practice.status == "entwurf" else ()
        signs = (
            *draft,  # only a preview shows such a practice
            self.places(practice),
            show_short_period(practice.zeitraum),
            show_level(self.knowledge.level_of(practice.id)),
            self.knowledge.transfers_of(practice.id).words,
        )
        field = self.knowledge.summary_of(practice.handlungsfelder[0]).name
        return Card(anchor(practice), plain_text(practice.kurzfassung), field, signs)

    def practice_count(self, entry: Eintrag) -> str:
        """Return how many practices there are for ``entry``, in words."""
        number = len(self.knowledge.practices_of(entry))
        if not number:
            return "noch kein Praxisbeispiel"
        return count_words(number, "Praxisbeispiel", "Praxisbeispiele")

    def places(self, practice: PracticeBrief) -> str:
        """Return the names of the municipalities of a practice."""
        if practice.landesweit:
            return "landesweit"
        return ", ".join(self.knowledge.summary_of(id_).name for id_ in practice.kommunen)


def show_level(level: int) -> str:
    """Return how well results are evidenced, as it stands on a card."""
    return LADDER[level].plain


def note_of(entry: Eintrag) -> str:
    """Return what a list says about an entry besides its name."""
    if isinstance(entry, Akteur | Foerderprogramm):
        return WORDS[entry.art if isinstance(entry, Akteur) else entry.status]
    if isinstance(entry, Begriff):
        return entry.label if entry.kurz else ""
    return KINDS[entry.kind].one


def show_steps(items: Iterable[Schritt]) -> Steps:
    """Return steps as a block."""
    return Steps(
        tuple(
            Step(
                item.text,
                item.teil or "",
                WORDS[item.teil] if item.teil else "",
                item.varianten,
                item.quellen,
                WORDS[item.phase] if item.phase else "",
            )
            for item in items
        )
    )


def source_values(quelle: Quelle, works: Mapping[str, Quellenwerk]) -> tuple[Inline, ...]:
    """Return what a list of sources says of one, to be shown one after the other."""
    work = works.get(quelle.werk or "")
    title = quelle.titel or (work.label if work else "")
    target = quelle.url or (f"{QUELLEN}#{work.id}" if work else "")
    date = show_date(quelle.datum or (work.datum if work else UNDATED))
    rest = (
        quelle.seite,
        f"{date} ({quelle.datum_hinweis})" if quelle.datum_hinweis else date,
        f"abgerufen {show_date(quelle.abgerufen)}" if quelle.abgerufen else "",
    )
    before = f"{quelle.herausgeber}: " if quelle.herausgeber else ""
    behind = "".join(f", {part}" for part in rest if part)
    return (before, Anchor(title, target), behind) if target else (f"{before}{title}{behind}",)


def fact(label: str, *values: Inline | None) -> Fact:
    """Return a row of a facts table; values that are None or empty are left out."""
    return Fact(label, tuple(value for value in values if value))


def known_facts(*rows: Fact) -> tuple[Fact, ...]:
    """Return the rows that have a value."""
    return tuple(row for row in rows if row.values)


def entry_remarks(entry: Konzept) -> list[Notice]:
    """Return the notices that a vocabulary entry carries."""
    notices = []
    if entry.hinweis:
        notices.append(Notice("hinweis", "Hinweis", (entry.hinweis,)))
    if contradiction := getattr(entry, "widerspruch", None):
        notices.append(Notice("unsicher", "Quellen widersprechen sich", (contradiction,)))
    if entry.unsicher:
        notices.append(
            Notice("unsicher", "Unsicher", ("Die Angaben zu diesem Eintrag sind nicht gesichert.",))
        )
    return notices
