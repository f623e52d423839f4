"""The declaration of accessibility, made from recorded tests and the operator's statements.

Its parts and their order are those of the model declaration in the annex of Commission Implementing
Decision (EU) 2018/1523.
"""

from __future__ import annotations

from collections.abc import Iterator

from praxistransfer.model.addresses import BARRIEREFREIHEIT
from praxistransfer.model.betreiber import Betreiber
from praxistransfer.model.dates import show_date
from praxistransfer.model.pruefbericht import Pruefbericht
from praxistransfer.model.words import WORDS
from praxistransfer.pages.blocks import (
    Block,
    Empty,
    Fact,
    Facts,
    Notice,
    Page,
    Prose,
    Section,
    Table,
)
from praxistransfer.pages.operator import (
    TEMPLATE_NOTICE,
    open_places,
    operator_facts,
    show_statement,
)

_SCOPE = ("name", "gesetz", "webadresse")
_STATE = ("bewertung", "bewertung_grundlage", "bewertet_am")
_FEEDBACK = ("feedback_stelle", "feedback_email", "feedback_url")
_OMBUDS = ("ombudsstelle_name", "ombudsstelle_anschrift", "ombudsstelle_email", "ombudsstelle_url")

_NO_REPORT = "Es ist noch kein Prüfergebnis aufgezeichnet."
_NO_PROOF = """\
Automatische Prüfungen finden nur einen Teil der Barrieren. Sie allein können nicht zeigen, dass
eine Website den Anforderungen entspricht; die Bewertung ist deshalb eine Aussage des Betreibers."""
_CONTRADICTED = """\
Der Betreiber hat „vollständig“ angegeben. Die letzten Prüfungen haben aber Barrieren gefunden,
die hier aufgeführt sind. Solange sie bestehen, gilt die Angabe nicht."""
_METHOD = """\
Der technische Teil beruht auf einer Selbstbewertung: Ein Browser hat die fertigen Seiten in
verschiedenen Ansichten geöffnet, und die genannten Programme haben sie geprüft. Diese Seite wird
aus den aufgezeichneten Ergebnissen erzeugt."""
_REPORT_BARRIERS = """\
Sind Ihnen Barrieren aufgefallen, oder brauchen Sie einen Inhalt in zugänglicher Form? Bitte
schreiben Sie uns:"""
_ENFORCEMENT = """\
Bleibt eine Mitteilung oder Anfrage zur Barrierefreiheit innerhalb einer angemessenen Frist ohne
zufriedenstellende Antwort, können Sie sich an diese Stelle wenden:"""


def declaration_page(betreiber: Betreiber, report: Pruefbericht | None) -> Page:
    """Return the declaration of accessibility."""
    lead = (
        f"{show_statement(betreiber, 'name')} ist bemüht, diese Website im Einklang mit "
        f"{show_statement(betreiber, 'gesetz')} barrierefrei zugänglich zu machen."
    )
    scope = f"Diese Erklärung zur Barrierefreiheit gilt für die Website {_link_website(betreiber)}."
    return Page(
        address=BARRIEREFREIHEIT,
        cited=False,
        title="Erklärung zur Barrierefreiheit",
        menu="Barrierefreiheit",
        lead=lead,
        top=open_places(betreiber, *_SCOPE, *_STATE, *_FEEDBACK, *_OMBUDS),
        sections=(
            Section("geltungsbereich", "Geltungsbereich", (Prose(scope),)),
            Section(
                "stand",
                "Stand der Vereinbarkeit mit den Anforderungen",
                (*_state_conformity(betreiber, report),),
            ),
            Section("barrieren", "Nicht barrierefreie Inhalte", (*_list_barriers(report),)),
            Section(
                "erstellung",
                "Erstellung dieser Erklärung zur Barrierefreiheit",
                (*_tell_making(betreiber, report),),
            ),
            Section(
                "feedback",
                "Feedback und Kontaktangaben",
                (Prose(_REPORT_BARRIERS), operator_facts(betreiber, *_FEEDBACK)),
            ),
            Section(
                "durchsetzung",
                "Durchsetzungsverfahren",
                (Prose(_ENFORCEMENT), operator_facts(betreiber, *_OMBUDS)),
            ),
            Section("geprueft", "Was zuletzt geprüft wurde", (_test_results(report),)),
            TEMPLATE_NOTICE,
        ),
        own_description="Wie barrierefrei diese Website ist und wo Sie Barrieren melden können.",
        about_site=True,
    )


def _link_website(betreiber: Betreiber) -> str:
    return (
        f"<{betreiber.webadresse}>"
        if betreiber.webadresse
        else show_statement(betreiber, "webadresse")
    )


def _state_conformity(betreiber: Betreiber, report: Pruefbericht | None) -> Iterator[Block]:
    """Yield the operator's own statement; failed tests speak against full conformity."""
    law = show_statement(betreiber, "gesetz")
    refuted = betreiber.bewertung == "vollstaendig" and bool(report and report.has_failures)
    if refuted:
        yield Prose(f"Diese Website ist nicht in allen Teilen mit {law} vereinbar.")
        yield Notice("unsicher", "Aussage und Prüfung widersprechen sich", (_CONTRADICTED,))
    elif betreiber.bewertung == "teilweise":
        yield Prose(
            "Diese Website ist wegen der nachstehend aufgeführten Unvereinbarkeiten teilweise mit "
            f"{law} vereinbar."
        )
    elif betreiber.bewertung:
        yield Prose(f"Diese Website ist mit {law} {WORDS[betreiber.bewertung]} vereinbar.")
    else:
        yield operator_facts(betreiber, "bewertung")
    yield Prose(_NO_PROOF)


def _list_barriers(report: Pruefbericht | None) -> Iterator[Block]:
    if report is None:
        yield Empty(_NO_REPORT)
        return
    if report.bekannte_fehler:
        rows = tuple(
            ((item.seite,), (item.regel,), (item.beschreibung,)) for item in report.bekannte_fehler
        )
        yield Table("Unvereinbarkeiten", ("Seite", "Prüfung", "Was nicht barrierefrei ist"), rows)
    elif report.has_failures:
        yield Prose("Die letzten automatischen Prüfungen haben Fehler gefunden; siehe unten.")
    else:
        yield Prose("Die letzten automatischen Prüfungen haben keine Fehler gefunden.")
    if report.nicht_geprueft:
        items = "\n".join(f"- {text}" for text in report.nicht_geprueft)
        yield Prose(f"Nicht geprüft und deshalb offen:\n\n{items}")


def _tell_making(betreiber: Betreiber, report: Pruefbericht | None) -> Iterator[Block]:
    if report is None:
        yield Empty(_NO_REPORT)
    else:
        yield Prose(f"Diese Erklärung wurde am {show_date(report.am)} erstellt.\n\n{_METHOD}")
        tools = tuple(
            f"{item.name} {item.version}" + (f" (Regeln: {item.regeln})" if item.regeln else "")
            for item in report.werkzeuge
        )
        yield Facts((Fact("Werkzeuge", tools),))
    yield operator_facts(betreiber, "bewertung_grundlage", "bewertet_am")


def _test_results(report: Pruefbericht | None) -> Block:
    if report is None:
        return Empty(_NO_REPORT)
    return Table(
        f"Prüfung vom {show_date(report.am)}",
        ("Prüfung", "Seiten", "Ansichten", "Durchgänge bestanden", "Durchgänge mit Fehlern"),
        tuple(
            (
                (item.was,),
                (str(item.seiten),),
                (item.zustaende,),
                (str(item.bestanden),),
                (str(item.fehler),),
            )
            for item in report.pruefungen
        ),
    )
