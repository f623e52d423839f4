"""Bundles: all that a page's script imports, in one file that means the same."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from needed import need_program

from praxistransfer.theme.bundles import ENTRIES, bundle_address, bundle_scripts
from praxistransfer.theme.static_files import bundle_files

LEAF = 'const OWN = "a";\n\n/** Says it. */\nexport const say = () => OWN;\nexport class Voice {}\n'
MIDDLE = (
    'import { say } from "./leaf.js";\n\nconst OWN = "b";\n'
    "export function tell() {\n  return say() + OWN;\n}\n"
)
ENTRY = (
    'import { tell } from "../shared/middle.js";\n'
    'import { say, Voice } from "../shared/leaf.js";\n\n'
    'export const told = tell() + say() + (new Voice() instanceof Voice ? "!" : "?");\n'
    'export const later = () => import("../practice/practice-page.js");\n'
    'export const other = () => import("../search/search.js");\n'
)


@pytest.fixture
def bundle() -> str:
    """Return the bundle of a made-up script."""
    scripts = dict.fromkeys(ENTRIES, "") | {
        "shared/leaf.js": LEAF,
        "shared/middle.js": MIDDLE,
        "shell/shell.js": ENTRY,
    }
    return dict(bundle_scripts(scripts))["bundles/shell.js"]


def test_a_bundle_says_what_its_modules_say_together(bundle: str, tmp_path: Path) -> None:
    file = tmp_path / "bundle.mjs"
    file.write_text(bundle, "utf-8")
    script = f'import("{file.as_uri()}").then(({{ told }}) => process.stdout.write(told))'
    node = need_program("node", advice="Debian: apt install nodejs")
    told = subprocess.run([node, "-e", script], capture_output=True, encoding="utf-8", check=True)
    assert told.stdout == "aba!"


def test_each_module_stands_in_a_bundle_once_before_whatever_needs_it(bundle: str) -> None:
    assert bundle.count('const OWN = "a"') == 1
    assert bundle.index('const OWN = "a"') < bundle.index('const OWN = "b"')
    assert not re.search(r"^import ", bundle, re.MULTILINE)


def test_what_is_loaded_later_is_a_bundle_where_there_is_one(bundle: str) -> None:
    assert 'import("../bundles/practice-page.js")' in bundle
    assert 'import("../search/search.js")' in bundle


def test_every_bundle_is_served_imports_nothing_and_exports_what_its_script_does() -> None:
    served = {file.address: file.content.decode() for file in bundle_files()}
    assert [*served] == [f"assets/handbuch/{bundle_address(entry)}" for entry in ENTRIES]
    for address, text in served.items():
        assert not re.search(r'\bfrom ?"', text), address
        outside = text.rpartition("})();")[2]
        assert "export" not in text.removesuffix(outside), address
        assert ("export" in outside) == (not address.endswith("/shell.js")), address
