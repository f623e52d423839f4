"""The desk of the editors finds what is to do, and says it the same way everywhere."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from praxistransfer.cli.commands import main
from praxistransfer.cli.report import report_text
from praxistransfer.content.checking import check_content
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library, Origin
from praxistransfer.library.tasks import (
    LISTS,
    Desk,
    Task,
    addresses_in,
    crossed_fields,
    desk_of,
)
from praxistransfer.model.addresses import Anchor
from praxistransfer.model.base import Eintrag
from praxistransfer.model.practice import Practice
from praxistransfer.pages.blocks import (
    Empty,
    Page,
    Table,
)
from praxistransfer.pages.desk import (
    BY_PLACE,
    MOST,
    MOST_OF_A_PLACE,
    TASKS,
    desk_json,
    desk_products,
)
from praxistransfer.pages.matrix import cross_facets
from praxistransfer.pages.page_parts import Book
from praxistransfer.tools.folder import StaticFile

BEISPIELLAND = Path(__file__).parents[2] / "beispielland"
GARDEN = "musterstadt-tandemgarten"
LATE = "2026-02-02"
SUITCASE = "https://beispiel.example/uebungsblatt/2022/koffer"


def knowledge_of(library: Library, today: str = LATE) -> Knowledge:
    return Knowledge(library, today)


def with_copies(library: Library, number: int, **changes: object) -> Library:
    """Return the library with copies of one practice, each under a title of its own."""
    original = library.entries["kreis-musterland-tueren-oeffnen"]
    entries: dict[str, Eintrag] = dict(library.entries)
    origins: dict[tuple[str, str], Origin] = dict(library.origins)
    for copy in range(number):
        words = " ".join(f"{word}{copy}" for word in ("Erstes", "Zweites", "Drittes", "Viertes"))
        update = {"id": f"kopie-{copy}", "titel": words, **changes}
        entries[f"kopie-{copy}"] = original.model_copy(update=update)
        origins["", f"kopie-{copy}"] = library.origin_of(original)
    return replace(library, entries=entries, origins=origins)


@pytest.fixture(scope="module")
def desk(beispielland: Library) -> Desk:
    return desk_of(knowledge_of(beispielland))


def ids(found: list[Task]) -> list[str]:
    return [item.address.split("/")[1] for item in found]


def test_an_entry_is_overdue_the_day_after_it_was_due(beispielland: Library) -> None:
    late = desk_of(knowledge_of(beispielland)).tasks_of("ueberfaellig")
    assert [(item.address, item.text) for item in late] == [
        (f"praxis/{GARDEN}/", "War zu prüfen bis 1. Februar 2026.")
    ]
    soon = desk_of(knowledge_of(beispielland, "2026-02-01")).tasks_of("ueberfaellig")
    assert [item.text for item in soon] == ["Ist zu prüfen bis 1. Februar 2026."]
    assert not desk_of(knowledge_of(beispielland, "2025-11-02")).tasks_of("ueberfaellig")


def test_drafts_do_not_wait_for_a_review_and_withdrawn_entries_for_nothing(desk: Desk) -> None:
    known = desk_of(knowledge_of(check_content(BEISPIELLAND)[0]))  # with drafts
    for found in (desk, known):
        waiting = ids(found.tasks_of("ungeprueft"))
        assert waiting == ["probestadt-steckbrief", "kreis-musterland-tueren-oeffnen"]
    entries = [item for item in desk.tasks if item.list not in {"tote-links", "luecke"}]
    assert not [item for item in entries if "lesekoffer" in item.address]


def test_the_most_incomplete_entry_comes_first_with_its_next_step(desk: Desk) -> None:
    first, second = desk.tasks_of("unvollstaendig")
    assert first.address == "praxis/probestadt-steckbrief/"
    assert first.text.endswith("Den Abschnitt „Ausgangslage“ schreiben.")
    assert "Das Feld „In einfacher Sprache“ (einfach)" in second.text


def test_links_are_named_only_where_the_entry_still_has_them(desk: Desk) -> None:
    assert [item.text for item in desk.tasks_of("tote-links")] == [
        "Tot (HTTP 404): https://beispiel.example/tandemgarten/vertrag.pdf",
        f"Fraglich (keine Antwort in 20 Sekunden): {SUITCASE}",
    ]
    assert desk.links_checked == "Links zuletzt geprüft am 10. Februar 2024: 9 Adressen."


def test_links_that_nobody_checked_are_not_called_good(beispielland: Library) -> None:
    unchecked = desk_of(knowledge_of(replace(beispielland, linkpruefung=None)))
    assert unchecked.tasks_of("tote-links") == []
    assert unchecked.links_checked == "Die Links wurden noch nicht geprüft."
    assert "Tote und fragliche Links: noch nicht geprüft" in report_text(unchecked, LATE)


def test_addresses_are_found_in_fields_and_in_texts(beispielland: Library) -> None:
    found = addresses_in(beispielland.entries[GARDEN])
    assert "https://beispiel.example/tandemgarten/vertrag.pdf" in found  # a field
    assert "https://beispiel.example/tandemgarten/bericht" in found  # a link in the text
    assert len(found) == len(set(found))


def test_titles_that_share_three_quarters_of_their_words_are_named_once(
    beispielland: Library,
) -> None:
    library = with_copies(beispielland, 1, titel="Ein sehr stiller Übungsabend", kurzfassung="a")
    library = replace(
        library,
        entries={
            **library.entries,
            "probestadt-steckbrief": library.entries["probestadt-steckbrief"].model_copy(
                update={"titel": "Sehr stiller Übungsabend"}
            ),
        },
    )
    (found,) = desk_of(knowledge_of(library)).tasks_of("doppelt")
    assert "fast den gleichen Titel" in found.text


def test_titles_that_share_less_are_not_named(beispielland: Library) -> None:
    library = with_copies(beispielland, 1, titel="Ein stiller Übungsabend", kurzfassung="a")
    assert desk_of(knowledge_of(library)).tasks_of("doppelt") == []


def test_the_same_summary_under_another_title_is_named(beispielland: Library) -> None:
    found = desk_of(knowledge_of(with_copies(beispielland, 1))).tasks_of("doppelt")
    assert ["die gleiche Kurzfassung" in item.text for item in found] == [True]


def test_pairs_are_named_in_the_order_of_their_first_entries(beispielland: Library) -> None:
    titles = ["Ein Abend im Dorf", "Zwei Tage am See", "Am See zwei Tage", "Im Dorf ein Abend"]
    original = beispielland.entries["kreis-musterland-tueren-oeffnen"]
    update = [
        {"id": f"kopie-{number}", "titel": title, "kurzfassung": title}
        for number, title in enumerate(titles)
    ]
    copies = {item["id"]: original.model_copy(update=item) for item in update}
    origin = beispielland.origin_of(original)
    origins = {("", id_): replace(origin, file=f"beispiele/{id_}.md") for id_ in copies}
    library = replace(
        beispielland,
        entries={**beispielland.entries, **copies},
        origins={**beispielland.origins, **origins},
    )
    found = desk_of(knowledge_of(library)).tasks_of("doppelt")
    alike = "Hat fast den gleichen Titel wie „{}“ (beispiele/{}.md)."
    assert [(item.address, item.text) for item in found] == [
        ("praxis/kopie-2/", alike.format("Zwei Tage am See", "kopie-1")),
        ("praxis/kopie-0/", alike.format("Im Dorf ein Abend", "kopie-3")),
    ]


def test_only_entries_to_which_nothing_leads_are_orphans(desk: Desk) -> None:
    found = ids(desk.tasks_of("verwaist"))
    assert "wetter" in found
    assert "geld" not in found  # a stumbling block that was met
    assert "neubuergerschaft" not in found  # was replaced


def test_gaps_are_those_of_the_matrix(desk: Desk) -> None:
    gaps = {item.address: item.text for item in desk.tasks_of("luecke")}
    assert gaps["zielgruppen/nachtschichtarbeitende/"] == "Zielgruppe noch ohne Beispiel."
    assert "zielgruppen/neu-ankommende/" not in gaps
    assert gaps["handlungsfelder/sprache-und-begegnung/"] == "Noch kein Beispiel für Großeltern."


@pytest.mark.parametrize("name", ["nrw", "beispielland"])
def test_what_is_crossed_without_opening_practices_is_what_the_matrix_shows(
    name: str, request: pytest.FixtureRequest
) -> None:
    library: Library = request.getfixturevalue(name)
    knowledge = knowledge_of(library)
    found = crossed_fields(knowledge)
    for row in cross_facets(Book(knowledge), "zielgruppe"):
        shown = {item.value.id for item in row if item.number}
        assert found.get(row[0].field.id, set()) == shown


def test_what_the_files_do_not_say_is_shown_as_such(desk: Desk) -> None:
    effects = {effect.name: effect.value for effect in desk.effects}
    assert effects["Dokumentierte Übernahmen"] == "3"
    assert effects["Rechtzeitig geprüft"] == "0 von 3"
    assert effects["Zeit vom Entwurf zur Freigabe"] == "aus den Dateien nicht zu berechnen"


def test_a_review_in_time_counts(beispielland: Library) -> None:
    effects = desk_of(knowledge_of(beispielland, "2024-05-01")).effects
    assert next(item.value for item in effects if item.name == "Rechtzeitig geprüft") == "1 von 3"


# -- pages, file and report --------------------------------------------------------------------


def products(library: Library) -> tuple[Page, Page, StaticFile]:
    desk_page, places, file = desk_products(Book(knowledge_of(library)))
    assert isinstance(desk_page, Page)
    assert isinstance(places, Page)
    assert isinstance(file, StaticFile)
    return desk_page, places, file


def tables(page: Page) -> dict[str, Table]:
    return {
        section.id: block
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Table)
    }


def test_page_file_and_report_say_the_same(beispielland: Library, desk: Desk) -> None:
    page, _, file = products(beispielland)
    shown = {
        (section, row[0][0].text, row[1][0])
        for section, table in tables(page).items()
        if section in LISTS
        for row in table.rows
        if isinstance(row[0][0], Anchor)
    }
    data = json.loads(file.content)
    assert file.address == TASKS
    assert shown == {(item.list, item.title, item.text) for item in desk.tasks}
    assert shown == {(item["liste"], item["eintrag"], item["aufgabe"]) for item in data["aufgaben"]}
    text = report_text(desk, LATE)
    assert all(f"{item.title}  → {item.text}" in text for item in desk.tasks)


def test_the_pages_stay_small_and_the_file_is_complete(beispielland: Library) -> None:
    library = with_copies(beispielland, 100)
    page, places, file = products(library)
    assert max(len(table.rows) for table in tables(page).values()) == MOST
    assert max(len(table.rows) for table in tables(places).values()) == MOST_OF_A_PLACE
    caption = tables(page)["unvollstaendig"].caption
    assert caption == f"Unvollständig: die ersten {MOST} von 102"
    tasks = json.loads(file.content)["aufgaben"]
    assert sum(item["liste"] == "unvollstaendig" for item in tasks) == 102


def test_an_empty_list_says_that_nothing_is_to_do(beispielland: Library) -> None:
    page, _, _ = products(beispielland)
    (section,) = (section for section in page.sections if section.id == "doppelt")
    assert Empty("Nichts zu tun.") in section.blocks


def test_each_municipality_with_tasks_has_its_own_list(beispielland: Library, desk: Desk) -> None:
    _, page, _ = products(beispielland)
    assert page.address == BY_PLACE
    headings = {section.id: section.heading for section in page.sections}
    assert set(headings) == set(desk.tasks_by_place())
    assert headings["ki-musterstadt"] == "Musterstadt (3 Aufgaben)"
    assert "ki-kreis-einsam" not in headings


def test_a_practice_in_two_places_is_a_task_of_both(desk: Desk) -> None:
    places = {
        place
        for place, found in desk.tasks_by_place().items()
        if "kreis-musterland-tueren-oeffnen" in ids(found)
    }
    assert places == {"ki-kreis-musterland", "ki-probestadt"}


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["report", "--content", "tests/beispielland", *words])
    return result.exit_code, result.stdout, result.stderr


def test_the_command_prints_the_desk_of_a_day(desk: Desk) -> None:
    code, output, _ = run("--heute", LATE)
    assert code == 0
    assert output == report_text(desk, LATE)


def test_the_command_prints_the_same_as_the_file(desk: Desk) -> None:
    code, output, _ = run("--heute", LATE, "--json")
    assert code == 0
    assert output == desk_json(desk)


def test_without_a_day_the_newest_date_of_the_library_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert run()[1].startswith("Stichtag: 2024-02-29\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769990400")
    assert run()[1].startswith("Stichtag: 2026-02-02\n")


def test_a_day_that_does_not_exist_is_a_usage_error() -> None:
    code, _, errors = run("--heute", "2026-02-30")
    assert code == 2
    assert "2026-02-01" in errors


def test_withdrawn_practices_exist_in_the_made_up_handbook(beispielland: Library) -> None:
    assert "zurueckgezogen" in {item.status for item in beispielland.entries_of(Practice)}
