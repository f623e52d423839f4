"""What earlier builds worked out is worth nothing once the package makes other pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from praxistransfer.tools import generation


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "seite.html").write_text("<p>")
    (tmp_path / "code.py").write_text("1")
    monkeypatch.setattr(generation, "_PACKAGE", tmp_path)
    generation.loaded_code.cache_clear()
    yield tmp_path
    generation.loaded_code.cache_clear()


def test_a_changed_template_begins_anew_at_once(package: Path) -> None:
    before = generation.package_generation()
    (package / "seite.html").write_text("<b>")
    assert generation.package_generation() != before


def test_changed_code_begins_anew_only_in_a_process_that_runs_it(package: Path) -> None:
    before = generation.package_generation()
    (package / "code.py").write_text("2")
    assert generation.package_generation() == before
    generation.loaded_code.cache_clear()  # as a new process begins
    assert generation.package_generation() != before
