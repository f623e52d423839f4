"""Authors learn which texts are hard and which words to avoid; neither is a fault."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from content import PRACTICE, VALID, content
from praxistransfer.cli.commands import main
from praxistransfer.content.advice import (
    Fundstelle,
    Lesbarkeit,
    find_unwanted_words,
    rate_readability,
)
from praxistransfer.content.checking import check_content
from praxistransfer.library.readability import reading_ease

WORDS = "woerter:\n  - wort: Probewort\n    besser: Wort\n    grund: Nur eine Probe.\n"
EASY = "Das ist gut. Wir gehen hin. Das Kind malt."
HARD = (
    "Die ressortübergreifende Verwaltungsvereinbarungskonkretisierung berücksichtigt "
    "zuständigkeitsspezifische Kooperationsvoraussetzungen."
)


def test_short_words_in_short_sentences_are_easier() -> None:
    easy, hard = reading_ease(EASY), reading_ease(HARD)
    assert easy is not None
    assert hard is not None
    assert easy > 80
    assert hard < 20


def test_the_score_is_that_of_the_formula() -> None:
    """Four words of seven syllables in one sentence."""
    assert reading_ease("Wir gehen heute baden.") == round(180 - 4 - 58.5 * 7 / 4)


def test_markdown_is_not_read_as_words() -> None:
    plain = reading_ease("Wir gehen hin. Das ist gut.")
    assert (
        reading_ease("1. Wir gehen **hin**.[^q]\n- Das ist [gut](https://example.org/lang).")
        == plain
    )


@pytest.mark.parametrize("text", ["", "42", "---", "[^q]"])
def test_a_text_without_words_has_no_score(text: str) -> None:
    assert reading_ease(text) is None


@pytest.mark.parametrize(
    ("score", "word"),
    [(100, "leicht"), (80, "leicht"), (79, "mittel"), (59, "anspruchsvoll"), (0, "schwer")],
)
def test_a_score_has_a_word(score: int, word: str, tmp_path: Path) -> None:
    library, _ = check_content(content(tmp_path))
    entry = next(iter(library.entries.values()))
    assert Lesbarkeit(entry, "text", score).grade == word


def test_every_summary_and_body_has_a_score(tmp_path: Path) -> None:
    library, _ = check_content(content(tmp_path))
    found = {item.field for item in rate_readability(library) if item.entry.id == "musterkurs"}
    assert found == {"kurzfassung", "text"}


def test_a_word_to_avoid_is_found_with_its_endings_and_its_place(tmp_path: Path) -> None:
    (found,) = _found(tmp_path, {PRACTICE: _practice("Das Probewörtchen, die PROBEWORTE.")})
    assert (found.found, found.wort.besser) == ("PROBEWORTE", "Wort")
    assert found.where == f"{PRACTICE}:27:1"


def test_titles_and_search_words_may_hold_a_word_to_avoid(tmp_path: Path) -> None:
    titled = VALID[PRACTICE].replace("titel: ", "titel: Probewort ", 1)
    assert _found(tmp_path, {PRACTICE: titled}) == []


def test_the_command_names_words_and_scores_and_never_fails(tmp_path: Path) -> None:
    root = content(tmp_path, {PRACTICE: _practice("Ein Probewort."), "wortwahl.yml": WORDS})
    result = CliRunner().invoke(main, ["hinweise", "--content", str(root)])
    assert result.exit_code == 0
    assert f"{PRACTICE}:27:1  „Probewort“  → Wort" in result.output
    assert "kurzfassung" in result.output
    assert "Flesch" in result.output


def _found(tmp_path: Path, files: Mapping[str, str]) -> list[Fundstelle]:
    library, _ = check_content(content(tmp_path, {**files, "wortwahl.yml": WORDS}))
    return list(find_unwanted_words(library))


def _practice(text: str) -> str:
    head, heading, rest = VALID[PRACTICE].partition("## Ausgangslage\n")
    return f"{head}{heading}\n{text}\n{rest}"
