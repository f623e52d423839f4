"""What many tests share: the two libraries, their handbooks, and the built sites.

Libraries and handbooks are made at most once per worker, and the sites once per run: one worker
builds, the others wait for it. What a test makes of them is shared by the tests of its file, which
therefore run in one worker; tests in a browser fill the gaps, for they share nothing but the sites.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from thoroughness import choose_profile
from xdist.scheduler import LoadScopeScheduling

from handbook import Handbook, build_handbook
from praxistransfer.content.checking import check_content
from praxistransfer.library.library import OWN_NAMESPACE, Library, Origin, key_of
from praxistransfer.library.published import published_part
from praxistransfer.model.base import Eintrag
from praxistransfer.model.vocabulary import Begriff, Handbuch, Quellenwerk
from praxistransfer.model.yaml_document import YamlDocument

ROOT = Path(__file__).parents[1]
REPOSITORY = "https://git.example/handbuch"
SLOW = {
    "browser", "test_downloads", "test_nothing_is_lost", "test_plugin", "test_relations_both_ways",
    "test_reproducible", "test_site", "test_weight", "test_incremental", "test_quality",
    "test_parity", "test_real_packages", "test_packages", "test_packages_of_a_site",
    "test_bench_lighthouse", "test_bench_build", "test_second_wall", "test_founding_documents",
    "test_preview_copes",
}  # fmt: skip
"""Folders and files that ``dev.py test --schnell`` leaves out: most build sites or open them."""
TOGETHER = {"test_second_wall": "hostile", "test_hostile": "hostile", "test_valid": "valid"}
"""Files that share what takes long to make, or take long enough to begin early → their group."""
PATIENCE = 300
"""Seconds that a build may take before the others stop waiting for it."""

choose_profile()


class Scheduling(LoadScopeScheduling):  # type: ignore[misc]  # brings no types
    """Keeps the tests of a file in one worker; most of those in a browser fill the gaps at the end.

    Its own marks for groups do nothing in xdist 3.8 with pytest 9.2, without a word.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = PurePosixPath(nodeid.partition("::")[0])
        in_gaps = file.parent.name == "browser" and file.stem not in TOGETHER
        return nodeid if in_gaps else TOGETHER.get(file.stem, str(file))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduling:
    """Say which tests run in one worker."""
    return Scheduling(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what takes long."""
    for item in items:
        if SLOW & {item.path.parent.name, item.path.stem}:
            item.add_marker("langsam")


@pytest.fixture(scope="session")
def nrw() -> Library:
    """Return the real library."""
    return _library(ROOT / "practices")


@pytest.fixture(scope="session")
def beispielland() -> Library:
    """Return the made-up library."""
    return _library(ROOT / "tests/beispielland")


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
    return _built_once(tmp_path_factory, "nrw", {})


@pytest.fixture(scope="session")
def beispielland_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site of the made-up library, with links to its repository."""
    settings = {
        "PRAXISTRANSFER_CONTENT": "tests/beispielland",
        "PRAXISTRANSFER_REPO": REPOSITORY,
    }
    return _built_once(tmp_path_factory, "beispielland", settings)


@pytest.fixture(scope="session")
def downloads_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site of the made-up library, with transfer packages."""
    settings = {
        "PRAXISTRANSFER_CONTENT": "tests/beispielland",
        "PRAXISTRANSFER_DOWNLOADS": "1",
    }
    return _built_once(tmp_path_factory, "downloads", settings)


@pytest.fixture(scope="session")
def make_library() -> Callable[..., Library]:
    """Return what makes a library of entries that exist in one test only."""

    def make(*entries: Eintrag) -> Library:
        keys = {key_of(entry.kind, entry.id): entry for entry in entries}
        assert len(keys) == len(entries)
        handbuch = Handbuch(titel="Probe", untertitel="Probe", land="Probe", beschreibung="Probe.")
        return Library(
            handbuch=handbuch,
            handbuch_origin=Origin("handbuch.yml", YamlDocument),
            entries={entry.id: entry for entry in entries if entry.kind not in OWN_NAMESPACE},
            begriffe={entry.id: entry for entry in entries if isinstance(entry, Begriff)},
            werke={entry.id: entry for entry in entries if isinstance(entry, Quellenwerk)},
            origins={key: Origin(f"{key[1]}.md", YamlDocument) for key in keys},
            kinds={key: entry.kind for key, entry in keys.items()},
        )

    return make


def _library(root: Path) -> Library:
    library, problems = check_content(root)
    assert not problems, "\n".join(map(str, problems))
    return published_part(library)


def _built_once(
    tmp_path_factory: pytest.TempPathFactory, name: str, settings: Mapping[str, str]
) -> Path:
    """Build a site, or wait for the worker that came first; fail with the output of the build."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # the folder of the whole run
    folder, output = shared / f"site-{name}", shared / f"site-{name}.output"
    try:
        os.close(os.open(shared / f"site-{name}.lock", os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        deadline = time.monotonic() + PATIENCE
        while not output.is_file():
            assert time.monotonic() < deadline, f"the worker that builds {name} did not finish"
            time.sleep(0.05)
    else:
        text = "the build could not be started"
        try:
            text = _build(folder, settings)
        finally:
            finished = output.with_suffix(".new")
            finished.write_text(text, "utf-8")
            finished.rename(output)
    assert (folder / "index.html").is_file(), output.read_text("utf-8")
    return folder


def _build(folder: Path, settings: Mapping[str, str]) -> str:
    """Build a site into a folder that is there only if the build went well; return its output."""
    own = ("PRAXISTRANSFER_", "SOURCE_DATE_EPOCH")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    paths = filter(None, [str(ROOT / "plugins"), os.environ.get("PYTHONPATH")])
    here = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": os.pathsep.join(paths)}
    here["PRAXISTRANSFER_CACHE"] = ""
    new = folder.with_suffix(".new")
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(new)],
        cwd=ROOT,
        env={**kept, **here, **settings},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if result.returncode == 0:
        new.rename(folder)
    return result.stdout + result.stderr
