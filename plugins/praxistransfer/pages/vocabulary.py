"""The pages of vocabulary entries: what something is, and everything that refers to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from praxistransfer.model.addresses import Anchor, anchor, slug
from praxistransfer.model.base import Eintrag, Konzept
from praxistransfer.model.dates import show_date
from praxistransfer.model.practice import Practice, Schulungsbaustein, Vorgehensmuster
from praxistransfer.model.vocabulary import (
    Akteur,
    Foerderprogramm,
    Handlungsfeld,
    Integrationszentrum,
    Rechtsgrundlage,
    Stolperstein,
    Strukturelement,
    Zielgruppe,
)
from praxistransfer.model.words import JUDGED, NOT_KNOWN, WORDS
from praxistransfer.model.writing import count_words, group_digits
from praxistransfer.pages.blocks import (
    Block,
    Empty,
    Fact,
    Facts,
    Links,
    Notice,
    Page,
    Prose,
    Section,
    Table,
)
from praxistransfer.pages.centre import office_section, priorities_section, sources_of_centre
from praxistransfer.pages.figures import curve_of
from praxistransfer.pages.fit import fit_link
from praxistransfer.pages.handreichung import experience_section, handreichung_section
from praxistransfer.pages.maps import map_section
from praxistransfer.pages.newcomers import has_path, path_link
from praxistransfer.pages.page_parts import Book, entry_remarks, fact, known_facts, show_steps
from praxistransfer.pages.patterns import recurrence_section
from praxistransfer.pages.takeover import (
    CASES,
    TRANSFERS,
    centre_transfers,
    field_transfers,
    obstacle_cases,
)


def vocabulary_page(book: Book, entry: Eintrag) -> Page:
    """Return the page of any entry that is not a practice or a take-over."""
    return _BUILDERS[type(entry)](book, entry)


def _name_facts(entry: Konzept) -> tuple[Fact, ...]:
    return known_facts(fact("Auch genannt", ", ".join(entry.alt)))


def _connection_facts(book: Book, entry: Eintrag) -> tuple[Fact, ...]:
    """Return every reference of the entry as a row; loose relations come last."""
    rows: dict[str, dict[str, Anchor]] = {}
    for link in book.knowledge.links_from(entry):
        rows.setdefault(link.label, {})[link.goal.id] = book.link(link.goal.id)
    labels = sorted(rows, key=lambda label: label in {"Verwandt", "Ersetzt durch"})
    return tuple(Fact(label, tuple(rows[label].values())) for label in labels)


def _glance_section(rows: tuple[Fact, ...]) -> Section | None:
    return Section("auf-einen-blick", "Auf einen Blick", (Facts(rows),)) if rows else None


def _concept_page(
    book: Book,
    entry: Konzept,
    *rows: Fact,
    sections: tuple[Section, ...] = (),
    shown: frozenset[str] = frozenset(),
) -> Page:
    """Return the page of a concept; ``shown`` are backlinks that its sections show already."""
    return book.entry_page(
        entry,
        lead=entry.definition_text,
        top=entry_remarks(entry),
        sections=(
            _glance_section((*rows, *_name_facts(entry), *_connection_facts(book, entry))),
            *sections,
            *book.backlink_sections(entry, shown),
        ),
        sources=entry.quellen,
        backlinks=False,
    )


def _handlungsfeld_page(book: Book, entry: Handlungsfeld) -> Page:
    sections = []
    if entry.einfach:
        sections.append(Section("einfach", "In einfacher Sprache", (Prose(entry.einfach),)))
    own = {link.origin.id for link in book.knowledge.links_to(entry)}
    practices = book.knowledge.practices_of(entry)
    below = [book.knowledge.brief_of(summary.id) for summary in practices if summary.id not in own]
    if below:
        heading = "Praxisbeispiele in engeren Handlungsfeldern"
        links = tuple(anchor(practice, book.places(practice)) for practice in below)
        sections.append(Section("engere-handlungsfelder", heading, (Links(links),)))
    if has_path(book, entry):
        sections.append(Section("neu-hier", "Neu in diesem Feld?", (Links((path_link(entry),)),)))
    sections += handreichung_section(book, entry)
    sections += experience_section(book, entry)
    if practices:
        label = f"Praxisbeispiele zu {entry.label} nach Kommunen"
        sections += map_section(book, "Wo es Beispiele gibt", label, practices)
    sections += field_transfers(book, entry)
    sections += _judged_section(book, entry)
    page = _concept_page(
        book,
        entry,
        fact("Art", WORDS[entry.art]),
        sections=tuple(sections),
        shown=frozenset({TRANSFERS}),
    )
    return page if practices else _with_gap(page, "zu diesem Thema")


def _judged_section(book: Book, field: Handlungsfeld) -> list[Section]:
    """Return the practices of other fields that the editors think could serve here, too."""
    links = []
    for summary in book.knowledge.judged_for(field.id):
        entry = book.knowledge.open_entry(summary.id)
        if isinstance(entry, Practice) and entry.einschaetzung:
            reasons = (
                item.grund
                for item in entry.einschaetzung.passt_fuer
                if item.handlungsfeld == field.id
            )
            links.append(anchor(summary, " ".join(reasons)))
        elif isinstance(entry, Vorgehensmuster):
            links.append(anchor(summary, _SEEN_HERE))
    if not links:
        return []
    notice = Notice("redaktion", f"{JUDGED}, keine Aussage einer Quelle", (_COULD_SERVE,))
    heading = f"Könnte hier auch dienen ({JUDGED})"
    return [Section("koennte-dienen", heading, (notice, Links(tuple(links))))]


_COULD_SERVE = (
    "Praxisbeispiele aus anderen Handlungsfeldern und Vorgehensmuster, von denen die Redaktion "
    "meint, dass sie auch hier taugen. Gezählt werden sie hier nicht."
)
_SEEN_HERE = "Vorgehensmuster, das die Redaktion in Beispielen dieses Feldes sieht"


def _zielgruppe_page(book: Book, entry: Zielgruppe) -> Page:
    page = _concept_page(book, entry)
    return page if book.knowledge.practices_of(entry) else _with_gap(page, "für diese Zielgruppe")


def _with_gap(page: Page, where: str) -> Page:
    """Say openly that there is no practice yet, before the sources."""
    text = (
        f"Im Handbuch steht noch kein Praxisbeispiel {where}. "
        "Das heißt nicht, dass es keines gibt. Wer eines kennt, kann es vorschlagen."
    )
    gap = Section("praxisbeispiele", "Praxisbeispiele", (Empty(text),))
    return replace(page, sections=(*page.sections[:1], gap, *page.sections[1:]))


def _strukturelement_page(book: Book, entry: Strukturelement) -> Page:
    sections = []
    if entry.verlauf:
        curve = curve_of(entry.verlauf, cited=True)
        sections.append(Section("verlauf", "Im Lauf der Zeit", (curve,)))
    if entry.heute:
        sections.append(Section("heute", "Wer es heute tut", (Prose(entry.heute),)))
    if entry.anschauung:
        practices = tuple(
            anchor(book.knowledge.brief_of(item.praxis), item.was) for item in entry.anschauung
        )
        sections.append(Section("anschauung", "Wie es aussehen kann", (Links(practices),)))
    if entry.nutzung:
        note = Notice("redaktion", "Einschätzung der Redaktion", entry.nutzung)
        sections.append(Section("nutzung", "So lässt es sich nutzen", (note,)))
    return _concept_page(book, entry, fact("Art", WORDS[entry.art]), sections=tuple(sections))


def _integrationszentrum_page(book: Book, entry: Integrationszentrum) -> Page:
    rows = [
        fact("Art der Kommune", WORDS[entry.typ]),
        *known_facts(fact("Regierungsbezirk", entry.regierungsbezirk)),
        fact("Amtlicher Gemeindeschlüssel", entry.ags),
        fact("Einwohner", _show_inhabitants(entry)),
        fact("Start", entry.ki_start.angabe if entry.ki_start else None),
    ]
    neighbours = [
        other
        for other in book.knowledge.entries_of(Integrationszentrum)
        if other.typ == entry.typ
        and other.regierungsbezirk == entry.regierungsbezirk
        and other.id != entry.id
    ]
    blocks: tuple[Block, ...] = (
        (Links(book.links(other.id for other in neighbours)),)
        if neighbours
        else (Empty("Keine Kommune gleicher Art im Regierungsbezirk."),)
    )
    place = Section("aehnliche-kommunen", "Gleiche Art, gleicher Regierungsbezirk", blocks)
    district = f" im Regierungsbezirk {entry.regierungsbezirk}" if entry.regierungsbezirk else ""
    label = "Praxisbeispiele nach Kommunen"
    page = book.entry_page(
        entry,
        lead=f"Kommunales Integrationszentrum: {entry.label}, {WORDS[entry.typ]}{district}.",
        top=entry_remarks(entry),
        sections=(
            _glance_section((*rows, *_name_facts(entry), *_connection_facts(book, entry))),
            office_section(book, entry),
            Section("passung", "Was passt zu dieser Kommune?", (Links((fit_link(entry.id),)),)),
            *map_section(book, "Lage", label, here=entry),
            place,
            priorities_section(book, entry),
            *centre_transfers(book, entry),
            *book.backlink_sections(entry, frozenset({TRANSFERS})),
        ),
        sources=sources_of_centre(entry),
        backlinks=False,
    )
    return page if book.knowledge.practices_of(entry) else _with_gap(page, "aus dieser Kommune")


def _show_inhabitants(entry: Integrationszentrum) -> str | None:
    if entry.einwohner is None:
        return None
    number = group_digits(entry.einwohner.wert)
    notes = (show_date(entry.einwohner.stand), entry.einwohner.basis, entry.einwohner.hinweis)
    return f"rund {number} ({'; '.join(filter(None, notes))})"


def _akteur_page(book: Book, entry: Akteur) -> Page:
    web = Anchor("Webseite der Einrichtung", entry.web) if entry.web else None
    return _concept_page(
        book,
        entry,
        fact("Art", WORDS[entry.art]),
        *known_facts(
            fact("Genauer", entry.typ),
            fact("Sektor", WORDS[entry.sektor] if entry.sektor else None),
            fact("Entwicklung", entry.stand),
            fact("Nachfolge", entry.nachfolge),
            fact("Im Netz", web),
        ),
    )


def _foerderprogramm_page(book: Book, entry: Foerderprogramm) -> Page:
    rows = (
        fact("Status", WORDS[entry.status]),
        fact("Träger", entry.traeger),
        fact("Zeitraum", entry.zeitraum_hinweis or _show_years(entry)),
        fact("Ziel", entry.ziel),
        *known_facts(
            fact("Stand", entry.stand),
            fact("Vorläufer", entry.vorlaeufer),
            fact("Evaluation", entry.evaluation),
            fact("Weitere Orte", ", ".join(entry.orte)),
        ),
    )
    details = _list_texts(("Aufbau", entry.aufbau), ("Zahlen", entry.zahlen))
    page = _concept_page(book, entry, *rows, sections=details)
    return _as_history(page, "Dieses Programm ist beendet.") if entry.status == "beendet" else page


def _list_texts(*lists: tuple[str, tuple[str, ...]]) -> tuple[Section, ...]:
    """Return a section with a bulleted list for each heading that has texts."""
    return tuple(
        Section(slug(heading), heading, (Prose("\n".join(f"- {text}" for text in texts)),))
        for heading, texts in lists
        if texts
    )


def _show_years(entry: Foerderprogramm) -> str | None:
    parts = [
        f"von {show_date(entry.von)}" if entry.von else "",
        f"bis {show_date(entry.bis)}" if entry.bis else "",
    ]
    return " ".join(filter(None, parts)) or None


def _rechtsgrundlage_page(book: Book, entry: Rechtsgrundlage) -> Page:
    rows = (
        fact("Status", WORDS[entry.status]),
        *known_facts(fact("Stand", entry.stand), fact("Fassung", entry.fassung)),
        fact("In Kraft seit", show_date(entry.von) if entry.von else None),
        *known_facts(fact("In Kraft bis", show_date(entry.bis) if entry.bis else None)),
    )
    content: tuple[Section, ...] = ()
    if entry.inhalt:
        table = Table(
            "Inhalt in eigenen Worten; keine Rechtsberatung",
            ("Stelle", "Inhalt"),
            tuple(((item.stelle or NOT_KNOWN,), (item.text,)) for item in entry.inhalt),
        )
        content = (Section("inhalt", "Inhalt", (table,)),)
    page = _concept_page(book, entry, *rows, sections=content)
    return (
        _as_history(page, "Diese Fassung gilt nicht mehr.")
        if entry.status == "aufgehoben"
        else page
    )


def _as_history(page: Page, text: str) -> Page:
    """Say at the top that the page is about the past."""
    return replace(page, top=(Notice("damals", "Damals, nicht heute", (text,)), *page.top))


def _stolperstein_page(book: Book, entry: Stolperstein) -> Page:
    cases = tuple(obstacle_cases(book, entry))
    return _concept_page(book, entry, sections=cases, shown=frozenset({CASES}))


def _vorgehensmuster_page(book: Book, entry: Vorgehensmuster) -> Page:
    background = entry.section("Hintergrund")
    rows = (
        fact("Stand des Inhalts", show_date(entry.stand)),
        *known_facts(fact("Auch genannt", ", ".join(entry.alt))),
        *_connection_facts(book, entry),
    )
    return book.entry_page(
        entry,
        lead=entry.kurzfassung,
        top=[Notice("hinweis", "Hinweis", (entry.hinweis,))] if entry.hinweis else [],
        sections=(
            _glance_section(rows),
            Section("schritte", "Schritte", (show_steps(entry.schritte),)),
            recurrence_section(book, entry),
            Section("hintergrund", "Hintergrund", (Prose(background),)) if background else None,
        ),
        sources=entry.quellen,
        stand=entry.stand,
    )


def _schulungsbaustein_page(book: Book, entry: Schulungsbaustein) -> Page:
    minutes = sum(item.minuten for item in entry.ablauf)
    plan = Table(
        "Zeitplan mit Methode und Material",
        ("Minuten", "Inhalt", "Methode", "Material"),
        tuple(
            ((str(item.minuten),), (item.was,), (item.methode or "",), (item.material or "",))
            for item in entry.ablauf
        ),
    )
    rows = (
        fact("Dauer", count_words(minutes, "Minute", "Minuten")),
        fact("Gruppengröße", entry.gruppe),
        *_connection_facts(book, entry),
    )
    texts = (
        ("leitung", "Für die Leitung", entry.hinweise_leitung),
        ("teilnehmende", "Für Teilnehmende", entry.text_teilnehmende),
    )
    return book.entry_page(
        entry,
        lead=entry.kurzfassung,
        top=(),
        sections=(
            _glance_section(rows),
            *_list_texts(("Lernziele", entry.lernziele)),
            Section("ablauf", "Ablauf", (plan,)),
            *_list_texts(("Material", entry.material), ("Fragen", entry.fragen)),
            *(Section(id_, title, (Prose(text),)) for id_, title, text in texts if text),
        ),
        sources=entry.quellen,
    )


_BUILDERS: dict[type[Eintrag], Callable[[Book, Any], Page]] = {
    Handlungsfeld: _handlungsfeld_page,
    Zielgruppe: _zielgruppe_page,
    Strukturelement: _strukturelement_page,
    Integrationszentrum: _integrationszentrum_page,
    Akteur: _akteur_page,
    Foerderprogramm: _foerderprogramm_page,
    Rechtsgrundlage: _rechtsgrundlage_page,
    Stolperstein: _stolperstein_page,
    Vorgehensmuster: _vorgehensmuster_page,
    Schulungsbaustein: _schulungsbaustein_page,
}
