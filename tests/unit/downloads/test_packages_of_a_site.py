"""Packages as parts of a site: made only when asked for, made anew only when something changed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from stores import store_in

from praxistransfer.building import plan
from praxistransfer.building.site import Done, Site
from praxistransfer.content.checking import check_content
from praxistransfer.content.reader import ContentReader
from praxistransfer.downloads.files import PackageFiles
from praxistransfer.downloads.formats import FILES
from praxistransfer.library.published import published_part
from praxistransfer.theme.shell import Frame
from praxistransfer.tools.folder import files_below

ROOT = Path(__file__).parents[2] / "beispielland"
FRAME = Frame("Probe", "Ein Handbuch", (), base_url="https://p.example/")
GARDEN = "musterstadt-tandemgarten"
PRACTICES = 4


class Project:
    """A content root and the folder of its site, with the memory of its builds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "inhalt"
        self.place = folder / "site"
        self.memory = folder / "gedaechtnis.sqlite"

    def build(self, downloads: str | None = "https://p.example/") -> Done:
        store = store_in(self.memory)
        library, problems = check_content(self.root, reader=ContentReader(store))
        assert not problems
        library = published_part(library)
        return Site(library, store, downloads=downloads).write(self.place, FRAME)

    def change(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")

    def packages(self) -> dict[str, bytes]:
        return {
            file.address: file.content
            for file in files_below(self.place)
            if file.address.startswith("transferpaket/")
        }

    def links(self) -> dict[str, list[tuple[str, str]]]:
        """Return practice → address and text of the links to its files."""
        pattern = re.compile(r'<a href="\.\./\.\./(transferpaket/[^"]*)">([^<]*)</a>')
        return {
            path.parent.name: pattern.findall(path.read_text("utf-8"))
            for path in self.place.glob("praxis/*/index.html")
        }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project with its site; tests change copies of it."""
    project = Project(tmp_path_factory.mktemp("packages") / "projekt")
    shutil.copytree(ROOT, project.root)
    assert project.build().made > PRACTICES
    return project


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    copy = Project(tmp_path / "kopie")
    shutil.copytree(built.folder, copy.folder)
    return copy


def test_every_practice_links_its_files_with_format_and_size(project: Project) -> None:
    packages = project.packages()
    assert len(packages) == PRACTICES * (1 + len(FILES))
    linked = {address: text for links in project.links().values() for address, text in links}
    assert linked.keys() == packages.keys()
    for address, text in linked.items():
        size = -(-len(packages[address]) // 1000)
        assert text.endswith(f", {size}\u00a0KB)")
    whole = linked[f"transferpaket/{GARDEN}/transferpaket-{GARDEN}.zip"]
    assert whole.replace("\u00ad", "").startswith("Das ganze Transferpaket (ZIP, ")


def test_nothing_is_made_and_nothing_linked_unless_asked_for(project: Project) -> None:
    project.build(None)
    assert project.packages() == {}
    assert not any(project.links().values())
    pages = project.place.glob("praxis/*/index.html")
    assert not any('id="transferpaket"' in page.read_text("utf-8") for page in pages)


def test_a_second_build_makes_nothing_anew(project: Project) -> None:
    again = project.build()
    assert (again.made, again.written, again.deleted) == (0, 0, 0)


def test_a_change_makes_only_the_packages_anew_that_show_it(project: Project) -> None:
    before = project.packages()
    project.change(
        f"beispiele/nachbarschaft/{GARDEN}.md", "Regentonnen, geliehen", "Regenfässer, geliehen"
    )
    project.build()
    after = project.packages()
    changed = {name.split("/")[1] for name in after if before[name] != after[name]}
    assert changed == {GARDEN}
    unlinked = {item for links in project.links().values() for item, _ in links} ^ after.keys()
    assert not unlinked


def test_a_term_of_the_glossary_makes_no_package_anew(project: Project) -> None:
    stamps = {path: path.stat().st_mtime_ns for path in project.place.glob("transferpaket/*/*")}
    shutil.rmtree(project.place / "transferpaket" / GARDEN)
    path = project.root / "vokabulare/glossar.yml"
    path.write_text(path.read_text("utf-8").replace("eintraege:", "# neu\neintraege:"), "utf-8")
    done = project.build()
    assert done.made >= 1
    kept = {path: stamp for path, stamp in stamps.items() if GARDEN not in str(path)}
    assert {path: path.stat().st_mtime_ns for path in kept} == kept


def test_what_somebody_deleted_is_made_again(project: Project) -> None:
    before = project.packages()
    (project.place / f"transferpaket/{GARDEN}/steckbrief.pdf").unlink()
    project.build()
    assert project.packages() == before


def test_a_page_says_how_big_the_files_are_now(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other_files(*_: object) -> PackageFiles:
        return PackageFiles({"steckbrief.pdf": b"x" * 7000}, "")

    monkeypatch.setattr(plan, "make_package", other_files)
    (project.place / f"transferpaket/{GARDEN}/steckbrief.pdf").unlink()
    assert project.build().made == 2
    address = f"transferpaket/{GARDEN}/steckbrief.pdf"
    assert project.links()[GARDEN] == [(address, "Steckbrief (PDF, 7\u00a0KB)")]


def test_another_address_of_the_site_makes_all_packages_anew(project: Project) -> None:
    before = project.packages()
    project.build("https://anders.example/")
    after = project.packages()
    same = {name for name in after if before[name] == after[name]}
    assert not [name for name in same if name.endswith(".pdf")]


def test_each_build_names_the_signs_that_the_fact_sheet_cannot_show(project: Project) -> None:
    file = "beispiele/sprache/probestadt-steckbrief.md"
    project.change(file, "Stiller Übungsabend", "Stiller 👍 Übungsabend")
    remark = (
        "probestadt-steckbrief: Im Steckbrief (PDF) steht „▯“ für Zeichen, die keine Schrift darin "
        "hat: 👍 (U+1F44D)"
    )
    first, second = project.build(), project.build()
    assert first.remarks == (remark,)
    assert (second.made, second.remarks) == (0, (remark,))
