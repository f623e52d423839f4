"""The files of a package, and the one file that holds them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from praxistransfer.downloads.archive import archive
from praxistransfer.downloads.content import Package
from praxistransfer.downloads.libraries import FILES, archive_name
from praxistransfer.downloads.pdf import fact_sheet_pdf
from praxistransfer.downloads.sheets import plan_xlsx
from praxistransfer.downloads.slides import slides_pptx
from praxistransfer.downloads.texts import text_of
from praxistransfer.downloads.word import paper_docx

_MAKERS: Mapping[str, Callable[[Package], bytes]] = {
    "steckbrief.pdf": fact_sheet_pdf,
    "vorlage-rat.docx": lambda package: paper_docx(package, package.proposal),
    "plan-und-kosten.xlsx": plan_xlsx,
    "checkliste.docx": lambda package: paper_docx(package, package.checklist),
    "folien.pptx": slides_pptx,
    "quellen.txt": lambda package: _encoded(_sources(package)),
}


def package_files(package: Package) -> dict[str, bytes]:
    """Return name → content: first the file that holds all others, then each of them."""
    single = {name: _MAKERS[name](package) for name in FILES}
    whole = archive_name(package.id)
    held = {
        "LIESMICH.txt": _encoded(_read_me(package)),
        "LIZENZ.txt": _encoded(_licence(package)),
        **single,
    }
    folder = whole.removesuffix(".zip")
    inside = ((f"{folder}/{name}", content) for name, content in held.items())
    return {whole: archive(inside), **single}


def _encoded(text: str) -> bytes:
    """Return text with the mark by which every editor and browser knows that it is UTF-8."""
    return text.encode("utf-8-sig")


def _sources(package: Package) -> str:
    lines = [f"Quellen zu: {package.title}", f"Stand des Inhalts: {package.stand}", ""]
    for number, line in enumerate(package.sources, 1):
        lines.append(f"{number}. {text_of(line)}")
        lines += [f"   {href}" for href in dict.fromkeys(run.href for run in line if run.href)]
    return "\n".join([*lines, ""])


def _licence(package: Package) -> str:
    name, address = package.licence
    lines = [
        f"Die Texte dieses Pakets stehen unter der Lizenz: {name}",
        *([address] if address else []),
        "",
        "Bitte nennen Sie bei der Weitergabe die Herkunft, zum Beispiel so:",
        "",
        package.attribution,
        *([package.address] if package.address else []),
        "",
        "Wenn Sie etwas geändert haben, sagen Sie das bitte dazu. Für verlinkte Quellen und",
        "Materialien gelten deren eigene Rechte.",
        "",
    ]
    return "\n".join(lines)


def _read_me(package: Package) -> str:
    lines = [
        "Transferpaket",
        package.title,
        f"Aus: {package.handbook} – {package.subtitle}",
        *([f"Im Handbuch: {package.address}"] if package.address else []),
        f"Stand des Inhalts: {package.stand}",
        *([package.warning] if package.warning else []),
        "",
        "Was darin ist:",
        *(f"- {name}: {what} ({form})" for name, (what, form) in FILES.items()),
        "- LIZENZ.txt: wie Sie die Texte weiterverwenden dürfen",
        "",
        "Vorlage, Checkliste und Plan sind Entwürfe. Stellen in [eckigen Klammern] und leere",
        "Felder kann nur Ihre Kommune ausfüllen. Was über das Beispiel gesagt wird, stammt aus",
        "den genannten Quellen; „nicht belegt“ heißt: Keine Quelle sagt dazu etwas.",
        "",
    ]
    return "\n".join(lines)
