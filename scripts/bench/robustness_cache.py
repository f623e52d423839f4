"""What builds keep is damaged in ten thousand ways; every build makes the same bytes.

What a build does depends on nothing but the values that its store gives back. So every damaged
store is read whole, and one build follows for each different loss.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

from praxistransfer.building.site import Site
from praxistransfer.content.checking import check_content
from praxistransfer.content.reader import ContentReader
from praxistransfer.theme.shell import Frame
from praxistransfer.tools.folder import files_below
from praxistransfer.tools.store import Kept, Store

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "tests/beispielland"
SEED = 16
DAMAGES = 10_000
FRAME = Frame("Probe", "Ein Handbuch", ())
ROOMS = (
    "files", "entries", "problems of the whole", "records", "texts", "shown", "search words",
    "search index", "search files",
)  # fmt: skip

sys.path.insert(0, str(ROOT / "tests/shared"))

from stores import damage, store_in  # noqa: E402 - from the tests

Values = Mapping[tuple[str, str], Kept]


def measure() -> Iterator[tuple[str, int, int, str]]:
    """Yield what was tried, how often, how often it held, and a remark."""
    chance = Random(SEED)  # noqa: S311 - the same each time
    with tempfile.TemporaryDirectory() as folder:
        place, file = Path(folder) / "site", Path(folder) / "ablage.sqlite"
        right = build_site(place, store_in(file))
        whole = file.read_bytes()
        values = read_values(store_in(file))
        held, losses = 0, dict[frozenset[tuple[str, str]], bytes]()
        for _ in range(DAMAGES):
            damaged = damage(whole, chance)
            file.write_bytes(damaged)
            found = read_values(store_in(file))
            held += found.items() <= values.items()
            losses.setdefault(frozenset(values.keys() - found.keys()), damaged)
        what = (
            "Datei beschädigt (Bit gekippt, Teile vertauscht, abgeschnitten); jeder gelesene Wert "
            "ist der geschriebene oder gilt als vergessen"
        )
        remark = f"Saat {SEED}; {len(losses)} verschiedene Verluste aus {len(values)} Werten"
        yield what, DAMAGES, held, remark
        same = 0
        for number, damaged in enumerate(losses.values()):
            if number % 2:  # a site that is there already must not hide what is wrong
                shutil.rmtree(place)
            file.write_bytes(damaged)
            same += build_site(place, store_in(file)) == right
        yield (
            "danach gebaut; dieselben Bytes wie ein erster Bau",
            len(losses),
            same,
            "nach jedem verschiedenen Verlust ein Bau, jeder zweite in einen leeren Ordner",
        )


def build_site(place: Path, store: Store) -> str:
    """Build, and return a hash of all files."""
    library, problems = check_content(CONTENT, reader=ContentReader(store))
    if problems:
        raise ValueError(problems[0])
    Site(library, store).write(place, FRAME)
    whole = hashlib.sha256()
    for item in files_below(place):
        whole.update(f"{item.address}\0{len(item.content)}\0".encode() + item.content)
    return whole.hexdigest()


def read_values(store: Store) -> Values:
    """Return every value that a store gives back."""
    return {(room, name): kept for room in ROOMS for name, kept in store.recall(room).items()}
