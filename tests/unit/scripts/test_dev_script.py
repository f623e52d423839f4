"""Tests of ``scripts/dev.py``, each on a copy in a small project; nothing is ever installed."""

from __future__ import annotations

import ast
import errno
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Script: TypeAlias = Any  # a module that mypy cannot know
SCRIPT = Path(__file__).parents[3] / "scripts" / "dev.py"
PIP_VERSION = "pip 23.0.1 from somewhere"


class FakeRunner:
    """Stands in for ``dev.run``: notes every call and returns the prepared exit codes."""

    def __init__(self) -> None:
        """Succeed always unless a test sets ``codes`` or ``action``."""
        self.commands: list[list[str]] = []
        self.options: list[dict[str, Any]] = []
        self.codes: list[int] = []
        self.action: Callable[[list[str]], object] = lambda _command: None

    def __call__(self, command: list[str], cwd: Path | None = None, **options: object) -> int:
        """Note the call instead of running anything; no ``cwd`` means the project root."""
        self.commands.append(command)
        self.options.append({"cwd": cwd, **options})
        self.action(command)
        return self.codes.pop(0) if self.codes else 0


def load(script: Path) -> Script:
    """Return the script as a module, freshly loaded from its path."""
    spec = importlib.util.spec_from_file_location("dev_under_test", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


INSTALLING = 2
"""So many calls of pip: for what is pinned, and for the project itself."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project whose path has a space and umlauts, with a copy of the script."""
    root = tmp_path / "Prüf stand äöß"
    (root / "scripts").mkdir(parents=True)
    shutil.copy(SCRIPT, root / "scripts" / "dev.py")
    (root / "pyproject.toml").write_text("[project]\n", "utf-8")
    (root / "constraints.txt").write_text("a==1\n", "utf-8")
    return root


@pytest.fixture
def unprepared(project: Path, monkeypatch: pytest.MonkeyPatch) -> Script:
    """Return the script with a faked runner, which has set up nothing yet."""
    module = load(project / "scripts" / "dev.py")
    monkeypatch.setattr(module, "run", FakeRunner())
    monkeypatch.setattr(module, "find_pip", lambda: ["PIP"])
    monkeypatch.setattr(module, "find_npm", lambda: "")
    monkeypatch.delenv("PRAXISTRANSFER_CONTENT", raising=False)
    monkeypatch.delenv("CI", raising=False)
    return module


@pytest.fixture
def dev(unprepared: Script) -> Script:
    """Return the script with a faked runner and nothing left to set up."""
    unprepared.prepare_venv()
    unprepared.run = FakeRunner()
    return unprepared


@pytest.fixture
def site(dev: Script) -> Path:
    """Return the folder of a site that has been published."""
    return write_site(dev.ROOT / "site", "alt")


def write_site(folder: Path, text: str) -> Path:
    """Return the folder after writing a site with this text into it."""
    (folder / "unter").mkdir(parents=True)
    (folder / "index.html").write_text(text, "utf-8")
    (folder / "unter" / "bild.png").write_bytes(text.encode() + b"\x00\xff")
    return folder


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below the folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


# --- Set-up -------------------------------------------------------------------------------------


def test_fingerprint_stays_while_nothing_changes(project: Path) -> None:
    script = project / "scripts" / "dev.py"
    before = load(script).compute_fingerprint()
    (project / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    script.touch()
    assert load(script).compute_fingerprint() == before


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_fingerprint_changes_with_each_file(dev: Script, name: str) -> None:
    before = dev.compute_fingerprint()
    (dev.ROOT / name).write_text("b==2\n", "utf-8")
    assert dev.compute_fingerprint() != before


def test_fingerprint_changes_with_python_version(dev: Script) -> None:
    before = dev.compute_fingerprint()
    dev.VERSION = "3.99"
    assert dev.compute_fingerprint() != before


def test_fingerprint_changes_with_project_path(project: Path) -> None:
    before = load(project / "scripts" / "dev.py").compute_fingerprint()
    moved = project.rename(project.with_name("anderswo"))
    assert load(moved / "scripts" / "dev.py").compute_fingerprint() != before


def test_fingerprint_keeps_the_files_apart(dev: Script) -> None:
    before = dev.compute_fingerprint()
    (dev.ROOT / "pyproject.toml").write_text("[project]\na==1\n", "utf-8")
    (dev.ROOT / "constraints.txt").write_text("", "utf-8")
    assert dev.compute_fingerprint() != before


def test_first_run_makes_a_working_venv_without_pip_and_installs(unprepared: Script) -> None:
    unprepared.prepare_venv()
    version = subprocess.check_output(
        [unprepared.VENV_PYTHON, "-c", "import sys; print(sys.prefix)"]
    )
    assert Path(version.decode().strip()) == unprepared.ROOT / ".venv"
    assert not list(unprepared.VENV.rglob("pip*"))
    install = "PIP install --disable-pip-version-check --no-input"
    assert unprepared.run.commands == [
        f"{install} --require-hashes -r constraints.txt".split(),
        f"{install} --no-deps --no-build-isolation -e .".split(),
    ]
    assert unprepared.run.options[0]["cwd"] is None
    assert unprepared.run.options[0]["stdout"] is sys.stderr


def test_second_run_installs_nothing(dev: Script) -> None:
    dev.prepare_venv()
    assert dev.run.commands == []


@pytest.mark.parametrize("command", ["build", "serve"])
@pytest.mark.parametrize("name", ["PRAXISTRANSFER_URL", "PRAXISTRANSFER_REPO"])
@pytest.mark.parametrize(
    "address", ["https://[::1/", "handbuch.example", "https://a:99999/", "ftp://a/"]
)
def test_an_address_that_is_none_is_refused(
    dev: Script,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    name: str,
    address: str,
) -> None:
    monkeypatch.setenv(name, address)
    assert dev.main([command]) == 2
    assert f"{name} ist keine gültige Adresse: {address}\n" in capsys.readouterr().err
    assert dev.run.commands == []


def test_a_project_that_nobody_may_write_is_used_as_it_is(dev: Script) -> None:
    def refuse(_path: Path) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    dev.hold_lock = refuse
    dev.prepare_venv()
    assert dev.run.commands == []


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_changed_metadata_is_installed_into_the_same_venv(dev: Script, name: str) -> None:
    mark = dev.VENV / "mark"
    mark.touch()
    (dev.ROOT / name).write_text("c==3\n", "utf-8")
    dev.prepare_venv()
    assert len(dev.run.commands) == INSTALLING
    assert mark.exists()
    dev.prepare_venv()
    assert len(dev.run.commands) == INSTALLING


def test_failed_install_exits_with_3_and_is_repeated(
    unprepared: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    unprepared.run.codes = [1]
    assert unprepared.main(["test"]) == 3
    assert "Installation ist fehlgeschlagen" in capsys.readouterr().err
    assert not unprepared.STAMP.exists()
    assert len(unprepared.run.commands) == 1
    assert unprepared.main(["test"]) == 0
    assert [command[1] for command in unprepared.run.commands] == ["install"] * 3 + ["-m"]


def test_the_project_is_not_installed_without_what_it_needs(unprepared: Script) -> None:
    unprepared.run.codes = [1, 0]
    assert unprepared.main(["test"]) == 3
    assert [command[-1] for command in unprepared.run.commands] == ["constraints.txt"]


def test_failed_install_leaves_no_older_stamp(dev: Script) -> None:
    original = (dev.ROOT / "constraints.txt").read_bytes()
    (dev.ROOT / "constraints.txt").write_text("c==3\n", "utf-8")
    dev.run.codes = [1]
    assert dev.main(["test"]) == 3
    (dev.ROOT / "constraints.txt").write_bytes(original)
    dev.prepare_venv()
    assert len(dev.run.commands) == 1 + INSTALLING


def test_broken_python_leads_to_a_new_venv(dev: Script, capsys: pytest.CaptureFixture[str]) -> None:
    (dev.VENV / "rest").mkdir()
    dev.VENV_PYTHON.unlink()
    dev.prepare_venv()
    assert "wird ersetzt" in capsys.readouterr().err
    assert dev.check_venv()
    assert not (dev.VENV / "rest").exists()
    assert len(dev.run.commands) == INSTALLING


def test_other_python_version_leads_to_a_new_venv(dev: Script) -> None:
    mark = dev.VENV / "mark"
    mark.touch()
    dev.VERSION = "3.99"
    dev.prepare_venv()
    assert not mark.exists()
    assert len(dev.run.commands) == INSTALLING


def test_python_outside_of_a_venv_does_not_count(dev: Script) -> None:
    assert dev.check_venv()
    (dev.VENV / "pyvenv.cfg").unlink()
    assert not dev.check_venv()


def test_deleted_venv_is_made_again(dev: Script) -> None:
    shutil.rmtree(dev.VENV)
    dev.prepare_venv()
    assert dev.check_venv()
    assert len(dev.run.commands) == INSTALLING


def test_second_process_waits_and_then_finds_everything_ready(
    unprepared: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    other = load(unprepared.ROOT / "scripts" / "dev.py")
    other.run = FakeRunner()
    thread = threading.Thread(target=other.prepare_venv, daemon=True)

    def start_other(command: list[str]) -> None:
        if "--require-hashes" not in command:
            return
        thread.start()
        thread.join(0.3)
        assert thread.is_alive()

    unprepared.run.action = start_other
    unprepared.prepare_venv()
    thread.join(10)
    assert not thread.is_alive()
    assert other.run.commands == []
    assert "anderer Aufruf" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows ties locks to a process")
def test_pip_keeps_the_lock_when_the_script_is_killed(unprepared: Script) -> None:
    unprepared.prepare_venv()
    assert unprepared.run.options[0]["stdin"].name.endswith("praxistransfer-einrichten.lock")
    path = unprepared.ROOT / "probe.lock"
    with unprepared.hold_lock(path) as lock:
        command = [sys.executable, "-c", "import time; print('da', flush=True); time.sleep(60)"]
        orphan = subprocess.Popen(command, stdin=lock, stdout=subprocess.PIPE)
    try:
        with path.open("a+") as file:
            assert not unprepared.try_lock(file)
            orphan.kill()
            orphan.communicate()
            assert unprepared.try_lock(file)
    finally:
        orphan.kill()


# --- Finding pip --------------------------------------------------------------------------------


def answer(module: Script, outer: str, own: str) -> list[list[str]]:
    """Make ``ask`` report these versions of pip and return the list of what it is asked."""
    asked: list[list[str]] = []

    def ask(command: list[str]) -> str:
        asked.append(command)
        if command[1:] != ["-m", "pip", "--version"]:
            return ""
        return own if command[0] == str(module.VENV_PYTHON) else outer

    module.ask = ask
    return asked


@pytest.fixture
def bare(project: Path) -> Script:
    """Return the script with nothing faked."""
    return load(project / "scripts" / "dev.py")


@pytest.mark.parametrize("version", [PIP_VERSION, "pip 22.3 from x", "pip 100.0 from x"])
def test_outer_pip_installs_into_the_venv(bare: Script, version: str) -> None:
    answer(bare, version, "")
    python = str(bare.VENV_PYTHON)
    assert bare.find_pip() == [sys.executable, "-m", "pip", "--python", python]


@pytest.mark.parametrize("version", ["", "pip 22.2.2 from x", "pip 9.0.1 from x"])
def test_missing_or_old_pip_leads_to_ensurepip(bare: Script, version: str) -> None:
    asked = answer(bare, version, PIP_VERSION)
    python = str(bare.VENV_PYTHON)
    assert bare.find_pip() == [python, "-m", "pip"]
    assert [python, "-m", "ensurepip"] in asked


def test_base_python_helps_out_inside_an_activated_venv(
    bare: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(bare.VENV_PYTHON))
    monkeypatch.setattr(sys, "_base_executable", "BASE", raising=False)
    answer(bare, PIP_VERSION, "")
    assert bare.find_pip()[:3] == ["BASE", "-m", "pip"]


def test_no_pip_at_all_exits_with_3_and_says_what_to_install(
    bare: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(bare, "", "")
    assert bare.main(["test"]) == 3
    assert "sudo apt install python3-pip" in capsys.readouterr().err


# --- Node packages ------------------------------------------------------------------------------


@pytest.fixture
def npm(dev: Script) -> Script:
    """Return the script with npm at hand, which makes the folder it is asked for."""
    dev.NODE.mkdir(parents=True)
    for name in NODE_FILES:
        (dev.NODE / name).write_text("{}", "utf-8")
    dev.find_npm = lambda: "NPM"
    dev.run.action = lambda _command: write_tsc(dev)
    return dev


NODE_FILES = ("package.json", "package-lock.json", ".npmrc")


def write_tsc(dev: Script) -> None:
    """Do what npm does: put a compiler into its place."""
    dev.TSC.parent.mkdir(parents=True, exist_ok=True)
    dev.TSC.touch()


@pytest.mark.parametrize("word", ["test", "lint"])
def test_npm_installs_what_the_lock_file_says_once(npm: Script, word: str) -> None:
    assert npm.main([word]) == 0
    assert npm.run.commands[0] == ["NPM", "ci", "--no-progress"]
    assert npm.run.options[0]["cwd"] == npm.NODE
    assert npm.run.options[0]["stdout"] is sys.stderr
    assert npm.run.options[0]["stdin"].name.endswith("praxistransfer-einrichten.lock")
    assert npm.main([word]) == 0
    assert [command[0] for command in npm.run.commands].count("NPM") == 1


@pytest.mark.parametrize("name", NODE_FILES)
def test_npm_runs_again_when_one_of_its_files_has_changed(npm: Script, name: str) -> None:
    npm.prepare_node_packages(npm.NODE)
    (npm.NODE / name).write_text("{ }", "utf-8")
    npm.prepare_node_packages(npm.NODE)
    assert len(npm.run.commands) == 2


def test_a_failure_of_npm_stops_no_test_and_is_repeated(
    npm: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    npm.run.codes = [1]
    assert npm.main(["test"]) == 0
    assert "npm ist gescheitert" in capsys.readouterr().err
    assert npm.main(["test"]) == 0
    assert [command[0] for command in npm.run.commands].count("NPM") == 2


def test_only_its_own_measurement_installs_lighthouse(npm: Script) -> None:
    npm.NODE.rename(npm.BENCH)
    npm.run.action = lambda _command: (npm.BENCH / "node_modules").mkdir(exist_ok=True)
    npm.BENCHES["probe"] = npm.ROOT / "probe.py"
    assert npm.main(["bench", "lighthouse"]) == 0
    assert npm.run.commands[0] == ["NPM", "ci", "--no-progress"]
    assert npm.run.options[0]["cwd"] == npm.BENCH
    npm.run.commands.clear()
    npm.run.action = lambda _command: None
    assert npm.main(["bench", "probe"]) == 0
    assert len(npm.run.commands) == 1


@pytest.mark.parametrize("words", [["serve"], ["build"], ["check"]])
def test_the_site_needs_no_npm(npm: Script, words: list[str]) -> None:
    npm.main(words)
    assert "NPM" not in [command[0] for command in npm.run.commands]


# --- Commands -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["serve"], ["-m", "mkdocs", "serve"]),
        (["serve", "-a", "x:1"], ["-m", "mkdocs", "serve", "-a", "x:1"]),
        (["test"], ["-m", "pytest"]),
        (["test", "-k", "a b", "-h"], ["-m", "pytest", "-k", "a b", "-h"]),
    ],
)
def test_tools_run_in_the_project_root(dev: Script, words: list[str], expected: list[str]) -> None:
    assert dev.main(words) == 0
    assert dev.run.commands == [[str(dev.VENV_PYTHON), *expected]]
    assert dev.run.options[0]["cwd"] == dev.ROOT


def test_quick_tests_leave_out_the_slow_ones_and_try_few_examples(dev: Script) -> None:
    assert dev.main(["test", "--schnell", "tests/unit"]) == 0
    command = [str(dev.VENV_PYTHON), "-m", "pytest", "-m", "not langsam", "tests/unit"]
    assert dev.run.commands == [command]
    assert dev.run.options[0]["env"]["PROBEN"] == "wenige"


@pytest.mark.parametrize(
    "words", [["check", "--content", "ä ö", "--format", "json"], ["neu", "-x", "--help"], ["test2"]]
)
def test_other_words_go_to_praxistransfer_where_the_caller_stands(
    dev: Script, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert dev.main(words) == 0
    assert dev.run.commands == [[str(dev.VENV_PYTHON), "-m", "praxistransfer", *words]]
    assert dev.run.options[0]["cwd"] == tmp_path


def test_nothing_but_the_tool_writes_to_stdout(
    unprepared: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    assert unprepared.main(["check", "--format", "json"]) == 0
    output = capsys.readouterr()
    assert output.out == ""
    assert "wird angelegt" in output.err


def test_serve_says_what_it_does_before_it_starts(
    dev: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    said: list[str] = []
    dev.run.action = lambda _command: said.append(capsys.readouterr().err)
    dev.main(["serve"])
    assert "Vorschau startet" in said[0]


@pytest.mark.parametrize("words", [["serve"], ["test"], ["check"], ["irgendwas"], ["build"]])
@pytest.mark.parametrize("code", [1, 5])
def test_exit_codes_are_passed_through(dev: Script, words: list[str], code: int) -> None:
    dev.run.codes = [code]
    assert dev.main(words) == code


def test_lint_runs_every_linter_and_succeeds(dev: Script) -> None:
    write_tsc(dev)
    assert dev.main(["lint"]) == 0
    python = str(dev.VENV_PYTHON)
    *modules, imports, types = dev.run.commands
    assert modules == [
        [python, "-m", "ruff", "check"],
        [python, "-m", "ruff", "format", "--check"],
        [python, "-m", "mypy"],
    ]
    assert imports[:2] == [python, "-c"]
    assert "lint_imports_command" in imports[2]
    assert types == ["node", str(dev.TSC), "-p", str(dev.NODE)]
    assert {options["cwd"] for options in dev.run.options} == {None}


@pytest.mark.parametrize("position", range(5))
def test_lint_goes_on_after_a_failure_and_returns_1(
    dev: Script, position: int, capsys: pytest.CaptureFixture[str]
) -> None:
    write_tsc(dev)
    dev.run.codes = [7 if number == position else 0 for number in range(5)]
    assert dev.main(["lint"]) == 1
    assert len(dev.run.commands) == 5
    *_, summary = capsys.readouterr().err.splitlines()
    assert summary == f"Beanstandungen von: {list(dev.LINTERS)[position]}"


@pytest.mark.parametrize(("variable", "code"), [("", 0), ("true", 1)])
def test_lint_without_npm_says_what_it_left_out_and_fails_in_ci(
    dev: Script,
    variable: str,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CI", variable)
    assert dev.main(["lint"]) == code
    assert len(dev.run.commands) == 4
    assert "tsc entfällt" in capsys.readouterr().err


def test_bench_runs_a_measurement_with_its_arguments(dev: Script) -> None:
    assert dev.main(["bench", "lighthouse", "-x"]) == 0
    script = str(dev.BENCHES["lighthouse"])
    assert dev.run.commands == [[str(dev.VENV_PYTHON), script, "-x"]]


@pytest.mark.parametrize("words", [["bench"], ["bench", "wat"]])
def test_bench_names_its_measurements(
    unprepared: Script, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert unprepared.main(words) == 2
    assert "lighthouse" in capsys.readouterr().err
    assert not unprepared.VENV.exists()


def test_lint_refuses_arguments(dev: Script) -> None:
    assert dev.main(["lint", "--fix"]) == 2
    assert dev.run.commands == []


@pytest.mark.parametrize(
    ("words", "code"),
    [([], 2), (["-h"], 0), (["--help"], 0), (["hilfe"], 0), (["build", "--help"], 0)],
)
def test_help_is_german_and_sets_up_nothing(
    unprepared: Script, words: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert unprepared.main(words) == code
    assert "Vorschau starten" in capsys.readouterr().out
    assert not unprepared.VENV.exists()


def test_help_names_every_command(bare: Script) -> None:
    named = {line.split()[0] for line in bare.HELP.splitlines() if re.match(r"  \S", line)}
    assert named == {*bare.COMMANDS, "check", "check-links", "adopt", "export", "report", "hilfe"}


@pytest.mark.parametrize(("codes", "code"), [([0, 0], 0), ([1, 0], 1), ([0, 2], 2), ([1, 2], 1)])
def test_declare_records_the_tests_in_a_browser_even_if_they_fail(
    dev: Script, codes: list[int], code: int
) -> None:
    dev.run.codes = [*codes]
    assert dev.main(["declare", "--content", "inhalt"]) == code
    tests, record = (command[1:] for command in dev.run.commands)
    results = tests[-1].removeprefix("--junitxml=")
    assert tests[:-1] == ["-m", "pytest", "tests/browser"]
    assert record == ["-m", "praxistransfer", "pruefbericht", results, "--content", "inhalt"]
    assert not Path(results).parent.exists()


def test_ctrl_c_ends_quietly_with_130(dev: Script, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(_command: list[str]) -> None:
        raise KeyboardInterrupt

    dev.run.action = interrupt
    assert dev.main(["test"]) == 130
    assert capsys.readouterr() == ("", "")


def test_missing_file_is_told_in_a_sentence(
    dev: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    (dev.ROOT / "constraints.txt").unlink()
    assert dev.main(["test"]) == 3
    error = capsys.readouterr().err
    assert "nicht geklappt" in error
    assert "constraints.txt" in error


def test_too_old_python_is_refused_in_german(
    unprepared: Script, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 13, "final", 0))
    assert unprepared.main(["test"]) == 3
    monkeypatch.undo()
    assert "Python 3.11" in capsys.readouterr().err
    assert not unprepared.VENV.exists()


def test_old_python_can_read_the_script_and_it_needs_only_the_standard_library() -> None:
    tree = ast.parse(SCRIPT.read_text("utf-8"), feature_version=(3, 8))
    imports = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    names = [node.module or "" for node in imports if isinstance(node, ast.ImportFrom)]
    names += [
        alias.name for node in imports for alias in node.names if isinstance(node, ast.Import)
    ]
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


# --- Running real programs ----------------------------------------------------------------------


def test_run_passes_code_folder_environment_and_arguments(bare: Script) -> None:
    script = (
        "import json, os, sys; from pathlib import Path; keys = ('PROBE', 'PYTHONPATH');"
        "found = [os.getcwd(), sys.argv[1:], *map(os.environ.get, keys)];"
        "Path('a.json').write_text(json.dumps(found)); sys.exit(42)"
    )
    command = [sys.executable, "-c", script, "ä b", "*"]
    assert bare.run(command, env={"PROBE": "ü"}) == 42
    cwd, words, probe, python_path = json.loads((bare.ROOT / "a.json").read_text("utf-8"))
    assert Path(cwd) == bare.ROOT
    assert words == ["ä b", "*"]
    assert probe == "ü"
    assert python_path.split(os.pathsep)[0] == str(bare.ROOT / "plugins")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals of this kind")
def test_run_reports_a_killed_program_as_a_shell_does(bare: Script) -> None:
    script = "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"
    assert bare.run([sys.executable, "-c", script]) == 128 + signal.SIGTERM


def test_ask_returns_nothing_for_missing_or_failing_programs(bare: Script) -> None:
    assert bare.ask([sys.executable, "-c", "print('ja')"]).strip() == "ja"
    assert bare.ask([sys.executable, "-c", "print('ja'); raise SystemExit(1)"]) == ""
    assert bare.ask([str(bare.ROOT / "fehlt")]) == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals of this kind")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signal_ends_script_and_tool_together(dev: Script, number: int, code: int) -> None:
    package = dev.ROOT / "plugins" / "praxistransfer"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    tool = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    (package / "__main__.py").write_text(tool, "utf-8")
    script = dev.ROOT / "scripts" / "dev.py"
    script.write_text(script.read_text("utf-8").replace("TIDY_UP = 3", "TIDY_UP = 0"), "utf-8")
    command = [sys.executable, str(script), "warten"]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # background jobs ignore it
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    signal.signal(signal.SIGINT, before)
    with process:
        assert process.stdout is not None
        tool_id = int(process.stdout.readline())
        process.send_signal(number)
        _, error = process.communicate(timeout=10)
    assert process.returncode == code
    assert b"dev.py" not in error
    with pytest.raises(ProcessLookupError):
        os.kill(tool_id, 0)


# --- Building the site --------------------------------------------------------------------------


def test_build_is_strict_and_leaves_publishing_to_the_plugin(
    dev: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["build"]) == 0
    out = str(dev.ROOT / "site")
    command = [str(dev.VENV_PYTHON), "-m", "mkdocs", "build", "--strict", "-d", out]
    assert dev.run.commands == [command]
    assert dev.run.options[0]["env"] == {"PRAXISTRANSFER_DOWNLOADS": "1"}
    assert f"Fertig: {out}" in capsys.readouterr().err


def test_a_failed_build_says_that_the_site_is_what_it_was(
    dev: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    dev.run.codes = [1]
    assert dev.main(["build"]) == 1
    assert f"unverändert bleibt {dev.ROOT / 'site'}" in capsys.readouterr().err


def test_build_takes_folders_relative_to_the_caller(
    dev: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caller = tmp_path / "wo anders"
    caller.mkdir()
    monkeypatch.chdir(caller)
    assert dev.main(["build", "--content", "../in halt", "--out", "öffent lich"]) == 0
    wanted = {"PRAXISTRANSFER_CONTENT": str(tmp_path / "in halt"), "PRAXISTRANSFER_DOWNLOADS": "1"}
    assert dev.run.options[0]["env"] == wanted
    assert dev.run.commands[0][-1] == str(caller / "öffent lich")


def test_a_release_is_asked_for_in_the_environment(dev: Script) -> None:
    assert dev.main(["build", "--release"]) == 0
    wanted = {"PRAXISTRANSFER_RELEASE": "1", "PRAXISTRANSFER_DOWNLOADS": "1"}
    assert dev.run.options[0]["env"] == wanted


def test_packages_are_made_unless_somebody_leaves_them_out(dev: Script) -> None:
    assert dev.main(["build"]) == 0
    assert dev.run.options[0]["env"] == {"PRAXISTRANSFER_DOWNLOADS": "1"}
    assert dev.main(["build", "--no-downloads"]) == 0
    assert dev.run.options[1]["env"] == {"PRAXISTRANSFER_DOWNLOADS": "0"}


def test_a_release_is_never_without_packages(
    dev: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["build", "--release", "--no-downloads"]) == dev.MISUSED
    assert "gehören die Transferpakete" in capsys.readouterr().err
    assert not dev.run.commands


def test_a_build_is_of_the_day_of_the_last_commit_unless_one_is_given(
    dev: Script, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert dev.find_date(tmp_path) == {}  # no repository
    subprocess.check_call(["git", "init", "-q", str(tmp_path)])
    commit = (
        "-c user.name=Probe -c user.email=probe@beispiel.example commit -q --allow-empty -m Probe"
    )
    when = {**os.environ, "GIT_COMMITTER_DATE": "1700000000 +0000"}
    subprocess.check_call(["git", "-C", str(tmp_path), *commit.split()], env=when)
    assert dev.find_date(tmp_path) == {"SOURCE_DATE_EPOCH": "1700000000"}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert dev.find_date(tmp_path) == {"SOURCE_DATE_EPOCH": "86400"}


# --- Refusing dangerous targets -----------------------------------------------------------------


@pytest.mark.parametrize(
    "out", [".", "..", "../..", "/", "inhalt", "inhalt/../inhalt", "inhalt/tief"]
)
def test_dangerous_out_is_refused_and_stays_untouched(
    dev: Script, out: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(dev.ROOT)
    for folder in (dev.ROOT, dev.ROOT.parent, dev.ROOT / "inhalt"):
        folder.mkdir(exist_ok=True)
        (folder / "index.html").touch()  # looks like a site: only the place speaks against it
    before = read_tree(dev.ROOT)
    content = ["--content", "inhalt"] if "inhalt" in out else []
    assert dev.main(["build", *content, "--out", out]) == 2
    assert "Bitte" in capsys.readouterr().err
    assert dev.run.commands == []
    assert read_tree(dev.ROOT) == before


def test_out_around_the_content_is_refused(dev: Script, site: Path) -> None:
    assert dev.main(["build", "--content", str(site / "unter"), "--out", str(site)]) == 2
    assert dev.run.commands == []


def test_content_from_the_environment_is_protected_and_used(
    dev: Script, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRAXISTRANSFER_CONTENT", str(site))
    assert dev.main(["build"]) == 2
    monkeypatch.setenv("PRAXISTRANSFER_CONTENT", str(dev.ROOT / "inhalt"))
    assert dev.main(["build"]) == 0
    wanted = {"PRAXISTRANSFER_CONTENT": str(dev.ROOT / "inhalt"), "PRAXISTRANSFER_DOWNLOADS": "1"}
    assert dev.run.options[0]["env"] == wanted


@pytest.mark.parametrize("words", [["--wat"], ["--out"], ["wort"], ["--cont", "x"]])
def test_wrong_build_arguments_are_refused_in_german(
    unprepared: Script, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert unprepared.main(["build", *words]) == 2
    assert "Aufruf: python scripts/dev.py build" in capsys.readouterr().err
    assert not unprepared.VENV.exists()
