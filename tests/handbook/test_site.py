"""The built site, real and made-up: what holds on every page, read as a browser reads it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packed_reader import read_packed
from reading import (
    HEADINGS,
    Document,
    elements,
    is_elsewhere,
    read_site,
    resolve,
    text_of,
    visible_text,
)

from praxistransfer.library.library import Library
from praxistransfer.model.base import Eintrag
from praxistransfer.model.faults import CODES
from praxistransfer.model.practice import Practice, Uebertragung
from praxistransfer.model.vocabulary import Integrationszentrum
from praxistransfer.pages.legal import LEGAL
from praxistransfer.pages.policy import CONTENT_POLICY

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FOLDERS = {
    "practice": "praxis",
    "handlungsfeld": "handlungsfelder",
    "integrationszentrum": "ki",
    "akteur": "akteure",
    "foerderprogramm": "programme",
    "rechtsgrundlage": "rechtsgrundlagen",
    "zielgruppe": "zielgruppen",
    "vorgehensmuster": "muster",
    "strukturelement": "struktur",
    "stolperstein": "stolpersteine",
    "uebertragung": "uebertragungen",
    "schulungsbaustein": "schulungen",
}
"""The addresses that were given to the world; a kind of entry never moves to another one."""

LOADING = {
    "audio": ("src",),
    "embed": ("src",),
    "form": ("action",),
    "iframe": ("src",),
    "img": ("src", "srcset"),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "video": ("src", "poster"),
}
"""What a browser fetches, or sends data to, by itself."""

DOCS = Path(__file__).parents[2] / "docs"
HAND_WRITTEN = {
    f"{path.parent.relative_to(DOCS).as_posix()}/"
    for path in DOCS.rglob("index.md")
    if "entwicklung" not in path.parts
}
"""Pages that nobody generates."""

ABOUT_NOTATION = ("hilfe/", "mitmachen/")
"""Pages that explain codes and notation and therefore show them."""

LEFT_OVER = re.compile(
    r"\bNone\b|\bUndefined\b|Traceback|Made with|\bMarkup\(|object at 0x|<(?:class|bound)"
    r"|&(?:amp|lt|gt|quot|nbsp|#\d+);"
)
UNRESOLVED = re.compile(r"\{\{|\}\}|\{%|%\}|\[\^|\beintrag:|\bPT\d{3}\b")


@pytest.fixture(scope="module", params=["nrw", "beispielland"])
def place(request: pytest.FixtureRequest) -> str:
    """Name the handbook that is tested: its library, its site."""
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def library(place: str, request: pytest.FixtureRequest) -> Library:
    """Return the library of the site."""
    found: Library = request.getfixturevalue(place)
    return found


@pytest.fixture(scope="module")
def folder(place: str, request: pytest.FixtureRequest) -> Path:
    """Return the folder of the site."""
    found: Path = request.getfixturevalue("site" if place == "nrw" else "beispielland_site")
    return found


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, Document]:
    """Return every page of the site by its address."""
    return read_site(folder)


@pytest.fixture(scope="module")
def own_pages(pages: dict[str, Document]) -> dict[str, Document]:
    """Return the pages that show something themselves."""
    return {address: page for address, page in pages.items() if not page.is_redirect}


def address_of(entry: Eintrag) -> str:
    return f"{FOLDERS[entry.kind]}/{entry.id}/"


def test_every_page_is_german(pages: dict[str, Document]) -> None:
    assert not [address for address, page in pages.items() if page.root.get("lang") != "de"]


def test_every_page_has_exactly_one_main_heading(pages: dict[str, Document]) -> None:
    counts = {address: len([*elements(page.root, "h1")]) for address, page in pages.items()}
    assert not {address: count for address, count in counts.items() if count != 1}


def test_headings_begin_at_the_top_and_leave_no_level_out(pages: dict[str, Document]) -> None:
    assert not [
        f"{address}: {text_of(heading)}"
        for address, page in pages.items()
        for heading in _misplaced(page.article)
    ]


def _misplaced(article: Element) -> Iterator[Element]:
    above = 0
    for heading in elements(article, *HEADINGS):
        level = int(heading.tag[1])
        if level > above + 1:
            yield heading
        above = level


def test_no_heading_is_empty(pages: dict[str, Document]) -> None:
    assert not [
        address
        for address, page in pages.items()
        for heading in elements(page.root, *HEADINGS)
        if not text_of(heading)
    ]


def test_every_page_has_a_title(pages: dict[str, Document]) -> None:
    assert not [address for address, page in pages.items() if not page.title]


def test_no_two_pages_have_the_same_title(own_pages: dict[str, Document]) -> None:
    counts = Counter(page.title for page in own_pages.values())
    assert not {title: count for title, count in counts.items() if count > 1}


def test_every_internal_link_leads_to_a_file(pages: dict[str, Document], folder: Path) -> None:
    missing = {
        f"{address}: {href}"
        for address, page in pages.items()
        for href in _addresses(page.root)
        if not _file(folder, resolve(address, href)[0]).is_file()
    }
    assert not sorted(missing)


def test_every_fragment_names_an_id_of_its_page(pages: dict[str, Document]) -> None:
    missing = set()
    for address, page in pages.items():
        for href in _addresses(page.root):
            target, fragment = resolve(address, href)
            if fragment and (target not in pages or fragment not in pages[target].by_id):
                missing.add(f"{address}: {href}")
    assert not sorted(missing)


def _addresses(root: Element) -> Iterator[str]:
    """Yield every internal address in a page, also those a browser follows by itself."""
    for tag, names in {"a": ("href",), **LOADING}.items():
        for element in elements(root, tag):
            for name in names:
                value = element.get(name)
                if value is not None and not is_elsewhere(value):
                    yield value


def _file(folder: Path, address: str) -> Path:
    return folder / (f"{address}index.html" if address.endswith("/") or not address else address)


def test_the_skip_link_leads_into_the_content(own_pages: dict[str, Document]) -> None:
    wrong = []
    for address, page in own_pages.items():
        if address == "404.html":  # the theme's frame has no skip link there
            continue
        first = next(elements(page.root, "a"))
        target = page.by_id.get((first.get("href") or "").removeprefix("#"))
        if not any(
            element is target for main in elements(page.root, "main") for element in main.iter()
        ):
            wrong.append(f"{address}: {first.get('href')}")
    assert not wrong


def test_no_id_is_doubled(pages: dict[str, Document]) -> None:
    doubled = {
        address: [id_ for id_, count in Counter(page.ids).items() if count > 1]
        for address, page in pages.items()
    }
    assert not {address: ids for address, ids in doubled.items() if ids}


def test_labels_and_descriptions_name_ids_that_exist(pages: dict[str, Document]) -> None:
    wrong = set()
    for address, page in pages.items():
        for element in elements(page.article):
            for name in ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"):
                for id_ in (element.get(name) or "").split():
                    if id_ not in page.by_id:
                        wrong.add(f"{address}: {name}={id_}")
    assert not wrong


def test_no_page_fetches_anything_from_another_host(pages: dict[str, Document]) -> None:
    foreign = {
        f"{address}: <{tag} {name}={value}>"
        for address, page in pages.items()
        for tag, names in LOADING.items()
        for element in elements(page.root, tag)
        for name in names
        if is_elsewhere(value := element.get(name) or "") and not value.startswith("data:image/")
    }
    assert not sorted(foreign)


def test_no_style_fetches_anything_from_another_host(
    pages: dict[str, Document], folder: Path
) -> None:
    styles = {path.name: path.read_text("utf-8") for path in folder.rglob("*.css")}
    for address, page in pages.items():
        styles[address] = "\n".join(element.text or "" for element in elements(page.root, "style"))
    foreign = re.compile(r"(?:url\(\s*|@import\s*)[\"']?(?:https?:)?//")
    assert not [name for name, text in styles.items() if foreign.search(text)]


def test_links_to_other_hosts_name_a_web_address(pages: dict[str, Document]) -> None:
    odd = {
        f"{address}: {href}"
        for address, page in pages.items()
        for element in elements(page.root, "a")
        if is_elsewhere(href := element.get("href") or "") and not re.match(r"https?://[^/]", href)
    }
    assert not sorted(odd)


def test_every_link_has_a_name(pages: dict[str, Document]) -> None:
    nameless = {
        f"{address}: {element.get('href')}"
        for address, page in pages.items()
        for element in elements(page.root, "a")
        if element.get("href") is not None
        and not (text_of(element) or element.get("aria-label") or element.get("title"))
    }
    assert not sorted(nameless)


def test_every_entry_has_a_page_under_its_name(
    library: Library, own_pages: dict[str, Document]
) -> None:
    missing = [
        entry.id
        for entry in library.entries.values()
        if address_of(entry) not in own_pages
        or " ".join(entry.name.split())
        != text_of(next(elements(own_pages[address_of(entry)].root, "h1")))
    ]
    assert not missing


def test_every_term_stands_in_the_glossary(
    library: Library, own_pages: dict[str, Document]
) -> None:
    glossary = own_pages["glossar/"]
    assert not [
        term.id
        for term in library.begriffe.values()
        if term.id not in glossary.by_id or term.name not in text_of(glossary.by_id[term.id])
    ]


def test_every_cited_work_stands_among_the_sources(
    library: Library, own_pages: dict[str, Document]
) -> None:
    assert not [id_ for id_ in library.werke if id_ not in own_pages["quellen/"].by_id]


def test_the_lists_name_every_entry(library: Library, own_pages: dict[str, Document]) -> None:
    linked = {
        kind: {
            target for target, _ in own_pages[f"{folder}/"].links(own_pages[f"{folder}/"].article)
        }
        for kind, folder in FOLDERS.items()
        if any(entry.kind == kind for entry in library.entries.values())
    }
    assert not [
        entry.id
        for entry in library.entries.values()
        if address_of(entry) not in linked[entry.kind]
    ]


def test_all_54_centres_have_a_page(site: Path, nrw: Library) -> None:
    assert len(nrw.entries_of(Integrationszentrum)) == 54
    assert len([path for path in (site / "ki").iterdir() if path.is_dir()]) == 54


def test_former_addresses_lead_to_the_page_that_took_their_place(
    library: Library, pages: dict[str, Document]
) -> None:
    former = {
        f"{FOLDERS[entry.kind]}/{old}/": address_of(entry)
        for entry in library.entries.values()
        for old in entry.frueher
    }
    assert former
    led = {address: _led_to(page) for address, page in pages.items() if page.is_redirect}
    assert led == {address: {target} for address, target in former.items()}


def _led_to(page: Document) -> set[str]:
    """Return where a redirect leads, by itself, by link and for search engines."""
    refresh = next(
        meta.get("content", "")
        for meta in elements(page.root, "meta")
        if meta.get("http-equiv") == "refresh"
    )
    hrefs = [refresh.partition("url=")[2]]
    hrefs += [element.get("href", "") for element in elements(page.root, "a", "link")]
    return {resolve(page.address, href)[0] for href in hrefs}


def test_every_kind_of_entry_has_a_json_schema(folder: Path) -> None:
    found = {
        path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("schema/*.json")
    }
    assert set(found) == {*FOLDERS, "begriff", "quellenwerk"}
    assert {schema["$schema"] for schema in found.values()} == {
        "https://json-schema.org/draft/2020-12/schema"
    }


def test_every_code_has_a_help_page(own_pages: dict[str, Document]) -> None:
    wrong = []
    for code, help_ in CODES.items():
        page = own_pages.get(f"hilfe/{code.lower()}/")
        text = text_of(page.article) if page else ""
        parts = (code, help_.title, help_.meaning, help_.remedy)
        wrong += [f"{code}: {part}" for part in parts if not _says(text, part)]
    assert not wrong
    listed = own_pages["hilfe/"].links(own_pages["hilfe/"].article)
    assert {(f"hilfe/{code.lower()}/", "") for code in CODES} <= listed


def _says(text: str, part: str) -> bool:
    """Say whether a page shows a text; Markdown loses its signs and links their targets."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", part)
    return re.sub(r"[\s*_`]", "", plain) in re.sub(r"[\s*_`]", "", text)


def test_published_material_is_the_file_beside_the_practice(
    library: Library, pages: dict[str, Document], folder: Path
) -> None:
    for practice in library.entries_of(Practice):
        for item in practice.materialien:
            if item.datei:
                address = f"material/{practice.id}/{item.datei}"
                beside = library.origin_of(practice).file.rpartition("/")[0]
                original = library.material[f"{beside}/{item.datei}"]
                assert (folder / address).read_bytes() == original.read_bytes()
                assert (address, "") in pages[address_of(practice)].links()


def test_no_page_shows_what_a_program_left_behind(pages: dict[str, Document]) -> None:
    found = {
        address: sorted(set(LEFT_OVER.findall(visible_text(page.root))))
        for address, page in pages.items()
    }
    assert not {address: words for address, words in found.items() if words}


def test_no_page_shows_notation_that_was_to_be_resolved(pages: dict[str, Document]) -> None:
    found = {
        address: sorted(set(UNRESOLVED.findall(visible_text(page.root))))
        for address, page in pages.items()
        if not address.startswith(ABOUT_NOTATION)
    }
    assert not {address: words for address, words in found.items() if words}


def test_citations_lead_to_the_source_with_their_number(pages: dict[str, Document]) -> None:
    wrong = []
    number = 0
    for address, page in pages.items():
        for link in (a for sup in elements(page.root, "sup") for a in elements(sup, "a")):
            number += 1
            source = page.by_id.get((link.get("href") or "#").removeprefix("#"))
            lists = [items for items in elements(page.root, "ol") if source in list(items)]
            place = list(lists[0]).index(source) + 1 if source is not None and lists else None
            if text_of(link).removeprefix("Quelle ") != str(place):
                wrong.append(f"{address}: {text_of(link)} → {link.get('href')}")
    assert number > 10
    assert not wrong


def test_every_page_but_the_first_shows_the_way_up(own_pages: dict[str, Document]) -> None:
    made = {
        address: page
        for address, page in own_pages.items()
        if address not in {"", "404.html"} and address.startswith((*FOLDERS.values(), "hilfe/"))
    }
    assert made
    for address, page in made.items():
        trail = next(
            (nav for nav in elements(page.root, "nav") if nav.get("aria-label") == "Sie sind hier"),
            None,
        )
        assert trail is not None, address
        above = page.links(trail)
        parent = address.rstrip("/").rpartition("/")[0]
        # A practice stands below its field; the list of all is a door of the header.
        field = parent == "praxis" and any(at.startswith("handlungsfelder/") for at, _ in above)
        assert ("", "") in above, address
        assert not parent or field or (f"{parent}/", "") in above, address


def test_the_search_index_knows_every_page(folder: Path, own_pages: dict[str, Document]) -> None:
    files = {f"suche/{path.name}": path.read_bytes() for path in (folder / "suche").iterdir()}
    packed = read_packed(files)
    folders = packed.directory["ordner"]
    known = {
        (row[4] if len(row) > 4 else f"{folders[row[1]]}{row[0]}/").partition("#")[0]
        for row in packed.records
    }
    assert set(own_pages) >= HAND_WRITTEN
    # Whoever looks for a municipality finds its own page, which leads to what fits it; and the
    # lists of words stand below their own.
    words = "mitmachen/suchwortschatz/"
    lists = {address for address in own_pages if address.startswith(("passung/ki-", words))}
    assert {words} < lists
    assert set(own_pages) - {"404.html"} - lists | {words} == known


def test_every_document_carries_the_policy_and_every_page_leads_to_the_legal_ones(
    pages: dict[str, Document], own_pages: dict[str, Document]
) -> None:
    for address, page in pages.items():
        policies = [
            meta.get("content")
            for meta in elements(page.root, "meta")
            if meta.get("http-equiv") == "Content-Security-Policy"
        ]
        assert policies == [CONTENT_POLICY], address
    for address, page in own_pages.items():
        (footer,) = elements(page.root, "footer")
        assert {link.target for link in LEGAL} <= {target for target, _ in page.links(footer)}, (
            address
        )


def test_there_is_no_site_map_without_an_address_of_the_site(folder: Path) -> None:
    assert not (folder / "sitemap.xml").exists()


def test_take_overs_tell_apart_adoption_and_programme_site(
    library: Library, own_pages: dict[str, Document]
) -> None:
    for item in library.entries_of(Uebertragung):
        text = text_of(own_pages[address_of(item)].article)
        assert ("keine Übernahme" in text) == (item.art == "programm_standort")
