"""How long a build takes and how much memory it needs, next to other site generators.

``python scripts/dev.py bench build`` makes big content roots, builds them with all set-ups in turn,
prints the report and writes it. Whole processes are timed, as people wait for them.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from statistics import median

from baselines import write_hugo, write_mkdocs
from corpus import id_of, write_corpus

from praxistransfer.content.loading import load_library

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "docs/entwicklung/leistung.md"
TOOLS = Path(__file__).parent / ".werkzeug"
FETCHED = {"hugo": "0.168.0", "pagefind-bin-extended": "1.5.2", "zensical": "0.0.59"}
"""The programs for comparison: fetched on demand, no dependencies of the project.

This is the last Zensical that brings all it needs; later ones ask for a package that is not there.
"""

ROUNDS = {200: 5, 1000: 3, 5000: 3, 10_000: 1}
MOST_FOR_SLOW = 5000
"""Programs that take minutes run once, and not with more entries than that."""
CHANGED_ENTRY = id_of(17)
CHANGED_LABEL = "sport"
SECONDS_BETWEEN_SAMPLES = 0.1
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Run:
    """What one build cost: time, the most memory at one time, and what it left behind."""

    seconds: float
    peak: int
    size: int
    files: int


Runs = Mapping[int, Mapping[str, Sequence[Run]]]
"""Number of entries → name of the set-up → its runs, one for each round."""


@dataclass(frozen=True, slots=True)
class Setup:
    """One way to build; ``prepare`` gets the project and the round and is not timed."""

    title: str
    project: str
    commands: tuple[tuple[str | Path, ...], ...]
    output: str
    prepare: Callable[[Path, int], None]
    slow: bool = False


def clean(project: Path, _: int) -> None:
    """Remove what earlier builds left behind."""
    for name in ("out", "public", "resources", "site", ".cache", ".praxistransfer-cache"):
        shutil.rmtree(project / name, ignore_errors=True)


def keep(_project: Path, _round: int) -> None:
    """Change nothing."""


def change_entry(project: Path, number: int, *, pattern: str) -> None:
    """Change a sentence of one entry."""
    head = r"## (?:Ausgangslage|Warum es anfing)\n\n"
    _change(next(project.glob(pattern)), rf"({head})(?:Runde \d+\. )?", rf"\g<1>Runde {number}. ")


def change_label(project: Path, number: int) -> None:
    """Change the name of a Handlungsfeld."""
    path = project / "practices/vokabulare/handlungsfelder.yml"
    label = rf"(- id: {CHANGED_LABEL}\n +label: .*?)(?: Runde \d+)?\n"
    _change(path, label, rf"\g<1> Runde {number}\n")


def _change(path: Path, old: str, new: str) -> None:
    before = path.read_text("utf-8")
    after = re.sub(old, new, before, count=1)
    if after == before:
        raise ValueError(f"{path} bleibt gleich.")
    path.write_text(after, "utf-8")


_OURS = ((sys.executable, "-m", "mkdocs", "build", "-q", "-f", "mkdocs.yml", "-d", "out"),)
_PACKAGES = TOOLS / f"lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"
HUGO = (_PACKAGES / "hugo/binaries/hugo", "--quiet")
PAGEFIND = (_PACKAGES / "pagefind_bin_extended/pagefind_extended", "--site", "public")
_ZENSICAL = ((TOOLS / "bin/zensical", "build"),)
_our_entry = partial(change_entry, pattern=f"practices/beispiele/*/{CHANGED_ENTRY}.md")
_hugo_entry = partial(change_entry, pattern=f"content/praxis/{CHANGED_ENTRY}.md")
_mkdocs_entry = partial(change_entry, pattern=f"docs/praxis/{CHANGED_ENTRY}/index.md")

SETUPS = {
    "ours-cold": Setup("Praxistransfer, alles neu", "ours", _OURS, "out", clean),
    "ours-unchanged": Setup("Praxistransfer, nichts geändert", "ours", _OURS, "out", keep),
    "ours-entry": Setup("Praxistransfer, ein Eintrag geändert", "ours", _OURS, "out", _our_entry),
    "ours-label": Setup(
        "Praxistransfer, ein Handlungsfeld umbenannt", "ours", _OURS, "out", change_label
    ),
    "hugo-cold": Setup("Hugo, alles neu", "hugo", (HUGO,), "public", clean),
    "hugo-entry": Setup("Hugo, ein Eintrag geändert", "hugo", (HUGO,), "public", _hugo_entry),
    "hugo-search": Setup(
        "Hugo und Pagefind, alles neu", "hugo-search", (HUGO, PAGEFIND), "public", clean
    ),
    "material-cold": Setup("Material, alles neu", "material", _OURS, "out", clean, slow=True),
    "zensical-cold": Setup("Zensical, alles neu", "zensical", _ZENSICAL, "site", clean, slow=True),
    "zensical-entry": Setup(
        "Zensical, ein Eintrag geändert", "zensical", _ZENSICAL, "site", _mkdocs_entry, slow=True
    ),
}
"""Name → set-up; those of one project build upon each other."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached: our cost as a share of another one's."""

    title: str
    ours: str
    other: str
    must: float
    wish: float
    cost: str = "seconds"


TARGETS = (
    Target("alles neu, gegen Hugo", "ours-cold", "hugo-cold", 0.8, 0.4),
    Target("alles neu mit Suche, gegen Hugo und Pagefind", "ours-cold", "hugo-search", 0.8, 0.5),
    Target("ein Eintrag geändert, gegen Hugo", "ours-entry", "hugo-entry", 0.3, 0.12),
    Target("nichts geändert, gegen Hugo", "ours-unchanged", "hugo-entry", 0.15, 0.1),
    Target("alles neu, gegen Material", "ours-cold", "material-cold", 0.2, 0.1),
    Target("Arbeitsspeicher, gegen Hugo", "ours-cold", "hugo-cold", 0.3, 0.15, "peak"),
)
COST_PER_ENTRY = (1.2, 1.0)
"""What an entry may cost among 10,000 against 1,000: must and wish."""


def main(args: Sequence[str]) -> int:
    """Measure and print the report; write it if no set-up was left out."""
    options = _options(args)
    setups = {name: setup for name, setup in SETUPS.items() if name in options.only}
    if any(name.startswith(("hugo", "zensical")) for name in setups):
        try:
            fetch_tools()
        except (OSError, subprocess.CalledProcessError) as error:
            tell(f"Die Vergleichsprogramme fehlen ({error}). Mit --only geht es ohne sie.")
            return 3
    runs = {size: measure(size, setups, options.rounds) for size in options.sizes}
    text = report(runs)
    print(text)
    if len(setups) == len(SETUPS):
        REPORT.write_text(text, "utf-8")
    return 0


def _options(args: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench build", allow_abbrev=False)
    parser.add_argument(
        "--sizes",
        type=numbers,
        default=list(ROUNDS),
        help="Zahlen von Einträgen, zum Beispiel 200,1000",
    )
    parser.add_argument("--rounds", type=int, default=0, help="Läufe je Größe")
    parser.add_argument(
        "--only",
        type=lambda text: _known(text.split(",")),
        default=list(SETUPS),
        help=f"nur diese, ohne den Bericht zu schreiben: {','.join(SETUPS)}",
    )
    return parser.parse_args(args)


def numbers(text: str) -> list[int]:
    """Return numbers that stand in a row with commas."""
    return [int(part) for part in text.split(",")]


def _known(names: list[str]) -> list[str]:
    if unknown := {*names} - {*SETUPS}:
        raise argparse.ArgumentTypeError(f"unbekannt: {', '.join(sorted(unknown))}")
    return names


def tell(message: str) -> None:
    """Show people how far the measurement is."""
    print(message, file=sys.stderr, flush=True)


def fetch_tools() -> None:
    """Leave behind the programs for comparison in a folder of their own."""
    wanted = [f"{name}=={number}" for name, number in FETCHED.items()]
    stamp = TOOLS / "stand.txt"
    if stamp.is_file() and stamp.read_text("utf-8") == " ".join(wanted):
        return
    tell(f"Die Vergleichsprogramme werden geholt: {', '.join(wanted)} …")
    venv.create(TOOLS, clear=True, with_pip=False)  # as in scripts/dev.py
    pip = [getattr(sys, "_base_executable", sys.executable), "-m", "pip"]
    python = TOOLS / "bin/python"
    subprocess.run([*pip, "--python", python, "install", "-q", *wanted], check=True)
    stamp.write_text(" ".join(wanted), "utf-8")


def measure(size: int, setups: Mapping[str, Setup], rounds: int) -> dict[str, list[Run]]:
    """Return the runs of all set-ups with so many entries, in turn, round by round."""
    runs: dict[str, list[Run]] = {name: [] for name in setups}
    rounds = rounds or ROUNDS.get(size, 3)
    with tempfile.TemporaryDirectory() as folder:
        tell(f"{size} Einträge werden geschrieben …")
        write_projects(Path(folder), size, {setup.project for setup in setups.values()})
        for number in range(1, rounds + 1):
            for name, setup in setups.items():
                if setup.slow and (number > 1 or size > MOST_FOR_SLOW):
                    continue
                run = build_once(Path(folder), setup, number)
                tell(f"{size} Einträge, Runde {number}, {setup.title}: {run.seconds:.2f} s")
                runs[name].append(run)
    return runs


def write_projects(folder: Path, size: int, wanted: set[str]) -> None:
    """Write the same entries once for each program."""
    ours = folder / "ours"
    shutil.copytree(ROOT / "docs", ours / "docs")
    shutil.copy(ROOT / "mkdocs.yml", ours)
    write_corpus(ours / "practices", size)
    if wanted <= {"ours"}:
        return
    library, _ = load_library(ours / "practices")
    write_mkdocs(library, folder / "material")
    shutil.copytree(folder / "material", folder / "zensical")
    write_hugo(library, ours / "practices", folder / "hugo")
    shutil.copytree(folder / "hugo", folder / "hugo-search")


def build_once(folder: Path, setup: Setup, number: int) -> Run:
    """Build and return what it cost; what builds upon an earlier build gets one."""
    project = folder / setup.project
    setup.prepare(project, number)
    if setup.prepare is not clean and not (project / setup.output).is_dir():
        build_once(folder, setup, 0)
    start = time.perf_counter()
    peak = max(_run(command, project) for command in setup.commands)
    seconds = time.perf_counter() - start
    files = [path for path in (project / setup.output).rglob("*") if path.is_file()]
    return Run(seconds, peak, sum(path.stat().st_size for path in files), len(files))


def _run(command: Sequence[str | Path], project: Path) -> int:
    """Run a program to its end and return the most memory that it and its children held."""
    own = ("PRAXISTRANSFER_", "SOURCE_DATE_EPOCH")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    here = {
        # Whoever builds has the code compiled since the first time.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(project.parent / "bytecode"),
        "NO_MKDOCS_2_WARNING": "1",
        "PRAXISTRANSFER_CACHE": str(project / ".praxistransfer-cache"),
        "PYTHONPATH": str(ROOT / "plugins"),
    }
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command, cwd=project, env={**kept, **here}, stdout=output, stderr=output
        )
        ended, peaks = threading.Event(), [0]
        watch = threading.Thread(target=_watch, args=(process.pid, ended, peaks))
        watch.start()
        try:
            failed = process.wait()
        finally:
            process.kill()  # does nothing to a program that has ended
            ended.set()
            watch.join()
        if failed:
            output.seek(0)
            raise RuntimeError(f"{command}: {output.read().decode(errors='replace')}")
    return max(peaks)


def _watch(pid: int, ended: threading.Event, peaks: list[int]) -> None:
    """Note again and again how much memory a process and all below it hold together."""
    while not ended.wait(SECONDS_BETWEEN_SAMPLES):
        peaks.append(sum(map(_memory, _family(pid))))


def _family(pid: int) -> Iterator[int]:
    yield pid
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            for child in file.read_text("ascii").split():
                yield from _family(int(child))


def _memory(pid: int) -> int:
    """Return the memory of a process in bytes; of what several share, its part."""
    rollup = Path(f"/proc/{pid}/smaps_rollup")
    with contextlib.suppress(OSError):  # it has ended meanwhile
        if found := re.search(r"^Pss:\s+(\d+) kB", rollup.read_text("ascii"), re.MULTILINE):
            return int(found[1]) * 1024
    return 0


REPORT_TEXT = """\
# Leistung

Diese Datei schreibt `python scripts/dev.py bench build`; derselbe Befehl wiederholt die Messung.
Nötig ist Linux; die Vergleichsprogramme werden beim ersten Mal geholt.

- Tag der Messung: {day}
- Rechner: {machine}
- Programme: {tools}
- Inhalt: erfundene Einträge von rund 700 Wörtern, erzeugt aus den Wörtern des Handbuchs; dazu die
  wirklichen Vokabulare
- Gemessen werden ganze Prozesse, reihum; es zählt der mittlere Wert. Ein Verhältnis wird in jeder
  Runde gebildet, danach zählt auch davon das mittlere.
- Speicher: der Höchststand aller Prozesse zusammen, zehnmal in der Sekunde abgelesen; was mehrere
  gemeinsam nutzen, zählt einmal (PSS)
- Die Vergleichsseiten zeigen dieselben Texte und Verweise in schlichterer Form. Karten,
  Schaubilder und Erklärungen der Abkürzungen fehlen ihnen, und verwandte Einträge sind ihnen
  vorgerechnet.

## Ziele

{targets}

## Was ein Eintrag kostet

{costs}

{tables}
"""
NOTHING = "–"


def report(runs: Runs) -> str:
    """Return the report as Markdown."""
    installed = {name: version(name) for name in ("mkdocs", "mkdocs-material")}
    tables = (
        "\n".join([f"## {show(size)} Einträge", "", *size_table(found)])
        for size, found in runs.items()
    )
    return REPORT_TEXT.format(
        day=day(),
        machine=machine(),
        tools=", ".join(f"{name} {number}" for name, number in {**installed, **FETCHED}.items()),
        targets="\n".join(target_table(runs)),
        costs="\n".join(cost_table(runs)),
        tables="\n\n".join(tables),
    )


def day() -> str:
    """Return the day of the measurement."""
    now = float(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    return datetime.fromtimestamp(now, UTC).date().isoformat()


def machine() -> str:
    """Return what a report says of this computer."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1024**3
    return (
        f"{os.cpu_count()} Prozessorkerne, {memory:.0f} GiB Arbeitsspeicher, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )


def target_table(runs: Runs) -> Iterator[str]:
    """Yield the lines of a table: our cost as a share of others', by number of entries."""
    yield row("Verhältnis", *map(show, runs), "Soll", "Wunsch")
    yield row("---", *["--:"] * (len(runs) + 2))
    for target in TARGETS:
        shares = (share(found, target) for found in runs.values())
        limits = (f"≤ {show(limit, 2)}" for limit in (target.must, target.wish))
        yield row(target.title, *(show(value, 2) for value in shares), *limits)


def share(found: Mapping[str, Sequence[Run]], target: Target) -> float | None:
    """Return the median of the ratios of all rounds in which both were measured."""
    pairs = zip(found.get(target.ours, ()), found.get(target.other, ()), strict=False)
    ratios = [getattr(one, target.cost) / getattr(other, target.cost) for one, other in pairs]
    return median(ratios) if ratios else None


def cost_table(runs: Runs) -> Iterator[str]:
    """Yield the lines of a table: what an entry costs us among so many, and one more of them."""
    seconds = {
        size: median(run.seconds for run in found["ours-cold"])
        for size, found in runs.items()
        if found.get("ours-cold")
    }
    more = {
        size: (seconds[size] - seconds[before]) / (size - before)
        for before, size in pairwise(sorted(seconds))
    }
    yield row("Einträge", "Sekunden, alles neu", "ms je Eintrag", "ms je weiterem Eintrag")
    yield row("--:", "--:", "--:", "--:")
    for size, value in seconds.items():
        each = show(value / size * 1000, 2)
        yield row(
            show(size),
            show(value, 2),
            each,
            show(more[size] * 1000, 2) if size in more else NOTHING,
        )
    if {1000, 10_000} <= {*seconds}:
        must, wish = (show(limit, 1) for limit in COST_PER_ENTRY)
        growth = show(seconds[10_000] / seconds[1000] / 10, 2)
        yield ""
        yield (
            f"Unter 10.000 kostet ein Eintrag das {growth}-Fache eines Eintrags unter 1.000 "
            f"(Soll ≤ {must}, Wunsch ≤ {wish})."
        )


def size_table(found: Mapping[str, Sequence[Run]]) -> Iterator[str]:
    """Yield the lines of a table of all set-ups with the medians of their runs."""
    yield row("Aufbau", "Sekunden", "Speicher (MiB)", "Ausgabe (MiB)", "Dateien", "Läufe")
    yield row("---", *["--:"] * 5)
    for name, runs in found.items():
        if runs:
            yield row(
                SETUPS[name].title,
                show(median(run.seconds for run in runs), 2),
                show(median(run.peak for run in runs) / MIB),
                show(median(run.size for run in runs) / MIB),
                show(median(run.files for run in runs)),
                show(len(runs)),
            )


def row(*cells: str) -> str:
    """Return a line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def show(number: float | None, digits: int = 0) -> str:
    """Return a number in German notation."""
    if number is None:
        return NOTHING
    return f"{number:,.{digits}f}".translate(str.maketrans(",.", ".,"))


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that nothing is left behind
    sys.exit(main(sys.argv[1:]))
