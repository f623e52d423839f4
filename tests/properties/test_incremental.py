"""A site that is built upon what earlier builds worked out is the site that a first build makes."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from stores import bring_back, damage, store_in
from thoroughness import some

from praxistransfer.building import plan
from praxistransfer.building.site import Done, Site
from praxistransfer.content import reader as content_reader
from praxistransfer.content.checking import check_content
from praxistransfer.content.reader import ContentReader
from praxistransfer.content.source_files import FoundFile, read_bytes
from praxistransfer.library.published import published_part
from praxistransfer.model.practice import Practice
from praxistransfer.model.problem import Problem
from praxistransfer.model.schema import json_schema
from praxistransfer.search import update as searching
from praxistransfer.theme.shell import Frame, MenuItem
from praxistransfer.tools.folder import files_below

ROOT = Path(__file__).parents[1] / "beispielland"
FRAME = Frame(
    "Probe", "Ein Handbuch", (MenuItem("Praxis", "praxis/"),), base_url="https://p.example/"
)
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in ROOT.rglob("*")
    if path.suffix in {".md", ".yml"} and path.name not in {"pruefbericht.yml", "betreiber.yml"}
)

WORD = re.compile(r"(?<=[a-zäöüß] )[A-ZÄÖÜ][a-zäöüß]{3,}(?= [a-zäöü])")
TANDEM = "beispiele/nachbarschaft/musterstadt-tandemgarten.md"
DOORS = "beispiele/nachbarschaft/kreis-musterland-tueren-oeffnen.md"
GOAL = "Eine offene Tür an jedem Abend."
NAME = re.compile(r"^( *(?:- )?(?:titel|label|kurz): .*[a-zäöüß])$", re.MULTILINE)
REFERENCE = re.compile(r"^ *- [a-z0-9-]+\n", re.MULTILINE)


class Project:
    """A content root, the folder of its site, and the memory of its builds."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "inhalt"
        self.place = folder / "site"
        self.memory = folder / "gedaechtnis.sqlite"
        shutil.copytree(ROOT, self.root)

    def build(
        self,
        generation: str = "",
        stop_at: int = 0,
        earlier: Path | None = None,
        *,
        old_index: bool = False,
        today: str | None = None,
    ) -> Done | None:
        """Build with all that is remembered, in a process of its own as it were."""
        store = store_in(self.memory, generation)
        library, problems = check_content(self.root, reader=ContentReader(store))
        if problems:
            return None

        def stop(_what: str, done: int, _: int) -> None:
            if done == stop_at:
                raise KeyboardInterrupt

        return Site(published_part(library), store, today).write(
            self.place, FRAME, progress=stop, earlier=earlier, old_index=old_index
        )

    def change(self, file: str, old: str, new: str) -> None:
        """Change what a file says."""
        path = self.root / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def is_like_new(self, today: str | None = None) -> bool:
        """Say whether the folder holds what a first build of the same content makes."""
        library, problems = check_content(self.root)
        assert not problems
        with tempfile.TemporaryDirectory() as folder:
            Site(published_part(library), None, today).write(Path(folder), FRAME)
            return list(files_below(Path(folder))) == list(files_below(self.place))


@pytest.fixture(scope="module", autouse=True)
def schemas_made_once() -> Iterator[None]:
    """Make the schemas once: they take a quarter of each build, and no content changes them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan, "json_schema", cache(json_schema))
        yield


@contextmanager
def project() -> Iterator[Project]:
    with tempfile.TemporaryDirectory() as folder:
        yield Project(Path(folder))


def change(path: Path, pattern: re.Pattern[str], number: int, new: Callable[[str], str]) -> None:
    """Change one of the places in a file, if there is any."""
    text = path.read_text("utf-8")
    found = list(pattern.finditer(text))
    if found:
        match = found[number % len(found)]
        text = text[: match.start()] + new(match[0]) + text[match.end() :]
        path.write_text(text, "utf-8")


def a_word(project: Project, file: str, number: int) -> None:
    """Say something else in a text."""
    change(project.root / file, WORD, number, lambda word: f"{word}neu")


def a_name(project: Project, file: str, number: int) -> None:
    """Call something by another name, which changes its place in every list."""
    change(project.root / file, NAME, number, lambda line: re.sub(": ", ": Aber ", line, count=1))


def a_reference(project: Project, file: str, number: int) -> None:
    """Take a reference or another item out of a list."""
    change(project.root / file, REFERENCE, number, lambda _: "")


def deletion(project: Project, file: str, _: int) -> None:
    """Delete an entry; vocabularies and what is about the whole stay."""
    if "/" in file and not file.startswith("vokabulare/"):
        (project.root / file).unlink(missing_ok=True)


def renaming(project: Project, file: str, number: int) -> None:
    """Give an entry another id and keep the old one as a former id."""
    path = project.root / file
    if path.is_file() and file.startswith("beispiele/"):
        text = path.read_text("utf-8")
        new = f"{path.stem}-{number}"
        text = text.replace(f"id: {path.stem}\n", f"id: {new}\nfrueher: [{path.stem}]\n", 1)
        path.unlink()
        path.with_stem(new).write_text(text, "utf-8")


def restoration(project: Project, file: str, _: int) -> None:
    """Take a change back."""
    shutil.copyfile(ROOT / file, project.root / file)


def a_page(project: Project, _: str, number: int) -> None:
    """Touch a file of the site from outside."""
    pages = sorted(project.place.rglob("*.html"))
    pages[number % len(pages)].write_text("fremd", "utf-8")


def a_page_gone(project: Project, _: str, number: int) -> None:
    """Delete a file of the site from outside."""
    pages = sorted(project.place.rglob("*.html"))
    pages[number % len(pages)].unlink()


CHANGES = (a_word, a_name, a_reference, deletion, renaming, restoration, a_page, a_page_gone)


@settings(max_examples=some(4))
@given(
    st.lists(
        st.tuples(
            st.sampled_from(CHANGES),
            st.sampled_from(FILES),
            st.integers(0, 50),
            st.sampled_from((0, 0, 0, 1, 3)),
        ),
        min_size=3,
        max_size=5,
    )
)
def test_whatever_changes_the_site_is_that_of_a_first_build(
    changes: list[tuple[Callable[[Project, str, int], None], str, int, int]],
) -> None:
    with project() as made:
        made.build()
        for do, file, number, stop_at in changes:
            before = (made.root / file).read_bytes() if (made.root / file).is_file() else None
            with suppress(FileNotFoundError):
                do(made, file, number)
            with suppress(KeyboardInterrupt):
                made.build(stop_at=stop_at)  # sometimes it is killed, and the next one goes on
            done = made.build()
            event(f"{do.__name__}: {'faulty' if done is None else f'{done.made} made'}")
            if done:
                assert made.is_like_new(), do.__name__
            elif before is not None:
                (made.root / file).write_bytes(before)
                for path in made.root.rglob(f"{Path(file).stem}-*"):
                    path.unlink()


def test_every_page_that_shows_a_name_shows_the_new_one() -> None:
    with project() as made:
        made.build()
        for file in (file for file in FILES if file.startswith("vokabulare/")):
            names = len(NAME.findall((made.root / file).read_text("utf-8")))
            for number in range(min(some(1), names)):
                a_name(made, file, number)
                assert made.build() is not None, file
                assert made.is_like_new(), (file, number)


def test_what_has_not_changed_is_not_made_again() -> None:
    with project() as made:
        first = made.build()
        assert first
        assert first.made == first.groups > 40
        assert made.build() == Done(first.groups, 0, 0, 0)


def test_only_files_that_changed_are_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def reading(found: FoundFile) -> bytes | Problem:
        read.append(found.path)
        return read_bytes(found)

    monkeypatch.setattr(content_reader, "read_bytes", reading)
    monkeypatch.setattr(content_reader, "_STEP", -(10**12))  # as if they lay there for long
    with project() as made:
        reader = ContentReader()
        check_content(made.root, reader=reader)
        assert len(read) > 20
        read.clear()
        made.change(DOORS, GOAL, f"{GOAL} Ein Satz mehr.")
        library, _ = check_content(made.root, reader=reader)
        assert {*read} == {DOORS}
        changed = library.entries[Path(DOORS).stem]
        assert isinstance(changed, Practice)
        assert "Ein Satz mehr." in changed.section("Ziele")


def test_a_sentence_in_a_practice_changes_one_page() -> None:
    with project() as made:
        made.build()
        made.change(DOORS, GOAL, f"{GOAL} Ein Satz mehr.")
        done = made.build()
        assert done
        assert done.made == 1
        assert made.is_like_new()


def test_a_dead_link_in_a_text_is_found_though_the_rest_has_not_changed() -> None:
    with project() as made:
        made.build()
        made.change(DOORS, GOAL, f"{GOAL} Siehe [dort](eintrag:gibt-es-nicht).")
        assert made.build() is None


def test_a_dead_link_that_was_taken_out_of_a_text_leaves_the_desk() -> None:
    record = """am: 2024-06-01
geprueft: 1
befunde:
  - {url: https://tot.example/, befund: tot, grund: HTTP 404, eintraege: [%s]}
"""
    with project() as made:
        made.change(DOORS, GOAL, f"{GOAL} [Mehr](https://tot.example/)")
        (made.root / "linkpruefung.yml").write_text(record % Path(DOORS).stem, "utf-8")
        made.build()
        desk = made.place / "redaktion/index.html"
        assert "tot.example" in desk.read_text("utf-8")
        made.change(DOORS, " [Mehr](https://tot.example/)", "")
        made.build()
        assert "tot.example" not in desk.read_text("utf-8")


def test_a_question_for_trainings_is_shown_anew_wherever_it_stands() -> None:
    with project() as made:
        made.build()
        made.change(TANDEM, "das eine Tandem", "das andere Tandem")
        assert made.build()
        assert made.is_like_new()


def test_a_word_in_a_practice_is_exchanged_in_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    with project() as made:
        made.build()
        made.change(DOORS, GOAL, GOAL.replace("Abend", "Zauberabend"))
        with monkeypatch.context() as patch:
            patch.setattr(searching, "build_index", None)  # nothing is inverted anew
            patch.setattr(searching, "list_groups", None)  # nor are words that lead to others read
            assert made.build()
        assert made.is_like_new()


def test_words_that_lead_to_others_are_read_anew_when_they_change() -> None:
    with project() as made:
        made.build()
        made.change("suchwortschatz.yml", "[Musterwort, Probewort]", "[Tür, Pforte]")
        assert made.build() is not None
        assert made.is_like_new()


def test_an_index_is_made_anew_if_an_earlier_build_left_it_behind() -> None:
    with project() as made:
        made.build()
        made.change(DOORS, GOAL, f"{GOAL} Mehrwort.")
        made.build(old_index=True)
        made.change(DOORS, "Mehrwort.", "Nochwort.")
        made.build()
        assert made.is_like_new()


def test_an_answer_to_what_editors_ask_for_changes_their_desk_too() -> None:
    with project() as made:
        made.build()
        made.change(
            "beispiele/sprache/probestadt-steckbrief.md", "## Ziele\n", "## Ziele\n\nEin Ziel.\n"
        )
        done = made.build()
        assert done
        assert done.made == 2
        assert made.is_like_new()


def test_time_makes_only_those_pages_anew_of_which_it_changes_a_word() -> None:
    with project() as made:
        first = made.build(today="2026-01-30")
        assert first
        assert made.build(today="2026-01-31") == Done(first.groups, 0, 0, 0)
        late = made.build(today="2026-02-02")  # a review is overdue
        assert late
        assert 1 < late.made < first.groups / 2
        assert made.is_like_new("2026-02-02")


def test_links_that_were_checked_change_the_desk_alone() -> None:
    with project() as made:
        made.build()
        made.change("linkpruefung.yml", "geprueft: 9", "geprueft: 10")
        done = made.build()
        assert done
        assert done.made == 1
        assert made.is_like_new()


def test_a_new_name_changes_the_pages_that_show_it_and_no_others() -> None:
    with project() as made:
        first = made.build()
        assert first
        a_name(made, "vokabulare/zielgruppen.yml", 0)
        done = made.build()
        assert done
        assert 1 < done.made < first.groups / 2
        assert made.is_like_new()


def test_a_new_folder_takes_over_from_an_earlier_one_what_did_not_change() -> None:
    with project() as made:
        first = made.build()
        assert first
        made.place, earlier = made.place.with_name("neu"), made.place
        before = (earlier / "praxis/kreis-musterland-tueren-oeffnen/index.html").read_bytes()
        made.change(DOORS, GOAL, f"{GOAL} Mehr.")
        done = made.build(earlier=earlier)
        assert done
        assert done.made == 1
        assert made.is_like_new()
        assert (
            earlier / "praxis/kreis-musterland-tueren-oeffnen/index.html"
        ).read_bytes() == before


def test_where_an_old_index_will_do_only_the_page_is_made_anew() -> None:
    with project() as made:
        made.build()
        made.change(DOORS, GOAL, f"{GOAL} Mehrwort.")
        done = made.build(old_index=True)
        assert done
        assert (done.made, done.written, done.deleted) == (1, 1, 0)
        assert not made.is_like_new()
        made.build()
        assert made.is_like_new()


def test_another_plugin_remembers_nothing_of_the_first_one() -> None:
    with project() as made:
        made.build("alt")
        done = made.build("neu")
        assert done
        assert done.made == done.groups
        assert done.written == 0  # the pages are the same, and stay untouched


def test_whatever_is_damaged_of_what_is_kept_the_site_is_that_of_a_first_build() -> None:
    chance = Random(16)  # noqa: S311 - the same each time
    with project() as made:
        made.build()
        for number in range(some(6)):
            made.memory.write_bytes(damage(made.memory.read_bytes(), chance))
            change = (a_word, a_name, a_page)[number % 3]
            change(made, FILES[number % len(FILES)], number)
            if made.build() is None:
                restoration(made, FILES[number % len(FILES)], 0)
                made.build()
            assert made.is_like_new(), number


def test_values_of_an_earlier_build_that_come_back_do_no_harm() -> None:
    """As after a power failure that lost a part of what was written, or beside another build."""
    chance = Random(16)  # noqa: S311 - the same each time
    with project() as made:
        for number in range(some(3)):
            made.build()
            earlier = made.memory.with_name("frueher.sqlite")
            shutil.copy(made.memory, earlier)
            made.change(DOORS, "Abend", f"Abend{number} Zauberwort{number}")
            made.change("vokabulare/kommunen.yml", "label: ", "label: A ")
            assert made.build()
            assert bring_back(made.memory, earlier, chance, (0.5, 0.1, 0.9)[number % 3])
            assert made.build()
            assert made.is_like_new(), number
            made.change(DOORS, f"Zauberwort{number}", "Anderswort")
            assert made.build()
            assert made.is_like_new(), number
