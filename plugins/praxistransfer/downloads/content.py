"""What the transfer package of a practice says: a pure function of the practice and the library.

Its papers never say anything about the municipality that takes the practice over; what only that
one can know is a gap to fill in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from praxistransfer.downloads.reading import Reader
from praxistransfer.downloads.texts import (
    Block,
    Grid,
    Item,
    Items,
    Line,
    Pair,
    Pairs,
    Paper,
    Paragraph,
    Part,
    Run,
    Subheading,
    clean,
    plain,
    text_of,
    worded,
)
from praxistransfer.model.addresses import address_of
from praxistransfer.model.dates import show_date, show_period
from praxistransfer.model.fields import UNDATED
from praxistransfer.model.german import capitalized
from praxistransfer.model.plain import shorten
from praxistransfer.model.practice import Practice
from praxistransfer.model.words import NOT_KNOWN, WORDS
from praxistransfer.pages import blocks as shown
from praxistransfer.pages.blocks import Empty
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.practice import practice_signs, profile_sections, state_notices


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that was done in the example, and what a source says of its weight."""

    text: str
    part: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan and its costs can be filled in from."""

    goals: tuple[str, ...]
    measures: tuple[Measure, ...]
    indicators: tuple[str, ...]
    costs: tuple[tuple[str, str], ...]
    """What kind of cost → what is known of it in the example."""


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide with few words; ``notes`` are what is said, in full."""

    title: str
    points: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """Everything that the files of a package say."""

    id: str
    title: str
    summary: str
    place: str
    field: str
    day: str
    """The day of which the content speaks, as an ISO date; empty if it is not dated."""
    stand: str
    """The same in words."""
    warning: str
    """What has to be said first about the state of the entry; empty if there is nothing."""
    handbook: str
    subtitle: str
    address: str
    """The page of the practice; empty if nobody knows where the site will be."""
    licence: tuple[str, str]
    """Its name, and where it can be read; the latter empty if nobody knows."""
    fact_sheet: Paper
    signs: Pairs
    proposal: Paper
    checklist: Paper
    plan: Plan
    slides: tuple[Slide, ...]
    sources: tuple[Line, ...]

    @property
    def attribution(self) -> str:
        """How to name where the texts come from, as most licences want it."""
        return (
            f"{self.title}. Aus: {self.handbook} – {self.subtitle}. Stand: {self.stand}. "
            f"Lizenz: {self.licence[0]}."
        )


def package_of(book: Book, practice: Practice, base_url: str = "") -> Package:
    """Return what the package of a practice says."""
    return _Author(book, practice, base_url).package()


_COSTS = (
    ("Personal", "personal"),
    ("Kosten insgesamt", "kosten"),
    ("Förderung", "foerderung"),
    ("Vorlauf", "vorlauf"),
)
_LICENCES = {
    "CC-BY-4.0": (
        "Creative Commons Namensnennung 4.0 International (CC BY 4.0)",
        "https://creativecommons.org/licenses/by/4.0/deed.de",
    ),
    "CC0-1.0": (
        "Creative Commons CC0 1.0 (Verzicht auf Rechte)",
        "https://creativecommons.org/publicdomain/zero/1.0/deed.de",
    ),
}
_DEGREES = {"muss": "Muss", "soll": "Soll"}
_ON_PAPER = {
    "Status",
    "Geprüft am",
    "Geprüft durch",
    "Zu prüfen bis",
    "Freigabe",
    "Belege",
    "Kontakt",
    "Kennung",
    "Nutzungsrecht",
}
"""What a paper says of the state of an entry: nothing that only today makes true."""
_ON_A_SLIDE = 170
"""So many characters of a point are readable from the last row."""
_ALONE_ON_A_SLIDE = 420
_POINTS = 5
_NAMED_PLACES = 3
"""So many places fit into a heading."""


class _Author:
    """Writes the papers of one practice."""

    def __init__(self, book: Book, practice: Practice, base_url: str) -> None:
        self._book = book
        self._practice = practice
        self._reader = Reader(practice, book.library, base_url)
        self._base_url = base_url
        land = book.library.handbuch.land
        everywhere = f"{land} (landesweit)" if practice.landesweit else ""
        self._places = clean(everywhere or book.places(practice))
        self._place = self._places
        if len(practice.kommunen) > _NAMED_PLACES:
            entries = book.library.entries
            first = ", ".join(entries[id_].name for id_ in practice.kommunen[: _NAMED_PLACES - 1])
            self._place = clean(f"{first} und weitere")
        self._title = clean(practice.titel)
        self._steps = self._read_steps()

    def package(self) -> Package:
        practice, handbuch = self._practice, self._book.library.handbuch
        signs = self._reader.blocks((practice_signs(self._book, practice),))
        return Package(
            id=practice.id,
            title=self._title,
            summary=clean(practice.kurzfassung),
            place=self._place,
            field=clean(self._book.library.entries[practice.handlungsfelder[0]].name),
            day=_day(practice.stand),
            stand=show_date(practice.stand),
            warning=" ".join(text_of(paragraph.line) for paragraph in self._warning()),
            handbook=clean(handbuch.titel),
            subtitle=clean(handbuch.untertitel),
            address=self._base_url and self._base_url + address_of(practice),
            licence=_LICENCES.get(practice.lizenz, (clean(practice.lizenz), "")),
            fact_sheet=self._fact_sheet(),
            signs=next(block for block in signs if isinstance(block, Pairs)),
            proposal=self._proposal(),
            checklist=self._checklist(),
            plan=self._plan(),
            slides=self._slides(),
            sources=self._reader.sources,
        )

    # -- what several papers say

    def _read_steps(self) -> tuple[Item, ...]:
        """Return the steps of the practice, wherever its author wrote them down."""
        practice, reader = self._practice, self._reader
        if practice.schritte:
            return tuple(
                Item(
                    reader.sourced(step.text, step.quellen),
                    tuple((Run("Variante: "), *plain(text)) for text in step.varianten),
                )
                for step in practice.schritte
            )
        return _items(reader.prose(practice.section("Vorgehen")))

    def _text(self, heading: str) -> tuple[Block, ...]:
        text = self._practice.section(heading)
        return self._reader.prose(text) if text else (Paragraph(plain(NOT_KNOWN)),)

    def _cited(self, text: str, quelle: str | None) -> Line:
        return (*self._reader.inline(text), *self._reader.cited([quelle] if quelle else []))

    def _warning(self) -> tuple[Paragraph, ...]:
        """Say what the page says above everything else, if the entry is not quite valid."""
        notices = state_notices(self._practice)
        return tuple(
            Paragraph((Run(f"{notice.title}: ", "strong"), *self._reader.phrase(text)))
            for notice in notices
            for text in notice.texts
        )

    def _sources(self) -> Part:
        items = tuple(Item(line) for line in self._reader.sources)
        return Part("Quellen", (Items(items, ordered=True),))

    def _results(self) -> Grid | Paragraph:
        found = self._practice.ergebnisse
        if not found:
            return Paragraph(worded("Ergebnisse: {unknown}.", unknown=NOT_KNOWN))
        rows = []
        for item in found:
            scope = "" if item.gilt_fuer == "praxis" else f" (gilt für {WORDS[item.gilt_fuer]})"
            when = f" ({show_date(item.datum)})" if item.datum else ""
            rows.append(
                (
                    self._cited(f"{item.aussage}{when}{scope}", item.quelle),
                    plain(item.wert or NOT_KNOWN),
                    plain(WORDS[item.methode]),
                )
            )
        head = ("Aussage", "Wert", "Wie ermittelt")
        return Grid("Ergebnisse im Beispiel", head, tuple(rows), (6, 2, 2))

    def _weights(self) -> list[tuple[str, list[Line]]]:
        """Return what must stay and what may change → the steps of which a source says so."""
        steps = self._practice.schritte
        return [
            (WORDS[part], [self._reader.phrase(step.text) for step in steps if step.teil == part])
            for part in ("kern", "anpassbar", "optional")
        ]

    # -- the fact sheet

    def _fact_sheet(self) -> Paper:
        *sections, state = profile_sections(self._book, self._practice)
        unknown = [part.heading for part in sections if part.blocks == (Empty(),)]
        parts = [
            Part(part.heading, tuple(map(_compact, self._reader.blocks(part.blocks))))
            for part in sections
            if not isinstance(part.blocks[0], Empty)
        ]
        if unknown:
            text = worded("{headings}: {unknown}.", headings=", ".join(unknown), unknown=NOT_KNOWN)
            parts.append(Part("Was keine Quelle sagt", (Paragraph(text),)))
        parts.append(Part(state.heading, self._state(state.blocks)))
        lead = (Paragraph(self._reader.inline(self._practice.kurzfassung)), *self._warning())
        return Paper("Steckbrief", self._title, lead, (*parts, self._sources()))

    def _state(self, blocks: Iterable[shown.Block]) -> tuple[Block, ...]:
        """Return what stays true of an entry on paper; what editors have to do does not belong."""
        found: list[Block] = []
        for block in blocks:
            if isinstance(block, shown.Facts):
                kept = shown.Facts(tuple(row for row in block.rows if row.label in _ON_PAPER))
                found += map(_in_a_line, self._reader.blocks((kept,)))
            elif isinstance(block, shown.Notice):
                found += self._reader.blocks((block,))
        return tuple(found)

    # -- the draft for the council

    def _proposal(self) -> Paper:
        lead: tuple[Block, ...] = (
            *self._warning(),
            Paragraph(
                worded(
                    "Entwurf zum Weiterschreiben. Stellen in [eckigen Klammern] kann nur Ihre "
                    "Kommune ausfüllen. Was über das Beispiel gesagt wird, ist mit Nummern belegt."
                )
            ),
            Pairs(
                "Kopf der Vorlage",
                tuple(
                    Pair(label, (worded(gap),))
                    for label, gap in (
                        ("Gremium", "[Rat, Kreistag oder Ausschuss]"),
                        ("Sitzung am", "[Datum]"),
                        ("Vorlage Nummer", "[Nummer]"),
                        ("Federführung", "[Amt oder Stelle]"),
                        ("Beteiligte Stellen", "[Ämter und Stellen]"),
                    )
                ),
            ),
        )
        parts = (
            Part("Betreff", (Paragraph(self._subject()),)),
            self._situation(),
            self._example(),
            self._stay_and_change(),
            self._needed(),
            self._costs(),
            self._decision(),
            self._sources(),
        )
        return Paper("Vorlage für Rat oder Ausschuss", self._title, lead, parts)

    def _subject(self) -> Line:
        return worded(
            "Mögliche Übernahme einer Praxis aus einer anderen Kommune: {title} ({place}) "
            "[bei Bedarf anpassen]",
            title=self._title,
            place=self._place,
        )

    def _situation(self) -> Part:
        return Part(
            "Sachverhalt",
            (
                Paragraph(
                    worded(
                        "[Ausgangslage und Bedarf in der eigenen Kommune, mit Zahlen und Quelle]"
                    )
                ),
                Paragraph(worded("[Was es dazu schon gibt, und wer daran arbeitet]")),
                Paragraph(
                    worded(
                        "Das Handbuch {handbook} beschreibt dazu ein Beispiel. Sein Inhalt hat den "
                        "Stand: {stand}. Status des Eintrags: {status}.",
                        handbook=self._book.library.handbuch.titel,
                        stand=show_date(self._practice.stand),
                        status=WORDS[self._practice.status],
                    )
                ),
            ),
        )

    def _example(self) -> Part:
        steps = (Items(self._steps, ordered=True),) if self._steps else self._text("Vorgehen")
        return Part(
            f"Beispiel aus: {self._place}",
            (
                Paragraph(self._reader.inline(self._practice.kurzfassung)),
                Paragraph(
                    worded(
                        "Wo: {place}. Wann: {when}.",
                        place=self._places,
                        when=show_period(self._practice.zeitraum),
                    )
                ),
                Subheading("Ausgangslage im Beispiel"),
                *self._text("Ausgangslage"),
                Subheading("Ziele im Beispiel"),
                *self._text("Ziele"),
                Subheading("Vorgehen im Beispiel"),
                *steps,
                Subheading("Ergebnisse im Beispiel"),
                self._results(),
            ),
        )

    def _stay_and_change(self) -> Part:
        blocks: list[Block] = []
        for word, lines in self._weights():
            if lines:
                blocks += [Subheading(capitalized(word)), Items(tuple(map(Item, lines)))]
        if not blocks:
            text = "Welche Schritte bleiben müssen und welche sich ändern lassen: {unknown}."
            blocks.append(Paragraph(worded(text, unknown=NOT_KNOWN)))
        blocks.append(Paragraph(worded("[Eigene Einschätzung: was wir beibehalten oder ändern]")))
        return Part("Was bleiben müsste und was sich ändern darf", tuple(blocks))

    def _needed(self) -> Part:
        found = self._practice.voraussetzungen
        if not found:
            return Part(
                "Voraussetzungen",
                (
                    Paragraph(worded("Im Beispiel: {unknown}.", unknown=NOT_KNOWN)),
                    Paragraph(worded("[Voraussetzungen aus eigener Sicht]")),
                ),
            )
        rows = tuple(
            (
                self._cited(item.text, item.quelle),
                plain(_DEGREES[item.grad]),
                worded("[vorhanden / fehlt / zu klären]"),
            )
            for item in found
        )
        head = ("Voraussetzung im Beispiel", "Grad", "Bei uns")
        return Part("Voraussetzungen", (Grid("Voraussetzungen", head, rows, (5, 1, 3)),))

    def _costs(self) -> Part:
        gaps = {
            "Personal": "[Stellen oder Stunden]",
            "Kosten insgesamt": "[Betrag in Euro, einmalig und jährlich]",
            "Förderung": "[Programm, Betrag, Frist]",
            "Vorlauf": "[Monate]",
        }
        rows = tuple(
            (plain(label), plain(known), worded(gaps[label]))
            for label, known in self._known_costs()
        )
        res = self._practice.ressourcen
        cited = self._reader.cited(res.quellen) if res else ()
        blocks: list[Block] = [
            Grid("Kosten und Personal", ("Bedarf", "Im Beispiel", "Bei uns"), rows, (2, 5, 4))
        ]
        if cited:
            blocks.append(Paragraph((Run("Belege zum Beispiel:"), *cited)))
        blocks.append(Paragraph(worded("[Deckung im Haushalt: Produkt, Konto, Haushaltsjahr]")))
        return Part("Kosten", tuple(blocks))

    def _known_costs(self) -> tuple[tuple[str, str], ...]:
        res = self._practice.ressourcen
        return tuple(
            (label, clean((res and getattr(res, name)) or NOT_KNOWN)) for label, name in _COSTS
        )

    def _decision(self) -> Part:
        sentences = (
            "Das Gremium nimmt ein Beispiel aus {place} zur Kenntnis: {title}.",
            (
                "Die Verwaltung wird beauftragt zu prüfen, ob und mit welchen Änderungen diese "
                "Praxis in [Name der Kommune] übernommen werden kann."
            ),
            "Die Verwaltung legt dazu bis zum [Datum] einen Plan mit Kosten und Finanzierung vor.",
            "[Weitere Punkte, etwa ein Auftrag zur Erprobung mit Ort, Dauer und Berichtstermin]",
        )
        items = tuple(
            Item(worded(text, title=self._title, place=self._place)) for text in sentences
        )
        return Part("Beschlussvorschlag", (Items(items, ordered=True),))

    # -- the checklist

    def _checklist(self) -> Paper:
        lead = (
            Paragraph(
                worded(
                    "Zum Abhaken und Ergänzen. In der Mitte steht, was über das Beispiel bekannt "
                    "ist; die rechte Spalte ist für Ihre Kommune."
                )
            ),
        )
        parts = (
            self._checked("Voraussetzungen", "Voraussetzung", self._checked_needs()),
            self._checked("Schritte", "Schritt", self._checked_steps()),
            self._checked("Stolpersteine", "Stolperstein und Gegenmaßnahme", self._obstacles()),
            self._checked("Risiken", "Risiko und Gegenmaßnahme", self._risks()),
            self._checked("Die ersten 90 Tage", "Schritt", self._first_days()),
            *self._limits(),
            self._sources(),
        )
        return Paper("Checkliste", self._title, lead, parts)

    def _checked(self, heading: str, what: str, lines: list[Line]) -> Part:
        if not lines:
            return Part(heading, (Paragraph(plain(NOT_KNOWN)),))
        rows = tuple((plain("☐"), line, worded("[Notiz]")) for line in lines)
        return Part(heading, (Grid(heading, ("Erledigt", what, "Bei uns"), rows, (3, 13, 7)),))

    def _checked_needs(self) -> list[Line]:
        needs = sorted(self._practice.voraussetzungen, key=lambda item: item.grad != "muss")
        return [
            (Run(f"{_DEGREES[item.grad]}: ", "strong"), *self._cited(item.text, item.quelle))
            for item in needs
        ]

    def _checked_steps(self) -> list[Line]:
        parts = [step.teil for step in self._practice.schritte] or [None] * len(self._steps)
        return [
            (*item.line, *((Run(f" – {WORDS[part]}", "strong"),) if part else ()))
            for item, part in zip(self._steps, parts, strict=True)
        ]

    def _obstacles(self) -> list[Line]:
        return [
            worded(
                "{was} → Gegenmaßnahme: {gegen}. Half es? {half}.",
                was=self._cited(item.was.rstrip("."), item.quelle),
                gegen=self._reader.inline((item.gegenmassnahme or NOT_KNOWN).rstrip(".")),
                half=WORDS[item.half],
            )
            for item in self._practice.stolpersteine
        ]

    def _risks(self) -> list[Line]:
        return [
            worded(
                "{was} → Gegenmaßnahme: {gegen}.",
                was=self._reader.inline(item.was.rstrip(".")),
                gegen=self._reader.inline((item.gegenmassnahme or NOT_KNOWN).rstrip(".")),
            )
            for item in self._practice.risiken
        ]

    def _first_days(self) -> list[Line]:
        return [self._reader.inline(text) for text in self._practice.schritte_90_tage]

    def _limits(self) -> list[Part]:
        text = self._practice.nicht_geeignet_wenn
        return [Part("Nicht geeignet, wenn", self._reader.prose(text))] if text else []

    # -- the plan

    def _plan(self) -> Plan:
        return Plan(
            goals=tuple(map(_words, self._goals())),
            measures=(
                *(Measure(text_of(line), "erste 90 Tage") for line in self._first_days()),
                *self._measures(),
            ),
            indicators=tuple(
                dict.fromkeys(
                    clean(item.indikator) for item in self._practice.ergebnisse if item.indikator
                )
            ),
            costs=self._known_costs(),
        )

    def _measures(self) -> list[Measure]:
        parts = [step.teil for step in self._practice.schritte] or [None] * len(self._steps)
        return [
            Measure(_words(item.line), WORDS[part] if part else NOT_KNOWN)
            for item, part in zip(self._steps, parts, strict=True)
        ]

    def _goals(self) -> list[Line]:
        blocks = self._reader.prose(self._practice.section("Ziele"))
        return [item.line for item in _items(blocks)] or [
            block.line for block in blocks if isinstance(block, Paragraph)
        ]

    # -- the slides

    def _slides(self) -> tuple[Slide, ...]:
        practice = self._practice
        situation, goals = self._text("Ausgangslage"), self._goals()
        needs = [_words(self._cited(item.text, None)) for item in practice.voraussetzungen]
        results = [f"{clean(item.aussage)} ({WORDS[item.methode]})" for item in practice.ergebnisse]
        costs = [f"{label}: {known}" for label, known in self._known_costs()]
        hurdles = [*map(_words, self._obstacles()), *map(_words, self._risks())]
        kept = [f"{word}: {_words(line)}" for word, lines in self._weights() for line in lines] or [
            f"Was bleiben muss und was sich ändern darf: {NOT_KNOWN}"
        ]
        return (
            _slide(
                "Worum geht es?",
                [clean(practice.kurzfassung)],
                [
                    f"Wo: {shorten(self._places, _ON_A_SLIDE)}",
                    f"Wann: {show_period(practice.zeitraum)}",
                    f"Stand des Inhalts: {show_date(practice.stand)}",
                ],
            ),
            _slide(
                "Ausgangslage und Ziele",
                [*map(_words, _lines(situation)), *(f"Ziel: {_words(line)}" for line in goals)],
            ),
            _slide(
                "Vorgehen",
                [_words(item.line) for item in self._steps]
                or list(map(_words, _lines(self._text("Vorgehen")))),
            ),
            _slide("Was wurde erreicht?", results or [f"Ergebnisse: {NOT_KNOWN}"]),
            _slide("Was braucht es?", [*costs, *needs]),
            _slide(
                "Was muss bleiben, was war schwierig?",
                [*kept, *(hurdles or [f"Stolpersteine: {NOT_KNOWN}"])],
            ),
            _slide(
                "Und bei uns?",
                [
                    "Welchen Bedarf haben wir? [ausfüllen]",
                    "Was davon gibt es schon? [ausfüllen]",
                    "Was würden wir ändern, und warum? [ausfüllen]",
                    "Wer übernimmt den nächsten Schritt, bis wann? [ausfüllen]",
                ],
            ),
        )


def _slide(title: str, points: list[str], more: list[str] | None = None) -> Slide:
    """Return a slide: short points, and in its notes everything in full."""
    points = [clean(point) for point in points] or [NOT_KNOWN]
    most = _ALONE_ON_A_SLIDE if len(points) == 1 else _ON_A_SLIDE
    short = [shorten(point, most) for point in points]
    left = len(short) - _POINTS
    if left > 1:
        short = [*short[:_POINTS], f"… und {left} weitere (in den Notizen)"]
    return Slide(title, (*short, *map(clean, more or ())), tuple(points))


def _day(stand: str) -> str:
    """Return a date of any precision as a day."""
    return "" if stand == UNDATED else f"{stand}-01-01"[:10]


def _compact(block: Block) -> Block:
    """Return a table of names and values that names what nobody knows in one row."""
    if not isinstance(block, Pairs):
        return block
    unknown = [row for row in block.rows if row.values == (plain(NOT_KNOWN),)]
    if len(unknown) < 2:
        return block
    together = Pair(", ".join(row.label for row in unknown), unknown[0].values)
    return Pairs(block.caption, (*(row for row in block.rows if row not in unknown), together))


def _in_a_line(block: Block) -> Block:
    """Return a table of names and values as running text, which takes less room."""
    if not isinstance(block, Pairs):
        return block
    line: Line = ()
    for pair in block.rows:
        line += (Run(f"{' · ' if line else ''}{pair.label}: ", "strong"),)
        for number, value in enumerate(pair.values):
            line += (*((Run("; "),) if number else ()), *value)
    return Paragraph(line)


def _items(blocks: tuple[Block, ...]) -> tuple[Item, ...]:
    return tuple(item for block in blocks if isinstance(block, Items) for item in block.items)


def _lines(blocks: tuple[Block, ...]) -> list[Line]:
    found: list[Line] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block.line)
        elif isinstance(block, Items):
            found += [item.line for item in block.items]
    return found


def _words(line: Line) -> str:
    """Return the text of a line without the numbers of sources."""
    return "".join(run.text for run in line if run.mark != "cite").strip()
