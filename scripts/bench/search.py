"""What a search costs its readers and the build, next to Material's own search and Pagefind.

``python scripts/dev.py bench search`` makes big content roots, asks all searches the same questions
in Chromium, prints the report and writes it.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from build import (
    FETCHED,
    HUGO,
    NOTHING,
    PAGEFIND,
    ROOT,
    day,
    fetch_tools,
    machine,
    numbers,
    row,
    show,
    tell,
    write_projects,
)
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page as MkDocsPage
from playwright.sync_api import Browser, Page, sync_playwright

from praxistransfer.content.loading import load_library
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.pages.finder_data import FILTER, finder_files
from praxistransfer.pages.page_parts import Book
from praxistransfer.search.backends import build_search_files, make_searchable
from praxistransfer.search.documents import list_documents
from praxistransfer.theme.static_files import script_files

sys.path.append(str(ROOT / "tests/shared"))

from serving import QUIET, BareHandler, CompressingHandler, serve

REPORT = ROOT / "docs/entwicklung/suche-leistung.md"
SIZES = (1000, 5000, 10_000)
ROUNDS = 3
MOST = {"material": 1000}
"""Up to so many entries a search is measured: more take Material many minutes."""
EACH = 10
"""Questions of each kind."""
FILTERINGS = 200
KILOBYTE = 1000
EMPTY = "leer.html"


@dataclass(frozen=True, slots=True)
class Cost:
    """What an index took to make: seconds on the clock, and of the processor."""

    seconds: float
    processor: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What a search cost among so many entries."""

    index: Cost
    cold: Sequence[int]
    """Bytes of the first question to a page just opened, for each question."""
    warm: Sequence[float]
    """Milliseconds of a question to a page that was asked before, for each question."""
    silent: int
    """Questions without a hit."""


@dataclass(frozen=True, slots=True)
class Program:
    """A search. ``prepare`` makes its index; its value is the folder to serve and the cost.

    ``ask`` is a function in JavaScript from a question to the number of hits, the first ten of
    which are there with all that a list of hits shows. What it needs it loads itself.
    """

    title: str
    project: str
    prepare: Callable[[Path], tuple[Path, Cost]]
    ask: str
    same_for_all: bool = False
    """Whether the first question loads the same whatever it is."""


Results = Mapping[int, Mapping[str, Measured]]
"""Number of entries → name of the search → what it cost."""


def timed(work: Callable[[], Any]) -> Cost:
    """Do the work and return what it and the programs it ran took."""
    start, before = time.perf_counter(), os.times()
    work()
    end, after = time.perf_counter(), os.times()
    return Cost(end - start, sum(after[:4]) - sum(before[:4]))


def index_ours(project: Path) -> tuple[Path, Cost]:
    """Write what the browser needs of our search and of our filters."""
    library, _ = load_library(project / "practices")
    files: dict[str, bytes] = {}
    cost = timed(lambda: files.update(build_search_files(make_searchable(library))))
    files |= {
        file.address: file.content
        for file in finder_files(Book(Knowledge(library)))
        if file.address == FILTER
    }
    site = project / "nur-suche"
    for address, content in files.items():
        path = site / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for script in script_files():
        path = site / script.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(script.content)
    return site, cost


def index_material(project: Path) -> tuple[Path, Cost]:
    """Write Material's index from the Markdown pages, as its build does, but not the pages."""
    site = project / "nur-suche"
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
    search: Any = config.plugins["material/search"]
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    files = get_files(config)
    pages = [MkDocsPage(None, file, config) for file in files.documentation_pages()]
    for page in pages:
        page.read_source(config)
        page.render(config, files)

    def index() -> None:
        for page in pages:
            search.on_page_context({}, page=page, config=config, nav=None)
        search.on_post_build(config=config)

    cost = timed(index)
    shutil.copytree(Path(config.theme.dirs[0]) / "assets/javascripts", site / "scripts")
    (worker,) = (site / "scripts/workers").glob("search.*.js")
    worker.rename(worker.with_name("search.js"))  # its name holds a hash
    return site, cost


def index_pagefind(project: Path) -> tuple[Path, Cost]:
    """Let Hugo write the pages and Pagefind its index of them."""
    run = partial(subprocess.run, cwd=project, check=True, stdout=subprocess.DEVNULL)
    run(HUGO)
    return project / "public", timed(lambda: run(PAGEFIND))


# Each list of hits of our search shows the first results while it looks for more, as on the site.
ASK_OURS = """\
const { openSearch } = await import(new URL("assets/handbuch/search/search.js", location));
const search = await openSearch(new URL("./", location));
window.ask = async (query) => {
  let found;
  for await (const result of search.find(query)) {
    found = result.ids;
    await search.records(found.slice(0, 10));
  }
  return found.length;
};"""
ASK_MATERIAL = """\
const worker = new Worker("scripts/workers/search.js");
const tell = (message) => new Promise((resolve) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.postMessage(message);
});
const index = await (await fetch("search/search_index.json")).json();
await tell({ type: 0, data: { ...index, options: { suggest: false } } });
window.ask = async (query) => (await tell({ type: 2, data: query })).data.items.length;"""
ASK_PAGEFIND = """\
const pagefind = await import(new URL("pagefind/pagefind.js", location));
window.ask = async (query) => {
  const { results } = await pagefind.search(query);
  await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return results.length;
};"""
TIME = """async (queries) => {
  const rows = [];
  for (const query of queries) {
    const start = performance.now();
    const hits = await window.ask(query);
    rows.push([performance.now() - start, hits]);
  }
  return rows;
}"""
NARROW = """async (times) => {
  const facets = new URL("assets/handbuch/shared/facets.js", location);
  const { everything, narrow, readModel } = await import(facets);
  const model = readModel(await (await fetch("praxis/filter.json")).json());
  const some = model.facets.slice(0, 2).map(({ id, values }) => [id, new Set([values[0].id])]);
  const rows = [];
  for (let time = 0; time < 2 * times; time++) {
    const start = performance.now();
    narrow(model, new Map(some), everything(model.size));
    rows.push(performance.now() - start);
  }
  return rows.slice(times); // as with a further search, the program is warm
}"""

PROGRAMS = {
    "ours": Program("Praxistransfer", "ours", index_ours, ASK_OURS),
    "pagefind": Program("Pagefind", "hugo-search", index_pagefind, ASK_PAGEFIND),
    "material": Program(
        "Material, eingebaute Suche", "material", index_material, ASK_MATERIAL, same_for_all=True
    ),
}


def main(args: Sequence[str]) -> int:
    """Measure and print the report; write it if no search was left out."""
    options = _options(args)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        tell("Nötig ist Chromium.")
        return 3
    if "pagefind" in options.only:
        fetch_tools()
    results: dict[int, dict[str, Measured]] = {}
    filters: dict[int, list[float]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        for size in options.sizes:
            names = [name for name in options.only if size <= MOST.get(name, size)]
            results[size], filters[size] = measure(browser, size, names, options.rounds)
        text = report(results, filters, browser.version, options.rounds)
        browser.close()
    print(text)
    if {*options.only} == {*PROGRAMS}:
        REPORT.write_text(text, "utf-8")
    return 0


def _options(args: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench search", allow_abbrev=False)
    parser.add_argument(
        "--sizes",
        type=numbers,
        default=list(SIZES),
        help="Zahlen von Einträgen, zum Beispiel 1000,5000",
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="wie oft jede Frage kommt")
    parser.add_argument(
        "--only",
        nargs="+",
        choices=list(PROGRAMS),
        default=list(PROGRAMS),
        help="nur diese, ohne den Bericht zu schreiben",
    )
    return parser.parse_args(args)


def measure(
    browser: Browser, size: int, names: Sequence[str], rounds: int
) -> tuple[dict[str, Measured], list[float]]:
    """Return what each search cost, and the milliseconds of our filters."""
    found: dict[str, Measured] = {}
    filters: list[float] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        tell(f"{size} Einträge werden geschrieben …")
        write_projects(folder, size, {PROGRAMS[name].project for name in names})
        library, _ = load_library(folder / "ours/practices")
        asked = queries(" ".join(item.fields) for item in list_documents(library))
        for name in names:
            program = PROGRAMS[name]
            tell(f"{size} Einträge, {program.title} …")
            site, cost = program.prepare(folder / program.project)
            (site / EMPTY).write_text("<!doctype html><title>leer</title>", "utf-8")
            with serve(site, CountingHandler) as address:
                found[name] = ask_all(browser, address, program, asked, rounds, cost)
                if name == "ours":
                    with opened(browser, address) as page:
                        filters = page.evaluate(NARROW, FILTERINGS)
    return found, filters


class CountingHandler(CompressingHandler):
    """Counts what it sends; without a policy, for the other searches would not run under ours."""

    sent: int = 0

    def send_header(self, keyword: str, value: str) -> None:
        """Send a header and count the bytes that it announces."""
        if keyword == "Content-Length":
            CountingHandler.sent += int(value)
        super().send_header(keyword, value)

    def end_headers(self) -> None:
        """Send no more headers."""
        super(BareHandler, self).end_headers()


def ask_all(
    browser: Browser,
    address: str,
    program: Program,
    asked: Sequence[str],
    rounds: int,
    cost: Cost,
) -> Measured:
    """Return what the answers of a search took that is served at an address."""
    cold = []
    for query in () if program.same_for_all else asked:
        with opened(browser, address) as page:
            cold.append(first_search(page, program, query))
    with opened(browser, address) as page:
        loaded = first_search(page, program, asked[0])
        first = page.evaluate(TIME, asked)  # fills the caches
        times = [page.evaluate(TIME, asked) for _ in range(rounds)]
    warm = [median(time for time, _ in rows) for rows in zip(*times, strict=True)]
    return Measured(cost, cold or [loaded], warm, sum(not hits for _, hits in first))


def first_search(page: Page, program: Program, query: str) -> int:
    """Return how many bytes the first question on a page loads."""
    before = CountingHandler.sent
    page.evaluate(f"async () => {{ {program.ask} }}")
    page.evaluate(TIME, [query])
    return CountingHandler.sent - before


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """Open an empty page with nothing in any cache."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(0)
    page.goto(f"{address}{EMPTY}")
    yield page
    context.close()


_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{4,}")


def queries(texts: Iterable[str]) -> list[str]:
    """Return questions of six kinds with words from texts, the same for the same texts."""
    held = Counter(word for text in texts for word in {*_WORD.findall(text)})
    # A word that is also written small begins sentences, but is no noun.
    nouns = [word for word in held if word.istitle() and word.lower() not in held]
    nouns.sort(key=lambda word: (-held[word], word))
    usual = nouns[100:1000]
    random = Random(0)  # noqa: S311  # nothing secret
    kinds = [
        random.sample(nouns[:100], EACH),
        random.sample([word for word in nouns if held[word] <= 2], EACH),
        random.sample([word for word in nouns if len(word) >= 16], EACH),
        [word[: max(4, len(word) // 2)] for word in random.sample(usual, EACH)],
        [" ".join(random.sample(usual, 2)) for _ in range(EACH)],
        [slip(word, random) for word in random.sample(usual, EACH)],
    ]
    return [query for kind in kinds for query in kind]


def slip(word: str, random: Random) -> str:
    """Return a word without one of its letters, or with two of them swapped."""
    at = random.randrange(1, len(word) - 1)
    swapped = word[at + 1] + word[at]
    return word[:at] + (swapped if random.random() < 0.5 else word[at + 1]) + word[at + 2 :]


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached at a size; ``value`` takes it from what was measured."""

    title: str
    size: int
    value: Callable[[Measured], float]
    must: float
    wish: float


def kilobytes(share: float) -> Callable[[Measured], float]:
    """Return what takes the size of a first search that so many searches keep below."""
    return lambda measured: quantile(measured.cold, share) / KILOBYTE


def milliseconds(share: float) -> Callable[[Measured], float]:
    """Return what takes the time of a further search that so many searches keep below."""
    return lambda measured: quantile(measured.warm, share)


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value that such a share of the values does not exceed."""
    return sorted(values)[int((len(values) - 1) * share)]


TARGETS = (
    Target("Erste Suche, KB (Median)", 1000, kilobytes(0.5), 60, 45),
    Target("Erste Suche, KB (95 %)", 1000, kilobytes(0.95), 100, 75),
    Target("Erste Suche, KB (95 %)", 5000, kilobytes(0.95), 120, 90),
    Target("Erste Suche, KB (95 %)", 10_000, kilobytes(0.95), 150, 120),
    Target("Weitere Suche, ms (95 %)", 5000, milliseconds(0.95), 15, 6),
    Target("Weitere Suche, ms (95 %)", 10_000, milliseconds(0.95), 25, 6),
)
FILTERS_AT, FILTERS_MUST, FILTERS_WISH = 10_000, 1, 0.2

REPORT_TEXT = """\
# Leistung der Suche

Diese Datei schreibt `python scripts/dev.py bench search`; derselbe Befehl wiederholt die Messung.
Nötig sind Linux und Chromium; die Vergleichsprogramme werden beim ersten Mal geholt.

- Tag der Messung: {day}
- Rechner: {machine}
- Programme: {tools}
- Inhalt: erfundene Einträge von rund 700 Wörtern, erzeugt aus den Wörtern des Handbuchs; dazu die
  wirklichen Vokabulare
- Anfragen: je Größe {queries} aus den Wörtern der Einträge, für alle dieselben: häufige und seltene
  Wörter, lange Zusammensetzungen, Wortanfänge, je zwei Wörter, Tippfehler
- Erste Suche: alles, was eine eben geöffnete leere Seite für eine Anfrage bis zu den ersten zehn
  Treffern lädt, Index und Programm; Text mit gzip komprimiert, ohne Kopfzeilen. 1 KB sind 1.000
  Byte. Material lädt für jede Anfrage dasselbe.
- Weitere Suche: dieselbe Seite, in der alle Anfragen schon einmal gestellt wurden; je Anfrage zählt
  der mittlere von {rounds} Läufen
- Filter zählen: {filterings} Läufe, nachdem ebenso viele vergangen sind
- Index: Uhr und Rechenzeit (alle Kerne). Unsere Suche und die von Material lesen Seiten, die schon
  im Speicher liegen; bei Pagefind zählt der ganze Prozess, der die Seiten von Hugo liest.
- Material wandelt hier nur Markdown um und schreibt seinen Index, keine Seiten. Gemessen wird es
  bis {most} Einträge; mehr dauert zu lange.
- Die Seiten für Material und Pagefind zeigen auch Listen; unsere Suche kennt nur die Einträge.

## Ziele

{targets}

{tables}
"""


def report(
    results: Results, filters: Mapping[int, Sequence[float]], chromium: str, rounds: int
) -> str:
    """Return the report as Markdown."""
    tools = {
        "Chromium": chromium,
        "mkdocs-material": version("mkdocs-material"),
        "hugo": FETCHED["hugo"],
        "pagefind-bin-extended": FETCHED["pagefind-bin-extended"],
    }
    tables = (
        "\n".join(
            [f"## {show(size)} Einträge", "", *size_table(found), *filter_line(filters, size)]
        )
        for size, found in results.items()
    )
    return REPORT_TEXT.format(
        day=day(),
        machine=machine(),
        tools=", ".join(f"{name} {number}" for name, number in tools.items()),
        queries=6 * EACH,
        rounds=rounds,
        filterings=FILTERINGS,
        most=show(MOST["material"]),
        targets="\n".join(target_table(results, filters)),
        tables="\n\n".join(tables),
    )


def filter_line(filters: Mapping[int, Sequence[float]], size: int) -> Iterator[str]:
    """Yield a sentence on how long our filters count, if that was measured."""
    if times := filters.get(size):
        middle, high = (show(quantile(times, share), 2) for share in (0.5, 0.95))
        yield from ("", f"Filter zählen: {middle} ms (Median), {high} ms (95 %).")


def target_table(results: Results, filters: Mapping[int, Sequence[float]]) -> Iterator[str]:
    """Yield the lines of a table: what our search reached of what it is to reach."""
    yield row("Ziel", "Einträge", "gemessen", "Soll", "Wunsch")
    yield row("---", *["--:"] * 4)
    for target in TARGETS:
        ours = results.get(target.size, {}).get("ours")
        value = target.value(ours) if ours else None
        limits = (f"≤ {show(limit)}" for limit in (target.must, target.wish))
        yield row(target.title, show(target.size), show(value, 1), *limits)
    times = filters.get(FILTERS_AT)
    yield row(
        "Filter zählen, ms (95 %)",
        show(FILTERS_AT),
        show(quantile(times, 0.95), 1) if times else NOTHING,
        f"≤ {show(FILTERS_MUST)}",
        f"≤ {show(FILTERS_WISH, 1)}",
    )


def size_table(found: Mapping[str, Measured]) -> Iterator[str]:
    """Yield the lines of a table of all searches."""
    yield row(
        "Suche",
        "erste Suche, KB (Median)",
        "(95 %)",
        "weitere Suche, ms (Median)",
        "(95 %)",
        "Anfragen ohne Treffer",
        "Index, s",
        "Rechenzeit, s",
    )
    yield row("---", *["--:"] * 7)
    for name, measured in found.items():
        yield row(
            PROGRAMS[name].title,
            *(show(kilobytes(share)(measured), 1) for share in (0.5, 0.95)),
            *(show(milliseconds(share)(measured), 1) for share in (0.5, 0.95)),
            show(measured.silent),
            show(measured.index.seconds, 1),
            show(measured.index.processor, 1),
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
