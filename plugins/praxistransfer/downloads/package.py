"""What the transfer package of a practice says: a pure function of the practice and the library."""

from __future__ import annotations

from dataclasses import dataclass

from praxistransfer.downloads.checkliste import write_checkliste
from praxistransfer.downloads.example import Example
from praxistransfer.downloads.folien import Slide, write_folien
from praxistransfer.downloads.papers import Pairs, Paper, clean, text_of
from praxistransfer.downloads.plan import Plan, write_plan
from praxistransfer.downloads.steckbrief import list_signs, write_steckbrief
from praxistransfer.downloads.vorlage import write_vorlage
from praxistransfer.model.addresses import address_of
from praxistransfer.model.dates import show_date
from praxistransfer.model.fields import UNDATED
from praxistransfer.model.practice import Practice
from praxistransfer.model.text import Line, plain_text
from praxistransfer.pages.page_parts import Book


@dataclass(frozen=True, slots=True)
class Package:
    """Everything that the files of a package say."""

    id: str
    title: str
    summary: str
    place: str
    field: str
    day: str
    """The day of which the content speaks, as an ISO date; empty if it is not dated."""
    stand: str
    """The day in words."""
    warning: str
    """What has to be said first about the state of the entry; empty if there is nothing."""
    handbook: str
    subtitle: str
    address: str
    """The page of the practice; empty if nobody knows where the site will be."""
    licence: tuple[str, str]
    """Its name, and where it can be read; the latter empty if nobody knows."""
    signs: Pairs
    steckbrief: Paper
    vorlage: Paper
    checkliste: Paper
    plan: Plan
    folien: tuple[Slide, ...]
    quellen: tuple[Line, ...]

    @property
    def attribution(self) -> str:
        """How to name where the texts come from, as most licences want it."""
        return (
            f"{self.title}. Aus: {self.handbook} – {self.subtitle}. Stand: {self.stand}. "
            f"Lizenz: {self.licence[0]}."
        )


_LICENCES = {
    "CC-BY-4.0": (
        "Creative Commons Namensnennung 4.0 International (CC BY 4.0)",
        "https://creativecommons.org/licenses/by/4.0/deed.de",
    ),
    "CC0-1.0": (
        "Creative Commons CC0 1.0 (Verzicht auf Rechte)",
        "https://creativecommons.org/publicdomain/zero/1.0/deed.de",
    ),
}


def write_package(book: Book, practice: Practice, base_url: str = "") -> Package:
    """Return what the package of a practice says."""
    example = Example(book, practice, base_url)
    handbuch = book.knowledge.handbuch
    return Package(
        id=practice.id,
        title=example.title,
        summary=clean(plain_text(practice.kurzfassung)),
        place=example.place,
        field=clean(book.knowledge.summary_of(practice.handlungsfelder[0]).name),
        day="" if practice.stand == UNDATED else f"{practice.stand}-01-01"[:10],
        stand=show_date(practice.stand),
        warning=" ".join(text_of(paragraph.runs) for paragraph in example.list_warnings()),
        handbook=clean(handbuch.titel),
        subtitle=clean(handbuch.untertitel),
        address=base_url and base_url + address_of(practice),
        licence=_LICENCES.get(practice.lizenz, (clean(practice.lizenz), "")),
        signs=list_signs(example),
        steckbrief=write_steckbrief(example),
        vorlage=write_vorlage(example),
        checkliste=write_checkliste(example),
        plan=write_plan(example),
        folien=write_folien(example),
        quellen=example.scribe.sources,
    )
