"""The same input gives the same bytes everywhere, and a failed build changes nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from praxistransfer.content.checking import check_content

ROOT = Path(__file__).parents[2]
PARTS = ("mkdocs.yml", "docs", "practices", "plugins")


@dataclass(frozen=True)
class Machine:
    """What may differ between two computers that build the same commit."""

    folder: str
    umask: int
    backwards: bool
    ahead: int
    """Days by which its clock is ahead of ours."""
    settings: Mapping[str, str]


HERE = Machine(
    "a",
    umask=0o022,
    backwards=False,
    ahead=0,
    settings={
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C.UTF-8",
        "LANG": "de_DE.UTF-8",
        "PYTHONHASHSEED": "1",
    },
)
THERE = Machine(
    "anderer Ordner/mit Ümlaut",
    umask=0o077,
    backwards=True,
    ahead=400,
    settings={
        "TZ": "America/Los_Angeles",
        "LC_ALL": "C",
        "LANG": "C",
        "PYTHONHASHSEED": "4242",
        # Nothing may depend on Python's being kind to a system without a locale.
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
    },
)


CLOCK = """\
import datetime
import time

AHEAD = {ahead} * 86400
now, real_time = datetime.datetime.now, time.time


class Ahead(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return now(tz) + datetime.timedelta(seconds=AHEAD)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)


datetime.datetime = Ahead
time.time = lambda: real_time() + AHEAD
"""
"""Python runs this before anything else if it is called ``sitecustomize``."""


def copy_project(target: Path, *, backwards: bool) -> Path:
    """Copy what a build needs; the order of creation is the one in which many systems list."""
    files = [ROOT / PARTS[0]]
    for part in PARTS[1:]:
        files += [path for path in (ROOT / part).rglob("*") if path.is_file()]
    kept = [path for path in files if "__pycache__" not in path.parts]
    for path in sorted(kept, reverse=backwards):
        copy = target / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    return target


def build(project: Path, machine: Machine) -> subprocess.CompletedProcess[str]:
    """Build the site of a copy into its folder ``site``."""
    own = ("PRAXISTRANSFER_", "SOURCE_DATE_EPOCH", "LC_", "LANG", "PYTHON", "TZ")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    clock = project.parent / f"clock-{machine.ahead}"
    clock.mkdir(exist_ok=True)
    (clock / "sitecustomize.py").write_text(CLOCK.format(ahead=machine.ahead), "utf-8")
    paths = os.pathsep.join([str(clock), str(project / "plugins")])
    settings = {
        "NO_MKDOCS_2_WARNING": "1",
        "PRAXISTRANSFER_CACHE": str(project.parent / "Gedächtnis"),
        "PYTHONPATH": paths,
    }
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", "site"],
        cwd=project,
        env={**kept, **settings, **machine.settings},
        umask=machine.umask,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return two copies of the project, each built on a machine of its own."""
    root = tmp_path_factory.mktemp("reproducible")
    found = {}
    for machine in (HERE, THERE):
        project = copy_project(root / machine.folder, backwards=machine.backwards)
        result = build(project, machine)
        assert result.returncode == 0, result.stdout + result.stderr
        found[machine.folder] = project
    return found


def test_two_machines_build_the_same_bytes(projects: dict[str, Path]) -> None:
    here, there = (contents(project / "site") for project in projects.values())
    assert sorted(here) == sorted(there)
    assert "praxis/index.html" in here
    assert not [name for name in here if here[name] != there[name]]


def test_no_page_names_the_folder_it_was_built_in(projects: dict[str, Path]) -> None:
    for project in projects.values():
        sought = str(project).encode()
        assert not [name for name, data in contents(project / "site").items() if sought in data]


def test_a_faulty_entry_stops_the_build_names_every_problem_and_leaves_the_site_alone(
    projects: dict[str, Path],
) -> None:
    project = projects[THERE.folder]
    before = contents(project / "site")
    practices = sorted((project / "practices/beispiele").rglob("*.md"))
    spoiled = {
        practices[0]: ("\nstatus: ", "\nstauts: "),
        practices[1]: ("\nhandlungsfelder: [", "\nhandlungsfelder: [gibt-es-nicht, "),
        practices[2]: ("\n## Ausgangslage\n", "\n## Ausgangslage\n\n<script>alert(1)</script>\n"),
    }
    for path, (old, new) in spoiled.items():
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")
    _, problems = check_content(project / "practices")
    assert {problem.code for problem in problems} >= {"PT301", "PT401", "PT503"}

    result = build(project, HERE)

    assert result.returncode not in {0, None}
    output = result.stdout + result.stderr
    assert not [str(problem) for problem in problems if str(problem) not in output]
    assert "Traceback" not in output
    assert contents(project / "site") == before
