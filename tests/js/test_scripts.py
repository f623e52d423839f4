"""The tests of the scripts of the site, which run in node."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from needed import need_program

HERE = Path(__file__).parent
AT_LEAST = 10


def test_the_scripts_pass_their_tests_in_node() -> None:
    node = need_program("node", advice="Debian: apt install nodejs")
    tests = sorted(map(str, HERE.glob("*.test.js")))
    result = subprocess.run(
        [node, "--test", "--test-reporter=tap", *tests],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    passed = re.search(r"^# pass (\d+)$", result.stdout, re.MULTILINE)

    assert result.returncode == 0, result.stdout + result.stderr
    assert passed
    assert int(passed[1]) >= AT_LEAST
