"""A site gets into its folder whole, and nothing of anybody else is lost, whatever happens."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import publishing_lab
import pytest
from publishing_lab import FOREIGN, NEW, OLD, THIRD, pretending, publish, read_tree, tree_of, write
from thoroughness import some

from praxistransfer.building.publishing import Publication
from praxistransfer.building.site_folder import NoSiteError, adopt
from praxistransfer.tools.exchange import exchange
from praxistransfer.tools.manifest import MANIFEST

PAGE = '<link rel="stylesheet" href="./assets/handbuch/handbuch.css">'


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return the folder of a site that was published, with something foreign in it."""
    publish(tmp_path / "site", OLD)
    write(tmp_path / "site", FOREIGN)
    return tmp_path / "site"


def refusal(target: Path, *sources: Path) -> str:
    """Return what is said of a folder that is refused before anything starts."""
    with pytest.raises(NoSiteError) as error:
        Publication(target, sources, lambda: None)
    return str(error.value)


def experiment(*words: str) -> dict[str, tuple[int, list[str]]]:
    """Return what comes of an experiment in a process of its own."""
    command = [sys.executable, publishing_lab.__file__, *words]
    results: dict[str, tuple[int, list[str]]] = json.loads(subprocess.check_output(command))
    return results


# --- What is to hold always ---------------------------------------------------------------------


def test_no_byte_is_lost_that_a_build_did_not_write(tmp_path: Path) -> None:
    outcomes = Counter[bool]()
    for seed in range(some(500)):
        place = tmp_path / str(seed)
        place.mkdir()
        outcome = publishing_lab.try_folder(seed, place)
        assert outcome.faults == [], seed
        outcomes[outcome.is_published] += 1
    assert min(outcomes.values()) > some(500) / 5


def test_whoever_is_killed_at_any_step_leaves_the_old_site_or_the_new_one() -> None:
    results = experiment("kills")
    assert results.keys() == publishing_lab.WAYS.keys()
    assert {name: faults for name, (_, faults) in results.items() if faults} == {}
    assert min(tried for tried, _ in results.values()) > 30


def test_two_builds_at_once_never_make_a_mixture() -> None:
    ((_, faults),) = experiment("interleavings", str(some(40))).values()
    assert faults == []


# --- What is foreign ----------------------------------------------------------------------------


@pytest.mark.parametrize("is_within", [False, True])
def test_what_is_foreign_moves_along_as_the_same_file(target: Path, *, is_within: bool) -> None:
    before = {name: (target / name).stat().st_ino for name in FOREIGN}
    (target / ".well-known").chmod(0o750)
    with pretending(is_within=is_within):
        publish(target, NEW)
    assert read_tree(target) == tree_of(NEW, FOREIGN)
    assert {name: (target / name).stat().st_ino for name in FOREIGN} == before
    assert (target / ".well-known").stat().st_mode & 0o777 == 0o750


def test_nobody_else_s_folders_beside_the_site_are_touched(target: Path) -> None:
    write(target.parent, {"site.alt/a": "fremd", "site.neu/b": "fremd", ".praxistransfer-bau": ""})
    before = read_tree(target.parent)
    publish(target, OLD)
    assert read_tree(target.parent) == before


def test_a_file_of_ours_that_somebody_has_changed_is_refused_by_name(target: Path) -> None:
    (target / "praxis/eins/index.html").write_text("von Hand", "utf-8")
    assert "praxis/eins/index.html" in refusal(target)


def test_a_folder_without_a_manifest_is_refused_unless_all_in_it_is_hidden(tmp_path: Path) -> None:
    write(tmp_path, {"fotos/bild.png": "", "neu/.htaccess": "Kopfzeilen"})
    assert MANIFEST in refusal(tmp_path / "fotos")
    publish(tmp_path / "neu", NEW)
    assert read_tree(tmp_path / "neu") == tree_of(NEW, {".htaccess": "Kopfzeilen"})


@pytest.mark.parametrize("text", ["", "[]", '{"format": 2}', '{"format": 1, "files": 3}'])
def test_a_manifest_that_cannot_be_read_is_refused(target: Path, text: str) -> None:
    (target / MANIFEST).write_text(text, "utf-8")
    assert MANIFEST in refusal(target)


@pytest.mark.parametrize(
    "name", ["praxis/zwei", "praxis/zwei/index.html", "praxis/zwei/index.html/x"]
)
def test_something_foreign_where_a_page_has_to_be_is_refused_before_anything_starts(
    target: Path, name: str
) -> None:
    write(target, {name: "fremd"})
    before = read_tree(target)
    publication = Publication(target, [], lambda: None)
    with pytest.raises(NoSiteError, match="praxis/zwei"):
        publication.refuse_collisions(["praxis/zwei/index.html"])
    publication.close()
    with pytest.raises(NoSiteError, match="praxis/zwei"):
        publish(target, NEW)
    assert read_tree(target) == before


@pytest.mark.parametrize("is_within", [False, True])
def test_a_security_txt_of_somebody_else_stays(target: Path, *, is_within: bool) -> None:
    name = ".well-known/security.txt"
    own, theirs = {name: "von uns"}, {name: "von anderen"}
    with pretending(is_within=is_within):
        publish(target, {**NEW, **own})
        assert read_tree(target) == tree_of({**NEW, **own}, FOREIGN)
        publish(target, OLD)
        write(target, theirs)
        publish(target, {**NEW, **own})
    assert read_tree(target) == tree_of(NEW, {**FOREIGN, **theirs})


def test_what_was_packed_from_our_files_goes_with_them(target: Path) -> None:
    packed = gzip.compress(b"alt", mtime=0)
    (target / "index.html.gz").write_bytes(packed)
    (target / "a/bilder.gz").write_bytes(packed)
    publish(target, NEW)
    assert not (target / "index.html.gz").exists()
    assert (target / "a/bilder.gz").read_bytes() == packed


@pytest.mark.parametrize("name", ["index.html.gz", "index.html.br"])
def test_what_was_packed_from_something_else_would_be_wrong_and_is_refused(
    target: Path, name: str
) -> None:
    (target / name).write_bytes(gzip.compress(b"anderes"))
    assert name in refusal(target)


def test_what_comes_during_the_build_stays(target: Path) -> None:
    publication = Publication(target, [], lambda: None)
    write(publication.staging, NEW)
    write(target, {"praxis/spaeter.txt": "fremd"})
    publication.publish()
    publication.close()
    assert read_tree(target) == tree_of(NEW, FOREIGN, {"praxis/spaeter.txt": "fremd"})


def test_what_is_changed_during_the_switch_is_kept_and_named(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change_and_exchange(one: Path, other: Path) -> bool:
        (other / ".htaccess").unlink()
        write(other, {".htaccess": "neuer", "spaeter.txt": "fremd"})
        return exchange(one, other)

    monkeypatch.setattr("praxistransfer.building.publishing.exchange", change_and_exchange)
    (remark,) = publish(target, NEW)
    assert ".htaccess" in remark
    assert (target / "spaeter.txt").read_text("utf-8") == "fremd"
    (kept,) = target.parent.glob(".praxistransfer-bau-*/*/.htaccess")
    assert kept.read_text("utf-8") == "neuer"


# --- Places -------------------------------------------------------------------------------------


def test_the_site_lies_neither_in_nor_around_what_it_is_made_from(tmp_path: Path) -> None:
    content = tmp_path / "inhalt"
    (content / "tief").mkdir(parents=True)
    (tmp_path / "verweis").symlink_to(content)
    for place in (content, content / "site", content / "tief", tmp_path, tmp_path / "verweis/x"):
        assert "ineinander" in refusal(place, content)
    assert list(content.iterdir()) == [content / "tief"]


def test_a_file_cannot_become_the_site(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("", "utf-8")
    assert str(tmp_path / "site") in refusal(tmp_path / "site")


def test_behind_a_link_it_is_the_folder_that_is_exchanged(target: Path) -> None:
    link = target.parent / "verweis"
    link.symlink_to(target)
    publish(link, NEW)
    assert link.readlink() == target
    assert read_tree(target) == tree_of(NEW, FOREIGN)


def test_a_build_that_fails_leaves_no_folder_behind(tmp_path: Path) -> None:
    Publication(tmp_path / "tief/tiefer/site", [], lambda: None).close()
    assert list(tmp_path.iterdir()) == []


def test_without_rights_to_its_parent_a_site_is_exchanged_file_by_file(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, _mode: path != target.parent)
    folder = target.stat().st_ino
    publish(target, NEW)
    assert target.stat().st_ino == folder
    assert read_tree(target) == tree_of(NEW, FOREIGN)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
@pytest.mark.parametrize("is_within", [False, True])
def test_everybody_may_read_a_site_whatever_the_umask_is(
    tmp_path: Path, mask: int, *, is_within: bool
) -> None:
    (tmp_path / "site").mkdir(mode=0o775)
    (tmp_path / "site").chmod(0o2775)
    before = os.umask(mask)
    try:
        with pretending(is_within=is_within):
            publish(tmp_path / "site", NEW)
        publish(tmp_path / "neu", NEW)
    finally:
        os.umask(before)
    for folder in (tmp_path / "site", tmp_path / "neu"):
        for path in folder.rglob("*"):
            assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644)
    assert (tmp_path / "site").stat().st_mode & 0o7777 == 0o2775
    assert (tmp_path / "neu").stat().st_mode & 0o777 == 0o755


def test_a_second_build_waits_and_says_so(target: Path) -> None:
    first = Publication(target, [], lambda: None)
    said = threading.Event()
    second = threading.Thread(target=lambda: Publication(target, [], said.set).close())
    second.start()
    assert said.wait(30)
    assert second.is_alive()
    first.close()
    second.join(30)
    assert not second.is_alive()
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def test_builds_into_neighbours_do_not_disturb_each_other(target: Path) -> None:
    first = Publication(target, [], lambda: None)
    write(first.staging, NEW)
    publish(target.with_name("nachbar"), THIRD)
    first.publish()
    first.close()
    assert read_tree(target) == tree_of(NEW, FOREIGN)


def test_who_is_asked_to_end_tidies_up_first(tmp_path: Path) -> None:
    script = """
import sys, time
from pathlib import Path
from praxistransfer.building.publishing import Publication
publication = Publication(Path(sys.argv[1]), [], lambda: None)
try:
    print("da", flush=True)
    time.sleep(60)
finally:
    publication.close()
"""
    command = [sys.executable, "-c", script, str(tmp_path / "tief/site")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        assert len(list((tmp_path / "tief").iterdir())) == 2
        process.terminate()
        assert process.wait() == 128 + signal.SIGTERM
    assert list(tmp_path.iterdir()) == []


# --- Manifest -----------------------------------------------------------------------------------


def test_the_manifest_names_every_file_of_the_build_and_no_other(target: Path) -> None:
    text = (target / MANIFEST).read_text("utf-8")
    assert json.loads(text)["files"] == tree_of(OLD)
    publish(target, OLD)
    assert (target / MANIFEST).read_text("utf-8") == text


def test_a_site_without_a_start_page_is_not_published(target: Path) -> None:
    with pytest.raises(NoSiteError, match=r"index\.html"):
        publish(target, {"praxis/index.html": ""})
    assert read_tree(target) == tree_of(OLD, FOREIGN)


def test_a_site_of_an_earlier_version_is_adopted_without_what_is_foreign_in_it(
    tmp_path: Path,
) -> None:
    site = tmp_path / "site"
    ours = {"index.html": PAGE, "praxis/index.html": PAGE, "praxis/a.json": "", "suche/x.bin": ""}
    foreign = {".htaccess": "", "anderes/index.html": "fremd", "praxis/.geheim": ""}
    write(site, ours)
    write(site, foreign)
    (site / "verweis.html").symlink_to("index.html")
    assert f"adopt {site}" in refusal(site)
    adopted, others = adopt(site)
    assert sorted(adopted) == sorted(ours)
    assert sorted(others) == sorted([*foreign, "verweis.html"])
    publish(site, NEW)
    (site / "verweis.html").unlink()
    assert read_tree(site) == tree_of(NEW, foreign)


def test_only_an_earlier_site_is_adopted(target: Path, tmp_path: Path) -> None:
    write(tmp_path / "fremd", {"index.html": "eine andere Website"})
    for folder in (target, tmp_path / "fremd"):
        before = read_tree(folder)
        with pytest.raises(NoSiteError, match="keine Website aus einer früheren Fassung"):
            adopt(folder)
        assert read_tree(folder) == before
