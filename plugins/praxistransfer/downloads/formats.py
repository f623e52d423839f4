"""The files of a package: their names, what they are, and in which format."""

from __future__ import annotations

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


def package_folder(practice: str) -> str:
    """Return where the files of a package lie on the site, with "/" at the end."""
    return f"{FOLDER}/{practice}/"


def archive_name(practice: str) -> str:
    """Return the name of the file that holds all others, which is that of the folder in it, too."""
    return f"{FOLDER}-{practice}.zip"
