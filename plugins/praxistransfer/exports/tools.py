"""What has to be installed to make packages; it is not needed for anything else."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

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
