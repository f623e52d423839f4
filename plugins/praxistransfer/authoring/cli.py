"""``praxistransfer check``: the same check as the build, without building."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from praxistransfer.building import check_content
from praxistransfer.library import Library
from praxistransfer.model.german import count_words
from praxistransfer.model.problem import Problem

_REPOSITORY = Path(__file__).resolve().parents[3]


@click.group(help="Werkzeuge für das Handbuch Praxistransfer.")
def main() -> None:
    """Group the commands."""


@main.command(help="Prüft alle Einträge und nennt jeden Fehler mit Datei, Zeile und Abhilfe.")
@click.option(
    "--content",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=_REPOSITORY / "practices",
    help="Ordner mit handbuch.yml, beispiele/ und vokabulare/; sonst der des Projekts.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Ausgabe für Menschen oder für Programme.",
)
def check(content: Path, form: str) -> None:
    """Print all problems; exit code 1 if there are any."""
    library, problems = check_content(content)
    if form == "json":
        click.echo(json.dumps([asdict(item) for item in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(str(problem))
        click.echo(_summary(library, problems), err=bool(problems))
    sys.exit(1 if problems else 0)


def _summary(library: Library, problems: list[Problem]) -> str:
    if problems:
        files = len({problem.file for problem in problems})
        found = count_words(len(problems), "Fehler", "Fehler")
        return (
            f"{found} in {count_words(files, 'Datei', 'Dateien')}. Hilfe zu jedem Kürzel: /hilfe/"
        )
    entries = len(library.entries) + len(library.begriffe)
    return f"{entries} Einträge geprüft: keine Fehler."
