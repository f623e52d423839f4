"""The desk of the editors as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from praxistransfer.library.tasks import LISTS, Desk


def report_text(desk: Desk, today: str) -> str:
    """Return everything there is to do, list by list, one line each."""
    return "\n".join(_lines(desk, today)) + "\n"


def _lines(desk: Desk, today: str) -> Iterator[str]:
    yield f"Stichtag: {today or 'keiner bekannt'}"
    yield desk.links_checked
    for list_id, (heading, _meaning) in LISTS.items():
        found = desk.tasks_of(list_id)
        yield ""
        checked = list_id != "tote-links" or desk.has_checked_links
        yield f"{heading}: {len(found) if checked else 'noch nicht geprüft'}"
        for item in found:
            yield f"  {item.file or item.address}  {item.title}  → {item.text}"
    yield ""
    yield "Eigene Wirkung"
    for effect in desk.effects:
        remark = f" ({effect.remark})" if effect.remark else ""
        yield f"  {effect.name}: {effect.value}{remark}"
