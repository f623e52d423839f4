"""What the handbook says of a practice itself, in parts for papers that stand alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from praxistransfer.library.completeness import completeness_of
from praxistransfer.library.fit_rules import SIZES, UNSAID, Place, traits_of
from praxistransfer.library.freshness import FRESHNESS, due_day
from praxistransfer.library.grades import EFFORTS
from praxistransfer.library.readability import ease_in_words, reading_ease
from praxistransfer.model.addresses import EINSCHAETZUNG, EINSTUFUNG, Anchor
from praxistransfer.model.dates import show_date, show_period
from praxistransfer.model.einschaetzung import Einschaetzung
from praxistransfer.model.practice import Ergebnis, Practice
from praxistransfer.model.schema import field_rows
from praxistransfer.model.sentences import cite
from praxistransfer.model.text import plain_text
from praxistransfer.model.words import JUDGED, NOT_KNOWN, WORDS
from praxistransfer.model.writing import enumerate_words
from praxistransfer.pages.blocks import (
    Block,
    Empty,
    Fact,
    Facts,
    Inline,
    Links,
    Notice,
    Prose,
    Section,
    Sign,
    Signs,
    Table,
)
from praxistransfer.pages.page_parts import Book, fact, known_facts, show_steps
from praxistransfer.pages.takeover import (
    TRANSFERS,
    list_preconditions,
    practice_transfers,
    stays_and_changes,
)

FOR_EDITORS = frozenset(
    {
        "Belege",
        "Lesbarkeit der einfachen Fassung",
        "Noch nicht gesagt",
        "Nächster Schritt",
        "Ohne Beleg im Eintrag",
        "Vollständigkeit",
        "Was die Stufe heben würde",
    }
)
"""What of the state of an entry says how good it is and what would make it better."""


def profile_sections(book: Book, practice: Practice) -> tuple[Section, ...]:
    """Return what the page says about the practice itself, also for a paper that stands alone.

    The first section tells it at a glance, the last one the state of the entry.
    """
    sections = (
        Section("auf-einen-blick", "Auf einen Blick", (glance_facts(book, practice),)),
        Section("ausgangslage", "Ausgangslage", _prose_blocks(practice, "Ausgangslage")),
        Section("ziele", "Ziele", _prose_blocks(practice, "Ziele")),
        Section("vorgehen", "Vorgehen", _procedure_blocks(practice)),
        stays_and_changes(book, practice),
        Section("akteure", "Akteure", _actor_blocks(book, practice)),
        Section("ressourcen", "Ressourcen", _resource_blocks(practice)),
        Section("ergebnisse", "Ergebnisse", _result_blocks(practice)),
        Section("voraussetzungen", "Voraussetzungen", list_preconditions(practice)),
        Section("stolpersteine", "Stolpersteine", _obstacle_blocks(book, practice)),
        _limits_section(practice),
        _transferability_section(book, practice),
        Section("uebertragungen", TRANSFERS, practice_transfers(book, practice)),
        _judgement_section(book, practice),
        Section("stand-des-eintrags", "Stand des Eintrags", _state_blocks(book, practice)),
    )
    return tuple(section for section in sections if section)


def practice_signs(book: Book, practice: Practice) -> Signs:
    """Return the three signs at a glance."""
    evidence, transfers = (
        book.knowledge.evidence_of(practice.id),
        book.knowledge.transfers_of(practice.id),
    )
    needs = practice.ressourcen
    staff = (f"Personal: {needs.personal}",) if needs and needs.personal else ()
    return Signs(
        (
            Sign(
                "beleg",
                "Belege",
                evidence.rung.words,
                evidence.marks,
                f"{EINSTUFUNG}#belege",
            ),
            Sign(
                "aufwand",
                "Aufwand",
                EFFORTS[book.knowledge.grades_of(practice.id).effort],
                staff,
                f"{EINSTUFUNG}#aufwand",
            ),
            Sign(
                "transfer",
                "Übertragungen",
                transfers.words,
                tuple(f"abgebrochen: {item.titel}" for item in transfers.stopped),
                f"{EINSTUFUNG}#uebertragungen",
            ),
        )
    )


def state_notices(practice: Practice) -> list[Notice]:
    """Return what has to be said above everything else about the state of the entry."""
    if practice.status in {"entwurf", "zurueckgezogen", "ruhend"}:
        return [Notice("hinweis", "Status", (f"Dieser Eintrag ist: {WORDS[practice.status]}.",))]
    return []


def glance_facts(book: Book, practice: Practice) -> Facts:
    """Return the facts by which practices are compared and counted."""
    role = WORDS[practice.rolle_ki]
    if practice.rolle_ki_hinweis:
        role = f"{role}: {practice.rolle_ki_hinweis}"
    where: tuple[Inline, ...] = (
        ("landesweit",) if practice.landesweit else book.links(practice.kommunen)
    )
    return Facts(
        (
            Fact("Kommune", where),
            *known_facts(fact("Ort", *practice.orte)),
            *_setting_facts(book, practice),
            Fact("Handlungsfelder", book.links(practice.handlungsfelder)),
            Fact("Zielgruppen", book.links(practice.zielgruppen)),
            fact("Zeitraum", show_period(practice.zeitraum)),
            fact("Rolle des Kommunalen Integrationszentrums", role),
            *known_facts(
                Fact("Programme", book.links(practice.programme)),
                Fact("Rechtsgrundlagen", book.links(practice.rechtsgrundlagen)),
                Fact(_name_patterns(practice), book.links(practice.muster)),
            ),
            fact("Verstetigung", WORDS[practice.nachhaltigkeit]),
            fact("Stand des Inhalts", show_date(practice.stand)),
        )
    )


def _name_patterns(practice: Practice) -> str:
    """Say who sees a pattern in a practice, if it is not a source."""
    return f"Vorgehensmuster ({JUDGED})" if practice.muster_einschaetzung else "Vorgehensmuster"


def _prose_blocks(practice: Practice, heading: str) -> tuple[Block, ...]:
    text = practice.section(heading)
    return (Prose(text),) if text else (Empty(),)


def _procedure_blocks(practice: Practice) -> tuple[Block, ...]:
    if not practice.schritte:
        return _prose_blocks(practice, "Vorgehen")
    intro = practice.section("Vorgehen")
    return (*((Prose(intro),) if intro else ()), show_steps(practice.schritte))


def _actor_blocks(book: Book, practice: Practice) -> tuple[Block, ...]:
    if not practice.akteure:
        return (Empty(),)
    rows = []
    for item in practice.akteure:
        entry = book.link(item.akteur)
        who: tuple[Inline, ...] = (
            (item.name, Anchor(entry.text, entry.target)) if item.name else (entry,)
        )
        role = item.rolle or NOT_KNOWN
        needed = {True: "unverzichtbar", False: "ersetzbar", None: ""}[item.noetig]
        rows.append((who, (f"{role} ({needed})" if needed else role,)))
    return (Table("Wer mitwirkte und in welcher Rolle", ("Akteur", "Rolle"), tuple(rows)),)


def _resource_blocks(practice: Practice) -> tuple[Block, ...]:
    res = practice.ressourcen
    if res is None:
        return (Empty(),)
    rows = [
        fact("Personal", res.personal),
        fact("Kosten", res.kosten),
        fact("Förderung", res.foerderung),
        fact("Vorlauf", res.vorlauf),
    ]
    cited = "".join(f"[^{id_}]" for id_ in res.quellen)
    return (Facts(tuple(rows)), *((Prose(f"Belege: {cited}"),) if cited else ()))


def results_table(items: Iterable[Ergebnis]) -> Table:
    """Return claims with method and source."""
    rows = []
    for item in items:
        when = f" ({show_date(item.datum)})" if item.datum else ""
        measured = f" Gemessen an: {item.indikator}." if item.indikator else ""
        scope = "" if item.gilt_fuer == "praxis" else f"; gilt für {WORDS[item.gilt_fuer]}"
        rows.append(
            (
                (f"{item.aussage}{when}{measured}",),
                (item.wert or NOT_KNOWN,),
                (WORDS[item.methode] + scope,),
                (f"[^{item.quelle}]",),
            )
        )
    head = ("Aussage", "Wert", "Wie ermittelt", "Quelle")
    return Table("Aussagen zu Ergebnissen mit Methode und Quelle", head, tuple(rows))


def _result_blocks(practice: Practice) -> tuple[Block, ...]:
    prose = practice.section("Ergebnisse")
    blocks: list[Block] = [results_table(practice.ergebnisse)] if practice.ergebnisse else []
    blocks += [Prose(prose)] if prose else []
    return tuple(blocks) or (Empty(),)


def _obstacle_blocks(book: Book, practice: Practice) -> tuple[Block, ...]:
    if not practice.stolpersteine:
        return (Empty(),)
    rows = tuple(
        (
            (cite(item.was, item.quelle),),
            (book.link(item.art),),
            (item.gegenmassnahme or NOT_KNOWN,),
            (WORDS[item.half],),
        )
        for item in practice.stolpersteine
    )
    head = ("Stolperstein", "Art", "Gegenmaßnahme", "Half es?")
    return (Table("Was schwierig war und was dagegen getan wurde", head, rows),)


def _limits_section(practice: Practice) -> Section | None:
    if not practice.nicht_geeignet_wenn:
        return None
    return Section("grenzen", "Nicht geeignet, wenn", (Prose(practice.nicht_geeignet_wenn),))


def _transferability_section(book: Book, practice: Practice) -> Section | None:
    blocks: list[Block] = []
    transfer = practice.uebertragbarkeit
    if transfer and transfer.text:
        blocks.append(Prose(transfer.text))
    if transfer and transfer.handlungsfelder:
        blocks.append(Facts((Fact("Auch denkbar für", book.links(transfer.handlungsfelder)),)))
    if practice.lehren:
        blocks.append(Prose(practice.lehren))
    plan = [fact("Die ersten 90 Tage", *practice.schritte_90_tage)]
    plan += [fact("Risiko", item.was, item.gegenmassnahme) for item in practice.risiken]
    if known := known_facts(*plan):
        blocks.append(Facts(known))
    return (
        Section("uebertragbarkeit", "Lehren und Übertragbarkeit", tuple(blocks)) if blocks else None
    )


def _judgement_section(book: Book, practice: Practice) -> Section | None:
    """Return what the editors think, each part by itself marked as that."""
    judged, note = practice.einschaetzung, practice.redaktionelle_einschaetzung
    texts = [note] if note else []
    if judged:
        texts.append(f"Methode: {WORDS[judged.methode]}. Stand: {show_date(judged.stand)}.")
    if not texts:
        return None
    notice = Notice("redaktion", f"{JUDGED}, keine Aussage einer Quelle", tuple(texts))
    tables = _judgement_tables(book, practice, judged) if judged else ()
    how = (Links((Anchor("Wie die Redaktion urteilt", EINSCHAETZUNG),)),) if judged else ()
    return Section("einschaetzung", JUDGED, (notice, *tables, *how))


def _judgement_tables(book: Book, practice: Practice, judged: Einschaetzung) -> Iterator[Table]:
    steps = {step.id: plain_text(step.text) for step in practice.schritte}
    fields = [(book.link(item.handlungsfeld), item.grund) for item in judged.passt_fuer]
    parts: tuple[tuple[str, tuple[str, ...], Sequence[tuple[Inline, ...]]], ...] = (
        (
            "was bleiben muss und was sich ändern darf",
            ("Schritt", "Urteil", "Grund"),
            [(steps[item.schritt], WORDS[item.teil], item.grund) for item in judged.schritte],
        ),
        (
            "was man anderswo ändern würde",
            ("Änderung", "Warum"),
            [(item.was, item.warum) for item in judged.anpassen],
        ),
        (
            "Plan für die ersten 90 Tage",
            ("Schritt", "Woche", "Wer"),
            [(item.schritt, item.wochen, item.rolle) for item in judged.plan_90_tage],
        ),
        (
            "Risiken",
            ("Risiko", "Gegenmaßnahme"),
            [(item.was, item.gegenmassnahme) for item in judged.risiken],
        ),
        ("Fragen an den Ort", ("Frage",), [(text,) for text in judged.fragen]),
        ("wo sie auch dienen könnte", ("Handlungsfeld", "Grund"), fields),
    )
    for what, head, rows in parts:
        if rows:
            cells = tuple(tuple((value,) for value in row) for row in rows)
            yield Table(f"{JUDGED}: {what}", head, cells)


def _contact_facts(practice: Practice) -> tuple[Fact, ...]:
    contact = practice.kontakt
    if contact is None:
        return ()
    link = Anchor(contact.stelle, contact.url) if contact.url else contact.stelle
    return (fact("Kontakt", link, contact.postfach),)


def _setting_facts(book: Book, practice: Practice) -> tuple[Fact, ...]:
    """Return the setting that the entry states, or else that of its municipalities."""
    setting = practice.kontext
    if setting is None:
        centres = (book.knowledge.open_entry(id_) for id_ in practice.kommunen)
        places = [place for place in map(traits_of, centres) if isinstance(place, Place)]
        kinds = dict.fromkeys(WORDS[place.kind] for place in places)
        sizes = sorted({place.size for place in places} - {UNSAID})
        return known_facts(fact("Kontext", *kinds, *(f"{SIZES[size]} Menschen" for size in sizes)))
    parts = (setting.art_der_kommune, setting.groesse, setting.raum, setting.personal)
    return known_facts(fact("Kontext", *parts))


def _state_blocks(book: Book, practice: Practice) -> tuple[Block, ...]:
    blocks: list[Block] = [Facts(state_facts(book, practice))]
    if practice.unsicher:
        blocks.append(Notice("unsicher", "Was unsicher ist", practice.unsicher))
    return (*blocks, Links((Anchor("Wie wir einstufen", EINSTUFUNG),)))


def state_facts(book: Book, practice: Practice) -> tuple[Fact, ...]:
    """Return what is to be known of the entry itself."""
    grades, evidence = (
        book.knowledge.grades_of(practice.id),
        book.knowledge.evidence_of(practice.id),
    )
    complete, due = completeness_of(grades.gaps), due_day(grades.review)
    state = FRESHNESS[book.knowledge.freshness_of(practice.id)][0]
    return (
        fact("Status", WORDS[practice.status]),
        fact("Prüfung", state),
        *known_facts(
            fact("Geprüft am", show_date(grades.review.checked) if grades.review.checked else None),
            fact("Geprüft durch", practice.geprueft_durch),
            fact("Zu prüfen bis", show_date(due) if due else None),
            fact("Freigabe", practice.freigabe),
        ),
        fact("Belege", evidence.rung.words, evidence.reason),
        *known_facts(fact("Was die Stufe heben würde", evidence.lift)),
        fact("Vollständigkeit", f"{complete.percent} Prozent der Angaben", complete.words),
        *known_facts(
            fact("Nächster Schritt", complete.next_step),
            fact("Noch nicht gesagt", enumerate_words([item.label for item in complete.missing])),
            fact("Trifft nicht zu", enumerate_words(_inapplicable_fields(practice))),
            fact("Ohne Beleg im Eintrag", enumerate_words(grades.unsourced)),
        ),
        *known_facts(fact("Lesbarkeit der einfachen Fassung", _show_ease(practice))),
        *_contact_facts(practice),
        fact("Kennung", practice.id),
        fact("Nutzungsrecht", practice.lizenz),
    )


def _inapplicable_fields(practice: Practice) -> list[str]:
    """Return what there cannot be of a practice, by the labels of its fields."""
    labels = _labels() if practice.nicht_zutreffend else {}
    return [labels[name] for name in practice.nicht_zutreffend]


@cache
def _labels() -> dict[str, str]:
    """Return name → label of every field; to read them from the model takes a millisecond."""
    return {row.name: row.label for row in field_rows(Practice)}


def _show_ease(practice: Practice) -> str | None:
    """Return how easy the plain summary is to read."""
    score = reading_ease(practice.einfach or "")
    return None if score is None else f"{ease_in_words(score)} ({score} von 100)"
