"""Places as the number plates by which people know them."""

from __future__ import annotations

from collections.abc import Iterable

from praxistransfer.model.practice import Ort, PracticeBrief
from praxistransfer.model.vocabulary import Integrationszentrum
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.story_blocks import Plate


def plate_of(book: Book, id_: str) -> Plate:
    """Return the plate of a municipality; without known letters it has only its name."""
    centre = book.knowledge.open_entry(id_)
    known = centre.kennzeichen if isinstance(centre, Integrationszentrum) else None
    return Plate(known.zeichen if known else "", centre.name)


def practice_plate(book: Book, practice: PracticeBrief) -> Plate:
    """Return the plate of the first municipality of a practice, with the names of all."""
    if practice.landesweit:
        return Plate("", "landesweit")
    return Plate(plate_of(book, practice.kommunen[0]).letters, book.places(practice))


def place_plates(book: Book, places: Iterable[Ort], most: int) -> tuple[Plate, ...]:
    """Return the plates of places, each once; the last one says how many more there are."""
    plates = tuple(
        dict.fromkeys(
            plate_of(book, place.kommune) if place.kommune else Plate("", place.name)
            for place in places
        )
    )
    if len(plates) <= most:
        return plates
    return (*plates[: most - 1], Plate("", f"{len(plates) - most + 1} weitere"))
