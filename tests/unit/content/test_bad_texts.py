"""What authors read when sections are wrong or texts hold what they must not hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import (
    ACTORS,
    HANDBUCH,
    PRACTICE,
    TITLE,
    VALID,
    Files,
    body,
    edit,
    edited,
    field,
    report,
)

SECTIONS = "„Ausgangslage“, „Ziele“, „Vorgehen“ und „Ergebnisse“"
NUMBER_STEPS = "Die Schritte mit 1., 2., 3. nummerieren oder im Kopf unter „schritte“ angeben."
NO_HTML = "Markdown verwenden oder das Zeichen „<“ ausschreiben."
A_LINK = "Eine Adresse mit https:// oder einen Eintrag mit „eintrag:kennung“ angeben."
NO_COMMAND = (
    "PT505  Vorlagen-Befehle wie „{{ … }}“ sind im Text nicht erlaubt."
    "  → Den Befehl löschen und den gemeinten Text schreiben."
)
NO_HANDLER = (
    "PT503  Ereignis-Befehle wie „onclick=“ sind im Text nicht erlaubt."
    "  → Die geschweifte Klammer mit ihrem Inhalt löschen."
)
NO_MAIL = "Löschen; ein Funktionspostfach gehört in „kontakt: postfach“."
A_MAILBOX = "Ein Funktionspostfach angeben, zum Beispiel „integration@…“."


# --- Sections -----------------------------------------------------------------------------------


def test_missing_section(tmp_path: Path) -> None:
    text = VALID[PRACTICE].replace("## Ziele\n\n- Ein Kurs für alle.\n\n", "")
    assert report(tmp_path, {PRACTICE: text}) == [
        (
            f"{PRACTICE}:2:1  PT501  Der Abschnitt „Ziele“ fehlt."
            "  → Die Zeile „## Ziele“ ergänzen; der Abschnitt darf leer bleiben."
        )
    ]


def test_empty_section_is_no_fault(tmp_path: Path) -> None:
    text = edited(VALID[PRACTICE], {"- Ein Kurs für alle.": "", "1. Der Kurs wurde erfunden.": ""})
    assert report(tmp_path, {PRACTICE: text}) == []


def test_unknown_section(tmp_path: Path) -> None:
    assert report(tmp_path, body("## Wetterlage")) == [
        (
            f"{PRACTICE}:27:1  PT502  Der Abschnitt „Wetterlage“ ist nicht bekannt."
            f"  → Vorgesehen sind {SECTIONS}."
        )
    ]


def test_misspelt_section_is_not_missing_as_well(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"## Ziele": "## Zeile"})) == [
        (
            f"{PRACTICE}:29:1  PT502  Der Abschnitt „Zeile“ ist nicht bekannt. Gemeint: „Ziele“?"
            f"  → Vorgesehen sind {SECTIONS}."
        )
    ]


@pytest.mark.parametrize("heading", ["# Groß", "### Klein", "###### Winzig"])
def test_heading_of_another_level(tmp_path: Path, heading: str) -> None:
    assert report(tmp_path, body(heading)) == [
        (
            f"{PRACTICE}:27:1  PT502  Überschriften wie „{heading}“ sind im Text nicht vorgesehen."
            "  → Das Zeichen „#“ löschen; Wichtiges lässt sich mit **fett** hervorheben."
        )
    ]


def test_doubled_section(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"- Ein Kurs für alle.": "## Ziele"})) == [
        (
            f"{PRACTICE}:31:1  PT502  Der Abschnitt „Ziele“ kommt doppelt vor."
            "  → Beide Abschnitte zusammenführen."
        )
    ]


def test_sections_in_wrong_order(tmp_path: Path) -> None:
    start, goals = "## Ausgangslage\n\nEs fehlte ein Kurs.[^blatt]\n\n", "## Ziele\n\n- Ein Kurs"
    text = VALID[PRACTICE].replace(start, "").replace(goals, f"## Ziele\n\n{start}- Ein Kurs")
    assert report(tmp_path, {PRACTICE: text}) == [
        (
            f"{PRACTICE}:27:1  PT502  Der Abschnitt „Ausgangslage“ steht an der falschen Stelle."
            f"  → Die Reihenfolge ist {SECTIONS}."
        )
    ]


def test_text_before_the_first_heading(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"## Ausgangslage": "Vorweg.\n\n## Ausgangslage"})) == [
        (
            f"{PRACTICE}:25:1  PT502  Vor der ersten Überschrift steht Text."
            "  → Den Text in einen Abschnitt oder in die Kurzfassung verschieben."
        )
    ]


@pytest.mark.parametrize("steps", ["- Der Kurs.", "Der Kurs.", "Am 1. Mai.", "- 1. Der Kurs."])
def test_procedure_that_is_no_numbered_list(tmp_path: Path, steps: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {"1. Der Kurs wurde erfunden.": steps})) == [
        (
            f"{PRACTICE}:33:1  PT509  Der Abschnitt „Vorgehen“ ist keine nummerierte Liste."
            f"  → {NUMBER_STEPS}"
        )
    ]


def test_procedure_in_head_and_body(tmp_path: Path) -> None:
    assert report(tmp_path, field("schritte: [{id: eins, text: Erfinden.}]")) == [
        (
            f"{PRACTICE}:34:1  PT311  Das Vorgehen steht doppelt da: im Kopf unter „schritte“ und "
            "als Liste im Text.  → Die Liste im Text löschen oder „schritte“ im Kopf."
        )
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
        (
            edit(ACTORS, {"    label: Verein Beispiel": "    label: <b>Verein</b>"}),
            f"{ACTORS}:3:12",
        ),
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
        ("[x](&#106;avascript:x)", "javascript:x"),
        ("[x](&#x6A;avascript&colon;x)", "javascript:x"),
        ("[x](<javascript:x>)", "javascript:x"),
        ("<javascript:x>", "javascript:x"),
        ("[x]: javascript:x", "javascript:x"),
        ("[x]: &#106;avascript:x", "javascript:x"),
        ("> [x]: &#106;avascript:x", "javascript:x"),
        ("- [x]: &#106;avascript:x", "javascript:x"),
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


@pytest.mark.parametrize("text", ["![Plan](https://example.org/p.png)", "Der Plan:\n![Plan][p]"])
def test_pictures_in_the_text_do_not_vanish_without_a_word(tmp_path: Path, text: str) -> None:
    line = 27 + text.count("\n")
    advice = "Das Bild als „materialien“ angeben oder in Worten sagen, was es zeigt."
    assert report(tmp_path, body(text)) == [
        f"{PRACTICE}:{line}:1  PT504  Bilder im Text zeigt das Handbuch nicht.  → {advice}"
    ]


def test_a_picture_with_a_script_link_has_two_faults(tmp_path: Path) -> None:
    assert len(report(tmp_path, body("![x](javascript:x)"))) == 2


def test_script_address_in_running_text(tmp_path: Path) -> None:
    assert report(tmp_path, body("Bitte javascript:alert(1) eingeben.")) == [
        f"{PRACTICE}:27:1  PT504  Ein Link auf „javascript:a“ ist nicht erlaubt.  → {A_LINK}"
    ]


def test_reference_definition_inside_a_field(tmp_path: Path) -> None:
    assert report(tmp_path, field("lehren: |\n  Ein [x].\n\n  [x]: &#106;avascript:x")) == [
        f"{PRACTICE}:12:9  PT504  Ein Link auf „javascript:x“ ist nicht erlaubt.  → {A_LINK}"
    ]


@pytest.mark.parametrize(
    ("text", "line", "target"),
    [
        ("Ein [langer\nText](//example.org).", 28, "//example.org"),
        ("Eins.\nZwei, [x](\n/pfad).", 28, "/pfad"),
        ("[x [y] z](data:text/html,x)", 27, "data:text/html,x"),
        ("Gut[^blatt](so) und [x](/pfad)", 27, "/pfad"),
    ],
)
def test_links_are_found_as_markdown_reads_them(
    tmp_path: Path, text: str, line: int, target: str
) -> None:
    assert report(tmp_path, body(text)) == [
        f"{PRACTICE}:{line}:1  PT504  Ein Link auf „{target}“ ist nicht erlaubt.  → {A_LINK}"
    ]


def test_link_over_two_lines_to_an_entry_that_does_not_exist(tmp_path: Path) -> None:
    assert report(tmp_path, body("Siehe [den\nEintrag](eintrag:musterkur).")) == [
        (
            f"{PRACTICE}:28:1  PT506  Der Link führt ins Leere: „musterkur“ gibt es nicht. "
            "Gemeint: „musterkurs“?  → Die Kennung nach „eintrag:“ berichtigen."
        )
    ]


@pytest.mark.parametrize(
    "text",
    ["- " * 13 + "x", "> " * 13 + "x", "1. " * 13 + "x"],
)
def test_text_that_is_nested_too_deep(tmp_path: Path, text: str) -> None:
    assert report(tmp_path, body(f"Vorweg.\n{text}")) == [
        (
            f"{PRACTICE}:28:1  PT208  Der Text ist tiefer als 12 Ebenen verschachtelt."
            "  → Die Zeichen am Anfang der Zeile und die Einrückung prüfen."
        )
    ]


@pytest.mark.parametrize("text", ["> - 1. x", "* " * 12 + "x", "1." * 20 + " x"])
def test_text_that_is_not_nested_too_deep(tmp_path: Path, text: str) -> None:
    assert report(tmp_path, body(text)) == []


def test_paragraph_that_would_keep_the_converter_busy(tmp_path: Path) -> None:
    assert report(tmp_path, body("[" * 201 + "\n\n" + "[" * 200)) == [
        (
            f"{PRACTICE}:27:1  PT305  Der Absatz enthält mehr als 200 eckige Klammern."
            "  → Den Absatz teilen."
        )
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
        (
            f"{PRACTICE}:14:12  PT508  Der Pfad „{path}“ führt aus dem Ordner des Eintrags hinaus."
            "  → Die Datei neben den Eintrag legen und nur ihren Namen angeben."
        )
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Vorweg.\n\n---", 29, "PT510  Eine Trennlinie ist im Text nicht vorgesehen."),
        ("Vorweg.\n---", 28, "PT502  Die Zeile „---“ macht den Text darüber zur Überschrift"),
        ("```\nx\n```", 27, "PT510  Ein Block aus Programmcode ist im Text nicht vorgesehen."),
        ("So[^blatt]\n\n[^blatt]: x", 29, "PT511  Fußnoten lassen sich im Text nicht erklären."),
        ("Mehr im [Bericht][b].", 27, "PT512  Zum Link „[b]“ fehlt die Adresse."),
        ("-\u00a0Raum", 27, "PT513  Nach „-“ steht ein geschütztes Leerzeichen (U+00A0)."),
        ("• Raum", 27, "PT514  Mit „•“ entsteht keine Liste."),
        ("*in und Trans* Personen", 27, "PT515  Es ist nicht klar, ob der Stern vor „in“"),
    ],
)  # fmt: skip
def test_notation_that_the_handbook_does_not_show(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    (problem,) = report(tmp_path, body(text))
    assert problem.startswith(f"{PRACTICE}:{line}:1  {message}")


@pytest.mark.parametrize(
    "text", ["Die Berater*innen.\n- das Amt\n- die Schüler_innen", "| a |\n|-|"]
)
def test_notation_that_the_handbook_shows(tmp_path: Path, text: str) -> None:
    assert report(tmp_path, body(text)) == []


@pytest.mark.parametrize(
    ("heading", "what"),
    [
        ("##\u00a0Ziele", "Nach „##“ steht ein geschütztes Leerzeichen (U+00A0)."),
        ("##Ziele", "Nach „##“ fehlt das Leerzeichen."),
    ],
)
def test_heading_with_an_odd_blank_is_not_missing_as_well(
    tmp_path: Path, heading: str, what: str
) -> None:
    (problem,) = report(tmp_path, edit(PRACTICE, {"## Ziele": heading}))
    assert problem.startswith(f"{PRACTICE}:29:1  PT513  {what}  → ")


@pytest.mark.parametrize(
    ("change", "place", "what"),
    [
        (edit(PRACTICE, {TITLE: f"titel:\u00a0{TITLE[7:]}"}), "3:7", "Nach „titel:“"),
        (edit(PRACTICE, {TITLE: f"titel:\u2007{TITLE[7:]}"}), "3:7", "Nach „titel:“"),
        (field("orte:\n  -\u00a0Musterstadt\n  - Probestadt"), "13:4", "Nach „-“"),
        (field("lehren: |\n  -\u00a0Raum"), "12:9", "Nach „-“"),
    ],
)
def test_odd_blank_in_the_head(tmp_path: Path, change: Files, place: str, what: str) -> None:
    (problem,) = report(tmp_path, change)
    assert problem.startswith(f"{PRACTICE}:{place}  PT513  {what} steht ein ")


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
        (
            f"{PRACTICE}:13:11  PT507  Der Text enthält eine Mailadresse („erika@kreis.example“)."
            f"  → {NO_MAIL}"
        )
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
        (
            f"{PRACTICE}:27:1  PT507  Der Text enthält eine Telefonnummer („0231 5012345“)."
            "  → Die Nummer löschen."
        )
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
        (
            f"{PRACTICE}:14:13  PT507  „{mailbox}“ sieht nach dem Postfach einer Person aus."
            f"  → {A_MAILBOX}"
        )
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
        "51.kita-ost@kreis.example",  # a number in front: an office, no name
        "4711.anna-b@kreis.example",
    ],
)
def test_function_mailbox(tmp_path: Path, mailbox: str) -> None:
    assert report(tmp_path, field(f"kontakt:\n  stelle: Amt\n  postfach: {mailbox}")) == []


# --- Where links lead ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("[x](https://www.example.org@evil.example/)", "PT313"),
        ("<https://www.example.org@evil.example/>", "PT313"),
        ("[x][y]\n\n[y]: https://www.example.org@evil.example/", "PT313"),
        ("[x](https://ex\u0430mple.org/)", "PT313"),
        ("[x](https://xn--exmple-4nf.org/)", "PT313"),
        ("[x](https://example.org%40evil.example/)", "PT313"),
        ("[x](https://www&#46;example&#46;org&#64;evil.example/)", "PT313"),
        ("[x](http://127.0.0.1:8000/)", "PT314"),
        ("[x](http://169.254.169.254/latest/)", "PT314"),
        ("[x](http://[::1]/)", "PT314"),
        ("[x](https://example.org:0/)", "PT310"),
        (f"[x](https://example.org/{'a' * 2000})", "PT310"),
    ],
)
def test_a_link_in_a_text_is_judged_like_an_address_in_a_field(
    tmp_path: Path, link: str, code: str
) -> None:
    problems = report(tmp_path, body(f"Text.\n\n{link}"))
    (problem,) = (item for item in problems if "  PT507  " not in item)  # it looks like mail, too
    assert f"  {code}  " in problem
    assert problem.startswith(f"{PRACTICE}:29:1  ")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c&d=e#f",
        "https://example.org/a---b",
        "https://de.example.org/wiki/Muster_(Kreis)",
        "https://müller.example/über",
        "https://example.org/@amt",
    ],
)
def test_honest_addresses_are_taken_everywhere(tmp_path: Path, address: str) -> None:
    source = edited(
        VALID[PRACTICE],
        {
            "    datum: 2019-05": f"    datum: 2019-05\n    url: {address}",
            "Es fehlte ein Kurs.[^blatt]": f"Ein [Kurs]({address}) und <{address}>.",
        },
    )
    assert report(tmp_path, {PRACTICE: source}) == []
