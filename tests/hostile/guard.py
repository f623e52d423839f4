"""Says what is wrong with a whole HTML document of the handbook, read the way browsers read it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reading import elements, parse

import praxistransfer

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

STYLES = Path(praxistransfer.__file__).parent / "theme/styles"
_SVG = "{http://www.w3.org/2000/svg}"
_BODY = ["header", "main", "footer", "dialog"]
_SCRIPT = re.compile(
    r"(?:\.\./)*(?:\./)?assets/handbuch/(?:shell/(?:scheme|folder)|bundles/shell)\.js"
)
_OWN_ID = re.compile(r"px-")
_FIELDS = {"px-suchwort", "px-ort", "px-orte"}

_TEXT = {"a", "abbr", "b", "blockquote", "br", "code", "em", "li", "ol", "p", "pre", "strong",
         "sup", "ul"}  # fmt: skip
_BLOCKS = {"caption", "dd", "div", "dl", "dt", "h1", "h2", "h3", "header", "section", "small",
           "span", "table", "tbody", "td", "th", "thead", "tr"}  # fmt: skip
_PICTURES = {
    "svg", "path", "circle", "rect", "line", "text", "g", "defs", "linearGradient", "stop",
}  # fmt: skip
_CHARTS = {"figure", "nav"}
_SEARCH = {"form", "label", "input", "button", "datalist"}
_STORAGE = {"noscript"}
_FOLDED = {"details", "summary"}
_OF_PRACTICES = {"aside", "figcaption", "i"}
_ARTICLE = _TEXT | _BLOCKS | _PICTURES | _CHARTS | _SEARCH | _STORAGE | _FOLDED | _OF_PRACTICES
_FRAME = {
    "html", "head", "meta", "title", "link", "script", "body", "nav", "details", "summary", "main",
    "article", "aside", "footer", "dialog", *_ARTICLE,
}  # fmt: skip

_MOST = {"meta": 12, "title": 1, "main": 1, "article": 1, "link": 5, "script": 3, "h1": 1}

_ATTRIBUTES = {"class", "href", "id", "role", "scope", "start", "title"}
_OF_PICTURES = {
    "d", "viewBox", "width", "height", "cx", "cy", "r", "x", "y", "x1", "x2", "y1", "y2",
    "text-anchor", "preserveAspectRatio", "focusable", "offset", "stop-color", "stop-opacity",
}  # fmt: skip
_OUR_PICTURES = {"ico", "pic", "px-bar-line", "karte", "zeit"}
_CLASSES = {
    name
    for sheet in STYLES.glob("*.css")
    for name in re.findall(r"\.([a-z][\w-]*)", sheet.read_text("utf-8"))
}
"""What our style sheets give a look to; nothing else is a class of a template."""
_OUR_CLASS = re.compile("|".join(("px-.*", *_CLASSES)))
_OF_SEARCH = {
    "action", "for", "type", "name", "autocomplete", "maxlength", "data-search", "data-key",
    "data-do", "data-place", "list", "placeholder",
}  # fmt: skip
_OF_SCRIPTS = {
    "data-checklist",
    "data-compared",
    "data-finder",
    "data-fit",
    "data-packages",
    "data-remembered",
}
"""Places that scripts fill."""
_OF_STORAGE = {"hidden", "data-clear-storage", "data-storage-status", "data-place-status"}


def faults(html: str) -> list[str]:
    """Name everything in a document that its frame and our templates do not write."""
    root = parse(html)
    for element in root.iter():
        if isinstance(element.tag, str):  # pictures are in a namespace of their own
            element.tag = element.tag.removeprefix(_SVG)
    return [*_faults(root)]


def _faults(root: Element) -> Iterator[str]:
    yield from _faults_of_structure(root)
    inside = {part for article in elements(root, "article") for child in article
              for part in child.iter()}  # fmt: skip
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield "a comment or processing instruction"
            continue
        yield from _faults_anywhere(element)
        if element in inside:
            yield from _faults_in_article(element)
        elif element.tag not in _FRAME:
            yield f"element {element.tag} in the frame"


def _faults_of_structure(root: Element) -> Iterator[str]:
    body = [child.tag for parent in elements(root, "body") for child in parent]
    articles = [*elements(root, "article")]
    if body != _BODY or articles != root.findall("body/main[@id='px-inhalt']/article"):
        yield f"the body has another structure: {body}"
    counts = Counter(element.tag for element in elements(root))
    for tag, most in _MOST.items():
        if counts[tag] > most:
            yield f"{counts[tag]} elements {tag}"
    for id_, count in Counter(element.get("id") for element in elements(root)).items():
        if id_ and count > 1:
            yield f"id {id_} is there {count} times"


def _faults_in_article(element: Element) -> Iterator[str]:
    if element.tag not in _ARTICLE:
        yield f"element {element.tag} in the article"
    drawn = element.get("class") in _OUR_PICTURES or element.get("role") == "img"
    if element.tag == "svg" and not drawn:
        yield "a picture that is none of our icons"
    allowed = _allowed(element.tag)
    for name, value in element.attrib.items():
        if name not in allowed and not name.startswith("aria-"):
            yield f"attribute {name} of {element.tag}"
        if name == "class" and not all(map(_OUR_CLASS.fullmatch, value.split())):
            yield f"class {value}"
        if name in {"id", "name"} and _OWN_ID.match(value) and value not in _FIELDS:
            yield f"{name} {value} belongs to the frame"


def _allowed(tag: str) -> set[str]:
    allowed = _ATTRIBUTES
    if tag == "details":
        allowed = allowed | {"open"}
    if tag in {"a", "div"}:
        allowed = allowed | {"tabindex"}  # tables that scroll, and noughts that the Tab key skips
    if tag in _PICTURES:
        allowed = allowed | _OF_PICTURES
    if tag in _SEARCH:
        allowed = allowed | _OF_SEARCH
    if tag == "li":
        allowed = allowed | {"hidden", "value"}
    if tag == "nav":
        allowed = allowed | {"data-practice"}
    if tag in {"button", "p"}:
        allowed = allowed | _OF_STORAGE
    return allowed | _OF_SCRIPTS if tag == "div" else allowed


def _faults_anywhere(element: Element) -> Iterator[str]:
    for name, value in element.attrib.items():
        if name.lower().startswith("on") or name.lower() in {"style", "srcdoc", "formaction"}:
            yield f"attribute {name} of {element.tag}"
        if re.split("[:}]", name.lower())[-1] in {"href", "src", "action", "data", "srcset"}:
            yield from _address_faults(element, value)
    if element.tag == "script" and (
        not _SCRIPT.fullmatch(element.get("src", "")) or (element.text or "").strip()
    ):
        yield f"script {element.get('src')} {element.text}"
    if element.tag == "meta" and element.get("http-equiv", "") == "refresh":
        yield "a page that leads on"


def _address_faults(element: Element, value: str) -> Iterator[str]:
    address = browser_address(value)
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", address)
    if scheme and scheme[1] not in {"http", "https", "mailto"}:
        yield f"address {value}"
    elsewhere = bool(urlsplit(address).netloc) or address.startswith("//")
    if elsewhere and element.tag != "a" and element.get("rel") != "canonical":
        yield f"{element.tag} from another host: {value}"


def browser_address(value: str) -> str:
    """Return an address as browsers read it: without what they overlook, and in small letters."""
    plain = re.sub(r"^[\x00-\x20]+|[\x00-\x20]+$|[\t\n\r]", "", value)
    return plain.replace("\\", "/").lower()
