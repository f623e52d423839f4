"""The draft for a council or committee, to go on writing in.

It never says anything about the municipality that takes the practice over; what only that one can
know is a gap to fill in.
"""

from __future__ import annotations

from praxistransfer.downloads.example import DEGREES, Example
from praxistransfer.downloads.papers import (
    Block,
    Grid,
    Pair,
    Pairs,
    Paper,
    Part,
    Subheading,
    make_grid,
    make_list,
    plain,
    write_sentence,
)
from praxistransfer.model.dates import show_date, show_period
from praxistransfer.model.text import List, Paragraph, Run
from praxistransfer.model.words import JUDGED, NOT_KNOWN, WORDS
from praxistransfer.model.writing import capitalize_first

_HEAD = (
    ("Gremium", "[Rat, Kreistag oder Ausschuss]"),
    ("Sitzung am", "[Datum]"),
    ("Vorlage Nummer", "[Nummer]"),
    ("Federführung", "[Amt oder Stelle]"),
    ("Beteiligte Stellen", "[Ämter und Stellen]"),
)
_COSTS = {
    "Personal": "[Stellen oder Stunden]",
    "Kosten insgesamt": "[Betrag in Euro, einmalig und jährlich]",
    "Förderung": "[Programm, Betrag, Frist]",
    "Vorlauf": "[Monate]",
}
_DECISION = (
    "Das Gremium nimmt ein Beispiel aus {place} zur Kenntnis: {title}.",
    (
        "Die Verwaltung wird beauftragt zu prüfen, ob und mit welchen Änderungen diese Praxis in "
        "[Name der Kommune] übernommen werden kann."
    ),
    "Die Verwaltung legt dazu bis zum [Datum] einen Plan mit Kosten und Finanzierung vor.",
    "[Weitere Punkte, etwa ein Auftrag zur Erprobung mit Ort, Dauer und Berichtstermin]",
)


_OPINION = f"{JUDGED} des Handbuchs, keine Aussage einer Quelle"


def write_vorlage(example: Example) -> Paper:
    """Return the draft."""
    lead: tuple[Block, ...] = (
        *example.list_warnings(),
        _ask(
            "Entwurf zum Weiterschreiben. Stellen in [eckigen Klammern] kann nur Ihre Kommune "
            "ausfüllen. Was über das Beispiel gesagt wird, ist mit Nummern belegt."
        ),
        Pairs(
            "Kopf der Vorlage", tuple(Pair(label, (write_sentence(gap),)) for label, gap in _HEAD)
        ),
    )
    subject = write_sentence(
        "Mögliche Übernahme einer Praxis aus einer anderen Kommune: {title} ({place}) "
        "[bei Bedarf anpassen]",
        title=example.title,
        place=example.place,
    )
    parts = (
        Part("Betreff", (Paragraph(subject),)),
        _show_situation(example),
        _show_example(example),
        _show_what_stays(example),
        _show_needs(example),
        _show_costs(example),
        _show_decision(example),
        example.list_sources(),
    )
    return Paper("Vorlage für Rat oder Ausschuss", example.title, lead, parts)


def _ask(pattern: str, **values: str) -> Paragraph:
    """Return a paragraph of ours, with gaps to fill in."""
    return Paragraph(write_sentence(pattern, **values))


def _show_situation(example: Example) -> Part:
    return Part(
        "Sachverhalt",
        (
            _ask("[Ausgangslage und Bedarf in der eigenen Kommune, mit Zahlen und Quelle]"),
            _ask("[Was es dazu schon gibt, und wer daran arbeitet]"),
            _ask(
                "Das Handbuch {handbook} beschreibt dazu ein Beispiel. Sein Inhalt hat den "
                "Stand: {stand}. Status des Eintrags: {status}.",
                handbook=example.book.knowledge.handbuch.titel,
                stand=show_date(example.practice.stand),
                status=WORDS[example.practice.status],
            ),
        ),
    )


def _show_example(example: Example) -> Part:
    practice = example.practice
    steps = List(tuple((*step.text, *step.variants) for step in example.steps), ordered=True)
    return Part(
        f"Beispiel aus: {example.place}",
        (
            *example.scribe.copy_text(practice.kurzfassung),
            _ask(
                "Wo: {place}. Wann: {when}.",
                place=example.places,
                when=show_period(practice.zeitraum),
            ),
            Subheading("Ausgangslage im Beispiel"),
            *example.read_section("Ausgangslage"),
            Subheading("Ziele im Beispiel"),
            *example.read_section("Ziele"),
            Subheading("Vorgehen im Beispiel"),
            *((steps,) if practice.schritte else example.read_section("Vorgehen")),
            Subheading("Ergebnisse im Beispiel"),
            _show_results(example),
        ),
    )


def _show_results(example: Example) -> Grid | Paragraph:
    if not example.practice.ergebnisse:
        return _ask("Ergebnisse: {unknown}.", unknown=NOT_KNOWN)
    rows = []
    for item in example.practice.ergebnisse:
        scope = "" if item.gilt_fuer == "praxis" else f" (gilt für {WORDS[item.gilt_fuer]})"
        when = f" ({show_date(item.datum)})" if item.datum else ""
        rows.append(
            (
                example.write_claim(f"{item.aussage}{when}{scope}", item.quelle),
                example.scribe.copy_value(item.wert or NOT_KNOWN),
                plain(WORDS[item.methode]),
            )
        )
    head = ("Aussage", "Wert", "Wie ermittelt")
    return make_grid("Ergebnisse im Beispiel", head, rows, (6, 2, 2))


def _show_what_stays(example: Example) -> Part:
    blocks: list[Block] = []
    for word, steps in example.group_steps():
        if steps:
            blocks += [Subheading(capitalize_first(word)), List(tuple(steps))]
    if not blocks:
        text = "Welche Schritte bleiben müssen und welche sich ändern lassen: {unknown}."
        blocks.append(_ask(text, unknown=NOT_KNOWN))
    for word, steps in example.group_judged_steps():
        blocks += [Subheading(f"{capitalize_first(word)} ({_OPINION})"), List(tuple(steps))]
    if changes := example.list_judged_changes():
        blocks += [Subheading(f"Was sich anderswo ändern könnte ({_OPINION})"), make_list(changes)]
    blocks.append(_ask("[Eigene Einschätzung: was wir beibehalten oder ändern]"))
    return Part("Was bleiben müsste und was sich ändern darf", tuple(blocks))


def _show_needs(example: Example) -> Part:
    needs = example.practice.voraussetzungen
    if not needs:
        unknown = _ask("Im Beispiel: {unknown}.", unknown=NOT_KNOWN)
        return Part("Voraussetzungen", (unknown, _ask("[Voraussetzungen aus eigener Sicht]")))
    rows = tuple(
        (
            example.write_claim(item.text, item.quelle),
            plain(DEGREES[item.grad] if item.grad else NOT_KNOWN),
            write_sentence("[vorhanden / fehlt / zu klären]"),
        )
        for item in needs
    )
    head = ("Voraussetzung im Beispiel", "Grad", "Bei uns")
    return Part("Voraussetzungen", (make_grid("Voraussetzungen", head, rows, (5, 1, 3)),))


def _show_costs(example: Example) -> Part:
    rows = tuple(
        (plain(label), known, write_sentence(_COSTS[label]))
        for label, known in example.list_costs()
    )
    head = ("Bedarf", "Im Beispiel", "Bei uns")
    blocks: list[Block] = [make_grid("Kosten und Personal", head, rows, (2, 5, 4))]
    needs = example.practice.ressourcen
    if needs and needs.quellen:
        cited = example.scribe.cite_sources(needs.quellen)
        blocks.append(Paragraph((Run("Belege zum Beispiel:"), *cited)))
    blocks.append(_ask("[Deckung im Haushalt: Produkt, Konto, Haushaltsjahr]"))
    return Part("Kosten", tuple(blocks))


def _show_decision(example: Example) -> Part:
    lines = (write_sentence(text, title=example.title, place=example.place) for text in _DECISION)
    return Part("Beschlussvorschlag", (make_list(lines, ordered=True),))
