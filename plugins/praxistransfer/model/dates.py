"""Dates and periods as Germans read them."""

from __future__ import annotations

from datetime import date
from functools import cache

from babel.dates import format_date

from praxistransfer.model.fields import UNDATED, is_datum
from praxistransfer.model.practice import Zeitraum
from praxistransfer.model.words import NOT_KNOWN


def is_later(text: str, day: str, years: int = 0) -> bool:
    """Say whether a date lies wholly after a day, or after the same day some years later."""
    if text == UNDATED or not is_datum(text):
        return False
    limit = f"{int(day[:4]) + years:04}{day[4:]}"
    return text > limit[: len(text)]


@cache
def show_date(text: str) -> str:
    """Return "17. Mai 2019", "Mai 2019" or "2019"; "ohne Datum" stays."""
    if text == UNDATED or len(text) == 4:
        return text
    parts = [int(part) for part in text.split("-")]
    day = date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    pattern = "d. MMMM y" if len(parts) == 3 else "MMMM y"
    return format_date(day, pattern, locale="de")


def show_period(zeitraum: Zeitraum) -> str:
    """Return a period with all that is known of it.

    For example "2017 bis 2019 (bis mindestens 2019; erschlossen)", or "nicht belegt".
    """
    notes = [zeitraum.hinweis] if zeitraum.hinweis else []
    notes += ["erschlossen"] if zeitraum.unsicher else []
    text = _show_dates(zeitraum)
    if not text:
        return "; ".join(notes) or NOT_KNOWN
    return f"{text} ({'; '.join(notes)})" if notes else text


def show_short_period(zeitraum: Zeitraum) -> str:
    """Return only the dates of a period, e.g. for a card."""
    return _show_dates(zeitraum) or "Zeitraum ohne Datum"


def _show_dates(zeitraum: Zeitraum) -> str:
    """Return the dates of a period in words, or nothing if there are none."""
    parts = [_show_span(zeitraum)]
    if zeitraum.bis_geplant:
        parts.append(f"bis {show_date(zeitraum.bis_geplant)} geplant")
    if zeitraum.zuletzt_belegt:
        parts.append(f"zuletzt belegt {show_date(zeitraum.zuletzt_belegt)}")
    return ", ".join(filter(None, parts))


def _show_span(zeitraum: Zeitraum) -> str:
    """Return beginning and end as far as they are known."""
    start = show_date(zeitraum.von) if zeitraum.von else ""
    end = show_date(zeitraum.bis) if zeitraum.bis else ""
    if start and end:
        return start if start == end else f"{start} bis {end}"
    if end:
        return f"bis {end}"
    if start:
        return f"seit {start}" if zeitraum.laufend else f"ab {start}"
    return "laufend nach dem Stand der Quelle" if zeitraum.laufend else ""
