"""Contributed texts, read once: paragraphs, lists, quotes and tables of runs, each with its line.

Pages, papers, cards, search and checks all take a text from here. Lines count from 0 within a text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from textwrap import dedent
from typing import Literal, NamedTuple, cast

from markdown_it.token import Token

from praxistransfer.model import faults
from praxistransfer.model.faults import Fault
from praxistransfer.model.markdown import (
    CITATION,
    MOST_BRACKETS,
    MOST_COLUMNS,
    read_blocks,
    read_tokens,
)
from praxistransfer.model.signs import CONTROL, ODD_BLANKS, find_hidden, name_sign
from praxistransfer.model.writing import quote_text

Mark = Literal["strong", "em", "code", "link"]
Alignment = Literal["", "left", "center", "right"]

ENTRY = "eintrag:"
"""What the address of an entry begins with."""
MAX_DEPTH = 12
"""So many levels of lists and quotes may stand in each other."""


class Run(NamedTuple):
    """A piece of a line that looks the same from its beginning to its end.

    A soft end of a line stays in ``text``, where it means a blank.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    """From the outside to the inside."""
    target: str = ""
    """Where a link leads: an address of the web or ``eintrag:…``."""
    citation: str = ""
    """The id of a source; then there is no text."""
    is_break: bool = False
    """Whether it is the hard end of a line; then its text is a line feed."""
    line: int = 0


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    runs: Line
    line: int = 0


@dataclass(frozen=True, slots=True)
class List:
    """Items that hold blocks; in a tight one their paragraphs stand close together."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: int = 1
    tight: bool = True
    line: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """What is quoted."""

    blocks: tuple[Block, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Cells below the names of their columns; every row has as many as there are columns."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    alignments: tuple[Alignment, ...]
    line: int = 0


Block = Paragraph | List | Quote | Table


class Link(NamedTuple):
    """Where a text leads, and the line on which its name ends."""

    target: str
    line: int


class LineFault(NamedTuple):
    """Something in a text that the handbook does not show, and its line."""

    fault: Fault
    line: int


class Heading(NamedTuple):
    """The heading of a section."""

    title: str
    line: int
    fault: Fault | None
    """What is wrong with how it was typed."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it was read."""

    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    """All of them, also those of pictures and of named links that nothing uses."""
    faults: tuple[LineFault, ...] = ()

    @property
    def runs(self) -> Iterator[Run]:
        """All runs from the first to the last."""
        return (run for line in lines_of(self.blocks) for run in line)

    @property
    def citations(self) -> tuple[Run, ...]:
        """All citations."""
        return tuple(run for run in self.runs if run.citation)


_BULLETS = "•·▪▫◦‣⁃∙●○■□➢➤"


def read_text(markdown: str) -> Text:
    """Return a text as values."""
    if _PLAIN.fullmatch(markdown):
        return Text((Paragraph((Run(markdown),)),))
    return _read_notation(markdown) if markdown else Text()


@lru_cache(maxsize=4096)
def _read_notation(markdown: str) -> Text:
    return _Reader(markdown).read()


_SIGNS_OF_NOTATION = r"*_`~|<&=^\[\]\\"
_PLAIN = re.compile(
    rf"(?![-+>#!:{_BULLETS}{ODD_BLANKS}]|\d+[.)])[^\s{_SIGNS_OF_NOTATION}]"
    rf"[^\n{_SIGNS_OF_NOTATION}]*(?<!\s)"
)
"""A line in which no sign means anything, as 19 of 20 fields are; it is known 7 times sooner."""


def read_headings(body: str) -> list[Heading]:
    """Return the headings of sections in the body of an entry: those of two signs ``#``."""
    tokens = read_blocks(body)
    return [
        Heading(tokens[place + 1].content, _line_of(token), _heading_fault(token))
        for place, token in enumerate(tokens)
        if token.type == "heading_open" and token.markup == "##" and token.level == 0
    ]


def split_list(markdown: str) -> tuple[str, tuple[str, ...], str]:
    """Return what stands before the first ordered list of a text, its items, and the rest.

    All is Markdown. Without such a list there are no items, and the whole text stands before it.
    """
    blocks = read_text(markdown).blocks
    ordered = (place for place, block in enumerate(blocks) if _is_ordered(block))
    place = next(ordered, None)
    if place is None:
        return markdown, (), ""
    lines = markdown.split("\n")
    listed = cast("List", blocks[place])
    starts = [item[0].line for item in listed.items]
    behind = blocks[place + 1].line if place + 1 < len(blocks) else len(lines)
    items = (
        "\n".join(lines[start:end])
        for start, end in zip(starts, (*starts[1:], behind), strict=True)
    )
    before, after = ("\n".join(part).strip() for part in (lines[: starts[0]], lines[behind:]))
    return before, tuple(map(_without_number, items)), after


def _is_ordered(block: Block) -> bool:
    return isinstance(block, List) and block.ordered and all(block.items)


def _without_number(item: str) -> str:
    """Return an item of an ordered list as a text of its own."""
    number = re.match(r"\s*\d+[.)]\s+", item)
    return dedent(" " * len(number[0]) + item[number.end() :]).strip() if number else item.strip()


def is_allowed(target: str) -> bool:
    """Say whether a link may lead to an address: in the web, or an entry of the handbook."""
    return target.lower().startswith(("https://", "http://", ENTRY))


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """Yield every line of runs: of paragraphs, items, quotes and cells."""
    for block in blocks:
        match block:
            case Paragraph(runs):
                yield runs
            case List(items):
                for item in items:
                    yield from lines_of(item)
            case Quote(quoted):
                yield from lines_of(quoted)
            case Table(head, rows):
                yield from (cell for row in (head, *rows) for cell in row)


@lru_cache(maxsize=4096)
def plain_text(markdown: str) -> str:
    """Return a text on one line, without citations, addresses and marks.

    Items of lists keep their number or a hyphen, so that one can tell them apart.
    """
    return plain_blocks(read_text(markdown).blocks)


def plain_blocks(blocks: Iterable[Block]) -> str:
    """Return what was read of a text as :func:`plain_text` does."""
    return " ".join(" ".join(_plain(blocks)).split())


def shorten(plain: str, most: int) -> str:
    """Cut plain text at a sentence or a word so that it has at most ``most`` characters."""
    if len(plain) <= most:
        return plain
    sentence_end = plain.rfind(". ", most // 2, most)
    if sentence_end > 0:
        return plain[: sentence_end + 1]
    return plain[:most].rsplit(" ", 1)[0].rstrip(",;:–") + " …"


def plain_line(text: str) -> Line:
    """Return text that is no Markdown, in which only citations mean something, as runs."""
    parts = CITATION.split(text)  # text and ids by turns
    runs = (Run("", citation=part) if odd % 2 else Run(part) for odd, part in enumerate(parts))
    return tuple(run for run in runs if run.text or run.citation)


def words_of(line: Line) -> str:
    """Return the words of a line as they were typed."""
    return "".join(run.text for run in line)


def _plain(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, List):
            for number, item in enumerate(block.items, block.start):
                yield f"{number}." if block.ordered else "-"
                yield from _plain(item)
        else:
            yield from map(words_of, lines_of([block]))


# -- what is refused ---------------------------------------------------------------------------

_UNSUPPORTED = {
    "hr": faults.RULER,
    "fence": faults.CODE_BLOCK,
    "code_block": faults.INDENTED_CODE,
    "s_open": faults.STRUCK_TEXT,
    "image": faults.PICTURE,
}
_CITED, _LITERAL = "\ufff9", "\ufffc"
"""What stands for a citation, and for a sign of code or behind a backslash, where notation that
is left over is looked for."""
_MARK = r"[-+*]|\d{1,9}[.)]"
_ODD_MARK = re.compile(
    rf"[ \t>]*(?:(?:{_MARK})[ \t]+)*"
    rf"(?:(?P<mark>{_MARK})(?P<behind>[{ODD_BLANKS}])|(?P<before>[{ODD_BLANKS}])+(?:{_MARK})[ \t])"
)
_BULLET = re.compile(rf"[ \t>]*([{_BULLETS}])\s*\S")
_TABLE_ROW = re.compile(r"[ \t>]*(?:\|[^|]*\|.*\||[\s:-]*-\|[\s|:-]*)\s*\Z")
_ENDING = re.compile(r"in(?:nen)?\b")
_BOX = re.compile(rf"[ \t>]*(?:(?:{_MARK})[ \t]+)+\[[ xX]\](?=\s)")
_ALERT = re.compile(r"[-+*\d.)> \t]*\[![A-Za-z]+\]")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\[")
_NO_LINK = re.compile(r"\](?:\(\s*<?| +\((?=https?:))([^)\s<>]*)")
_OTHER = re.compile(
    r"^(?:!!!|:::|--8<--|\[TOC\]).*|^: .*"  # boxes, included files, lists of definitions
    r"|\[\[[^\[\]]+\]\]|==[^\s=][^=]*==|(?<=\w)([~^])\w{1,3}\1",
    re.MULTILINE,
)
_UNKNOWN = re.compile(r"\]\[([^\[\]]*)\]")
_NO_ADDRESS = re.compile(r"^\*?\[([^\[\]]+)\]:", re.MULTILINE)
_FOOTNOTE = re.compile(rf"^{_CITED}:", re.MULTILINE)
_LONE_BOLD = re.compile(r"(?<!\*)\*\*(?!\*)")


def find_odd_number(text: str) -> LineFault | None:
    """Return what is wrong with the first number of a list that is none for its blank."""
    for line, typed in enumerate(text.split("\n")):
        odd = _ODD_MARK.match(typed)
        if odd and (odd["mark"] or "")[:1].isdigit():
            mark, sign = quote_text(odd["mark"]), name_sign(odd["behind"])
            return LineFault(faults.ODD_BLANK_BEHIND.fill(mark=mark, sign=sign), line)
    return None


def _heading_fault(token: Token) -> Fault | None:
    """Return what is wrong with the blanks around the signs of a heading."""
    blank, mark = token.meta.get("blank"), quote_text(token.markup)
    if blank is None:
        return None
    if token.meta["before"]:
        return faults.ODD_BLANK_AT_START.fill(sign=name_sign(token.meta["before"]))
    if blank:
        return faults.ODD_BLANK_BEHIND.fill(mark=mark, sign=name_sign(blank))
    return faults.NO_BLANK_BEHIND.fill(mark=mark)


def _leftover_faults(text: str, line: int) -> Iterator[LineFault]:
    """Yield what is left of notation that is none, which would be shown as it was typed."""
    leftovers: list[tuple[re.Match[str], Fault]] = []
    if "]" in text:
        images = [*_IMAGE.finditer(text)]
        leftovers += [(match, faults.PICTURE.fill()) for match in images]
        for match in _NO_LINK.finditer(text):
            leftovers.append((match, faults.BROKEN_LINK.fill(target=quote_text(match[1]))))
        for match in _UNKNOWN.finditer(text):
            if not any(image.start() <= match.start() < image.end() for image in images):
                fault = faults.MISSING_ADDRESS.fill(name=quote_text(match[0][1:]))
                leftovers.append((match, fault))
        for match in _NO_ADDRESS.finditer(text):
            fault = faults.ADDRESS_IN_PARAGRAPH.fill(name=quote_text(match[0]))
            leftovers.append((match, fault))
    leftovers += [(match, faults.FOOTNOTE.fill()) for match in _FOOTNOTE.finditer(text)]
    if "**" in text and (lone := _LONE_BOLD.search(text)):
        leftovers.append((lone, faults.LONE_BOLD.fill()))
    for match in _OTHER.finditer(text):
        leftovers.append((match, faults.OTHER_NOTATION.fill(typed=quote_text(match[0]))))
    ends = [place for place, sign in enumerate(text) if sign == "\n"] if leftovers else []
    for match, fault in leftovers:
        yield LineFault(fault, line + bisect_left(ends, match.start()))


# -- reading -----------------------------------------------------------------------------------


class _Reader:
    """Reads one text."""

    def __init__(self, markdown: str) -> None:
        self._source = markdown.split("\n")
        self._tokens = iter(read_tokens(markdown))
        self._depth = 0
        self._links: list[Link] = []
        self._faults: list[LineFault] = []
        self._defined: dict[str, Token] = {}
        self._used: set[str] = set()
        self._loose: set[int] = set()
        """Levels of lists whose paragraphs stand apart."""

    def read(self) -> Text:
        """Return the text."""
        blocks = self._blocks("")
        for name, token in self._defined.items():
            if name not in self._used and is_allowed(token.meta["url"]):
                fault = faults.UNUSED_ADDRESS.fill(typed=quote_text(self._typed(token)))
                self._report(fault, _line_of(token))
        return Text(blocks, tuple(self._links), tuple(dict.fromkeys(self._faults)))

    def _report(self, fault: Fault, line: int) -> None:
        self._faults.append(LineFault(fault, line))

    def _typed(self, token: Token) -> str:
        """Return the line on which a block begins, as it was typed."""
        return self._source[_line_of(token)].strip()

    def _blocks(self, end: str) -> tuple[Block, ...]:
        """Return the blocks up to the token of this type, which is read as well."""
        blocks: list[Block] = []
        for token in self._tokens:
            if token.type == end:
                break
            block = self._block(token)
            if block is not None:
                blocks.append(block)
        return tuple(blocks)

    def _block(self, token: Token) -> Block | None:
        line = _line_of(token)
        block: Block | None = None
        match token.type:
            case "paragraph_open":
                self._check_lines(token)
                if not token.hidden:
                    self._loose.add(token.level - 2)
                block = Paragraph(self._inline(), line)
            case "bullet_list_open" | "ordered_list_open":
                block = self._list(token)
            case "blockquote_open":
                block = self._quote(line)
            case "table_open":
                block = self._table(line)
            case "heading_open":
                self._refuse_heading(token)
                block = Paragraph(self._inline(), line)
            case "definition":
                self._define(token)
            case "hr" | "fence" | "code_block" as kind:
                self._report(_UNSUPPORTED[kind].fill(), line)
                code = Run(token.content, ("code",), line=line)
                block = Paragraph((code,), line) if token.content else None
        return block

    def _list(self, token: Token) -> List:
        line, end = _line_of(token), token.type.replace("open", "close")
        items: list[tuple[Block, ...]] = []
        self._enter(line)
        self._loose.discard(token.level)
        for opened in self._tokens:
            if opened.type == end:
                break
            items.append(self._item())
        self._depth -= 1
        start = int(token.attrs.get("start", 1))
        return List(
            tuple(items), end.startswith("ordered"), start, token.level not in self._loose, line
        )

    def _item(self) -> tuple[Block, ...]:
        item = self._blocks("list_item_close")
        if item and _BOX.match(self._source[item[0].line]):
            self._report(faults.TASK_BOX.fill(), item[0].line)
        return item

    def _quote(self, line: int) -> Quote:
        self._enter(line)
        blocks = self._blocks("blockquote_close")
        self._depth -= 1
        if blocks and _ALERT.match(self._source[blocks[0].line]):
            self._report(faults.ALERT_BOX.fill(), blocks[0].line)
        return Quote(blocks, line)

    def _enter(self, line: int) -> None:
        """Count a level of lists and quotes."""
        self._depth += 1
        if self._depth == MAX_DEPTH + 1:
            self._report(faults.TEXT_TOO_DEEP.fill(most=MAX_DEPTH), line)

    def _table(self, line: int) -> Table:
        rows: list[tuple[Line, ...]] = []
        cells: list[Line] = []
        alignments: list[Alignment] = []
        for token in self._tokens:
            match token.type:
                case "th_open" | "td_open":
                    if token.type == "th_open":
                        style = str(token.attrs.get("style", ""))
                        alignments.append(cast("Alignment", style.removeprefix("text-align:")))
                    cells.append(self._inline())
                case "tr_open":
                    self._check_row(_line_of(token), len(alignments))
                case "tr_close":
                    rows.append(tuple(cells))
                    cells = []
                case "table_close":
                    break
        return Table(rows[0], tuple(rows[1:]), tuple(alignments), line)

    def _check_row(self, line: int, columns: int) -> None:
        """Report cells that no column has; they would not be shown."""
        row = self._source[line].replace("\\|", "").strip(" \t>").strip("|")
        if columns and row.count("|") >= columns:
            self._report(faults.TOO_MANY_CELLS.fill(), line)

    def _define(self, token: Token) -> None:
        """Take in the address of a named link."""
        line, name = _line_of(token), token.meta["id"]
        self._links.append(Link(token.meta["url"], line))
        if name in self._defined:
            self._report(faults.DOUBLED_ADDRESS.fill(name=quote_text(token.meta["label"])), line)
        self._defined.setdefault(name, token)

    def _check_lines(self, token: Token) -> None:
        """Report lines of a paragraph that were meant to be something else."""
        first, end = token.map or (0, 0)
        numbers = 0
        for line in range(first, end):
            text = self._source[line]
            if text.isascii() and "|" not in text:
                continue
            if odd := _ODD_MARK.match(text):
                # The blank in "3. Mai" may well be one that does not break.
                is_number = (odd["mark"] or "")[:1].isdigit()
                numbers += is_number
                if not is_number or numbers > 1:
                    self._report_blank(odd, line)
            elif bullet := _BULLET.match(text):
                self._report(faults.BULLET_SIGN.fill(sign=quote_text(bullet[1])), line)
            elif _TABLE_ROW.match(text):
                if text.count("|") > MOST_COLUMNS:
                    self._report(faults.TOO_MANY_COLUMNS.fill(most=MOST_COLUMNS), line)
                else:
                    self._report(faults.NO_TABLE.fill(), line)
                return

    def _report_blank(self, odd: re.Match[str], line: int) -> None:
        if odd["mark"]:
            sign = name_sign(odd["behind"])
            fault = faults.ODD_BLANK_BEHIND.fill(mark=quote_text(odd["mark"]), sign=sign)
        else:
            fault = faults.ODD_BLANK_AT_START.fill(sign=name_sign(odd["before"]))
        self._report(fault, line)

    def _refuse_heading(self, token: Token) -> None:
        if "#" in token.markup:
            fault = faults.HEADING_IN_SECTION.fill(heading=quote_text(self._typed(token)))
            self._report(fault, _line_of(token))
        else:
            line = (token.map or (0, 1))[1] - 1
            typed = quote_text(self._source[line].strip())
            self._report(faults.UNDERLINED_HEADING.fill(line=typed), line)

    def _inline(self) -> Line:
        """Return the runs of the token that comes next, and skip the one that closes it."""
        token, _ = next(self._tokens), next(self._tokens)
        line = _line_of(token)
        if token.meta.get("unread"):
            self._report(faults.TOO_MANY_BRACKETS.fill(most=MOST_BRACKETS), line)
            return (Run(token.content, line=line),)
        reader = _LineReader(line)
        runs = reader.read(token.children or ())
        self._links += reader.links
        self._faults += reader.faults
        self._used |= reader.used
        return runs


class _LineReader:
    """Reads what stands in the lines of one paragraph, heading or cell."""

    def __init__(self, line: int) -> None:
        self.links: list[Link] = []
        self.faults: list[LineFault] = []
        self.used: set[str] = set()
        self._runs: list[Run] = []
        self._line = line
        self._marks: tuple[Mark, ...] = ()
        self._target = ""
        self._link_line = 0
        self._words: list[str] = []
        """What was read of the run that is not finished, which begins on this line:"""
        self._words_line = line
        self._unread: list[str] = []
        """All text, without what cannot be left over from any notation."""
        self._emphasis: list[tuple[int, tuple[Mark, ...]]] = []
        """With which run each open emphasis began, and the marks outside of it."""

    def read(self, tokens: Iterable[Token]) -> Line:
        """Return the runs."""
        first_line = self._line
        for token in tokens:
            match token.type:
                case "text":
                    self._add(token.content, token.content)
                case "text_special":
                    self._add(token.content, _LITERAL)
                    self._check_sign(token.content)
                case "softbreak" | "hardbreak":
                    self._end_line(token)
                case "code_inline" | "citation":
                    self._add_run(token)
                case "link_open" | "link_close":
                    self._change_link(token)
                case "strong_open" | "em_open" | "strong_close" | "em_close":
                    self._change_emphasis(token)
                case "image" | "s_open" as kind:
                    self.faults.append(LineFault(_UNSUPPORTED[kind].fill(), self._line))
        self._end_run()
        self.faults += _leftover_faults("".join(self._unread), first_line)
        return tuple(self._runs)

    def _add(self, text: str, unread: str) -> None:
        if not self._words:
            self._words_line = self._line
        self._words.append(text)
        self._unread.append(unread)

    def _check_sign(self, typed: str) -> None:
        """Report a sign that was written by its number and that nobody sees."""
        if CONTROL.search(typed) or any(find_hidden(typed)):
            fault = faults.INVISIBLE_SIGN.fill(sign=name_sign(typed))
            self.faults.append(LineFault(fault, self._line))

    def _end_run(self, *more: Run) -> None:
        """Finish the run that was read, and add others."""
        if text := "".join(self._words):
            self._runs.append(Run(text, self._marks, self._target, line=self._words_line))
        self._words.clear()
        self._runs += more

    def _end_line(self, token: Token) -> None:
        if token.type == "softbreak":
            self._add("\n", "\n")
        else:
            self._end_run(Run("\n", self._marks, self._target, "", True, self._line))
            self._unread.append("\n")
        self._line += 1

    def _add_run(self, token: Token) -> None:
        """Add what is a run by itself: code, or a citation, which is never part of a link."""
        if token.type == "citation":
            marks = tuple(mark for mark in self._marks if mark != "link")
            self._end_run(Run("", marks, "", token.content, line=self._line))
            self._unread.append(_CITED)
        else:
            run = Run(token.content, (*self._marks, "code"), self._target, line=self._line)
            self._end_run(run)
            self._unread.append(_LITERAL)
            self._skip_lines(self._line + token.meta["lines"])

    def _skip_lines(self, line: int) -> None:
        """Go on with a line, over ends of lines that no token stands for."""
        self._unread.append("\n" * (line - self._line))
        self._line = line

    def _change_link(self, token: Token) -> None:
        self._end_run()
        if token.nesting > 0:
            self._marks += ("link",)
            self._target = str(token.attrs["href"])
            self._link_line = self._line
            self.used.add(token.meta.get("label", ""))
        else:
            self.links.append(Link(self._target, self._line))
            self._marks, self._target = self._marks[:-1], ""
            self._skip_lines(self._link_line + token.meta.get("lines", 0))

    def _change_emphasis(self, token: Token) -> None:
        self._end_run()
        if token.nesting > 0:
            self._emphasis.append((len(self._runs), self._marks))
            mark = cast("Mark", token.tag)
            self._marks += () if mark in self._marks else (mark,)
            return
        number, self._marks = self._emphasis.pop()
        first = self._runs[number : number + 1]
        may_be_ending = token.markup == "*" and first and _ENDING.match(first[0].text)
        if may_be_ending and " " in first[0].text:
            self.faults.append(LineFault(faults.AMBIGUOUS_STAR.fill(), first[0].line))


def _line_of(token: Token) -> int:
    return token.map[0] if token.map else 0
