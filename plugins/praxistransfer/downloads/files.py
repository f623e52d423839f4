"""The files of a package, and the one file that holds them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from praxistransfer.downloads.archive import pack_files
from praxistransfer.downloads.excel import make_xlsx
from praxistransfer.downloads.formats import FILES, archive_name
from praxistransfer.downloads.package import Package
from praxistransfer.downloads.pdf import make_pdf
from praxistransfer.downloads.powerpoint import make_pptx
from praxistransfer.downloads.text_files import write_liesmich, write_lizenz, write_quellen
from praxistransfer.downloads.word import make_docx

_MAKERS: Mapping[str, Callable[[Package], bytes]] = {
    "steckbrief.pdf": make_pdf,
    "vorlage-rat.docx": lambda package: make_docx(package, package.vorlage),
    "plan-und-kosten.xlsx": make_xlsx,
    "checkliste.docx": lambda package: make_docx(package, package.checkliste),
    "folien.pptx": make_pptx,
    "quellen.txt": write_quellen,
}


def make_files(package: Package) -> dict[str, bytes]:
    """Return name → content: first the file that holds all others, then each of them."""
    single = {name: _MAKERS[name](package) for name in FILES}
    whole = archive_name(package.id)
    held = {
        "LIESMICH.txt": write_liesmich(package),
        "LIZENZ.txt": write_lizenz(package),
        **single,
    }
    folder = whole.removesuffix(".zip")
    inside = ((f"{folder}/{name}", content) for name, content in held.items())
    return {whole: pack_files(inside), **single}
