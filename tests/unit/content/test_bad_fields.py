"""What authors read when the fields of an entry are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import (
    CENTRES,
    GROUPS,
    LAWS,
    OBSTACLES,
    PRACTICE,
    PROGRAMMES,
    SUMMARY,
    TITLE,
    UNKNOWN_FIELD,
    add,
    body,
    content,
    edit,
    field,
    report,
)
from praxistransfer.content.loading import load_library
from praxistransfer.model.practice import Practice
from praxistransfer.model.vocabulary import Integrationszentrum

ONE_VALUE = "Eine einzelne Angabe ohne Liste und ohne Unterpunkte schreiben."
A_NUMBER = "Eine Zahl mit Punkt statt Komma angeben, zum Beispiel 51.5."
ONLY_DIGITS = "Nur Ziffern angeben, ohne Punkt, Komma und Leerzeichen."
PAIRS = "Jede Angabe in eine eigene, eingerückte Zeile der Form „feld: wert“ schreiben."
A_DATE = "Jahr (2019), Monat (2019-05) oder Tag (2019-05-17) angeben, den es im Kalender gibt."
SWAPPED = "„von“ und „bis“ prüfen; vielleicht sind sie vertauscht."
AN_ADDRESS = "Die vollständige Adresse angeben; sie beginnt mit https:// oder http://."
A_SOURCE = "Die Quelle eintragen oder den Beleg berichtigen."


# --- Fields: names, forms, words ----------------------------------------------------------------


def test_unknown_key(tmp_path: Path) -> None:
    assert report(tmp_path, field("wetterlage: sonnig")) == [
        f"{PRACTICE}:12:1  PT301  Das Feld „wetterlage“ ist nicht bekannt.  → {UNKNOWN_FIELD}"
    ]


def test_misspelt_key_is_not_missing_as_well(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"status: entwurf": "stauts: entwurf"})) == [
        (
            f"{PRACTICE}:5:1  PT301  Das Feld „stauts“ ist nicht bekannt. Gemeint: „status“?"
            f"  → {UNKNOWN_FIELD}"
        )
    ]


def test_misspelt_key_of_a_nested_value(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"  bis: 2019": "  biss: 2019"})) == [
        (
            f"{PRACTICE}:11:3  PT301  Das Feld „biss“ ist nicht bekannt. Gemeint: „bis“?"
            f"  → {UNKNOWN_FIELD}"
        )
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
        (
            f"{PRACTICE}:2:1  PT302  Die Angabe „stand“ fehlt."
            "  → Ergänzen: Datum, von dem der Inhalt spricht."
        )
    ]


@pytest.mark.parametrize("nothing", ["", " ~", " null", "  # noch offen"])
def test_field_left_empty_counts_as_missing(tmp_path: Path, nothing: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {"stand: 2019-05": f"stand:{nothing}"})) == [
        (
            f"{PRACTICE}:13:1  PT302  Die Angabe „stand“ fehlt."
            "  → Ergänzen: Datum, von dem der Inhalt spricht."
        )
    ]


@pytest.mark.parametrize("nothing", ["", " ~", " null"])
def test_optional_field_may_be_left_empty(tmp_path: Path, nothing: str) -> None:
    assert report(tmp_path, field(f"lehren:{nothing}\norte:{nothing}")) == []


@pytest.mark.parametrize("empty", ["''", '""', "'  '", ">-"])
def test_empty_text(tmp_path: Path, empty: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {TITLE: f"titel: {empty}"})) == [
        (
            f"{PRACTICE}:3:1  PT302  Die Angabe „titel“ ist leer."
            "  → Einen Text angeben oder das Feld löschen."
        )
    ]


def test_empty_item_of_a_list(tmp_path: Path) -> None:
    change = {"zielgruppen: [erfundene]": "zielgruppen:\n  - erfundene\n  -"}
    assert report(tmp_path, edit(PRACTICE, change)) == [
        (
            f"{PRACTICE}:9:4  PT302  Die Angabe „zielgruppen“ ist leer."
            "  → Einen Text angeben oder das Feld löschen."
        )
    ]


def test_text_instead_of_list(tmp_path: Path) -> None:
    change = {"zielgruppen: [erfundene]": "zielgruppen: erfundene"}
    assert report(tmp_path, edit(PRACTICE, change)) == [
        (
            f"{PRACTICE}:7:14  PT303  „zielgruppen“ hat die falsche Form: Erwartet wird eine Liste."
            "  → Jede Angabe in eine eigene Zeile mit „- “ davor oder alle in [Klammern] setzen."
        )
    ]


@pytest.mark.parametrize("value", ["[Musterkurs]", "{Muster: kurs}"])
def test_list_or_fields_instead_of_text(tmp_path: Path, value: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {TITLE: f"titel: {value}"})) == [
        (
            f"{PRACTICE}:3:8  PT303  „titel“ hat die falsche Form: Erwartet wird ein Text."
            f"  → {ONE_VALUE}"
        )
    ]


@pytest.mark.parametrize("value", ["[entwurf]", "{entwurf: ja}"])
def test_list_or_fields_instead_of_a_word(tmp_path: Path, value: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {"status: entwurf": f"status: {value}"})) == [
        (
            f"{PRACTICE}:5:9  PT303  „status“ hat die falsche Form: Erwartet wird ein Text."
            f"  → {ONE_VALUE}"
        )
    ]


def test_text_instead_of_fields(tmp_path: Path) -> None:
    lines = {"zeitraum:": "zeitraum: seit 2018", "  von: 2018-09": "", "  bis: 2019": ""}
    assert report(tmp_path, edit(PRACTICE, lines)) == [
        (
            f"{PRACTICE}:9:11  PT303  „zeitraum“ hat die falsche Form: "
            f"Erwartet werden einzelne Angaben der Form „feld: wert“.  → {PAIRS}"
        )
    ]


@pytest.mark.parametrize("item", ["Gruppe", "[Gruppe]"])
def test_text_instead_of_an_entry(tmp_path: Path, item: str) -> None:
    assert report(tmp_path, add(GROUPS, f"  - {item}\n")) == [
        (
            f"{GROUPS}:5:5  PT303  Der Eintrag hat die falsche Form: "
            f"Erwartet werden einzelne Angaben der Form „feld: wert“.  → {PAIRS}"
        )
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
        (
            f"{CENTRES}:9:23  PT303  „wert“ hat die falsche Form: Erwartet wird eine ganze Zahl."
            f"  → {ONLY_DIGITS}"
        )
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
        (
            f"{PRACTICE}:5:9  PT304  „{status}“ ist für „status“ nicht erlaubt.{hint}  → Erlaubt: "
            "entwurf, aus_quellen, eingereicht, geprueft, uebertragbar, ruhend, beendet, "
            "zurueckgezogen."
        )
    ]


@pytest.mark.parametrize("answer", ["yes", "on", "NO", "1", "vielleicht"])
def test_invalid_yes_or_no(tmp_path: Path, answer: str) -> None:
    assert report(tmp_path, field(f"landesweit: {answer}")) == [
        (
            f"{PRACTICE}:12:13  PT304  „landesweit“: „{answer}“ ist hier nicht erlaubt."
            "  → „ja“ oder „nein“ angeben."
        )
    ]


def test_list_instead_of_yes_or_no(tmp_path: Path) -> None:
    assert report(tmp_path, field("landesweit: [ja]")) == [
        (
            f"{PRACTICE}:12:13  PT303  „landesweit“ hat die falsche Form: Erwartet wird ein Text."
            f"  → {ONE_VALUE}"
        )
    ]


@pytest.mark.parametrize(
    ("list_", "text", "advice"),
    [
        ("[]", "zu wenige Angaben", "Mindestens 1 angeben."),
        (
            f"[{', '.join(['spiel-und-spass'] * 4)}]",
            "zu viele Angaben",
            "Höchstens 3 angeben; die wichtigsten zuerst.",
        ),
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
        (TITLE, "titel: Musterkurs", "3:8", "„titel“: Der Text hat 1 Wort, nötig {} 2."),
        (TITLE, "titel:" + " x" * 16, "3:8", "„titel“: Der Text hat 16 Wörter, erlaubt {} 15."),
        (
            SUMMARY,
            "kurzfassung: Zu kurz.",
            "4:14",
            "„kurzfassung“: Der Text hat 2 Wörter, nötig {} 25.",
        ),
        (
            SUMMARY,
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
    more = f"rolle_ki: partner\norte: [{word}]\nrolle_ki_hinweis: {word}"
    change = edit(PRACTICE, {TITLE: f"titel: {word} Kurs", "rolle_ki: partner": more})
    library, problems = load_library(content(tmp_path, change))
    assert problems == []
    assert library is not None
    (practice,) = library.entries_of(Practice)
    assert practice.titel == f"{word} Kurs"
    assert practice.orte == (word,)
    assert practice.rolle_ki_hinweis == word


def test_plain_key_of_a_municipality_keeps_its_zero(tmp_path: Path) -> None:
    library, problems = load_library(content(tmp_path))
    assert problems == []
    assert library is not None
    (centre,) = library.entries_of(Integrationszentrum)
    assert (centre.ags, centre.kreisschluessel) == ("05999", "05999")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("id: musterkurs", "id"),
        ("status: entwurf", "status"),
        ("stand: 2019-05", "stand"),
        ("rolle_ki: partner", "landesweit"),
        ("    datum: 2019-05", "    url"),
    ],
)
def test_wrong_value_is_quoted_briefly_and_on_one_line(
    tmp_path: Path, line: str, name: str
) -> None:
    value = r"Regen\n" * 1000
    more = f"{line}\n" if name.strip() not in line else ""
    problems = report(tmp_path, edit(PRACTICE, {line: f'{more}{name}: "{value}"'}))
    assert len(problems) == 1
    assert problems[0].isprintable()
    assert len(problems[0]) < 500


def test_unknown_key_is_quoted_briefly(tmp_path: Path) -> None:
    (problem,) = report(tmp_path, field(f"? {'wetter' * 1000}\n: x"))
    assert len(problem) < 500


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
        (
            f"{PRACTICE}:11:8  PT308  „zeitraum“: Der Zeitraum endet (2018-08), bevor er beginnt "
            f"(2018-09).  → {SWAPPED}"
        )
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
    text = (
        f"eintraege:\n  - id: probe\n    label: Probe\n    von: 2019\n    bis: 2018\n    {more}\n"
    )
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
        (
            f"{PRACTICE}:13:14  PT308  „pruefen_bis“ ({until}) liegt nicht in den 24 Monaten nach "
            f"der Prüfung ({checked}).  → Einen Tag bis spätestens {latest} angeben."
        )
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
        (
            f"{PRACTICE}:18:10  PT310  „url“: „{address}“ ist keine gültige Internetadresse."
            f"  → {AN_ADDRESS}"
        )
    ]


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
        (
            f"{PRACTICE}:27:1  PT408  Die Quelle „blat“ steht nicht unter „quellen“. "
            f"Gemeint: „blatt“?  → {A_SOURCE}"
        )
    ]


def test_source_of_a_practice_without_id(tmp_path: Path) -> None:
    lines = {
        "  - id: blatt": "  - titel: Musterblatt",
        "    titel: Musterblatt": "",
        "Es fehlte ein Kurs.[^blatt]": "Es fehlte ein Kurs.",
    }
    assert report(tmp_path, edit(PRACTICE, lines)) == [
        (
            f"{PRACTICE}:15:5  PT302  Der Quelle fehlt die Kennung."
            "  → „id:“ ergänzen, zum Beispiel „id: dosb“, damit der Text sie belegen kann."
        )
    ]


def test_source_without_title(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"    titel: Musterblatt": ""})) == [
        (
            f"{PRACTICE}:15:5  PT302  „quellen“: Der Quelle fehlt der Titel."
            "  → „titel“ angeben oder mit „werk“ auf ein mehrfach genutztes Werk verweisen."
        )
    ]


def test_source_without_date(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"    datum: 2019-05": ""})) == [
        (
            f"{PRACTICE}:15:5  PT302  „quellen“: Der Quelle fehlt das Datum."
            "  → „datum“ angeben, notfalls „ohne Datum“."
        )
    ]


def test_doubled_source_id_is_reported_at_the_second(tmp_path: Path) -> None:
    more = "    datum: 2019-05\n  - id: blatt\n    titel: Zweites Blatt\n    datum: 2019"
    assert report(tmp_path, edit(PRACTICE, {"    datum: 2019-05": more})) == [
        (
            f"{PRACTICE}:18:9  PT402  Die Kennung „blatt“ kommt unter „quellen“ 2-mal vor."
            "  → Jeder Angabe eine eigene Kennung geben."
        )
    ]


def test_essential_step_without_source(tmp_path: Path) -> None:
    steps = "schritte:\n  - id: eins\n    text: Erfinden.\n    teil: kern"
    lines = {"1. Der Kurs wurde erfunden.": "", "rolle_ki: partner": f"rolle_ki: partner\n{steps}"}
    assert report(tmp_path, edit(PRACTICE, lines)) == [
        (
            f"{PRACTICE}:16:11  PT311  „schritte“: Der Schritt ist als „kern“ markiert, aber ohne "
            "Beleg.  → Unter „quellen“ die Quelle nennen, die das sagt, oder „teil“ weglassen."
        )
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
        (
            f"{PRACTICE}:{place}  PT311  Es muss entweder „kommunen“ oder „landesweit: ja“ "
            "angegeben sein.  → Die Kommunen nennen, in denen die Praxis stattfindet, "
            "oder „landesweit: ja“."
        )
    ]


def test_id_that_is_kept_for_the_frame(tmp_path: Path) -> None:
    assert report(tmp_path, edit(OBSTACLES, {"  - id: regenwetter": "  - id: px-inhalt"}))[-1:] == [
        (
            f"{OBSTACLES}:2:9  PT309  „id“: „px-inhalt“ beginnt mit „px-“; so heißen nur Teile des "
            "Seitenrahmens.  → Eine Kennung ohne „px-“ am Anfang wählen."
        )
    ]


def test_id_that_is_kept_for_lists(tmp_path: Path) -> None:
    assert report(tmp_path, edit(OBSTACLES, {"  - id: regenwetter": "  - id: nach"}))[-1:] == [
        (
            f"{OBSTACLES}:2:9  PT309  „id“: „nach“ ist für Listen des Handbuchs vergeben.  "
            "→ Eine andere Kennung wählen."
        )
    ]
