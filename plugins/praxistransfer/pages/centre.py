"""What the page of a centre says of its office, each statement with the date of its source."""

from __future__ import annotations

from collections.abc import Iterator

from praxistransfer.model.addresses import Anchor
from praxistransfer.model.base import Quelle
from praxistransfer.model.dates import show_date
from praxistransfer.model.fields import UNDATED
from praxistransfer.model.vocabulary import Integrationszentrum
from praxistransfer.model.words import NOT_KNOWN, WORDS
from praxistransfer.model.writing import count_words
from praxistransfer.pages.blocks import Facts, Prose, Section, Table
from praxistransfer.pages.page_parts import Book, fact, known_facts

_HISTORY = (
    "Die Zentren legen ihre Schwerpunkte etwa alle zwei Jahre neu fest. Was hier steht, ist "
    "Geschichte und sagt nichts darüber, was heute gilt."
)


def office_section(book: Book, centre: Integrationszentrum) -> Section | None:
    """Return where a centre belongs, how to reach it and for whom it works."""
    rows = known_facts(
        fact("Dienststelle", _show_office(book, centre)),
        fact("Webseite", _link_site(centre)),
        fact("Postfach", _show_mailbox(book, centre)),
        fact("Kommunales Integrationsmanagement (KIM) seit", _show_kim(book, centre)),
        fact("Gemeinden", _list_municipalities(book, centre)),
        fact("Kfz-Kennzeichen", _show_plate(centre)),
    )
    return Section("dienststelle", "Das Zentrum vor Ort", (Facts(rows),)) if rows else None


def priorities_section(book: Book, centre: Integrationszentrum) -> Section | None:
    """Return on what a centre concentrated at some time."""
    if not centre.schwerpunkte:
        return None
    rows = tuple(
        (
            (WORDS[item.art],),
            (item.text,),
            (item.zeitraum or NOT_KNOWN,),
            (_date_source(book, item.quelle),),
        )
        for item in centre.schwerpunkte
    )
    head = ("Art", "Schwerpunkt", "Zeitraum", "Quelle")
    table = Table("Schwerpunkte, wie Quellen sie nennen", head, rows)
    return Section("schwerpunkte", "Frühere Schwerpunkte", (Prose(_HISTORY), table))


def sources_of_centre(centre: Integrationszentrum) -> tuple[Quelle, ...]:
    """Return the sources of all that is said of a centre, each once."""
    told = (
        centre.ki_start,
        centre.kim_seit,
        centre.dienststelle,
        centre.postfach,
        *centre.schwerpunkte,
        centre.gemeinden,
    )
    people = centre.einwohner
    works = [Quelle(werk=people.werk)] if people and people.werk else []
    sources = (*centre.quellen, *(item.quelle for item in told if item), *works)
    return tuple({repr(source): source for source in sources}.values())


def _show_office(book: Book, centre: Integrationszentrum) -> str | None:
    office = centre.dienststelle
    if office is None:
        return None
    unsure = "erschlossen" if office.unsicher else ""
    return _with_notes(office.name, office.hinweis, unsure, _date_source(book, office.quelle))


def _link_site(centre: Integrationszentrum) -> Anchor | None:
    site = centre.webseite
    if site is None:
        return None
    return Anchor(site.titel, site.url, "; ".join(_notes(_tell_date(site.stand), site.hinweis)))


def _show_mailbox(book: Book, centre: Integrationszentrum) -> str | None:
    box = centre.postfach
    return _with_notes(box.email, box.hinweis, _date_source(book, box.quelle)) if box else None


def _show_kim(book: Book, centre: Integrationszentrum) -> str | None:
    since = centre.kim_seit
    if since is None:
        return None
    day = show_date(since.datum) if since.datum else ""
    told = ": ".join(filter(None, (day, since.angabe))) or NOT_KNOWN
    unsure = "unsicher" if since.unsicher else ""
    return _with_notes(told, unsure, _date_source(book, since.quelle))


def _list_municipalities(book: Book, centre: Integrationszentrum) -> str | None:
    if centre.gemeinden is None:
        return None
    names = [item.name for item in centre.gemeinden.liste]
    count = count_words(len(names), "Gemeinde", "Gemeinden")
    return _with_notes(f"{count}: {', '.join(names)}", _date_source(book, centre.gemeinden.quelle))


def _show_plate(centre: Integrationszentrum) -> str | None:
    plate = centre.kennzeichen
    if plate is None:
        return None
    shared = "" if plate.eindeutig else "gilt auch für ein anderes Zentrum"
    return _with_notes(plate.zeichen, shared, plate.beleg, _tell_date(plate.stand))


def _with_notes(text: str, *notes: str | None) -> str:
    known = "; ".join(_notes(*notes))
    return f"{text} ({known})" if known else text


def _notes(*notes: str | None) -> Iterator[str]:
    return (note.rstrip(".") for note in notes if note)


def _date_source(book: Book, source: Quelle) -> str:
    """Return of which day a source speaks."""
    work = book.knowledge.werke.get(source.werk or "")
    return _tell_date(source.datum or (work.datum if work else UNDATED), source.datum_hinweis)


def _tell_date(date: str, note: str | None = None) -> str:
    if date == UNDATED:
        return f"Quelle {note}" if note else "Quelle ohne Datum"
    return f"Stand {show_date(date)}" + (f", {note}" if note else "")
