"""The template in the authors' guide is a valid entry of the real handbook."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from praxistransfer.content.checking import check_content
from praxistransfer.model.practice import Practice

ROOT = Path(__file__).parents[2]


def test_the_template_can_be_copied_as_it_is(tmp_path: Path) -> None:
    guide = (ROOT / "docs/mitmachen/index.md").read_text("utf-8")
    (template,) = re.findall(r"```yaml\n(---\n.*?)```", guide, re.DOTALL)
    content = shutil.copytree(ROOT / "practices", tmp_path / "practices")
    (content / "beispiele/sport/beispiel-schwimmkurs.md").write_text(template, "utf-8")
    library, problems = check_content(content)
    assert problems == []
    assert isinstance(library.entries["beispiel-schwimmkurs"], Practice)
