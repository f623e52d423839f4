"""Which libraries write the files of packages; asking for them loads none."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

_LIBRARIES = ("typst", "python-docx", "python-pptx", "xlsxwriter")


class LibrariesMissingError(Exception):
    """Says that libraries are missing; its text is for people."""


def read_versions() -> str:
    """Return the versions of all libraries that write packages; fail if one is missing."""
    try:
        return " ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    except PackageNotFoundError as error:
        raise LibrariesMissingError(
            f"Für die Transferpakete fehlt {error.name}. "
            'Abhilfe: pip install "praxistransfer[downloads]"'
        ) from error
