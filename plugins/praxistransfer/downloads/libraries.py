"""What packages consist of and need; knowing it loads none of the big libraries."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

FOLDER = "transferpaket"
"""Where packages lie on the site, and how their archives are called."""
FILES = {
    "steckbrief.pdf": ("Steckbrief", "PDF"),
    "vorlage-rat.docx": ("Vorlage für Rat oder Ausschuss", "Word"),
    "plan-und-kosten.xlsx": ("Plan und Kosten", "Excel"),
    "checkliste.docx": ("Checkliste", "Word"),
    "folien.pptx": ("Folien", "PowerPoint"),
    "quellen.txt": ("Quellen", "Text"),
}
"""Name of a file → what it is, and its format."""
WHOLE = ("Das ganze Transferpaket", "ZIP")
_LIBRARIES = ("typst", "python-docx", "python-pptx", "xlsxwriter")


class ToolsMissingError(Exception):
    """Says that libraries are missing; its text is for people."""


def tools() -> str:
    """Return the versions of what makes packages; fail if something is missing."""
    try:
        return " ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    except PackageNotFoundError as error:
        raise ToolsMissingError(
            f"Für die Transferpakete fehlt {error.name}. "
            'Abhilfe: pip install "praxistransfer[downloads]"'
        ) from error


def package_folder(practice: str) -> str:
    """Return where the files of a package lie on the site, with "/" at the end."""
    return f"{FOLDER}/{practice}/"


def archive_name(practice: str) -> str:
    """Return the name of the file that holds all others, which is that of the folder in it, too."""
    return f"{FOLDER}-{practice}.zip"
