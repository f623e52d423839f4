"""What the plugin does for its host: options, edit links, other handbooks, the live preview."""

from __future__ import annotations

import errno
import logging
import os
import re
import shutil
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any, cast

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from reading import Document, elements, parse, text_of

import praxistransfer
from praxistransfer.building import preview
from praxistransfer.building.preview import Session
from praxistransfer.building.preview_server import Guard, NoPortError, Watcher, look_at
from praxistransfer.building.publishing import Publication
from praxistransfer.building.site_folder import NoSiteError
from praxistransfer.downloads import libraries as tools
from praxistransfer.library.library import Library
from praxistransfer.mkdocs_plugin import PraxistransferConfig, PraxistransferPlugin
from praxistransfer.model.addresses import address_of
from praxistransfer.model.practice import Practice
from praxistransfer.tools.folder import files_below

ROOT = Path(__file__).parents[2]
PACKAGE = Path(praxistransfer.__file__).parent
REPOSITORY = "https://git.example/handbuch"

HERE = "http://127.0.0.1:8000/"

EDIT_LINK = re.compile(r'href="([^"]*/edit/[^"]*)"')


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep out what the shell says, and what the host or the plugin remembers of other tests."""
    monkeypatch.setattr(preview, "find_port", lambda _, port: port)
    for name in os.environ:
        if name.startswith("PRAXISTRANSFER_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setenv("PRAXISTRANSFER_CACHE", "")
    begin_anew()


def begin_anew() -> None:
    """Let the host forget its plugins, as a new process does."""
    cast("Plugins", MkDocsConfig.plugins).plugin_cache.clear()


def read(folder: Path, address: str) -> Document:
    return Document(address, parse((folder / address / "index.html").read_text("utf-8")))


def edit_links(page: Document) -> list[str]:
    hrefs = [element.get("href") or "" for element in elements(page.root, "a")]
    return [href for href in hrefs if "/edit/" in href]


def test_a_practice_is_edited_in_its_own_file(
    beispielland_site: Path, beispielland: Library
) -> None:
    for practice in beispielland.entries_of(Practice):
        file = beispielland.origin_of(practice).file
        assert file.startswith("beispiele/")
        assert file.endswith(f"/{practice.id}.md")
        wanted = f"{REPOSITORY}/edit/main/tests/beispielland/{file}"
        assert edit_links(read(beispielland_site, f"praxis/{practice.id}/")) == [wanted]


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("handlungsfelder/nachbarschaft/", "vokabulare/handlungsfelder.yml"),
        ("ki/ki-musterstadt/", "vokabulare/kommunen.yml"),
        ("akteure/verein-beispiel/", "vokabulare/akteure.yml"),
        ("muster/mindestens-drei-fragen/", "muster/mindestens-drei-fragen.md"),
        ("uebertragungen/koffer-in-die-flaeche/", "uebertragungen/koffer-in-die-flaeche.yml"),
    ],
)
def test_every_other_entry_is_edited_where_it_was_written(
    beispielland_site: Path, address: str, file: str
) -> None:
    wanted = f"{REPOSITORY}/edit/main/tests/beispielland/{file}"
    assert edit_links(read(beispielland_site, address)) == [wanted]


def test_every_link_to_edit_leads_to_a_file_of_this_repository(beispielland_site: Path) -> None:
    texts = [path.read_text("utf-8") for path in beispielland_site.rglob("*.html")]
    found = {link for text in texts for link in EDIT_LINK.findall(text)}
    assert len(found) > 15
    prefix = f"{REPOSITORY}/edit/main/"
    assert not [link for link in found if not link.startswith(prefix)]
    assert not [link for link in found if not (ROOT / link.removeprefix(prefix)).is_file()]


@pytest.mark.parametrize("address", ["", "praxis/", "hilfe/pt101/", "mitmachen/felder/"])
def test_a_page_made_from_many_files_or_from_none_has_no_link_to_edit(
    beispielland_site: Path, address: str
) -> None:
    assert not edit_links(read(beispielland_site, address))


def test_the_practices_of_the_project_are_edited_in_its_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, nrw: Library
) -> None:
    monkeypatch.setenv("PRAXISTRANSFER_REPO", f"{REPOSITORY}/")
    folder = built(ROOT / "mkdocs.yml", tmp_path)
    for entry in nrw.entries.values():
        wanted = f"{REPOSITORY}/edit/main/practices/{nrw.origin_of(entry).file}"
        assert EDIT_LINK.findall(text_at(folder, address_of(entry))) == [wanted]
    assert not EDIT_LINK.search(text_at(folder, ""))
    assert not EDIT_LINK.search(text_at(folder, "praxis/"))


def test_without_a_repository_there_is_no_link_to_edit(site: Path) -> None:
    texts = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    assert not [path for path, text in texts.items() if EDIT_LINK.search(text)]


def test_another_handbook_is_built_under_its_own_title(
    beispielland_site: Path, beispielland: Library, nrw: Library
) -> None:
    start = read(beispielland_site, "")
    heading = text_of(next(elements(start.root, "h1"))).replace("\u00ad", "")
    assert heading == beispielland.handbuch.untertitel
    for address in ("", "praxis/", "praxis/probestadt-steckbrief/"):
        page = read(beispielland_site, address)
        assert beispielland.handbuch.titel in page.title
        header = text_of(next(elements(page.root, "header")))
        assert beispielland.handbuch.titel in header
        assert nrw.handbuch.titel not in header


def test_another_handbook_says_nothing_about_the_first_one(
    beispielland_site: Path, beispielland: Library
) -> None:
    for address in ("", "ki/", "akteure/", "programme/", "glossar/"):
        text = text_of(read(beispielland_site, address).article)
        assert "Nordrhein-Westfalen" not in text
        assert "NRW" not in text
    assert beispielland.handbuch.beschreibung in text_of(read(beispielland_site, "").article)


@pytest.mark.parametrize("option", ["content", "edit_root"])
@pytest.mark.parametrize("value", [7, ["practices"], {"folder": "practices"}])
def test_an_option_of_the_wrong_type_is_refused_with_a_message(option: str, value: object) -> None:
    plugin = PraxistransferPlugin()
    errors, _ = plugin.load_config({option: value})
    assert [(name, "Expected type" in str(error)) for name, error in errors] == [(option, True)]


def test_an_option_of_the_wrong_type_stops_the_build(caplog: pytest.LogCaptureFixture) -> None:
    settings: Any = [{"praxistransfer": {"content": 7}}]
    with pytest.raises((Abort, ConfigurationError)):
        load_config(str(ROOT / "mkdocs.yml"), plugins=settings)
    assert "content" in caplog.text
    assert "Expected type" in caplog.text


def test_an_option_that_does_not_exist_is_named() -> None:
    _, warnings = PraxistransferPlugin().load_config({"contents": "practices"})
    assert [name for name, _ in warnings] == ["contents"]


def test_the_options_in_the_settings_of_the_project_are_known() -> None:
    _, plugin = _configured(ROOT / "mkdocs.yml")
    assert isinstance(plugin.config, PraxistransferConfig)
    assert plugin.config.content == "practices"


@pytest.mark.parametrize(("value", "refused"), [("1", True), ("0", False), ("true", True)])
def test_a_release_without_the_statements_of_the_operator_is_refused(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, value: str, *, refused: bool
) -> None:
    monkeypatch.setenv("PRAXISTRANSFER_RELEASE", value)
    if not refused:
        checked(ROOT / "mkdocs.yml")
        return
    with pytest.raises(Abort, match="Es wurde nichts geschrieben"):
        checked(ROOT / "mkdocs.yml")
    needed = [record.message for record in caplog.records if record.levelno == logging.ERROR]
    assert len(needed) == 21
    assert all(line.startswith("betreiber.yml:") and "  PT601  " in line for line in needed)


def test_a_handbook_with_all_statements_of_its_operator_may_be_released(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PRAXISTRANSFER_RELEASE", "1")
    monkeypatch.setenv("PRAXISTRANSFER_CONTENT", "tests/beispielland")
    checked(ROOT / "mkdocs.yml")


def test_packages_without_the_libraries_for_them_are_refused_before_anything_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setenv("PRAXISTRANSFER_DOWNLOADS", "1")
    monkeypatch.setenv("PRAXISTRANSFER_CONTENT", "tests/beispielland")
    monkeypatch.setattr(tools, "version", missing)
    with pytest.raises(Abort, match="Für die Transferpakete fehlt typst"):
        checked(ROOT / "mkdocs.yml")


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), 3, "kein Platz mehr"),
        (BrokenProcessPool("died"), 3, "Mangel an Arbeitsspeicher"),
        (StopIteration("geheim"), 70, "StopIteration in mkdocs_plugin.py:"),
    ],
)
def test_whatever_goes_wrong_in_a_build_ends_with_a_sentence_and_a_code_of_its_own(
    content: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, words: str
) -> None:
    def fail(_: Session) -> None:
        raise error

    monkeypatch.delenv("PRAXISTRANSFER_TRACEBACK", raising=False)
    monkeypatch.setattr(Session, "write", fail)
    with pytest.raises(Abort) as caught:
        built(content.parent / "mkdocs.yml", content.parent / "site")
    assert caught.value.exit_code == code
    assert words in caught.value.message
    assert "geheim" not in caught.value.message
    monkeypatch.setenv("PRAXISTRANSFER_TRACEBACK", "1")
    with pytest.raises(type(error)):
        built(content.parent / "mkdocs.yml", content.parent / "site")


@pytest.mark.parametrize(
    ("owner", "moment"),
    [
        (Session, "load"),
        (Session, "show_lost_page"),
        (Session, "write"),
        (Publication, "publish"),
    ],
)
def test_ctrl_c_ends_a_build_with_a_sentence_and_publishes_nothing(
    content: Path, monkeypatch: pytest.MonkeyPatch, owner: type[object], moment: str
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(owner, moment, interrupt)
    monkeypatch.chdir(content.parent)
    log = logging.getLogger("mkdocs")  # which the host turns away from the tests
    monkeypatch.setattr(log, "propagate", log.propagate)
    monkeypatch.setattr(log, "level", log.level)
    result = CliRunner().invoke(cli, ["build"])
    assert result.exit_code == 130
    assert "\nAbgebrochen." in result.output
    assert not (content.parent / "site").exists()
    assert not [*content.parent.glob("*praxistransfer*")]


def test_a_build_writes_nothing_into_its_project(
    content: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """So that projects on read-only drives can be built."""
    project = content.parent
    before = look_at(str(project))
    built(project / "mkdocs.yml", tmp_path_factory.mktemp("anderswo") / "site")
    assert look_at(str(project)) == before


@pytest.mark.parametrize("theme", ["name: mkdocs", "name: null\n  custom_dir: practices"])
def test_another_theme_of_the_host_makes_the_same_site(content: Path, theme: str) -> None:
    project = content.parent
    usual = built(project / "mkdocs.yml", project / "eins")
    text = (project / "mkdocs.yml").read_text("utf-8")
    assert text.count("name: material") == 1
    text = text.replace("name: material", theme).replace("  font: false\n", "")
    (project / "anders.yml").write_text(text, "utf-8")
    begin_anew()
    other = built(project / "anders.yml", project / "zwei")
    assert [*files_below(other, "**/*.*")] == [*files_below(usual, "**/*.*")]


def test_a_preview_without_a_port_is_refused_in_german(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_host: str, _port: int) -> int:
        raise NoPortError("Die Ports sind belegt.")

    monkeypatch.setattr(preview, "find_port", refuse)
    with pytest.raises(Abort, match="Die Ports sind belegt"):
        served(content.parent / "mkdocs.yml", HERE, content.parent / "site")


class Watching:
    """Stands in for the server of the live preview and remembers what it is to watch."""

    def __init__(self) -> None:
        self.folders: list[Path] = []
        self.forgotten: list[Path] = []
        self.observer: object = None
        self.root = ""
        self.error_handler: Callable[[int], bytes | None] = lambda _code: None
        self.serve_request = self.handle_error = self.builder = lambda *_: None
        self.application: object = None

    def set_app(self, application: object) -> None:
        """Remember what answers."""
        self.application = application

    def watch(self, path: str, func: object = None, *, recursive: bool = True) -> None:
        """Remember a folder."""
        del func
        assert recursive
        self.folders.append(Path(path))

    def unwatch(self, path: str) -> None:
        """Forget what an observer that polls would watch."""
        assert self.observer is None
        self.forgotten.append(Path(path))


def served(file: Path, address: str, place: Path) -> Watching:
    """Start a preview as the host does it, and return what stands in for its server."""
    begin_anew()
    config, plugin = _configured(file, place)
    plugin.on_startup(command="serve", dirty=False)
    config.site_url = address
    build(config)
    watching = Watching()
    server = cast("LiveReloadServer", watching)
    assert plugin.on_serve(server, config=config, builder=None) is server
    return watching


def test_the_preview_watches_content_templates_and_assets_and_hears_of_changes_at_once(
    tmp_path: Path,
) -> None:
    watching = served(ROOT / "mkdocs.yml", HERE, tmp_path)
    assert {*watching.folders} == {
        *(ROOT / "docs", ROOT / "mkdocs.yml", ROOT / "practices"),
        PACKAGE / "theme",
    }
    assert watching.forgotten == [ROOT / "docs", ROOT / "mkdocs.yml"]
    assert isinstance(watching.observer, Watcher)
    assert isinstance(watching.application, Guard)
    assert watching.root == str(tmp_path)


def test_a_preview_begins_where_the_last_one_at_its_address_ended(
    content: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO)
    monkeypatch.setenv("PRAXISTRANSFER_CACHE", str(content.parent / "Gedächtnis"))
    project = content.parent / "mkdocs.yml"
    first = Path(served(project, HERE, content.parent / "eins").root)
    assert first.is_relative_to(content.parent / "Gedächtnis")
    made = []
    for action in (
        lambda: served(project, HERE, content.parent / "zwei"),
        lambda: built(project, content.parent / "site"),
        lambda: served(project, HERE, content.parent / "drei"),
        lambda: built(project, content.parent / "site"),
        lambda: served(project, f"{HERE}2/", content.parent / "vier"),
    ):
        caplog.clear()
        begin_anew()
        action()
        made += re.findall(r"(\d+) von \d+ Seitengruppen neu gemacht", caplog.text)
    assert [number == "0" for number in made] == [True, False, True, True, False]
    again = served(project, HERE, content.parent / "fünf")
    assert Path(again.root) == first
    assert again.error_handler(404) == (first / "404.html").read_bytes()
    assert again.error_handler(500) is None
    assert HERE in text_at(first, "")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return the content root of a project of its own that holds the made-up handbook."""
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    return Path(shutil.copytree(ROOT / "tests/beispielland", tmp_path / "practices"))


def test_faulty_content_stops_the_first_build_and_names_every_problem(
    content: Path, caplog: pytest.LogCaptureFixture
) -> None:
    _break(content)
    with pytest.raises(Abort, match=r"[1-9]\d* Fehler"):
        checked(content.parent / "mkdocs.yml")
    assert {record.levelno for record in caplog.records} == {logging.ERROR}
    assert "PT301" in caplog.text


def test_the_preview_shows_what_an_author_has_just_written_and_makes_nothing_else_anew(
    content: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    project, place = content.parent / "mkdocs.yml", content.parent / "site"
    built(project, place, preview=True)
    path = content / "beispiele/nachbarschaft/kreis-musterland-tueren-oeffnen.md"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("Tür an jedem Abend.", "Tür an jedem Abend. Ein Satz mehr."), "utf-8"
    )
    caplog.clear()
    built(project, place, preview=True)
    assert "Ein Satz mehr." in text_at(place, "praxis/kreis-musterland-tueren-oeffnen/")
    assert re.search(r"\b1 von \d+ Seitengruppen neu gemacht", caplog.text)


def test_only_the_preview_has_a_script_for_authors(content: Path) -> None:
    project, place = content.parent / "mkdocs.yml", content.parent / "site"
    built(project, place)
    assert "preview.js" not in text_at(place, "")
    assert not (place / "vorschau.json").exists()


def test_the_site_stays_what_it_was_if_the_host_objects_in_the_end(content: Path) -> None:
    project, place = content.parent / "mkdocs.yml", content.parent / "site"
    built(project, place)
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    page = content.parent / "docs/mitmachen/index.md"
    page.write_text(f"{page.read_text('utf-8')}\n[Verweis](fehlt.md)\n", "utf-8")
    names = sorted(path.name for path in content.parent.iterdir())
    for is_strict, is_same in ((True, True), (False, False)):
        begin_anew()
        config, plugin = _configured(project, place)
        config.strict = is_strict
        plugin.on_startup(command="build", dirty=False)
        if is_strict:
            with pytest.raises(Abort, match="strict"):
                build(config)
        else:
            build(config)
        plugin.on_shutdown()
        after = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
        assert (after == before) is is_same
        assert sorted(path.name for path in content.parent.iterdir()) == names


def test_what_a_build_did_not_write_stays_in_the_folder_of_the_site_or_stops_the_build(
    content: Path,
) -> None:
    project, place = content.parent / "mkdocs.yml", content.parent / "site"
    built(project, place)
    (place / ".htaccess").write_text("Kopfzeilen", "utf-8")
    built(project, place)
    assert (place / ".htaccess").read_text("utf-8") == "Kopfzeilen"
    (place / "index.html").write_text("von Hand", "utf-8")
    with pytest.raises(Abort, match=r"index\.html"):
        built(project, place)
    assert (place / "index.html").read_text("utf-8") == "von Hand"


def test_an_entry_whose_page_would_hit_something_foreign_stops_the_build_before_it_starts(
    content: Path,
) -> None:
    project, place = content.parent / "mkdocs.yml", content.parent / "site"
    built(project, place)
    shutil.rmtree(place / "praxis/probestadt-steckbrief")
    (place / "praxis/probestadt-steckbrief").write_text("fremd", "utf-8")
    config, plugin = _configured(project, place)
    with pytest.raises(NoSiteError, match="praxis/probestadt-steckbrief"):
        config.plugins.on_config(config)
    plugin.on_build_error(error=Abort("refused"))


def test_the_host_deploys_from_the_folder_of_the_site(content: Path) -> None:
    config, _ = _configured(content.parent / "mkdocs.yml", content.parent / "site")
    build(config)
    assert config.site_dir == str(content.parent / "site")


def _configured(file: Path, place: Path | None = None) -> tuple[MkDocsConfig, PraxistransferPlugin]:
    """Return a host that has read its settings, and its plugin."""
    config = load_config(str(file), **({"site_dir": str(place)} if place else {}))
    plugin = config.plugins["praxistransfer"]
    assert isinstance(plugin, PraxistransferPlugin)
    return config, plugin


def checked(file: Path) -> None:
    """Let the plugin do what it does before anything is written."""
    config, plugin = _configured(file)
    try:
        config.plugins.on_config(config)
    except Exception as error:
        plugin.on_build_error(error=error)
        raise
    plugin.on_build_error(error=Abort("nothing more is wanted"))


def built(file: Path, place: Path, *, preview: bool = False) -> Path:
    """Build the site into a folder, as the host does it each time."""
    config, plugin = _configured(file, place)
    if preview:
        plugin.on_startup(command="serve", dirty=False)
    build(config)
    return place


def text_at(folder: Path, address: str) -> str:
    return (folder / address / "index.html").read_text("utf-8")


def _break(content: Path) -> None:
    path = content / "beispiele/sprache/probestadt-steckbrief.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace("\nstatus:", "\nstauts:"), "utf-8")
