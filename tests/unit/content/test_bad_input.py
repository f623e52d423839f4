"""What authors read when a file or its notation is wrong, and what holds for all faults."""

from __future__ import annotations

import builtins
import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import some

from content import (
    A_GROUP,
    ACTORS,
    CENTRES,
    FIELDS,
    GROUPS,
    HANDBUCH,
    OBSTACLES,
    PRACTICE,
    PROGRAMMES,
    SECOND,
    TITLE,
    TRANSFER,
    UNKNOWN_FIELD,
    VALID,
    Files,
    add,
    body,
    content,
    edit,
    field,
    groups,
    problems_of,
    report,
    second,
    write_content,
)
from praxistransfer.content import source_files
from praxistransfer.content.checking import check_content
from praxistransfer.content.checks import check_library
from praxistransfer.content.loading import load_library
from praxistransfer.content.source_files import FoundFile, read_bytes
from praxistransfer.model.signs import name_sign

A_NAME = (
    "Nur Kleinbuchstaben a–z, Ziffern und Bindestriche verwenden "
    "und den Namen mit „{}“ enden lassen."
)
PARSED = (
    "PT207  Die Typangabe „{}“ ist nicht erlaubt.  → Die Angabe mit dem Ausrufezeichen löschen."
)
CONTROL = (
    "PT203  Die Datei enthält ein unsichtbares Steuerzeichen."
    "  → Das Zeichen löschen und den Text neu tippen."
)
TOO_DEEP = "PT208  Die Angaben sind tiefer als 12 Ebenen verschachtelt.  → Die Einrückung prüfen."
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

needs_posix = pytest.mark.skipif(os.name == "nt", reason="Windows cannot make such files")
needs_case = pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="the file system does not tell cases apart"
)


def head(text: str) -> Files:
    """Return the change that replaces the whole head of the practice."""
    return {PRACTICE: f"---\n{text}---\n" + VALID[PRACTICE].split("\n---\n")[1]}


def test_valid_content_has_no_problems(tmp_path: Path) -> None:
    assert report(tmp_path) == []


# --- Files --------------------------------------------------------------------------------------


def test_file_that_is_not_utf8(tmp_path: Path) -> None:
    assert report(tmp_path, {PRACTICE: VALID[PRACTICE].encode("latin-1")}) == [
        (
            f"{PRACTICE}:31:1  PT101  Die Datei ist nicht als UTF-8 gespeichert."
            "  → Im Editor als Kodierung „UTF-8“ wählen und neu speichern."
        )
    ]


def test_byte_order_mark(tmp_path: Path) -> None:
    assert report(tmp_path, {PRACTICE: b"\xef\xbb\xbf" + VALID[PRACTICE].encode()}) == [
        (
            f"{PRACTICE}:1:1  PT102  Die Datei beginnt mit einer unsichtbaren Bytefolge (BOM)."
            "  → Als „UTF-8 ohne BOM“ speichern."
        )
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
        (
            f"{PRACTICE}:{line}:1  PT103  Die Datei hat Windows-Zeilenenden (CRLF)."
            "  → Im Editor die Zeilenenden auf „LF“ stellen und neu speichern."
        )
    ]


@pytest.mark.parametrize("file", [PRACTICE, HANDBUCH, OBSTACLES])
@pytest.mark.parametrize("text", ["", " \n\n"])
def test_empty_file(tmp_path: Path, file: str, text: str) -> None:
    assert report(tmp_path, {file: text}) == [
        f"{file}:1:1  PT104  Die Datei ist leer.  → Inhalt einfügen oder die Datei löschen."
    ]


def test_file_of_ten_megabytes(tmp_path: Path) -> None:
    root = content(tmp_path, {PRACTICE: VALID[PRACTICE] + "Regen. " * 1_500_000})
    assert problems_of(root) == [
        (
            f"{PRACTICE}:1:1  PT105  Die Datei ist größer als 1024 Kibibyte."
            "  → Den Inhalt kürzen oder aufteilen."
        )
    ]


def test_no_front_matter(tmp_path: Path) -> None:
    assert report(tmp_path, {PRACTICE: VALID[PRACTICE].removeprefix("---\n")}) == [
        (
            f"{PRACTICE}:1:1  PT201  Die Datei beginnt nicht mit einem Kopf."
            "  → In die erste Zeile „---“ schreiben, darunter die Angaben und wieder „---“."
        )
    ]


def test_unclosed_front_matter(tmp_path: Path) -> None:
    assert report(tmp_path, {PRACTICE: VALID[PRACTICE].replace("\n---\n", "\n")}) == [
        (
            f"{PRACTICE}:39:1  PT202  Der Kopf der Datei wird nicht geschlossen."
            "  → Nach der letzten Angabe des Kopfes eine Zeile „---“ einfügen."
        )
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Kurs für Ältere.md", "muster kurs.md", "müsterkurs.md", "a_b.md", "kurs.MD", "a.txt",
        "-kurs.md", "kurs-.md", "muster--kurs.md", "-.md", "kurs.md5", "kurs.", "kurs",
    ],
)  # fmt: skip
def test_file_name_with_blanks_or_umlauts(tmp_path: Path, name: str) -> None:
    assert report(tmp_path, {f"beispiele/{name}": "Text"}) == [
        (
            f"beispiele/{name}:1:1  PT107  Der Dateiname „{name}“ passt nicht in diesen Ordner."
            f"  → {A_NAME.format('.md')}"
        )
    ]


@needs_case
def test_file_names_that_differ_only_in_case(tmp_path: Path) -> None:
    assert report(tmp_path, {"beispiele/Musterkurs.md": VALID[PRACTICE]}) == [
        (
            "beispiele/Musterkurs.md:1:1  PT107  Der Dateiname „Musterkurs.md“ passt nicht in "
            f"diesen Ordner.  → {A_NAME.format('.md')}"
        ),
        (
            f"{PRACTICE}:1:1  PT406  Nur Groß- und Kleinschreibung unterscheidet die Datei von "
            "„beispiele/Musterkurs.md“.  → Eine der beiden Dateien umbenennen."
        ),
    ]


@needs_posix
@pytest.mark.parametrize("path", [PRACTICE, HANDBUCH, GROUPS, "beispiele/blatt.pdf", "muster/x"])
def test_a_pipe_in_place_of_a_file_is_not_waited_for(tmp_path: Path, path: str) -> None:
    root = content(tmp_path)
    (root / path).unlink(missing_ok=True)
    (root / path).parent.mkdir(exist_ok=True)
    os.mkfifo(root / path)
    assert (
        f"{path}:1:1  PT112  Statt einer Datei liegt hier eine Warteschlange (FIFO)."
        "  → Löschen oder umbenennen und die Datei hier ablegen."
    ) in problems_of(root)


@needs_posix
def test_a_socket_in_place_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = content(tmp_path)
    (root / PRACTICE).unlink()
    monkeypatch.chdir(root)  # their names are short
    with socket.socket(socket.AF_UNIX) as line:
        line.bind(PRACTICE)
        (problem,) = problems_of(root)
    assert "PT112  Statt einer Datei liegt hier ein Anschluss eines Programms (Socket)." in problem


@pytest.mark.parametrize("path", [PRACTICE, "beispiele/sport/kurs.md", "beispiele/blatt.pdf"])
def test_a_folder_in_place_of_a_file(tmp_path: Path, path: str) -> None:
    root = content(tmp_path)
    (root / path).unlink(missing_ok=True)
    (root / path).mkdir(parents=True)
    (root / path / "innen.md").write_text("nichts", "utf-8")
    assert problems_of(root) == [
        (
            f"{path}:1:1  PT112  Statt einer Datei liegt hier ein Ordner."
            "  → Löschen oder umbenennen und die Datei hier ablegen."
        )
    ]


def test_a_folder_in_place_of_a_file_about_the_whole(tmp_path: Path) -> None:
    root = content(tmp_path)
    (root / "betreiber.yml").mkdir()
    (problem,) = problems_of(root)
    assert problem.startswith("betreiber.yml:1:1  PT112  Statt einer Datei liegt hier ein Ordner.")


def test_a_file_in_place_of_a_folder(tmp_path: Path) -> None:
    assert report(tmp_path, {"muster": "nichts"}) == [
        (
            "muster:1:1  PT112  Statt eines Ordners liegt hier eine Datei."
            "  → Löschen oder umbenennen und den Ordner anlegen."
        )
    ]


@needs_posix
def test_a_file_that_becomes_a_pipe_meanwhile_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "kurs.md")
    assert not isinstance(read_bytes(FoundFile("kurs.md", str(tmp_path / "kurs.md"))), bytes)


@pytest.mark.parametrize(
    ("name", "raw", "kind"),
    [
        ("blatt.pdf", b"<!DOCTYPE html><title>404</title>", "PDF"),
        ("blatt.pdf", b"", "PDF"),
        ("bild.png", b"\xff\xd8\xff\xe0", "PNG"),
        ("bild.jpg", b"\x89PNG\r\n\x1a\n", "JPG"),
        ("brief.docx", b"%PDF-1.7", "DOCX"),
        ("liste.ods", b"a;b;c", "ODS"),
    ],
)
def test_material_that_is_not_what_its_name_says(
    tmp_path: Path, name: str, raw: bytes, kind: str
) -> None:
    assert report(tmp_path, {f"beispiele/{name}": raw}) == [
        (
            f"beispiele/{name}:1:1  PT113  Der Inhalt der Datei ist kein {kind}.  → Die Datei "
            "öffnen und prüfen; vielleicht wurde statt ihr eine Webseite gespeichert."
        )
    ]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("blatt.pdf", b"%PDF-1.7\n"),
        ("bild.png", b"\x89PNG\r\n\x1a\n"),
        ("bild.jpg", b"\xff\xd8\xff\xe0"),
        ("brief.docx", b"PK\x03\x04"),
    ],
)
def test_material_that_is_what_its_name_says(tmp_path: Path, name: str, raw: bytes) -> None:
    assert report(tmp_path, {f"beispiele/{name}": raw}) == []


@needs_posix
@pytest.mark.parametrize("name", [b"kurs\xff.md", b"kurs\n.md", b"kurs\x1b[31m.md"])
def test_problem_with_an_odd_file_name_is_one_printable_line(tmp_path: Path, name: bytes) -> None:
    root = content(tmp_path)
    Path(os.fsdecode(os.fsencode(root / "beispiele") + b"/" + name)).touch()
    (problem,) = problems_of(root)
    assert "PT107" in problem
    assert problem.isprintable()


@pytest.mark.parametrize(
    "name",
    [
        "musterkurs.md~", "#musterkurs.md#", ".#musterkurs.md", "4913", "sedAb3dEf", "Thumbs.db",
        "desktop.ini", "~$musterkurs.docx", "musterkurs.md.bak", "musterkurs.md.orig",
        "musterkurs.md.tmp", ".musterkurs.md.swp", "musterkurs.md.swp", "musterkurs.md___jb_tmp___",
        "musterkurs.md:Zone.Identifier", "handzettel.pdf.part",
    ],
)  # fmt: skip
def test_what_programs_leave_behind_is_no_fault(tmp_path: Path, name: str) -> None:
    assert report(tmp_path, {f"beispiele/{name}": "Text"}) == []


@pytest.mark.parametrize(
    "name",
    [
        "musterkurs - Kopie.md", "musterkurs - Kopie (2).md", "Kopie von musterkurs.md",
        "musterkurs Kopie.md", "musterkurs Kopie 2.md", "musterkurs - Copy.md", "musterkurs (1).md",
        "musterkurs(1).md", "musterkurs.sync-conflict-20240101-120000-ABC.md",
        "musterkurs (Konflikt von PC-1).md", "Copy of musterkurs.md",
    ],
)  # fmt: skip
def test_a_copy_is_named_as_what_it_is(tmp_path: Path, name: str) -> None:
    (problem,) = report(tmp_path, {f"beispiele/{name}": VALID[PRACTICE]})
    assert problem.startswith(
        f"beispiele/{name}:1:1  PT107  „{name}“ sieht nach einer Kopie von „musterkurs.md“ aus"
    )


@needs_posix
@pytest.mark.parametrize("name", [b"\xff", b"a\nb", "a\u202eb".encode()])
def test_a_folder_whose_name_nobody_can_read_is_refused(tmp_path: Path, name: bytes) -> None:
    root = content(tmp_path)
    folder = root / "beispiele" / os.fsdecode(name)
    folder.mkdir()
    (folder / "kurs.md").touch()
    (problem,) = problems_of(root)
    assert "  PT107  Der Name des Ordners „" in problem
    assert problem.isprintable()


def test_folders_in_each_other_have_an_end(tmp_path: Path) -> None:
    root = content(tmp_path)
    folder = root / "beispiele"
    for number in range(1000):  # longer than a path may be, and deeper than calls may go
        folder /= "d"
        if number < 900:
            folder.mkdir()
    (problem,) = problems_of(root)
    assert problem.startswith("beispiele/d/d/d/d/d/d/d/d:1:1  PT107  Der Ordner liegt mehr als 8 ")


def test_a_folder_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = content(tmp_path, {"beispiele/zu/a.md": ""})
    scan = os.scandir

    def refuse(folder: str) -> Any:
        if folder.endswith("/zu"):
            raise PermissionError
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    (problem,) = problems_of(root)
    assert problem.startswith("beispiele/zu:1:1  PT109  Der Ordner kann nicht gelesen werden.")


def test_a_file_that_is_gone_again_at_once_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = content(tmp_path, {"beispiele/gleich-weg.md": VALID[PRACTICE]})
    check = source_files._check_place  # noqa: SLF001

    def check_late(place: Any, path: str, *rest: Any) -> Any:
        if path.endswith("gleich-weg.md"):
            Path(place).unlink()
        return check(place, path, *rest)

    monkeypatch.setattr(source_files, "_check_place", check_late)
    assert problems_of(root) == []


def test_material_next_to_its_entry_is_no_fault(tmp_path: Path) -> None:
    material = field("materialien:\n  - titel: Blatt\n    datei: handzettel.pdf")
    assert report(tmp_path, material, {"beispiele/handzettel.pdf": b"%PDF"}) == []


def test_material_that_is_not_there(tmp_path: Path) -> None:
    material = field("materialien:\n  - titel: Blatt\n    datei: handzettel.pdf")
    assert report(tmp_path, material, {"muster/handzettel.pdf": b""}) == [
        (
            f"{PRACTICE}:14:12  PT506  Die Datei „handzettel.pdf“ liegt nicht neben dem Eintrag."
            "  → Die Datei in denselben Ordner legen wie den Eintrag und den Namen prüfen."
        ),
        (
            "muster/handzettel.pdf:1:1  PT107  Der Dateiname „handzettel.pdf“ passt nicht in "
            f"diesen Ordner.  → {A_NAME.format('.md')}"
        ),
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
    real_open = builtins.open

    def refuse(path: Any, *args: Any, **kwargs: Any) -> Any:
        if str(path).endswith("zweitkurs.md") and args == ("rb",):
            raise PermissionError(13, "Permission denied", path)
        return real_open(path, *args, **kwargs)

    monkeypatch.setattr(builtins, "open", refuse)
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
        (
            f"{file}:1:1  PT107  „{file}“ ist kein bekanntes Vokabular.{hint}  → Bekannt sind "
            "akteure.yml, glossar.yml, handlungsfelder.yml, kommunen.yml, programme.yml, "
            "quellenwerke.yml, rechtsgrundlagen.yml, stolpersteine.yml, strukturelemente.yml und "
            "zielgruppen.yml."
        )
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


# --- The notation -------------------------------------------------------------------------------


def test_doubled_key(tmp_path: Path) -> None:
    change = {"stand: 2019-05": "stand: 2019-05\nstand: 2019-06"}
    assert report(tmp_path, edit(PRACTICE, change)) == [
        (
            f"{PRACTICE}:14:1  PT205  Das Feld „stand“ steht schon in Zeile 13."
            "  → Eine der beiden Angaben löschen."
        )
    ]


@pytest.mark.parametrize(("line", "place"), [("  von: 2018-09", "10:1"), ("  bis: 2019", "11:1")])
def test_tab_indentation(tmp_path: Path, line: str, place: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {line: line.replace("  ", "\t")})) == [
        f"{PRACTICE}:{place}  {TAB}"
    ]


@pytest.mark.parametrize(
    ("line", "text", "place", "message"),
    [
        (
            TITLE,
            "titel: Musterkurs: ein Anfang",
            "3:18",
            (
                "Hier steht ein Doppelpunkt, wo keiner stehen kann."
                "  → Texte mit Doppelpunkt in Anführungszeichen setzen; "
                "sonst die Einrückung prüfen."
            ),
        ),
        (
            TITLE,
            "titel: 'Musterkurs im Kreis",
            "3:8",
            (
                "Ein Anführungszeichen wird nicht geschlossen."
                "  → Das schließende Anführungszeichen ergänzen."
            ),
        ),
        (
            TITLE,
            'titel: "Musterkurs" im Kreis',
            "3:21",
            (
                "Nach dem schließenden Anführungszeichen steht noch Text."
                "  → Den ganzen Wert in einfache Anführungszeichen setzen, "
                "zum Beispiel '„Cup“ in Olpe'."
            ),
        ),
        (
            TITLE,
            "titel: @Kreis Musterland",
            "3:8",
            (
                "Ein Wert beginnt mit einem Zeichen, das hier nicht am Anfang stehen darf."
                "  → Den Text in Anführungszeichen setzen."
            ),
        ),
        (
            "zielgruppen: [erfundene]",
            "zielgruppen: [erfundene",
            "7:14",
            (
                "Eine Klammer ist nicht geschlossen oder ein Komma fehlt."
                "  → Die Klammer schließen oder das Komma ergänzen."
            ),
        ),
        (
            "stand: 2019-05",
            "stand 2019-05",
            "13:1",
            (
                "Nach dem Feldnamen fehlt der Doppelpunkt."
                "  → Die Angabe in der Form „feld: wert“ schreiben."
            ),
        ),
        (
            "    datum: 2019-05",
            "   datum: 2019-05",
            "17:4",
            (
                "Hier wird ein weiterer Listenpunkt erwartet, aber die Zeile passt nicht dazu."
                "  → Die Einrückung prüfen: Listenpunkte beginnen in derselben Spalte mit „- “."
            ),
        ),
    ],
)
def test_broken_notation(tmp_path: Path, line: str, text: str, place: str, message: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {line: text})) == [
        f"{PRACTICE}:{place}  PT203  {message}"
    ]


def test_anchor(tmp_path: Path) -> None:
    assert report(tmp_path, edit(PRACTICE, {"status: entwurf": "status: &stand entwurf"})) == [
        (
            f"{PRACTICE}:5:9  PT206  Der Anker „&stand“ ist nicht erlaubt."
            "  → Den Anker löschen und den Inhalt überall ausschreiben."
        )
    ]


@pytest.mark.parametrize(
    ("line", "text", "place"),
    [(TITLE, "titel: *x", "3:8"), ("zielgruppen: [erfundene]", "zielgruppen: [*x]", "7:15")],
)
def test_alias_is_not_missing_as_well(tmp_path: Path, line: str, text: str, place: str) -> None:
    assert report(tmp_path, edit(PRACTICE, {line: text})) == [
        (
            f"{PRACTICE}:{place}  PT206  Der Verweis „*x“ ist nicht erlaubt."
            "  → Den Inhalt hier ausschreiben."
        )
    ]


def test_alias_bomb_is_refused_alias_by_alias(tmp_path: Path) -> None:
    bomb = "orte:\n  - &a [haha, haha, haha]"
    for old, new in zip("abcdefghi", "bcdefghij", strict=True):
        bomb += f"\n  - &{new} [{', '.join([f'*{old}'] * 9)}]"
    root = content(tmp_path, field(bomb))
    problems = problems_of(root)
    assert problems[0] == (
        f"{PRACTICE}:13:5  PT206  Der Anker „&a“ ist nicht erlaubt."
        "  → Den Anker löschen und den Inhalt überall ausschreiben."
    )
    assert sum("  PT206  " in problem for problem in problems) == 20
    assert problems[-1].startswith(
        f"{PRACTICE}:15:41  PT110  Diese Datei hat noch 71 weitere Stellen"
    )


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
    assert problems_of(root) == [f"{PRACTICE}:{place}  {TOO_DEEP}"]


def test_several_documents_in_one_file(tmp_path: Path) -> None:
    assert report(tmp_path, add(GROUPS, "---\neintraege: []\n")) == [
        (
            f"{GROUPS}:5:1  PT203  Die Angaben sind durch „---“ geteilt."
            "  → Nur einen Block von Angaben schreiben."
        )
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [("- id: musterkurs\n", "2:1"), ("Nur Text\n", "2:1"), ("", "1:1"), ("# nichts\n", "1:1")],
)
def test_head_without_fields(tmp_path: Path, text: str, place: str) -> None:
    assert report(tmp_path, head(text)) == [
        (
            f"{PRACTICE}:{place}  PT209  Hier werden Angaben der Form „feld: wert“ erwartet."
            "  → Mit „id:“ beginnen; die Feldreferenz zeigt alle Felder."
        )
    ]


def test_handbook_without_fields(tmp_path: Path) -> None:
    assert report(tmp_path, {HANDBUCH: "Nur Text\n"}) == [
        (
            f"{HANDBUCH}:1:1  PT209  Hier werden Angaben der Form „feld: wert“ erwartet."
            "  → Mit „titel:“ beginnen; die Feldreferenz zeigt alle Felder."
        )
    ]


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}"])
def test_keys_that_are_lists_or_fields(tmp_path: Path, key: str) -> None:
    assert report(tmp_path, field(f"{key}: x")) == [
        (
            f"{PRACTICE}:12:1  PT203  Der Name eines Feldes muss ein einfaches Wort sein."
            "  → Klammern und Listen vor dem Doppelpunkt entfernen."
        )
    ]


@pytest.mark.parametrize("key", ["2019", "05", "1.5", "<<"])
def test_keys_that_are_numbers_are_unknown_fields(tmp_path: Path, key: str) -> None:
    assert report(tmp_path, field(f"{key}: x")) == [
        f"{PRACTICE}:12:1  PT301  Das Feld „{key}“ ist nicht bekannt.  → {UNKNOWN_FIELD}"
    ]


HIDDEN = ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff"]


@pytest.mark.parametrize("character", HIDDEN, ids=ascii)
def test_control_character_in_the_head(tmp_path: Path, character: str) -> None:
    change = {TITLE: f"titel: Musterkurs{character} im Kreis"}
    assert report(tmp_path, edit(PRACTICE, change)) == [f"{PRACTICE}:3:18  {CONTROL}"]


@pytest.mark.parametrize("character", HIDDEN, ids=ascii)
def test_control_character_in_the_body(tmp_path: Path, character: str) -> None:
    assert report(tmp_path, body(f"Es {character}fehlte.")) == [f"{PRACTICE}:27:4  {CONTROL}"]


def test_control_character_by_its_number(tmp_path: Path) -> None:
    change = {TITLE: r'titel: "Musterkurs\x07 im\0 Kreis"'}
    assert report(tmp_path, edit(PRACTICE, change)) == [f"{PRACTICE}:3:8  {CONTROL}"]


@pytest.mark.parametrize(
    ("change", "place", "comment"),
    [
        (edit(PRACTICE, {TITLE: "titel: Der Platz #1 in Musterland"}), "3:18", "#1 in Musterland"),
        (
            edit(PRACTICE, {TITLE: "titel: #Zusammen in Musterland"}),
            "3:8",
            "#Zusammen in Musterland",
        ),
        (field("lehren: Mehrere\n  Zeilen # und mehr"), "13:10", "# und mehr"),
        (field("lehren: Mehrere # und mehr\n  Zeilen"), "12:17", "# und mehr"),
        (field("orte:\n  - Platz #2"), "13:11", "#2"),
        (field("orte: [Platz #3\n  , Musterstadt]"), "12:14", "#3"),
        (add(GROUPS, "    hinweis: Gruppe #4\n"), "5:21", "#4"),
        (add(HANDBUCH, "herausgeber: Amt # 5\n"), "5:18", "# 5"),
    ],
)
def test_a_comment_behind_an_unquoted_value(
    tmp_path: Path, change: Files, place: str, comment: str
) -> None:
    (file,) = change
    problems = [item for item in report(tmp_path, change) if "  PT301  " not in item]
    assert problems == [
        (
            f"{file}:{place}  PT210  Ab „#“ gilt der Rest der Zeile als Kommentar und würde "
            f"nirgends gezeigt: „{comment}“.  → Den Wert in Anführungszeichen setzen oder den "
            "Kommentar in eine eigene Zeile schreiben."
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Kommentar\norte: [Musterstadt]",
        "orte:\n  # Kommentar\n  - Musterstadt",
        "orte: [Musterstadt]  # Kommentar",
        "orte:  # Kommentar\n  - Musterstadt",
        "lehren: >-  # Kommentar\n  Platz #1",
        "lehren: 'Platz #1'  # Kommentar",
        "lehren: Platz#1",
        "lehren:  # noch offen",
    ],
)
def test_other_comments_are_no_fault(tmp_path: Path, text: str) -> None:
    assert report(tmp_path, field(text)) == []


HERE, THERE = "<<<<<<< HEAD", ">>>>>>> zweig"


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (body(f"{HERE}\nA\n=======\nB\n{THERE}"), [27, 29, 31]),
        (body(f"{HERE}\nA\n||||||| alt\nB\n=======\nC\n{THERE}"), [27, 29, 31, 33]),
        (body("A\n\n=======\n\nB"), [29]),
        (body(f"A\n{THERE}"), [28]),
        (edit(PRACTICE, {TITLE: f"{HERE}\n{TITLE}\n=======\ntitel: B\n{THERE}"}), [3, 5, 7]),
        (add(GROUPS, f"{HERE}\n=======\n{THERE}\n"), [5, 6, 7]),
        (add(HANDBUCH, f"{HERE}\r\n=======\r\n{THERE}\r\n"), [5, 6, 7]),
        ({TRANSFER: f"{HERE}\nid: a\n=======\nid: b\n{THERE}\n"}, [1, 3, 5]),
        ({"betreiber.yml": f"{HERE}\n=======\n{THERE}"}, [1, 2, 3]),
    ],
)
def test_versions_that_are_not_put_together(
    tmp_path: Path, change: Files, lines: list[int]
) -> None:
    (file,) = change
    problems = [item for item in report(tmp_path, change) if "  PT103  " not in item]
    assert [problem.partition(" trennt ")[0].partition("  PT111  ")[0] for problem in problems] == [
        f"{file}:{line}:1" for line in lines
    ]


def test_what_only_looks_like_a_mark_of_git_is_no_fault(tmp_path: Path) -> None:
    texts = ("a <<<<<<< b", "<<<<<< sechs", "`======`", "> > Zitat im Zitat")
    assert report(tmp_path, body("\n\n".join(texts))) == []


SPACE = "ein geschütztes Leerzeichen (U+00A0)"
BEHIND = f"Nach „{{}}“ steht {SPACE}."
AT_START = f"Am Anfang der Zeile steht {SPACE}."


@pytest.mark.parametrize(
    ("change", "place", "sentence"),
    [
        ({TITLE: "titel\u00a0: Musterkurs am Ort"}, "3:6", BEHIND.format("titel")),
        ({TITLE: "titel:\u00a0Musterkurs am Ort"}, "3:7", BEHIND.format("titel:")),
        ({TITLE: "titel:\u00a0 Musterkurs am Ort"}, "3:7", BEHIND.format("titel:")),
        ({TITLE: "\u00a0titel: Musterkurs am Ort"}, "3:1", AT_START),
        ({"  - id: blatt": "  -\u00a0id: blatt"}, "15:4", BEHIND.format("-")),
        ({"  - id: blatt": "  - \u00a0id: blatt"}, "15:5", AT_START),
        ({"    titel: Musterblatt": "  \u00a0 titel: Musterblatt"}, "16:3", AT_START),
        ({"## Ziele": "##\u00a0Ziele"}, "29:1", BEHIND.format("##")),
        ({"## Ziele": "##\u00a0 Ziele"}, "29:1", BEHIND.format("##")),
        ({"## Ziele": "\u00a0## Ziele"}, "29:1", AT_START),
        (
            {"1. Der Kurs wurde erfunden.": "1.\u00a0Der Kurs wurde erfunden."},
            "35:1",
            BEHIND.format("1."),
        ),
    ],
)
def test_a_blank_that_does_not_break_is_named_and_nothing_else(
    tmp_path: Path, change: dict[str, str], place: str, sentence: str
) -> None:
    (problem,) = report(tmp_path, edit(PRACTICE, change))
    assert problem.startswith(f"{PRACTICE}:{place}  PT513  {sentence}")


@pytest.mark.parametrize(
    "change",
    [
        {"status: entwurf": "status: entwurf\u00a0"},
        {"stand: 2019-05": "stand: \u00a02019-05\u202f"},
        {"zielgruppen: [erfundene]": "zielgruppen: [\u00a0erfundene\u00a0]"},
        {"## Ziele": "## Ziele\u00a0"},
        {TITLE: "titel: Kurs für 5\u00a0Kinder"},
    ],
)
def test_a_blank_around_a_value_means_as_little_as_any_other(
    tmp_path: Path, change: dict[str, str]
) -> None:
    assert report(tmp_path, edit(PRACTICE, change)) == []


INVISIBLE = ["\u200b", "\u200e", "\u2060", "\u3164", "\ufdd0", "\U000e0041", "\uf0b7"]


@pytest.mark.parametrize("sign", INVISIBLE, ids=ascii)
@pytest.mark.parametrize(
    ("line", "place"),
    [
        ({TITLE: "titel: Muster{}kurs am Ort"}, "3:14"),
        ({"stand: 2019-05": "stand: 2019{}-05"}, "13:12"),
        ({"kommunen: [ki-musterland]": "kommunen: [ki-{}musterland]"}, "8:15"),
        ({"    datum: 2019-05": "    datum: 2019-05\n    url: https://a.exa{}mple/"}, "18:23"),
        ({"- Ein Kurs für alle.": "-{} Ein Kurs für alle."}, "31:2"),
        ({"## Ziele": "##{} Ziele"}, "29:3"),
        ({"Es fehlte ein Kurs.[^blatt]": "Ein [Kurs](https://a.exa{}mple/)"}, "27:25"),
        ({"Es fehlte ein Kurs.[^blatt]": "Es fehlte ein Kurs.[^bl{}att]"}, "27:24"),
    ],
)
def test_a_sign_that_nobody_sees_is_named_and_nothing_else(
    tmp_path: Path, sign: str, line: dict[str, str], place: str
) -> None:
    change = {old: new.format(sign) for old, new in line.items()}
    assert report(tmp_path, edit(PRACTICE, change)) == [
        (
            f"{PRACTICE}:{place}  PT516  Hier steht {name_sign(sign)}.  → Das Zeichen löschen; "
            "im Zweifel die Wörter links und rechts davon neu tippen."
        )
    ]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (edit(PRACTICE, {TITLE: r'titel: "Muster\u200Bkurs"'}), "3:8"),
        (body("Ein&#8203;Kurs"), "27:1"),
        (body("Ein\nKurs &ZeroWidthSpace;"), "28:1"),
        (field('lehren: "Ein &#x200B; Kurs"'), "12:9"),
    ],
)
def test_a_sign_that_is_written_by_its_number_is_named(
    tmp_path: Path, change: Files, place: str
) -> None:
    (problem,) = report(tmp_path, change)
    assert problem.startswith(f"{PRACTICE}:{place}  PT516  Hier steht {name_sign(chr(0x200B))}.")


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
    files.reverse()
    write_content(tmp_path / "b", dict(files))
    assert problems_of(tmp_path / "a") == problems_of(tmp_path / "b")


def test_problems_do_not_depend_on_the_process(tmp_path: Path) -> None:
    root = content(tmp_path, TEN_FAULTS)
    script = "import sys, pathlib, content; print(content.problems_of(pathlib.Path(sys.argv[1])))"
    results = set()
    for seed in ("1", "2"):
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-X", "utf8", "-c", script, str(root)]
        environment = {**os.environ, **environment}
        result = subprocess.run(command, env=environment, capture_output=True, check=True)
        results.add(result.stdout.decode().strip())
    assert results == {repr(problems_of(root))}


# --- Size and robustness ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sign", "count"),
    [
        ("a", 30_000),
        (".", 30_000),
        ("0", 30_000),
        ("-", 30_000),
        ("+49", 12_000),
        ("{", 40_000),
        ("<https://", 10_000),
        ("[^", 20_000),
        ("](", 12_000),
        ("[", 30_000),
        ("a ", 100_000),
    ],
)
def test_a_very_long_line_gives_the_same_codes_as_a_long_one(
    tmp_path: Path, sign: str, count: int
) -> None:
    def codes(times: int) -> set[str]:
        found = report(tmp_path / str(times), body("012" + sign * times))
        return {problem.split("  ")[1] for problem in found}

    assert codes(count) == codes(300)


def test_long_chain_of_broader_terms_is_no_circle(tmp_path: Path) -> None:
    chain = {f"g{number}": f"g{number + 1}" for number in range(1500)}
    root = content(tmp_path, groups(**chain, g1500="erfundene"))
    assert problems_of(root) == []


ONE_LINE = re.compile(r"[a-z/.]+:\d+:\d+  PT\d{3}  .+[.?]  → .+[.…]")
SCRAPS = st.sampled_from(
    ["", "~", "[]", "{}", "[a]", "{a: b}", "'", '"', "- ", "? ", ": ", "&a ", "*a", "!!x ", "|",
     ">", "#", "%", "@", "\t", "\r", "\0", "\x85", "---", "...", "[^", "](", "<", "{{", "eintrag:",
     "9" * 400, "1e400", "nan", "→", "\ufeff", "kind: x", "abschnitte: x", "id: [x]", "## ", "```"]
)  # fmt: skip


@settings(max_examples=some(100))
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
        assert ONE_LINE.fullmatch(problem)
        assert problem.isprintable()


@settings(max_examples=some(50))
@given(file=st.sampled_from(sorted(VALID)), raw=st.binary(max_size=200))
def test_no_bytes_raise(tmp_path: Path, file: str, raw: bytes) -> None:
    assert any(line.startswith(f"{file}:") for line in report(tmp_path, {file: raw}))
