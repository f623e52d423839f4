"""Dates and periods are written as Germans read them."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from praxistransfer.model.dates import show_date, show_period, show_short_period
from praxistransfer.model.practice import Zeitraum


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2019", "2019"),
        ("0987", "0987"),
        ("2019-05", "Mai 2019"),
        ("2019-03", "März 2019"),
        ("2020-12", "Dezember 2020"),
        ("2019-05-17", "17. Mai 2019"),
        ("2019-01-01", "1. Januar 2019"),
        ("2024-02-29", "29. Februar 2024"),
        ("2014-02-09", "9. Februar 2014"),
        ("ohne Datum", "ohne Datum"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(text: str, shown: str) -> None:
    assert show_date(text) == shown


def test_every_month_has_its_german_name() -> None:
    names = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
    shown = [show_date(f"2019-{month:02}") for month in range(1, 13)]
    assert shown == [f"{name} 2019" for name in names.split()]


def test_dates_are_german_on_every_system() -> None:
    script = "from praxistransfer.model.dates import show_date; print(ascii(show_date('2019-03')))"
    for locale in ("C", "en_US.UTF-8", "tr_TR.UTF-8"):
        env = {**os.environ, "LC_ALL": locale, "LANG": locale, "LANGUAGE": locale}
        output = subprocess.check_output([sys.executable, "-c", script], env=env, text=True)
        assert output.strip() == ascii("März 2019")


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, "nicht belegt"),
        ({"unsicher": True}, "erschlossen"),
        ({"hinweis": "um 2010"}, "um 2010"),
        ({"hinweis": "um 2010", "unsicher": True}, "um 2010; erschlossen"),
        ({"von": "2017"}, "ab 2017"),
        ({"von": "2017-09"}, "ab September 2017"),
        ({"bis": "2019-05-17"}, "bis 17. Mai 2019"),
        ({"von": "2017", "bis": "2019"}, "2017 bis 2019"),
        ({"von": "2017-09", "bis": "2019"}, "September 2017 bis 2019"),
        ({"von": "2019", "bis": "2019"}, "2019"),
        ({"von": "2019-05", "bis": "2019-05"}, "Mai 2019"),
        ({"laufend": True}, "laufend nach dem Stand der Quelle"),
        ({"von": "2017", "laufend": True}, "seit 2017"),
        (
            {"laufend": True, "unsicher": True},
            "laufend nach dem Stand der Quelle (erschlossen)",
        ),
        ({"von": "2017", "unsicher": True}, "ab 2017 (erschlossen)"),
        ({"bis": "2022", "hinweis": "laut Presse"}, "bis 2022 (laut Presse)"),
        (
            {"von": "2017", "bis": "2019", "hinweis": "bis mindestens 2019", "unsicher": True},
            "2017 bis 2019 (bis mindestens 2019; erschlossen)",
        ),
        (
            {"von": "2019-04-01", "laufend": True, "hinweis": "im Winter geschlossen"},
            "seit 1. April 2019 (im Winter geschlossen)",
        ),
        ({"zuletzt_belegt": "2021-05"}, "zuletzt belegt Mai 2021"),
        ({"von": "2017", "zuletzt_belegt": "2021"}, "ab 2017, zuletzt belegt 2021"),
        (
            {"von": "2017", "bis_geplant": "2020", "zuletzt_belegt": "2019", "unsicher": True},
            "ab 2017, bis 2020 geplant, zuletzt belegt 2019 (erschlossen)",
        ),
    ],
)
def test_a_period_says_what_is_known_of_it(fields: dict[str, object], shown: str) -> None:
    assert show_period(Zeitraum.model_validate(fields)) == shown


@pytest.mark.parametrize("von", [None, "2017"])
def test_an_end_that_is_known_is_never_kept_back(von: str | None) -> None:
    assert "2019" in show_period(Zeitraum(von=von, bis="2019", laufend=True))


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, "Zeitraum ohne Datum"),
        ({"unsicher": True, "hinweis": "um 2010"}, "Zeitraum ohne Datum"),
        ({"laufend": True}, "laufend nach dem Stand der Quelle"),
        ({"von": "2017", "bis": "2019", "hinweis": "laut Presse"}, "2017 bis 2019"),
        ({"bis": "2022-05"}, "bis Mai 2022"),
    ],
)
def test_a_card_shows_only_the_dates_of_a_period(fields: dict[str, object], shown: str) -> None:
    assert show_short_period(Zeitraum.model_validate(fields)) == shown
