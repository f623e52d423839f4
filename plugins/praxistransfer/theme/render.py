"""Writes pages as HTML through the templates of the package."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    pass_context,
    pass_environment,
)
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from markupsafe import Markup

from praxistransfer.library.knowledge import ReadLibrary
from praxistransfer.library.library import Library
from praxistransfer.model.addresses import GLOSSAR, relative
from praxistransfer.model.words import NOT_KNOWN
from praxistransfer.pages.blocks import (
    Block,
    Page,
    Redirect,
)
from praxistransfer.pages.policy import CONTENT_POLICY
from praxistransfer.theme.abbreviations import Abbreviations
from praxistransfer.theme.charts import draw, level, table_of
from praxistransfer.theme.escaping import marked, shown
from praxistransfer.theme.page_html import Here

TITLE_ID = "seitentitel"
"""The anchor of every page's title."""


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """The HTML of a page's content, from its title to its last section."""

    page: Page
    html: str


class _Generator(CodeGenerator):
    """Lets templates escape what they show by a function of ours, for it is faster than theirs."""

    def _output_child_pre(self, *_: object) -> None:
        self.write("environment.shown(")


class _Environment(Environment):
    code_generator_class = _Generator
    shown = staticmethod(shown)
    getattr = staticmethod(getattr)  # type: ignore[assignment]  # no template asks for other items


def template_environment() -> Environment:
    """Return what reads the templates of the package; everything they show is escaped.

    It is the same one, with what it has read, as long as the templates are the same.
    """
    files = sorted(_TEMPLATES.rglob("*.html"))
    return _environment(tuple((file, file.stat().st_mtime_ns) for file in files))


@lru_cache(maxsize=1)
def _environment(_templates: tuple[tuple[Path, int], ...]) -> Environment:
    env = _Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # whoever changes a template gets a new environment
    )
    env.filters.update(
        {name: _on_page(method) for name, method in _ON_PAGE.items()},
        html=_block,
        icon=_icon,
        level=level,
        drawing=draw,
        points=table_of,
    )
    env.globals = {"unknown": NOT_KNOWN, "title_id": TITLE_ID}
    return env


_TEMPLATES = Path(__file__).parent / "templates"
_ON_PAGE: dict[str, Callable[..., str]] = {
    "url": Here.link,
    "prose": Here.prose,
    "phrase": Here.phrase,
    "inline": Here.inline,
    "cite": Here.cite,
    "source": Here.source,
    "rows": Here.rows,
    "facts": Here.facts,
    "cards": Here.cards,
    "cells": Here.cells,
}
"""Filters whose result depends on the page."""


def _on_page(method: Callable[..., str]) -> Callable[..., str]:
    return pass_context(lambda context, value: method(context.parent["here"], value))


@pass_environment
@lru_cache(maxsize=100)
def _icon(env: Environment, name: str) -> Markup:
    """Return the picture of this name."""
    return marked(env.get_template("icons.html").render(name=name))


@pass_context
def _block(context: Context, block: Block) -> Markup:
    """Return a block as HTML, by the template of its name."""
    template = _template_of(context.environment, type(block).__name__)
    return marked(_filled(template, context, block=block))


def _filled(template: Template, context: Context, **names: object) -> str:
    """Return the HTML of a part of a page, whose template shows the values of these names."""
    # A context of its own for each of the many parts takes long; names set before do not stay.
    context.vars = names
    return "".join(template.root_render_func(context))


@lru_cache(maxsize=100)
def _template_of(env: Environment, kind: str) -> Template:
    return env.get_template(f"blocks/{kind.lower()}.html")


class Renderer:
    """Renders the pages of one library."""

    def __init__(self, library: Library | ReadLibrary) -> None:
        self._library = library
        self._env = template_environment()

    def render(self, page: Page) -> RenderedPage:
        """Return the page as HTML, abbreviations explained."""
        context = self._page.new_context({"here": Here(page, self._library)})
        body = _filled(self._page, context, page=page)
        if page.about_site:
            return RenderedPage(page, body)
        html, explained = self._abbreviations.explain(body, page.subjects)
        if explained and page.address != GLOSSAR:
            html += _filled(self._terms, context, explained=explained, glossar=GLOSSAR)
        return RenderedPage(page, html)

    # A build in which no page has to be made needs none of these.

    @cached_property
    def _abbreviations(self) -> Abbreviations:
        return Abbreviations(self._library.begriffe.values())

    @cached_property
    def _page(self) -> Template:
        return self._env.get_template("page.html")

    @cached_property
    def _terms(self) -> Template:
        return self._env.get_template("abbreviations.html")

    def render_redirect(self, redirect: Redirect) -> str:
        """Return a whole HTML document that leads on."""
        return self._env.get_template("redirect.html").render(
            redirect=redirect,
            target=relative(redirect.address, redirect.target),
            policy=CONTENT_POLICY,
        )
