"""One entry point for everything: sets up .venv when needed, then runs the wanted tool.

Needs nothing but Python 3.11 and pip; ``python scripts/dev.py --help`` lists the commands.
Notices go to stderr, so that the output of ``check --format json`` stays readable by machines.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = VENV / "praxistransfer-stand.txt"
SETUP_LOCK = VENV / "praxistransfer-einrichten.lock"
NODE = ROOT / "tests" / "js"
BENCH = ROOT / "scripts" / "bench"
SEARCH = ROOT / "tests" / "search"
TSC = NODE / "node_modules" / "typescript" / "bin" / "tsc"
VERSION = "{}.{}".format(*sys.version_info)

FAILED, MISUSED, NOT_READY, INTERRUPTED, TERMINATED = 1, 2, 3, 130, 143
SECONDS_TO_TIDY_UP = 3
QUICK = "--schnell"

BUILD_USAGE = (
    "Aufruf: python scripts/dev.py build [--content ORDNER] [--out ORDNER] [--release]"
    " [--drafts] [--no-downloads]"
)
HELP = """\
Aufruf: python scripts/dev.py <Befehl> [Angaben]

  serve   Vorschau starten; die Adresse erscheint im Fenster, Strg+C beendet sie
  build   Website bauen: [--content ORDNER] [--out ORDNER] [--release] [--drafts]
          [--no-downloads]
  check   Inhalte prüfen: [--content ORDNER] [--format text|json]
  report  zeigen, was in der Redaktion zu tun ist: [--content ORDNER] [--heute TAG] [--json]
          [--drafts]
  check-links  Internetadressen aufrufen und in linkpruefung.yml festhalten, welche fehlen
  test    automatische Tests ausführen; mit --schnell ohne Browser und ohne gebaute Websites;
          weitere Angaben gehen an pytest
  declare Barrierefreiheit im Browser prüfen und das Ergebnis im Prüfbericht festhalten
  lint    Programmtext prüfen (ruff, mypy, lint-imports, tsc)
  search-quality  Güte der Suche messen: [--content ORDNER] [--queries DATEI] [--results DATEI]
  bench   messen und den Bericht in docs/entwicklung schreiben: build | lighthouse | search |
          robustness [ABSCHNITT ...]
          zählen, welche Fehler die Tests bemerken: mutations | mutate_scripts
          zählen, woraus der Programmtext besteht: house [ORDNER]
          wiegen, was ein erster Besuch lädt: weight [ORDNER]
  adopt   einer Website aus einer früheren Fassung die Liste ihrer Dateien geben: ORDNER
  export package  Transferpakete schreiben: KENNUNG ... oder --all, [--out ORDNER] [--drafts]
  hilfe   diese Übersicht

Ohne --out kommt die Website in den Ordner „site“. Mit --release entsteht sie nur, wenn alle Angaben
des Betreibers da sind. Zu jedem Beispiel entsteht ein Transferpaket; --no-downloads lässt sie weg.
Beispiele mit dem Status „entwurf“ zeigen nur serve und --drafts.
Jeder andere Befehl geht mit allen Angaben an „python -m praxistransfer“.
Beim ersten Aufruf wird die Umgebung „.venv“ eingerichtet; das braucht Internet.
Rückgabewerte: der des Werkzeugs, 2 bei falschem Aufruf, 3 ohne brauchbare Umgebung.
"""

RUN_LINT_IMPORTS = "import sys, importlinter.cli as cli; sys.exit(cli.lint_imports_command())"
LINTERS = {
    "ruff check": [str(VENV_PYTHON), "-m", "ruff", "check"],
    "ruff format --check": [str(VENV_PYTHON), "-m", "ruff", "format", "--check"],
    "mypy": [str(VENV_PYTHON), "-m", "mypy"],
    "lint-imports": [str(VENV_PYTHON), "-c", RUN_LINT_IMPORTS],  # offers no "python -m"
    "tsc": ["node", str(TSC), "-p", str(NODE)],
}
BENCH_NAMES = (
    "build",
    "lighthouse",
    "search",
    "robustness",
    "mutations",
    "mutate_scripts",
    "house",
    "weight",
)
BENCHES = {name: BENCH / f"{name}.py" for name in BENCH_NAMES}


class Stop(Exception):  # noqa: N818 - not every reason to stop is an error
    """Ends the run; its two arguments are the exit code and a German sentence for people."""


def say(message: str) -> None:
    """Show people a notice at once, before the output of the tool that follows."""
    print(message, file=sys.stderr, flush=True)


def run(
    command: list[str],
    cwd: Path = ROOT,
    env: dict[str, str] | None = None,
    stdin: IO[str] | None = None,
    stdout: IO[str] | None = None,
) -> int:
    """Return the exit code of a program; unlike subprocess.run, Ctrl-C lets it tidy up."""
    # Before 3.13, Python on Windows misreads the path of an editable install if it has umlauts.
    paths = filter(None, [str(ROOT / "plugins"), os.environ.get("PYTHONPATH")])
    ours = {"PYTHONPATH": os.pathsep.join(paths), "NO_MKDOCS_2_WARNING": "1"}
    env = {**os.environ, **ours, **(env or {})}
    process = subprocess.Popen(command, cwd=cwd, env=env, stdin=stdin, stdout=stdout)
    try:
        code = process.wait()
    except KeyboardInterrupt:  # the console has sent it to the program as well
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS_TO_TIDY_UP)
        raise
    finally:
        process.terminate()  # does nothing to a program that has ended
        process.wait()
    return code if code >= 0 else 128 - code  # ended by a signal: the number a shell would give


def ask(command: list[str]) -> str:
    """Return what a program prints, or nothing if it is missing or fails."""
    try:
        output = subprocess.check_output(command, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return output.decode(errors="replace")


def run_python(*args: str, cwd: Path = ROOT) -> int:
    """Return the exit code of the python in .venv, which is set up first if need be."""
    prepare_venv()
    return run([str(VENV_PYTHON), *args], cwd)


def prepare_venv() -> None:
    """Leave behind a .venv that fits the project; only a look at the stamp if it does already."""
    fingerprint = compute_fingerprint()
    if is_ready(fingerprint):
        return  # also where nobody may write, not even a lock
    VENV.mkdir(exist_ok=True)
    with hold_lock(SETUP_LOCK) as lock:
        if not check_venv():
            create_venv()
        elif is_ready(fingerprint):  # another run was faster
            return
        STAMP.unlink(missing_ok=True)  # an installation that is killed half-way must be repeated
        install_project(lock)
        STAMP.write_text(fingerprint, "utf-8")


def is_ready(fingerprint: str) -> bool:
    """Return whether .venv was set up completely for the project as it is."""
    is_stamped = STAMP.is_file() and STAMP.read_text("utf-8") == fingerprint
    return is_stamped and check_venv()


def compute_fingerprint() -> str:
    """Return a text that changes exactly when the project has to be installed again."""
    metadata = [(ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    return compute_hash([*metadata, VERSION.encode(), os.fsencode(ROOT)])


def compute_hash(parts: list[bytes]) -> str:
    """Return a text that changes with every part, also when a byte moves to its neighbour."""
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def check_venv() -> bool:
    """Return whether .venv has a working python of its own in the version of this one."""
    script = "import sys; print(*sys.version_info[:2], sys.prefix != sys.base_prefix)"
    return ask([str(VENV_PYTHON), "-I", "-c", script]).split() == [*VERSION.split("."), "True"]


def create_venv() -> None:
    """Leave behind a new .venv without pip (Debian has no ensurepip); keep the lock files."""
    leftovers = [path for path in VENV.iterdir() if path.suffix != ".lock"]
    if leftovers:
        say(f"{VENV} ist unbrauchbar oder hat eine andere Python-Version und wird ersetzt.")
    say(f"Die Umgebung {VENV} wird angelegt (Python {VERSION}) …")
    for path in leftovers:
        remove(path)
    venv.EnvBuilder(with_pip=False, symlinks=sys.platform != "win32").create(VENV)


def install_project(lock: IO[str]) -> None:
    """Leave behind the project and its tools in .venv, or stop with advice."""
    say("Das Projekt und seine Werkzeuge werden installiert. Das kann einige Minuten dauern …")
    install = [*find_pip(), "install", "--disable-pip-version-check", "--no-input"]
    steps = (
        # Nothing gets in that is not what was tested, byte for byte, whoever serves it.
        ["--require-hashes", "-r", "constraints.txt"],
        # The project itself, built by what is there now: an isolated build would fetch the rest.
        ["--no-deps", "--no-build-isolation", "-e", "."],
    )
    if any(run([*install, *step], stdin=lock, stdout=sys.stderr) != 0 for step in steps):
        raise Stop(
            NOT_READY,
            "Die Installation ist fehlgeschlagen; den Grund nennen die Meldungen von pip darüber.\n"
            "Oft fehlt nur die Internetverbindung oder die Proxy-Einstellung (HTTPS_PROXY).\n"
            "Bitte beheben und denselben Befehl noch einmal aufrufen. Hilft das nicht, vorher den\n"
            f"Ordner {VENV} löschen.",
        )


def find_pip() -> list[str]:
    """Return the start of a pip command that installs into .venv, or stop with advice."""
    base = getattr(sys, "_base_executable", sys.executable)  # differs inside an activated .venv
    for python in dict.fromkeys([sys.executable, base]):
        version = re.match(r"pip (\d+)\.(\d+)", ask([python, "-m", "pip", "--version"]))
        if version and tuple(map(int, version.groups())) >= (22, 3):  # older: no --python
            return [python, "-m", "pip", "--python", str(VENV_PYTHON)]
    own_pip = [str(VENV_PYTHON), "-m", "pip"]
    ask([str(VENV_PYTHON), "-m", "ensurepip"])
    if not ask([*own_pip, "--version"]):
        raise Stop(
            NOT_READY,
            "Zum Einrichten fehlt pip ab Version 22.3. Unter Debian und Ubuntu hilft:\n"
            "  sudo apt install python3-pip\n"
            "Danach bitte denselben Befehl noch einmal aufrufen.",
        )
    return own_pip


def prepare_node_packages(folder: Path) -> None:
    """Leave behind what package.json wants if there is npm; .venv must exist for its lock."""
    npm = find_npm()
    if not npm:
        return  # what has to go without says so itself
    with hold_lock(SETUP_LOCK) as lock:
        names = ("package.json", "package-lock.json", ".npmrc")
        fingerprint = compute_hash([(folder / name).read_bytes() for name in names])
        stamp = folder / "node_modules" / "praxistransfer-stand.txt"
        if stamp.is_file() and stamp.read_text("utf-8") == fingerprint:
            return
        say(f"Die Node-Pakete für {folder} werden installiert …")
        stamp.unlink(missing_ok=True)  # as with the stamp of .venv
        if run([npm, "ci", "--no-progress"], folder, stdin=lock, stdout=sys.stderr) == 0:
            stamp.write_text(fingerprint, "utf-8")
        else:
            say("npm ist gescheitert; den Grund nennen seine Meldungen. Weiter geht es ohne.")


def find_npm() -> str:
    """Return the path of npm, or nothing if it is missing."""
    return shutil.which("npm") or ""


@contextlib.contextmanager
def hold_lock(path: Path) -> Iterator[IO[str]]:
    """Keep other runs out of the block; the system frees the lock of a run that was killed.

    A program that gets the lock as its stdin keeps it (on POSIX) should it outlive this script.
    """
    with path.open("a+") as file:
        if not try_lock(file):
            say("Ein anderer Aufruf von dev.py ist noch beschäftigt. Danach geht es weiter …")
            while not try_lock(file):
                time.sleep(0.1)
        yield file


def try_lock(file: IO[str]) -> bool:
    """Return whether the file could be locked; closing it unlocks it."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # POSIX and Windows: another process holds it
        return False
    return True


class BuildArguments(argparse.ArgumentParser):
    """Reads the arguments of ``build``."""

    def error(self, message: str) -> NoReturn:
        """Stop with the usage in German instead of argparse's English message."""
        del message
        raise Stop(MISUSED, f"Diese Angaben versteht build nicht.\n{BUILD_USAGE}")


def build_site(args: list[str]) -> int:
    """Build, and return the exit code of MkDocs; the site is replaced only if all went well."""
    parser = BuildArguments(add_help=False, allow_abbrev=False)
    parser.add_argument("--content", default=os.environ.get("PRAXISTRANSFER_CONTENT"))
    parser.add_argument("--out", default=str(ROOT / "site"))
    parser.add_argument("--release", action="store_true")
    parser.add_argument("--drafts", action="store_true")
    parser.add_argument("--no-downloads", dest="downloads", action="store_false")
    options = parser.parse_args(args)
    if options.release and options.drafts:
        raise Stop(MISUSED, "--drafts zeigt Entwürfe; mit --release geht das nicht.")
    if options.release and not options.downloads:
        raise Stop(MISUSED, "Zu einer Veröffentlichung mit --release gehören die Transferpakete.")
    out = Path(options.out).resolve()
    content = Path(options.content).resolve() if options.content else None
    refuse_dangerous_out(out, content)
    refuse_odd_addresses()
    prepare_venv()
    env = {"PRAXISTRANSFER_CONTENT": str(content)} if content else {}
    env |= {"PRAXISTRANSFER_RELEASE": "1"} if options.release else {}
    env |= {"PRAXISTRANSFER_DRAFTS": "1"} if options.drafts else {}
    env |= {"PRAXISTRANSFER_DOWNLOADS": str(int(options.downloads))}
    env |= find_date(content or ROOT)
    say(f"Die Website wird gebaut. Erst wenn das gelingt, ersetzt sie {out} …")
    command = [str(VENV_PYTHON), "-m", "mkdocs", "build", "--strict", "-d", str(out)]
    code = run(command, env=env)
    say(f"Fehlgeschlagen; unverändert bleibt {out}" if code else f"Fertig: {out}")
    return code


def refuse_dangerous_out(out: Path, content: Path | None) -> None:
    """Stop if ``out`` would hold the project or the content, or lies in the latter.

    The build refuses much more; of these places MkDocs would say in English what it thinks.
    """
    for needed, name in ((ROOT, "Projektordner"), (content or ROOT / "practices", "Inhaltsordner")):
        is_within = needed != ROOT and needed in out.parents
        if is_within or out in (needed, *needed.parents):
            raise Stop(
                MISUSED,
                f"--out {out} und der {name} kommen sich in die Quere. Bitte anders wählen.",
            )


def find_date(folder: Path) -> dict[str, str]:
    """Return the date of the build for its environment: of the last commit, unless one is given."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    seconds = given or ask(["git", "-C", str(folder), "log", "-1", "--format=%ct"]).strip()
    return {"SOURCE_DATE_EPOCH": seconds} if seconds else {}


def remove(path: Path) -> None:
    """Make sure that there is no such file or folder."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def refuse_odd_addresses() -> None:
    """Stop if an address in the environment is none; MkDocs would show a traceback of some."""
    for name in ("PRAXISTRANSFER_URL", "PRAXISTRANSFER_REPO"):
        address = os.environ.get(name, "")
        try:
            parts = urlsplit(address)
            is_right = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
        except ValueError:
            is_right = False
        if address and not is_right:
            raise Stop(
                MISUSED,
                f"{name} ist keine gültige Adresse: {address}\n"
                "Sie beginnt mit https://, etwa https://handbuch.example/",
            )


def serve_site(args: list[str]) -> int:
    """Show the preview until Ctrl-C; MkDocs prints its address."""
    refuse_odd_addresses()
    prepare_venv()
    say("Die Vorschau startet. Ihre Adresse steht gleich hinter „Serving on“; Strg+C beendet sie.")
    return run_python("-m", "mkdocs", "serve", *args)


def run_tests(args: list[str]) -> int:
    """Run pytest in the project root and return its exit code."""
    prepare_venv()
    prepare_node_packages(NODE)
    if QUICK not in args:
        return run_python("-m", "pytest", *args)
    rest = [word for word in args if word != QUICK]
    command = [str(VENV_PYTHON), "-m", "pytest", "-m", "not langsam", *rest]
    return run(command, env={"PROBEN": "wenige"})


def declare(args: list[str]) -> int:
    """Record what the tests in a browser find, failed ones too; return the first bad exit code."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "pruefungen.xml"
        tests = run_tests(["tests/browser", f"--junitxml={results}"])
        record = run_python("-m", "praxistransfer", "pruefbericht", str(results), *args)
    return tests or record


def run_linters(args: list[str]) -> int:
    """Run every linter, even after a failure; return 1 if any of them failed."""
    if args:
        raise Stop(MISUSED, "lint nimmt keine weiteren Angaben.")
    prepare_venv()
    prepare_node_packages(NODE)
    failed = [name for name in LINTERS if not run_linter(name)]
    say(f"Beanstandungen von: {', '.join(failed)}" if failed else "Keine Beanstandungen.")
    return FAILED if failed else 0


def run_linter(name: str) -> bool:
    """Return whether a linter is content; one that needs npm may only be missing at home."""
    say(f"== {name}")
    if name == "tsc" and not TSC.is_file():
        say("tsc entfällt, denn es ist nicht installiert (Debian: apt install npm).")
        return not os.environ.get("CI")
    return run(LINTERS[name]) == 0


def run_bench(args: list[str]) -> int:
    """Run one of the measurements and return its exit code."""
    name, *rest = args or [""]
    if name not in BENCHES:
        raise Stop(MISUSED, f"Aufruf: python scripts/dev.py bench {' | '.join(BENCHES)}")
    prepare_venv()
    if name == "lighthouse":
        prepare_node_packages(BENCH)
    return run_python(str(BENCHES[name]), *rest)


def measure_search(args: list[str]) -> int:
    """Say how well the search finds, and return the exit code."""
    return run_python(str(SEARCH / "quality.py"), *args, cwd=Path.cwd())


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "serve": serve_site,
    "test": run_tests,
    "build": build_site,
    "declare": declare,
    "lint": run_linters,
    "bench": run_bench,
    "search-quality": measure_search,
}


def main(argv: list[str]) -> int:
    """Run the command that the words name and return the exit code for the shell."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # Windows consoles lack some characters
    try:
        return run_command(*argv)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Stop as stop:
        code, message = stop.args
        say(message)
        return int(code)
    except OSError as error:
        say(f"Das hat nicht geklappt: {error}")
        return NOT_READY


def run_command(word: str = "", *args: str) -> int:
    """Return the exit code of the command; a word that is not known here is praxistransfer's."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this is what tells people with an older one
        raise Stop(NOT_READY, f"Nötig ist Python 3.11 oder neuer; dies ist Python {VERSION}.")
    if word in {"", "-h", "--help", "hilfe"} or (word == "build" and {"-h", "--help"} & {*args}):
        print(HELP, end="", flush=True)
        return 0 if word else MISUSED
    if word in COMMANDS:
        return COMMANDS[word](list(args))
    return run_python("-m", "praxistransfer", word, *args, cwd=Path.cwd())  # also "check"


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))  # so that run() ends its tool
    sys.exit(main(sys.argv[1:]))
