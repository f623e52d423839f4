"""What authors read when ids and references are wrong; faulty entries cause no further faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import (
    A_GROUP,
    ACTORS,
    GROUPS,
    LAWS,
    OBSTACLES,
    PRACTICE,
    SECOND,
    UNKNOWN_FIELD,
    VALID,
    Files,
    add,
    body,
    content,
    edit,
    edited,
    field,
    groups,
    report,
    second,
)
from praxistransfer.content.loading import load_library
from praxistransfer.model.practice import Practice

AN_ID = (
    "Nur Kleinbuchstaben a–z, Ziffern und einzelne Bindestriche verwenden, "
    "zum Beispiel „schwimmkurs-olpe“ (ä als ae, ß als ss)."
)
NO_HTML = "Markdown verwenden oder das Zeichen „<“ ausschreiben."
A_SOURCE = "Die Quelle eintragen oder den Beleg berichtigen."


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


@pytest.mark.parametrize("id_", ["Erfundene", r"erfun\tdene", "erfun\ud7a4dene"])
def test_invalid_id_is_never_proposed(tmp_path: Path, id_: str) -> None:
    problems = report(tmp_path, edit(GROUPS, {"  - id: erfundene": f'  - id: "{id_}"'}))
    assert problems[-1].startswith(f"{GROUPS}:2:9  PT309  ")
    assert not any("Gemeint" in problem for problem in problems)
    assert all(map(str.isprintable, problems))


def test_path_traversal_in_a_reference(tmp_path: Path) -> None:
    change = {"zielgruppen: [erfundene]": "zielgruppen: [../../etc/passwd]"}
    assert report(tmp_path, edit(PRACTICE, change)) == [
        (
            f"{PRACTICE}:7:15  PT309  „zielgruppen“: „../../etc/passwd“ ist keine gültige Kennung."
            f"  → {AN_ID}"
        )
    ]


def test_blanks_around_an_id_do_not_count(tmp_path: Path) -> None:
    assert report(tmp_path, edit(GROUPS, {"  - id: erfundene": "  - id: 'erfundene '"})) == []


@pytest.mark.parametrize(("id_", "first"), [("erfundene", GROUPS), ("verein-beispiel", ACTORS)])
def test_doubled_id_in_vocabularies(tmp_path: Path, id_: str, first: str) -> None:
    assert report(tmp_path, add(GROUPS, f"  - id: {id_}\n    label: A\n    definition: B\n")) == [
        (
            f"{GROUPS}:5:9  PT402  Die Kennung „{id_}“ ist schon vergeben ({first}, Zeile 2)."
            "  → Einem der beiden Einträge eine andere Kennung geben."
        )
    ]


def test_doubled_id_in_two_files(tmp_path: Path) -> None:
    assert report(tmp_path, {"beispiele/alt/musterkurs.md": VALID[PRACTICE]}) == [
        (
            f"{PRACTICE}:2:5  PT402  Die Kennung „musterkurs“ ist schon vergeben "
            "(beispiele/alt/musterkurs.md, Zeile 2)."
            "  → Einem der beiden Einträge eine andere Kennung geben."
        )
    ]


def test_id_differs_from_file_name(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"id: musterkurs": "id: beispielkurs"})) == [
        (
            f"{PRACTICE}:2:5  PT407  Die Kennung „beispielkurs“ passt nicht zum Dateinamen "
            "„musterkurs“.  → Die Datei in „beispielkurs“ umbenennen "
            "oder „id: musterkurs“ schreiben."
        )
    ]


def test_wrong_kind_of_reference(tmp_path: Path) -> None:
    change = {"zielgruppen: [erfundene]": "zielgruppen: [verein-beispiel]"}
    assert report(tmp_path, edit(PRACTICE, change)) == [
        (
            f"{PRACTICE}:7:15  PT404  „verein-beispiel“ gehört zu „Akteure“."
            "  → Hier eine Kennung aus der Liste „Zielgruppen“ eintragen."
        )
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
        (
            f"{PRACTICE}:27:1  PT506  Der Link führt ins Leere: „spiel-und-spas“ gibt es nicht. "
            "Gemeint: „spiel-und-spass“?  → Die Kennung nach „eintrag:“ berichtigen."
        )
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
        (
            f"{GROUPS}:8:18  PT405  Die Oberbegriffe drehen sich im Kreis: {circle}."
            "  → Bei einem dieser Einträge „oberbegriff“ ändern oder löschen."
        )
    ]


def test_two_circles_are_two_problems(tmp_path: Path) -> None:
    problems = report(tmp_path, groups(a="b", b="a", c="d", d="c"))
    assert [problem.split("  →")[0] for problem in problems] == [
        f"{GROUPS}:8:18  PT405  Die Oberbegriffe drehen sich im Kreis: a → b → a.",
        f"{GROUPS}:16:18  PT405  Die Oberbegriffe drehen sich im Kreis: c → d → c.",
    ]


def test_change_of_a_step_that_the_practice_does_not_have(tmp_path: Path) -> None:
    steps = "schritte: [{id: eins, text: Erfinden.}]"
    change = {"1. Der Kurs wurde erfunden.": "", "rolle_ki: partner": f"rolle_ki: partner\n{steps}"}
    transfer = (
        "id: probe\ntitel: Probe\npraxis: musterkurs\nart: kommune_zu_kommune\n"
        "von: [{name: A}]\nnach: [{name: B}]\nzeitraum: {von: 2019}\nstatus: erprobt\n"
        "quellen: [{titel: T, datum: 2019}]\n"
        "anpassungen:\n  - schritt: eines\n    treue: angepasst\n    was: Alles.\n"
    )
    assert report(tmp_path, edit(PRACTICE, change), {"uebertragungen/probe.yml": transfer}) == [
        (
            "uebertragungen/probe.yml:11:14  PT401  Den Schritt „eines“ hat das Beispiel nicht. "
            "Gemeint: „eins“?  → Einen Schritt aus dem Beispiel eintragen oder „schritt“ weglassen."
        )
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
        (
            f"{GROUPS}:2:5  PT302  Die Angabe „label“ fehlt."
            "  → Ergänzen: Der Name, unter dem der Eintrag erscheint."
        )
    ]


def test_an_entry_without_its_faulty_items_is_known(tmp_path: Path) -> None:
    change = field("orte: [Musterdorf, [Musterstadt], Musterhausen]")
    library, problems = load_library(content(tmp_path, change))
    assert [problem.code for problem in problems] == ["PT303"]
    practice = library.entries["musterkurs"]
    assert isinstance(practice, Practice)
    assert practice.orte == ("Musterdorf", "Musterhausen")


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


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("stand: 2019-05", ""),
        ("stand: 2019-05", "stand: gestern"),
        ("stand: 2019-05", "stand: 2019-05\nlandesweit: ja"),
        ("    datum: 2019-05", ""),
    ],
    ids=["missing field", "wrong value", "broken rule", "faulty source"],
)
def test_no_fault_of_the_head_hides_faults_of_the_text(tmp_path: Path, old: str, new: str) -> None:
    lines = {old: new, "Nicht belegt.": "Ein [Link](eintrag:nirgends).[^fehlt]"}
    codes = [problem.split("  ")[1] for problem in report(tmp_path, edit(PRACTICE, lines))]
    assert len(codes) == 3
    assert codes[1:] == ["PT408", "PT506"]
