"""Markdown as this handbook reads it: CommonMark with tables, citations and German gender forms.

Only :mod:`praxistransfer.model.text` asks for it; everything else knows the values made there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.rules_block import StateBlock, heading, reference, table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, backtick, emphasis, link
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from praxistransfer.model.signs import ODD_BLANKS

CITATION = re.compile(r"\[\^([^\[\]\s]+)\]")
MOST_BRACKETS = 200
"""With more of them a paragraph is not read; each may begin a link in a link."""
MOST_COLUMNS = 12
"""A table with more is not read; each short row would become as many cells as there are columns."""

_NESTING = 50
"""More levels than any text may have (see ``text.MAX_DEPTH``); what is deeper is not read."""
_OPTIONS = {
    "html": False,
    "maxNesting": _NESTING,
    "inline_definitions": True,
    "store_labels": True,
}
_LABELS = "labels"
"""Where the environment of the reader keeps the ends of labels of the line that is being read."""
_ODD_HEADING = re.compile(
    rf"([{ODD_BLANKS}]*)(#{{1,6}})(?:([{ODD_BLANKS}])\s*|(?<=##)(?=[^\W_])|(?<!^)[ \t]+)"
)

# Soft hyphens, joiners and accents stand in words; no pattern calls them letters.
_IN_WORD = r"\u00ad\u200b-\u200d\u0300-\u036f"
_BEFORE = rf"(?<=[^\W_]|[{_IN_WORD}])"
_GLUE = r"[-/()\[\]*_`'\"’‘“”«»‐‑]"
_GLUED = rf"(?:(?<=[^\W_]{_GLUE})|(?<=[^\W_]{_GLUE}{_GLUE})|(?<=[^\W_]{_GLUE}{_GLUE}{_GLUE}))"
_TEXT_MARK = re.compile(
    # Berater*in, jede_r
    rf"{_BEFORE}[*_](?=[^\W_]|[{_IN_WORD}])"
    # (Berater)*innen, Kolleg/*innen; but Schule(*neu*) is emphasis
    rf"|{_GLUED}(?<![*_])[*_](?=[^\W_])(?![^\W_]+[*_](?![^\W_]))"
    # **Berater**_innen, whose star or underscore stands behind other marks
    rf"|{_GLUED}(?:(?<=\*)_|(?<=_)\*)(?=[^\W_])(?![^\W_]+[*_](?![^\W_]))"
    # the endings „*in“ and *innen by themselves
    r"|(?<!\*)\*(?:in(?=[^\w\s*])|innen(?![\w*]))"
)


def read_tokens(text: str) -> list[Token]:
    """Return the tokens of a text, blocks with their lines."""
    return _reader().parse(text, {})


def read_blocks(text: str) -> list[Token]:
    """Return the tokens of the blocks alone; what stands in a line is left as it is."""
    reader, tokens = _reader(), list[Token]()
    reader.block.parse(text, reader, {}, tokens)
    return tokens


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  # the host names it
        """Take any address for one, so that checks can name those that are not allowed."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """Return an address of the web as it can be called; any other stays as it was typed."""
        on_the_web = url.lower().startswith(("http://", "https://"))
        return super().normalizeLink(url) if on_the_web else url


@cache
def _reader() -> MarkdownIt:
    reader = _Markdown("commonmark", _OPTIONS)
    reader.helpers = _Helpers  # type: ignore[assignment]  # anything with these three
    reader.enable(["table", "strikethrough"]).disable(["html_block", "html_inline", "text_join"])
    reader.core.ruler.at("inline", _read_lines)
    reader.block.ruler.at("reference", _reference)
    reader.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    reader.block.ruler.at("heading", _heading, {"alt": ["paragraph", "reference", "blockquote"]})
    reader.inline.ruler.at("backticks", _with_lines(backtick))
    reader.inline.ruler.at("emphasis", _emphasis)
    reader.inline.ruler.at("link", _with_lines(_link))
    reader.inline.ruler.at("image", _image)
    reader.inline.ruler.before("link", "citation", _citation)
    reader.inline.ruler2.before("balance_pairs", "settled_marks", _settle_marks)
    return reader


def _read_lines(state: StateCore) -> None:
    """Read what stands in the lines of all blocks."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        if token.content.count("[") > MOST_BRACKETS:
            token.meta["unread"] = True
            token.children = [Token("text", "", 0, content=token.content)]
        else:
            state.env[_LABELS] = {}
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


# -- blocks ------------------------------------------------------------------------------------


def _reference(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read the address of a named link; a citation at the start of a line is none."""
    if CITATION.match(state.src, state.bMarks[line] + state.tShift[line]):
        return False
    return reference(state, line, end, silent)


def _table(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a table, unless it has too many columns."""
    if line + 1 < end:
        below = state.src[state.bMarks[line + 1] : state.eMarks[line + 1]]
        if below.count("|") > MOST_COLUMNS + 1:
            return False
    return table(state, line, end, silent)


def _heading(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a heading, also one with an odd blank around its signs or none behind them.

    That is a fault, and would be text.
    """
    if heading(state, line, end, silent):
        return True
    match = _ODD_HEADING.match(state.src, state.bMarks[line] + state.tShift[line])
    if not match or state.is_code_block(line):
        return False
    if not silent:
        state.line = line + 1
        token = state.push("heading_open", f"h{len(match[2])}", 1)
        token.markup, token.map = match[2], [line, line + 1]
        token.meta["before"], token.meta["blank"] = match[1][:1], match[3] or ""
        token = state.push("inline", "", 0)
        token.content = state.src[match.end() : state.eMarks[line]].strip()
        token.map, token.children = [line, line + 1], []
        state.push("heading_close", f"h{len(match[2])}", -1)
    return True


# -- in lines ----------------------------------------------------------------------------------

_Rule = Callable[[StateInline, bool], bool]


class _Helpers:
    """What the rules for links ask for."""

    parseLinkDestination = staticmethod(parseLinkDestination)  # noqa: N815  # the host names it
    parseLinkTitle = staticmethod(parseLinkTitle)  # noqa: N815

    @staticmethod
    def parseLinkLabel(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: N802, N803
        """Return where the label ends that begins at ``start``, or -1.

        Each is looked for once; 150 open brackets in each of 200 paragraphs took 7 s before.
        """
        key = (start, disableNested)
        ends: dict[tuple[int, bool], int] = state.env[_LABELS]
        if key not in ends:
            before = state.pos
            ends[key] = _label_end(state, start + 1, disableNested)
            state.pos = before
        return ends[key] if ends[key] < state.posMax else -1


def _label_end(state: StateInline, place: int, disable_nested: bool) -> int:
    while place < state.posMax:
        sign = state.src[place]
        if sign == "]":
            return place
        state.pos = place
        state.md.inline.skipToken(state)
        if sign != "[":
            place = state.pos
        elif state.pos == place + 1:
            inside = _Helpers.parseLinkLabel(state, place, disable_nested)
            if inside < 0:
                break
            place = inside + 1
        elif disable_nested:
            break
        else:
            place = state.pos
    return -1


def _with_lines(rule: _Rule) -> _Rule:
    """Let the last token that a rule makes say how many lines it took."""

    def read(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        done = rule(state, silent)
        if done and len(state.tokens) > before:
            state.tokens[-1].meta["lines"] = state.src.count("\n", start, state.pos)
        return done

    return read


def _citation(state: StateInline, silent: bool) -> bool:
    """Read a citation; in the label of a link, which is read ahead, it is any text."""
    match = None if silent else CITATION.match(state.src, state.pos, state.posMax)
    if match:
        state.push("citation", "", 0).content = match[1]
        state.pos = match.end()
    return bool(match)


def _link(state: StateInline, silent: bool) -> bool:
    """Read a link; a citation is none, and does not belong to the name before it."""
    if state.src[state.pos] != "[" or CITATION.match(state.src, state.pos):
        return False
    most = state.posMax
    if "][^" in state.src:
        end = state.md.helpers.parseLinkLabel(state, state.pos, disableNested=True)
        if end > 0 and CITATION.match(state.src, end + 1):
            state.posMax = end + 1
    done = link(state, silent)
    state.posMax = most
    return done


def _image(state: StateInline, silent: bool) -> bool:
    """Read the sign before a picture, whose rest looks like a link and is read as one."""
    start = state.pos
    if not state.src.startswith("![", start, state.posMax):
        return False
    state.pos = start + 1
    done = _link(state, silent=True)
    state.pos = start + 1 if done else start
    if done and not silent:
        state.push("image", "", 0)
    return done


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Read marks of emphasis; the star or underscore of a gender form is text."""
    sign = state.src[state.pos]
    if silent or sign not in "*_":
        return False
    if _TEXT_MARK.match(state.src, state.pos, state.posMax):
        state.append_pending(sign)
        state.pos += 1
        return True
    return emphasis.tokenize(state, silent)


def _settle_marks(state: StateInline) -> None:
    """Let one star close one and two stars two, so that those of gender forms are left over.

    In CommonMark the star in ``**Frauen* und Mädchen**`` would close one of the two before it.
    """
    inside = (meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)
    for marks in (state.delimiters, *inside):
        _settle(marks)


def _settle(marks: list[Delimiter]) -> None:
    opened: dict[int, list[tuple[int, int]]] = {ord("*"): [], ord("_"): []}
    """How many signs of a run are not closed, and its place."""
    place = 0
    while place < len(marks):
        mark = marks[place]
        stack = opened.get(mark.marker)
        if stack is None:
            place += 1
            continue
        left = _close(mark, marks, stack)
        in_word = mark.open and mark.close
        if left == 1 and (in_word if mark.length == 3 else not mark.open):
            _make_text(marks[place + mark.length - 1])
        elif left == 3 and in_word:
            _make_text(mark)
            stack.append((2, place + 1))
        elif left and mark.open:
            stack.append((left, place))
        place += mark.length
    for _, place in (*opened[ord("*")], *opened[ord("_")]):
        if marks[place].length == 1:
            _make_text(marks[place])


def _close(mark: Delimiter, marks: list[Delimiter], stack: list[tuple[int, int]]) -> int:
    """Close what a run of signs can close, and return how many of them are left."""
    left = mark.length
    while mark.close and left and stack:
        count, place = stack[-1]
        if {left, count} == {1, 2} and (left == 1 or mark.open):
            break
        stack.pop()
        if (left, count) == (2, 1):
            _make_text(marks[place])
            continue
        used = min(left, count)
        left -= used
        if count > used:
            stack.append((count - used, place))
    return left


def _make_text(mark: Delimiter) -> None:
    mark.open = mark.close = False
