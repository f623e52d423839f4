"""What links, citations and texts look like on one page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from praxistransfer.library.knowledge import Knowledge
from praxistransfer.model.addresses import address_of, relative
from praxistransfer.model.base import Quelle
from praxistransfer.model.dates import show_date
from praxistransfer.model.fields import UNDATED
from praxistransfer.pages.blocks import Inline, Page
from praxistransfer.pages.page_parts import source_values
from praxistransfer.theme.abbreviations import Abbreviations, Explained, Explainer
from praxistransfer.theme.hyphens import IN_NAMES, IN_TEXT, add_hyphens
from praxistransfer.theme.text_html import phrase_html, plain_html, prose_html


class PageHtml:
    """The page that is being rendered."""

    def __init__(
        self, page: Page, knowledge: Knowledge, abbreviations: Abbreviations | None = None
    ) -> None:
        self._address = page.address
        self._knowledge = knowledge
        self._sources = {quelle.id or "": quelle for quelle in page.sources}
        self._numbers = {quelle.id: number for number, quelle in enumerate(page.sources, 1)}
        self._explainer = Explainer(abbreviations or Abbreviations(), page.subjects)

    @property
    def explained(self) -> tuple[Explained, ...]:
        """The abbreviations in what was written so far."""
        return self._explainer.explained

    def words(self, text: str, *, short: bool = False) -> Markup:
        """Return text, its abbreviations explained; see :meth:`Explainer.explain`."""
        return add_hyphens(self._explainer.explain(text, short=short), IN_TEXT)

    def name(self, text: str) -> Markup:
        """Return a text that is kept short: a heading, a label or the text of a link."""
        return add_hyphens(self._explainer.explain(text, short=True), IN_NAMES)

    def link(self, target: str) -> str:
        """Return the link to an address."""
        return relative(self._address, target)

    def prose(self, text: str) -> Markup:
        """Return Markdown as HTML blocks."""
        return prose_html(text, self)

    def phrase(self, text: str) -> Markup:
        """Return Markdown of one paragraph without the paragraph around it."""
        return phrase_html(text, self)

    def inline(self, value: Inline, *, short: bool = False) -> Markup:
        """Return a piece of text or a link."""
        if isinstance(value, str):
            if "[^" in value:  # few have
                return plain_html(value, self, short=short)
            return self.words(value, short=short)
        name = self.name(value.text)
        note = self.words(value.note, short=short) if value.note else Markup()
        return _link(self.link(value.target), name, note)

    def line(self, values: Iterable[Inline], *, short: bool = False) -> Markup:
        """Return several values in a line."""
        return Markup(" · ").join(self.inline(value, short=short) for value in values)

    def cite(self, id_: str) -> Markup:
        """Return the mark of a source, with its number on this page."""
        if number := self._numbers.get(id_):
            return _citation(id_, number)
        # Only help pages show the notation itself; in entries the checks refuse this.
        return escape(f"[^{id_}]")

    def number(self, id_: str) -> str:
        """Return the number of a source on this page."""
        return str(self._numbers[id_])

    def publisher(self, id_: str) -> Markup:
        """Return who published a source and when, in a few words for the margin."""
        quelle = self._sources[id_]
        work = self._knowledge.werke.get(quelle.werk or "")
        name = quelle.herausgeber or (work.label if work else quelle.titel) or ""
        date = show_date(quelle.datum or (work.datum if work else UNDATED))
        return self.name(f"{name}, {date[-4:] if date != UNDATED else date}")

    def source(self, quelle: Quelle) -> Markup:
        """Return a source as it is listed."""
        return Markup("").join(map(self.inline, source_values(quelle, self._knowledge.werke)))

    def locate(self, id_: str) -> str:
        """Return the link to an entry; to none if there is no such entry, which checks refuse."""
        summary = self._knowledge.find_summary(id_)
        return self.link(address_of(summary)) if summary else ""


@lru_cache(maxsize=20_000)
def _citation(id_: str, number: int) -> Markup:
    mark = '<sup class="px-cite"><a href="#quelle-{}" aria-label="Quelle {}">{}</a></sup>'
    return Markup(mark).format(id_, number, number)  # noqa: S704 - our own


@lru_cache(maxsize=20_000)  # 2,000 links stand in 8,000 places: 0.03 s of a build
def _link(href: str, text: Markup, note: Markup) -> Markup:
    link = Markup('<a href="{}">{}</a>').format(href, text)
    return link + Markup(' <span class="px-note">{}</span>').format(note) if note else link
