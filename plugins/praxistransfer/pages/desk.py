"""The desk of the editors as pages and as a file; both show the same tasks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from praxistransfer.library.tasks import LISTS, STATEWIDE, Desk, Task, desk_of
from praxistransfer.model.addresses import EINSTUFUNG, MATRIX, REDAKTION, Anchor
from praxistransfer.model.vocabulary import Integrationszentrum
from praxistransfer.model.writing import count_words
from praxistransfer.pages.blocks import (
    Block,
    Empty,
    Fact,
    Facts,
    Links,
    Page,
    Prose,
    Section,
    Table,
)
from praxistransfer.pages.page_parts import Book
from praxistransfer.tools.folder import StaticFile

TASKS = f"{REDAKTION}aufgaben.json"
BY_PLACE = f"{REDAKTION}kommunen/"
MOST = 15
"""So many tasks of a list stand on the page; the file has all."""
MOST_OF_A_PLACE = 10

_ALL = Anchor("Alle Aufgaben als Datei", TASKS, "JSON, vollständig")
_DESK = Anchor("Redaktion", REDAKTION)


def desk_products(book: Book) -> Iterator[Page | StaticFile]:
    """Yield the desk, what there is to do in each municipality, and the file with everything."""
    desk = desk_of(book.knowledge)
    yield _desk_page(desk)
    yield _places_page(book, desk)
    yield StaticFile(TASKS, desk_json(desk).encode())


def desk_json(desk: Desk) -> str:
    """Return the desk as JSON with a task on each line; the same desk gives the same text."""
    lists = {
        list_id: {"titel": of_list.heading, "anzahl": len(desk.tasks_of(list_id))}
        for list_id, of_list in LISTS.items()
    }
    effects = [asdict(effect) for effect in desk.effects]
    head = _write_json({"listen": lists, "wirkung": effects, "links": desk.links_checked})
    tasks = ",\n".join(_write_json(_task_record(item)) for item in desk.tasks)
    return f'{head[:-1]}, "aufgaben": [\n{tasks}\n]}}\n'


def _write_json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _task_record(item: Task) -> dict[str, Any]:
    return {
        "liste": item.list,
        "eintrag": item.title,
        "seite": item.address,
        "datei": item.file,
        "aufgabe": item.text,
        "kommunen": item.places,
    }


def _desk_page(desk: Desk) -> Page:
    lead = (
        "Was in den Einträgen zu tun ist, aus den Dateien berechnet. Die Liste bewertet niemanden: "
        "Eine Lücke zeigt, wo Wissen fehlt."
    )
    return Page(
        address=REDAKTION,
        layout="tool",
        title="Redaktion",
        lead=lead,
        sections=(
            Section("ueberblick", "Überblick", (_totals_facts(desk), Links(_WAYS))),
            *(_task_section(desk, list_id) for list_id in LISTS),
            Section("wirkung", "Eigene Wirkung", (_effects_table(desk),)),
        ),
        about_site=True,
    )


_WAYS = (
    Anchor("Aufgaben nach Kommunen", BY_PLACE),
    _ALL,
    Anchor("Matrix", MATRIX, "wo Beispiele fehlen"),
    Anchor("Wie die Redaktion arbeitet", "mitmachen/redaktion/"),
    Anchor("Wie wir einstufen", EINSTUFUNG),
)


def _totals_facts(desk: Desk) -> Facts:
    return Facts(
        tuple(
            Fact(of_list.heading, (Anchor(_total_words(desk, list_id), f"{REDAKTION}#{list_id}"),))
            for list_id, of_list in LISTS.items()
        )
    )


def _total_words(desk: Desk, list_id: str) -> str:
    if list_id == "tote-links" and not desk.has_checked_links:
        return "noch nicht geprüft"
    return count_words(len(desk.tasks_of(list_id)), "Aufgabe", "Aufgaben")


def _task_section(desk: Desk, list_id: str) -> Section:
    heading, meaning = LISTS[list_id]
    blocks: list[Block] = [Prose(meaning)]
    if list_id == "tote-links":
        blocks.append(Prose(desk.links_checked))
    if list_id != "tote-links" or desk.has_checked_links:
        blocks += _task_table(desk.tasks_of(list_id), MOST, heading)
    return Section(list_id, heading, tuple(blocks))


def _task_table(tasks: Sequence[Task], most: int, caption: str) -> Iterator[Block]:
    """Yield the first tasks, and how many more there are."""
    if not tasks:
        yield Empty("Nichts zu tun.")
        return
    rows = tuple(((Anchor(item.title, item.address),), (item.text,)) for item in tasks[:most])
    shown = f"die ersten {most} von {len(tasks)}" if len(tasks) > most else str(len(tasks))
    yield Table(f"{caption}: {shown}", ("Eintrag", "Was zu tun ist"), rows)
    if len(tasks) > most:
        yield Links((_ALL,))


def _effects_table(desk: Desk) -> Table:
    rows = tuple(
        ((effect.name,), (effect.value,), (effect.remark or "–",)) for effect in desk.effects
    )
    caption = "Woran sich zeigt, ob das Handbuch nützt; ohne Zählung von Besuchen"
    return Table(caption, ("Kennzahl", "Stand", "Dazu"), rows)


def _places_page(book: Book, desk: Desk) -> Page:
    by_place = desk.tasks_by_place()
    centres = book.knowledge.entries_of(Integrationszentrum)
    names = {entry.id: entry.label for entry in centres} | {STATEWIDE: "Landesweit"}
    lead = (
        "Was in den Einträgen aus jeder Kommune zu tun ist. Kommunen ohne Aufgaben fehlen hier; "
        "entweder ist alles getan, oder es gibt noch kein Beispiel."
    )
    sections = tuple(
        Section(
            id_,
            f"{name} ({count_words(len(by_place[id_]), 'Aufgabe', 'Aufgaben')})",
            tuple(_task_table(_one_of_each_first(by_place[id_]), MOST_OF_A_PLACE, name)),
        )
        for id_, name in names.items()
        if id_ in by_place
    )
    nothing = Section("aufgaben", "Aufgaben", (Empty("Nichts zu tun."),))
    return Page(
        address=BY_PLACE,
        layout="tool",
        title="Aufgaben nach Kommunen",
        lead=lead,
        sections=sections or (nothing,),
        above=(_DESK,),
        about_site=True,
    )


def _one_of_each_first(tasks: Sequence[Task]) -> list[Task]:
    """Return tasks so that a short list has some of each kind."""
    order: dict[str, int] = {}
    ranked = []
    for item in tasks:
        order[item.list] = order.get(item.list, 0) + 1
        ranked.append((order[item.list], item))
    return [item for _, item in sorted(ranked, key=lambda pair: pair[0])]
