"""What gets installed is pinned, byte for byte, and is all that the project asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[3]
PINS = (ROOT / "constraints.txt").read_text("utf-8")
PINNED = {
    canonicalize_name(name): (version, re.findall(r"--hash=sha256:([0-9a-f]{64})\b", hashes))
    for name, version, hashes in re.findall(
        r"^([\w.-]+)==(\S+)((?: \\\n    --hash=\S+)+)$", PINS, re.MULTILINE
    )
}


def test_every_line_pins_a_version_and_its_hashes() -> None:
    lines = [line for line in PINS.split("\n") if line and not line.startswith(("#", " "))]
    assert len(lines) == len(PINNED)
    assert all(hashes and len({*hashes}) == len(hashes) for _, hashes in PINNED.values())


def test_everything_that_the_project_asks_for_is_pinned_within_its_bounds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    asked += [text for extra in extras for text in extra]
    asked.append("editables")  # what the build needs for an editable install
    for requirement in map(Requirement, asked):
        if requirement.name != project["project"]["name"]:
            version, _ = PINNED[canonicalize_name(requirement.name)]
            assert version in requirement.specifier, requirement


def test_addresses_of_registries_stay_out() -> None:
    assert "://" not in PINS
