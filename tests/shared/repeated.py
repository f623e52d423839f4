"""Files in which one thing stands again and again, as often as wanted."""

from __future__ import annotations

from collections.abc import Callable

from content import GROUPS, PRACTICE, VALID, Files, body, field

Construct = Callable[[int], str]
"""Returns a file in which something stands so many times."""


def practice(change: Files) -> str:
    """Return the text of the practice in a change."""
    return str(change[PRACTICE])


def in_head(before: str, each: str, after: str = "") -> Construct:
    """Return a practice with one more field, in which ``each`` is repeated."""
    return lambda n: practice(field(before + "".join(map(each.format, range(n))) + after))


def in_body(each: str) -> Construct:
    """Return a practice whose body repeats something."""
    return lambda n: practice(body("".join(map(each.format, range(n)))))


def in_sources(each: str, more: str = "") -> Construct:
    """Return a practice with many sources."""

    def make(n: int) -> str:
        sources = "".join(each.format(i) for i in range(n))
        return VALID[PRACTICE].replace("quellen:\n", f"quellen:\n{sources}") + more * n

    return make


def in_list(each: str) -> Construct:
    """Return a vocabulary of many entries."""
    return lambda n: VALID[GROUPS] + "".join(each.format(i) for i in range(n))


A_SOURCE = "  - id: q{}\n    titel: x\n    datum: ohne Datum\n"
IN_PRACTICE: dict[str, Construct] = {
    "nothing but control characters": lambda n: "\0" * n,
    "control characters": in_body("\0"),
    "control characters in lines": in_body("\0\n"),
    "control characters by number": in_head("orte:\n", '  - "\\x01{}"\n'),
    "unknown fields": in_head("x: x", "\nf{}: x"),
    "unknown fields inside": in_head("materialien:\n  - titel: x", "\n    f{}: x"),
    "a field again and again": in_head("orte: [x]", "\norte: [x]"),
    "items of the wrong form": in_head("orte:", "\n  - [x]"),
    "empty items": in_head("orte:", '\n  - ""'),
    "ids that are none": in_head("frueher: [", "Ä{}, ", "x]"),
    "references": in_head("gehoert_zu: [", "k{}, ", "x]"),
    "references of a known field": lambda n: VALID[PRACTICE].replace(
        "[erfundene]", f"[{', '.join(f'k{i}' for i in range(n))}]"
    ),
    "anchors": in_head("orte:", "\n  - &a x"),
    "aliases": in_head("orte:", "\n  - *a"),
    "tags": in_head("orte:", "\n  - !a x"),
    "names that are lists": in_head("x: x", "\n? [a]\n: b"),
    "divided heads": in_head("x: x", "\n--- a\n"),
    "odd blanks": in_head("x: x", "\nk\u00a0{}: y"),
    "brackets": in_head("x: ", "["),
    "sources": in_sources(A_SOURCE),
    "the same source": in_sources(A_SOURCE.replace("{}", "q")),
    "sources of nothing": in_sources("  - {{}}\n"),
    "sources and citations": in_sources(A_SOURCE, "x[^zz]\n\n"),
    "steps that cite": in_head("schritte:\n  - id: s\n    text: x\n    quellen: [", "s{}, ", "s]"),
    "steps": in_head("schritte:", "\n  - id: s{}\n    text: x"),
    "paths": in_head("materialien:", "\n  - titel: x\n    datei: ../x"),
    "citations": in_body("x[^q{}]\n\n"),
    "HTML": in_body("<b>\n\n"),
    "commands": in_body("{{{{\n\n"),
    "bad links": in_body("[x](foo:bar)\n\n"),
    "dead links": in_body("[x](eintrag:k{})\n\n"),
    "named links": in_body("[k{0}]: https://example.org/{0}\n\n"),
    "pictures": in_body("![x](y)\n\n"),
    "the same section": in_body("## Ziele\n"),
    "unknown sections": in_body("## Z{}\n"),
    "headings without a blank": in_body("##Ziele\n"),
    "headings in sections": in_body("### Ziele\n"),
    "text before the sections": lambda n: VALID[PRACTICE].replace("\n## A", "x\n" * n + "\n## A"),
    "rulers": in_body("***\n"),
    "items": in_body("- x\n"),
    "paragraphs": in_body("xy\n\n"),
    "phone numbers": in_body("0211 123456\n\n"),
    "mail addresses": in_body("a@example.org\n\n"),
    "tables of one column too much": in_body("|a|\n|-|\n|x|y|\n\n"),
    "short rows": lambda n: practice(body("|a" * n + "\n" + "|-" * n + "\n" + "|x\n" * n)),
    "one long word": in_body("x"),
    "one long title": lambda n: VALID[PRACTICE].replace("titel: M", f"titel: {'x' * n} M"),
    "words": in_body("Wort{} "),
    "German words": in_body("Integrationsbegegnungsangebote "),
    "abbreviations": in_body("KI "),
    "gender forms": in_body("Berater*innen "),
    "stars": in_body("*a "),
    "struck words": in_body("~~a~~ "),
    "hyphens": in_body("a-"),
    "pictures of feelings": in_body("👍"),
    "marks over a letter": in_body("\u0301"),
    "marks over letters": in_body("a\u0301\u0323"),
    "signs that nobody sees": in_body("a\u200b"),
    "signs by their names": in_body("&amp;"),
    "a long address": lambda n: VALID[PRACTICE].replace(
        "    datum: 2019-05", f"    datum: 2019-05\n    url: https://example.org/{'a' * n}"
    ),
    "links": in_body("[x](https://example.org/{})\n\n"),
    "links in one line": in_body("[x](https://example.org/{}) "),
    "addresses in one line": in_body("<https://example.org/{}> "),
    "quotes in quotes": in_body(">"),
    "lists in lists": in_body("- "),
    "conflicts": in_body("<<<<<<< HEAD\n"),
    "comments": in_head("orte:", "\n  - a # b"),
    "rows": lambda n: practice(body("|a|b|\n|-|-|\n" + "|x|y|\n" * n)),
    "hard ends of lines": in_body("x  \n"),
    "many texts": in_head("orte: [", "x{}, ", "x]"),
    "other notation": in_body("==a== "),
    "a long number": in_head("reichweite: ", "9"),
}
IN_GROUPS: dict[str, Construct] = {
    "entries of nothing": in_list("  - {{}}\n"),
    "entries that are texts": in_list("  - x\n"),
    "entries with unknown fields": in_list("  - id: b{}\n    x: y\n"),
    "the same entry": in_list("  - id: b\n    label: x\n    definition: x\n"),
    "fields beside the list": in_list("f{}: x\n"),
    "circles": in_list("  - id: b{0}\n    label: x\n    definition: x\n    oberbegriff: b{0}\n"),
}
ALL = {PRACTICE: IN_PRACTICE, GROUPS: IN_GROUPS}
"""File → construct by its name."""
EVERY = [(path, name) for path, constructs in ALL.items() for name in constructs]


def fill(path: str, name: str, size: int) -> str:
    """Return a file of about so many bytes, and never more."""
    make = ALL[path][name]
    empty, some = (len(make(number).encode()) for number in (1, 1001))
    number = max(1, (size - empty) * 1000 // (some - empty))
    while len((text := make(number)).encode()) > size:
        number = number * 49 // 50
    return text
