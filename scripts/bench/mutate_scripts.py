"""How many mistakes in the scripts of the site their tests in node notice.

``python scripts/bench/mutate_scripts.py --seed 15 --sample 100`` draws places by chance, makes one
mistake at each (an operator turned, a call, a condition or a statement dropped, a number changed …)
in a copy of the scripts, runs the tests of node until one fails, and names what none noticed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).parents[2]
SCRIPTS = Path("plugins/praxistransfer/theme/scripts")
TESTS = Path("tests/js")
LISTER = Path(__file__).with_suffix(".mjs")
LONGEST = 120  # seconds for one file of tests; a mistake may well make a loop endless


@dataclass(frozen=True)
class Mistake:
    """One mistake: what stands between two places of a script instead of what belongs there."""

    file: str
    line: int
    start: int
    end: int
    text: str
    kind: str

    def made_in(self, script: str) -> str:
        """Return the script with the mistake; places are counted as JavaScript does."""
        signs = script.encode("utf-16-le")
        made = signs[: 2 * self.start] + self.text.encode("utf-16-le") + signs[2 * self.end :]
        return made.decode("utf-16-le")

    def __str__(self) -> str:
        """Return where it is, of what kind, and what stands there."""
        return f"{self.file}:{self.line} {self.kind}: {' '.join(self.text.split())[:90]}"


def list_mistakes(root: Path = ROOT) -> list[Mistake]:
    """Return all mistakes that can be made in the scripts, in a fixed order."""
    scripts = sorted(path.relative_to(root) for path in (root / SCRIPTS).rglob("*.js"))
    listed = subprocess.run(
        ["node", LISTER, *scripts], cwd=root, capture_output=True, encoding="utf-8", check=True
    )
    return [Mistake(**json.loads(line)) for line in listed.stdout.splitlines()]


def is_noticed(mistake: Mistake, copy: Path) -> bool:
    """Return whether a test fails once the mistake is made in a copy of the project."""
    script = copy / mistake.file
    right = script.read_text("utf-8")
    script.write_text(mistake.made_in(right), "utf-8")
    try:
        return not all(passes(file) for file in list_tests(copy, script.parent.name))
    finally:
        script.write_text(right, "utf-8")


def passes(file: Path) -> bool:
    """Return whether all tests of a file pass."""
    try:
        # Without --test: that starts a process of its own, which outlives an endless mistake.
        done = subprocess.run(["node", file], capture_output=True, check=False, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def list_tests(root: Path, folder: str = "") -> list[Path]:
    """Return the files of tests, those of a folder first, then the small ones."""
    files = (path for path in (root / TESTS).rglob("*.test.js") if "node_modules" not in path.parts)
    return sorted(files, key=lambda path: (path.parent.name != folder, path.stat().st_size, path))


def make_copy(folder: Path) -> Path:
    """Return a folder with the scripts and their tests."""
    for part in (SCRIPTS, TESTS):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("node_modules"))
    (folder / TESTS / "node_modules").symlink_to(ROOT / TESTS / "node_modules")
    return folder


def main() -> None:
    """Draw mistakes, make them, and print what no test noticed and how many were."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=15)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    everything = list_mistakes()
    drawn = random.Random(options.seed).sample(everything, options.sample)  # noqa: S311 - a sample
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        sys.path += map(str, (ROOT / "tests/search", ROOT / "tests/shared"))
        from indexes import write_indexes  # noqa: PLC0415 - the path leads there only now

        os.environ |= write_indexes(folder)
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(options.workers):
            copies.put(make_copy(folder / str(number)))

        def try_out(mistake: Mistake) -> bool:
            copy = copies.get()
            try:
                return is_noticed(mistake, copy)
            finally:
                copies.put(copy)

        if not all(map(passes, list_tests(folder / "0"))):
            sys.exit("The tests must pass before mistakes are made.")
        noticed = 0
        with ThreadPoolExecutor(options.workers) as pool:
            for mistake, is_seen in zip(drawn, pool.map(try_out, drawn), strict=True):
                noticed += is_seen
                if not is_seen:
                    print(mistake, flush=True)
    print(f"{noticed} of {len(drawn)} noticed, of {len(everything)} that can be made")


if __name__ == "__main__":
    main()
