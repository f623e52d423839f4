"""How a finished site gets into its folder: whole, and without a byte of anybody else being lost.

A build writes into a working folder of its own. Only what a manifest names is ours (ADR 25): the
rest of the folder of the site moves along to the new one, as second links of the same files. Then
both change places in one step. Where that is impossible — a mount point, a parent folder that
cannot be written, something that cannot be linked — files are exchanged one by one instead.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import stat
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

from praxistransfer.building.site_folder import (
    START,
    NoSiteError,
    list_names,
    raise_unwritable,
    refuse_content,
    refuse_place,
    say_collision,
)
from praxistransfer.pages.security_txt import SECURITY_TXT
from praxistransfer.tools.exchange import exchange, is_mount_point
from praxistransfer.tools.lock import Lock
from praxistransfer.tools.manifest import (
    MANIFEST,
    NOTHING,
    PUBLIC,
    Contents,
    Manifest,
    Seen,
    Survey,
    UnknownManifestError,
    digests_of,
    hash_file,
    list_collisions,
    parents_of,
    survey_folder,
    walk_folder,
    write_manifest,
)

_LABEL = "praxistransfer-arbeitsordner"
"""An empty file; only a working folder that has it is cleared away after an interrupted build."""
_STAGING, _READY, _OLD, _HOST = "neu", "fertig", "alt", "wirt"
"""In the working folder: what is being made, what may be published or came back in exchange for
it, what had to make way for lack of an exchange, and what the host writes."""
GIVES_WAY = frozenset({SECURITY_TXT})
"""What a build makes only where nobody has put a file of the same name."""
_FOLDER = 0o755
_TERMINATED = 143


class Publication:
    """One build on its way into the folder of the site, which nobody else changes meanwhile.

    Until ``publish`` that folder stays what it was, whatever happens; ``close`` is always called.
    """

    def __init__(
        self, target: Path, sources: Iterable[Path], say_waiting: Callable[[], None]
    ) -> None:
        """Refuse a folder that cannot become the site; ``sources`` are those that a build reads."""
        self._target = target
        self._made: list[Path] = []
        self._workspace: Path | None = None
        self._lock: Lock | None = None
        self._signal: object = None
        self._survey = NOTHING
        self.remarks: list[str] = []
        """What the operator should know, in German."""
        try:
            self._target = Path(os.path.realpath(target))
            refuse_place(self._target, [source.resolve() for source in sources])
            self._open(say_waiting)
        except OSError as error:
            self.close()
            raise_unwritable(error)
        except BaseException:
            self.close()
            raise

    @property
    def staging(self) -> Path:
        """The folder in which the site is made."""
        return self._inside(_STAGING)

    @property
    def host(self) -> Path:
        """The folder in which the host may do what it likes."""
        return self._inside(_HOST)

    @property
    def earlier(self) -> Path | None:
        """The folder of the site before, if there is one."""
        return self._target if self._survey.ours else None

    def refuse_collisions(self, names: Iterable[str]) -> None:
        """Refuse a site with files where something foreign is."""
        survey = self._survey
        if hit := list_collisions(names, survey.foreign, survey.folders):
            raise NoSiteError(say_collision(self._target, hit))

    def publish(self) -> None:
        """Make the folder of the site what the staging folder holds."""
        if not (self.staging / START).is_file():
            raise NoSiteError(f"Der gebauten Website fehlt die Startseite ({START}).")
        try:
            self._survey = self._look(self._survey.ours.values())
            for name in GIVES_WAY & {*self._survey.foreign}:
                if (self.staging / name).is_file():
                    _remove(self.staging, name)
            files = _finish(self.staging, self._survey.ours.values())
            self.refuse_collisions(files)
            write_manifest(self.staging / MANIFEST, Manifest(files))
            if self._is_within or not self._publish_whole():
                self._publish_inside(files)
        except OSError as error:
            raise_unwritable(error)

    def close(self) -> None:
        """Leave nothing behind, in whatever way the build has ended."""
        if self._workspace:
            self._tidy(self._workspace)
            self._workspace = None
            self.remarks = list(dict.fromkeys(self.remarks))
        if self._lock:
            self._lock.release()
            self._lock = None
        for folder in self._made:
            with contextlib.suppress(OSError):
                folder.rmdir()
        if self._signal is not None:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            self._signal = None

    def _open(self, say_waiting: Callable[[], None]) -> None:
        """Lock the folder of the site, clear away what killed builds have left, and look at it."""
        target = self._target
        if threading.current_thread() is threading.main_thread() and (
            signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        ):  # so that who is asked to end tidies up, as after Ctrl-C
            self._signal = signal.signal(signal.SIGTERM, lambda *_: sys.exit(_TERMINATED))
        self._made = [path for path in target.parents if not path.exists()]
        target.parent.mkdir(parents=True, exist_ok=True)
        self._is_within = target.is_dir() and (
            is_mount_point(target) or not os.access(target.parent, os.W_OK | os.X_OK)
        )
        home = target if self._is_within else target.parent
        digest = blake2b(os.fsencode(target.name), digest_size=4).hexdigest()
        prefix = f".praxistransfer-bau-{digest}-"
        self._lock_name = f".praxistransfer-bau-{digest}.lock"
        self._lock = Lock(home / self._lock_name, say_waiting)
        for path in sorted(home.iterdir()):
            if path.name.startswith(prefix) and path.is_dir() and not path.is_symlink():
                self._tidy(path)
        self._survey = self._look()
        self._workspace = home / f"{prefix}{secrets.token_hex(8)}"
        self._workspace.mkdir(0o700)
        (self._workspace / _LABEL).touch(exist_ok=False)
        self.staging.mkdir()
        self.host.mkdir()

    def _inside(self, name: str) -> Path:
        assert self._workspace is not None  # noqa: S101 - until ``close``
        return self._workspace / name

    def _look(self, known: Iterable[Seen] = ()) -> Survey:
        """Return what lies in the folder of the site, or refuse to touch it."""
        target = self._target
        if not target.is_dir():
            return NOTHING
        own = [self._lock_name, *([self._workspace.name] if self._workspace else ())]
        try:
            survey = survey_folder(target, own, known)
        except UnknownManifestError as error:
            raise NoSiteError(
                f"{target / MANIFEST} ist unlesbar oder von einer neueren Fassung ({error}). "
                "Bitte mit dieser bauen oder den Ordner der Website beiseitelegen."
            ) from error
        refuse_content(target, survey)
        return survey

    def _publish_whole(self) -> bool:
        """Exchange the folder of the site in one step; return whether that was possible."""
        staging, ready, old = self.staging, self._inside(_READY), self._inside(_OLD)
        target, survey = self._target, self._survey
        try:
            if target.is_dir():
                _carry_over(target, staging, survey)
                _make_alike(target, staging)
            else:
                staging.chmod(_FOLDER | staging.stat().st_mode & stat.S_ISGID)
            staging.rename(ready)
            if not target.is_dir():
                ready.rename(target)
                return True
            if not exchange(ready, target):
                target.rename(old)
                ready.rename(target)
        except OSError:
            if not target.exists() and old.is_dir():
                old.rename(target)
            return False
        for tree in (ready, old):
            self._discard(tree, survey.ours)
        return True

    def _publish_inside(self, files: Mapping[str, str]) -> None:
        """Exchange files one by one: what pages load, pages, and last what is needed no more.

        The manifest names both sites until all is done: whoever goes on after an interruption
        knows what is ours.
        """
        ready = self._inside(_READY)
        if not ready.is_dir():
            self.staging.rename(ready)
        target = self._target
        before = {name: seen.digest for name, seen in self._survey.ours.items()}
        gone = [name for name in before if name not in files]
        new = [name for name in files if name not in before and os.path.lexists(target / name)]
        if new:  # it came meanwhile, or is spelt alike on this disk
            raise NoSiteError(say_collision(target, new))
        both = self._inside(MANIFEST)
        write_manifest(both, Manifest(files, before))
        both.replace(target / MANIFEST)
        in_the_way = set(list_collisions(files, gone))
        for name in in_the_way:
            _remove(target, name)
        for name in sorted(files, key=lambda name: (name == START, name.endswith(".html"), name)):
            path = target / name
            for folder in reversed([target / parent for parent in parents_of(name)]):
                if not folder.is_dir():
                    folder.mkdir()
                    folder.chmod(_FOLDER)
            (ready / name).replace(path)
        for name in gone:
            if name not in in_the_way:
                _remove(target, name)
        (ready / MANIFEST).replace(target / MANIFEST)

    def _tidy(self, workspace: Path) -> None:
        """Remove a working folder, but nothing from it that was not made by a build."""
        if (workspace / _LABEL).is_file():
            old = workspace / _OLD
            if old.is_dir() and not self._target.exists():  # interrupted between two renames
                old.rename(self._target)
            for name in (_STAGING, _HOST):
                shutil.rmtree(workspace / name, ignore_errors=True)
            for name in (_READY, _OLD):
                if (workspace / name).is_dir():
                    self._discard(workspace / name, None)
            with contextlib.suppress(OSError):
                (workspace / MANIFEST).unlink(missing_ok=True)
                if [path.name for path in workspace.iterdir()] == [_LABEL]:
                    (workspace / _LABEL).unlink()
        with contextlib.suppress(OSError):  # without the label, it goes only if it is empty
            workspace.rmdir()

    def _discard(self, tree: Path, ours: Mapping[str, Seen] | None) -> None:
        """Remove a site that is published no more, but no byte that only it has.

        What somebody has put there or changed meanwhile comes into the site of now; if something
        else is there, it stays where it is, and a remark names it.
        """
        if not tree.is_dir():
            return
        kept: list[str] = []
        try:
            contents = list(walk_folder(tree, {MANIFEST}, []))
            kept += self._list_kept(tree, contents, ours or survey_folder(tree).ours)
            for name, state in reversed(contents):
                if stat.S_ISDIR(state.st_mode):
                    with contextlib.suppress(OSError):  # it holds something that stays
                        (tree / name).rmdir()
                elif name not in kept:
                    (tree / name).unlink()
            if not kept:
                (tree / MANIFEST).unlink(missing_ok=True)
                tree.rmdir()
        except (OSError, UnknownManifestError) as error:
            self.remarks.append(f"{tree} konnte nicht gelöscht werden: {error}")
        if kept:
            self.remarks.append(
                f"Während des Baus hat jemand etwas geändert, das jetzt anders in {self._target} "
                f"steht. Es liegt noch in {tree}: {list_names(kept)}. Bitte nachsehen."
            )

    def _list_kept(self, tree: Path, contents: Contents, ours: Mapping[str, Seen]) -> Iterator[str]:
        """Yield what is neither ours nor in its place in the site, where it is put if possible."""
        for name, state in contents:
            is_ours = name in ours and ours[name].is_still(state)
            if not (stat.S_ISDIR(state.st_mode) or is_ours) and (
                not self._has_place(tree / name, self._target / name)
            ):
                yield name

    def _has_place(self, path: Path, place: Path) -> bool:
        """Say whether something foreign is in its place in the site, or could be put there."""
        if os.path.lexists(place):
            return os.path.samestat(path.lstat(), place.lstat())
        try:
            if self._target.is_dir():
                place.parent.mkdir(parents=True, exist_ok=True)
                _link(path, place)
                return True
        except OSError:
            pass
        return False


def _finish(staging: Path, known: Iterable[Seen]) -> dict[str, str]:
    """Make all files readable and return them with their hashes; those ``known`` need no reading.

    What did not change is a second link of a file of the earlier site.
    """
    digests = digests_of(known)
    files = {}
    for name, state in walk_folder(staging, (), []):
        path = staging / name
        mode = stat.S_IMODE(state.st_mode)
        if stat.S_ISDIR(state.st_mode):
            wanted = _FOLDER | mode & stat.S_ISGID
        else:
            wanted = PUBLIC
            files[name] = digests.get(Seen.of(state)[:4]) or hash_file(path)
        if mode != wanted:
            path.chmod(wanted)
    return files


def _carry_over(target: Path, staging: Path, survey: Survey) -> None:
    """Link what is foreign in the folder of the site into the new one, with its folders."""
    if survey.is_fixed:
        raise OSError("something foreign has to stay where it is")
    ours = {parent for name in survey.ours for parent in parents_of(name)}
    needed = {parent for name in survey.foreign for parent in parents_of(name)}
    made = [
        name
        for name in survey.folders
        if (name in needed or name not in ours) and not (staging / name).is_dir()
    ]
    for name in made:
        (staging / name).mkdir()
    try:
        for name in survey.foreign:
            _link(target / name, staging / name)
    except FileExistsError as error:  # names that this disk takes for the same
        raise NoSiteError(say_collision(target, [name])) from error
    for name in reversed(made):
        _make_alike(target / name, staging / name)


def _link(path: Path, place: Path) -> None:
    """Give a file, or a symbolic link itself, a second place."""
    follows = os.link not in os.supports_follow_symlinks
    if follows and path.is_symlink():
        raise OSError("this system cannot link links")
    os.link(path, place, follow_symlinks=follows)


def _make_alike(folder: Path, new: Path) -> None:
    """Give a new folder the rights and, if we may, the owner that the old one was given."""
    shutil.copystat(folder, new)
    if sys.platform != "win32":
        state = folder.stat()
        with contextlib.suppress(PermissionError):
            os.chown(new, state.st_uid, state.st_gid)


def _remove(target: Path, name: str) -> None:
    """Remove a file of ours, and folders that it leaves empty."""
    (target / name).unlink(missing_ok=True)
    for parent in parents_of(name):
        try:
            (target / parent).rmdir()
        except OSError:
            return
