"""``praxistransfer check``: the same check as the build, without building."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

import click

from praxistransfer.building.clock import find_today
from praxistransfer.building.plan import make_package
from praxistransfer.building.site_folder import NoSiteError, adopt
from praxistransfer.cli.links import Caller, addresses_of, check_links, record_yaml
from praxistransfer.cli.pruefbericht import NoResultsError, report_from_junit, report_yaml
from praxistransfer.cli.report import report_text
from praxistransfer.content.advice import find_unwanted_words, rate_readability
from praxistransfer.content.checking import check_content
from praxistransfer.content.checks.texts import fields_of, sections_of, written_values
from praxistransfer.downloads.formats import archive_name
from praxistransfer.downloads.libraries import LibrariesMissingError, read_versions
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.library.published import published_part
from praxistransfer.library.tasks import desk_of
from praxistransfer.model.fields import is_datum
from praxistransfer.model.practice import Practice
from praxistransfer.model.problem import Problem
from praxistransfer.model.writing import count_words, suggest_nearest
from praxistransfer.pages.desk import desk_json
from praxistransfer.pages.page_parts import Book
from praxistransfer.search.thesaurus import propose_terms
from praxistransfer.tools.failures import explain_failure, wants_traceback
from praxistransfer.tools.folder import Folder

_READABILITY = (
    "Lesbarkeit nach Flesch/Amstad: 100 ist sehr leicht, 0 sehr schwer. „einfach“ sollte über 60 "
    "liegen, Kurzfassungen über 40."
)
_REPOSITORY = Path(__file__).resolve().parents[3]


class _Commands(click.Group):
    """Ends with a German sentence and a code of its own whatever happens in a command."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise  # click knows what to do
        except (Exception, KeyboardInterrupt) as error:
            if wants_traceback():
                raise
            code, sentence = explain_failure(error)
            click.echo(sentence, err=True)
            ctx.exit(code)


@click.group(cls=_Commands, help="Werkzeuge für das Handbuch Praxistransfer.")
def main() -> None:
    """Group the commands."""


_content_option = click.option(
    "--content",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=_REPOSITORY / "practices",
    help="Ordner mit handbuch.yml, beispiele/ und vokabulare/; sonst der des Projekts.",
)


_drafts_option = click.option(
    "--drafts", is_flag=True, help="Auch Beispiele mit dem Status „entwurf“."
)


@main.command(help="Prüft alle Einträge und nennt jeden Fehler mit Datei, Zeile und Abhilfe.")
@_content_option
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
        found = [{**asdict(item), "position": item.position._asdict()} for item in problems]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(str(problem))
        click.echo(_summary(library, problems), err=bool(problems))
    sys.exit(1 if problems else 0)


@main.command(help="Nennt Wörter und schwere Texte, die besser werden könnten. Keine Fehler.")
@_content_option
def hinweise(content: Path) -> None:
    """Print words to avoid with their places, then how easy each text is to read."""
    library, problems = check_content(content)
    for place in find_unwanted_words(library):
        click.echo(f"{place.where}  „{place.found}“  → {place.wort.besser}")
    for item in sorted(rate_readability(library), key=lambda item: item.score):
        file = library.origin_of(item.entry).file
        click.echo(f"{item.score:3}  {item.grade:13}  {item.field:11}  {file}  {item.entry.id}")
    texts = (
        written.text
        for entry, origin in written_values(library)
        for written in (*fields_of(entry, origin), *sections_of(entry, origin))
    )
    for short, long in propose_terms(library, texts):
        click.echo(f"{long} ({short})  → Abkürzung, die im Glossar fehlt")
    click.echo(_READABILITY, err=True)
    if problems:
        click.echo(_summary(library, problems), err=True)


@main.command(
    "adopt",
    help="Legt für eine Website, die eine frühere Fassung gebaut hat, die Liste ihrer Dateien an, "
    "ohne die kein Bau sie ersetzt. Was nicht aufgeführt wird, bleibt fortan unberührt.",
)
@click.argument("folder", type=click.Path(path_type=Path, exists=True), metavar="ORDNER")
def adopt_site(folder: Path) -> None:
    """Write the manifest of an earlier site, and say what it does not name."""
    try:
        ours, others = adopt(folder)
    except NoSiteError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{len(ours)} Dateien ersetzt der nächste Bau; {len(others)} gehören ihm nicht.")
    for name in others:
        click.echo(f"  {name}")


@main.command(help="Hält in pruefbericht.yml fest, was die Prüfungen im Browser ergaben.")
@click.argument("junit", type=click.File("rb"), metavar="JUNIT.xml")
@_content_option
def pruefbericht(junit: IO[bytes], content: Path) -> None:
    """Write the record of the tests of accessibility; exit code 1 if there is none in the file."""
    try:
        report = report_from_junit(junit.read())
    except NoResultsError as error:
        raise click.ClickException(str(error)) from error
    path = content / "pruefbericht.yml"
    with click.open_file(str(path), "w", encoding="utf-8", atomic=True) as file:
        file.write(report_yaml(report))
    click.echo(f"Geschrieben: {path}")


def _as_day(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not (len(value) == 10 and is_datum(value)):
        raise click.BadParameter("Einen Tag wie 2026-02-01 angeben.")
    return value


@main.command(help="Nennt, was in der Redaktion zu tun ist; dasselbe zeigt die Seite /redaktion/.")
@_content_option
@click.option(
    "--heute",
    callback=_as_day,
    metavar="TAG",
    help="Was als heute gilt; sonst SOURCE_DATE_EPOCH oder der neueste Tag im Bestand.",
)
@click.option("--json", "as_json", is_flag=True, help="Ausgabe für Programme.")
@_drafts_option
def report(content: Path, heute: str | None, *, as_json: bool, drafts: bool) -> None:
    """Print everything there is to do; exit code 1 if the content has faults."""
    library = _load_faultless(content, drafts=drafts)
    today = heute or find_today(library)
    desk = desk_of(Knowledge(library, today))
    click.echo(desk_json(desk) if as_json else report_text(desk, today), nl=False)


@main.command(
    "check-links",
    help="Ruft alle Internetadressen der Einträge auf und hält in linkpruefung.yml fest, welche "
    "ins Leere führen. Braucht Internet und je Adresse etwa eine Sekunde.",
)
@_content_option
@click.option("--pause", default=1.0, show_default=True, help="Sekunden zwischen zwei Aufrufen.")
@click.option("--frist", default=20.0, show_default=True, help="Sekunden bis zum Aufgeben.")
def links(content: Path, pause: float, frist: float) -> None:
    """Write the record of the links; exit code 0 even if some lead nowhere."""
    library, _ = check_content(content)
    day = time.strftime("%Y-%m-%d")
    caller = Caller(timeout=frist, pause=pause)
    record = check_links(addresses_of(library), caller, day, _say_progress)
    path = content / "linkpruefung.yml"
    with click.open_file(str(path), "w", encoding="utf-8", atomic=True) as file:
        file.write(record_yaml(record))
    click.echo(f"{record.geprueft} Adressen geprüft, {len(record.befunde)} nachzusehen: {path}")


def _say_progress(done: int, total: int) -> None:
    if done % 50 == 0 or done == total:
        click.echo(f"{done} von {total} Adressen aufgerufen", err=True)


@main.group(help="Schreibt Dateien zum Weitergeben.")
def export() -> None:
    """Group the exports."""


@export.command(help="Schreibt je Beispiel das Transferpaket als eine ZIP-Datei.")
@click.argument("ids", nargs=-1, metavar="[KENNUNG ...]")
@click.option("--all", "every", is_flag=True, help="Alle Beispiele.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("transferpakete"),
    show_default=True,
    help="Ordner, in den die Dateien kommen.",
)
@click.option("--url", default="", help="Adresse der Website, zu der die Dateien verweisen sollen.")
@_content_option
@_drafts_option
def package(
    ids: tuple[str, ...], every: bool, out: Path, url: str, content: Path, *, drafts: bool
) -> None:
    """Write one ZIP file for each practice; exit code 1 if the content has problems."""
    if every == bool(ids):
        raise click.UsageError("Entweder Kennungen von Beispielen angeben oder „--all“.")
    library = _load_faultless(content, drafts=drafts)
    try:
        read_versions()
    except LibrariesMissingError as error:
        raise click.ClickException(str(error)) from error
    practices = (
        list(library.entries_of(Practice)) if every else [_practice(library, id_) for id_ in ids]
    )
    folder, book = Folder(out), Book(Knowledge(library, find_today(library)))
    base_url = f"{url.rstrip('/')}/" if url else ""
    for practice in practices:
        contents, remark = make_package(book, practice, base_url)
        name = archive_name(practice.id)
        folder.write_file(name, contents[name])
        click.echo(str(out / name))
        if remark:
            click.echo(remark, err=True)


def _load_faultless(content: Path, *, drafts: bool) -> Library:
    """Return what may be shown to others; end with exit code 1 if the content has faults."""
    library, problems = check_content(content)
    if problems:
        click.echo(_summary(library, problems), err=True)
        sys.exit(1)
    return library if drafts else published_part(library)


def _practice(library: Library, id_: str) -> Practice:
    """Return the practice that is or was called so, or say which one was probably meant."""
    found = library.entries.get(library.former_ids.get(id_, id_))
    if isinstance(found, Practice):
        return found
    known = [summary.id for summary in library.summaries_of(Practice)]
    raise click.UsageError(
        f"Es gibt kein Beispiel mit der Kennung „{id_}“.{suggest_nearest(id_, known)}"
    )


def _summary(library: Library, problems: list[Problem]) -> str:
    if problems:
        files = len({problem.file for problem in problems})
        found = count_words(len(problems), "Fehler", "Fehler")
        return (
            f"{found} in {count_words(files, 'Datei', 'Dateien')}. Hilfe zu jedem Kürzel: /hilfe/"
        )
    entries = len(library.entries) + len(library.begriffe)
    return f"{entries} Einträge geprüft: keine Fehler."
