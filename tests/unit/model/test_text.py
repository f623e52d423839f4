"""A contributed text is read once, as CommonMark reads it and as Germans write."""

from __future__ import annotations

import re
import sys
from itertools import product
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from praxistransfer.model.text import (
    Block,
    List,
    Paragraph,
    Quote,
    Run,
    Table,
    lines_of,
    plain_text,
    read_headings,
    read_text,
    shorten,
    split_list,
    words_of,
)

NBSP = "\u00a0"


def shown(markdown: str) -> str:
    """Return a text with its marks as people see them: ‹strong:…›, blocks in brackets."""
    return " ".join(map(_shown, read_text(markdown).blocks))


def _shown(block: Block) -> str:
    match block:
        case Paragraph(runs):
            return "".join(map(_run, runs))
        case List(items, ordered, start, tight):
            name = f"{start}." if ordered else "-"
            inside = "|".join(" ".join(map(_shown, item)) for item in items)
            return f"[{name}{'' if tight else ' loose'} {inside}]"
        case Quote(blocks):
            return f"[> {' '.join(map(_shown, blocks))}]"
        case Table(head, rows):
            return f"[{' / '.join('|'.join(words_of(c) for c in row) for row in (head, *rows))}]"


def _run(run: Run) -> str:
    if run.citation:
        return f"‹^{run.citation}›"
    names = ",".join(run.marks) + (f"={run.target}" if run.target else "")
    text = "↵" if run.is_break else run.text
    return f"‹{names}:{text}›" if names else text


def faults(markdown: str) -> list[tuple[str, int]]:
    return [(fault.code, line) for fault, line in read_text(markdown).faults]


# --- Stars and underscores ----------------------------------------------------------------------

GENDER_FORMS = (
    "Die Berater*innen und die Teilnehmer*innen",
    "Schüler_innen und Lehrer_innen",
    "Trans*personen und Trans* Personen und Inter*",
    "Kolleg/*innen und Kund/*innen und Trans* Personen",
    "(Berater)*innen und (Lehrer)*innen und Frauen*",
    "Bürger*innen-Rat und Frauen*-Beratung und Mädchen*",
    "Die Endung „*innen“ und Trans* Personen",
    "Die Endung *innen und Trans* Personen",
    "Die Endung „*in“ und Trans* Personen",
    "Jede*r und ein*e und der*die",
    "Lehrer*_innen und Schüler*_innen",
    "Berater\u00ad*\u00adinnen und Lehrer\u00ad*\u00adinnen",
    "Mu\u0308ller*innen und Scha\u0308fer*innen",
    "5*3*2 und a_b_c",
    "Frauen* und Männer* und Kinder*",
)


@pytest.mark.parametrize("text", GENDER_FORMS)
@pytest.mark.parametrize(
    ("around", "wanted"),
    [
        ("{}", "{}"),
        ("{} und **fett**", "{} und ‹strong:fett›"),
        ("**{}.**", "‹strong:{}.›"),
        ("__fett__ und {}", "‹strong:fett› und {}"),
        ("[{}](https://a.example)", "‹link=https://a.example:{}›"),
        ("- {}", "[- {}]"),
        ("1. {}\n2. {}", "[1. {}|{}]"),
        ("> {}", "[> {}]"),
        ("| {} |\n|---|\n| {} |", "[{} / {}]"),
    ],
)
def test_stars_of_gender_forms_are_text(text: str, around: str, wanted: str) -> None:
    assert shown(around.replace("{}", text)) == wanted.replace("{}", text)
    assert faults(around.replace("{}", text)) == []


@pytest.mark.parametrize("text", GENDER_FORMS)
def test_stars_of_gender_forms_are_in_plain_text(text: str) -> None:
    assert plain_text(f"**{text}**, {text}") == f"{text}, {text}"


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("*kursiv* und _kursiv_", "‹em:kursiv› und ‹em:kursiv›"),
        ("**fett** und __fett__", "‹strong:fett› und ‹strong:fett›"),
        ("***beides***", "‹em,strong:beides›"),
        ("Un**fall**versicherung", "Un‹strong:fall›versicherung"),
        ("*Berater*innen helfen*", "‹em:Berater*innen helfen›"),
        ("**Rät***innen und **Ärzt***innen", "‹strong:Rät›*innen und ‹strong:Ärzt›*innen"),
        ("Rät***innen** und Ärzt***innen**", "Rät*‹strong:innen› und Ärzt*‹strong:innen›"),
        ("**Rät**_innen und **Ärzt**_innen", "‹strong:Rät›_innen und ‹strong:Ärzt›_innen"),
        ("**Frauen* und Männer***", "‹strong:Frauen* und Männer›*"),
        ("**Trans*** und **Inter***", "‹strong:Trans›* und ‹strong:Inter›*"),
        ("Schule (*neu*) und „*alt*“", "Schule (‹em:neu›) und „‹em:alt›“"),
        ("Kurs(*neu*), Ost-*West*", "Kurs(‹em:neu›), Ost-‹em:West›"),
        (r"Lehrer\*innen, \*kein\* \_Zeichen\_ \`x\`", "Lehrer*innen, *kein* _Zeichen_ `x`"),
        ("`Berater*innen` und `*x*`", "‹code:Berater*innen› und ‹code:*x*›"),
        ("**a *b* `c`**", "‹strong:a ›‹strong,em:b›‹strong: ›‹strong,code:c›"),
        ("*[x](https://a.example)*", "‹em,link=https://a.example:x›"),
        ("[*x*](https://a.example)", "‹link,em=https://a.example:x›"),
        ("*a **b** c*", "‹em:a ›‹em,strong:b›‹em: c›"),
        ("**a *b***", "‹strong:a ›‹strong,em:b›"),
        ("*a **b***", "‹em:a ›‹em,strong:b›"),
        ("***a* b**", "‹strong,em:a›‹strong: b›"),
        ("***a** b*", "‹em,strong:a›‹em: b›"),
        ("*foo**bar**baz*", "‹em:foo›‹em,strong:bar›‹em:baz›"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("Berater&#42;innen &amp; Lehrer&#42;innen", "Berater*innen & Lehrer*innen"),
    ],
)  # fmt: skip
def test_marks_are_what_they_are_in_common_mark(markdown: str, wanted: str) -> None:
    assert shown(markdown) == wanted
    assert faults(markdown) == []


def test_a_star_that_may_be_either_is_refused() -> None:
    assert faults("Vorweg.\n\nDie Endung *in und Trans* Personen") == [("PT515", 2)]
    assert faults("*in* und _in der Schule_ und *innen*") == []


# --- Blocks -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("eins\nzwei\n\ndrei", "eins\nzwei drei"),
        ("Beteiligt waren:\n- das Amt\n- die Schule", "Beteiligt waren: [- das Amt|die Schule]"),
        ("Erst:\n1. das Amt", "Erst: [1. das Amt]"),
        ("1. Vor:\n   - Raum\n   - Zeit\n2. Machen", "[1. Vor: [- Raum|Zeit]|Machen]"),
        ("- Schule\n  - Klasse\n- Verein", "[- Schule [- Klasse]|Verein]"),
        ("- Schule:\n    1. eins\n    2. zwei", "[- Schule: [1. eins|zwei]]"),
        ("* a\n+ b\n- c", "[- a] [- b] [- c]"),
        ("1) a\n2) b", "[1. a|b]"),
        ("5. f\n6. g", "[5. f|g]"),
        ("0. a", "[0. a]"),
        ("- Punkt\n\n    Noch ein Absatz.\n- Zwei", "[- loose Punkt Noch ein Absatz.|Zwei]"),
        ("- a\n\n- b", "[- loose a|b]"),
        ("- a\n  - b\n\n    c\n- d", "[- a [- loose b c]|d]"),
        ("- a\n\n\n1. b", "[- a] [1. b]"),
        ("-\n- b", "[- |b]"),
        ("> a\n> - b\n>\n> c", "[> a [- b] c]"),
        ("Zeile  \nzwei\\\ndrei", "Zeile‹:↵›zwei‹:↵›drei"),
        ("| a | b |\n|---|:-:|\n| 1 | |\n| `\\|` |", "[a|b / 1| / ||]"),
        ("Text\n| a | b |\n|---|---|\n| c | d |", "Text [a|b / c|d]"),
        ("", ""),
        ("\n \n", ""),
    ],
)  # fmt: skip
def test_blocks_are_what_they_are_in_common_mark(markdown: str, wanted: str) -> None:
    assert shown(markdown) == wanted.replace("‹:↵›", "↵")
    assert faults(markdown) == []


def test_columns_say_how_they_are_aligned() -> None:
    (table,) = read_text("| a | b | c | d |\n|:--|:-:|--:|---|").blocks
    assert isinstance(table, Table)
    assert table.alignments == ("left", "center", "right", "")
    assert table.rows == ()


def test_every_block_and_every_run_knows_its_line() -> None:
    text = (
        "a\n**b**\n\n- c\n  - d\n\n> e\n> *f*\n\n| g |\n|---|\n| h |\n\n"
        "`i\ni` [j](\nhttps://a.example) [k\nk](https://b.example)  \nl"
    )
    blocks = read_text(text).blocks
    assert [block.line for block in blocks] == [0, 3, 6, 9, 13]
    where = {run.text.strip(): run.line for line in lines_of(blocks) for run in line}
    assert where == {"a": 0, "b": 1, "c": 3, "d": 4, "e": 6, "f": 7, "g": 9, "h": 11,
                     "i i": 13, "": 16, "j": 14, "k\nk": 15, "l": 17}  # fmt: skip
    assert [link.line for link in read_text(text).links] == [14, 16]


def test_lines_that_are_known_at_once_are_what_the_whole_reader_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    signs = ("a", " ", "1", ".", ")", "-", "+", "=", ">", "#", "!", ":", "•", NBSP, "\t", "|", "~")
    texts = ["".join(parts) for parts in product(signs, repeat=3)]
    known = list(map(read_text, texts))
    monkeypatch.setattr("praxistransfer.model.text._PLAIN", re.compile("(?!)"))
    assert [read_text(text) for text in texts] == known


# --- Links and citations ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "targets"),
    [
        ("[a](https://a.example/Muster_(Kreis))", ["https://a.example/Muster_(Kreis)"]),
        ("<https://a.example/direkt>", ["https://a.example/direkt"]),
        ('[a](https://a.example "Titel")', ["https://a.example"]),
        ("[a](<https://a.example/x>)", ["https://a.example/x"]),
        ("[a](https://a.example/ü)", ["https://a.example/%C3%BC"]),
        ("[a][b]\n\n[b]: https://a.example", ["https://a.example", "https://a.example"]),
        ("[b] und [b][]\n\n[B]: https://a.example 'Titel'", ["https://a.example"] * 3),
        ("[a](eintrag:sport)", ["eintrag:sport"]),
        ("[a](&#106;avascript:x)", ["javascript:x"]),
        ("[a](javascript:x)", ["javascript:x"]),
        ("<javascript:x>", ["javascript:x"]),
        ("[b]: javascript:x", ["javascript:x"]),
        ("[x [y] z](data:text/html,x)", ["data:text/html,x"]),
        ("**[a](/x)**", ["/x"]),
        ("![a](https://a.example/a.png)", ["https://a.example/a.png"]),
        ("`[a](https://a.example)` https://b.example", []),
        (r"\[a](https://a.example)", []),
    ],
)
def test_links_are_read_as_the_page_has_them(markdown: str, targets: list[str]) -> None:
    assert [link.target for link in read_text(markdown).links] == targets


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("Es waren 34.[^dosb] Mehr nicht.", "Es waren 34.‹^dosb› Mehr nicht."),
        ("34[^dosb](Stand 2019)", "34‹^dosb›(Stand 2019)"),
        ("34[^dosb][siehe oben]", "34‹^dosb›[siehe oben]"),
        ("Toll![^dosb](so)", "Toll!‹^dosb›(so)"),
        ("**fett[^dosb]**", "‹strong:fett›‹^dosb›"),
        ("[Bericht[^dosb]](https://a.example)", "‹link=https://a.example:Bericht›‹^dosb›"),
        ("[Bericht][^dosb]\n\n[Bericht]: https://a.example",
         "‹link=https://a.example:Bericht›‹^dosb›"),
        ("`[^dosb]`", "‹code:[^dosb]›"),
        ("[x](https://a.example/[^dosb])", "‹link=https://a.example/%5B%5Edosb%5D:x›"),
        (r"\[^dosb]", "[^dosb]"),
    ],
)  # fmt: skip
def test_citations_are_runs(markdown: str, wanted: str) -> None:
    assert shown(markdown) == wanted


def test_one_text_does_not_change_the_next() -> None:
    assert read_text("[x][y]\n\n[y]: https://a.example").links
    assert not read_text("[x][y]").links


# --- What is refused ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "code", "line"),
    [
        ("a\n\n# Groß", "PT502", 2),
        ("### Klein", "PT502", 0),
        ("- # Im Punkt", "PT502", 0),
        ("Zwischentitel\n-------", "PT502", 1),
        ("Titel\nüber zwei\n===", "PT502", 2),
        ("a\n\n---", "PT510", 2),
        ("***", "PT510", 0),
        ("```\nCode\n```", "PT510", 0),
        ("a\n\n~~~", "PT510", 2),
        ("a\n\n    eingerückt", "PT510", 2),
        ("\tTab", "PT510", 0),
        ("a ~~b~~", "PT510", 0),
        ("- [ ] offen", "PT510", 0),
        ("1. a\n2. [x] fertig", "PT510", 1),
        ("> [!NOTE]\n> a", "PT510", 0),
        ("a ** b **", "PT510", 0),
        ("a\n**b", "PT510", 1),
        ("**Hinweis:**Bitte", "PT510", 0),
        ("[TOC]", "PT510", 0),
        ("a\n\n!!! note\n", "PT510", 2),
        ("::: info", "PT510", 0),
        ("Wort\n: Erklärung", "PT510", 1),
        ("a [[Seite]] b", "PT510", 0),
        ("a ==b== c", "PT510", 0),
        ("m^2^", "PT510", 0),
        ("H~2~O", "PT510", 0),
        ("a[^b]\n\n[^b]: Bericht", "PT511", 2),
        ("a\n[^b]: Bericht", "PT511", 1),
        ("a [b][c]", "PT512", 0),
        ("a\n\n[b]: https://a.example", "PT512", 2),
        ("[b]\n\n[b]: https://a.example\n[b]: https://b.example", "PT512", 3),
        ("a\n[b]: https://a.example", "PT504", 1),
        ("a [b](https://a.example/x y)", "PT504", 0),
        ("a [b] (https://a.example)", "PT504", 0),
        ("`a\nb` [c](https://a.example 'd\ne')\n[f](g h)", "PT504", 3),
        ("![a](https://a.example/a.png)", "PT504", 0),
        ("a\n![b][c]", "PT504", 1),
        (f"-{NBSP}das Amt", "PT513", 0),
        (f"a\n\n*{NBSP}das Amt", "PT513", 2),
        (f"1.{NBSP}a\n2.{NBSP}b", "PT513", 1),
        (f"{NBSP}- das Amt", "PT513", 0),
        ("-\u202fdas Amt", "PT513", 0),
        ("+\u200bdas Amt", "PT513", 0),
        (f"- a\n  -{NBSP}b", "PT513", 1),
        ("a:\n• Amt", "PT514", 1),
        ("| a | b |\n| c | d |", "PT514", 0),
        ("| a | b |\n|---|---|---|\n| c | d |", "PT514", 0),
        ("a | b\n---|---|---\nc | d", "PT514", 1),
        ("| a |\n|---|\n| b | c |", "PT514", 2),
        ("- " * 13 + "x", "PT208", 0),
        ("a\n\n" + "> " * 13 + "x", "PT208", 2),
        ("[" * 201, "PT305", 0),
        ("a\n\n" + "![" * 201 + "](b)" * 201, "PT305", 2),
    ],
)  # fmt: skip
def test_what_the_handbook_does_not_show_is_refused(markdown: str, code: str, line: int) -> None:
    assert faults(markdown) == [(code, line)]


@pytest.mark.parametrize(
    "text",
    ["3.\u00a0Mai 2019", "1.\u00a0FC Musterstadt", "#1 und #Integration", "a [siehe oben] b",
     "a | b", "~ 5 und ~~", "- " * 12 + "x", "> - 1. x", "[" * 200, "a --- b", "5 ≠ 6 – „ja“",
     "99999999999. eins", "a:\n– b", r"\# a", r"\- a", "-5 Grad", "A & B < C", "(1) a", "[x] a",
     "Preis: 5,– *", "a ^ 2 ^", r"\[a\](https://a.example)", r"a \*\* b", r"- \[ \] a",
         "**Ziel**: mehr",
         "`[a](b c)` `**` `[^a]:`", "a [^b]: c", "x = y == z", "https://a.example/x_y_z"],
)  # fmt: skip
def test_what_means_nothing_is_text(text: str) -> None:
    assert faults(text) == []


def test_the_message_names_the_sign() -> None:
    ((fault, _),) = read_text(f"-{NBSP}das Amt").faults
    assert fault.text == "Nach „-“ steht ein geschütztes Leerzeichen (U+00A0)."


# --- Headings of sections -----------------------------------------------------------------------


def test_headings_are_those_that_the_reader_sees() -> None:
    body = "## A\n\n```\n## B\n```\n\n   ## C ##\n\n    ## D\n\n- ## E\n\n# F\n\n##\tG\n\nH\n---\n"
    assert [(item.title, item.line) for item in read_headings(body)] == [
        ("A", 0),
        ("C", 6),
        ("G", 14),
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (f"##{NBSP}Ziele", "Nach „##“ steht ein geschütztes Leerzeichen (U+00A0)."),
        ("##\u2009Ziele", "Nach „##“ steht ein besonderes Leerzeichen (U+2009)."),
        ("##Ziele", "Nach „##“ fehlt das Leerzeichen."),
    ],
)
def test_a_heading_with_an_odd_blank_is_one_and_a_fault(line: str, sentence: str) -> None:
    (heading,) = read_headings(line)
    assert heading.title == "Ziele"
    assert heading.fault
    assert (heading.fault.code, heading.fault.text) == ("PT513", sentence)


# --- Plain text ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("Ein **Satz**.[^dosb]", "Ein Satz."),
        ("[Bericht](https://a.example/x_y) und `Code`", "Bericht und Code"),
        ("2. Halbjahr", "2. Halbjahr"),
        ("1. a\n2. b\n   - c", "1. a 2. b - c"),
        ("> a\n\nb  \nc", "a b c"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
        ("a\u00a0b\n c", "a b c"),
    ],
)
def test_plain_text_has_no_marks(markdown: str, plain: str) -> None:
    assert plain_text(markdown) == plain


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("kurz", "kurz"),
        ("Ein Satz. Noch einer, der lang ist", "Ein Satz."),
        ("Ein langes Wort, und mehr", "Ein langes …"),
    ],
)
def test_a_long_text_ends_with_a_sentence_or_a_word(text: str, short: str) -> None:
    assert shorten(text, 15) == short


# --- Bounded time -------------------------------------------------------------------------------

CONSTRUCTS = (
    *("a\n===\n", "``a ", "**a*", "[", "![", "<", "&", "> ", ">", "- ", "- a\n\n", "1. ", "\\"),
    *("*", "_", "a*a", "a***a", "`", "~~a", "](", "[a](b) ", "[a]: b\n", "[a][b] ", "[^a]", "{"),
    *("![a](b)", "<a:b> ", "# a\n", f"##{NBSP}a\n", "\t", "x  \n", "| a |\n|---|\n", "|", "[a\n"),
    *("(*a", "*in a* ", "a/*in ", "**a** ", f"-{NBSP}a\n", "**a**_b", "[a](", "[a](<", NBSP),
    *("  - x\n", "* a\n * b\n", "> - 1. a\n", "_a *b ", "a__b", "![a][", "**[a](b", "• a\n"),
    *("[^a]: b\n", "a | b\n"),
)  # fmt: skip
PAIRS = (("[", "](a)"), ("![", "](a)"), ("*", "*"), ("**a ", "**"), ("<", ">"), ("(*", "*)"))


def work(text: str) -> int:
    """Return how many lines of Python ran to read a text."""
    count = 0

    def trace(_frame: FrameType, event: str, _arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    read_text("")
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read_text(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("size", [(250, 1000), (400, 1600)])
def test_four_times_the_text_is_at_most_six_times_the_work(size: tuple[int, int]) -> None:
    grown = {}
    for before, after in (*((sign, "") for sign in CONSTRUCTS), *PAIRS):
        texts = (before * (most // len(before)) + after * (most // len(before)) for most in size)
        small, large = map(work, texts)
        if large > 6 * small:
            grown[before + after] = large / small
    assert grown == {}


@settings(max_examples=300)
@given(st.text("aÄß1 .,;:?!()„“’\"'/%€§–…·-+=~#*@&", min_size=1, max_size=12))
def test_a_line_that_says_itself_is_read_as_all_others_are(line: str) -> None:
    # Nothing but this test knows that such lines are not given to the reader.
    assert read_text(f"{line}\n").blocks == read_text(line).blocks


def test_the_first_ordered_list_stands_between_what_is_before_and_behind_it() -> None:
    assert split_list(
        "Vorweg.\n\n1. Erst **dies**.[^a]\n2. Dann\n   das.\n   - a\n   - b\n\nDanach."
    ) == (
        "Vorweg.",
        ("Erst **dies**.[^a]", "Dann\ndas.\n- a\n- b"),
        "Danach.",
    )
    assert split_list("3) Drei.\n4) Vier.") == ("", ("Drei.", "Vier."), "")


@pytest.mark.parametrize("text", ["", "Nur Text.", "- a\n- b", "Im Jahr\n2019. war nichts."])
def test_without_an_ordered_list_the_whole_text_stands_before_it(text: str) -> None:
    assert split_list(text) == (text, (), "")
