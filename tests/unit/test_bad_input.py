"""What authors read when a contribution is wrong: every fault once, at its place, in German."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from content import (
    ACTORS,
    CENTRES,
    FIELDS,
    GROUPS,
    HANDBUCH,
    OBSTACLES,
    PRACTICE,
    VALID,
    Files,
    add,
    body,
    content,
    edit,
    edited,
    field,
    problems_of,
    report,
    write_content,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from praxistransfer.building import check_content
from praxistransfer.checks import check_library
from praxistransfer.loading import load_library
from praxistransfer.model.practice import Practice
from praxistransfer.model.vocabulary import Integrationszentrum

SECOND = "beispiele/zweitkurs.md"
LAWS = "vokabulare/rechtsgrundlagen.yml"
PROGRAMMES = "vokabulare/programme.yml"
TRANSFER = "uebertragungen/probe.yml"

UNKNOWN_FIELD = "Den Namen berichtigen oder das Feld löschen; die Feldreferenz nennt alle Felder."
ONE_VALUE = "Eine einzelne Angabe ohne Liste und ohne Unterpunkte schreiben."
A_NUMBER = "Eine Zahl mit Punkt statt Komma angeben, zum Beispiel 51.5."
ONLY_DIGITS = "Nur Ziffern angeben, ohne Punkt, Komma und Leerzeichen."
PAIRS = "Jede Angabe in eine eigene, eingerückte Zeile der Form „feld: wert“ schreiben."
A_GROUP = "Eine Kennung eintragen, die in der Liste „Zielgruppen“ steht."
AN_ID = (
    "Nur Kleinbuchstaben a–z, Ziffern und einzelne Bindestriche verwenden, "
    "zum Beispiel „schwimmkurs-olpe“ (ä als ae, ß als ss)."
)
A_NAME = (
    "Nur Kleinbuchstaben a–z, Ziffern und Bindestriche verwenden "
    "und den Namen mit „{}“ enden lassen."
)
A_DATE = "Jahr (2019), Monat (2019-05) oder Tag (2019-05-17) angeben, den es im Kalender gibt."
SWAPPED = "„von“ und „bis“ prüfen; vielleicht sind sie vertauscht."
AN_ADDRESS = "Die vollständige Adresse angeben; sie beginnt mit https:// oder http://."
SECTIONS = "„Ausgangslage“, „Ziele“, „Vorgehen“ und „Ergebnisse“"
NUMBER_STEPS = "Die Schritte mit 1., 2., 3. nummerieren oder im Kopf unter „schritte“ angeben."
NO_HTML = "Markdown verwenden oder das Zeichen „<“ ausschreiben."
A_LINK = (
    "Eine Adresse mit https:// oder einen Eintrag mit „eintrag:kennung“ angeben."
)
NO_COMMAND = (
    "PT505  Vorlagen-Befehle wie „{{ … }}“ sind im Text nicht erlaubt."
    "  → Den Befehl löschen und den gemeinten Text schreiben."
)
NO_HANDLER = (
    "PT503  Ereignis-Befehle wie „onclick=“ sind im Text nicht erlaubt."
    "  → Die geschweifte Klammer mit ihrem Inhalt löschen."
)
A_SOURCE = "Die Quelle eintragen oder den Beleg berichtigen."
NO_MAIL = "Löschen; ein Funktionspostfach gehört in „kontakt: postfach“."
A_MAILBOX = "Ein Funktionspostfach angeben, zum Beispiel „integration@…“."
PARSED = "PT207  Die Typangabe „{}“ ist nicht erlaubt.  → Die Angabe mit dem Ausrufezeichen löschen."
CONTROL = (
    "PT203  Die Datei enthält ein unsichtbares Steuerzeichen."
    "  → Das Zeichen löschen und den Text neu tippen."
)
TOO_DEEP = (
    "PT208  Die Angaben sind tiefer als 12 Ebenen verschachtelt.  → Die Einrückung prüfen."
)
TAB = (
    "PT204  Die Zeile ist mit einem Tabulator eingerückt."
    "  → Mit zwei Leerzeichen je Ebene einrücken."
)
A_LINK_FILE = (
    "PT106  Die Datei ist eine Verknüpfung (symbolischer Link)."
    "  → Die Datei selbst an diese Stelle legen."
)
A_VOCABULARY = (
    "PT209  Das Vokabular hat nicht die erwartete Form."
    "  → Alle Einträge als Liste unter dem einzigen Feld „eintraege:“ schreiben."
)
A_SUMMARY = VALID[PRACTICE].split("\n")[3]
A_TITLE = "titel: Musterkurs im Kreis Musterland"

needs_posix = pytest.mark.skipif(os.name == "nt", reason="Windows cannot make such files")
needs_case = pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="the file system does not tell cases apart"
)


def second(lines: Mapping[str, str]) -> Files:
    """Return the change that adds a second practice, ``zweitkurs``, with lines replaced."""
    return {SECOND: edited(VALID[PRACTICE], {"id: musterkurs": "id: zweitkurs", **lines})}


def groups(**broader: str) -> Files:
    """Return the change that adds groups (id → id of the broader group) from line 5 on."""
    text = "".join(
        f"  - id: {id_}\n    label: Gruppe\n    definition: Erfunden.\n    oberbegriff: {above}\n"
        for id_, above in broader.items()
    )
    return add(GROUPS, text)


def head(text: str) -> Files:
    """Return the change that replaces the whole head of the practice."""
    return {PRACTICE: f"---\n{text}---\n" + VALID[PRACTICE].split("\n---\n")[1]}


def seconds_for(action: Callable[[], object]) -> float:
    """Return how long ``action`` takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def test_valid_content_has_no_problems(tmp_path: Path) -> None:
    assert report(tmp_path) == []


# --- Fields: names, forms, words ----------------------------------------------------------------


def test_unknown_key(tmp_path: Path) -> None:
    assert report(tmp_path, field("wetterlage: sonnig")) == [
        f"{PRACTICE}:12:1  PT301  Das Feld „wetterlage“ ist nicht bekannt.  → {UNKNOWN_FIELD}"
    ]


def test_misspelt_key_is_not_missing_as_well(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"status: entwurf": "stauts: entwurf"})) == [
        f"{PRACTICE}:5:1  PT301  Das Feld „stauts“ ist nicht bekannt. Gemeint: „status“?"
        f"  → {UNKNOWN_FIELD}"
    ]


def test_misspelt_key_of_a_nested_value(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"  bis: 2019": "  biss: 2019"})) == [
        f"{PRACTICE}:11:3  PT301  Das Feld „biss“ ist nicht bekannt. Gemeint: „bis“?"
        f"  → {UNKNOWN_FIELD}"
    ]


def test_sections_cannot_stand_in_the_head(tmp_path: Path) -> None:
    (problem,) = report(tmp_path, field("abschnitte: []"))
    assert problem.startswith(f"{PRACTICE}:12:1  PT301  Das Feld „abschnitte“ ist nicht bekannt.")
    assert "Gemeint: „abschnitte“?" not in problem


def test_internal_field_is_never_proposed(tmp_path: Path) -> None:
    (problem,) = report(tmp_path, field("abschnitt: []"))
    assert problem.startswith(f"{PRACTICE}:12:1  PT301  Das Feld „abschnitt“ ist nicht bekannt.")
    assert "Gemeint: „abschnitte“?" not in problem


def test_missing_field(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"stand: 2019-05": ""})) == [
        f"{PRACTICE}:2:1  PT302  Die Angabe „stand“ fehlt."
        "  → Ergänzen: Datum, von dem der Inhalt spricht."
    ]


@pytest.mark.parametrize("nothing", ["", " ~", " null", "  # noch offen"])
def test_field_left_empty_counts_as_missing(tmp_path: Path, nothing: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {"stand: 2019-05": f"stand:{nothing}"})) == [
        f"{PRACTICE}:13:1  PT302  Die Angabe „stand“ fehlt."
        "  → Ergänzen: Datum, von dem der Inhalt spricht."
    ]


@pytest.mark.parametrize("nothing", ["", " ~", " null"])
def test_optional_field_may_be_left_empty(tmp_path: Path, nothing: str) -> None:
    assert report(tmp_path, field(f"lehren:{nothing}\norte:{nothing}")) == []


@pytest.mark.parametrize("empty", ["''", '""', "'  '", ">-"])
def test_empty_text(tmp_path: Path, empty: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {A_TITLE: f"titel: {empty}"})) == [
        f"{PRACTICE}:3:1  PT302  Die Angabe „titel“ ist leer."
        "  → Einen Text angeben oder das Feld löschen."
    ]


def test_empty_item_of_a_list(tmp_path: Path) -> None:
    change = {"zielgruppen: [erfundene]": "zielgruppen:\n  - erfundene\n  -"}
    assert report(tmp_path, edit(PRACTICE, change)) == [
        f"{PRACTICE}:9:4  PT302  Die Angabe „zielgruppen“ ist leer."
        "  → Einen Text angeben oder das Feld löschen."
    ]


def test_text_instead_of_list(tmp_path: Path) -> None:
    change = {"zielgruppen: [erfundene]": "zielgruppen: erfundene"}
    assert report(tmp_path, edit(PRACTICE, change)) == [
        f"{PRACTICE}:7:14  PT303  „zielgruppen“ hat die falsche Form: Erwartet wird eine Liste."
        "  → Jede Angabe in eine eigene Zeile mit „- “ davor oder alle in [Klammern] setzen."
    ]


@pytest.mark.parametrize("value", ["[Musterkurs]", "{Muster: kurs}"])
def test_list_or_fields_instead_of_text(tmp_path: Path, value: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {A_TITLE: f"titel: {value}"})) == [
        f"{PRACTICE}:3:8  PT303  „titel“ hat die falsche Form: Erwartet wird ein Text."
        f"  → {ONE_VALUE}"
    ]


@pytest.mark.parametrize("value", ["[entwurf]", "{entwurf: ja}"])
def test_list_or_fields_instead_of_a_word(tmp_path: Path, value: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {"status: entwurf": f"status: {value}"})) == [
        f"{PRACTICE}:5:9  PT303  „status“ hat die falsche Form: Erwartet wird ein Text."
        f"  → {ONE_VALUE}"
    ]


def test_text_instead_of_fields(tmp_path: Path) -> None:
    lines = {"zeitraum:": "zeitraum: seit 2018", "  von: 2018-09": "", "  bis: 2019": ""}
    assert report(tmp_path, edit(PRACTICE, lines)) == [
        f"{PRACTICE}:9:11  PT303  „zeitraum“ hat die falsche Form: "
        f"Erwartet werden einzelne Angaben der Form „feld: wert“.  → {PAIRS}"
    ]


@pytest.mark.parametrize("item", ["Gruppe", "[Gruppe]"])
def test_text_instead_of_an_entry(tmp_path: Path, item: str) -> None:
    assert report(tmp_path, add(GROUPS, f"  - {item}\n")) == [
        f"{GROUPS}:5:5  PT303  Der Eintrag hat die falsche Form: "
        f"Erwartet werden einzelne Angaben der Form „feld: wert“.  → {PAIRS}"
    ]


@pytest.mark.parametrize("number", ["im Norden", "51,5"])
def test_text_instead_of_number(tmp_path: Path, number: str) -> None:
    assert report(tmp_path, edit(CENTRES, {"    lat: 51.5": f"    lat: {number}"})) == [
        f"{CENTRES}:8:10  PT303  „lat“ hat die falsche Form: Erwartet wird eine Zahl.  → {A_NUMBER}"
    ]


@pytest.mark.parametrize("number", ["viele", "345.000", "345 000", "5.0", "1_000"])
def test_whole_numbers_are_digits_only(tmp_path: Path, number: str) -> None:
    more = f"    einwohner: {{wert: {number}, stand: 2019, basis: erfunden}}"
    assert report(tmp_path, edit(CENTRES, {"    lat: 51.5": f"    lat: 51.5\n{more}"})) == [
        f"{CENTRES}:9:23  PT303  „wert“ hat die falsche Form: Erwartet wird eine ganze Zahl."
        f"  → {ONLY_DIGITS}"
    ]


def test_number_out_of_range(tmp_path: Path) -> None:
    assert report(tmp_path, edit(CENTRES, {"    lat: 51.5": "    lat: 515"})) == [
        f"{CENTRES}:8:10  PT312  „lat“ ist zu groß.  → Höchstens 90 angeben."
    ]


@pytest.mark.parametrize(
    ("status", "hint"),
    [
        ("entwrf", " Gemeint: „entwurf“?"),
        ("Entwurf", " Gemeint: „entwurf“?"),
        ("NO", ""),
        ("sonnig", ""),
    ],
)
def test_invalid_status(tmp_path: Path, status: str, hint: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {"status: entwurf": f"status: {status}"})) == [
        f"{PRACTICE}:5:9  PT304  „{status}“ ist für „status“ nicht erlaubt.{hint}  → Erlaubt: "
        "entwurf, eingereicht, geprueft, uebertragbar, ruhend, beendet, zurueckgezogen."
    ]


@pytest.mark.parametrize("answer", ["yes", "on", "NO", "1", "vielleicht"])
def test_invalid_yes_or_no(tmp_path: Path, answer: str) -> None:
    assert report(tmp_path, field(f"landesweit: {answer}")) == [
        f"{PRACTICE}:12:13  PT304  „landesweit“: „{answer}“ ist hier nicht erlaubt."
        "  → „ja“ oder „nein“ angeben."
    ]


def test_list_instead_of_yes_or_no(tmp_path: Path) -> None:
    assert report(tmp_path, field("landesweit: [ja]")) == [
        f"{PRACTICE}:12:13  PT303  „landesweit“ hat die falsche Form: Erwartet wird ein Text."
        f"  → {ONE_VALUE}"
    ]


@pytest.mark.parametrize(
    ("list_", "text", "advice"),
    [
        ("[]", "zu wenige Angaben", "Mindestens 1 angeben."),
        (f"[{', '.join(['spiel-und-spass'] * 4)}]", "zu viele Angaben", "Höchstens 3 angeben; die wichtigsten zuerst."),
    ],
)
def test_too_few_or_too_many_fields_of_action(
    tmp_path: Path, list_: str, text: str, advice: str
) -> None:
    change = {"handlungsfelder: [spiel-und-spass]": f"handlungsfelder: {list_}"}
    assert report(tmp_path, edit(PRACTICE, change)) == [
        f"{PRACTICE}:6:18  PT306  „handlungsfelder“ hat {text}.  → {advice}"
    ]


@pytest.mark.parametrize(
    ("line", "text", "place", "message"),
    [
        (A_TITLE, "titel: Musterkurs", "3:8", "„titel“: Der Text hat 1 Wort, nötig {} 2."),
        (A_TITLE, "titel:" + " x" * 16, "3:8", "„titel“: Der Text hat 16 Wörter, erlaubt {} 15."),
        (
            A_SUMMARY,
            "kurzfassung: Zu kurz.",
            "4:14",
            "„kurzfassung“: Der Text hat 2 Wörter, nötig {} 25.",
        ),
        (
            A_SUMMARY,
            "kurzfassung:" + " x" * 81,
            "4:14",
            "„kurzfassung“: Der Text hat 81 Wörter, erlaubt {} 80.",
        ),
    ],
)
def test_text_of_wrong_length(
    tmp_path: Path, line: str, text: str, place: str, message: str
) -> None:
    short = "nötig" in message
    message = message.format("sind mindestens" if short else "sind höchstens")
    advice = "Bitte ausführlicher schreiben." if short else "Bitte kürzen."
    assert report(tmp_path, edit(PRACTICE, {line: text})) == [
        f"{PRACTICE}:{place}  PT305  {message}  → {advice}"
    ]


@pytest.mark.parametrize("word", ["05111", "NO", "no", "yes", "on", "1e3", "0x1F", "2019-05", "~x"])
def test_plain_words_stay_text(tmp_path: Path, word: str) -> None:
    change = edit(PRACTICE, {A_TITLE: f"titel: {word} Kurs", "rolle_ki: partner": "rolle_ki: partner\n"
                             f"orte: [{word}]\nrolle_ki_hinweis: {word}"})  # fmt: skip
    library, problems = load_library(content(tmp_path, change))
    assert problems == []
    assert library is not None
    (practice,) = library.of(Practice)
    assert practice.titel == f"{word} Kurs"
    assert practice.orte == (word,)
    assert practice.rolle_ki_hinweis == word


def test_plain_key_of_a_municipality_keeps_its_zero(tmp_path: Path) -> None:
    library, problems = load_library(content(tmp_path))
    assert problems == []
    assert library is not None
    (centre,) = library.of(Integrationszentrum)
    assert (centre.ags, centre.kreisschluessel) == ("05999", "05999")


# --- Dates and addresses ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "date",
    [
        "2019-02-30",
        "2019-13",
        "2019-00",
        "2019-05-00",
        "31.02.2019",
        "2019-2-3",
        "19-05",
        "0000",
        "2019-05-17T12:00",
        "２０１９",
        "Mai 2019",
        "{2019}",
        "2019 → 2020",
    ],
)
def test_dates_that_do_not_exist(tmp_path: Path, date: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {"stand: 2019-05": f"stand: '{date}'"})) == [
        f"{PRACTICE}:13:8  PT307  „stand“: „{date}“ ist kein gültiges Datum.  → {A_DATE}"
    ]


@pytest.mark.parametrize("date", ["2019", "2019-12", "2020-02-29", "ohne Datum"])
def test_dates_that_exist(tmp_path: Path, date: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {"stand: 2019-05": f"stand: {date}"})) == []


def test_period_that_ends_before_it_begins(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"  bis: 2019": "  bis: 2018-08"})) == [
        f"{PRACTICE}:11:8  PT308  „zeitraum“: Der Zeitraum endet (2018-08), bevor er beginnt "
        f"(2018-09).  → {SWAPPED}"
    ]


@pytest.mark.parametrize("end", ["2018", "2018-09", "2018-09-01"])
def test_period_may_end_when_it_begins(tmp_path: Path, end: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {"  bis: 2019": f"  bis: {end}"})) == []


@pytest.mark.parametrize(
    ("file", "more"),
    [(LAWS, "status: geltend"), (PROGRAMMES, "status: laufend\n    definition: Erfunden.")],
)
def test_laws_and_programmes_do_not_end_before_they_begin(
    tmp_path: Path, file: str, more: str
) -> None:
    text = f"eintraege:\n  - id: probe\n    label: Probe\n    von: 2019\n    bis: 2018\n    {more}\n"
    assert report(tmp_path, {file: text}) == [
        f"{file}:5:10  PT308  Der Zeitraum endet (2018), bevor er beginnt (2019).  → {SWAPPED}"
    ]


@pytest.mark.parametrize(
    ("checked", "until", "latest"),
    [
        ("2024-01-15", "2026-01-16", "2026-01-15"),
        ("2024-01-15", "2023-12-31", "2026-01-15"),
        ("2024-02-29", "2026-03-01", "2026-02-28"),
    ],
)
def test_next_check_too_late_or_too_early(
    tmp_path: Path, checked: str, until: str, latest: str
) -> None:
    assert report(tmp_path, field(f"geprueft_am: {checked}\npruefen_bis: {until}")) == [
        f"{PRACTICE}:13:14  PT308  „pruefen_bis“ ({until}) liegt nicht in den 24 Monaten nach der "
        f"Prüfung ({checked}).  → Einen Tag bis spätestens {latest} angeben."
    ]


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "ftp://example.org",
        "https://",
        "https://[",
        "https://exa mple.org",
        "javascript:alert(1)",
        "{{adresse}}",
    ],
)
def test_invalid_address(tmp_path: Path, address: str) -> None:
    change = {"    datum: 2019-05": f"    datum: 2019-05\n    url: '{address}'"}
    assert report(tmp_path, edit(PRACTICE, change)) == [
        f"{PRACTICE}:18:10  PT310  „url“: „{address}“ ist keine gültige Internetadresse."
        f"  → {AN_ADDRESS}"
    ]


# --- Ids and references -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id_", "hint"), [("sonstige-leute", ""), ("erfundne", " Gemeint: „erfundene“?")]
)
def test_unknown_id(tmp_path: Path, id_: str, hint: str) -> None:
    change = {"zielgruppen: [erfundene]": f"zielgruppen: [{id_}]"}
    assert report(tmp_path, edit(PRACTICE, change)) == [
        f"{PRACTICE}:7:15  PT401  „{id_}“ gibt es nicht.{hint}  → {A_GROUP}"
    ]


@pytest.mark.parametrize(
    "id_", ["../../etc/passwd", "Musterkurs", "muster kurs", "müsterkurs", "a--b", "-a", "a → b"]
)
def test_invalid_id(tmp_path: Path, id_: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {"id: musterkurs": f"id: '{id_}'"})) == [
        f"{PRACTICE}:2:5  PT309  „id“: „{id_}“ ist keine gültige Kennung.  → {AN_ID}"
    ]


def test_path_traversal_in_a_reference(tmp_path: Path) -> None:
    change = {"zielgruppen: [erfundene]": "zielgruppen: [../../etc/passwd]"}
    assert report(tmp_path, edit(PRACTICE, change)) == [
        f"{PRACTICE}:7:15  PT309  „zielgruppen“: „../../etc/passwd“ ist keine gültige Kennung."
        f"  → {AN_ID}"
    ]


def test_blanks_around_an_id_do_not_count(tmp_path: Path) -> None:
    assert report(tmp_path, edit(GROUPS, {"  - id: erfundene": "  - id: 'erfundene '"})) == []


@pytest.mark.parametrize(
    ("id_", "first"), [("erfundene", GROUPS), ("verein-beispiel", ACTORS)]
)
def test_doubled_id_in_vocabularies(tmp_path: Path, id_: str, first: str) -> None:
    assert report(tmp_path, add(GROUPS, f"  - id: {id_}\n    label: A\n    definition: B\n")) == [
        f"{GROUPS}:5:9  PT402  Die Kennung „{id_}“ ist schon vergeben ({first}, Zeile 2)."
        "  → Einem der beiden Einträge eine andere Kennung geben."
    ]


def test_doubled_id_in_two_files(tmp_path: Path) -> None:
    assert report(tmp_path, {"beispiele/alt/musterkurs.md": VALID[PRACTICE]}) == [
        f"{PRACTICE}:2:5  PT402  Die Kennung „musterkurs“ ist schon vergeben "
        "(beispiele/alt/musterkurs.md, Zeile 2)."
        "  → Einem der beiden Einträge eine andere Kennung geben."
    ]


def test_id_differs_from_file_name(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"id: musterkurs": "id: beispielkurs"})) == [
        f"{PRACTICE}:2:5  PT407  Die Kennung „beispielkurs“ passt nicht zum Dateinamen "
        "„musterkurs“.  → Die Datei in „beispielkurs“ umbenennen oder „id: musterkurs“ schreiben."
    ]


def test_wrong_kind_of_reference(tmp_path: Path) -> None:
    change = {"zielgruppen: [erfundene]": "zielgruppen: [verein-beispiel]"}
    assert report(tmp_path, edit(PRACTICE, change)) == [
        f"{PRACTICE}:7:15  PT404  „verein-beispiel“ gehört zu „Akteure“."
        "  → Hier eine Kennung aus der Liste „Zielgruppen“ eintragen."
    ]


FORMERLY = edit(GROUPS, {"  - id: erfundene": "  - id: erfundene\n    frueher: [ausgedachte]"})


def test_reference_to_a_former_id(tmp_path: Path) -> None:
    change = {"zielgruppen: [erfundene]": "zielgruppen: [ausgedachte]"}
    assert report(tmp_path, FORMERLY, edit(PRACTICE, change)) == [
        f"{PRACTICE}:7:15  PT403  „ausgedachte“ heißt jetzt „erfundene“.  → „erfundene“ eintragen."
    ]


def test_link_to_a_former_id(tmp_path: Path) -> None:
    assert report(tmp_path, FORMERLY, body("Siehe [dort](eintrag:ausgedachte).")) == [
        f"{PRACTICE}:27:1  PT403  „ausgedachte“ heißt jetzt „erfundene“.  → „erfundene“ eintragen."
    ]


def former_id_taken(id_: str) -> str:
    """Return what is said about a former id that is in use."""
    return (
        f"PT402  Die frühere Kennung „{id_}“ ist schon an einen Eintrag vergeben."
        "  → Unter „frueher“ nur Kennungen nennen, die sonst kein Eintrag hat oder hatte."
    )


@pytest.mark.parametrize("id_", ["regenwetter", "erfundene"])
def test_former_id_that_is_in_use(tmp_path: Path, id_: str) -> None:
    change = {"  - id: erfundene": f"  - id: erfundene\n    frueher: [alte, {id_}]"}
    assert report(tmp_path, edit(GROUPS, change)) == [f"{GROUPS}:3:21  {former_id_taken(id_)}"]


def test_former_id_that_two_entries_claim(tmp_path: Path) -> None:
    change = {"  - id: regenwetter": "  - id: regenwetter\n    frueher: [ausgedachte]"}
    (problem,) = report(tmp_path, FORMERLY, edit(OBSTACLES, change))
    assert problem.endswith(former_id_taken("ausgedachte"))


REPLACED = (
    "eintraege:\n"
    "  - id: erfundene\n    label: A\n    definition: B\n    ersetzt_durch: neue\n"
    "  - id: neue\n    label: C\n    definition: D\n"
)


def test_reference_to_a_replaced_entry(tmp_path: Path) -> None:
    assert report(tmp_path, {GROUPS: REPLACED}) == [
        f"{PRACTICE}:7:15  PT409  „erfundene“ ist abgelöst durch „neue“.  → „neue“ eintragen."
    ]


def test_link_to_a_replaced_entry(tmp_path: Path) -> None:
    lines = {
        "zielgruppen: [erfundene]": "zielgruppen: [neue]",
        "Es fehlte ein Kurs.[^blatt]": "Siehe [dort](eintrag:erfundene).",
    }
    assert report(tmp_path, {GROUPS: REPLACED}, edit(PRACTICE, lines)) == [
        f"{PRACTICE}:27:1  PT409  „erfundene“ ist abgelöst durch „neue“.  → „neue“ eintragen."
    ]


def test_law_may_name_the_version_it_replaces(tmp_path: Path) -> None:
    laws = (
        "eintraege:\n"
        "  - id: alt\n    label: Altes\n    status: aufgehoben\n    ersetzt_durch: neu\n"
        "  - id: neu\n    label: Neues\n    status: geltend\n    ersetzt: alt\n"
    )
    assert report(tmp_path, {LAWS: laws}) == []


def test_link_that_leads_nowhere(tmp_path: Path) -> None:
    assert report(tmp_path, body("Ein [Link](eintrag:spiel-und-spas).")) == [
        f"{PRACTICE}:27:1  PT506  Der Link führt ins Leere: „spiel-und-spas“ gibt es nicht. "
        "Gemeint: „spiel-und-spass“?  → Die Kennung nach „eintrag:“ berichtigen."
    ]


def test_link_to_an_entry(tmp_path: Path) -> None:
    assert report(tmp_path, body("Ein [Link](eintrag:spiel-und-spass).")) == []


@pytest.mark.parametrize(
    ("broader", "circle"),
    [
        ({"a": "a"}, "a → a"),
        ({"a": "b", "b": "a"}, "a → b → a"),
        ({"a": "b", "b": "c", "c": "a", "d": "a", "e": "d"}, "a → b → c → a"),
    ],
)
def test_circle_of_broader_terms_is_reported_once(
    tmp_path: Path, broader: dict[str, str], circle: str
) -> None:
    assert report(tmp_path, groups(**broader)) == [
        f"{GROUPS}:8:18  PT405  Die Oberbegriffe drehen sich im Kreis: {circle}."
        "  → Bei einem dieser Einträge „oberbegriff“ ändern oder löschen."
    ]


def test_two_circles_are_two_problems(tmp_path: Path) -> None:
    problems = report(tmp_path, groups(a="b", b="a", c="d", d="c"))
    assert [problem.split("  →")[0] for problem in problems] == [
        f"{GROUPS}:8:18  PT405  Die Oberbegriffe drehen sich im Kreis: a → b → a.",
        f"{GROUPS}:16:18  PT405  Die Oberbegriffe drehen sich im Kreis: c → d → c.",
    ]


# --- Faulty entries do not spread ---------------------------------------------------------------

RELATED = field("verwandt:\n  - id: zweitkurs")
FAULTY: dict[str, Files] = {
    "missing field": second({"stand: 2019-05": ""}),
    "broken notation": second({"stand: 2019-05": "stand: 2019: Mai"}),
    "no id": {SECOND: edited(VALID[PRACTICE], {"id: musterkurs": ""})},
    "id is a list": {SECOND: edited(VALID[PRACTICE], {"id: musterkurs": "id: [zweitkurs]"})},
    "no head": {SECOND: "Nur Text.\n"},
    "not UTF-8": {SECOND: b"---\nid: zweitkurs\ntitel: F\xfcr alle\n---\n"},
    "empty": {SECOND: ""},
    "too big": {SECOND: b"x" * 2_000_000},
}


@pytest.mark.parametrize("fault", FAULTY)
@pytest.mark.parametrize("reference", [RELATED, body("Ein [Kurs](eintrag:zweitkurs).")])
def test_faulty_entry_can_be_referred_to(tmp_path: Path, fault: str, reference: Files) -> None:
    problems = report(tmp_path, FAULTY[fault], reference)
    assert len(problems) == 1
    assert problems[0].startswith(f"{SECOND}:")


@pytest.mark.parametrize(
    "text",
    [
        "eintraege:\n\t- id: erfundene\n",
        "",
        "nur Text\n",
        "einträge:\n  - id: erfundene\n",
        "- id: erfundene\n",
        b"eintraege:\n  - id: erf\xfcndene\n",
    ],
)
def test_unreadable_vocabulary_is_one_problem(tmp_path: Path, text: str | bytes) -> None:
    problems = report(tmp_path, {GROUPS: text}, second({}))
    assert len(problems) == 1
    assert problems[0].startswith(f"{GROUPS}:")


def test_faulty_entry_of_a_vocabulary_can_be_referred_to(tmp_path: Path) -> None:
    assert report(tmp_path, edit(GROUPS, {"    label: Erfundene Menschen": ""})) == [
        f"{GROUPS}:2:5  PT302  Die Angabe „label“ fehlt."
        "  → Ergänzen: Der Name, unter dem der Eintrag erscheint."
    ]


def test_faulty_head_does_not_hide_faults_of_the_body(tmp_path: Path) -> None:
    change = edit(PRACTICE, {
        "rolle_ki: partner": "rolle_ki: partner\nwetterlage: sonnig",
        "zielgruppen: [erfundene]": "zielgruppen: [sonstige-leute]",
        "Es fehlte ein Kurs.[^blatt]": "Ein <b>Kurs</b>.[^fehlt]",
    })  # fmt: skip
    assert report(tmp_path, change) == [
        f"{PRACTICE}:7:15  PT401  „sonstige-leute“ gibt es nicht.  → {A_GROUP}",
        f"{PRACTICE}:13:1  PT301  Das Feld „wetterlage“ ist nicht bekannt.  → {UNKNOWN_FIELD}",
        f"{PRACTICE}:28:1  PT408  Die Quelle „fehlt“ steht nicht unter „quellen“.  → {A_SOURCE}",
        f"{PRACTICE}:28:1  PT503  HTML ist im Text nicht erlaubt („<b“).  → {NO_HTML}",
    ]


# --- The notation -------------------------------------------------------------------------------


def test_doubled_key(tmp_path: Path) -> None:
    change = {"stand: 2019-05": "stand: 2019-05\nstand: 2019-06"}
    assert report(tmp_path, edit(PRACTICE, change)) == [
        f"{PRACTICE}:14:1  PT205  Das Feld „stand“ steht schon in Zeile 13."
        "  → Eine der beiden Angaben löschen."
    ]


@pytest.mark.parametrize(
    ("line", "place"), [("  von: 2018-09", "10:1"), ("  bis: 2019", "11:1")]
)
def test_tab_indentation(tmp_path: Path, line: str, place: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {line: line.replace("  ", "\t")})) == [
        f"{PRACTICE}:{place}  {TAB}"
    ]


@pytest.mark.parametrize(
    ("line", "text", "place", "message"),
    [
        (
            A_TITLE,
            "titel: Musterkurs: ein Anfang",
            "3:18",
            "Hier steht ein Doppelpunkt, wo keiner stehen kann."
            "  → Texte mit Doppelpunkt in Anführungszeichen setzen; sonst die Einrückung prüfen.",
        ),
        (
            A_TITLE,
            "titel: 'Musterkurs im Kreis",
            "3:8",
            "Ein Anführungszeichen wird nicht geschlossen."
            "  → Das schließende Anführungszeichen ergänzen.",
        ),
        (
            A_TITLE,
            'titel: "Musterkurs" im Kreis',
            "3:21",
            "Nach dem schließenden Anführungszeichen steht noch Text."
            "  → Den ganzen Wert in einfache Anführungszeichen setzen, zum Beispiel '„Cup“ in Olpe'.",
        ),
        (
            A_TITLE,
            "titel: @Kreis Musterland",
            "3:8",
            "Ein Wert beginnt mit einem Zeichen, das hier nicht am Anfang stehen darf."
            "  → Den Text in Anführungszeichen setzen.",
        ),
        (
            "zielgruppen: [erfundene]",
            "zielgruppen: [erfundene",
            "7:14",
            "Eine Klammer ist nicht geschlossen oder ein Komma fehlt."
            "  → Die Klammer schließen oder das Komma ergänzen.",
        ),
        (
            "stand: 2019-05",
            "stand 2019-05",
            "13:1",
            "Nach dem Feldnamen fehlt der Doppelpunkt."
            "  → Die Angabe in der Form „feld: wert“ schreiben.",
        ),
        (
            "    datum: 2019-05",
            "   datum: 2019-05",
            "17:4",
            "Hier wird ein weiterer Listenpunkt erwartet, aber die Zeile passt nicht dazu."
            "  → Die Einrückung prüfen: Listenpunkte beginnen in derselben Spalte mit „- “.",
        ),
    ],
)
def test_broken_notation(tmp_path: Path, line: str, text: str, place: str, message: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {line: text})) == [
        f"{PRACTICE}:{place}  PT203  {message}"
    ]


def test_anchor(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"status: entwurf": "status: &stand entwurf"})) == [
        f"{PRACTICE}:5:9  PT206  Der Anker „&stand“ ist nicht erlaubt."
        "  → Den Anker löschen und den Inhalt überall ausschreiben."
    ]


@pytest.mark.parametrize(
    ("line", "text", "place"),
    [(A_TITLE, "titel: *x", "3:8"), ("zielgruppen: [erfundene]", "zielgruppen: [*x]", "7:15")],
)
def test_alias_is_not_missing_as_well(tmp_path: Path, line: str, text: str, place: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {line: text})) == [
        f"{PRACTICE}:{place}  PT206  Der Verweis „*x“ ist nicht erlaubt."
        "  → Den Inhalt hier ausschreiben."
    ]


def test_alias_bomb_is_refused_quickly(tmp_path: Path) -> None:
    bomb = "orte:\n  - &a [haha, haha, haha]"
    for old, new in zip("abcdefghi", "bcdefghij", strict=True):
        bomb += f"\n  - &{new} [{', '.join([f'*{old}'] * 9)}]"
    root = content(tmp_path, field(bomb))
    assert seconds_for(lambda: problems_of(root)) < 1
    problems = problems_of(root)
    assert problems[0] == (
        f"{PRACTICE}:13:5  PT206  Der Anker „&a“ ist nicht erlaubt."
        "  → Den Anker löschen und den Inhalt überall ausschreiben."
    )
    assert sum("PT206" in problem for problem in problems) == 10 + 81


@pytest.mark.parametrize(
    "tag",
    ["!!python/object/apply:os.system", "!!python/name:os.system", "!!str", "!neu", "!"],
)
def test_tags_are_shown_as_they_were_typed(tmp_path: Path, tag: str) -> None:
    change = {"status: entwurf": f"status: {tag} entwurf"}
    assert report(tmp_path, edit(PRACTICE, change)) == [f"{PRACTICE}:5:9  {PARSED.format(tag)}"]


def test_python_object_is_never_built(tmp_path: Path) -> None:
    trap = tmp_path / "falle"
    change = f"orte: !!python/object/apply:os.mkdir ['{trap}']"
    problems = report(tmp_path / "inhalt", field(change))
    assert problems == [f"{PRACTICE}:12:7  {PARSED.format('!!python/object/apply:os.mkdir')}"]
    assert not trap.exists()


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("[" * 1000 + "]" * 1000, "12:18"),
        ("{a: " * 1000 + "}" * 1000, "12:51"),
        ("".join(f"\n{'  ' * depth}- x:" for depth in range(1000)), "18:13"),
        ("\n  " + "- " * 1000 + "x", "13:25"),
        ("[" * 500_000, "12:18"),
    ],
    ids=["flow list", "flow fields", "block", "block list", "unclosed"],
)
def test_absurdly_deep_nesting(tmp_path: Path, value: str, place: str) -> None:
    root = content(tmp_path, field(f"orte: {value}"))
    assert seconds_for(lambda: problems_of(root)) < 1
    assert problems_of(root) == [f"{PRACTICE}:{place}  {TOO_DEEP}"]


def test_several_documents_in_one_file(tmp_path: Path) -> None:
    assert report(tmp_path, add(GROUPS, "---\neintraege: []\n")) == [
        f"{GROUPS}:5:1  PT203  Die Angaben sind durch „---“ geteilt."
        "  → Nur einen Block von Angaben schreiben."
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [("- id: musterkurs\n", "2:1"), ("Nur Text\n", "2:1"), ("", "1:1"), ("# nichts\n", "1:1")],
)
def test_head_without_fields(tmp_path: Path, text: str, place: str) -> None:
    assert report(tmp_path, head(text)) == [
        f"{PRACTICE}:{place}  PT209  Hier werden Angaben der Form „feld: wert“ erwartet."
        "  → Mit „id:“ beginnen; die Feldreferenz zeigt alle Felder."
    ]


def test_handbook_without_fields(tmp_path: Path) -> None:
    assert report(tmp_path, {HANDBUCH: "Nur Text\n"}) == [
        f"{HANDBUCH}:1:1  PT209  Hier werden Angaben der Form „feld: wert“ erwartet."
        "  → Mit „titel:“ beginnen; die Feldreferenz zeigt alle Felder."
    ]


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}"])
def test_keys_that_are_lists_or_fields(tmp_path: Path, key: str) -> None:
    assert report(tmp_path, field(f"{key}: x")) == [
        f"{PRACTICE}:12:1  PT203  Der Name eines Feldes muss ein einfaches Wort sein."
        "  → Klammern und Listen vor dem Doppelpunkt entfernen."
    ]


@pytest.mark.parametrize("key", ["2019", "05", "1.5", "<<"])
def test_keys_that_are_numbers_are_unknown_fields(tmp_path: Path, key: str) -> None:
    assert report(tmp_path, field(f"{key}: x")) == [
        f"{PRACTICE}:12:1  PT301  Das Feld „{key}“ ist nicht bekannt.  → {UNKNOWN_FIELD}"
    ]


HIDDEN = ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff"]


@pytest.mark.parametrize("character", HIDDEN, ids=ascii)
def test_control_character_in_the_head(tmp_path: Path, character: str) -> None:
    change = {A_TITLE: f"titel: Musterkurs{character} im Kreis"}
    assert report(tmp_path, edit(PRACTICE, change)) == [f"{PRACTICE}:3:18  {CONTROL}"]


@pytest.mark.parametrize("character", HIDDEN, ids=ascii)
def test_control_character_in_the_body(tmp_path: Path, character: str) -> None:
    assert report(tmp_path, body(f"Es {character}fehlte.")) == [f"{PRACTICE}:27:4  {CONTROL}"]


def test_control_character_by_its_number(tmp_path: Path) -> None:
    change = {A_TITLE: r'titel: "Musterkurs\x07 im\0 Kreis"'}
    assert report(tmp_path, edit(PRACTICE, change)) == [f"{PRACTICE}:3:8  {CONTROL}"]


# --- Files --------------------------------------------------------------------------------------


def test_file_that_is_not_utf8(tmp_path: Path) -> None:
    assert report(tmp_path, {PRACTICE: VALID[PRACTICE].encode("latin-1")}) == [
        f"{PRACTICE}:31:1  PT101  Die Datei ist nicht als UTF-8 gespeichert."
        "  → Im Editor als Kodierung „UTF-8“ wählen und neu speichern."
    ]


def test_byte_order_mark(tmp_path: Path) -> None:
    assert report(tmp_path, {PRACTICE: b"\xef\xbb\xbf" + VALID[PRACTICE].encode()}) == [
        f"{PRACTICE}:1:1  PT102  Die Datei beginnt mit einer unsichtbaren Bytefolge (BOM)."
        "  → Als „UTF-8 ohne BOM“ speichern."
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (VALID[PRACTICE].replace("\n", "\r\n"), 1),
        (VALID[PRACTICE].replace("stand: 2019-05\n", "stand: 2019-05\r\n"), 13),
    ],
)
def test_windows_line_ends(tmp_path: Path, text: str, line: int) -> None:
    assert report(tmp_path, {PRACTICE: text}) == [
        f"{PRACTICE}:{line}:1  PT103  Die Datei hat Windows-Zeilenenden (CRLF)."
        "  → Im Editor die Zeilenenden auf „LF“ stellen und neu speichern."
    ]


@pytest.mark.parametrize("file", [PRACTICE, HANDBUCH, OBSTACLES])
@pytest.mark.parametrize("text", ["", " \n\n"])
def test_empty_file(tmp_path: Path, file: str, text: str) -> None:
    assert report(tmp_path, {file: text}) == [
        f"{file}:1:1  PT104  Die Datei ist leer.  → Inhalt einfügen oder die Datei löschen."
    ]


def test_file_of_ten_megabytes(tmp_path: Path) -> None:
    root = content(tmp_path, {PRACTICE: VALID[PRACTICE] + "Regen. " * 1_500_000})
    assert seconds_for(lambda: problems_of(root)) < 1
    assert problems_of(root) == [
        f"{PRACTICE}:1:1  PT105  Die Datei ist größer als 1024 Kibibyte."
        "  → Den Inhalt kürzen oder aufteilen."
    ]


def test_no_front_matter(tmp_path: Path) -> None:
    assert report(tmp_path, {PRACTICE: VALID[PRACTICE].removeprefix("---\n")}) == [
        f"{PRACTICE}:1:1  PT201  Die Datei beginnt nicht mit einem Kopf."
        "  → In die erste Zeile „---“ schreiben, darunter die Angaben und wieder „---“."
    ]


def test_unclosed_front_matter(tmp_path: Path) -> None:
    assert report(tmp_path, {PRACTICE: VALID[PRACTICE].replace("\n---\n", "\n")}) == [
        f"{PRACTICE}:39:1  PT202  Der Kopf der Datei wird nicht geschlossen."
        "  → Nach der letzten Angabe des Kopfes eine Zeile „---“ einfügen."
    ]


@pytest.mark.parametrize(
    "name", ["Kurs für Ältere.md", "muster kurs.md", "müsterkurs.md", "a_b.md", "kurs.MD", "a.txt"]
)
def test_file_name_with_blanks_or_umlauts(tmp_path: Path, name: str) -> None:
    assert report(tmp_path, {f"beispiele/{name}": "Text"}) == [
        f"beispiele/{name}:1:1  PT107  Der Dateiname „{name}“ passt nicht in diesen Ordner."
        f"  → {A_NAME.format('.md')}"
    ]


@needs_case
def test_file_names_that_differ_only_in_case(tmp_path: Path) -> None:
    assert report(tmp_path, {"beispiele/Musterkurs.md": VALID[PRACTICE]}) == [
        "beispiele/Musterkurs.md:1:1  PT107  Der Dateiname „Musterkurs.md“ passt nicht in diesen "
        f"Ordner.  → {A_NAME.format('.md')}",
        f"{PRACTICE}:1:1  PT406  Nur Groß- und Kleinschreibung unterscheidet die Datei von "
        "„beispiele/Musterkurs.md“.  → Eine der beiden Dateien umbenennen.",
    ]


@needs_posix
@pytest.mark.parametrize("name", [b"kurs\xff.md", b"kurs\n.md", b"kurs\x1b[31m.md"])
def test_problem_with_an_odd_file_name_is_one_printable_line(tmp_path: Path, name: bytes) -> None:
    root = content(tmp_path)
    Path(os.fsdecode(os.fsencode(root / "beispiele") + b"/" + name)).touch()
    (problem,) = problems_of(root)
    assert "PT107" in problem
    assert problem.isprintable()


def test_material_next_to_its_entry_is_no_fault(tmp_path: Path) -> None:
    material = field("materialien:\n  - titel: Blatt\n    datei: handzettel.pdf")
    assert report(tmp_path, material, {"beispiele/handzettel.pdf": b"%PDF"}) == []


def test_material_that_is_not_there(tmp_path: Path) -> None:
    material = field("materialien:\n  - titel: Blatt\n    datei: handzettel.pdf")
    assert report(tmp_path, material, {"muster/handzettel.pdf": b""}) == [
        f"{PRACTICE}:14:12  PT506  Die Datei „handzettel.pdf“ liegt nicht neben dem Eintrag."
        "  → Die Datei in denselben Ordner legen wie den Eintrag und den Namen prüfen.",
        "muster/handzettel.pdf:1:1  PT107  Der Dateiname „handzettel.pdf“ passt nicht in diesen "
        f"Ordner.  → {A_NAME.format('.md')}",
    ]


def test_hidden_files_and_unknown_folders_are_left_alone(tmp_path: Path) -> None:
    files: Files = {"beispiele/.notiz.md": "x", "entwuerfe/a.md": "x", "vokabulare/.git/b": "x"}
    assert report(tmp_path, files) == []


def outside(tmp_path: Path) -> Path:
    """Return a folder outside the content root, with a practice and a handbook."""
    text = VALID[PRACTICE].replace("musterkurs", "geheim", 1)
    return write_content(tmp_path / "aussen", {"geheim.md": text, "handbuch.yml": VALID[HANDBUCH]})


@needs_posix
@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("beispiele/geheim.md", "geheim.md"),
        ("beispiele/weg.md", "gibt-es-nicht.md"),
        ("beispiele/ordner", ""),
        ("muster", ""),
        ("handbuch.yml", "handbuch.yml"),
    ],
    ids=["file", "broken", "folder", "top folder", "handbook"],
)
def test_symbolic_links_are_refused(tmp_path: Path, link: str, target: str) -> None:
    root = content(tmp_path / "inhalt")
    (root / link).unlink(missing_ok=True)
    (root / link).symlink_to(outside(tmp_path) / target)
    assert problems_of(root) == [f"{link}:1:1  {A_LINK_FILE}"]


def test_unreadable_file_is_a_problem_and_no_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "zweitkurs.md":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (problem,) = report(tmp_path, second({}))
    assert problem.startswith(f"{SECOND}:1:1  PT1")


MISSING = (
    f"{HANDBUCH}:1:1  PT108  Die Datei „handbuch.yml“ fehlt."
    "  → Sie nennt Titel, Untertitel, Land und Beschreibung des Handbuchs; bitte anlegen."
)


def test_missing_handbook(tmp_path: Path) -> None:
    (content(tmp_path) / HANDBUCH).unlink()
    assert problems_of(tmp_path) == [MISSING]


def test_missing_content_root(tmp_path: Path) -> None:
    assert problems_of(tmp_path / "nirgends") == [MISSING]


def test_missing_handbook_does_not_hide_dead_references(tmp_path: Path) -> None:
    change = {"zielgruppen: [erfundene]": "zielgruppen: [sonstige-leute]"}
    (content(tmp_path, edit(PRACTICE, change)) / HANDBUCH).unlink()
    assert problems_of(tmp_path) == [
        f"{PRACTICE}:7:15  PT401  „sonstige-leute“ gibt es nicht.  → {A_GROUP}",
        MISSING,
    ]


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ("vokabulare/kommune.yml", " Gemeint: „kommunen“?"),
        ("vokabulare/wetter.yml", ""),
        ("vokabulare/alt/akteure.yml", " Gemeint: „akteure“?"),
    ],
)
def test_unknown_vocabulary_file(tmp_path: Path, file: str, hint: str) -> None:
    assert report(tmp_path, {file: "eintraege: []\n"}) == [
        f"{file}:1:1  PT107  „{file}“ ist kein bekanntes Vokabular.{hint}  → Bekannt sind "
        "akteure.yml, glossar.yml, handlungsfelder.yml, kommunen.yml, programme.yml, "
        "quellenwerke.yml, rechtsgrundlagen.yml, stolpersteine.yml, strukturelemente.yml und "
        "zielgruppen.yml."
    ]


@pytest.mark.parametrize(
    "text", ["einträge: []\n", "eintraege:\n", "eintraege: x\n", "- id: x\n", "Text\n", "# x\n"]
)
def test_vocabulary_without_entries(tmp_path: Path, text: str) -> None:
    assert report(tmp_path, {PROGRAMMES: text}) == [f"{PROGRAMMES}:1:1  {A_VOCABULARY}"]


def test_vocabulary_with_an_unknown_field(tmp_path: Path) -> None:
    assert report(tmp_path, add(GROUPS, "stand: 2019\n")) == [
        f"{GROUPS}:5:1  PT301  Das Feld „stand“ ist nicht bekannt.  → {UNKNOWN_FIELD}"
    ]


# --- Sections -----------------------------------------------------------------------------------


def test_missing_section(tmp_path: Path) -> None:
    text = VALID[PRACTICE].replace("## Ziele\n\n- Ein Kurs für alle.\n\n", "")
    assert report(tmp_path, {PRACTICE: text}) == [
        f"{PRACTICE}:2:1  PT501  Der Abschnitt „Ziele“ fehlt."
        "  → Die Zeile „## Ziele“ ergänzen; der Abschnitt darf leer bleiben."
    ]


def test_empty_section_is_no_fault(tmp_path: Path) -> None:
    text = edited(VALID[PRACTICE], {"- Ein Kurs für alle.": "", "1. Der Kurs wurde erfunden.": ""})
    assert report(tmp_path, {PRACTICE: text}) == []


def test_unknown_section(tmp_path: Path) -> None:
    assert report(tmp_path, body("## Wetterlage")) == [
        f"{PRACTICE}:27:1  PT502  Der Abschnitt „Wetterlage“ ist nicht bekannt."
        f"  → Vorgesehen sind {SECTIONS}."
    ]


def test_misspelt_section_is_not_missing_as_well(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"## Ziele": "## Zeile"})) == [
        f"{PRACTICE}:29:1  PT502  Der Abschnitt „Zeile“ ist nicht bekannt. Gemeint: „Ziele“?"
        f"  → Vorgesehen sind {SECTIONS}."
    ]


def test_doubled_section(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"- Ein Kurs für alle.": "## Ziele"})) == [
        f"{PRACTICE}:31:1  PT502  Der Abschnitt „Ziele“ kommt doppelt vor."
        "  → Beide Abschnitte zusammenführen."
    ]


def test_sections_in_wrong_order(tmp_path: Path) -> None:
    start, goals = "## Ausgangslage\n\nEs fehlte ein Kurs.[^blatt]\n\n", "## Ziele\n\n- Ein Kurs"
    text = VALID[PRACTICE].replace(start, "").replace(goals, f"## Ziele\n\n{start}- Ein Kurs")
    assert report(tmp_path, {PRACTICE: text}) == [
        f"{PRACTICE}:27:1  PT502  Der Abschnitt „Ausgangslage“ steht an der falschen Stelle."
        f"  → Die Reihenfolge ist {SECTIONS}."
    ]


def test_text_before_the_first_heading(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"## Ausgangslage": "Vorweg.\n\n## Ausgangslage"})) == [
        f"{PRACTICE}:25:1  PT502  Vor der ersten Überschrift steht Text."
        "  → Den Text in einen Abschnitt oder in die Kurzfassung verschieben."
    ]


@pytest.mark.parametrize("steps", ["- Der Kurs.", "Der Kurs.", "1) Der Kurs.", "Am 1. Mai."])
def test_procedure_that_is_no_numbered_list(tmp_path: Path, steps: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {"1. Der Kurs wurde erfunden.": steps})) == [
        f"{PRACTICE}:33:1  PT509  Der Abschnitt „Vorgehen“ ist keine nummerierte Liste."
        f"  → {NUMBER_STEPS}"
    ]


def test_procedure_in_head_and_body(tmp_path: Path) -> None:
    assert report(tmp_path, field("schritte: [{id: eins, text: Erfinden.}]")) == [
        f"{PRACTICE}:34:1  PT311  Das Vorgehen steht doppelt da: im Kopf unter „schritte“ und als "
        "Liste im Text.  → Die Liste im Text löschen oder „schritte“ im Kopf."
    ]


# --- What texts must not hold -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ein <b>Kurs</b>.", "<b"),
        ("</div>", "</div"),
        ("<script>alert(1)</script>", "<script"),
        ("<SCRIPT src=x>", "<SCRIPT"),
        ('<img src=x onerror="alert(1)">', "<img"),
        ('<b onclick="alert(1)">x</b>', "<b"),
        ("<!-- Kommentar -->", "<!"),
        ("<?php x ?>", "<?"),
    ],
)
def test_raw_html(tmp_path: Path, text: str, shown: str) -> None:
    assert report(tmp_path, body(text)) == [
        f"{PRACTICE}:27:1  PT503  HTML ist im Text nicht erlaubt („{shown}“).  → {NO_HTML}"
    ]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (field("lehren: 'Ein <b>Kurs</b>.'"), f"{PRACTICE}:12:9"),
        (edit(ACTORS, {"    label: Verein Beispiel": "    label: <b>Verein</b>"}), f"{ACTORS}:3:12"),
        (edit(HANDBUCH, {"land: Musterland": "land: <b>Musterland</b>"}), f"{HANDBUCH}:3:7"),
    ],
)
def test_raw_html_in_a_field(tmp_path: Path, change: Files, place: str) -> None:
    assert report(tmp_path, change) == [
        f"{place}  PT503  HTML ist im Text nicht erlaubt („<b“).  → {NO_HTML}"
    ]


@pytest.mark.parametrize("text", ["5 < 7", "<3", "a > b", "&lt;b&gt;", "<https://example.org>"])
def test_signs_that_are_no_html(tmp_path: Path, text: str) -> None:
    assert report(tmp_path, body(text)) == []


@pytest.mark.parametrize(
    "text",
    ['Text {: onclick="alert(1)" }', "{ ONLOAD = x }", '{: title="a" onerror=x }'],
)
def test_event_handler(tmp_path: Path, text: str) -> None:
    assert report(tmp_path, body(text)) == [f"{PRACTICE}:27:1  {NO_HANDLER}"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[x](javascript:x)", "javascript:x"),
        ("[x](JavaScript:x)", "JavaScript:x"),
        ("[x](&#106;avascript:x)", "&#106;avascript:x"),
        ("[x](&#x6A;avascript&colon;x)", "&#x6A;avascript&colon;x"),
        ("[x](<javascript:x>)", "javascript:x"),
        ("![x](javascript:x)", "javascript:x"),
        ("<javascript:x>", "javascript:x"),
        ("[x]: javascript:x", "javascript:x"),
        ("[x]: &#106;avascript:x", "&#106;avascript:x"),
        ("> [x]: &#106;avascript:x", "&#106;avascript:x"),
        ("- [x]: &#106;avascript:x", "&#106;avascript:x"),
        ("[x](vbscript:x)", "vbscript:x"),
        ("[x](data:text/html,x)", "data:text/html,x"),
        ("[x](//example.org)", "//example.org"),
        ("[x](/pfad)", "/pfad"),
        ("[x](../datei.md)", "../datei.md"),
    ],
)
def test_links_that_are_not_allowed(tmp_path: Path, text: str, target: str) -> None:
    assert report(tmp_path, body(text)) == [
        f"{PRACTICE}:27:1  PT504  Ein Link auf „{target}“ ist nicht erlaubt.  → {A_LINK}"
    ]


def test_reference_definition_inside_a_field(tmp_path: Path) -> None:
    assert report(tmp_path, field("lehren: |\n  Ein [x].\n\n  [x]: &#106;avascript:x")) == [
        f"{PRACTICE}:12:9  PT504  Ein Link auf „&#106;avascript:x“ ist nicht erlaubt.  → {A_LINK}"
    ]


@pytest.mark.parametrize("text", ["Open Data: ein Anfang", "Big Data:Chancen", "[x](HTTPS://a.de)"])
def test_words_and_links_that_are_no_fault(tmp_path: Path, text: str) -> None:
    assert report(tmp_path, body(text)) == []


@pytest.mark.parametrize(
    "text", ["{{ config.site_name }}", "{% include 'x' %}", "{# x #}", "{{{x}}}", "Ein{{x}}Wort"]
)
def test_template_commands(tmp_path: Path, text: str) -> None:
    assert report(tmp_path, body(text)) == [f"{PRACTICE}:27:1  {NO_COMMAND}"]


def test_template_command_in_a_field(tmp_path: Path) -> None:
    assert report(tmp_path, field("lehren: '{{ x }}'")) == [f"{PRACTICE}:12:9  {NO_COMMAND}"]


@pytest.mark.parametrize(
    "path",
    [
        "../geheim.pdf",
        "../../etc/passwd",
        r"..\geheim.pdf",
        "a/../../b.pdf",
        "/etc/passwd",
        r"\\server\b.pdf",
        r"C:\geheim.pdf",
        "C:geheim.pdf",
        "https://example.org/a.pdf",
        "javascript:alert(1)",
    ],
)
def test_path_that_leads_out_of_the_folder(tmp_path: Path, path: str) -> None:
    assert report(tmp_path, field(f"materialien:\n  - titel: Blatt\n    datei: '{path}'")) == [
        f"{PRACTICE}:14:12  PT508  Der Pfad „{path}“ führt aus dem Ordner des Eintrags hinaus."
        "  → Die Datei neben den Eintrag legen und nur ihren Namen angeben."
    ]


# --- Personal data ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "mail",
    [
        "erika@kreis.example",
        "erika@mail.kreis.example",
        "erika (at) kreis.example",
        "erika(AT)kreis.example",
        "erika [at] kreis.example",
    ],
)
def test_mail_address(tmp_path: Path, mail: str) -> None:
    assert report(tmp_path, body(f"Fragen an {mail}, bitte.")) == [
        f"{PRACTICE}:27:1  PT507  Der Text enthält eine Mailadresse („{mail}“).  → {NO_MAIL}"
    ]


def test_mail_address_in_a_field(tmp_path: Path) -> None:
    assert report(tmp_path, field("kontakt:\n  stelle: erika@kreis.example")) == [
        f"{PRACTICE}:13:11  PT507  Der Text enthält eine Mailadresse („erika@kreis.example“)."
        f"  → {NO_MAIL}"
    ]


@pytest.mark.parametrize(
    "phone",
    [
        "+49 231 5012345",
        "+49 (0)231 50-12345",
        "0049 231 5012345",
        "0231 5012345",
        "0231/5012345",
        "(0231) 5012345",
        "0231 - 501 23 45",
        "0171 1234567",
        "Tel. 5012345",
        "Tel.: 50 12 345",
        "Telefon 5012345",
        "Telefonnummer: 5012345",
    ],
)
def test_phone_number(tmp_path: Path, phone: str) -> None:
    (problem,) = report(tmp_path, body(f"Fragen unter {phone}."))
    assert problem.startswith(f"{PRACTICE}:27:1  PT507  Der Text enthält eine Telefonnummer („")
    assert problem.endswith("“).  → Die Nummer löschen.")


def test_phone_number_is_shown(tmp_path: Path) -> None:
    assert report(tmp_path, body("Fragen unter 0231 5012345.")) == [
        f"{PRACTICE}:27:1  PT507  Der Text enthält eine Telefonnummer („0231 5012345“)."
        "  → Die Nummer löschen."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Vorlage 0346/2016",
        "Vorlage 0346/2016-1",
        "Drucksache 16/3730",
        "am 01.02.2019",
        "01.02.2019 bis 03.04.2020",
        "2019-05-17",
        "von 2016/2017 bis 2018/2019",
        "AGS 05999 und 05999000",
        "01234 Musterstadt",
        "ISSN 0340-1234",
        "Instagram @kreis.musterland",
        "10.000 Euro, 345 000 Menschen",
    ],
)
def test_numbers_and_names_that_are_no_personal_data(tmp_path: Path, text: str) -> None:
    assert report(tmp_path, body(text)) == []


@pytest.mark.parametrize(
    "mailbox",
    [
        "erika.muster@kreis.example",
        "Erika.Muster@kreis.example",
        "e.muster@kreis.example",
        "erika_muster@kreis.example",
        "erika-muster@kreis.example",
        "erika.muster2@kreis.example",
        "erika.muster@integration.example",
    ],
)
def test_personal_mailbox(tmp_path: Path, mailbox: str) -> None:
    assert report(tmp_path, field(f"kontakt:\n  stelle: Amt\n  postfach: {mailbox}")) == [
        f"{PRACTICE}:14:13  PT507  „{mailbox}“ sieht nach dem Postfach einer Person aus."
        f"  → {A_MAILBOX}"
    ]


@pytest.mark.parametrize(
    "mailbox",
    [
        "integration@kreis.example",
        "ki@kreis.example",
        "ki-musterland@kreis.example",
        "kommunales.integrationszentrum@kreis.example",
        "kommunales-integrationszentrum@kreis.example",
        "info-ki@kreis.example",
        "team_sport@kreis.example",
    ],
)
def test_function_mailbox(tmp_path: Path, mailbox: str) -> None:
    assert report(tmp_path, field(f"kontakt:\n  stelle: Amt\n  postfach: {mailbox}")) == []


# --- Sources and rules of a practice ------------------------------------------------------------


def missing_source(place: str, hint: str = "") -> list[str]:
    """Return the problem of a citation of the source „fehlt“."""
    text = f"Die Quelle „fehlt“ steht nicht unter „quellen“.{hint}"
    return [f"{PRACTICE}:{place}  PT408  {text}  → {A_SOURCE}"]


def test_missing_source_cited_in_the_body(tmp_path: Path) -> None:
    assert report(tmp_path, body("Es fehlte.[^blatt][^fehlt]")) == missing_source("27:1")


def test_missing_source_cited_in_the_last_line(tmp_path: Path) -> None:
    change = edit(PRACTICE, {"Nicht belegt.": "\n\nNicht belegt.\n\nDoch.[^fehlt]"})
    assert report(tmp_path, change) == missing_source("43:1")


def test_missing_source_cited_in_a_prose_field(tmp_path: Path) -> None:
    assert report(tmp_path, field("lehren: Viel.[^fehlt]")) == missing_source("12:9")


def test_missing_source_cited_by_a_step(tmp_path: Path) -> None:
    steps = "schritte:\n  - id: eins\n    text: Erfinden.\n    quellen: [blatt, fehlt]"
    lines = {"1. Der Kurs wurde erfunden.": "", "rolle_ki: partner": f"rolle_ki: partner\n{steps}"}
    assert report(tmp_path, edit(PRACTICE, lines)) == missing_source("16:22")


def test_missing_source_cited_by_a_result(tmp_path: Path) -> None:
    result = "ergebnisse:\n  - aussage: Es ging.\n    methode: presse\n    quelle: fehlt"
    assert report(tmp_path, field(result)) == missing_source("15:13")


def test_misspelt_source(tmp_path: Path) -> None:
    assert report(tmp_path, body("Es fehlte.[^blat]")) == [
        f"{PRACTICE}:27:1  PT408  Die Quelle „blat“ steht nicht unter „quellen“. Gemeint: „blatt“?"
        f"  → {A_SOURCE}"
    ]


def test_source_of_a_practice_without_id(tmp_path: Path) -> None:
    lines = {
        "  - id: blatt": "  - titel: Musterblatt",
        "    titel: Musterblatt": "",
        "Es fehlte ein Kurs.[^blatt]": "Es fehlte ein Kurs.",
    }
    assert report(tmp_path, edit(PRACTICE, lines)) == [
        f"{PRACTICE}:15:5  PT302  Der Quelle fehlt die Kennung."
        "  → „id:“ ergänzen, zum Beispiel „id: dosb“, damit der Text sie belegen kann."
    ]


def test_source_without_title(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"    titel: Musterblatt": ""})) == [
        f"{PRACTICE}:15:5  PT302  „quellen“: Der Quelle fehlt der Titel."
        "  → „titel“ angeben oder mit „werk“ auf ein mehrfach genutztes Werk verweisen."
    ]


def test_source_without_date(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"    datum: 2019-05": ""})) == [
        f"{PRACTICE}:15:5  PT302  „quellen“: Der Quelle fehlt das Datum."
        "  → „datum“ angeben, notfalls „ohne Datum“."
    ]


def test_doubled_source_id_is_reported_at_the_second(tmp_path: Path) -> None:
    more = "    datum: 2019-05\n  - id: blatt\n    titel: Zweites Blatt\n    datum: 2019"
    assert report(tmp_path, edit(PRACTICE, {"    datum: 2019-05": more})) == [
        f"{PRACTICE}:18:9  PT402  Die Kennung „blatt“ kommt unter „quellen“ 2-mal vor."
        "  → Jeder Angabe eine eigene Kennung geben."
    ]


def test_essential_step_without_source(tmp_path: Path) -> None:
    steps = "schritte:\n  - id: eins\n    text: Erfinden.\n    teil: kern"
    lines = {"1. Der Kurs wurde erfunden.": "", "rolle_ki: partner": f"rolle_ki: partner\n{steps}"}
    assert report(tmp_path, edit(PRACTICE, lines)) == [
        f"{PRACTICE}:16:11  PT311  „schritte“: Der Schritt ist als „kern“ markiert, aber ohne "
        "Beleg.  → Unter „quellen“ die Quelle nennen, die das sagt, oder „teil“ weglassen."
    ]


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ({"kommunen: [ki-musterland]": ""}, "2:1"),
        ({"rolle_ki: partner": "landesweit: ja\nrolle_ki: partner"}, "12:13"),
    ],
    ids=["neither", "both"],
)
def test_either_municipalities_or_the_whole_state(
    tmp_path: Path, lines: dict[str, str], place: str
) -> None:
    assert report(tmp_path, edit(PRACTICE, lines)) == [
        f"{PRACTICE}:{place}  PT311  Es muss entweder „kommunen“ oder „landesweit: ja“ angegeben "
        "sein.  → Die Kommunen nennen, in denen die Praxis stattfindet, oder „landesweit: ja“."
    ]


# --- All at once --------------------------------------------------------------------------------

TEN_FAULTS: Files = {
    **add(HANDBUCH, "wetter: sonnig\n"),
    **edit(FIELDS, {"    art: handlungsfeld": "    art: handlungsfelt"}),
    **edit(GROUPS, {"    label: Erfundene Menschen": ""}),
    **edit(CENTRES, {"    ags: 05999": "    ags: 5999"}),
    **edit(ACTORS, {"    rolle: Kommt nur in Tests vor.": "\trolle: Kommt nur in Tests vor."}),
    **edit(PRACTICE, {"stand: 2019-05": "stand: gestern"}),
    **second({"zielgruppen: [erfundene]": "zielgruppen: [sonstige-leute]"}),
    "beispiele/drittkurs.md": b"\xff",
    "muster/leer.md": "",
    TRANSFER: "id: [probe]\n---\n",
}
TEN_PLACES = [
    "beispiele/drittkurs.md:1:1  PT101",
    "beispiele/musterkurs.md:13:8  PT307",
    "beispiele/zweitkurs.md:7:15  PT401",
    "handbuch.yml:5:1  PT301",
    "muster/leer.md:1:1  PT104",
    "uebertragungen/probe.yml:1:5  PT303",
    "uebertragungen/probe.yml:2:1  PT203",
    "vokabulare/akteure.yml:5:1  PT204",
    "vokabulare/handlungsfelder.yml:4:10  PT304",
    "vokabulare/kommunen.yml:5:10  PT312",
    "vokabulare/zielgruppen.yml:2:5  PT302",
]


def test_all_faults_of_ten_files_are_found_in_one_run(tmp_path: Path) -> None:
    problems = report(tmp_path, TEN_FAULTS)
    places = ["  ".join(problem.split("  ")[:2]) for problem in problems]
    missing = f"{TRANSFER}:1:1  PT302"  # all the fields that this file does not even begin with
    assert [place for place in places if place != missing] == TEN_PLACES


def test_problems_are_sorted_and_each_is_there_once(tmp_path: Path) -> None:
    faults = {**TEN_FAULTS, HANDBUCH: VALID[HANDBUCH]}
    library, problems = load_library(content(tmp_path, faults))
    assert library is not None
    for found in (problems, check_library(library), check_content(tmp_path)[1]):
        assert found == sorted(set(found))


def test_problems_do_not_depend_on_the_order_of_files(tmp_path: Path) -> None:
    files = list({**VALID, **TEN_FAULTS}.items())
    write_content(tmp_path / "a", dict(files))
    random.Random(1).shuffle(files)
    write_content(tmp_path / "b", dict(files))
    assert problems_of(tmp_path / "a") == problems_of(tmp_path / "b")


def test_problems_do_not_depend_on_the_process(tmp_path: Path) -> None:
    root = content(tmp_path, TEN_FAULTS)
    script = "import sys, pathlib, content; print(content.problems_of(pathlib.Path(sys.argv[1])))"
    results = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-X", "utf8", "-c", script, str(root)]
        results.add(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    assert results == {(repr(problems_of(root)) + os.linesep).encode()}


# --- Speed and robustness -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "a" * 20_000,
        "." * 20_000,
        "0" * 20_000,
        "012" + "-" * 20_000,
        "+49" * 7_000,
        "{" * 40_000,
        "<https://" * 10_000,
        "[^" * 12_000,
        "](" * 12_000,
        "[" * 30_000,
        "a " * 100_000,
    ],
    ids=[
        "word",
        "dots",
        "digits",
        "dashes",
        "phones",
        "braces",
        "links",
        "notes",
        "targets",
        "brackets",
        "text",
    ],
)
def test_no_line_takes_long_to_check(tmp_path: Path, text: str) -> None:
    root = content(tmp_path, body(text))
    assert seconds_for(lambda: problems_of(root)) < 1


def test_long_chain_of_broader_terms_does_not_take_long(tmp_path: Path) -> None:
    chain = {f"g{number}": f"g{number + 1}" for number in range(1000)}
    root = content(tmp_path, groups(**chain, g1000="erfundene"))
    assert seconds_for(lambda: problems_of(root)) < 1
    assert problems_of(root) == []


SCRAPS = st.sampled_from(
    ["", "~", "[]", "{}", "[a]", "{a: b}", "'", '"', "- ", "? ", ": ", "&a ", "*a", "!!x ", "|", ">",
     "#", "%", "@", "\t", "\r", "\0", "\x85", "---", "...", "[^", "](", "<", "{{", "eintrag:", "9" * 400,
     "1e400", "nan", "→", "\ufeff", "kind: x", "abschnitte: x", "id: [x]", "## ", "```"]
)  # fmt: skip


@settings(deadline=None, max_examples=150, database=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(
    file=st.sampled_from(sorted(VALID)),
    cuts=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 20), SCRAPS | st.text(max_size=5)),
        min_size=1,
        max_size=4,
    ),
)
def test_nothing_an_author_types_raises(
    tmp_path: Path, file: str, cuts: list[tuple[float, int, str]]
) -> None:
    text = VALID[file]
    for place, length, scrap in cuts:
        at = int(place * len(text))
        text = text[:at] + scrap + text[at + length :]
    for problem in report(tmp_path, {file: text}):
        assert "  → " in problem


@settings(deadline=None, max_examples=50, database=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(file=st.sampled_from(sorted(VALID)), raw=st.binary(max_size=200))
def test_no_bytes_raise(tmp_path: Path, file: str, raw: bytes) -> None:
    assert any(line.startswith(f"{file}:") for line in report(tmp_path, {file: raw}))
