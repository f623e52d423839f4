"""What can be said of an entry by itself is told apart from what the library has to know."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from content import PRACTICE, VALID, content, edited
from praxistransfer.content.checking import check_content
from praxistransfer.content.checks import NO_NOTATION, EntryFindings, check_entry, check_library
from praxistransfer.content.loading import load_library
from praxistransfer.library.library import Library
from praxistransfer.model.problem import Position
from praxistransfer.model.text import read_text

FAULTS = {
    "Es fehlte ein Kurs.[^blatt]": "Ein <b>Kurs</b> mit [x](eintrag:gibt-es-nicht).[^fehlt]",
    "rolle_ki: partner": "rolle_ki: partner\nmaterialien:\n  - titel: Blatt\n    datei: fehlt.pdf",
}


def load(folder: Path) -> Library:
    return load_library(content(folder, {PRACTICE: edited(VALID[PRACTICE], FAULTS)}))[0]


def findings(library: Library) -> EntryFindings:
    practice = library.entries["musterkurs"]
    return check_entry(practice, library.origin_of(practice))


def test_what_depends_on_an_entry_alone_is_found_without_the_library(tmp_path: Path) -> None:
    found = findings(load(tmp_path)).problems
    assert [problem.code for problem in sorted(found)] == ["PT408", "PT503"]


def test_what_the_library_has_to_know_is_named_with_its_place(tmp_path: Path) -> None:
    targets = findings(load(tmp_path)).targets
    assert {(target.file, target.name, target.position) for target in targets} == {
        (PRACTICE, "fehlt.pdf", Position(15, 12)),
        (PRACTICE, "eintrag:gibt-es-nicht", Position(30)),
    }


def test_a_library_that_was_read_knows_what_its_files_show_by_themselves(tmp_path: Path) -> None:
    problems = check_library(load(tmp_path))
    assert [problem.code for problem in problems] == ["PT506", "PT408", "PT503", "PT506"]
    assert check_content(tmp_path)[1] == problems


@settings(deadline=None, max_examples=200, database=None)
@given(text=st.from_regex(NO_NOTATION, fullmatch=True))
def test_a_text_without_signs_of_notation_has_nothing_to_object_to(text: str) -> None:
    read = read_text(text)
    assert (read.faults, read.links, read.citations) == ((), (), ())
