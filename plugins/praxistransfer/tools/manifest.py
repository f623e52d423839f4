"""Which files of a folder are ours: those that its manifest names, with the bytes it names."""

from __future__ import annotations

import gzip
import json
import os
import stat
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

MANIFEST = ".praxistransfer-manifest.json"
"""Beside the start page of a site; web servers may show it, for it tells nothing but hashes."""
PUBLIC = 0o644
"""The rights of a file that a web server may send, whoever has made it."""
_FORMAT = 1
_PACKED = (".gz", ".br", ".zst")
"""The endings of files that web servers send in place of those they were packed from."""


class Manifest(NamedTuple):
    """The files that a build made."""

    files: Mapping[str, str]
    """Name below the folder → hash of its bytes."""
    before: Mapping[str, str] = {}
    """The files of the site before; only while one is being exchanged for the other."""

    def names_bytes(self, name: str, digest: str) -> bool:
        """Say whether a build has made a file with these bytes."""
        return digest in (self.files.get(name), self.before.get(name))

    def names(self, name: str) -> bool:
        """Say whether a build has made a file of this name."""
        return name in self.files or name in self.before


class UnknownManifestError(Exception):
    """A manifest that this version cannot read."""


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of a folder, if it has one."""
    path = folder / MANIFEST
    if path.is_symlink() or not path.is_file():
        return None
    try:
        value = json.loads(path.read_bytes())
        if value["format"] == _FORMAT:
            return Manifest(dict(value["files"]), dict(value.get("before", {})))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UnknownManifestError(str(error)) from error
    raise UnknownManifestError(f"format {value['format']}")


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write a manifest: the same files make the same bytes."""
    value = {"format": _FORMAT, "files": manifest.files}
    if manifest.before:
        value["before"] = manifest.before
    path.write_bytes(json.dumps(value, indent=0, sort_keys=True).encode())
    path.chmod(PUBLIC)


class Seen(NamedTuple):
    """A file as it was when its bytes were read; what looks the same later has them still."""

    device: int
    inode: int
    size: int
    changed: int
    digest: str = ""

    @classmethod
    def of(cls, state: os.stat_result, digest: str = "") -> Seen:
        """Return what the file system says of a file."""
        return cls(state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, digest)

    def is_still(self, state: os.stat_result) -> bool:
        """Say whether a file is the one that was seen."""
        return self[:4] == Seen.of(state)[:4]


class Survey(NamedTuple):
    """What lies in a folder."""

    ours: Mapping[str, Seen]
    """As the manifest names it, or packed by gzip from that."""
    changed: tuple[str, ...]
    """What the manifest names with other bytes: somebody has changed it."""
    packed: tuple[str, ...]
    """What looks packed from our files; whether it holds the same cannot be told."""
    foreign: tuple[str, ...]
    """All other files, links and the like; also folders that cannot be read."""
    folders: tuple[str, ...]
    """Every folder, those above others first."""
    is_fixed: bool
    """Whether something foreign cannot be had at a second place: it lies on another disk, or
    cannot be read."""


NOTHING = Survey({}, (), (), (), (), is_fixed=False)
"""What lies in a folder that does not exist."""
Contents = Sequence[tuple[str, os.stat_result]]
"""Names below a folder, with what the file system says of them."""


def survey_folder(
    folder: Path, leave_out: Collection[str] = (), known: Iterable[Seen] = ()
) -> Survey:
    """Return what lies in a folder, without some names at its top.

    Files that are ``known`` need not be read again.
    """
    digests = digests_of(known)
    manifest = read_manifest(folder) or Manifest({})
    device = folder.stat().st_dev
    ours: dict[str, Seen] = {}
    changed, packed, foreign, folders = [], [], [], []
    unreadable: list[str] = []
    for name, state in walk_folder(folder, {MANIFEST, *leave_out}, unreadable):
        if state.st_dev != device:
            unreadable.append(name)
        if stat.S_ISDIR(state.st_mode):
            folders.append(name)
        elif not manifest.names(name):
            base, ending = os.path.splitext(name)  # noqa: PTH122 - thousands of files
            if ending not in _PACKED or not manifest.names(base) or not stat.S_ISREG(state.st_mode):
                foreign.append(name)
            elif base in ours and _is_packed_from(folder / name, ours[base]):
                ours[name] = Seen.of(state)
            else:
                packed.append(name)
        elif stat.S_ISREG(state.st_mode) and manifest.names_bytes(
            name, digest := digests.get(Seen.of(state)[:4]) or hash_file(folder / name)
        ):
            ours[name] = Seen.of(state, digest)
        else:
            changed.append(name)
    foreign += unreadable
    others = tuple(changed), tuple(packed), tuple(foreign), tuple(folders)
    return Survey(ours, *others, is_fixed=bool(unreadable))


def _is_packed_from(path: Path, plain: Seen) -> bool:
    """Say whether gzip would make of a file the one that was seen."""
    try:
        with gzip.open(path) as stream:
            content = stream.read(plain.size + 1)
    except (OSError, EOFError, zlib.error):
        return False
    return sha256(content).hexdigest() == plain.digest


def walk_folder(
    folder: Path, leave_out: Collection[str], unreadable: list[str]
) -> Iterator[tuple[str, os.stat_result]]:
    """Yield everything below a folder, sorted, folders before what is in them; follow no link.

    A folder that cannot be read is added to ``unreadable``.
    """
    waiting = [""]
    while waiting:
        start = waiting.pop()
        try:
            with os.scandir(folder / start) as items:
                found = sorted((item.name, item.stat(follow_symlinks=False)) for item in items)
        except PermissionError:
            if not start:
                raise
            unreadable.append(start)
            continue
        for item, state in found:
            name = f"{start}/{item}" if start else item
            if name in leave_out:
                continue
            yield name, state
            if stat.S_ISDIR(state.st_mode):
                waiting.append(name)


def digests_of(known: Iterable[Seen]) -> dict[tuple[int | str, ...], str]:
    """Return the hashes of files that were read, by what the file system says of them."""
    return {seen[:4]: seen.digest for seen in known if seen.digest}


def hash_file(path: Path) -> str:
    """Return the hash of the bytes of a file."""
    return sha256(path.read_bytes()).hexdigest()


def parents_of(name: str) -> Iterator[str]:
    """Yield the names of all folders in which a file lies."""
    while name := name.rpartition("/")[0]:
        yield name


def list_collisions(
    wanted: Iterable[str], others: Iterable[str], folders: Iterable[str] = ()
) -> list[str]:
    """Return which other files and folders stand where wanted files have to be."""
    names = set(wanted)
    needed = {parent for name in names for parent in parents_of(name)}
    blocked = names | needed
    return [
        *(name for name in others if name in blocked or not names.isdisjoint(parents_of(name))),
        *(name for name in folders if name in names),
    ]
