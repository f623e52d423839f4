"""Which folder may become that of a site, and what people are told whose folder may not."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Collection
from pathlib import Path
from typing import NoReturn

from praxistransfer.tools.failures import OUR_FAULT, explain_failure
from praxistransfer.tools.folder import file_in
from praxistransfer.tools.manifest import (
    MANIFEST,
    Manifest,
    Survey,
    hash_file,
    walk_folder,
    write_manifest,
)

START = "index.html"
"""The page without which a folder is no site."""
_MARK = b"assets/handbuch/"
"""From where every page of the handbook has loaded its looks so far."""
_DATA = ("assets/handbuch/", "suche/", "schema/", "transferpaket/")
_HARMLESS = {"lost+found"}
"""What an empty disk has."""
_FEW = 3


class NoSiteError(Exception):
    """There is no new site; the message says why, in German."""


def refuse_place(target: Path, sources: Collection[Path]) -> None:
    """Refuse a folder that holds what a build reads, or lies in it."""
    for source in sources:
        if _is_within(source, target) or _is_within(target, source):
            raise NoSiteError(
                f"Der Ordner der Website ({target}) und {source}, woraus sie entsteht, dürfen "
                "nicht ineinander liegen. Bitte einen anderen Ordner wählen."
            )
    if not target.name or (os.path.lexists(target) and not target.is_dir()):
        raise NoSiteError(f"{target} kann nicht der Ordner der Website sein. Bitte anders wählen.")


def _is_within(inner: Path, outer: Path) -> bool:
    """Say whether a path is a folder or lies in it, however the paths are spelt."""
    if not outer.exists():
        return inner.is_relative_to(outer)
    return any(path.exists() and path.samefile(outer) for path in (inner, *inner.parents))


def refuse_content(target: Path, survey: Survey) -> None:
    """Refuse a folder of which something foreign would be lost or become wrong."""
    if survey.changed:
        raise NoSiteError(
            f"In {target} hat jemand geändert, was der letzte Bau geschrieben hat: "
            f"{list_names(survey.changed)}. Damit davon nichts verloren geht, bitte die geänderten "
            "Dateien verschieben oder löschen und noch einmal bauen."
        )
    if survey.packed:
        raise NoSiteError(
            f"In {target} liegen gepackte Dateien, die nach dem Bau nicht mehr zu den ungepackten "
            f"passen würden: {list_names(survey.packed)}. Bitte vor dem Bau löschen und danach neu "
            "packen."
        )
    visible = {name for name in (*survey.foreign, *survey.folders) if not name.startswith(".")}
    if visible - _HARMLESS and not survey.ours and not (target / MANIFEST).exists():
        raise NoSiteError(
            f"{target} ist nicht leer, und keine Dateiliste ({MANIFEST}) sagt, was darin von "
            "einem Bau stammt. "
            + (
                "Es sieht nach einer Website aus einer früheren Fassung aus; dieser Befehl legt "
                f"die Liste an: python scripts/dev.py adopt {target}"
                if _has_mark(target / START)
                else "Bitte einen anderen oder einen leeren Ordner wählen."
            )
        )


def say_collision(target: Path, names: Collection[str]) -> str:
    """Return what is said of something foreign where a build has to make a file."""
    return (
        f"Wo der Bau eigene Dateien anlegen muss, liegt in {target} etwas, das nicht von ihm "
        f"stammt: {list_names(names)}. Bitte verschieben oder umbenennen."
    )


def raise_unwritable(error: OSError) -> NoReturn:
    """Say what a disk is like that does not let a build write, unless everybody knows that."""
    if explain_failure(error).code != OUR_FAULT:
        raise error
    raise NoSiteError(
        f"Die Website lässt sich nicht in ihren Ordner schreiben ({error}). Bitte einen anderen "
        "Ordner wählen."
    ) from error


def adopt(folder: Path) -> tuple[list[str], list[str]]:
    """Give a site of a version without manifests one; return what is ours from now on, and others.

    Ours are the folders in which pages have our mark, and those that hold our data.
    """
    if not _has_mark(folder / START) or (folder / MANIFEST).exists():
        raise NoSiteError(
            f"{folder} ist keine Website aus einer früheren Fassung des Handbuchs, oder sie hat "
            f"schon eine Dateiliste ({MANIFEST})."
        )
    tops = {
        top.name
        for top in folder.iterdir()
        if not top.is_symlink()
        and not top.name.startswith(".")
        and (_has_mark(top) if top.is_file() else any(map(_has_mark, top.rglob("*.html"))))
    }
    ours, others = {}, []
    for name, state in walk_folder(folder, (), []):
        is_known = name.startswith(_DATA) or name.partition("/")[0] in tops or name == "sitemap.xml"
        if stat.S_ISREG(state.st_mode) and is_known and "/." not in f"/{name}":
            ours[name] = hash_file(folder / name)
        elif not stat.S_ISDIR(state.st_mode):
            others.append(name)
    path = folder / f"{MANIFEST}.{secrets.token_hex(8)}"
    write_manifest(path, Manifest(ours))
    path.replace(folder / MANIFEST)
    return list(ours), others


def _has_mark(path: Path) -> bool:
    """Say whether a page loads our looks."""
    is_page = path.suffix == ".html" and path.is_file()
    return is_page and _MARK in (file_in(path.parent, path.name) or b"")


def list_names(names: Collection[str]) -> str:
    """Return a few names, and how many more there are."""
    first, more = sorted(names)[:_FEW], len(names) - _FEW
    shown = ", ".join(ascii(name)[1:-1] if not name.isprintable() else name for name in first)
    return f"{shown} und {more} weitere" if more > 0 else shown
