"""Lighthouse on three pages of the built site, as a phone on a slow network sees them.

``python scripts/dev.py bench lighthouse`` runs this, prints a table and writes the report.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tests/shared"))

from serving import QUIET, CompressingHandler, serve  # noqa: E402  # found since the line above

REPORT = ROOT / "docs/entwicklung/lighthouse.md"
LIGHTHOUSE = Path(__file__).parent / "node_modules/lighthouse/cli/index.js"
PAGES = {
    "Startseite": "",
    "Praxisbeispiele finden": "praxis/",
    "Ein Praxisbeispiel": "praxis/duisburg-handlungskonzept-suedosteuropa/",
}
CATEGORIES = {
    "accessibility": "Barrierefreiheit",
    "best-practices": "Gute Praxis",
    "performance": "Tempo",
    "seo": "Auffindbarkeit",
}
METRICS = {
    "first-contentful-paint": "erster Inhalt",
    "largest-contentful-paint": "größter Inhalt",
    "total-blocking-time": "Blockade",
    "cumulative-layout-shift": "Verschiebung",
    "total-byte-weight": "übertragen",
}
RUNS = 3
"""Per page; the run with the middle speed counts, for speed depends on what else is going on."""
PASSED = 0.9
"""What Lighthouse itself shows in green."""

REPORT_TEXT = """\
# Lighthouse

Diese Datei schreibt `python scripts/dev.py bench lighthouse`; derselbe Befehl wiederholt die
Messung. Nötig sind Chromium und npm ab Version 10.

- Tag der Messung: {day}
- Lighthouse {lighthouse}, Chromium {chromium}
- Rechner: {cores} Prozessorkerne, {system}, Rechenindex von Lighthouse {index:.0f}
- Bedingungen: Voreinstellung von Lighthouse (Telefon, langsames Mobilnetz, simuliert); Text mit
  gzip komprimiert, HTTP/1.1, keine Angaben zum Zwischenspeichern
- Läufe je Seite: {runs}; es zählt der mit dem mittleren Tempo

{table}

## Was Lighthouse bemängelt

{findings}
"""

Result = dict[str, Any]
"""What Lighthouse says of one page; its documentation calls this "LHR"."""


def main() -> int:
    """Measure, print the table and write the report; return the exit code."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not (chromium and shutil.which("node") and LIGHTHOUSE.is_file()):
        print("Nötig sind Chromium und npm ab Version 10.", file=sys.stderr)
        return 3
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(site)]
        subprocess.run(build, cwd=ROOT, check=True)
        with serve(site, CompressingHandler) as address:
            results = {name: measure(address + path, chromium) for name, path in PAGES.items()}
    version = subprocess.check_output([chromium, "--version"], text=True).split()[1]
    text = report(results, version)
    REPORT.write_text(text, "utf-8")
    print(text)
    return 0


def measure(url: str, chromium: str) -> Result:
    """Return what Lighthouse says of a page in the run with the middle speed."""
    runs = sorted((run_lighthouse(url, chromium) for _ in range(RUNS)), key=speed)
    return runs[RUNS // 2]


def speed(result: Result) -> float:
    """Return the score of the speed, from 0 to 1."""
    return float(result["categories"]["performance"]["score"])


def run_lighthouse(url: str, chromium: str) -> Result:
    """Return what Lighthouse says of a page; its own defaults are a phone on a slow network."""
    print(f"Lighthouse misst {url} …", file=sys.stderr)
    options = [
        "--output=json",
        "--quiet",
        "--locale=de",
        "--no-enable-error-reporting",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join([*QUIET, '--headless=new'])}",
    ]
    output = subprocess.check_output(
        ["node", str(LIGHTHOUSE), url, *options],
        env={**os.environ, "CHROME_PATH": chromium},
    )
    result: Result = json.loads(output)
    if "runtimeError" in result:
        raise RuntimeError(result["runtimeError"]["message"])
    return result


def report(results: dict[str, Result], chromium: str) -> str:
    """Return the report as Markdown."""
    first = next(iter(results.values()))
    return REPORT_TEXT.format(
        day=first["fetchTime"][:10],
        lighthouse=first["lighthouseVersion"],
        chromium=chromium,
        cores=os.cpu_count(),
        system=f"{platform.system()} {platform.machine()}",
        index=first["environment"]["benchmarkIndex"],
        runs=RUNS,
        table="\n".join(table(results)),
        findings="\n".join(findings(results)),
    )


def table(results: dict[str, Result]) -> Iterator[str]:
    """Yield the lines of a Markdown table of scores (of 100) and measured values."""
    yield row("Seite", *CATEGORIES.values(), *METRICS.values())
    yield row("---", *["--:"] * (len(CATEGORIES) + len(METRICS)))
    for name, result in results.items():
        scores = [f"{result['categories'][key]['score'] * 100:.0f}" for key in CATEGORIES]
        values = [value_of(result["audits"][key]) for key in METRICS]
        yield row(name, *scores, *values)


def row(*cells: str) -> str:
    """Return a line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def value_of(audit: Result) -> str:
    """Return a measured value with its unit, in German notation."""
    number = audit["numericValue"]
    if audit["id"] == "total-byte-weight":
        return f"{number / 1024:.0f} KiB"
    if audit["id"] == "cumulative-layout-shift":
        return f"{number:.3f}".replace(".", ",")
    return f"{number / 1000:.2f} s".replace(".", ",")


def findings(results: dict[str, Result]) -> Iterator[str]:
    """Yield a line for each audit that a page does not pass, with the pages."""
    pages: dict[str, list[str]] = {}
    for name, result in results.items():
        for audit in result["audits"].values():
            if audit["score"] is not None and audit["score"] < PASSED:
                pages.setdefault(f"{audit['title']} (`{audit['id']}`)", []).append(name)
    if not pages:
        yield "Nichts."
    for title in sorted(pages):
        yield f"- {title}: {', '.join(pages[title])}"


if __name__ == "__main__":
    sys.exit(main())
