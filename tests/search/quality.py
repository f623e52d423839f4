"""``dev.py search-quality``: how well the search finds, asked through the code of the browser."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from praxistransfer.content.checking import check_content
from praxistransfer.library.published import published_part
from praxistransfer.model.words import KINDS
from praxistransfer.search.backends import Searchable, build_search_files, make_searchable

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CONTENT = ROOT / "practices"
QUERIES = HERE / "anfragen.json"
SECOND = HERE / "zweites_land"
SECOND_QUERIES = HERE / "zweites_land_anfragen.json"
REPORT = ROOT / "docs" / "entwicklung" / "suche.md"

TOP = 10
PRACTICE = KINDS["practice"].one


@dataclass(frozen=True, slots=True)
class Query:
    """A question and the grades of the entries that answer it."""

    id: str
    text: str
    grades: Mapping[str, int]
    kind: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the search said: ids, the best first."""

    ids: tuple[str, ...]
    bytes: int
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Figures:
    """How good answers are on average."""

    queries: int
    ndcg: float
    recall: float
    mrr: float
    without: float
    """Share of answerable queries without any hit."""
    noise: float
    """Mean number of hits of queries that nothing answers."""


class QueryFileError(Exception):
    """A file of queries that cannot be used; says why in German."""


class NoNodeError(Exception):
    """The program that runs the code of the browser is missing."""


def read_queries(path: Path) -> list[Query]:
    """Return the queries of a file."""
    try:
        rows = json.loads(path.read_text("utf-8"))
        return [
            Query(str(row.get("id", number)), row["q"], dict(row["rel"]), str(row.get("kind", "")))
            for number, row in enumerate(rows, 1)
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        form = '[{"id": "…", "q": "Frage", "rel": {"kennung": 2}}]'
        raise QueryFileError(f"{path} ist keine Liste der Form {form} ({error}).") from error


def ask(found: Searchable, queries: Sequence[Query]) -> list[Answer]:
    """Return the answers of the search of the site to all queries."""
    node = shutil.which("node")
    if not node:
        raise NoNodeError("Zum Messen fehlt Node (Debian: apt install nodejs).")
    with tempfile.TemporaryDirectory() as folder:
        for address, content in build_search_files(found).items():
            path = Path(folder) / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        output = subprocess.run(
            [node, str(HERE / "ask.js"), folder],
            input=json.dumps([query.text for query in queries]),
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=True,
        ).stdout
    kinds = {item.id: item.kind for item in reversed(found.documents)}
    return [
        Answer(_ranked(row["ids"], query, kinds), row["bytes"], row["milliseconds"])
        for row, query in zip(json.loads(output), queries, strict=True)
    ]


def _ranked(ids: Iterable[str], query: Query, kinds: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ranking that is judged: of practices alone if only practices have grades."""
    only_practices = {kinds.get(id_, PRACTICE) for id_ in query.grades} == {PRACTICE}
    return tuple(dict.fromkeys(id_ for id_ in ids if not only_practices or kinds[id_] == PRACTICE))


def ndcg(ids: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the discounted gain of the first ten against the best possible (gain 2^grade - 1)."""
    best = sorted(grades.values(), reverse=True)[:TOP]
    return _gain([grades.get(id_, 0) for id_ in ids[:TOP]]) / _gain(best)


def _gain(grades: Iterable[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def figures(queries: Sequence[Query], answers: Sequence[Answer]) -> Figures:
    """Return the averages over queries; ``noise`` over those without grades, the rest without."""
    pairs = list(zip(queries, answers, strict=True))
    good = [
        ({id_: grade for id_, grade in query.grades.items() if grade > 0}, answer.ids)
        for query, answer in pairs
        if any(grade > 0 for grade in query.grades.values())
    ]
    noise = [len(answer.ids) for query, answer in pairs if not any(query.grades.values())]
    return Figures(
        len(good),
        _mean([ndcg(ids, grades) for grades, ids in good]),
        _mean(
            [len(grades.keys() & set(ids[:TOP])) / min(TOP, len(grades)) for grades, ids in good]
        ),
        _mean([_reciprocal(ids, grades) for grades, ids in good]),
        _mean([not ids for _, ids in good]),
        _mean(noise),
    )


def _recall(ids: Sequence[str], grades: Mapping[str, int]) -> float:
    return len(grades.keys() & set(ids[:TOP])) / min(TOP, len(grades))


def _reciprocal(ids: Sequence[str], grades: Mapping[str, int]) -> float:
    return next((1 / place for place, id_ in enumerate(ids, 1) if id_ in grades), 0.0)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def by_kind(queries: Sequence[Query], answers: Sequence[Answer]) -> dict[str, Figures]:
    """Return the figures of each kind of query, in the order of the names."""
    pairs = list(zip(queries, answers, strict=True))
    found = {}
    for kind in sorted({query.kind for query in queries if query.kind and query.grades}):
        own = [pair for pair in pairs if pair[0].kind == kind]
        found[kind] = figures([query for query, _ in own], [answer for _, answer in own])
    return found


def table(named: Mapping[str, Figures]) -> str:
    """Return figures as a Markdown table."""
    lines = [
        "| | Anfragen | nDCG@10 | Recall@10 | MRR | ohne Treffer |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {name} | {item.queries} | {item.ndcg:.3f} | {item.recall:.3f} | {item.mrr:.3f} "
        f"| {item.without:.1%} |"
        for name, item in named.items()
    ]
    return "\n".join(lines)


def load(content: Path) -> Searchable:
    """Return what can be found in a content root; faults in it are named on stderr."""
    library, problems = check_content(content)
    if problems:
        click.echo(f"{len(problems)} Fehler in den Einträgen; gesucht wird im Rest.", err=True)
    return make_searchable(published_part(library))


def measured(found: Searchable, queries: Sequence[Query]) -> tuple[str, list[Answer]]:
    """Return the report on one set of queries in Markdown, and the answers."""
    answers = ask(found, queries)
    whole = figures(queries, answers)
    bare = figures(queries, ask(replace(found, groups=()), queries))
    rows = {"mit Wortschatz": whole, "ohne Wortschatz": bare}
    size = sorted(answer.bytes for answer in answers)
    figures_of = {f"**{name}**": item for name, item in rows.items()} | by_kind(queries, answers)
    text = (
        f"{table(figures_of)}\n\n"
        f"Mittlere Zahl der Treffer, wo nichts passt: {whole.noise:.2f}. Eine erste Suche lädt "
        f"{_kilobytes(size, 0.5)} KB (Median), {_kilobytes(size, 0.95)} KB (95 %) Index "
        f"bei {len(found.documents)} Dokumenten."
    )
    return text, answers


def _kilobytes(sizes: Sequence[int], share: float) -> str:
    return f"{sizes[int((len(sizes) - 1) * share)] / 1000:.0f}"


_EXPLAINED = """\
# Suche: Messwerte

Geschrieben von `python scripts/dev.py search-quality`; nicht von Hand ändern. Gefragt wird über
denselben Programmtext, der im Browser läuft, in Node. nDCG zählt eine Note g als 2^g − 1. Haben in
einer Anfrage nur Praxisbeispiele Noten, zählt die Rangliste der Praxisbeispiele, sonst die aller
Arten von Einträgen.

## Die Einträge dieses Handbuchs

{first}
"""
_SECOND = """
## Ein zweites, erfundenes Handbuch

Seine Anfragen wurden beim Einstellen der Suche nicht benutzt.

{second}
"""


@click.command(help="Misst, wie gut die Suche findet, und schreibt docs/entwicklung/suche.md.")
@click.option(
    "--content",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Ein anderer Inhaltsordner; dann entsteht kein Bericht.",
)
@click.option(
    "--queries",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Eine andere Datei mit Anfragen; dann entsteht kein Bericht.",
)
@click.option(
    "--results",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Datei für die gefundenen Kennungen je Anfrage, die beste zuerst.",
)
def main(content: Path | None, queries: Path | None, results: Path | None) -> None:
    """Print the figures; write the report only for the shipped entries and queries."""
    try:
        _measure(content, queries, results)
    except (QueryFileError, NoNodeError) as error:
        raise click.ClickException(str(error)) from error


def _measure(content: Path | None, queries: Path | None, results: Path | None) -> None:
    asked = read_queries(queries or QUERIES)
    found = load(content or CONTENT)
    unknown = {id_ for query in asked for id_ in query.grades} - {it.id for it in found.documents}
    if unknown:
        click.echo(f"Nicht im Handbuch: {', '.join(sorted(unknown))}", err=True)
    report, answers = measured(found, asked)
    click.echo(report)
    if results:
        rows = {query.id: answer.ids for query, answer in zip(asked, answers, strict=True)}
        results.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if not content and not queries:
        REPORT.write_text(_report(report), "utf-8")


def _report(first: str) -> str:
    text = _EXPLAINED.format(first=first)
    if SECOND_QUERIES.is_file():
        second, _ = measured(load(SECOND), read_queries(SECOND_QUERIES))
        text += _SECOND.format(second=second)
    return text


if __name__ == "__main__":
    sys.exit(main())
