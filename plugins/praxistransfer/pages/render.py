"""Writes pages as HTML through the templates of the package."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from praxistransfer.library import Library
from praxistransfer.model.base import Quelle
from praxistransfer.model.fields import UNDATED
from praxistransfer.pages.abbreviations import Abbreviations
from praxistransfer.pages.addresses import GLOSSAR, QUELLEN, address_of, relative
from praxistransfer.pages.blocks import NOT_KNOWN, TO_FILL_IN, Anchor, Block, Inline, Page, Redirect
from praxistransfer.pages.charts import draw, level, table_of
from praxistransfer.pages.dates import show_date
from praxistransfer.pages.policy import CONTENT_POLICY
from praxistransfer.pages.prose import phrase_html, plain_html, prose_html
from praxistransfer.reads import ReadLibrary

TITLE_ID = "seitentitel"
"""The anchor of every page's title."""


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
        auto_reload=False,  # the templates do not change while we run
    )


class Renderer:
    """Renders the pages of one library."""

    def __init__(self, library: Library | ReadLibrary) -> None:
        self._library = library
        self._abbreviations = Abbreviations(library.begriffe.values())
        self._env = template_environment()
        self._env.filters.update(
            html=self._block,
            url=pass_context(lambda context, target: _here(context).link(target)),
            prose=pass_context(lambda context, text: _here(context).prose(text)),
            phrase=pass_context(lambda context, text: _here(context).phrase(text)),
            inline=pass_context(lambda context, value: _here(context).inline(value)),
            source=pass_context(lambda context, quelle: _here(context).source(quelle)),
            rows=pass_context(lambda context, items: _here(context).rows(items)),
            level=level,
            drawing=draw,
            points=table_of,
        )
        self._env.globals.update(unknown=NOT_KNOWN, to_fill_in=TO_FILL_IN, title_id=TITLE_ID)
        self._globals = dict(self._env.globals)
        self._page = self._env.get_template("page.html")
        self._terms = self._env.get_template("abbreviations.html")
        self._redirect = self._env.get_template("redirect.html")
        self._blocks = {
            kind: self._env.get_template(f"blocks/{kind.__name__.lower()}.html")
            for kind in get_args(Block)
        }

    def render(self, page: Page) -> RenderedPage:
        """Return the page as HTML, abbreviations explained."""
        here = _Here(page, self._library)
        body = self._page.render(page=page, here=here)
        if page.about_site:
            return RenderedPage(page, body)
        html, explained = self._abbreviations.explain(body, page.subjects)
        if explained and page.address != GLOSSAR:
            terms = self._terms.render(here=here, explained=explained, glossar=GLOSSAR)
            html += Markup(terms)  # noqa: S704
        return RenderedPage(page, html)

    def render_redirect(self, redirect: Redirect) -> str:
        """Return a whole HTML document that leads on."""
        return self._redirect.render(
            redirect=redirect,
            target=relative(redirect.address, redirect.target),
            policy=CONTENT_POLICY,
        )

    @pass_context
    def _block(self, context: Context, block: Block) -> Markup:
        """Return a block as HTML, by the template of its name."""
        template = self._blocks[type(block)]
        values = {**self._globals, "block": block, "here": context["here"]}
        own = Context(self._env, values, template.name, template.blocks)
        return Markup("".join(template.root_render_func(own)))  # noqa: S704


def _here(context: Context) -> _Here:
    here: _Here = context["here"]
    return here


class _Here:
    """The page being rendered: what links, citations and texts look like on it.

    Pages hold many thousands of these, so they are put together by hand, each part escaped.
    """

    def __init__(self, page: Page, library: Library | ReadLibrary) -> None:
        self._address = page.address
        self._library = library
        self._numbers = {quelle.id: n for n, quelle in enumerate(page.sources, 1) if quelle.id}

    def link(self, target: str) -> str:
        """Return the link to an address."""
        return relative(self._address, target)

    def prose(self, text: str) -> Markup:
        """Return Markdown as HTML blocks."""
        return prose_html(text, self._cite, self._locate)

    def phrase(self, text: str) -> Markup:
        """Return Markdown of one paragraph without the paragraph around it."""
        return phrase_html(text, self._cite, self._locate)

    def inline(self, value: Inline) -> Markup:
        """Return a piece of text or a link."""
        if isinstance(value, str):
            return plain_html(value, self._cite)
        note = f' <span class="px-note">{escape(value.note)}</span>' if value.note else ""
        return Markup(self._anchor(value.target, value.text) + note)  # noqa: S704

    def rows(self, items: Iterable[Anchor]) -> Markup:
        """Return items of a list of links; the same ones stand on many pages."""
        start = self.link("")
        return Markup("".join(_row(start, item) for item in items))  # noqa: S704 - escaped in _row

    def source(self, quelle: Quelle) -> Markup:
        """Return a source as it is listed."""
        werk = self._library.werke.get(quelle.werk or "")
        title = quelle.titel or (werk.label if werk else "")
        target = quelle.url or (f"{QUELLEN}#{werk.id}" if werk else "")
        linked = self._anchor(target, title) if target else str(escape(title))
        date = quelle.datum or (werk.datum if werk else UNDATED)
        parts = [
            f"{escape(quelle.herausgeber)}: {linked}" if quelle.herausgeber else linked,
            escape(quelle.seite or ""),
            escape(
                show_date(date) + (f" ({quelle.datum_hinweis})" if quelle.datum_hinweis else "")
            ),
            f"abgerufen {escape(show_date(quelle.abgerufen))}" if quelle.abgerufen else "",
        ]
        return Markup(", ".join(filter(None, parts)))  # noqa: S704

    def _anchor(self, target: str, text: str) -> str:
        return f'<a href="{escape(self.link(target))}">{escape(text)}</a>'

    def _cite(self, id_: str) -> Markup:
        """Return the mark of a source, with its number on this page."""
        if id_ not in self._numbers:
            # Only help pages show the notation itself; in entries the checks refuse this.
            return escape(f"[^{id_}]")
        number = self._numbers[id_]
        return Markup(  # noqa: S704
            f'<sup class="px-cite"><a href="#quelle-{escape(id_)}" '
            f'aria-label="Quelle {number}">{number}</a></sup>'
        )

    def _locate(self, id_: str) -> str:
        """Return the link to an entry; to none if there is no such entry, which checks refuse."""
        entry = self._library.entries.get(id_)
        return self.link(address_of(entry)) if entry else ""


@lru_cache(maxsize=100_000)
def _row(start: str, item: Anchor) -> str:
    return (
        f'<li><a href="{escape(start + item.target)}">{escape(item.text)}</a> '
        f'<span class="px-note">{escape(item.note)}</span></li>\n'
    )
