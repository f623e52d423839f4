"""What the first visit to a page costs: requests and bytes of HTML, styles and scripts, with gzip.

``python scripts/dev.py bench weight [FOLDER]`` reads a built site, prints a table and writes the
report. Nothing is opened in a browser: a page says itself what it loads.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from statistics import median

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "docs/entwicklung/gewicht.md"
MOST_BYTES, MOST_REQUESTS = 40_000, 6
"""What a practice and the start page may cost."""
KINDS = {
    "Startseite": "index.html",
    "Praxisbeispiel": "praxis/*/index.html",
    "Praxisbeispiele finden": "praxis/index.html",
    "Handlungsfeld": "handlungsfelder/*/index.html",
    "Integrationszentrum": "ki/*/index.html",
    "Übertragung": "uebertragungen/*/index.html",
    "Schulung": "schulungen/*/index.html",
    "Passung": "passung/index.html",
    "Vergleich": "vergleich/index.html",
    "Merkliste": "merkliste/index.html",
}
"""Kind of page → its files."""
REPORT_TEXT = """\
# Gewicht der Seiten

Diese Datei schreibt `python scripts/dev.py bench weight`; derselbe Befehl wiederholt die Messung
an einer gebauten Website.

Gezählt wird, was ein erster Besuch lädt, bevor jemand etwas anklickt: HTML, Gestaltung und Skripte,
mit gzip (Stufe 9), in Bytes. Schrift ({font} Bytes), Zeichen und Daten, die Skripte danach holen,
zählen nicht. Von mehreren Seiten einer Art stehen da die mittlere und die schwerste. Ziel für
Praxisbeispiel und Startseite: höchstens {bytes} Bytes in höchstens {requests} Anfragen.

| Art der Seite | Seiten | Anfragen | HTML | Gestaltung | Skripte | zusammen | schwerste |
| --- | --: | --: | --: | --: | --: | --: | --: |
{rows}
"""

_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
_SCRIPT = re.compile(r'<script [^>]*src="([^"]+)"')
_IMPORT = re.compile(r'\bfrom ?"([^"]+)"')
_WHERE = re.compile(r'where\("([\w-]+)",[^"]*import\("([^"]+)"\)')


def main(args: list[str]) -> int:
    """Print the table, write the report, and say whether the aims are met."""
    site = Path(args[0] if args else ROOT / "site")
    if not (site / "index.html").is_file():
        print(
            f"Unter {site} liegt keine gebaute Website: python scripts/dev.py build",
            file=sys.stderr,
        )
        return 1
    rows, is_light = [], True
    for kind, pattern in KINDS.items():
        pages = [weigh(page) for page in sorted(site.glob(pattern)) if _is_kind(kind, page)]
        if not pages:
            continue
        rows.append(_row(kind, pages))
        if kind in {"Startseite", "Praxisbeispiel"}:
            heaviest = max(map(sum, (sizes for _, sizes in pages)))
            is_light &= heaviest <= MOST_BYTES and max(n for n, _ in pages) <= MOST_REQUESTS
    font = sum(file.stat().st_size for file in site.rglob("*.woff2"))
    table = "\n".join(rows)
    REPORT.write_text(
        REPORT_TEXT.format(
            font=_number(font), bytes=_number(MOST_BYTES), requests=MOST_REQUESTS, rows=table
        ),
        "utf-8",
    )
    print(table)
    return 0 if is_light else 1


def weigh(page: Path) -> tuple[int, tuple[int, int, int]]:
    """Return how many requests a page takes, and the bytes of its HTML, styles and scripts."""
    html = page.read_text("utf-8")
    sheets = {_goal(page, link) for link in _SHEET.findall(html)}
    scripts = {*_scripts(html, {_goal(page, link) for link in _SCRIPT.findall(html)})}
    sizes = (_size([page]), _size(sheets), _size(scripts))
    return 1 + len(sheets) + len(scripts), sizes


def _scripts(html: str, files: set[Path]) -> Iterator[Path]:
    """Yield scripts with all that they load at once on this page."""
    left, known = [*files], set[Path]()
    while left:
        file = left.pop()
        if file in known:
            continue
        known.add(file)
        yield file
        text = file.read_text("utf-8")
        left += [_goal(file, path) for path in _IMPORT.findall(text)]
        left += [
            _goal(file, path)
            for mark, path in _WHERE.findall(text)
            if re.search(rf" {mark}[=\s>]", html)
        ]


def _goal(file: Path, link: str) -> Path:
    return (file.parent / PurePosixPath(link)).resolve()


def _size(files: set[Path] | list[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def _is_kind(kind: str, page: Path) -> bool:
    """Leave out lists and redirects that lie beside the pages of a kind."""
    html = page.read_text("utf-8")
    return 'http-equiv="refresh"' not in html and (
        kind != "Praxisbeispiel" or "data-practice" in html
    )


def _row(kind: str, pages: list[tuple[int, tuple[int, int, int]]]) -> str:
    requests = max(number for number, _ in pages)
    middle = [round(median(sizes[part] for _, sizes in pages)) for part in range(3)]
    heaviest = max(sum(sizes) for _, sizes in pages)
    numbers = (len(pages), requests, *middle, sum(middle), heaviest)
    return f"| {kind} | {' | '.join(map(_number, numbers))} |"


def _number(number: int) -> str:
    return f"{number:,}".replace(",", ".")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
