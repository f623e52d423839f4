"""When a practice took place, as a bar: attested solid, without a known beginning or end fading."""

from __future__ import annotations

from praxistransfer.model.dates import show_short_period
from praxistransfer.model.fields import UNDATED
from praxistransfer.model.practice import Practice, Zeitraum
from praxistransfer.pages.story_blocks import Span, TimeBar

_FADING = 3.0
"""So many years it takes to fade where nothing else limits it."""
_BEFORE = 1
"""So many years stand on the axis before the first span."""


def time_bar(practice: Practice, this_year: str) -> TimeBar | None:
    """Return when it was; None if there is no date at all. The axis ends with ``this_year``."""
    period = practice.zeitraum
    spans = _spans(period, _attested(practice), float(this_year or 0) + 1)
    if not spans:
        return None
    first = int(spans[0].start) - _BEFORE
    last = max(int(spans[-1].end + 0.999), int(this_year or 0) + 1)
    return TimeBar(period_in_words(period), first, last, spans)


def _attested(practice: Practice) -> str:
    """Return the last date for which a source attests the practice; empty if there is none."""
    period = practice.zeitraum
    stand = "" if practice.stand == UNDATED else practice.stand
    return period.zuletzt_belegt or (stand if period.laufend else "")


def _spans(period: Zeitraum, attested: str, now: float) -> tuple[Span, ...]:
    start = _begin(period.von) if period.von else None
    known_end = _end(period.bis) if period.bis else None
    seen = known_end or (_end(attested) if attested else None)
    if start is None and seen is None:
        return ()
    if seen is None:
        seen = _end(period.von or "")
    spans = []
    if start is None:
        since = _begin(attested) if attested and not known_end else seen - 1
        spans.append(Span("kommt_auf", since - _FADING, since))
        start = since
    spans.append(Span("belegt", start, max(seen, start)))
    if known_end:
        return tuple(spans)
    if period.bis_geplant and (planned := _end(period.bis_geplant)) > seen:
        spans.append(Span("geplant", seen, planned))
    else:
        spans.append(Span("laeuft_aus", seen, max(seen + 1, min(now, seen + _FADING))))
    return tuple(spans)


def period_in_words(period: Zeitraum) -> str:
    """Return the same in words, and openly what was not found."""
    dated = period.von or period.bis or period.laufend or period.zuletzt_belegt
    parts = [show_short_period(period)] if dated else []
    known = ("nicht belegt", *(["belegt bis"] if period.zuletzt_belegt else ()))
    hints = (period.hinweis or "").split("; ")
    parts += [hint for hint in hints if hint and not any(words in hint for words in known)]
    if period.unsicher:
        parts.append("erschlossen")
    if dated and not (period.bis or period.bis_geplant):
        parts.append("ein Ende haben wir nicht gefunden")
    return " · ".join(parts)


def _begin(date: str) -> float:
    """Return the beginning of a year, month or day as a number of years."""
    year, month, day = (*map(int, date.split("-")), 1, 1)[:3]
    return year + (month - 1) / 12 + (day - 1) / 365


def _end(date: str) -> float:
    """Return the end of a year, month or day as a number of years."""
    length = {1: 1.0, 2: 1 / 12, 3: 1 / 365}[date.count("-") + 1]
    return _begin(date) + length
