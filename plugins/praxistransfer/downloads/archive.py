"""ZIP files that are the same whenever and wherever they are made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file can name."""
_EVERYBODY_READS = 0o644 << 16


def pack_files(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a ZIP file with these files in this order, without time or system of its making."""
    stream = BytesIO()
    with ZipFile(stream, "w") as target:
        for name, content in files:
            info = ZipInfo(name, _LONG_AGO)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = _EVERYBODY_READS
            info.create_system = 3
            target.writestr(info, content)
    return stream.getvalue()


def repack_office(office: bytes, changed: Mapping[str, bytes] | None = None) -> bytes:
    """Return an Office file packed the same way, with other content for some of its parts."""
    changed = changed or {}
    with ZipFile(BytesIO(office)) as source:
        names = source.namelist()
        return pack_files((name, changed.get(name) or source.read(name)) for name in names)
