"""Publishes made-up sites in folders of all kinds, is killed at every step, writes twice at once.

Tests run a little of it, ``dev.py bench robustness publishing`` much. As a program it prints what
came of it, for a process that is to be killed must not share anything with those that test:

    python publishing_lab.py kills | interleavings NUMBER | once FOLDER
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import stat
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any, NamedTuple

from praxistransfer.building import publishing
from praxistransfer.building.publishing import Publication
from praxistransfer.building.site_folder import NoSiteError
from praxistransfer.tools import lock
from praxistransfer.tools.exchange import exchange
from praxistransfer.tools.manifest import MANIFEST

MARKER = "/praxistransfer-beginnt-zu-veröffentlichen"
"""What ``once`` asks for first, so that who traces its calls knows where to begin."""
Files = Mapping[str, str]
Tree = dict[str, str]
"""Name → what is there: a hash, where a link leads to, or the kind."""

OLD = {"index.html": "alt", "praxis/eins/index.html": "alt", "a/stil.css": "alt", "a/bleibt": "b"}
NEW = {"index.html": "neu", "praxis/zwei/index.html": "neu", "a/stil.css": "neu", "a/bleibt": "b"}
THIRD = {"index.html": "drei", "praxis/drei/index.html": "drei"}
FOREIGN = {".htaccess": "Kopfzeilen", ".well-known/a/b": "Nachweis", "praxis/zaehler.txt": "17"}


def publish(target: Path, files: Files) -> list[str]:
    """Do what a build does with a site, and return its remarks."""
    publication = Publication(target, [], lambda: None)
    try:
        write(publication.staging, files)
        publication.publish()
    finally:
        publication.close()
    return publication.remarks


def write(folder: Path, files: Files) -> None:
    """Leave files with these texts in a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def read_tree(folder: Path) -> Tree:
    """Return what lies in a folder, without manifests; nothing if there is no folder."""
    tree = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            tree[name] = f"-> {path.readlink()}"
        elif path.is_file() and path.name != MANIFEST:
            tree[name] = sha256(path.read_bytes()).hexdigest()
        elif not path.is_dir() and path.name != MANIFEST:
            tree[name] = stat.filemode(path.lstat().st_mode)[0]
    return tree


def tree_of(*parts: Files) -> Tree:
    """Return what a folder with these texts holds."""
    texts = {name: text for part in parts for name, text in part.items()}
    return {name: sha256(text.encode()).hexdigest() for name, text in texts.items()}


# --- Folders of all kinds -----------------------------------------------------------------------


class Outcome(NamedTuple):
    """What came of building into a folder."""

    is_published: bool
    faults: list[str]
    """What must not be: bytes that are gone, things left behind."""


_NAMES = (
    "index.html", "404.html", "praxis/index.html", "praxis/eins/index.html", "praxis/zwei.html",
    "a/stil.css", "a/skript.js", "b", "b/c", "b/c/d.txt", "Ümlaut und Blank/x", "suche/verzeichnis",
    ".htaccess", ".well-known/x/y", ".git/config", "other-app/data.sqlite", "index.html.gz",
    "a/stil.css.br", "index.html.alt", "index.html.neu", "site.alt", "praxis/.verborgen",
)  # fmt: skip
_SIBLINGS = (
    "site.alt/a.txt", "site.neu/index.html", "site.vorher/b", ".site", "index.html", "b/c",
    ".praxistransfer-bau-{digest}-fremd/neu/wichtig.txt", ".praxistransfer-bau",
)  # fmt: skip


def try_folder(seed: int, place: Path) -> Outcome:
    """Build into a folder that chance has filled, and compare every byte before and after."""
    chance = random.Random(seed)  # noqa: S311 - layouts, no secrets
    target = place / "site"
    digest = blake2b(b"site", digest_size=4).hexdigest()
    siblings = [name.format(digest=digest) for name in chance.sample(_SIBLINGS, 3)]
    write(place, {name: f"Geschwister {name} {seed}" for name in siblings})
    old = _made_up(chance, "alt") if chance.random() < 0.7 else {}
    if old:
        with contextlib.suppress(NoSiteError):
            publish(target, old)
    if old and chance.random() < 0.1:
        (target / MANIFEST).unlink()
    foreign = _add_foreign(chance, target, seed) if chance.random() < 0.8 else set()
    if old and chance.random() < 0.1:
        changed = chance.choice(sorted(old))
        (target / changed).write_text(f"von Hand {seed}", "utf-8")
        foreign.add(changed)
    ours = {f"site/{name}" for name in old if name not in foreign}
    if not (target / MANIFEST).exists():
        ours = set()
    before, modes = read_tree(place), read_modes(place)
    is_published, remarks = True, []
    mask = os.umask(chance.choice([0o022, 0o077, 0o000]))
    new = _made_up(chance, "neu")
    is_within, can_exchange = chance.random() < 0.3, chance.random() < 0.7
    try:
        with pretending(is_within=is_within, can_exchange=can_exchange):
            remarks = publish(target, new)
    except NoSiteError:
        is_published = False
    finally:
        os.umask(mask)
    after = read_tree(place)
    faults = [f"remark: {remark}" for remark in remarks]
    lost = {name for name in before if before[name] != after.get(name)}
    if is_published:
        lost -= ours
        wanted = {f"site/{name}": digest for name, digest in tree_of(new).items()}
        lost |= {name for name, digest in wanted.items() if after.get(name) != digest}
        wanted |= {name: value for name, value in before.items() if name not in ours}
        faults += [f"left behind: {name}" for name in after.keys() - wanted.keys()]
        unreadable = [name for name in new if (target / name).stat().st_mode & 0o777 != 0o644]
        faults += [f"unreadable: {name}" for name in unreadable]
    elif after != before or read_modes(place) != modes:
        faults.append("refused, and changed something")
    return Outcome(is_published, faults + [f"lost: {name}" for name in sorted(lost)])


def read_modes(folder: Path) -> dict[str, int]:
    """Return the rights of everything in a folder, the empty folders too."""
    return {str(path): path.lstat().st_mode for path in folder.rglob("*")}


def _made_up(chance: random.Random, text: str) -> dict[str, str]:
    names = [name for name in _NAMES[:12] if chance.random() < 0.5]
    names = [name for name in names if not any(other.startswith(f"{name}/") for other in names)]
    return {name: f"{text} {name}" for name in ["index.html", *names]}


def _add_foreign(chance: random.Random, target: Path, seed: int) -> set[str]:
    """Put something of somebody else into the folder; return the names."""
    names = set()
    for name in chance.sample(_NAMES, chance.randint(1, 5)):
        path = target / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if os.path.lexists(path):
                continue
            kind = chance.random()
            if kind < 0.7:
                path.write_text(f"fremd {name} {seed}", "utf-8")
            elif kind < 0.8:
                path.symlink_to(chance.choice(["nirgends", "..", "index.html", "/"]))
            elif kind < 0.9:
                path.mkdir()
            else:
                os.mkfifo(path)
        except OSError:  # a file where a folder would be needed
            continue
        names.add(name)
    return names


@contextlib.contextmanager
def pretending(*, is_within: bool = False, can_exchange: bool = True) -> Iterator[None]:
    """Let folders look like mount points, or the system unable to exchange two of them."""
    steps: dict[str, Any] = {"is_mount_point": lambda _: is_within, "exchange": _exchange}
    if not can_exchange:
        steps["exchange"] = lambda *_: False
    kept = {name: vars(publishing)[name] for name in steps}
    vars(publishing).update(steps)
    try:
        yield
    finally:
        vars(publishing).update(kept)


def _exchange(one: Path, other: Path) -> bool:
    sys.audit("os.exchange", str(one), str(other))
    return exchange(one, other)


# --- Killed at every step -----------------------------------------------------------------------


class Tally(NamedTuple):
    """How often something was tried, and what must not have happened."""

    tried: int
    faults: list[str]


class Way(NamedTuple):
    """A way to publish."""

    has_old: bool = True
    is_within: bool = False
    can_exchange: bool = True

    @property
    def foreign(self) -> Files:
        """What lies in the folder of the site besides."""
        return FOREIGN if self.has_old else {}

    def prepare(self, target: Path) -> None:
        """Leave behind the folder as it is before the build that will be killed."""
        if self.has_old:
            publish(target, OLD)
            write(target, self.foreign)

    def list_faults(self, target: Path) -> Iterator[str]:
        """Yield what must not be after a build was killed, nor after those that follow it."""
        before, after = tree_of(OLD, self.foreign), tree_of(NEW, self.foreign)
        states = [before if self.has_old else {}, after]
        at_once = _without_workspace(read_tree(target))
        if self.is_within:
            is_good = tree_of(self.foreign).items() <= at_once.items() and all(
                digest in (before.get(name), after.get(name)) for name, digest in at_once.items()
            )
        else:
            is_good = at_once in states or not (self.can_exchange or target.exists())
        if not is_good:
            yield f"at once {sorted(at_once)}"
        # A build that fails later puts right what can be put right, and leaves nothing behind.
        Publication(target, [], lambda: None).close()
        tree = read_tree(target)
        if not self.is_within and tree not in states:
            yield f"after a failed build {sorted(tree)}"
        left = [path.name for path in target.parent.iterdir() if path != target]
        if left or _without_workspace(tree) != tree:
            yield f"left behind {left}"
        remarks = publish(target, THIRD)
        if remarks or read_tree(target) != tree_of(THIRD, self.foreign):
            yield f"after the next build {sorted(read_tree(target))} {remarks}"


WAYS = {
    "in einem Schritt": Way(),
    "erste Veröffentlichung": Way(has_old=False),
    "ohne Tausch im System": Way(can_exchange=False),
    "Datei für Datei": Way(is_within=True),
}
"""By their German names."""


def kill_everywhere(way: Way) -> Tally:
    """Kill a build at each call that touches the disk, and look at what is left."""
    faults: list[str] = []
    step = 0
    while True:
        step += 1
        with (
            tempfile.TemporaryDirectory() as folder,
            pretending(is_within=way.is_within, can_exchange=way.can_exchange),
        ):
            target = Path(folder) / "site"
            way.prepare(target)
            if not _die_at(step, partial(publish, target, NEW)):
                return Tally(step - 1, faults)
            faults += [f"{step}: {fault}" for fault in way.list_faults(target)]


def _without_workspace(tree: Tree) -> Tree:
    return {name: what for name, what in tree.items() if not name.startswith(".praxistransfer-")}


def _die_at(step: int, action: Callable[[], object]) -> bool:
    """Act in a process that ends at a step as if killed; return whether it came so far."""
    child = os.fork()
    if not child:
        left = step

        def count(event: str, _arguments: object) -> None:
            nonlocal left
            if _touches_disk(event):
                left -= 1
                if not left:
                    os._exit(9)

        _write_in_two_halves()
        sys.addaudithook(count)
        try:
            action()
        except BaseException as error:  # noqa: BLE001 - nothing of the parent may go on here
            os.write(2, repr(error).encode())
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in {0, 9}, code
    return code == 9


def _touches_disk(event: str) -> bool:
    return event == "open" or event.startswith(("os.", "fcntl.", "shutil."))


def _write_in_two_halves() -> None:
    """Make it possible to end between two parts of a file."""

    def write_bytes(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[: len(content) // 2])
            file.flush()
            sys.audit("os.write")
            return file.write(content[len(content) // 2 :])

    Path.write_bytes = write_bytes  # type: ignore[assignment,method-assign]


# --- Two writers --------------------------------------------------------------------------------


class _Turns:
    """Lets two threads take a step each time they are told to, and no other."""

    def __init__(self) -> None:
        self.gates: dict[int, threading.Semaphore] = {}
        self.arrived = threading.Semaphore(0)
        sys.addaudithook(self._wait)

    def _wait(self, event: str, _arguments: object) -> None:
        gate = self.gates.get(threading.get_ident())
        if gate and (_touches_disk(event) or event == "time.sleep"):
            self.arrived.release()
            gate.acquire()


def interleave(number: int) -> Tally:
    """Let two builds write into one folder, step by step in turns that chance decides."""
    turns = _Turns()
    lock._PAUSE = 0  # noqa: SLF001 - nobody waits for time here
    faults: list[str] = []
    for seed in range(number):
        chance = random.Random(seed)  # noqa: S311 - turns, no secrets
        with (
            tempfile.TemporaryDirectory() as folder,
            pretending(is_within=False, can_exchange=True),
        ):
            target = Path(folder) / "site"
            publish(target, OLD)
            write(target, FOREIGN)
            whole = [tree_of(files, FOREIGN) for files in (OLD, NEW, THIRD)]
            faults += [f"{seed}: {fault}" for fault in _take_turns(turns, chance, target, whole)]
            if read_tree(target) not in whole[1:]:
                faults.append(f"{seed}: a mixture in the end")
            if [path.name for path in Path(folder).iterdir()] != ["site"]:
                faults.append(f"{seed}: something left behind")
    return Tally(number, faults)


def _take_turns(
    turns: _Turns, chance: random.Random, target: Path, whole: list[Tree]
) -> Iterator[str]:
    """Yield what is wrong after a step of one of two builds."""

    def work(files: Files) -> None:
        turns.gates[threading.get_ident()] = threading.Semaphore(0)
        turns.arrived.release()
        turns.gates[threading.get_ident()].acquire()
        try:
            publish(target, files)
        except BaseException as error:  # noqa: BLE001 - told to the one who gives the turns
            failures.append(repr(error))
        finally:
            del turns.gates[threading.get_ident()]
            turns.arrived.release()

    failures: list[str] = []
    threads = [threading.Thread(target=work, args=(files,)) for files in (NEW, THIRD)]
    for thread in threads:
        thread.start()
        turns.arrived.acquire()
    idents = [thread.ident for thread in threads]
    patience = chance.random()  # from strictly in turn to one after the other
    current = 0
    while waiting := [ident for ident in idents if ident in turns.gates]:
        if chance.random() < patience or idents[current] not in waiting:
            current = idents.index(chance.choice(waiting))
        turns.gates[idents[current]].release()  # type: ignore[index]
        turns.arrived.acquire()
        if read_tree(target) not in whole:
            yield f"a mixture: {sorted(read_tree(target))}"
    for thread in threads:
        thread.join()
    yield from failures


def main(word: str, *rest: str) -> None:
    """Print name → how often it was tried and what was wrong."""
    if word == "kills":
        results = {name: kill_everywhere(way) for name, way in WAYS.items()}
    elif word == "once":
        os.access(MARKER, os.F_OK)
        publish(Path(rest[0]), NEW)
        return
    else:
        results = {"zwei Schreiber": interleave(int(rest[0]))}
    sys.stdout.write(json.dumps(results))


if __name__ == "__main__":
    main(*sys.argv[1:])
