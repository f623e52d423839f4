"""The file of the operator: what may stand in it, and what a release needs of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import content, report
from praxistransfer.content.checking import check_content

ROOT = Path(__file__).parents[3]
OPERATOR = "betreiber.yml"
RECORD = "pruefbericht.yml"


def test_both_files_may_stay_away(tmp_path: Path) -> None:
    library, problems = check_content(content(tmp_path))
    assert problems == []
    assert library.betreiber.name is None
    assert library.pruefbericht is None


def test_a_function_mailbox_and_the_phone_of_an_office_may_stand_there(tmp_path: Path) -> None:
    text = (
        "name: Erfundenes Amt\nemail: info@amt.example\ntelefon: 0231 5012345\n"
        "datenschutz_email: datenschutz@amt.example\nfeedback_email: barrierefrei@amt.example\n"
        "ombudsstelle_email: ombudsstelle@amt.example\nfeedback_url: https://amt.example/0231-5012345\n"
    )
    assert report(tmp_path, {OPERATOR: text}) == []


@pytest.mark.parametrize(
    "field", ["email", "datenschutz_email", "feedback_email", "ombudsstelle_email"]
)
def test_the_mailbox_of_a_person_is_refused(tmp_path: Path, field: str) -> None:
    assert report(tmp_path, {OPERATOR: f"{field}: erika.muster@amt.example\n"}) == [
        (
            f"{OPERATOR}:1:{len(field) + 3}  PT507  „erika.muster@amt.example“ sieht nach dem "
            "Postfach einer Person aus.  → Ein Funktionspostfach angeben, zum Beispiel "
            "„integration@…“."
        )
    ]


def test_mail_and_phone_are_refused_in_the_other_fields(tmp_path: Path) -> None:
    text = "anschrift: Weg 1, info@amt.example\nhosting: Fragen unter 0231 5012345.\n"
    assert report(tmp_path, {OPERATOR: text}) == [
        (
            f"{OPERATOR}:1:12  PT507  Der Text enthält eine Mailadresse („info@amt.example“)."
            "  → Löschen; ein Funktionspostfach gehört in „email“."
        ),
        (
            f"{OPERATOR}:2:10  PT507  Der Text enthält eine Telefonnummer („0231 5012345“)."
            "  → Die Nummer löschen."
        ),
    ]


def test_faults_are_reported_with_their_place(tmp_path: Path) -> None:
    text = "nmae: Amt\nbewertung: voll\nwebadresse: amt.example\n"
    found = report(tmp_path, {OPERATOR: text})
    assert [line.split("  ")[:3] for line in found] == [
        [f"{OPERATOR}:1:1", "PT301", "Das Feld „nmae“ ist nicht bekannt. Gemeint: „name“?"],
        [f"{OPERATOR}:2:12", "PT304", "„voll“ ist für „bewertung“ nicht erlaubt."],
        [
            f"{OPERATOR}:3:13",
            "PT310",
            "„webadresse“: „amt.example“ ist keine gültige Internetadresse.",
        ],
    ]


def test_a_record_of_tests_without_its_date_is_refused(tmp_path: Path) -> None:
    (problem,) = report(tmp_path, {RECORD: "nicht_geprueft: [Alles.]\n"})
    assert problem.startswith(f"{RECORD}:1:1  PT302  Die Angabe „am“ fehlt.")


def test_the_file_that_is_shipped_names_every_field_and_fills_none() -> None:
    library, problems = check_content(ROOT / "practices")
    assert problems == []
    written = library.betreiber_origin.document.data
    assert [*written] == [*type(library.betreiber).model_fields]
    assert {*written.values()} == {None}
