"""What many tests share: the two libraries, their handbooks, and the built sites.

Everything here is made at most once per worker. Tests that need a built site carry the mark
``xdist_group("site")``: with ``--dist loadgroup`` one worker builds and reads it for all of them.
Without that option the tests pass as well, only each worker builds a site of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from praxistransfer.building import Handbook, build_handbook, check_content
from praxistransfer.library import OWN_NAMESPACE, Library, Origin, key_of
from praxistransfer.model.base import Eintrag
from praxistransfer.model.vocabulary import Begriff, Handbuch, Quellenwerk
from praxistransfer.relations import Relations
from praxistransfer.sources.yaml_reader import Document

ROOT = Path(__file__).parents[1]
REPOSITORY = "https://git.example/handbuch"


@pytest.fixture(scope="session")
def nrw() -> Library:
    """Return the real library."""
    return _library(ROOT / "practices")


@pytest.fixture(scope="session")
def beispielland() -> Library:
    """Return the made-up library."""
    return _library(ROOT / "tests/beispielland")


@pytest.fixture(scope="session")
def nrw_relations(nrw: Library) -> Relations:
    """Return all links of the real library."""
    return Relations(nrw)


@pytest.fixture(scope="session")
def beispielland_relations(beispielland: Library) -> Relations:
    """Return all links of the made-up library."""
    return Relations(beispielland)


@pytest.fixture(scope="session")
def nrw_handbook(nrw: Library) -> Handbook:
    """Return the pages of the real library."""
    return build_handbook(nrw)


@pytest.fixture(scope="session")
def beispielland_handbook(beispielland: Library) -> Handbook:
    """Return the pages of the made-up library."""
    return build_handbook(beispielland)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the whole site, built as authors and pipelines build it."""
    return _site(tmp_path_factory.mktemp("nrw") / "site", {})


@pytest.fixture(scope="session")
def beispielland_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site of the made-up library, with links to its repository."""
    settings = {
        "PRAXISTRANSFER_CONTENT": "tests/beispielland",
        "PRAXISTRANSFER_REPO": REPOSITORY,
    }
    return _site(tmp_path_factory.mktemp("beispielland") / "site", settings)


def _library(root: Path) -> Library:
    library, problems = check_content(root)
    assert library is not None
    assert not problems, "\n".join(map(str, problems))
    return library


def _site(folder: Path, settings: Mapping[str, str]) -> Path:
    own = ("PRAXISTRANSFER_", "SOURCE_DATE_EPOCH")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    paths = filter(None, [str(ROOT / "plugins"), os.environ.get("PYTHONPATH")])
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(folder)],
        cwd=ROOT,
        env={
            **kept,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONPATH": os.pathsep.join(paths),
            **settings,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


@pytest.fixture(scope="session")
def make_library() -> Callable[..., Library]:
    """Return what makes a library of entries that exist in one test only."""

    def make(*entries: Eintrag) -> Library:
        document = Document({})
        keys = {key_of(entry.kind, entry.id): entry for entry in entries}
        assert len(keys) == len(entries)
        handbuch = Handbuch(titel="Probe", untertitel="Probe", land="Probe", beschreibung="Probe.")
        return Library(
            handbuch=handbuch,
            handbuch_origin=Origin("handbuch.yml", document),
            entries={entry.id: entry for entry in entries if entry.kind not in OWN_NAMESPACE},
            begriffe={entry.id: entry for entry in entries if isinstance(entry, Begriff)},
            werke={entry.id: entry for entry in entries if isinstance(entry, Quellenwerk)},
            origins={key: Origin(f"{key[1]}.md", document) for key in keys},
            kinds={key: entry.kind for key, entry in keys.items()},
        )

    return make
