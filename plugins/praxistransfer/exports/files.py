"""The files of a package, and the one file that holds them all."""

from __future__ import annotations

from dataclasses import dataclass

from praxistransfer.exports.archive import archive
from praxistransfer.exports.content import Package
from praxistransfer.exports.pdf import fact_sheet_pdf
from praxistransfer.exports.sheets import plan_xlsx
from praxistransfer.exports.slides import slides_pptx
from praxistransfer.exports.texts import text_of
from praxistransfer.exports.word import paper_docx


@dataclass(frozen=True, slots=True)
class PackageFile:
    """A file of a package; ``what`` says what it is for, ``form`` its format."""

    name: str
    what: str
    form: str
    content: bytes


def package_files(package: Package) -> tuple[PackageFile, ...]:
    """Return the ZIP file first, then each file that it holds."""
    single = (
        PackageFile("steckbrief.pdf", "Steckbrief", "PDF", fact_sheet_pdf(package)),
        PackageFile(
            "vorlage-rat.docx",
            "Vorlage für Rat oder Ausschuss",
            "Word",
            paper_docx(package, package.proposal),
        ),
        PackageFile("plan-und-kosten.xlsx", "Plan und Kosten", "Excel", plan_xlsx(package)),
        PackageFile(
            "checkliste.docx", "Checkliste", "Word", paper_docx(package, package.checklist)
        ),
        PackageFile("folien.pptx", "Folien", "PowerPoint", slides_pptx(package)),
        PackageFile("quellen.txt", "Quellen", "Text", _sources(package).encode()),
    )
    texts = (("LIESMICH.txt", _read_me(package, single)), ("LIZENZ.txt", _licence(package)))
    folder = f"transferpaket-{package.id}"
    held = [(f"{folder}/{name}", text.encode()) for name, text in texts]
    held += [(f"{folder}/{file.name}", file.content) for file in single]
    whole = PackageFile(f"{folder}.zip", "Alles zusammen", "ZIP", archive(held))
    return (whole, *single)


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


def _read_me(package: Package, files: tuple[PackageFile, ...]) -> str:
    lines = [
        "Transferpaket",
        package.title,
        f"Aus: {package.handbook} – {package.subtitle}",
        *([f"Im Handbuch: {package.address}"] if package.address else []),
        f"Stand des Inhalts: {package.stand}",
        "",
        "Was darin ist:",
        *(f"- {file.name}: {file.what} ({file.form})" for file in files),
        "- LIZENZ.txt: wie Sie die Texte weiterverwenden dürfen",
        "",
        "Vorlage, Checkliste und Plan sind Entwürfe. Stellen in [eckigen Klammern] und leere",
        "Felder kann nur Ihre Kommune ausfüllen. Was über das Beispiel gesagt wird, stammt aus",
        "den genannten Quellen; „nicht belegt“ heißt: Keine Quelle sagt dazu etwas.",
        "",
    ]
    return "\n".join(lines)
