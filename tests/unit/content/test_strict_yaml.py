"""The strict YAML reader: only dicts, lists, text and nothing; every part with its place."""

from __future__ import annotations

from typing import Any, TypeAlias

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import some

from praxistransfer.content.strict_yaml import MAX_DEPTH, read_yaml
from praxistransfer.model.problem import Position
from praxistransfer.model.signs import remove_hidden
from praxistransfer.model.yaml_document import YamlDocument

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"

FILE = "probe.yml"


def read(text: str, first_line: int = 1) -> YamlDocument:
    """Return the document that ``text`` holds without any problem."""
    document, problems = read_yaml(text, FILE, first_line)
    assert problems == []
    assert document is not None
    return document


def places(positions: dict[tuple[int | str, ...], Position]) -> dict[tuple[int | str, ...], str]:
    """Return path → "line:column"."""
    return {path: f"{place.line}:{place.column}" for path, place in positions.items()}


# --- Values -------------------------------------------------------------------------------------


@pytest.mark.parametrize("nothing", ["", " ", " ~", " null", "  # Kommentar"])
def test_nothing_is_none(nothing: str) -> None:
    assert read(f"a:{nothing}\nb: x\n").data == {"a": None, "b": "x"}


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_in_a_list_is_none(nothing: str) -> None:
    assert read(f"- a\n- {nothing}\n- b\n").data == ["a", None, "b"]


@pytest.mark.parametrize("text", ["", "~", "null", " "])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_quoted_nothing_is_text(text: str, quote: str) -> None:
    assert read(f"a: {quote}{text}{quote}\n").data == {"a": text}


@pytest.mark.parametrize(
    "plain",
    ["Null", "NULL", "05111", "1", "1.5", "1e3", "0x1F", "0o17", "1_000", ".inf", ".nan", "true",
     "yes", "NO", "on", "Off", "2019", "2019-05-17", "2019-05-17 12:00:00", "12:30:45", "=", "<<",
     "x: y".replace(": ", ":"), "a #b".replace(" #", "#")],
)  # fmt: skip
def test_nothing_is_typed(plain: str) -> None:
    assert read(f"a: {plain}\n").data == {"a": plain}
    assert read(f"- {plain}\n").data == [plain]


@pytest.mark.parametrize("key", ["2019", "05", "no", "null", "~", "1.5", "'a b'", "<<"])
def test_keys_are_text(key: str) -> None:
    assert read(f"{key}: x\n").data == {key.strip("'"): "x"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("|\n  eins\n  zwei\n", "eins\nzwei\n"),
        ("|-\n  eins\n  zwei\n", "eins\nzwei"),
        (">\n  eins\n  zwei\n\n  drei\n", "eins zwei\ndrei\n"),
        (">-\n  eins\n  zwei\n", "eins zwei"),
        ("|+\n  eins\n\n", "eins\n\n"),
        ("|\n    - kein: Feld\n", "- kein: Feld\n"),
        (">-\n", ""),
        ("eins\n  zwei\n", "eins zwei"),
        ("'ein ''Wort'''", "ein 'Wort'"),
        (r'"\u00e4\n\""', 'ä\n"'),
    ],
)
def test_text_in_its_forms(text: str, value: str) -> None:
    assert read(f"a: {text}").data == {"a": value}


def test_flow_collections() -> None:
    assert read("a: [eins, 'zwei', {b: c, d: [e]}, []]\nf: {}\n").data == {
        "a": ["eins", "zwei", {"b": "c", "d": ["e"]}, []],
        "f": {},
    }


def test_unicode_is_kept() -> None:
    text = "größe: „Straße“ – 10 €\n😀: ¿?\n"
    assert read(text).data == {"größe": "„Straße“ – 10 €", "😀": "¿?"}


@pytest.mark.parametrize("text", ["", "\n", "# nur ein Kommentar\n", "---\n", "~\n", "null\n"])
def test_empty_document_is_none(text: str) -> None:
    assert read(text).data is None


@pytest.mark.parametrize(("text", "data"), [("Wort", "Wort"), ("- a\n- b\n", ["a", "b"])])
def test_document_may_be_text_or_a_list(text: str, data: Tree) -> None:
    assert read(text).data == data


def test_order_of_keys_is_kept() -> None:
    assert list(read("c: 1\na: 2\nb: 3\n").data) == ["c", "a", "b"]


# --- Places -------------------------------------------------------------------------------------

NESTED = """\
titel: Kurs
quellen:
  - id: blatt
    seiten: [eins, 'zwei']
  - id: "buch"
text: >-
  Viel
  Text
leer:
"""


def test_places_of_keys() -> None:
    assert places(read(NESTED).keys) == {
        ("titel",): "1:1",
        ("quellen",): "2:1",
        ("quellen", 0, "id"): "3:5",
        ("quellen", 0, "seiten"): "4:5",
        ("quellen", 1, "id"): "5:5",
        ("text",): "6:1",
        ("leer",): "9:1",
    }


def test_places_of_values() -> None:
    assert places(read(NESTED).values) == {
        (): "1:1",
        ("titel",): "1:8",
        ("quellen",): "3:3",
        ("quellen", 0): "3:5",
        ("quellen", 0, "id"): "3:9",
        ("quellen", 0, "seiten"): "4:13",
        ("quellen", 0, "seiten", 0): "4:14",
        ("quellen", 0, "seiten", 1): "4:20",
        ("quellen", 1): "5:5",
        ("quellen", 1, "id"): "5:9",
        ("text",): "6:7",
        ("leer",): "9:6",
    }


def test_places_count_from_the_first_line() -> None:
    document = read(NESTED, first_line=12)
    assert document.value_at(("quellen", 1, "id")) == Position(16, 9)
    assert document.key_at(("text",)) == Position(17, 1)
    assert document.value_at(()) == Position(12, 1)


def test_places_count_characters_not_bytes() -> None:
    document = read("größe: ä\n😀: [„a“, b]\n")
    assert document.value_at(("größe",)) == Position(1, 8)
    assert document.value_at(("😀", 1)) == Position(2, 10)


def test_part_that_is_not_there_has_the_place_around_it() -> None:
    document = read(NESTED)
    assert document.value_at(("quellen", 0, "titel")) == Position(3, 5)
    assert document.key_at(("quellen", 0, "titel")) == Position(3, 5)
    assert document.value_at(("quellen", 7, "id", "x")) == Position(3, 3)
    assert document.key_at(("fehlt",)) == Position(1, 1)


def test_empty_document_has_a_place() -> None:
    assert read("").value_at(("a", 0)) == Position(1, 1)


# --- Faults -------------------------------------------------------------------------------------


def faults(text: str, first_line: int = 1) -> list[str]:
    """Return "line:column code" of every problem."""
    problems = read_yaml(text, FILE, first_line)[1]
    assert all(problem.file == FILE for problem in problems)
    return [f"{item.position.line}:{item.position.column} {item.code}" for item in problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b: c\n", ["1:5 PT203"]),
        ("a: b\n c: d\n", ["2:3 PT203"]),
        ("a: 'b\nc: d\n", ["1:4 PT203"]),
        ("a: [b, c\nd: e\n", ["1:4 PT203"]),
        ("a: b\nc\nd: e\n", ["2:1 PT203"]),
        ("a: @b\n", ["1:4 PT203"]),
        ("a: 'b' c\n", ["1:8 PT203"]),
        ("a:\n\tb: c\n", ["2:1 PT204"]),
        ("a: b\na: c\na: d\n", ["2:1 PT205", "3:1 PT205"]),
        ("a: {b: c, b: d}\n", ["1:11 PT205"]),
        ("a: &x b\nc: *x\n", ["1:4 PT206", "2:4 PT206"]),
        ("&x a: b\n", ["1:1 PT206"]),
        ("a: !!str b\nc: !x [d]\n", ["1:4 PT207", "2:4 PT207"]),
        ("[a, b]: c\nd: e\n", ["1:1 PT203"]),
        ("? [a]\n: b\n? {c: d}\n: e\n", ["1:3 PT203", "3:3 PT203"]),
        ("a: b\n---\nc: d\n", ["2:1 PT203"]),
        ("a: b\n...\nc: d\n", ["3:1 PT203"]),
        ('a: "\\x07"\n', ["1:4 PT203"]),
    ],
)
def test_faults_and_their_places(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


def test_places_of_faults_count_from_the_first_line() -> None:
    assert faults("a: b\na: c\n", first_line=10) == ["11:1 PT205"]
    assert faults("a: b: c\n", first_line=10) == ["10:5 PT203"]


def test_first_of_two_equal_keys_is_kept() -> None:
    document, _ = read_yaml("a: b\na: c\nd: e\n", FILE)
    assert document is not None
    assert document.data == {"a": "b", "d": "e"}
    assert document.value_at(("a",)) == Position(1, 4)


def test_what_was_not_refused_is_kept() -> None:
    document, _ = read_yaml("a: &x [b]\nc: *x\nd: !!int 5\n[e]: f\ng: h\n", FILE)
    assert document is not None
    assert document.data == {"a": ["b"], "c": None, "d": "5", "g": "h"}


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_depth_is_limited(opening: str, closing: str) -> None:
    allowed = opening * MAX_DEPTH + closing * MAX_DEPTH
    assert read_yaml(allowed, FILE)[1] == []
    document, problems = read_yaml(opening + allowed + closing, FILE)
    assert document is None
    assert [problem.code for problem in problems] == ["PT208"]


# --- Any text and any data ----------------------------------------------------------------------


def is_plain(data: object) -> bool:
    """Say whether ``data`` is made of dicts, lists, text and None only."""
    if isinstance(data, dict):
        return all(isinstance(key, str) and is_plain(value) for key, value in data.items())
    if isinstance(data, list):
        return all(map(is_plain, data))
    return data is None or type(data) is str


YAML_SCRAPS = st.lists(
    st.sampled_from(
        ["a", ": ", "- ", "\n", "  ", "\n  ", "'", '"', "[", "]", "{", "}", ", ", "&x ", "*x",
         "!y ", "|", ">", "#", "? ", "---\n", "...\n", "%", "\t", "\\", "@", "<<", "~", "ä", "\x85"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@settings(max_examples=some(300))
@given(text=st.text() | YAML_SCRAPS, first_line=st.integers(1, 1000))
def test_any_text_is_read_or_refused(text: str, first_line: int) -> None:
    document, problems = read_yaml(text, FILE, first_line)
    assert problems or document is not None
    assert is_plain(document.data if document else None)
    # To the parser, the end of the text is a line of its own.
    last_line = first_line + sum(map(text.count, "\n\r\x85\u2028\u2029")) + 1
    found = [problem.position for problem in problems]
    for place in [*found, *(document.values.values() if document else ())]:
        assert first_line <= place.line <= last_line
        assert place.column >= 1


# Control characters and invisible marks are refused, and odd blanks where they hide a notation.
LETTERS = st.characters(exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"])
TEXTS = st.text(LETTERS | st.sampled_from("\n\t'\":-#[]{}&*!|>%@`,?~ "), max_size=20).map(
    remove_hidden
)
TREES: st.SearchStrategy[Any] = st.recursive(
    TEXTS | st.sampled_from(["", "null", "~", "yes", "05111", "2019-05-17", "1e3", "---", "<<"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def depth(tree: Tree) -> int:
    """Return how many lists and dicts lie inside each other."""
    if isinstance(tree, str):
        return 0
    return 1 + max(map(depth, tree.values() if isinstance(tree, dict) else tree), default=0)


class NoAliases(yaml.SafeDumper):
    """Writes equal parts out instead of referring to them."""

    def ignore_aliases(self, data: object) -> bool:
        """Say that nothing may be referred to."""
        del data
        return True


@settings(max_examples=some(200))
@given(
    tree=TREES.filter(lambda tree: depth(tree) <= MAX_DEPTH),
    flow=st.sampled_from([True, False, None]),
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    unicode_=st.booleans(),
)
def test_dumped_data_comes_back(
    tree: Tree,
    flow: bool | None,
    style: str | None,
    unicode_: bool,
) -> None:
    text = yaml.dump(
        tree, Dumper=NoAliases, default_flow_style=flow, default_style=style, allow_unicode=unicode_
    )
    document, problems = read_yaml(text, FILE)
    assert document is not None
    assert document.data == tree
    assert problems == []
