"""Made-up documents for tests of the index."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from praxistransfer.search.backends import Files, Searchable, default_analysis
from praxistransfer.search.documents import WEIGHTS, SearchDocument
from praxistransfer.search.thesaurus import Group

_PARTS = ("Probe", "Muster", "Übung", "Fantasie", "Zauber", "Wolken", "Nebel", "Kreide", "Murmel")
_ENDS = ("kurs", "treffen", "garten", "fest", "beratung", "lotsen", "lauf", "schule", "flöte")


def document(
    number: int,
    priority: float = 1.0,
    names: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    **texts: str,
) -> SearchDocument:
    """Return a document with the given fields."""
    return SearchDocument(
        id=f"muster-{number:05}",
        address=f"praxis/muster-{number:05}/",
        kind="Praxisbeispiel",
        title=texts.get("titel", f"Muster {number}"),
        summary=texts.get("kurzfassung", ""),
        fields=tuple(texts.get(name, "") for name in WEIGHTS),
        names=names,
        priority=priority,
        places=places,
    )


def many(count: int, seed: int = 7) -> list[SearchDocument]:
    """Return so many documents, always the same."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    words = [a + b for a in _PARTS for b in _ENDS] + [*_PARTS] + [end.title() for end in _ENDS]
    weights = [1 / (1 + place) for place in range(len(words))]

    def text(length: int) -> str:
        return " ".join(chance.choices(words, weights, k=length))

    return [
        document(
            number,
            titel=text(5),
            kurzfassung=text(20),
            thema=text(4),
            schlagwort=text(6),
            ort=text(1),
            text=text(chance.randint(30, 120)),
        )
        for number in range(count)
    ]


def found(documents: Sequence[SearchDocument], groups: tuple[Group, ...] = ()) -> Searchable:
    """Return the documents, analysed."""
    return Searchable(tuple(documents), tuple(map(default_analysis(), documents)), groups)


def write(files: Files, folder: Path) -> Path:
    """Write files below a folder and return it."""
    for address, content in files.items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder
