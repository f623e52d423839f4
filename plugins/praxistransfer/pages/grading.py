"""The page that explains how entries are graded, made from the rules that grade."""

from __future__ import annotations

from praxistransfer.library.completeness import NOT_EXPECTED, STAGES, list_expected
from praxistransfer.library.evidence import LADDER, OLD_AFTER_YEARS, Rung
from praxistransfer.library.freshness import FRESHNESS, REVIEW_YEARS
from praxistransfer.library.grades import EFFORTS
from praxistransfer.library.readability import GRADES
from praxistransfer.library.transfers import NOT_YET, WORKING
from praxistransfer.model.addresses import EINSTUFUNG, FELDER, Anchor
from praxistransfer.model.practice import Ergebnis, Practice
from praxistransfer.model.words import WORDS
from praxistransfer.model.writing import enumerate_words
from praxistransfer.pages.blocks import (
    CONTRIBUTE,
    Block,
    Fact,
    Facts,
    Links,
    Page,
    Prose,
    Section,
    Table,
)


def grading_page() -> Page:
    """Return the rules for all that is computed of a practice."""
    lead = (
        "Belege, Aufwand, Übertragungen, Vollständigkeit, Prüfung und Lesbarkeit berechnet das "
        "Handbuch aus dem, was in den Einträgen steht. Niemand trägt eine Stufe ein. Diese Seite "
        "entsteht aus denselben Regeln."
    )
    return Page(
        address=EINSTUFUNG,
        title="Wie wir einstufen",
        menu="Einstufung",
        lead=lead,
        sections=(
            Section("belege", "Belege", (_ladder_table(), Prose(_COUNTS))),
            Section("aufwand", "Aufwand", (_efforts_facts(), Prose(_EFFORT))),
            Section("uebertragungen", "Übertragungen", (Prose(_TRANSFERS),)),
            Section("vollstaendigkeit", "Vollständigkeit", _completeness_blocks()),
            Section("pruefung", "Prüfung", (_freshness_table(), Prose(_REVIEW))),
            Section("lesbarkeit", "Lesbarkeit", (_grades_table(), Prose(_READABILITY))),
            Section("mehr", "Mehr dazu", (Links(_MORE),)),
        ),
        above=(CONTRIBUTE,),
        about_site=True,
    )


def _ladder_table() -> Table:
    rows = tuple(
        (
            (f"{rung.level} · {rung.name}",),
            (rung.rule,),
            (enumerate_words([WORDS[method] for method in rung.methods]) or "keine",),
            (_list_needs(rung),),
        )
        for rung in LADDER
    )
    head = ("Stufe", "Was da sein muss", "Methoden, die so weit reichen", "Nötige Angaben")
    return Table("Die Leiter der Belege", head, rows)


def _list_needs(rung: Rung) -> str:
    if not rung.level:
        return "keine"
    labels = [str(Ergebnis.model_fields[name].title) for name in rung.needs]
    return enumerate_words(["Quelle", "Datum", *labels])


def _efforts_facts() -> Facts:
    rows = (Fact("Aufwand", tuple(EFFORTS.values())),)
    return Facts(rows)


def _completeness_blocks() -> tuple[Block, ...]:
    facts = Facts(
        tuple(
            Fact(
                name,
                tuple(
                    f"Abschnitt „{item.label}“" if item.is_section else item.label
                    for item in list_expected()
                    if item.stage == stage
                ),
            )
            for stage, name in STAGES.items()
        )
    )
    exempt = [
        str(info.title)
        for name, info in Practice.model_fields.items()
        if name in NOT_EXPECTED and info.title
    ]
    return (
        Prose(_COMPLETE),
        facts,
        Prose(
            "Nicht gezählt werden Angaben, die nicht zu jeder Praxis gehören oder immer da sind: "
            f"{enumerate_words(exempt)}."
        ),
    )


def _freshness_table() -> Table:
    rows = tuple(((name,), (rule,)) for name, rule in FRESHNESS.values())
    return Table("Wie aktuell ein Eintrag ist", ("Anzeige", "Wann sie erscheint"), rows)


def _grades_table() -> Table:
    rows = tuple(((name,), (f"ab {least}",)) for least, name in GRADES)
    return Table("Wie leicht ein Text zu lesen ist", ("Anzeige", "Punkte von 100"), rows)


_LIMITED = enumerate_words([WORDS[method] for method in LADDER[1].methods])
_COUNTS = f"""\
- Es zählen nur Aussagen über **diese Praxis**. Was für ein ganzes Programm gilt, spricht für das
  Programm und hebt die Stufe nicht.
- Es zählen nur Aussagen mit einem **Datum**: dem der Aussage, sonst dem ihrer Quelle.
- Die höchste Stufe, die eine einzelne Aussage erreicht, gilt. Viele schwache Aussagen ergeben keine
  starke: {_LIMITED} bleiben auf Stufe {LADDER[1].level}, auch wenn es hundert sind.
- Fehlt einer Aussage eine nötige Angabe, zählt sie als „{LADDER[1].name}“.
- Ist der jüngste Beleg älter als {OLD_AFTER_YEARS} Jahre, steht das dabei. Die Stufe bleibt.
- Hat eine zweite Kommune die Praxis übernommen und selbst gezählt, befragt, verglichen oder
  untersucht, steht das ebenfalls dabei. Ob das Ergebnis dort gleich ausfiel, kann kein Programm
  sagen; es steht bei der Übertragung.
- Ob eine Studie wirklich unabhängig war, prüft die Redaktion, nicht das Programm."""
_EFFORT = (
    "Die Größenordnung trägt ein, wer den Eintrag schreibt, wenn eine Quelle sie nennt. Nennt der "
    "Eintrag Personal, Kosten oder Vorlauf ohne Größenordnung, steht „"
    f"{EFFORTS['beschrieben']}“. Geschätzt wird nichts."
)
_TRANSFERS = f"""\
- Gezählt werden dokumentierte Übernahmen: Eine Quelle sagt ausdrücklich, dass eine Stelle
  übernommen hat, was eine andere entwickelt hat. Was sich nur erschließen lässt, wird genannt, aber
  nicht gezählt.
- **Abgebrochene** Übernahmen zählen mit und werden genannt.
- **Standorte eines Programms** sind keine Übernahmen und werden getrennt gezählt.
- Was erst {enumerate_words([f"„{WORDS[word]}“" for word in NOT_YET])} ist, zählt noch nicht.
- „{WORDS["verstetigt"]}“ heißt: Es ging nach der ersten Förderung weiter. Über dauerhaftes Geld
  sagt das Wort nichts. Als Status einer Übertragung gilt es für den neuen Ort, nicht für den, von
  dem sie kam.
- „{WORDS["uebertragbar"]}“ darf ein Eintrag erst heißen, wenn mindestens eine Übernahme
  {" oder ".join(WORDS[word] for word in WORKING)} ist. Sonst meldet die Prüfung einen Fehler."""
_COMPLETE = (
    "Jedes Feld gehört zu einer Stufe: dem Steckbrief, dem Vollprofil oder dem Transferpaket. Die "
    "Zahl sagt, wie viele der erwarteten Angaben etwas aussagen. „nicht belegt“ und „ohne Datum“ "
    "sagen nichts aus. Leer zu bleiben ist kein Fehler: Was in den ausgewerteten Quellen nicht "
    "steht, wird nicht eingetragen. Was es bei einer Praxis nicht geben kann, zählt nicht mit, und "
    "ebenso wenig ein Urteil der Redaktion. Als nächster Schritt gilt die erste offene Angabe der "
    "niedrigsten Stufe."
)
_REVIEW = (
    f"Steht kein anderer Tag im Eintrag, ist er {REVIEW_YEARS} Jahre nach der Prüfung wieder "
    "fällig. Als heute gilt der Tag, für den die Website gebaut wurde, nicht der, an dem Sie sie "
    "lesen."
)
_READABILITY = (
    "Gerechnet wird nach der Formel von Flesch in der deutschen Fassung von Amstad: Kurze Sätze "
    "und kurze Wörter geben mehr Punkte. Angezeigt wird das für die Fassung in einfacher Sprache. "
    "Lange amtliche Namen drücken die Zahl. Ob Menschen einen Text verstehen, sagt keine Formel."
)
_MORE = (
    Anchor("Qualitätskriterien", "mitmachen/qualitaet/", "was gute Praxis hier heißt"),
    Anchor("Felder eines Praxisbeispiels", f"{FELDER}practice/", "mit Stufe und Hilfe"),
)
