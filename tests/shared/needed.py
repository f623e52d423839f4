"""Programs that some tests need and not every machine has."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

NODE_MODULES = Path(__file__).parents[1] / "js" / "node_modules"


def need_program(*names: str, advice: str) -> str:
    """Return the path of the first program found; where there is none, skip or fail."""
    return next(filter(None, map(shutil.which, names)), None) or _go_without(names[0], advice)


def need_node_file(path: str) -> Path:
    """Return a file of the node packages in tests/js; where it is missing, skip or fail."""
    file = NODE_MODULES / path
    return file if file.is_file() else _go_without(path, "python scripts/dev.py test, with npm")


def version_of(package: str) -> str:
    """Return the version of a node package; where it is missing, skip or fail."""
    described = json.loads(need_node_file(f"{package}/package.json").read_text("utf-8"))
    return str(described["version"])


def _go_without(name: str, advice: str) -> NoReturn:
    """Skip the test at home and fail it in CI, where every test must run."""
    if os.environ.get("CI"):
        pytest.fail(f"{name} is missing; the tests that need it must run in CI.")
    pytest.skip(f"{name} is not installed ({advice})")
