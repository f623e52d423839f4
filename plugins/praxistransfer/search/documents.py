"""What can be found: every entry of the library, and hand-written pages, as texts with weights."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from annotated_types import MinLen
from pydantic.fields import FieldInfo

from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.addresses import address_of
from praxistransfer.model.base import Dokument, Eintrag, Konzept
from praxistransfer.model.fields import Ref
from praxistransfer.model.marks import find_numbered_values
from praxistransfer.model.practice import Practice, is_judgement
from praxistransfer.model.text import plain_text, shorten
from praxistransfer.model.vocabulary import Begriff, Integrationszentrum, Quellenwerk
from praxistransfer.model.words import KINDS
from praxistransfer.search.compounds import Compounds
from praxistransfer.search.german import Known, terms_of, words_of

WEIGHTS = MappingProxyType(
    {"titel": 6.0, "kurzfassung": 2.0, "thema": 4.0, "schlagwort": 2.0, "ort": 4.0, "text": 1.0}
)
"""The fields of a document and how much a word counts in each."""

NAME = "="
"""Ends a term that is a whole name."""
PLACE = "@"
"""Ends the name of a place, which has no endings: „Bünde“ is not „Bund“."""

_SUMMARY = 160
_LONGEST = 60
"""Characters of a term; nobody types longer words."""
_BITS = 24
"""Bits for the count of a term in one field; no text has so many words."""
_MOST = (1 << _BITS) - 1
_PAGE = "Seite"
_FIELD_OF = {
    "titel": "titel",
    "label": "titel",
    "kurz": "titel",
    "kurzfassung": "kurzfassung",
    "einfach": "kurzfassung",
    "definition": "kurzfassung",
    "langtitel": "kurzfassung",
    "alt": "schlagwort",
    "suchwoerter": "schlagwort",
    "schreibweisen": "schlagwort",
    "bedeutungen": "schlagwort",
    "orte": "ort",
    "gemeinden": "ort",
    "kennzeichen": "schlagwort",
    "von": "ort",
    "nach": "ort",
}
"""Where the texts of an entry go; all others are the field "text"."""
_UNSAID = frozenset(
    {
        *("quellen", "quelle", "beleg", "lizenz", "freigabe", "geprueft_durch", "kontakt", "web"),
        *("einwohner", "ags", "webseite", "postfach", "kim_seit", "nicht_zutreffend"),
    }
)
"""Fields that do not say what an entry is about, wherever they stand."""
_REFERENCE_TO = {
    "handlungsfeld": "thema",
    "zielgruppe": "thema",
    "foerderprogramm": "schlagwort",
    "vorgehensmuster": "schlagwort",
    "akteur": "text",
    "rechtsgrundlage": "text",
    "stolperstein": "text",
    "integrationszentrum": "ort",
}
"""An entry is found by the names of what it refers to, in these fields."""
_BESIDE = frozenset({"verwandt", "ersetzt", "ersetzt_durch", "siehe", "beispiele", "oberbegriff"})
"""References that do not say what an entry is about."""
_PRIORITY = {
    "practice": 1.0,
    "vorgehensmuster": 0.6,
    "schulungsbaustein": 0.6,
    "uebertragung": 0.5,
    "handlungsfeld": 0.6,
    "zielgruppe": 0.5,
    "begriff": 0.4,
}
"""People look for practices; what else they may want stands further down unless it is named."""
_OTHERS, _PAGES = 0.5, 0.3


class SearchDocument(NamedTuple):
    """Something that can be found."""

    id: str
    address: str
    kind: str
    """What it is, in German, e.g. „Praxisbeispiel“."""
    title: str
    summary: str
    fields: tuple[str, ...]
    """Its texts, in the order of ``WEIGHTS``."""
    names: tuple[str, ...] = ()
    """What it is called; a question for exactly this puts it first."""
    priority: float = _OTHERS
    places: tuple[str, ...] = ()
    """The municipalities it is about; a question for exactly one puts it first as well."""


Counts = tuple[int, ...]
"""How often a term stands in each field, parts of compounds included."""


class Analysed(NamedTuple):
    """The terms of a document, for the index."""

    counted: str
    """Lines of terms that stand in each field equally often, after how often that is.

    Most terms share a few counts, and one text is quickly kept and read again.
    """
    lengths: tuple[int, ...]
    """How many terms each field has."""
    names: tuple[str, ...]
    """The terms of each name and place, blanks between them, ``NAME`` or ``PLACE`` behind."""

    @property
    def terms_by_counts(self) -> Iterator[tuple[Counts, list[str]]]:
        """Yield counts, and all terms that stand in the fields so often."""
        for line in self.counted.split("\n") if self.counted else ():
            counts, _, terms = line.partition(" ")
            yield _read_counts(counts), terms.split(" ")

    @property
    def terms(self) -> Iterator[tuple[str, Counts]]:
        """Yield each term with its counts."""
        for counts, terms in self.terms_by_counts:
            for term in terms:
                yield term, counts


def list_documents(
    library: Library, pages: Iterable[SearchDocument] = ()
) -> Iterator[SearchDocument]:
    """Yield everything that can be found, the practices first and in the order of their ids.

    ``pages`` are hand-written pages, made by :func:`page`.
    """
    knowledge = Knowledge(library)
    order = {kind: number for number, kind in enumerate(KINDS)}
    for entry in sorted(library.all_entries, key=lambda item: (order[item.kind], item.id)):
        if not isinstance(entry, Quellenwerk):
            yield entry_document(knowledge, entry)
    yield from pages


def page_document(
    address: str, title: str, kind: str, summary: str, text: str = ""
) -> SearchDocument:
    """Return a page that is no entry, e.g. a list or one that was written by hand."""
    texts = {"titel": title, "kurzfassung": summary, "text": plain_text(text)}
    return SearchDocument(
        id=address.strip("/") or "start",
        address=address,
        kind=kind or _PAGE,
        title=title,
        summary=shorten(plain_text(summary), _SUMMARY),
        fields=tuple(texts.get(name, "") for name in WEIGHTS),
        names=(title,),
        priority=_PAGES,
    )


class Analysis:
    """Reads documents: what it says of one depends on nothing but that document.

    It remembers the terms of every piece of text between two blanks, for most stand in many texts.
    """

    def __init__(self) -> None:
        self._compounds = Compounds()
        self._known = Known(self._split_terms)

    def load_words(self) -> None:
        """Read the list of German words now, before workers are started that need it."""
        self._compounds.split_compound("vorbereitung")

    def analyse_document(self, document: SearchDocument) -> Analysed:
        """Return the terms of a document."""
        fields = [
            Counter(chain.from_iterable(map(self._known.__getitem__, text.split())))
            for text in document.fields
        ]
        names = [(NAME, terms_of(name)) for name in document.names]
        places = [(PLACE, [word.folded for word in words_of(name)]) for name in document.places]
        whole = {
            " ".join(terms) + mark: None
            for mark, terms in names + places
            if 0 < len(" ".join(terms)) <= _LONGEST
        }
        return analyse_counts(fields, tuple(whole))

    def _split_terms(self, chunk: str) -> tuple[str, ...]:
        """Return the terms of a piece of text, each followed by the parts it consists of."""
        return tuple(
            part
            for term in terms_of(chunk)
            for part in (term, *self._compounds.split_compound(term))
            if len(part) <= _LONGEST
        )


def analyse_counts(fields: Sequence[Mapping[str, int]], names: tuple[str, ...] = ()) -> Analysed:
    """Return the same of terms that have been counted, field by field."""
    *others, texts = fields
    # One number holds the counts of all fields. Most terms stand in the last one alone.
    counts: dict[str, int] = {}
    for field, counted in enumerate(others):
        one = 1 << _BITS * (len(others) - field)
        for term, count in counted.items():
            counts[term] = counts.get(term, 0) + count * one
    alike: defaultdict[int, list[str]] = defaultdict(list)
    for term, packed in counts.items():
        alike[packed + texts.get(term, 0)].append(term)
    for term, count in texts.items():
        if term not in counts:
            alike[count].append(term)
    lengths = tuple(sum(counted.values()) for counted in fields)
    lines = (f"{_show_counts(packed)} {' '.join(terms)}" for packed, terms in alike.items())
    return Analysed("\n".join(lines), lengths, names)


@cache
def _show_counts(number: int) -> str:
    places = reversed(range(len(WEIGHTS)))
    return ",".join(str(number >> _BITS * place & _MOST) for place in places)


@cache
def _read_counts(text: str) -> Counts:
    return tuple(map(int, text.split(",")))


def entry_document(knowledge: Knowledge, entry: Eintrag) -> SearchDocument:
    """Return an entry as something that can be found."""
    texts: dict[str, list[str]] = {name: [] for name in WEIGHTS}
    for mark in (MinLen, FieldInfo):  # required texts carry the first, all others the second
        for _, path, text in find_numbered_values(entry, mark):
            if _UNSAID.isdisjoint(path) and not is_judgement(entry, path):
                texts[_FIELD_OF.get(str(path[0]), "text")].append(plain_text(text))
    if isinstance(entry, Dokument):
        texts["text"] += [plain_text(section.text) for section in entry.abschnitte]
    for target, field in _named_targets(knowledge, entry):
        texts[field].append(target.name)
        texts["schlagwort" if field == "thema" else field] += _other_names(target)
    if isinstance(entry, Begriff):
        texts["titel"].append(entry.label)
    return SearchDocument(
        entry.id,
        address_of(entry),
        KINDS[entry.kind].one,
        entry.name,
        shorten(plain_text(entry.definition_text), _SUMMARY),
        tuple(" . ".join(dict.fromkeys(texts[name])) for name in WEIGHTS),
        () if isinstance(entry, Practice) else (entry.name, *_other_names(entry)),
        _PRIORITY.get(entry.kind, _OTHERS),
        _places_of(entry),
    )


def _places_of(entry: Eintrag) -> tuple[str, ...]:
    if isinstance(entry, Practice):
        return entry.orte
    if isinstance(entry, Integrationszentrum) and entry.gemeinden:
        return tuple(item.name for item in entry.gemeinden.liste)
    return ()


def _named_targets(knowledge: Knowledge, entry: Eintrag) -> Iterator[tuple[Eintrag, str]]:
    """Yield what an entry refers to and, for vocabularies with a hierarchy, what is above it."""
    seen: set[str] = set()
    for _, path, id_ in find_numbered_values(entry, Ref):
        if path[0] in _BESIDE or is_judgement(entry, path):
            continue
        target = knowledge.find_entry(id_)
        field = _REFERENCE_TO.get(target.kind, "") if target else ""
        while field and target and target.id not in seen:
            seen.add(target.id)
            yield target, field
            # What is further above says less of this entry.
            field = "schlagwort" if field == "thema" else field
            target = knowledge.find_entry(getattr(target, "oberbegriff", None) or "")


def _other_names(entry: Eintrag) -> tuple[str, ...]:
    if isinstance(entry, Konzept):
        return (*entry.alt, *entry.suchwoerter)
    if isinstance(entry, Begriff):
        return (entry.label, *entry.schreibweisen, *(item.label for item in entry.bedeutungen))
    return tuple(getattr(entry, "alt", ()))
