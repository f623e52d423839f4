"""Where the parts of a file stand that was read before, looked up only when somebody asks.

A build without faults needs none, so what is remembered of a file holds none.
"""

from __future__ import annotations

from praxistransfer.content.entry_text import yaml_part
from praxistransfer.content.source_files import FoundFile, SourceFile, decode_text, read_bytes
from praxistransfer.content.strict_yaml import read_yaml
from praxistransfer.model.problem import Problem
from praxistransfer.model.yaml_document import YamlDocument


def read_again(file: FoundFile) -> YamlDocument:
    """Return data and positions of a file; nothing if it has become unreadable meanwhile."""
    raw = read_bytes(file)
    text, _ = (None, ()) if isinstance(raw, Problem) else decode_text(raw, file.path)
    part = yaml_part(SourceFile(file.path, text)) if text else None
    document = read_yaml(part[0], file.path, part[1])[0] if part else None
    return document or YamlDocument()
