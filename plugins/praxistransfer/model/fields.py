"""The kinds of values a field can hold, and how a field is declared.

Label, hint, example, limits and vocabulary stand at the field; messages, JSON Schema and the
authors' field reference are derived from there.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, cast, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from praxistransfer.model import faults
from praxistransfer.model.faults import Fault
from praxistransfer.model.web import address_fault, encode_address
from praxistransfer.model.writing import count_words, quote_text

UNDATED = "ohne Datum"

Stage = Literal["S", "V", "T"]


def field(label: str, hint: str, *, stage: Stage = "V", example: str = "", **limits: Any) -> Any:
    """Declare a field: ``label`` and ``hint`` are German, ``stage`` is the one it belongs to.

    S Steckbrief (needed for publication), V Vollprofil, T Transferpaket.
    """
    return Field(
        title=label,
        description=hint,
        examples=[example] if example else None,
        json_schema_extra={"x-stufe": stage},
        **limits,
    )


def optional(label: str, hint: str, **more: Any) -> Any:
    """Declare a field that may stay away; the site then shows "nicht belegt" or nothing."""
    return field(label, hint, default=None, **more)


def several(label: str, hint: str, **more: Any) -> Any:
    """Declare a list that may be empty."""
    return field(label, hint, default=(), **more)


def make_error(fault: Fault, *at: str | int) -> PydanticCustomError:
    """Return the error by which a validator refuses a value; ``at`` names the field to blame.

    It is named where a rule concerns several fields.
    """
    context = {"text": fault.text, "advice": fault.advice, "at": at}
    return PydanticCustomError(cast("Any", fault.code), "{text}", context)


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks an id that points to an entry of one of ``kinds``.

    ``back`` heads the list in which the target names where the link comes from.
    """

    kinds: tuple[str, ...]
    back: str
    history: bool = False
    """Whether the target may be an entry that was replaced."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Name the vocabulary in the JSON Schema."""
        return {**handler(schema), "x-verweis": list(self.kinds)}


@dataclass(frozen=True, slots=True)
class SourceRef:
    """Marks an id from the ``quellen`` of the same entry."""


@dataclass(frozen=True, slots=True)
class Until:
    """Marks a date that may lie at most so many years after the day on which it is checked."""

    years: int


class Labels:
    """The words of a closed list and what people read for each, in the order of the list."""

    def __init__(self, **labels: str) -> None:
        self.by_word: Mapping[str, str] = labels

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Refuse a list with other words; type checkers need them as a ``Literal`` beside this."""
        if get_args(source) != tuple(self.by_word):
            raise TypeError(f"{source} has other labels: {[*self.by_word]}")
        return handler(source)


@dataclass(frozen=True, slots=True)
class WordCount:
    """Limits a text to ``least`` … ``most`` words."""

    least: int
    most: int

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Check the number of words after the text itself."""
        return core_schema.no_info_after_validator_function(self._check_count, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Name the limits in the JSON Schema."""
        return {**handler(schema), "x-woerter": [self.least, self.most]}

    def _check_count(self, text: str) -> str:
        count = len(text.split())
        if count < self.least:
            words = count_words(count, "Wort", "Wörter")
            raise make_error(faults.TOO_FEW_WORDS.fill(words=words, least=self.least))
        if count > self.most:
            raise make_error(faults.TOO_MANY_WORDS.fill(count=count, most=self.most))
        return text


_KENNUNG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_FRAME = "px-"
_TAKEN = "nach"  # below praxis/nach/ practices are listed by what they have in common
_DATUM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


def is_kennung(text: str) -> bool:
    """Say whether ``text`` is kebab-case in a–z and 0–9, at most 80 characters."""
    return bool(_KENNUNG.match(text)) and len(text) <= 80


def _check_kennung(text: str) -> str:
    if not is_kennung(text):
        raise make_error(faults.NO_KENNUNG.fill(text=quote_text(text)))
    if text.startswith(_FRAME):
        raise make_error(faults.KENNUNG_OF_THE_FRAME.fill(text=quote_text(text), frame=_FRAME))
    if text == _TAKEN:
        raise make_error(faults.KENNUNG_OF_LISTS.fill(text=quote_text(text)))
    return text


def is_datum(text: str) -> bool:
    """Say whether ``text`` is a year, a month (2019-05) or a day (2019-05-17) that exists."""
    match = _DATUM.match(text)
    if not match:
        return False
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year or (month is not None and not 1 <= month <= 12):
        return False
    return day is None or 1 <= day <= calendar.monthrange(year, month or 1)[1]


def _check_datum(text: str) -> str:
    if not is_datum(text):
        raise make_error(faults.NO_SUCH_DATE.fill(text=quote_text(text)))
    return text


def _check_datum_or_undated(text: str) -> str:
    return text if text == UNDATED else _check_datum(text)


def check_order(von: str | None, bis: str | None, name: str = "bis") -> None:
    """Refuse an end before the beginning; dates of different precision compare roughly.

    ``name`` is the field that holds the end.
    """
    if von and bis and bis < von[: len(bis)]:
        raise make_error(faults.ENDS_BEFORE_IT_BEGINS.fill(von=von, bis=bis, name=name), name)


def _check_url(text: str) -> str:
    if fault := address_fault(text):
        raise make_error(fault)
    return encode_address(text)


def _read_ja_nein(value: object) -> bool:
    answers = {"ja": True, "nein": False, "true": True, "false": False}
    if isinstance(value, bool):
        return value
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    if value not in answers:
        raise make_error(faults.NEITHER_YES_NOR_NO.fill(word=quote_text(value)))
    return answers[value]


def _digits_only(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]+", value):
        raise PydanticKnownError("int_parsing")
    return value


Text = Annotated[str, Field(min_length=1)]
Prosa = Text
"""Text in which Markdown and citations like ``[^dosb]`` are read."""
Kennung = Annotated[
    str,
    AfterValidator(_check_kennung),
    WithJsonSchema({"type": "string", "pattern": f"^(?!{_FRAME})[a-z0-9]+(-[a-z0-9]+)*$"}),
]
_Datum = Annotated[
    str,
    AfterValidator(_check_datum),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
Datum = Annotated[_Datum, Until(20)]
"""A date that may be to come, as of the end of a programme."""
VergangenesDatum = Annotated[_Datum, Until(0)]
DatumOderOhne = Annotated[
    str,
    Until(0),
    AfterValidator(_check_datum_or_undated),
    WithJsonSchema({"type": "string", "pattern": rf"^(\d{{4}}(-\d{{2}}(-\d{{2}})?)?|{UNDATED})$"}),
]
Adresse = Annotated[
    str, AfterValidator(_check_url), WithJsonSchema({"type": "string", "format": "uri"})
]
Postfach = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$")]
DIGITS = BeforeValidator(_digits_only)
JaNein = Annotated[
    bool, BeforeValidator(_read_ja_nein), WithJsonSchema({"enum": ["ja", "nein", True, False]})
]
QuellenKennung = Annotated[Kennung, SourceRef()]
