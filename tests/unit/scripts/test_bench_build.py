"""The parts of the measurement that take no time: the made-up entries, and the report."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from build import SETUPS, Run, cost_table, report, share, size_table, target_table, write_projects
from build import TARGETS as ALL_TARGETS
from corpus import write_corpus

from praxistransfer.content.checking import check_content
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.practice import Practice, Uebertragung

COUNT = 30
MIB = 1024 * 1024


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the same few made-up entries for each program."""
    folder = tmp_path_factory.mktemp("projects")
    write_projects(folder, COUNT, {setup.project for setup in SETUPS.values()})
    return folder


@pytest.fixture(scope="module")
def content(projects: Path) -> Path:
    """Return the content root of the made-up entries."""
    return projects / "ours/practices"


@pytest.fixture(scope="module")
def library(content: Path) -> Library:
    """Return its library, which has no problems."""
    library, problems = check_content(content)
    assert not problems, "\n".join(map(str, problems))
    return library


def texts(folder: Path) -> dict[str, str]:
    """Return the text of each file below a folder."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in {".md", ".yml"}]
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def run(seconds: float, peak: int = MIB) -> Run:
    return Run(seconds, peak, 2 * MIB, 1234)


def test_the_entries_are_the_same_on_every_run_and_in_every_size(
    content: Path, tmp_path: Path
) -> None:
    write_corpus(tmp_path / "smaller", 20)
    smaller, larger = texts(tmp_path / "smaller"), texts(content)
    assert smaller.items() < larger.items()
    assert sum(name.startswith("beispiele/") for name in larger) == COUNT


def test_the_entries_are_linked_as_real_ones_are(library: Library) -> None:
    knowledge = Knowledge(library)
    practices = library.entries_of(Practice)
    assert len(practices) == COUNT
    assert len(library.entries_of(Uebertragung)) == COUNT // 10
    assert any(practice.verwandt for practice in practices)
    assert all(len(knowledge.related_practices(practice.id)) >= 5 for practice in practices)
    assert any("Übertragungen" in knowledge.backlinks_to(practice) for practice in practices)


def test_the_entries_look_made_up(library: Library) -> None:
    assert all(
        item.titel.startswith("Erfundenes Beispiel") for item in library.entries_of(Practice)
    )
    links = [source.url for item in library.entries_of(Practice) for source in item.quellen]
    assert all(link and link.startswith("https://beispiel.example/") for link in links)


def test_the_other_programs_get_the_same_pages(projects: Path) -> None:
    pages = {name.removesuffix("index.md") for name in texts(projects / "material/docs")}
    hugo = texts(projects / "hugo/content")
    entries = ("praxis/e", "uebertragungen/e")
    found = {
        f"{name[:-3]}/" if name.startswith(entries) else name.removesuffix("_index.md")
        for name in hugo
    }
    assert found == pages
    assert "praxis/erfundenes-beispiel-00030/" in pages
    assert "## Praxisbeispiele" not in hugo["handlungsfelder/sport/_index.md"]


@pytest.mark.parametrize("name", ["hugo-entry", "ours-entry", "ours-label", "zensical-entry"])
def test_a_change_is_one_of_one_file(projects: Path, tmp_path: Path, name: str) -> None:
    setup = SETUPS[name]
    shutil.copytree(projects / setup.project, tmp_path / "project")
    before = texts(tmp_path / "project")
    for number in (1, 2):
        setup.prepare(tmp_path / "project", number)
        after = texts(tmp_path / "project")
        (changed,) = {path for path in after if after[path] != before[path]}
        assert f"Runde {number}" in after[changed]
    assert "Runde 1" not in after[changed]


def test_a_ratio_is_the_median_of_the_rounds_and_not_of_the_times() -> None:
    target = ALL_TARGETS[0]
    ours, others = [1.0, 4.0, 9.0], [2.0, 4.0, 3.0]
    found = {target.ours: list(map(run, ours)), target.other: list(map(run, others))}
    assert share(found, target) == pytest.approx(1.0)
    assert share({target.ours: found[target.ours], target.other: []}, target) is None


def test_the_tables_show_medians_in_german_notation() -> None:
    found = {"ours-cold": [run(1.0), run(1.5), run(9.0)], "hugo-cold": []}
    _, _, line = size_table(found)
    assert line == f"| {SETUPS['ours-cold'].title} | 1,50 | 1 | 2 | 1.234 | 3 |"


def test_targets_are_shown_with_what_was_not_measured() -> None:
    runs = {
        1000: {"ours-cold": [run(1)], "hugo-cold": [run(4)]},
        5000: {"ours-cold": [run(1)]},
    }
    head, _, line, *_ = target_table(runs)
    assert head == "| Verhältnis | 1.000 | 5.000 | Soll | Wunsch |"
    assert line.endswith("| 0,25 | – | ≤ 0,80 | ≤ 0,40 |")


def test_the_cost_of_an_entry_is_shown_for_each_size() -> None:
    runs = {size: {"ours-cold": [run(seconds)]} for size, seconds in ((1000, 2), (10_000, 11))}
    _, _, first, second, _, growth = cost_table(runs)
    assert first == "| 1.000 | 2,00 | 2,00 | – |"
    assert second == "| 10.000 | 11,00 | 1,10 | 1,00 |"
    assert "0,55-Fache" in growth


def test_the_report_says_on_which_day_it_was_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    text = report({200: {"ours-cold": [run(1)]}})
    assert "- Tag der Messung: 1970-01-02" in text
    assert "## 200 Einträge" in text
