"""Writes pages as HTML through the templates of the package."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from markupsafe import Markup, escape

from praxistransfer.library.knowledge import Knowledge
from praxistransfer.model.addresses import GLOSSAR, relative
from praxistransfer.model.words import NOT_KNOWN
from praxistransfer.pages.blocks import TO_FILL_IN, Block, Page, Redirect, Section
from praxistransfer.pages.policy import CONTENT_POLICY
from praxistransfer.theme.abbreviations import Abbreviations
from praxistransfer.theme.charts import (
    draw_curve,
    draw_little_map,
    draw_time_bar,
    shade_of,
    table_of,
)
from praxistransfer.theme.page_html import PageHtml
from praxistransfer.theme.symbols import draw_icon, draw_pictogram
from praxistransfer.theme.tiles import draw_arc_map

_TEMPLATES = Path(__file__).parent / "templates"

TITLE_ID = "seitentitel"
"""The anchor of every page's title."""

_TEMPLATE = {"start": "start.html"}
"""Layouts whose pages have a template of their own."""

_ON_PAGE: dict[str, Callable[..., str]] = {
    "url": PageHtml.link,
    "words": PageHtml.words,
    "name": PageHtml.name,
    "prose": PageHtml.prose,
    "phrase": PageHtml.phrase,
    "inline": PageHtml.inline,
    "line": PageHtml.line,
    "cite": PageHtml.cite,
    "source": PageHtml.source,
    "number": PageHtml.number,
    "publisher": PageHtml.publisher,
}
"""Filters whose result depends on the page."""


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """The HTML of a page's content, from its title to its last section."""

    page: Page
    html: str


class _Generator(CodeGenerator):
    """Lets templates take HTML as it is, instead of making each piece of it anew.

    That is a fifth of the time in which pages are written, 0.4 s for 250 practices.
    """

    def _output_child_pre(self, *_: object) -> None:
        self.write("environment.escape_text(")


class _Environment(Environment):
    code_generator_class = _Generator

    @staticmethod
    def escape_text(value: object) -> Markup:
        """Return what a template shows of a value: HTML as it is, anything else escaped."""
        return value if type(value) is Markup else escape(value)


def template_environment() -> Environment:
    """Return what reads the templates of the package; everything they show is escaped.

    It stays the same, with what it has read, as long as the templates are the same.
    """
    files = sorted(_TEMPLATES.rglob("*.html"))
    return _environment(tuple((file, file.stat().st_mtime_ns) for file in files))


@lru_cache(maxsize=1)
def _environment(_state: tuple[tuple[Path, int], ...]) -> Environment:
    env = _Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # to ask for the file of each of many thousand blocks takes long
    )
    env.filters.update(
        {name: _on_page(method) for name, method in _ON_PAGE.items()},
        html=_show_block,
        icon=draw_icon,
        pictogram=draw_pictogram,
        arc_map=draw_arc_map,
        level=shade_of,
        drawing=draw_curve,
        little_map=draw_little_map,
        time_bar=draw_time_bar,
        points=table_of,
    )
    env.globals = {
        "not_known": NOT_KNOWN,
        "to_fill_in": TO_FILL_IN,
        "title_id": TITLE_ID,
        "glossar": GLOSSAR,
    }
    return env


def _on_page(method: Callable[..., str]) -> Callable[..., str]:
    """Return a filter that asks the page on which it stands."""
    # A build asks 100,000 times; looked up as context["page_html"], that takes 0.03 s longer.
    return pass_context(
        lambda context, value, **more: method(context.parent["page_html"], value, **more)
    )


@pass_context
def _show_block(context: Context, block: Block | Section) -> Markup:
    """Return a block as HTML, by the template of its name."""
    template = context.environment.get_template(f"blocks/{type(block).__name__.lower()}.html")
    html = template.render(page_html=context["page_html"], block=block)
    return Markup(html)  # noqa: S704 - our own templates


class Renderer:
    """Renders the pages of one library."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._env = template_environment()

    def read_templates(self) -> None:
        """Read the templates of blocks before one is needed, which takes 0.1 s."""
        for name in self._env.list_templates(filter_func=lambda name: name.startswith("blocks/")):
            self._env.get_template(name)

    def render(self, page: Page) -> RenderedPage:
        """Return the page as HTML, abbreviations explained."""
        abbreviations = Abbreviations() if page.about_site else self._abbreviations
        page_html = PageHtml(page, self._knowledge, abbreviations)
        html = self._env.get_template(_TEMPLATE.get(page.layout, "page.html")).render(
            page_html=page_html, page=page
        )
        return RenderedPage(page, html)

    @cached_property
    def _abbreviations(self) -> Abbreviations:
        # A build in which no page has to be made needs none.
        return Abbreviations(self._knowledge.begriffe.values())

    def render_redirect(self, redirect: Redirect) -> str:
        """Return a whole HTML document that leads on."""
        return self._env.get_template("redirect.html").render(
            redirect=redirect,
            target=relative(redirect.address, redirect.target),
            policy=CONTENT_POLICY,
        )
