"""The same pages for other site generators: mkdocs with Material, Zensical and Hugo.

Material and Zensical get finished Markdown with all links. Hugo gets the entries as they are; its
templates in ``hugo/`` make facts, cards and lists by vocabulary from them, with the means that its
users have. None of them has to find out which entries are related; Hugo's own way takes longer.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from praxistransfer.building.plan import build_pages
from praxistransfer.library.library import Library
from praxistransfer.library.relations import Relations
from praxistransfer.model.addresses import Anchor, address_of, relative
from praxistransfer.model.base import Quelle
from praxistransfer.model.practice import Practice
from praxistransfer.model.vocabulary import Handlungsfeld
from praxistransfer.model.words import KINDS, NOT_KNOWN
from praxistransfer.pages import blocks

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs"
MENU: dict[str, tuple[str, ...]] = {
    "Start": ("",),
    "Praxisbeispiele": ("praxis/",),
    "Handlungsfelder": ("handlungsfelder/",),
    "Integrationszentren": ("ki/",),
    "Übertragen": ("uebertragungen/", "muster/", "schulungen/"),
    "Nachschlagen": (
        "karte/", "zahlen/", "akteure/", "programme/", "rechtsgrundlagen/", "zielgruppen/",
        "struktur/", "stolpersteine/", "glossar/", "quellen/",
    ),
    "Mitmachen": (
        "mitmachen/", "mitmachen/qualitaet/", "mitmachen/redaktion/", "mitmachen/felder/",
        "mitmachen/wortwahl/", "hilfe/",
    ),
    "Über uns": ("ueber/", "leichte-sprache/"),
}  # fmt: skip
"""The menu of the handbook: name → addresses."""

MKDOCS = {
    "site_name": "Erfundenes Handbuch",
    "theme": {"name": "material", "language": "de", "font": False},
    "plugins": ["search"],
    "markdown_extensions": ["footnotes", "sane_lists", "tables", "toc"],
    "not_in_nav": "*",
    "validation": {"links": {"not_found": "ignore", "anchors": "ignore"}},
}
_BY_HUGO = (
    "akteur", "foerderprogramm", "handlungsfeld", "integrationszentrum", "rechtsgrundlage",
    "stolperstein", "vorgehensmuster", "zielgruppe",
)  # fmt: skip
"""Kinds that are taxonomies for Hugo: it lists itself which entries name them."""
_LISTS_OF_ENTRIES = {"uebertragungen", "engere-handlungsfelder"}

Fields = dict[str, Any]
Link = Callable[[str], str]
"""Turns an address of the site into what a page writes as a link."""


def write_mkdocs(library: Library, folder: Path) -> None:
    """Write a project for mkdocs with Material; Zensical reads the same."""
    for page in build_pages(library):
        markdown = _Markdown(library, _link_between_files(page.address))
        _write(folder / f"docs/{page.address}index.md", "\n\n".join(markdown.page(page)))
    for name, text in _own_pages():
        _write(folder / "docs" / name, text)
    files = {name: [f"{item}index.md" for item in items] for name, items in MENU.items()}
    nav = [{name: items[0] if len(items) == 1 else items} for name, items in files.items()]
    _write(folder / "mkdocs.yml", yaml.safe_dump({**MKDOCS, "nav": nav}, allow_unicode=True))


def _link_between_files(source: str) -> Link:
    def link(target: str) -> str:
        found = relative(source, target)
        path, mark, fragment = found.partition("#")
        return f"{path}index.md{mark}{fragment}" if path.endswith("/") else found

    return lambda target: target if "://" in target else link(target)


def _own_pages() -> Iterator[tuple[str, str]]:
    """Yield name and text of the pages that are written by hand."""
    for path in sorted(DOCS.rglob("*.md")):
        name = path.relative_to(DOCS).as_posix()
        if not name.startswith("entwicklung/"):
            yield name, re.sub(r"\A---\n.*?\n---\n+", "", path.read_text("utf-8"), flags=re.DOTALL)


def write_hugo(library: Library, content: Path, folder: Path) -> None:
    """Write a Hugo site from a library and the content root that it was read from."""
    shutil.copytree(HERE / "hugo", folder)
    terms = {address_of(entry): entry for entry in library.entries.values()}
    computed = {f"{KINDS[kind].folder}/" for kind in (*_BY_HUGO, "practice", "uebertragung")}
    markdown = _Markdown(library, lambda target: target if "://" in target else f"/{target}")
    relations = Relations(library)
    for page in build_pages(library):
        entry = terms.get(page.address)
        if entry and entry.kind in {"practice", "uebertragung"}:
            continue
        head: Fields = {"title": page.title}
        parts = markdown.page(page)
        if page.address in computed:
            parts = [page.lead]
        elif entry and entry.kind in _BY_HUGO:
            parts = markdown.page(page, without_entries=True)
            head["enger"] = _narrower(library, entry.id)
        _write_hugo_page(folder / f"content/{page.address}_index.md", head, "\n\n".join(parts))
    for name, text in _own_pages():
        title, _, rest = text.removeprefix("# ").partition("\n")
        _write_hugo_page(folder / f"content/{name[:-8]}_index.md", {"title": title}, rest)
    menu = [{"titel": name, "unter": list(items)} for name, items in MENU.items()]
    _write(folder / "data/menue.json", json.dumps(menu))
    related = {
        practice.id: [
            {"id": other.practice.id, "grund": other.reason}
            for other in relations.related_practices(practice.id)
        ]
        for practice in library.entries_of(Practice)
    }
    _write_hugo_entries(content, folder / "content", related)


def _narrower(library: Library, id_: str) -> list[str]:
    """Return the ids of all Handlungsfelder below one."""
    found = [item.id for item in library.entries_of(Handlungsfeld) if item.oberbegriff == id_]
    return [*found, *chain.from_iterable(_narrower(library, below) for below in found)]


def _write_hugo_entries(content: Path, folder: Path, related: Mapping[str, list[Fields]]) -> None:
    """Write practices and take-overs with what Hugo's taxonomies need in their heads."""
    transfers = defaultdict(list)
    for path in sorted(content.glob("uebertragungen/*.yml")):
        head = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        transfers[head["praxis"]].append(head["id"])
        head |= {
            "title": head["titel"],
            "ki": [place["kommune"] for place in (*head["von"], *head["nach"])],
            "handlungsfelder": [head["in_handlungsfeld"]],
        }
        _write_hugo_page(folder / f"uebertragungen/{head['id']}.md", head, "")
    for path in sorted(content.glob("beispiele/*/*.md")):
        _, text, body = path.read_text("utf-8").split("---\n", 2)
        head = yaml.load(text, yaml.CSafeLoader)
        head |= {
            "title": head["titel"],
            "hauptfeld": head["handlungsfelder"][0],
            "ki": head["kommunen"],
            "beteiligte": head["akteure"],
            "akteure": [item["akteur"] for item in head["akteure"]],
            "hindernisse": head["stolpersteine"],
            "stolpersteine": [item["art"] for item in head["stolpersteine"]],
            "uebertragungen": transfers[head["id"]],
            "verwandte": related[head["id"]],
        }
        body = re.sub(r"\(eintrag:([a-z0-9-]+)\)", r"(/praxis/\1/)", body)
        _write_hugo_page(folder / f"praxis/{head['id']}.md", head, body)


def _write_hugo_page(path: Path, head: Fields, text: str) -> None:
    # The quickest of the three notations that Hugo reads.
    _write(path, f"{json.dumps(head, ensure_ascii=False, indent=1)}\n\n{text}\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


class _Markdown:
    """Writes pages of the handbook as an author without our program would have to."""

    def __init__(self, library: Library, link: Link) -> None:
        self._library = library
        self._link = link

    def page(self, page: blocks.Page, *, without_entries: bool = False) -> list[str]:
        """Return the paragraphs of a page, on request without its lists of other entries."""
        parts = [] if without_entries else [f"# {page.title}"]
        parts += [self._prose(page.lead), *map(self._block, page.top)]
        for section in page.sections:
            lists = any(
                isinstance(block, blocks.Cards | blocks.TileMap) for block in section.blocks
            )
            if not (without_entries and (lists or section.id in _LISTS_OF_ENTRIES)):
                parts += [f"## {section.heading}", *map(self._block, section.blocks)]
        return [part for part in parts if part]

    def _block(self, block: blocks.Block) -> str:  # noqa: C901, PLR0911, PLR0912  # one per kind
        match block:
            case blocks.Prose(text):
                return self._prose(text)
            case blocks.Facts(rows):
                return self._table(("", ""), [((row.label,), row.values) for row in rows])
            case blocks.Links(items):
                return _list(self._anchor(item) for item in items)
            case blocks.Cards(items):
                return _list(map(self._card, items))
            case blocks.Steps(items):
                return "\n".join(f"1. {self._step(item)}" for item in items)
            case blocks.Table(caption, head, rows):
                return f"{caption}\n\n{self._table(head, rows)}"
            case blocks.Notice(_, title, texts):
                return f"> **{title}** {self._prose(' '.join(texts))}"
            case blocks.Empty(text):
                return f"*{text}*"
            case blocks.Signs(items):
                return _list(f"**{item.label}:** {item.value}" for item in items)
            case blocks.Terms(items):
                return "\n\n".join(map(self._term, items))
            case blocks.Tree(nodes):
                return _list(self._tree(nodes))
            case blocks.Figures(items):
                return _list(f"**{number}** {text}" for number, text in items)
            case blocks.Sources(items):
                return "\n\n".join(map(self._source, items))
            case blocks.TileMap(label, tiles):
                return f"{label}\n\n{_list(self._tile(tile) for tile in tiles)}"
            case blocks.Bars(caption, head, bars):
                return f"{caption}\n\n{self._numbers(head, ((name, [n]) for name, n in bars))}"
            case blocks.Curve(caption, points):
                values = ((point.date, [point.number]) for point in points)
                return f"{caption}\n\n{self._numbers(('Wann', 'Zahl'), values)}"
            case blocks.Timeline(moments):
                return _list(f"{item.when}: {self._inline(item.text)}" for item in moments)
            case blocks.Matrix(caption, corner, columns, lines):
                names = [name if isinstance(name, str) else name.text for name in columns]
                numbers = (
                    (name, [cell if isinstance(cell, int) else cell.number for cell in cells])
                    for name, cells in lines
                )
                return f"{caption}\n\n{self._numbers((corner, *names), numbers)}"
            case blocks.Code(text):
                return f"```\n{text}\n```"
        return ""  # a field or a button has no words

    def _prose(self, text: str) -> str:
        def link(match: re.Match[str]) -> str:
            return f"({self._link(address_of(self._library.entries[match[1]]))})"

        return re.sub(r"\(eintrag:([a-z0-9-]+)\)", link, text)

    def _anchor(self, item: Anchor) -> str:
        note = f" – {item.note}" if item.note else ""
        return f"[{item.text}]({self._link(item.target)}){note}"

    def _inline(self, values: Iterable[blocks.Inline]) -> str:
        texts = (item if isinstance(item, str) else self._anchor(item) for item in values)
        return ", ".join(texts) or NOT_KNOWN

    def _table(self, head: Sequence[str], rows: Iterable[Sequence[Sequence[blocks.Inline]]]) -> str:
        cells = [[self._inline(cell).replace("|", "\\|") for cell in row] for row in rows]
        lines = [head, ["---"] * len(head), *cells]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines).replace("\n\n", " ")

    def _numbers(
        self, head: Sequence[str], rows: Iterable[tuple[blocks.Inline, Iterable[int]]]
    ) -> str:
        table = (((name,), *((str(number),) for number in numbers)) for name, numbers in rows)
        return self._table(head, table)

    def _card(self, item: blocks.Card) -> str:
        signs = ", ".join(filter(None, (item.label, *item.signs)))
        return f"**{self._anchor(item.link)}** {signs}. {item.text}"

    def _step(self, item: blocks.Step) -> str:
        cited = "".join(f"[^{id_}]" for id_ in item.sources)
        part = f" *{item.part_word}*" if item.part else ""
        return self._prose(f"{item.markdown}{part} {cited}")

    def _term(self, item: blocks.Term) -> str:
        see = _list(self._anchor(link) for link in item.see)
        return "\n\n".join([f"**{item.name}** {item.long}", *item.texts, see])

    def _tree(self, nodes: Iterable[blocks.Node], depth: int = 0) -> Iterator[str]:
        for node in nodes:
            yield f"{'    ' * depth}{self._anchor(node.link)} {node.text}"
            yield from self._tree(node.below, depth + 1)

    def _tile(self, tile: blocks.Tile) -> str:
        return f"{self._anchor(tile.link)}: {tile.words}"

    def _source(self, item: Quelle) -> str:
        title = f"[{item.titel}]({item.url})" if item.url else item.titel or item.werk
        about = (item.herausgeber, title, item.datum, item.seite)
        return f"[^{item.id}]: {', '.join(filter(None, about))}"


def _list(items: Iterable[str]) -> str:
    return "\n".join(re.sub(r"^( *)", r"\1- ", item) for item in items)
