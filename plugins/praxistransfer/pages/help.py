"""The help pages for authors: one for the code of each fault, and their list."""

from __future__ import annotations

from praxistransfer.model.addresses import HILFE, Anchor, slug
from praxistransfer.model.faults import CODES
from praxistransfer.pages.blocks import Block, Code, Links, Page, Prose, Section

_GROUPS = {
    "PT1": "Die Datei",
    "PT2": "Die Schreibweise",
    "PT3": "Die Felder",
    "PT4": "Verweise",
    "PT5": "Der Text",
    "PT6": "Die Veröffentlichung",
}


def help_pages() -> list[Page]:
    """Return the help page of every code and their list."""
    return [_codes_page(), *(_help_page(code) for code in sorted(CODES))]


def _codes_page() -> Page:
    sections = tuple(
        Section(
            slug(heading),
            heading,
            (
                Links(
                    tuple(
                        Anchor(f"{code}: {CODES[code].title}", f"{HILFE}{code.lower()}/")
                        for code in sorted(CODES)
                        if code.startswith(prefix)
                    )
                ),
            ),
        )
        for prefix, heading in _GROUPS.items()
    )
    lead = "Was die Meldungen bei der Prüfung von Einträgen bedeuten und was zu tun ist."
    return Page(HILFE, "Hilfe zu Meldungen", lead, sections)


def _help_page(code: str) -> Page:
    text = CODES[code]
    samples: list[Block] = []
    if text.wrong:
        samples = [Code(text.wrong, "So nicht"), Code(text.right, "Sondern so")]
    sections = [Section("abhilfe", "Was zu tun ist", (Prose(text.remedy), *samples))]
    return Page(
        address=f"{HILFE}{code.lower()}/",
        title=f"{code}: {text.title}",
        kind="Hilfe zu Meldungen",
        lead=text.meaning,
        sections=tuple(sections),
        above=(Anchor("Hilfe zu Meldungen", HILFE),),
        own_description=text.title,
    )
