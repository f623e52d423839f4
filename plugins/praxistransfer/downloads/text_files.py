"""The plain texts of a package: its sources, its licence, and what is in it."""

from __future__ import annotations

from praxistransfer.downloads.formats import FILES
from praxistransfer.downloads.package import Package
from praxistransfer.downloads.papers import text_of


def write_quellen(package: Package) -> bytes:
    """Return the sources with their addresses."""
    lines = [f"Quellen zu: {package.title}", f"Stand des Inhalts: {package.stand}", ""]
    for number, line in enumerate(package.quellen, 1):
        lines.append(f"{number}. {text_of(line)}")
        lines += [f"   {href}" for href in dict.fromkeys(run.target for run in line if run.target)]
    return _encode_lines(lines)


def write_lizenz(package: Package) -> bytes:
    """Return how the texts may be used."""
    name, address = package.licence
    return _encode_lines(
        [
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
        ]
    )


def write_liesmich(package: Package) -> bytes:
    """Return what is in the package."""
    return _encode_lines(
        [
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
            "den genannten Quellen; „nicht belegt“ heißt: in den ausgewerteten Quellen nicht",
            "gefunden.",
        ]
    )


def _encode_lines(lines: list[str]) -> bytes:
    """Return text with the mark by which every editor and browser knows that it is UTF-8."""
    return "".join(f"{line}\n" for line in lines).encode("utf-8-sig")
