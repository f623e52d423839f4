"""Writes pages as HTML through the templates of the package."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from praxistransfer.library import Library
from praxistransfer.model.base import Quelle
from praxistransfer.model.fields import UNDATED
from praxistransfer.pages.abbreviations import Abbreviations
from praxistransfer.pages.addresses import GLOSSAR, QUELLEN, address_of, relative
from praxistransfer.pages.blocks import NOT_KNOWN, TO_FILL_IN, Anchor, Inline, Page, Redirect
from praxistransfer.pages.charts import draw, level, table_of
from praxistransfer.pages.dates import show_date
from praxistransfer.pages.policy import CONTENT_POLICY
from praxistransfer.pages.prose import phrase_html, plain_html, prose_html

TITLE_ID = "seitentitel"
"""The anchor of every page's title."""

_CITE = Markup(
    '<sup class="px-cite"><a href="#quelle-{id}" aria-label="Quelle {number}">{number}</a></sup>'
)


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """The HTML of a page's content, from its title to its last section."""

    page: Page
    html: str


def template_environment() -> Environment:
    """Return what reads the templates of the package; everything they show is escaped."""
    return Environment(
        loader=PackageLoader("praxistransfer", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


class Renderer:
    """Renders the pages of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._abbreviations = Abbreviations(library.begriffe.values())
        self._env = template_environment()
        self._env.filters.update(
            url=_url,
            prose=pass_context(lambda context, text: prose_html(text, *self._tools(context))),
            phrase=pass_context(lambda context, text: phrase_html(text, *self._tools(context))),
            inline=_inline,
            rows=_rows,
            source=self._source,
            level=level,
            drawing=draw,
            points=table_of,
            kind=lambda block: type(block).__name__.lower(),
        )
        self._env.globals.update(unknown=NOT_KNOWN, to_fill_in=TO_FILL_IN, title_id=TITLE_ID)
        self._page = self._env.get_template("page.html")
        self._redirect = self._env.get_template("redirect.html")

    def render(self, page: Page) -> RenderedPage:
        """Return the page as HTML, abbreviations explained."""
        body = self._page.render(page=page)
        if page.about_site:
            return RenderedPage(page, body)
        html, explained = self._abbreviations.explain(body, page.subjects)
        if explained and page.address != GLOSSAR:
            terms = self._env.get_template("abbreviations.html")
            html += Markup(terms.render(page=page, explained=explained, glossar=GLOSSAR))  # noqa: S704
        return RenderedPage(page, html)

    def render_redirect(self, redirect: Redirect) -> str:
        """Return a whole HTML document that leads on."""
        return self._redirect.render(
            redirect=redirect,
            target=relative(redirect.address, redirect.target),
            policy=CONTENT_POLICY,
        )

    def _tools(self, context: Context) -> tuple[Any, Any]:
        """Return what resolves citations and entry links on the page being rendered."""
        page: Page = context["page"]

        def locate(id_: str) -> str:
            entry = self._library.entries.get(id_)
            # As with citations: the checks refuse a link to an entry that does not exist.
            return relative(page.address, address_of(entry)) if entry else ""

        return _citer(page), locate

    @pass_context
    def _source(self, context: Context, quelle: Quelle) -> Markup:
        """Return a source as it is listed."""
        werk = self._library.werke.get(quelle.werk or "")
        title = quelle.titel or (werk.label if werk else "")
        target = quelle.url or (f"{QUELLEN}#{werk.id}" if werk else "")
        linked = (
            Markup('<a href="{}">{}</a>').format(_url(context, target), title)
            if target
            else escape(title)
        )
        parts = [escape(quelle.herausgeber + ": ") + linked if quelle.herausgeber else linked]
        if quelle.seite:
            parts.append(escape(quelle.seite))
        date = quelle.datum or (werk.datum if werk else UNDATED)
        when = show_date(date) + (f" ({quelle.datum_hinweis})" if quelle.datum_hinweis else "")
        parts.append(escape(when))
        if quelle.abgerufen:
            parts.append(escape(f"abgerufen {show_date(quelle.abgerufen)}"))
        return Markup(", ").join(parts)


@pass_context
def _url(context: Context, target: str) -> str:
    """Return the link from the page being rendered to an address."""
    return relative(context["page"].address, target)


@pass_context
def _inline(context: Context, value: Inline) -> Markup:
    """Return a piece of text or a link."""
    if isinstance(value, str):
        return plain_html(value, _citer(context["page"]))
    link = Markup('<a href="{}">{}</a>').format(_url(context, value.target), value.text)
    note = Markup(' <span class="px-note">{}</span>').format(value.note) if value.note else ""
    return link + note


@pass_context
def _rows(context: Context, items: Iterable[Anchor]) -> Markup:
    """Return items of a list of links; the same ones stand on many pages."""
    start = relative(context["page"].address, "")
    return Markup("".join(_row(start, item) for item in items))  # noqa: S704 - escaped in _row


@lru_cache(maxsize=100_000)
def _row(start: str, item: Anchor) -> str:
    return (
        f'<li><a href="{escape(start + item.target)}">{escape(item.text)}</a> '
        f'<span class="px-note">{escape(item.note)}</span></li>\n'
    )


def _citer(page: Page) -> Any:
    """Return the function that turns the id of a source into its mark on this page."""
    numbers = {quelle.id: number for number, quelle in enumerate(page.sources, 1) if quelle.id}

    def cite(id_: str) -> Markup:
        if id_ not in numbers:
            # Only help pages show the notation itself; in entries the checks refuse this.
            return escape(f"[^{id_}]")
        return _CITE.format(id=id_, number=numbers[id_])

    return cite
