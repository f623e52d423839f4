"""The real handbook keeps what was promised for it: nothing is lost, and nothing is unproven."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from praxistransfer.content.checking import check_content
from praxistransfer.content.checks.texts import WrittenText, written_texts
from praxistransfer.library.library import Library
from praxistransfer.model.base import Konzept
from praxistransfer.model.fields import UNDATED, SourceRef
from praxistransfer.model.marks import find_marked_values
from praxistransfer.model.practice import Practice, Vorgehensmuster
from praxistransfer.model.pruefbericht import Pruefbericht
from praxistransfer.model.vocabulary import (
    Akteur,
    Begriff,
    Foerderprogramm,
    Integrationszentrum,
    Rechtsgrundlage,
)

ROOT = Path(__file__).parents[2] / "practices"

CONCEPTS = {
    "handlungsfeld": """
        ankommen-sprache antidiskriminierung arbeitsmarktintegration-gefluechtete
        bildungskette demokratie-rassismuskritik doppelte-querschnittsaufgabe
        durchgaengige-sprachbildung ehrenamt-fluechtlingshilfe einvernehmen-gemeinden
        elternpartnerschaften fruehe-bildung gesundheit-pflege
        grundbildung-kulturelle-bildung integration-als-querschnitt
        integration-durch-bildung integration-in-arbeit integrationsmanagement
        interkulturelle-oeffnung interkulturelle-schulentwicklung junge-erwachsene
        konfliktmanagement kooperation-steuerung kultur leitbild mehrsprachigkeit
        migrationssensibilitaet mso neuzuwanderung-und-flucht
        paedagogische-professionalitaet peer-to-peer potenzialanalyse raeume-der-begegnung
        seiteneinsteiger seniorenarbeit-altenhilfe sport sprachsensibler-unterricht
        suedosteuropa teilhabe-beteiligung uebergang-schule-beruf umf
        verantwortungsgemeinschaft
    """,
    "foerderprogramm": """
        ehrenamtsprogramm griffbereit-rucksack integrationsplan-nrw kaoa
        kein-kind-zuruecklassen kim koko-projekt komm-an-nrw nrweltoffen sor-smc
        zusammenkommen-und-verstehen
    """,
    "akteur": """
        eccar integration-point laki
    """,
    "strukturelement": """
        arbeitsgruppe beratung-kommunen evaluation-zfti expertenpool facharbeitskreis
        fachtagung foerderprogrammcontrolling fortbildung-qualifizierung gremienvertretung
        handreichung integrationskonzept integrationsprojekte-landesweit ki
        kommunikation-ministerien leitungskreistagung multiplikatoren personalausstattung
        projektgruppe qualitaetsstandards runde-tische schwerpunktwahl transfer-guter-praxis
        transfer-wissenschaft-praxis verbund wirksamkeitsdialog
    """,
    "vorgehensmuster": """
        prozess-exemplarische-vorgehensweise prozess-flucht prozess-ki-einrichtung
        prozess-sport prozess-suedosteuropa
    """,
}
"""The 85 terms of the two source documents, under the ids they had when they were collected.

An entry may be renamed, but then the old id leads on; and it may change its kind, but not vanish.
"""

PRACTICES = {
    "senioren": """
        koeln-guter-lebensabend krefeld-guter-lebensabend kreis-recklinghausen-pflegeplanung
        laki-strategieprozess-seniorenarbeit mettmann-kultursensible-seniorenarbeit
        paderborn-altenhilfe-zuwanderungsgeschichte rhein-sieg-guter-lebensabend
    """,
    "sport": """
        borgholzhausen-cricket-zalmi borken-kleinfeld-fussball-wm dueren-sport-kennt-keine-grenzen
        finnentrop-fahrrad-schwimmkurse-frauen heinsberg-fit-fuers-schwimmbad
        hoexter-schwimmkurs-maedchen-frauen krefeld-nations-cup
        kreis-recklinghausen-ki-ksb-vereinbarung siegen-wittgenstein-ki-ksb-vereinbarung
        stolberg-cricket-umgekehrte-integration
    """,
    "suedosteuropa": """
        dortmund-willkommen-europa duisburg-handlungskonzept-suedosteuropa
        essen-migranten-in-arbeit gelsenkirchen-handlungskonzept-eu-suedost
        hamm-schluesselfiguren-peer2peer kreis-recklinghausen-soe-gladbeck-oer-erkenschwick
        werdohl-europa-fuer-alle wuppertal-modellprojekt-suedosteuropa
    """,
}
"""Folder → the practices with which the handbook began."""

TODAY = re.compile(
    r"\b(?:heut(?:e|ig\w*)|derzeit\w*|zurzeit|gegenwärtig\w*|momentan\w*)\b", re.IGNORECASE
)
LEGITIMATE_TODAY: dict[str, str] = {}
"""Sentence → why it may speak of today although its practice is old."""

PARAGRAPH = re.compile(r"§+\s*7\b")
EDITION = re.compile(r"\b(?:2012|2021)\b")
LEGITIMATE_PARAGRAPH = {
    "Antidiskriminierung. Verweise auf „§ 7 TIntG“ müssen deshalb immer mit der Fassung angegeben"
    " werden.": "says why the edition has to be named, below „§ 7 TIntG 2021“",
}
"""Text → why it may name the paragraph without the year of its edition."""

NO_SENTENCES = {"url", "web"}
"""Fields with addresses, in which others chose the words."""


def words(text: str) -> list[str]:
    return text.split()


def texts(library: Library) -> Iterator[WrittenText]:
    """Yield what authors wrote, apart from addresses and the list of words to avoid."""
    return (
        item
        for item in written_texts(library)
        if item.field not in NO_SENTENCES and item.origin is not library.wortwahl_origin
    )


def place(item: WrittenText) -> str:
    return f"{item.origin.file}: {'.'.join(map(str, item.path)) or item.line}"


def test_the_handbook_has_no_problem() -> None:
    _, problems = check_content(ROOT)
    assert not problems, "\n".join(map(str, problems))


def test_it_knows_all_54_centres_with_their_keys(nrw: Library) -> None:
    centres = nrw.entries_of(Integrationszentrum)
    assert len(centres) == 54
    assert len({centre.ags for centre in centres}) == 54
    assert Counter(centre.typ for centre in centres) == {
        "kreisfreie_stadt": 22,
        "kreis": 30,
        "staedteregion": 1,
        "regionsangehoerige_stadt": 1,
    }
    assert {centre.regierungsbezirk for centre in centres} == {
        "Arnsberg",
        "Detmold",
        "Düsseldorf",
        "Köln",
        "Münster",
    }


def test_every_centre_lies_in_the_land(nrw: Library) -> None:
    assert not [
        centre.id
        for centre in nrw.entries_of(Integrationszentrum)
        if not (50.3 < centre.lat < 52.6 and 5.8 < centre.lon < 9.5)
    ]


def test_it_knows_46_actors_from_sources_and_names_the_collective_ones_as_such(
    nrw: Library,
) -> None:
    actors = nrw.entries_of(Akteur)
    sourced = [actor for actor in actors if actor.art != "sammelbegriff"]
    assert len(sourced) == 46
    assert not [actor.id for actor in sourced if not actor.quellen]
    assert len(actors) > len(sourced)


def test_it_knows_18_programmes_and_7_laws_each_with_a_source(nrw: Library) -> None:
    programmes, laws = nrw.entries_of(Foerderprogramm), nrw.entries_of(Rechtsgrundlage)
    assert (len(programmes), len(laws)) == (18, 7)
    entries: tuple[Konzept, ...] = (*programmes, *laws)
    assert not [entry.id for entry in entries if not entry.quellen]


def test_the_list_of_concepts_is_complete_itself() -> None:
    listed = [id_ for ids in CONCEPTS.values() for id_ in words(ids)]
    assert len(listed) == len(set(listed)) == 85


@pytest.mark.parametrize("kind", list(CONCEPTS))
def test_no_concept_of_the_source_documents_is_lost(nrw: Library, kind: str) -> None:
    present = {id_: nrw.former_ids.get(id_, id_) for id_ in words(CONCEPTS[kind])}
    assert not [id_ for id_, new in present.items() if new not in nrw.entries]
    assert {nrw.entries[new].kind for new in present.values()} == {kind}


@pytest.mark.parametrize("folder", list(PRACTICES))
def test_no_practice_with_which_the_handbook_began_is_lost(folder: str) -> None:
    library, _ = check_content(ROOT)  # with drafts
    for id_ in words(PRACTICES[folder]):
        entry = library.entries[library.former_ids.get(id_, id_)]
        assert isinstance(entry, Practice)
        assert library.origin_of(entry).file == f"beispiele/{folder}/{entry.id}.md"


def test_there_are_at_least_25_practices(nrw: Library) -> None:
    assert sum(len(words(ids)) for ids in PRACTICES.values()) == 25
    assert len(nrw.entries_of(Practice)) >= 25


def cited(practice: Practice, library: Library) -> set[str]:
    """Return the ids of the sources that some text, step or claim of a practice names."""
    named = {found.value for found in find_marked_values(practice, SourceRef)}
    for item in written_texts(library):
        if item.entry is practice:
            named |= set(re.findall(r"\[\^([^\]\s]+)\]", item.text))
    return named


def test_every_source_of_a_practice_is_cited_in_it_and_nothing_else_is(nrw: Library) -> None:
    wrong = {
        practice.id: sorted({quelle.id or "" for quelle in practice.quellen} ^ cited(practice, nrw))
        for practice in nrw.entries_of(Practice)
    }
    assert not {id_: difference for id_, difference in wrong.items() if difference}


def test_every_practice_rests_on_at_least_one_citation(nrw: Library) -> None:
    assert not [practice.id for practice in nrw.entries_of(Practice) if not cited(practice, nrw)]


def test_every_source_of_a_practice_can_be_looked_up(nrw: Library) -> None:
    address = re.compile(r"https?://(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]|$)")
    assert not [
        f"{practice.id}: {quelle.id}"
        for practice in nrw.entries_of(Practice)
        for quelle in practice.quellen
        if not address.match(quelle.url or "") and quelle.werk not in nrw.werke
    ]


def test_every_practice_and_pattern_says_when_its_sources_spoke(nrw: Library) -> None:
    wrong = []
    entries: list[Practice | Vorgehensmuster] = [
        *nrw.entries_of(Practice),
        *nrw.entries_of(Vorgehensmuster),
    ]
    for entry in entries:
        dates = [quelle.datum for quelle in entry.quellen if quelle.datum not in {None, UNDATED}]
        if dates and entry.stand == UNDATED:
            wrong.append(entry.id)
    assert not wrong


def test_words_that_belittle_people_stand_nowhere(nrw: Library) -> None:
    avoided = re.compile(
        r"zigeuner|flüchtlings(?:welle|strom|flut|krise)|asylant|überfremd", re.IGNORECASE
    )
    assert not [place(item) for item in texts(nrw) if avoided.search(item.text)]


def test_a_disputed_word_is_only_there_to_be_searched_for(nrw: Library) -> None:
    found = [item for item in texts(nrw) if "armutszuwander" in item.text.lower()]
    assert [item.field for item in found] == ["suchwoerter"]


def test_short_texts_spell_out_what_the_centres_are_called(nrw: Library) -> None:
    bare = re.compile(r"(?<![\w-])KIs?(?![\w-])")
    assert not [
        f"{practice.id}: {field}"
        for practice in nrw.entries_of(Practice)
        for field in ("titel", "kurzfassung", "einfach")
        if bare.search(getattr(practice, field) or "")
    ]


def test_no_practice_that_is_old_or_undated_speaks_of_today(nrw: Library) -> None:
    old = [
        practice
        for practice in nrw.entries_of(Practice)
        if practice.stand == UNDATED or practice.stand < "2021"
    ]
    assert old
    assert not [
        f"{place(item)}: {item.text}"
        for item in texts(nrw)
        if item.entry in old
        and item.path[:1]
        not in {("einschaetzung",), ("redaktionelle_einschaetzung",)}  # of a day of its own
        and TODAY.search(item.text)
        and item.text not in LEGITIMATE_TODAY
    ]


PRAISE = re.compile(
    r"Vorreiter|[Vv]orbildlich|[Aa]uszeichnung|[Aa]usgezeichnet|[Gg]elobt|[Ww]ürdig"
    r"|(?:Konzept|Papier|Bericht|Broschüre) (?:liegt vor|ist erschienen|erschien)"
)


def test_neither_praise_nor_a_finished_paper_is_a_result(nrw: Library) -> None:
    claims = [
        (practice.id, item.aussage)
        for practice in nrw.entries_of(Practice)
        for item in practice.ergebnisse
    ]
    assert PRAISE.search("Das Konzept liegt vor.")
    assert [claim for claim in claims if PRAISE.search(claim[1])] == []


def test_paragraph_7_is_never_named_without_its_edition(nrw: Library) -> None:
    bare = []
    for item in texts(nrw):
        for match in PARAGRAPH.finditer(item.text):
            around = item.text[max(0, match.start() - 80) : match.end() + 80]
            if not EDITION.search(around) and item.text not in LEGITIMATE_PARAGRAPH:
                bare.append(f"{place(item)}: {around}")
    assert not bare


def test_no_exception_outlives_its_reason(nrw: Library) -> None:
    written = {item.text for item in texts(nrw)}
    assert not [text for text in (*LEGITIMATE_TODAY, *LEGITIMATE_PARAGRAPH) if text not in written]


def test_no_result_is_called_proven_by_a_study_without_saying_what_was_studied(
    nrw: Library,
) -> None:
    assert not [
        f"{practice.id}: {claim.aussage}"
        for practice in nrw.entries_of(Practice)
        for claim in practice.ergebnisse
        if claim.methode == "studie" and claim.gilt_fuer == "praxis" and not claim.indikator
    ]


NAMES = {
    "BIP", "DVDs", "EQUAL", "FIT", "FOGS", "IAC", "ISS", "IT", "KAUSA", "MIKS", "NRWeltoffen",
    "PIET", "ROMED", "SO", "SSV", "VKJ", "WIR", "ZMI",
}  # fmt: skip
"""Names of institutes, projects and clubs, everyday words, and what is spelled out in place."""

NOT_RUNNING_TEXT = {"zeichen", "alt", "herausgeber", "id", "kurz", "label", "name", "schreibweisen",
                    "seite", "suchwoerter", "titel", "langtitel", "werk"}  # fmt: skip


def test_every_abbreviation_is_explained_in_the_glossary(nrw: Library) -> None:
    spellings = {
        part
        for term in nrw.entries_of(Begriff)
        for spelling in (term.kurz or "", *term.schreibweisen)
        for part in (spelling, *re.split(r"[\s./-]+", spelling))
    }
    short = re.compile(r"(?<![\w.])[A-ZÄÖÜ]{2,}\w*(?!\w)")
    missing = {
        f"{abbreviation}: {place(item)}"
        for item in texts(nrw)
        if item.field not in NOT_RUNNING_TEXT and item.path[:1] != ("quellen",)
        for abbreviation in short.findall(item.text)
        if abbreviation not in spellings | NAMES and not isinstance(item.entry, Pruefbericht)
    }
    assert missing == set()


def test_abbreviations_of_the_centres_are_explained_in_the_glossary(nrw: Library) -> None:
    short = {term.kurz for term in nrw.entries_of(Begriff)}
    assert {"KI", "LaKI", "KIM", "KAoA", "MSO", "TIntG"} <= short
