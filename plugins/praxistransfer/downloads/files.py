"""The files of a package, and the one file that holds them all."""

from __future__ import annotations

from typing import NamedTuple

from praxistransfer.downloads.archive import pack_files
from praxistransfer.downloads.excel import make_xlsx
from praxistransfer.downloads.formats import FILES, archive_name
from praxistransfer.downloads.package import Package
from praxistransfer.downloads.pdf import BOX, make_pdf
from praxistransfer.downloads.powerpoint import make_pptx
from praxistransfer.downloads.text_files import write_liesmich, write_lizenz, write_quellen
from praxistransfer.downloads.word import make_docx


class PackageFiles(NamedTuple):
    """What the package of a practice consists of."""

    contents: dict[str, bytes]
    """Name → content: first the file that holds all others, then each of them."""
    remark: str
    """What its editors should know, in German; empty if there is nothing."""


def make_files(package: Package) -> PackageFiles:
    """Return the files of a package."""
    pdf, missing = make_pdf(package)
    single = {
        "steckbrief.pdf": pdf,
        "vorlage-rat.docx": make_docx(package, package.vorlage),
        "plan-und-kosten.xlsx": make_xlsx(package),
        "checkliste.docx": make_docx(package, package.checkliste),
        "folien.pptx": make_pptx(package),
        "quellen.txt": write_quellen(package),
    }
    held = {
        "LIESMICH.txt": write_liesmich(package),
        "LIZENZ.txt": write_lizenz(package),
        **{name: single[name] for name in FILES},
    }
    whole = archive_name(package.id)
    folder = whole.removesuffix(".zip")
    inside = ((f"{folder}/{name}", content) for name, content in held.items())
    return PackageFiles({whole: pack_files(inside), **single}, _name_missing(package, missing))


_MOST_NAMED = 20


def _name_missing(package: Package, signs: str) -> str:
    """Say for which signs of the fact sheet boxes stand."""
    if not signs:
        return ""
    named = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in signs[:_MOST_NAMED])
    more = f" und {len(signs) - _MOST_NAMED} weitere" if len(signs) > _MOST_NAMED else ""
    return (
        f"{package.id}: Im Steckbrief (PDF) steht „{BOX}“ für Zeichen, die keine Schrift darin "
        f"hat: {named}{more}"
    )
