"""The file by which people find out where to report a hole."""

from __future__ import annotations

import pytest

from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.betreiber import Betreiber
from praxistransfer.pages.security_txt import SECURITY_TXT, security_txt
from praxistransfer.theme.render import Renderer
from praxistransfer.theme.static_files import static_files

OPERATOR = Betreiber(email="amt@example.org")


def fields(betreiber: Betreiber, today: str = "2024-02-29") -> dict[str, str]:
    lines = (security_txt(betreiber, today) or "").splitlines()
    return dict(line.split(": ", 1) for line in lines if not line.startswith("#"))


def test_it_says_whom_to_write_to_until_when_and_in_which_languages() -> None:
    assert fields(OPERATOR) == {
        "Contact": "mailto:amt@example.org",
        "Expires": "2025-01-01T00:00:00Z",
        "Preferred-Languages": "de, en",
    }


def test_a_mailbox_for_holes_comes_before_that_for_everything() -> None:
    betreiber = Betreiber(email="amt@example.org", sicherheit_email="sicher@example.org")
    assert fields(betreiber)["Contact"] == "mailto:sicher@example.org"


def test_a_form_will_do_where_there_is_no_mailbox() -> None:
    betreiber = Betreiber(kontaktformular="https://amt.example/kontakt")
    assert fields(betreiber)["Contact"] == "https://amt.example/kontakt"


def test_it_names_its_place_at_the_root_of_the_server() -> None:
    betreiber = Betreiber(email="amt@example.org", webadresse="https://amt.example/handbuch/")
    assert fields(betreiber)["Canonical"] == "https://amt.example/.well-known/security.txt"


@pytest.mark.parametrize("betreiber", [Betreiber(), Betreiber(name="Amt", telefon="0000 000000")])
def test_nothing_is_promised_where_nobody_can_be_reached(betreiber: Betreiber) -> None:
    assert security_txt(betreiber, "2024-02-29") is None


def test_without_a_day_there_is_no_term() -> None:
    assert security_txt(OPERATOR, "") is None


@pytest.mark.parametrize(
    ("today", "end"),
    [
        ("2024-01-01", "2024-12-01"),
        ("2024-01-31", "2024-12-01"),
        ("2024-02-01", "2025-01-01"),
        ("2024-12-31", "2025-11-01"),
    ],
)
def test_the_term_ends_within_a_year_and_changes_once_a_month(today: str, end: str) -> None:
    assert fields(OPERATOR, today)["Expires"] == f"{end}T00:00:00Z"


def test_it_is_a_file_of_the_site(beispielland: Library) -> None:
    renderer = Renderer(Knowledge(beispielland))
    files = {item.address: item.content for item in static_files(beispielland, renderer, "2024-02")}
    assert b"Contact: mailto:sicherheit@example.org" in files[SECURITY_TXT]
    assert SECURITY_TXT not in {item.address for item in static_files(beispielland, renderer)}
