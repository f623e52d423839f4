"""The page of one practice: what it is, how it went, what stays open, and what to do with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from praxistransfer.library.transfers import sort_transfers
from praxistransfer.model.addresses import EINSTUFUNG, Anchor, anchor, material_address
from praxistransfer.model.practice import Practice, Uebertragung
from praxistransfer.model.sentences import cite, cited_in, first_sentences, split_sentences
from praxistransfer.model.text import split_list
from praxistransfer.model.vocabulary import Handlungsfeld, Integrationszentrum
from praxistransfer.model.words import NOT_KNOWN, WORDS
from praxistransfer.model.writing import count_words, show_size
from praxistransfer.pages.blocks import (
    START,
    Block,
    Checklist,
    Fact,
    Facts,
    Inline,
    Links,
    Page,
    Prose,
    Section,
    Sources,
)
from praxistransfer.pages.fit import FIT
from praxistransfer.pages.judgement import judgement_of
from praxistransfer.pages.lane import lane_of
from praxistransfer.pages.minute import sixty_seconds
from praxistransfer.pages.outcome import show_results
from praxistransfer.pages.page_parts import Book, fact, known_facts
from praxistransfer.pages.partners import partners_by_sector
from praxistransfer.pages.plates import plate_of, practice_plate
from praxistransfer.pages.profile import FOR_EDITORS, glance_facts, state_facts, state_notices
from praxistransfer.pages.spread import spreads_of
from praxistransfer.pages.story_blocks import (
    Action,
    Actions,
    Hero,
    Neighbours,
    Obstacle,
    Obstacles,
    Record,
    Strip,
)
from praxistransfer.pages.takeover import TRANSFERS, list_preconditions, transfers_about
from praxistransfer.pages.time_bar import period_in_words, time_bar
from praxistransfer.pages.unknowns import TELL, known_part, known_sentences, unknowns_of

RELATED = "Verwandte Beispiele"
_PACKAGE = "transferpaket"
_MOST_RELATED = 4
_LEAD = 330
"""So many characters stand in large letters below the title."""


def practice_page(book: Book, practice: Practice) -> Page:
    """Return the page of a practice, in the order in which a colleague needs it."""
    transfers = transfers_about(book, practice)
    note = is_note(practice)
    page = book.entry_page(
        practice,
        lead=practice.kurzfassung,
        top=(
            _actions(book, practice, note=note),
            *filter(None, (_strip(book, practice),)),
            *state_notices(practice),
        ),
        sections=(
            *_first_sections(book, practice, transfers, note=note),
            *_lessons(book, practice),
            _spread_section(book, practice, transfers),
            *_judgement_section(book, practice),
            _package_section(book, practice),
            _material_section(practice),
            _training_section(practice),
            None if note else _unknown_section(practice, transfers, note=note),
            _related_section(book, practice),
            *(
                replace(part, look="teil")
                for part in book.backlink_sections(practice, frozenset({TRANSFERS, RELATED}))
            ),
            _record_section(book, practice),
        ),
        stand=practice.stand,
        backlinks=False,
    )
    above = tuple(_fields_above(book, practice))
    hero = _hero(book, practice, (START, *above), note=note)
    return replace(page, sources=practice.quellen, above=above, hero=hero)


def _fields_above(book: Book, practice: Practice) -> Iterator[Anchor]:
    """Yield the main Handlungsfeld with those above it, the widest first."""
    field = book.knowledge.find_entry(main_field(book, practice))
    above: list[Anchor] = []
    while isinstance(field, Handlungsfeld):
        above.insert(0, anchor(field))
        field = book.knowledge.find_entry(field.oberbegriff) if field.oberbegriff else None
    yield from above


def is_note(practice: Practice) -> bool:
    """Say whether an entry tells so little that it is laid out as a note."""
    return not (
        practice.ergebnisse
        or practice.stolpersteine
        or practice.voraussetzungen
        or practice.ressourcen
        or practice.einschaetzung
    )


# -- the head ------------------------------------------------------------------------------------


def _hero(book: Book, practice: Practice, trail: tuple[Anchor, ...], *, note: bool) -> Hero:
    centres = [book.knowledge.open_entry(id_) for id_ in practice.kommunen]
    known = [item for item in centres if isinstance(item, Integrationszentrum)]
    field = main_field(book, practice)
    lead, rest = _split_lead(practice.einfach or practice.kurzfassung)
    kind = "Kurz notiert" if note else "Praxisbeispiel"
    where = "landesweit" if practice.landesweit else f"aus {_few(book.places(practice))}"
    tiles = [item.kachel for item in book.knowledge.entries_of(Integrationszentrum) if item.kachel]
    return Hero(
        trail=trail,
        label=f"{kind} {where}",
        field=book.link(field),
        pictogram=field,
        title=practice.titel,
        lead=lead,
        rest=rest,
        plates=tuple((plate_of(book, item.id), anchor(item), WORDS[item.typ]) for item in known),
        more_places=", ".join(practice.orte),
        tiles=tuple((tile.spalte, tile.zeile) for tile in tiles),
        marked=tuple(
            (item.kachel.spalte, item.kachel.zeile, plate_of(book, item.id).letters)
            for item in known
            if item.kachel
        ),
        is_note=note,
    )


def main_field(book: Book, practice: Practice) -> str:
    """Return the first of its Handlungsfelder that is no strategy, or else the first."""
    for id_ in practice.handlungsfelder:
        field = book.knowledge.find_entry(id_)
        if isinstance(field, Handlungsfeld) and field.art != "strategie":
            return id_
    return practice.handlungsfelder[0]


def _split_lead(text: str) -> tuple[str, str]:
    """Return the beginning of a text, to be shown large, and the rest."""
    lead = first_sentences(text, _LEAD)
    return lead, " ".join(split_sentences(" ".join(text.split())))[len(lead) :].strip()


def _few(places: str) -> str:
    """Return a list of places, cut where it would be longer than a line."""
    names = places.split(", ")
    return places if len(names) < 4 else f"{len(names)} Kommunen"


def _actions(book: Book, practice: Practice, *, note: bool) -> Actions:
    fit = Action("passt", "Passt das", " zu uns", f"{FIT.target}?praxis={practice.id}")
    first = (
        Action("paket", "Mitnehmen", " als Übertragungspaket", f"#{_PACKAGE}")
        if book.downloads(practice.id)
        else Action("stift", "Ergänzen", " in drei Sätzen", TELL)
    )
    tools = (
        Action("merken", "Merken", script="merken"),
        Action("drucken", "Drucken", script="drucken"),
        Action("link", "Link", " kopieren", script="link"),
    )
    if note and book.downloads(practice.id):
        first = Action("stift", "Ergänzen", " in drei Sätzen", "#offen")
    return Actions(practice.id, (first, fit, *tools))


def _strip(book: Book, practice: Practice) -> Strip | None:
    time = time_bar(practice, book.knowledge.this_year())
    sectors = partners_by_sector(book, practice)
    return Strip(time, sectors) if time or sectors else None


# -- what happened -------------------------------------------------------------------------------


def _first_sections(
    book: Book, practice: Practice, transfers: Sequence[Uebertragung], *, note: bool
) -> Iterable[Section | None]:
    told = (
        _told(practice, "Ausgangslage", "Warum es anfing"),
        _told(practice, "Ziele", "Was erreicht werden sollte"),
    )
    steps = (*_steps_sections(book, practice, transfers),)
    if note:
        return (*steps, *told, _unknown_section(practice, transfers, note=note))
    groups = book.links(practice.zielgruppen)
    minute = sixty_seconds(practice, groups, is_lead=not practice.einfach)
    return (
        Section("kurz", "Das Wichtigste in 60 Sekunden", (minute,), "minute") if minute else None,
        *told,
        *steps,
        _results_section(practice),
        *_needs_and_obstacles(book, practice),
    )


def _told(practice: Practice, section: str, heading: str) -> Section | None:
    text = practice.section(section)
    if not text:
        return None
    return Section(section.lower(), heading, (Prose(text),), "teil", _cited(practice, text))


def _cited(practice: Practice, *texts: str) -> tuple[str, ...]:
    """Return the sources that texts cite, in the order of their numbers."""
    cited = cited_in(texts)
    return tuple(quelle.id for quelle in practice.quellen if quelle.id in cited and quelle.id)


def _steps_sections(
    book: Book, practice: Practice, transfers: Sequence[Uebertragung]
) -> Iterable[Section]:
    lane = lane_of(book, practice, transfers)
    text = practice.section("Vorgehen")
    before, _, behind = (text, (), "") if practice.schritte else split_list(text)
    blocks: list[Block] = [Prose(before)] if before else []
    blocks += [lane] if lane else []
    blocks += [Prose(behind)] if behind else []
    if blocks:
        yield Section("vorgehen", "Schritt für Schritt", tuple(blocks), "gang" if lane else "teil")


def _results_section(practice: Practice) -> Section | None:
    results = show_results(practice.ergebnisse, known_sentences(practice.section("Ergebnisse")))
    return Section("ergebnisse", "Was herauskam", (results,), "ergebnis") if results else None


def _needs_and_obstacles(book: Book, practice: Practice) -> Iterable[Section]:
    """Yield what has to be there and what was difficult, side by side if there are both."""
    needs, obstacles = _needs_blocks(practice), _obstacle_blocks(book, practice)
    look = "halb" if needs and obstacles else "ganz"
    if needs:
        yield Section("voraussetzungen", "Was da sein sollte", needs, look)
    if obstacles:
        yield Section("stolpersteine", "Woran es hakte", obstacles, look)


def _needs_blocks(practice: Practice) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if res := practice.ressourcen:
        rows = known_facts(
            fact("Personal", known_part(res.personal or "")),
            fact("Kosten", known_part(res.kosten or "")),
            fact("Größenordnung", WORDS[res.kostenband] if res.kostenband else None),
            fact("Förderung", known_part(res.foerderung or "")),
            fact("Vorlauf", known_part(res.vorlauf or "")),
        )
        blocks += [Facts(_cite_last(rows, res.quellen))] if rows else []
    if practice.voraussetzungen:
        blocks.append(_checklist(practice))
    if practice.nicht_geeignet_wenn:
        blocks.append(Prose(f"**Nicht geeignet, wenn:** {practice.nicht_geeignet_wenn}"))
    return tuple(blocks)


def _cite_last(rows: tuple[Fact, ...], quellen: Iterable[str]) -> tuple[Fact, ...]:
    """Return rows with the marks of the sources of all of them behind the last one."""
    *others, last = rows
    cited = "".join(f"[^{id_}]" for id_ in quellen)
    return (*others, Fact(last.label, (f"{last.values[0]}{cited}",)))


def _checklist(practice: Practice) -> Checklist:
    (made,) = list_preconditions(practice)
    grades = (WORDS[item.grad] + " sein" if item.grad else "" for item in practice.voraussetzungen)
    items = made.items if isinstance(made, Checklist) else ()
    noted = (replace(item, note=note) for item, note in zip(items, grades, strict=True))
    return Checklist(practice.id, "", tuple(noted))


def _obstacle_blocks(book: Book, practice: Practice) -> tuple[Block, ...]:
    items = tuple(
        Obstacle(
            cite(item.was, item.quelle),
            book.link(item.art),
            _remedy(item.gegenmassnahme, item.half),
        )
        for item in practice.stolpersteine
    )
    return (Obstacles(items),) if items else ()


def _remedy(measure: str | None, helped: str) -> str:
    if not measure:
        return ""
    told = {"ja": "Das half", "nein": "Das half nicht", "offen": ""}[helped]
    return ". ".join(filter(None, (f"Dagegen: {measure.rstrip('.')}", told))) + "."


# -- carrying it over ----------------------------------------------------------------------------


def _lessons(book: Book, practice: Practice) -> Iterable[Section]:
    """Yield what sources say of carrying it over, and what the participants learned."""
    transfer = practice.uebertragbarkeit
    texts = [text for text in (transfer and transfer.text, practice.lehren) if text]
    blocks: list[Block] = [Prose(text) for text in texts]
    rows = [
        *((Fact("Auch denkbar für", book.links(transfer.handlungsfelder)),) if transfer else ()),
        fact("Die ersten 90 Tage", *practice.schritte_90_tage),
        *(fact("Risiko", item.was, item.gegenmassnahme) for item in practice.risiken),
    ]
    blocks += [Facts(known)] if (known := known_facts(*rows)) else []
    if blocks:
        yield Section(
            "lehren",
            "Was andere daraus lernen können",
            tuple(blocks),
            "teil",
            _cited(practice, *texts),
        )


def _spread_section(
    book: Book, practice: Practice, transfers: Sequence[Uebertragung]
) -> Section | None:
    block = spreads_of(book, practice, transfers)
    if block is None:
        return None
    if sort_transfers(transfers).taken_over:
        heading = "Weitergetragen"
    else:
        heading = "Wo es das noch gibt" if block.items else "Wen fragen?"
    return Section("uebertragungen", heading, (block,), "weitergabe")


def _judgement_section(book: Book, practice: Practice) -> Iterable[Section]:
    if judgement := judgement_of(book, practice):
        yield Section(
            "einschaetzung",
            "Was ein anderer Ort ändern würde"
            if judgement.changes
            else "Einschätzung der Redaktion",
            (judgement,),
            "urteil",
        )


def _package_section(book: Book, practice: Practice) -> Section | None:
    files = book.downloads(practice.id)
    if not files:
        return None
    intro = (
        "Steckbrief, Entwurf einer Vorlage, Plan, Checkliste und Folien. Was nur Ihre Kommune "
        "wissen kann, ist darin zum Ausfüllen markiert."
    )
    links = tuple(
        Anchor(f"{file.what} ({file.form}, {show_size(file.size)})", file.address) for file in files
    )
    return Section(_PACKAGE, "Mitnehmen", (Prose(intro), Links(links)), "teil")


def _material_section(practice: Practice) -> Section | None:
    rows = _material(practice)
    facts = Facts((Fact("Vom Ort", rows),))
    return Section("material", "Material", (facts,), "teil") if rows else None


def _material(practice: Practice) -> tuple[Inline, ...]:
    rows: list[Inline] = []
    for item in practice.materialien:
        note = ", ".join(filter(None, (item.format, item.lizenz)))
        target = item.url or (material_address(practice, item.datei) if item.datei else "")
        rows.append(Anchor(item.titel, target, note) if target else item.titel)
    return tuple(rows)


def _training_section(practice: Practice) -> Section | None:
    training = practice.fortbildung
    if training is None:
        return None
    minutes = count_words(training.minuten, "Minute", "Minuten") if training.minuten else None
    rows = known_facts(
        Fact("Lernziele", training.ziele),
        fact("Fallfrage", training.fallfrage),
        fact("Dauer", minutes),
        fact("Gruppengröße", training.gruppe),
    )
    return Section("fortbildung", "In der Fortbildung", (Facts(rows),), "teil") if rows else None


# -- the end -------------------------------------------------------------------------------------


def _unknown_section(
    practice: Practice, transfers: Sequence[Uebertragung], *, note: bool
) -> Section | None:
    unknowns = unknowns_of(practice, has_transfers=bool(transfers), is_note=note)
    return Section("offen", "Was wir noch nicht wissen", (unknowns,), "offen") if unknowns else None


def _related_section(book: Book, practice: Practice) -> Section | None:
    related = book.knowledge.related_practices(practice.id)
    back = book.knowledge.backlinks_to(practice).get(RELATED, ())
    stated = len({item.id for item in practice.verwandt} | {item.id for item in back})
    items = tuple(
        (
            practice_plate(book, book.knowledge.brief_of(item.practice.id)),
            anchor(item.practice),
            item.reason,
        )
        for item in related[: max(stated, _MOST_RELATED)]
    )
    return (
        Section("verwandte-beispiele", "Ähnlich gelagert", (Neighbours(items),), "teil")
        if items
        else None
    )


def _record_section(book: Book, practice: Practice) -> Section:
    number = count_words(len(practice.quellen), "Quelle", "Quellen")
    summary = fact("Kurzfassung", practice.kurzfassung if practice.einfach else None)
    rows = (summary, *glance_facts(book, practice).rows, *state_facts(book, practice))
    when = fact("Zeitraum", period_in_words(practice.zeitraum))
    rows = tuple(when if row.label == when.label else row for row in rows)
    known = [row for row in known_facts(*rows) if not str(row.values[0]).startswith(NOT_KNOWN)]
    record = Record(
        f"Angaben zum Eintrag und {number}",
        Facts(tuple(row for row in known if row.label not in FOR_EDITORS)),
        Facts(tuple(row for row in known if row.label in FOR_EDITORS)),
        Links((Anchor("Wie wir einstufen", EINSTUFUNG),)),
        Sources(practice.quellen),
    )
    return Section("angaben", record.summary, (record,), "akte")
