"""Pages of former ids, which lead on to where the entry is now."""

from __future__ import annotations

from praxistransfer.library.library import Library
from praxistransfer.model.addresses import address_of
from praxistransfer.model.words import KINDS
from praxistransfer.pages.blocks import Redirect


def build_redirects(library: Library) -> list[Redirect]:
    """Return where the pages of former ids lead now, sorted by address."""
    redirects = []
    for old, new in library.former_ids.items():
        entry = library.entries.get(new)
        if entry is not None:
            address = f"{KINDS[entry.kind].folder}/{old}/"
            redirects.append(Redirect(address, address_of(entry), entry.name))
    return sorted(redirects, key=lambda redirect: redirect.address)
