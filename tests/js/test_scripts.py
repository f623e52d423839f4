"""The tests of the scripts of the site, in node."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from indexes import write_indexes
from needed import need_node_file, need_program

from praxistransfer.theme.static_files import script_files

HERE = Path(__file__).parent
AT_LEAST = 150


def test_the_scripts_pass_their_tests_in_node(tmp_path: Path) -> None:
    node = need_program("node", advice="Debian: apt install nodejs")
    need_node_file("jsdom/package.json")
    served = tmp_path / "site"
    for script in script_files():
        path = served / script.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(script.content)
    tests = sorted(map(str, HERE.glob("[!n]*/*.test.js")))
    result = subprocess.run(
        [node, "--test", "--test-reporter=tap", *tests],
        env={**os.environ, **write_indexes(tmp_path), "AUSGELIEFERT": str(served)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    passed = re.search(r"^# pass (\d+)$", result.stdout, re.MULTILINE)

    assert result.returncode == 0, result.stdout + result.stderr
    assert passed
    assert int(passed[1]) >= AT_LEAST
