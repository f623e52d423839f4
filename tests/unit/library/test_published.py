"""What is published holds no practice that is still "Entwurf", and nothing that leads to one."""

from __future__ import annotations

from pathlib import Path

import pytest

from praxistransfer.content.checking import check_content
from praxistransfer.library.library import Library
from praxistransfer.library.published import published_part
from praxistransfer.library.relations import Relations
from praxistransfer.model.practice import Practice, Schulungsbaustein, Uebertragung

ROOT = Path(__file__).parents[2] / "beispielland"
HIDDEN = "musterstadt-geheimbeet"


@pytest.fixture(scope="module")
def whole() -> Library:
    library, problems = check_content(ROOT)
    assert not problems
    return library


@pytest.fixture(scope="module")
def published(whole: Library) -> Library:
    return published_part(whole)


def test_the_made_up_handbook_refers_to_a_draft_in_all_ways(whole: Library) -> None:
    """Otherwise the other tests would prove little."""
    referring = {
        (summary.kind, str(path[0]))
        for summary in whole.summaries
        for _, path, value in summary.references
        if value == HIDDEN
    }
    assert referring == {
        ("practice", "verwandt"),
        ("schulungsbaustein", "beispiele"),
        ("uebertragung", "praxis"),
        ("begriff", "bedeutungen"),
    }
    assert any(target.name == f"eintrag:{HIDDEN}" for target in whole.targets)


def test_a_draft_is_in_no_list(published: Library, whole: Library) -> None:
    assert whole.entries.keys() - published.entries.keys() == {HIDDEN}
    assert HIDDEN not in [item.id for item in published.summaries_of(Practice)]
    assert "entwurfswort-alte-kennung" in whole.former_ids
    assert "entwurfswort-alte-kennung" not in published.former_ids


def test_nothing_refers_to_a_draft(published: Library) -> None:
    for summary in published.summaries:
        assert HIDDEN not in {value for _, _, value in summary.references}
        text = published.open_entry(summary).model_dump_json()
        assert HIDDEN not in text.replace(f"eintrag:{HIDDEN}", ""), summary.id
    relations = Relations(published)
    for summary in published.summaries_of(Practice):
        assert HIDDEN not in [item.practice.id for item in relations.related_practices(summary.id)]


def test_what_referred_to_it_stays_otherwise_as_it_was(published: Library, whole: Library) -> None:
    garden, training, transfer = (
        published.entries[id_]
        for id_ in ("musterstadt-tandemgarten", "tandems-begleiten", "fragen-aus-nebenland")
    )
    assert isinstance(garden, Practice)
    assert isinstance(training, Schulungsbaustein)
    assert isinstance(transfer, Uebertragung)
    assert [item.id for item in garden.verwandt] == [
        "kreis-musterland-tueren-oeffnen",
        "lesekoffer-beispielland",
    ]
    assert training.beispiele == ("musterstadt-tandemgarten", "lesekoffer-beispielland")
    assert transfer.praxis is None
    mb = published.begriffe["mb"].bedeutungen
    assert [meaning.kontext for meaning in mb] == [
        ("musterbuero", "nachbarschaft"),
        ("sprache-und-begegnung", "lotsenkoffer"),
    ]
    unchanged = published.entries.keys() - {garden.id, training.id, transfer.id}
    for id_ in unchanged:
        assert published.entries[id_] == whole.entries[id_]


def test_without_drafts_a_library_is_published_as_it_is(published: Library) -> None:
    assert published_part(published) is published
