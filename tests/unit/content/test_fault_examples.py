"""What a help page shows as wrong raises its own code, and what it shows as right does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from content import FIELDS, PRACTICE, VALID, Files, add, body, edit, report
from praxistransfer.model import faults
from praxistransfer.model.faults import CODES, Message

SPORT = "  - id: sport\n    label: Sport\n    art: handlungsfeld\n    definition: Erfunden.\n"


def file_name(path: str) -> Files:
    id_ = re.sub(r"\W+", "-", Path(path).stem)
    return {path.removeprefix("practices/"): VALID[PRACTICE].replace("musterkurs", id_)}


def head_line(line: str) -> Files:
    """Return the change that gives the practice this line instead of the field it is about."""
    name = line.partition(":")[0].replace("stauts", "status")
    old = next(old for old in VALID[PRACTICE].split("\n") if old.startswith(f"{name}:"))
    return edit(PRACTICE, {old: line})


def source_line(line: str) -> Files:
    """Return the change that gives the source of the practice one more line."""
    return edit(PRACTICE, {"    datum: 2019-05": f"    datum: 2019-05\n    {line}"})


EXAMPLES: dict[str, Callable[[str], Files]] = {
    "PT107": file_name,
    "PT201": lambda text: {PRACTICE: text},
    "PT203": head_line,
    "PT210": head_line,
    "PT301": head_line,
    "PT303": head_line,
    "PT307": head_line,
    "PT313": source_line,
    "PT314": source_line,
    "PT506": body,
    "PT509": lambda text: edit(PRACTICE, {"1. Der Kurs wurde erfunden.": text}),
}
"""Where the example of a code stands."""


REPORTED = {item.code for item in vars(faults).values() if isinstance(item, Message)}


@pytest.mark.parametrize("code", sorted(code for code in REPORTED if CODES[code].wrong))
def test_examples_of_help_pages_show_their_fault(tmp_path: Path, code: str) -> None:
    files = EXAMPLES.get(code, body)
    wrong, right = (
        report(tmp_path / name, add(FIELDS, SPORT), files(text))
        for name, text in (("wrong", CODES[code].wrong), ("right", CODES[code].right))
    )
    assert [problem for problem in wrong if f"  {code}  " in problem]
    assert [problem for problem in right if f"  {code}  " in problem] == []
